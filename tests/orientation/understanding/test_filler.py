from __future__ import annotations

from collections import Counter

import pytest

from orientation.understanding.filler import with_filler
from orientation.understanding.reading import ReadWord

QUESTION, GREETING, OFF_TOPIC = ([ReadWord(word, word)] for word in ("salaire", "bonjour", "meteo"))
BEFORE, AFTER = [ReadWord("dis", "dire")], [ReadWord("stp", "stp")]
EXAMPLES = [QUESTION, GREETING, OFF_TOPIC] * 40
INTENTS = ["ask_salary", "greet", "out_of_scope"] * 40


def filled(share: float, seed: int = 13) -> list[tuple[tuple[str, ...], str]]:
    found = with_filler(EXAMPLES, INTENTS, [BEFORE], [AFTER], share, seed)
    return [(tuple(word.word for word in words), intent) for words, intent in found]


def test_questions_get_words_around_them_and_small_talk_does_not() -> None:
    assert Counter(intent for _, intent in filled(1.0)) == {"ask_salary": 40, "out_of_scope": 40}
    around = {words for words, intent in filled(1.0) if intent == "ask_salary"}
    assert around == {("dis", "salaire"), ("salaire", "stp"), ("dis", "salaire", "stp")}


@pytest.mark.parametrize(("share", "least", "most"), [(0.0, 0, 0), (0.3, 10, 40), (1.0, 80, 80)])
def test_a_share_of_them(share: float, least: int, most: int) -> None:
    assert least <= len(filled(share)) <= most


def test_it_is_the_same_each_time() -> None:
    assert filled(0.5) == filled(0.5) != filled(0.5, seed=14)
