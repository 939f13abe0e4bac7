"""Read where a person stands from what they write, or read nothing rather than guess."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from orientation.address import Speaker
from orientation.paths.hearing import (
    BETWEEN,
    DENIES,
    END,
    OPENERS,
    OWN,
    PAUSE,
    QUESTION,
    RATHER,
    SIGN,
    STARTS,
    TOWN,
    WISHES,
    Heard,
    Listener,
)
from orientation.paths.paths_data import ABROAD_SIGN, FOR_CHILD, FROM_ABROAD, UNDECIDED, Paths
from orientation.paths.profile import Profile

Who: TypeAlias = Literal["self", "child", "pupil"]
_WHO: dict[str, Who] = dict(zip(OPENERS, ("self", "self", "child", "child", "pupil", "self"), strict=True))
_SPEAKERS: dict[Who, Speaker] = {"self": Speaker.LEARNER, "child": Speaker.PARENT, "pupil": Speaker.TEACHER}
_HAS, _AGAIN, _HOME = "self_has", "child_again", "home"
# « j'ai une licence » is a licence that is finished.
_OBTAINED = "obtenu"
# In a message of one sign and nothing else, « bts », a subject may be meant: two signs describe somebody.
_DESCRIBED = 2
# « l’IA à l’étranger » is a subject, unless somebody asked.
_VAGUE = (UNDECIDED, FROM_ABROAD)
# Who is in one of these classes has no such diploma.
_AT_SCHOOL = frozenset(["college", "seconde", "premiere", "terminale", "passe-le-bac", "lycee"])
_BAC_5 = "bac-5"


@dataclass(frozen=True)
class Told:
    """What a message says of its writer.

    profile: who they are, or who their child or pupil is; signs: what shows it; asks_for: of whom the message speaks,
    if it says so; own: it says that it is for its writer; denied: the signs that do not hold (« je suis pas en
    seconde »); adds: it is something that they have beside what they do; town: the id of where they live.
    """

    profile: Profile | None = None
    signs: frozenset[str] = frozenset()
    asks_for: Speaker | None = None
    own: bool = False
    denied: frozenset[str] = frozenset()
    adds: bool = False
    town: str | None = None


@dataclass
class _Found:
    """The signs that are told of somebody, and those that are only named, in so many `stretches`.

    `bare`: nothing else is said; `question`: there is a question mark; `spoken_of`: a child or a pupil is.
    """

    told: dict[Who, set[str]] = field(default_factory=lambda: {"self": set(), "child": set(), "pupil": set()})
    named: set[str] = field(default_factory=set)
    denied: set[str] = field(default_factory=set)
    stretches: int = 0
    bare: bool = True
    question: bool = False
    spoken_of: Who | None = None
    own: bool = False
    town: str | None = None

    @property
    def all(self) -> frozenset[str]:
        """Return the signs of both kinds."""
        return frozenset(self.named.union(*self.told.values()))


class ProfileReader:
    """Read profiles as data/paths.yml describes them; `abbreviations` gives the words behind each short form."""

    def __init__(self, paths: Paths, abbreviations: Mapping[str, Sequence[str]]) -> None:
        self.paths = paths
        self._listener = Listener(paths, abbreviations)

    def read(self, text: str, entities: Iterable[Mapping[str, Any]] = (), asked: bool = False) -> Profile | None:
        """Return who a message says its writer or their child is, None if it does not say so."""
        return self.told(text, entities, asked=asked).profile

    def read_mentions(self, text: str, entities: Iterable[Mapping[str, Any]] = ()) -> Profile | None:
        """Return the profile of a message that asks for a path: there, what is named is where the path begins."""
        return self.told(text, entities, mentions=True).profile

    def told(
        self,
        text: str,
        entities: Iterable[Mapping[str, Any]] = (),
        *,
        asked: bool = False,
        mentions: bool = False,
        before: Speaker = Speaker.LEARNER,
    ) -> Told:
        """Return what a message says of its writer.

        entities: those that were recognised in it. asked: it answers « où en es-tu ? », so that one word is enough
        (« terminale »). mentions: it asks for a path. before: for whom its writer has asked until now (« elle est en
        première »).
        """
        found = _find(self._listener.hear(text, entities), before)
        signs, who = self._read(found, asked or mentions)
        if mentions and not self._profile(signs, who):
            signs, who = found.all, found.spoken_of
        profile = self._profile(signs, who)
        if profile is None and who is not None and who != "self" and (mentions or (found.bare and not found.question)):
            profile = Profile(FOR_CHILD, for_child=who == "child", for_pupil=who == "pupil")
        speaks_of = found.spoken_of or ("self" if found.told["self"] or found.own else None)
        return Told(
            profile,
            signs,
            _SPEAKERS[speaks_of] if speaks_of else None,
            found.own,
            frozenset(found.denied),
            bool(profile) and _OBTAINED in found.told["self"],
            found.town,
        )

    def _read(self, found: _Found, asked: bool) -> tuple[frozenset[str], Who | None]:
        """Return the signs that say where somebody stands, and who that is."""
        for who in ("child", "pupil"):
            if found.told[who]:
                return frozenset(found.told[who]), who
        own = frozenset(found.told["self"])
        if not found.bare or found.question:
            profile = self._profile(own, None)
            # « j’ai aucune idée de ce qu’ils font » says nothing of where one stands.
            return (own, None) if profile and profile.id != UNDECIDED else (frozenset(), None)
        if found.spoken_of and not found.named:
            return frozenset(), found.spoken_of
        profile = self._profile(found.all, found.spoken_of)
        if asked or own or profile is None:
            return found.all, found.spoken_of
        describes = found.stretches >= _DESCRIBED and profile.id not in _VAGUE
        return (found.all, found.spoken_of) if describes else (frozenset(), None)

    def _profile(self, signs: frozenset[str], who: Who | None) -> Profile | None:
        id_ = self.paths.profile_of(signs)
        if id_ is None:
            return None
        return Profile(id_, who == "child", ABROAD_SIGN in signs and id_ != FROM_ABROAD, who == "pupil")


def _find(stretches: Iterable[Heard], before: Speaker) -> _Found:
    found = _Found()
    again: Who | None = {Speaker.PARENT: "child", Speaker.TEACHER: "pupil"}.get(before)  # type: ignore[assignment]
    who: Who | None = None
    wish = denied = home = False
    for heard in stretches:
        if heard.kind in _WHO:
            speaks_of: Who | None = _WHO[heard.kind]
            if heard.kind == _AGAIN:
                speaks_of = found.spoken_of or again
            home = heard.kind == _HOME
            if denied and heard.kind not in (_AGAIN, _HOME) and speaks_of != "self":
                # « c’est pour moi, pas pour mon fils »
                continue
            if speaks_of is None:
                who, found.bare = None, False
                continue
            who, wish, denied = speaks_of, False, False
            if who != "self":
                found.spoken_of = who
            if heard.kind == _HAS:
                found.told["self"].add(_OBTAINED)
        elif heard.kind == SIGN:
            found.stretches += 1
            home = False
            if denied:
                found.denied.update(heard.signs)
            elif wish and not heard.told:
                found.bare = False
            elif heard.told:
                who, wish = who or "self", False
                found.told[who].update(heard.signs)
            elif who:
                # « je suis en terminale, ingénieur c’est possible ? » : who is at school is none yet.
                if _BAC_5 not in heard.signs or _AT_SCHOOL.isdisjoint(found.told[who]):
                    found.told[who].update(heard.signs)
            else:
                found.named.update(heard.signs)
        elif heard.kind == TOWN:
            if (who or home) and not (wish or denied):
                found.town = heard.town
            else:
                who, found.bare = None, False
        elif heard.kind == OWN:
            found.own = found.own or not denied
        elif heard.kind == DENIES:
            denied, found.bare = True, False
        elif heard.kind in (RATHER, PAUSE):
            denied = False
            found.bare = found.bare and heard.kind == PAUSE
        elif heard.kind == QUESTION:
            who, wish, denied, found.question = None, False, False, True
        elif heard.kind == END:
            wish = denied = False
        elif heard.kind == WISHES:
            who, wish, found.bare = None, True, False
        elif heard.kind != BETWEEN:
            who, home, found.bare = None, False, False
            wish = wish and heard.kind != STARTS
    return found
