from __future__ import annotations

from typing import Any

import pytest

from orientation.answers.messages import ALTERNATIVE, Choice
from orientation.answers.other_reading import other_reading

LABELS = {"ask_english": "l’anglais", "search_programmes": "une recherche de formations"}
LILLE = [{"entity": "town", "value": "lille"}]


@pytest.mark.parametrize(
    ("message", "choices"),
    [
        (None, ()),
        ({"entities": LILLE}, ()),
        ({"offer": "ask_nothing"}, ()),
        (
            {"offer": "ask_english", "entities": LILLE},
            (Choice("Plutôt\u00a0: l’anglais", "/ask_english", ALTERNATIVE),),
        ),
        # a search keeps what was named
        (
            {"offer": "search_programmes", "entities": LILLE},
            (
                Choice(
                    "Plutôt\u00a0: une recherche de formations", '/search_programmes{"town": ["lille"]}', ALTERNATIVE
                ),
            ),
        ),
    ],
)
def test_what_a_message_may_have_meant_too_is_a_choice(
    message: dict[str, Any] | None, choices: tuple[Choice, ...]
) -> None:
    assert other_reading(message, LABELS) == choices
