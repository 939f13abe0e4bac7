"""Tell whether a message asks which of the programmes that are spoken of is nearest to a place."""

from __future__ import annotations

from collections.abc import Sequence

from orientation.french.files import CUES


def asks_nearest(words: Sequence[str]) -> bool:
    """Tell whether folded words ask which one is nearest: « laquelle est la plus proche de Lyon »."""
    said = CUES.cues
    return any(cue.is_in(words) for cue in (said.which_is_nearest, said.what_is_nearest, said.only_nearest))
