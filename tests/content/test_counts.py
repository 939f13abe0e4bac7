"""No number of a search or a card without a value behind it: all is counted and measured again, without the index."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator

import pytest

from orientation.answers.messages import Answer
from orientation.knowledge.programme import Diploma, Level, Programme, Selection
from orientation.lookup.request import Request
from tests.content.figures import MONTHS, grouped, numbers, without, without_levels
from tests.content.said import SPACE, cards, catalogue, chosen, read_payload, searches
from tests.support.tables import each_row

PAGE = 5


def fits(programme: Programme, field: str, ids: Iterable[str]) -> bool:
    towns = [catalogue().towns[id_] for id_ in programme.towns]
    status = catalogue().schools[programme.school].status
    ways = (("alternance", programme.alternance in ("yes", "part")), ("remote", programme.remote))
    has: dict[str, set[str | None]] = {
        "level": {programme.level},
        "diploma": {programme.diploma, catalogue().diplomas[programme.diploma].within},
        "region": {town.region for town in towns},
        "town": {id_ for town in towns for id_ in (town.id, town.metropolis)},
        "school": {programme.school, *programme.partners},
        "speciality": set(programme.specialities),
        "entry": set(programme.entry),
        "status": {"private" if status == "eespig" else status},
        "mode": {way for way, is_so in ways if is_so},
        "language": set((programme.language or "").split(" et ")),
        "after_bac": {"true"} if "bac" in programme.entry else set(),
    }
    if field == "max_fee":
        tariff = catalogue().tariff_of(programme)
        return tariff is not None and all(tariff.eur <= int(most) for most in ids)
    return not has[field].isdisjoint(ids)


def matching(entities: dict[str, list[str]]) -> list[Programme]:
    return [
        each
        for each in catalogue().programmes.values()
        if all(fits(each, field, ids) for field, ids in entities.items() if field != "page")
    ]


def kilometres(programme: Programme, starts: Iterable[str]) -> int:
    """Return the distance by the spherical law of cosines, another way than the one it was made with."""
    found = []
    for one in (catalogue().towns[id_] for id_ in starts):
        for other in (catalogue().towns[id_] for id_ in programme.towns):
            a, b = math.radians(one.latitude), math.radians(other.latitude)
            cosine = math.sin(a) * math.sin(b) + math.cos(a) * math.cos(b) * math.cos(
                math.radians(one.longitude - other.longitude)
            )
            found.append(6371 * math.acos(min(1.0, cosine)))
    return round(min(found))


def duration(years: float) -> str:
    months = round(years * 12)
    if months % 12:
        return f"{months}{SPACE}mois"
    return f"{months // 12}{SPACE}{'ans' if years >= 2 else 'an'}"


def check_counts(answer: Answer) -> dict[str, int]:
    """Check the number that ends a choice, « Masters (4) », and return the titles with theirs."""
    counts: dict[str, int] = {}
    for choice in answer.choices:
        if counted := re.fullmatch(r"(.*) \((\d+)\)", choice.title):
            entities = read_payload(choice.payload)[1]
            assert len(matching(entities)) == int(counted[2]), choice
            counts[choice.title] = int(counted[2])
    return counts


def names_with_digits() -> list[str]:
    """Return the names and sentences of the data files that have a number in them."""
    known = catalogue()
    schools = [name for school in known.schools.values() for name in (school.name, school.short_name or "")]
    changes = [former.change for school in known.schools.values() for former in school.former_names]
    stages: list[Level | Diploma] = [*known.levels.values(), *known.diplomas.values()]
    leads = [stage.leads_on or "" for stage in stages]
    leads += [text or "" for diploma in known.diplomas.values() for text in (diploma.alternance, diploma.name)]
    leads += [text[:1].upper() + text[1:] for diploma in known.diplomas.values() for text in (diploma.plural,)]
    admissions = [text for entry in known.admissions.values() for text in (entry.label, entry.explanation)]
    programmes = [text or "" for each in known.ordered for text in (each.title, each.list_note, each.note)]
    texts = [*schools, *changes, *leads, *admissions, *programmes, *known.unlisted_schools]
    return [text for text in texts if numbers(text)]


@pytest.fixture(scope="module")
def written_down() -> list[str]:
    return names_with_digits()


def check_search(request: Request, answer: Answer, written_down: list[str]) -> None:
    counts = check_counts(answer)
    message = answer.message
    explained = [*written_down, *(title[:1].lower() + title[1:] for title in counts), *counts]
    asked = request.criteria.towns
    departments = {catalogue().towns[id_].department for id_ in asked}
    if message["type"] == "programmes":
        total = message["total"]
        assert total == len(matching(dict(answer.criteria or {})))
        for position, item in enumerate(message["items"]):
            programme = catalogue().programmes[item["id"]]
            number = position + 1 + (PAGE * (answer.page - 1) if total else 0)
            assert f"\n{number}. **{programme.title}**" in answer.text
            explained += [f"\n{number}. "]
            if "distance_km" in item:
                starts = asked or [
                    id_ for id_, town in catalogue().towns.items() if town.region in request.criteria.regions
                ]
                assert item["distance_km"] == kilometres(programme, starts), item
                explained.append(f"à {grouped(item['distance_km'])}{SPACE}km")
            if programme.duration_years is not None:
                explained.append(duration(programme.duration_years))
        left = total - PAGE * answer.page
        explained += [f"({left} de plus)"] if left > 0 else []
        explained += [f"{SPACE}: {total}"]
        programmes = catalogue().ordered
        told = (sum(getattr(each, name) is not None for each in programmes) for name in ("alternance", "language"))
        explained += [f"de {known} formations sur {len(programmes)}{SPACE}:" for known in told]
        explained += [f"à moins de {grouped(most)}{SPACE}€ par an" for most in [request.criteria.max_fee_eur] if most]
    if len(asked) > 1 and len(departments) == 1:
        explained += [f"ans le {department}" for department in departments]
    assert numbers(without_levels(without(f"\n{answer.text}", explained))) == [], answer.text
    for choice in answer.choices:
        assert numbers(without_levels(without(choice.title, explained))) == [], choice


def test_every_number_of_a_search_is_counted_again(written_down: list[str]) -> None:
    for request, answer in searches():
        check_search(request, answer, written_down)


def test_the_searches_reach_everything() -> None:
    shown = {id_ for _, answer in searches() for id_ in answer.shown}
    assert shown == set(catalogue().programmes)
    kinds = {answer.message["type"] for _, answer in searches()}
    assert kinds == {"programmes", "text"}
    messages = [answer.message for _, answer in searches()]
    items = [item for message in messages if message["type"] == "programmes" for item in message["items"]]
    assert any("distance_km" in item for item in items)


def figures_of(programme: Programme) -> list[str]:
    """Return the figures of its price and of its selection, as they are written."""
    found: list[str] = []
    if tariff := catalogue().tariff_of(programme):
        found += [f"{grouped(tariff.eur)}{SPACE}€ ", tariff.payer or "", f"{tariff.year}"]
    if (selection := programme.selection) is not None:
        found += [f"en {selection.session}, ", f"{selection.access_rate:g}{SPACE}%" if selection.access_rate else ""]
        found += [f"{grouped(n)}{SPACE}{what}" for n, what in _counted(selection)]
    return found


def _counted(selection: Selection) -> Iterator[tuple[int, str]]:
    yield from ((n, what) for n, what in ((selection.places, "places"), (selection.candidates, "candidats")) if n)


@each_row("card", cards(), place=lambda card: card[0].id)
def test_every_number_of_a_card_is_in_the_data(card: tuple[Programme, Answer], written_down: list[str]) -> None:
    programme, answer = card
    check_counts(answer)
    explained = [*written_down, *(text[:1].lower() + text[1:] for text in written_down)]
    explained += [programme.rncp or "", programme.website or "", *programme.verification.to_check]
    if programme.duration_years is not None:
        explained.append(duration(programme.duration_years))
    explained += figures_of(programme)
    day = programme.verification.checked_on
    explained.append(f"{day.day}{SPACE}{MONTHS[day.month - 1]}{SPACE}{day.year}")
    assert numbers(without_levels(without(answer.text, explained))) == []


def test_what_is_not_in_the_catalogue_is_not_a_number() -> None:
    request = chosen({"unlisted_school": ["Sorbonne Université"]})
    assert request.unlisted_schools
    assert numbers("25\u00a0000 à 30\u00a0000 €, 89,6 %, le 1er") == ["25\u00a0000", "30\u00a0000", "89,6", "1"]
