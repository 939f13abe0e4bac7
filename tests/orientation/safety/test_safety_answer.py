from __future__ import annotations

import re
import shutil
from datetime import date

import pytest

from orientation.data_files.yaml_file import DataError
from orientation.knowledge.facts import load_facts
from orientation.knowledge.sources import load_sources
from orientation.safety import Need
from orientation.safety.safety_answer import load_help, notice
from tests.orientation.conftest import DATA_DIR

TODAY = date(2026, 11, 28)


@pytest.fixture(scope="module")
def facts():
    return load_facts(DATA_DIR / "facts", load_sources(DATA_DIR / "sources.yml"))


@pytest.fixture(scope="module")
def texts(facts):
    return load_help(DATA_DIR, facts, TODAY)


def called(text):
    return re.findall(r"\]\((?:tel|sms):(\d+)\)", text)


@pytest.mark.parametrize(
    ("need", "first", "also"),
    [
        ("medical_emergency", "15", {"112", "114", "3114"}),
        ("danger_now", "17", {"112", "114", "119"}),
        ("suicide", "3114", {"15", "112", "114"}),
        ("self_harm", "3114", {"0800235236", "15"}),
        ("sexual_violence", "119", {"3919", "0800059595", "17", "114"}),
        ("violence_home", "119", {"17", "112", "114", "3919"}),
        ("running_away", "119", {"17", "112", "114", "115"}),
        ("bullying", "3018", {"17", "3114"}),
        ("eating_disorder", "0800235236", {"15", "3114"}),
        ("unease", "0800235236", {"3114"}),
        ("grief", "0800235236", {"3114"}),
    ],
)
def test_the_right_number_comes_first(texts, need, first, also):
    numbers = called(texts.of(need, None, told=False))
    assert numbers[0] == first
    assert also <= set(numbers)
    assert called(texts.of(need, None, told=True))[0] == first


@pytest.mark.parametrize(
    ("about", "first"),
    [
        (Need.SUICIDE, "3114"),
        (None, "3114"),
        (Need.VIOLENCE_HOME, "119"),
        (Need.SEXUAL_VIOLENCE, "119"),
        (Need.RUNNING_AWAY, "119"),
        (Need.BULLYING, "3018"),
        (Need.MEDICAL_EMERGENCY, "15"),
        (Need.DANGER_NOW, "17"),
        (Need.EATING_DISORDER, "3114"),
    ],
)
def test_a_friend_gets_a_text_of_its_own(texts, about, first):
    text = texts.of("friend_in_danger", about, told=False)
    assert called(text)[0] == first
    assert "Ne garde pas le secret" in text
    assert "un adulte" in text


def test_each_label_is_the_number_that_is_called(texts):
    for text in texts.every:
        for label, number in re.findall(r"\[([\d\u00a0 ]+)\]\((?:tel|sms):(\d+)\)", text):
            assert re.sub(r"\D", "", label) == number
    # A call to 114 is not answered by voice.
    assert not any("tel:114" in text for text in texts.every)


def test_it_judges_nobody_and_names_no_disease(texts):
    for text in texts.every:
        assert not re.search(r"diagnostic|malad|troubles?\b|\bformation|\bil faut que tu\b|tu aurais dû", text), text


def test_it_is_a_notice_without_a_list_under_it():
    assert notice("x").message == {"type": "notice", "level": "safety"}


def test_a_missing_number_is_found_at_the_start(facts):
    with pytest.raises(DataError, match="phone_bullying"):
        load_help(DATA_DIR, {id_: fact for id_, fact in facts.items() if id_ != "phone_bullying"}, TODAY)


def test_a_missing_text_is_shown_where_it_is(facts, tmp_path):
    shutil.copytree(DATA_DIR / "care", tmp_path / "care")
    path = tmp_path / "care" / "help.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("mention: |-", "mentions: |-"), encoding="utf-8")
    with pytest.raises(DataError, match=r"help\.yml, ligne \d+, mention"):
        load_help(tmp_path, facts, TODAY)
