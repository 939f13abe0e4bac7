"""What is said to somebody in distress: the texts of data/care/help.yml, with their numbers as links."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from string import Formatter
from typing import Any

from orientation.answers.messages import Answer, NoticeMessage
from orientation.data_files.yaml_file import DataError, Document, Key, read_yaml
from orientation.knowledge.facts import Fact
from orientation.safety.care_files import FOLDER
from orientation.safety.needs import Need
from orientation.text import NBSP, slug

# What the history shows in the place of a message of distress.
NOT_KEPT = "(Ce message n’est pas conservé.)"

HELP = "help.yml"
# Help is said first and again; grief is a kind of unease with words of its own.
GRIEF = "grief"
_NEEDS = (*(need.value for need in Need if need is not Need.FRIEND_IN_DANGER), GRIEF)
_LEADS = ("suicide", "self_harm", "violence_home", "bullying", "medical_emergency", "danger_now", "unease")
_REMINDERS = ("first", "doubtful", "later", "emergency")
# No call can be made to it.
_ONLY_WRITTEN = "phone_emergency_sms"
# What a friend suffers, as the kinds that have a first sentence of their own.
_LEAD_OF = {"sexual_violence": "violence_home", "running_away": "violence_home", "eating_disorder": "unease"}


@dataclass(frozen=True)
class HelpTexts:
    """All texts, ready to be said: for each need the first and the later one, and what goes with other answers."""

    first: Mapping[str, str]
    again: Mapping[str, str]
    friend: Mapping[str, str]
    soft: tuple[str, ...]
    mention: str
    grey: str
    reminders: Mapping[str, str]
    permanent: str

    @property
    def every(self) -> tuple[str, ...]:
        """Return all texts, whatever they are for."""
        by_name = (self.first, self.again, self.friend, self.reminders)
        return (
            *(text for texts in by_name for text in texts.values()),
            *self.soft,
            self.mention,
            self.grey,
            self.permanent,
        )

    def of(self, need: str, about: Need | None, told: bool) -> str:
        """Return the help for a need; about: what a friend suffers; told: it was said before."""
        if need != Need.FRIEND_IN_DANGER.value:
            return (self.again if told else self.first)[need]
        if told:
            return self.friend["again"]
        kind = about.value if about else "suicide"
        return self.friend[_LEAD_OF.get(kind, kind)]


def notice(text: str) -> Answer:
    """Return a text as a notice that clients let stand out; its numbers are its links, no list of sources follows."""
    message: NoticeMessage = {"type": "notice", "level": "safety"}
    return Answer(text=text, message=message)


def load_help(data_dir: Path, facts: Mapping[str, Fact], today: date) -> HelpTexts:
    """Return the texts of a data folder. Raises DataError with all that is wrong.

    Read them when the program starts: nobody in distress should be the one to find that a number is missing.
    """
    reader = TextReader(read_yaml(data_dir / FOLDER / HELP), facts, today)
    needs = {need: reader.mapping(("needs", need), ("first", "again")) for need in _NEEDS}
    leads = reader.mapping(("friend", "lead"), _LEADS)
    always, again = reader.text(("friend", "always")), reader.text(("friend", "again"))
    texts = HelpTexts(
        first={need: texts["first"] for need, texts in needs.items()},
        again={need: texts["again"] for need, texts in needs.items()},
        friend={**{kind: f"{lead}\n\n{always}" for kind, lead in leads.items()}, "again": again},
        soft=reader.texts(("soft",)),
        mention=reader.text(("mention",)),
        grey=reader.text(("grey",)),
        reminders=reader.mapping(("reminders",), _REMINDERS),
        permanent=reader.text(("permanent",)),
    )
    reader.check()
    return texts


class TextReader:
    """Read texts out of a document, fill in the facts that they name, and collect what is wrong."""

    def __init__(self, document: Document, facts: Mapping[str, Fact], today: date) -> None:
        self._document = document
        self._facts = facts
        self._today = today
        self._problems: list[str] = []

    def text(self, where: tuple[Key, ...]) -> str:
        """Return one text, filled."""
        value = self._value(where)
        if not isinstance(value, str) or not value.strip():
            return self.problem(where, "attendu\u00a0: un texte")
        return self._filled(where, value)

    def texts(self, where: tuple[Key, ...]) -> tuple[str, ...]:
        """Return the texts of a list, filled; one at least."""
        value = self._value(where)
        if not isinstance(value, list) or not value:
            self.problem(where, "attendu\u00a0: une liste de textes")
            return ("",)
        return tuple(self.text((*where, position)) for position in range(len(value)))

    def mapping(self, where: tuple[Key, ...], names: tuple[str, ...]) -> dict[str, str]:
        """Return the texts of these names, filled."""
        return {name: self.text((*where, name)) for name in names}

    def problem(self, where: tuple[Key, ...], problem: str) -> str:
        """Note what is wrong; return an empty text."""
        line = self._document.line(where)
        name = " ".join(map(str, where))
        self._problems.append(f"{self._document.path}, ligne {line}, {name}{NBSP}: {problem}.")
        return ""

    def check(self) -> None:
        """Raise DataError if anything is wrong."""
        if self._problems:
            raise DataError(self._problems)

    def _value(self, where: tuple[Key, ...]) -> Any:
        value: Any = self._document.data
        for name in where:
            if isinstance(value, dict):
                value = value.get(name)
            elif isinstance(value, list) and isinstance(name, int):
                value = value[name]
            else:
                return None
        return value

    def _filled(self, where: tuple[Key, ...], template: str) -> str:
        named = set(_names(template))
        if unknown := sorted(named - set(self._facts)):
            return self.problem(where, f"«{NBSP}{{{unknown[0]}}}{NBSP}» n’est pas un fait de data/facts")
        return template.format(**{name: write(self._facts[name], self._today) for name in named}).strip()


def _names(template: str) -> Iterator[str]:
    return (name for _, name, _, _ in Formatter().parse(template) if name)


def write(fact: Fact, today: date) -> str:
    """Return a fact as it is said; a number as a link by which it is called, or written to."""
    words = fact.render(today)
    if fact.unit != "phone":
        return words
    scheme = "sms" if fact.id == _ONLY_WRITTEN else "tel"
    return f"[{words}]({scheme}:{number_of(words)})"


def number_of(words: str) -> str:
    """Return a number as it is dialled: « 0 800 235 236 » without spaces."""
    return slug(words).replace("-", "")
