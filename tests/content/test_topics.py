"""Each answer says what it must and nothing that it must not (topics.py)."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest

from tests.content.said import Response, asked_by_likeness, entry_of, responses, templates
from tests.content.topics import (
    ANY_ANSWER,
    CLICHE,
    DIGIT,
    INVENTED,
    LANGUAGES,
    MONEY,
    PER_CENT,
    STATE_NOTHING,
    TOPICS,
    Topic,
)
from tests.support.tables import each_row


def rows() -> list[tuple[Response, Topic]]:
    return [(response, TOPICS[response.name]) for response in responses() if response.name in TOPICS]


each_topic = each_row(("response", "topic"), rows(), place=lambda response, _: response.name)


@each_topic
def test_the_facts_are_there(response: Response, topic: Topic) -> None:
    text = response.plain.lower()
    missing = [words for words in topic.says if not any(word.lower() in text for word in words.split("|"))]
    assert missing == []


@each_topic
def test_what_must_not_be_said_is_not(response: Response, topic: Topic) -> None:
    text = (
        re.sub(r"bac\+\d|\b3e\b|\bMP2I\b|Apache 2\.0", "…", response.plain) if DIGIT in topic.never else response.plain
    )
    # The old word is only there to be explained.
    text = re.sub(r"SSII(?=, leur ancien nom)|(?<=qu’on appelait )SSII", "…", text)
    patterns = (*topic.never, ANY_ANSWER, INVENTED)
    assert found_in(without_said(text, topic), patterns) == []


def found_in(text: str, patterns: Iterable[str]) -> list[str]:
    return [match[0] for pattern in patterns if (match := re.search(pattern, text, re.IGNORECASE))]


def without_said(text: str, topic: Topic) -> str:
    """Take out what the row says and its own patterns forbid: « 79 % » is allowed, and no other figure."""
    # The longest first: « 5 ans » must not leave « 2 à » of « 2 à 5 ans ».
    for words in sorted("|".join(topic.says).split("|"), key=len, reverse=True):
        if found_in(words, topic.never):
            text = re.sub(rf"(?<![\w,]){re.escape(words)}(?!\w)", "…", text)
    return text


@each_topic
def test_the_sources_are_named_with_their_year(response: Response, topic: Topic) -> None:
    assert set(topic.sources) <= {source["label"] for source in response.sources}
    assert all("year" in source for source in response.sources)


@each_topic
def test_the_next_questions_are_offered(response: Response, topic: Topic) -> None:
    assert set(topic.leads_to) <= {button["payload"] for button in response.buttons}


def test_every_response_has_its_row() -> None:
    # What each entry says is written beside its asks; a row here is for what was learned from examples.
    found_by_asks = {name for name in templates() if entry_of(name) in {each.id for each in asked_by_likeness()}}
    assert (set(TOPICS) | STATE_NOTHING) - found_by_asks == set(templates()) - found_by_asks
    assert set(TOPICS) | STATE_NOTHING <= set(templates())
    assert STATE_NOTHING.isdisjoint(TOPICS)


# Of the future of who reads, nobody knows it; « aucun diplôme ne garantit » is right.
TOLD_FUTURE = r"\btu (?:auras|trouveras|gagneras|réussiras)\b|\btes chances sont\b|\bà coup sûr\b|\bsans problème\b"


@each_row("response", responses(), place=lambda response: response.name)
def test_nobody_is_promised_anything(response: Response) -> None:
    assert re.findall(rf"{TOLD_FUTURE}|{CLICHE}", response.plain, re.IGNORECASE) == []
    assert all("year" in source for source in response.sources)


@each_row("name", sorted(STATE_NOTHING))
def test_what_states_nothing_has_no_figure_and_no_source(name: str) -> None:
    for response in responses():
        if response.name == name:
            assert not re.search(rf"{DIGIT}|{MONEY}|{ANY_ANSWER}", response.plain)
            assert response.sources == []


@pytest.mark.parametrize("name", ["utter_salary/ask_salary"])
def test_the_sheet_and_the_recent_figures_are_drawn_side_by_side(name: str) -> None:
    (response,) = [each for each in responses() if each.name == name]
    bars = [(bar["low"], bar.get("high"), bar["year"]) for bar in response.bars]
    assert (25000, 30000, None) in bars
    assert (50000, None, None) in bars
    assert (45000, 60000, 2022) in bars
    assert (50000, 108000, 2023) in bars
    assert (60000, 80000, 2021) in bars


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        ("Tu auras un emploi, c’est garanti.", ANY_ANSWER), ("Il travaille dans des SSII.", ANY_ANSWER),
        ("Apprends Python et le C++.", LANGUAGES), ("Les femmes sont 25 %.", PER_CENT), ("Il y a 3 ans.", DIGIT),
        ("18 500 €", MONEY), ("C’est un métier de geek.", CLICHE),
    ],
)  # fmt: skip
def test_what_must_not_be_said_would_be_seen(text: str, pattern: str) -> None:
    assert re.search(pattern, text, re.IGNORECASE)


@pytest.mark.parametrize(
    ("text", "never", "found"),
    [
        ("En tout, 79 % en font.", (DIGIT, PER_CENT), []),
        ("En tout, 179 % en font.", (DIGIT,), ["1"]),
        ("En tout, 79 %, et 12 % ailleurs.", (DIGIT,), ["1"]),
        ("D’abord Python.", (LANGUAGES,), []),
        ("D’abord Python, puis Java.", (LANGUAGES,), ["Java"]),
    ],
)  # fmt: skip
def test_a_figure_of_the_row_allows_no_other(text: str, never: tuple[str, ...], found: list[str]) -> None:
    assert found_in(without_said(text, Topic(("79 %", "Python"), never)), never) == found
