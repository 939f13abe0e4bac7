"""The examples of the API's messages, and some more, on channels of every kind."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest

from bridges.rendering.choices import Choice
from bridges.rendering.parts import Limits, Part, render
from bridges.rendering.pictures import draw
from bridges.rendering.splitting import length
from orientation.text import NBSP
from tests.support.assistant import ROOT

EXAMPLES = sorted((ROOT / "runtime" / "api" / "examples").glob("*.json"))
BUTTONS = Limits(text=4096, caption=1024, buttons=100)
NUMBERS = Limits(text=16_000)
NARROW = Limits(text=70, buttons=3)

GOOD, BAD = (
    {"id": id_, "label": label, "kind": "feedback"} for id_, label in (("g", "👍 Utile"), ("b", "👎 Pas utile"))
)
ONE, TWO = {"id": "1", "label": "Un"}, {"id": "2", "label": "Deux"}


def example(name: str) -> list[dict[str, Any]]:
    messages: list[dict[str, Any]] = json.loads((ROOT / f"runtime/api/examples/{name}.json").read_text("utf-8"))
    return messages


def text(words: str, *choices: Mapping[str, str], **fields: Any) -> dict[str, Any]:
    return {"type": "text", "text": words, **({"choices": list(choices)} if choices else {}), **fields}


def shape(part: Part) -> tuple[str, bool, list[list[str]]]:
    return part.text.replace(NBSP, " "), part.image is not None, [[choice.label for choice in row] for row in part.rows]


CASES = {
    "text, with buttons": (
        example("text"), BUTTONS,
        [("Il faut en général un **bac+5**.\n\n- un master ;\n- un diplôme d’ingénieur.\n\n"
          "Source : Fiche métier Ingénieur en intelligence artificielle", False,
          [["Formations à bac+5"], ["Parler à une personne"]])],
    ),
    "text, with numbers": (
        example("text"), NUMBERS,
        [("Il faut en général un **bac+5**.\n\n- un master ;\n- un diplôme d’ingénieur.\n\n"
          "Source : Fiche métier Ingénieur en intelligence artificielle\n\n"
          "Réponds par un numéro ou avec les mots :\n1. Formations à bac+5\n2. Parler à une personne", False, [])],
    ),
    "text, in little room": (
        example("text"), NARROW,
        [("Il faut en général un **bac+5**.", False, []),
         ("- un master ;\n- un diplôme d’ingénieur.", False, []),
         ("Source : Fiche métier Ingénieur en intelligence artificielle", False,
          [["Formations à bac+5"], ["Parler à une personne"]])],
    ),
    "notice": (
        example("notice"), BUTTONS,
        [("Je suis un programme automatique, pas une personne. N’écris pas d’informations personnelles.", False, [])],
    ),
    "programmes": (
        example("programmes"), BUTTONS,
        [("Formations bac+6 à Grenoble : 1\n\n1. **Mastère Spécialisé Big Data**, Grenoble École de Management, "
          "Grenoble", False, [["Mastère Spécialisé Big Data"]])],
    ),
    "comparison": (
        example("comparison"), BUTTONS, [("Niveau : bac+5 / bac+6\nDurée : 2 ans / inconnue", False, [])],
    ),
    "chart, with a caption": (
        example("chart"), BUTTONS, [("Au début : 25 000 à 30 000 € par an.", True, [])],
    ),
    "chart, without captions": (
        example("chart"), NUMBERS, [("", True, []), ("Au début : 25 000 à 30 000 € par an.", False, [])],
    ),
    "steps": (
        example("steps"), BUTTONS, [("1. Terminale : garde les maths.\n2. Licence : maths ou informatique.", True, [])],
    ),
    "a caption that is too long follows the picture": (
        [{**example("chart")[0], "text": "x" * 1025}], BUTTONS, [("", True, []), ("x" * 1025, False, [])],
    ),
    "feedback last, on one row": (
        [text("Oui.", GOOD, ONE, BAD, TWO)], BUTTONS,
        [("Oui.", False, [["Un"], ["Deux"], ["👍 Utile", "👎 Pas utile"]])],
    ),
    "no more buttons than there is room for": (
        [text("Oui.", ONE, TWO, {"id": "3", "label": "Trois"}, GOOD)], NARROW,
        [("Oui.", False, [["Un"], ["Deux"], ["👍 Utile"]])],
    ),
    "each message has its buttons": (
        [text("A", ONE), text("B", TWO)], BUTTONS, [("A", False, [["Un"]]), ("B", False, [["Deux"]])],
    ),
    "numbers run through the whole answer, at its end": (
        [text("A", ONE), text("B", TWO)], NUMBERS,
        [("A", False, []), ("B\n\nRéponds par un numéro ou avec les mots :\n1. Un\n2. Deux", False, [])],
    ),
    "sources with their years and addresses": (
        [text("Oui.", sources=[
            {"label": "Étude", "year": 2022, "url": "https://ex.org"},
            {"label": "silicon.fr, avril 2023", "year": 2023},
        ])], BUTTONS,
        [("Oui.\n\nSources : [Étude, 2022](https://ex.org) ; silicon.fr, avril 2023", False, [])],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_parts(name: str) -> None:
    messages, limits, expected = CASES[name]
    assert [shape(part) for part in render(messages, limits, draw)] == expected


@pytest.mark.parametrize("limits", [BUTTONS, NUMBERS, NARROW], ids=["buttons", "numbers", "narrow"])
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_keeps_the_limits_and_all_its_words(path: Any, limits: Limits) -> None:
    messages = json.loads(path.read_text("utf-8"))
    parts = render(messages, limits, draw)
    for part in parts:
        assert part.text or part.image
        assert length(part.text) <= (limits.caption if part.image else limits.text)
        assert sum(map(len, part.rows)) <= limits.buttons
    said = " ".join(part.text for part in parts).split()
    for message in messages:
        assert [word for word in message["text"].split() if word not in said] == []
        shown = [choice.id for part in parts for row in part.rows for choice in row]
        for choice in message.get("choices", []):
            assert choice["id"] in shown if limits.buttons else choice["label"].split()[0] in said
    assert parts[-1].text, "the last thing shown is words, which buttons can stand below"


def test_there_is_an_example_of_every_type() -> None:
    types = {message["type"] for path in EXAMPLES for message in json.loads(path.read_text("utf-8"))}
    assert types == {"text", "programmes", "comparison", "steps", "chart", "notice"}


def test_rows_hold_the_choices_themselves() -> None:
    (part,) = render([text("Oui.", ONE)], BUTTONS, draw)
    assert part.rows == ((Choice("1", "Un"),),)
