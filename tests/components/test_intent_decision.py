from __future__ import annotations

from typing import Any

import pytest
from rasa.nlu.constants import TOKENS_NAMES
from rasa.nlu.tokenizers.tokenizer import Token
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from components.intent_decision import IntentDecision

TOWN = ("town", "Lille")
SCHOOL = ("school", "Isep")
MASTER = ("diploma", "master")


def decide(text: str, intent: str | None, confidence: float, *mentions: tuple[str, str]) -> dict[str, Any]:
    tokens, start = [], 0
    for word in text.replace("?", " ?").split():
        start = text.index(word, start)
        tokens.append(Token(word, start))
        start += len(word)
    entities = [
        {"entity": kind, "value": name, "start": text.index(name), "end": text.index(name) + len(name)}
        for kind, name in mentions
    ]
    message = Message({TEXT: text, TOKENS_NAMES[TEXT]: tokens, ENTITIES: entities})
    message.set(INTENT, {"name": intent, "confidence": confidence})
    (decided,) = IntentDecision({"threshold": 0.4}).process([message])
    result: dict[str, Any] = decided.get(INTENT)
    return result


@pytest.mark.parametrize(
    ("text", "likeliest", "confidence", "mentions", "decided"),
    [
        # the likeliest intent, when it is likely enough
        ("combien à Lille ?", "ask_salary", 0.8, [TOWN], "ask_salary"),
        ("combien ?", "ask_salary", 0.4, [], "ask_salary"),
        # a bare name asks for itself, whatever the classifier thinks
        ("Lille ?", "greet", 0.9, [TOWN], "search_programmes"),
        ("et à Lille svp", "thank", 0.9, [TOWN], "search_programmes"),
        ("un master à Lille", "ask_studies", 0.9, [MASTER, TOWN], "search_programmes"),
        ("l' Isep ?", "ask_role", 0.9, [SCHOOL], "ask_programme_detail"),
        ("l' Isep à Lille", "ask_role", 0.9, [SCHOOL, TOWN], "ask_programme_detail"),
        # unsure: what is named
        ("zut Isep bof", "out_of_scope", 0.3, [SCHOOL], "ask_programme_detail"),
        ("zut Lille bof", "out_of_scope", 0.3, [TOWN], "search_programmes"),
        # unsure, nothing named: ask again
        ("zut bof", "out_of_scope", 0.39, [], "nlu_fallback"),
        ("", None, 0.0, [], "nlu_fallback"),
    ],
)
def test_the_decision(
    text: str, likeliest: str | None, confidence: float, mentions: list[tuple[str, str]], decided: str
) -> None:
    assert decide(text, likeliest, confidence, *mentions)["name"] == decided


def test_an_intent_that_stays_keeps_its_confidence() -> None:
    assert decide("combien ?", "ask_salary", 0.8) == {"name": "ask_salary", "confidence": 0.8}
