from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from orientation.data_files.yaml_file import DataError
from orientation.knowledge.entries import Next, answered_instead, families, load_knowledge

ROOT = Path(__file__).parents[3]
ENTRY = """entries:
- id: ask_gap_year
  label: l’année de césure
  topic: césure
  asks: [un, deux, trois, quatre]
  answer: Oui, {salary_beginner}.
  more: Encore.
  sources: [fiche-metier]
  next:
  - ask_role
  - search_programmes: Voir les masters
    diploma: [master]
  variants:
  - answer: Si.
  instead:
  - profiles: [but, dut]
    to: ask_gap_year
"""


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    """The project's files, and one family of one entry."""
    for path in (ROOT / "data").glob("*.yml"):
        shutil.copy(path, tmp_path)
    shutil.copytree(ROOT / "data" / "facts", tmp_path / "facts")
    (tmp_path / "knowledge").mkdir()
    (tmp_path / "knowledge" / "studies.yml").write_text(ENTRY, encoding="utf-8")
    return tmp_path


def load(data_dir: Path) -> None:
    load_knowledge(data_dir, ROOT / "data" / "intents.yml", data_dir / "cache")


def test_an_entry_is_read_with_its_family(data_dir: Path) -> None:
    knowledge = load_knowledge(data_dir, ROOT / "data" / "intents.yml", data_dir / "cache")
    entry = knowledge["ask_gap_year"]
    assert (entry.family, entry.label, entry.topic) == ("studies", "l’année de césure", "césure")
    assert [said.text for said in entry.said] == ["Oui, {salary_beginner}.", "Si."]
    assert entry.said[0].next == entry.said[1].next
    assert entry.said[0].next[1] == Next("search_programmes", "Voir les masters", {"diploma": ["master"]})
    assert entry.said[0].next[0].title.startswith("Ce qu’on fait")
    assert entry.instead == answered_instead(data_dir)["ask_gap_year"] == dict.fromkeys(("but", "dut"), "ask_gap_year")
    assert families(data_dir) == {"ask_gap_year": "studies"}


@pytest.mark.parametrize(
    ("before", "after", "problem"),
    [
        ("answer: Oui", "anser: Oui", r"ask_gap_year.*« anser ».*answer"),
        ("{salary_beginner}", "{salary_begginer}", r"ask_gap_year.*« answer ».*salary_begginer.*data/facts"),
        ("[fiche-metier]", "[fiche-metié]", r"ask_gap_year.*« sources ».*fiche-metié.*sources.yml"),
        ("- ask_role", "- ask_rôle", r"ask_gap_year.*« next ».*ask_rôle.*entrée.*ask_role"),
        ("  - ask_role\n", "", r"ask_gap_year.*« next ».*2"),
        ("Voir les masters", "Voir " + 9 * "les masters ", r"ask_gap_year.*« next ».*40"),
        ("diploma: [master]", "diploma: [mastere]", r"ask_gap_year.*« next ».*mastere"),
        ("diploma: [master]", "ville: [lens]", r"ask_gap_year.*« next ».*« ville »"),
        ("[un, deux, trois, quatre]", "[un]", r"ask_gap_year.*« asks ».*4"),
        ("  label: l’année de césure\n", "", r"ask_gap_year.*« label »"),
        ("Encore.", 701 * "a", r"ask_gap_year.*« more ».*700"),
        ("  sources:", "  level: info\n  sources:", r"ask_gap_year.*« level »"),
        ("  sources:", "  type: chart\n  sources:", r"ask_gap_year.*« (kind|unit|items) »"),
        ("[but, dut]", "[but, iut]", r"ask_gap_year.*« instead.* iut.*paths.yml"),
        ("to: ask_gap_year", "to: ask_role", r"ask_gap_year.*« instead.*ask_role.*data/knowledge"),
        ("entries:", "entrées:", r"« entrées »"),
    ],
)
def test_a_mistake_is_told_with_its_file_entry_and_field(data_dir: Path, before: str, after: str, problem: str) -> None:
    assert before in ENTRY
    (data_dir / "knowledge" / "studies.yml").write_text(ENTRY.replace(before, after), encoding="utf-8")
    with pytest.raises(DataError) as error:
        load(data_dir)
    said = str(error.value).replace("\u00a0", " ")
    assert "studies.yml, ligne" in said
    assert re.search(problem, said), said


def test_entries_are_read_once_until_a_file_changes(data_dir: Path) -> None:
    intents, cache = ROOT / "data" / "intents.yml", data_dir / "cache"
    first = load_knowledge(data_dir, intents, cache)
    assert load_knowledge(data_dir, intents, cache) is first
    (data_dir / "knowledge" / "studies.yml").write_text(ENTRY.replace("more: Encore.", "more: Voilà."), "utf-8")
    assert load_knowledge(data_dir, intents, cache)["ask_gap_year"].more == "Voilà."


def test_an_id_that_two_families_have_is_told(data_dir: Path) -> None:
    (data_dir / "knowledge" / "talk.yml").write_text(ENTRY, encoding="utf-8")
    with pytest.raises(DataError, match=r"talk.yml, ligne \d+.*ask_gap_year.*déjà dans .*studies.yml"):
        load(data_dir)


def test_a_folder_without_entries_is_told(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"knowledge.*aucun fichier"):
        families(tmp_path)
