"""The regions and towns that users can name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from orientation.data_files.data_cache import Entry, Sections, read_sections


@dataclass(frozen=True)
class Region:
    """A region; `located` is its name in a sentence (« en Bretagne »)."""

    id: str
    name: str
    located: str
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    ambiguous: bool = False


@dataclass(frozen=True)
class Town:
    """A town; a search in its `metropolis` also finds what is here; a `small` one is only known by its right name."""

    id: str
    name: str
    region: str
    department: str
    latitude: float
    longitude: float
    metropolis: str | None = None
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    ambiguous: bool = False
    small: bool = False

    @property
    def located(self) -> str:
        """Return the name in a sentence: « à Lille », « au Mans », « aux Ulis », « à La Rochelle »."""
        for article, preposition in (("Le ", "au "), ("Les ", "aux ")):
            if self.name.startswith(article):
                return preposition + self.name[len(article) :]
        return f"à {self.name}"


@dataclass(frozen=True)
class Area:
    """A part of the country, made of regions; `located` is its name in a sentence (« dans le Sud »)."""

    id: str
    name: str
    located: str
    regions: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    ambiguous: bool = False


@dataclass(frozen=True)
class Places:
    """Regions, areas and towns by id."""

    regions: Mapping[str, Region]
    areas: Mapping[str, Area]
    towns: Mapping[str, Town]


def load_places(path: Path) -> Places:
    """Return the regions, areas and towns of a places.yml. Raises DataError."""
    return build_places(read_sections([path]))


def build_places(sections: Sections) -> Places:
    """Return regions, areas and towns from checked sections."""
    return Places(
        regions={region.id: region for region in _regions(sections["regions"])},
        areas={area.id: area for area in _areas(sections["areas"])},
        towns={town.id: town for town in _towns(sections["towns"])},
    )


def _regions(entries: Iterable[Entry]) -> Iterator[Region]:
    for entry in entries:
        yield Region(
            entry["id"],
            entry["name"],
            entry["in"],
            tuple(entry.get("aliases", ())),
            tuple(entry.get("adjectives", ())),
            entry.get("ambiguous", False),
        )


def _areas(entries: Iterable[Entry]) -> Iterator[Area]:
    for entry in entries:
        yield Area(
            entry["id"],
            entry["name"],
            entry["in"],
            tuple(entry["regions"]),
            tuple(entry.get("aliases", ())),
            entry.get("ambiguous", False),
        )


def _towns(entries: Iterable[Entry]) -> Iterator[Town]:
    for entry in entries:
        yield Town(
            id=entry["id"],
            name=entry["name"],
            region=entry["region"],
            department=entry["department"],
            latitude=entry["latitude"],
            longitude=entry["longitude"],
            metropolis=entry.get("metropolis"),
            aliases=tuple(entry.get("aliases", ())),
            adjectives=tuple(entry.get("adjectives", ())),
            ambiguous=entry.get("ambiguous", False),
            small=entry.get("small", False),
        )
