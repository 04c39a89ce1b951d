"""Reading declarations strictly: YAML without doubled keys, and problems that name file, line, key and the nearest right name."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Hashable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from extractor.errors import DeclarationError
from extractor.read.user_files import read_text

Key = str | int
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in a declaration. `keys` leads to it from the top of the file, `line` counts from 1, 0 where it is looked up by `keys`."""

    file: Path
    keys: tuple[Key, ...]
    told: str
    line: int = 0

    def __str__(self) -> str:
        line = self.line or line_of(self.file, self.keys)
        where = ".".join(str(key) for key in self.keys)
        return f"{self.file}{f', line {line}' if line else ''}: {f'{where}: ' if where else ''}{self.told}"


class _StrictLoader(_Loader):  # type: ignore[misc]
    """Refuses a key that stands twice in one mapping, of which YAML would silently keep the last."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.MarkedYAMLError(None, None, f"the key {key.value!r} stands twice", key.start_mark)
            seen.add(key.value)
        mapping: dict[Hashable, Any] = super().construct_mapping(node, deep)
        return mapping


def load_yaml(path: Path) -> Any:
    """The contents of a YAML file; DeclarationError naming file and line where it is malformed or a key stands twice."""
    try:
        return yaml.load(read_text(path), Loader=_StrictLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "malformed"
        raise DeclarationError(f"{path}{f', line {mark.line + 1}' if mark else ''}: not valid YAML: {problem}") from error
    except UnicodeDecodeError as error:
        raise DeclarationError(f"{path}: not UTF-8 text; save it as UTF-8") from error


def line_of(path: Path, keys: tuple[Key, ...]) -> int:
    """The line in a YAML file on which a key stands, or the last of `keys` that is there; 0 where none is."""
    if path.suffix != ".yml" or not path.exists():
        return 0
    with path.open(encoding="utf-8") as file:
        node = yaml.compose(file, Loader=_Loader)
    line = 0
    for key in keys:
        found = _child(node, key)
        if found is None:
            return line
        line, node = found
    return line


def _child(node: yaml.Node | None, key: Key) -> tuple[int, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        return next(((k.start_mark.line + 1, v) for k, v in node.value if k.value == str(key)), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
        return node.value[key].start_mark.line + 1, node.value[key]
    return None


def line_of_fragment(path: Path, keys: tuple[Key, ...], fragment: str) -> int:
    """The line of a fragment within the block of text at `keys`; that of the block where the fragment is not found as it stands."""
    start = line_of(path, keys)
    lines = path.read_text(encoding="utf-8").splitlines()
    return next((i for i, line in enumerate(lines[max(start - 1, 0) :], start or 1) if fragment[:40] in line), start)


def expected(what: str, known: Collection[str], given: object) -> str:
    """ "unknown key 'wrods'; expected one of labels, words; nearest: 'words'"."""
    near = difflib.get_close_matches(str(given), list(known), 1, 0.5)
    return f"unknown {what} {given!r}; {_listed(known)}{f'; nearest: {near[0]!r}' if near else ''}"


def _listed(known: Collection[str], most: int = 12) -> str:
    if not known:
        return "there are none"
    names = sorted(known)
    return f"expected one of {', '.join(names[:most])}{f' and {len(names) - most} more' if len(names) > most else ''}"
