"""Answer a pick in the list on the screen: « la deuxième », « celle de Toulouse », « le premier et le troisième »."""

from __future__ import annotations

from collections.abc import Sequence

from orientation.answers.comparison import MOST_COMPARED
from orientation.answers.detail_answer import answer_detail
from orientation.answers.detail_card import programme_card
from orientation.answers.messages import Answer, Choice, choice, programmes_message, text_message
from orientation.answers.programme_list import Shown, cited_sources, detail_choices, programme_item, programme_lines
from orientation.dialogue.picking import picked_ranks
from orientation.french.sentences import Sentences
from orientation.knowledge.catalogue import Catalogue
from orientation.knowledge.programme import Programme
from orientation.lookup.follow_ups import EVERYTHING, HUMAN_ADVICE
from orientation.lookup.request import Request

_SAY = Sentences(
    *("picked", "compare_both", "compare_all_three", "no_list_yet"),
    *("which_number {numbers}", "the_number {first}", "a_number {first} {last}"),
)


def answer_pick(
    catalogue: Catalogue, request: Request, words: Sequence[str], shown: Sequence[str], first: int = 1
) -> Answer:
    """Return the detail of what is picked among the programmes `shown`, whose first number on the screen is `first`.

    words: of the message, folded. Without a list, a name is answered as such.
    """
    listed = [catalogue.programmes[id_] for id_ in shown if id_ in catalogue.programmes]
    if not listed:
        return answer_detail(catalogue, request) if request.names_something else _no_list()
    picked = pick(catalogue, request, words, shown, first)
    if len(picked) == 1:
        return programme_card(catalogue, picked[0])
    if picked:
        return _several(catalogue, picked)
    if request.names_something:
        return answer_detail(catalogue, request)
    return _which(catalogue, listed, first, first + len(shown) - 1)


def pick(
    catalogue: Catalogue, request: Request, words: Sequence[str], shown: Sequence[str], first: int = 1
) -> list[Programme]:
    """Return the programmes that are picked among those shown, by their rank or by what they are called."""
    listed = [catalogue.programmes[id_] for id_ in shown if id_ in catalogue.programmes]
    if request.programmes:
        return [programme for programme in listed if programme.id in request.programmes]
    if request.criteria.fields():
        return [programme for programme in listed if _fits(catalogue, programme, request)]
    # One that has left the catalogue keeps its number.
    picked = {shown[position]: None for position in picked_ranks(words, len(shown), first)}
    return [catalogue.programmes[id_] for id_ in picked if id_ in catalogue.programmes]


def _fits(catalogue: Catalogue, programme: Programme, request: Request) -> bool:
    position = catalogue.ordered.index(programme)
    return all(
        any(catalogue.index[field].get(id_, 0) >> position & 1 for id_ in request.criteria.ids(field))
        for field in request.criteria.fields()
    )


def _several(catalogue: Catalogue, programmes: Sequence[Programme]) -> Answer:
    shown = [Shown(programme) for programme in programmes]
    return Answer(
        f"{_SAY('picked')}\n\n{programme_lines(catalogue, shown, None)}",
        programmes_message(
            len(programmes),
            {},
            [programme_item(catalogue, each) for each in shown],
            cited_sources(catalogue, programmes),
        ),
        (*detail_choices(catalogue, programmes), *_comparison(programmes), HUMAN_ADVICE),
        focus=tuple(programme.id for programme in programmes),
    )


def _comparison(programmes: Sequence[Programme]) -> Sequence[Choice]:
    if len(programmes) > MOST_COMPARED:
        return ()
    title = _SAY("compare_both" if len(programmes) == 2 else "compare_all_three")
    return (choice(title, "compare_programmes", {"programme": [programme.id for programme in programmes]}),)


def _which(catalogue: Catalogue, listed: Sequence[Programme], first: int, last: int) -> Answer:
    numbers = _SAY("the_number", first=first) if first == last else _SAY("a_number", first=first, last=last)
    return Answer(
        _SAY("which_number", numbers=numbers),
        text_message(),
        tuple(detail_choices(catalogue, listed)),
    )


def _no_list() -> Answer:
    return Answer(_SAY("no_list_yet"), text_message(), (EVERYTHING, HUMAN_ADVICE))
