"""Answer a question about one programme, or ask which one is meant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from orientation.answers.detail_card import programme_card
from orientation.answers.messages import Answer, programmes_message, text_message
from orientation.answers.programme_list import Shown, cited_sources, detail_choices, programme_item, programme_lines
from orientation.answers.search_answer import PAGE_SIZE, answer_search
from orientation.answers.wording import heading, join_words
from orientation.knowledge.catalogue import Catalogue
from orientation.knowledge.programme import Programme
from orientation.lookup.criteria import Criteria
from orientation.lookup.follow_ups import EVERYTHING, HUMAN_ADVICE
from orientation.lookup.request import Request
from orientation.lookup.reservations import untold
from orientation.lookup.search import search
from orientation.text import NBSP

_WHICH = f"Plusieurs formations correspondent{NBSP}: laquelle [t’intéresse|vous intéresse]{NBSP}?"


def answer_detail(catalogue: Catalogue, request: Request, shown: Iterable[str] = ()) -> Answer:
    """Return the detail of the programme that is named, or else of the only one `shown` before."""
    named = request.programmes or (() if request.names_something else _known(catalogue, shown))
    before = [*untold([subject for subject in request.leftovers.subjects if not subject.on_card])]
    if len(named) == 1:
        return programme_card(catalogue, catalogue.programmes[named[0]], before)
    if named:
        return _ask_which(catalogue, [catalogue.programmes[id_] for id_ in named[:PAGE_SIZE]], before)
    if not request.names_something:
        return _ask_for_a_school(catalogue)
    if request.unlisted_schools or request.has_unknown:
        return answer_search(catalogue, request, opening=_WHICH)
    return _answer_criteria(catalogue, request, before)


def _answer_criteria(catalogue: Catalogue, request: Request, before: Sequence[str]) -> Answer:
    result = search(catalogue, request.criteria)
    missing = ""
    if not result.total and not result.dead_ends and result.used.schools:
        # Another programme of the school is nearer to what was asked than one of another school.
        missing = (
            f"{heading(catalogue, result.used)}{NBSP}: mon catalogue n’en a pas. Voici ce que j’ai de cette école."
        )
        request = replace(request, criteria=Criteria(schools=result.used.schools))
        result = search(catalogue, request.criteria)
    if result.total == 1 and not result.dead_ends:
        return programme_card(catalogue, result.items[0], (*before, missing))
    return answer_search(catalogue, request, opening=f"{missing} {_WHICH}".strip())


def _known(catalogue: Catalogue, ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(id_ for id_ in ids if id_ in catalogue.programmes)


def _ask_which(catalogue: Catalogue, programmes: list[Programme], before: Sequence[str]) -> Answer:
    shown = [Shown(programme) for programme in programmes]
    return Answer(
        "\n\n".join((*before, _WHICH, programme_lines(catalogue, shown))),
        programmes_message(
            len(programmes),
            {},
            [programme_item(catalogue, each) for each in shown],
            cited_sources(catalogue, programmes),
        ),
        (*detail_choices(catalogue, programmes), EVERYTHING, HUMAN_ADVICE),
        tuple(programme.id for programme in programmes),
    )


def _ask_for_a_school(catalogue: Catalogue) -> Answer:
    by_diploma: dict[str, Programme] = {}
    for programme in catalogue.ordered:
        by_diploma.setdefault(programme.diploma, programme)
    examples = list(by_diploma.values())[:PAGE_SIZE]
    schools = join_words(dict.fromkeys(catalogue.schools[each.school].label for each in examples[:3]), "ou")
    return Answer(
        f"De quelle formation [veux-tu|voulez-vous] le détail{NBSP}? [Donne-moi|Donnez-moi] le nom d’une"
        f" école, par exemple {schools}.",
        text_message(),
        tuple(detail_choices(catalogue, examples)),
    )
