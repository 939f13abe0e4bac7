"""Never send the same text twice in a row without a word about it."""

from __future__ import annotations

from orientation.text import NBSP

SAME_AGAIN = f"C’est la même réponse que juste avant{NBSP}:"


def not_twice(text: str, last: str) -> str:
    """Return the text; if it is what was said last, after a sentence that says so."""
    return f"{SAME_AGAIN}\n\n{text}" if text and text == last else text


def another(variants: list[str], last: str) -> int:
    """Return the index of the first variant that is not what was said last; 0 if there is only one."""
    return next((index for index, text in enumerate(variants) if text != last), 0)
