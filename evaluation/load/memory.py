"""Memory of processes, as Linux counts it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

_PROC = Path("/proc")


def resident_mb(pid: int) -> float:
    """Return the resident memory of a process, in MB (2²⁰ bytes)."""
    status = (_PROC / str(pid) / "status").read_text(encoding="ascii", errors="replace")
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


def family(roots: Iterable[int]) -> list[int]:
    """Return processes and all that they have started, and these in turn."""
    children: dict[int, list[int]] = defaultdict(list)
    for folder in _PROC.iterdir():
        if folder.name.isdecimal() and (parent := _parent(folder)) is not None:
            children[parent].append(int(folder.name))
    found = list(dict.fromkeys(roots))
    for pid in found:
        found += [child for child in children[pid] if child not in found]
    return found


def _parent(folder: Path) -> int | None:
    try:
        # After the command's name in parentheses, which may hold anything: the state, then the parent.
        return int((folder / "stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()[1])
    except OSError:
        return None  # it has just ended
