"""How well an entry is found that nobody taught: `python -m evaluation.understanding.new_entries`.

Each in-house entry is left out in turn, a fifth of them at once, and comes back as if a counsellor had just added it,
with a few of its training examples as its ways to be asked. Prints how often it comes first for its messages, and how
many messages of others it takes, then the weights for `config.yml`. Those that each fold is judged by were fitted on
the others. Only the training examples and the validation set are read.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from random import Random
from typing import NamedTuple

import numpy as np
import yaml
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY
from rasa.shared.nlu.training_data.message import Message

from components.knowledge_selector import KnowledgeSelector, chances_of_known, learn_known
from components.tokenised import tokenised
from evaluation.understanding.examples import VALIDATION, Example, out_of_scope, questions, training_examples
from evaluation.understanding.pipeline import Pipeline
from orientation.data_files.locations import CHAT_WORDS, DATA
from orientation.knowledge.entries import families
from orientation.recognition.french import DEFAULT_CACHE, lexicon
from orientation.understanding.kinds import OUT_OF_SCOPE
from orientation.understanding.linear_model import Vector
from orientation.understanding.message_reader import MessageReader
from orientation.understanding.retrieval import EVIDENCE, Phrasing, Ranking, Retriever, lemmas_of, with_new
from runtime import boot
from runtime.training import model_path

FOLDS, ASKS, SEED = 5, 8, 5
# Messages of entries that are left out, beside those of the validation set; nothing has learnt them either.
UNSEEN_EACH_FOLD = 400
_STRENGTH = 1.0
# From the first a message may be asked back, from the second it is answered (config.yml).
_LEAST = (0.2, 0.7)


class Seen(NamedTuple):
    """A message, whether its question is new, what the classifier makes of it, and the evidence for each new entry."""

    intent: str
    is_new: bool
    ranking: Ranking
    evidence: Mapping[str, tuple[float, ...]]


def main() -> None:
    """Leave out, fit, print."""
    model = Path(sys.argv[1]) if len(sys.argv) > 1 else model_path()
    boot.prepare()
    folds = list(_folds(Pipeline(model)))
    judged: list[tuple[Seen, Ranking]] = []
    for number, fold in enumerate(folds):
        weights = fit(chain.from_iterable(other for at, other in enumerate(folds) if at != number))
        judged += [(seen, with_new(seen.ranking, chances(seen.evidence, weights))) for seen in fold]
    print(report(judged))
    print(yaml.safe_dump({"weights": fit(chain.from_iterable(folds))}, sort_keys=False))


def report(judged: Sequence[tuple[Seen, Ranking]]) -> str:
    """Return what came of the messages of new entries, of the others, and of what is out of scope."""
    new = [(seen, ranking) for seen, ranking in judged if seen.is_new]
    known = [(seen, ranking) for seen, ranking in judged if not seen.is_new and seen.intent != OUT_OF_SCOPE]
    others = [(seen, ranking) for seen, ranking in judged if seen.intent == OUT_OF_SCOPE]
    first = [(seen.intent == ranking[0][0], ranking[0][1]) for seen, ranking in new]
    lines = [
        f"new entries, {len(new)} messages: right one first {_share(right for right, _ in first):.3f}, "
        + ", ".join(
            f"with {least} or more {_share(r and chance >= least for r, chance in first):.3f}" for least in _LEAST
        )
        + f", among two {_share(seen.intent in dict(ranking[:2]) for seen, ranking in new):.3f}"
    ]
    for name, rows in (("known questions", known), ("out of scope", others)):
        shares = ", ".join(f"with {least} or more {_taken(rows, least):.3f}" for least in _LEAST)
        lines.append(f"{name}, {len(rows)} messages: wrongly taken {_taken(rows, 0.0):.3f}, {shares}")
    return "\n".join(lines)


def _share(right: Iterable[bool]) -> float:
    return float(np.mean(list(right)))


def _taken(judged: Sequence[tuple[Seen, Ranking]], least: float) -> float:
    return _share(ranking[0][0] in seen.evidence and ranking[0][1] >= least for seen, ranking in judged)


def fit(seen: Iterable[Seen]) -> dict[str, float]:
    """Return the weights: of what speaks for an entry when it is the right one, and when it is not."""
    from sklearn.linear_model import LogisticRegression

    rows = [(values, entry == each.intent) for each in seen for entry, values in each.evidence.items()]
    fitted = LogisticRegression(C=_STRENGTH, max_iter=5000).fit(
        np.array([values for values, _ in rows]), [right for _, right in rows]
    )
    weights = zip(EVIDENCE, fitted.coef_[0], strict=True)
    return {
        **{name: round(float(weight), 2) for name, weight in weights},
        "bias": round(float(fitted.intercept_[0]), 2),
    }


def chances(evidence: Mapping[str, tuple[float, ...]], weights: Mapping[str, float]) -> Ranking:
    """Return the chances that these weights give the entries, as the retriever does."""
    odds = {
        entry: np.exp(
            weights["bias"] + sum(weights[name] * value for name, value in zip(EVIDENCE, values, strict=True))
        )
        for entry, values in evidence.items()
    }
    return [(entry, float(value / (1.0 + sum(odds.values())))) for entry, value in odds.items()]


def _folds(pipeline: Pipeline) -> Iterator[list[Seen]]:
    lemma = lexicon(Path(DEFAULT_CACHE)).lemma
    random = Random(SEED)
    taught = [(example, _read(pipeline, example)) for example in training_examples()]
    taught = [(example, message) for example, message in taught if tokenised(message).vector is not None]
    asked = [(example, _read(pipeline, example)) for example in (*questions(VALIDATION), *out_of_scope(VALIDATION))]
    asked = [(example, message) for example, message in asked if tokenised(message).vector is not None]
    entries = sorted(families(DATA))
    random.shuffle(entries)
    for number in range(FOLDS):
        left_out = set(entries[number::FOLDS])
        print(f"fold {number + 1} of {FOLDS}…", file=sys.stderr, flush=True)
        kept = [message for example, message in taught if example.intent not in left_out]
        classifier = pipeline.trained_on_read(kept)
        reader, known, _ = learn_known(kept, lemma, CHAT_WORDS, KnowledgeSelector.get_default_config())
        away = [(example, message) for example, message in taught if example.intent in left_out]
        random.shuffle(away)
        asks = [pair for entry in sorted(left_out) for pair in [p for p in away if p[0].intent == entry][:ASKS]]
        phrasings = [Phrasing(example.intent, _lemmas(reader, message)) for example, message in asks]
        vectors = np.stack([_vector(message) for _, message in asks])
        retriever = Retriever(phrasings, vectors, known, dict.fromkeys((*EVIDENCE, "bias"), 0.0))
        used = {id(message) for _, message in asks}
        unseen = [pair for pair in away if id(pair[1]) not in used][:UNSEEN_EACH_FOLD]
        fold = []
        for example, message in (*asked, *unseen):
            classifier.process([message])
            message.set(INTENT, example.intent)  # in the next fold it may be learnt
            ranking = [(entry["name"], entry["confidence"]) for entry in message.get(INTENT_RANKING_KEY)]
            evidence = retriever.evidence(_lemmas(reader, message), _vector(message), *chances_of_known(ranking))
            fold.append(Seen(example.intent, example.intent in left_out, ranking, evidence))
        yield fold


def _read(pipeline: Pipeline, example: Example) -> Message:
    message = pipeline.read(example.text)
    message.set(INTENT, example.intent)
    return message


def _lemmas(reader: MessageReader, message: Message) -> frozenset[str]:
    return lemmas_of(chain.from_iterable(reader.read(tokenised(message))))


def _vector(message: Message) -> Vector:
    vector = tokenised(message).vector
    assert vector is not None
    return vector


if __name__ == "__main__":
    main()
