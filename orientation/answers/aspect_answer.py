"""Answer one question about the programmes in focus: where, how long, how to get in, and so on."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from orientation.answers.figures import write_number
from orientation.answers.messages import Answer, Choice, choice, programmes_message
from orientation.answers.programme_list import Shown, cited_sources, detail_choices, list_mark, programme_item
from orientation.answers.wording import join_words, programme_label, write_duration
from orientation.dialogue.aspects import Aspect
from orientation.french.sentences import Sentences
from orientation.knowledge.catalogue import Catalogue
from orientation.knowledge.programme import Programme
from orientation.lookup.follow_ups import HUMAN_ADVICE
from orientation.text import NBSP

# What the general answer to the same question is, and how it is offered.
_IN_GENERAL = MappingProxyType(
    {
        Aspect.DURATION: choice("La durée des études en général", "ask_study_length"),
        Aspect.ADMISSION: choice("Entrer en formation, en général", "ask_admission"),
        Aspect.PRICE: choice("Le prix et les aides en général", "ask_cost_funding"),
        Aspect.ALTERNANCE: choice("L’alternance en général", "ask_alternance"),
        Aspect.LANGUAGE: choice("L’anglais en général", "ask_english"),
    }
)
_SAY = Sentences(
    *("unknown_of_all {name}", "unknown_of_one {name} {website}", "unknown_point", "price_to_check {price}"),
    *(f"name_of_{aspect.value}" for aspect in Aspect),
    *(f"told_{aspect.value} {{value}}" for aspect in Aspect),
)


def answer_aspect(
    catalogue: Catalogue, programmes: Sequence[Programme], aspect: Aspect, first: int | None = None
) -> Answer:
    """Return what is known of one aspect of each programme, and that the rest is to be asked at the school.

    first: the number on the screen of the first one, None if they are not a list there.
    """
    said = [(programme, known_aspect(catalogue, programme, aspect)) for programme in programmes]
    if len(said) == 1:
        text = _of_one(catalogue, *said[0], aspect)
    elif not any(told for _, told in said):
        text = _SAY("unknown_of_all", name=_SAY(f"name_of_{aspect.value}"))
    else:
        lines = [
            f"{list_mark(first, position)} **{programme_label(catalogue, programme)}**{NBSP}: "
            f"{told or _SAY('unknown_point')}"
            for position, (programme, told) in enumerate(said)
        ]
        text = "\n".join(lines)
    return Answer(
        text,
        programmes_message(
            len(programmes),
            {},
            [programme_item(catalogue, Shown(programme)) for programme in programmes],
            cited_sources(catalogue, programmes),
        ),
        tuple(_next_choices(catalogue, programmes, aspect)),
        focus=tuple(programme.id for programme in programmes) if len(programmes) == 1 else (),
    )


def known_aspect(catalogue: Catalogue, programme: Programme, aspect: Aspect) -> str | None:
    """Return what is known of one aspect of a programme, as it stands after a colon; None if nothing is."""
    return _KNOWN[aspect](catalogue, programme)


def _of_one(catalogue: Catalogue, programme: Programme, told: str | None, aspect: Aspect) -> str:
    head = f"**{programme_label(catalogue, programme)}**"
    if told is not None:
        return f"{head}\n\n{_SAY(f'told_{aspect.value}', value=told)}"
    where = f" ({programme.website})" if programme.website else ""
    return f"{head}\n\n{_SAY('unknown_of_one', name=_SAY(f'name_of_{aspect.value}'), website=where)}"


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


def _website(catalogue: Catalogue, programme: Programme) -> str | None:
    return programme.website


def _price(catalogue: Catalogue, programme: Programme) -> str | None:
    if programme.cost_eur is None:
        return None
    return _SAY("price_to_check", price=write_number(programme.cost_eur))


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
        Aspect.ADMISSION: _admission,
        Aspect.WEBSITE: _website,
        Aspect.PRICE: _price,
        # The catalogue never tells it.
        Aspect.ALTERNANCE: lambda catalogue, programme: None,
        Aspect.LANGUAGE: _language,
        Aspect.DIPLOMA: _diploma,
        Aspect.SPECIALITIES: _specialities,
    }
)
