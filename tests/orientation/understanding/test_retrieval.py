from __future__ import annotations

import numpy as np
import pytest

from orientation.understanding.encoder import Matrix
from orientation.understanding.reading import ReadWord
from orientation.understanding.retrieval import (
    EVIDENCE,
    Known,
    Learnt,
    Phrasing,
    Ranking,
    Retriever,
    Told,
    lemmas_of,
    rarity_of,
    typical,
    with_new,
)

WEIGHTS = {**dict.fromkeys(EVIDENCE, 0.0), "nearest_meaning": 8.0, "words_of_message": 4.0, "known_meaning": -6.0}
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


RETRIEVER = Retriever(
    PHRASINGS,
    directions(0, 20, 90),
    Known({"annee": 0.2, "etude": 0.1}, directions(180)),
    {**WEIGHTS, "bias": -5.0},
    {"ask_housing": Told(frozenset(["crous"]), "le logement du Crous")},
)


def chances(words: str, angle: float) -> dict[str, float]:
    return dict(RETRIEVER.chances(words, frozenset(words.split()), directions(angle)[0], Learnt(0.1, 0.1)))


@pytest.mark.parametrize(
    ("words", "angle", "entry"),
    [("cesure", 0, "ask_gap_year"), ("autre mot", 15, "ask_gap_year"), ("logement", 85, "ask_housing")],
)
def test_an_entry_is_found_by_meaning_and_words(words: str, angle: float, entry: str) -> None:
    found = chances(words, angle)
    assert max(found, key=lambda name: found[name]) == entry
    assert found[entry] > 0.5
    assert sum(found.values()) <= 1.0


def test_what_is_near_what_is_known_is_not_new() -> None:
    assert sum(chances("salaire", 180).values()) < 0.01


def evidence(name: str, entry: str, words: str, angle: float = 0) -> float:
    table = RETRIEVER.evidence(words, frozenset(words.split()), directions(angle)[0], Learnt(0.0, 0.0))
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
        ("known_meaning", "ask_housing", "zorg", 180, 1.0),
    ],
)
def test_what_speaks_for_an_entry(name: str, entry: str, words: str, angle: float, expected: float) -> None:
    assert evidence(name, entry, words, angle) == pytest.approx(expected, abs=1e-6)


def test_a_message_without_words_has_no_evidence_of_words() -> None:
    table = RETRIEVER.evidence("", frozenset(), directions(0)[0], Learnt(0.0, 0.0))
    assert not table[:, [EVIDENCE.index("words_of_message"), EVIDENCE.index("words_of_entry")]].any()


@pytest.mark.parametrize(
    ("ranking", "new", "expected"),
    [
        ([("a", 0.8), ("b", 0.2)], [("n", 0.5)], [("n", 0.5), ("a", 0.4), ("b", 0.1)]),
        ([("a", 1.0)], [("n", 0.0)], [("a", 1.0), ("n", 0.0)]),
        ([], [("n", 0.3)], [("n", 0.3)]),
    ],
)
def test_new_entries_take_their_share_of_the_chances(ranking: Ranking, new: Ranking, expected: Ranking) -> None:
    found = with_new(ranking, new)
    assert [name for name, _ in found] == [name for name, _ in expected]
    assert [chance for _, chance in found] == pytest.approx([chance for _, chance in expected])


def test_a_lemma_is_the_rarer_the_fewer_texts_have_it() -> None:
    rarity = rarity_of([frozenset(["le", "salaire"]), frozenset(["le", "metier"]), frozenset(["le"])])
    assert rarity["le"] == 0.0 < rarity["salaire"] < 1.0


def test_signs_are_no_lemmas() -> None:
    assert lemmas_of([ReadWord("combien", "combien"), ReadWord("?", "?")]) == {"combien"}


def test_typical_vectors_stand_for_those_of_each_label() -> None:
    found = typical(directions(0, 10, 90, 100, 110), ["a", "a", "b", "b", "b"], 1, seed=1)
    assert found == pytest.approx(directions(5, 100), abs=0.01)
