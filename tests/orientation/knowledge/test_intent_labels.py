from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from orientation.data_files.yaml_file import DataError
from orientation.knowledge.entries import families, load_knowledge
from orientation.knowledge.intent_labels import load_intent_labels
from orientation.understanding.kinds import FALLBACK, OUT_OF_SCOPE, SMALL_TALK

ROOT = Path(__file__).parents[3]


def write(folder: Path, text: str) -> Path:
    path = folder / "intents.yml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("intents:\n- {id: greet, label: un bonjour}\n", {"greet": "un bonjour"}),
        (
            "intents:\n- id: ask_ia\n  label: l’été à l’école\n  about: anything\n- {id: deny, label: non}\n",
            {"ask_ia": "l’été à l’école", "deny": "non"},
        ),
        ("intents: []\n", {}),
    ],
)
def test_each_intent_has_its_label_in_the_order_of_the_file(tmp_path: Path, text: str, labels: dict[str, str]) -> None:
    found = load_intent_labels(write(tmp_path, text))
    assert found == labels
    assert list(found) == list(labels)


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("", ["la liste « intents » manque"]),
        ("[]", ["la liste « intents » manque"]),
        ("other: []", ["la liste « intents » manque"]),
        ("intents:", ["la liste « intents » manque"]),
        ("intents: {greet: un bonjour}", ["la liste « intents » manque"]),
        ("intents:\n- greet\n", ["ligne 2"]),
        ("intents:\n- {id: greet}\n", ["ligne 2"]),
        ("intents:\n- {id: greet, label: un bonjour}\n- {label: un merci}\n", ["ligne 3"]),
        ("intents:\n- {id: 1, label: un}\n- {id: deny, label: 2}\n- {id: a, label: b}\n", ["ligne 2", "ligne 3"]),
        ("intents:\n- {id: greet, label: }\n", ["ligne 2"]),
        ("intents: [", ["YAML incorrect"]),
    ],
)
def test_an_entry_that_cannot_be_read_is_said_with_its_line(tmp_path: Path, text: str, problems: list[str]) -> None:
    with pytest.raises(DataError) as error:
        load_intent_labels(write(tmp_path, text))
    assert len(error.value.problems) == len(problems)
    for problem, said in zip(problems, error.value.problems, strict=True):
        assert problem in said
        assert "intents.yml" in said


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="n’existe pas"):
        load_intent_labels(tmp_path / "intents.yml")


@pytest.fixture(scope="module")
def labels() -> dict[str, str]:
    return dict(load_intent_labels(ROOT / "data" / "intents.yml"))


@pytest.fixture(scope="module")
def own_labels() -> dict[str, str]:
    """Return the labels that entries bring along, by entry."""
    return {id_: entry.label for id_, entry in load_knowledge(ROOT / "data").items() if entry.label}


def test_every_intent_of_the_domain_and_every_entry_has_a_label(
    labels: dict[str, str], own_labels: dict[str, str]
) -> None:
    domain = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
    families_of = families(ROOT / "data")
    intents = {next(iter(intent)) for intent in domain["intents"]} - {*families_of.values()} | {*families_of}
    assert intents - {*labels, *own_labels} == set()
    assert {*labels, *own_labels} - intents - {FALLBACK} == set()


def test_subjects_to_choose_from_are_told_apart_by_their_labels(
    labels: dict[str, str], own_labels: dict[str, str]
) -> None:
    all_labels = {**labels, **own_labels}
    offered = [label for intent, label in all_labels.items() if intent not in SMALL_TALK and intent != FALLBACK]
    assert len(set(offered)) == len(offered)
    assert labels[OUT_OF_SCOPE] not in offered  # the choice « Autre chose » is there already


def test_labels_go_on_from_tu_veux_parler_de(labels: dict[str, str]) -> None:
    assert [
        label for label in labels.values() if label != label.strip() or not label[:1].islower() or label[-1] in ".?!"
    ] == []
