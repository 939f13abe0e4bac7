"""What a recap says: the programmes looked at, the path, the sources, whom to talk to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from orientation.answers.figures import write_date
from orientation.answers.messages import SourceItem, StepsMessage, source_items
from orientation.answers.programme_list import cited_sources
from orientation.answers.wording import first_lower, join_words, school_name, write_duration
from orientation.knowledge.catalogue import Catalogue
from orientation.knowledge.programme import Programme
from orientation.text import NBSP

TITLE = "Mon récap"
TO_CHECK = "à vérifier auprès de l’école"
ABOUT = (
    f"Ce récap a été fait par Cap IA, un programme automatique{NBSP}: ce n’est ni une inscription, ni l’avis d’une "
    "personne. Avant de décider, vérifie chaque information auprès de l’école."
)
EMPTY = f"Il n’y a encore rien à récapituler{NBSP}: tu n’as regardé aucune formation dans cette conversation."
WHAT_TO_DO = (
    f"Cherche une formation (par exemple «{NBSP}un master à Toulouse{NBSP}»), ouvre celles qui t’intéressent, puis "
    "redemande-moi un récap."
)


@dataclass(frozen=True)
class Step:
    """One step of the path; `when` is None where it has no date."""

    title: str
    when: str | None
    text: str


@dataclass(frozen=True)
class Line:
    """One fact of a programme; `url` where the value is a link."""

    label: str
    value: str
    url: str | None = None


@dataclass(frozen=True)
class Looked:
    """A programme that was looked at."""

    id: str
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Contact:
    """Somebody to talk to."""

    who: str
    where: str
    url: str | None = None


@dataclass(frozen=True)
class Recap:
    """All that a recap says, in its order; `day` is written out."""

    day: str
    programmes: tuple[Looked, ...]
    path: tuple[Step, ...]
    contacts: tuple[Contact, ...]
    sources: tuple[SourceItem, ...]

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing to look back at."""
        return not self.programmes and not self.path


def recap(catalogue: Catalogue, seen: Sequence[str], path: StepsMessage | None, today: date) -> Recap:
    """Return the recap of a conversation.

    seen: ids of the programmes that were shown in detail or compared; one that left the catalogue is left out.
    path: the message that shows the path, None if the profile is not known.
    """
    programmes = [catalogue.programmes[id_] for id_ in dict.fromkeys(seen) if id_ in catalogue.programmes]
    steps = path["items"] if path else []
    sources = source_items(cited_sources(catalogue, programmes))
    if path:
        sources += [source for source in path.get("sources", ()) if source not in sources]
    return Recap(
        day=write_date(today.isoformat()),
        programmes=tuple(Looked(each.id, each.title, tuple(_lines(catalogue, each))) for each in programmes),
        path=tuple(Step(step["title"], step.get("when"), step["text"]) for step in steps),
        contacts=tuple(_contacts(catalogue)),
        sources=tuple(sources),
    )


def write_source(source: SourceItem) -> str:
    """Return a source with its year: « Onisep (non daté) »."""
    return f"{source['label']} ({source['year'] or 'sans date'})"


def _lines(catalogue: Catalogue, programme: Programme) -> Iterator[Line]:
    towns = [catalogue.towns[id_] for id_ in programme.towns]
    length = TO_CHECK if programme.duration_years is None else write_duration(programme.duration_years)
    admission = programme.admission and catalogue.admissions[programme.admission]
    level, diploma = catalogue.levels[programme.level].name, catalogue.diplomas[programme.diploma].name
    yield Line("École", school_name(catalogue, programme))
    yield Line("Ville" if len(towns) == 1 else "Villes", join_words((town.name for town in towns), "et"))
    yield Line("Niveau", f"{level}, {diploma}")
    yield Line("Durée", length)
    yield Line("Admission", first_lower(admission.explanation) if admission else TO_CHECK)
    yield Line("Site", programme.website or TO_CHECK, programme.website)


def _contacts(catalogue: Catalogue) -> Iterator[Contact]:
    """Return who gives advice for nothing; a link is the one of data/sources.yml."""

    def url(source: str) -> str | None:
        return catalogue.sources[source].url if source in catalogue.sources else None

    yield Contact("Élèves et parents", "la ou le Psy-EN (psychologue) du collège ou du lycée, ou un CIO")
    yield Contact("À distance", "Mon orientation en ligne, de l’Onisep", url("mon-orientation-en-ligne"))
    yield Contact("À l’université", "le service d’orientation (SCUIO-IP)")
    yield Contact("Pour changer de métier", "le conseil en évolution professionnelle", url("mon-cep"))
