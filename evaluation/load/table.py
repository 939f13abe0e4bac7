"""The table of the load benchmark: each measure beside its goals."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

HEAD = ("measure", "Rasa’s default", "this assistant", "ratio", "goal", "further goal")


@dataclass(frozen=True)
class Goal:
    """A limit for a ratio or, with a unit, for this assistant's figure itself."""

    limit: float
    at_least: bool = False
    unit: str = ""

    def is_reached(self, value: float) -> bool:
        """Tell whether a value keeps to the limit."""
        return value >= self.limit if self.at_least else value <= self.limit

    def cell(self, value: float) -> str:
        """Return the limit and whether it is kept."""
        limit = f"{'≥' if self.at_least else '≤'} {self.limit:g} {self.unit}".rstrip()
        return f"{limit}, {'reached' if self.is_reached(value) else '**missed**'}"


@dataclass(frozen=True)
class Row:
    """One measure: the figures as they are shown, the ratio, and what `held` is held against."""

    measure: str
    reference: str
    ours: str
    ratio: float
    held: float
    goal: Goal
    further: Goal | None = None

    @property
    def is_reached(self) -> bool:
        """Tell whether the goal is reached, whatever the further one."""
        return self.goal.is_reached(self.held)

    def cells(self) -> list[str]:
        """Return the row's cells."""
        further = self.further.cell(self.held) if self.further else ""
        return [self.measure, self.reference, self.ours, f"{self.ratio:.2f}", self.goal.cell(self.held), further]


def compared(
    measure: str,
    reference: Sequence[float],
    ours: Sequence[float],
    goal: Goal,
    further: Goal | None = None,
    form: str = "{:.0f}",
) -> Row:
    """Return a row of medians; the ratio is the median of the ratios of the rounds, taken side by side.

    A goal with a unit is for our figure itself.
    """
    ratio = median(mine / theirs for mine, theirs in zip(ours, reference, strict=True))
    figure = median(ours)
    held = figure if goal.unit else ratio
    return Row(measure, form.format(median(reference)), form.format(figure), ratio, held, goal, further)


def table(rows: Iterable[Row]) -> str:
    """Return the rows as a table in Markdown."""
    lines = [list(HEAD), ["---"] * len(HEAD), *(row.cells() for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
