"""A search that goes on from message to message, over the API, against the running servers."""

from __future__ import annotations

import pytest

from tests.support.assistant import Assistant, text_of


@pytest.mark.parametrize(
    "turns",
    [
        [
            ("quelles formations à Grenoble ?", "Formations à Grenoble : 2"),
            ("et en bac+6 ?", "Formations bac+6 à Grenoble : 1"),
            ("et à Rouen ?", "Formations bac+6 à Rouen : 1"),
            ("plutôt un master", "Masters à Rouen : 0"),
            ("enlève la ville", "Masters : 4"),
            ("recommence", "Toutes les formations : 16"),
        ],
        [
            ("un master", "Masters : 4"),
            ("autour de Rennes", "Masters à moins de 100 km de Rennes : 0"),
            ("à moins de 200 km de Nantes", "Masters à moins de 200 km de Nantes : 0"),
            ("dans le sud", "Masters dans le Sud : 1"),
            ("en Bretagne", "Masters en Bretagne : 0"),
            ("et en Île-de-France ?", "Masters en Île-de-France : 1"),
            ("pas à Paris", "Masters en Île-de-France, sauf à Paris : 0"),
        ],
        [
            ("ya koi a lyon", "Formations à Lyon : 1"),
            ("nan paris en fait", "Formations à Paris : 5"),
            ("pas paris, toulouse", "Formations à Toulouse : 1"),
            ("non, je voulais dire Lyon", "Formations à Lyon : 1"),
            ("cmb sa gagne ?", "€ par an"),
            ("reviens à la liste", "Formations à Lyon : 1"),
            ("tt la france", "Toutes les formations : 16"),
            ("trie par distance", "depuis quelle ville"),
            ("Rennes", "Formations au plus près de Rennes : 16"),
            ("la suite", "6. "),
            ("la page d'avant", "Voici la page d’avant"),
        ],
    ],
    ids=lambda turns: turns[0][0],
)
def test_what_is_active_is_kept_and_said(assistant: Assistant, turns: list[tuple[str, str]]) -> None:
    conversation = assistant.open()
    for asked, said in turns:
        assert said in text_of(conversation.say(asked)).replace("\u00a0", " "), asked


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
