from __future__ import annotations

import pytest

from orientation.understanding.reranker import EVIDENCE, Before, Reranker, Views

SALARY, PHD, ABROAD, NOTHING = "ask_salary", "phd_pay", "ask_visa", "out_of_scope"
FAMILIES = {SALARY: "salary", PHD: "alternance", ABROAD: "foreign_students"}
RANKING = [(SALARY, 0.5), (PHD, 0.2), (ABROAD, 0.1), (NOTHING, 0.2)]
ALONE = Views(RANKING)
OF_PHD = [(PHD, 0.7), (SALARY, 0.3)]


def reranker(**weights: float) -> Reranker:
    return Reranker(FAMILIES, {name: weights.get(name, 0.0) for name in EVIDENCE})


@pytest.mark.parametrize(
    ("weights", "views", "before", "first"),
    [
        ({"chance_alone": 1.0}, ALONE, Before(), SALARY),
        ({"offered": 3.0}, ALONE, Before(offers=[ABROAD]), ABROAD),
        ({"same_family": 3.0}, ALONE, Before(topic=PHD), PHD),
        ({"same_family": 3.0}, ALONE, Before(topic="search_programmes"), SALARY),
        # « et c’est payé combien ? » after the thesis
        ({"chance_after_topic": 1.0}, ALONE._replace(after_topic=OF_PHD), Before(), PHD),
        # what was said gains nothing by its own subject
        ({"chance_after_topic": 1.0}, ALONE._replace(after_topic=OF_PHD), Before(said=[PHD]), SALARY),
        ({"chance_after_topic": 1.0}, ALONE, Before(), SALARY),
        ({"chance_of_writer": 1.0}, ALONE._replace(of_writer=[(ABROAD, 0.9), (PHD, 0.1)]), Before(), ABROAD),
        ({"chance_in_sentence": 1.0}, ALONE._replace(sentences=[OF_PHD]), Before(), PHD),
    ],
)
def test_what_speaks_for_an_entry_raises_it(
    weights: dict[str, float], views: Views, before: Before, first: str
) -> None:
    assert reranker(**weights).rerank(RANKING, views, before)[0][0] == first


def test_entries_share_what_they_had_together_and_the_rest_stays() -> None:
    again = dict(reranker(chance_alone=1.0, offered=2.0).rerank(RANKING, ALONE, Before(offers=[ABROAD])))
    assert again[NOTHING] == 0.2
    assert sum(again.values()) == pytest.approx(1.0)


def test_without_an_entry_nothing_is_weighed() -> None:
    views = Views([(NOTHING, 1.0)])
    assert reranker(offered=1.0).rerank([(NOTHING, 1.0)], views, Before()) == [(NOTHING, 1.0)]
