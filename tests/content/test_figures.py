"""No number without a value behind it: of the data files, or counted again here."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from datetime import date

import pytest

from orientation.facts import Fact
from orientation.messages import Answer
from orientation.programme import Programme
from orientation.request import Request
from orientation.safety_answer import safety_answers
from orientation.text import slug
from tests.content.said import SPACE, Response, cards, catalogue, chosen, facts, read_payload, responses, searches

NUMBER = re.compile(r"\d{1,3}(?:\u00a0\d{3})+(?!\d)|\d+(?:,\d+)?")
LEVEL = re.compile(r"\bbac\+\d+")
PLACEHOLDER = re.compile(r"\{(\w+)\}")
MONTHS = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"]
PAGE = 5

# Digits that a response may have by itself, with the reason.
WRITTEN = {
    "utter_internships": {"stage de 3e": "the name of a class, not a figure"},
    "utter_creator": {"Apache 2.0": "the name of the project's own licence"},
}

# Numbers in letters: rules of the system and ways of speaking. Any other number is in digits, from a fact.
IN_LETTERS = {
    "cinq ans après le bac": "bac+5 itself",
    "cinq ans d’études": "bac+5 itself",
    "Les deux à la fois": "research and computing",
    "ou des deux": "maths and computing",
    "Les deux mènent": "two ways that the question names",
    "exemples des deux": "masters and engineering diplomas",
    "à deux, on y": "the user and a person to talk to",
    "Quatre spécialités": "maths, NSI, physique-chimie, SI, counted below",
}
LETTERS = re.compile(
    r"\b(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|vingt|trente|quarante|cinquante|soixante|"
    r"cent|cents|mille|millions?|milliards?|moitié|tiers|double|triple|dizaines?|centaines?|milliers?)\b",
    re.IGNORECASE,
)


def numbers(text: str) -> list[str]:
    return NUMBER.findall(text)


def without(text: str, explained: Iterable[str]) -> str:
    """Return the text without these parts, the longest first."""
    for part in sorted(filter(None, explained), key=len, reverse=True):
        text = text.replace(part, "…")
    return text


def without_levels(text: str) -> str:
    """Return the text without the levels of the catalogue."""
    known = set(catalogue().levels)
    return LEVEL.sub(lambda match: "…" if match[0] in known else match[0], text)


def grouped(value: float) -> str:
    whole = f"{value:,}".replace(",", SPACE) if isinstance(value, int) else str(value).replace(".", ",")
    return whole.removesuffix(",0")


def values(fact: Fact) -> list[int | float | str]:
    return [part for part in (fact.value, fact.low, fact.high) if part is not None]


def expected(fact: Fact) -> Counter[str]:
    """Return the numbers that a fact is written with, from its values alone."""
    found: list[str] = []
    for value in values(fact):
        if fact.unit == "date":
            day = date.fromisoformat(str(value))
            found += [str(day.day), str(day.year)]
        elif isinstance(value, str):
            found += numbers(value.replace(" ", SPACE))
        else:
            found.append(grouped(value))
    return Counter(found)


@pytest.mark.parametrize("fact", facts().values(), ids=lambda fact: fact.id)
def test_a_fact_is_written_with_its_own_values(fact: Fact) -> None:
    said = fact.render(date(2020, 1, 1))
    if fact.text is not None:
        assert numbers(PLACEHOLDER.sub("", without(fact.text, ["7 jours sur 7"]))) == []
        said = said.replace("7 jours sur 7", "")
    written = Counter(numbers(said))
    # The year of a period is written once.
    assert written <= expected(fact)
    assert set(written) == set(expected(fact))
    for day in values(fact) if fact.unit == "date" else ():
        assert MONTHS[date.fromisoformat(str(day)).month - 1] in said


@pytest.mark.parametrize("response", responses(), ids=lambda response: response.name)
def test_a_response_has_no_number_of_its_own(response: Response) -> None:
    years = [f"{before}{source['year']}" for source in response.sources for before in ("(", "de ")]
    known = [*WRITTEN.get(response.name, ()), *years, *acronyms()]
    titles = [button["title"] for button in response.buttons]
    for text in (PLACEHOLDER.sub("…", response.template["text"]), *titles):
        assert numbers(without(without_levels(text.replace(SPACE, " ")), known)) == [], text


def acronyms() -> list[str]:
    """Return the names of diplomas that have a digit in the middle, as MP2I."""
    found = [alias for diploma in catalogue().diplomas.values() for alias in diploma.aliases]
    return [alias for alias in found if re.fullmatch(r"[A-Z]+\d+[A-Z]+", alias)]


@pytest.mark.parametrize("response", responses(), ids=lambda response: response.name)
def test_a_response_says_its_facts_and_their_sources(response: Response) -> None:
    cited = {(source["label"], source["year"]) for source in response.sources}
    for id_ in PLACEHOLDER.findall(response.template["text"]):
        fact = facts()[id_]
        assert fact.render(date.today()) in response.text
        assert (fact.source.label, fact.source.year) in cited
        if fact.year is not None:
            assert fact.source.year is None or fact.year <= fact.source.year


@pytest.mark.parametrize("response", [each for each in responses() if each.bars], ids=lambda response: response.name)
def test_a_chart_draws_facts(response: Response) -> None:
    for bar, item in zip(response.bars, response.template["custom"]["items"], strict=True):
        fact = facts()[item["fact"]]
        ends = [bar[end] for end in ("low", "high") if end in bar]
        assert ends == values(fact)
        assert (bar["source"], bar["year"]) == (fact.source.label, fact.source.year)
        # « Après 2 à 5 ans »: the years of the same study.
        spans = [expected(each) for each in facts().values() if each.unit == "years" and each.source == fact.source]
        assert not numbers(bar["label"]) or Counter(numbers(bar["label"])) in spans
        assert fact.unit == "eur_per_year"
        assert response.custom["unit"] == "€ par an"


@pytest.mark.parametrize("response", responses(), ids=lambda response: response.name)
def test_numbers_in_letters_are_known_ones(response: Response) -> None:
    template = response.template["text"].replace(SPACE, " ")
    assert LETTERS.findall(without(template, IN_LETTERS)) == []


def test_numbers_in_letters_are_still_said() -> None:
    templates = "\n".join(response.template["text"].replace(SPACE, " ") for response in responses())
    assert [words for words in IN_LETTERS if words not in templates] == []


def test_numbers_in_letters_agree_with_the_data() -> None:
    assert facts()["level_minimum"].value == "bac+5"
    assert "bac+5" in catalogue().levels
    (specialities,) = [each for each in responses() if each.name == "utter_lycee_specialities"]
    assert all(name in specialities.text for name in ("maths", "NSI", "physique-chimie", "sciences de l’ingénieur"))


def test_the_safety_answers_give_only_the_verified_numbers() -> None:
    for answer in safety_answers(facts(), date(2026, 11, 22)).values():
        text = without(answer.text, [facts()["hours_always"].render(date(2020, 1, 1))])
        text = without(text, [facts()["hours_daytime"].render(date(2020, 1, 1))])
        known = {number for fact in facts().values() if fact.unit == "phone" for number in expected(fact)}
        phones = {slug(str(fact.value)).replace("-", "") for fact in facts().values() if fact.unit == "phone"}
        assert set(numbers(re.sub(r"\(tel:(\d+)\)", "", text))) <= known | set(
            expected(facts()["age_fil_sante_jeunes"])
        )
        assert set(re.findall(r"\(tel:(\d+)\)", text)) <= phones
        assert str(facts()["phone_suicide"].value) in answer.text or "119" in answer.text


# The catalogue: everything is counted again, without its index.


def fits(programme: Programme, field: str, ids: Iterable[str]) -> bool:
    towns = [catalogue().towns[id_] for id_ in programme.towns]
    has = {
        "level": {programme.level},
        "diploma": {programme.diploma},
        "region": {town.region for town in towns},
        "town": {id_ for town in towns for id_ in (town.id, town.metropolis)},
        "school": {programme.school, *programme.partners},
        "speciality": set(programme.specialities),
    }[field]
    return not has.isdisjoint(ids)


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
    leads = [entry.leads_on or "" for entry in (*known.levels.values(), *known.diplomas.values())]
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
    assert any("distance_km" in item for _, answer in searches() for item in answer.message.get("items", ()))  # type: ignore[attr-defined]


@pytest.mark.parametrize("card", cards(), ids=lambda card: card[0].id)
def test_every_number_of_a_card_is_in_the_data(card: tuple[Programme, Answer], written_down: list[str]) -> None:
    programme, answer = card
    check_counts(answer)
    explained = [*written_down, *(text[:1].lower() + text[1:] for text in written_down)]
    explained += [programme.rncp or "", programme.website or "", *programme.verification.to_check]
    if programme.duration_years is not None:
        explained.append(duration(programme.duration_years))
    if programme.cost_eur is not None:
        explained.append(f"{grouped(programme.cost_eur)}{SPACE}€ (à vérifier")
    day = programme.verification.checked_on
    explained.append(f"{day.day}{SPACE}{MONTHS[day.month - 1]}{SPACE}{day.year}")
    assert numbers(without_levels(without(answer.text, explained))) == []


def test_what_is_not_in_the_catalogue_is_not_a_number() -> None:
    request = chosen({"unlisted_school": ["Sorbonne Université"]})
    assert request.unlisted_schools
    assert numbers("25\u00a0000 à 30\u00a0000 €, 89,6 %, le 1er") == ["25\u00a0000", "30\u00a0000", "89,6", "1"]
