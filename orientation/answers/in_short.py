"""Say an answer again in one sentence, to who found it too long or not clear."""

from __future__ import annotations

import re

from orientation.french.sentences import Sentences

_say = Sentences("in_short {sentence}")
# The end of a sentence, of at least so many characters (« Oui. » says too little alone), and not within « » or ( ).
_SENTENCE = re.compile(r"((?:«[^»]*»|\([^)]*\)|[^«(]){25,}?[.!?…])(?=\s|$)")
# One sentence that stands before a list.
_BEFORE_LIST = re.compile(r"(?!- )((?:«[^»]*»|\([^)]*\)|[^«(.!?…]){25,}?)\s*:")
_MARKS = re.compile(r"^[-*\s]+|\*\*")


def in_short(answer: str) -> str:
    """Return the first sentence of an answer, as such; "" if the answer says nothing more than that, or is a list."""
    sentence = first_sentence(answer)
    is_all = len(sentence) >= len(_MARKS.sub("", answer.strip()))
    return _say("in_short", sentence=sentence) if sentence and not is_all else ""


def first_sentence(answer: str) -> str:
    """Return the first sentence of an answer, or what it says before a list; "" where it begins with one."""
    paragraph = answer.strip().split("\n\n")[0]
    if before := _BEFORE_LIST.fullmatch(paragraph):
        return f"{_MARKS.sub('', before[1])}."
    found = _SENTENCE.match(paragraph)
    return "" if found is None or "\n" in found[1] else _MARKS.sub("", found[1])
