"""Take out of a text what tells who wrote it: e-mail addresses, phone numbers, a name that is given as such."""

from __future__ import annotations

import re

EMAIL = "[adresse e-mail]"
PHONE = "[téléphone]"
NAME = "[nom]"

_EMAIL = re.compile(r"[\w.+-]+\s?@\s?[\w-]+(?:\s?\.\s?[\w-]+)+")
# Nine digits or more in groups, as numbers are written in France and abroad; years and salaries are shorter.
_PHONE = re.compile(r"(?<![\w])(?:\+|00)?\d(?:[\s./-]?\d){8,14}(?!\w)")
_SAYS_A_NAME = re.compile(
    r"(?<!\w)(?P<said>(?:je|j)\s?m\s?['’]?\s?(?:appel+e?|apel+e?|apel)(?:\s+bien)?|moi,?\s+c\s?['’]?\s?est"
    r"|(?:mon\s+(?:petit\s+)?(?:nom|pr[ée]nom)(?:\s+de\s+famille)?\s*(?:c\s?['’]?\s?est|est|:))"
    r"|(?:il|elle)\s+s\s?['’]?\s?ap+el+e)\s+(?P<name>[^\W\d_][\w'’-]*(?:\s+(?-i:[A-ZÀ-Þ])[\w'’-]*)*)",
    re.IGNORECASE,
)


def mask(text: str) -> str:
    """Return the text without e-mail addresses, phone numbers, and names after « je m’appelle » and the like."""
    text = _EMAIL.sub(EMAIL, text)
    text = _PHONE.sub(PHONE, text)
    return _SAYS_A_NAME.sub(lambda found: f"{found['said']} {NAME}", text)
