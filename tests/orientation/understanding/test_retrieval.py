from __future__ import annotations

import numpy as np
import pytest

from orientation.understanding.encoder import Matrix
from orientation.understanding.linear_model import pack
from orientation.understanding.reading import ReadWord
from orientation.understanding.retrieval import (
    EVIDENCE,
    EVIDENCE_OF_KNOWN,
    Known,
    Phrasing,
    Retriever,
    Scores,
    Told,
    lemmas_of,
)
from orientation.understanding.retrieval import WEIGHTS as NAMES

WEIGHTS = {
    **dict.fromkeys(NAMES, 0.0),
    "nearest_meaning": 8.0,
    "words_of_message": 4.0,
    "bias": -5.0,
    "known_score": 2.0,
    "known_meaning": 8.0,
}
PHRASINGS = [
    Phrasing("ask_gap_year", frozenset(["annee", "cesure"])),
    Phrasing("ask_gap_year", frozenset(["pause", "etude"])),
    Phrasing("ask_housing", frozenset(["logement", "etudiant"])),
]


def directions(*angles: float) -> Matrix:
    """Return one vector of length 1 for each angle, in degrees."""
    turned = np.radians(angles)
    found: Matrix = np.stack([np.cos(turned), np.sin(turned)], axis=1).astype(np.float32)
    return found


PHRASED = {"ask_salary": [frozenset(["quel", "salaire"]), frozenset(["combien"])]}
RETRIEVER = Retriever(
    PHRASINGS,
    directions(0, 20, 90),
    Known(
        {"annee": 0.2, "etude": 0.1},
        {"ask_salary": pack(directions(180, 200)), "thank": pack(directions(270))},
        PHRASED,
    ),
    WEIGHTS,
    {"ask_housing": Told(frozenset(["crous"]), "le logement du Crous", "student_life")},
)


NO_WORDS: frozenset[str] = frozenset()
SCORES = Scores({"ask_salary": 0.2, "out_of_scope": -0.3, "thank": -0.9}, {"student_life": -0.1, "paths": -0.7})


def chances(words: str, angle: float, scores: Scores = SCORES) -> dict[str, float]:
    return dict(RETRIEVER.chances(words, frozenset(words.split()), directions(angle)[0], scores))


@pytest.mark.parametrize(
    ("words", "angle", "entry"),
    [("cesure", 0, "ask_gap_year"), ("autre mot", 15, "ask_gap_year"), ("logement", 85, "ask_housing")],
)
def test_an_entry_is_found_by_meaning_and_words(words: str, angle: float, entry: str) -> None:
    found = chances(words, angle)
    assert max(found, key=lambda name: found[name]) == entry
    assert found[entry] > 0.5
    assert sum(found.values()) == pytest.approx(1.0)
    assert list(found.values()) == sorted(found.values(), reverse=True)


@pytest.mark.parametrize(
    ("angle", "intents", "expected"),
    [
        (180, {"ask_salary": 0.2, "thank": -0.9}, "ask_salary"),  # as near as can be to one of its examples
        (200, {"ask_salary": 0.2, "thank": -0.9}, "ask_salary"),
        (315, {"ask_salary": -0.9, "out_of_scope": 0.6}, "out_of_scope"),
        (0, {}, "ask_gap_year"),
    ],
)
def test_what_the_classifier_knows_competes(angle: float, intents: dict[str, float], expected: str) -> None:
    assert next(iter(chances("zorg", angle, Scores(intents)))) == expected


def test_only_the_likeliest_of_what_is_known_is_weighed() -> None:
    names, found = RETRIEVER.evidence_of_known(NO_WORDS, directions(180)[0], {f"ask_{at}": at / 20 for at in range(20)})
    assert names == [f"ask_{at}" for at in range(19, 11, -1)]
    assert found.shape == (8, len(EVIDENCE_OF_KNOWN))
    none, nothing = RETRIEVER.evidence_of_known(NO_WORDS, directions(180)[0], {})
    assert (none, nothing.shape) == ([], (0, len(EVIDENCE_OF_KNOWN)))


def test_what_speaks_for_what_is_known() -> None:
    names, found = RETRIEVER.evidence_of_known(frozenset(["salaire", "quel"]), directions(190)[0], SCORES.intents)
    assert names == ["ask_salary", "out_of_scope", "thank"]
    near, far = float(np.cos(np.radians(10))), float(np.cos(np.radians(80)))
    assert found == pytest.approx(np.array([[0.2, near, 1, 1, 0], [-0.3, 0, 0, 0, 1], [-0.9, far, 0, 0, 0]]), abs=0.01)


def evidence(name: str, entry: str, words: str, angle: float = 0) -> float:
    table = RETRIEVER.evidence(words, frozenset(words.split()), directions(angle)[0], SCORES.families)
    return float(table[RETRIEVER.entries.index(entry), EVIDENCE.index(name)])


@pytest.mark.parametrize(
    ("name", "entry", "words", "angle", "expected"),
    [
        ("nearest_meaning", "ask_gap_year", "zorg", 20, 1.0),
        ("near_meanings", "ask_gap_year", "zorg", 10, float(np.cos(np.radians(10)))),
        ("near_meanings", "ask_housing", "zorg", 90, 1.0),  # one phrasing is all it has
        ("words_of_message", "ask_gap_year", "cesure etude", 0, 1 / 1.1),
        ("words_of_message", "ask_gap_year", "annee zorg", 0, 0.2 / 1.2),
        ("words_of_message", "ask_gap_year", "cesure pause", 0, 0.5),  # of one phrasing, not of both
        ("words_of_phrasing", "ask_gap_year", "pause zorg", 0, 1 / 1.1),
        ("rarest_shared_word", "ask_gap_year", "annee cesure", 0, 1.0),
        ("rarest_shared_word", "ask_gap_year", "annee", 0, 0.2),
        ("rarest_shared_word", "ask_housing", "crous", 0, 0.0),
        ("words_of_entry", "ask_housing", "crous logement", 0, 1.0),  # what the answer tells counts too
        ("words_of_entry", "ask_gap_year", "cesure pause", 0, 1.0),
        ("pieces_of_entry", "ask_gap_year", "zorg", 0, 0.0),
        ("centre_of_meanings", "ask_housing", "zorg", 90, 1.0),
        ("words_of_phrasings", "ask_gap_year", "etude pause", 0, 0.5),
        ("words_of_phrasings", "ask_gap_year", "etude pause cesure", 0, (1.0 + 1 / 1.2) / 2),
        ("words_of_phrasings", "ask_housing", "etude pause", 0, 0.0),
        ("family_score", "ask_housing", "zorg", 0, -0.1),
        ("family_score", "ask_gap_year", "zorg", 0, -0.7),  # of none that was learnt
    ],
)
def test_what_speaks_for_an_entry(name: str, entry: str, words: str, angle: float, expected: float) -> None:
    assert evidence(name, entry, words, angle) == pytest.approx(expected, abs=1e-6)


def test_a_message_without_words_has_no_evidence_of_words() -> None:
    table = RETRIEVER.evidence("", frozenset(), directions(0)[0], {})
    assert not table[:, [EVIDENCE.index("words_of_message"), EVIDENCE.index("words_of_entry")]].any()


def test_signs_are_no_lemmas() -> None:
    assert lemmas_of([ReadWord("combien", "combien"), ReadWord("?", "?")]) == {"combien"}


def test_what_is_an_example_word_for_word_is_that() -> None:
    scores = Scores({"ask_salary": -0.9, "out_of_scope": 2.5})
    assert next(iter(chances("quel salaire", 180, scores))) == "ask_salary"
    assert next(iter(chances("quel salaire zorg", 250, scores))) != "ask_salary"
    assert next(iter(chances("etude pause", 90, Scores({"ask_salary": 0.2})))) == "ask_gap_year"
