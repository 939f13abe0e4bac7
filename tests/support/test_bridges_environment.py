from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.bridges_environment import bridges_python


@pytest.mark.parametrize(("ci", "left_out"), [("", pytest.skip.Exception), ("1", pytest.fail.Exception)])
def test_without_it_a_line_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ci: str, left_out: type[BaseException]
) -> None:
    monkeypatch.setenv("CI", ci)
    with pytest.raises(left_out, match=r"^no \.venv-bridges: make bridges-environment installs it$"):
        bridges_python(tmp_path)


def test_the_command_exists() -> None:
    assert "\nbridges-environment:\n" in Path("Makefile").read_text(encoding="utf-8")
