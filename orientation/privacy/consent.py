"""Tell whether a text is a plain yes to erasing: nothing that cannot be undone happens on a guess."""

from __future__ import annotations

import re

from orientation.text import fold, word_set

_YES = word_set("oui ouais ouai ui wi yes yep ok okay oki dac daccord accord go vas-y vasy allez confirme")
# What may stand around the yes.
_AROUND = word_set(
    "d je l le la les ma mes mon tes tout tous tt ca bien sur vas y vas-y moi s il te plait stp svp merci efface "
    "effacer effacez supprime supprimer conversation messages message conv donnees certain certaine definitivement oui "
    "confirme veux vraiment accord allez go"
)
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)?")


def is_plain_yes(text: str) -> bool:
    """Return True for « oui », « oui efface tout », « ok vas-y », False for « oui mais… » and all the rest."""
    words = _WORD.findall(fold(text))
    return bool(words) and any(word in _YES for word in words[:2]) and all(word in _YES | _AROUND for word in words)
