from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from components import fingerprint
from runtime.training import content_hash, model_inputs
from tests.support.assistant import ROOT


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for folder in ("data", "components", "orientation"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("config.yml", "domain.yml"):
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def test_the_hash_is_of_contents_not_of_dates(project: Path) -> None:
    before = content_hash(project)
    assert before == content_hash(ROOT)
    for path in model_inputs(project):
        os.utime(path, (1, 1))
    assert content_hash(project) == before


@pytest.mark.parametrize(
    "changed",
    [
        "config.yml",
        "domain.yml",
        "data/nlu/salary/ask_salary.yml",
        "data/rules/job.yml",
        "data/stories/fallback.yml",
        "data/chat_words.yml",
        "data/french/name_contexts.yml",
        "components/linear_intent_classifier.py",
        "orientation/understanding/features.py",
        "orientation/text.py",
    ],
)
def test_what_is_trained_on_changes_the_hash(project: Path, changed: str) -> None:
    before = content_hash(project)
    with (project / changed).open("a", encoding="utf-8") as file:
        file.write("\n# changé\n")
    assert content_hash(project) != before


@pytest.mark.parametrize(
    "changed",
    [
        "programmes.yml",
        "places.yml",
        "facts/salary.yml",
        "sources.yml",
        "safety.yml",
        "intents.yml",
        "paths.yml",
        "knowledge/job.yml",
    ],
)
def test_the_catalogue_the_facts_and_the_labels_need_no_training(project: Path, changed: str) -> None:
    before = content_hash(project)
    with (project / "data" / changed).open("a", encoding="utf-8") as file:
        file.write("\n# changé\n")
    assert content_hash(project) == before


def test_a_training_that_fails_leaves_no_model(project: Path) -> None:
    (project / "data/rules/job.yml").write_text("rules: [", encoding="utf-8")
    finished = subprocess.run(
        [sys.executable, "-m", "runtime.training"],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert finished.returncode != 0
    assert "Traceback" not in finished.stderr
    assert "L’entraînement a échoué" in finished.stderr
    assert not list(project.glob("models/*"))


def test_components_are_trained_again_when_the_code_that_they_use_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    fingerprint.code_fingerprint.cache_clear()
    before = fingerprint.code_fingerprint()
    monkeypatch.setattr(fingerprint, "_ROOT", ROOT / "tests")
    fingerprint.code_fingerprint.cache_clear()
    assert fingerprint.code_fingerprint() != before
    fingerprint.code_fingerprint.cache_clear()


@pytest.mark.parametrize("new", ["data/nlu/new.yml", "data/nlu/salary/new.yml", "data/nlu/new_theme/new.yml"])
def test_a_new_file_of_examples_counts(project: Path, new: str) -> None:
    before = content_hash(project)
    (project / new).parent.mkdir(exist_ok=True)
    (project / new).write_text('version: "3.1"\n', encoding="utf-8")
    assert content_hash(project) != before


def test_the_place_of_an_example_counts(project: Path) -> None:
    before = content_hash(project)
    (project / "data/nlu/salary/ask_salary.yml").rename(project / "data/nlu/job/ask_salary.yml")
    assert content_hash(project) != before
