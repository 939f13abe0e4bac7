"""Every number of an answer explained: by the data files, by a second count, by the user or by the settings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import Any

from orientation.answers.comparison import MOST_COMPARED
from orientation.answers.figures import write_date, write_number
from orientation.lookup.change import AROUND_KM
from orientation.lookup.criteria import EVERYWHERE_KM, Criteria
from runtime.settings import load_settings
from tests.content.figures import grouped, numbers, without_levels, without_names
from tests.content.recount import distance, fitting
from tests.content.said import SPACE, catalogue, facts, paths
from tests.content.test_counts import duration, figures_of, names_with_digits
from tests.content.test_figures import WRITTEN
from tests.content.test_path_figures import totals_of
from tests.support.stored import Stored

PAGE = 5
COUNTED = re.compile(r"(.*) \((\d+)\)")
LIST_NUMBER = re.compile(r"^(?:\*\*)?(\d+)\. ", re.MULTILINE)
# In a path: its steps, and inside a sentence the programmes that one may pick, numbered through all the steps.
STEP = re.compile(r"^\*\*Étape (\d+)\u00a0: ", re.MULTILINE)
IN_SENTENCE = re.compile(rf"(?<=[:,][ {SPACE}])(\d+)\.{SPACE}([^,.;\n]+)")
RADIUS = re.compile(rf"à moins de (\d[\d{SPACE}]*){SPACE}km")
BEFORE_DIGIT = r"(?<!\d)"
GIVES_UP = "J’enlève"
RECAP = "**Mon parcours, étape par étape**"
RECAP_STEP = re.compile(r"^\d+\. \*\*([^\n]+?)\*\*", re.MULTILINE)
LOOKED_AT = re.compile(r"que j’ai regardées \((\d+)\)")


def number_problems(messages: list[dict[str, Any]], stored: Stored, own: str, typed: list[str]) -> Iterator[str]:
    """Yield what is wrong with the numbers of an answer.

    own: the message that is answered; typed: all that the user has typed so far.
    """
    criteria = stored.criteria or Criteria()
    radius = criteria.radius_km
    radiuses = _radiuses(typed)
    if radius is not None and radius not in radiuses:
        yield f"radius of {radius} km, which nobody asked"
    for message in messages:
        yield from _wrong_values(message, criteria)
        explained = [*_of_search(message, criteria, typed), *_of_list(stored), *_years(message)]
        for choice in message.get("choices", ()):
            if counted := COUNTED.fullmatch(choice["label"]):
                intent, entities = stored.payloads[choice["id"]]
                lists = {name: [ids] if isinstance(ids, str) else ids for name, ids in entities.items()}
                found = len(fitting(Criteria.from_entities(lists)))
                if (intent, found) != ("search_programmes", int(counted[2])):
                    yield f"choice « {choice['label']} », {intent} {entities} finds {found}"
                explained += [choice["label"], first_letter_low(choice["label"])]
        yield from _wrong_lists(message, criteria)
        # A recap has the path in it.
        has_path = message["type"] == "steps" or RECAP in message["text"]
        text = LOOKED_AT.sub("…", LIST_NUMBER.sub("", STEP.sub("", message["text"])))
        others = [part for key, part in message.items() if key in ("items", "columns", "rows", "choices", "criteria")]
        for part in (text, *(leaf for other in others for leaf in _texts(other))):
            read = IN_SENTENCE.sub(r"\2", part) if has_path else part
            rest = _without(_without(_without_radiuses(read, radiuses), explained), _written_down())
            left = numbers(_without(without_names(without_levels(rest.replace("Bac+", "bac+"))), tuple(numbers(own))))
            if left:
                yield f"{left} in « {part} »"


@lru_cache(maxsize=1)
def _written_down() -> tuple[str, ...]:
    """Return all that has a number in it and stands in the data files or the settings."""
    known, settings, today = catalogue(), load_settings(), date.today()
    programmes = list(known.ordered)
    return (
        *(said for name in names_with_digits() for said in _as_said(name)),
        *(words for written in WRITTEN.values() for words in written),
        *(fact.render(today) for fact in facts().values()),
        *(re.sub(r"\D", "", str(fact.value)) for fact in facts().values() if fact.unit == "phone"),
        *(source.url or "" for source in known.sources.values()),
        *(source.label for source in known.sources.values()),
        *(each.website or "" for each in programmes),
        *(each.rncp or "" for each in programmes),
        *(f"{grouped(each.eur)}{SPACE}€" for each in known.tariffs.values()),
        *(each.payer or "" for each in known.tariffs.values()),
        *(each.year or "" for each in known.tariffs.values()),
        *(said for each in programmes for said in figures_of(each)),
        *(write_date(each.verification.checked_on.isoformat()) for each in programmes),
        *(f"{days}{SPACE}jours" for days in (settings.retention_days, settings.miss_days)),
        write_date(today.isoformat()),
        f"les {MOST_COMPARED} dernières",
        f"Je compare {MOST_COMPARED} formations à la fois",
    )


def _as_said(name: str) -> Iterator[str]:
    """Yield a name or sentence of the data as it stands in a sentence, after a colon, or where it may not break."""
    yield from (name, first_letter_low(name), name.rstrip("."), first_letter_low(name).rstrip("."))
    yield name.replace(" ", SPACE)


@lru_cache(maxsize=8)
def _pattern(explained: tuple[str, ...]) -> re.Pattern[str]:
    """Return what matches one of these, the longest if there are several, and never a part of a number."""
    longest = sorted(filter(None, set(explained)), key=lambda part: (-len(part), part))
    return re.compile(
        "|".join(rf"{BEFORE_DIGIT if part[0].isdigit() else ''}{re.escape(part)}(?!\d)" for part in longest) or "(?!)"
    )


def _without(text: str, explained: Iterable[str]) -> str:
    return _pattern(tuple(explained)).sub("…", text)


def first_letter_low(text: str) -> str:
    return text[:1].lower() + text[1:]


def _of_list(stored: Stored) -> Iterator[str]:
    """Yield how the numbers of the programmes on the screen are asked for."""
    first, last = stored.first, stored.first + len(stored.shown) - 1
    yield f"le numéro {first}" if first == last else f"un numéro de {first} à {last}"


def _years(message: dict[str, Any]) -> list[str]:
    """Return the years of the sources of a message, as texts write them."""
    return [f"{before}{source['year']}" for source in message.get("sources", ()) for before in ("(", "de ", "en ")]


def _of_search(message: dict[str, Any], criteria: Criteria, typed: list[str]) -> Iterator[str]:
    """Yield what a message may say of its programmes and its search, counted and measured again."""
    programmes = list(catalogue().ordered)
    if message["type"] == "programmes":
        programmes = [catalogue().programmes[item["id"]] for item in message["items"]]
        found = len(fitting(criteria))
        yield f"{SPACE}: {found}"
        yield from (f"({found - last} de plus)" for last in range(PAGE, found, PAGE))
        for item in message["items"]:
            if "distance_km" in item:
                yield f"à {write_number(item['distance_km'])}{SPACE}km"
        if GIVES_UP in message["text"]:
            yield from _empty_searches()
        yield from _known_of_few(criteria)
    if message["type"] == "steps":
        yield from (share for item in message["items"] if item.get("programmes") for share in _shares(item))
    if RECAP in message["text"]:
        yield from _shares_of_recap(message["text"])
    yield from (duration(each.duration_years) for each in programmes if each.duration_years is not None)
    yield f"à {AROUND_KM}{SPACE}km"
    # An earlier search may be offered again.
    departments = {catalogue().towns[id_].department for id_ in criteria.towns}
    departments |= _departments() & {number for text in typed for number in numbers(text)}
    yield from (f"{before} {each}" for each in departments for before in ("dans le", "Département"))


def _radiuses(typed: list[str]) -> set[int]:
    """Return how far may be asked: what was typed, or the usual, doubled or halved any number of times."""
    found = {AROUND_KM, EVERYWHERE_KM}
    for text in typed:
        found |= {int(number) for number in numbers(text) if number.isdigit()}
    for start in tuple(found):
        far = near = start
        while far < EVERYWHERE_KM:
            far *= 2
            found.add(min(far, EVERYWHERE_KM))
        while near > 1:
            near //= 2
            found.add(near)
    return found


@lru_cache(maxsize=1)
def _departments() -> frozenset[str]:
    return frozenset(town.department for town in catalogue().towns.values())


def _empty_searches() -> Iterator[str]:
    """Yield the searches by level and diploma that find nothing: « Mastères spécialisés bac+5 : 0. J’enlève »."""
    for level in catalogue().levels.values():
        for diploma in catalogue().diplomas.values():
            if not fitting(Criteria(levels=(level.id,), diplomas=(diploma.id,))):
                yield f"{diploma.plural[1:]} {level.name}{SPACE}: mon catalogue n’en a pas. {GIVES_UP}"


def _known_of_few(criteria: Criteria) -> Iterator[str]:
    """Yield of how many programmes what is asked is known, and the price that is asked."""
    programmes = catalogue().ordered
    for asked, known in ((criteria.modes, "alternance"), (criteria.languages, "language")):
        if asked:
            found = sum(getattr(each, known) is not None for each in programmes)
            yield f"de {found} formations sur {len(programmes)}{SPACE}:"
    if criteria.max_fee_eur is not None:
        yield f"à moins de {grouped(criteria.max_fee_eur)}{SPACE}€ par an"


def _shares_of_recap(text: str) -> Iterator[str]:
    """Yield how many of the programmes that fit the steps of the path of a recap it may show, step by step."""
    titles = {step.title for step in paths().steps.values() if step.programmes}
    steps = RECAP_STEP.split(text)
    for title, step in zip(steps[1::2], steps[2::2], strict=True):
        if title in titles:
            named = len(IN_SENTENCE.findall(step.partition("\n\n")[0]))
            yield from (f"({named} sur {total})" for total in totals_of(title))


def _shares(item: dict[str, Any]) -> Iterator[str]:
    """Yield how many of the programmes that fit a step of a path it may show: « (6 sur 11) »."""
    yield from (f"({len(item['programmes'])} sur {total})" for total in totals_of(item["title"]))


def _without_radiuses(text: str, radiuses: set[int]) -> str:
    def explained(match: re.Match[str]) -> str:
        return "…" if int(match[1].replace(SPACE, "")) in radiuses else match[0]

    return RADIUS.sub(explained, text)


def _wrong_values(message: dict[str, Any], criteria: Criteria) -> Iterator[str]:
    """Yield the fields of a message that are not what the data files say."""
    known = {(source.label, source.year, source.url) for source in catalogue().sources.values()}
    for source in message.get("sources", ()):
        if (source["label"], source["year"], source.get("url")) not in known:
            yield f"unknown source {source}"
    if message["type"] == "chart":
        ends = {end for fact in facts().values() for end in (fact.value, fact.low, fact.high)}
        yield from (f"bar {bar}" for bar in message["items"] if not {bar["low"], bar.get("high")} <= ends)
    if message["type"] != "programmes":
        return
    for item in message["items"]:
        programme = catalogue().programmes[item["id"]]
        if item.get("duration_years") != programme.duration_years:
            yield f"duration of {item}"
        if "distance_km" in item and item["distance_km"] != distance(programme, criteria):
            yield f"distance of {item}: {distance(programme, criteria)}"
    # A search is the only answer that says what was understood or more than it shows.
    searched = bool(message["criteria"]) or message["total"] != len(message["items"])
    if searched and message["total"] != len(fitting(criteria)):
        yield f"total {message['total']} of {message['criteria']}: {len(fitting(criteria))}"


def _wrong_lists(message: dict[str, Any], criteria: Criteria) -> Iterator[str]:
    """Yield the lists of a text that are not numbered 1, 2, 3…, or on from the page before."""
    if message["type"] == "steps":
        steps = [int(number) for number in STEP.findall(message["text"])]
        # A programme keeps its number where a later step leads to it again.
        named = list(dict.fromkeys(IN_SENTENCE.findall(message["text"])))
        if steps != [*range(1, len(message["items"]) + 1)] or [int(number) for number, _ in named] != [
            *range(1, len(named) + 1)
        ]:
            yield f"path numbered {steps}, {named}"
    listed = [int(number) for number in LIST_NUMBER.findall(message["text"])]
    expected = 0
    for number in listed:
        starts = number % PAGE == 1 and (number == 1 or number <= len(fitting(criteria)))
        if number != expected + 1 and not starts:
            yield f"list numbered {listed}"
        expected = number
    for looked_at in LOOKED_AT.findall(message["text"]):
        if len(re.findall(r"^\*\*\d+\. ", message["text"], re.MULTILINE)) != int(looked_at):
            yield f"{looked_at} programmes looked at, {listed} listed"


def _texts(part: Any) -> Iterator[str]:
    """Yield what is read of a field: not ids, not addresses."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, list):
        yield from (text for each in part for text in _texts(each))
    elif isinstance(part, dict):
        unread = ("id", "website", "programmes", "status", "source")
        yield from (text for key, each in part.items() if key not in unread for text in _texts(each))
