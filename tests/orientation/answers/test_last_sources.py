from __future__ import annotations

from typing import Any

from orientation.answers.last_sources import last_sources


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


def test_an_answer_without_sources_has_none_to_list() -> None:
    assert last_sources([]) == ""
