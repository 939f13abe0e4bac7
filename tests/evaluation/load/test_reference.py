from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml
from rasa.engine.recipes.default_recipe import DefaultV1Recipe

from evaluation.load.reference import CONFIG

PARTS = ("pipeline", "policies")


def selected_by_rasa(tmp_path: Path) -> dict[str, Any]:
    """Return what the installed Rasa selects for a project that names neither pipeline nor policies."""
    named_none: dict[str, Any] = {"recipe": "default.v1", "assistant_id": "any", "language": "fr"}
    config = tmp_path / "config.yml"
    config.write_text(yaml.safe_dump({**named_none, **dict.fromkeys(PARTS)}), encoding="utf-8")
    configured: dict[str, Any]
    configured, _, selected = DefaultV1Recipe.auto_configure(str(config), named_none)
    assert selected == set(PARTS)
    return configured


def without_epochs(components: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{key: value for key, value in component.items() if key != "epochs"} for component in components]


@pytest.mark.parametrize("part", PARTS)
def test_the_reference_is_the_default_of_the_installed_rasa_but_for_its_epochs(part: str, tmp_path: Path) -> None:
    ours = yaml.safe_load(CONFIG.read_text(encoding="utf-8"))[part]
    default = deepcopy(selected_by_rasa(tmp_path)[part])
    assert without_epochs(ours) == without_epochs(default)
    learners = [component["name"] for component in default if "epochs" in component]
    assert [component["name"] for component in ours if component.get("epochs") == 1] == learners != []
