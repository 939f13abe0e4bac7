"""What is asked beside what is done about the rest of a message."""

from __future__ import annotations

import pytest

from orientation.dialogue.alone import AskedPart, Candidates
from orientation.dialogue.beside import EVIDENCE, Beside
from orientation.dialogue.context import Context
from orientation.recognition.pieces import words_of

# A sentence that has a question mark, and asks an entry with more than half a chance.
WEIGHTS = {**dict.fromkeys(EVIDENCE, 0.0), "chance": 4.0, "asks": 3.0, "answered_here": -8.0, "bias": 0.0}
FAMILIES = {"prepa_boarding_life": "studies", "ask_salary": "salary", "ask_alternance": "studies"}
BESIDE = Beside(FAMILIES, WEIGHTS, least=0.5)

PRICE = AskedPart(words_of("et c’est combien par an"), True, (("ask_programme_detail", 0.6),))
BOARDING = AskedPart(words_of("y a-t-il un internat"), True, (("prepa_boarding_life", 0.8), ("housing_find", 0.1)))
TOLD = AskedPart(words_of("je connais ce lycée"), False, (("prepa_boarding_life", 0.8),))
UNSURE = AskedPart(words_of("y a-t-il un internat"), True, (("prepa_boarding_life", 0.3),))
OF_IT = AskedPart(words_of("elle est en alternance"), True, (("ask_alternance", 0.8),))
LIST = AskedPart(words_of("et à Lyon"), True, (("search_programmes", 0.9),))
PAID = AskedPart(words_of("combien on gagne"), True, (("ask_salary", 0.9),))
BOTH = AskedPart(words_of("on gagne combien à l’internat"), True, (("prepa_boarding_life", 0.5), ("ask_salary", 0.45)))


@pytest.mark.parametrize(
    ("intent", "parts", "said", "found"),
    [
        ("ask_programme_detail", (PRICE, BOARDING), (), "prepa_boarding_life"),
        ("search_programmes", (LIST, BOARDING), (), "prepa_boarding_life"),
        ("ask_salary", (PAID, BOARDING), (), "prepa_boarding_life"),
        # Of several, the likeliest.
        ("search_programmes", (UNSURE, PAID), (), "ask_salary"),
        # What that sentence asks is answered.
        ("ask_salary", (PAID, BOTH), (), None),
        ("ask_programme_detail", (PRICE, TOLD), (), None),
        ("ask_programme_detail", (PRICE, UNSURE), (), None),
        # What is asked of the programme is no question beside it.
        ("ask_programme_detail", (PRICE, OF_IT), (), None),
        ("ask_salary", (PAID, OF_IT), (), "ask_alternance"),
        ("search_programmes", (LIST,), (), None),
        ("ask_programme_detail", (PRICE, BOARDING), ("prepa_boarding_life",), None),
        # Beside two questions, a greeting or what is not understood, nothing is.
        ("two_questions", (PAID, BOARDING), (), None),
        ("greet", (BOARDING,), (), None),
        ("nlu_fallback", (PAID, BOARDING), (), None),
    ],
)
def test_what_is_asked_beside(
    intent: str, parts: tuple[AskedPart, ...], said: tuple[str, ...], found: str | None
) -> None:
    assert BESIDE.asked(intent, 1.0, Candidates((), parts=parts), Context(said=said)) == found


def test_after_distress_nothing_is_added() -> None:
    state = Context(after_distress=True)

    assert BESIDE.asked("ask_salary", 1.0, Candidates((), parts=(PAID, BOARDING)), state) is None


def test_what_each_sentence_is_weighed_by() -> None:
    candidates = Candidates((("ask_salary", 0.7), ("prepa_boarding_life", 0.2)), parts=(PAID, BOARDING))

    (found,) = BESIDE.likely("ask_salary", 0.7, candidates, Context())

    seen = dict(zip(EVIDENCE, found.evidence, strict=True))
    assert found.entry == "prepa_boarding_life"
    assert seen["asks"] == 1.0
    assert seen["tells_beside_question"] == seen["answered_here"] == seen["same_family"] == seen["is_done"] == 0.0
    assert seen["share"] == pytest.approx(6 / 9)
    assert seen["chance_of_answer"] == 0.7
