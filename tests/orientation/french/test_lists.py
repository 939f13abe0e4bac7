"""The files of data/french are sound, and a mistake in one is shown where it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from orientation.data_files.yaml_file import DataError
from orientation.french.examples import check_lists, example_words, wrong_examples
from orientation.french.files import FILES
from orientation.french.lists import LISTS, FrenchFile

VALID = """lists:
- id: colour
  about: Des couleurs.
  words: bleu vert
- id: small
  about: Des mots.
  words: À au
- id: wall
  about: Un mur.
  phrases:
  - mur (très) COLOUR
  unless:
  - au mur
  examples:
  - un mur bleu à [Paris]
  traps:
  - au mur bleu
"""


def file(folder: Path, text: str) -> FrenchFile:
    (folder / "walls.yml").write_text(text, encoding="utf-8")
    return FrenchFile("walls.yml", words="small", cues="wall", folder=folder)


@pytest.mark.parametrize("french", FILES, ids=lambda french: french.path.name)
def test_every_list_of_the_project_finds_its_examples_and_none_of_its_traps(french: FrenchFile) -> None:
    assert list(wrong_examples(french)) == []
    assert check_lists(french)


@pytest.mark.parametrize("french", FILES, ids=lambda french: french.path.name)
def test_a_cue_that_is_looked_for_shows_what_it_finds(french: FrenchFile) -> None:
    """Plain ranks, a group that is read word by word, need none."""
    shown = {entry["id"] for entry in french.section(LISTS.name) if entry.get("examples")}
    asked = {entry["id"] for entry in french.section(LISTS.name) if entry["id"] in french.cue_names}
    assert {id_ for id_ in asked - shown if not id_.startswith("kind_")} <= {"ranks"}


def test_lists_are_words_or_cues(tmp_path: Path) -> None:
    lists = file(tmp_path, VALID)
    assert lists.words.small == {"a", "au"}
    assert lists.cues.wall.found(["un", "mur", "tres", "vert"]) == ["mur", "tres", "vert"]
    assert not lists.cues.wall.is_in(["au", "mur", "vert"])
    with pytest.raises(AttributeError):
        _ = lists.words.wall


@pytest.mark.parametrize(
    ("old", "new", "line", "expected"),
    [
        ("COLOUR", "COLOURS", 11, "lists « wall », champ « phrases » : phrase « mur (très) COLOURS » : groupe"),
        ("mur (très) COLOUR", "(mur)", 11, "au moins un mot à trouver"),
        ("bleu vert", "bleu, vert", 4, "lists « colour », champ « words » : « bleu, »"),
        ("  - au mur", "  - 12", 13, "champ « unless » : valeur « 12 », attendu : un texte"),
        ("about: Un mur.", "abou: Un mur.", 9, "champ « abou » : champ inconnu (peut-être « about » ?)"),
        ("id: colour", "id: small", 5, "déjà utilisé"),
        ("  words: bleu vert\n", "", 2, "attendu : des mots (words) ou des phrases (phrases)"),
        ("words: À au", "phrases: [à la]", 5, "lists « small », champ « words » : attendu : des mots seuls"),
        ("id: small", "id: smal", 5, "rien ne se sert de cette liste (peut-être « small » ?)"),
    ],
)
def test_a_mistake_is_shown_where_it_is(tmp_path: Path, old: str, new: str, line: int, expected: str) -> None:
    assert old in VALID
    with pytest.raises(DataError) as error:
        file(tmp_path, VALID.replace(old, new, 1)).load()
    problems = str(error.value).replace("\u00a0", " ")
    assert f"walls.yml, ligne {line}," in problems
    assert expected in problems


def test_a_list_that_is_asked_for_never_lacks(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"walls\.yml.*il manque dans lists.*wall"):
        file(tmp_path, VALID[: VALID.index("- id: wall")].replace("colour", "small_ones")).load()


@pytest.mark.parametrize(
    ("old", "new", "line", "expected"),
    [
        ("un mur bleu", "un mur rouge", 15, "« un mur rouge à [Paris] », attendu : trouvé par cette liste"),
        ("  - au mur bleu", "  - le mur bleu", 17, "« le mur bleu », attendu : pas trouvé par cette liste"),
    ],
)
def test_an_example_that_is_not_so_is_shown(tmp_path: Path, old: str, new: str, line: int, expected: str) -> None:
    with pytest.raises(DataError) as error:
        check_lists(file(tmp_path, VALID.replace(old, new)))
    problem = str(error.value).replace("\u00a0", " ")
    assert f"walls.yml, ligne {line}, lists « wall », champ « " in problem
    assert expected in problem


def test_an_example_is_cut_as_a_message_and_names_are_numbered() -> None:
    assert example_words("L’école, à [Paris] ou [Lyon] ?") == ["l", "ecole", ",", "a", "@0", "ou", "@1", ","]


def test_a_file_is_read_once_and_only_when_it_is_asked(tmp_path: Path) -> None:
    lists = FrenchFile("absent.yml", folder=tmp_path)
    with pytest.raises(DataError, match="n’existe pas"):
        lists.load()
    lists = file(tmp_path, VALID)
    first = lists.words.small
    (tmp_path / "walls.yml").unlink()
    assert lists.words.small is first
