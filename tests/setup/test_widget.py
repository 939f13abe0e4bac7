"""Building the widget: only when its sources changed, and with a Node.js that suits it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from setup import node
from setup.console import SetupError
from setup.node import NODE_MISSING_EXIT_CODE, NodeMissing, check_node, exit_code, install_packages
from setup.widget import build_widget

NPM = """\
case "$1" in
ci) mkdir -p "{widget}/node_modules";;
run) mkdir -p "{widget}/dist"; echo built >> "{widget}/dist/cap-ia-chat.js";;
esac
"""


@pytest.fixture
def widget(tmp_path: Path) -> Path:
    folder = tmp_path / "widget"
    (folder / "src" / "view").mkdir(parents=True)
    (folder / "src" / "view" / "chat.ts").write_text("export {};")
    (folder / "package.json").write_text(json.dumps({"engines": {"node": ">=20.19"}}))
    (folder / "package-lock.json").write_text("{}")
    return folder


@pytest.fixture
def tools(tmp_path: Path, widget: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Write a `node` of a version and an `npm` of a few shell lines, and let nothing else be found."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    monkeypatch.delenv("CI", raising=False)

    def write(version: str = "v20.19.0", npm: str = NPM.format(widget=widget)) -> None:
        lines = {"node": f"echo {version}", "npm": f'echo "$1" >> "{tmp_path}/calls"\n{npm}'}
        for name, script in lines.items():
            (folder / name).write_text(f"#!/bin/sh\n{script}\n")
            (folder / name).chmod(0o755)

    return write


def calls(widget: Path) -> list[str]:
    path = widget.parent / "calls"
    return path.read_text().split() if path.exists() else []


def test_is_built_once(widget: Path, tools: Callable[..., None]) -> None:
    tools()
    build_widget(widget.parent)
    build_widget(widget.parent)
    assert calls(widget) == ["ci", "run"]


def test_is_built_again_when_a_source_changed_or_the_result_is_gone(widget: Path, tools: Callable[..., None]) -> None:
    tools()
    build_widget(widget.parent)
    (widget / "src" / "view" / "chat.ts").write_text("export default 1;")
    build_widget(widget.parent)
    (widget / "dist" / ".built").unlink()
    build_widget(widget.parent)
    assert calls(widget) == ["ci", "run", "run", "run"]


def test_packages_are_installed_again_when_the_lock_changed(widget: Path, tools: Callable[..., None]) -> None:
    tools()
    build_widget(widget.parent)
    (widget / "package-lock.json").write_text('{"lockfileVersion": 3}')
    build_widget(widget.parent)
    assert calls(widget) == ["ci", "run", "ci", "run"]


@pytest.mark.parametrize(("failing", "said"), [("ci", "connexion"), ("run", "construit")])
def test_what_failed_is_done_again(
    widget: Path, tools: Callable[..., None], capsys: pytest.CaptureFixture[str], failing: str, said: str
) -> None:
    tools(npm=f'[ "$1" != {failing} ] || {{ echo "src/chat.ts: wrong"; exit 1; }}\n{NPM.format(widget=widget)}')
    with pytest.raises(SetupError, match=said):
        build_widget(widget.parent)
    assert "src/chat.ts: wrong" in capsys.readouterr().err
    tools()
    build_widget(widget.parent)
    assert calls(widget)[-1] == "run"
    assert (widget / "dist" / "cap-ia-chat.js").exists()


@pytest.mark.parametrize(("version", "suits"), [("v20.19.0", True), ("v24.1.0", True), ("v20.9.1", False)])
def test_the_version_of_node_is_that_of_the_package(
    widget: Path, tools: Callable[..., None], version: str, suits: bool
) -> None:
    tools(version)
    if suits:
        check_node(widget)
    else:
        with pytest.raises(NodeMissing, match=r"20\.9\.1, trop ancien : installer la version 20\.19"):
            check_node(widget)


def test_without_node_one_line_says_what_to_install(
    widget: Path, tools: Callable[..., None], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(node, "output_of", lambda command, folder: None)
    assert exit_code(lambda: install_packages(widget)) == NODE_MISSING_EXIT_CODE
    assert capsys.readouterr().err.splitlines() == [
        "Pas de widget sans Node.js 20.19 ou plus récent, avec npm : l’installer, puis relancer."
    ]
    monkeypatch.setenv("CI", "true")
    assert exit_code(lambda: install_packages(widget)) == 1
