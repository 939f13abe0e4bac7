"""Answer « compare… »: which programmes are meant, and what can be said of them side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from orientation.answers.aspect_answer import answer_aspect
from orientation.answers.comparison import MOST_COMPARED, ask_what_to_compare, compare, left_out
from orientation.answers.messages import Answer
from orientation.answers.pick_answer import pick
from orientation.answers.wording import join_words, programme_label, write_duration
from orientation.dialogue.aspects import Aspect, are_weak, read_aspect, read_aspects
from orientation.french.sentences import Sentences
from orientation.knowledge.catalogue import Catalogue
from orientation.knowledge.programme import Programme
from orientation.lookup.request import Request
from orientation.lookup.reservations import reservations
from orientation.lookup.search import search

_SAY = Sentences("no_ranking", "durations_unknown", "same_duration {duration}", "by_duration {names}")
# Beginnings of folded words.
_JUDGEMENTS = (
    "mieu",
    "meilleur",
    "classem",
    "classer",
    "classee",
    "prestig",
    "cotee",
    "reput",
    "conseill",
    "choisi",
    "pire",
)
_SHORT = ("court", "rapid", "vite", "long")


def answer_comparison(
    catalogue: Catalogue,
    request: Request,
    words: Sequence[str],
    shown: Sequence[str],
    focus: Sequence[str],
    first: int = 1,
) -> Answer:
    """Return the comparison of what is named, or picked in what is shown, or in focus.

    words: of the message, folded; shown, focus: ids; first: the first number on the screen. One programme alone is
    compared with the one in focus.
    """
    meant = _meant(catalogue, request, words, shown, focus, first)
    if len(meant) < 2:
        known = meant[0] if meant else None
        answer = ask_what_to_compare(catalogue, known)
        before = list(reservations(request)) if request.unlisted_schools else []
        return replace(answer, text="\n\n".join((*before, answer.text)))
    kept, others = meant[:MOST_COMPARED], meant[MOST_COMPARED:]
    aspects, remarks = _asked(catalogue, kept, words)
    if aspects and {programme.id for programme in kept} == set(focus):
        # They are on the screen side by side: what is asked is enough.
        answer = answer_aspect(catalogue, kept, aspects[0], others=aspects[1:])
        return replace(answer, text="\n\n".join((*remarks, answer.text)), focus=tuple(focus))
    before = [*(reservations(request) if request.unlisted_schools else ()), *remarks]
    if others:
        before.append(left_out(catalogue, others))
    return compare(catalogue, kept, before, aspects)


def _meant(
    catalogue: Catalogue,
    request: Request,
    words: Sequence[str],
    shown: Sequence[str],
    focus: Sequence[str],
    first: int,
) -> list[Programme]:
    in_focus = _programmes(catalogue, focus)
    on_screen = _on_screen(catalogue, request, shown)
    if len(on_screen) > 1:
        return on_screen
    named = _named(catalogue, request)
    if named:
        return list(dict.fromkeys(named + in_focus)) if len(named) == 1 else named
    if request.names_something and not request.criteria.parts():
        # What is named is not in the catalogue: others in its place would be no answer.
        return in_focus[:1]
    if request.names_something:
        picked = _that_fit(catalogue, request, shown, focus)
    else:
        picked = pick(catalogue, request, words, shown, first)
    if len(picked) == 1:
        return list(dict.fromkeys([*picked, *in_focus]))
    return list(picked) or (in_focus if len(in_focus) > 1 else _programmes(catalogue, shown) or in_focus)


def _on_screen(catalogue: Catalogue, request: Request, shown: Sequence[str]) -> list[Programme]:
    """Return the programmes of the list that schools and diplomas name: « l’INSA et le BUT »; one for each of them."""
    names = [("school", request.criteria.schools), *(("diploma", (id_,)) for id_ in request.criteria.diplomas)]
    found: list[Programme] = []
    for field, ids in names:
        fits = [
            each
            for each in _programmes(catalogue, shown)
            if any(catalogue.index[field].get(id_, 0) >> catalogue.ordered.index(each) & 1 for id_ in ids)
        ]
        if len(fits) != 1:
            return []
        found += fits
    return list(dict.fromkeys(found))


def _named(catalogue: Catalogue, request: Request) -> list[Programme]:
    """Return a programme for each school or programme that is named, of the diploma that is named with it."""
    found = _programmes(catalogue, request.programmes)
    for school in request.criteria.schools:
        criteria = request.criteria.with_ids("school", [school]).with_ids("town").with_ids("region")
        result = search(catalogue, criteria)
        found += (result.items or search(catalogue, criteria.with_ids("diploma").with_ids("level")).items)[:1]
    towns, diplomas = request.criteria.towns, request.criteria.diplomas
    if not found and len(towns) > 1:
        # « le master de Lens et le mastère de Rouen »: to each town its diploma, in the order of the message.
        each = [[diploma] for diploma in diplomas] if len(diplomas) == len(towns) else [list(diplomas)] * len(towns)
        for town, of_town in zip(towns, each, strict=True):
            there = request.criteria.with_ids("town", [town])
            found += (search(catalogue, there.with_ids("diploma", of_town)).items or search(catalogue, there).items)[:1]
    return list(dict.fromkeys(found))


def _that_fit(
    catalogue: Catalogue, request: Request, shown: Sequence[str], focus: Sequence[str]
) -> Sequence[Programme]:
    """Return what « compare les masters à Paris » asks for: in focus or on the screen if several are, else anywhere."""
    for ids in (focus, shown):
        found = pick(catalogue, request, (), ids) if request.criteria.fields() else []
        if len(found) > 1:
            return found
    return search(catalogue, request.criteria).items


def _programmes(catalogue: Catalogue, ids: Sequence[str]) -> list[Programme]:
    return [catalogue.programmes[id_] for id_ in ids if id_ in catalogue.programmes]


def _asked(
    catalogue: Catalogue, programmes: Sequence[Programme], words: Sequence[str]
) -> tuple[Sequence[Aspect], list[str]]:
    """Return the points that the comparison is about, and what is said first of them."""
    if any(word.startswith(_JUDGEMENTS) for word in words):
        return (), [_SAY("no_ranking")]
    if any(word.startswith(_SHORT) for word in words):
        return (Aspect.DURATION,), _by_duration(catalogue, programmes)
    asked = read_aspects([words])
    return (asked if not are_weak(asked) else (*filter(None, [read_aspect(words)]),)), []


def _by_duration(catalogue: Catalogue, programmes: Sequence[Programme]) -> list[str]:
    known = sorted(
        ((programme.duration_years, programme) for programme in programmes if programme.duration_years is not None),
        key=lambda pair: pair[0],
    )
    if len(known) < len(programmes):
        return [_SAY("durations_unknown")]
    if len({years for years, _ in known}) == 1:
        return [_SAY("same_duration", duration=write_duration(known[0][0]))]
    said = (f"{programme_label(catalogue, programme)} ({write_duration(years)})" for years, programme in known)
    return [_SAY("by_duration", names=join_words(said, "puis"))]
