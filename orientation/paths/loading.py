"""Read from the data files what writes paths."""

from __future__ import annotations

from pathlib import Path

from orientation.knowledge.catalogue import Catalogue
from orientation.knowledge.facts import load_facts
from orientation.knowledge.intent_labels import load_intent_labels
from orientation.paths.path_answer import PathWriter
from orientation.paths.paths_data import load_paths


def load_path_writer(data_dir: Path, intents: Path, catalogue: Catalogue) -> PathWriter:
    """Return what writes the paths of a data folder; `intents` is the file of the intents' labels. Raises DataError."""
    facts = load_facts(data_dir / "facts", catalogue.sources)
    paths = load_paths(data_dir / "paths.yml", catalogue, facts, load_intent_labels(intents))
    return PathWriter(paths, catalogue, facts)
