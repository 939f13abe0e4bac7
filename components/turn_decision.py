"""Decide what a message means in its conversation, from all that was read of it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.nlu.constants import TOKENS_NAMES
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_RANKING_KEY, METADATA, TEXT
from rasa.shared.nlu.training_data.message import Message

from components.catalogue_entity_extractor import DATA_DIR_VARIABLE, recogniser_of
from components.conversation import ASPECT, CALM_AGAIN, HOME_TOWN, PROFILE, context_of
from components.knowledge_selector import MEANT_WORDS, PARTS, QUESTION_CHANCE, REFUSES
from components.linear_intent_classifier import HALVES, IN_TOPIC, KNOWN_SHARE
from orientation.data_files.locations import CHAT_WORDS, DATA, INTENTS
from orientation.dialogue.alone import AskedPart, Candidates, Thresholds
from orientation.dialogue.aspects import ASPECT_OF_INTENT
from orientation.dialogue.beside import Beside
from orientation.dialogue.context import Context
from orientation.dialogue.decide import Act, decide, for_person, of_unlisted, says_only_where
from orientation.dialogue.elsewhere import Elsewhere, named_diplomas
from orientation.dialogue.expected import expected
from orientation.dialogue.utterance import NAME, Utterance
from orientation.french.files import CONVERSATION
from orientation.knowledge.catalogue import Catalogue, load_catalogue
from orientation.knowledge.entries import answered_instead, load_knowledge
from orientation.knowledge.entries_that_name import entries_that_name
from orientation.knowledge.facts import load_facts
from orientation.knowledge.intent_labels import load_intent_labels
from orientation.knowledge.sectors import Sectors, load_sectors
from orientation.lookup.namesakes import Namesakes
from orientation.lookup.on_screen import OnScreen
from orientation.paths.paths_data import load_paths
from orientation.paths.person import Person, remember
from orientation.paths.reading import ProfileReader, Told
from orientation.privacy.consent import is_plain_yes
from orientation.recognition.french import DEFAULT_CACHE, lexicon
from orientation.recognition.pieces import asking_spans, words_of
from orientation.text import fold, sentence_spans
from orientation.understanding.chat_words import load_chat_words
from orientation.understanding.kinds import DETAIL, PATH, PROGRAMME_TALK, SEARCH
from orientation.understanding.two_questions import Halves

# The two questions of a message, for the action that answers both: their text, intent and entities.
QUESTIONS = "questions"
# The other reading of a message, offered beside the answer to the likeliest one.
OFFER = "offer"
# The part of an entry that is asked, for RetrievalIntent.
PART = "part"
# The message in its right spelling, for the actions: its text, and its entities where they stand in that.
MEANT = "meant"
# The entry that a sentence asks beside what the others ask.
BESIDE = "beside"
# What the message says that was not known of its writer, said back once: the slots that it changes.
NOTED = "noted"

_OF_SCHOOLS = frozenset(["school", "programme"])


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER], is_trainable=False)
class TurnDecision(GraphComponent, IntentClassifier):
    """Give a message the intent that it has in its conversation (orientation/dialogue/decide.py).

    The settings are the chances that decide (orientation/dialogue/alone.py). What is asked of the programme in focus
    becomes an entity `aspect`; what it tells of its writer entities `profile` and `home_town`, from which the slots are
    filled.
    """

    def __init__(
        self,
        config: dict[str, Any],
        catalogue: Catalogue,
        sectors: Sectors,
        profiles: ProfileReader,
        instead: Mapping[str, Mapping[str, str]] = MappingProxyType({}),
        diplomas: Mapping[str, frozenset[str]] = MappingProxyType({}),
        audiences: Mapping[str, frozenset[str]] = MappingProxyType({}),
        on_unlisted: Mapping[str, frozenset[str]] = MappingProxyType({}),
        families: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """Take, beside the data files, the diplomas that the title of each entry names, and whom it is made for.

        on_unlisted: the entries that speak of each school that the catalogue does not have.
        """
        self.thresholds = Thresholds(**{each.name: float(config[each.name]) for each in fields(Thresholds)})
        self._offered = frozenset(catalogue.index["diploma"])
        self._screen = OnScreen(catalogue, lambda word: lexicon(Path(config["cache_dir"])).lemma(word) is not None)
        self._sectors = sectors
        self._profiles = profiles
        self._instead = instead
        self._namesakes = Namesakes(catalogue.towns)
        self._diplomas = diplomas
        self._on_unlisted = on_unlisted
        self._beside = Beside(families, config["weights_beside"], config["beside"])
        self._elsewhere = Elsewhere(profiles.paths, diplomas, audiences)

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> TurnDecision:
        """Return a component with the settings of `config.yml` and the present data files. Raises DataError."""
        data_dir = Path(os.environ.get(DATA_DIR_VARIABLE) or config["data_dir"])
        catalogue = load_catalogue(data_dir, Path(config["cache_dir"]) / "data")
        facts = load_facts(data_dir / "facts", catalogue.sources)
        paths = load_paths(data_dir / "paths.yml", catalogue, facts, load_intent_labels(Path(config["intents"])))
        profiles = ProfileReader(paths, load_chat_words(Path(config["chat_words"])).abbreviations)
        sectors = load_sectors(data_dir / "sectors.yml", catalogue.sources)
        knowledge = load_knowledge(data_dir, Path(config["intents"]), Path(config["cache_dir"]) / "data")
        recogniser = recogniser_of(data_dir, Path(config["cache_dir"]))
        diplomas = {
            id_: frozenset(mention.id for mention in recogniser.find(entry.topic) if mention.kind == "diploma")
            for id_, entry in knowledge.items()
        }
        audiences = {id_: entry.audience for id_, entry in knowledge.items()}
        families = {id_: entry.family for id_, entry in knowledge.items()}
        on_unlisted = entries_that_name(knowledge, catalogue.unlisted_schools.values())
        instead = answered_instead(data_dir)
        return cls(config, catalogue, sectors, profiles, instead, diplomas, audiences, on_unlisted, families)

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the settings that `config.yml` may override."""
        return {
            "sure": 0.9,
            "answer": 0.7,
            "follow_up": 0.5,
            "guess": 0.3,
            "guess_in_talk": 0.15,
            "ask": 0.2,
            "ask_against": 1.0,
            "asked": 0.95,
            "asked_in_talk": 0.7,
            "split": 0.5,
            "beside": 0.4,
            "weights_beside": {},
            "data_dir": str(DATA),
            "cache_dir": str(DEFAULT_CACHE),
            "intents": str(INTENTS),
            "chat_words": str(CHAT_WORDS),
        }

    def process(self, messages: list[Message], tracker: DialogueStateTracker | None = None) -> list[Message]:
        """Set the intent of each message, where the conversation or the thresholds give it another one."""
        state = context_of(tracker) if tracker else Context()
        for message in messages:
            # A choice says exactly what it means.
            if not (message.get(TEXT) or "").startswith("/"):
                if (message.get(METADATA) or {}).get(CALM_AGAIN):
                    state = replace(state, after_distress=False, told_distress=False)
                told = self.told(message, state)
                self._take_near_home(message, told.town or state.person.town)
                utterance = self.read(message, state, told)
                now = remember(self._profiles.paths, state.person, told)
                candidates = self._candidates(message, utterance, state, now)
                act = decide(utterance, candidates, state, self.thresholds)
                act = of_unlisted(act, candidates, self._entries_on(message))
                # The general question is answered too by the entry that was made for who asks it.
                beside = self._beside.asked(act.intent, act.chance, candidates, state)
                act = for_person(act, utterance, state, self._instead)
                if beside and beside != act.intent:
                    message.set(BESIDE, beside, add_to_output=True)
                    # It is likelier than another reading of the whole, and one aside is enough.
                    act = replace(act, offer=None)
                self._set(message, act)
                self._add_subject(message, act, utterance, state)
                if not utterance.supposes:
                    # Who asks for a path names where it begins.
                    asks_path = act.intent == PATH or bool(act.halves and PATH in act.halves.intents)
                    told = self.told(message, state, mentions=True) if asks_path else told
                    self._remember(message, remember(self._profiles.paths, state.person, told), state)
                if meant := _as_meant(message):
                    message.set(MEANT, meant, add_to_output=True)
        return messages

    def told(self, message: Message, state: Context, mentions: bool = False) -> Told:
        """Return what a message tells of its writer."""
        text, entities = message.get(TEXT) or "", message.get(ENTITIES) or []
        before = state.person.speaker
        return self._profiles.told(text, entities, asked=state.asks_profile, mentions=mentions, before=before)

    def _candidates(self, message: Message, utterance: Utterance, state: Context, now: Person) -> Candidates:
        """Return what a message may ask, and set its ranking to what is likely after the answers before."""
        found = candidates_of(message)
        # Who says the same again wants the same, or that there is no more.
        state = replace(state, said=()) if utterance.words == words_of(state.message) else state
        elsewhere = self._elsewhere.entries(
            now.profile,
            named_diplomas(message.get(ENTITIES) or []),
            self._diplomas.get(state.topic or "", frozenset()),
        )
        ranking = expected(found.ranking, state, bool(message.get(REFUSES)), elsewhere)
        message.set(INTENT_RANKING_KEY, [{"name": name, "confidence": chance} for name, chance in ranking])
        return replace(found, ranking=tuple(ranking))

    def _entries_on(self, message: Message) -> frozenset[str]:
        """Return the entries on the school that a message names, where that is one that the catalogue does not have."""
        named = {entity["entity"]: entity["value"] for entity in message.get(ENTITIES) or []}
        if not _OF_SCHOOLS.isdisjoint(named):
            return frozenset()
        return self._on_unlisted.get(str(named.get("unlisted_school")), frozenset())

    def read(self, message: Message, state: Context, told: Told | None = None) -> Utterance:
        """Return what a message says; told: what it tells of its writer, if that is read already."""
        told = told or self.told(message, state)
        text, entities = message.get(TEXT) or "", message.get(ENTITIES) or []
        words, asking = words_of(_meant(message, 0, len(text))), asking_spans(text)
        return Utterance(
            words=words,
            line=_line(message),
            names=tuple(entity["entity"] for entity in entities),
            names_sector=self._sectors.find(words) is not None,
            names_offer=any(entity["entity"] == "diploma" and entity["value"] in self._offered for entity in entities),
            tells_profile=told.profile is not None,
            tells_town=told.town is not None,
            plain_yes=is_plain_yes(text),
            names_shown=self._spoken_of(text, entities, state),
            asking=tuple(words_of(_meant(message, start, end)) for start, end in asking),
            names_asked=tuple(
                entity["entity"]
                for entity in entities
                if any(start <= entity.get("start", -1) < end for start, end in asking)
            ),
            questions="?" in text,
            asks="?" in text or not CONVERSATION.words.asks.isdisjoint(words),
        )

    def _take_near_home(self, message: Message, home: str | None) -> None:
        """Take, of towns that are called alike, the one where the writer lives."""
        for entity in message.get(ENTITIES) or []:
            if entity["entity"] == "town":
                entity["value"] = self._namesakes.near(entity["value"], home)

    def _spoken_of(self, text: str, entities: Sequence[Mapping[str, Any]], state: Context) -> str | None:
        """Return the programme on the screen that a message speaks of, or else the first of its sentences that does."""
        spans = sentence_spans(text)
        for start, end in [(0, len(text)), *(spans if len(spans) > 1 else ())]:
            said = text[start:end]
            within = [
                {**entity, "start": entity["start"] - start}
                for entity in entities
                if start <= entity.get("start", -1) < end
            ]
            found = self._screen.named(state.shown or state.focus, words_of(said), within, state.first, said)
            if found is not None:
                return found
        return None

    def _add_subject(self, message: Message, act: Act, utterance: Utterance, state: Context) -> None:
        """Add the diplomas of the subject before to a search that only says where: « il y en a une à Rennes ? »."""
        if act.intent == SEARCH and state.topic not in PROGRAMME_TALK and says_only_where(utterance):
            entities = message.get(ENTITIES) or []
            named = sorted(self._diplomas.get(state.topic or "", frozenset()))
            of_it = [{"entity": "diploma", "value": id_} for id_ in named]
            message.set(ENTITIES, [*entities, *of_it], add_to_output=True)

    def _remember(self, message: Message, known: Person, state: Context) -> None:
        """Add what is known of the writer now, as far as it was not known before, for the slots."""
        changed = {
            name: value
            for name, value in _slots(known).items()
            if value != _slots(state.person)[name] and (value or name == PROFILE)
        }
        if changed:
            entities = message.get(ENTITIES) or []
            added = [{"entity": name, "value": value} for name, value in changed.items()]
            message.set(ENTITIES, [*entities, *added], add_to_output=True)
            message.set(NOTED, [name for name, value in changed.items() if value], add_to_output=True)

    @staticmethod
    def _set(message: Message, act: Act) -> None:
        entities = message.get(ENTITIES) or []
        message.set(INTENT, {"name": act.intent, "confidence": act.chance}, add_to_output=True)
        if act.programme:
            # Of all that stands in the message, that is what is asked about.
            entities = [{"entity": "programme", "value": act.programme}]
        asked = [{"entity": ASPECT, "value": aspect.value} for aspect in act.aspects]
        if asked or act.programme:
            message.set(ENTITIES, [*entities, *asked], add_to_output=True)
        if act.offer:
            message.set(OFFER, act.offer, add_to_output=True)
        if act.part:
            message.set(PART, act.part)
        if act.halves:
            message.set(QUESTIONS, _questions(message, act.halves), add_to_output=True)


def _slots(person: Person) -> dict[str, str]:
    return {PROFILE: person.profile.value() if person.profile else "", HOME_TOWN: person.town or ""}


def candidates_of(message: Message) -> Candidates:
    """Return what a message may ask."""
    return Candidates(
        ranking=_ranking(message.get(INTENT_RANKING_KEY)),
        known_share=message.get(KNOWN_SHARE) or 0.0,
        in_topic=_ranking(message.get(IN_TOPIC)),
        halves=message.get(HALVES),
        questions=message.get(QUESTION_CHANCE) or 0.0,
        parts=tuple(_parts(message)),
    )


def _parts(message: Message) -> Iterator[AskedPart]:
    """Yield the sentences of a message of several."""
    tokens = message.get(TOKENS_NAMES[TEXT]) or ()
    for start, end, asks, ranking in message.get(PARTS) or ():
        words = words_of(_meant(message, tokens[start].start, tokens[end - 1].end))
        yield AskedPart(words, asks, tuple(ranking))


def _ranking(reported: list[dict[str, Any]] | None) -> tuple[tuple[str, float], ...]:
    return tuple((entry["name"], entry["confidence"]) for entry in reported or ())


def _questions(message: Message, halves: Halves) -> list[dict[str, Any]]:
    """Return both parts as messages of their own; what they name has its place in them."""
    text: str = message.get(TEXT)
    cut: int = message.get(TOKENS_NAMES[TEXT])[halves.at].start
    entities = message.get(ENTITIES) or []
    first = [entity for entity in entities if entity["start"] < cut]
    second = [
        {**entity, "start": entity["start"] - cut, "end": entity["end"] - cut}
        for entity in entities
        if entity["start"] >= cut
    ]
    asked = zip((text[:cut], text[cut:]), halves.intents, (first, second), strict=True)
    return [
        {"text": part, "intent": {"name": _of_named(intent, named)}, "entities": named} for part, intent, named in asked
    ]


def _of_named(intent: str, entities: Sequence[Mapping[str, Any]]) -> str:
    """Return what one of two questions asks: « et Polytech, c’est en alternance ? » is about that school."""
    names = any(entity["entity"] in _OF_SCHOOLS for entity in entities)
    return DETAIL if names and intent in ASPECT_OF_INTENT else intent


def _meant(message: Message, start: int, end: int) -> str:
    """Return a part of a message as it was meant, what is typed otherwise put right."""
    text = message.get(TEXT) or ""
    tokens = message.get(TOKENS_NAMES[TEXT]) or ()
    said: list[str] = []
    at = start
    for token, meant in zip(tokens, message.get(MEANT_WORDS) or (), strict=False):
        if start <= token.start < end:
            said += (text[at : token.start], meant)
            at = token.end
    return "".join((*said, text[at:end]))


def _as_meant(message: Message) -> dict[str, Any] | None:
    """Return a message as it was meant: its text, and its entities where they stand in that; None if it is the same."""
    text = message.get(TEXT) or ""
    meant = _meant(message, 0, len(text))
    if meant == text:
        return None

    def moved(entity: Mapping[str, Any]) -> dict[str, Any]:
        if "start" not in entity:
            return {**entity}
        start = len(_meant(message, 0, entity["start"]))
        return {**entity, "start": start, "end": start + len(_meant(message, entity["start"], entity["end"]))}

    return {"text": meant, "entities": [moved(entity) for entity in message.get(ENTITIES) or ()]}


def _line(message: Message) -> tuple[str, ...]:
    """Return the folded words of a message, NAME for each name in it."""
    spans = [(entity["start"], entity["end"]) for entity in message.get(ENTITIES) or () if "start" in entity]
    words: list[str] = []
    named = None
    for token in message.get(TOKENS_NAMES[TEXT]) or ():
        name = next((span for span in spans if span[0] < token.end and token.start < span[1]), None)
        if name is None:
            words += filter(None, [fold(token.text).strip("'-.,;:!?()«»\"/ ")])
        elif name != named:
            words.append(NAME)
        named = name
    return tuple(words)
