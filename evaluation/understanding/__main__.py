"""Train, parse, measure and report, all in one run: `python -m evaluation.understanding`, or `make evaluate`.

Trained models and predictions are kept in `var/evaluation` under the hash of what they come from, so that a second
run only does what has changed. Training Rasa's default takes an hour or more.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from evaluation.understanding.examples import HELD_OUT, training_examples
from evaluation.understanding.follow_ups import FollowUpShares, follow_ups, share_understood
from evaluation.understanding.messages import Messages, load_messages
from evaluation.understanding.parsing import FOLDER, SEEDS, our_run, parsed, say
from evaluation.understanding.pipeline import Pipeline
from evaluation.understanding.predictions import Prediction
from evaluation.understanding.report import write_report
from evaluation.understanding.results import Result, Run
from evaluation.understanding.systems.baselines import KeywordMatcher, NearestQuestion
from evaluation.understanding.systems.ours import build_ours
from evaluation.understanding.systems.rasa_default import build_default
from evaluation.understanding.thresholds import at_best_threshold, with_fallback_at
from orientation.data_files.locations import DATA
from orientation.knowledge.catalogue import load_catalogue
from orientation.knowledge.names import names
from orientation.understanding.kinds import FALLBACK, OUT_OF_SCOPE

REPORT = Path("docs/evaluation.md")
RASA_THRESHOLD = 0.3
RASA_AMBIGUITY = 0.1


def main() -> int:
    """Do it all; exit 1 if a goal is not reached."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--default-seeds", type=int, nargs="*", default=[SEEDS[0]], help="seeds of Rasa's default")
    options = parser.parse_args()
    messages = load_messages()
    texts = messages.texts()
    results = [
        Result("ours", [our_run(seed, texts) for seed in SEEDS]),
        *_rasa_default(options.default_seeds, messages, texts),
        *_baselines(messages, texts),
    ]
    catalogue = load_catalogue(DATA)
    programmes = {
        programme.id: frozenset([("school", programme.school), ("diploma", programme.diploma)])
        for programme in catalogue.programmes.values()
    }
    model, _ = build_ours(FOLDER / "ours", SEEDS[0])
    told = follow_ups(HELD_OUT)
    pipeline = Pipeline(model)
    shares = FollowUpShares(len(told), share_understood(pipeline, told), share_understood(pipeline, told, False))
    reached = write_report(REPORT, messages, results, programmes, len(training_examples()), shares)
    print(REPORT.read_text(encoding="utf-8"))
    return 0 if reached else 1


def _rasa_default(seeds: Sequence[int], messages: Messages, texts: Sequence[str]) -> list[Result]:
    catalogue_names = names(load_catalogue(DATA))
    runs = []
    for seed in seeds:
        say(f"Training Rasa's default, seed {seed} (an hour or more, once for these examples)…")
        model, seconds = build_default(FOLDER / "default", training_examples(), catalogue_names, seed)
        runs.append(parsed(model, texts, seconds, lean=False))
    if not runs:
        return []
    bare = [run.mapped(_without_fallback) for run in runs]
    return [
        Result("Rasa default, 0.3", [run.mapped(with_fallback_at(RASA_THRESHOLD, RASA_AMBIGUITY)) for run in bare]),
        Result("Rasa default, best threshold", [at_best_threshold(run, messages) for run in bare]),
    ]


def _baselines(messages: Messages, texts: Sequence[str]) -> list[Result]:
    results = []
    for name, build in (("nearest question", NearestQuestion), ("keywords", KeywordMatcher)):
        started = time.monotonic()
        system: Any = build(training_examples())
        seconds = time.monotonic() - started
        predictions, milliseconds = {}, []
        for text in texts:
            started = time.perf_counter()
            predictions[text] = system.predict(text)
            milliseconds.append(1000 * (time.perf_counter() - started))
        run = Run(predictions, milliseconds, seconds, None, None)
        results.append(Result(name, [at_best_threshold(run, messages)]))
    return results


def _without_fallback(prediction: Prediction) -> Prediction:
    """Return what the classifier said before FallbackClassifier put its own intent first."""
    ranking = tuple(entry for entry in prediction.ranking if entry[0] != FALLBACK)
    return Prediction(ranking[0][0] if ranking else OUT_OF_SCOPE, ranking, prediction.names)


if __name__ == "__main__":
    sys.exit(main())
