"""The fields of the files of data/knowledge: what is asked, and its answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from orientation.address import Speaker, addressed
from orientation.data_files.field_types import (
    TEXT,
    VALUE,
    Choices,
    Field,
    ListOf,
    Record,
    Reference,
    Section,
    Template,
    one_of,
)
from orientation.data_files.shared_fields import AUDIENCE, DIPLOMA, ID, LEVEL, SOURCE
from orientation.text import NBSP

# An answer is read at a glance; what there is more goes into `more`.
LONGEST_ANSWER = 700
LONGEST_TITLE = 40
FEWEST_CHOICES, MOST_CHOICES = 2, 4
FEWEST_ASKS, MOST_ASKS = 4, 30
FEWEST_POLAR_ASKS, MOST_POLAR_ASKS, LONGEST_LEAD = 2, 10, 200
# What the messages of each type have; an entry without a type is a text.
_FIELDS_OF_TYPE = {"chart": ("kind", "unit", "items"), "notice": ("level",)}

_ANSWER = Template("placeholders", "l’identifiant d’un fait de data/facts")
_FACT = Reference("facts", "l’identifiant d’un fait de data/facts")
_PROFILE = Reference("profiles", "l’identifiant d’un profil de data/paths.yml")
_ENTRY = Reference("entries", "l’identifiant d’une entrée de data/knowledge")
_NEXT = ListOf(
    Choices(
        "asked",
        "l’identifiant d’une entrée ou d’une intention de intents.yml, seul ou suivi d’un titre d’au plus "
        f"{LONGEST_TITLE} signes",
        LONGEST_TITLE,
        {"diploma": DIPLOMA, "level": LEVEL},
    ),
    FEWEST_CHOICES,
    MOST_CHOICES,
)


_TOLD = Record(
    (
        Field(
            "figure", Reference("told_figures", "l’identifiant d’un nombre de data/told_figures.yml"), "what was told"
        ),
        Field("low", VALUE, "from this number"),
        Field("high", VALUE, "to this one"),
    )
)


def _entry_problems(entry: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return what no single field of an entry shows."""
    type_ = entry.get("type", "text")
    found = [
        (name, f"il manque, une entrée de type «{NBSP}{type_}{NBSP}» l’attend")
        for name in _FIELDS_OF_TYPE.get(type_, ())
        if name not in entry
    ]
    others = {name for fields in _FIELDS_OF_TYPE.values() for name in fields} - {*_FIELDS_OF_TYPE.get(type_, ())}
    found += [(name, f"seule une entrée d’un autre type que «{NBSP}{type_}{NBSP}» l’a") for name in others & {*entry}]
    texts = [(name, entry.get(name, "")) for name in ("answer", "more", "for_parent")]
    texts += [("variants.answer", variant["answer"]) for variant in entry.get("variants", ())]
    found += [
        (name, f"{len(text)} signes, attendu{NBSP}: au plus {LONGEST_ANSWER} (le reste va dans «{NBSP}more{NBSP}»)")
        for name, text in texts
        if max(len(addressed(text, speaker)) for speaker in Speaker) > LONGEST_ANSWER
    ]
    found += [
        ("if_asked", f"{len(lead['answer'])} signes, attendu{NBSP}: au plus {LONGEST_LEAD}")
        for lead in entry.get("if_asked", ())
        if len(lead.get("answer", "")) > LONGEST_LEAD
    ]
    found += [
        ("for_figures", f"{len(line['answer'])} signes, attendu{NBSP}: au plus {LONGEST_LEAD}")
        for line in entry.get("for_figures", ())
        if len(line["answer"]) > LONGEST_LEAD
    ]
    if "more" in entry and len(entry["next"]) == MOST_CHOICES:
        found.append(
            ("next", f"attendu{NBSP}: au plus {MOST_CHOICES - 1} choix à côté de «{NBSP}En savoir plus{NBSP}»")
        )
    if "asks" in entry and "label" not in entry:
        found.append(("label", "il manque, une entrée qui a des « asks » l’attend"))
    return found


KNOWLEDGE_SECTION = Section(
    "entries",
    (
        ID,
        Field("label", TEXT, "« Tu veux parler de… ? »; of an entry with training examples, see intents.yml", False),
        Field("topic", TEXT, "the words of its subject, which the next question leaves out", required=False),
        Field("audience", AUDIENCE, "whom it is made for, if not for all who may ask it", required=False),
        Field("asks", ListOf(TEXT, FEWEST_ASKS, MOST_ASKS), "ways to ask it, if it has no training examples", False),
        Field("answer", _ANSWER, "the answer, in the first sentence; {un_fait} is a fact"),
        Field(
            "if_asked",
            ListOf(
                Record(
                    (
                        Field("asks", ListOf(TEXT, FEWEST_POLAR_ASKS, MOST_POLAR_ASKS), "ways to ask it so"),
                        Field("answer", _ANSWER, "the sentence before the answer: « Non. »", required=False),
                    )
                )
            ),
            "what is said first to who asks whether it is so; without an answer, ways to ask that want none",
            required=False,
        ),
        Field(
            "for_figures",
            ListOf(
                Record(
                    (
                        Field("told", ListOf(_TOLD, 1), "the figures that they told, each between two numbers"),
                        Field("answer", _ANSWER, "the sentence before the answer; {told_gross} is the figure told"),
                    )
                )
            ),
            "what is said first to who told such figures of themselves (data/told_figures.yml)",
            required=False,
        ),
        Field("more", _ANSWER, "what there is more to say, behind « En savoir plus »", required=False),
        Field("for_parent", _ANSWER, "the answer to a parent or a teacher, with « vous »", required=False),
        Field(
            "instead",
            ListOf(
                Record(
                    (
                        Field("profiles", ListOf(_PROFILE, 1), "where somebody stands (data/paths.yml)"),
                        Field("to", _ENTRY, "the entry that answers them better"),
                    )
                )
            ),
            "who gets the answer of another entry, made for where they stand",
            required=False,
        ),
        Field("type", one_of("text", "chart", "notice"), "the type of the message, text if left out", required=False),
        Field("level", one_of("info", "privacy", "safety"), "of a notice: what it is about", required=False),
        Field("kind", one_of("range"), "of a chart: how it is drawn", required=False),
        Field("unit", TEXT, "of a chart: what its bars count", required=False),
        Field(
            "items",
            ListOf(Record((Field("label", TEXT, "the name of the bar"), Field("fact", _FACT, "its ends"))), 1),
            "of a chart: its bars",
            required=False,
        ),
        Field("sources", ListOf(SOURCE), "where it comes from, beside the sources of its facts", required=False),
        Field("next", _NEXT, "what is offered after it"),
        Field(
            "variants",
            ListOf(
                Record(
                    (
                        Field("answer", _ANSWER, "the same in other words"),
                        Field("next", _NEXT, "what is offered after it, if not the same", required=False),
                    )
                )
            ),
            "other ways to say it: the one that was just said is not said again",
            required=False,
        ),
    ),
    check=_entry_problems,
)
