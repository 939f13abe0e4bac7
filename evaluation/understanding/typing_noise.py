"""Type a sentence as people type on a phone: one kind of noise at a time, from a seeded generator."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from orientation.text import fold
from orientation.understanding.keyboard import KEY_NEIGHBOURS

Noise = Callable[[str, Random], str]

_ONE_SLIP_IN = 15
_WORD = re.compile(r"\w+", re.UNICODE)
_APOSTROPHES_AND_HYPHENS = re.compile(r"[’'\-‑–]")
_PUNCTUATION = re.compile(r"[^\w\s’'\-+/@€]|(?<=\s)[-/](?=\s)")

# What is written for what, as whole words; the first column is folded.
_ABBREVIATIONS = {
    "combien": "cb",
    "pourquoi": "pk",
    "parce que": "pcq",
    "s'il te plait": "stp",
    "s'il vous plait": "svp",
    "salut": "slt",
    "bonjour": "bjr",
    "quand": "qd",
    "maintenant": "mtn",
    "beaucoup": "bcp",
    "quelqu'un": "qqn",
    "quelque chose": "qqch",
    "toujours": "tjrs",
    "jamais": "jms",
    "tout": "tt",
    "dans": "ds",
    "pour": "pr",
    "avec": "avc",
    "comment": "cmt",
    "c'est": "c",
    "j'ai": "g",
    "quoi": "koi",
    "est-ce que": "esk",
    "qu'est-ce que": "keske",
    "je suis": "jsuis",
    "je ne sais pas": "jsp",
    "il y a": "ya",
    "ingenieur": "inge",
    "ingenieure": "inge",
    "universite": "fac",
    "aujourd'hui": "ajd",
    "vraiment": "vrm",
    "desole": "dsl",
    "temps": "tps",
    "bien": "b1",
    "faut": "fo",
    "faudrait": "fodrait",
    "aussi": "ossi",
    "quel": "kel",
    "quelle": "kel",
    "quels": "kel",
    "quelles": "kel",
    "que": "ke",
    "qui": "ki",
    "peut": "peu",
    "veux": "veu",
}
_HOMOPHONES = (
    ("ça", "sa"),
    ("c'est", "ses"),
    ("ces", "ses"),
    ("sont", "son"),
    ("son", "sont"),
    ("et", "est"),
    ("est", "et"),
    ("ou", "où"),
    ("où", "ou"),
    ("à", "a"),
    ("a", "à"),
    ("peut", "peu"),
    ("peux", "peu"),
    ("faut", "faux"),
    ("quel", "quelle"),
    ("quelle", "quel"),
    ("quels", "quelles"),
    ("quelles", "quels"),
    ("on", "ont"),
    ("ont", "on"),
    ("leur", "leurs"),
    ("tout", "tous"),
    ("mes", "mais"),
    ("mais", "mes"),
    ("près", "prêt"),
    ("travail", "travaille"),
    ("travaille", "travail"),
    ("salaire", "sallaire"),
    ("métier", "métié"),
    ("cher", "chère"),
    ("voie", "voix"),
)
_ENDINGS = ((re.compile(r"(?<=\w\w)er\b"), "é"), (re.compile(r"(?<=\w\w)é\b"), "er"), (re.compile(r"ez\b"), "er"))
_GLUED = (
    (re.compile(r"\bj(?:e |[’'])(?=[a-zà-ÿ])", re.IGNORECASE), "j"),
    (re.compile(r"\b([cdlmnst]|qu)[’'](?=\w)", re.IGNORECASE), r"\1"),
    (re.compile(r"\bil y a\b", re.IGNORECASE), "ya"),
    (re.compile(r"\best-ce que? ?", re.IGNORECASE), "esceque "),
    (re.compile(r"\b(de|la|le|un|en|tu|on|à|y) (?=\w)", re.IGNORECASE), r"\1"),
)


def no_accents(text: str, random: Random) -> str:
    """Return the text without accents; case and punctuation stay."""
    kept = (
        original if not original.isalpha() else character.upper() if original.isupper() else character
        for original, character in zip(text, fold(text), strict=True)
    )
    return "".join(kept)


def no_apostrophes(text: str, random: Random) -> str:
    """Return the text with a space, or nothing, for each apostrophe and hyphen."""
    return _APOSTROPHES_AND_HYPHENS.sub(lambda _: random.choice((" ", "")), text)


def other_case(text: str, random: Random) -> str:
    """Return the text all in capitals, all in small letters, or with a capital at each word."""
    return random.choice((str.upper, str.lower, str.title))(text)


def key_slips(text: str, random: Random) -> str:
    """Return the text with one letter in fifteen replaced by its neighbour on an AZERTY keyboard."""
    return "".join(
        random.choice(KEY_NEIGHBOURS[letter])
        if letter in KEY_NEIGHBOURS and random.random() < 1 / _ONE_SLIP_IN
        else character
        for character, letter in zip(text, fold(text), strict=True)
    )


def wrong_letters(text: str, random: Random) -> str:
    """Return the text with a letter dropped or doubled in one word in four of four letters or more."""

    def spoil(match: re.Match[str]) -> str:
        word = match[0]
        if len(word) < 4 or not word.isalpha() or random.random() >= 1 / 4:
            return word
        place = random.randrange(1, len(word))
        return word[:place] + (word[place] + word[place:] if random.random() < 1 / 2 else word[place + 1 :])

    return _WORD.sub(spoil, text)


def sms(text: str, random: Random) -> str:
    """Return the text with every word that has a usual abbreviation written so."""
    result = text
    for words, short in sorted(_ABBREVIATIONS.items(), key=lambda pair: -len(pair[0])):
        folded = fold(result)
        pattern = re.compile(rf"(?<![\w-]){re.escape(words)}(?![\w-])")
        for match in reversed(list(pattern.finditer(folded))):
            result = result[: match.start()] + short + result[match.end() :]
    return result


def homophones(text: str, random: Random) -> str:
    """Return the text with half of its words that have one replaced by a homophone or a misspelt ending."""
    others = dict(_HOMOPHONES)
    pattern = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, sorted(others, key=len, reverse=True)))})(?!\w)", re.I)
    swapped = pattern.sub(
        lambda found: others[found[0].lower()] if random.random() < 1 / 2 else found[0], text.replace("’", "'")
    )
    for ending, wrong in _ENDINGS:
        swapped, count = ending.subn(lambda found, wrong=wrong: wrong if random.random() < 1 / 2 else found[0], swapped)  # type: ignore[misc]
        if count:
            break
    return swapped


def glued(text: str, random: Random) -> str:
    """Return the text with small words stuck to their neighbours (« jveux », « cest », « lecole »)."""
    for pattern, replacement in _GLUED[:-1]:
        text = pattern.sub(replacement, text)
    pattern, replacement = _GLUED[-1]
    return pattern.sub(lambda found: found.expand(replacement) if random.random() < 1 / 3 else found[0], text)


def no_punctuation(text: str, random: Random) -> str:
    """Return the text without punctuation; apostrophes and hyphens stay."""
    return " ".join(_PUNCTUATION.sub(" ", text).split())


NOISES: dict[str, Noise] = {
    "no_accents": no_accents,
    "no_apostrophes": no_apostrophes,
    "other_case": other_case,
    "key_slips": key_slips,
    "wrong_letters": wrong_letters,
    "sms": sms,
    "homophones": homophones,
    "glued": glued,
    "no_punctuation": no_punctuation,
}
