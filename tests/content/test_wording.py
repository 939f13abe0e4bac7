"""How it is said: length, choices that lead somewhere, French typography, « tu », plain words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest

from orientation.address import Speaker, addressed
from orientation.knowledge.entries import families
from orientation.knowledge.facts import load_facts
from orientation.knowledge.index import FIELDS
from orientation.text import fold
from runtime.response_generator import FactResponseGenerator
from tests.content.safety import safety_texts
from tests.content.said import (
    DATA_DIR,
    DOMAIN,
    SPACE,
    Response,
    answered_intents,
    cards,
    catalogue,
    domain_intents,
    entry_of,
    intent_entries,
    is_for_parent,
    path_answers,
    paths,
    read_payload,
    responses,
    said_to_parents,
    searches,
)
from tests.content.typography import BARE_LINK, LINK, mistakes
from tests.support.tables import each_row

LONGEST = 700
# A path is read step by step: at the most so much on average, with who can help, and no step longer than an answer.
LONGEST_STEP = 420
LONGEST_TITLE = 40
FEWEST_CHOICES, MOST_CHOICES = 2, 4


def displayed(response: Response) -> Iterator[str]:
    yield response.text
    yield from (button["title"] for button in response.buttons)
    yield from (bar["label"] for bar in response.bars)
    # A unit stands after a number.
    yield from (f"1{SPACE}{unit}" for unit in [response.custom.get("unit")] if unit)
    yield from (source["label"] for source in response.sources)


def named(response: Response) -> str:
    return response.name


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Ça va ?", 1), ("Ça va\u00a0?", 0), ("Oui : non", 1), ("Oui\u00a0: non", 0), ("«\u00a0oui\u00a0»", 0),
        ("« oui »", 2), ("l'IA", 1), ("l’IA", 0), ("un·e élève", 1), ("étudiant(e)", 1), ("bac+5", 0), ("10 %", 2),
        ("10\u00a0%", 0), ("25 000\u00a0€", 1), ("25\u00a0000\u00a0€", 0), ("deux  mots", 1), ("Vous pouvez", 2),
        ("un rendez-vous", 1), ("[site](https://a.fr)", 0), ("https://a.fr", 0), ("et puis...", 1), ("Paris Cité", 0),
    ],
)  # fmt: skip
def test_mistakes_are_seen(text: str, wrong: int) -> None:
    assert len(mistakes(text)) == wrong


@each_row("response", responses(), place=named)
def test_the_typography_is_french(response: Response) -> None:
    found = [mistake for text in displayed(response) for mistake in mistakes(text)]
    assert [each for each in found if not (is_for_parent(response.name) and each.startswith("« vous »"))] == []


# What a parent is never called.
FAMILIAR = re.compile(r"\b(?:tu|ton|ta|tes|toi|te)\b|\bt’", re.IGNORECASE)
# Who reads an answer on a phone reads this much.
MOST_WORDS = 75


@each_row(("name", "text"), said_to_parents(), place=lambda name, _: name)
def test_a_parent_is_not_called_tu(name: str, text: str) -> None:
    assert FAMILIAR.findall(text) == []
    assert [each for each in mistakes(text) if not each.startswith("« vous »")] == []


def words_in(text: str) -> int:
    return len(re.findall(r"[\w’'+-]*\w", text.replace(SPACE, "")))


@each_row("response", [each for each in responses() if entry_of(each.name)], place=named)
def test_an_answer_of_an_entry_has_few_words(response: Response) -> None:
    assert words_in(response.text) <= MOST_WORDS


@each_row(
    ("name", "text"),
    [(name, text) for name, text in said_to_parents() if entry_of(name)],
    place=lambda name, _: name,
)
def test_an_answer_to_a_parent_has_few_words(name: str, text: str) -> None:
    assert words_in(text) <= MOST_WORDS


@each_row("response", responses(), place=named)
def test_an_answer_can_be_read_at_a_glance(response: Response) -> None:
    assert 0 < len(response.text) <= LONGEST
    assert response.text == response.text.strip()
    assert all(0 < len(button["title"]) <= LONGEST_TITLE for button in response.buttons)


def test_an_answer_stays_short_when_its_dates_are_over(monkeypatch: pytest.MonkeyPatch) -> None:
    class Later(date):
        @classmethod
        def today(cls) -> Later:
            return cls(2030, 1, 1)

    monkeypatch.setattr("runtime.response_generator.date", Later)
    generator = FactResponseGenerator()
    for response in responses():
        said = generator._fill_response(dict(response.template))
        assert len(addressed(said["text"])) <= LONGEST, response.name
        speaker = Speaker.PARENT if is_for_parent(response.name) else Speaker.LEARNER
        wrong = mistakes(addressed(said["text"], speaker))
        formal = [each for each in wrong if each.startswith("« vous »")]
        assert wrong == (formal if is_for_parent(response.name) else []), response.name


# The one is no menu on purpose, the other comes before the welcome, which has the choices.
WITHOUT_CHOICES = ("utter_after_distress", "utter_erased")


@each_row("response", [each for each in responses() if each.name not in WITHOUT_CHOICES], place=named)
def test_an_answer_ends_with_choices(response: Response) -> None:
    assert FEWEST_CHOICES <= len(response.buttons) <= MOST_CHOICES
    titles = [fold(button["title"]) for button in response.buttons]
    assert len(set(titles)) == len(titles)
    payloads = [button["payload"] for button in response.buttons]
    assert len(set(payloads)) == len(payloads)


def check_payload(payload: str) -> None:
    """Check that a choice is an intent that is answered, with ids of the catalogue."""
    known = {
        "level": catalogue().levels,
        "diploma": catalogue().diplomas,
        "region": catalogue().regions,
        "town": catalogue().towns,
        "school": catalogue().schools,
        "speciality": catalogue().specialities,
        "entry": catalogue().levels,
        **{field: catalogue().index[field] for field in ("status", "mode", "language")},
        "programme": catalogue().programmes,
        "profile": {
            f"{flags}{id_}" for flags in ("", "child:", "abroad:", "child:abroad:") for id_ in paths().profiles
        },
    }
    assert set(FIELDS) < set(known)
    intent, entities = read_payload(payload)
    assert intent in domain_intents()
    assert intent in answered_intents()
    for name, value in entities.items():
        assert name in DOMAIN["entities"]
        if name == "max_fee":
            assert [each.isdecimal() for each in value] == [True]
            continue
        if name == "reason":
            assert f"utter_reason_{value}" in DOMAIN["responses"]
            continue
        if name == "page":
            assert value.isdecimal()
            continue
        if name == "after_bac":
            assert value == ["true"]
            continue
        values = value if isinstance(value, list) else [value]
        assert values
        assert set(values) <= set(known[name])


@each_row("response", responses(), place=named)
def test_a_choice_leads_to_an_answer(response: Response) -> None:
    for button in response.buttons:
        check_payload(button["payload"])


def test_a_choice_does_not_lead_back_to_the_same_answer() -> None:
    own = {f"utter_{family}/{entry}": f"/{entry}" for entry, family in families(DATA_DIR).items()}
    looped = [
        response.name
        for response in responses()
        if own.get("/".join(response.name.split("/")[:2])) in [button["payload"] for button in response.buttons]
    ]
    assert looped == []


@each_row("response", responses(), place=named)
def test_links_can_be_followed(response: Response) -> None:
    for address in LINK.findall(response.text):
        assert re.fullmatch(r"https://[\w.-]+\.[a-z]{2,}(/\S*)?|tel:\+?\d+|mailto:\S+@\S+", address)
    assert [scheme for scheme in BARE_LINK.findall(LINK.sub("", response.text)) if scheme != "https"] == []
    assert all(re.match("https://", source["url"]) for source in response.sources if "url" in source)


def test_two_responses_are_never_the_same() -> None:
    texts = [fold(response.text) for response in responses()]
    assert sorted({text for text in texts if texts.count(text) > 1}) == []


def test_labels_are_in_french_typography() -> None:
    assert [mistake for entry in intent_entries() for mistake in mistakes(entry["label"])] == []


def test_facts_are_in_french_typography() -> None:
    loaded = load_facts(DATA_DIR / "facts", catalogue().sources)
    assert [mistake for fact in loaded.values() for mistake in mistakes(fact.render(date(2020, 1, 1)))] == []


def catalogue_texts() -> set[str]:
    """Return the texts and titles of the answers from the catalogue, before they are worded for who reads them."""
    answers = [answer for _, answer in (*searches(), *cards())]
    return {text for answer in answers for text in (answer.text, *(choice.title for choice in answer.choices))}


def test_the_catalogue_is_answered_in_french_typography() -> None:
    shown = {addressed(text) for text in catalogue_texts()}
    assert sorted({mistake for text in shown for mistake in mistakes(text)}) == []
    assert SPACE in "".join(shown)


def test_the_catalogue_does_not_call_a_parent_tu() -> None:
    shown = {addressed(text, Speaker.PARENT) for text in catalogue_texts()}
    assert sorted({text for text in shown if FAMILIAR.search(text)}) == []
    wrong = {mistake for text in shown for mistake in mistakes(text)}
    assert sorted(each for each in wrong if not each.startswith("« vous »")) == []


def test_choices_of_the_catalogue_lead_to_answers() -> None:
    answers = [answer for _, answer in (*searches(), *cards())]
    for payload in {choice.payload for answer in answers for choice in answer.choices}:
        check_payload(payload)
    assert all(answer.choices for answer in answers)


def test_paths_are_in_french_typography() -> None:
    for answer in path_answers():
        for text in (answer.text, *(choice.title for choice in answer.choices)):
            wrong = mistakes(text)
            # A path is either for who reads it, with « tu », or for a child, with « vous ».
            assert wrong == [] or not FAMILIAR.search(answer.text), text
            assert [each for each in wrong if not each.startswith("« vous »")] == [], text


def test_a_path_can_be_read_step_by_step() -> None:
    for answer in path_answers():
        message = answer.message
        steps = len(message["items"]) if message["type"] == "steps" else 1
        assert len(answer.text) <= LONGEST_STEP * steps, answer.text[:80]
        assert all(len(paragraph) <= LONGEST for paragraph in answer.text.split("\n\n"))
        assert all(len(choice.title) <= LONGEST_TITLE for choice in answer.choices)


def test_choices_of_paths_lead_to_answers() -> None:
    for payload in {choice.payload for answer in path_answers() for choice in answer.choices}:
        check_payload(payload)


def test_safety_answers_are_in_french_typography() -> None:
    for text in safety_texts():
        assert mistakes(text) == [], text
        assert len(re.sub(r"\]\([^)]*\)", "", text)) <= LONGEST, text
