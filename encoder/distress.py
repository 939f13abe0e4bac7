"""Learn what the encoder makes of distress: `python -m encoder.distress`, after `make encoder`; some minutes.

The vectors of the messages of data/care/messages, and of ordinary ones, by the encoder of encoder/trained; two small
networks tell what each of them shows. Needs nothing but what the assistant needs.
"""

from __future__ import annotations

import sys
from concurrent.futures import ProcessPoolExecutor

import numpy as np
from sklearn.neural_network import MLPClassifier

from orientation.data_files.locations import DATA
from orientation.safety.care_files import FOLDER, MESSAGES, read_examples
from orientation.safety.care_model import ORDINARY_STYLE
from orientation.safety.care_training import MessageReader, ordinary_examples
from orientation.safety.finer_meaning import FINER, SCALE, FinerMeaning
from orientation.safety.phrases import load_recogniser
from orientation.understanding.question_encoder import QuestionEncoder
from orientation.understanding.universal_encoder import sentence_encoder

_PART = 512
_NETWORKS, _HIDDEN, _DECAY, _ROUNDS, _BATCH, _RATE = 2, 128, 0.1, 12, 256, 2e-3


def main() -> int:
    """Read, encode, learn, write."""
    examples = [*read_examples(DATA / FOLDER / MESSAGES), *ordinary_examples(DATA)]
    reader = MessageReader.of(load_recogniser(DATA / "safety.yml").data, DATA, sentence_encoder())
    meant = [reader.unmasker.read(each.text) for each in examples]
    labels = [each.need if each.style != ORDINARY_STYLE else ORDINARY_STYLE for each in examples]
    # Texts of about one length are encoded together: none waits for a longer one.
    order = sorted(set(meant), key=lambda text: (len(text), text))
    places = {text: at for at, text in enumerate(order)}
    parts = [order[at : at + _PART] for at in range(0, len(order), _PART)]
    with ProcessPoolExecutor() as every_processor:
        encoded = np.vstack([*every_processor.map(QuestionEncoder().encode, parts)])
    vectors = encoded[[places[text] for text in meant]]
    networks = [
        MLPClassifier(
            (_HIDDEN,), alpha=_DECAY, max_iter=_ROUNDS, batch_size=_BATCH, learning_rate_init=_RATE, random_state=seed
        ).fit(SCALE * vectors, labels)
        for seed in range(_NETWORKS)
    ]
    weights = (np.stack([each.coefs_[at] for each in networks]) for at in (0, 1))
    biases = (np.stack([each.intercepts_[at] for each in networks]) for at in (0, 1))
    (hidden, output), (hidden_bias, output_bias) = weights, biases
    FinerMeaning(networks[0].classes_.tolist(), (hidden, hidden_bias, output, output_bias)).save(FINER)
    print(f"{FINER}: {len(examples)} messages")
    return 0


if __name__ == "__main__":
    sys.exit(main())
