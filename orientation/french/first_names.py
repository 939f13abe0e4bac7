"""The first names, and the words that are none, by which names are masked, as data/french/first_names.yml has them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from orientation.french.lists import Words, french_file

FIRST_NAMES = french_file("first_names.yml")


@dataclass(frozen=True)
class FirstNames:
    """The lists of the file."""

    first_names: Words
    names_that_are_words: Words
    never_names: Words
    words_of_ours: Words


@lru_cache(maxsize=1)
def first_names() -> FirstNames:
    """Return the lists. Raises DataError: call it once when the program starts."""
    return FIRST_NAMES.read(FirstNames)
