from __future__ import annotations

from typing import Any

import pytest

from orientation.answers.messages import ALTERNATIVE, Choice
from orientation.answers.other_reading import or_rather, other_reading

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


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("Un débutant gagne 40 000 € par an. Ensuite, ça monte.", "Un débutant gagne 40 000 € par an."),
        ("On y parle surtout anglais, à l’écrit.", "On y parle surtout anglais, à l’écrit."),
        ("- **Une école** à Lille\n- une autre à Lyon", ""),
    ],
)
def test_it_is_answered_in_a_sentence(answer: str, said: str) -> None:
    assert or_rather("l’anglais", answer).rpartition("\u00a0: ")[2] == said
