"""A message as it is classified: its tokens, and the names that were recognised in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from orientation.understanding.linear_model import Vector


class Token(NamedTuple):
    """One token: its folded text, and where it starts and ends in the message."""

    text: str
    start: int
    end: int


class Named(NamedTuple):
    """One name of the catalogue: where it starts and ends in the message, its kind, its id."""

    start: int
    end: int
    kind: str
    id: str


@dataclass(frozen=True)
class TokenisedMessage:
    """The tokens of a message and its names, in their order; its text; its vector of meaning, if it was encoded."""

    tokens: Sequence[Token]
    names: Sequence[Named] = ()
    text: str = ""
    vector: Vector | None = None

    @property
    def words(self) -> list[str]:
        """Return the texts of the tokens."""
        return [token.text for token in self.tokens]

    def name_at(self, token: Token) -> Named | None:
        """Return the name that a token is a part of."""
        return next((name for name in self.names if name.start < token.end and token.start < name.end), None)

    def is_name(self, at: int) -> bool:
        """Tell whether a token is a part of a name, an acronym (« MP2I »), or has its capital within a sentence."""
        token = self.tokens[at]
        written = self.text[token.start : token.end]
        within = at > 0 and self.tokens[at - 1].text[-1] not in ".?!…"
        has_capital = len(written) > 1 and written[0].isupper() and (within or written.isupper())
        return self.name_at(token) is not None or has_capital

    def is_inside_name(self, at: int) -> bool:
        """Tell whether a cut before token `at` would break a name: « Arts et Métiers » is one."""
        start = self.tokens[at].start
        return any(name.start < start < name.end for name in self.names)

    def named_sides(self, at: int) -> tuple[bool, bool]:
        """Tell whether there is a name before token `at`, and whether there is one from there on."""
        start = self.tokens[at].start
        return any(name.start < start for name in self.names), any(name.end > start for name in self.names)
