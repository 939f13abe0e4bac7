import importlib.util
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from setup.bootstrap import check_disk_space, is_ready, prepare
from setup.console import SetupError
from setup.dependencies import install_dependencies
from setup.environments import BRIDGES
from setup.interpreter import ensure_virtual_environment, find_python
from setup.stamp import Stamp, environment_stamp
from setup.uv import ensure_uv

# This very interpreter stands for a Python 3.10, a script that says 3.8 for another.
PYTHON = sys.executable
OTHER_PYTHON = "echo 3.8"

Tool = Callable[[str, str], Path]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project whose lock names nothing."""
    (tmp_path / "setup").mkdir()
    (tmp_path / "setup" / "uv.lock.txt").write_text("uv==1\n")
    (tmp_path / "requirements.lock").write_text("rasa==3\n")
    return tmp_path


@pytest.fixture
def tool(tmp_path: Path) -> Tool:
    """Write a program of a few shell lines; it notes its arguments in `calls`."""

    def write(name: str, lines: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f'#!/bin/sh\necho "$@" >> "{tmp_path}/calls"\n{lines}\n')
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        return path

    return write


@pytest.fixture
def calls(tmp_path: Path) -> Callable[[], str]:
    path = tmp_path / "calls"
    return lambda: path.read_text() if path.exists() else ""


@pytest.fixture(autouse=True)
def _no_pyenv(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path / "pyenv"))


class TestStamp:
    def test_is_current_only_after_the_end_of_this_very_lock(self, root: Path) -> None:
        lock = root / "requirements.lock"
        stamp = Stamp(root / "stamp", lock)
        assert (stamp.is_current(), stamp.is_unfinished()) == (False, False)
        stamp.begin()
        assert (stamp.is_current(), stamp.is_unfinished()) == (False, True)
        stamp.end()
        assert (stamp.is_current(), stamp.is_unfinished()) == (True, False)
        lock.write_text("rasa==4\n")
        assert (stamp.is_current(), stamp.is_unfinished()) == (False, False)


class TestDiskSpace:
    def test_too_little_is_said_with_what_is_needed(self, root: Path) -> None:
        with pytest.raises(SetupError, match=r"1000000.Go libres.*libérer de la place"):
            check_disk_space(root, 1_000_000)

    def test_an_environment_that_is_there_needs_none(self, root: Path) -> None:
        (root / ".venv").mkdir()
        check_disk_space(root, 1_000_000)


class TestUv:
    @pytest.mark.parametrize("missing", ["venv", "ensurepip"])
    def test_a_python_without_venv_or_pip_says_what_to_install(
        self, root: Path, monkeypatch: pytest.MonkeyPatch, missing: str
    ) -> None:
        monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == missing else object())
        with pytest.raises(SetupError, match="python3-venv"):
            ensure_uv(root)

    def test_what_is_installed_in_the_pinned_version_is_reused(self, root: Path, tool: Tool) -> None:
        uv = tool(".tools/bin/uv", "")
        Stamp(root / ".tools" / "installed", root / "setup" / "uv.lock.txt").end()
        assert ensure_uv(root) == uv


class TestPython:
    def test_one_of_the_machine_is_taken(self, root: Path, tool: Tool, calls: Callable[[], str]) -> None:
        assert find_python(root, tool("uv", f"echo {PYTHON}")) == PYTHON
        assert "install" not in calls()

    def test_one_of_pyenv_is_taken_when_uv_sees_none(self, root: Path, tool: Tool, calls: Callable[[], str]) -> None:
        python = tool("pyenv/versions/3.10.99/bin/python", "echo 3.10")
        assert find_python(root, tool("uv", "exit 1")) == str(python)
        assert "install" not in calls()

    def test_uv_downloads_one_when_there_is_none(self, root: Path, tool: Tool) -> None:
        installs = f'if [ "$2" = install ]; then touch "{root}/got"; fi; [ -e "{root}/got" ] && echo {PYTHON}'
        assert find_python(root, tool("uv", installs)) == PYTHON

    @pytest.mark.parametrize("found", ["exit 1", "echo /nowhere/python", f"echo {{root}}/{OTHER_PYTHON[5:]}"])
    def test_none_at_all_says_what_to_install(self, root: Path, tool: Tool, found: str) -> None:
        tool("3.8", OTHER_PYTHON)
        with pytest.raises(SetupError, match=r"Python 3.10 est introuvable.*l’installer"):
            find_python(root, tool("uv", found.format(root=root)))


class TestVirtualEnvironment:
    def test_a_sound_one_is_kept(self, root: Path, tool: Tool, calls: Callable[[], str]) -> None:
        tool(".venv/bin/python", "echo 3.10")
        ensure_virtual_environment(root, tool("uv", "exit 1"))
        assert "--clear" not in calls()

    @pytest.mark.parametrize(("version", "unfinished"), [("3.8", False), ("3.10", True)])
    def test_one_of_another_python_or_left_half_installed_is_made_anew(
        self, root: Path, tool: Tool, calls: Callable[[], str], version: str, unfinished: bool
    ) -> None:
        tool(".venv/bin/python", f"echo {version}")
        if unfinished:
            environment_stamp(root).begin()
        ensure_virtual_environment(root, tool("uv", f"echo {PYTHON}"))
        assert f"--clear --python {PYTHON} {root / '.venv'}" in calls()


class TestDependencies:
    @pytest.fixture(autouse=True)
    def _environment(self, root: Path) -> None:
        (root / ".venv").mkdir()

    def test_the_end_is_remembered(self, root: Path, tool: Tool, calls: Callable[[], str]) -> None:
        install_dependencies(root, tool("uv", "echo ' + rasa==3' >&2"))
        assert environment_stamp(root).is_current()
        assert "pip sync --require-hashes" in calls()

    @pytest.mark.parametrize(
        ("printed", "sentence"),
        [("error: dns error", "vérifier la connexion"), ("cause: No space left on device", "est plein")],
    )
    def test_a_failure_shows_why_and_is_not_taken_for_the_end(
        self, root: Path, tool: Tool, capsys: pytest.CaptureFixture[str], printed: str, sentence: str
    ) -> None:
        uv = tool("uv", f"echo 'Downloading rasa (1MiB)' >&2; echo '{printed}' >&2; exit 2")
        with pytest.raises(SetupError, match=sentence):
            install_dependencies(root, uv)
        assert environment_stamp(root).is_unfinished()
        assert capsys.readouterr().err == f"  {printed}\n"

    def test_a_long_download_shows_progress(self, root: Path, tool: Tool, capsys: pytest.CaptureFixture[str]) -> None:
        install_dependencies(root, tool("uv", "for i in $(seq 31); do echo ' Downloaded x' >&2; done"))
        assert "  15 gros paquets téléchargés…\n  30 gros paquets téléchargés…\n" in capsys.readouterr().out


class TestPrepare:
    def test_a_second_time_says_and_does_nothing(
        self, root: Path, tool: Tool, calls: Callable[[], str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        tool(".venv/bin/python", "echo 3.10")
        environment_stamp(root).end()
        prepare(root)
        assert calls() == ""
        assert capsys.readouterr().out == ""

    def test_an_interpreter_that_is_gone_is_noticed(self, root: Path) -> None:
        (root / ".venv").mkdir()
        environment_stamp(root).end()
        assert not is_ready(root)

    def test_every_step_of_a_first_time(self, root: Path, tool: Tool, calls: Callable[[], str]) -> None:
        uv = f'case "$2" in find) echo {PYTHON};; sync) : > "{root}/.venv/synced";; esac'
        tool(".tools/bin/uv", f'{uv}; [ "$1" = venv ] && mkdir -p "{root}/.venv"; exit 0')
        Stamp(root / ".tools" / "installed", root / "setup" / "uv.lock.txt").end()
        prepare(root)
        assert [line.split()[0] for line in calls().splitlines()] == ["python", "venv", "pip"]
        assert environment_stamp(root).is_current()

    def test_the_bridges_have_an_environment_of_their_own(
        self, root: Path, tool: Tool, calls: Callable[[], str]
    ) -> None:
        (root / "bridges").mkdir()
        (root / BRIDGES.lock).write_text("aiohttp==3\n")
        uv = f'case "$2" in find) echo {PYTHON};; esac'
        tool(".tools/bin/uv", f'{uv}; [ "$1" = venv ] && mkdir -p "{root}/.venv-bridges"; exit 0')
        Stamp(root / ".tools" / "installed", root / "setup" / "uv.lock.txt").end()
        prepare(root, BRIDGES)
        assert str(root / "bridges" / "requirements.lock") in calls()
        assert environment_stamp(root, BRIDGES).is_current()
        assert not (root / ".venv").exists()
        (root / BRIDGES.lock).write_text("aiohttp==4\n")
        assert not is_ready(root, BRIDGES)
