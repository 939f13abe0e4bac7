"""Show what each threshold would bring: `python -m evaluation.safety.tune`.

The messages of each author of data/care/messages are put aside in turn and the others are learnt, as authors who will
come are not among those learnt; what our own encoder makes of messages has learnt all of them. Prints, for thresholds
of help, the share of distress and of suicide that is recognised, the share of traps that raise a false alarm, and how
often the need is right. About four minutes.
"""

from __future__ import annotations

import sys

import numpy as np

from orientation.data_files.locations import DATA
from orientation.safety.care_files import (
    FOLDER,
    MESSAGES,
    THRESHOLDS,
    TOPICS,
    Example,
    read_example_file,
    read_thresholds,
    read_topics,
)
from orientation.safety.care_training import MessageReader, fit
from orientation.safety.finer_meaning import FinerMeaning
from orientation.safety.needs import Need
from orientation.safety.phrases import load_recogniser
from orientation.safety.recognition import CareRecogniser, Sign
from orientation.understanding.question_encoder import question_encoder
from orientation.understanding.universal_encoder import sentence_encoder

_HELP = (0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5)


def signs() -> list[tuple[Example, Sign]]:
    """Return what each message shows to a recogniser that has not learnt from its author."""
    phrases = load_recogniser(DATA / "safety.yml")
    reader = MessageReader.of(phrases.data, DATA, sentence_encoder())
    folder = DATA / FOLDER
    limits, topics = read_thresholds(folder / THRESHOLDS), read_topics(folder / TOPICS)
    problems: list[str] = []
    authors = [read_example_file(path, problems) for path in sorted((folder / MESSAGES).glob("*.tsv"))]
    if problems:
        raise SystemExit("\n".join(problems))
    found: list[tuple[Example, Sign]] = []
    for author in authors:
        others = [example for other in authors if other is not author for example in other]
        recogniser = CareRecogniser(
            phrases, fit(others, DATA, reader), reader, limits, topics, FinerMeaning.load(), question_encoder()
        )
        found += [(example, recogniser.read(example.text)) for example in author]
    return found


def main() -> int:
    """Print the table; return the exit code."""
    found = signs()
    distress = np.array([example.need != "none" for example, _ in found])
    suicide = np.array([example.need == Need.SUICIDE.value for example, _ in found])
    chance = np.array([sign.chance for _, sign in found])
    print(f"{'help from':>9} {'recognised':>10} {'suicide':>8} {'false alarms':>12}")
    for least in _HELP:
        helped = chance >= least
        cells = [helped[which].mean() for which in (distress, suicide, ~distress)]
        print(f"{least:9.2f} {cells[0]:10.3f} {cells[1]:8.3f} {cells[2]:12.3f}")
    needs = [(example.need, sign.need.value) for example, sign in found if example.need != "none" and sign.need]
    print(f"right need: {np.mean([told == shown for told, shown in needs]):.3f} of {len(needs)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
