"""How a conversation goes on in which distress was told: the state that is kept, and what is answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from orientation.safety.clauses import clauses_of
from orientation.safety.needs import Level, Need, level_of
from orientation.safety.recognition import CareRecogniser, Sign
from orientation.safety.replies import ACCOMPANIED, BETTER, DENIED, LIKELY, NO, SURE, Replies, Reply
from orientation.safety.safety_answer import GRIEF, HelpTexts

# So many questions of studies in a row, where only something dark was said: what is not understood is then asked back.
_CALM = 3
# Who says so twice is believed.
_TWICE = 2
# More of these in a row is not a conversation: the last one is said again.
_SOFT, _GREY = "soft", "grey"
# So many words beside a denial are something else that is asked.
_ASKS = 4


@dataclass(frozen=True)
class CareState:
    """What is remembered of distress in a conversation; never a word of what was said.

    level: how careful to be; need: what was shown last; asked: whether the person was asked if they think of dying or
    are alone, just before; better: how often they said that they are well; told: what was already said to them (ids);
    reminders: how often help was offered again; calm: ordinary questions in a row.
    """

    level: Level = Level.NONE
    need: str | None = None
    asked: bool = False
    better: int = 0
    told: tuple[str, ...] = ()
    reminders: int = 0
    calm: int = 0

    @property
    def is_gentle(self) -> bool:
        """Tell whether what is no question gets a gentle word, not a menu."""
        return self.level >= Level.HELP or (self.level is Level.WATCH and self.calm < _CALM)

    def as_slot(self) -> dict[str, Any]:
        """Return the state as it is stored."""
        return {
            "level": int(self.level),
            "need": self.need,
            "asked": self.asked,
            "better": self.better,
            "told": list(self.told),
            "reminders": self.reminders,
            "calm": self.calm,
        }

    @classmethod
    def of_slot(cls, slot: Mapping[str, Any] | None) -> CareState:
        """Return the state that was stored, the first one if none was."""
        if not slot:
            return cls()
        return cls(
            Level(slot["level"]),
            slot["need"],
            slot["asked"],
            slot["better"],
            tuple(slot["told"]),
            slot["reminders"],
            slot["calm"],
        )


@dataclass(frozen=True)
class Step:
    """What is done about a message: `answer` takes its place, `after` follows the ordinary answer, `state` is kept."""

    state: CareState
    answer: str | None = None
    after: str | None = None


class Protocol:
    """Decide, before any other understanding, whether a message gets help, and go on with it afterwards."""

    def __init__(self, recogniser: CareRecogniser, texts: HelpTexts, replies: Replies) -> None:
        self.recogniser = recogniser
        self.texts = texts
        self.replies = replies

    def respond(self, text: str, state: CareState) -> Step:
        """Return what a typed message gets."""
        careful = state.level > Level.NONE
        # What was only a tone makes no later message darker than it is.
        sign = self.recogniser.read(text, state.level >= Level.HELP)
        if (careful or sign.need or sign.is_dark) and (step := self._denied(text, state)) is not None:
            return step
        if careful and (step := self._reply(text, sign, state)) is not None:
            return step
        if sign.need is not None:
            return self._help(sign, state, text)
        if sign.is_dark:
            return self._soft(state)
        if sign.speaks_of and not careful:
            return Step(state, after=self.texts.mention)
        if sign.is_grey and not careful and _GREY not in state.told:
            return Step(_told(state, _GREY), after=self.texts.grey)
        return self.pass_by(state)

    def pass_by(self, state: CareState) -> Step:
        """Return what follows an ordinary answer, a choice's too."""
        if state.level is Level.NONE:
            return Step(state)
        calm = replace(state, asked=False, calm=state.calm + 1)
        if state.level is Level.EMERGENCY:
            return Step(calm, after=self.texts.reminders["emergency"])
        if state.reminders == 0:
            first = "first" if state.level is Level.HELP else "doubtful"
            return Step(replace(calm, reminders=1), after=self.texts.reminders[first])
        return Step(calm, after=self.texts.reminders["later"] if state.level is Level.HELP else None)

    def _reply(self, text: str, sign: Sign, state: CareState) -> Step | None:
        """Return the answer to what people say after distress; None if the message says something else."""
        found = self.replies.find(text, state.asked)
        if found is None:
            return None
        reply, likeness = found
        # What sounds like new distress is answered as such, unless it is plainly one of these.
        sounds_new = (
            sign.need is not None and sign.chance >= self.recogniser.thresholds.help[sign.need] and reply.need is None
        )
        if likeness < (SURE if sounds_new else LIKELY):
            return None
        rises = sign.need is not None and level_of(sign.need) > state.level
        if rises and reply.need is None and likeness < SURE:
            return None
        return self._said(reply, state) if reply.texts else self.pass_by(state)

    def _denied(self, text: str, state: CareState) -> Step | None:
        """Return what follows « je ne suis pas suicidaire. Et les masters ? »; None if nothing is denied.

        What stands beside it is answered as if nothing had been said, unless it shows distress itself.
        """
        if state.level is Level.EMERGENCY:
            return None
        # Right after help that was not sure to be due, a plain « non » denies it too.
        doubtful = state.level is Level.WATCH and state.calm == 0
        denials: list[str] = []
        others: list[str] = []
        for clause in clauses_of(text):
            (denials if self._denies(clause, doubtful) else others).append(clause)
        if not denials or not others:
            return None
        rest = self.recogniser.read(". ".join(others))
        if rest.need is not None or rest.is_dark:
            return None
        reply = next(each for each in self.replies.every if each.feels == DENIED)
        said = self._said(reply, state)
        asks = len(" ".join(others).split()) >= _ASKS
        return Step(replace(said.state, asked=False, reminders=1), None if asks else said.answer)

    def _denies(self, clause: str, doubtful: bool) -> bool:
        found = self.replies.find(clause, asked=doubtful)
        if found is None:
            return False
        reply, likeness = found
        return (reply.feels == DENIED and likeness >= SURE) or (doubtful and reply.feels == NO and likeness >= LIKELY)

    def _said(self, reply: Reply, state: CareState) -> Step:
        level, better = state.level, state.better
        if reply.need is not None:
            level, better = max(level, level_of(reply.need), Level.HELP), 0
            level = Level.EMERGENCY if reply.urgent else level
        elif reply.feels == BETTER:
            better += 1
            if better >= _TWICE and level > Level.WATCH:
                level, better = Level(level - 1), 0
        elif reply.feels == DENIED and level is not Level.EMERGENCY:
            # Who says that there was nothing is believed: at once as far as the tone goes, the second time for good.
            level = Level.WATCH if level > Level.WATCH else Level.NONE
        elif reply.feels == ACCOMPANIED and level > Level.WATCH:
            level = Level(level - 1)
        count = state.told.count(reply.id)
        text = reply.texts[min(count, len(reply.texts) - 1)]
        if level is Level.EMERGENCY and reply.need is None:
            text = f"{text}\n\n{self.texts.reminders['emergency']}"
        asks = reply.asks or text.rstrip().endswith("?")
        need = reply.need.value if reply.need else state.need
        return Step(replace(_told(state, reply.id), level=level, need=need, better=better, asked=asks, calm=0), text)

    def _help(self, sign: Sign, state: CareState, text: str) -> Step:
        assert sign.need is not None
        need = sign.need.value
        if sign.need is Need.UNEASE and self.recogniser.is_grief(text):
            need = GRIEF
        said = self.texts.of(need, sign.about, need in state.told)
        shown = level_of(sign.need)
        # What is less likely than not gets its numbers, and is not held against whoever goes on with a question.
        level = max(state.level, shown if sign.is_sure else Level.WATCH)
        if state.level is Level.EMERGENCY and level_of(sign.need) is not Level.EMERGENCY:
            said = f"{self.texts.reminders['emergency']}\n\n{said}"
        asks = said.rstrip().endswith("?")
        return Step(replace(_told(state, need), level=level, need=need, better=0, asked=asks, calm=0), said)

    def _soft(self, state: CareState) -> Step:
        said = self.texts.soft[min(state.told.count(_SOFT), len(self.texts.soft) - 1)]
        if state.level is Level.EMERGENCY:
            said = f"{said}\n\n{self.texts.reminders['emergency']}"
        first = _SOFT not in state.told
        level = max(state.level, Level.WATCH)
        return Step(replace(_told(state, _SOFT), level=level, asked=first, calm=0), said)


def _told(state: CareState, what: str) -> CareState:
    return replace(state, told=(*state.told, what)[-20:])
