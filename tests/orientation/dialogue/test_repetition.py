from __future__ import annotations

import pytest

from orientation.dialogue.repetition import SAME_AGAIN, another, not_twice


@pytest.mark.parametrize(
    ("text", "last", "said"),
    [
        ("Bonjour", "", "Bonjour"),
        ("Bonjour", "Salut", "Bonjour"),
        ("Bonjour", "Bonjour", f"{SAME_AGAIN}\n\nBonjour"),
        # a third time is not the same text either
        ("Bonjour", f"{SAME_AGAIN}\n\nBonjour", "Bonjour"),
        ("", "", ""),
    ],
)
def test_the_same_text_is_said_to_be_the_same(text: str, last: str, said: str) -> None:
    assert not_twice(text, last) == said


@pytest.mark.parametrize(
    ("variants", "last", "index"), [(["a", "b"], "", 0), (["a", "b"], "a", 1), (["a", "b"], "b", 0), (["a"], "a", 0)]
)
def test_another_variant_is_taken_if_there_is_one(variants: list[str], last: str, index: int) -> None:
    assert another(variants, last) == index
