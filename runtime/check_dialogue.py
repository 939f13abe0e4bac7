"""Check that whatever is understood gets an answer: intents, rules, training examples and entries fit together.

A slip here would not stop Rasa: a message would only get no answer, or one that nobody can reach.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from orientation.data_files.locations import DOMAIN, FOLLOW_UPS, INTENTS, NLU, RULES, STORIES
from orientation.data_files.yaml_file import DataError, read_yaml
from orientation.knowledge.entries import FOLDER, Knowledge, load_knowledge
from orientation.knowledge.intent_labels import load_intent_labels
from orientation.text import NBSP

# Much faster than reading all examples as YAML, which Rasa does next.
_INTENT = re.compile(r"^- intent: ([\w/]+)$", re.MULTILINE)
_AFTER = re.compile(r"\bafter: (\w+)")


def check_dialogue(data_dir: Path, root: Path = Path()) -> str:
    """Return a line that counts the entries; raise DataError with all that does not fit.

    root: the folder of domain.yml, and of the training data.
    """
    knowledge = load_knowledge(data_dir, root / INTENTS)
    domain = read_yaml(root / DOMAIN).data
    intents = [next(iter(intent)) if isinstance(intent, dict) else intent for intent in domain["intents"]]
    families = {entry.family for entry in knowledge.values()}
    labels = load_intent_labels(root / INTENTS)
    read = {path: path.read_text("utf-8") for path in sorted((root / NLU).rglob("*.yml"))}
    follow_ups = read.pop(root / FOLLOW_UPS, "")
    taught = {full for text in read.values() for full in _INTENT.findall(text)}
    problems = [
        *_without_intent(data_dir, families - {*intents}),
        *_of_rules(root, intents, families, domain["responses"]),
        *_of_examples(taught | {*_INTENT.findall(follow_ups)}, intents, knowledge),
        *_of_subjects(follow_ups, {*labels, *knowledge}),
        *_of_entries(data_dir, {full.rpartition("/")[2] for full in taught}, knowledge),
        *_of_labels(labels, {*intents} - families, knowledge),
    ]
    if problems:
        raise DataError(problems)
    return f"{data_dir / FOLDER}{NBSP}: {len(knowledge)} entrées dans {len(families)} familles."


def _without_intent(data_dir: Path, families: set[str]) -> Iterator[str]:
    for family in sorted(families):
        yield f"{data_dir / FOLDER / family}.yml{NBSP}: {_quoted(family)} n’est pas une intention de domain.yml."


def _of_rules(root: Path, intents: list[str], families: set[str], responses: Mapping[str, Any]) -> Iterator[str]:
    answered: set[str] = set()
    for path in (path for folder in (RULES, STORIES) for path in sorted((root / folder).glob("*.yml"))):
        data = read_yaml(path).data
        for name, steps in (
            (entry.get("rule") or entry.get("story"), entry["steps"])
            for section in ("rules", "stories")
            for entry in data.get(section) or ()
        ):
            place = f"{path}, {_quoted(name)}{NBSP}:"
            for step, following in zip(steps, [*steps[1:], {}], strict=True):
                intent, action = step.get("intent"), step.get("action") or ""
                if intent is not None and intent not in intents:
                    yield f"{place} l’intention {_quoted(intent)} n’est pas dans domain.yml."
                elif intent is not None and "action" in following:
                    answered.add(intent)
                    if intent in families and following["action"] != f"utter_{intent}":
                        yield f"{place} après {_quoted(intent)}, attendu{NBSP}: {_quoted('utter_' + intent)}."
                if action.startswith("utter_") and action not in responses and action[len("utter_") :] not in families:
                    yield f"{place} {_quoted(action)} n’est ni une réponse de domain.yml, ni une famille."
    for intent in intents:
        if intent not in answered:
            yield f"{DOMAIN}{NBSP}: l’intention {_quoted(intent)} n’a ni règle dans {RULES}, ni histoire."


def _of_examples(taught: set[str], intents: list[str], knowledge: Knowledge) -> Iterator[str]:
    families = {entry.family for entry in knowledge.values()}
    for full in sorted(taught):
        name = full.rpartition("/")[2]
        entry = knowledge.get(name)
        expected = f"{entry.family}/{name}" if entry else name
        if full != expected or (entry is None and (name not in intents or name in families)):
            hint = f"attendu{NBSP}: {_quoted(expected)}" if entry else "ni une entrée, ni une intention de domain.yml"
            yield f"{NLU}, {_quoted('intent: ' + full)}{NBSP}: {hint}."


def _of_subjects(follow_ups: str, known: set[str]) -> Iterator[str]:
    for after in sorted({*_AFTER.findall(follow_ups)} - known):
        expected = f"attendu{NBSP}: une entrée ou une intention de {INTENTS}"
        yield f"{FOLLOW_UPS}, champ {_quoted('after')}{NBSP}: {_quoted(after)}, {expected}."


def _of_entries(data_dir: Path, learnt: set[str], knowledge: Knowledge) -> Iterator[str]:
    for entry in knowledge.values():
        file = data_dir / FOLDER / f"{entry.family}.yml"
        place = f"{file}, entries {_quoted(entry.id)}, champ {_quoted('asks')}{NBSP}:"
        if not entry.asks and entry.id not in learnt:
            yield f"{place} il manque, et {NLU} n’a pas d’exemples{NBSP}: personne ne peut poser cette question."
        if entry.asks and entry.id in learnt:
            yield f"{place} cette entrée a des exemples dans {NLU}, attendu{NBSP}: ces phrases là-bas."


def _of_labels(labels: Mapping[str, str], acts: set[str], knowledge: Knowledge) -> Iterator[str]:
    for name in sorted(acts - {*labels}):
        yield f"{INTENTS}{NBSP}: l’intention {_quoted(name)} de domain.yml manque."
    for name in sorted({*labels} - acts - {*knowledge}):
        yield f"{INTENTS}, {_quoted(name)}{NBSP}: ni une intention de domain.yml, ni une entrée."


def _quoted(text: str) -> str:
    return f"«{NBSP}{text}{NBSP}»"
