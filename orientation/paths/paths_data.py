"""Read data/paths.yml: the profiles, how they are recognised, and the steps of their paths."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from orientation.data_files.data_cache import Entry, read_sections
from orientation.data_files.path_fields import SPEECH
from orientation.data_files.yaml_file import DataError, read_yaml
from orientation.knowledge.catalogue import Catalogue
from orientation.knowledge.facts import Fact
from orientation.text import NBSP

# The question asked of somebody of whom nothing is known.
QUESTION = "where-are-you"
# Names that the code needs: who asks for a child, who cannot tell, who comes from abroad, advice for anybody.
FOR_CHILD, UNDECIDED, FROM_ABROAD, ABROAD_SIGN, ABROAD_STEP, ANYBODY = (
    *("enfant", "sans-idee", "etudiant-etranger"),
    *("etranger", "venir-etudier-en-france", "tout-le-monde"),
)
_NEEDED = (
    ("questions", QUESTION), ("profiles", FOR_CHILD), ("profiles", UNDECIDED), ("profiles", FROM_ABROAD),
    ("signs", ABROAD_SIGN), ("steps", ABROAD_STEP), ("advice", ANYBODY), *(("speech", id_) for id_ in SPEECH),
)  # fmt: skip


@dataclass(frozen=True)
class Sign:
    """Words, ages, and names of the catalogue that show one thing about a person."""

    id: str
    phrases: tuple[str, ...]
    told: bool = False
    means: str | None = None
    ages: tuple[int, int] | None = None
    diplomas: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()


@dataclass(frozen=True)
class ProfileEntry:
    """Where a person stands, what shows it, and where it goes from there.

    audience: those whose answers suit it; none if all do.
    """

    id: str
    title: str
    start: str
    signs: tuple[frozenset[str], ...]
    steps: tuple[str, ...]
    advice: str
    next: tuple[str, ...]
    opening: str = ""
    variants: tuple[str, ...] = ()
    audience: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Step:
    """One step; `programmes` says which of the catalogue it leads to, by field, None if to none."""

    id: str
    title: str
    text: str
    when: str | None = None
    programmes: Mapping[str, tuple[str, ...]] | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class NextChoice:
    """What is offered after a path; entities are those of a search."""

    title: str
    intent: str
    entities: Mapping[str, list[str]]


@dataclass(frozen=True)
class Advice:
    """Who can help."""

    text: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class Paths:
    """Everything of paths.yml by id, in the order of the file."""

    speech: Mapping[str, tuple[str, ...]]
    signs: Mapping[str, Sign]
    profiles: Mapping[str, ProfileEntry]
    steps: Mapping[str, Step]
    choices: Mapping[str, NextChoice]
    advice: Mapping[str, Advice]
    question: str
    asked_profiles: tuple[str, ...]

    def profile_of(
        self, signs: frozenset[str], new: frozenset[str] = frozenset(), mixed: frozenset[str] = frozenset()
    ) -> str | None:
        """Return the id of the profile of most of these signs, None if there is none.

        If some are `new`, it has one of them; among equals, one with some that were told before (`mixed`) and some that
        are new, then one with most new ones, then the first of the file.
        """
        best: tuple[tuple[int, bool, int], str] | None = None
        for profile in self.profiles.values():
            for group in profile.signs:
                if new and new.isdisjoint(group):
                    continue
                joins = not mixed.isdisjoint(group) and not group.isdisjoint(new - mixed)
                weight = (len(group), joins, len(group & new))
                if group and group <= signs and (best is None or weight > best[0]):
                    best = (weight, profile.id)
        return best[1] if best else None


def starts(path: Path) -> Mapping[str, str]:
    """Return where each profile of a paths.yml stands, in words; the file is checked elsewhere. Raises DataError."""
    return {entry["id"]: entry["start"] for entry in read_yaml(path).data["profiles"]}


def load_paths(path: Path, catalogue: Catalogue, facts: Mapping[str, Fact], intents: Collection[str]) -> Paths:
    """Return the content of a paths.yml; `intents` are those that a choice may ask.

    Raises DataError with all its problems.
    """
    known: dict[str, Collection[str]] = {
        "sources": catalogue.sources.keys(),
        "levels": catalogue.levels.keys(),
        "diplomas": catalogue.diplomas.keys(),
        "admissions": catalogue.admissions.keys(),
        "facts": facts.keys(),
        "intents": intents,
    }
    sections = read_sections([path], known)
    ids = {name: {entry["id"]: entry for entry in entries} for name, entries in sections.items()}
    if missing := [pair for pair in _NEEDED if pair[1] not in ids[pair[0]]]:
        raise DataError(f"{path}{NBSP}: il manque «{NBSP}{id_}{NBSP}» dans la section {name}." for name, id_ in missing)
    question = ids["questions"][QUESTION]
    return Paths(
        speech={id_: tuple(entry["phrases"]) for id_, entry in ids["speech"].items()},
        signs={id_: _sign(entry) for id_, entry in ids["signs"].items()},
        profiles={id_: _profile(entry) for id_, entry in ids["profiles"].items()},
        steps={id_: _step(entry) for id_, entry in ids["steps"].items()},
        choices={id_: _choice(entry) for id_, entry in ids["choices"].items()},
        advice={id_: Advice(entry["text"], tuple(entry.get("sources", ()))) for id_, entry in ids["advice"].items()},
        question=question["text"],
        asked_profiles=tuple(question["profiles"]),
    )


def _sign(entry: Entry) -> Sign:
    ages = entry.get("ages")
    return Sign(
        id=entry["id"],
        phrases=tuple(entry.get("phrases", ())),
        told=entry.get("told", False),
        means=entry.get("means"),
        ages=(ages["from"], ages["to"]) if ages else None,
        diplomas=tuple(entry.get("diplomas", ())),
        levels=tuple(entry.get("levels", ())),
    )


def _profile(entry: Entry) -> ProfileEntry:
    return ProfileEntry(
        id=entry["id"],
        title=entry["title"],
        start=entry["start"],
        signs=tuple(frozenset(group) for group in entry["signs"]),
        steps=tuple(entry["steps"]),
        advice=entry["advice"],
        next=tuple(entry["next"]),
        opening=entry.get("opening", ""),
        variants=tuple(entry.get("variants", ())),
        audience=frozenset(entry.get("audience", ())),
    )


def _step(entry: Entry) -> Step:
    wanted = entry.get("programmes")
    return Step(
        id=entry["id"],
        title=entry["title"],
        text=entry["text"],
        when=entry.get("when"),
        programmes=None if wanted is None else {field: tuple(ids) for field, ids in wanted.items()},
        sources=tuple(entry.get("sources", ())),
    )


def _choice(entry: Entry) -> NextChoice:
    named = {"diploma": entry.get("diplomas"), "level": entry.get("levels")}
    return NextChoice(entry["title"], entry["intent"], {field: list(ids) for field, ids in named.items() if ids})
