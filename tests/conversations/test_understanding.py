"""The three outcomes, over the API, against the running servers: answered, asked back, declined; and what is kept."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from orientation.knowledge.intent_labels import load_intent_labels
from runtime.misses import FILE
from tests.content.said import knowledge
from tests.support.assistant import ROOT, Assistant, text_of

LABELS = {
    *load_intent_labels(ROOT / "data/intents.yml").values(),
    *(entry.label for entry in knowledge().values() if entry.label),
}
SALARY, STUDIES, SEARCH = "Après 2 à 5", "bac+5", "Formations à Lille"


@pytest.mark.parametrize(
    ("asked", "first", "second"),
    [
        ("c koi le salaire et faut faire quelles études ?", SALARY, STUDIES),
        ("Combien gagne-t-on dans ce métier ? Et quelles écoles y a-t-il à Lille ?", SALARY, SEARCH),
        ("ya quoi comme formation a lille, et sinon c bien payé comme métier ?", SEARCH, SALARY),
    ],
)
def test_two_questions_get_two_answers_in_their_order(
    assistant: Assistant, asked: str, first: str, second: str
) -> None:
    answers = [text_of([message]) for message in assistant.open().say(asked)]
    assert len(answers) == 2
    assert first in answers[0].replace("\u00a0", " ")
    assert second in answers[1].replace("\u00a0", " ")


@pytest.mark.parametrize("asked", ["les maths et la physique c'est obligatoire ?", "Prépa ou fac, que choisir ?"])
def test_one_question_gets_one_answer(assistant: Assistant, asked: str) -> None:
    assert len(assistant.open().say(asked)) == 1


@pytest.mark.parametrize(
    "asked", ["combien gagne un plombier ?", "quel temps fait-il demain ?", "zzgh qsdf mlkj", "🦊"]
)
def test_what_is_not_ours_is_declined_with_what_is(assistant: Assistant, asked: str) -> None:
    (message,) = assistant.open().say(asked)
    assert "je ne connais que le métier" in message["text"]
    assert message["choices"]


# Each could be about several subjects.
UNCLEAR = ("c'est bien ?", "c'est comment ?", "c'est pour qui ?", "le truc là")


def test_what_is_unclear_is_asked_back_and_the_choices_lead_there(assistant: Assistant) -> None:
    asked_back = 0
    for text in UNCLEAR:
        conversation = assistant.open()
        (message,) = conversation.say(text)
        if "Tu veux parler de quoi" not in message["text"]:
            continue
        asked_back += 1
        *subjects, other = message["choices"]
        assert other["label"] == "Autre chose"
        assert 2 <= len(subjects) <= 3
        assert {subject["label"].lower() for subject in subjects} <= {label.lower() for label in LABELS}
        (answer,) = conversation.choose(subjects[0]["label"], [message])
        assert "Tu veux parler de quoi" not in answer["text"]
        assert "je ne connais que le métier" not in answer["text"]
    assert asked_back


def test_what_was_missed_is_kept_without_its_author(assistant: Assistant) -> None:
    conversation = assistant.open()
    conversation.say("Je m'appelle Zoltanine, zoltan@exemple.org, 06 12 34 56 78 : quel temps fait-il demain ?")
    conversation.say("combien on gagne ?")
    kept = (Path(assistant.folder) / FILE).read_text(encoding="utf-8")
    entries = [json.loads(line) for line in kept.splitlines()]
    mine = [entry for entry in entries if "quel temps fait-il demain" in entry["text"]]
    assert mine
    assert all(entry["text"] == "quel temps fait-il demain ?" for entry in mine)
    assert set(mine[0]) == {"day", "outcome", "text", "candidates"}
    assert mine[0]["outcome"] == "declined"
    assert "Zoltanine" not in kept
    assert "zoltan@" not in kept
    assert "06 12" not in kept
    assert "combien on gagne" not in kept
