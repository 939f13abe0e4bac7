"""A message of Rasa's, as orientation/understanding reads it."""

from __future__ import annotations

from rasa.nlu.constants import TOKENS_NAMES
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from orientation.text import fold
from orientation.understanding.message import Named, Token, TokenisedMessage


def tokenised(message: Message) -> TokenisedMessage:
    """Return the tokens of a message, its names, its text, and its vector if a featurizer gave it one."""
    _, sentence = message.get_dense_features(TEXT)
    return TokenisedMessage(
        [Token(fold(token.text), token.start, token.end) for token in message.get(TOKENS_NAMES[TEXT]) or ()],
        [Named(name["start"], name["end"], name["entity"], name["value"]) for name in message.get(ENTITIES) or ()],
        message.get(TEXT) or "",
        None if sentence is None else sentence.features[0],
    )
