"""Encode what the entries ask and answer for the finer reading, beside training: `python -m runtime.entry_vectors`.

The assistant would do it at its first start, which would take as much longer; what is done already is not done again.
"""

from __future__ import annotations

import sys

from orientation.data_files.locations import CACHE, INTENTS
from orientation.data_files.yaml_file import DataError
from orientation.knowledge.entries import load_knowledge
from orientation.understanding.e5_encoder import E5Encoder
from orientation.understanding.reranker import as_asked, keep_vectors
from runtime.settings import load_settings


def main() -> int:
    """Encode; say nothing, as training tells what is wrong in the data."""
    cache_dir = CACHE / "data"
    try:
        knowledge = load_knowledge(load_settings().data_dir, INTENTS, cache_dir)
    except DataError:
        return 1
    entries = {id_: as_asked(entry, entry.asks) for id_, entry in knowledge.items() if entry.asks}
    keep_vectors(entries, E5Encoder(of_questions=True), E5Encoder(of_questions=False), cache_dir)
    return 0


if __name__ == "__main__":
    sys.exit(main())
