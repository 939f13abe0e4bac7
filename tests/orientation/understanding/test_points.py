from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from orientation.understanding.encoder import Matrix
from orientation.understanding.points import Nearness, Plainness, Points

WORDS = ("pay", "visa", "school")
SHARES = {"ranking": 1.0, "meaning": 1.0, "meaning_of_known": 1.0, "known": 0.0}
# `nothing` has two points.
NAMES = ["ask_salary", "ask_visa", "nothing", "nothing"]
LEARNT = np.array([[1, 0, 0], [0, 1, 0], [-1, 0, 0], [0, -1, 0]], dtype=np.float32)
EVEN = [("ask_salary", 0.25), ("ask_visa", 0.25), ("nothing", 0.25), ("ask_school", 0.25)]


class WordEncoder:
    """Encode a text as the words that it has."""

    dimension = len(WORDS)
    version = "words"

    def encode(self, texts: Sequence[str]) -> Matrix:
        rows = np.array([[word in text for word in WORDS] for text in texts], dtype=np.float32) + 0.01
        found: Matrix = rows / np.linalg.norm(rows, axis=1, keepdims=True)
        return found


def loaded(folder: Path, asks: dict[str, list[str]], **shares: float) -> Points:
    file = folder / "learnt.npz"
    np.savez(file, names=np.array(NAMES), points=LEARNT.astype(np.float16), scale=np.float32(5))
    return Points.load(file, asks, WordEncoder(), {**SHARES, **shares}, folder)


@pytest.mark.parametrize(
    ("text", "asks", "first"),
    [
        ("pay", {}, "ask_salary"),
        ("visa", {}, "ask_visa"),
        # An entry written since, by its ways to ask it.
        ("school", {"ask_school": ["school", "a school"]}, "ask_school"),
        # What is learnt keeps its point.
        ("school", {"ask_salary": ["school"], "ask_school": ["school"]}, "ask_school"),
    ],
)
def test_what_a_text_means_is_likelier(tmp_path: Path, text: str, asks: dict[str, list[str]], first: str) -> None:
    weighed = loaded(tmp_path, asks).weighed(EVEN, WordEncoder().encode([text])[0])
    assert weighed[0][0] == first
    assert sum(chance for _, chance in weighed) == pytest.approx(1.0)


def test_the_meaning_of_a_text_has_a_chance_for_each_name(tmp_path: Path) -> None:
    meant = loaded(tmp_path, {}).meant(WordEncoder().encode(["visa"])[0])
    assert max(meant, key=lambda name: meant[name]) == "ask_visa"
    assert sum(map(np.exp, meant.values())) == pytest.approx(1.0)


def test_a_name_with_several_points_is_near_one_of_them(tmp_path: Path) -> None:
    weighed = loaded(tmp_path, {}).weighed(EVEN, np.array([0, -1, 0], dtype=np.float32))
    assert weighed[0][0] == "nothing"


@pytest.mark.parametrize(("share", "first"), [(1.0, "ask_visa"), (0.0, "ask_salary")])
def test_what_the_ranking_was_counts_too(tmp_path: Path, share: float, first: str) -> None:
    ranking = [("ask_visa", 0.999), ("ask_salary", 0.001)]
    points = loaded(tmp_path, {}, ranking=share)
    assert points.weighed(ranking, WordEncoder().encode(["pay"])[0])[0][0] == first


@pytest.mark.parametrize(
    ("shares", "first"),
    [({}, "ask_school"), ({"known": 9.0}, "nothing"), ({"meaning_of_known": 0.0}, "nothing")],
)
def test_what_is_no_entry_counts_its_own_way(tmp_path: Path, shares: dict[str, float], first: str) -> None:
    ranking = [("nothing", 0.5), ("ask_school", 0.5)]
    points = loaded(tmp_path, {"ask_school": ["school"]}, **shares)
    assert points.weighed(ranking, WordEncoder().encode(["school"])[0])[0][0] == first


def test_what_has_no_point_is_the_least_likely(tmp_path: Path) -> None:
    assert loaded(tmp_path, {}).weighed(EVEN, WordEncoder().encode(["pay"])[0])[-1][0] == "ask_school"


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("pay", True),
        # Near a question and near what is felt about as much.
        ("pay visa", False),
        ("visa", False),
    ],
)
def test_a_plain_question_is_no_feeling(text: str, plain: bool) -> None:
    names = ["ask_salary", "doubt_too_hard", "thank"]
    plainness = Plainness(Nearness(names, np.eye(3, dtype=np.float32), 5.0), WordEncoder())
    assert (plainness.of(text) >= 0.6) is plain


def test_two_points_of_a_question_are_one_question() -> None:
    names, points = ["ask_salary", "thank", "ask_salary"], np.eye(3, dtype=np.float32)
    points[2] = points[0]
    assert Plainness(Nearness(names, points, 5.0), WordEncoder()).of("pay") >= 0.9
