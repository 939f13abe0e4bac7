"""Show a path: from where a person stands to the job, step by step, with the programmes it leads to."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date
from itertools import zip_longest

from orientation.address import Speaker, addressed
from orientation.answers.messages import Answer, Choice, StepItem, StepsMessage, choice, source_items, text_message
from orientation.answers.noted import noted
from orientation.answers.programme_list import cited_sources
from orientation.data_files.validation import PLACEHOLDER
from orientation.knowledge.catalogue import Catalogue
from orientation.knowledge.facts import Fact
from orientation.knowledge.programme import Programme
from orientation.knowledge.sources import Source
from orientation.lookup.criteria import AFTER_BAC
from orientation.lookup.follow_ups import HUMAN_ADVICE
from orientation.paths.paths_data import ABROAD_STEP, ANYBODY, FOR_CHILD, FROM_ABROAD, Paths, ProfileEntry, Step
from orientation.paths.person import Person
from orientation.paths.profile import Profile
from orientation.text import NBSP
from orientation.understanding.kinds import PATH, SEARCH

MOST_PROGRAMMES = 5
# Whom these people help goes to school, and looks for what comes after the bac.
AFTER_BAC_ADVICE = "lycee"
_ADVICE_TITLE = "En parler avec quelqu’un"
_WHOSE = "[Ton parcours|Le parcours de votre enfant|Le parcours de votre élève]"


class PathWriter:
    """Write paths, the question that finds out which one, and advice, from the same data.

    today: tells the day at each writing, for a server runs for months.
    """

    def __init__(
        self, paths: Paths, catalogue: Catalogue, facts: Mapping[str, Fact], today: Callable[[], date] = date.today
    ) -> None:
        self._paths = paths
        self._catalogue = catalogue
        self._facts = facts
        self._today = today

    def question(self) -> Answer:
        """Return the question where somebody stands, with choices that each lead to a path."""
        choices = (self._choice(Profile(id_, for_child=id_ == FOR_CHILD)) for id_ in self._paths.asked_profiles)
        return Answer(self._paths.question, text_message(), tuple(choices))

    def advice(self, profile: Profile | None) -> str:
        """Return who can help, in a sentence or two; for anybody if nothing is known of them."""
        known = self._paths.profiles.get(profile.id) if profile else None
        text = self._paths.advice[known.advice if known else ANYBODY].text
        return self._write(text, profile.speaker if profile else Speaker.LEARNER, [])

    def search(self, profile: Profile | None) -> Choice | None:
        """Return the search that fits somebody, None if nothing is known that narrows it."""
        entry = self._paths.profiles.get(profile.id) if profile else None
        if entry is None:
            return None
        if entry.advice == AFTER_BAC_ADVICE:
            return choice("Formations après le bac", SEARCH, {AFTER_BAC: ["true"]})
        offered = (self._paths.choices[id_] for id_ in entry.next)
        return next((choice(each.title, SEARCH, each.entities) for each in offered if each.intent == SEARCH), None)

    def noted(self, person: Person, changed: Collection[str]) -> str:
        """Return what is kept of a person among what a message changed, "" if there is nothing."""
        return noted(self._paths, self._catalogue, person, changed)

    def path(self, profile: Profile) -> Answer:
        """Return the path of a profile. Raises KeyError if the data do not have it."""
        entry = self._paths.profiles[profile.id]
        used: list[Source] = []
        shown: dict[str, None] = {}
        items = [self._item(step, profile.speaker, shown, used) for step in self._steps(entry, profile)]
        items.append(self._advice_item(entry, profile, used))
        opening = self._write(entry.opening, profile.speaker, used)
        parts = [f"**{addressed(_WHOSE, profile.speaker)}, depuis {entry.start}**", opening, *_lines(items)]
        message: StepsMessage = {"type": "steps", "items": items}
        programmes = [self._catalogue.programmes[id_] for id_ in shown]
        if cited := source_items([*used, *cited_sources(self._catalogue, programmes)]):
            message["sources"] = cited
        choices = tuple(self._choices(entry, profile))
        return Answer("\n\n".join(filter(None, parts)), message, choices, tuple(shown))

    def known_path(self, profile: Profile | None) -> StepsMessage | None:
        """Return the message that shows the path of a profile, None if the profile or its path is not known."""
        if profile is None or profile.id not in self._paths.profiles:
            return None
        message = self.path(profile).message
        return message if message["type"] == "steps" else None

    def _steps(self, entry: ProfileEntry, profile: Profile) -> Iterator[Step]:
        if profile.from_abroad:
            yield self._paths.steps[ABROAD_STEP]
        yield from (self._paths.steps[id_] for id_ in entry.steps)

    def _item(self, step: Step, speaker: Speaker, shown: dict[str, None], used: list[Source]) -> StepItem:
        found = self._programmes(step)
        ids = {programme.id for programme in _in_turn(found)[:MOST_PROGRAMMES]}
        shown.update(dict.fromkeys(programme.id for programme in found if programme.id in ids))
        kept = [self._catalogue.programmes[id_] for id_ in shown if id_ in ids]
        text = self._write(step.text, speaker, used)
        used += [self._catalogue.sources[id_] for id_ in step.sources]
        listed = self._listed(kept, len(found), list(shown))
        item: StepItem = {
            "title": self._write(step.title, speaker, used),
            "text": f"{text}\n{listed}" if listed else text,
        }
        if step.when is not None:
            item["when"] = self._write(step.when, speaker, used)
        if kept:
            item["programmes"] = [programme.id for programme in kept]
        return item

    def _advice_item(self, entry: ProfileEntry, profile: Profile, used: list[Source]) -> StepItem:
        used += [self._catalogue.sources[id_] for id_ in self._paths.advice[entry.advice].sources]
        return {"title": _ADVICE_TITLE, "text": self.advice(profile)}

    def _programmes(self, step: Step) -> list[Programme]:
        wanted = step.programmes
        if wanted is None:
            return []
        return [
            programme
            for programme in self._catalogue.ordered
            if all(
                value in wanted[field]
                for field, value in (
                    ("diplomas", programme.diploma),
                    ("levels", programme.level),
                    ("admissions", programme.admission),
                )
                if field in wanted
            )
        ]

    def _listed(self, programmes: Sequence[Programme], total: int, numbered: list[str]) -> str:
        """Return the programmes by diploma, with the numbers that they have in the whole path."""
        if not programmes:
            return ""
        by_diploma: dict[str, list[Programme]] = {}
        for programme in programmes:
            by_diploma.setdefault(programme.diploma, []).append(programme)
        groups = []
        for diploma, found in by_diploma.items():
            names = self._catalogue.diplomas[diploma]
            entries = ", ".join(f"{numbered.index(each.id) + 1}.{NBSP}{self._name(each)}" for each in found)
            groups.append(f"{names.plural if len(found) > 1 else names.name}{NBSP}: {entries}")
        of_all = f" ({len(programmes)} sur {total})" if total > len(programmes) else ""
        return f"Dans mon catalogue{of_all}, {f'{NBSP}; '.join(groups)}."

    def _name(self, programme: Programme) -> str:
        note = f" ({programme.list_note})" if programme.list_note else ""
        return f"{self._catalogue.schools[programme.school].label}{note}"

    def _write(self, template: str, speaker: Speaker, used: list[Source]) -> str:
        def render(match: re.Match[str]) -> str:
            fact = self._facts[match[1]]
            used.append(fact.source)
            return fact.render(self._today())

        return PLACEHOLDER.sub(render, addressed(template, speaker))

    def _choices(self, entry: ProfileEntry, profile: Profile) -> Iterator[Choice]:
        from_abroad = profile.from_abroad or profile.id == FROM_ABROAD
        for id_ in entry.variants:
            yield self._choice(Profile(id_, profile.for_child, from_abroad, profile.for_pupil))
        for id_ in entry.next:
            offered = self._paths.choices[id_]
            yield choice(offered.title, offered.intent, offered.entities)
        yield HUMAN_ADVICE

    def _choice(self, profile: Profile) -> Choice:
        title = self._write(self._paths.profiles[profile.id].title, profile.speaker, [])
        return choice(title, PATH, {"profile": profile.value()})


def _in_turn(programmes: Sequence[Programme]) -> list[Programme]:
    """Return the programmes one of each diploma after the other, so that none fills the list alone."""
    by_diploma: dict[str, list[Programme]] = {}
    for programme in programmes:
        by_diploma.setdefault(programme.diploma, []).append(programme)
    return [each for turn in zip_longest(*by_diploma.values()) for each in turn if each is not None]


def _lines(items: Sequence[StepItem]) -> Iterator[str]:
    for number, item in enumerate(items, start=1):
        when = f" ({item['when']})" if "when" in item else ""
        yield f"**Étape {number}{NBSP}: {item['title']}**{when}\n{item['text']}"
