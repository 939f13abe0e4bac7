"""Two simple ways of understanding: the nearest question of a FAQ, and keywords."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np

from evaluation.understanding.examples import Example
from evaluation.understanding.predictions import Prediction
from orientation.text import fold
from orientation.understanding.kinds import OUT_OF_SCOPE

_WORD = re.compile(r"\w+")
_KEYWORDS = 25


class NearestQuestion:
    """Answer as the most similar training example: TF-IDF of words and pairs of words, cosine similarity."""

    def __init__(self, examples: Sequence[Example]) -> None:
        from sklearn.feature_extraction.text import TfidfVectorizer

        self._vectorizer = TfidfVectorizer(strip_accents="unicode", ngram_range=(1, 2), sublinear_tf=True)
        self._vectors = self._vectorizer.fit_transform([example.text for example in examples])
        self._intents = [example.intent for example in examples]

    def predict(self, text: str) -> Prediction:
        """Return the intent of the nearest example, its similarity as the chance."""
        similarities = (self._vectors @ self._vectorizer.transform([text]).T).toarray().ravel()
        nearest = int(similarities.argmax())
        intent = self._intents[nearest]
        return Prediction(intent, ((intent, float(similarities[nearest])),))


class KeywordMatcher:
    """Count the keywords of each intent in the message: the words that are the most typical of its examples."""

    def __init__(self, examples: Sequence[Example]) -> None:
        from sklearn.feature_extraction.text import CountVectorizer
        from sklearn.feature_selection import chi2

        vectorizer = CountVectorizer(analyzer=_words, binary=True, min_df=3)
        counts = vectorizer.fit_transform([example.text for example in examples])
        words = vectorizer.get_feature_names_out()
        intents = np.array([example.intent for example in examples])
        self._keywords: dict[str, dict[str, float]] = {}
        for intent in sorted(set(intents) - {OUT_OF_SCOPE}):
            mine = intents == intent
            weights, _ = chi2(counts, mine)
            usual = np.asarray(counts[mine].mean(axis=0)).ravel() > np.asarray(counts[~mine].mean(axis=0)).ravel()
            best = np.argsort(-np.where(usual, weights, 0))[:_KEYWORDS]
            self._keywords[intent] = {str(words[index]): float(np.log1p(weights[index])) for index in best}

    def predict(self, text: str) -> Prediction:
        """Return the intent with the most weight of keywords, its share of all weight as the chance."""
        found = set(_words(text))
        points = Counter(
            {
                intent: sum(weight for word, weight in keywords.items() if word in found)
                for intent, keywords in self._keywords.items()
            }
        )
        (intent, most), total = points.most_common(1)[0], sum(points.values())
        if not total:
            return Prediction(OUT_OF_SCOPE, ((OUT_OF_SCOPE, 1.0),))
        return Prediction(intent, ((intent, most / total),))


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))
