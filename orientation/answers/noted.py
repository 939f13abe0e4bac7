"""Say back once what a message told of its writer."""

from __future__ import annotations

from collections.abc import Collection

from orientation.address import addressed
from orientation.knowledge.catalogue import Catalogue
from orientation.paths.paths_data import FOR_CHILD, Paths
from orientation.paths.person import Person
from orientation.text import NBSP

PROFILE, HOME_TOWN = "profile", "home_town"


def noted(paths: Paths, catalogue: Catalogue, person: Person, changed: Collection[str]) -> str:
    """Return what is kept of a person among what a message changed (names of slots), "" if there is nothing."""
    parts = []
    profile = person.profile
    if PROFILE in changed and profile and profile.id == FOR_CHILD:
        parts.append("que c’est pour [toi|votre enfant|vos élèves]")
    elif PROFILE in changed and profile and profile.id in paths.profiles:
        starts = paths.profiles[profile.id].start
        parts.append(f"d’où [tu pars|part votre enfant|part votre élève]{NBSP}: {starts}")
    town = catalogue.towns.get(person.town or "")
    if HOME_TOWN in changed and town:
        parts.append(f"[ta|votre] ville{NBSP}: {town.name}")
    return addressed(f"Je retiens {', et '.join(parts)}.", person.speaker) if parts else ""
