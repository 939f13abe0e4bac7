"""The entries of data/knowledge as responses of Rasa's: `utter_job/ask_role`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from orientation.answers.messages import MORE as MORE_KIND
from orientation.answers.messages import button_of, choice
from orientation.dialogue.asked import MORE, response_name
from orientation.knowledge.entries import Knowledge, KnowledgeEntry, Next

MORE_TITLE = "En savoir plus"

Variant = dict[str, Any]


def entry_responses(knowledge: Knowledge) -> dict[str, list[Variant]]:
    """Return the variants of each entry, and what there is more to say, as domain.yml would have them."""
    return {name: variants for entry in knowledge.values() for name, variants in _responses(entry)}


def _responses(entry: KnowledgeEntry) -> Iterator[tuple[str, list[Variant]]]:
    custom = {**entry.message, "sources": list(entry.sources)} if entry.sources else dict(entry.message)
    about = {"custom": custom} if custom else {}
    more = [{"title": MORE_TITLE, "payload": f"/{entry.id}/{MORE}", "kind": MORE_KIND}] if entry.more else []
    yield (
        response_name(entry.family, entry.id),
        [{"text": said.text, **about, "buttons": [*more, *map(_button, said.next)]} for said in entry.said],
    )
    if entry.more:
        cited = {"custom": {"sources": list(entry.sources)}} if entry.sources else {}
        variant = {"text": entry.more, **cited, "buttons": [*map(_button, entry.said[0].next)]}
        yield response_name(entry.family, entry.id, MORE), [variant]


def _button(following: Next) -> dict[str, str]:
    return button_of(choice(following.title, following.to, following.narrowed))
