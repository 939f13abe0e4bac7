from __future__ import annotations

from typing import Any

import pytest

from orientation.answers.last_sources import last_sources, spoken_of


def test_the_sources_of_the_answer_before_are_listed_with_year_and_address() -> None:
    sources: list[dict[str, Any]] = [
        {"label": "Onisep", "year": 2024, "url": "https://www.onisep.fr"},
        {"label": "Fiche métier", "year": None},
    ]
    assert last_sources(sources) == (
        "Ma réponse d’avant s’appuie sur\N{NO-BREAK SPACE}:\n\n"
        "- [Onisep](https://www.onisep.fr), 2024\n"
        "- Fiche métier (sans date)"
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("qui dit ça ?", "new"),
        ("qui a fait l’enquête, celle des 170 millions ?", "old"),
        ("et la source pour les employeurs ?", "new"),
    ],
)
def test_the_answer_that_is_spoken_of_is_not_always_the_last(text: str, found: str) -> None:
    answers = [
        ("Les employeurs sont nombreux.", [{"label": "new"}]),
        ("D’après une enquête : 170 millions.", [{"label": "old"}]),
    ]
    assert spoken_of(text, answers) == [{"label": found}]
    assert spoken_of(text, []) == []


def test_an_answer_without_sources_has_none_to_list() -> None:
    assert last_sources([]) == ""
