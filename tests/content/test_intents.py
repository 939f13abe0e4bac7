"""The inventory of intents: documented, labelled, with enough examples, none of them twice."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

import yaml

from evaluation.understanding.examples import training_examples
from orientation.data_files.knowledge_fields import FEWEST_ASKS, MOST_ASKS
from orientation.knowledge.entries import KnowledgeEntry, families
from orientation.text import fold
from tests.content.said import DATA_DIR, answered_intents, asked_by_likeness, domain_intents, intent_entries
from tests.content.typography import mistakes
from tests.support.assistant import ROOT
from tests.support.tables import each_row

MAIN = (
    "ask_role", "ask_salary", "ask_studies", "search_programmes", "ask_programme_detail", "ask_human_advice",
    "out_of_scope", "ask_admission", "ask_cost_funding", "ask_alternance", "ask_reconversion", "ask_maths_level",
    "ask_job_market", "ask_skills",
)  # fmt: skip
ENOUGH_FOR_MAIN = 120
ENOUGH = 80
# What is found by likeness to a few asks needs different ones, and no training.
LONGEST_LABEL = 40
ASKED = {entry.id for entry in asked_by_likeness()}
# What is decided of a message after it was classified, and what only choices say: nobody types it.
FEEDBACK = {"say_useful", "say_useless", "give_reason"}
WITHOUT_EXAMPLES = {"nlu_fallback", "two_questions", "ask_sector", "after_distress", "confirm_erase"} | FEEDBACK
# The two that the user sees under the same words.
OTHER = ("out_of_scope", "nlu_fallback")


def test_what_is_understood_is_documented_and_the_reverse() -> None:
    assert sorted(entry["id"] for entry in intent_entries()) == sorted(set(domain_intents()) - ASKED)


# The name of the site, of a school: a word that has its capital everywhere.
PROPER = re.compile(r"(?:l’)?(?:Parcoursup|Epitech|[A-Z]\w*[A-Z\d]\w*)\b")


@each_row("entry", asked_by_likeness(), place=lambda entry: entry.id)
def test_an_entry_that_is_found_by_its_asks_has_a_label_and_different_asks(entry: KnowledgeEntry) -> None:
    assert entry.label[0].islower() or PROPER.match(entry.label)
    assert len(entry.label) <= LONGEST_LABEL
    assert not entry.label.endswith((".", "?"))
    assert mistakes(entry.label) == []
    asks = [bare(ask) for ask in entry.asks]
    assert len(set(asks)) == len(asks)
    assert FEWEST_ASKS <= len(asks) <= MOST_ASKS


@each_row("entry", intent_entries(), place=lambda entry: entry["id"])
def test_an_intent_has_a_label_and_a_line_on_what_it_is(entry: dict[str, str]) -> None:
    assert {"id", "label", "about"} <= set(entry) <= {"id", "label", "topic", "about"}
    assert entry["label"].strip() == entry["label"] != ""
    assert "\n" not in entry["about"].strip()
    assert len(entry["about"]) > 10
    assert entry["label"][0].islower() or entry["label"].startswith("IA") or entry["label"].startswith("l’IA")
    assert not entry["label"].endswith((".", "?"))


def test_two_intents_never_have_the_same_label() -> None:
    labels = Counter(fold(entry["label"]) for entry in intent_entries() if entry["id"] not in OTHER)
    labels.update(fold(entry.label) for entry in asked_by_likeness())
    assert [label for label, count in labels.items() if count > 1] == []
    by_id = {entry["id"]: entry["label"] for entry in intent_entries()}
    assert {by_id[id_] for id_ in OTHER} == {"autre chose"}
    assert "autre chose" not in labels


NLU = ROOT / "data" / "nlu"
EXAMPLES = training_examples(NLU)


def bare(text: str) -> str:
    """Return the words alone; a text without any is itself."""
    return " ".join("".join(letter if letter.isalnum() else " " for letter in fold(text)).split()) or text


@each_row("intent", [name for name in domain_intents() if name not in WITHOUT_EXAMPLES | ASKED])
def test_there_are_enough_examples(intent: str) -> None:
    different = {bare(example.text) for example in EXAMPLES if example.intent == intent}
    assert len(different) >= (ENOUGH_FOR_MAIN if intent in MAIN else ENOUGH)


def test_examples_are_only_of_known_intents() -> None:
    found = {example.intent for example in EXAMPLES}
    assert found == set(domain_intents()) - WITHOUT_EXAMPLES - ASKED
    assert set(MAIN) <= found


def test_each_intent_has_its_file() -> None:
    assert sorted(path.stem for path in NLU.glob("*/*.yml")) == sorted({example.intent for example in EXAMPLES})
    assert set(NLU.rglob("*.yml")) == {*NLU.glob("*/*.yml"), NLU / "follow_ups.yml"}
    family_of = families(DATA_DIR)
    for path in NLU.glob("*/*.yml"):
        blocks = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)["nlu"]
        family = family_of.get(path.stem)
        assert [block["intent"] for block in blocks] == [f"{family}/{path.stem}" if family else path.stem]


def test_no_example_stands_under_two_intents() -> None:
    found: dict[str, set[str]] = defaultdict(set)
    for example in EXAMPLES:
        found[bare(example.text)].add(example.intent)
    for entry in asked_by_likeness():
        for ask in entry.asks:
            found[bare(ask)].add(entry.id)
    assert {text: sorted(intents) for text, intents in found.items() if len(intents) > 1} == {}


@each_row("intent", domain_intents())
def test_every_intent_has_an_answer(intent: str) -> None:
    assert intent in answered_intents()
