"""Looking programmes up, over the API, against the running servers."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from orientation.lookup.criteria import Criteria
from tests.content.recount import counted, fitting
from tests.content.said import catalogue
from tests.content.test_counts import kilometres
from tests.support.assistant import ROOT, Assistant, running, text_of

CATALOGUE = yaml.safe_load((ROOT / "data/programmes.yml").read_text(encoding="utf-8"))
PROGRAMMES = [
    programme
    for path in (ROOT / "data/programmes.yml", *sorted((ROOT / "data/programmes").glob("*.yml")))
    for programme in yaml.safe_load(path.read_text(encoding="utf-8"))["programmes"]
]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        # what was understood, and how many
        (
            "quelles formations bac+6 à Grenoble ?",
            counted("Formations bac+6 à Grenoble", level="bac+6", town="grenoble"),
        ),
        ("des formations à grenobel", counted("Formations à Grenoble", town="grenoble")),
        ("GRENOBLE formations", counted("Formations à Grenoble", town="grenoble")),
        ("un master a lens", counted("Masters à Lens", diploma="master", town="lens")),
        ("ya une école à Lille ?", counted("Formations à Lille", town="lille")),
        ("une formation en bretagne", counted("Formations en Bretagne", region="bretagne")),
        ("ya koi à Rouen ?", counted("Formations à Rouen", town="rouen")),
        ("formations en ia à rouen", counted("Formations à Rouen", town="rouen")),
        ("un mastère spécialisé", counted("Mastères spécialisés", diploma="mastere-specialise")),
        # names, old names, typos
        ("parle-moi de telecom pari", "Télécom Paris"),
        ("c'est quoi ensta bretagne", "s’appelle ENSTA depuis"),
        ("Paris Descartes c'est bien ?", "Paris Cité"),
        ("dis m'en plus sur l'ensimmag", "Ensimag"),
        # nothing here: the nearest, with the distance
        ("une formation à Gap ?", "Formations à Gap : mon catalogue n’en a pas"),
        ("une formation à Gap ?", f"à {min(kilometres(each, ['gap']) for each in catalogue().ordered)} km"),
        # levels and diplomas that lead on
        ("quelles formations en bts ?", "BTS"),
        ("je cherche une formation bac+2", "bac+2"),
        # schools that are not in the catalogue
        ("je cherche l'insa strasbourg", "n’est pas dans mon catalogue"),
        ("vous avez des infos sur HEC ?", "n’est pas dans mon catalogue"),
    ],
)
def test_a_search_says_what_it_understood(assistant: Assistant, asked: str, said: str) -> None:
    assert said.replace(" :", "\u00a0:").replace(" km", "\u00a0km") in text_of(assistant.open().say(asked))


def test_nothing_is_shown_that_is_not_in_the_catalogue(assistant: Assistant) -> None:
    titles = {programme["title"] for programme in PROGRAMMES}
    for asked in (
        "toutes les formations",
        "un master",
        "une formation à Nice",
        "des écoles d'ingénieurs à Paris",
    ):
        shown = assistant.open().say(asked)[0]["items"]
        assert shown
        assert {item["title"] for item in shown} <= titles


def test_all_programmes_are_reached_five_at_a_time(assistant: Assistant) -> None:
    conversation = assistant.open()
    answer = conversation.say("montre-moi toutes les formations")
    seen: list[str] = []
    while True:
        assert answer[0]["total"] == len(PROGRAMMES)
        assert len(answer[0]["items"]) <= 5
        seen += [item["id"] for item in answer[0]["items"]]
        more = [choice["label"] for choice in answer[0]["choices"] if choice["label"].startswith("Voir la suite")]
        if not more:
            break
        answer = conversation.choose(more[0], answer)
    assert sorted(seen) == sorted(programme["id"] for programme in PROGRAMMES)


def test_every_choice_of_a_search_leads_somewhere(assistant: Assistant) -> None:
    conversation = assistant.open()
    for asked in ("des formations à Paris", "une formation à Gap", "un bts", "l'insa strasbourg"):
        answer = conversation.say(asked)
        for choice in answer[0]["choices"]:
            followed = text_of(conversation.choose(choice["label"], answer))
            assert "n’ai pas" not in followed[:40], f"{asked} → {choice['label']}: {followed}"


def test_refinements_find_what_they_promise(assistant: Assistant) -> None:
    conversation = assistant.open()
    answer = conversation.say("quelles formations ?")
    promised = {label: int(found[1]) for label, found in _counts(answer)}
    assert promised
    for label, count in promised.items():
        assert conversation.choose(label, answer)[0]["total"] == count


def _counts(answer: list[dict]) -> Iterator[tuple[str, re.Match[str]]]:  # type: ignore[type-arg]
    for choice in answer[0]["choices"]:
        found = re.search(r"\((\d+)\)$", choice["label"])
        if found and "suite" not in choice["label"]:
            yield choice["label"], found


def test_a_detail_follows_a_search(assistant: Assistant) -> None:
    conversation = assistant.open()
    answer = conversation.say("bac+6 à Grenoble")
    detail = conversation.choose(answer[0]["choices"][0]["label"], answer)
    assert "Big Data" in text_of(detail)
    assert "grenoble-em.com" in text_of(detail)
    again = conversation.say("ça dure combien de temps cette formation ?")
    assert "GEM" in text_of(again), "the programme on the screen is the one that is meant"


def test_what_is_unverified_is_said_to_be(assistant: Assistant) -> None:
    for programme in CATALOGUE["programmes"]:
        for doubt in programme["verification"].get("to_check", ()):
            detail = text_of(assistant.open().say(programme["sheet_title"]))
            assert doubt in detail or "laquelle" in detail, f"{programme['id']}: {doubt}"


IN_BRITTANY = len(fitting(Criteria(regions=("bretagne",))))


@pytest.fixture(scope="module")
def extended(model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """Return an assistant with one more town, school and programme in its files, and the same model."""
    folder = tmp_path_factory.mktemp("extended")
    data = folder / "data"
    shutil.copytree(ROOT / "data", data, ignore=shutil.ignore_patterns("nlu", "rules", "stories"))
    places = yaml.safe_load((data / "places.yml").read_text(encoding="utf-8"))
    places["towns"].append(
        {
            "id": "trifouilly",
            "name": "Trifouilly-les-Oies",
            "region": "bretagne",
            "department": "56",
            "latitude": 47.7,
            "longitude": -3.2,
        }
    )
    catalogue = yaml.safe_load((data / "programmes.yml").read_text(encoding="utf-8"))
    catalogue["schools"].append({"id": "zorglub", "name": "École Zorglub", "short_name": "Zorglub"})
    catalogue["programmes"].append(
        {
            "id": "zorglub-ia",
            "title": "Diplôme d’ingénieur Zorglub",
            "school": "zorglub",
            "diploma": catalogue["programmes"][7]["diploma"],
            "level": "bac+5",
            "towns": ["trifouilly"],
            "specialities": ["informatique"],
            "website": "https://zorglub.example",
            "sheet_title": "diplôme d’ingénieur (Zorglub)",
            "sources": ["fiche-metier"],
            "verification": {
                "status": "verified",
                "checked_on": catalogue["programmes"][0]["verification"]["checked_on"],
            },
        }
    )
    for name, content in (("places.yml", places), ("programmes.yml", catalogue)):
        (data / name).write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    with running(Assistant(folder / "state", model, data_dir=data)) as started:
        yield started


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("une formation à Trifouilly-les-Oies", "Formations à Trifouilly-les-Oies : 1"),
        ("une formation a trifouily les oies", "Formations à Trifouilly-les-Oies : 1"),
        ("une formation en bretagne", f"Formations en Bretagne : {IN_BRITTANY + 1}\n"),
        ("parle-moi de l'école Zorglub", "zorglub.example"),
        ("c'est quoi zorglubb ?", "zorglub.example"),
    ],
)
def test_a_programme_added_to_the_files_is_there_after_a_restart(extended: Assistant, asked: str, said: str) -> None:
    assert said.replace(" :", "\u00a0:") in text_of(extended.open().say(asked))


def test_it_is_offered_too(extended: Assistant) -> None:
    answer = extended.open().say("une formation à Lorient")
    assert "Zorglub" in text_of(answer)
    assert any("Zorglub" in choice["label"] for choice in answer[0]["choices"])
