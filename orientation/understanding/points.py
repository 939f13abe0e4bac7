"""How likely each thing that can be asked is by the meaning of a text: how near the text is to the point of each.

The points were learnt with the encoder (encoder/); the file may have several for one thing. An entry written since has
the middle of its ways to ask it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from copy import copy
from functools import lru_cache
from pathlib import Path

import numpy as np

from orientation.data_files.locations import ENCODER
from orientation.understanding.encoder import Matrix, SentenceEncoder
from orientation.understanding.kept_vectors import kept_vectors
from orientation.understanding.kinds import ABOUT_ONESELF, is_question
from orientation.understanding.linear_model import Vector
from orientation.understanding.question_encoder import question_encoder

POINTS = ENCODER / "questions.npz"
_KEPT = "new_entries.npz"
# How much the chance in the ranking counts, how much the meaning, how much it does of what is no entry, and how much
# likelier that is anyway.
SHARES = ("ranking", "meaning", "meaning_of_known", "known")
# What has no point is less likely than nearly all that has one.
_NOWHERE = -14.0
_LEAST = 1e-7

Ranking = list[tuple[str, float]]


class Nearness:
    """Tell how near a vector is to all that can be asked, each standing at one point or at several."""

    def __init__(self, names: Sequence[str], points: Matrix, scale: float) -> None:
        """Take a point of length 1 for each name, some names having several, and how much nearness counts."""
        order = sorted(range(len(names)), key=lambda at: names[at])
        named = [names[at] for at in order]
        self._points = points[order] * scale
        self._starts = [at for at, name in enumerate(named) if at == 0 or name != named[at - 1]]
        self.names = [named[start] for start in self._starts]

    def logarithms(self, vector: Vector) -> Vector:
        """Return the logarithm of the chance of each name."""
        near = np.logaddexp.reduceat(self._points @ vector, self._starts)
        found: Vector = near - np.logaddexp.reduce(near)
        return found


class Points:
    """Weigh a ranking again by what a text means; it knows nothing by its name."""

    def __init__(self, nearness: Nearness, entries: Collection[str], shares: Mapping[str, float]) -> None:
        """Take what can be asked.

        entries: which of it are entries; all else is learnt as well from many examples by the classifier, and counts
        its own way. shares: one for each of SHARES.
        """
        self._nearness = nearness
        self._row_of = {name: row for row, name in enumerate(nearness.names)}
        self._entries = frozenset(entries)
        self._shares = shares

    @classmethod
    def load(
        cls,
        path: Path,
        asks: Mapping[str, Sequence[str]],
        encoder: SentenceEncoder,
        shares: Mapping[str, float],
        cache_dir: Path,
    ) -> Points:
        """Return the points that were learnt, and one for each other entry, from the ways to ask it."""
        names, points, scale = _learnt(path)
        new = {name: texts for name, texts in asks.items() if name not in set(names)}
        vectors = kept_vectors([text for texts in new.values() for text in texts], encoder, cache_dir / _KEPT)
        ends = np.cumsum([*map(len, new.values())], dtype=np.intp)
        middles = [part.mean(axis=0) for part in np.split(vectors, ends)[:-1]]
        added = [middle / np.linalg.norm(middle) for middle in middles]
        return cls(Nearness([*names, *new], np.vstack([points, *added]), scale), asks, shares)

    def meant(self, vector: Vector) -> dict[str, float]:
        """Return the logarithm of the chance of each thing that a vector may mean."""
        return dict(zip(self._nearness.names, map(float, self._nearness.logarithms(vector)), strict=True))

    def with_shares(self, shares: Mapping[str, float]) -> Points:
        """Return the same points with other shares."""
        other = copy(self)
        other._shares = shares
        return other

    def weighed(self, ranking: Ranking, vector: Vector) -> Ranking:
        """Return a ranking with other chances, together 1: by what it was, and by the vector of the text."""
        logarithms = self._nearness.logarithms(vector)
        rows = [self._row_of.get(name) for name, _ in ranking]
        meant = np.array([_NOWHERE if row is None else logarithms[row] for row in rows])
        before = np.log(np.maximum([chance for _, chance in ranking], _LEAST))
        is_entry = np.array([name in self._entries for name, _ in ranking])
        of_ranking, of_meaning, of_known, known = (self._shares[name] for name in SHARES)
        raised = of_ranking * before + np.where(is_entry, of_meaning * meant, of_known * meant + known)
        shares = np.exp(raised - np.logaddexp.reduce(raised))
        return [(ranking[at][0], float(shares[at])) for at in np.argsort(-shares, kind="stable")]


class Plainness:
    """Tell how plainly a text asks one thing that is answered, not what somebody feels."""

    def __init__(self, nearness: Nearness, encoder: SentenceEncoder) -> None:
        """Take what can be asked, and what encodes a text."""
        self._nearness = nearness
        self._asks = np.array([is_question(name) and name not in ABOUT_ONESELF for name in nearness.names])
        self._encoder = encoder

    @classmethod
    @lru_cache(maxsize=1)
    def of_process(cls) -> Plainness:
        """Return the one of the points that were learnt, read when it is first asked for."""
        return cls(Nearness(*_learnt(POINTS)), question_encoder())

    def of(self, text: str) -> float:
        """Return the chance of the likeliest question, from 0 to 1."""
        logarithms = self._nearness.logarithms(self._encoder.encode([text])[0])
        return float(np.exp(logarithms[self._asks].max(initial=-np.inf)))


def _learnt(path: Path) -> tuple[list[str], Matrix, float]:
    """Return the names, their points, and how much nearness counts."""
    with np.load(path) as learnt:
        return learnt["names"].tolist(), learnt["points"].astype(np.float32), float(learnt["scale"])
