"""What a way of understanding makes of a message."""

from __future__ import annotations

from dataclasses import dataclass, replace

from orientation.understanding.kinds import FALLBACK, OUT_OF_SCOPE, PATH, SECTOR

Ranking = tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class Prediction:
    """The intent acted upon, all that were thought of with their chances, the names, the two questions if there are.

    `intent` is `nlu_fallback` where the user is asked back, `out_of_scope` where the message is declined.
    """

    intent: str
    ranking: Ranking
    names: frozenset[tuple[str, str]] = frozenset()
    questions: tuple[str, ...] = ()

    @property
    def asked_back(self) -> bool:
        """Tell whether the user is asked what they meant."""
        return self.intent == FALLBACK

    @property
    def declined(self) -> bool:
        """Tell whether the message is refused as out of scope."""
        return self.intent == OUT_OF_SCOPE

    def at_threshold(self, threshold: float) -> Prediction:
        """Return what one threshold makes of the ranking: the likeliest intent, or refused."""
        likeliest, chance = self.ranking[0] if self.ranking else (OUT_OF_SCOPE, 1.0)
        return replace(self, intent=likeliest if chance >= threshold else OUT_OF_SCOPE)


def as_labelled(intent: str, ranking: Ranking) -> str:
    """Return the intent by which the sets are labelled.

    They know no answer about one sector, nor one to who says hello and where they stand.
    """
    likeliest = ranking[0][0] if ranking else intent
    return likeliest if intent == SECTOR or (intent == PATH and likeliest == "greet") else intent
