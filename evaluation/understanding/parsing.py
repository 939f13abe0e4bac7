"""Parse messages with Rasa models, each in a process of its own, and keep what they made of them."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from evaluation.understanding.predictions import Prediction, as_labelled
from evaluation.understanding.results import Run
from evaluation.understanding.systems.ours import build_ours
from orientation.understanding.kinds import OUT_OF_SCOPE

FOLDER = Path("var/evaluation")
SEEDS = (13, 14, 15)


def our_run(seed: int, texts: Sequence[str]) -> Run:
    """Return what the assistant's own understanding, trained with this seed, makes of the texts."""
    say(f"Training the assistant's understanding, seed {seed}…")
    model, seconds = build_ours(FOLDER / "ours", seed)
    return parsed(model, texts, seconds, lean=True)


def parsed(model: Path, texts: Sequence[str], seconds: float | None, lean: bool) -> Run:
    """Return what a Rasa model makes of the texts, parsed in a process of its own."""
    digest = hashlib.sha256(json.dumps([model.name, list(texts)]).encode()).hexdigest()[:12]
    kept = FOLDER / f"parsed-{digest}.json"
    if not kept.is_file():
        say(f"Parsing {len(texts)} messages with {model.name}…")
        asked = FOLDER / f"texts-{digest}.json"
        asked.write_text(json.dumps(list(texts), ensure_ascii=False), encoding="utf-8")
        command = [sys.executable, "-m", "evaluation.understanding.systems.rasa_worker"]
        subprocess.run([*command, str(model), str(asked), str(kept), *(["--lean"] if lean else [])], check=True)
    content = json.loads(kept.read_text(encoding="utf-8"))
    predictions = {
        text: Prediction(
            as_labelled(
                entry["intent"] or OUT_OF_SCOPE, ranking := tuple((name, chance) for name, chance in entry["ranking"])
            ),
            ranking,
            frozenset((kind, id_) for kind, id_ in entry["names"]),
            tuple(entry["questions"]),
        )
        for text, entry in zip(texts, content["parsed"], strict=True)
    }
    return Run(predictions, content["milliseconds"], seconds, content["memory_mb"], model.stat().st_size / 1e6)


def say(text: str) -> None:
    """Say on the terminal what is being done."""
    print(text, file=sys.stderr, flush=True)
