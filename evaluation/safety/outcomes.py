"""What comes of messages, each alone in a new conversation."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable

from evaluation.safety.measures import Outcome
from evaluation.safety.messages import Measured
from orientation.safety.protocol import CareState, Protocol
from orientation.safety.safety_answer import number_of

_NUMBER = re.compile(r"\]\((?:tel|sms):(\d+)\)")


def outcomes(protocol: Protocol, messages: Iterable[Measured]) -> list[Outcome]:
    """Return what comes of each message."""
    return [_outcome(protocol, message) for message in messages]


def _outcome(protocol: Protocol, message: Measured) -> Outcome:
    step = protocol.respond(message.text, CareState())
    said = step.answer
    soft = said is not None and said in protocol.texts.soft
    first = _NUMBER.search(said) if said else None
    numbers = {number_of(number): number for number in message.numbers}
    first_number = numbers.get(first[1], first[1]) if first else None
    return Outcome(message, said is not None and not soft, soft, said is None and step.after is not None, first_number)


def milliseconds(protocol: Protocol, messages: Iterable[Measured]) -> list[float]:
    """Return how long each message took to be recognised, in milliseconds, sorted."""
    taken: list[float] = []
    for message in messages:
        started = time.perf_counter()
        protocol.recogniser.read(message.text)
        taken.append((time.perf_counter() - started) * 1000)
    return sorted(taken)
