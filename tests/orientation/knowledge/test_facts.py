from __future__ import annotations

from datetime import date

import pytest

from orientation.answers.figures import write_date, write_number
from orientation.knowledge.fact_units import UNITS
from orientation.knowledge.facts import load_facts
from orientation.knowledge.sources import Source, load_sources
from tests.orientation.sample import sample_files, write_files

TODAY = date(2026, 11, 22)


def rendered(folder, fact, today=TODAY):
    files = sample_files()
    files["facts/salary.yml"]["facts"] = [{"id": "x", "source": "releve", "year": 2026, **fact}]
    data_dir = write_files(folder / "data", files)
    return load_facts(data_dir / "facts", load_sources(data_dir / "sources.yml"))["x"].render(today)


@pytest.mark.parametrize(
    ("fact", "expected"),
    [
        ({"low": 25000, "high": 30000, "unit": "eur_per_year"}, "25 000 à 30 000 € par an"),
        ({"low": 50000, "unit": "eur_per_year"}, "plus de 50 000 € par an"),
        ({"high": 50000, "unit": "eur_per_year"}, "jusqu’à 50 000 € par an"),
        ({"value": 18500, "unit": "eur"}, "18 500 €"),
        ({"value": 89.6, "unit": "percent"}, "89,6 %"),
        ({"value": 1, "unit": "years"}, "1 an"),
        ({"value": 1.5, "unit": "years"}, "1,5 an"),
        ({"low": 2, "high": 5, "unit": "years"}, "2 à 5 ans"),
        ({"value": 15, "unit": "wishes"}, "15 vœux"),
        ({"value": "3114", "unit": "phone"}, "3114"),
        ({"value": "0 800 235 236", "unit": "phone"}, "0 800 235 236"),
        ({"value": "M1889", "unit": "code"}, "M1889"),
        ({"value": "2026-02-01", "unit": "date"}, "1er février 2026"),
        ({"low": "2026-02-17", "high": "2026-03-16", "unit": "date"}, "du 17 février au 16 mars 2026"),
        (
            {"low": "2026-12-30", "high": "2027-01-02", "unit": "date"},
            "du 30 décembre 2026 au 2 janvier 2027",
        ),
        ({"low": "2026-06-03", "unit": "date"}, "à partir du 3 juin 2026"),
        ({"high": "2026-06-03", "unit": "date"}, "jusqu’au 3 juin 2026"),
        ({"low": 9, "high": 23, "unit": "hours", "text": "de {low} h à {high} h"}, "de 9 h à 23 h"),
        ({"value": "2026-06-03", "unit": "date", "text": "le {value}"}, "le 3 juin 2026"),
    ],
)
def test_a_fact_is_written_in_french(tmp_path, fact, expected):
    assert rendered(tmp_path, fact).replace("\u00a0", " ") == expected


def test_numbers_never_part_from_their_unit(tmp_path):
    assert rendered(tmp_path, {"value": 25000, "unit": "eur"}) == "25\u00a0000\u00a0€"


@pytest.mark.parametrize(
    ("today", "expired"),
    [(date(2026, 12, 31), False), (date(2027, 1, 1), True)],
)
def test_an_expired_fact_is_said_to_be_checked(tmp_path, today, expired):
    fact = {"value": 15, "unit": "wishes", "valid_until": "2026-12-31"}
    assert ("(à vérifier)" in rendered(tmp_path, fact, today)) is expired


def test_a_fact_knows_its_source(tmp_path):
    data_dir = write_files(tmp_path / "data", sample_files())
    sources = load_sources(data_dir / "sources.yml")
    assert load_facts(data_dir / "facts", sources)["salary"].source == Source("fiche", "Fiche métier", None, None)
    assert sources["releve"] == Source("releve", "Relevé", 2026, "https://exemple.fr")


@pytest.mark.parametrize(
    ("number", "expected"),
    [(0, "0"), (1000, "1 000"), (108000.0, "108 000"), (1234567, "1 234 567"), (0.5, "0,5")],
)
def test_numbers(number, expected):
    assert write_number(number).replace("\u00a0", " ") == expected


def test_dates_without_a_year():
    assert write_date("2026-08-01", with_year=False) == "1er\u00a0août"


def test_every_unit_has_a_kind():
    assert {unit.kind for unit in UNITS.values()} == {"number", "date", "text"}
