"""Every path: its steps, its programmes, its sources, for oneself, for a child, from abroad."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from orientation.answers.messages import Answer
from orientation.knowledge.catalogue import Catalogue
from orientation.knowledge.facts import load_facts
from orientation.paths.path_answer import MOST_PROGRAMMES, PathWriter
from orientation.paths.paths_data import FOR_CHILD, Paths
from orientation.paths.profile import Profile, profile_from_value
from runtime.api.wire import build_message
from tests.orientation.conftest import DATA_DIR
from tests.support.assistant import ROOT

SCHEMA = Draft202012Validator(json.loads((ROOT / "runtime/api/messages.schema.json").read_text(encoding="utf-8")))
NBSP = "\u00a0"
MOST_CHOICES = 6


def steps(answer: Answer) -> list[Any]:
    message = answer.message
    assert message["type"] == "steps"
    return list(message["items"])


def everybody(paths: Paths) -> list[Profile]:
    return [
        Profile(id_, child, abroad) for id_ in paths.profiles for child in (False, True) for abroad in (False, True)
    ]


def test_a_path_has_three_to_six_steps_and_ends_with_somebody_to_talk_to(paths: Paths, writer: PathWriter) -> None:
    for profile in everybody(paths):
        items = steps(writer.path(profile))
        assert 3 <= len(items) <= 6, profile
        assert items[-1] == {"title": "En parler avec quelqu’un", "text": writer.advice(profile)}


def test_a_path_is_a_message_of_the_api(paths: Paths, writer: PathWriter) -> None:
    for profile in everybody(paths):
        answer = writer.path(profile)
        buttons = [{"title": choice.title, "payload": choice.payload} for choice in answer.choices]
        SCHEMA.validate([build_message(answer.text, buttons, answer.message)])


def test_the_text_says_all_that_the_steps_say(paths: Paths, writer: PathWriter) -> None:
    for profile in everybody(paths):
        answer = writer.path(profile)
        for number, item in enumerate(steps(answer), start=1):
            when = f" ({item['when']})" if "when" in item else ""
            assert f"**Étape {number}{NBSP}: {item['title']}**{when}\n{item['text']}" in answer.text


def test_programmes_are_those_of_the_catalogue_with_their_numbers(
    paths: Paths, writer: PathWriter, real_catalogue: Catalogue
) -> None:
    reached: set[str] = set()
    for profile in everybody(paths):
        answer = writer.path(profile)
        listed = [id_ for item in steps(answer) for id_ in item.get("programmes", ())]
        assert list(dict.fromkeys(sorted(listed, key=answer.shown.index))) == list(answer.shown)
        assert len(set(answer.shown)) == len(answer.shown)
        for item in steps(answer):
            assert len(item.get("programmes", ())) <= MOST_PROGRAMMES
            for id_ in item.get("programmes", ()):
                school = real_catalogue.schools[real_catalogue.programmes[id_].school].label
                assert f" {answer.shown.index(id_) + 1}.{NBSP}{school}" in item["text"]
        reached.update(answer.shown)
    assert reached <= set(real_catalogue.programmes)
    # Those of the job sheet come first. The MBA trains managers.
    sheet = {programme.id for programme in real_catalogue.ordered if programme.sheet_title}
    assert sheet - reached == {"mba-ia-de-vinci"}


def test_a_step_only_leads_to_programmes_that_fit_it(paths: Paths, writer: PathWriter) -> None:
    by_profile = {
        "terminale": ({"ingenieur-esilv", "ingenieur-utc", "master-ia-artois"}, {"ms-ia-telecom-paris"}),
        "prepa": ({"ingenieur-ensimag", "ingenieur-centrale-lille"}, {"ingenieur-esilv", "ms-ia-telecom-paris"}),
        "bts": ({"ingenieur-utc", "master-ia-artois"}, {"ingenieur-esilv", "ingenieur-ensimag"}),
        "bac-5-autre": ({"ms-ia-telecom-paris"}, {"master-ia-artois"}),
    }
    for id_, (there, not_there) in by_profile.items():
        shown = set(writer.path(Profile(id_)).shown)
        assert there <= shown
        assert not_there.isdisjoint(shown)


def test_more_programmes_than_can_be_read_are_counted_and_shared_out(writer: PathWriter) -> None:
    answer = writer.path(Profile("college"))
    shared = [item for item in steps(answer) if len(item.get("programmes", ())) == MOST_PROGRAMMES]
    totals = [re.search(rf"\({MOST_PROGRAMMES} sur (\d+)\)", item["text"]) for item in shared]
    assert any(total and int(total[1]) > MOST_PROGRAMMES for total in totals)
    item = next(item for item in shared if "masters" in item["text"])
    assert "diplômes d’ingénieur" in item["text"]


def test_sources_are_named(paths: Paths, writer: PathWriter) -> None:
    for profile in everybody(paths):
        labels = [source["label"] for source in writer.path(profile).message["sources"]]
        assert labels
        assert len(set(labels)) == len(labels)
    labels = [source["label"] for source in writer.path(Profile("licence-maths-3")).message["sources"]]
    assert "Calendrier MonMaster" in labels


def test_a_parent_reads_of_a_child_and_keeps_reading_so(paths: Paths, writer: PathWriter) -> None:
    for id_ in paths.profiles:
        answer = writer.path(Profile(id_, for_child=True))
        assert answer.text.startswith("**Le parcours de votre enfant")
        titles = " ".join(choice.title for choice in answer.choices)
        own = re.sub(r"\[[^\]]*\]\([^)]*\)", "", f"{answer.text} {titles}")
        assert re.findall(r"\b(?:tu|te|ta|tes|toi)\b|\bt’", own, re.IGNORECASE) == [], id_
        assert re.findall(r"\bton\b(?! enfant)|\bje travaille", own, re.IGNORECASE) == [], id_
        for choice in answer.choices:
            if choice.payload.startswith("/ask_path"):
                assert profile_from_value(json.loads(choice.payload.removeprefix("/ask_path"))["profile"]).for_child


def test_somebody_from_abroad_first_reads_what_to_ask(writer: PathWriter) -> None:
    at_home, from_abroad = writer.path(Profile("licence")), writer.path(Profile("licence", from_abroad=True))
    assert "diplôme étranger" in steps(from_abroad)[0]["text"]
    assert "diplôme étranger" not in at_home.text
    payloads = [choice.payload for choice in writer.path(Profile("etudiant-etranger")).choices]
    assert any('"abroad:' in payload for payload in payloads)


def test_choices_are_few_and_lead_on(paths: Paths, writer: PathWriter) -> None:
    for profile in everybody(paths):
        choices = writer.path(profile).choices
        assert 2 <= len(choices) <= MOST_CHOICES
        assert len({choice.title for choice in choices}) == len({choice.payload for choice in choices}) == len(choices)
        assert f'"{profile.value()}"' not in " ".join(choice.payload for choice in choices)
        assert choices[-1].payload == "/ask_human_advice"


def test_dates_that_are_over_are_to_be_checked(paths: Paths, real_catalogue: Catalogue) -> None:
    facts = load_facts(DATA_DIR / "facts", real_catalogue.sources)
    days = [date(2026, 11, 24)]
    later = PathWriter(paths, real_catalogue, facts, lambda: days[-1])
    assert "à vérifier" not in later.path(Profile("licence")).text
    # The same writer, after a new year in a server that runs on.
    days.append(date(2027, 1, 1))
    assert "mars 2026 (à vérifier)".replace(" 2", f"{NBSP}2") in later.path(Profile("licence")).text


def test_the_question_has_a_path_behind_each_choice(paths: Paths, writer: PathWriter) -> None:
    question = writer.question()
    assert question.text.endswith(f"où en es-tu{NBSP}?")
    assert 6 <= len(question.choices) <= 8
    told = [json.loads(choice.payload.removeprefix("/ask_path"))["profile"] for choice in question.choices]
    assert [profile_from_value(value).for_child for value in told] == [value.endswith(FOR_CHILD) for value in told]
    for value in told:
        assert writer.path(profile_from_value(value)).text


@pytest.mark.parametrize(
    ("profile", "said"),
    [
        (Profile("seconde"), "Psy-EN"),
        (Profile("college", for_child=True), "CIO"),
        (Profile("licence"), "SCUIO-IP"),
        (Profile("reconversion"), "mon-cep.org"),
        (None, "gratuit"),
        (Profile("not-there-any-more"), "gratuit"),
    ],
)
def test_advice_is_for_that_person(writer: PathWriter, profile: Profile | None, said: str) -> None:
    assert said in writer.advice(profile)


def test_a_profile_that_is_not_in_the_data_has_no_path(writer: PathWriter) -> None:
    with pytest.raises(KeyError):
        writer.path(Profile("not-there-any-more"))
