"""Copy nothing for log lines that are not written.

Rasa copies events, entities and states, whole lists of programmes among them, for the debug lines of each turn, before
it is known that nobody asked for these lines.
"""

from __future__ import annotations

import copy
from types import SimpleNamespace
from typing import Any

import rasa.core.policies.memoization
import rasa.core.policies.rule_policy
import rasa.core.processor

# In these modules, deep copies are made for debug lines alone.
_MODULES: tuple[Any, ...] = (rasa.core.processor, rasa.core.policies.memoization, rasa.core.policies.rule_policy)


def install() -> None:
    """Let these modules log at most warnings, and hand them the thing itself where they would copy it for a line."""
    for module in _MODULES:
        module.copy = SimpleNamespace(copy=copy.copy, deepcopy=_itself)


def _itself(value: Any) -> Any:
    return value
