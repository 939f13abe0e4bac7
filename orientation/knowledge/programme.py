"""What the catalogue is made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Level:
    """A level of studies; `leads_on` says how it leads on to bac+5 when no programme has it.

    aim: it is the level that the job asks for.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    leads_on: str | None = None
    aim: bool = False


@dataclass(frozen=True)
class Diploma:
    """A kind of diploma; `leads_on` as for a level.

    reaches: the level where one stands with it. within: the diploma whose search also finds this one. guarantee: who
    vouches for it, after « c’est ». alternance, selection: what is usual, where the programme does not tell; so is
    private_tariff, of private schools.
    """

    id: str
    name: str
    plural: str
    aliases: tuple[str, ...] = ()
    leads_on: str | None = None
    reaches: str | None = None
    within: str | None = None
    guarantee: str | None = None
    alternance: str | None = None
    selection: str | None = None
    private_tariff: str | None = None


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
class Tariff:
    """A price in euros, for a year or for all of it; `year` is a school year or a year, None if unknown.

    payer: who pays it, if not everybody. certain: an official rate, which needs no checking. up_to: the highest, where
    it is a range.
    """

    id: str
    eur: float
    per_year: bool
    year: str | None
    source: str
    payer: str | None = None
    certain: bool = False
    up_to: float | None = None


@dataclass(frozen=True)
class Selection:
    """How many places and candidates there were in one session; the access rate in %.

    about: the rate is only known about. scope: what is counted, if it is more than the programme.
    """

    session: int
    source: str
    access_rate: float | None = None
    about: bool = False
    places: int | None = None
    candidates: int | None = None
    scope: str | None = None


@dataclass(frozen=True)
class FormerName:
    """A name that a school no longer has, and one sentence on what changed and when."""

    name: str
    change: str


@dataclass(frozen=True)
class School:
    """A school or university of the catalogue; its status is public, private or eespig, None if unknown.

    ambiguous: others have the same name, which is only understood beside its town.
    """

    id: str
    name: str
    short_name: str | None = None
    aliases: tuple[str, ...] = ()
    former_names: tuple[FormerName, ...] = ()
    status: str | None = None
    website: str | None = None
    ambiguous: bool = False

    @property
    def label(self) -> str:
        """Return the name that people use."""
        return self.short_name or self.name


@dataclass(frozen=True)
class UnlistedSchool:
    """A known school that the catalogue does not have; its name is its id.

    schools: the ids of those that the catalogue has under this name, which then is that of a network.
    """

    name: str
    aliases: tuple[str, ...] = ()
    schools: tuple[str, ...] = ()


@dataclass(frozen=True)
class Verification:
    """How sure the entry is, when it was last checked, and what is to be checked with the school."""

    status: str
    checked_on: date
    to_check: tuple[str, ...] = ()


@dataclass(frozen=True)
class Programme:
    """A programme; fields that name another entry hold its id, None is unknown.

    entry: the levels at which one enters. alternance: yes, no or part. coordinates: degrees north and east.
    """

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
    entry: tuple[str, ...] = ()
    alternance: str | None = None
    remote: bool = False
    cti: bool | None = None
    tariff: str | None = None
    selection: Selection | None = None
    coordinates: tuple[float, float] | None = None
    uai: str | None = None
    parcoursup: str | None = None
    website: str | None = None
    rncp: str | None = None
    note: str | None = None
    list_note: str | None = None
    sheet_title: str | None = None
    aliases: tuple[str, ...] = ()
