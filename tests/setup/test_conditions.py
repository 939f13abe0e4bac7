"""What the bootstrap and the locks must be, whatever machine they were written on."""

import ast
import re
import sys
from pathlib import Path

import pytest

from tests.support.assistant import ROOT

BOOTSTRAP = sorted((ROOT / "setup").glob("*.py"))
LOCKS = [ROOT / "requirements.lock", ROOT / "setup" / "uv.lock.txt"]


@pytest.mark.parametrize("path", BOOTSTRAP, ids=lambda path: path.name)
def test_the_bootstrap_is_python_3_8(path: Path) -> None:
    ast.parse(path.read_text(encoding="utf-8"), feature_version=(3, 8))


@pytest.mark.parametrize("path", BOOTSTRAP, ids=lambda path: path.name)
def test_the_bootstrap_needs_the_standard_library_alone(path: Path) -> None:
    tree = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    imported = {
        name.split(".")[0]
        for node in tree
        for name in (
            [it.name for it in node.names] if isinstance(node, ast.Import)
            else [node.module or ""] if isinstance(node, ast.ImportFrom)
            else []
        )
    }  # fmt: skip
    assert imported - set(sys.stdlib_module_names) <= {"setup"}


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.name)
def test_a_lock_pins_everything_with_hashes_and_names_no_registry(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "://" not in text
    entries = re.split(r"\n(?=[a-zA-Z])", re.sub(r"^\s*#.*\n", "", text, flags=re.MULTILINE).strip())
    loose = [it.split()[0] for it in entries if not re.match(r"[\w.-]+(\[\w+\])?==\S", it) or "sha256:" not in it]
    assert loose == []


@pytest.mark.parametrize(("requirements", "lock"), zip(["requirements.in", "setup/uv.in"], LOCKS, strict=True))
def test_the_lock_holds_what_is_required(requirements: str, lock: Path) -> None:
    text = (ROOT / requirements).read_text(encoding="utf-8")
    required = {it.lower() for it in re.findall(r"^[\w-]+", text, flags=re.MULTILINE)}
    locked = set(re.findall(r"^([\w-]+)==", lock.read_text(encoding="utf-8"), flags=re.MULTILINE))
    assert required <= locked
