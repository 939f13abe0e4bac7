"""Raw HTTP requests as an attacker or a broken client writes them, made from a seed."""

from __future__ import annotations

import random

METHODS = ["GET", "POST", "PUT", "DELETE", "OPTIONS", "HEAD", "TRACE", "CONNECT", "PRI", "get", "", "é", "A" * 300]
PATHS = [
    "/", "/api/v1/health", "/api/v1/messages", "/api/v1/conversations", "/site/page.css", "/%00", "/..%2f", "*", "//",
    "/" + "a" * 20_000, "/é", "http://x/", "/api/v1/recap?format=%ff", "/api/v1/recap?" + "a=1&" * 50,
]  # fmt: skip
VERSIONS = ["HTTP/1.1", "HTTP/1.1", "HTTP/1.1", "HTTP/1.0", "HTTP/2.0", "HTTP/9", "http/1.1", ""]
LENGTHS = ["0", "2", "5", "100", "-1", "+1", "1e9", "9" * 20, "abc", "", "0x2", "3, 3", "99999999"]
CHUNK_SIZES = ["2", "0", "-1", "zz", "ffffffffffffffff", "2;ext=é", " 2", "", "0x2"]
HEADERS = [
    "Transfer-Encoding: gzip", "Transfer-Encoding: chunked, chunked", "Expect: 100-continue", "Connection: upgrade",
    "Upgrade: websocket", "Connection: close", "Content-Type: text/plain; charset=\xff", "X: " + "b" * 17_000, ": vide",
    "Sans deux-points", "X-Forwarded-For: \x00", "Authorization: Bearer \xff\xfe", "Accept-Encoding: " + "gzip," * 500,
    "Content-Encoding: br", "Cookie: " + "c=1;" * 400, " commence par un blanc: 1", "Range: bytes=-1", "Host: y",
    "If-None-Match: \xe9", "Origin: null", "X-Bridge-Secret: \xe9", "Sec-WebSocket-Key: a",
]  # fmt: skip
BODIES = [b"ab", b"{}", b'{"id": 1}', b"\xff\xfe\x00", b"[" * 3_000, b"", b"a" * 20_000, b"\r\n\r\n", b'"\\ud800"']


def raw_request(chance: random.Random, token: str) -> list[bytes]:
    """Return the parts of what is sent, one after the other: one or more requests, whole, cut short or in pieces."""
    content = b"".join(_one(chance, token) for _ in range(chance.choice((1, 1, 1, 2, 5))))
    if chance.random() < 0.2:
        content = content[: chance.randrange(len(content) + 1)]
    if chance.random() < 0.1:
        content = bytes(chance.randrange(256) for _ in range(chance.randrange(1, 400))) + content
    cut = chance.randrange(len(content) + 1)
    return [content[:cut], content[cut:]] if chance.random() < 0.3 else [content]


def _one(chance: random.Random, token: str) -> bytes:
    line = " ".join((chance.choice(METHODS[:4] * 3 + METHODS), chance.choice(PATHS), chance.choice(VERSIONS)))
    headers = [] if chance.random() < 0.1 else ["Host: x"]
    if chance.random() < 0.5:
        headers.append(f"Authorization: Bearer {token}")
    headers += chance.sample(HEADERS, chance.choice((0, 0, 1, 2, 4)))
    body = chance.choice(BODIES)
    framing = chance.random()
    if framing < 0.4:
        headers.append(f"Content-Length: {chance.choice([str(len(body)), *LENGTHS])}")
    if framing > 0.3 and framing < 0.7:
        headers.append("Transfer-Encoding: chunked")
        body = f"{chance.choice([format(len(body), 'x'), *CHUNK_SIZES])}\r\n".encode() + body + b"\r\n0\r\n\r\n"
    end = chance.choice(("\r\n", "\r\n", "\r\n", "\n"))
    head = end.join([line, *headers]) + end * 2
    return head.encode("latin-1", "replace") + body
