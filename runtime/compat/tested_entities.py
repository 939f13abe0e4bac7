"""Let `rasa test` compare the names that stand in a message, and no more.

What is known of its writer, or asked of a programme, comes as entities too, as slots are filled from entities; it has
no place in the text, no test story can mark it, and Rasa's report sorts entities by their place.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any


def install() -> None:
    """Leave out of Rasa's evaluation what has no place in the text; for a process that only tests."""
    from rasa.core.test import EvaluationStore

    add = EvaluationStore.add_to_store

    def add_what_stands_in_the_text(
        store: Any, *args: Any, entity_predictions: Sequence[dict[str, Any]] | None = None, **others: Any
    ) -> None:
        standing = [entity for entity in entity_predictions or () if entity.get("start") is not None]
        add(store, *args, entity_predictions=standing, **others)

    EvaluationStore.add_to_store = add_what_stands_in_the_text
