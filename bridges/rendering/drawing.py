"""How ranges of figures and the steps of a path are drawn, with matplotlib, as PNG."""

from __future__ import annotations

import io
import re
import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from orientation.text import NBSP

_INK, _FAINT, _ACCENT, _SOFT = "#1d2433", "#667085", "#2f5bd7", "#c9d6fb"
_WIDTH_INCHES, _DOTS_PER_INCH = 7.2, 150
# What the font of the pictures cannot draw: emoji and the like.
_NOT_DRAWN = re.compile("[\U00010000-\U0010ffff\u2600-\u27bf\u2b00-\u2bff\ufe0f\u200d]")
_MARKS = re.compile(r"\*\*|\[([^\]\n]+)\]\([^)\s]+\)")


def picture(kind: str, items: Sequence[Mapping[str, Any]], unit: str) -> bytes:
    """Return the picture of a `chart` (its items and unit) or of `steps` (their items)."""
    figure = _ranges(items, unit) if kind == "chart" else _steps(items)
    image = io.BytesIO()
    FigureCanvasAgg(figure).print_png(image)
    return image.getvalue()


def _ranges(items: Sequence[Mapping[str, Any]], unit: str) -> Figure:
    figure, axes = _page(1.0 + 0.95 * len(items))
    highest = max(max(item["low"], item.get("high", 0)) for item in items)
    axes.set_xlim(0, highest * 1.1 or 1)
    axes.set_ylim(len(items) - 0.3, -0.7)
    for row, item in enumerate(items):
        _range(axes, row, item, highest)
    axes.set_xlabel(unit, color=_FAINT, fontsize=10)
    axes.set_yticks([])
    axes.xaxis.set_major_formatter(lambda value, _: _figure(value))
    axes.tick_params(axis="x", colors=_FAINT, labelsize=9, length=0)
    axes.grid(axis="x", color="#e6e9f0")
    axes.set_axisbelow(True)
    for side in ("top", "left", "right"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color("#e6e9f0")
    return figure


def _range(axes: Axes, row: int, item: Mapping[str, Any], highest: float) -> None:
    low, high = item["low"], item.get("high")
    figures = f"à partir de {_figure(low)}" if high is None else f"{_figure(low)} à {_figure(high)}"
    if high is None:
        # Nobody said how far it goes: an arrow, not a bar that ends somewhere.
        arrow = {"arrowstyle": "-|>", "color": _ACCENT, "linewidth": 3, "shrinkA": 0, "shrinkB": 0}
        axes.annotate("", (low + highest * 0.09, row), (low, row), arrowprops=arrow)
        axes.plot([low], [row], marker="o", markersize=11, color=_ACCENT)
    else:
        axes.barh(row, high - low, left=low, height=0.26, color=_ACCENT)
    axes.text(0, row - 0.3, _drawn(item["label"]), color=_INK, fontsize=11, fontweight="bold", va="center")
    axes.text(highest * 1.1, row - 0.3, figures, color=_INK, fontsize=11, ha="right", va="center")
    year = "" if item["year"] is None or str(item["year"]) in item["source"] else f", {item['year']}"
    source = textwrap.shorten(_drawn(item["source"]) + year, 95, placeholder="…")
    axes.text(0, row + 0.3, source, color=_FAINT, fontsize=8, va="center")


def _steps(items: Sequence[Mapping[str, Any]]) -> Figure:
    blocks = [_step_lines(item) for item in items]
    heights = [0.3 * len(title) + 0.185 * len(body) + 0.36 for title, body in blocks]
    total = sum(heights) + 0.2
    figure, axes = _page(total, edge=0.0)
    axes.set_xlim(0, _WIDTH_INCHES)
    axes.set_ylim(total, 0)
    axes.axis("off")
    tops = [0.25 + sum(heights[:position]) for position in range(len(blocks))]
    axes.plot([0.5, 0.5], [tops[0] + 0.15, tops[-1] + 0.15], color=_SOFT, linewidth=4, solid_capstyle="round", zorder=1)
    for number, (top, (title, body)) in enumerate(zip(tops, blocks, strict=True), start=1):
        axes.plot([0.5], [top + 0.15], marker="o", markersize=23, color=_ACCENT, zorder=2)
        axes.text(
            0.5, top + 0.155, str(number), color="white", fontsize=11, fontweight="bold", ha="center", va="center"
        )
        axes.text(0.95, top, "\n".join(title), color=_INK, fontsize=11.5, fontweight="bold", va="top", linespacing=1.35)
        axes.text(0.95, top + 0.3 * len(title), "\n".join(body), color=_INK, fontsize=9.5, va="top", linespacing=1.35)
    return figure


def _step_lines(item: Mapping[str, Any]) -> tuple[list[str], list[str]]:
    when = f" — {_drawn(item['when'])}" if item.get("when") else ""
    lines = [
        wrapped
        for line in _drawn(item["text"]).split("\n")
        for wrapped in textwrap.wrap(line, 82, break_on_hyphens=False)
    ]
    return textwrap.wrap(_drawn(item["title"]) + when, 58, break_on_hyphens=False), lines


def _page(height: float, edge: float = 0.04) -> tuple[Figure, Axes]:
    figure = Figure(figsize=(_WIDTH_INCHES, height), dpi=_DOTS_PER_INCH, facecolor="white")
    bottom = 0.62 / height if edge else 0.0
    axes = figure.add_axes((edge, bottom, 1 - 2 * edge, 1 - bottom - (0.1 / height if edge else 0.0)))
    return figure, axes


def _figure(value: float) -> str:
    return f"{value:,.10g}".replace(",", NBSP).replace(".", ",")


def _drawn(text: str) -> str:
    """Return a text without marks and emoji; a dollar is one, not the start of a formula."""
    return _NOT_DRAWN.sub("", _MARKS.sub(r"\1", text)).replace("$", r"\$").strip()
