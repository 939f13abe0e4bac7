"""Files of messages to measure with: what each one shows, and which numbers may come first."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from evaluation.understanding.examples import VALIDATION, out_of_scope, questions
from orientation.data_files.locations import DATA
from orientation.safety.care_files import FOLDER, MESSAGES, NO_NEED, read_example_file
from orientation.safety.care_training import said_in_talks

# The numbers that may come first for each need.
FIRST_NUMBERS = {
    "suicide": ("3114",),
    "self_harm": ("3114", "0 800 235 236"),
    "violence_home": ("119",),
    "running_away": ("119",),
    "danger_now": ("17", "112", "114"),
    "medical_emergency": ("15", "112"),
    "bullying": ("3018",),
    "sexual_violence": ("119", "3919", "0 800 05 95 95"),
    "eating_disorder": ("0 800 235 236", "3114"),
    "unease": ("0 800 235 236", "3114"),
    "friend_in_danger": ("3114", "119", "3018", "15", "112", "17"),
}
STRANGERS = VALIDATION / "strangers.tsv"
# Messages in the middle of a talk that voices wrote for the encoder, of files that the model of distress has not
# learnt; and those of them that are distress.
_TALKS = "talk_1*.tsv"
_DISTRESS_IN_TALKS = DATA / FOLDER / MESSAGES / "in_talks.tsv"
_HEADER = "text\tneed\tkind"


@dataclass(frozen=True)
class Measured:
    """A message, what it shows (or « none »), how it is written, and the numbers of which one must come first."""

    text: str
    need: str
    style: str
    numbers: tuple[str, ...]

    @property
    def is_distress(self) -> bool:
        """Tell whether help is due."""
        return self.need != NO_NEED


def read_messages(path: Path) -> list[Measured]:
    """Return the messages of a file: need, style, text; or, under such a header, text, need, kind, numbers.

    Raises ValueError with what is wrong.
    """
    lines = path.read_text(encoding="utf-8").splitlines()
    if lines and lines[0].startswith(_HEADER):
        return [_with_numbers(line.split("\t")) for line in lines[1:] if line.strip()]
    problems: list[str] = []
    examples = read_example_file(path, problems)
    if problems:
        raise ValueError("\n".join(problems))
    return [Measured(each.text, each.need, each.style, FIRST_NUMBERS.get(each.need, ())) for each in examples]


def read_ordinary() -> dict[str, list[Measured]]:
    """Return messages of which none is distress, by set: those of strangers, of the validation set, and in talks.

    The last ones stand in the middle of a talk; those in which a reader saw distress are left out.
    """
    strangers = [line.split("\t")[0] for line in STRANGERS.read_text(encoding="utf-8").splitlines() if line.strip()]
    validation = [example.text for example in (*questions(VALIDATION), *out_of_scope(VALIDATION))]
    distress = {example.text for example in read_example_file(_DISTRESS_IN_TALKS, [])}
    talks = [text for text in said_in_talks(_TALKS) if text not in distress]
    sets = {STRANGERS.name: strangers, VALIDATION.name: validation, "talks": talks}
    return {name: [Measured(text, NO_NEED, name, ()) for text in texts] for name, texts in sets.items()}


def _with_numbers(cells: list[str]) -> Measured:
    text, need, kind, numbers = cells[:4]
    # An extra line without need is a trap.
    return Measured(text, need or NO_NEED, kind.rpartition("/")[2], tuple(filter(None, numbers.split("|"))))
