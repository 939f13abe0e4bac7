"""Pictures (PNG) of what is better seen: ranges of figures, and the steps of a path."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any


def draw(message: Mapping[str, Any]) -> bytes | None:
    """Return the picture of a `chart` or `steps` message; None for the other types."""
    if message["type"] not in ("chart", "steps"):
        return None
    return _picture(message["type"], json.dumps(message["items"]), message.get("unit", ""))


@lru_cache(maxsize=32)
def _picture(kind: str, items: str, unit: str) -> bytes:
    """Return the picture; the same answers come again and again, and drawing takes a tenth of a second."""
    # matplotlib takes a second to load, which a bridge spends at its first picture, not at each start.
    from bridges.rendering.drawing import picture

    return picture(kind, json.loads(items), unit)
