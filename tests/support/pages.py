"""What stands in the b-tree pages of an SQLite file, the only pages between which cells move."""

from __future__ import annotations

from pathlib import Path

_PAGE_SIZE_AT = 16
# Types of b-tree pages. An overflow page begins with a page number, and these files have less than 2**24 pages.
_B_TREE = (2, 5, 10, 13)


def b_tree_pages(file: Path) -> bytes:
    """Return the b-tree pages of a file whose log is empty, but the first, which is the schema's."""
    content = file.read_bytes()
    size = int.from_bytes(content[_PAGE_SIZE_AT : _PAGE_SIZE_AT + 2], "big")
    pages = (content[start : start + size] for start in range(size, len(content), size))
    return b"".join(page for page in pages if page[0] in _B_TREE)
