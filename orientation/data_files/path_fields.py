"""The fields of paths.yml: how a profile is read, and the steps of its path."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from orientation.data_files.field_types import (
    BOOLEAN,
    TEXT,
    Field,
    ListOf,
    Record,
    Reference,
    Section,
    Template,
    number,
    one_of,
)
from orientation.data_files.shared_fields import ADMISSION, AUDIENCE, DIPLOMA, ID, LEVEL, SOURCE
from orientation.text import NBSP

SPEECH = (
    *("self", "self_has", "child", "child_again", "pupils", "home", "own", "denies", "rather"),
    *("between", "wishes", "decoys", "starts", "repaired", "as_typed"),
)
# The advice is one step more, and so is coming to France from abroad: three to six in all.
FEWEST_STEPS, MOST_STEPS = 2, 4
MOST_VARIANTS, MOST_NEXT = 3, 2
MOST_QUESTION_CHOICES = 8

_PHRASES = Field("phrases", ListOf(TEXT, at_least=1), "the words, without regard for accents and case")
_TEXT = Template("facts", "l’identifiant d’un fait de data/facts")
_SOURCES = ListOf(SOURCE)
_LEVELS = ListOf(LEVEL)
_DIPLOMAS = ListOf(DIPLOMA)
_ADMISSIONS = ListOf(ADMISSION)
_PROFILE = Reference("profiles", "l’identifiant d’un profil (section profiles)")
_SIGN = Reference("signs", "l’identifiant d’un indice (section signs)")
_STEP = Reference("steps", "l’identifiant d’une étape (section steps)")
_CHOICE = Reference("choices", "l’identifiant d’un choix (section choices)")
_ADVICE = Reference("advice", "l’identifiant d’un conseil (section advice)")
_INTENT = Reference("intents", "une intention de intents.yml")


def _sign_problems(entry: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return what no single field of a sign shows."""
    ages = entry.get("ages")
    if ages and ages["from"] > ages["to"]:
        return [("ages", f"attendu{NBSP}: from, au plus to")]
    if not any(name in entry for name in ("phrases", "ages", "diplomas", "levels")):
        return [("phrases", f"attendu{NBSP}: phrases, ages, diplomas ou levels")]
    return []


PATH_SECTIONS = (
    Section("speech", (Field("id", one_of(*SPEECH), "what these words do, see the top of the file"), _PHRASES)),
    Section(
        "signs",
        (
            ID,
            Field("phrases", ListOf(TEXT, at_least=1), "the words that show it", required=False),
            Field("told", BOOLEAN, "true if the words alone say who is spoken of (« mon métier »)", required=False),
            Field("means", _SIGN, "another sign that these words show as well", required=False),
            Field(
                "ages",
                Record(
                    (
                        Field("from", number(0, 120), "the youngest age that shows it"),
                        Field("to", number(0, 120), "the oldest one"),
                    )
                ),
                "ages that show it as well",
                required=False,
            ),
            Field("diplomas", _DIPLOMAS, "diplomas that show it, however they are spelt", required=False),
            Field("levels", _LEVELS, "levels that show it, however they are spelt", required=False),
        ),
        check=_sign_problems,
    ),
    Section(
        "profiles",
        (
            ID,
            Field("title", _TEXT, "the profile as a choice"),
            Field("start", TEXT, "the profile after « depuis »"),
            Field("audience", AUDIENCE, "whom answers are made for that suit it; any do if left out", required=False),
            Field("opening", _TEXT, "one or two sentences before the steps", required=False),
            Field("signs", ListOf(ListOf(_SIGN, at_least=1)), "the groups of signs that show it"),
            Field("steps", ListOf(_STEP, at_least=FEWEST_STEPS, at_most=MOST_STEPS), "the steps of the path, in order"),
            Field(
                "variants",
                ListOf(_PROFILE, at_most=MOST_VARIANTS),
                "finer profiles, offered as choices",
                required=False,
            ),
            Field("next", ListOf(_CHOICE, at_most=MOST_NEXT), "what is offered after the path"),
            Field("advice", _ADVICE, "who can help this person"),
        ),
    ),
    Section(
        "steps",
        (
            ID,
            Field("title", _TEXT, "the step in a few words"),
            Field("when", _TEXT, "when it takes place", required=False),
            Field("text", _TEXT, "what to do, in a few sentences"),
            Field(
                "programmes",
                Record(
                    (
                        Field("diplomas", _DIPLOMAS, "any of these diplomas", required=False),
                        Field("levels", _LEVELS, "and any of these levels", required=False),
                        Field("admissions", _ADMISSIONS, "and any of these ways in", required=False),
                    )
                ),
                "which programmes of the catalogue the step leads to",
                required=False,
            ),
            Field("sources", _SOURCES, "the sources, besides those of the facts", required=False),
        ),
    ),
    Section(
        "choices",
        (
            ID,
            Field("title", TEXT, "what the person reads"),
            Field("intent", _INTENT, "what it asks"),
            Field("diplomas", _DIPLOMAS, "of a search: the diplomas", required=False),
            Field("levels", _LEVELS, "of a search: the levels", required=False),
        ),
    ),
    Section(
        "advice",
        (
            ID,
            Field("text", _TEXT, "who can help, in a sentence or two"),
            Field("sources", _SOURCES, "the sources", required=False),
        ),
    ),
    Section(
        "questions",
        (
            ID,
            Field("text", TEXT, "the question"),
            Field(
                "profiles",
                ListOf(_PROFILE, at_least=2, at_most=MOST_QUESTION_CHOICES),
                "the profiles to choose from",
            ),
        ),
    ),
)
