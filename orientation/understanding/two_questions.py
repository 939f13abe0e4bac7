"""Tell whether a message asks two things: what its two sides would ask, and how plainly they are two."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from orientation.understanding.kinds import DETAIL, PATH, SEARCH, is_question
from orientation.understanding.linear_model import Vector, probabilities
from orientation.understanding.segments import Cut

# In the order of `evidence`.
EVIDENCE = (
    "surer_side",
    "less_sure_side",
    "less_sure_score",
    "both_in_whole",
    "whole_score",
    "whole_is_one_of_them",
    "after_sentence",
    "after_comma",
    "before_joining_word",
    "shorter_side",
    "same_family",
    "both_ask",
    "one_names",
    "gain",
)
_LONG_ENOUGH = 4
_LEAST_TOTAL = -50.0
_FAMILY_LETTERS = 10


class Sides(NamedTuple):
    """A cut, with the scores of the tokens before it and after it; `named`: whether each side names anything."""

    cut: Cut
    left: Vector
    right: Vector
    named: tuple[bool, bool] = (False, False)


class Halves(NamedTuple):
    """What the two sides of a message ask, the first token of the second, and the chance that they are two."""

    intents: tuple[str, str]
    at: int
    chance: float


def find_halves(
    intents: Sequence[str],
    whole: Vector,
    sides: Iterable[Sides],
    length: int,
    temperature: float,
    weights: Mapping[str, float],
) -> Halves | None:
    """Return the likeliest two questions of a message of `length` tokens, None where no cut gives two.

    weights: one for each EVIDENCE, and `bias`.
    """
    best: Halves | None = None
    for side in sides:
        asked = (intents[int(side.left.argmax())], intents[int(side.right.argmax())])
        if not are_two(asked) or (PATH in asked and side.cut.askers < 2):
            continue  # « je suis en seconde, je garde quelles spécialités ? » is one question
        seen = evidence(intents, whole, side, length, temperature)
        total = weights["bias"] + sum(weights[name] * value for name, value in zip(EVIDENCE, seen, strict=True))
        halves = Halves(asked, side.cut.at, 1 / (1 + math.exp(-max(total, _LEAST_TOTAL))))
        if best is None or halves.chance > best.chance:
            best = halves
    return best


def are_two(asked: tuple[str, str]) -> bool:
    """Tell whether two intents can be two questions: « combien on gagne ? au début » only says the first one better."""
    first, second = asked
    return all(map(is_question, asked)) and not (first.startswith(second) or second.startswith(first))


def evidence(intents: Sequence[str], whole: Vector, side: Sides, length: int, temperature: float) -> tuple[float, ...]:
    """Return what speaks for or against one cut, in the order of EVIDENCE."""
    left, right = int(side.left.argmax()), int(side.right.argmax())
    chances = sorted((probabilities(side.left, temperature)[left], probabilities(side.right, temperature)[right]))
    return (
        float(chances[1]),
        float(chances[0]),
        float(min(side.left[left], side.right[right])),
        float(min(whole[left], whole[right])),
        float(whole.max()),
        float(int(whole.argmax()) in (left, right)),
        float(side.cut.strength == 3),
        float(side.cut.strength == 2),
        float(side.cut.strength == 1),
        min(side.cut.at, length - side.cut.at, _LONG_ENOUGH) / _LONG_ENOUGH,
        float(intents[left][:_FAMILY_LETTERS] == intents[right][:_FAMILY_LETTERS]),
        float(side.cut.askers == 2),
        float(_is_about_the_other(intents, (left, right), side.named)),
        float(min(side.left[left], side.right[right]) - whole.max()),
    )


def _is_about_the_other(intents: Sequence[str], asked: tuple[int, int], named: tuple[bool, bool]) -> bool:
    """Tell whether one side names a programme or a place, and the other one only asks something about it.

    « L’Isep, ça coûte combien ? », « à Nice, on gagne combien ? »
    """
    kinds = [intents[index] in (DETAIL, SEARCH) for index in asked]
    return sum(kinds) == 1 and not named[kinds.index(False)]
