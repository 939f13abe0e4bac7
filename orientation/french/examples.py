"""Try the lists of data/french on their own examples and traps: what they must find, and what they must not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from orientation.data_files.yaml_file import DataError
from orientation.french.lists import LISTS, FrenchFile
from orientation.french.phrases import NAME
from orientation.recognition.pieces import cut
from orientation.text import NBSP

_NAMED = re.compile(r"(\[[^\]]*\])")


def check_lists(file: FrenchFile) -> int:
    """Return how many lists a file has; raise DataError with all that is wrong in it, its examples included."""
    file.load()
    if found := list(wrong_examples(file)):
        raise DataError(found)
    return len(file.section(LISTS.name))


def wrong_examples(file: FrenchFile) -> Iterator[str]:
    """Yield a sentence for each example that its list does not find, and each trap that it does."""
    for position, entry in enumerate(file.section(LISTS.name)):
        for name, is_found, expected in (("examples", True, "trouvé"), ("traps", False, "pas trouvé")):
            for number, text in enumerate(entry.get(name, ())):
                if file.finds(entry["id"], example_words(text)) is not is_found:
                    where = file.where(position, entry, name, number)
                    yield f"{where}{NBSP}: «{NBSP}{text}{NBSP}», attendu{NBSP}: {expected} par cette liste."


def example_words(text: str) -> list[str]:
    """Return the words of an example as they are looked through; « [Paris] » is a name that was recognised."""
    names = 0
    words: list[str] = []
    for part in _NAMED.split(text):
        if part.startswith("["):
            words.append(f"{NAME}{names}")
            names += 1
        else:
            words += [piece.text for piece in cut(part)]
    return words
