"""Check all that recognises and answers distress, without learning anything."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from orientation.knowledge.facts import Fact
from orientation.safety.care_files import (
    FOLDER,
    MESSAGES,
    THRESHOLDS,
    TOPICS,
    read_examples,
    read_thresholds,
    read_topics,
)
from orientation.safety.care_training import MessageReader
from orientation.safety.phrases import load_recogniser
from orientation.safety.replies import load_replies
from orientation.safety.safety_answer import load_help
from orientation.understanding.universal_encoder import sentence_encoder


def check_care(data_dir: Path, facts: Mapping[str, Fact], today: date) -> None:
    """Raise DataError with the problems of safety.yml or of a file of data/care."""
    phrases = load_recogniser(data_dir / "safety.yml")
    folder = data_dir / FOLDER
    reader = MessageReader.of(phrases.data, data_dir, sentence_encoder())
    read_thresholds(folder / THRESHOLDS)
    read_topics(folder / TOPICS)
    read_examples(folder / MESSAGES)
    load_help(data_dir, facts, today)
    load_replies(data_dir, facts, today, reader)
