from __future__ import annotations

import re
from datetime import date

import pytest

from orientation.knowledge.facts import load_facts
from orientation.knowledge.sources import load_sources
from orientation.safety import Need
from orientation.safety.safety_answer import safety_answers
from tests.orientation.conftest import DATA_DIR

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def facts():
    return load_facts(DATA_DIR / "facts", load_sources(DATA_DIR / "sources.yml"))


@pytest.fixture(scope="module")
def answers(facts):
    return safety_answers(facts, TODAY)


@pytest.mark.parametrize(
    ("need", "numbers"),
    [
        (Need.EMERGENCY, ["15", "112", "3114"]),
        (Need.SUICIDE, ["3114", "15", "112"]),
        (Need.VIOLENCE, ["119", "3114", "15", "112"]),
        (Need.BULLYING, ["3018", "3114", "15", "112"]),
        (Need.DISTRESS, ["3114", "0800235236", "15", "112"]),
    ],
)
def test_the_right_number_comes_first(answers, need, numbers):
    text = answers[need].text
    links = re.findall(r"\[([^\]]+)\]\(tel:(\d+)\)", text)
    assert [number for _, number in links] == numbers
    assert all(label.replace("\u00a0", "") == number for label, number in links)
    # A call to 114 is not answered by voice: it is no link.
    assert "SMS au **114**" in text


@pytest.mark.parametrize(
    ("need", "hours"),
    [
        (Need.EMERGENCY, "gratuit et confidentiel, 24 h sur 24 et 7 jours sur 7"),
        (Need.SUICIDE, "gratuit et confidentiel, 24 h sur 24 et 7 jours sur 7"),
        (Need.VIOLENCE, "gratuit, 24 h sur 24 et 7 jours sur 7"),
        (Need.BULLYING, "7 jours sur 7, de 9 h à 23 h"),
        (Need.DISTRESS, "gratuit et confidentiel, 24 h sur 24 et 7 jours sur 7"),
        (Need.DISTRESS, "(12 à 25 ans), au [0 800 235 236](tel:0800235236) : 7 jours sur 7, de 9 h à 23 h"),
    ],
)
def test_it_says_when_one_can_call(answers, need, hours):
    assert hours in answers[need].text.replace("\u00a0", " ")


@pytest.mark.parametrize("need", list(Need))
def test_it_is_short_and_asks_nothing(answers, need):
    answer = answers[need]
    assert len(answer.text) <= 700
    assert "?" not in answer.text
    assert not re.search(r"diagnostic|dépress|malad|troubles?\b|formation", answer.text)
    assert "infirmière scolaire" in answer.text
    assert "Psy-EN" in answer.text
    assert (answer.choices, answer.shown, answer.criteria) == ((), (), None)


@pytest.mark.parametrize("need", list(Need))
def test_it_is_a_safety_notice_with_its_source(answers, facts, need):
    message = answers[need].message
    assert (message["type"], message["level"]) == ("notice", "safety")
    assert [source["label"] for source in message["sources"]] == [facts["phone_suicide"].source.label]


@pytest.mark.parametrize("need", list(Need))
def test_its_typography_is_french(answers, need):
    text = re.sub(r"\(tel:\d+\)", "", answers[need].text)
    assert not re.search(r"['\"·]| [:;!?»]|« |[^\u00a0][:;!?»]", text)


def test_a_missing_number_is_found_at_the_start(facts):
    with pytest.raises(KeyError, match="phone_bullying"):
        safety_answers({id_: fact for id_, fact in facts.items() if id_ != "phone_bullying"}, TODAY)
