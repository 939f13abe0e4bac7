"""Count what happened in the conversations."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

import numpy as np

from orientation.answers.messages import DOWN, UP
from orientation.dialogue.feedback import GIVE_REASON, VOTES
from orientation.understanding.kinds import AFTER_DISTRESS, FALLBACK, OUT_OF_SCOPE
from runtime.report.turns import Conversation, Feedback

# Somebody who has said nothing for as long has left.
_LEFT_AFTER = timedelta(minutes=30)
_FEEDBACK = frozenset([*VOTES, GIVE_REASON])
# Nothing was kept of a message of distress, and of what was said after it only that it was.
_DISTRESS = frozenset([None, AFTER_DISTRESS])


@dataclass
class Votes:
    """What was thought of the answers to one subject."""

    up: int = 0
    down: int = 0
    reasons: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True)
class Times:
    """Seconds until the answer: half of the answers, and 95 of 100, took no longer."""

    p50: float
    p95: float


@dataclass
class Measures:
    """All that the report shows. By day: local dates; by subject: intents; helped: messages of distress."""

    opened: Counter[date] = field(default_factory=Counter)
    held: Counter[date] = field(default_factory=Counter)
    messages: Counter[date] = field(default_factory=Counter)
    asked_back: Counter[date] = field(default_factory=Counter)
    declined: Counter[date] = field(default_factory=Counter)
    helped: Counter[date] = field(default_factory=Counter)
    intents: Counter[str] = field(default_factory=Counter)
    last_intents: Counter[str] = field(default_factory=Counter)
    votes: dict[str, Votes] = field(default_factory=dict)
    times: dict[date, Times] = field(default_factory=dict)
    overall: Times | None = None
    misses: Counter[str] = field(default_factory=Counter)

    @property
    def is_empty(self) -> bool:
        """Tell whether nobody has opened a conversation."""
        return not self.opened and not self.messages

    @property
    def days(self) -> list[date]:
        """Return every day from the first to the last on which something happened."""
        known = [*self.opened, *self.messages]
        first, last = min(known), max(known)
        return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def measure(
    opened: Iterable[datetime], conversations: Iterable[Conversation], misses: Iterable[str], now: datetime
) -> Measures:
    """Return the counts.

    opened: when each conversation was; misses: of each message that was not understood, the likeliest intent.
    """
    found = Measures(misses=Counter(misses))
    found.opened.update(moment.date() for moment in opened)
    seconds: dict[date, list[float]] = defaultdict(list)
    for turns in conversations:
        found.held[turns[0].at.date()] += 1
        _count_votes(found, turns)
        for turn in turns:
            day = turn.at.date()
            if turn.seconds is not None:
                seconds[day].append(turn.seconds)
            if turn.intent in _FEEDBACK:
                continue
            found.messages[day] += 1
            if turn.intent is not None:
                found.intents[turn.intent] += 1
            found.helped[day] += turn.intent in _DISTRESS
            found.asked_back[day] += turn.intent == FALLBACK
            found.declined[day] += turn.intent == OUT_OF_SCOPE
        said = [turn.intent for turn in turns if turn.intent not in {None, *_FEEDBACK}]
        if said and now - turns[-1].at > _LEFT_AFTER:
            found.last_intents[str(said[-1])] += 1
    found.times = {day: _times(values) for day, values in sorted(seconds.items())}
    everything = [value for values in seconds.values() for value in values]
    found.overall = _times(everything) if everything else None
    return found


def _count_votes(found: Measures, turns: Conversation) -> None:
    """Count one vote for each subject of a conversation, the last: a changed mind is no second voice."""
    last: dict[str, Feedback] = {}
    voted: Feedback | None = None
    for given in (turn.feedback for turn in turns if turn.feedback):
        if given.vote:
            voted = last[given.about] = given
        elif voted:
            voted = last[voted.about] = replace(voted, reason=given.reason)
    for about, feedback in last.items():
        votes = found.votes.setdefault(about, Votes())
        votes.up += feedback.vote == UP
        votes.down += feedback.vote == DOWN
        if feedback.vote == DOWN and feedback.reason:
            votes.reasons[feedback.reason] += 1


def _times(seconds: Sequence[float]) -> Times:
    p50, p95 = np.percentile(seconds, (50, 95))
    return Times(float(p50), float(p95))
