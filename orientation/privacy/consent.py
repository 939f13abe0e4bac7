"""Tell whether a text is a plain yes to erasing: nothing that cannot be undone happens on a guess."""

from __future__ import annotations

import re

from orientation.french.files import CONVERSATION
from orientation.text import fold

_WORD = re.compile(r"[a-z]+(?:-[a-z]+)?")


def is_plain_yes(text: str) -> bool:
    """Return True for « oui », « oui efface tout », « ok vas-y », False for « oui mais… » and all the rest."""
    words = _WORD.findall(fold(text))
    lists = CONVERSATION.words
    return not lists.yes.isdisjoint(words[:2]) and all(word in lists.yes or word in lists.around_yes for word in words)
