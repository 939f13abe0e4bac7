"""Read all that answers say when the program starts."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

import orientation.answers
from orientation.french.sentences import SAID


def load_sentences() -> int:
    """Check the sentences of all answers, and return how many there are. Raises DataError."""
    for module in iter_modules(orientation.answers.__path__, f"{orientation.answers.__name__}."):
        import_module(module.name)
    return SAID.check()
