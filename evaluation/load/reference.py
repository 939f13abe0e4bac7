"""The reference: Rasa's default configuration, trained on this project's data for its speed: one epoch."""

from __future__ import annotations

import asyncio
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import yaml

from orientation.data_files.locations import DOMAIN
from runtime.boot import BLAS_THREADS
from runtime.training import TRAINING_DATA

CONFIG = Path(__file__).with_name("reference_config.yml")


def build_reference(folder: Path) -> Path:
    """Write the reference project and return its model, trained if these data were not trained before.

    Its responses are ours with their figures filled in: Rasa's own generator knows nothing of data/facts.
    """
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(CONFIG, folder / "config.yml")
    (folder / "credentials.yml").write_text("rest:\n", encoding="utf-8")
    (folder / "domain.yml").write_text(_filled_domain(), encoding="utf-8")
    shutil.rmtree(folder / "data", ignore_errors=True)
    for source in TRAINING_DATA:
        shutil.copytree(source, folder / source)
    digest = hashlib.sha256()
    for path in sorted([folder / "config.yml", folder / "domain.yml", *(folder / "data").rglob("*.yml")]):
        digest.update(path.read_bytes())
    model = folder / "models" / f"reference-{digest.hexdigest()[:12]}.tar.gz"
    if not model.is_file():
        _train(folder, model)
    return model.resolve()


def rasa_environment() -> dict[str, str]:
    """Return the environment of Rasa's own command line: quiet, and not lean; nothing that only ours gains by."""
    return {
        **{name: value for name, value in os.environ.items() if name != BLAS_THREADS},
        "RASA_TELEMETRY_ENABLED": "false",
        "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
        "TF_CPP_MIN_LOG_LEVEL": "3",
    }


def _train(folder: Path, model: Path) -> None:
    command = [
        "train",
        "--data",
        *map(str, TRAINING_DATA),
        "--out",
        "models",
        "--fixed-model-name",
        model.name.removesuffix(".tar.gz"),
    ]
    with (folder / "train.log").open("wb") as log:
        subprocess.run(
            [sys.executable, "-m", "rasa", *command],
            cwd=folder, env=rasa_environment(), stdout=log, stderr=log, check=True,
        )  # fmt: skip


def _filled_domain() -> str:
    from rasa.shared.core.domain import Domain
    from rasa.shared.core.trackers import DialogueStateTracker

    from runtime.response_generator import FactResponseGenerator

    content = yaml.safe_load(DOMAIN.read_text(encoding="utf-8"))
    generator = FactResponseGenerator(domain=Domain.load(DOMAIN))
    tracker = DialogueStateTracker("reference", [])
    for name, variants in generator.responses.items():
        filled = asyncio.run(generator.generate(name, tracker, "reference"))
        assert filled is not None
        content["responses"][name] = [{**variants[0], "text": filled["text"]}, *variants[1:]]
    return yaml.safe_dump(content, allow_unicode=True, sort_keys=False)
