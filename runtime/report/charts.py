"""Draw the report's plots, each as an SVG picture."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

BLUE, PALE, GREEN, RED, ORANGE, GREY = "#1f5aa6", "#c3d3e8", "#2e7d4f", "#b3403a", "#c77a1a", "#4a5565"
_WIDTH_INCHES = 8.4
# The page's own letters, whatever is installed where it is read.
_FONT = re.compile(rb"(font: [\d.]+px )[^;\"]+")
_SETTINGS = {
    "svg.fonttype": "none",
    "svg.hashsalt": "cap-ia",
    "font.family": "sans-serif",
    "font.sans-serif": ["DejaVu Sans"],
    "font.size": 9,
    "axes.edgecolor": "#9aa5b4",
    "axes.labelcolor": GREY,
    "xtick.color": GREY,
    "ytick.color": GREY,
    "text.color": "#1c2430",
    "legend.frameon": False,
}


def bars_by_day(days: Sequence[date], parts: Mapping[str, tuple[str, Sequence[int]]], unit: str) -> bytes:
    """Return stacked bars, one for each day.

    parts: by label, the colour and the values, the lowest part first.
    """
    with _Figure(2.5) as (figure, axes):
        bottom = [0] * len(days)
        for label, (colour, values) in parts.items():
            axes.bar(range(len(days)), values, bottom=bottom, color=colour, label=label, width=min(0.8, len(days) / 8))
            bottom = [low + value for low, value in zip(bottom, values, strict=True)]
        axes.set_ylim(0, max(1, *bottom) * 1.1 if bottom else 1)
        _whole_numbers(axes.yaxis)
        _days_below(axes, days)
        axes.set_ylabel(unit)
        _legend_above(axes, len(parts))
        return _svg(figure)


def bars_by_label(labels: Sequence[str], parts: Mapping[str, tuple[str, Sequence[int]]]) -> bytes:
    """Return horizontal stacked bars with their totals, the first label on top."""
    with _Figure(0.7 + 0.27 * len(labels)) as (figure, axes):
        left = [0] * len(labels)
        for label, (colour, values) in parts.items():
            axes.barh(range(len(labels)), values, left=left, color=colour, label=label, height=0.7)
            left = [low + value for low, value in zip(left, values, strict=True)]
        most = max(1, *left, 1)
        for position, total in enumerate(left):
            axes.text(total + most / 100, position, str(total), va="center", color=GREY)
        axes.set_yticks(range(len(labels)), labels)
        axes.tick_params(axis="y", length=0)
        axes.set_xlim(0, most * 1.1)
        axes.set_ylim(len(labels) - 0.4, -0.6)
        _whole_numbers(axes.xaxis)
        if len(parts) > 1:
            _legend_above(axes, len(parts))
        return _svg(figure)


def lines_by_day(days: Sequence[date], lines: Mapping[str, tuple[str, Sequence[float | None]]], unit: str) -> bytes:
    """Return lines over the days; a day without a value is left out."""
    with _Figure(2.5) as (figure, axes):
        for label, (colour, values) in lines.items():
            known = [(position, value) for position, value in enumerate(values) if value is not None]
            axes.plot(
                [position for position, _ in known], [value for _, value in known],
                color=colour, label=label, marker="o", markersize=3.5, linewidth=1.4,
            )  # fmt: skip
        axes.set_ylim(bottom=0)
        axes.yaxis.set_major_formatter(lambda value, _: f"{value:.10g}".replace(".", ","))
        axes.set_xlim(-0.6, len(days) - 0.4)
        _days_below(axes, days)
        axes.set_ylabel(unit)
        _legend_above(axes, len(lines))
        return _svg(figure)


class _Figure:
    """A figure in the report's style; it is closed at the end."""

    def __init__(self, height: float) -> None:
        import matplotlib

        matplotlib.use("svg")
        from matplotlib import pyplot

        self._pyplot = pyplot
        self._style = pyplot.rc_context(_SETTINGS)
        self._height = height

    def __enter__(self) -> tuple[Any, Any]:
        self._style.__enter__()
        self._drawn, axes = self._pyplot.subplots(figsize=(_WIDTH_INCHES, self._height), constrained_layout=True)
        axes.spines[["top", "right"]].set_visible(False)
        return self._drawn, axes

    def __exit__(self, *error: Any) -> None:
        self._pyplot.close(self._drawn)
        self._style.__exit__(*error)


def _days_below(axes: Any, days: Sequence[date]) -> None:
    step = max(1, len(days) // 10)
    shown = range(0, len(days), step)
    axes.set_xticks(list(shown), [f"{days[position].day:02}/{days[position].month:02}" for position in shown])


def _whole_numbers(axis: Any) -> None:
    from matplotlib.ticker import MaxNLocator

    axis.set_major_locator(MaxNLocator(nbins=6, integer=True))


def _legend_above(axes: Any, columns: int) -> None:
    axes.legend(loc="lower left", bbox_to_anchor=(0, 1), ncol=columns, borderaxespad=0.2)


def _svg(figure: Any) -> bytes:
    file = io.BytesIO()
    figure.savefig(file, format="svg", transparent=True, metadata={"Date": None})
    return _FONT.sub(rb"\1system-ui, sans-serif", file.getvalue())
