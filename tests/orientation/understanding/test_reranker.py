from __future__ import annotations

import pytest

from orientation.understanding.kinds import SEARCH
from orientation.understanding.reranker import EVIDENCE, Before, Reranker, Views

SALARY, PHD, ABROAD, NOTHING = "ask_salary", "phd_pay", "ask_visa", "out_of_scope"
FAMILIES = {SALARY: "salary", PHD: "alternance", ABROAD: "foreign_students"}
RANKING = [(SALARY, 0.5), (PHD, 0.2), (ABROAD, 0.1), (NOTHING, 0.2)]
MEANT = {SALARY: -0.7, PHD: -1.6, ABROAD: -2.3, NOTHING: -1.6}
ALONE = Views(RANKING, MEANT)
OF_PHD = [(PHD, 0.7), (SALARY, 0.3)]
MEANS_PHD = {PHD: -0.4, SALARY: -1.2}


def reranker(**weights: float) -> Reranker:
    return Reranker(FAMILIES, {name: weights.get(name, 0.0) for name in EVIDENCE})


@pytest.mark.parametrize(
    ("weights", "views", "before", "first"),
    [
        ({"chance_alone": 1.0}, ALONE, Before(), SALARY),
        ({"offered": 3.0}, ALONE, Before(offers=[ABROAD]), ABROAD),
        ({"same_family": 3.0}, ALONE, Before(topic=PHD), PHD),
        ({"same_family": 3.0}, ALONE, Before(topic=SEARCH), SALARY),
        # « et c’est payé combien ? » after the thesis
        ({"meant_after_topic": 1.0}, ALONE._replace(after_topic=MEANS_PHD), Before(), PHD),
        ({"meant_after_topic": 1.0}, ALONE, Before(), SALARY),
        ({"meant_by_writer": 1.0}, ALONE._replace(of_writer={ABROAD: -0.1, PHD: -2.3}), Before(), ABROAD),
        # « nan je parle de la paye »
        ({"meant_after_message": 1.0}, ALONE._replace(after_message=MEANS_PHD), Before(), PHD),
        ({"chance_in_sentence": 1.0}, ALONE._replace(sentences=[OF_PHD]), Before(), PHD),
        ({"chance_in_last_sentence": 1.0}, ALONE._replace(sentences=[RANKING, OF_PHD]), Before(), PHD),
        # what is done, too
        ({"is_no_entry": 3.0}, Views([*RANKING, (SEARCH, 0.05)], MEANT), Before(), SEARCH),
    ],
)
def test_what_speaks_for_a_question_raises_it(
    weights: dict[str, float], views: Views, before: Before, first: str
) -> None:
    assert reranker(**weights).rerank(views.alone, views, before)[0][0] == first


def test_questions_share_what_they_had_together_and_the_rest_stays() -> None:
    again = dict(reranker(chance_alone=1.0, offered=2.0).rerank(RANKING, ALONE, Before(offers=[ABROAD])))
    assert again[NOTHING] == 0.2
    assert sum(again.values()) == pytest.approx(1.0)


def test_what_only_its_meaning_names_has_its_share_and_nothing_is_lost() -> None:
    views = ALONE._replace(after_message={SEARCH: -0.1, "no_entry_any_more": -0.1})
    again = dict(reranker(meant_after_message=1.0).rerank(RANKING, views, Before()))
    assert again[SEARCH] > again[SALARY]
    assert "no_entry_any_more" not in again
    assert sum(again.values()) == pytest.approx(1.0)


def test_without_a_question_nothing_is_weighed() -> None:
    views = Views([(NOTHING, 1.0)], {NOTHING: 0.0})
    assert reranker(offered=1.0).rerank([(NOTHING, 1.0)], views, Before()) == [(NOTHING, 1.0)]
