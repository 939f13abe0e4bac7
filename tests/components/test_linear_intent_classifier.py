from __future__ import annotations

from pathlib import Path

import pytest
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.nlu.constants import TOKENS_NAMES
from rasa.nlu.tokenizers.tokenizer import Token
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from components.linear_intent_classifier import LinearIntentClassifier

EXAMPLES = {
    "ask_salary": ["combien on gagne", "quel salaire", "on gagne combien", "le salaire stp", "salaire debutant"],
    "ask_studies": ["quelles etudes", "faut quelles etudes", "les etudes sont longues", "etudes apres le bac"],
    "search": ["une ecole a Lille", "une ecole a Brest", "ecole a Lens", "une formation a Paris"],
}
TOWNS = ("Lille", "Brest", "Lens", "Paris", "Trifouilly")


def message(text: str, intent: str | None = None) -> Message:
    tokens, entities, start = [], [], 0
    for word in text.split():
        start = text.index(word, start)
        tokens.append(Token(word, start, lemma=word.lower().rstrip("s")))
        if word in TOWNS:
            entities.append({"entity": "town", "value": word.lower(), "start": start, "end": start + len(word)})
    made = Message({TEXT: text, TOKENS_NAMES[TEXT]: tokens, ENTITIES: entities})
    if intent:
        made.set(INTENT, intent)
    return made


@pytest.fixture
def storage(tmp_path: Path) -> LocalModelStorage:
    return LocalModelStorage(tmp_path)


def trained(storage: LocalModelStorage, **config: object) -> LinearIntentClassifier:
    settings = {**LinearIntentClassifier.get_default_config(), **config}
    classifier = LinearIntentClassifier(settings, storage, Resource("classifier"))
    classifier.train(TrainingData([message(text, intent) for intent, texts in EXAMPLES.items() for text in texts]))
    return classifier


def parse(classifier: LinearIntentClassifier, text: str) -> Message:
    (parsed,) = classifier.process([message(text)])
    return parsed


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("combien gagne", "ask_salary"),
        ("salaires", "ask_salary"),
        ("etude longue", "ask_studies"),
        ("ecole a Lille", "search"),
        ("une ecole a Trifouilly", "search"),  # a town it was never trained on
    ],
)
def test_it_learns_from_examples_and_from_kinds_of_mentions(storage: LocalModelStorage, text: str, intent: str) -> None:
    assert parse(trained(storage), text).get(INTENT)["name"] == intent


def test_confidences_are_a_ranking_that_adds_up(storage: LocalModelStorage) -> None:
    ranking = parse(trained(storage), "combien").get("intent_ranking")
    confidences = [entry["confidence"] for entry in ranking]
    assert sum(confidences) == pytest.approx(1)
    assert confidences == sorted(confidences, reverse=True)


def test_the_ranking_has_the_configured_length(storage: LocalModelStorage) -> None:
    assert len(parse(trained(storage, ranking_length=2), "combien").get("intent_ranking")) == 2


@pytest.mark.parametrize("text", ["", "??", "🤖"])
def test_nothing_known_is_no_intent(storage: LocalModelStorage, text: str) -> None:
    parsed = parse(trained(storage), text)
    assert parsed.get(INTENT) is None or parsed.get(INTENT)["confidence"] < 0.7


def test_it_is_the_same_after_loading(storage: LocalModelStorage) -> None:
    before = trained(storage)
    after = LinearIntentClassifier.load(
        LinearIntentClassifier.get_default_config(), storage, Resource("classifier"), None
    )
    for texts in EXAMPLES.values():
        for text in texts:
            expected, found = parse(before, text).get("intent_ranking"), parse(after, text).get("intent_ranking")
            assert [entry["name"] for entry in found] == [entry["name"] for entry in expected]
            assert [entry["confidence"] for entry in found] == pytest.approx(
                [entry["confidence"] for entry in expected], abs=1e-4
            )


def test_training_twice_gives_the_same_model(storage: LocalModelStorage) -> None:
    first, second = trained(storage), trained(storage)
    assert parse(first, "combien d etudes").get("intent_ranking") == parse(second, "combien d etudes").get(
        "intent_ranking"
    )


def test_nothing_in_the_model_is_a_pickle(storage: LocalModelStorage, tmp_path: Path) -> None:
    trained(storage)
    names = {path.name for path in tmp_path.rglob("*") if path.is_file()}
    assert names == {"features.json", "weights.npz"}
