"""What exists is documented, and what is documented exists."""

import re
from pathlib import Path

import pytest

from bridges.delivery.settings import SHARED_SETTINGS_DOC
from orientation.data_files.data_fields import documented_fields
from orientation.knowledge.fact_units import UNITS
from runtime.settings import SETTINGS_DOC
from tests.support.assistant import ROOT
from tests.support.tables import each_row

README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
GUIDE = (ROOT / "docs" / "guide-conseillers.md").read_text(encoding="utf-8")
CHANNELS = (ROOT / "docs" / "channels.md").read_text(encoding="utf-8")
ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
DOCUMENTS = {
    "README.md": README,
    "CONTRIBUTING.md": CONTRIBUTING,
    "docs/guide-conseillers.md": GUIDE,
    "docs/channels.md": CHANNELS,
    "docs/architecture.md": ARCHITECTURE,
}

MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = set(re.findall(r"^([a-z-]+):.*## ", MAKEFILE, flags=re.MULTILINE))

# Made by a run, or installed: documented although not in the repository.
MADE = (".tools/", ".venv/", ".venv-bridges/", ".venv-synapse/", "var/", "models/", "matrix/")
PATH = re.compile(r"`((?:\.?[\w-]+/)+[\w.*-]*|\.?[\w-]+\.(?:md|yml|txt|in|lock|toml))`")

FIELDS = [
    (file, section, field)
    for file, sections in documented_fields().items()
    for section, fields in sections.items()
    for field in fields
]


def parts(text: str, mark: str) -> list[str]:
    """Return the parts of a document under each heading of one level, with the heading."""
    return re.split(rf"^(?={mark} )", text, flags=re.MULTILINE)[1:]


def test_every_make_target_is_in_the_table_of_commands() -> None:
    assert set(re.findall(r"^\| `make ([a-z-]+)`", CONTRIBUTING, flags=re.MULTILINE)) == TARGETS


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_make_command_in_a_document_exists(name: str) -> None:
    named = set(re.findall(r"(?:`|^)make ([a-z-]+)", DOCUMENTS[name], flags=re.MULTILINE))
    assert named
    assert named <= TARGETS


def test_every_target_without_a_file_is_phony() -> None:
    assert set(re.findall(r"^\.PHONY: (.+)$", MAKEFILE, flags=re.MULTILINE)) >= TARGETS


def test_the_integration_server_runs_the_test_command_of_the_readme() -> None:
    assert "make test" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "\nmake test\n" in README


def test_the_settings_of_the_readme_are_those_of_the_code() -> None:
    rows = re.findall(r"^\| `(CAP_IA_\w+)` \| (.*?) \| (.*?) \|$", README, flags=re.MULTILINE)
    assert rows == [tuple(row) for row in SETTINGS_DOC]


def test_every_setting_that_the_code_reads_is_documented_or_set_by_the_code() -> None:
    folders = ("actions", "bridges", "components", "orientation", "runtime")
    sources = [path.read_text(encoding="utf-8") for folder in folders for path in (ROOT / folder).rglob("*.py")]
    named = {name for source in sources for name in re.findall(r"\bCAP_IA_[A-Z_]+\b", source)}
    internal = {name for source in sources for name in re.findall(r'os\.environ\["(CAP_IA_\w+)"\] =', source)}
    documented = {row.name for row in (*SETTINGS_DOC, *SHARED_SETTINGS_DOC)}
    assert named - internal - documented == set(), "read, and neither documented nor set by the code"
    assert documented - named == set(), "documented, and read nowhere"


@each_row(("file", "section", "field"), FIELDS)
def test_every_field_of_the_data_is_in_the_guide(file: str, section: str, field: str) -> None:
    (about_file,) = (part for part in parts(GUIDE, "##") if f"`data/{file}`" in part.splitlines()[0])
    about = [part for part in parts(about_file, "###") if f"`{section}`" in part] or [about_file]
    assert any(f"`{field}`" in part for part in about)


@pytest.mark.parametrize("file", documented_fields())
def test_every_field_in_a_table_of_the_guide_exists(file: str) -> None:
    (about_file,) = (part for part in parts(GUIDE, "##") if f"`data/{file}`" in part.splitlines()[0])
    # What stands in several files is explained once, under a heading that names them all.
    together = [other for other in documented_fields() if f"`data/{other}`" in about_file.splitlines()[0]]
    known = {field for other in together for fields in documented_fields()[other].values() for field in fields}
    assert set(re.findall(r"^\| `([\w.]+)` \|", about_file, flags=re.MULTILINE)) <= known


def test_the_guide_names_exactly_the_units() -> None:
    (facts,) = (part for part in parts(GUIDE, "##") if "`data/facts/*.yml`" in part.splitlines()[0])
    (row,) = re.findall(r"^\| `unit` \| (.*) \|$", facts, flags=re.MULTILINE)
    assert set(re.findall(r"`(\w+)`", row)) == set(UNITS)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_path_in_a_document_exists(name: str) -> None:
    named = {path for path in PATH.findall(DOCUMENTS[name]) if not path.startswith(MADE)}
    assert named
    assert [path for path in sorted(named) if not list(Path(ROOT).glob(path))] == []


def test_the_response_that_the_guide_quotes_exists() -> None:
    domain = (ROOT / "domain.yml").read_text(encoding="utf-8")
    quoted = re.findall(r"^  (utter_\w+):$", GUIDE, flags=re.MULTILINE)
    assert quoted
    assert all(f"\n  {name}:\n" in domain for name in quoted)
