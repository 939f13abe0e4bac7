from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from orientation.data_files.yaml_file import DataError
from runtime.check_dialogue import check_dialogue
from tests.support.assistant import ROOT

JOB, RULES, NLU = "data/knowledge/job.yml", "data/rules/job.yml", "data/nlu/job/ask_role.yml"
FOLLOW_UPS = "data/nlu/follow_ups.yml"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    shutil.copy(ROOT / "domain.yml", tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_those_of_the_project_fit_together(project: Path) -> None:
    entries = sum(file.read_text(encoding="utf-8").count("\n- id: ") for file in project.glob("data/knowledge/*.yml"))
    assert f"{entries} entrées" in check_dialogue(project / "data")


@pytest.mark.parametrize(
    ("file", "before", "after", "problem"),
    [
        (RULES, "- intent: job\n", "- intent: jobs\n", r"« jobs » n’est pas dans domain.yml"),
        (RULES, "utter_job", "utter_jobs", r"job.yml, « Répondre sur le métier » : .*utter_jobs?"),
        ("domain.yml", "- affirm:", "- affirmed:", r"« affirmed » n’a ni règle"),
        ("domain.yml", "- affirm:", "- laugh: {use_entities: []}\n- affirm:", r"« laugh » n’a ni règle"),
        ("domain.yml", "- job: {use_entities: []}\n", "", r"job.yml : « job » n’est pas une intention"),
        (NLU, "job/ask_role", "job/ask_rule", r"« intent: job/ask_rule » : ni une entrée"),
        (NLU, "job/ask_role", "ask_role", r"« intent: ask_role » : attendu : « job/ask_role »"),
        (NLU, "job/ask_role", "salary/ask_role", r"attendu : « job/ask_role »"),
        (NLU, "- intent: job/ask_role", "- intent: greet", r"« ask_role », champ « asks » : il manque.*personne"),
        (FOLLOW_UPS, "after: ask_role}", "after: ask_rule}", r"champ « after » : « ask_rule », attendu : une entrée"),
        (JOB, "- id: ask_role\n", "- id: ask_role\n  label: a\n  asks: [a, b, c, d]\n", r"« ask_role ».*là-bas"),
        ("data/intents.yml", "- id: greet\n", "- id: greeting\n", r"« greet » de domain.yml manque"),
        ("data/intents.yml", "- id: greet\n", "- id: greeting\n", r"« greeting » : ni une intention"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_told(project: Path, file: str, before: str, after: str, problem: str) -> None:
    text = (project / file).read_text(encoding="utf-8")
    assert before in text
    (project / file).write_text(text.replace(before, after), encoding="utf-8")
    with pytest.raises(DataError) as error:
        check_dialogue(project / "data")
    said = str(error.value).replace("\u00a0", " ")
    assert re.search(problem, said), said
