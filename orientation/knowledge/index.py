"""Which programmes have which level, town, school…, as bit sets: one bit for each programme."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import compress, count
from typing import TypeAlias

from orientation.knowledge.places import Town
from orientation.knowledge.programme import Programme

Bits: TypeAlias = int
Index: TypeAlias = Mapping[str, Mapping[str, Bits]]

_DIGITS = bytes.maketrans(b"01", b"\x00\x01")

CAMPUS = "campus"
FIELDS = ("level", "diploma", "region", "town", "school", "speciality")


def build_index(programmes: Sequence[Programme], towns: Mapping[str, Town]) -> Index:
    """Return field -> id -> the set of programmes that have it, where bit n is the nth programme.

    A programme is also found under the metropolis of its town and under each partner school. Beside the fields
    that people search by, CAMPUS is the town itself, without those that are found under it.
    """
    positions: dict[str, dict[str, list[int]]] = {field: defaultdict(list) for field in (*FIELDS, CAMPUS)}
    for position, programme in enumerate(programmes):
        for field, values in _values(programme, towns):
            for value in values:
                positions[field][value].append(position)
    size = len(programmes)
    return {
        field: {value: _bits(found, size) for value, found in by_value.items()} for field, by_value in positions.items()
    }


def positions_by_town(programmes: Sequence[Programme]) -> Mapping[str, list[int]]:
    """Return town id -> the programmes that are really taught there, for every town that has one."""
    positions: dict[str, list[int]] = defaultdict(list)
    for position, programme in enumerate(programmes):
        for town in programme.towns:
            positions[town].append(position)
    return dict(positions)


def bit_positions(bits: Bits) -> list[int]:
    """Return the programmes of a set, in ascending order."""
    return list(compress(count(), bit_flags(bits, 1)))


def bit_flags(bits: Bits, size: int) -> bytes:
    """Return for each of `size` programmes 1 if it is in the set, else 0."""
    return f"{bits:0{size}b}"[::-1].encode().translate(_DIGITS)


def _values(programme: Programme, towns: Mapping[str, Town]) -> Iterator[tuple[str, set[str]]]:
    places = [towns[town] for town in programme.towns]
    yield "level", {programme.level}
    yield "diploma", {programme.diploma}
    yield "region", {town.region for town in places}
    yield CAMPUS, {town.id for town in places}
    yield "town", {town.id for town in places} | {town.metropolis for town in places if town.metropolis}
    yield "school", {programme.school, *programme.partners}
    yield "speciality", set(programme.specialities)


def _bits(positions: list[int], size: int) -> Bits:
    # Setting one bit of a large int copies it: fill bytes first.
    filled = bytearray((size + 7) // 8)
    for position in positions:
        filled[position >> 3] |= 1 << (position & 7)
    return int.from_bytes(filled, "little")
