"""The typed messages that clients receive, and what an answer is made of."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypedDict

from typing_extensions import NotRequired

from orientation.knowledge.sources import Source


class SourceItem(TypedDict):
    """A source, as shown; year is None where it is not known."""

    label: str
    year: int | None
    url: NotRequired[str]


class TextMessage(TypedDict):
    """Light Markdown, nothing more."""

    type: Literal["text"]
    sources: NotRequired[list[SourceItem]]


class ProgrammeItem(TypedDict):
    """One programme; a field that is not known is left out."""

    id: str
    title: str
    diploma: str
    level: str
    school: str
    towns: list[str]
    region: str
    duration_years: NotRequired[float]
    admission: NotRequired[str]
    website: NotRequired[str]
    distance_km: NotRequired[int]
    status: str
    lat: NotRequired[float]
    lon: NotRequired[float]


class ProgrammesMessage(TypedDict):
    """What a search found, or one programme; `criteria` has the labels understood, by entity."""

    type: Literal["programmes"]
    total: int
    criteria: dict[str, list[str]]
    items: list[ProgrammeItem]
    sources: NotRequired[list[SourceItem]]


class ComparisonRow(TypedDict):
    """One point of a comparison, with one value for each column; None is unknown."""

    label: str
    values: list[str | None]


class ComparisonMessage(TypedDict):
    """Programmes side by side."""

    type: Literal["comparison"]
    columns: list[str]
    rows: list[ComparisonRow]
    sources: NotRequired[list[SourceItem]]


class StepItem(TypedDict):
    """One step of a path; `programmes` has the ids of those it leads to."""

    title: str
    text: str
    when: NotRequired[str]
    programmes: NotRequired[list[str]]


class StepsMessage(TypedDict):
    """A path, step by step."""

    type: Literal["steps"]
    items: list[StepItem]
    sources: NotRequired[list[SourceItem]]


class ChartItem(TypedDict):
    """One bar, from low to high."""

    label: str
    low: float
    high: NotRequired[float]
    source: str
    year: int | None


class ChartMessage(TypedDict):
    """Ranges to compare."""

    type: Literal["chart"]
    kind: Literal["range"]
    unit: str
    items: list[ChartItem]
    sources: NotRequired[list[SourceItem]]


class NoticeMessage(TypedDict):
    """A text that stands out."""

    type: Literal["notice"]
    level: Literal["info", "privacy", "safety"]
    sources: NotRequired[list[SourceItem]]


# What a client shows apart: the other reading of a message, the rest of an answer, what an answer was worth.
ALTERNATIVE, MORE, FEEDBACK = KINDS = ("alternative", "more", "feedback")
UP, DOWN = "up", "down"

Message = TextMessage | ProgrammesMessage | ComparisonMessage | StepsMessage | ChartMessage | NoticeMessage


@dataclass(frozen=True)
class Choice:
    """Something to answer with: the user sees the title, the payload stays on the server.

    kind: one of KINDS, None for what needs no telling apart; vote: UP or DOWN, of a choice of kind FEEDBACK.
    """

    title: str
    payload: str
    kind: str | None = None
    vote: str | None = None


@dataclass(frozen=True)
class Answer:
    """A complete answer: `text` says everything, `message` is the same for clients that can show more.

    `shown` has the ids of the programmes in it, in their order; `criteria` what was searched, by entity, or
    None if nothing was; `page` which part of what was found is shown; `focus` the ids of the programmes that are
    spoken of from now on, one by one; `asks` the question that it ends with, None if it is complete.
    """

    text: str
    message: Message
    choices: tuple[Choice, ...] = ()
    shown: tuple[str, ...] = ()
    criteria: Mapping[str, list[str]] | None = None
    page: int = 1
    focus: tuple[str, ...] = ()
    asks: str | None = None


def button_of(offered: Choice) -> dict[str, str]:
    """Return a choice as a button of Rasa's."""
    said = {"title": offered.title, "payload": offered.payload, "kind": offered.kind, "vote": offered.vote}
    return {name: value for name, value in said.items() if value is not None}


def choice(title: str, intent: str, entities: Mapping[str, Any] | None = None) -> Choice:
    """Return a choice that triggers an intent with these entities."""
    values = json.dumps(entities, ensure_ascii=False) if entities else ""
    return Choice(title, f"/{intent}{values}")


def text_message(sources: Iterable[Source] = ()) -> TextMessage:
    """Return the fields of a plain text."""
    message: TextMessage = {"type": "text"}
    if items := source_items(sources):
        message["sources"] = items
    return message


def programmes_message(
    total: int,
    criteria: Mapping[str, list[str]],
    items: list[ProgrammeItem],
    sources: Iterable[Source],
) -> ProgrammesMessage:
    """Return the fields of a list of programmes."""
    message: ProgrammesMessage = {
        "type": "programmes",
        "total": total,
        "criteria": dict(criteria),
        "items": items,
    }
    if cited := source_items(sources):
        message["sources"] = cited
    return message


def source_items(sources: Iterable[Source]) -> list[SourceItem]:
    """Return the sources as shown, each once."""
    items: list[SourceItem] = []
    for source in dict.fromkeys(sources):
        item: SourceItem = {"label": source.label, "year": source.year}
        if source.url is not None:
            item["url"] = source.url
        items.append(item)
    return items
