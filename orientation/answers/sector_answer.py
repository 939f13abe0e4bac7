"""Answer « et dans la santé ? »: what the sources say of one sector."""

from __future__ import annotations

from orientation.answers.messages import Answer, choice, text_message
from orientation.answers.wording import join_words
from orientation.knowledge.sectors import Sector, Sectors
from orientation.text import NBSP

_EMPLOYERS = choice(f"Qui recrute{NBSP}?", "ask_employers")
_APPLICATIONS = choice(f"À quoi sert l’IA{NBSP}?", "ask_applications")
_SEARCH = choice("Chercher une formation", "search_programmes")


def answer_sector(sectors: Sectors, sector: Sector) -> Answer:
    """Return what is known of a sector, or that the sources do not name it and which ones they do."""
    return Answer(
        sector.said or _not_named(sectors, sector), text_message(sector.sources), (_EMPLOYERS, _APPLICATIONS, _SEARCH)
    )


def _not_named(sectors: Sectors, sector: Sector) -> str:
    named = join_words((each.name for each in sectors.all if each.said), "et")
    return (
        f"Mes sources ne citent pas {sector.name}, et je préfère ne rien inventer. La fiche métier dit que les usages "
        f"de l’IA sont presque sans limite. Les secteurs dont je peux [te|vous] parler{NBSP}: {named}."
    )
