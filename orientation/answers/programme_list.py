"""Show programmes: as items of a message, as lines of text, as choices."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from orientation.answers.messages import Choice, ProgrammeItem, choice
from orientation.answers.wording import (
    attribute,
    excluded,
    fee,
    first_upper,
    programme_label,
    radius,
    school_name,
    write_distance,
    write_duration,
)
from orientation.knowledge.catalogue import Catalogue
from orientation.knowledge.programme import Programme
from orientation.knowledge.sources import Source
from orientation.lookup.areas import area_of
from orientation.lookup.criteria import AFTER_BAC, ATTRIBUTES, EXCLUDED, MAX_FEE, RADIUS, Criteria
from orientation.recognition.departments import department_of


@dataclass(frozen=True)
class Shown:
    """A programme to show; the distance is from the place that was asked, `start` names it if need be."""

    programme: Programme
    distance_km: float | None = None
    start: str | None = None


def programme_item(catalogue: Catalogue, shown: Shown) -> ProgrammeItem:
    """Return a programme as the fields that clients know."""
    programme = shown.programme
    towns = [catalogue.towns[town] for town in programme.towns]
    item: ProgrammeItem = {
        "id": programme.id,
        "title": programme.title,
        "diploma": catalogue.diplomas[programme.diploma].name,
        "level": catalogue.levels[programme.level].name,
        "school": school_name(catalogue, programme),
        "towns": [town.name for town in towns],
        "region": catalogue.regions[towns[0].region].name,
        "status": programme.verification.status,
        "lat": (programme.coordinates or (towns[0].latitude,))[0],
        "lon": (programme.coordinates or (towns[0].longitude,))[-1],
    }
    if programme.duration_years is not None:
        item["duration_years"] = programme.duration_years
    if programme.admission is not None:
        item["admission"] = catalogue.admissions[programme.admission].label
    if programme.website is not None:
        item["website"] = programme.website
    if shown.distance_km is not None:
        item["distance_km"] = round(shown.distance_km)
    return item


def programme_lines(catalogue: Catalogue, programmes: Sequence[Shown], first: int | None = 1) -> str:
    """Return the programmes as a list, numbered from `first`; without numbers where those of another list hold.

    The first distance says how it is measured, for all of them.
    """
    far = [position for position, shown in enumerate(programmes) if _is_elsewhere(shown)]
    return "\n".join(
        f"{list_mark(first, position)} {_line(catalogue, shown, position in far[:1])}"
        for position, shown in enumerate(programmes)
    )


def list_mark(first: int | None, position: int) -> str:
    """Return what stands before a line of a list: its number, if the first one has one."""
    return "-" if first is None else f"{first + position}."


def detail_choices(catalogue: Catalogue, programmes: Iterable[Programme]) -> list[Choice]:
    """Return a choice for the detail of each programme, no two with the same title."""
    programmes = list(programmes)
    short = [programme_label(catalogue, programme) for programme in programmes]
    titles = [
        label if short.count(label) == 1 else f"{catalogue.schools[programme.school].label}, {programme.title}"
        for label, programme in zip(short, programmes, strict=True)
    ]
    return [
        choice(title, "ask_programme_detail", {"programme": programme.id})
        for title, programme in zip(titles, programmes, strict=True)
    ]


def criteria_labels(catalogue: Catalogue, criteria: Criteria) -> dict[str, list[str]]:
    """Return what was understood: the names by entity; what is not wanted, how far, after the bac."""
    labels = {field: [catalogue.label(field, id_) for id_ in criteria.ids(field)] for field in criteria.fields()}
    if department := department_of(catalogue, criteria.towns):
        labels["town"] = [f"Département {department}"]
    if area := area_of(catalogue, criteria.regions):
        labels["region"] = [first_upper(area.name)]
    if criteria.towns and criteria.radius_km is not None:
        labels[RADIUS] = [radius(criteria.radius_km)]
    if criteria.after_bac:
        labels[AFTER_BAC] = ["Après le bac"]
    for field in ATTRIBUTES:
        if criteria.ids(field):
            labels[field] = [first_upper(attribute(catalogue, field, id_)) for id_ in criteria.ids(field)]
    if criteria.max_fee_eur is not None:
        labels[MAX_FEE] = [first_upper(fee(criteria.max_fee_eur))]
    if criteria.excluded:
        labels[EXCLUDED] = [f"sauf {without}" for without in excluded(catalogue, criteria)]
    return labels


def cited_sources(catalogue: Catalogue, programmes: Iterable[Programme]) -> list[Source]:
    """Return the sources of the programmes, each once."""
    ids = dict.fromkeys(id_ for programme in programmes for id_ in programme.sources)
    return [catalogue.sources[id_] for id_ in ids]


def distance_to(programme: Programme, distances: Mapping[str, float]) -> float | None:
    """Return the km to the programme's nearest town, None if no town was asked."""
    return min((distances[town] for town in programme.towns if town in distances), default=None)


def _is_elsewhere(shown: Shown) -> bool:
    return shown.distance_km is not None and shown.distance_km >= 1


def _line(catalogue: Catalogue, shown: Shown, says_how: bool) -> str:
    programme = shown.programme
    towns = " et ".join(catalogue.towns[town].name for town in programme.towns)
    parts = [
        f"**{programme.title}**" + (f" ({programme.list_note})" if programme.list_note else ""),
        school_name(catalogue, programme),
        towns,
        catalogue.levels[programme.level].name,
    ]
    if programme.duration_years is not None:
        parts.append(write_duration(programme.duration_years))
    if shown.distance_km is not None and _is_elsewhere(shown):
        how = " à vol d’oiseau" if says_how else ""
        start = f" (depuis {shown.start})" if shown.start else ""
        parts.append(write_distance(shown.distance_km) + how + start)
    return ", ".join(parts)
