from __future__ import annotations

import pytest

from orientation.data_files.data_fields import documented_fields
from orientation.data_files.yaml_file import DataError
from orientation.knowledge.catalogue import load_catalogue
from orientation.knowledge.facts import load_facts
from orientation.knowledge.sources import load_sources
from tests.orientation.sample import sample_files, write_files

REMOVE = object()


def problems_of(folder, file, section, changes):
    """Return what is said when the first entry of a section is changed."""
    files = sample_files()
    entry = files[file][section][0]
    for field, value in changes.items():
        if value is REMOVE:
            del entry[field]
        else:
            entry[field] = value
    return load_problems(write_files(folder / "data", files), folder)


def load_problems(data_dir, folder):
    with pytest.raises(DataError) as error:
        load_all(data_dir, folder / "cache")
    return error.value.problems


def load_all(data_dir, cache_dir):
    load_catalogue(data_dir, cache_dir)
    load_facts(data_dir / "facts", load_sources(data_dir / "sources.yml"))


@pytest.mark.parametrize(
    ("file", "section", "changes", "expected"),
    [
        # dead references
        (
            "programmes.yml",
            "programmes",
            {"towns": ["brset"]},
            [
                "programmes « brest-1 », champ « towns »",
                "« brset »",
                "une ville de places.yml",
                "peut-être « brest »",
            ],
        ),
        ("programmes.yml", "programmes", {"level": "bac+7"}, ["champ « level »", "un niveau"]),
        (
            "programmes.yml",
            "programmes",
            {"diploma": "mastr"},
            ["champ « diploma »", "un diplôme", "peut-être « master »"],
        ),
        (
            "programmes.yml",
            "programmes",
            {"school": "armr"},
            ["champ « school »", "une école", "peut-être « armor »"],
        ),
        ("programmes.yml", "programmes", {"partners": ["x"]}, ["champ « partners »", "une école"]),
        (
            "programmes.yml",
            "programmes",
            {"sources": ["fich"]},
            ["champ « sources »", "une source", "peut-être « fiche »"],
        ),
        ("programmes.yml", "programmes", {"admission": "x"}, ["champ « admission »", "une admission"]),
        (
            "programmes.yml",
            "programmes",
            {"specialities": [["ia"]]},
            ["champ « specialities »", "une spécialité"],
        ),
        ("places.yml", "towns", {"region": "breizh"}, ["towns « rennes », champ « region »", "une région"]),
        ("places.yml", "towns", {"metropolis": "pariss"}, ["champ « metropolis »", "une ville"]),
        ("facts/salary.yml", "facts", {"source": "x"}, ["facts « salary », champ « source »", "une source"]),
        # missing
        ("programmes.yml", "programmes", {"sources": REMOVE}, ["champ « sources »", "il manque"]),
        ("programmes.yml", "programmes", {"sources": []}, ["champ « sources »", "au moins 1"]),
        ("programmes.yml", "programmes", {"verification": REMOVE}, ["champ « verification »", "il manque"]),
        ("programmes.yml", "programmes", {"id": REMOVE}, ["programmes n°\u00a01, champ « id »", "il manque"]),
        ("places.yml", "regions", {"in": REMOVE}, ["regions « bretagne », champ « in »", "il manque"]),
        # wrong types
        (
            "programmes.yml",
            "programmes",
            {"website": "armor.fr"},
            ["champ « website »", "une adresse complète"],
        ),
        (
            "programmes.yml",
            "programmes",
            {"website": "https://"},
            ["champ « website »", "une adresse complète"],
        ),
        (
            "programmes.yml",
            "programmes",
            {"website": "ftp://armor.fr"},
            ["champ « website »", "une adresse complète"],
        ),
        ("programmes.yml", "programmes", {"website": "https://armor .fr"}, ["champ « website »"]),
        ("programmes.yml", "programmes", {"website": "http://[::1"}, ["champ « website »"]),
        (
            "programmes.yml",
            "programmes",
            {"duration_years": "deux"},
            ["champ « duration_years »", "un nombre de 0.5 à 10"],
        ),
        ("programmes.yml", "programmes", {"duration_years": True}, ["champ « duration_years »", "un nombre"]),
        ("programmes.yml", "programmes", {"tariff": "gratuit"}, ["champ « tariff »", "un tarif"]),
        ("programmes.yml", "programmes", {"towns": "brest"}, ["champ « towns »", "une liste"]),
        ("programmes.yml", "programmes", {"title": "  "}, ["champ « title »", "un texte"]),
        ("programmes.yml", "programmes", {"title": None}, ["champ « title »", "valeur vide"]),
        ("programmes.yml", "programmes", {"aliases": [42]}, ["champ « aliases »", "« 42 »", "un texte"]),
        ("programmes.yml", "programmes", {"id": "Brest 1"}, ["champ « id »", "un identifiant"]),
        (
            "programmes.yml",
            "programmes",
            {"verification": {"status": "sûr", "checked_on": "2026-11-22"}},
            ["champ « verification.status »", "verified"],
        ),
        (
            "programmes.yml",
            "programmes",
            {"verification": {"status": "verified", "checked_on": "22/11/2026"}},
            ["champ « verification.checked_on »", "une date"],
        ),
        (
            "programmes.yml",
            "programmes",
            {"verification": "oui"},
            ["champ « verification »", "les champs status"],
        ),
        (
            "programmes.yml",
            "schools",
            {"former_names": [{"name": "X"}]},
            ["schools « armor », champ « former_names.change »", "il manque"],
        ),
        ("places.yml", "towns", {"latitude": 200}, ["champ « latitude »", "un nombre de -90 à 90"]),
        ("places.yml", "towns", {"department": 35}, ["champ « department »", "un texte"]),
        ("places.yml", "towns", {"ambiguous": "oui"}, ["champ « ambiguous »", "true ou false"]),
        ("sources.yml", "sources", {"year": "2026"}, ["champ « year »", "une année"]),
        ("sources.yml", "sources", {"url": "exemple"}, ["champ « url »", "une adresse"]),
        ("facts/salary.yml", "facts", {"unit": "euros"}, ["champ « unit »", "eur_per_year"]),
        ("facts/salary.yml", "facts", {"valid_until": "bientôt"}, ["champ « valid_until »", "une date"]),
        # facts as a whole
        ("facts/salary.yml", "facts", {"value": 3}, ["value seul, ou bien low, high"]),
        ("facts/salary.yml", "facts", {"low": REMOVE, "high": REMOVE}, ["champ « value »", "value seul"]),
        ("facts/salary.yml", "facts", {"low": "beaucoup"}, ["champ « low »", "un nombre"]),
        ("facts/salary.yml", "facts", {"low": 40000}, ["champ « low »", "au plus high"]),
        ("facts/salary.yml", "facts", {"unit": "date", "high": REMOVE}, ["champ « low »", "une date"]),
        ("facts/salary.yml", "facts", {"text": "de {bas} €"}, ["champ « text »", "{bas}", "{low} ou {high}"]),
        ("facts/salary.yml", "facts", {"text": "de {low"}, ["champ « text »", "accolade"]),
        # unknown fields
        (
            "programmes.yml",
            "programmes",
            {"duratoin_years": 2},
            ["champ « duratoin_years »", "champ inconnu", "peut-être « duration_years »"],
        ),
        (
            "programmes.yml",
            "programmes",
            {"verification": {"status": "verified", "checked_on": "2026-11-22", "statut": "x"}},
            ["champ « verification.statut »", "champ inconnu", "peut-être « status »"],
        ),
    ],
)
def test_a_wrong_entry_names_file_line_entry_field_and_what_is_expected(tmp_path, file, section, changes, expected):
    (problem,) = problems_of(tmp_path, file, section, changes)
    plain = problem.replace("\u00a0", " ")
    assert f"{tmp_path / 'data' / file}, ligne " in plain
    for words in expected:
        assert words.replace("\u00a0", " ") in plain


@pytest.mark.parametrize(
    ("file", "section", "key"),
    [
        ("programmes.yml", "programmes", "id"),
        ("programmes.yml", "schools", "id"),
        ("programmes.yml", "unlisted_schools", "name"),
        ("places.yml", "towns", "id"),
        ("sources.yml", "sources", "id"),
    ],
)
def test_a_repeated_id_names_both_lines(tmp_path, file, section, key):
    files = sample_files()
    entries = files[file][section]
    entries.append(dict(entries[0]))
    data_dir = write_files(tmp_path / "data", files)
    (problem,) = load_problems(data_dir, tmp_path)
    lines = (data_dir / file).read_text().splitlines()
    assert entries[0][key] in problem
    first = int(problem.split("à la ligne ")[1].split(",")[0])
    second = int(problem.split(", ligne ")[1].split(",")[0])
    assert lines[first - 1].strip() == lines[second - 1].strip() == "{"
    assert first < second


def test_the_line_is_the_one_of_the_wrong_value(tmp_path):
    files = sample_files()
    files["programmes.yml"]["programmes"][4]["towns"] = ["nulle-part"]
    data_dir = write_files(tmp_path / "data", files)
    (problem,) = load_problems(data_dir, tmp_path)
    line = int(problem.split(", ligne ")[1].split(",")[0])
    assert "nulle-part" in (data_dir / "programmes.yml").read_text().splitlines()[line - 1]


def test_all_problems_of_all_files_are_said_at_once(tmp_path):
    files = sample_files()
    files["places.yml"]["towns"][0]["region"] = "x"
    files["sources.yml"]["sources"][0]["label"] = ""
    for programme in files["programmes.yml"]["programmes"][:3]:
        programme["level"] = "x"
        programme["website"] = "x"
    assert len(load_problems(write_files(tmp_path / "data", files), tmp_path)) == 8


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda f: f["places.yml"].pop("towns"), "section «\u00a0towns\u00a0», attendu\u00a0: une liste"),
        (
            lambda f: f["places.yml"].update(towns=None),
            "section «\u00a0towns\u00a0», attendu\u00a0: une liste",
        ),
        (lambda f: f["places.yml"].update(villes=[]), "section «\u00a0villes\u00a0» inconnue"),
        (lambda f: f.update({"places.yml": []}), "les sections regions, areas, towns"),
        (
            lambda f: f["programmes.yml"]["levels"].append("bac+7"),
            "levels n°\u00a05\u00a0: attendu\u00a0: les champs id, name",
        ),
    ],
)
def test_a_wrong_section_is_named(tmp_path, change, expected):
    files = sample_files()
    change(files)
    found = load_problems(write_files(tmp_path / "data", files), tmp_path)
    assert any(expected in problem for problem in found)


def test_a_file_that_cannot_be_read_hides_no_other(tmp_path):
    data_dir = write_files(tmp_path / "data", sample_files())
    (data_dir / "places.yml").unlink()
    (data_dir / "sources.yml").write_text("a: [")
    found = load_problems(data_dir, tmp_path)
    assert [problem.split("\u00a0")[0].split(",")[0] for problem in found] == [
        str(data_dir / "sources.yml"),
        str(data_dir / "places.yml"),
    ]


def test_documented_fields_reach_into_records():
    fields = documented_fields()
    assert set(fields) == {
        *("sources.yml", "facts/*.yml", "places.yml", "sectors.yml", "programmes.yml", "paths.yml"),
        "told_figures.yml",
        "knowledge/*.yml",
        "programmes/*.yml",
    }
    assert {"towns", "verification", "verification.status"} <= set(fields["programmes.yml"]["programmes"])
    assert "former_names.change" in fields["programmes.yml"]["schools"]
