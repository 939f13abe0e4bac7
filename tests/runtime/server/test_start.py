"""What cannot be served is said in a line before anything listens."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.assistant import ROOT


@pytest.mark.parametrize("file", ["programmes.yml", "sectors.yml", "paths.yml", "facts/salary.yml"])
def test_wrong_data_end_the_server_with_the_reasons(tmp_path: Path, file: str) -> None:
    data = tmp_path / "data"
    shutil.copytree(ROOT / "data", data, ignore=shutil.ignore_patterns("nlu", "rules", "stories"))
    with (data / file).open("a", encoding="utf-8") as content:
        content.write("\nzorglub: 1\n")
    ended = subprocess.run(
        [sys.executable, "-m", "runtime.server", "--model", "none.tar.gz"],
        cwd=ROOT, capture_output=True, text=True, timeout=60,
        env={**os.environ, "CAP_IA_DATA_DIR": str(data), "CAP_IA_STATE_DIR": str(tmp_path / "state")},
    )  # fmt: skip
    assert ended.returncode in (1, 2)
    assert f"{file}, ligne" in ended.stderr
    assert "zorglub" in ended.stderr
    assert "Traceback" not in ended.stderr
