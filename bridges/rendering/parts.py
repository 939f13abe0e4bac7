"""Messages of the API as the parts that are sent: each a text in light Markdown, or a picture, maybe with choices."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bridges.rendering.choices import Choice, choices_of, numbered
from bridges.rendering.sources import sources_line
from bridges.rendering.splitting import length, split

Picture = Callable[[Mapping[str, Any]], bytes | None]


@dataclass(frozen=True)
class Limits:
    """What one message of a channel may hold.

    text, caption: UTF-16 code units; caption 0: a picture stands alone. buttons: how many below one message,
    0: choices are numbered lines of the text.
    """

    text: int
    caption: int = 0
    buttons: int = 0


@dataclass(frozen=True)
class Part:
    """One thing to send: `text` in light Markdown; with an `image` (PNG), its caption or what it shows.

    rows: the choices to show as buttons, row by row.
    """

    text: str
    image: bytes | None = None
    rows: tuple[tuple[Choice, ...], ...] = ()


def render(messages: Sequence[Mapping[str, Any]], limits: Limits, draw: Picture) -> list[Part]:
    """Return the parts that say these messages, in order, each within the limits.

    draw: makes the picture of a message, None for a message that has none. The text that a picture stands for is
    always there too.
    """
    parts: list[Part] = []
    for position, message in enumerate(messages):
        offered = choices_of([message]) if limits.buttons else []
        text = _text(message, choices_of(messages) if not limits.buttons and position == len(messages) - 1 else [])
        parts += _with_choices(_parts(message, text, limits, draw), offered, limits.buttons)
    return parts


def _text(message: Mapping[str, Any], listed: Sequence[Choice]) -> str:
    blocks = [str(message["text"]), sources_line(message.get("sources") or ()), numbered(listed)]
    return "\n\n".join(filter(None, blocks))


def _parts(message: Mapping[str, Any], text: str, limits: Limits, draw: Picture) -> list[Part]:
    texts = [Part(piece) for piece in split(text, limits.text)]
    image = draw(message)
    if image is None:
        return texts
    if length(text) <= limits.caption:
        return [Part(text, image)]
    return [Part("", image), *texts]


def _with_choices(parts: list[Part], choices: Sequence[Choice], most: int) -> list[Part]:
    """Put the choices below the last part: one a row, those that judge the answer together in the last row."""
    substantive = [choice for choice in choices if not choice.is_feedback]
    feedback = tuple(choice for choice in choices if choice.is_feedback)
    rows: list[tuple[Choice, ...]] = [(choice,) for choice in substantive[: most - len(feedback)]]
    if feedback:
        rows.append(feedback)
    return [*parts[:-1], replace(parts[-1], rows=tuple(rows))] if rows else parts
