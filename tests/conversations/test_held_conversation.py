"""Conversations whose messages make sense only after one another, over the real API."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from tests.content.recount import counted
from tests.support.assistant import Assistant, text_of

IN_GRENOBLE = counted("Formations à Grenoble", town="grenoble").replace("\u00a0", " ")


def said(messages: list[dict[str, Any]]) -> str:
    return text_of(messages).replace("\u00a0", " ")


@pytest.mark.parametrize(
    "turns",
    [
        # the salary, from the beginning to the region
        [
            ("combien on gagne ?", "25 000 à 30 000 €"),
            ("et au début ?", "À bac+5, le plus souvent 32 000 à 45 000 €"),
            ("et après dix ans ?", "De 5 à 15 ans d’expérience"),
            ("et à Paris ?", "en région parisienne"),
        ],
        # the studies
        [
            ("quelles études ?", "bac+5"),
            ("c'est long ?", "cinq ans après le bac"),
            ("et sans prépa ?", "pas obligatoire"),
        ],
        # a sector that the sheet names, one that it does not
        [
            ("quelles entreprises recrutent des ingénieurs en IA ?", "ESN"),
            ("et dans la santé ?", "bio-informatique"),
            ("et la banque ?", "repérer les fraudes"),
        ],
        # a programme of a list, then questions about it, then another one of the list
        [
            ("quelles formations à Grenoble ?", IN_GRENOBLE),
            ("la deuxième", "Mastère Spécialisé Big Data"),
            ("c'est où ?", "C’est à Grenoble"),
            ("sa dure cb ?", "Elle dure 1 an"),
            ("c'est payant ?", "Je ne sais pas le prix"),
            ("en alternance ?", "Je ne sais pas si elle se fait en alternance"),
            ("on y entre comment ?", "On dépose son dossier"),
            ("c'est quoi le site ?", "https://grenoble-em.com"),
            ("et la première ?", "Ensimag"),
        ],
        # a question in the middle, and back to the list
        [
            ("quelles formations à Paris ?", "Formations à Paris"),
            ("combien on gagne ?", "25 000"),
            ("la troisième", "Mastère spécialisé AIMove"),
        ],
    ],
    ids=["salary", "studies", "sectors", "focus", "interruption"],
)
def test_a_message_goes_on_with_the_one_before(assistant: Assistant, turns: list[tuple[str, str]]) -> None:
    conversation = assistant.open()
    for text, expected in turns:
        assert expected in said(conversation.say(text)), text


def test_two_of_a_list_are_compared(assistant: Assistant) -> None:
    conversation = assistant.open()
    conversation.say("quelles formations à Paris ?")
    (message,) = conversation.say("compare les deux premières")
    assert message["type"] == "comparison"
    assert len(message["columns"]) == 2
    assert any(None in row["values"] for row in message["rows"])
    assert "durée" in said(conversation.say("laquelle est la plus courte ?"))
    (message,) = conversation.say("compare l'UTC et l'Ensimag")
    assert [column.split("\u00a0")[0] for column in message["columns"]] == ["UTC", "Ensimag"]


def test_repair_has_three_steps_and_does_not_loop(assistant: Assistant) -> None:
    conversation = assistant.open()
    texts = [said(conversation.say(text)) for text in ("zzz gloubi", "kjhkjh xx", "qsdqsd pmpm", "wxcwxc", "azaz eze")]
    assert "n’y arrive toujours pas" in texts[1]
    assert all(first != second for first, second in pairwise(texts))
    labels = {choice["label"] for choice in conversation.say("combien on gagne ?")[0]["choices"]}
    assert labels
    assert said(conversation.say("zzz gloubi")) == texts[0]


@pytest.mark.parametrize("text", ["combien on gagne ?", "quelles formations à Lens ?", "merci"])
def test_the_same_text_is_never_sent_twice_in_a_row(assistant: Assistant, text: str) -> None:
    conversation = assistant.open()
    first, second, third = (said(conversation.say(text)) for _ in range(3))
    assert first != second != third
    assert first not in second


def test_a_search_that_was_left_is_offered_again(assistant: Assistant) -> None:
    conversation = assistant.open()
    conversation.say("quelles formations à Grenoble ?")
    answer = conversation.say("combien on gagne ?")
    (back,) = [choice["label"] for choice in answer[0]["choices"] if choice["label"].startswith("Revenir")]
    assert IN_GRENOBLE in said(conversation.choose(back, answer))


def test_a_question_that_was_left_is_asked_again_and_may_be_answered_in_words(assistant: Assistant) -> None:
    conversation = assistant.open()
    (question,) = conversation.say("fais-moi un plan étape par étape")
    assert "où en es-tu" in said([question])
    answer, again = conversation.say("au fait, combien on gagne ?")
    assert "25 000 à 30 000 €" in said([answer])
    assert again == question
    (path,) = conversation.say("en terminale")
    assert path["type"] == "steps"
    assert 3 <= len(path["items"]) <= 6


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("jsuis en term STI2D", "terminale technologique"),
        ("je suis infirmière, j'ai 38 ans", "depuis"),
        ("bonjour, ma fille est en seconde", "Le parcours de votre enfant"),
    ],
)
def test_who_says_where_they_stand_gets_a_path(assistant: Assistant, text: str, start: str) -> None:
    (path,) = assistant.open().say(text)
    assert path["type"] == "steps"
    assert start in said([path])
