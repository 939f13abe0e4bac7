"""How well entries are found that nobody taught: `python -m evaluation.understanding.new_entries [FILE.tsv]`.

The entries of data/knowledge that have no training examples are found by their `asks`. A fourth of the asks of each is
left out in turn, also of what the classifier learns, and asked; the questions that the classifier knows, some of its
own examples that are left out too, and what is out of scope should be left to it. Prints how often the right entry
comes first, how many messages of others are taken, and the weights for `config.yml`; those that each fold is judged by
were fitted on the others. With a file of messages of others (a text and the id of its entry a line), prints the same of
them, by the weights of config.yml. Held-out sets are not read.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from random import Random
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import yaml
from rasa.shared.nlu.constants import INTENT, METADATA, METADATA_EXAMPLE
from rasa.shared.nlu.training_data.message import Message

from components.knowledge_selector import learn_known, told_by
from components.linear_intent_classifier import FAMILY_ONLY, SCORES, LinearIntentClassifier
from components.tokenised import tokenised
from evaluation.understanding.examples import VALIDATION, Example, out_of_scope, questions, training_examples
from evaluation.understanding.pipeline import Pipeline
from evaluation.understanding.strangers import intents_of
from orientation.data_files.locations import CHAT_WORDS, DATA, INTENTS
from orientation.knowledge.entries import FOLDER, KnowledgeEntry, load_knowledge
from orientation.knowledge.intent_labels import load_intent_labels
from orientation.recognition.french import DEFAULT_CACHE, lexicon
from orientation.understanding.encoder import Matrix
from orientation.understanding.kinds import OUT_OF_SCOPE
from orientation.understanding.linear_model import Vector, probabilities
from orientation.understanding.phrasings import read_phrasings
from orientation.understanding.retrieval import (
    EVIDENCE,
    EVIDENCE_OF_KNOWN,
    WEIGHTS,
    WORD_FOR_WORD,
    Known,
    Ranking,
    Retriever,
    Scores,
    lemmas_of,
)
from orientation.understanding.universal_encoder import sentence_encoder
from runtime import boot
from runtime.training import model_path

FOLDS, SEED = 4, 5
_STRANGERS = "strangers.tsv"
_STRENGTH = 0.001
_ENOUGH = 3000
# So many training examples are put aside too: the main questions, as short as they are asked.
_PUT_ASIDE = 1600
# From the first a message is guessed, from the second it is answered without another reading (config.yml).
_LEAST = (0.3, 0.7)
Weights = Mapping[str, float]


class Read(NamedTuple):
    """A message as the selector sees it: its lemmas, its vector, what the classifier makes of it."""

    text: str
    lemmas: frozenset[str]
    vector: Vector
    scores: Scores


class Seen(NamedTuple):
    """A message: the entry or intent that is right, and what speaks for each entry and each intent that is weighed."""

    right: str
    entries: tuple[str, ...]
    evidence: Matrix
    known: tuple[str, ...]
    evidence_of_known: Matrix
    word_for_word: npt.NDArray[np.bool_]


def main() -> None:
    """Leave out, fit, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("messages", type=Path, nargs="?", help="a file: text, tab, id of the entry")
    parser.add_argument("--model", type=Path, help="a model other than that of the present files")
    arguments = parser.parse_args()
    entries = [entry for entry in load_knowledge(DATA).values() if entry.asks]
    if not entries:
        parser.error(f"no entry of {DATA / FOLDER} has `asks`: there is nothing to find.")
    boot.prepare()
    measure = _Measure(Pipeline(arguments.model or model_path()), entries)
    if arguments.messages:
        weights = measure.pipeline.weights
        print(report([(seen, chances(seen, weights)) for seen in measure.of_others(arguments.messages)]))
        return
    folds = list(measure.folds())
    judged: list[tuple[Seen, Ranking]] = []
    for number, fold in enumerate(folds):
        weights = fit(list(chain.from_iterable(other for at, other in enumerate(folds) if at != number)))
        judged += [(seen, chances(seen, weights)) for seen in fold]
    print(report(judged))
    print(yaml.safe_dump({"weights": fit(list(chain.from_iterable(folds)))}, sort_keys=False))


def report(judged: Sequence[tuple[Seen, Ranking]]) -> str:
    """Return what came of the messages of entries, of the others, and of what is out of scope."""
    lines = []
    new = [(seen, ranking) for seen, ranking in judged if seen.right in seen.entries]
    if new:
        first = [(seen.right == ranking[0][0], ranking[0][1]) for seen, ranking in new]
        shares = ", ".join(f"with {at} or more {_share(r and c >= at for r, c in first):.3f}" for at in _LEAST)
        two = _share(seen.right in dict(ranking[:2]) for seen, ranking in new)
        alone = _share(
            next(name for name, _ in ranking if name not in seen.known) == seen.right for seen, ranking in new
        )
        lines.append(
            f"entries, {len(new)} messages: right one first {_share(r for r, _ in first):.3f} (of the entries alone "
            f"{alone:.3f}), {shares}, among two {two:.3f}"
        )
    for name, is_outside in (("known questions", False), ("out of scope", True)):
        rows = [
            (seen, ranking)
            for seen, ranking in judged
            if seen.right not in seen.entries and (seen.right == OUT_OF_SCOPE) is is_outside
        ]
        if rows:
            right = _share(ranking[0][0] == seen.right for seen, ranking in rows)
            taken = ", ".join(f"with {at} or more {_taken(rows, at):.3f}" for at in (0.0, *_LEAST))
            lines.append(f"{name}, {len(rows)} messages: right one first {right:.3f}, taken by an entry {taken}")
    return "\n".join(lines)


def _share(right: Iterable[bool]) -> float:
    return float(np.mean(list(right)))


def _taken(judged: Sequence[tuple[Seen, Ranking]], least: float) -> float:
    return _share(ranking[0][0] in seen.entries and ranking[0][1] >= least for seen, ranking in judged)


def fit(seen: Sequence[Seen]) -> dict[str, float]:
    """Return the weights under which what is right is likeliest: a choice among everything that is weighed.

    What should be left to the classifier counts as much as all entries together: people ask the main questions most,
    however many entries there are.
    """
    from scipy.optimize import minimize

    # A dozen weights need no more. What the classifier does not weigh at all teaches nothing.
    weighed = [each for each in seen if each.right in each.entries or each.right in each.known]
    weighed = Random(SEED).sample(weighed, min(_ENOUGH, len(weighed)))
    tables = [_table(each) for each in weighed]
    right = [(*each.entries, *each.known).index(each.right) for each in weighed]
    new = sum(each.right in each.entries for each in weighed)
    counted = [1.0 if each.right in each.entries else new / max(len(weighed) - new, 1) for each in weighed]

    def loss(weights: npt.NDArray[np.float64]) -> tuple[float, npt.NDArray[np.float64]]:
        strength = _STRENGTH * len(weighed) / 100
        total, slope = strength * float(weights @ weights), 2 * strength * weights
        for table, index, times, each in zip(tables, right, counted, weighed, strict=True):
            shares = probabilities(table @ weights + WORD_FOR_WORD * each.word_for_word, 1.0)
            total -= times * float(np.log(max(shares[index], 1e-12)))
            slope = slope + times * (shares @ table - table[index])
        return total, slope

    found = minimize(loss, np.zeros(len(WEIGHTS)), jac=True, method="L-BFGS-B").x
    return {name: round(float(weight), 2) for name, weight in zip(WEIGHTS, found, strict=True)}


def _table(seen: Seen) -> npt.NDArray[np.float64]:
    """Return a row for each entry and each known intent, in the columns of WEIGHTS."""
    new, known = len(seen.entries), len(seen.known)
    own = np.hstack([seen.evidence, np.ones((new, 1)), np.zeros((new, len(EVIDENCE_OF_KNOWN)))])
    return np.vstack([own, np.hstack([np.zeros((known, len(EVIDENCE) + 1)), seen.evidence_of_known])])


def chances(seen: Seen, weights: Weights) -> Ranking:
    """Return the chances that these weights give, as the retriever does."""
    shares = probabilities(
        _table(seen) @ np.array([weights[name] for name in WEIGHTS]) + WORD_FOR_WORD * seen.word_for_word, 1.0
    )
    return sorted(zip((*seen.entries, *seen.known), map(float, shares), strict=True), key=lambda each: -each[1])


class _Measure:
    """Ask the entries what was left out of them, and what others ask."""

    def __init__(self, pipeline: Pipeline, entries: Sequence[KnowledgeEntry]) -> None:
        self.pipeline = pipeline
        self._entries = entries

    def folds(self) -> Iterator[list[Seen]]:
        """Yield, for each fold, what its messages look like to entries and a classifier that have the other asks."""
        others = [*questions(VALIDATION), *out_of_scope(VALIDATION), *_strangers()]
        Random(SEED).shuffle(others)
        every = training_examples()
        put_aside = Random(SEED).sample(every, min(_PUT_ASIDE, len(every)))
        aside = {example.text: at % FOLDS for at, example in enumerate(put_aside)}
        examples = [(self._example(example.text, example.intent), aside.get(example.text)) for example in every]
        families = {ask: self._example(ask, entry.family, FAMILY_ONLY) for entry in self._entries for ask in entry.asks}
        for number in range(FOLDS):
            placed = [(ask, entry.id, at % FOLDS) for entry in self._entries for at, ask in enumerate(entry.asks)]
            left_out = [(ask, entry) for ask, entry, fold in placed if fold == number]
            kept: dict[str, list[str]] = {}
            for ask, entry, fold in placed:
                if fold != number:
                    kept.setdefault(entry, []).append(ask)
            own = [message for message, fold in examples if fold != number]
            retriever = self._retriever(kept, self._known_from(own))
            learnt = [families[ask] for asks in kept.values() for ask in asks]
            classifier = self.pipeline.trained_on_read([*own, *learnt])
            asked = left_out + [
                (example.text, example.intent) for example in (*others[number::FOLDS], *put_aside[number::FOLDS])
            ]
            messages = [(self._read(text, classifier), right) for text, right in asked]
            yield [_seen(retriever, read, right) for read, right in messages if read is not None]

    def of_others(self, file: Path) -> Iterator[Seen]:
        """Yield what the messages of a file look like to the entries with all their asks."""
        asks = {entry.id: list(entry.asks) for entry in self._entries}
        retriever = self._retriever(asks, self.pipeline.selector_known)
        for line in file.read_text(encoding="utf-8").splitlines():
            text, entry = line.split("\t")[:2]
            if (read := self._read(text, self.pipeline.classifier)) is not None:
                yield _seen(retriever, read, entry)

    def _known_from(self, examples: list[Message]) -> Known:
        return learn_known(examples, lexicon(DEFAULT_CACHE).lemma, CHAT_WORDS)[1]

    def _retriever(self, asks: Mapping[str, Sequence[str]], known: Known) -> Retriever:
        reader = self.pipeline.selector_reader
        phrasings, vectors = read_phrasings(asks, reader, sentence_encoder(), Path(".cache/evaluation"))
        told = told_by(self._entries, reader)
        return Retriever(phrasings, vectors, known, dict.fromkeys(WEIGHTS, 0.0), told)

    def _example(self, text: str, intent: str, kind: str = "") -> Message:
        message = self.pipeline.read(text)
        message.set(INTENT, intent)
        message.set(METADATA, {METADATA_EXAMPLE: {kind: True}})
        return message

    def _read(self, text: str, classifier: LinearIntentClassifier) -> Read | None:
        message = self.pipeline.read(text)
        classifier.process([message])
        read = tokenised(message)
        if read.vector is None:
            return None
        lemmas = lemmas_of(chain.from_iterable(self.pipeline.selector_reader.read(read)))
        return Read(read.text, lemmas, read.vector, message.get(SCORES))


def _seen(retriever: Retriever, read: Read, right: str) -> Seen:
    evidence = retriever.evidence(read.text, read.lemmas, read.vector, read.scores.families)
    names, of_known = retriever.evidence_of_known(read.lemmas, read.vector, read.scores.intents)
    same = retriever.word_for_word(read.lemmas, of_known)
    return Seen(right, retriever.entries, evidence, tuple(names), of_known, same)


def _strangers() -> Iterator[Example]:
    intents = load_intent_labels(INTENTS)
    for line in (VALIDATION / _STRANGERS).read_text(encoding="utf-8").splitlines():
        text, labels = line.split("\t")[:2]
        for intent in intents_of(labels.split("|")[0], intents, _STRANGERS):
            yield Example(text, intent)


if __name__ == "__main__":
    main()
