"""What Cap IA knows to answer: one entry for each question, a file of data/knowledge for each family of questions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from orientation.data_files.data_cache import DEFAULT_CACHE, Entry
from orientation.data_files.file_state import KEPT, FileState, state_of
from orientation.data_files.locations import INTENTS
from orientation.data_files.validation import problems
from orientation.data_files.yaml_file import DataError, Document, read_yaml
from orientation.knowledge.catalogue import Catalogue, load_catalogue
from orientation.knowledge.facts import Fact, load_facts
from orientation.knowledge.intent_labels import load_intent_labels
from orientation.knowledge.told_figures import ToldFigure, load_told_figures, placeholders
from orientation.text import NBSP, typographic

FOLDER = "knowledge"
# In an answer: for how long conversations and misses are kept, and who can help this person (data/paths.yml).
SETTINGS = ("retention_days", "miss_days")
ADVICE = "advice"
_MESSAGE_FIELDS = ("type", "level", "kind", "unit", "items")


@dataclass(frozen=True)
class Next:
    """A choice after an answer: the id that it asks, its title, and the ids that narrow it, by entity."""

    to: str
    title: str
    narrowed: Mapping[str, list[str]]


@dataclass(frozen=True)
class Said:
    """One way to say an answer, and the choices after it."""

    text: str
    next: tuple[Next, ...]


@dataclass(frozen=True)
class IfAsked:
    """Ways to ask whether something is so, and what is said first to them, "" if nothing is."""

    asks: tuple[str, ...]
    answer: str = ""


@dataclass(frozen=True)
class ForFigures:
    """What is said first to who told these figures, each between two numbers."""

    told: Mapping[str, tuple[float, float]]
    answer: str

    def is_for(self, told: Mapping[str, float]) -> bool:
        """Tell whether somebody who told these figures is one of them."""
        return all(name in told and low <= told[name] <= high for name, (low, high) in self.told.items())


@dataclass(frozen=True)
class KnowledgeEntry:
    """A question that has an answer, and its answer.

    said: at least one; the next one is said where the one before was just said. more: what there is more to say, None
    if there is nothing. for_parent: the answer worded for a parent or a teacher, None if it is the same. message: the
    type of the message and its fields, as responses have them. sources: ids. asks: ways to ask it, none if it is among
    the training examples. topic: what the next question leaves out. if_asked: what is said first to who asks whether
    it is so. for_figures: what is said first to who told such figures. instead: the entry that answers who stands
    somewhere better, by where they stand. audience: whom it is made for, all if there is none.
    """

    id: str
    family: str
    label: str
    topic: str
    said: tuple[Said, ...]
    more: str | None = None
    for_parent: str | None = None
    message: Mapping[str, Any] = MappingProxyType({})
    sources: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    if_asked: tuple[IfAsked, ...] = ()
    for_figures: tuple[ForFigures, ...] = ()
    instead: Mapping[str, str] = MappingProxyType({})
    audience: frozenset[str] = frozenset()


Knowledge = Mapping[str, KnowledgeEntry]


def knowledge_files(data_dir: Path) -> list[Path]:
    """Return the files of the entries, one for each family. Raises DataError where there is none."""
    if files := sorted((data_dir / FOLDER).glob("*.yml")):
        return files
    raise DataError([f"{data_dir / FOLDER}{NBSP}: aucun fichier, attendu{NBSP}: un par famille de questions."])


def families(data_dir: Path) -> Mapping[str, str]:
    """Return the family of each entry by its id, of files that are checked elsewhere. Raises DataError."""
    return {
        entry["id"]: path.stem
        for path in knowledge_files(data_dir)
        for entry in (read_yaml(path).data or {}).get("entries") or ()
    }


def answered_instead(data_dir: Path) -> Mapping[str, Mapping[str, str]]:
    """Return, of each entry that has any, the entries that answer better who stands somewhere. Raises DataError."""
    return {
        entry["id"]: _instead(entry)
        for path in knowledge_files(data_dir)
        for entry in (read_yaml(path).data or {}).get("entries") or ()
        if "instead" in entry
    }


def profile_ids(data_dir: Path) -> frozenset[str]:
    """Return the ids of the profiles of data/paths.yml, none without that file; it is checked elsewhere."""
    path = data_dir / "paths.yml"
    return frozenset(entry["id"] for entry in read_yaml(path).data["profiles"]) if path.exists() else frozenset()


def asked_of_families(data_dir: Path) -> list[tuple[str, str]]:
    """Return the ways to ask the entries, each with the family of its entry. Raises DataError."""
    return [
        (ask, path.stem)
        for path in knowledge_files(data_dir)
        for entry in (read_yaml(path).data or {}).get("entries") or ()
        for ask in entry.get("asks") or ()
    ]


def load_knowledge(data_dir: Path, intents: Path = INTENTS, cache_dir: Path = DEFAULT_CACHE) -> Knowledge:
    """Return the entries of a data folder with what they name; `intents` is the file of labels. Raises DataError."""
    return _read_knowledge(state_of(data_dir, intents), data_dir, intents, cache_dir)


@lru_cache(maxsize=KEPT)
def _read_knowledge(_: FileState, data_dir: Path, intents: Path, cache_dir: Path) -> Knowledge:
    catalogue = load_catalogue(data_dir, cache_dir)
    facts = load_facts(data_dir / "facts", catalogue.sources)
    told = load_told_figures(data_dir, facts)
    return _checked(data_dir, catalogue, facts, told, load_intent_labels(intents))


def _checked(
    data_dir: Path,
    catalogue: Catalogue,
    facts: Mapping[str, Fact],
    told: Mapping[str, ToldFigure],
    labels: Mapping[str, str],
) -> Knowledge:
    """Return the entries by id; `labels` are those of intents.yml.

    Raises DataError with all that is wrong: a field, an id that two entries have, what leads nowhere, an entry without
    a label.
    """
    documents = [read_yaml(path) for path in knowledge_files(data_dir)]
    placed = list(_placed(documents))
    known = {
        "sources": catalogue.sources,
        "diplomas": catalogue.diplomas,
        "levels": catalogue.levels,
        "facts": facts,
        "placeholders": {*facts, *SETTINGS, ADVICE, *placeholders(told.values())},
        "told_figures": told,
        "asked": {**labels, **dict.fromkeys(str(entry.get("id")) for _, _, entry in placed)},
        "entries": dict.fromkeys(str(entry.get("id")) for _, _, entry in placed),
        "profiles": profile_ids(data_dir),
    }
    found = problems(documents, known) or [*_without_label(placed, labels)]
    if found:
        raise DataError(found)
    all_labels = {**labels, **{entry["id"]: entry["label"] for _, _, entry in placed if "label" in entry}}
    return MappingProxyType(
        {entry["id"]: _build(document.path.stem, entry, all_labels) for document, _, entry in placed}
    )


def _placed(documents: list[Document]) -> Iterator[tuple[Document, int, Entry]]:
    for document in documents:
        entries = document.data.get("entries") if isinstance(document.data, dict) else None
        for place, entry in enumerate(entries if isinstance(entries, list) else ()):
            if isinstance(entry, dict):
                yield document, place, entry


def _without_label(placed: list[tuple[Document, int, Entry]], labels: Mapping[str, str]) -> Iterator[str]:
    for document, place, entry in placed:
        if "label" not in entry and entry["id"] not in labels:
            yield _problem(document, place, entry, "label", f"il manque, attendu{NBSP}: ici ou dans intents.yml")


def _problem(document: Document, place: int, entry: Entry, field: str, problem: str) -> str:
    line = document.line(("entries", place, field))
    where = f"{document.path}, ligne {line}, entries «{NBSP}{entry['id']}{NBSP}», champ «{NBSP}{field}{NBSP}»"
    return f"{where}{NBSP}: {problem}."


def _build(family: str, entry: Entry, labels: Mapping[str, str]) -> KnowledgeEntry:
    own = tuple(_next(choice, labels) for choice in entry["next"])
    said = [Said(typographic(entry["answer"]), own)]
    for variant in entry.get("variants", ()):
        said.append(
            Said(typographic(variant["answer"]), tuple(_next(each, labels) for each in variant.get("next", ())) or own)
        )
    label = typographic(labels[entry["id"]])
    return KnowledgeEntry(
        entry["id"],
        family,
        label,
        typographic(entry.get("topic", label)),
        tuple(said),
        _shown(entry.get("more")),
        _shown(entry.get("for_parent")),
        {name: _shown(entry[name]) for name in _MESSAGE_FIELDS if name in entry},
        tuple(entry.get("sources", ())),
        tuple(entry.get("asks", ())),
        tuple(IfAsked(tuple(lead["asks"]), typographic(lead.get("answer", ""))) for lead in entry.get("if_asked", ())),
        tuple(
            ForFigures(
                {each["figure"]: (each["low"], each["high"]) for each in line["told"]}, typographic(line["answer"])
            )
            for line in entry.get("for_figures", ())
        ),
        _instead(entry),
        frozenset(entry.get("audience", ())),
    )


def _shown(value: Any) -> Any:
    """Return what a field holds, its texts as they are shown."""
    if isinstance(value, str):
        return typographic(value)
    if isinstance(value, list):
        return [_shown(each) for each in value]
    return {name: _shown(each) for name, each in value.items()} if isinstance(value, dict) else value


def _instead(entry: Entry) -> dict[str, str]:
    return {profile: other["to"] for other in entry.get("instead", ()) for profile in other["profiles"]}


def _next(choice: str | dict[str, Any], labels: Mapping[str, str]) -> Next:
    if isinstance(choice, str):
        return Next(choice, typographic(labels[choice][:1].upper() + labels[choice][1:]), {})
    (to, title), *narrowed = sorted(choice.items(), key=lambda field: isinstance(field[1], list))
    return Next(to, typographic(title), dict(narrowed))
