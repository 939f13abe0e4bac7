"""What a search is asked for in a message of several sentences, and what is only told beside.

« Lyon, Paris, Toulouse… Moi je suis à Nantes. Il y a quoi à Nantes ? » asks for Nantes alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from orientation.french.files import CONVERSATION
from orientation.lookup.criteria import PLACES
from orientation.recognition.pieces import words_of
from orientation.text import sentence_spans

# What one sentence names in the place of another.
_TOGETHER = (PLACES, ("diploma", "level"))


def told_beside(text: str, entities: Sequence[Mapping[str, Any]]) -> frozenset[int]:
    """Return the numbers of the entities that are named in a sentence that asks for nothing of their kind.

    Places, and diplomas or levels, that are asked for stand in the last sentence that asks and names one; where none
    asks, places stand in the last one.
    """
    return frozenset().union(*(_told(text, entities, kinds) for kinds in _TOGETHER))


def _told(text: str, entities: Sequence[Mapping[str, Any]], kinds: Collection[str]) -> frozenset[int]:
    named = {
        number: (entity["start"], entity["end"])
        for number, entity in enumerate(entities)
        if entity.get("entity") in kinds and "start" in entity and "end" in entity
    }
    groups: list[tuple[set[int], bool]] = []
    for begin, end in sentence_spans(text):
        here = {number for number, (start, _) in named.items() if begin <= start < end}
        if not here:
            continue
        asks = "?" in text[begin:end]
        if groups and _goes_on(text[begin:end], begin, [named[number] for number in here]):
            before, asked = groups.pop()
            here, asks = here | before, asks or asked
        groups.append((here, asks))
    asking = [here for here, asks in groups if asks]
    if not asking and kinds is PLACES:
        asking = [here for here, _ in groups]
    return frozenset(named.keys() - asking[-1]) if asking else frozenset()


def _goes_on(sentence: str, offset: int, names: Iterable[tuple[int, int]]) -> bool:
    """Tell whether a sentence adds to the one before: « ou à Lille ? », « Lille ? »."""
    rest = list(sentence)
    for start, end in names:
        rest[start - offset : end - offset] = [" "] * (end - start)
    words = words_of("".join(rest))
    first = words_of(sentence)[:1]
    return set(first) <= CONVERSATION.words.adds_places or CONVERSATION.words.links.issuperset(words)
