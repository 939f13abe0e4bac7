from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from components.french_tokenizer import FrenchTokenizer
from components.sentence_encoder_featurizer import SentenceEncoderFeaturizer
from orientation.data_files.locations import CHAT_WORDS
from orientation.understanding.universal_encoder import sentence_encoder
from tests.support.assistant import ROOT

DEFAULTS = SentenceEncoderFeaturizer.get_default_config()


CONFIG = {**DEFAULTS, "cache_dir": str(ROOT / ".cache"), "chat_words": str(ROOT / CHAT_WORDS)}


@pytest.fixture(scope="module")
def tokenizer() -> FrenchTokenizer:
    return FrenchTokenizer({**FrenchTokenizer.get_default_config(), "cache_dir": CONFIG["cache_dir"]})


@pytest.fixture(scope="module")
def featurizer(tokenizer: FrenchTokenizer, tmp_path_factory: pytest.TempPathFactory) -> SentenceEncoderFeaturizer:
    """A featurizer that was trained, stored and loaded."""
    storage = LocalModelStorage(tmp_path_factory.mktemp("model"))
    resource = Resource("featurizer")
    context: Any = SimpleNamespace(node_name="run_featurizer")
    trained = SentenceEncoderFeaturizer.create(CONFIG, storage, resource, context)
    examples = [message(tokenizer, "Quel est le salaire ?"), message(tokenizer, "Le salaire au début")]
    for example in examples:
        example.set(INTENT, "ask_salary")
    trained.train(TrainingData(examples))
    return SentenceEncoderFeaturizer.load(CONFIG, storage, resource, context)


def message(tokenizer: FrenchTokenizer, text: str) -> Message:
    found = Message({TEXT: text})
    tokenizer.process([found])
    return found


def vector_of(message: Message) -> Any:
    sequence, sentence = message.get_dense_features(TEXT)
    assert sequence is None
    return None if sentence is None else sentence.features


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("C’est bien payé ?", "C’est bien payé ?"),
        ("cb on gagne", "combien on gagne"),
        ("le salairz stp", "le salaire s'il te plait"),
        ("😀", "😀"),
    ],
)
def test_a_message_gets_the_vector_of_what_was_meant(
    featurizer: SentenceEncoderFeaturizer, tokenizer: FrenchTokenizer, text: str, meant: str
) -> None:
    (found,) = featurizer.process([message(tokenizer, text)])
    assert np.allclose(vector_of(found), sentence_encoder().encode([meant]), atol=1e-6)


@pytest.mark.parametrize("data", [{}, {TEXT: ""}, {TEXT: " \n"}, {TEXT: "/ask_salary"}, {"action_name": "utter_greet"}])
def test_what_says_nothing_gets_none(
    featurizer: SentenceEncoderFeaturizer, tokenizer: FrenchTokenizer, data: dict[str, str]
) -> None:
    said = message(tokenizer, "Quel salaire ?")
    silent = Message(dict(data))
    featurizer.process([silent, said])
    assert vector_of(silent) is None
    assert vector_of(said) is not None


def test_training_examples_get_theirs(featurizer: SentenceEncoderFeaturizer, tokenizer: FrenchTokenizer) -> None:
    examples = [message(tokenizer, f"question {number}") for number in range(600)]
    featurizer.process_training_data(TrainingData(examples))
    assert all(vector_of(example).shape == (1, sentence_encoder().dimension) for example in examples)


@pytest.mark.parametrize(("alias", "origin"), [(None, "node"), ("meaning", "meaning")])
def test_its_features_have_its_name(tokenizer: FrenchTokenizer, alias: str | None, origin: str) -> None:
    featurizer = SentenceEncoderFeaturizer({**CONFIG, "alias": alias}, "node", sentence_encoder())
    (found,) = featurizer.process([message(tokenizer, "Quel salaire ?")])
    assert [features.origin for features in found.features] == [origin]


def test_another_encoder_is_learnt_with_again() -> None:
    assert SentenceEncoderFeaturizer.fingerprint_addon(DEFAULTS).endswith(sentence_encoder().version)
