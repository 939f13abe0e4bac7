"""The assistant's own understanding, trained with a given seed: `python -m evaluation.understanding.systems.ours`."""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import subprocess
import sys
import time
from pathlib import Path

import yaml

from orientation.data_files.locations import CONFIG, DOMAIN, NLU
from runtime import boot
from runtime.training import content_hash

_CLASSIFIER = "components.linear_intent_classifier.LinearIntentClassifier"


def build_ours(folder: Path, seed: int) -> tuple[Path, float]:
    """Return the model of the present configuration with this seed, and the seconds its training took."""
    folder.mkdir(parents=True, exist_ok=True)
    model = folder / f"ours-{seed}-{content_hash()}.tar.gz"
    seconds_file = model.with_suffix(".json")
    if not model.is_file():
        subprocess.run([sys.executable, "-m", __name__, str(seed), str(model)], check=True)
    return model, float(json.loads(seconds_file.read_text())["seconds"])


def main() -> None:
    """Train the understanding alone and write the model and its time."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("seed", type=int)
    parser.add_argument("model", type=Path)
    options = parser.parse_args()
    boot.prepare()
    from rasa.model_training import train_nlu

    boot.quiet_logs()
    config = yaml.safe_load(CONFIG.read_text(encoding="utf-8"))
    for component in config["pipeline"]:
        if component["name"] == _CLASSIFIER:
            component["seed"] = options.seed
    config["policies"] = []
    config_file = options.model.with_name(f"ours-config-{options.seed}.yml")
    config_file.write_text(yaml.safe_dump(config, allow_unicode=True, sort_keys=False), encoding="utf-8")
    started = time.monotonic()
    with contextlib.redirect_stdout(io.StringIO()):
        train_nlu(
            str(config_file),
            str(NLU),
            str(options.model.parent),
            fixed_model_name=options.model.name.removesuffix(".tar.gz"),
            domain=str(DOMAIN),
        )
    options.model.with_suffix(".json").write_text(json.dumps({"seconds": time.monotonic() - started}))


if __name__ == "__main__":
    main()
