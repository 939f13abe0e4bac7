from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from orientation.data_files.locations import INTENTS
from orientation.data_files.yaml_file import DataError
from orientation.knowledge.entries import load_knowledge
from runtime import entry_vectors
from tests.support.assistant import ROOT


def test_what_every_entry_asks_and_answers_is_kept() -> None:
    cache_dir = ROOT / ".cache" / "data"
    assert entry_vectors.main() == 0
    entries = [entry for entry in load_knowledge(ROOT / "data", INTENTS, cache_dir).values() if entry.asks]
    for name in ("fine_questions.npz", "fine_answers.npz"):
        with np.load(cache_dir / name) as kept:
            assert len(kept["vectors"]) >= len(entries)


def test_data_that_are_wrong_are_left_to_who_checks_them(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Path) -> None:
        raise DataError(["wrong"])

    monkeypatch.setattr(entry_vectors, "load_knowledge", fail)
    assert entry_vectors.main() == 1
