"""Train when, and only when, there is no model for the present training data: `python -m runtime.training`."""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import io
import os
import sys
import time
from collections.abc import Iterator
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path

from orientation.data_files.locations import CHAT_WORDS, CONFIG, DATA, DOMAIN, FRENCH, NLU, RULES, STORIES
from orientation.data_files.yaml_file import DataError
from orientation.safety.care_training import care_file
from orientation.safety.loading import care_recogniser
from orientation.understanding.universal_encoder import PACKAGE as ENCODER
from runtime import boot
from runtime.check_dialogue import check_dialogue
from runtime.settings import load_settings

TRAINING_DATA = (NLU, RULES, STORIES)
MODELS = Path("models")
KEPT_MODELS = 3


def model_inputs(root: Path = Path()) -> list[Path]:
    """Return the files that decide what a trained model is, in a fixed order.

    The catalogue, places and facts are read at start-up and are not among them.
    """
    folders = [*TRAINING_DATA, FRENCH, Path("components"), Path("orientation")]
    files = [path for folder in folders for path in (root / folder).rglob("*") if path.suffix in {".yml", ".py"}]
    return sorted([root / CONFIG, root / DOMAIN, root / CHAT_WORDS, *files])


def content_hash(root: Path = Path()) -> str:
    """Return the hash of the model's inputs: of what they say, whatever their dates."""
    digest = hashlib.sha256(f"{version('rasa')} {version(ENCODER)}".encode())
    for path in model_inputs(root):
        digest.update(f"\x00{path.relative_to(root).as_posix()}\x00".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def model_path(root: Path = Path()) -> Path:
    """Return where the model of the present training data is, or will be."""
    return root / MODELS / f"cap-ia-{content_hash(root)}.tar.gz"


def train(target: Path) -> None:
    """Train and write the model to `target`, whole or not at all.

    Raises SystemExit with one line when the data does not train or the disk is full.
    """
    try:
        check_dialogue(DATA)
    except DataError as error:
        raise SystemExit(f"L’entraînement a échoué : {error}") from error
    boot.prepare()
    from rasa.model_training import train as rasa_train
    from rasa.shared.exceptions import RasaException

    boot.quiet_logs()
    chatter = io.StringIO()
    unfinished = target.with_name(f"unfinished-{os.getpid()}.tar.gz")
    try:
        with contextlib.redirect_stdout(chatter):
            result = rasa_train(
                str(DOMAIN),
                str(CONFIG),
                [str(folder) for folder in TRAINING_DATA],
                output=str(unfinished.parent),
                fixed_model_name=unfinished.name.removesuffix(".tar.gz"),
            )
        if result.code or not unfinished.is_file():
            sys.stderr.write(chatter.getvalue())
            raise SystemExit("L’entraînement n’a pas produit de modèle : voir les lignes ci-dessus.")
        unfinished.replace(target)
        _forget_old_models(target.parent)
    except (RasaException, ValueError, OSError) as error:
        raise SystemExit(f"L’entraînement a échoué : {error}") from error
    finally:
        unfinished.unlink(missing_ok=True)


def _forget_old_models(folder: Path) -> None:
    by_age = sorted(folder.glob("cap-ia-*.tar.gz"), key=lambda path: path.stat().st_mtime)
    for path in by_age[:-KEPT_MODELS]:
        path.unlink()


def learn_care() -> None:
    """Learn to recognise distress, if that was not done for the present messages: some seconds.

    Raises SystemExit with what is wrong in the data.
    """
    try:
        care_recogniser(load_settings().data_dir, MODELS)
    except DataError as error:
        raise SystemExit(f"L’entraînement a échoué : {error}") from error


@contextlib.contextmanager
def care_beside() -> Iterator[None]:
    """Learn to recognise distress in a process of its own meanwhile, if that is to be done.

    It shares nothing with the model, and takes a third of its time. Raises SystemExit when it failed: it has said why.
    """
    if care_file(load_settings().data_dir, MODELS).is_file():
        yield
        return
    process = get_context("spawn").Process(target=learn_care, daemon=True)
    process.start()
    yield
    process.join()
    if process.exitcode:
        raise SystemExit(1)


def main(arguments: list[str] | None = None) -> int:
    """Train if needed and print the model's path last."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--force", action="store_true", help="train even if there is a model for these data")
    options = parser.parse_args(arguments)
    target = model_path()
    with care_beside():
        if options.force or not target.is_file():
            print("Entraînement du modèle…", flush=True)
            started = time.monotonic()
            train(target)
            print(f"Modèle prêt en {time.monotonic() - started:.0f} s.", flush=True)
    print(target)
    return 0


if __name__ == "__main__":
    sys.exit(main())
