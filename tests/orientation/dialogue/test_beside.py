"""What is asked beside a search or a programme."""

from __future__ import annotations

import pytest

from orientation.dialogue.alone import AskedPart, Candidates
from orientation.dialogue.beside import asked_beside
from orientation.dialogue.context import Context
from orientation.recognition.pieces import words_of

PRICE = AskedPart(words_of("et c’est combien par an"), True, (("ask_programme_detail", 0.6),))
BOARDING = AskedPart(words_of("y a-t-il un internat"), True, (("prepa_boarding_life", 0.8), ("housing_find", 0.1)))
TOLD = AskedPart(words_of("je connais ce lycée"), False, (("prepa_boarding_life", 0.8),))
UNSURE = AskedPart(words_of("y a-t-il un internat"), True, (("prepa_boarding_life", 0.3),))
OF_IT = AskedPart(words_of("quel est son prix"), True, (("fee_prepa", 0.8),))
LIST = AskedPart(words_of("et à Lyon"), True, (("search_programmes", 0.9),))


@pytest.mark.parametrize(
    ("intent", "parts", "said", "found"),
    [
        ("ask_programme_detail", (PRICE, BOARDING), (), "prepa_boarding_life"),
        ("search_programmes", (LIST, BOARDING), (), "prepa_boarding_life"),
        # An answer to a question is another thing: two questions.
        ("ask_salary", (PRICE, BOARDING), (), None),
        ("ask_programme_detail", (PRICE, TOLD), (), None),
        ("ask_programme_detail", (PRICE, UNSURE), (), None),
        # What is asked of the programme is no question beside it.
        ("ask_programme_detail", (OF_IT,), (), None),
        ("search_programmes", (LIST,), (), None),
        ("ask_programme_detail", (PRICE, BOARDING), ("prepa_boarding_life",), None),
    ],
)
def test_what_is_asked_beside(
    intent: str, parts: tuple[AskedPart, ...], said: tuple[str, ...], found: str | None
) -> None:
    assert asked_beside(intent, Candidates((), parts=parts), Context(said=said)) == found
