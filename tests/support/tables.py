"""Tables that one test checks whole: every row is looked at, and all that is wrong is told at once."""

from __future__ import annotations

import functools
import inspect
import textwrap
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from traceback import extract_tb
from typing import Any

import pytest

Test = Callable[..., None]
LONGEST_VALUE = 80


def each_row(
    names: str | Sequence[str], rows: Iterable[Any], place: Callable[..., object] | None = None
) -> Callable[[Test], Test]:
    """Return a decorator that makes one test of a table, where pytest.mark.parametrize would make one of each row.

    names: the argument that a row is given as, or the arguments that its parts are given as; place: what a wrong row
    is called, from the same arguments, their values if it is not given. Further arguments are fixtures, set up once.
    """
    table = [(row,) for row in rows] if isinstance(names, str) else [tuple(row) for row in rows]
    arguments = (names,) if isinstance(names, str) else tuple(names)
    if not table:
        raise ValueError("a table without rows checks nothing")

    def decorate(test: Test) -> Test:
        signature = inspect.signature(test)

        @functools.wraps(test)
        def whole(**fixtures: Any) -> None:
            wrong: list[str] = []
            for row in table:
                try:
                    test(**dict(zip(arguments, row, strict=True)), **fixtures)
                except (Exception, pytest.fail.Exception) as error:
                    called = ", ".join(map(_short, row)) if place is None else place(*row)
                    wrong.append(f"- {called}\n{textwrap.indent(_reason(error), '    ')}")
            if wrong:
                pytest.fail("\n".join([f"{len(wrong)} of {len(table)} rows are wrong:", *wrong]), pytrace=False)

        others = [parameter for name, parameter in signature.parameters.items() if name not in arguments]
        whole.__signature__ = signature.replace(parameters=others)  # type: ignore[attr-defined]
        return whole

    return decorate


def _short(value: object) -> str:
    shown = getattr(value, "__name__", None) or repr(value)
    return shown if len(shown) <= LONGEST_VALUE else shown[: LONGEST_VALUE - 1] + "…"


def _reason(error: BaseException) -> str:
    """Return what went wrong and, unless it is a table in the table, on which line."""
    if isinstance(error, pytest.fail.Exception):
        return str(error)
    frame = extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}, {Path(frame.filename).name}:{frame.lineno}: {error}"
