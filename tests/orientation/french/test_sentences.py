from __future__ import annotations

from pathlib import Path

import pytest

from orientation.answers.loading import load_sentences
from orientation.data_files.yaml_file import DataError
from orientation.french.sentences import SentenceFile, Sentences, typeset
from tests.content.typography import mistakes


def file_of(folder: Path, *sentences: str) -> SentenceFile:
    path = folder / "answers.yml"
    entries = (sentence.partition(": ") for sentence in sentences)
    path.write_text("sentences:\n" + "".join(f"- {{id: {id_}, says: '{says}'}}\n" for id_, _, says in entries), "utf-8")
    return SentenceFile(path)


def test_those_of_the_project_are_all_said_and_all_there() -> None:
    assert load_sentences() > 50


@pytest.mark.parametrize(
    ("written", "set_"),
    [
        ("Où ? Là : « ici » ; 5 km, {km} km, 3 %, {price} € !", "Où_? Là_: «_ici_»_; 5_km, {km}_km, 3_%, {price}_€_!"),
        ("https://onisep.fr et {n} ans", "https://onisep.fr et {n}_ans"),
        ("le kmer, 12 annonces", "le kmer, 12 annonces"),
    ],
)
def test_spaces_that_must_not_break_are_set(written: str, set_: str) -> None:
    assert typeset(written) == set_.replace("_", "\u00a0")
    assert mistakes(typeset(written).format_map(dict.fromkeys(("km", "price", "n"), "5"))) == []


def test_a_sentence_tells_what_it_is_given(tmp_path: Path) -> None:
    said = Sentences("found {count} {town}", "none", file=file_of(tmp_path, "found: {count} à {town} !", "none: Rien."))
    assert said("found", count=3, town="Lens") == "3 à Lens\u00a0!"
    assert said("none") == "Rien."
    with pytest.raises(KeyError):
        said("found", count=3)


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        (["found: Voici {count}."], "« none » : cette phrase manque"),
        (["found: Voici {nombre}.", "none: Rien."], "« says » : {nombre} n’y a pas de sens, attendu : {count}"),
        (["found: Voici.", "none: Rien {x}."], "{x} n’y a pas de sens, attendu : rien entre accolades"),
        (["found: Voici.", "none: Rien.", "more: Encore."], "« more » : personne ne dit cette phrase"),
        (["found: Voici.", "none:  "], "says"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_told(tmp_path: Path, written: list[str], problem: str) -> None:
    file = file_of(tmp_path, *written)
    Sentences("found {count}", "none", file=file)
    with pytest.raises(DataError) as error:
        file.check()
    assert problem in str(error.value).replace("\u00a0", " ")
