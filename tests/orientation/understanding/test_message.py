from __future__ import annotations

import pytest

from orientation.understanding.message import Named, Token, TokenisedMessage

# « aux arts et métiers de Lille, combien »
WORDS = ("aux", "arts", "et", "metiers", "de", "lille", "combien")
STARTS = (0, 4, 9, 12, 20, 23, 30)
TOKENS = [Token(word, start, start + len(word)) for word, start in zip(WORDS, STARTS, strict=True)]
SCHOOL, TOWN = Named(4, 19, "school", "ensam"), Named(23, 28, "town", "lille")
MESSAGE = TokenisedMessage(TOKENS, (SCHOOL, TOWN))


def test_its_words_are_those_of_its_tokens() -> None:
    assert MESSAGE.words == list(WORDS)
    assert TokenisedMessage([]).words == []


@pytest.mark.parametrize(
    ("at", "name"),
    [(0, None), (1, SCHOOL), (2, SCHOOL), (3, SCHOOL), (4, None), (5, TOWN), (6, None)],
)
def test_a_token_is_part_of_the_name_that_it_stands_in(at: int, name: Named | None) -> None:
    assert MESSAGE.name_at(TOKENS[at]) == name


@pytest.mark.parametrize(
    ("at", "inside", "sides"),
    [
        (1, False, (False, True)),
        (2, True, (True, True)),
        (3, True, (True, True)),
        (4, False, (True, True)),
        (5, False, (True, True)),
        (6, False, (True, False)),
    ],
)
def test_a_cut_may_break_a_name_or_leave_it_on_a_side(at: int, inside: bool, sides: tuple[bool, bool]) -> None:
    assert MESSAGE.is_inside_name(at) is inside
    assert MESSAGE.named_sides(at) == sides
