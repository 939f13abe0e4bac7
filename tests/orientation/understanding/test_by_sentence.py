from __future__ import annotations

import pytest

from orientation.understanding.by_sentence import RankedPart, Ranking, asked_in, in_context, two_in, with_offered

TSI, SALARY, THANKS, NOTHING = "prepa_tsi", "ask_salary", "thank", "out_of_scope"


def part(*ranking: tuple[str, float], start: int = 0, asks: bool = True) -> RankedPart:
    return RankedPart(start, asks, list(ranking))


@pytest.mark.parametrize(
    ("whole", "parts", "first"),
    [
        # « Merci. J’ai 16 ans. C’est quoi, la TSI ? »
        ([(NOTHING, 0.6), (TSI, 0.3)], [part((THANKS, 0.9), asks=False), part((TSI, 0.9), (NOTHING, 0.1))], TSI),
        # « Merci. Bonne journée ! »
        ([(THANKS, 0.7)], [part((THANKS, 0.9), asks=False), part((THANKS, 0.6), ("greet", 0.3), asks=False)], THANKS),
        # « En équipe, ça se passe bien. Une idée ? » : the last sentence asks nothing without the first
        ([(SALARY, 0.8), (TSI, 0.1)], [part((SALARY, 0.7), asks=False), part((TSI, 0.4), (SALARY, 0.01))], SALARY),
        # what tells counts less than what asks
        ([(TSI, 0.3), (SALARY, 0.3)], [part((SALARY, 0.8), asks=False), part((TSI, 0.5), (SALARY, 0.1))], TSI),
    ],
)
def test_what_one_sentence_asks_is_asked(whole: Ranking, parts: list[RankedPart], first: str) -> None:
    ranking = asked_in(whole, parts)
    assert ranking[0][0] == first
    assert sum(chance for _, chance in ranking) == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        ([part((TSI, 0.9)), part((SALARY, 0.8), start=5)], ((TSI, SALARY), 5, 0.8)),
        ([part((TSI, 0.9)), part((TSI, 0.8), start=5)], None),
        ([part((TSI, 0.9)), part((SALARY, 0.4), start=5)], None),
        ([part((TSI, 0.9)), part((SALARY, 0.8), start=5, asks=False)], None),
        ([part((TSI, 0.9), asks=False), part((SALARY, 0.8), start=5, asks=False)], ((TSI, SALARY), 5, 0.8)),
        ([part((TSI, 0.9)), part((THANKS, 0.8), start=5)], None),
        ([part((TSI, 0.9)), part(("something_else", 0.8), start=5)], None),
    ],
)
def test_two_sentences_that_both_ask_are_two_questions(parts: list[RankedPart], found: object) -> None:
    assert two_in([(TSI, 0.5), (SALARY, 0.3), (THANKS, 0.1)], parts, 0.55) == found


def test_what_the_first_question_leads_to_is_likelier_as_the_second() -> None:
    pay = "apprentice_pay"
    parts = [part((TSI, 0.9)), part((SALARY, 0.6), (pay, 0.3), start=5)]
    asked = [(TSI, 0.5), (SALARY, 0.3)]
    found = two_in(asked, parts, 0.55, {TSI: [pay]})
    assert found is not None
    assert found.intents == (TSI, pay)
    assert two_in(asked, parts, 0.55) == ((TSI, SALARY), 5, 0.6)


def test_what_is_not_clear_is_read_with_its_subject() -> None:
    # « et c’est payé combien ? » after the thesis in a company
    alone = [(SALARY, 0.5), ("phd_pay", 0.2), ("what_is_cifre", 0.1)]
    together = [("what_is_cifre", 0.6), ("phd_pay", 0.3), (SALARY, 0.01)]
    ranking = in_context(alone, [together], ["what_is_cifre"])
    assert ranking[0][0] == "phd_pay"
    assert sum(chance for _, chance in ranking) == pytest.approx(1.0)


def test_what_is_not_clear_is_read_with_its_writer_too() -> None:
    alone = [(SALARY, 0.4), (TSI, 0.3), ("after_but", 0.3)]
    of_topic, of_writer = [(TSI, 0.5), ("after_but", 0.5)], [("after_but", 0.9), (TSI, 0.1)]
    assert in_context(alone, [of_topic, of_writer], [])[0][0] == "after_but"
    assert in_context(alone, [], [])[0][0] == SALARY


def test_what_was_offered_is_likelier() -> None:
    ranking = with_offered([(SALARY, 0.4), (TSI, 0.3), (NOTHING, 0.3)], [TSI])
    assert ranking[0][0] == TSI
    assert sum(chance for _, chance in ranking) == pytest.approx(1.0)
    assert with_offered([(SALARY, 1.0)], []) == [(SALARY, 1.0)]
