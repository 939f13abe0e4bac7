"""Everything that answers distress, read from a folder of data files once for a process."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import Path

from orientation.knowledge.facts import load_facts
from orientation.knowledge.sources import load_sources
from orientation.safety.care_training import MessageReader
from orientation.safety.phrases import load_recogniser
from orientation.safety.protocol import Protocol
from orientation.safety.recognition import CareRecogniser, load_care
from orientation.safety.replies import load_replies
from orientation.safety.safety_answer import HelpTexts, load_help
from orientation.understanding.points import Plainness
from orientation.understanding.universal_encoder import sentence_encoder

MODELS = Path("models")


@lru_cache(maxsize=2)
def care_recogniser(data_dir: Path, models: Path = MODELS) -> CareRecogniser:
    """Return the recogniser of a folder of data files; the model is learnt if it is not there. Raises DataError."""
    return load_care(data_dir, models, sentence_encoder(), lambda text: Plainness.of_process().of(text))


def load_texts(data_dir: Path) -> HelpTexts:
    """Return the texts of help. Raises DataError."""
    facts = load_facts(data_dir / "facts", load_sources(data_dir / "sources.yml"))
    return load_help(data_dir, facts, date.today())


def load_protocol(data_dir: Path, models: Path = MODELS) -> Protocol:
    """Return the protocol of a folder of data files. Raises DataError."""
    recogniser = care_recogniser(data_dir, models)
    facts = load_facts(data_dir / "facts", load_sources(data_dir / "sources.yml"))
    reader = MessageReader.of(load_recogniser(data_dir / "safety.yml").data, data_dir, sentence_encoder())
    return Protocol(
        recogniser, load_help(data_dir, facts, date.today()), load_replies(data_dir, facts, date.today(), reader)
    )
