from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from components.sentence_encoder_featurizer import SentenceEncoderFeaturizer
from orientation.understanding.universal_encoder import sentence_encoder

DEFAULTS = SentenceEncoderFeaturizer.get_default_config()


@pytest.fixture(scope="module")
def featurizer() -> SentenceEncoderFeaturizer:
    return SentenceEncoderFeaturizer(DEFAULTS, "sentence_encoder", sentence_encoder())


def vector_of(message: Message) -> Any:
    sequence, sentence = message.get_dense_features(TEXT)
    assert sequence is None
    return None if sentence is None else sentence.features


@pytest.mark.parametrize("text", ["Quel salaire ?", "cb sa gagne", "😀"])
def test_a_message_gets_the_vector_of_its_text(featurizer: SentenceEncoderFeaturizer, text: str) -> None:
    (message,) = featurizer.process([Message({TEXT: text})])
    assert np.allclose(vector_of(message), sentence_encoder().encode([text]), atol=1e-6)


@pytest.mark.parametrize("data", [{}, {TEXT: ""}, {TEXT: " \n"}, {TEXT: "/ask_salary"}, {"action_name": "utter_greet"}])
def test_what_says_nothing_gets_none(featurizer: SentenceEncoderFeaturizer, data: dict[str, str]) -> None:
    said = Message({TEXT: "Quel salaire ?"})
    message = Message(dict(data))
    featurizer.process([message, said])
    assert vector_of(message) is None
    assert vector_of(said) is not None


def test_training_examples_get_theirs(featurizer: SentenceEncoderFeaturizer) -> None:
    examples = [Message({TEXT: f"question {number}", "intent": "greet"}) for number in range(600)]
    featurizer.process_training_data(TrainingData(examples))
    assert all(vector_of(example).shape == (1, sentence_encoder().dimension) for example in examples)


def test_another_name_is_the_origin_of_its_features() -> None:
    featurizer = SentenceEncoderFeaturizer({**DEFAULTS, "alias": "meaning"}, "node", sentence_encoder())
    (message,) = featurizer.process([Message({TEXT: "Quel salaire ?"})])
    assert [features.origin for features in message.features] == ["meaning"]


def test_another_encoder_is_learnt_with_again() -> None:
    assert SentenceEncoderFeaturizer.fingerprint_addon(DEFAULTS).endswith(sentence_encoder().version)
