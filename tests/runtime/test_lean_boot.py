"""Lean boot, each case in a process of its own: it works on imports."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from runtime.lean_boot import TENSORFLOW_COMPONENTS, configured_components
from tests.support.assistant import ROOT

LIGHT = "pipeline:\n- name: WhitespaceTokenizer\npolicies:\n- name: RulePolicy\n"
HEAVY = "pipeline:\n- name: WhitespaceTokenizer\n- name: rasa.nlu.classifiers.diet_classifier.DIETClassifier\n"


def run(code: str, cwd: Path, **environment: str) -> str:
    finished = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", f"from runtime import lean_boot\n{code}"],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), "SQLALCHEMY_SILENCE_UBER_WARNING": "1", **environment},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=120,
    )
    return finished.stdout.strip()


INSTALL = "print(lean_boot.install(), lean_boot.is_installed())"


@pytest.mark.parametrize(
    ("config", "environment", "installed"),
    [
        (LIGHT, {}, "True True"),
        (LIGHT, {"CAP_IA_LEAN_BOOT": "1"}, "True True"),
        (LIGHT, {"CAP_IA_LEAN_BOOT": "0"}, "False False"),
        (HEAVY, {}, "False False"),
        ("policies:\n- name: TEDPolicy\n", {}, "False False"),
        (None, {}, "False False"),
    ],
    ids=["light", "light, on", "switched off", "dotted DIET", "TED", "no configuration"],
)
def test_it_installs_only_where_nothing_needs_tensorflow(
    tmp_path: Path, config: str | None, environment: dict[str, str], installed: str
) -> None:
    if config is not None:
        (tmp_path / "config.yml").write_text(config, encoding="utf-8")
    assert run(INSTALL, tmp_path, **environment) == installed


def test_rasa_and_spacy_load_without_tensorflow(tmp_path: Path) -> None:
    (tmp_path / "config.yml").write_text(LIGHT, encoding="utf-8")
    code = """
import sys
lean_boot.install()
import rasa.core.run, rasa.engine.recipes.default_components, spacy
print(sorted({name.partition('.')[0] for name in sys.modules} & lean_boot.REFUSED_PACKAGES))
"""
    assert run(code, tmp_path) == "[]"


def test_a_stand_in_says_how_to_load_the_real_one(tmp_path: Path) -> None:
    (tmp_path / "config.yml").write_text(LIGHT, encoding="utf-8")
    code = """
lean_boot.install()
from rasa.nlu.classifiers.diet_classifier import DIETClassifier
try:
    DIETClassifier()
except RuntimeError as error:
    print(error)
"""
    assert "CAP_IA_LEAN_BOOT=0" in run(code, tmp_path)


def test_after_rasa_is_loaded_it_is_too_late(tmp_path: Path) -> None:
    (tmp_path / "config.yml").write_text(LIGHT, encoding="utf-8")
    code = "import sys, types\nsys.modules['rasa.utils.train_utils'] = types.ModuleType('x')\n" + INSTALL
    assert run(code, tmp_path) == "False False"


def test_our_own_configuration_is_light() -> None:
    assert not configured_components(ROOT / "config.yml") & TENSORFLOW_COMPONENTS
