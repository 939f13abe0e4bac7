"""Recognise distress in any words: phrases give certainty, the learnt model breadth, each part of a message is read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from orientation.safety.care_files import (
    FOLDER,
    THRESHOLDS,
    TOPICS,
    Thresholds,
    Topics,
    read_thresholds,
    read_topics,
)
from orientation.safety.care_model import NO_DISTRESS, CareModel
from orientation.safety.care_training import MessageReader, load_or_learn
from orientation.safety.clauses import parts_of
from orientation.safety.finer_meaning import FinerMeaning
from orientation.safety.needs import Need
from orientation.safety.phrases import DistressRecogniser, load_recogniser
from orientation.text import sentence_spans
from orientation.understanding.encoder import SentenceEncoder
from orientation.understanding.linear_model import Vector
from orientation.understanding.question_encoder import question_encoder

# Phrases of these needs stand whatever the model says: a false alarm is better.
_NEVER_VETOED = frozenset([Need.MEDICAL_EMERGENCY, Need.DANGER_NOW])
# More likely than not.
_LIKELY = 0.5
# What people tell of themselves with a question on studies: « ma mère nous élève seule, y a-t-il des bourses ? »
_MAY_BE_A_QUESTION = frozenset([Need.UNEASE, Need.VIOLENCE_HOME, Need.EATING_DISORDER])
# Of these an ordinary answer is followed by who listens, where what looks like them is a plain question.
_NEVER_UNSAID = frozenset([Need.SUICIDE, Need.SELF_HARM, Need.SEXUAL_VIOLENCE])
# Of these, a question in one of the sentences is not enough: the whole message must be one.
_GRAVEST = frozenset([Need.SUICIDE, Need.SELF_HARM])
# Among the messages that were learnt, every fifth of distress is of this: less among those that come.
_SUICIDE_SHARE = 0.6
# The phrases of data/safety.yml that tell of somebody's death.
_GRIEF = "bereaved"


@dataclass(frozen=True)
class Sign:
    """What a message shows: the need if help is due, how sure distress is (0 to 1), and what else stands in it.

    about: the need behind, where `need` is that of a friend. is_dark: a soft word is due. is_grey: perhaps distress,
    too little of it to put a line of help in the place of the answer. speaks_of: a grave subject, without distress.
    is_sure: a phrase says it, or it is more likely than not.
    """

    need: Need | None = None
    chance: float = 0.0
    about: Need | None = None
    is_dark: bool = False
    is_grey: bool = False
    speaks_of: bool = False
    is_sure: bool = False


class CareRecogniser:
    """Read messages for distress."""

    def __init__(
        self,
        phrases: DistressRecogniser,
        model: CareModel,
        reader: MessageReader,
        thresholds: Thresholds,
        topics: Topics,
        finer: FinerMeaning,
        finer_encoder: SentenceEncoder,
        plainness: Callable[[str], float] = lambda text: 0.0,
    ) -> None:
        """Take, beside what was learnt, what tells how plainly a text asks one thing that is answered (0 to 1).

        finer, finer_encoder: what our own encoder makes of a message that words do not make plain.
        """
        self._plainness = plainness
        self._phrases = phrases
        self._model = model
        self._reader = reader
        self.thresholds = thresholds
        self._topics = topics
        self._none = np.array([label in NO_DISTRESS for label in model.labels])
        self._shares = np.array([_SUICIDE_SHARE if label == Need.SUICIDE.value else 1.0 for label in model.labels])
        # Where each label of the model stands among those of our own encoder.
        self._finer, self._finer_encoder = finer, finer_encoder
        self._in_finer = [finer.labels.index(label) for label in model.labels]
        self._needs = [None if none else Need(label) for label, none in zip(model.labels, self._none, strict=True)]

    def read(self, text: str, careful: bool = False) -> Sign:
        """Return what a message shows; careful: something was said before in the conversation."""
        meant = self._reader.unmasker.read(text)
        finding = self._phrases.find(meant)
        if finding is None and not careful and self._reader.identity(meant) in self._model.ordinary:
            return Sign()
        chances = self._chances(meant, careful or finding is not None)
        chance = self._distress(chances)
        limits = self.thresholds
        need = self._likeliest(chances)
        to_help = limits.careful_help if careful else limits.help[need]
        if finding is not None and self._stands(finding.need, chance):
            shown = self._need_with(finding.need, chances)
            return Sign(shown, max(chance, to_help), self._about(shown, chances, finding.need), True, is_sure=True)
        speaks_of = self._speaks_of(meant)
        if finding is None:
            if speaks_of and not careful and chance < limits.study and self._is_for_studies(meant):
                return Sign(None, chance, speaks_of=True)
            if chance >= to_help and not (
                need in _MAY_BE_A_QUESTION and not careful and self._asks_of_studies(meant, chance)
            ):
                if not careful and self._is_a_question(text, meant, need, chance):
                    return Sign(None, chance, is_grey=need in _NEVER_UNSAID)
                return Sign(need, chance, self._about(need, chances, need), True, is_sure=chance >= _LIKELY)
        if careful:
            is_dark = chance >= limits.careful_word
        else:
            is_dark = chance >= limits.word and not self._asks_of_studies(meant, chance)
        is_grey = not is_dark and chance >= limits.line
        return Sign(None, chance, None, is_dark, is_grey, speaks_of and not is_dark)

    def _is_a_question(self, text: str, meant: str, need: Need, chance: float) -> bool:
        """Tell whether what only looks like distress plainly asks something, in one of its sentences at least.

        meant: the text written out.
        """
        limits = self.thresholds
        if chance >= limits.sure:
            return False
        if self._plainness(text) >= limits.plain_question:
            return True
        is_calm = self._distress(self._of_text(meant, True)) < limits.calm
        if not is_calm and (need in _GRAVEST or chance >= limits.doubtful):
            return False
        least = limits.plain_question if need in _GRAVEST else limits.beside
        return any(self._plainness(text[start:end]) >= least for start, end in sentence_spans(text))

    def _stands(self, shown: Need, chance: float) -> bool:
        """Tell whether a phrase counts: « jpp » and « je pleure » are said of a coach and of a film too."""
        limits = self.thresholds
        return shown in _NEVER_VETOED or chance >= (limits.veto_unease if shown is Need.UNEASE else limits.veto)

    def _asks_of_studies(self, meant: str, chance: float) -> bool:
        """Tell whether a message with a little of distress is a question about studies or jobs.

        It is not if a part of it, without these words, is plainly distress.
        """
        limit = self.thresholds.subject
        if chance >= limit or not self._has_subject(meant):
            return False
        others = (part for part in parts_of(meant) if not self._has_subject(part))
        return all(self._distress(self._of_text(part, True)) < limit for part in others)

    def _has_subject(self, meant: str) -> bool:
        return not self._topics.subjects.isdisjoint(self._reader.reader.read(meant))

    def is_grief(self, text: str) -> bool:
        """Tell whether a phrase shows that somebody has died."""
        finding = self._phrases.find(self._reader.unmasker.read(text))
        return finding is not None and finding.pattern == _GRIEF

    def is_kept_from_files(self, text: str) -> bool:
        """Tell whether a message is too dark or intimate to be kept for learning."""
        sign = self.read(text, careful=True)
        return sign.need is not None or sign.chance >= self.thresholds.not_kept or sign.speaks_of

    def _chances(self, meant: str, closely: bool) -> Vector:
        """Return the chance of each label, of the whole message or of the part that shows most distress."""
        best = self._of_text(meant, closely)
        margin = self.thresholds.part_margin
        for part in parts_of(meant):
            chances = self._of_text(part, closely)
            # A part stands out of its context: it must say more than the whole would have to.
            if self._distress(chances) - margin > self._distress(best):
                share = (self._distress(chances) - margin) / self._distress(chances)
                best = np.where(self._none, 0, chances * share)
                best = np.where(self._none, (1 - best.sum()) / self._none.sum(), best)
        return best

    def _of_text(self, meant: str, closely: bool) -> Vector:
        counts = self._reader.counts(meant)
        by_words = self._model.by_words(counts)
        if not closely and self._distress(by_words) < self.thresholds.skip:
            return by_words
        vector = self._reader.vectors([meant])[0]
        at_a_glance = self._model.at_a_glance(counts, vector)
        if not closely and self._distress(at_a_glance) < self.thresholds.skip:
            return at_a_glance
        finer = self._finer.scores(self._finer_encoder.encode([meant])[0])
        return self._model.chances(counts, vector, finer[self._in_finer])

    def _distress(self, chances: Vector) -> float:
        return 1 - float(chances[self._none].sum())

    def _likeliest(self, chances: Vector) -> Need:
        need = self._needs[int(np.argmax(np.where(self._none, -1, chances * self._shares)))]
        assert need is not None
        return need

    def _need_with(self, shown: Need, chances: Vector) -> Need:
        """Return the need of a message in which a phrase shows one: the model may know it better."""
        need = self._likeliest(chances)
        share = float(chances[self._needs.index(need)]) / max(self._distress(chances), 1e-6)
        if need is shown or shown is Need.MEDICAL_EMERGENCY:
            return shown
        return need if share >= self.thresholds.need else shown

    def _about(self, need: Need, chances: Vector, shown: Need) -> Need | None:
        """Return what a friend's danger is."""
        if need is not Need.FRIEND_IN_DANGER:
            return None
        if shown not in (Need.FRIEND_IN_DANGER, Need.UNEASE):
            return shown
        others = np.array([other is None or other is Need.FRIEND_IN_DANGER for other in self._needs])
        return self._needs[int(np.argmax(np.where(others, -1, chances)))]

    def _speaks_of(self, meant: str) -> bool:
        return not self._topics.grave.isdisjoint(self._reader.reader.read(meant))

    def _is_for_studies(self, meant: str) -> bool:
        return not self._topics.studies.isdisjoint(self._reader.reader.read(meant))


def load_care(
    data_dir: Path, models: Path, encoder: SentenceEncoder, plainness: Callable[[str], float] = lambda text: 0.0
) -> CareRecogniser:
    """Return the recogniser of a folder of data files; learns the model if it is not there. Raises DataError.

    plainness: how plainly a text asks one thing that is answered (0 to 1).
    """
    phrases = load_recogniser(data_dir / "safety.yml")
    reader = MessageReader.of(phrases.data, data_dir, encoder)
    folder = data_dir / FOLDER
    return CareRecogniser(
        phrases,
        load_or_learn(data_dir, models, reader),
        reader,
        read_thresholds(folder / THRESHOLDS),
        read_topics(folder / TOPICS),
        FinerMeaning.load(),
        question_encoder(),
        plainness,
    )
