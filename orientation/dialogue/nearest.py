"""Tell whether a message asks which of the programmes that are spoken of is nearest to a place."""

from __future__ import annotations

import re
from collections.abc import Sequence

_NEAREST = r"(?:la|le|les|l|au) (?:plus (?:proche|pres)s?|moins (?:loin|eloignee?s?|lointaine?s?))\b"
_WHICH = r"\b(?:la ?quelle|le ?quel|lesquel(?:le)?s|celles?|celui|ceux)\b"
# « quelle est la plus proche ? » is about the list, « quelle est l’école la plus proche ? » is a search.
_WHAT = r"\b(?:quel|quelle|kel|kelle|c|qui) (?:est|serait)\b(?!.*\b(?:ecole|formation|master|universite|fac|campus))"
_SMALL = (
    r"(?:et|ok|alors|donc|oui|c|est|cest|montre|dis|donne|moi|je|veux|voudrais|cherche|plutot|surtout|,|parmi|elles|ca)"
)
_ASKS = re.compile(
    rf"(?:{_WHICH}.*|{_WHAT}(?: (?:quoi|donc|alors|en fait|parmi elles))*) *\b{_NEAREST}"
    r"(?! (?:d abord|en premier|au plus))"
    # « la plus proche d’abord », « le plus près possible » put a list in order.
    rf"|^(?:{_SMALL} )*(?:la|le) (?:plus (?:proche|pres)|moins loin)(?: (?:de|d|du|des) (?!abord).+)?(?: (?:stp|svp))?$"
)


def asks_nearest(words: Sequence[str]) -> bool:
    """Tell whether folded words ask which one is nearest: « laquelle est la plus proche de Lyon »."""
    return bool(_ASKS.search(" ".join(words).strip(" ,")))
