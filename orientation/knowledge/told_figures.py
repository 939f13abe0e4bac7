"""The figures that people tell of themselves: « j’ai 22 ans », « en M2 », « 1 867 brut » (data/told_figures.yml)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from orientation.data_files.data_cache import Entry, read_sections
from orientation.data_files.file_state import KEPT, FileState, state_of
from orientation.data_files.yaml_file import DataError
from orientation.text import NBSP, fold

FILE = "told_figures.yml"
# In a line for somebody's figure, `{told_gross}` is the figure as it was told, and `{told_gross_left}` what is left of
# it once `cut` is taken off.
TOLD, LEFT = "told_", "_left"
_THOUSANDS = re.compile(rf"(?<=\d)[ .{NBSP}\u202f](?=\d{{3}}(?!\d))")
_NUMBER = r"(?P<number>\d+(?:,\d+)?)(?P<thousands> ?k)?"


@dataclass(frozen=True)
class ToldFigure:
    """A figure that people tell: how, what words mean which number, its range, in how many messages it still counts.

    cut: the id of the fact that says how many per cent are taken off it, None where nothing is.
    """

    id: str
    ways: tuple[re.Pattern[str], ...]
    words: tuple[tuple[re.Pattern[str], float], ...]
    low: float
    high: float
    remembered: int
    cut: str | None = None

    def read(self, text: str) -> float | None:
        """Return the number that a text tells; None if it tells none, or several."""
        plain = _THOUSANDS.sub("", fold(text))
        found = {value for words, value in self.words if words.search(plain)}
        for match in (match for way in self.ways for match in way.finditer(plain)):
            value = float(match["number"].replace(",", ".")) * (1000 if match["thousands"] else 1)
            found |= {value} if self.low <= value <= self.high else set()
        return found.pop() if len(found) == 1 else None


def load_told_figures(data_dir: Path, facts: Iterable[str]) -> Mapping[str, ToldFigure]:
    """Return the figures of a data folder by id; facts: the ids of its facts. Raises DataError."""
    path = data_dir / FILE
    return _read(state_of(path), path, frozenset(facts))


@lru_cache(maxsize=KEPT)
def _read(_: FileState, path: Path, facts: frozenset[str]) -> Mapping[str, ToldFigure]:
    entries = read_sections([path], known={"facts": facts})[path.stem]
    figures = {entry["id"]: _build(entry) for entry in entries}
    problems = [
        f"{path}, {entry['id']}{NBSP}: dans «{NBSP}{text}{NBSP}» se lit {read}, attendu{NBSP}: {wanted}."
        for entry in entries
        for text, wanted in [*((each["says"], each["means"]) for each in entry["examples"]), *_nothing(entry)]
        if (read := figures[entry["id"]].read(text)) != wanted
    ]
    if problems:
        raise DataError(problems)
    return MappingProxyType(figures)


def _nothing(entry: Entry) -> Iterable[tuple[str, None]]:
    return ((trap, None) for trap in entry["traps"])


def _build(entry: Entry) -> ToldFigure:
    words = tuple((_pattern(each["says"]), float(each["means"])) for each in entry.get("words", ()))
    ways = tuple(_pattern(way) for way in entry["ways"])
    return ToldFigure(entry["id"], ways, words, entry["low"], entry["high"], entry["remembered"], entry.get("cut"))


def _pattern(way: str) -> re.Pattern[str]:
    words = (_NUMBER if word == "#" else re.escape(fold(word)) for word in re.findall(r"#|[^#\s]+", way))
    return re.compile(rf"(?<![\w,.]){' ?'.join(words)}(?!\w)")


def placeholders(figures: Collection[ToldFigure]) -> set[str]:
    """Return what stands for these figures in a line."""
    return {f"{TOLD}{each.id}" for each in figures} | {f"{TOLD}{each.id}{LEFT}" for each in figures if each.cut}


def told_in(messages: Sequence[str], figures: Mapping[str, ToldFigure]) -> dict[str, float]:
    """Return the figures that messages tell, the newest first: each where it was told last."""
    told: dict[str, float] = {}
    for figure in figures.values():
        numbers = (figure.read(text) for text in messages[: figure.remembered])
        if (latest := next((number for number in numbers if number is not None), None)) is not None:
            told[figure.id] = latest
    return told
