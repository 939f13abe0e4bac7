"""The choices that follow a list: the next page, ways to narrow it down, ways out of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from orientation.answers.messages import Choice, choice
from orientation.answers.wording import first_upper, refinement_title, searched, widened
from orientation.knowledge.catalogue import Catalogue
from orientation.lookup.criteria import Criteria
from orientation.lookup.matching import count
from orientation.lookup.relevance import relevant
from orientation.lookup.search import Refinement, SearchResult
from orientation.text import NBSP

HUMAN_ADVICE = choice("En parler avec quelqu’un", "ask_human_advice")
EVERYTHING = choice("Voir toutes les formations", "search_programmes")

OFFERED = 3
# After a whole page of programmes, with the next one and the one before.
MOST_FURTHER = 4
# So few can be read at a glance: narrowing them down helps nobody.
_FEW = 2


def each_once(choices: Iterable[Choice]) -> tuple[Choice, ...]:
    """Return the choices without those that do what one before them does: two ways back may lead to everything."""
    by_payload: dict[str, Choice] = {}
    for offered in choices:
        by_payload.setdefault(offered.payload, offered)
    return tuple(by_payload.values())


def search_choice(title: str, criteria: Criteria, page: int = 1) -> Choice:
    """Return a choice that searches."""
    entities: dict[str, object] = dict(criteria.entities())
    if page > 1:
        entities["page"] = str(page)
    return choice(first_upper(title), "search_programmes", entities)


def back_choice(catalogue: Catalogue, earlier: Criteria) -> Choice:
    """Return a choice for the search before."""
    return search_choice(f"Revenir{NBSP}: {searched(catalogue, earlier)}", earlier)


def dropping_choices(catalogue: Catalogue, criteria: Criteria) -> list[Choice]:
    """Return a choice for each thing that can be given up, with what is then found."""
    wider = [(part, criteria.without(part)) for part in criteria.parts()]
    return [search_choice(widened(catalogue, kept, (part,), count(catalogue, kept)), kept) for part, kept in wider][
        :OFFERED
    ]


def refining_choices(catalogue: Catalogue, result: SearchResult) -> list[Choice]:
    """Return a few ways to narrow a result down, none if it is short."""
    return [
        search_choice(
            refinement_title(catalogue, r.field, r.id, r.count),
            relevant(catalogue, result.used.with_ids(r.field, [r.id])),
        )
        for r in (_varied(result.refinements, result.total) if result.total > _FEW else ())
    ]


def ways_out(criteria: Criteria) -> Iterator[Choice]:
    """Yield what can always be done next: see everything, unless that was asked, or talk to somebody."""
    if criteria.parts():
        yield EVERYTHING
    yield HUMAN_ADVICE


def _varied(refinements: tuple[Refinement, ...], total: int) -> list[Refinement]:
    """Return a few refinements: the best of each field, those that split best first, then others, specialities last.

    A speciality that only one programme has is a name that few people know.
    """
    by_field: dict[str, list[Refinement]] = {}
    for refinement in refinements:
        by_field.setdefault(refinement.field, []).append(refinement)
    specialities = [refinement for refinement in by_field.pop("speciality", ()) if refinement.count > 1]
    best = sorted((found[0] for found in by_field.values()), key=lambda r: abs(2 * r.count - total))
    others = [refinement for found in by_field.values() for refinement in found[1:]]
    return (best + others + specialities)[:OFFERED]
