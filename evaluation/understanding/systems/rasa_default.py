"""Rasa's default understanding, as `rasa init` writes it, trained on this project's examples.

It gets what it can use: the names of the data files as lookup tables and synonyms, and the mentions that our
recogniser finds in the examples as annotations, since it learns entities from annotated examples only.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from importlib.util import find_spec
from pathlib import Path

import yaml

from evaluation.understanding.examples import Example
from orientation.knowledge.names import Name
from orientation.recognition.recognition import Mention, Recogniser

_NOT_IN_YAML = re.compile(r"[\[\]{}()]")


def build_default(
    folder: Path, examples: Sequence[Example], names: Sequence[Name], seed: int
) -> tuple[Path, float | None]:
    """Return the model of these examples, and the seconds its training took, None if it was there already."""
    folder.mkdir(parents=True, exist_ok=True)
    recogniser = Recogniser(names)
    config = _config(seed)
    nlu = _training_data(examples, names, recogniser)
    said = json.dumps([(example.intent, example.text) for example in examples])
    digest = hashlib.sha256((config + said).encode()).hexdigest()[:12]
    model = folder / f"default-{seed}-{digest}.tar.gz"
    seconds_file = model.with_suffix(".json")
    if model.is_file():
        return model, json.loads(seconds_file.read_text())["seconds"] if seconds_file.is_file() else None
    (folder / f"config-{seed}.yml").write_text(config, encoding="utf-8")
    (folder / "nlu.yml").write_text(nlu, encoding="utf-8")
    seconds = _train(folder, f"config-{seed}.yml", model)
    seconds_file.write_text(json.dumps({"seconds": seconds}))
    return model, seconds


def _config(seed: int) -> str:
    """Return the configuration that `rasa init` leaves in comments, its understanding only, in French."""
    template = Path(next(iter(find_spec("rasa.cli").submodule_search_locations))) / "initial_project"  # type: ignore[union-attr, arg-type]
    text = (template / "config.yml").read_text(encoding="utf-8")
    pipeline = text.split("pipeline:", 1)[1].split("# Configuration for Rasa Core.", 1)[0]
    lines = [line[1:] for line in pipeline.splitlines() if line.startswith("#   ")]
    content = yaml.safe_load("pipeline:\n" + "\n".join(lines))
    for component in content["pipeline"]:
        if component["name"] == "DIETClassifier":
            component["random_seed"] = seed
    return yaml.safe_dump(
        {"recipe": "default.v1", "assistant_id": "default", "language": "fr", **content, "policies": []},
        sort_keys=False,
    )


def _training_data(examples: Iterable[Example], names: Iterable[Name], recogniser: Recogniser) -> str:
    by_intent: dict[str, list[str]] = defaultdict(list)
    for example in examples:
        by_intent[example.intent].append(_annotated(example.text, recogniser.find(example.text)))
    blocks: list[dict[str, str]] = [
        {"intent": intent, "examples": _listed(texts)} for intent, texts in by_intent.items()
    ]
    called: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name in names:
        called[name.kind, name.id].append(_NOT_IN_YAML.sub(" ", name.text))
    blocks += [{"synonym": id_, "examples": _listed(texts)} for (_, id_), texts in called.items()]
    by_kind: dict[str, list[str]] = defaultdict(list)
    for (kind, _), texts in called.items():
        by_kind[kind].extend(texts)
    blocks += [{"lookup": kind, "examples": _listed(texts)} for kind, texts in by_kind.items()]
    return yaml.safe_dump({"version": "3.1", "nlu": blocks}, allow_unicode=True, sort_keys=False, width=10_000)


def _listed(texts: Iterable[str]) -> str:
    return "".join(f"- {text}\n" for text in dict.fromkeys(texts))


def _annotated(text: str, mentions: Iterable[Mention]) -> str:
    """Return the text in Rasa's notation: « une école à [Lille]{"entity": "town", "value": "lille"} »."""
    done, at = "", 0
    for mention in mentions:
        if mention.kind == "unlisted_school":
            continue
        label = json.dumps({"entity": mention.kind, "value": mention.id}, ensure_ascii=False)
        done += text[at : mention.start] + f"[{mention.text}]{label}"
        at = mention.end
    return done + text[at:]


def _train(folder: Path, config: str, model: Path) -> float:
    from time import monotonic

    started = monotonic()
    command = ["train", "nlu", "--config", config, "--nlu", "nlu.yml", "--out", ".", "--fixed-model-name"]
    environment = {
        **os.environ,
        "RASA_TELEMETRY_ENABLED": "false",
        "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
        "TF_CPP_MIN_LOG_LEVEL": "3",
    }
    with model.with_suffix(".log").open("wb") as log:
        subprocess.run(
            [sys.executable, "-m", "rasa", *command, model.name.removesuffix(".tar.gz")],
            cwd=folder, env=environment, stdout=log, stderr=log, check=True,
        )  # fmt: skip
    return monotonic() - started
