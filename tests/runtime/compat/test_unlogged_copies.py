from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any
from unittest import mock

import pytest

from runtime.compat import unlogged_copies


@pytest.fixture(autouse=True)
def restored() -> Iterator[None]:
    with ExitStack() as stack:
        for module in unlogged_copies._MODULES:
            stack.enter_context(mock.patch.object(module, "copy"))
        yield


@pytest.mark.parametrize("module", unlogged_copies._MODULES, ids=lambda module: module.__name__)
def test_these_modules_copy_for_debug_lines_alone(module: Any) -> None:
    tree = ast.parse(inspect.getsource(module))
    copies = [node for node in ast.walk(tree) if isinstance(node, ast.Name) and node.id == "copy"]
    in_debug_lines = [
        name
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "structlogger.debug"
        for name in ast.walk(call)
        if isinstance(name, ast.Name) and name.id == "copy"
    ]
    assert copies
    assert len(in_debug_lines) == len(copies)


def test_what_would_be_copied_is_handed_over_as_it_is() -> None:
    unlogged_copies.install()
    value = {"events": [1]}
    assert all(module.copy.deepcopy(value) is value for module in unlogged_copies._MODULES)
