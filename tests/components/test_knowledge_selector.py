from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from rasa.nlu.constants import TOKENS_NAMES
from rasa.nlu.tokenizers.tokenizer import Token
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message

from components.knowledge_selector import QUESTION_CHANCE, KnowledgeSelector
from components.linear_intent_classifier import HALVES, KNOWN_SHARE, SCORES, SIDES
from orientation.understanding.message_classifier import Part
from orientation.understanding.message_reader import MessageReader
from orientation.understanding.retrieval import WEIGHTS as NAMES
from orientation.understanding.retrieval import Known, Phrasing, Retriever, Scores
from orientation.understanding.two_questions import Halves

WEIGHTS = {**dict.fromkeys(NAMES, 0.0), "nearest_meaning": 12.0, "bias": -6.0, "known_score": 10.0}
TAUGHT = [("ask_studies", 0.6), ("out_of_scope", 0.3), ("ask_vae", 0.1)]


def selector(*asked: str) -> KnowledgeSelector:
    component = KnowledgeSelector(KnowledgeSelector.get_default_config(), None, None)
    component._reader = MessageReader([], {}, [], lambda word: None)
    if asked:
        known = Known({}, {})
        phrasings = [Phrasing(entry, frozenset(["cesure"])) for entry in asked]
        vectors = np.array([[1, 0], [0, 1]], dtype=np.float32)[: len(asked)]
        component._retriever = Retriever(phrasings, vectors, known, WEIGHTS)
    return component


def message(vector: tuple[float, float] | None, text: str = "cesure") -> Message:
    said = Message({TEXT: text, TOKENS_NAMES[TEXT]: [Token(text, 0)], KNOWN_SHARE: 0.0})
    said.set(HALVES, Halves(("ask_studies", "ask_vae"), 1, 0.9))
    said.set(INTENT_RANKING_KEY, [{"name": name, "confidence": chance} for name, chance in TAUGHT])
    said.set(INTENT, said.get(INTENT_RANKING_KEY)[0])
    said.set(SCORES, Scores({"ask_studies": 0.1, "out_of_scope": -0.2, "ask_vae": 0.0}))
    if vector is not None:
        said.add_features(Features(np.array([vector], dtype=np.float32), "sentence", TEXT, "test"))
    return said


def ranked(said: Message) -> list[tuple[str, float]]:
    return [(entry["name"], entry["confidence"]) for entry in said.get(INTENT_RANKING_KEY)]


@pytest.mark.parametrize(
    ("entries", "vector", "first"),
    [
        (("ask_gap_year",), (1.0, 0.0), "ask_gap_year"),
        (("ask_gap_year", "ask_housing"), (0.0, 1.0), "ask_housing"),
        (("ask_gap_year",), (0.0, 1.0), "ask_studies"),
        (("ask_gap_year",), None, "ask_studies"),
        ((), (1.0, 0.0), "ask_studies"),
    ],
)
def test_an_entry_takes_its_place_in_the_ranking(entries: tuple[str, ...], vector: Any, first: str) -> None:
    said = message(vector)
    selector(*entries).process([said])
    assert ranked(said)[0][0] == said.get(INTENT)["name"] == first
    assert sum(chance for _, chance in ranked(said)) <= 1.0 + 1e-6


def test_that_something_is_asked_is_surer_than_what() -> None:
    said = message((1.0, 0.0))
    selector("ask_gap_year").process([said])
    chances = dict(ranked(said))
    assert said.get(QUESTION_CHANCE) == pytest.approx(1.0 - chances["out_of_scope"])
    assert chances["ask_gap_year"] < said.get(QUESTION_CHANCE)


def test_what_an_entry_knows_is_known_and_not_two_questions() -> None:
    taken, left = message((1.0, 0.0)), message((0.0, 1.0))
    selector("ask_gap_year").process([taken, left])
    assert (taken.get(KNOWN_SHARE), taken.get(HALVES)) == (1.0, None)
    assert left.get(KNOWN_SHARE) == 0.0
    assert left.get(HALVES) is not None


@pytest.mark.parametrize(("told", "is_asked"), [("ask_path", True), ("greet", False), ("ask_salary", False)])
def test_what_is_asked_after_something_told_counts_as_a_sentence(told: str, is_asked: bool) -> None:
    vector = np.array([0, 1], dtype=np.float32)

    def part(start: int, asks: bool, first: str) -> Part:
        scores = {name: float(name == first) for name in (told, "ask_role")}
        return Part(start, start + 1, asks, vector, scores, {})

    said = Message({TEXT: "terminale quoi", TOKENS_NAMES[TEXT]: [Token("terminale", 0), Token("quoi", 10)]})
    said.add_features(Features(np.array([[0.0, 1.0]], dtype=np.float32), "sentence", TEXT, "test"))
    said.set(SCORES, Scores({told: 0.3, "ask_role": 0.25}))
    said.set(SIDES, [(part(0, False, told), part(1, True, "ask_role"))])
    selector("ask_gap_year").process([said])
    assert (ranked(said)[0][0] == "ask_role") is is_asked
