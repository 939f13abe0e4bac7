"""Key slips in the examples: a share of them is learnt a second time as a hurried thumb would type it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

from orientation.understanding.keyboard import KEY_NEIGHBOURS
from orientation.understanding.message import TokenisedMessage

_ONE_SLIP_IN = 12


def with_slips(
    examples: Sequence[tuple[TokenisedMessage, str]], share: float, seed: int
) -> Iterator[tuple[TokenisedMessage, str]]:
    """Yield a share of the messages again, one letter in twelve replaced by its neighbour, and their intent.

    Names of the catalogue are left as they are: in a message, they are no words. Those that are out of scope slip too,
    so that a slip says nothing of the intent.
    """
    random = Random(seed)
    for message, intent in examples:
        if random.random() < share:
            tokens = [
                token if message.name_at(token) else token._replace(text=_slipped(token.text, random))
                for token in message.tokens
            ]
            yield TokenisedMessage(tokens, message.names), intent


def _slipped(word: str, random: Random) -> str:
    return "".join(
        random.choice(KEY_NEIGHBOURS[letter])
        if letter in KEY_NEIGHBOURS and random.random() < 1 / _ONE_SLIP_IN
        else letter
        for letter in word
    )
