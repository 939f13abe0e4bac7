"""Write a text as people type it: without accents, abbreviated, by ear, with slips; from a seeded generator.

Not the noise of evaluation/understanding/typing_noise.py: what is measured is not what is learnt.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random

from orientation.data_files.yaml_file import read_yaml
from orientation.text import fold
from orientation.understanding.keyboard import KEY_NEIGHBOURS

HABITS = Path(__file__).with_suffix(".yml")
_SIGNS = re.compile(r"[?!.,;:]+")
_AS_IT_IS, _SLIP = 0.3, 0.03


class Typist:
    """Types texts, never the same way, by the habits of spelling.yml and these abbreviations."""

    def __init__(self, abbreviations: Mapping[str, Sequence[str]], random: Random) -> None:
        habits = read_yaml(HABITS).data
        self._before, self._after = habits["before"], habits["after"]
        self._heard = [(re.compile(each["heard"]), each["written"], each["share"]) for each in habits["by_ear"]]
        self._abbreviations = [(re.compile(rf"\b{re.escape(full)}\b"), short) for full, short in abbreviations.items()]
        self._random = random

    def typed(self, text: str) -> str:
        """Return a text as somebody may type it; as it is, three times in ten."""
        if self._chance(_AS_IT_IS):
            return text
        if self._chance(0.8):
            text = text.lower().replace("’", "'")
        if self._chance(0.35):
            text = self._by_ear(text.lower().replace("’", "'"))
        if self._chance(0.4):
            text = fold(text)
        if self._chance(0.4):
            text = _SIGNS.sub("" if self._chance(0.5) else " ", text).strip()
        if self._chance(0.25):
            text = text.replace("'", self._random.choice(["", " "]))
        if self._chance(0.3):
            text = "".join(map(self._slip, text))
        if self._chance(0.2):
            text = self._random.choice(self._before) + text
        if self._chance(0.12):
            text = text.rstrip(" ?") + self._random.choice(self._after)
        return text

    def _by_ear(self, text: str) -> str:
        for full, short in self._abbreviations:
            if self._chance(0.6):
                text = full.sub(self._random.choice(short), text)
        for heard, written, share in self._heard:
            if self._chance(share):
                text = heard.sub(written, text)
        return text

    def _slip(self, letter: str) -> str:
        if not (letter.isalpha() and self._chance(_SLIP)):
            return letter
        return self._random.choice(["", letter * 2, self._random.choice(list(KEY_NEIGHBOURS.get(letter, letter)))])

    def _chance(self, share: float) -> bool:
        return self._random.random() < share
