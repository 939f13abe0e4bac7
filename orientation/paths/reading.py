"""Read where a person stands from what they write, or read nothing rather than guess."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from orientation.paths.hearing import BETWEEN, END, OPENERS, QUESTION, SIGN, STARTS, WISHES, Listener
from orientation.paths.paths_data import ABROAD_SIGN, FOR_CHILD, FROM_ABROAD, UNDECIDED, Paths
from orientation.paths.profile import Profile

Who: TypeAlias = Literal["self", "child"]
_WHO: dict[str, Who] = dict(zip(OPENERS, ("self", "self", "child", "child"), strict=True))
_HAS, _AGAIN = "self_has", "child_again"
# « j'ai une licence » is a licence that is finished.
_OBTAINED = "obtenu"
# In a message of one sign and nothing else, « bts », a subject may be meant: two signs describe somebody.
_DESCRIBED = 2
# « l’IA à l’étranger » is a subject, unless somebody asked.
_VAGUE = (UNDECIDED, FROM_ABROAD)


@dataclass(frozen=True)
class _Found:
    """The signs that are told of somebody, and those that are only named, in so many `stretches`.

    `bare`: nothing else is said; `question`: there is a question mark; `child`: a child is spoken of.
    """

    told: Mapping[Who, frozenset[str]]
    named: frozenset[str]
    stretches: int
    bare: bool
    question: bool
    child: bool

    @property
    def all(self) -> frozenset[str]:
        """Return the signs of both kinds."""
        return self.named.union(*self.told.values())


class ProfileReader:
    """Read profiles as data/paths.yml describes them; `abbreviations` gives the words behind each short form."""

    def __init__(self, paths: Paths, abbreviations: Mapping[str, Sequence[str]]) -> None:
        self._paths = paths
        self._listener = Listener(paths, abbreviations)

    def read(self, text: str, entities: Iterable[Mapping[str, Any]] = (), asked: bool = False) -> Profile | None:
        """Return who a message says its writer or their child is, None if it does not say so.

        `entities` are those that were recognised in it. `asked`: it answers « où en es-tu ? », so that one word is
        enough (« terminale »).
        """
        found = self._find(text, entities)
        if found.told["child"]:
            return self._profile(found.told["child"], for_child=True)
        if not found.bare or found.question:
            profile = self._profile(found.told["self"], for_child=False)
            # « j’ai aucune idée de ce qu’ils font » says nothing of where one stands.
            return profile if profile and profile.id != UNDECIDED else None
        if found.child and not found.named:
            return Profile(FOR_CHILD, for_child=True)
        profile = self._profile(found.all, found.child)
        if asked or found.told["self"] or profile is None:
            return profile
        return profile if found.stretches >= _DESCRIBED and profile.id not in _VAGUE else None

    def read_mentions(self, text: str, entities: Iterable[Mapping[str, Any]] = ()) -> Profile | None:
        """Return the profile of a message that asks for a path: there, what is named is where the path begins."""
        found = self._find(text, entities)
        read = self.read(text, entities, asked=True) or self._profile(found.all, found.child)
        return read or (Profile(FOR_CHILD, for_child=True) if found.child else None)

    def _profile(self, signs: frozenset[str], for_child: bool) -> Profile | None:
        """Return the profile of most signs, the first of the file among equals."""
        abroad = ABROAD_SIGN in signs
        best: tuple[int, str] | None = None
        for profile in self._paths.profiles.values():
            size = max((len(group) for group in profile.signs if group <= signs), default=0)
            if size > (best[0] if best else 0):
                best = (size, profile.id)
        if best is None:
            return None
        return Profile(best[1], for_child, abroad and best[1] != FROM_ABROAD)

    def _find(self, text: str, entities: Iterable[Mapping[str, Any]]) -> _Found:
        told: dict[Who, set[str]] = {"self": set(), "child": set()}
        named: set[str] = set()
        stretches = 0
        who: Who | None = None
        child = wish = question = False
        bare = True
        for heard in self._listener.hear(text, entities):
            if heard.kind in _WHO:
                if heard.kind == _AGAIN and not child:
                    who, bare = None, False
                    continue
                who, wish = _WHO[heard.kind], False
                child = child or who == "child"
                if heard.kind == _HAS:
                    told["self"].add(_OBTAINED)
            elif heard.kind == SIGN:
                stretches += 1
                if wish and not heard.told:
                    bare = False
                elif heard.told:
                    who, wish = who or "self", False
                    told[who].update(heard.signs)
                elif who:
                    told[who].update(heard.signs)
                else:
                    named.update(heard.signs)
            elif heard.kind == QUESTION:
                who, wish, question = None, False, True
            elif heard.kind == END:
                wish = False
            elif heard.kind == WISHES:
                who, wish, bare = None, True, False
            elif heard.kind != BETWEEN:
                who, bare = None, False
                wish = wish and heard.kind != STARTS
        return _Found(
            {name: frozenset(signs) for name, signs in told.items()}, frozenset(named), stretches, bare, question, child
        )
