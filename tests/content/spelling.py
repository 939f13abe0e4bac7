"""The words that Cap IA displays, checked by hunspell.

`python -m tests.content.spelling` prints those that are neither in its French dictionary nor in words.txt. Names of
places and schools are taken as the data files write them.
"""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path

from orientation.knowledge.programme import Diploma, Level
from tests.content.safety import safety_texts
from tests.content.said import cards, catalogue, facts, intent_entries, path_answers, responses, searches
from tests.support.assistant import ROOT

PACKAGES = "hunspell hunspell-fr-classical"
DICTIONARIES = ("fr", "fr_FR", "fr-classique")
# What a module says to a user stands in it; docstrings are for the reader of the code.
SPEAKING_MODULES = (
    "orientation/lookup/reservations.py",
    "orientation/answers/search_answer.py",
    "orientation/answers/nothing_found.py",
    "orientation/answers/detail_answer.py",
    "orientation/answers/detail_card.py",
    "orientation/lookup/follow_ups.py",
    "orientation/answers/programme_list.py",
    "orientation/answers/wording.py",
    "orientation/answers/figures.py",
    "orientation/paths/*.py",
    "runtime/api/*.py",
)
WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*’?")
ADDRESS = re.compile(r"\]\([^)]*\)|\bhttps?://\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:fr|org|com|edu|eu)\b|\{\w*\}|/\w+")
# Other strings of a module are names, patterns, and English for maintainers.
FRENCH = re.compile(r"(?=.*[ \u00a0]).*[àâçéèêëîïôûùœ’\u00a0]", re.IGNORECASE | re.DOTALL)
ELISION = re.compile(r"^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)’", re.IGNORECASE)


@lru_cache(maxsize=1)
def dictionary() -> str | None:
    """Return the name of hunspell's French dictionary, None if it or hunspell is not installed."""
    if shutil.which("hunspell") is None:
        return None
    listed = subprocess.run(["hunspell", "-D"], input="", capture_output=True, text=True, check=False)
    installed = {Path(line.strip()).name for line in (listed.stdout + listed.stderr).splitlines()}
    return next((name for name in DICTIONARIES if name in installed), None)


def allowed() -> list[str]:
    """Return the words of the project's own list."""
    lines = (ROOT / "tests" / "content" / "words.txt").read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def displayed() -> Iterator[str]:
    """Yield every text that a user can be shown."""
    known = catalogue()
    for response in responses():
        yield response.text
        yield from (button["title"] for button in response.buttons)
        yield from (bar["label"] for bar in response.bars)
    yield from (entry["label"] for entry in intent_entries())
    yield from (fact.render(date(2030, 1, 1)) for fact in facts().values())
    yield from (source.label for source in known.sources.values())
    yield from safety_texts()
    for _, answer in (*searches(), *cards()):
        yield answer.text
        yield from (choice.title for choice in answer.choices)
    for answer in path_answers():
        yield answer.text
        yield from (choice.title for choice in answer.choices)
    stages: list[Level | Diploma] = [*known.levels.values(), *known.diplomas.values()]
    for stage in stages:
        yield from filter(None, (stage.name, stage.leads_on))
    for admission in known.admissions.values():
        yield from (admission.label, admission.explanation)
    yield from (speciality.name for speciality in known.specialities.values())
    yield from (old.change for school in known.schools.values() for old in school.former_names)
    for pattern in SPEAKING_MODULES:
        for path in sorted(ROOT.glob(pattern)):
            yield from sentences(path.read_text(encoding="utf-8"))


def sentences(code: str) -> Iterator[str]:
    """Yield the French texts of a module: strings that look like one, without the docstrings."""
    tree = ast.parse(code)
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    docstrings = {ast.get_docstring(node, clean=False) for node in ast.walk(tree) if isinstance(node, documented)}
    for node in ast.walk(tree):
        value = node.value if isinstance(node, ast.Constant) else None
        if isinstance(value, str) and value not in docstrings and FRENCH.match(value):
            yield value


def proper_names() -> set[str]:
    """Return the words of the names of places, schools and programmes."""
    known = catalogue()
    named = [place.name for places in (known.towns, known.regions) for place in places.values()]
    schools = known.schools.values()
    named += [name for school in schools for name in (school.name, school.short_name or "")]
    named += [old.name for school in schools for old in school.former_names]
    named += known.unlisted_schools
    return {word for name in named for word in words_of(name)}


def words_of(text: str) -> Iterator[str]:
    """Yield the words of a text; one with a digit in it (bac+5, MP2I) is none."""
    without_codes = re.sub(r"\b[A-Za-z]*\d\w*", " ", ADDRESS.sub(" ", text))
    yield from WORD.findall(without_codes)


def unknown(words: Iterable[str]) -> list[str]:
    """Return the words that hunspell does not know."""
    asked = sorted(set(words))
    command = ["hunspell", "-d", str(dictionary()), "-i", "utf-8", "-l"]
    lines = "\n".join(word.replace("’", "'") for word in asked)
    found = subprocess.run(command, input=lines, capture_output=True, encoding="utf-8", check=True)
    # Hunspell may refuse only a part of a word.
    refused = set(found.stdout.split())
    return [word for word in asked if refused & {word.replace("’", "'"), *re.split(r"[-’']", word)}]


def misspelled() -> list[str]:
    """Return the displayed words that are in no dictionary."""
    return sorted(_refused() - set(allowed()))


def unused() -> list[str]:
    """Return the words of words.txt that are not displayed, or that need not be there."""
    return sorted(set(allowed()) - _refused())


@lru_cache(maxsize=1)
def _refused() -> frozenset[str]:
    said = {ELISION.sub("", word) for text in displayed() for word in words_of(text)}
    return frozenset(unknown(said - proper_names()))


def main() -> int:
    """Print the words, one on a line; return 1 if there are any."""
    if dictionary() is None:
        print(f"Orthographe non vérifiée : installer les paquets {PACKAGES}.", file=sys.stderr)
        return 1
    words = misspelled()
    print("\n".join(words))
    return 1 if words else 0


if __name__ == "__main__":
    sys.exit(main())
