import re
import shutil
from pathlib import Path

import pytest

from orientation.data_files.locations import CHAT_WORDS, INTENTS
from orientation.data_files.yaml_file import DataError
from runtime.check_data import check_data, check_french, check_paths, check_responses, check_words, main
from tests.support.assistant import ROOT


@pytest.fixture
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the data, in a folder of its own for the cache."""
    copy = tmp_path / "data"
    shutil.copytree(ROOT / "data", copy)
    shutil.copy(ROOT / "domain.yml", tmp_path)
    monkeypatch.chdir(tmp_path)
    return copy


def change(path: Path, before: str, after: str) -> Path:
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    return path


def test_the_lists_of_words_and_phrases_are_sound() -> None:
    assert re.search(r"data/french\s*: \d+ listes", check_french())


def test_the_data_of_the_project_are_sound(data_dir: Path) -> None:
    assert "321 formations" in check_data(data_dir)


@pytest.mark.parametrize(
    ("file", "before", "after", "problem"),
    [
        ("facts/job.yml", "unit: percent", "unit: pourcent", r"facts/job.yml, ligne \d+.*unit"),
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
        ("{phone_suicide}", "{phone_suicid}", "utter_after_distress.*phone_suicid.*data/facts"),
        ("sources: [mon-orient", "sources: [ma-orient", "ma-orient.*sources.yml"),
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


def test_the_words_of_chats_and_the_labels_of_the_project_are_sound() -> None:
    counted = check_words(ROOT / CHAT_WORDS, ROOT / INTENTS)
    abbreviations, intents = map(int, re.findall(r"(\d+) (?:abréviations|intentions)", counted))
    assert abbreviations > 100
    assert intents > 60


@pytest.mark.parametrize(
    ("file", "before", "after", "problem"),
    [
        ("chat_words.yml", "  combien: [cb", "  combien: [cb, salut à toi", r"chat_words.yml, ligne \d+.*salut à toi"),
        ("chat_words.yml", "pourquoi: [pk", "pourquoi: [cb, pk", r"chat_words.yml, ligne \d+.*cb.*déjà.*combien"),
        ("chat_words.yml", "before_a_question:", "avant:", "chat_words.yml.*before_a_question"),
        ("intents.yml", "  label: un bonjour", "  libellé: un bonjour", r"intents.yml, ligne \d+.*label"),
        ("intents.yml", "intents:\n", "intentions:\n", "intents.yml.*intents"),
        ("intents.yml", "- id: greet", "- id: [greet", "intents.yml"),
    ],
)
def test_a_mistake_in_the_words_of_chats_or_the_labels_is_found(
    data_dir: Path, file: str, before: str, after: str, problem: str
) -> None:
    change(data_dir / file, before, after)
    with pytest.raises(DataError, match=problem):
        check_words(data_dir / CHAT_WORDS.name, data_dir / INTENTS.name)


def test_the_paths_of_the_project_are_sound(data_dir: Path) -> None:
    counted = check_paths(data_dir, ROOT / INTENTS, ROOT / CHAT_WORDS)
    profiles, steps = map(int, re.findall(r"(\d+) (?:profils|étapes)", counted))
    assert profiles > 40
    assert steps > 40


def test_a_mistake_in_the_paths_is_found(data_dir: Path) -> None:
    change(data_dir / "paths.yml", "{monmaster_wishes}", "{monmaster_wish}")
    with pytest.raises(DataError, match=r"paths.yml, ligne \d+.*monmaster_wish"):
        check_paths(data_dir, ROOT / INTENTS, ROOT / CHAT_WORDS)


@pytest.mark.parametrize("file", ["chat_words.yml", "intents.yml", "paths.yml"])
def test_the_command_tells_such_a_mistake(data_dir: Path, capsys: pytest.CaptureFixture[str], file: str) -> None:
    assert main() == 0
    (data_dir / file).write_text("rien: [", encoding="utf-8")
    assert main() == 1
    assert file in capsys.readouterr().err


def test_another_folder_of_data_needs_no_words_of_chats(data_dir: Path) -> None:
    for file in (CHAT_WORDS, INTENTS):
        (data_dir / file.name).unlink()
    assert "formations" in check_data(data_dir)
