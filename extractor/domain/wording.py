"""Wording lists: regular-expression fragments in YAML block text, compiled once into one pattern a list.

One fragment a line. It is written as it stands in a text; a space matches any white space, matching ignores case, and it begins and ends
at a word boundary. `{name}` puts in another list of the same file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml


def load_yaml(path: Path) -> Any:
    """The contents of a YAML file; ValueError naming the file where it is malformed."""
    try:
        with path.open(encoding="utf-8") as file:
            return yaml.load(file, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        raise ValueError(f"{path}: not valid YAML: {error}") from error


def alternation(block: str) -> str:
    """The fragments of a block of text, one a line, as one alternation, longest first."""
    fragments = [line.strip() for line in block.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    return "|".join(sorted(fragments, key=len, reverse=True))


def spaced(source: str) -> str:
    """A space stands for any white space, a space with `?` for any or none."""
    return source.replace(" ?", r"\s*").replace(" ", r"\s+")


def compile_fragments(source: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{spaced(source)})(?!\w)", re.I)


NEVER = "(?!)"


class Wording(Mapping[str, "re.Pattern[str]"]):
    """The lists of one or more files: `wording["launch_verb"]` is a compiled pattern, `wording.source("…")` its text.

    A list that a domain has no use for may be left out: its pattern matches nothing.
    """

    def __init__(self, *paths: Path) -> None:
        self.lists: dict[str, Any] = {}
        for path in paths:
            for name, value in (load_yaml(path) or {}).items():
                if name in self.lists:
                    raise ValueError(f"{path}: the list {name!r} is defined twice")
                self.lists[name] = value
        self._compiled: dict[str, re.Pattern[str]] = {}

    def words(self, name: str) -> str | dict[str, str]:
        """The fragments of a list, or of each of its labels."""
        declared = self.lists.get(name, NEVER)
        if isinstance(declared, dict) and "values" in declared:
            return "\n".join(declared["values"])
        return declared if isinstance(declared, str) else declared.get("words") or declared.get("labels") or declared

    def labels(self, name: str) -> dict[str, str]:
        words = self.words(name) if name in self.lists else {}
        return words if isinstance(words, dict) else {}

    def source(self, name: str) -> str:
        """The alternation of a list, with `{other}` lists put in."""
        value = self.words(name)
        return self.expand(alternation("\n".join(value.values()) if isinstance(value, dict) else value))

    def expand(self, text: str) -> str:
        return re.sub(r"\{([a-z_]+)\}", lambda m: f"(?:{self.source(m[1])})" if m[1] in self.lists else m[0], text)

    def __getitem__(self, name: str) -> re.Pattern[str]:
        if name not in self._compiled:
            self._compiled[name] = compile_fragments(self.source(name))
        return self._compiled[name]

    def labelled(self, name: str) -> re.Pattern[str]:
        """A list of lists as one pattern with a group a label: `m.lastgroup` is the label (first label wins)."""
        key = f"{name}:labelled"
        if key not in self._compiled:
            groups = [f"(?P<{label}>{self.expand(alternation(block))})" for label, block in self.labels(name).items()]
            self._compiled[key] = compile_fragments("|".join(groups) or NEVER)
        return self._compiled[key]

    def before(self, name: str) -> re.Pattern[str]:
        """The list, matched where it ends right before a place: search in text[:place]."""
        key = f"{name}:before"
        if key not in self._compiled:
            self._compiled[key] = re.compile(rf"(?<![\w-])(?:{spaced(self.source(name))})\s*$", re.I)
        return self._compiled[key]

    def __contains__(self, name: object) -> bool:
        return name in self.lists

    def __iter__(self) -> Iterator[str]:
        return iter(self.lists)

    def __len__(self) -> int:
        return len(self.lists)


def phrase(wording: Wording, template: str, flags: int = re.I) -> re.Pattern[str]:
    """The template as a pattern: `{name}` is a list (one the pipeline has not matches nothing), a space any white space.

    Unlike `wording[name]` it sets no word boundary of its own: templates say `\\b` where they want one. Call it when a reader is
    made, never for each sentence.
    """
    return re.compile(spaced(re.sub(r"\{([a-z_]+)\}", lambda m: f"(?:{wording.source(m[1])})", template)), flags)
