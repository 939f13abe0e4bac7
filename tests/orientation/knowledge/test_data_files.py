"""The real data files: what the job sheet names is there, and is said as it should be."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest

from orientation.answers.detail_answer import answer_detail
from orientation.answers.search_answer import answer_search
from orientation.data_files.yaml_file import read_yaml
from orientation.knowledge.facts import load_facts
from orientation.knowledge.names import names
from orientation.lookup.request import read_request
from orientation.text import fold
from tests.orientation.conftest import DATA_DIR


def entities(**by_kind):
    return [{"entity": kind, "value": value} for kind, value in by_kind.items()]


@pytest.fixture(scope="module")
def facts(real_catalogue):
    return load_facts(DATA_DIR / "facts", real_catalogue.sources)


@pytest.mark.parametrize(
    ("id_", "school", "level", "diploma", "towns"),
    [
        ("master-ia-paris-cite", "universite-paris-cite", "bac+5", "master", ["paris"]),
        ("master-ia-lyon-1", "lyon-1", "bac+5", "master", ["villeurbanne", "lyon"]),
        ("master-ia-artois", "universite-d-artois", "bac+5", "master", ["lens"]),
        ("master-iarf-toulouse", "universite-de-toulouse", "bac+5", "master", ["toulouse"]),
        ("msct-ia-polytechnique", "polytechnique", "bac+5", "graduate-degree", ["palaiseau"]),
        ("mba-ia-de-vinci", "de-vinci-executive-education", "bac+5", "mba", ["paris-la-defense"]),
        ("ingenieur-ensta", "ensta", "bac+5", "diplome-d-ingenieur", ["brest"]),
        ("ingenieur-ensimag", "ensimag", "bac+5", "diplome-d-ingenieur", ["grenoble"]),
        ("ingenieur-esilv", "esilv", "bac+5", "diplome-d-ingenieur", ["paris-la-defense"]),
        ("ingenieur-isep", "isep", "bac+5", "diplome-d-ingenieur", ["paris", "issy-les-moulineaux"]),
        ("ingenieur-epita", "epita", "bac+5", "diplome-d-ingenieur", ["le-kremlin-bicetre"]),
        ("ingenieur-centrale-lille", "centrale-lille", "bac+5", "diplome-d-ingenieur", ["villeneuve-d-ascq"]),
        ("ingenieur-utc", "utc", "bac+5", "diplome-d-ingenieur", ["compiegne"]),
        ("ms-big-data-grenoble", "grenoble-ecole-de-management", "bac+6", "mastere-specialise", ["grenoble"]),
        ("ms-ia-telecom-paris", "telecom-paris", "bac+6", "mastere-specialise", ["palaiseau"]),
        ("ms-donnees-insa-rouen", "insa-rouen", "bac+6", "mastere-specialise", ["saint-etienne-du-rouvray"]),
    ],
)
def test_each_programme_of_the_sheet(real_catalogue, id_, school, level, diploma, towns):
    programme = real_catalogue.programmes[id_]
    assert (programme.school, programme.level, programme.diploma) == (school, level, diploma)
    assert list(programme.towns) == towns
    assert programme.sheet_title
    assert "fiche-metier" in programme.sources
    assert programme.website


@pytest.mark.parametrize(
    ("id_", "words"),
    [
        ("mba-ia-de-vinci", ["toujours ouverte", "la durée", "managers", "Institut Léonard de Vinci"]),
        ("ms-donnees-insa-rouen", ["toujours ouverte", "2023", "source indirecte"]),
        ("ingenieur-utc", ["À vérifier auprès de l’école : la spécialisation en IA", "RNCP40943"]),
        (
            "ms-ia-telecom-paris",
            [
                "18 500 € pour toute la formation (plus 150 € de dossier, année non précisée, à vérifier auprès "
                "de l’école)",
                "Télécom Paris avec ENSTA",
                "la durée",
            ],
        ),
        ("ms-ia-telecom-paris", ["à vérifier auprès de l’école)\n- Site", "la durée"]),
        ("ingenieur-ensta", ["ENSTA Bretagne", "1er janvier 2025"]),
        ("master-ia-paris-cite", ["Paris Descartes", "2019", "le nom actuel du parcours"]),
        ("master-iarf-toulouse", ["Université Toulouse III", "1er janvier 2025", "master informatique"]),
        ("msct-ia-polytechnique", ["anglais", "bachelor de maths et informatique"]),
        ("ms-big-data-grenoble", ["Grenoble École de Management avec Ensimag", "1 an"]),
        ("ingenieur-ensimag", ["3 ans", "automne 2025"]),
        ("master-ia-artois", ["CRIL", "4 semestres"]),
    ],
)
def test_what_a_candidate_must_know_is_in_the_detail(real_catalogue, id_, words):
    request = read_request(real_catalogue, entities(programme=id_))
    text = answer_detail(real_catalogue, request).text.replace("\u00a0", " ")
    for word in words:
        assert word in text


def test_the_example_of_the_issue(real_catalogue):
    request = read_request(real_catalogue, entities(level="bac+6", town="grenoble"))
    text = answer_search(real_catalogue, request).text.replace("\u00a0", " ")
    assert text.startswith("Formations bac+6 à Grenoble : 1\n")


@pytest.mark.parametrize("level", ["bac", "bac+1", "bac+2", "bac+3", "bac+4", "bac+8"])
def test_a_level_below_or_above_leads_on(real_catalogue, level):
    answer = answer_search(real_catalogue, read_request(real_catalogue, entities(level=level)))
    assert "bac+5" in answer.text
    assert len(answer.choices) >= 2


@pytest.mark.parametrize(
    "diploma",
    [
        "bts",
        "but",
        "dut",
        "licence",
        "licence-professionnelle",
        "bachelor",
        "prepa",
        "doctorat",
        "bac-general",
        "bac-technologique",
        "bac-professionnel",
    ],
)
def test_a_diploma_on_the_way_leads_on(real_catalogue, diploma):
    answer = answer_search(real_catalogue, read_request(real_catalogue, entities(diploma=diploma)))
    assert "bac+5" in answer.text
    assert len(answer.choices) >= 2


@pytest.mark.parametrize(
    ("id_", "text"),
    [
        ("salary_beginner", "25 000 à 30 000 € par an"),
        ("salary_quickly", "plus de 50 000 € par an"),
        ("salary_two_to_five_years", "45 000 à 60 000 € par an"),
        (
            "salary_general",
            "de 50 000 € par an en début de carrière à plus de 108 000 € par an avec de l’expérience",
        ),
        ("salary_paris", "60 000 à 80 000 € par an et plus"),
        ("salary_gap_outside_paris", "environ 10 %"),
        ("engineers_in_job_year", "76,9 %"),
        ("cge_rate_now", "80,2 %"),
        ("monmaster_opening", "2 février 2026"),
        ("monmaster_wishes", "du 17 février au 16 mars 2026"),
        ("monmaster_answers", "à partir du 3 juin 2026"),
        ("monmaster_complementary", "du 19 juin au 19 juillet 2026"),
        ("monmaster_programmes", "environ 7 500 formations"),
        ("rome_ai_engineer", "M1889"),
        ("phone_suicide", "3114"),
        ("phone_fil_sante_jeunes", "0 800 235 236"),
        ("hours_daytime", "7 jours sur 7, de 9 h à 23 h"),
    ],
)
def test_each_figure_as_it_is_said(facts, id_, text):
    assert facts[id_].render(date(2026, 11, 22)).replace("\u00a0", " ") == text


def test_this_years_calendar_is_to_be_checked_next_year(facts):
    calendar = [fact for fact in facts.values() if fact.id.startswith("monmaster_")]
    assert calendar
    assert all("(à vérifier)" in fact.render(date(2027, 1, 1)) for fact in calendar)


def test_fact_ids_can_stand_in_a_response(facts):
    assert all(re.fullmatch(r"[a-z][a-z0-9_]*", id_) for id_ in facts)


def texts(value):
    """Yield every text of the data that a user may read."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in ("aliases", "id", "url", "website"):
                yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)
    elif isinstance(value, str):
        yield value


@pytest.mark.parametrize("file", ["sources.yml", "facts/salary.yml", "programmes.yml"])
def test_french_typography(file):
    for text in texts(read_yaml(DATA_DIR / file).data):
        assert "'" not in text, text
        assert not re.search(r" [:;?!€%»]|« |·", text), text


def test_every_choice_leads_to_an_answer(real_catalogue):
    seen, waiting = set(), ["/search_programmes{}"]
    while waiting:
        payload = waiting.pop()
        if payload in seen:
            continue
        seen.add(payload)
        intent, _, values = payload[1:].partition("{")
        if intent not in ("search_programmes", "ask_programme_detail"):
            assert intent in ("ask_studies", "ask_human_advice")
            continue
        asked = read_request(real_catalogue, entities(**json.loads("{" + values if values else "{}")))
        assert not asked.has_unknown
        build = answer_search if intent == "search_programmes" else answer_detail
        answer = build(real_catalogue, asked)
        assert answer.message["type"] == "programmes"
        assert answer.message["items"]
        waiting += [choice.payload for choice in answer.choices]
    details = {payload for payload in seen if payload.startswith("/ask_programme_detail")}
    assert len(details) == len(real_catalogue.programmes)


def test_no_name_means_two_entries_of_a_kind(real_catalogue):
    meant: dict[tuple[str, str], str] = {}
    for name in names(real_catalogue):
        other = meant.setdefault((name.kind, fold(name.text)), name.id)
        assert other == name.id, name.text
