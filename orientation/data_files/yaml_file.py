"""Read one YAML file, and say exactly where it is wrong."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from orientation.text import NBSP

Key: TypeAlias = "str | int"

try:
    from yaml import CSafeLoader as _BaseLoader
except ImportError:  # PyYAML without libyaml: same result, ten times slower
    from yaml import SafeLoader as _BaseLoader  # type: ignore[assignment]


class DataError(Exception):
    """Tell everything that is wrong in the data files: one French sentence for each problem."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


class Document:
    """Hold the content of one file, and find the line of any of its values."""

    def __init__(self, path: Path, text: str, data: Any) -> None:
        self.path = path
        self.data = data
        self._text = text
        self._root: yaml.Node | None = None

    def line(self, keys: Iterable[Key]) -> int:
        """Return the line (from 1) of the value under these keys, or of the nearest one around it.

        The tree of positions is only built when a problem has to be shown: it is as slow as reading.
        """
        if self._root is None:
            self._root = yaml.compose(self._text, Loader=_Loader)
        node: Any = self._root
        line = 1
        for key in keys:
            node = _child(node, key)
            if node is None:
                break
            line = node.start_mark.line + 1
        return line


class _Loader(_BaseLoader):
    """Read as YAML 1.2 would: a date stays text, and only true and false are booleans."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"le champ « {key.value} » est écrit deux fois", key.start_mark
                )
            seen.add(key.value)
        return super().construct_mapping(node, deep)


_BOOLEAN = "tag:yaml.org,2002:bool"
_DATE = "tag:yaml.org,2002:timestamp"
_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag not in (_BOOLEAN, _DATE)]
    for first, resolvers in _BaseLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver(_BOOLEAN, re.compile(r"^(?:true|false)$"), ["t", "f"])


def read_yaml(path: Path) -> Document:
    """Return the content of a file.

    Raises DataError if the file is missing, is not UTF-8, is not YAML or names a field twice.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise DataError([f"{path}{NBSP}: le fichier n’existe pas."]) from None
    except (OSError, UnicodeDecodeError) as error:
        raise DataError([f"{path}{NBSP}: le fichier ne peut pas être lu ({error})."]) from error
    try:
        # The loader is a safe one: it builds only plain values.
        data = yaml.load(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = f", ligne {mark.line + 1}" if mark else ""
        raise DataError([f"{path}{where}{NBSP}: YAML incorrect, {error.problem}."]) from error
    except yaml.YAMLError as error:
        raise DataError([f"{path}{NBSP}: YAML incorrect, {error}."]) from error
    return Document(path, text, data)


def _child(node: Any, key: Key) -> Any:
    if isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
        return node.value[key]
    if isinstance(node, yaml.MappingNode):
        return next((value for name, value in node.value if name.value == key), None)
    return None
