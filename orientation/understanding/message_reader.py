"""Read whole messages, with the words that the training examples have."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from typing import Any

from orientation.text import fold
from orientation.understanding.chat_words import ChatWords
from orientation.understanding.message import TokenisedMessage
from orientation.understanding.reading import ReadWord, WordReader, read_name

_MIN_OCCURRENCES = 2
_WORDS = re.compile(r"\w+'|\w+")

Reading = list[tuple[ReadWord, ...]]
Lemma = Callable[[str], str | None]


class MessageReader:
    """Read messages token by token; what it knows was learnt from examples, and is kept with the model.

    vocabulary: the words of the examples, the most frequent first; abbreviations, jobs: see WordReader.
    """

    def __init__(
        self,
        vocabulary: Sequence[str],
        abbreviations: Mapping[str, Sequence[str]],
        jobs: Sequence[str],
        lemma: Lemma,
    ) -> None:
        self._learnt = {"vocabulary": vocabulary, "abbreviations": abbreviations, "jobs": jobs}
        self._reader = WordReader(abbreviations, vocabulary, lemma, jobs)

    @classmethod
    def learn(cls, examples: Iterable[TokenisedMessage], chat_words: ChatWords, lemma: Lemma) -> MessageReader:
        """Return a reader with the words that the examples have more than once, and the words of chats."""
        abbreviations = {form: list(words) for form, words in chat_words.abbreviations.items()}
        jobs = sorted(chat_words.jobs)
        untaught = cls([], abbreviations, jobs, lemma)
        words = (
            word.word
            for example in examples
            for word in chain.from_iterable(untaught.read(example))
            if not word.word.startswith("<")
        )
        frequencies = Counter(words).most_common()
        vocabulary = [word for word, frequency in frequencies if frequency >= _MIN_OCCURRENCES]
        return cls(vocabulary, abbreviations, jobs, lemma)

    @classmethod
    def load(cls, learnt: Mapping[str, Any], lemma: Lemma) -> MessageReader:
        """Return the reader that `save` gave."""
        return cls(learnt["vocabulary"], learnt["abbreviations"], learnt["jobs"], lemma)

    def save(self) -> dict[str, Any]:
        """Return what was learnt, for the caller's JSON."""
        return self._learnt

    def read(self, message: TokenisedMessage) -> Reading:
        """Return the words behind each token; a name of the catalogue is its kind, whatever the name.

        « une école à Lille » and « une école à Brest » are then the same question, and so is one about a town
        that is added tomorrow.
        """
        reading: Reading = []
        for token in message.tokens:
            name = message.name_at(token)
            reading.append((read_name(name.kind, name.id),) if name else self._reader.read(token.text))
        return reading

    def in_full(self, message: TokenisedMessage, start: int = 0, end: int | None = None) -> str:
        """Return the text of some tokens, or all, with the words that were meant for those that were typed otherwise.

        Names and known words stay as they are, accents and capitals included: an encoder knows them so.
        """
        tokens = message.tokens[start:end]
        if not tokens:
            return ""
        parts: list[str] = []
        at = tokens[0].start
        for token in tokens:
            parts.append(message.text[at : token.start])
            meant = [] if message.name_at(token) else [word.word for word in self._reader.read(token.text)]
            as_typed = not meant or meant == [token.text]
            parts.append(message.text[token.start : token.end] if as_typed else " ".join(meant).replace("' ", "'"))
            at = token.end
        return "".join(parts)

    def read_text(self, text: str) -> list[ReadWord]:
        """Return the words of a text without names."""
        return [word for part in _WORDS.findall(fold(text)) for word in self._reader.read(part)]
