"""The programmes of the job sheet: each is reached by everything it is called, each detail is what the data say."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.programme_detail import ActionProgrammeDetail
from actions.search_programmes import ActionSearchProgrammes
from orientation.answers.detail_answer import answer_detail
from orientation.answers.messages import Answer
from orientation.answers.search_answer import PAGE_SIZE, answer_search
from orientation.text import fold
from tests.content.said import DATA_DIR, SPACE, cards, catalogue, chosen, mentions, read_payload, understood
from tests.support.tables import each_row

# The file itself: what is said is compared with what is written there, not with what was read of it.
FILE: dict[str, Any] = yaml.safe_load((DATA_DIR / "programmes.yml").read_text(encoding="utf-8"))
PLACES: dict[str, Any] = yaml.safe_load((DATA_DIR / "places.yml").read_text(encoding="utf-8"))
SOURCES: dict[str, Any] = yaml.safe_load((DATA_DIR / "sources.yml").read_text(encoding="utf-8"))
PROGRAMMES: list[dict[str, Any]] = FILE["programmes"]
OF_THE_SHEET = 16

# What is known of each, apart from the data file: years, town, and what only some of them have.
KNOWN: dict[str, dict[str, Any]] = {
    "master-ia-paris-cite": {"duration_years": 2, "towns": ["Paris"], "tariff": "master-2025"},
    "master-ia-lyon-1": {"duration_years": 2, "towns": ["Villeurbanne", "Lyon"], "tariff": "master-2025"},
    "master-ia-artois": {"duration_years": 2, "towns": ["Lens"], "tariff": "master-2025"},
    "master-iarf-toulouse": {"duration_years": 2, "towns": ["Toulouse"], "tariff": "master-2025"},
    "msct-ia-polytechnique": {
        "duration_years": 2,
        "towns": ["Palaiseau"],
        "language": "anglais",
        "tariff": "msct-ia-2022",
    },
    "mba-ia-de-vinci": {"towns": ["Paris-La Défense"]},
    "ingenieur-ensta": {"towns": ["Brest"], "rncp": "RNCP41160", "tariff": "ensta-ensae-2024"},
    "ingenieur-ensimag": {
        "duration_years": 3,
        "towns": ["Grenoble"],
        "rncp": "RNCP40117",
        "tariff": "ingenieur-2025",
    },
    "ingenieur-esilv": {"towns": ["Paris-La Défense"], "rncp": "RNCP40781"},
    "ingenieur-isep": {"towns": ["Paris", "Issy-les-Moulineaux"], "rncp": "RNCP39445"},
    "ingenieur-epita": {"towns": ["Le Kremlin-Bicêtre"], "rncp": "RNCP40531"},
    "ingenieur-centrale-lille": {
        "duration_years": 3,
        "towns": ["Villeneuve-d’Ascq"],
        "rncp": "RNCP40730",
        "tariff": "centrale-2025",
    },
    "ingenieur-utc": {"towns": ["Compiègne"], "rncp": "RNCP40943", "tariff": "ingenieur-2025"},
    "ms-big-data-grenoble": {"duration_years": 1, "towns": ["Grenoble"]},
    "ms-ia-telecom-paris": {"towns": ["Palaiseau"], "language": "français", "tariff": "ms-ia-telecom-paris"},
    "ms-donnees-insa-rouen": {"duration_years": 1, "towns": ["Saint-Étienne-du-Rouvray"]},
}


def by_id(entries: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {entry["id"]: entry for entry in entries}


SCHOOLS, LEVELS, DIPLOMAS = by_id(FILE["schools"]), by_id(FILE["levels"]), by_id(FILE["diplomas"])
ADMISSIONS, SPECIALITIES = by_id(FILE["admissions"]), by_id(FILE["specialities"])
TOWNS, REGIONS, CITED = by_id(PLACES["towns"]), by_id(PLACES["regions"]), by_id(SOURCES["sources"])


def names_of(programme: dict[str, Any]) -> list[tuple[str, str]]:
    """Return how a programme is called: (what the name is, the name)."""
    school = SCHOOLS[programme["school"]]
    partners = [SCHOOLS[id_] for id_ in programme.get("partners", ())]
    return [
        ("title", programme["title"]),
        ("sheet title", programme["sheet_title"]),
        *(("alias", alias) for alias in programme.get("aliases", ())),
        ("school", school["name"]),
        *(("short name", name) for name in (school.get("short_name"),) if name),
        *(("alias of the school", alias) for alias in school.get("aliases", ())),
        *(("former name", former["name"]) for former in school.get("former_names", ())),
        *(("partner", partner["name"]) for partner in partners),
        *(("town", TOWNS[town]["name"]) for town in programme["towns"]),
    ]


CALLED = [(programme["id"], kind, name) for programme in PROGRAMMES for kind, name in names_of(programme)]


def shown_by(action: Any, text: str) -> list[str]:
    """Return the programmes that an action shows for a typed text, page after page."""
    found: list[str] = []
    page = 1
    while True:
        entities = mentions(text) + ([{"entity": "page", "value": str(page)}] if page > 1 else [])
        message = {"text": text, "entities": entities, "intent": {"name": "search_programmes"}}
        tracker = Tracker("c", {}, message, [], False, None, {}, "action_listen")
        dispatcher = CollectingDispatcher()
        action.run(dispatcher, tracker, {})
        (said,) = dispatcher.messages
        found += [item["id"] for item in said["custom"].get("items", ())]
        if not any(read_payload(button["payload"])[1].get("page") for button in said["buttons"]):
            return found
        page += 1


def test_the_sheet_names_sixteen() -> None:
    assert len(PROGRAMMES) >= OF_THE_SHEET
    assert len([entry for entry in PROGRAMMES if "fiche-metier" in entry["sources"]]) == OF_THE_SHEET
    assert {programme.id for programme, _ in cards()} >= {entry["id"] for entry in PROGRAMMES}


@each_row("action", [ActionSearchProgrammes, ActionProgrammeDetail])
@each_row(("programme", "kind", "name"), CALLED)
def test_a_programme_is_reached_by_what_it_is_called(action: Any, programme: str, kind: str, name: str) -> None:
    found = shown_by(action(catalogue()), name)
    assert programme in found, kind
    if kind in ("title", "sheet title", "alias"):
        assert found == [programme]


@each_row(("programme", "kind", "name"), CALLED)
@each_row("write", [str.upper, str.lower, fold, "je veux des infos sur {} stp".format])
def test_however_the_name_is_typed(write: Any, programme: str, kind: str, name: str) -> None:
    assert programme in shown_by(ActionSearchProgrammes(catalogue()), write(name)), kind


@each_row("school", [school for school in FILE["schools"] if "former_names" in school], place=lambda s: s["id"])
def test_a_former_name_is_explained(school: dict[str, Any]) -> None:
    for former in school["former_names"]:
        request = understood(former["name"])
        assert [old.name for old in request.former_names] == [former["name"]]
        answers = (answer_search(catalogue(), request), answer_detail(catalogue(), request))
        assert all(former["change"] in answer.text for answer in answers)


@pytest.mark.parametrize(
    ("name", "programme"),
    [
        ("Paris Descartes", "master-ia-paris-cite"),
        ("Paris Diderot", "master-ia-paris-cite"),
        ("Université Toulouse III", "master-iarf-toulouse"),
        ("ENSTA Bretagne", "ingenieur-ensta"),
        ("Institut Léonard de Vinci", "mba-ia-de-vinci"),
    ],
)
def test_the_old_names_are_not_forgotten(name: str, programme: str) -> None:
    assert [former.name for former in understood(name).former_names] == [name]
    assert programme in shown_by(ActionProgrammeDetail(catalogue()), name)


def lines_of(answer: Answer) -> dict[str, str]:
    lines = (line[2:].partition(f"{SPACE}: ") for line in answer.text.splitlines() if line.startswith("- "))
    return {label: value for label, _, value in lines}


@each_row("programme", PROGRAMMES, place=lambda programme: programme["id"])
def test_the_detail_is_what_the_data_say(programme: dict[str, Any]) -> None:
    answer = answer_detail(catalogue(), chosen({"programme": programme["id"]}))
    lines = lines_of(answer)
    school = SCHOOLS[programme["school"]]
    partners = [SCHOOLS[id_].get("short_name") or SCHOOLS[id_]["name"] for id_ in programme.get("partners", ())]
    assert f"**{programme['title']}**" in answer.text
    assert lines.pop("École") == " avec ".join([school["name"], *partners])
    level, diploma = LEVELS[programme["level"]]["name"], DIPLOMAS[programme["diploma"]]["name"]
    assert lines.pop("Diplôme") == f"{diploma} ({level})"
    towns = [TOWNS[id_] for id_ in programme["towns"]]
    regions = {REGIONS[town["region"]]["name"] for town in towns}
    assert len(regions) == 1
    label = "Ville" if len(towns) == 1 else "Villes"
    assert lines.pop(label) == f"{' et '.join(town['name'] for town in towns)} ({regions.pop()})"
    specialities = [SPECIALITIES[id_]["name"] for id_ in programme["specialities"]]
    assert lines.pop("Spécialités") == ", ".join(specialities)
    check_optional_lines(programme, lines)
    assert lines == {}


def check_optional_lines(programme: dict[str, Any], lines: dict[str, str]) -> None:
    """Check and take away the lines of what may be unknown: then it is said to be checked with the school."""
    to_check = lines.pop("À vérifier auprès de l’école", "")
    years = programme.get("duration_years")
    assert lines.pop("Durée", None) == (years and f"{years}{SPACE}{'ans' if years > 1 else 'an'}")
    assert lines.pop("Langue", None) == programme.get("language")
    admission = lines.pop("Admission", "")
    assert fold(admission) == fold(
        ADMISSIONS[programme["admission"]]["explanation"] if "admission" in programme else ""
    )
    price = next((each for each in FILE["tariffs"] if each["id"] == programme.get("tariff")), None)
    paid = lines.pop("Prix", "")
    assert paid.startswith(f"{price['eur']:,}{SPACE}€".replace(",", SPACE)) if price else not paid
    assert ("à vérifier auprès de l’école" in paid) is (price is not None and not price.get("certain", False))
    statuses = {"public": "public", "private": "privé", "eespig": "privé d’intérêt général"}
    assert lines.pop("Statut").startswith(statuses[SCHOOLS[programme["school"]]["status"]])
    assert (lines.pop("Titre", None) is not None) is programme.get("cti", False)
    selection, counted = lines.pop("Sélection", ""), programme.get("selection")
    assert (
        selection.startswith(f"en {counted['session']}, {counted['places']}{SPACE}places") if counted else not selection
    )
    assert lines.pop("Code RNCP", None) == programme.get("rncp")
    assert lines.pop("Site", None) == programme.get("website")
    unknown = {
        "la durée": "duration_years",
        "la langue d’enseignement": "language",
        "l’admission": "admission",
        "le prix": "tariff",
    }
    for words, field in unknown.items():
        assert (words in to_check) is (field not in programme)
    assert all(words in to_check for words in programme["verification"].get("to_check", ()))


@each_row("programme", PROGRAMMES, place=lambda programme: programme["id"])
def test_the_detail_says_how_sure_it_is_and_where_it_comes_from(programme: dict[str, Any]) -> None:
    answer = answer_detail(catalogue(), chosen({"programme": programme["id"]}))
    checked = programme["verification"]
    sure = {"verified": "Dernière vérification le", "indirect": "source indirecte"}[checked["status"]]
    assert sure in answer.text
    assert str(checked["checked_on"])[:4] in answer.text
    assert programme.get("note", "") in answer.text
    assert all(former["change"] in answer.text for former in SCHOOLS[programme["school"]].get("former_names", ()))
    assert [source["label"] for source in answer.message.get("sources", ())] == [
        CITED[id_]["label"] for id_ in programme["sources"]
    ]
    assert not re.search(r"\bNone\b|\bnull\b|\{|\}", answer.text)


@each_row("programme", PROGRAMMES, place=lambda programme: programme["id"])
def test_the_item_of_the_detail_is_what_the_data_say(programme: dict[str, Any]) -> None:
    message = answer_detail(catalogue(), chosen({"programme": programme["id"]})).message
    assert message["type"] == "programmes"
    (item,) = message["items"]
    town = TOWNS[programme["towns"][0]]
    expected = {
        "id": programme["id"],
        "title": programme["title"],
        "diploma": DIPLOMAS[programme["diploma"]]["name"],
        "level": programme["level"],
        "towns": [TOWNS[id_]["name"] for id_ in programme["towns"]],
        "region": REGIONS[town["region"]]["name"],
        "status": programme["verification"]["status"],
        "lat": town["latitude"],
        "lon": town["longitude"],
        "duration_years": programme.get("duration_years"),
        "website": programme.get("website"),
        "admission": ADMISSIONS[programme["admission"]]["label"] if "admission" in programme else None,
        "distance_km": None,
    }
    assert {name: item.get(name) for name in expected} == expected
    assert item["school"].startswith(SCHOOLS[programme["school"]]["name"])


@each_row("programme", list(KNOWN))
def test_the_data_say_what_is_known_and_no_more(programme: str) -> None:
    entry = by_id(PROGRAMMES)[programme]
    fields = ("duration_years", "language", "rncp", "tariff")
    said = {field: entry[field] for field in fields if field in entry}
    assert {**said, "towns": [TOWNS[id_]["name"] for id_ in entry["towns"]]} == KNOWN[programme]


def test_pages_show_each_programme_once() -> None:
    found = shown_by(ActionSearchProgrammes(catalogue()), "toutes les formations")
    assert len(found) == len(set(found)) == len(catalogue().programmes) > len(PROGRAMMES) > PAGE_SIZE
