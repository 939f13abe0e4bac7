"""Draw the confusion matrix and the histogram of confidences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from evaluation.understanding.examples import Example
from evaluation.understanding.predictions import Prediction
from orientation.understanding.kinds import OUT_OF_SCOPE

_BINS = np.linspace(0, 1, 21)


def draw_confusions(path: Path, counts: Counter[tuple[str, str]]) -> None:
    """Draw the matrix: a row for each intent that was meant, a column for each that was understood, as shares."""
    plt = _pyplot()
    names = sorted({name for pair in counts for name in pair})
    matrix = np.array([[counts[meant, said] for said in names] for meant in names], dtype=float)
    shares = matrix / np.maximum(matrix.sum(axis=1, keepdims=True), 1)
    figure, axes = plt.subplots(figsize=(14, 13))
    drawn = axes.imshow(np.sqrt(shares), cmap="Blues", vmin=0, vmax=1)
    axes.set_xticks(range(len(names)), names, rotation=90, fontsize=6)
    axes.set_yticks(range(len(names)), names, fontsize=6)
    axes.set_xlabel("understood")
    axes.set_ylabel("meant")
    bar = figure.colorbar(drawn, shrink=0.6, label="share of the row")
    bar.set_ticks([0, 0.5**0.5 / 2, 0.5**0.5, 1], labels=["0", "0.125", "0.5", "1"])
    _save(plt, figure, path)


def draw_confidence(path: Path, examples: Sequence[Example], predictions: Sequence[Prediction]) -> None:
    """Draw how sure the likeliest question is: where it is right, where it is wrong, and out of scope."""
    plt = _pyplot()
    groups: dict[str, list[float]] = {"right": [], "wrong": [], "out of scope": []}
    for example, prediction in zip(examples, predictions, strict=True):
        intent, chance = next((entry for entry in prediction.ranking if entry[0] != OUT_OF_SCOPE), ("", 0.0))
        if example.intent == OUT_OF_SCOPE:
            groups["out of scope"].append(chance)
        else:
            groups["right" if intent == example.intent else "wrong"].append(chance)
    figure, all_axes = plt.subplots(3, 1, figsize=(8, 7), sharex=True)
    colours = ("#1b6e3c", "#b3261e", "#5f5f5f")
    for axes, (name, chances), colour in zip(all_axes, groups.items(), colours, strict=True):
        axes.hist(chances, bins=_BINS, color=colour)
        axes.set_title(f"{name} ({len(chances)})", fontsize=10)
        axes.set_ylabel("messages")
    all_axes[-1].set_xlabel("chance of the likeliest question")
    _save(plt, figure, path)


def _pyplot() -> Any:
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    return pyplot


def _save(plt: Any, figure: Any, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.tight_layout()
    figure.savefig(path, dpi=110)
    plt.close(figure)
