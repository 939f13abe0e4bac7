"""The intent classifier: multinomial logistic regression on TF-IDF weighted n-grams.

scikit-learn fits it; at run time a message is a handful of rows of one matrix, so that neither scikit-learn nor
its start-up time are needed to answer. The model is one JSON file and one NumPy file: nothing is unpickled.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import numpy as np
import numpy.typing as npt
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.nlu.constants import TOKENS_NAMES
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from components.fingerprint import code_fingerprint
from components.ngrams import features
from orientation.text import fold

Matrix = npt.NDArray[np.float32]


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER], is_trainable=True)
class LinearIntentClassifier(GraphComponent, IntentClassifier):
    """Give each intent a probability.

    Configuration: `C`, the inverse strength of the regularisation; `ranking_length`, intents reported; `seed`.
    A message without any known feature gets no intent at all.
    """

    def __init__(self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource) -> None:
        self._config = config
        self._model_storage = model_storage
        self._resource = resource
        self._intents: list[str] = []
        self._columns: dict[str, int] = {}
        self._idf: Matrix = np.zeros(0, dtype=np.float32)
        self._weights: Matrix = np.zeros((0, 0), dtype=np.float32)
        self._bias: Matrix = np.zeros(0, dtype=np.float32)

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the settings that `config.yml` may override."""
        return {"C": 80.0, "ranking_length": 5, "seed": 13}

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str:
        """Return what tells Rasa's cache that the code has changed."""
        return code_fingerprint()

    @staticmethod
    def required_packages() -> list[str]:
        """Return what training needs."""
        return ["sklearn"]

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> LinearIntentClassifier:
        """Return an untrained classifier."""
        return cls(config, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Fit the model on the intent examples and store it."""
        from scipy.sparse import csr_matrix
        from sklearn.linear_model import LogisticRegression

        examples = training_data.intent_examples
        counted = [_features(example) for example in examples]
        frequencies: dict[str, int] = {}
        for counts in counted:
            for feature in counts:
                frequencies[feature] = frequencies.get(feature, 0) + 1
        kept = sorted(feature for feature, frequency in frequencies.items() if frequency > 1)
        self._columns = {feature: column for column, feature in enumerate(kept)}
        self._idf = np.array([np.log((1 + len(examples)) / (1 + frequencies[f])) + 1 for f in kept], dtype=np.float32)

        rows: list[int] = []
        columns: list[int] = []
        values: list[float] = []
        for row, counts in enumerate(counted):
            indices, weights = self._vector(counts)
            rows.extend([row] * len(indices))
            columns.extend(indices)
            values.extend(weights.tolist())
        inputs = csr_matrix((values, (rows, columns)), shape=(len(examples), len(kept)))
        labels = [example.get(INTENT) for example in examples]
        model = LogisticRegression(C=self._config["C"], max_iter=2000, random_state=self._config["seed"])
        model.fit(inputs, labels)
        self._intents = [str(intent) for intent in model.classes_]
        self._weights = _unpack(*_pack(model.coef_.T))
        self._bias = model.intercept_.astype(np.float32)
        self._persist()
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the intent and the ranking of each message."""
        for message in messages:
            ranking = self._rank(_features(message))
            message.set(INTENT, ranking[0] if ranking else {"name": None, "confidence": 0.0}, add_to_output=True)
            message.set("intent_ranking", ranking[: self._config["ranking_length"]], add_to_output=True)
        return messages

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **_: Any,
    ) -> LinearIntentClassifier:
        """Return the trained classifier."""
        component = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder:
            names = json.loads((folder / "features.json").read_text(encoding="utf-8"))
            with np.load(folder / "weights.npz") as arrays:
                component._idf = arrays["idf"]
                component._weights = _unpack(arrays["weights"], arrays["scales"])
                component._bias = arrays["bias"]
        component._intents = names["intents"]
        component._columns = {feature: column for column, feature in enumerate(names["features"])}
        return component

    def _rank(self, counts: Counter[str]) -> list[dict[str, Any]]:
        indices, weights = self._vector(counts)
        if not len(indices):
            return []
        scores = weights @ self._weights[indices] + self._bias
        chances = np.exp(scores - scores.max())
        chances /= chances.sum()
        return [
            {"name": self._intents[index], "confidence": float(chances[index])}
            for index in np.argsort(-chances, kind="stable")
        ]

    def _vector(self, counts: Counter[str]) -> tuple[list[int], Matrix]:
        """Return the known features' columns and their weights, of length 1 together."""
        known = [(self._columns[feature], count) for feature, count in counts.items() if feature in self._columns]
        indices = [column for column, _ in known]
        values = (1 + np.log(np.array([count for _, count in known], dtype=np.float32))) * self._idf[indices]
        length = float(np.sqrt((values**2).sum()))
        return indices, (values / length if length else values).astype(np.float32)

    def _persist(self) -> None:
        with self._model_storage.write_to(self._resource) as folder:
            names = {"intents": self._intents, "features": list(self._columns)}
            (folder / "features.json").write_text(json.dumps(names, ensure_ascii=False), encoding="utf-8")
            weights, scales = _pack(self._weights)
            np.savez_compressed(folder / "weights.npz", idf=self._idf, weights=weights, scales=scales, bias=self._bias)


def _pack(weights: Matrix) -> tuple[npt.NDArray[np.int8], Matrix]:
    """Return the weights in 255 steps for each intent, and the size of a step: a quarter of the space, same ranking."""
    scales = np.maximum(np.abs(weights).max(axis=0), np.finfo(np.float32).tiny).astype(np.float32) / 127
    return np.rint(weights / scales).astype(np.int8), scales


def _unpack(weights: npt.NDArray[np.int8], scales: Matrix) -> Matrix:
    return weights.astype(np.float32) * scales


def _features(message: Message) -> Counter[str]:
    """Return the features of a message, in which each mention of the catalogue is replaced by its kind.

    « une école à Lille » and « une école à Brest » are then the same question, and so is one about a town that is
    added tomorrow.
    """
    mentions = [(entity["start"], entity["end"], entity["entity"]) for entity in message.get(ENTITIES) or ()]
    words: list[str] = []
    lemmas: list[str] = []
    for token in message.get(TOKENS_NAMES[TEXT]) or ():
        kind = next((kind for start, end, kind in mentions if start < token.end and token.start < end), None)
        if kind is None:
            words.append(fold(token.text))
            lemmas.append(token.lemma)
        elif f"<{kind}>" not in words[-1:]:
            words.append(f"<{kind}>")
            lemmas.append(f"<{kind}>")
    return features(words, lemmas)
