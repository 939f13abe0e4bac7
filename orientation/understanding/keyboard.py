"""Which letters lie beside one another on an AZERTY keyboard."""

from __future__ import annotations

from collections.abc import Mapping

_ROWS = ("azertyuiop", "qsdfghjklm", "wxcvbn")


def _neighbours() -> dict[str, str]:
    around: dict[str, str] = {}
    for row, keys in enumerate(_ROWS):
        for column, key in enumerate(keys):
            near = {(row, column - 1), (row, column + 1), (row - 1, column), (row - 1, column + 1)}
            near |= {(row + 1, column), (row + 1, column - 1)}
            letters = {_ROWS[r][c] for r, c in near if 0 <= r < len(_ROWS) and 0 <= c < len(_ROWS[r])}
            around[key] = "".join(sorted(letters))
    return around


# The letters around each letter, in alphabetical order.
KEY_NEIGHBOURS: Mapping[str, str] = _neighbours()
