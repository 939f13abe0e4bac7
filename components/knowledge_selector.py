"""The entries of data/knowledge that the classifier has not learnt, beside those that it has."""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from components.catalogue_entity_extractor import DATA_DIR_VARIABLE
from components.conversation import context_of
from components.fingerprint import code_fingerprint, file_fingerprint
from components.linear_intent_classifier import (
    HALVES,
    KNOWN_SHARE,
    SCORES,
    SENTENCES,
    SIDES,
    is_of_family,
    label_of,
    subject_of,
)
from components.tokenised import tokenised
from orientation.data_files.locations import CHAT_WORDS, DATA, INTENTS
from orientation.dialogue.context import Context
from orientation.knowledge.entries import KnowledgeEntry, load_knowledge
from orientation.knowledge.intent_labels import load_topics
from orientation.paths.paths_data import starts
from orientation.recognition.french import DEFAULT_CACHE, lexicon
from orientation.understanding.by_sentence import (
    RankedPart,
    Ranking,
    asked_in,
    in_context,
    refuses,
    two_in,
    with_offered,
)
from orientation.understanding.chat_words import load_chat_words
from orientation.understanding.kinds import PATH, is_question
from orientation.understanding.linear_model import Packed, Vector, pack
from orientation.understanding.message import TokenisedMessage
from orientation.understanding.message_classifier import Part
from orientation.understanding.message_reader import Lemma, MessageReader, Reading
from orientation.understanding.phrasings import phrasing_lemmas, read_phrasings
from orientation.understanding.points import POINTS, Points
from orientation.understanding.question_encoder import question_encoder
from orientation.understanding.reranker import Before, Reranker, Views
from orientation.understanding.retrieval import Known, Retriever, Scores, Told, lemmas_of
from orientation.understanding.shared_words import Lemmas, rarity_of
from orientation.understanding.two_questions import Halves
from orientation.understanding.universal_encoder import sentence_encoder

# The chance that a message is some question or other, however many share it; for the next component.
QUESTION_CHANCE = "question_chance"
# The words that were meant, in their right spelling: a text for each token.
MEANT_WORDS = "meant_words"
# The sentences of a message that has several: first token, the one after the last, question mark, ranking.
PARTS = "parts"
# Whether a sentence says that the answer before was to another question; the same.
REFUSES = "refuses"
# From these chances words say it all: of an entry, and of what the classifier learnt from many examples.
_PLAINLY, _PLAINLY_KNOWN = 0.97, 0.6
# From this chance an entry is what the whole message asks, and the message is not two questions.
_CLEAR = 0.85
# Below this one, the likeliest questions are weighed again: by sentences, and with what was said before.
_UNCLEAR = 0.8
# Below this one, a short message is read with the subject before too; what was offered is likelier below that one.
_OPEN, _SURE = 0.5, 0.7
# Of so many words and signs at the most, a message goes on with its subject more than it says anything: it means what
# follow-ups were learnt for, and is too little to be near anything by itself.
_SHORT = 12
# From this chance of each, two parts of a message are two questions; from this one on, what the classifier makes of
# them is not put in doubt by what entries answer.
_PLAIN = 0.66
_STANDS, _LIKELY = 0.0014, 0.016
# So many of the likeliest of one sentence are kept.
_OF_PART = 3
_NAMES_FILE, _MEANINGS_FILE = "known.json", "meanings.npz"


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER], is_trainable=True)
class KnowledgeSelector(GraphComponent, IntentClassifier):
    """Give each entry with `asks` that has no training examples its chance in the ranking of intents.

    What it learns is what the classifier knows, so that it can tell what is new from that; the entries are read at each
    start. Configuration: `weights` (see retrieval.py; chosen by `python -m evaluation.understanding.new_entries`),
    `shares` (see points.py; measured by `… .point_shares`),
    `weights_again` (see reranker.py; by `… .talk_weights`), `ranking_length`.
    """

    def __init__(self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource) -> None:
        self._config = config
        self._model_storage = model_storage
        self._resource = resource
        self._lemma = lexicon(Path(config["cache_dir"])).lemma
        self._reader: MessageReader
        self.knows: tuple[MessageReader, Known]
        self._retriever: Retriever | None = None
        self.points: Points | None = None
        self._reranker: Reranker | None = None
        self._leads_to: dict[str, frozenset[str]] = {}
        self._topics: dict[str, str] = {}
        self._starts: Mapping[str, str] = {}

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the settings that `config.yml` may override; CAP_IA_DATA_DIR overrides `data_dir`."""
        return {
            "weights": {},
            "shares": {},
            "weights_again": {},
            "ranking_length": 10,
            "chat_words": str(CHAT_WORDS),
            "intents": str(INTENTS),
            "data_dir": str(DATA),
            "cache_dir": str(DEFAULT_CACHE),
        }

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str:
        """Return what tells Rasa's cache that the code, the encoder or the words of chats have changed."""
        settings = {**cls.get_default_config(), **config}
        return code_fingerprint() + file_fingerprint(Path(settings["chat_words"])) + sentence_encoder().version

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> KnowledgeSelector:
        """Return a selector that knows nothing yet."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **_: Any,
    ) -> KnowledgeSelector:
        """Return the selector with the present entries. Raises DataError."""
        component = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder:
            learnt = json.loads((folder / _NAMES_FILE).read_text(encoding="utf-8"))
            with np.load(folder / _MEANINGS_FILE) as arrays:
                meanings = {name: Packed(arrays[name], arrays[f"{name} scales"]) for name in learnt["phrasings"]}
        phrasings = {
            intent: [frozenset(words.split()) for words in each] for intent, each in learnt["phrasings"].items()
        }
        component._reader = MessageReader.load(learnt["reader"], component._lemma)
        data_dir, cache_dir = Path(os.environ.get(DATA_DIR_VARIABLE) or config["data_dir"]), Path(config["cache_dir"])
        component.knows = component._reader, Known(learnt["rarity"], meanings, phrasings)
        knowledge = load_knowledge(data_dir, Path(config["intents"]), cache_dir / "data")
        of_entries = {id_: entry.topic for id_, entry in knowledge.items()}
        component._topics = {**of_entries, **load_topics(Path(config["intents"]))}
        component._starts = starts(data_dir / "paths.yml")
        component._leads_to = {
            entry.id: frozenset(each.to for said in entry.said for each in said.next) for entry in knowledge.values()
        }
        new = {entry.id: entry.asks for entry in knowledge.values() if entry.asks and entry.id not in phrasings}
        if new:
            asks, vectors = read_phrasings(new, component._reader, sentence_encoder(), cache_dir / "data")
            told = told_by([knowledge[id_] for id_ in new], component._reader)
            component._retriever = Retriever(asks, vectors, component.knows[1], config["weights"], told)
            component.points = Points.load(POINTS, new, question_encoder(), config["shares"], cache_dir / "data")
            families = {id_: entry.family for id_, entry in knowledge.items()}
            component._reranker = Reranker(families, config["weights_again"])
        return component

    def train(self, training_data: TrainingData) -> Resource:
        """Learn what the classifier will know, and store it."""
        reader, known = learn_known(training_data.intent_examples, self._lemma, Path(self._config["chat_words"]))
        phrasings = {intent: [" ".join(sorted(words)) for words in each] for intent, each in known.phrasings.items()}
        learnt = {"reader": reader.save(), "rarity": known.rarity, "phrasings": phrasings}
        with self._model_storage.write_to(self._resource) as folder:
            (folder / _NAMES_FILE).write_text(json.dumps(learnt, ensure_ascii=False), encoding="utf-8")
            arrays = {name: packed.steps for name, packed in known.meanings.items()}
            scales = {f"{name} scales": packed.scales for name, packed in known.meanings.items()}
            np.savez_compressed(folder / _MEANINGS_FILE, **arrays, **scales)
        return self._resource

    def process(self, messages: list[Message], tracker: DialogueStateTracker | None = None) -> list[Message]:
        """Give the entries their chances in the ranking of each message, and the likeliest its place as intent.

        What is not clear is weighed again by its sentences, and with what was said before.
        """
        before = context_of(tracker) if tracker else Context()
        for message in messages if self._retriever else ():
            self._select(message, before)
        return messages

    def _select(self, message: Message, before: Context) -> None:
        read = tokenised(message)
        if self._retriever is None or read.vector is None:
            return
        reading, text = self._reader.read(read), read.text
        message.set(MEANT_WORDS, [self._reader.in_full(read, at, at + 1) for at in range(len(read.tokens))])
        lemmas = lemmas_of(chain.from_iterable(reading))
        chances = self._chances(text, lemmas, read.vector, message.get(SCORES) or Scores())
        said = message.get(SENTENCES) or ()
        sentences = [self._ranked(part, read, reading) for part in said]
        kept = [part for part, ranked in zip(said, sentences, strict=True) if not refuses(ranked)]
        if kept and (len(kept) < len(said) or not _is_whole(kept, read)):
            message.set(REFUSES, len(kept) < len(said))
            text = self._text_of(kept, read)
            chances = self._of_rest(text, kept, reading)
            sentences = [ranked for ranked in sentences if not refuses(ranked)] if len(kept) > 1 else []
        if len(kept) > 1 and len(sentences) == len(kept):
            of_parts = zip(kept, sentences, strict=True)
            message.set(PARTS, [(part.start, part.end, part.asks, each.ranking[:_OF_PART]) for part, each in of_parts])
        if (likeliest := chances[0][0]) in self._retriever.entries and chances[0][1] >= _CLEAR:
            message.set(HALVES, None)
        sentences = sentences or self._told_first(message, read, reading)
        if sentences:
            chances = asked_in(chances, sentences)
            likeliest = chances[0][0]
            halves = two_in(chances, sentences, _PLAIN, self._leads_to)
        else:
            halves = self._two_sides(message, read, reading, chances) if chances[0][1] < _CLEAR else None
        learnt = message.get(HALVES)
        stands = _that_stand(learnt, chances, _LIKELY) or halves or _that_stand(learnt, chances, _STANDS)
        if stands is None and chances[0][1] < _UNCLEAR:
            is_short = len(read.tokens) <= _SHORT
            chances = (
                self._gone_on_with(chances, message, read, lemmas, before)
                if is_short
                else self._again(chances, text, sentences, before)
            )
            likeliest = chances[0][0]
        message.set(HALVES, stands)
        asked = sum(chance for name, chance in chances if is_question(name))
        message.set(QUESTION_CHANCE, min(asked, 1.0))
        ranking = [{"name": name, "confidence": chance} for name, chance in chances[: self._config["ranking_length"]]]
        message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
        message.set(INTENT, ranking[0], add_to_output=True)
        if likeliest in self._retriever.entries:
            # Its words are known, if not to the classifier, whose halves are of other questions.
            own = self._retriever.known_words(lemmas, likeliest)
            message.set(KNOWN_SHARE, max(message.get(KNOWN_SHARE) or 0.0, own))

    def _chances(self, text: str, lemmas: Lemmas, vector: Vector, scores: Scores) -> Ranking:
        """Return what a text may ask, by its words, and by our encoder where they do not make it plain."""
        assert self._retriever is not None
        ranking = self._retriever.chances(text, lemmas, vector, scores)
        likeliest, chance = ranking[0]
        plainly = _PLAINLY if likeliest in self._retriever.entries else _PLAINLY_KNOWN
        if self.points is None or chance >= plainly:
            return ranking
        return self.points.weighed(ranking, question_encoder().encode([text])[0])

    def _text_of(self, parts: Sequence[Part], read: TokenisedMessage) -> str:
        """Return the text of some parts of a message, abbreviations and slips put right."""
        return " ".join(self._reader.in_full(read, part.start, part.end) for part in parts)

    def _of_rest(self, text: str, parts: Sequence[Part], reading: Reading) -> Ranking:
        """Return what a message asks without what it puts aside: these parts of it, which are this text."""
        assert self._retriever is not None
        lemmas = lemmas_of(chain.from_iterable(chain.from_iterable(reading[part.start : part.end] for part in parts)))
        scores, families = _highest(part.scores for part in parts), _highest(part.families for part in parts)
        return self._chances(text, lemmas, sentence_encoder().encode([text])[0], Scores(scores, families))

    def _standing(self, before: Context) -> str | None:
        """Return where the writer stands, in words."""
        profile = before.person.profile
        return self._starts.get(profile.id) if profile else None

    def _gone_on_with(
        self, chances: Ranking, message: Message, read: TokenisedMessage, lemmas: Lemmas, before: Context
    ) -> Ranking:
        """Return what a short message that is not clear asks, with what was said before it."""
        if chances[0][1] < _OPEN:
            around = [*filter(None, (self._topics.get(before.topic or ""), self._standing(before)))]
            chances = in_context(
                chances, [self._with_words(words, message, read, lemmas) for words in around], before.said
            )
        return with_offered(chances, before.offers) if chances[0][1] < _SURE else chances

    def _with_words(self, words: str, message: Message, read: TokenisedMessage, lemmas: Lemmas) -> Ranking:
        """Return what a message asks as one text with words that stand around it."""
        together = f"{words} {self._reader.in_full(read)}"
        vector = sentence_encoder().encode([together])[0]
        both = lemmas | phrasing_lemmas(words, self._reader)
        return self._chances(together, both, vector, message.get(SCORES) or Scores())

    def _again(self, chances: Ranking, text: str, sentences: Sequence[RankedPart], before: Context) -> Ranking:
        """Return what a message that is not clear asks, by its sentences and with what was said before it."""
        assert self._reranker is not None
        assert self.points is not None
        around = (before.message, self._topics.get(before.topic or ""), self._standing(before))
        texts = [text, *(f"{words} {text}" for words in around if words)]
        meant = map(self.points.meant, question_encoder().encode(texts))
        alone = next(meant)
        views = Views(
            chances,
            alone,
            [part.ranking for part in sentences],
            *(next(meant) if words else None for words in around),
        )
        return self._reranker.rerank(chances, views, Before(before.topic, before.offers))

    def _told_first(self, message: Message, read: TokenisedMessage, reading: Reading) -> list[RankedPart]:
        """Return both sides of one sentence that first tells of its writer, and then plainly asks.

        « slt moi c’est Léa, jsuis en seconde à Nice, c’est quoi le métier ? »
        """
        found: list[list[RankedPart]] = []
        for sides in message.get(SIDES) or ():
            if sides[0].asks or not sides[1].asks:
                continue
            told, asked = (self._ranked(side, read, reading) for side in sides)
            (first, of_first), (second, of_second) = told.ranking[0], asked.ranking[0]
            if first == PATH and of_first >= _PLAIN and is_question(second) and second != PATH and of_second >= _PLAIN:
                found.append([told, asked])
        return max(found, key=lambda parts: parts[1].ranking[0][1], default=[])

    def _two_sides(self, message: Message, read: TokenisedMessage, reading: Reading, chances: Ranking) -> Halves | None:
        """Return the two questions that one sentence asks, if there are two."""
        cuts = [
            [self._ranked(side, read, reading)._replace(asks=False) for side in sides]
            for sides in message.get(SIDES) or ()
        ]
        found = filter(None, (two_in(chances, sides, _PLAIN, self._leads_to) for sides in cuts))
        return max(found, key=lambda halves: halves.chance, default=None)

    def _ranked(self, part: Part, read: TokenisedMessage, reading: Reading) -> RankedPart:
        """Return what a part of a message may ask."""
        assert self._retriever is not None
        assert part.vector is not None
        tokens = read.tokens[part.start : part.end]
        lemmas = lemmas_of(chain.from_iterable(reading[part.start : part.end]))
        text, scores = read.text[tokens[0].start : tokens[-1].end], Scores(part.scores, part.families)
        return RankedPart(part.start, part.asks, self._chances(text, lemmas, part.vector, scores))


def _is_whole(parts: Sequence[Part], read: TokenisedMessage) -> bool:
    """Tell whether parts are all of a message."""
    return sum(part.end - part.start for part in parts) == len(read.tokens)


def _highest(scores: Iterable[Mapping[str, float]]) -> dict[str, float]:
    """Return the highest score of each intent."""
    highest: dict[str, float] = {}
    for each in scores:
        highest.update({name: score for name, score in each.items() if score > highest.get(name, -np.inf)})
    return highest


def _that_stand(halves: Halves | None, asked: Ranking, least: float) -> Halves | None:
    """Return the two questions of the classifier, which knows no entries, if beside them both are asked still."""
    chances = dict(asked)
    stand = halves and halves.chance >= _PLAIN and all(chances.get(each, 0.0) >= least for each in halves.intents)
    return halves if stand else None


def told_by(entries: Collection[KnowledgeEntry], reader: MessageReader) -> dict[str, Told]:
    """Return what each entry answers, with its label and family."""
    texts = {entry.id: " ".join([entry.label, *(said.text for said in entry.said)]) for entry in entries}
    family_of = {entry.id: entry.family for entry in entries}
    return {id_: Told(phrasing_lemmas(text, reader), text, family_of[id_]) for id_, text in texts.items()}


def learn_known(examples: list[Message], lemma: Lemma, chat_words: Path) -> tuple[MessageReader, Known]:
    """Return what reads messages, and what is known of the examples. Raises DataError.

    What is learnt as its family alone gives its words, and is no intent.
    """
    alone = [example for example in examples if not subject_of(example)]
    messages = [tokenised(example) for example in alone]
    reader = MessageReader.learn(messages, load_chat_words(chat_words), lemma)
    lemmas = [lemmas_of(chain.from_iterable(reader.read(message))) for message in messages]
    meanings: dict[str, list[Vector]] = {}
    phrasings: dict[str, set[Lemmas]] = {}
    for example, message, words in zip(alone, messages, lemmas, strict=True):
        if message.vector is not None and not is_of_family(example):
            meanings.setdefault(label_of(example), []).append(message.vector)
            phrasings.setdefault(label_of(example), set()).add(words)
    return reader, Known(
        rarity_of(lemmas),
        {intent: pack(np.stack(vectors)) for intent, vectors in sorted(meanings.items())},
        {intent: sorted(each, key=sorted) for intent, each in sorted(phrasings.items())},
    )
