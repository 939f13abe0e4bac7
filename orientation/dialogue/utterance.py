"""What one message says, read once: nothing after this reads its text again."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from orientation.french.files import CONVERSATION

# Stands for a name in a line of words.
NAME = "@"


@dataclass(frozen=True)
class Utterance:
    """A message as it was read.

    words: folded, names included; line: the same with NAME for each name; names: the kinds of what it names;
    names_sector: it names a sector of the economy; names_offer: a diploma that programmes of the catalogue lead to;
    tells_profile: it says where somebody stands in life; tells_town: where they live; plain_yes: it says yes, and
    nothing against it; questions: it has a question mark; asks: it
    has one, or a word that asks;
    names_shown: the programme on the screen that it speaks of; asking: the words of each of its sentences that asks,
    of all of them where none has a question mark; names_asked: the kinds of what these name.
    """

    words: tuple[str, ...] = ()
    line: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    names_sector: bool = False
    names_offer: bool = False
    tells_profile: bool = False
    tells_town: bool = False
    plain_yes: bool = False
    asks: bool = False
    questions: bool = False
    names_shown: str | None = None
    asking: tuple[tuple[str, ...], ...] = ()
    names_asked: tuple[str, ...] = ()
    beside_names: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Find what the message says beside its names; read without sentences, it is one."""
        beside = tuple(word for word in self.line if word != NAME and word not in CONVERSATION.words.small_beside_name)
        object.__setattr__(self, "beside_names", beside)
        if not self.asking:
            object.__setattr__(self, "asking", (self.words,))
            object.__setattr__(self, "names_asked", self.names)

    @property
    def supposes(self) -> bool:
        """Tell whether it only supposes what it tells: « et si je fais un BUT ? »."""
        return self.first(CONVERSATION.words.begins_with) in CONVERSATION.words.supposes

    @property
    def only_names(self) -> bool:
        """Tell whether it names something and says nothing else."""
        return bool(self.names) and not self.beside_names

    def names_any(self, kinds: Iterable[str]) -> bool:
        """Tell whether one of these kinds is named."""
        return bool(self.words) and not frozenset(kinds).isdisjoint(self.names)

    def says_any(self, words: Iterable[str]) -> bool:
        """Tell whether one of these words is said."""
        return not frozenset(words).isdisjoint(self.words)

    def first(self, beside: Collection[str] = ()) -> str:
        """Return the first word that is none of these, "" if there is none."""
        return next((word for word in self.words if word not in beside), "")
