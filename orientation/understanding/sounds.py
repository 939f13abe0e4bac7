"""How a French word sounds, roughly: « quoi », « koi » and « kwa » are written alike."""

from __future__ import annotations

import re
from functools import lru_cache

# In this order, on folded letters. Capitals are sounds: nasal vowels A I O, and S for « ch ».
_RULES = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"(?:er|ez|et|ait|ais|aient|ees?|es)$", "e"),
        (r"(?<=..)[stdxpz]+$", ""),
        (r"œ", "e"),
        (r"eaux?|aux?", "o"),
        (r"ph", "f"),
        (r"sch|sh|ch", "S"),
        (r"gn", "ni"),
        (r"ill", "y"),
        (r"tion", "sion"),
        (r"qu|q|ck", "k"),
        (r"c(?=[eiy])", "s"),
        (r"c", "k"),
        (r"g(?=[eiy])", "j"),
        (r"gu(?=[ei])", "g"),
        (r"h", ""),
        (r"o[iy]", "wa"),
        (r"oo|ou", "u"),
        (r"(?:ain|ein|yn|im(?=[bp])|in|un)(?![aeiouyn])", "I"),
        (r"(?:en|em|an|am)(?![aeiouynm])", "A"),
        (r"(?:on|om)(?![aeiouynm])", "O"),
        (r"[ae][iy]|eu", "e"),
        (r"z|ss|x", "s"),
        (r"y", "i"),
        (r"(.)\1+", r"\1"),
        (r"(?<=..)e$", ""),
    )
)


@lru_cache(maxsize=8192)
def sound(word: str) -> str:
    """Return a key that words of the same sound share; what is no folded word of letters stays itself."""
    if not word.isalpha():
        return word
    heard = word
    for pattern, replacement in _RULES:
        heard = pattern.sub(replacement, heard)
    return heard or word
