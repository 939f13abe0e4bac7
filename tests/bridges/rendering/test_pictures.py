"""Pictures, read back: their size, and that what should be drawn is there."""

from __future__ import annotations

import io
import json
from typing import Any

import numpy
import pytest
from matplotlib import image as matplotlib_image

from bridges.rendering import drawing, pictures
from bridges.rendering.pictures import draw
from tests.support.assistant import ROOT

RANGE = {"label": "Au début", "low": 25_000, "high": 30_000, "source": "Étude", "year": 2022}
STEP = {"title": "Terminale", "text": "Garde les maths.", "when": "cette année"}


def chart(*items: dict[str, Any], unit: str = "€ par an") -> dict[str, Any]:
    return {"type": "chart", "text": "x", "kind": "range", "unit": unit, "items": list(items)}


def steps(*items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "steps", "text": "x", "items": list(items)}


def pixels(message: dict[str, Any]) -> Any:
    drawn = draw(message)
    assert drawn is not None
    return matplotlib_image.imread(io.BytesIO(drawn))[..., :3]


def has_ink(picture: Any) -> bool:
    return bool((picture < 0.5).any())


@pytest.mark.parametrize("path", sorted((ROOT / "runtime/api/examples").glob("*.json")), ids=lambda path: path.stem)
def test_only_charts_and_steps_have_a_picture(path: Any) -> None:
    (message,) = json.loads(path.read_text("utf-8"))
    assert (draw(message) is not None) == (message["type"] in ("chart", "steps"))


@pytest.mark.parametrize("count", [1, 2, 12])
@pytest.mark.parametrize("kind", [chart, steps])
def test_a_picture_grows_with_what_it_shows_and_ends_within_its_edges(kind: Any, count: int) -> None:
    picture = pixels(kind(*[RANGE if kind is chart else STEP] * count))
    height, width, _ = picture.shape
    assert width == 1080
    assert height <= 20 * width
    assert has_ink(picture)
    edges = (picture[:3], picture[-3:], picture[:, :3], picture[:, -3:])
    assert not any(has_ink(edge) for edge in edges)


def test_a_bar_stands_where_its_figures_are() -> None:
    picture = pixels(chart({**RANGE, "low": 50, "high": 100}, unit="%"))
    blue = (picture[..., 2] > 0.7) & (picture[..., 0] < 0.3)
    columns = numpy.flatnonzero(blue.any(axis=0)) / picture.shape[1]
    edge, room = 0.04, 0.92 / 1.1
    assert columns.min() == pytest.approx(edge + room * 0.5, abs=0.01)
    assert columns.max() == pytest.approx(edge + room, abs=0.01)


@pytest.mark.parametrize(
    "message",
    [
        chart({**RANGE, "label": "Dollars $x$ et 👍", "source": "Étude " * 40, "year": None}),
        chart({"label": "Zéro", "low": 0, "source": "x", "year": 1}),
        steps({"title": "**Un titre** " * 20, "text": "Un [lien](https://ex.org).\n\nDeux. " * 30}),
        steps({"title": "x", "text": ""}),
    ],
)
def test_odd_content_is_drawn_all_the_same(message: dict[str, Any], recwarn: pytest.WarningsRecorder) -> None:
    assert has_ink(pixels(message))
    assert [str(warning.message) for warning in recwarn if "Glyph" in str(warning.message)] == []


def test_the_same_picture_is_drawn_once() -> None:
    pictures._picture.cache_clear()
    assert draw(chart(RANGE)) == draw({**chart(RANGE), "text": "y"})
    assert pictures._picture.cache_info().misses == 1


@pytest.mark.parametrize(
    ("value", "shown"), [(25_000, "25\u00a0000"), (0, "0"), (2.5, "2,5"), (1_234_567, "1\u00a0234\u00a0567")]
)
def test_figures_in_french(value: float, shown: str) -> None:
    assert drawing._figure(value) == shown
