"""The paths of data/, what reads profiles, and what writes paths."""

from __future__ import annotations

from datetime import date

import pytest

from orientation.knowledge.catalogue import Catalogue
from orientation.knowledge.facts import load_facts
from orientation.knowledge.intent_labels import load_intent_labels
from orientation.paths.path_answer import PathWriter
from orientation.paths.paths_data import Paths, load_paths
from orientation.paths.reading import ProfileReader
from orientation.understanding.chat_words import load_chat_words
from tests.orientation.conftest import DATA_DIR

TODAY = date(2026, 11, 24)


@pytest.fixture(scope="session")
def paths(real_catalogue: Catalogue) -> Paths:
    """Return the content of data/paths.yml."""
    facts = load_facts(DATA_DIR / "facts", real_catalogue.sources)
    return load_paths(DATA_DIR / "paths.yml", real_catalogue, facts, load_intent_labels(DATA_DIR / "intents.yml"))


@pytest.fixture(scope="session")
def reader(paths: Paths) -> ProfileReader:
    """Return what reads profiles."""
    return ProfileReader(paths, load_chat_words(DATA_DIR / "chat_words.yml").abbreviations)


@pytest.fixture(scope="session")
def writer(paths: Paths, real_catalogue: Catalogue) -> PathWriter:
    """Return what writes paths, on a fixed day."""
    facts = load_facts(DATA_DIR / "facts", real_catalogue.sources)
    return PathWriter(paths, real_catalogue, facts, lambda: TODAY)
