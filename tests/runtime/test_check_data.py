import shutil
from pathlib import Path

import pytest

from orientation.data_files.yaml_file import DataError
from runtime.check_data import check_data, check_responses
from tests.support.assistant import ROOT


@pytest.fixture
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the data, in a folder of its own for the cache."""
    copy = tmp_path / "data"
    shutil.copytree(ROOT / "data", copy, ignore=shutil.ignore_patterns("nlu", "rules", "stories"))
    monkeypatch.chdir(tmp_path)
    return copy


def change(path: Path, before: str, after: str) -> Path:
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    return path


def test_the_data_of_the_project_are_sound(data_dir: Path) -> None:
    assert "16 formations" in check_data(data_dir)


@pytest.mark.parametrize(
    ("file", "before", "after", "problem"),
    [
        ("facts.yml", "unit: percent", "unit: pourcent", r"facts.yml, ligne \d+.*unit"),
        ("programmes.yml", "level: bac+5", "level: bac+55", r"programmes.yml, ligne \d+.*level"),
        ("places.yml", "region: ", "regio: ", r"places.yml, ligne \d+.*regio"),
        ("sources.yml", "year: 2022", "year: bientôt", r"sources.yml, ligne \d+.*year"),
    ],
)
def test_a_mistake_in_each_file_is_found(data_dir: Path, file: str, before: str, after: str, problem: str) -> None:
    change(data_dir / file, before, after)
    with pytest.raises(DataError, match=problem):
        check_data(data_dir)


@pytest.mark.parametrize(
    ("before", "after", "problem"),
    [
        ("{salary_beginner}", "{salary_begginer}", "utter_salary.*salary_begginer.*facts.yml"),
        ("sources: [fiche-metier]", "sources: [fiche-metié]", "fiche-metié.*sources.yml"),
        ("    custom:\n", "  custom:\n", "domain.yml"),
    ],
)
def test_a_mistake_in_a_response_is_found(tmp_path: Path, before: str, after: str, problem: str) -> None:
    domain = tmp_path / "domain.yml"
    shutil.copy(ROOT / "domain.yml", domain)
    with pytest.raises(DataError, match=problem):
        check_responses(change(domain, before, after))


def test_the_responses_of_the_project_are_sound() -> None:
    assert "réponses" in check_responses(ROOT / "domain.yml")
