"""Read where a person stands from what they write, or read nothing rather than guess."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from orientation.paths.paths_data import ABROAD_SIGN, FOR_CHILD, FROM_ABROAD, UNDECIDED, Paths
from orientation.paths.profile import Profile
from orientation.paths.words import Word, WordCutter

Who: TypeAlias = Literal["self", "child"]
# self: what shows one thing by itself, as « mon métier ». has: « j'ai une licence » is a licence that is finished.
_OPENERS: dict[str, Who] = {"self": "self", "self_has": "self", "child": "child", "child_again": "child"}
_HAS, _AGAIN, _BETWEEN, _WISHES, _DECOYS = "self_has", "child_again", "between", "wishes", "decoys"
_REPAIRED, _AS_TYPED = "repaired", "as_typed"
_OBTAINED = "obtenu"
_PAUSES = frozenset(",;:.!()/+\n")
_ENDS = frozenset(";.!\n")
# In a message of one sign and nothing else, « bts », a subject may be meant: two signs describe somebody.
_DESCRIBED = 2
# « l’IA à l’étranger » is a subject, unless somebody asked.
_VAGUE = (UNDECIDED, FROM_ABROAD)


@dataclass(frozen=True)
class _Heard:
    """One stretch of a message: which list of `speech` it is of, or which signs it shows."""

    kind: str
    signs: tuple[str, ...] = ()
    told: bool = False


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
        self._ages = [(sign.ages, sign.id) for sign in paths.signs.values() if sign.ages]
        self._cutter = WordCutter(abbreviations, paths.speech[_REPAIRED], paths.speech[_AS_TYPED])
        self._known = self._index()
        self._longest = max(map(len, self._known))

    def read(self, text: str, entities: Iterable[Mapping[str, Any]] = (), asked: bool = False) -> Profile | None:
        """Return who a message says its writer or their child is, None if it does not say so.

        `entities` are those that were recognised in it. `asked`: it answers « où en es-tu ? », so that one word is
        enough (« terminale »).
        """
        found = self._find(text, entities)
        if found.bare and not found.question and not found.told["child"]:
            if found.stretches >= (1 if asked or found.told["self"] else _DESCRIBED):
                profile = self._profile(found.all, found.child)
                return profile if asked or found.told["self"] or profile is None or profile.id not in _VAGUE else None
            if found.child and not found.named:
                return Profile(FOR_CHILD, for_child=True)
        for who in ("child", "self"):
            profile = self._profile(found.told[who], who == "child")
            # « j’ai aucune idée de ce qu’ils font » says nothing of where one stands.
            if profile and profile.id != UNDECIDED:
                return profile
        return None

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
        for heard in self._hear(text, entities):
            if heard.kind in _OPENERS:
                if heard.kind == _AGAIN and not child:
                    who, bare = None, False
                    continue
                who, wish = _OPENERS[heard.kind], False
                child = child or who == "child"
                if heard.kind == _HAS:
                    told["self"].add(_OBTAINED)
            elif heard.kind == "sign":
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
            elif heard.kind == "?":
                who, wish, question = None, False, True
            elif heard.kind == "end":
                wish = False
            elif heard.kind == _WISHES:
                who, wish, bare = None, True, False
            elif heard.kind != _BETWEEN:
                who, bare = None, False
        return _Found(
            {name: frozenset(signs) for name, signs in told.items()}, frozenset(named), stretches, bare, question, child
        )

    def _hear(self, text: str, entities: Iterable[Mapping[str, Any]]) -> Iterator[_Heard]:
        words = self._cutter.cut(text)
        spans = self._spans(entities)
        position = 0
        while position < len(words):
            length, heard = self._at(words, position)
            # What this file has no words for may be a name that was recognised, « lissence ».
            entity = next((span for span in spans if span[0] == words[position].start), None)
            if heard.kind == "other" and entity:
                yield _Heard("sign", entity[2])
                while position < len(words) and words[position].start < entity[1]:
                    position += 1
                continue
            yield heard
            position += length

    def _at(self, words: Sequence[Word], position: int) -> tuple[int, _Heard]:
        """Return the longest phrase that begins here, and how many words it has."""
        for length in range(min(self._longest, len(words) - position), 0, -1):
            phrase = tuple(word.text for word in words[position : position + length])
            if heard := self._known.get(phrase):
                return length, heard
        word = words[position].text
        if word.isdecimal():
            return self._number(words, position)
        if word == "?":
            return 1, _Heard("?")
        if word in _ENDS:
            return 1, _Heard("end")
        return 1, _Heard(_BETWEEN if word in _PAUSES else "other")

    def _number(self, words: Sequence[Word], position: int) -> tuple[int, _Heard]:
        unit = words[position + 1].text if position + 1 < len(words) else ""
        if unit not in ("ans", "an"):
            return 1, _Heard("other")
        if self._at(words, position + 1)[0] > 1:
            # « 12 ans d’expérience »
            return 1, _Heard(_BETWEEN)
        age = int(words[position].text)
        signs = tuple(id_ for (low, high), id_ in self._ages if low <= age <= high)
        return 2, _Heard("sign", signs) if signs else _Heard(_BETWEEN)

    def _spans(self, entities: Iterable[Mapping[str, Any]]) -> list[tuple[int, int, tuple[str, ...]]]:
        by_name: dict[tuple[str, str], list[str]] = defaultdict(list)
        for sign in self._paths.signs.values():
            for kind, ids in (("diploma", sign.diplomas), ("level", sign.levels)):
                for id_ in ids:
                    by_name[kind, id_].append(sign.id)
        return [
            (entity["start"], entity["end"], tuple(signs))
            for entity in entities
            if "start" in entity and (signs := by_name.get((str(entity["entity"]), str(entity["value"]))))
        ]

    def _index(self) -> dict[tuple[str, ...], _Heard]:
        """Return what each phrase is; a sign comes before anything else, and a phrase may show several signs."""
        known: dict[tuple[str, ...], _Heard] = {}
        for kind in (_BETWEEN, _WISHES, *_OPENERS, _DECOYS):
            for phrase in self._paths.speech[kind]:
                known[self._cutter.phrase(phrase)] = _Heard(kind)
        by_phrase: dict[tuple[str, ...], list[str]] = defaultdict(list)
        told: set[tuple[str, ...]] = set()
        for sign in self._paths.signs.values():
            for phrase in sign.phrases:
                words = self._cutter.phrase(phrase)
                by_phrase[words] += [sign.id, sign.means] if sign.means else [sign.id]
                if sign.told:
                    told.add(words)
        return known | {words: _Heard("sign", tuple(ids), words in told) for words, ids in by_phrase.items()}
