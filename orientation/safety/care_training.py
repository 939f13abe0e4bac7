"""Learn the model of distress from data/care/messages, and keep it in one file beside the assistant's model."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import numpy as np

from orientation.data_files.locations import NLU
from orientation.data_files.yaml_file import read_yaml
from orientation.knowledge.entries import asked_of_families
from orientation.safety.care_features import features
from orientation.safety.care_files import DISGUISES, FOLDER, MESSAGES, NO_NEED, Example, read_disguises, read_examples
from orientation.safety.care_model import ORDINARY_STYLE, CareModel
from orientation.safety.safety_data import SafetyData
from orientation.safety.safety_words import Reader, plain
from orientation.safety.spelling import Unmasker
from orientation.understanding.encoder import Matrix, SentenceEncoder
from orientation.understanding.universal_encoder import PACKAGE

# Ordinary messages in the middle of a talk; what is distress among them is in data/care/messages.
TALKS = Path("encoder/messages")
_LEARNT_TALKS = "talk_0*.tsv"
_ORDINARY_WEIGHT, _FIRST_WEIGHT = 0.8, 0.7
_MOST_OF_OTHERS, _MOST_OF_ONESELF, _MOST_ASKED = 3500, 4500, 2000
# Who tells of oneself or of one’s own is the nearest to distress that ordinary questions come.
_ONESELF = re.compile(r"\b(?:j(?:e|'|’|\w+)|moi|mon|ma|mes|chui)\b", re.IGNORECASE)
_FEWEST_WORDS = 6
_BESIDE = "out_of_scope"
_FIRST_STYLE = "mixed"
_ENTITY = re.compile(r"\[([^\]]+)\](?:\{[^}]*\}|\([^)]*\))")
_AT_ONCE = 256


@dataclass(frozen=True)
class MessageReader:
    """How a message is read for the model: words written out, keys, features, vectors."""

    unmasker: Unmasker
    reader: Reader
    encoder: SentenceEncoder

    @classmethod
    def of(cls, data: SafetyData, data_dir: Path, encoder: SentenceEncoder) -> MessageReader:
        """Return the reader of a folder of data files. Raises DataError."""
        unmasker = Unmasker(*read_disguises(data_dir / FOLDER / DISGUISES))
        return cls(unmasker, Reader(data.vocabulary, data.spellings, data.misspelled, data.ordinary), encoder)

    def counts(self, meant: str) -> dict[str, int]:
        """Return the features of a message that is written out."""
        return features(self.reader.read(meant), plain(meant))

    def identity(self, meant: str) -> int:
        """Return a number that the same words have, however they are spelt."""
        keys = " ".join(self.reader.read(meant))
        return int.from_bytes(hashlib.blake2b(keys.encode(), digest_size=8).digest(), "big")

    def vectors(self, meant: Sequence[str]) -> Matrix:
        """Return a row for each message that is written out."""
        return self.encoder.encode(meant)


def learn(data_dir: Path, reader: MessageReader) -> CareModel:
    """Return the model of the messages of a data folder. Raises DataError."""
    told = read_examples(data_dir / FOLDER / MESSAGES)
    ordinary = [*(each.text for each in told if each.need == NO_NEED), *_known(data_dir)]
    return fit(told, data_dir, reader, (reader.identity(reader.unmasker.read(text)) for text in ordinary))


def fit(told: Sequence[Example], data_dir: Path, reader: MessageReader, ordinary: Iterable[int] = ()) -> CareModel:
    """Return the model of these messages and of the ordinary ones of a data folder.

    ordinary: the identities of those that are known to be no distress.
    """
    examples = [*told, *ordinary_examples(data_dir)]
    meant = [reader.unmasker.read(example.text) for example in examples]
    vectors = _encoded(meant, reader)
    learnt = {example.text for example in examples}
    others = [reader.unmasker.read(text) for text in _shuffled(_known(data_dir)) if text not in learnt]
    labels = [example.need if example.style != ORDINARY_STYLE else ORDINARY_STYLE for example in examples]
    weights = list(map(weight_of, examples))
    return CareModel.fit(
        [reader.counts(text) for text in meant], vectors, labels, weights, _encoded(others, reader), ordinary
    )


def _encoded(meant: Sequence[str], reader: MessageReader) -> Matrix:
    return np.vstack([reader.vectors(meant[at : at + _AT_ONCE]) for at in range(0, len(meant), _AT_ONCE)])


def weight_of(example: Example) -> float:
    """Return how much a message counts."""
    return {ORDINARY_STYLE: _ORDINARY_WEIGHT, _FIRST_STYLE: _FIRST_WEIGHT}.get(example.style, 1.0)


def ordinary_examples(data_dir: Path) -> list[Example]:
    """Return ordinary questions: some of those that the assistant learns to understand, the same ones each time.

    Of the questions that entries answer, those in which somebody tells of themselves: doubts, money, health, family.
    And what is said in the middle of a talk: half of it, as it stands far from the questions.
    """
    # What people say beside studies, for once or for fun, is no distress either: all of it.
    beside = _shuffled(_texts(_BESIDE))
    known = frozenset(beside)
    texts = [text for text in _shuffled(_texts()) if text not in known]
    of_oneself = [text for text in texts if _is_of_oneself(text)]
    told = frozenset(of_oneself)
    others = [text for text in texts if text not in told]
    asked = [
        text
        for text in _shuffled(ask for ask, _ in asked_of_families(data_dir))
        if _is_of_oneself(text) and text not in told
    ]
    kept = [*beside, *of_oneself[:_MOST_OF_ONESELF], *others[:_MOST_OF_OTHERS], *asked[:_MOST_ASKED]]
    distress = {each.text for each in read_examples(data_dir / FOLDER / MESSAGES) if each.need != NO_NEED}
    talks = [text for text in said_in_talks(_LEARNT_TALKS) if text not in distress]
    return [Example(NO_NEED, ORDINARY_STYLE, text) for text in dict.fromkeys([*kept, *talks])]


def said_in_talks(files: str) -> Iterator[str]:
    """Yield what was written as in the middle of a talk, of the files of this pattern; a little of it is distress."""
    for path in sorted(TALKS.glob(files)):
        yield from (line.split("\t")[2] for line in path.read_text(encoding="utf-8").splitlines() if line.strip())


def _shuffled(texts: Iterable[str]) -> list[str]:
    return sorted(set(texts), key=lambda text: hashlib.sha256(text.encode()).digest())


def _is_of_oneself(text: str) -> bool:
    return len(text.split()) >= _FEWEST_WORDS and _ONESELF.search(text) is not None


def _known(data_dir: Path) -> Iterator[str]:
    yield from _texts()
    yield from (ask for ask, _ in asked_of_families(data_dir))


def _texts(theme: str = "*") -> Iterator[str]:
    """Yield the training examples of the folders of data/nlu, or of one of them."""
    for path in sorted(NLU.glob(f"{theme}/*.yml")):
        for entry in read_yaml(path).data["nlu"]:
            for line in entry["examples"].splitlines():
                yield _ENTITY.sub(r"\1", line.strip().removeprefix("- "))


def care_hash(data_dir: Path) -> str:
    """Return the hash of all that decides what the model is."""
    digest = hashlib.sha256(f"{version(PACKAGE)} {version('scikit-learn')}".encode())
    code = [
        Path(__file__).with_name(name) for name in ("care_features.py", "care_model.py", "neighbours.py", "spelling.py")
    ]
    code += [Path(__file__), Path(__file__).with_name("safety_words.py")]
    files = [data_dir / "safety.yml", data_dir / FOLDER / DISGUISES, *(data_dir / FOLDER / MESSAGES).glob("*.tsv")]
    every = [*files, *NLU.glob("*/*.yml"), *TALKS.glob(_LEARNT_TALKS), *code]
    # Wherever the folders are: the same data are the same model.
    for path in sorted(every, key=lambda path: path.parts[-2:]):
        digest.update(f"\x00{path.name}\x00".encode())
        digest.update(path.read_bytes())
    # The questions of entries are learnt as ordinary ones too; an entry that is added waits for the next training.
    return digest.hexdigest()[:16]


def care_file(data_dir: Path, models: Path) -> Path:
    """Return where the model of the present data is, or will be."""
    return models / f"care-{care_hash(data_dir)}.npz"


def load_or_learn(data_dir: Path, models: Path, reader: MessageReader) -> CareModel:
    """Return the model of the present data; it is learnt, in some seconds, only if its file is not there.

    Raises DataError. A folder that cannot be written to only means that the next start learns it again.
    """
    path = care_file(data_dir, models)
    if path.is_file():
        return CareModel.load(path)
    model = learn(data_dir, reader)
    unfinished = path.with_name(f"unfinished-{os.getpid()}.npz")
    try:
        models.mkdir(exist_ok=True)
        model.save(unfinished)
        unfinished.replace(path)
        for old in sorted(models.glob("care-*.npz"), key=lambda file: file.stat().st_mtime)[:-3]:
            old.unlink()
    except OSError:
        unfinished.unlink(missing_ok=True)
    return model
