"""Which programmes have which level, town, school…, as bit sets: one bit for each programme."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import compress, count
from typing import TypeAlias

from orientation.knowledge.places import Town
from orientation.knowledge.programme import Diploma, Programme, School

Bits: TypeAlias = int
Index: TypeAlias = Mapping[str, Mapping[str, Bits]]

_DIGITS = bytes.maketrans(b"01", b"\x00\x01")

CAMPUS = "campus"
TARIFF = "tariff"
# The level of who has just finished school.
BAC = "bac"
PUBLIC, PRIVATE, EESPIG = "public", "private", "eespig"
ALTERNANCE, REMOTE = "alternance", "remote"

FIELDS = ("level", "diploma", "region", "town", "school", "speciality", "entry", "status", "mode", "language")


def build_index(
    programmes: Sequence[Programme],
    towns: Mapping[str, Town],
    schools: Mapping[str, School],
    diplomas: Mapping[str, Diploma],
) -> Index:
    """Return field -> id -> the set of programmes that have it, where bit n is the nth programme.

    A programme is also found under the metropolis of its town, under each partner school and under the diploma that
    its own is a kind of; a school of general interest is private. Beside the fields
    that people search by, CAMPUS is the town itself, without those that are found under it, and TARIFF what is paid.
    """
    positions: dict[str, dict[str, list[int]]] = {field: defaultdict(list) for field in (*FIELDS, CAMPUS, TARIFF)}
    for position, programme in enumerate(programmes):
        for field, values in _values(programme, towns, schools, diplomas):
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


def _values(
    programme: Programme,
    towns: Mapping[str, Town],
    schools: Mapping[str, School],
    diplomas: Mapping[str, Diploma],
) -> Iterator[tuple[str, set[str]]]:
    places = [towns[town] for town in programme.towns]
    within = diplomas[programme.diploma].within
    status = schools[programme.school].status
    yield "level", {programme.level}
    yield "diploma", {programme.diploma} | ({within} if within else set())
    yield "region", {town.region for town in places}
    yield CAMPUS, {town.id for town in places}
    yield "town", {town.id for town in places} | {town.metropolis for town in places if town.metropolis}
    yield "school", {programme.school, *programme.partners}
    yield "speciality", set(programme.specialities)
    yield "entry", set(programme.entry)
    yield "status", {PRIVATE if status == EESPIG else status} if status else set()
    yield TARIFF, {programme.tariff} if programme.tariff else set()
    yield "mode", set(_modes(programme))
    yield "language", set(programme.language.split(" et ")) if programme.language else set()


def _modes(programme: Programme) -> Iterator[str]:
    if programme.alternance in ("yes", "part"):
        yield ALTERNANCE
    if programme.remote:
        yield REMOTE


def _bits(positions: list[int], size: int) -> Bits:
    # Setting one bit of a large int copies it: fill bytes first.
    filled = bytearray((size + 7) // 8)
    for position in positions:
        filled[position >> 3] |= 1 << (position & 7)
    return int.from_bytes(filled, "little")
