from __future__ import annotations

from datetime import date

from orientation.knowledge.catalogue import load_catalogue
from tests.orientation.sample import load, sample_files


def test_every_field_of_a_programme_is_read(catalogue):
    programme = catalogue.programmes["le-mans-1"]
    assert programme.partners == ("armor",)
    assert programme.tariff == "cher"
    assert programme.verification.status == "indirect"
    assert programme.verification.checked_on == date(2026, 11, 22)
    assert programme.verification.to_check == ("si la formation est ouverte",)
    known = catalogue.programmes["brest-1"]
    assert (known.duration_years, known.admission, known.language) == (2, "dossier", "anglais")
    assert (known.website, known.sheet_title) == ("https://armor.fr", "master ancien (Institut Breton)")
    assert known.sources == ("fiche", "releve")


def test_what_is_not_written_is_unknown(catalogue):
    programme = catalogue.programmes["rouen-1"]
    assert programme.duration_years is None
    assert programme.language is None
    assert programme.admission is None
    assert programme.tariff is None
    assert programme.website is None


def test_programmes_are_in_order_of_level_school_and_title(catalogue):
    assert [programme.id for programme in catalogue.ordered] == [
        "brest-1", "brest-2", "rouen-1", "rouvray-1", "rouvray-2", "rennes-1", "le-mans-1",
    ]  # fmt: skip


def test_the_order_does_not_depend_on_the_file(tmp_path, catalogue):
    files = sample_files()
    files["programmes.yml"]["programmes"].reverse()
    assert load(tmp_path, files).ordered == catalogue.ordered


def test_school_label_is_the_usual_name(catalogue):
    assert catalogue.schools["armor"].label == "Armor"
    assert catalogue.schools["seine"].label == "Université de la Seine"


def test_the_cached_catalogue_is_the_same(tmp_path):
    first = load(tmp_path)
    assert load_catalogue(tmp_path / "data", tmp_path / "cache") == first
