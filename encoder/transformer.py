"""The encoder in PyTorch, its matrices rounded to 4 bits as it learns: what is written loses nothing more."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from encoder.model_file import BLOCK, LARGEST, ModelFile, Numbers, Pieces, Shape

# Vectors of no more texts are made at a time.
_BATCH = 64
_MATRICES = ("q", "k", "v", "ao", "fi", "fo")
_NORMS = ("aln", "oln")


class FourBits(nn.Linear):
    """A matrix that is used as it will be stored; what it learns goes to the numbers before they are rounded."""

    def forward(self, rows: Tensor) -> Tensor:
        """Return the product."""
        with torch.no_grad():
            blocks = self.weight.view(-1, BLOCK)
            largest = blocks.gather(1, blocks.abs().argmax(1, keepdim=True))
            scales = (largest / LARGEST).half().float()
            steps = torch.where(scales != 0, blocks / scales, torch.zeros_like(blocks)).round().clamp(LARGEST, 7)
            error = (steps * scales).view_as(self.weight) - self.weight
        return functional.linear(rows, self.weight + error, self.bias)


class Layer(nn.Module):
    """One layer: attention, then two matrices for each piece."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        for name in ("q", "k", "v", "ao"):
            setattr(self, name, FourBits(shape.hidden, shape.hidden))
        self.fi, self.fo = FourBits(shape.hidden, shape.inner), FourBits(shape.inner, shape.hidden)
        self.aln, self.oln = (nn.LayerNorm(shape.hidden, eps=shape.epsilon) for _ in _NORMS)

    def forward(self, pieces: Tensor, mask: Tensor, dropout: float) -> Tensor:
        """Return the vectors of the pieces of each text; mask: which pieces are not padding."""
        count, length, size = pieces.shape

        def heads(matrix: Any) -> Tensor:
            found: Tensor = matrix(pieces).view(count, length, self.heads, -1).transpose(1, 2)
            return found

        attended = functional.scaled_dot_product_attention(
            heads(self.q), heads(self.k), heads(self.v), attn_mask=mask[:, None, None, :]
        )
        mixed: Any = self.ao
        together = mixed(attended.transpose(1, 2).reshape(count, length, size))
        pieces = self.aln(pieces + functional.dropout(together, dropout, self.training))
        thought = self.fo(functional.gelu(self.fi(pieces)))
        found: Tensor = self.oln(pieces + functional.dropout(thought, dropout, self.training))
        return found


class Transformer(nn.Module):
    """The encoder: texts as pieces in, vectors of length 1 out."""

    def __init__(self, model: ModelFile) -> None:
        super().__init__()
        shape, tensors = model.shape, {name: torch.tensor(each) for name, each in model.tensors.items()}
        self.shape, self.pieces = shape, model.pieces
        self.word = nn.Embedding.from_pretrained(tensors["emb.word"], freeze=False)
        self.position = nn.Embedding.from_pretrained(tensors["emb.pos"].view(-1, shape.hidden), freeze=False)
        self.kind = nn.Parameter(tensors["emb.type"].view(-1, shape.hidden))
        self.norm = nn.LayerNorm(shape.hidden, eps=shape.epsilon)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        with torch.no_grad():
            for name, parameter in self._stored():
                parameter.copy_(tensors[name].view_as(parameter))

    def forward(self, texts: Sequence[Sequence[int]], dropout: float = 0.0) -> Tensor:
        """Return a vector for each text, given as its pieces."""
        longest = max(map(len, texts))
        padded = [[*text, *[self.pieces.padding] * (longest - len(text))] for text in texts]
        ids = torch.tensor(padded)
        mask = torch.arange(longest)[None, :] < torch.tensor([[len(text)] for text in texts])
        pieces = self.norm(self.word(ids) + self.position(torch.arange(longest))[None] + self.kind[0])
        pieces = functional.dropout(pieces, dropout, self.training)
        for layer in self.layers:
            pieces = layer(pieces, mask, dropout)
        counted = mask[..., None].float()
        return functional.normalize((pieces * counted).sum(1) / counted.sum(1), dim=-1)

    def encode(self, texts: Sequence[Sequence[int]]) -> Numbers:
        """Return the same without learning, as numbers."""
        self.eval()
        with torch.no_grad():
            batches = [self(texts[at : at + _BATCH]).numpy() for at in range(0, len(texts), _BATCH)]
        return np.vstack(batches)

    def as_file(self) -> ModelFile:
        """Return what is written."""
        shape, hidden = self.shape, self.shape.hidden
        tensors = {
            "emb.word": self.word.weight.detach().numpy(),
            "emb.pos": self.position.weight.detach().numpy().reshape(-1),
            "emb.type": self.kind.detach().numpy().reshape(-1),
            **{name: parameter.detach().numpy() for name, parameter in self._stored()},
        }
        assert tensors["emb.pos"].size == shape.positions * hidden
        return ModelFile(shape, self.pieces, tensors)

    def _stored(self) -> list[tuple[str, Tensor]]:
        found = [("emb.ln.w", self.norm.weight), ("emb.ln.b", self.norm.bias)]
        for at, layer in enumerate(self.layers):
            for name in (*_MATRICES, *_NORMS):
                part = getattr(layer, name)
                found += [(f"l{at}.{name}.w", part.weight), (f"l{at}.{name}.b", part.bias)]
        return found


def with_pieces(model: ModelFile, kept: Sequence[int], positions: int) -> ModelFile:
    """Return a model with these pieces only, and no text of more pieces than `positions`; the special ones are kept."""
    old, shape = model.pieces, model.shape
    place = {piece: at for at, piece in enumerate(kept)}
    pieces = Pieces(
        tuple(old.texts[piece] for piece in kept),
        old.scores[list(kept)],
        begin=place[old.begin],
        end=place[old.end],
        padding=place[old.padding],
        unknown=place[old.unknown],
        normalised=old.normalised,
    )
    smaller = Shape(shape.hidden, shape.layers, shape.heads, shape.inner, positions, shape.types, shape.epsilon)
    tensors = {
        **model.tensors,
        "emb.word": model.tensors["emb.word"][list(kept)],
        "emb.pos": model.tensors["emb.pos"][: positions * shape.hidden],
    }
    return ModelFile(smaller, pieces, tensors)
