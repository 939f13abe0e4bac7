"""Tell how a question with an answer was asked: whether something is so (« faut-il… ? »), or openly."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import numpy as np

from orientation.understanding.encoder import Matrix, SentenceEncoder
from orientation.understanding.linear_model import Vector

_CLAUSE = re.compile(r"[^,;:.!?\n]+[?!]*")
_FEWEST_WORDS = 2

# Ways to ask, a group for each first sentence.
Groups = Sequence[Sequence[str]]


class PolarQuestions:
    """Find the nearest of the few ways in which an entry gives that it may be asked.

    groups: those of each entry, by its id; least: the least cosine at which a message is asked in that way; margin: by
    how much it must be nearer to that group than to the next.
    """

    def __init__(self, groups: Mapping[str, Groups], encoder: SentenceEncoder, least: float, margin: float) -> None:
        self._groups = groups
        self._encoder = encoder
        self._least = least
        self._margin = margin
        self._vectors: dict[str, tuple[Matrix, list[int]]] = {}

    def asked(self, entry: str, text: str, vector: Vector) -> int | None:
        """Return the number of the group in which a message is asked, None if it is in none of them.

        vector: the meaning of the message, of length 1. Of several clauses, the one that is nearest counts: something
        else may have been said before.
        """
        if entry not in self._groups:
            return None
        clauses = [clause.strip() for clause in _CLAUSE.findall(text) if len(clause.split()) >= _FEWEST_WORDS]
        meant = np.stack([vector, *(self._encoder.encode(clauses) if len(clauses) > 1 else ())])
        if entry not in self._vectors:
            # A handful of sentences, when the entry is first asked for: a few milliseconds.
            placed = [(text, number) for number, texts in enumerate(self._groups[entry]) for text in texts]
            self._vectors[entry] = self._encoder.encode([text for text, _ in placed]), [at for _, at in placed]
        vectors, numbers = self._vectors[entry]
        near = (meant @ vectors.T).max(axis=0)
        best = int(np.argmax(near))
        # « Oui » where « non » is about as near would be a throw of dice.
        others = near[np.array(numbers) != numbers[best]].max(initial=-1.0)
        return numbers[best] if near[best] >= self._least and near[best] - others >= self._margin else None
