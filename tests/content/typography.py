"""What French typography, « tu » and plain writing do not let pass."""

from __future__ import annotations

import re

# Words of somebody who says « vous ».
FORMAL = re.compile(
    r"\b(?:vous|votre|vos|vôtres?|veuillez|êtes|avez|pouvez|voulez|devez|savez|allez|souhaitez|cherchez|choisissez|"
    r"demandez|écrivez|essayez|regardez|contactez|appelez|parlez|dites|faites|cliquez|tapez|posez|précisez|vérifiez)\b",
    re.IGNORECASE,
)
# « étudiant·e », « étudiant(e) », « étudiant-e-s », « étudiant/e »
DOUBLE_GENDER = re.compile(r"[·•‧⋅]|\w\(e\)|\w\(ne\)|\w\(rice\)|[^\W\d]-e(?:-s)?\b|\w/e\b|\w/rice\b")
LINK = re.compile(r"\]\(([^)]*)\)")
BARE_LINK = re.compile(r"\b([a-z]+)://\S+|\bwww\.\S+", re.IGNORECASE)
NO_BREAK_BEFORE = re.compile(r"(?<!\u00a0)[?!;»%€]")
# A colon of an address or of an hour is not punctuation.
NO_BREAK_BEFORE_COLON = re.compile(r"(?<!\u00a0):(?!//)")
NO_BREAK_AFTER = re.compile(r"«(?!\u00a0)")
ODD_SPACES = re.compile(r"  |\u00a0\u00a0| \u00a0|\u00a0 |[\t\u2009\u200b\u202f]| +$|^ +| \n|\n{3}|\s[,.)]|\( ")
SPLIT_NUMBER = re.compile(r"\d (?=\d{3}\b)|\d (?=€|%|ans?\b|mois\b|km\b|h\b)")


def without_addresses(text: str) -> str:
    """Return the text as it is read: links by their words."""
    return BARE_LINK.sub("(adresse)", LINK.sub("]", text))


def mistakes(text: str) -> list[str]:
    """Return what French typography would not let pass, with its surroundings."""
    shown = without_addresses(text)
    rules = {
        "straight quote or apostrophe": re.compile(r"[\"'`´]"),
        "three dots instead of …": re.compile(r"\.\.\."),
        "no no-break space before": NO_BREAK_BEFORE,
        "no no-break space before the colon": NO_BREAK_BEFORE_COLON,
        "no no-break space after «": NO_BREAK_AFTER,
        "spaces": ODD_SPACES,
        "number that can be split": SPLIT_NUMBER,
        "gender with a point, brackets or a hyphen": DOUBLE_GENDER,
        "« vous »": FORMAL,
        "not a French quote": re.compile(r"[“”„]"),
    }
    return [
        f"{name}: {shown[max(0, match.start() - 20) : match.end() + 20]!r}"
        for name, rule in rules.items()
        for match in rule.finditer(shown)
    ] + [f"« and » do not match: {shown!r}" for _ in range(shown.count("«") != shown.count("»"))]
