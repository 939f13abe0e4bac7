"""What a conversation remembers of who writes, and what a message changes of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from orientation.address import Speaker
from orientation.paths.paths_data import FOR_CHILD, FROM_ABROAD, Paths
from orientation.paths.profile import Profile
from orientation.paths.reading import Told

# Advice of those who still go to school: a parent who says so speaks of the child.
_AT_SCHOOL = ("lycee", "etudes")
# What shows no more than that somebody works.
_WORKS = frozenset(["travail", "je-travaille"])


@dataclass(frozen=True)
class Person:
    """Where somebody stands and for whom they ask, and the id of the town where they live; never what they wrote."""

    profile: Profile | None = None
    town: str | None = None

    @property
    def speaker(self) -> Speaker:
        """Return who writes."""
        return self.profile.speaker if self.profile else Speaker.LEARNER


def remember(paths: Paths, known: Person, told: Told) -> Person:
    """Return what is known of a person after a message: what is told adds to it, or takes its place."""
    return Person(_profile_after(paths, known.profile, told), told.town or known.town)


def _profile_after(paths: Paths, before: Profile | None, told: Told) -> Profile | None:
    speaker = before.speaker if before else Speaker.LEARNER
    asks_for = speaker if told.asks_for is None else told.asks_for
    is_own = told.own or (told.profile is not None and paths.profiles[told.profile.id].advice in _AT_SCHOOL)
    if told.asks_for is Speaker.LEARNER and speaker is not Speaker.LEARNER and not is_own:
        # « je suis comptable », says a mother: the path is her daughter's.
        return before
    if before is not None and told.profile is not None and told.signs <= _WORKS and _is_at_school(paths, before):
        # « je bosse à côté », says a student.
        return before
    if told.profile is None or told.profile.id == FOR_CHILD:
        return _for(paths, _not_denied(paths, before, told.denied), asks_for)
    if before is None or before.speaker is not asks_for:
        return _as_told_by(told.profile, asks_for)
    return _as_told_by(_merged(paths, before, told), asks_for)


def _is_at_school(paths: Paths, profile: Profile) -> bool:
    return profile.id in paths.profiles and paths.profiles[profile.id].advice in _AT_SCHOOL


def _for(paths: Paths, profile: Profile | None, speaker: Speaker) -> Profile | None:
    """Return a profile as that of the one for whom somebody asks now."""
    if profile is None or profile.id == FOR_CHILD:
        return None if speaker is Speaker.LEARNER else _as_told_by(Profile(FOR_CHILD), speaker)
    if profile.speaker is speaker:
        return profile
    # Who works, or teaches, asks for somebody else now; a class may be meant for either.
    is_kept = _is_at_school(paths, profile) and speaker is not Speaker.TEACHER
    return _as_told_by(profile if is_kept else Profile(FOR_CHILD), speaker)


def _not_denied(paths: Paths, before: Profile | None, denied: frozenset[str]) -> Profile | None:
    """Forget a profile that does not hold any more: « je suis plus en seconde »."""
    if before is None or paths.profile_of(denied) is None or denied.isdisjoint(_signs(paths, before)):
        return before
    return None if before.speaker is Speaker.LEARNER else _as_told_by(Profile(FOR_CHILD), before.speaker)


def _as_told_by(profile: Profile, speaker: Speaker) -> Profile:
    return replace(profile, for_child=speaker is Speaker.PARENT, for_pupil=speaker is Speaker.TEACHER)


def _merged(paths: Paths, before: Profile, told: Told) -> Profile:
    """Return the profile of what was told before and what is told now, if the one makes the other finer.

    « je suis en terminale », then « en STI2D »; « je suis comptable », then « j’ai une licence ». Otherwise what is
    told now takes the place of the other: « je suis en première » after « je suis en seconde ».
    """
    assert told.profile is not None
    old = _signs(paths, before) - told.denied
    merged = paths.profile_of(old | told.signs, new=told.signs, mixed=old if told.adds else frozenset())
    entries = paths.profiles
    finer = {before.id, told.profile.id, *entries[before.id].variants, *entries[told.profile.id].variants}
    id_ = merged if merged in finer else told.profile.id
    abroad = (before.from_abroad or before.id == FROM_ABROAD or told.profile.from_abroad) and id_ != FROM_ABROAD
    return Profile(id_, from_abroad=abroad)


def _signs(paths: Paths, profile: Profile) -> frozenset[str]:
    """Return what shows a profile, no more than is needed."""
    return next(iter(paths.profiles[profile.id].signs), frozenset()) if profile.id in paths.profiles else frozenset()
