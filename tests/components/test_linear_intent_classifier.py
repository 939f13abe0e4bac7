from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.nlu.constants import TOKENS_NAMES
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from components.french_tokenizer import FrenchTokenizer
from components.linear_intent_classifier import HALVES, KNOWN_SHARE, LinearIntentClassifier
from orientation.data_files.yaml_file import DataError
from tests.orientation.understanding.classifier_examples import CUT_WEIGHTS, EXAMPLES

CACHE = str(Path(__file__).parents[2] / ".cache")
TOWNS = ("Lille", "Brest", "Lens", "Paris", "Trifouilly")
CHAT_WORDS = """
abbreviations:
  combien: [cb]
  je sais pas: [jsp]
before_a_question: [dis moi voir, eh oh]
after_a_question: [sérieux quoi]
other_jobs: [plombier]
"""


@pytest.fixture(scope="module")
def tokenizer() -> FrenchTokenizer:
    return FrenchTokenizer({**FrenchTokenizer.get_default_config(), "cache_dir": CACHE})


class Trainer:
    """Trains classifiers in one folder, and asks them."""

    def __init__(self, folder: Path, tokenizer: FrenchTokenizer) -> None:
        self.model = folder / "model"
        self.model.mkdir()
        self.storage = LocalModelStorage(self.model)
        self.chat_words = folder / "chat_words.yml"
        self.chat_words.write_text(CHAT_WORDS, encoding="utf-8")
        self._tokenizer = tokenizer

    def config(self, **more: object) -> dict[str, Any]:
        # Those that config.yml tunes are of the tests' own.
        tuned = {
            "strength": 1.0,
            "temperature": 0.12,
            "filler_share": 0.3,
            "slip_share": 0.0,
            "story_tokens": 25,
            "cut_tokens": 40,
        }
        own = {**tuned, "cut_weights": CUT_WEIGHTS, "cache_dir": CACHE, "chat_words": str(self.chat_words)}
        return {**LinearIntentClassifier.get_default_config(), **own, **more}

    def message(self, text: str, intent: str | None = None) -> Message:
        message = Message({TEXT: text})
        tokens = self._tokenizer.tokenize(message, TEXT)
        message.set(TOKENS_NAMES[TEXT], tokens)
        message.set(
            ENTITIES,
            [
                {"entity": "town", "value": token.text.lower(), "start": token.start, "end": token.end}
                for token in tokens
                if token.text in TOWNS
            ],
        )
        if intent:
            message.set(INTENT, intent)
        return message

    def train(self, **config: object) -> LinearIntentClassifier:
        classifier = LinearIntentClassifier(self.config(**config), self.storage, Resource("classifier"))
        examples = [self.message(text, intent) for intent, texts in EXAMPLES.items() for text in texts]
        classifier.train(TrainingData(examples))
        return classifier

    def load(self, **config: object) -> LinearIntentClassifier:
        return LinearIntentClassifier.load(self.config(**config), self.storage, Resource("classifier"), None)

    def parse(self, classifier: LinearIntentClassifier, text: str) -> Message:
        (parsed,) = classifier.process([self.message(text)])
        return parsed


@pytest.fixture
def trainer(tmp_path: Path, tokenizer: FrenchTokenizer) -> Trainer:
    return Trainer(tmp_path, tokenizer)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory, tokenizer: FrenchTokenizer) -> Trainer:
    return Trainer(tmp_path_factory.mktemp("shared"), tokenizer)


@pytest.fixture(scope="module")
def trained(shared: Trainer) -> LinearIntentClassifier:
    return shared.train()


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("combien ça gagne", "ask_salary"),
        ("SALAIRES ??", "ask_salary"),
        ("cb on gagn", "ask_salary"),  # an abbreviation, then a slip
        ("le salère", "ask_salary"),  # a word that sounds alike
        ("l’étude est longue ?", "ask_studies"),
        ("etudes apres lycee", "ask_studies"),
        ("école à Lille", "search_programmes"),
        ("une école à Trifouilly", "search_programmes"),  # a town it was never trained on
        ("Trifouilly", "search_programmes"),
        ("bonjour 🤖", "greet"),
    ],
)
def test_it_learns_from_examples_whatever_the_spelling(
    shared: Trainer, trained: LinearIntentClassifier, text: str, intent: str
) -> None:
    assert shared.parse(trained, text).get(INTENT)["name"] == intent


def test_one_town_is_as_good_as_another(shared: Trainer, trained: LinearIntentClassifier) -> None:
    rankings = [shared.parse(trained, f"une école à {town}").get("intent_ranking") for town in ("Lille", "Trifouilly")]
    assert rankings[0] == rankings[1]


def test_the_confidences_of_all_intents_are_a_ranking_that_adds_up(
    shared: Trainer, trained: LinearIntentClassifier
) -> None:
    ranking = shared.parse(trained, "combien").get("intent_ranking")
    confidences = [entry["confidence"] for entry in ranking]
    assert {entry["name"] for entry in ranking} == set(EXAMPLES)
    assert sum(confidences) == pytest.approx(1)
    assert confidences == sorted(confidences, reverse=True)
    assert all(isinstance(confidence, float) for confidence in confidences)


def test_what_is_in_the_parse_result_is_json(shared: Trainer, trained: LinearIntentClassifier) -> None:
    parsed = shared.parse(trained, "combien on gagne").as_dict(only_output_properties=True)
    json.dumps({name: parsed[name] for name in (INTENT, "intent_ranking")})
    assert parsed[INTENT] == parsed["intent_ranking"][0]
    assert {KNOWN_SHARE, HALVES}.isdisjoint(parsed)


def test_the_ranking_has_the_configured_length(trainer: Trainer) -> None:
    assert len(trainer.parse(trainer.train(ranking_length=2), "combien").get("intent_ranking")) == 2


@pytest.mark.parametrize("text", ["", "   ", "😀", "…", "你好"])
def test_nothing_known_is_no_intent(shared: Trainer, trained: LinearIntentClassifier, text: str) -> None:
    parsed = shared.parse(trained, text)
    assert parsed.get(INTENT) == {"name": None, "confidence": 0.0}
    assert parsed.get("intent_ranking") == []
    assert parsed.get(KNOWN_SHARE) == 0.0
    assert parsed.get(HALVES) is None


def test_it_is_the_same_after_loading_and_without_the_words_of_chats(trainer: Trainer) -> None:
    before = trainer.train()
    trainer.chat_words.unlink()
    after = trainer.load()
    assert after.intents == before.intents
    for text in ("cb on gagne", "quelle école à Brest", "etude longe", "quel salaire ? quelles études", ""):
        first, second = trainer.parse(before, text), trainer.parse(after, text)
        for name in (INTENT, "intent_ranking", KNOWN_SHARE, HALVES):
            assert second.get(name) == first.get(name)


def test_nothing_in_the_model_is_a_pickle(trainer: Trainer) -> None:
    trainer.train()
    files = {path.name: path for path in trainer.model.rglob("*") if path.is_file()}
    assert set(files) == {"names.json", "weights.npz"}
    assert json.loads(files["names.json"].read_text(encoding="utf-8"))["abbreviations"]["cb"] == ["combien"]
    with np.load(files["weights.npz"], allow_pickle=False) as arrays:
        assert all(arrays[name].dtype.kind in "fi" for name in arrays.files)


def test_the_words_of_chats_are_part_of_the_fingerprint(trainer: Trainer) -> None:
    prints = [LinearIntentClassifier.fingerprint_addon(trainer.config())]
    trainer.chat_words.write_text(CHAT_WORDS.replace("[cb]", "[cb, cmb]"), encoding="utf-8")
    prints.append(LinearIntentClassifier.fingerprint_addon(trainer.config()))
    trainer.chat_words.unlink()
    prints.append(LinearIntentClassifier.fingerprint_addon(trainer.config()))
    assert len(set(prints)) == 3


def test_what_rasa_takes_from_its_cache_has_the_fingerprint_of_the_default_settings() -> None:
    default = LinearIntentClassifier.fingerprint_addon(LinearIntentClassifier.get_default_config())
    assert LinearIntentClassifier.fingerprint_addon({"output": None}) == default


def test_incorrect_words_of_chats_are_refused_with_their_place(trainer: Trainer) -> None:
    trainer.chat_words.write_text(CHAT_WORDS.replace("[jsp]", "[cb]"), encoding="utf-8")
    with pytest.raises(DataError, match=r"chat_words\.yml, ligne 4.*cb"):
        trainer.train()
