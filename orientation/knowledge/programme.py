"""What the catalogue is made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Level:
    """A level of studies; `leads_on` says how it leads on to bac+5 when no programme has it."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    leads_on: str | None = None


@dataclass(frozen=True)
class Diploma:
    """A kind of diploma; `leads_on` as for a level."""

    id: str
    name: str
    plural: str
    aliases: tuple[str, ...] = ()
    leads_on: str | None = None


@dataclass(frozen=True)
class Speciality:
    """What a programme is about; the name stands after « en ».

    `whole_catalogue`: everything here leads to it, so that naming it does not narrow a search.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    whole_catalogue: bool = False


@dataclass(frozen=True)
class Admission:
    """A way in: a few words, and a sentence or two; `after_bac`: it is known to be open right after the bac."""

    id: str
    label: str
    explanation: str
    after_bac: bool = False


@dataclass(frozen=True)
class FormerName:
    """A name that a school no longer has, and one sentence on what changed and when."""

    name: str
    change: str


@dataclass(frozen=True)
class School:
    """A school or university of the catalogue."""

    id: str
    name: str
    short_name: str | None = None
    aliases: tuple[str, ...] = ()
    former_names: tuple[FormerName, ...] = ()

    @property
    def label(self) -> str:
        """Return the name that people use."""
        return self.short_name or self.name


@dataclass(frozen=True)
class UnlistedSchool:
    """A known school that the catalogue does not have; its name is its id."""

    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Verification:
    """How sure the entry is, when it was last checked, and what is to be checked with the school."""

    status: str
    checked_on: date
    to_check: tuple[str, ...] = ()


@dataclass(frozen=True)
class Programme:
    """A programme; fields that name another entry hold its id, None is unknown."""

    id: str
    title: str
    school: str
    diploma: str
    level: str
    towns: tuple[str, ...]
    specialities: tuple[str, ...]
    sources: tuple[str, ...]
    verification: Verification
    partners: tuple[str, ...] = ()
    duration_years: float | None = None
    language: str | None = None
    admission: str | None = None
    cost_eur: float | None = None
    website: str | None = None
    rncp: str | None = None
    note: str | None = None
    list_note: str | None = None
    sheet_title: str | None = None
    aliases: tuple[str, ...] = ()
