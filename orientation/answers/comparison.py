"""Compare two or three programmes, point by point."""

from __future__ import annotations

from collections.abc import Sequence

from orientation.answers.aspect_answer import known_aspect, label_of
from orientation.answers.messages import Answer, ComparisonMessage, ComparisonRow, choice, source_items
from orientation.answers.programme_list import cited_sources, detail_choices
from orientation.answers.wording import first_upper, join_words, programme_label, school_name
from orientation.dialogue.aspects import Aspect
from orientation.french.sentences import Sentences
from orientation.knowledge.catalogue import Catalogue
from orientation.knowledge.programme import Programme
from orientation.lookup.follow_ups import HUMAN_ADVICE
from orientation.text import NBSP

MOST_COMPARED = 3

_SAY = Sentences(
    *("which_schools", "which_schools_for_example {one} {other}", "compare_with_which {name}"),
    *("compare_with_for_example {other}", "left_out {count} {names}", "unknown_point"),
)
_ASPECTS = (
    *(Aspect.DIPLOMA, Aspect.DURATION, Aspect.PLACE, Aspect.ADMISSION, Aspect.LANGUAGE),
    *(Aspect.SPECIALITIES, Aspect.PRICE),
)


def compare(
    catalogue: Catalogue, programmes: Sequence[Programme], before: Sequence[str] = (), asked: Sequence[Aspect] = ()
) -> Answer:
    """Return the comparison of two or three programmes, after what is to be said `before` it.

    What was `asked` stands first. What is not known of one of them is None in the table, and said to be checked in the
    text; what is not known of any of them is left out, unless it was asked.
    """
    columns = [_column(catalogue, programme, programmes) for programme in programmes]
    rows: list[ComparisonRow] = [
        {"label": "École", "values": [school_name(catalogue, programme) for programme in programmes]}
    ]
    rows = [_row(catalogue, programmes, aspect) for aspect in asked] + rows
    others = (_row(catalogue, programmes, aspect) for aspect in _ASPECTS if aspect not in asked)
    rows += (row for row in others if any(row["values"]))
    message: ComparisonMessage = {"type": "comparison", "columns": columns, "rows": rows}
    if cited := source_items(cited_sources(catalogue, programmes)):
        message["sources"] = cited
    return Answer(
        "\n\n".join((*before, *(_as_text(_short(catalogue, programmes, columns), row) for row in rows))),
        message,
        (*detail_choices(catalogue, programmes), HUMAN_ADVICE),
        focus=tuple(programme.id for programme in programmes),
    )


def _row(catalogue: Catalogue, programmes: Sequence[Programme], aspect: Aspect) -> ComparisonRow:
    values = [known_aspect(catalogue, programme, aspect) for programme in programmes]
    return {"label": first_upper(label_of(aspect)), "values": [value and first_upper(value) for value in values]}


def ask_what_to_compare(catalogue: Catalogue, known: Programme | None) -> Answer:
    """Return how to ask for a comparison, when there are not two programmes to compare."""
    examples = [catalogue.schools[programme.school].label for programme in catalogue.ordered]
    others = list(dict.fromkeys(examples))
    if known is None:
        text = _SAY("which_schools")
        if len(others) > 1:
            text = _SAY("which_schools_for_example", one=others[0], other=others[1])
    else:
        name = catalogue.schools[known.school].label
        text = _SAY("compare_with_which", name=programme_label(catalogue, known))
        if other := next((label for label in others if label != name), None):
            text += f" {_SAY('compare_with_for_example', other=other)}"
    choices = (choice("Voir toutes les formations", "search_programmes"), HUMAN_ADVICE)
    if known is None:
        return Answer(text, {"type": "text"}, choices)
    return Answer(text, {"type": "text"}, choices, focus=(known.id,), asks="comparison")


def left_out(catalogue: Catalogue, programmes: Sequence[Programme]) -> str:
    """Return the sentence on the programmes that do not fit in a comparison."""
    names = join_words((programme_label(catalogue, programme) for programme in programmes), "et")
    return _SAY("left_out", count=MOST_COMPARED, names=names)


def _column(catalogue: Catalogue, programme: Programme, all_: Sequence[Programme]) -> str:
    """Return the short name of a programme, its title where the short one is not enough."""
    labels = [programme_label(catalogue, each) for each in all_]
    label = programme_label(catalogue, programme)
    if labels.count(label) == 1:
        return label
    return f"{catalogue.schools[programme.school].label}{NBSP}: {programme.title}"


def _short(catalogue: Catalogue, programmes: Sequence[Programme], columns: Sequence[str]) -> Sequence[str]:
    """Return the schools where they tell the programmes apart, the columns where they do not."""
    schools = [catalogue.schools[programme.school].label for programme in programmes]
    return schools if len(set(schools)) == len(schools) else columns


def _as_text(columns: Sequence[str], row: ComparisonRow) -> str:
    lines = [
        f"- {column}{NBSP}: {value or _SAY('unknown_point')}"
        for column, value in zip(columns, row["values"], strict=True)
    ]
    return "\n".join((f"**{row['label']}**", *lines))
