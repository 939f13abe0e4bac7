from typing import Any

import pytest

from bridges.rendering.choices import Choice, choices_of
from bridges.terminal.rendering import render

SALARY: dict[str, Any] = {
    "type": "text",
    "text": "Environ **45 000 €**.",
    "sources": [{"label": "Étude Michael Page", "year": 2022}, {"label": "Fiche métier", "year": None}],
    "choices": [{"id": "a", "label": "Quelles études ?"}, {"id": "b", "label": "Le métier"}],
}


@pytest.mark.parametrize(
    ("messages", "shown"),
    [
        ([{"text": "Bonjour."}], "Bonjour."),
        ([{"text": "Un."}, {"text": "Deux."}], "Un.\n\nDeux."),
        (
            [SALARY],
            "Environ 45 000 €.\nSources\u00a0: Étude Michael Page, 2022\u00a0; Fiche métier\n\n"
            "[1] Quelles études ?\n[2] Le métier",
        ),
        ([{"text": "Voir [l’Onisep](https://www.onisep.fr)."}], "Voir l’Onisep (https://www.onisep.fr)."),
        ([{"text": "Voir [ici](javascript:alert)."}], "Voir [ici](javascript:alert)."),
        ([{"text": "Un paragraphe.\n\n- un\n- deux"}], "Un paragraphe.\n\n- un\n- deux"),
        ([{"text": "Un \x1b[2Jpiège\x07."}], "Un [2Jpiège."),
        ([{"text": "", "sources": [{"label": "Onisep", "year": 2024}]}], "\nSource\u00a0: Onisep, 2024"),
    ],
)
def test_messages_as_lines(messages: list[dict[str, Any]], shown: str) -> None:
    assert render(messages, width=80, bold=False) == shown


def test_bold_in_a_terminal() -> None:
    assert render([{"text": "**Oui**."}], width=80, bold=True) == "\033[1mOui\033[0m."


@pytest.mark.parametrize(("bold", "marks"), [(True, ("\033[1m", "\033[0m")), (False, ("", ""))])
def test_bold_may_go_on_over_a_line(bold: bool, marks: tuple[str, str]) -> None:
    shown = render([{"text": "**Un deux trois quatre**."}], width=10, bold=bold)
    assert shown == "{}Un deux\ntrois\nquatre{}.".format(*marks)


def test_a_year_that_the_label_says_is_not_said_twice() -> None:
    message = {"text": "Oui.", "sources": [{"label": "silicon.fr, avril 2023", "year": 2023}]}
    assert render([message], width=80, bold=False) == "Oui.\nSource\u00a0: silicon.fr, avril 2023"


def test_lines_are_no_wider_than_the_terminal_and_lists_stay_aligned() -> None:
    shown = render([{"text": "- Un deux trois quatre cinq six sept."}], width=20, bold=False)
    assert shown == "- Un deux trois\n  quatre cinq six\n  sept."


def test_choices_are_numbered_across_messages() -> None:
    messages = [SALARY, {"text": "Encore.", "choices": [{"id": "c", "label": "Suite"}]}]
    assert choices_of(messages) == [
        Choice("a", "Quelles études ?"), Choice("b", "Le métier"), Choice("c", "Suite"),
    ]  # fmt: skip
    assert "[3] Suite" in render(messages, width=80, bold=False)
