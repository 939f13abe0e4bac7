"""Answer one question about the programmes in focus: where, how long, how to get in, and so on."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from orientation.answers.facts_said import (
    accreditation_of,
    alternance_of,
    places_of,
    price_of,
    selection_of,
    status_of,
    summary,
    usual_price_of,
)
from orientation.answers.messages import Answer, Choice, choice, programmes_message
from orientation.answers.programme_list import Shown, cited_sources, detail_choices, list_mark, programme_item
from orientation.answers.wording import first_upper, join_words, programme_label, write_duration
from orientation.dialogue.aspects import Aspect, read_aspects
from orientation.french.sentences import Sentences
from orientation.knowledge.catalogue import Catalogue
from orientation.knowledge.programme import Programme
from orientation.lookup.criteria import Criteria
from orientation.lookup.follow_ups import HUMAN_ADVICE
from orientation.lookup.request import Request
from orientation.lookup.search import search
from orientation.text import NBSP

# Words that stand in a name as well: « diplôme d’ingénieur », « l’Isep ou l’UTC ».
_READ_WITH_FOCUS_ONLY = (Aspect.DIPLOMA, Aspect.SPECIALITIES, Aspect.PLACE)
_MOST_NAMED = 5
# What the general answer to the same question is, and how it is offered.
_IN_GENERAL = MappingProxyType(
    {
        Aspect.DURATION: choice("La durée des études en général", "ask_study_length"),
        Aspect.PREREQUISITES: choice("Les spécialités au lycée", "ask_lycee_specialities"),
        Aspect.ADMISSION: choice("Entrer en formation, en général", "ask_admission"),
        Aspect.PRICE: choice("Le prix et les aides en général", "ask_cost_funding"),
        Aspect.ALTERNANCE: choice("L’alternance en général", "ask_alternance"),
        Aspect.LANGUAGE: choice("L’anglais en général", "ask_english"),
    }
)
_SAY = Sentences(
    *("unknown_of_all {name}", "unknown_of_one {name} {website}", "unknown_point"),
    *("rate_explained", "figures_on_platform {platform}", "expected_on_platform"),
    *(f"name_of_{aspect.value}" for aspect in Aspect),
    *(f"label_of_{aspect.value}" for aspect in Aspect),
    *(f"told_{aspect.value} {{value}}" for aspect in Aspect),
)


def answer_aspect(
    catalogue: Catalogue,
    programmes: Sequence[Programme],
    aspect: Aspect,
    first: int | None = None,
    others: Sequence[Aspect] = (),
) -> Answer:
    """Return what is known of one aspect of each programme, and that the rest is to be asked at the school.

    first: the number on the screen of the first one, None if they are not a list there. others: what else is asked.
    """
    aspects = (aspect, *others)
    if len(programmes) == 1:
        text = _of_one(catalogue, programmes[0], aspects)
    else:
        text = _of_several(catalogue, programmes, aspects, first)
    return Answer(
        text,
        programmes_message(
            len(programmes),
            {},
            [programme_item(catalogue, Shown(programme)) for programme in programmes],
            cited_sources(catalogue, programmes),
        ),
        tuple(_next_choices(catalogue, programmes, aspect)),
        # Those of a list are on the screen; those that were named are spoken of from now on.
        focus=tuple(programme.id for programme in programmes) if len(programmes) == 1 or first is None else (),
    )


def asked_of_named(
    catalogue: Catalogue, request: Request, sentences: Sequence[Sequence[str]], aspects: Sequence[Aspect] = ()
) -> Answer | None:
    """Return the answer to « c’est sélectif, l’Isep ? »: what is asked of the programmes that are named.

    sentences: the words of those that ask. aspects: what they are known to ask. None if nothing particular is asked,
    or if it is not clear of which few programmes.
    """
    asked = aspects or [each for each in read_aspects(sentences) if each not in _READ_WITH_FOCUS_ONLY]
    if not asked or request.unlisted_schools or request.has_unknown:
        return None
    named = [catalogue.programmes[id_] for id_ in request.programmes]
    if not named and request.criteria.schools:
        # « CPE, c’est après le bac ? » : what else is named is asked, and does not narrow.
        of_schools = Criteria(schools=request.criteria.schools)
        named = [*search(catalogue, request.criteria).items] or [*search(catalogue, of_schools).items]
    return answer_aspect(catalogue, named, asked[0], others=asked[1:]) if 0 < len(named) <= _MOST_NAMED else None


def label_of(aspect: Aspect) -> str:
    """Return what stands before the colon where an aspect is one of several."""
    return _SAY(f"label_of_{aspect.value}")


def known_aspect(catalogue: Catalogue, programme: Programme, aspect: Aspect) -> str | None:
    """Return what is known of one aspect of a programme, as it stands after a colon; None if nothing is."""
    return _KNOWN[aspect](catalogue, programme)


def _of_one(catalogue: Catalogue, programme: Programme, aspects: Sequence[Aspect]) -> str:
    """Return what is known of one programme, and in one sentence what is not."""
    told = {aspect: known_aspect(catalogue, programme, aspect) for aspect in aspects}
    lines = [_told(programme, aspect, value) for aspect, value in told.items() if value is not None]
    unknown = [aspect for aspect, value in told.items() if value is None]
    if unknown:
        where = f" ({programme.website})" if programme.website else ""
        names = join_words([_SAY(f"name_of_{aspect.value}") for aspect in unknown], "ni")
        usual = [_usual(catalogue, programme, aspect) for aspect in unknown]
        elsewhere = [_elsewhere(programme, aspect) for aspect in unknown]
        said = _SAY("unknown_of_one", name=names, website=where)
        lines.append(" ".join(dict.fromkeys(filter(None, (said, *usual, *elsewhere)))))
    return "\n\n".join((f"**{_title(catalogue, programme)}**", *lines))


def _of_several(
    catalogue: Catalogue, programmes: Sequence[Programme], aspects: Sequence[Aspect], first: int | None
) -> str:
    """Return what is known of each programme, a line for each, and in one sentence what is known of none."""
    told = {aspect: [known_aspect(catalogue, programme, aspect) for programme in programmes] for aspect in aspects}
    known = [aspect for aspect in aspects if any(told[aspect])]
    unknown = [aspect for aspect in aspects if aspect not in known]
    texts: list[str] = []
    if known:
        lines = [
            f"{list_mark(first, position)} **{programme_label(catalogue, programme)}**{NBSP}: "
            + f"{NBSP}; ".join(_point(aspect, told[aspect][position], alone=len(known) == 1) for aspect in known)
            for position, programme in enumerate(programmes)
        ]
        texts.append("\n".join(lines))
    if unknown:
        names = join_words([_SAY(f"name_of_{aspect.value}") for aspect in unknown], "ni")
        usual = [_usual(catalogue, programme, aspect) for aspect in unknown for programme in programmes]
        texts.append(" ".join(dict.fromkeys(filter(None, (_SAY("unknown_of_all", name=names), *usual)))))
    return "\n\n".join(texts)


def _point(aspect: Aspect, told: str | None, *, alone: bool) -> str:
    """Return what is known of one aspect, with its label where it is one of several, or that it is to be checked."""
    said = _SAY("unknown_point") if told is None else told
    return said if alone else f"{label_of(aspect)}{NBSP}: {said}"


def _title(catalogue: Catalogue, programme: Programme) -> str:
    """Return the label of a programme, its title where the school has others of the same diploma."""
    same = [each for each in catalogue.ordered if (each.school, each.diploma) == (programme.school, programme.diploma)]
    return programme_label(catalogue, programme) if len(same) == 1 else programme.title


def _told(programme: Programme, aspect: Aspect, value: str) -> str:
    said = first_upper(_SAY(f"told_{aspect.value}", value=value))
    has_rate = programme.selection is not None and programme.selection.access_rate is not None
    return f"{said} {_SAY('rate_explained')}" if aspect is Aspect.SELECTION and has_rate else said


def _usual(catalogue: Catalogue, programme: Programme, aspect: Aspect) -> str | None:
    """Return what is usual for the diploma, where the programme does not tell."""
    if aspect is Aspect.PRICE:
        return usual_price_of(catalogue, programme)
    diploma = catalogue.diplomas[programme.diploma]
    return {Aspect.ALTERNANCE: diploma.alternance, Aspect.SELECTION: diploma.selection}.get(aspect)


def _elsewhere(programme: Programme, aspect: Aspect) -> str | None:
    """Return where the figures of the selection, and what is expected, are published."""
    if aspect is Aspect.PREREQUISITES:
        return _SAY("expected_on_platform") if programme.parcoursup or programme.admission == "parcoursup" else None
    if aspect not in (Aspect.SELECTION, Aspect.PLACES):
        return None
    platform = {"monmaster": "MonMaster", "parcoursup": "Parcoursup"}.get(programme.admission or "")
    return _SAY("figures_on_platform", platform=platform) if platform else None


def _next_choices(catalogue: Catalogue, programmes: Sequence[Programme], aspect: Aspect) -> list[Choice]:
    in_general = [_IN_GENERAL[aspect]] if aspect in _IN_GENERAL else []
    return [*detail_choices(catalogue, programmes), *in_general, HUMAN_ADVICE]


def _place(catalogue: Catalogue, programme: Programme) -> str | None:
    towns = [catalogue.towns[id_] for id_ in programme.towns]
    regions = dict.fromkeys(catalogue.regions[town.region].name for town in towns)
    return f"{join_words((town.located for town in towns), 'et')} ({join_words(regions, 'et')})"


def _duration(catalogue: Catalogue, programme: Programme) -> str | None:
    return None if programme.duration_years is None else write_duration(programme.duration_years)


def _admission(catalogue: Catalogue, programme: Programme) -> str | None:
    return None if programme.admission is None else catalogue.admissions[programme.admission].explanation.rstrip(".")


def _entry(catalogue: Catalogue, programme: Programme) -> str | None:
    return join_words([catalogue.levels[id_].name for id_ in programme.entry], "ou") if programme.entry else None


def _website(catalogue: Catalogue, programme: Programme) -> str | None:
    return programme.website


def _language(catalogue: Catalogue, programme: Programme) -> str | None:
    return programme.language


def _diploma(catalogue: Catalogue, programme: Programme) -> str | None:
    return f"{catalogue.diplomas[programme.diploma].name}, {catalogue.levels[programme.level].name}"


def _specialities(catalogue: Catalogue, programme: Programme) -> str | None:
    return ", ".join(catalogue.specialities[id_].name for id_ in programme.specialities) or None


_KNOWN: Mapping[Aspect, Callable[[Catalogue, Programme], str | None]] = MappingProxyType(
    {
        Aspect.PLACE: _place,
        Aspect.DURATION: _duration,
        Aspect.ENTRY: _entry,
        Aspect.PREREQUISITES: lambda *_: None,
        Aspect.ADMISSION: _admission,
        Aspect.WEBSITE: _website,
        Aspect.PRICE: price_of,
        Aspect.ALTERNANCE: alternance_of,
        Aspect.LANGUAGE: _language,
        Aspect.DIPLOMA: _diploma,
        Aspect.SPECIALITIES: _specialities,
        Aspect.STATUS: status_of,
        Aspect.SELECTION: selection_of,
        Aspect.PLACES: places_of,
        Aspect.ACCREDITATION: accreditation_of,
        Aspect.OPINION: summary,
    }
)
