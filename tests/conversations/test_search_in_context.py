"""A search that goes on from message to message, over the API, against the running servers."""

from __future__ import annotations

import pytest

from tests.content.recount import counted
from tests.support.assistant import Assistant, text_of

SOUTH = ("occitanie", "provence-alpes-cote-d-azur", "nouvelle-aquitaine", "corse")


@pytest.mark.parametrize(
    "turns",
    [
        [
            ("quelles formations à Grenoble ?", counted("Formations à Grenoble", town="grenoble")),
            ("et en bac+6 ?", counted("Formations bac+6 à Grenoble", town="grenoble", level="bac+6")),
            ("et à Rouen ?", counted("Formations bac+6 à Rouen", town="rouen", level="bac+6")),
            ("plutôt un master", counted("Masters à Rouen", town="rouen", diploma="master")),
            ("et à Gap ?", "Masters à Gap : mon catalogue n’en a pas"),
            ("enlève la ville", counted("Masters", diploma="master")),
            ("recommence", counted("Toutes les formations")),
        ],
        [
            ("un master", counted("Masters", diploma="master")),
            (
                "autour de Rennes",
                counted("Masters à moins de 100 km de Rennes", diploma="master", town="rennes", radius="100"),
            ),
            (
                "à moins de 200 km de Nantes",
                counted("Masters à moins de 200 km de Nantes", diploma="master", town="nantes", radius="200"),
            ),
            ("dans le sud", counted("Masters dans le Sud", diploma="master", region=SOUTH)),
            ("en Bretagne", counted("Masters en Bretagne", diploma="master", region="bretagne")),
            ("et en Île-de-France ?", counted("Masters en Île-de-France", diploma="master", region="ile-de-france")),
            (
                "pas à Paris",
                counted(
                    "Masters en Île-de-France, sauf à Paris",
                    diploma="master",
                    region="ile-de-france",
                    excluded="town:paris",
                ),
            ),
        ],
        [
            ("ya koi a lyon", counted("Formations à Lyon", town="lyon")),
            ("nan paris en fait", counted("Formations à Paris", town="paris")),
            ("pas paris, toulouse", counted("Formations à Toulouse", town="toulouse")),
            ("non, je voulais dire Lyon", counted("Formations à Lyon", town="lyon")),
            ("cmb sa gagne ?", "€ par an"),
            ("reviens à la liste", counted("Formations à Lyon", town="lyon")),
            ("tt la france", counted("Toutes les formations")),
            ("trie par distance", "depuis quelle ville"),
            ("Rennes", counted("Formations au plus près de Rennes")),
            ("la suite", "6. "),
            ("la page d'avant", "Voici la page d’avant"),
        ],
    ],
    ids=lambda turns: turns[0][0],
)
def test_what_is_active_is_kept_and_said(assistant: Assistant, turns: list[tuple[str, str]]) -> None:
    conversation = assistant.open()
    for asked, said in turns:
        assert said.replace("\u00a0", " ") in text_of(conversation.say(asked)).replace("\u00a0", " "), asked


def test_what_is_excluded_survives_in_the_choices(assistant: Assistant) -> None:
    conversation = assistant.open()
    answer = conversation.say("des formations sauf à Paris")
    assert answer[0]["criteria"] == {"excluded": ["sauf à Paris"]}
    following = conversation.choose("Voir la suite", answer)
    assert following[0]["criteria"] == {"excluded": ["sauf à Paris"]}
    towns = {town for item in answer[0]["items"] + following[0]["items"] for town in item["towns"]}
    assert "Paris" not in towns


def test_every_choice_of_a_search_in_context_leads_somewhere(assistant: Assistant) -> None:
    conversation = assistant.open()
    conversation.say("un master")
    for asked in ("autour de Rennes", "pas à Rennes", "change la recherche stp", "enlève la ville"):
        answer = conversation.say(asked)
        for choice in answer[0]["choices"]:
            assert "n’ai pas" not in text_of(conversation.choose(choice["label"], answer))[:40]
