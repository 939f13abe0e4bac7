"""A question added to the files, with its answer, is there after a restart: nothing is trained."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.assistant import ROOT, Assistant, running, text_of

ENTRY = """
- id: ask_driving_licence
  label: le permis de conduire
  asks:
  - Faut-il le permis de conduire pour ce métier ?
  - On a besoin d’une voiture et du permis pour travailler ?
  - permis de conduire obligatoire ou pas ?
  - Je n’ai pas mon permis, est-ce que ça gêne pour être embauché ?
  - passer le permis pendant les études
  - est-ce que les employeurs demandent le permis B
  answer: Voici la réponse de l’essai.
  more: Voici la suite de l’essai.
  sources: [fiche-metier]
  next:
  - ask_human_advice: Parler à une personne
  - ask_study_length
"""


@pytest.fixture(scope="module")
def extended(model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """Return an assistant with one more entry in its files, and the same model."""
    folder = tmp_path_factory.mktemp("extended")
    data = folder / "data"
    shutil.copytree(ROOT / "data", data, ignore=shutil.ignore_patterns("nlu", "rules", "stories"))
    with (data / "knowledge" / "studies.yml").open("a", encoding="utf-8") as file:
        file.write(ENTRY)
    with running(Assistant(folder / "state", model, data_dir=data)) as assistant:
        yield assistant


@pytest.mark.parametrize(
    "asked",
    [
        "Faut-il le permis de conduire pour ce métier ?",
        "est-ce que je dois avoir le permis de conduire pour être embauché ?",
        "jai pas le permis de conduire sa pose probleme ?",
    ],
)
def test_it_is_found_in_other_words(extended: Assistant, asked: str) -> None:
    assert "la réponse de l’essai" in text_of(extended.open().say(asked))


@pytest.mark.parametrize("asked", ["le permis c'est utile ?", "le permis de conduire, on le passe quand ?"])
def test_where_it_is_less_sure_it_is_answered_or_offered_first(extended: Assistant, asked: str) -> None:
    answer = extended.open().say(asked)
    first = answer[0]["choices"][0]["label"]
    offered = first in ("Le permis de conduire", "Plutôt\u00a0: le permis de conduire")
    assert offered or "la réponse de l’essai" in text_of(answer)


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("combien on gagne ?", "25"),
        ("c'est long les études ?", "ans"),
        ("un master à Lens", "Artois"),
        ("merci beaucoup", "plaisir"),
        ("donne-moi une recette de crêpes", "ne le sais pas"),
    ],
)
def test_other_messages_are_answered_as_before(extended: Assistant, asked: str, answer: str) -> None:
    said = text_of(extended.open().say(asked))
    assert answer in said
    assert "l’essai" not in said


def test_its_choices_lead_on(extended: Assistant) -> None:
    conversation = extended.open()
    answer = conversation.say("il faut le permis de conduire pour ce métier ?")
    more = conversation.choose("En savoir plus", answer)
    assert "la suite de l’essai" in text_of(more)
    assert "En savoir plus" not in [choice["label"] for choice in more[0]["choices"]]
    assert "bac+5" in text_of(conversation.choose("La durée des études", more))
