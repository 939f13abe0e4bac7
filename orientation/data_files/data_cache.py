"""Read and check data files together, and remember the result under their content's hash."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeAlias

from orientation.data_files.validation import Known, problems
from orientation.data_files.yaml_file import DataError, Document, read_yaml

Entry: TypeAlias = dict[str, Any]
Sections: TypeAlias = dict[str, list[Entry]]

DEFAULT_CACHE = Path(".cache/data")


def read_sections(paths: Sequence[Path], known: Known | None = None) -> Sections:
    """Return the sections of these files, checked together.

    Raises DataError with all the problems of all the files.
    """
    documents: list[Document] = []
    unreadable: list[str] = []
    for path in paths:
        try:
            documents.append(read_yaml(path))
        except DataError as error:
            unreadable += error.problems
    # Checked without a file that cannot be read, the others would show references that are not dead.
    if unreadable:
        raise DataError(unreadable)
    if found := problems(documents, known):
        raise DataError(found)
    sections: Sections = {}
    for document in documents:
        for name, entries in document.data.items():
            sections.setdefault(name, []).extend(entries)
    return sections


def read_sections_once(paths: Sequence[Path], cache_dir: Path = DEFAULT_CACHE) -> Sections:
    """Return the same as read_sections, from the cache if these very contents were read before.

    The cache is only there for speed: a folder that cannot be written, or a file in it that is damaged,
    changes nothing else.
    """
    try:
        cache_file = cache_dir / f"{_hash(str(paths[0].resolve().parent))[:12]}-{_key(paths)}.json"
    except OSError:
        return read_sections(paths)
    cached = _read_cache(cache_file)
    if cached is not None:
        return cached
    sections = read_sections(paths)
    with suppress(OSError):
        _write_cache(cache_file, sections)
    return sections


def _key(paths: Sequence[Path]) -> str:
    # The code is part of the key: what an older version accepted is checked again by a newer one.
    code = sorted(Path(__file__).parents[1].rglob("*.py"))
    return _hash("\n".join(_hash(path.read_bytes()) for path in (*code, *paths)))[:32]


def _hash(content: str | bytes) -> str:
    return hashlib.sha256(content.encode() if isinstance(content, str) else content).hexdigest()


def _read_cache(cache_file: Path) -> Sections | None:
    try:
        checksum, body = cache_file.read_bytes().split(b"\n", 1)
    except (OSError, ValueError):
        return None
    if checksum.decode(errors="replace") != _hash(body):
        return None
    sections: Sections = json.loads(body)
    return sections


def _write_cache(cache_file: Path, sections: Sections) -> None:
    body = json.dumps(sections, ensure_ascii=False, separators=(",", ":")).encode()
    cache_file.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=cache_file.parent, prefix=".writing-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(_hash(body).encode() + b"\n" + body)
        os.replace(temporary, cache_file)
    except OSError:
        Path(temporary).unlink(missing_ok=True)
        raise
    folder_prefix = cache_file.name.split("-", 1)[0]
    for older in cache_file.parent.glob(f"{folder_prefix}-*.json"):
        if older != cache_file:
            older.unlink(missing_ok=True)
