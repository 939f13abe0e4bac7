"""Everything that Cap IA can say, made in this process: the responses with their figures, the data-driven answers."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import yaml
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker

from orientation.address import Speaker, addressed, addressed_all
from orientation.answers.detail_answer import answer_detail
from orientation.answers.messages import Answer
from orientation.answers.search_answer import answer_search
from orientation.dialogue.asked import FOR_PARENT
from orientation.knowledge.catalogue import Catalogue, load_catalogue
from orientation.knowledge.entries import Knowledge, KnowledgeEntry, families, load_knowledge
from orientation.knowledge.facts import Fact, load_facts
from orientation.knowledge.index import FIELDS
from orientation.knowledge.names import names
from orientation.knowledge.programme import Programme
from orientation.lookup.request import Request, read_request
from orientation.paths.path_answer import PathWriter
from orientation.paths.paths_data import Paths, load_paths
from orientation.paths.profile import Profile
from orientation.recognition.recognition import Recogniser
from runtime.response_generator import FactResponseGenerator
from tests.support.assistant import ROOT

DATA_DIR = ROOT / "data"
DOMAIN: dict[str, Any] = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
SPACE = "\u00a0"


@dataclass(frozen=True)
class Response:
    """One variant of a response: as domain.yml has it, and as it is said."""

    name: str
    template: dict[str, Any]
    said: dict[str, Any]

    @property
    def text(self) -> str:
        return str(self.said["text"])

    @property
    def plain(self) -> str:
        """The text with ordinary spaces."""
        return self.text.replace(SPACE, " ")

    @property
    def buttons(self) -> list[dict[str, str]]:
        return list(self.said.get("buttons") or ())

    @property
    def custom(self) -> dict[str, Any]:
        return dict(self.said.get("custom") or {})

    @property
    def sources(self) -> list[dict[str, Any]]:
        return list(self.custom.get("sources") or ())

    @property
    def bars(self) -> list[dict[str, Any]]:
        return list(self.custom.get("items") or ())


@lru_cache(maxsize=1)
def responses() -> tuple[Response, ...]:
    """Return every variant of every response."""
    # Each variant under a name of its own: which of them is said must not be left to chance.
    variants = {
        f"{name}#{position}": variant for name, found in templates().items() for position, variant in enumerate(found)
    }
    generator = FactResponseGenerator()
    generator.responses = {name: [deepcopy(variant)] for name, variant in variants.items()}
    tracker = DialogueStateTracker("c", [])
    made = []
    for name, variant in variants.items():
        if is_for_parent(name):
            # Only somebody who asks for another reads it.
            said = addressed_all(generator._fill_response(deepcopy(variant)), Speaker.PARENT)
        else:
            said = asyncio.run(generator.generate(name, tracker, "test"))
        assert said is not None
        made.append(Response(name.partition("#")[0], variant, said))
    return tuple(made)


def is_for_parent(name: str) -> bool:
    """Tell whether a response is worded for a parent or a teacher alone."""
    return name.partition("#")[0].endswith(f"/{FOR_PARENT}")


@lru_cache(maxsize=1)
def said_to_parents() -> tuple[tuple[str, str], ...]:
    """Return the name and the text of what a parent reads that is not what a pupil reads."""
    generator = FactResponseGenerator()
    return tuple(
        (each.name, str(addressed_all(generator._fill_response(deepcopy(each.template)), Speaker.PARENT)["text"]))
        for each in responses()
        if is_for_parent(each.name) or addressed(each.template["text"]) != each.template["text"]
    )


@lru_cache(maxsize=1)
def knowledge() -> Knowledge:
    """Return the entries of data/."""
    return load_knowledge(DATA_DIR)


def asked_by_likeness() -> list[KnowledgeEntry]:
    """Return the entries that are found by their own `asks`, without training examples."""
    return [entry for entry in knowledge().values() if entry.asks]


def entry_of(name: str) -> str:
    """Return the entry that a response belongs to: `ask_role` of `utter_job/ask_role/more`."""
    return name.split("/")[1] if "/" in name else ""


@lru_cache(maxsize=1)
def templates() -> dict[str, list[dict[str, Any]]]:
    """Return the variants of the responses of domain.yml, and those of the entries."""
    return FactResponseGenerator(domain=Domain.from_dict({"responses": DOMAIN["responses"]})).responses


@lru_cache(maxsize=1)
def catalogue() -> Catalogue:
    """Return the catalogue of data/."""
    return load_catalogue(DATA_DIR)


@lru_cache(maxsize=1)
def facts() -> dict[str, Fact]:
    """Return the facts of data/."""
    return dict(load_facts(DATA_DIR / "facts", catalogue().sources))


@lru_cache(maxsize=1)
def _recogniser() -> Recogniser:
    return Recogniser(names(catalogue()))


def mentions(text: str) -> list[dict[str, Any]]:
    """Return the entities of a typed text."""
    return [
        {"entity": mention.kind, "value": mention.id, "start": mention.start, "end": mention.end}
        for mention in _recogniser().find(text)
    ]


def understood(text: str) -> Request:
    """Return the request that a typed text is."""
    return read_request(catalogue(), mentions(text), text)


def chosen(entities: dict[str, Any]) -> Request:
    """Return the request that a choice is."""
    return read_request(catalogue(), [{"entity": name, "value": value} for name, value in entities.items()])


@lru_cache(maxsize=1)
def searches() -> tuple[tuple[Request, Answer], ...]:
    """Return the answers to the searches: all values of all fields, some two by two, and every page of each."""
    known = catalogue()
    values = {
        "level": known.levels,
        "diploma": known.diplomas,
        "region": known.regions,
        "town": known.towns,
        "school": known.schools,
        "speciality": known.specialities,
        "entry": known.levels,
        **{field: known.index[field] for field in ("status", "mode", "language")},
    }
    assert set(values) == set(FIELDS)
    asked: list[dict[str, Any]] = [{}]
    asked += [{field: [id_]} for field, ids in values.items() for id_ in ids]
    asked += [{"max_fee": ["1000"]}, {"after_bac": ["true"]}, {"town": ["lyon"], "status": ["public"]}]
    asked += [{"level": [level], "diploma": [diploma]} for level in known.levels for diploma in known.diplomas]
    places = [("region", id_) for id_ in known.regions]
    places += [("town", id_) for id_ in dict.fromkeys(town for p in known.ordered for town in p.towns)]
    asked += [{"level": [level], place: [id_]} for level in known.levels for place, id_ in places]
    asked += [{"diploma": [diploma], "town": [town]} for diploma in ("mba", "master", "bts") for town in known.towns]
    departments: dict[str, list[str]] = {}
    for town in known.towns.values():
        departments.setdefault(town.department, []).append(town.id)
    asked += [{"town": towns} for towns in departments.values()]
    asked += [{"unlisted_school": [name]} for name in known.unlisted_schools]
    return tuple(each for entities in asked for each in _pages(entities))


def _pages(entities: dict[str, Any]) -> Iterator[tuple[Request, Answer]]:
    page, answer = 1, None
    while answer is None or any(_entities(choice.payload).get("page") == str(page) for choice in answer.choices):
        request = chosen({**entities, "page": str(page)})
        answer = answer_search(catalogue(), request)
        yield request, answer
        page += 1
    request = chosen({**entities, "page": str(page)})
    yield request, answer_search(catalogue(), request)


@lru_cache(maxsize=1)
def cards() -> tuple[tuple[Programme, Answer], ...]:
    """Return the detail of each programme."""
    known = catalogue()
    return tuple((each, answer_detail(known, chosen({"programme": each.id}))) for each in known.ordered)


@lru_cache(maxsize=1)
def paths() -> Paths:
    """Return the profiles and steps of data/."""
    return load_paths(DATA_DIR / "paths.yml", catalogue(), facts(), domain_intents())


@lru_cache(maxsize=1)
def path_writer() -> PathWriter:
    """Return what writes paths today."""
    return PathWriter(paths(), catalogue(), facts())


@lru_cache(maxsize=1)
def path_answers() -> tuple[Answer, ...]:
    """Return the path of every profile, for oneself, for a child and from abroad, and the question before it."""
    told = [
        Profile(id_, *flags) for id_ in paths().profiles for flags in ((False, False), (True, False), (False, True))
    ]
    return (path_writer().question(), *(path_writer().path(profile) for profile in told))


def _entities(payload: str) -> dict[str, Any]:
    return read_payload(payload)[1]


def read_payload(payload: str) -> tuple[str, dict[str, Any]]:
    """Return the intent and the entities of a choice."""
    match = re.fullmatch(r"/(\w+)(?:/more)?(\{.*\})?", payload)
    assert match, payload
    return match[1], json.loads(match[2]) if match[2] else {}


@lru_cache(maxsize=1)
def intent_entries() -> list[dict[str, str]]:
    """Return the entries of data/intents.yml."""
    entries: list[dict[str, str]] = yaml.safe_load((DATA_DIR / "intents.yml").read_text(encoding="utf-8"))["intents"]
    return entries


@lru_cache(maxsize=1)
def domain_intents() -> list[str]:
    """Return what a message may be understood as: the entries, and the intents of domain.yml that have none."""
    return [*families(DATA_DIR), *(intent for intent in rasa_intents() if intent not in families(DATA_DIR).values())]


def rasa_intents() -> list[str]:
    """Return the names of the intents of domain.yml."""
    return [next(iter(intent)) for intent in DOMAIN["intents"]]


@lru_cache(maxsize=1)
def answered_intents() -> set[str]:
    """Return the intents that a rule or a story answers, and the entries of the families among them."""
    found: set[str] = set()
    for folder in ("rules", "stories"):
        for path in sorted((DATA_DIR / folder).glob("*.yml")):
            content = yaml.safe_load(path.read_text(encoding="utf-8"))
            for entry in (*content.get("rules", ()), *content.get("stories", ())):
                for step, following in zip(entry["steps"], entry["steps"][1:], strict=False):
                    if "intent" in step and "action" in following:
                        found.add(step["intent"])
    return found | {entry for entry, family in families(DATA_DIR).items() if family in found}
