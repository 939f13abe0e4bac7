"""Files that are read once and answered from memory, compressed, and not sent again while they are the same."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

CONTENT_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}

_ALWAYS = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"}
# A browser keeps its copy and asks each time whether it is still the right one.
_CACHED = {"Cache-Control": "no-cache", "Vary": "Accept-Encoding"}


@dataclass(frozen=True)
class ServedFile:
    """One file, ready to be sent: as it is and as gzip, with the headers that go with it."""

    content: bytes
    compressed: bytes
    tag: str
    content_type: str
    headers: Mapping[str, str]

    def answer(self, request: Request) -> Response:
        """Return the file, or 304 for the copy that the browser says it has."""
        wants_gzip = "gzip" in request.headers.get("Accept-Encoding", "")
        tag = f'"{self.tag}-gzip"' if wants_gzip else f'"{self.tag}"'
        headers = {**_ALWAYS, **_CACHED, **self.headers, "ETag": tag}
        if tag in request.headers.get("If-None-Match", ""):
            return Response(status_code=304, headers=headers)
        headers["Content-Type"] = self.content_type
        if wants_gzip:
            return Response(self.compressed, headers={**headers, "Content-Encoding": "gzip"})
        return Response(self.content, headers=headers)


def served_file(content: bytes, suffix: str, headers: Mapping[str, str] | None = None) -> ServedFile:
    """Return a file to serve; suffix: one of CONTENT_TYPES."""
    return ServedFile(
        content=content,
        compressed=gzip.compress(content, mtime=0),
        tag=hashlib.sha256(content).hexdigest()[:24],
        content_type=CONTENT_TYPES[suffix],
        headers=headers or {},
    )


def read_folder(folder: Path, headers: Mapping[str, str] | None = None) -> dict[str, ServedFile]:
    """Return the files of a folder by name, of the types that are served; none when it does not exist."""
    return {
        path.name: served_file(path.read_bytes(), path.suffix, headers)
        for path in sorted(folder.glob("*"))
        if path.suffix in CONTENT_TYPES
    }
