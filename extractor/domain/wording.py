"""Wording lists: regular-expression fragments in YAML block text, compiled once into one pattern a list.

One fragment a line, or several with `|` between them; a line that is indented goes on with the one before it. A fragment is written as
it stands in a text; a space matches any white space, matching ignores case, and it begins and ends at a word boundary. `{name}` puts in
another list. Longer fragments are tried first, however they are laid out. An entry is the text itself, or a mapping of means, read_by,
like, unlike, and one of words, labels, values.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from extractor.domain.declarations import Problem, line_of_fragment, load_yaml
from extractor.errors import DeclarationError

ENTRY = ("means", "read_by", "like", "unlike", "words", "labels", "values")
_SET_BEGIN = re.compile(r"\^?\]?")
PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


def lines_of(block: str) -> list[str]:
    """The lines of a block of text that hold fragments; a line that is indented goes on with the one before it."""
    lines: list[str] = []
    for line in block.splitlines():
        text = line.strip()
        if text.startswith("#") or not text:
            continue
        if line[0].isspace() and lines:
            lines[-1] += text
        else:
            lines.append(text)
    return lines


def alternatives(line: str) -> list[str]:
    """The fragments of a line: what stands between its `|` outside of any parentheses and brackets."""
    out, depth, start, in_set, i = [], 0, 0, False, 0
    while i < len(line):
        c = line[i]
        if c == "\\":
            i += 1
        elif in_set:
            in_set = c != "]"
        elif c == "[":
            in_set = True
            i += len(_SET_BEGIN.match(line, i + 1)[0])  # type: ignore[index]  # a bracket right behind the first one is one of the set
        elif c in "()":
            depth += 1 if c == "(" else -1
        elif c == "|" and depth == 0:
            out.append(line[start:i])
            start = i + 1
        i += 1
    return [*out, line[start:]]


def alternation(block: str) -> str:
    """The fragments of a block of text as one alternation, longest first (of equal ones, in alphabetical order)."""
    fragments = [fragment for line in lines_of(block) for fragment in alternatives(line)]
    return "|".join(sorted(set(fragments), key=lambda f: (-len(f), f)))


def spaced(source: str) -> str:
    """A space stands for any white space, a space with `?` for any or none."""
    return source.replace(" ?", r"\s*").replace(" ", r"\s+")


NEVER = "(?!)"


class Wording(Mapping[str, "re.Pattern[str]"]):
    """The lists of one or more files: `wording["launch_verb"]` is a compiled pattern, `wording.source("…")` its text.

    A list that a domain has no use for may be left out: its pattern matches nothing. `asked` holds the names that were asked for,
    `asked_labels` those of them that were asked for label by label.
    """

    def __init__(self, *paths: Path) -> None:
        self.lists: dict[str, Any] = {}
        self.files: dict[str, Path] = {}
        self.asked: set[str] = set()
        self.asked_labels: set[str] = set()
        for path in paths:
            self._add(path)
        self._compiled: dict[str, re.Pattern[str]] = {}

    def _add(self, path: Path) -> None:
        lists = load_yaml(path) or {}
        if not isinstance(lists, dict):
            raise DeclarationError(f"{path}: must be a mapping of lists, `name: |` and fragments below")
        for name, value in lists.items():
            if name in self.lists:
                raise DeclarationError(f"{path}: the list {name!r} is defined twice; it is also in {self.files[name]}")
            self.lists[name], self.files[name] = value, path

    def words(self, name: str) -> str | dict[str, str]:
        """The fragments of a list, or of each of its labels."""
        self.asked.add(name)
        return words_of(self.lists.get(name, NEVER))

    def labels(self, name: str) -> dict[str, str]:
        """The fragments of each label of a list; empty where it has none."""
        self.asked_labels.add(name)
        words = self.words(name) if name in self else {}
        return words if isinstance(words, dict) else {}

    def source(self, name: str) -> str:
        """The alternation of a list, with `{other}` lists put in."""
        value = self.words(name)
        return self.expand(alternation("\n".join(value.values()) if isinstance(value, dict) else value))

    def expand(self, text: str) -> str:
        """The text with each `{list}` put in; a name that is no list stays as it stands."""
        return PLACEHOLDER.sub(lambda m: f"(?:{self.source(m[1])})" if m[1] in self.lists else m[0], text)

    def __getitem__(self, name: str) -> re.Pattern[str]:
        return self.compiled(name, lambda: bounded(self.source(name)), [name])

    def declared(self, name: str) -> re.Pattern[str] | None:
        """The pattern of a list, None where it is left out."""
        if name not in self:
            return None
        return self[name]

    def labelled(self, name: str) -> re.Pattern[str]:
        """A list of lists as one pattern with a group a label: `m.lastgroup` is the label (first label wins)."""

        def groups() -> str:
            return bounded("|".join(f"(?P<{label}>{self.expand(alternation(block))})" for label, block in self.labels(name).items()) or NEVER)

        return self.compiled(f"{name}:labelled", groups, [name])

    def before(self, name: str) -> re.Pattern[str]:
        """The list, matched where it ends right before a place: search in text[:place]."""
        return self.compiled(f"{name}:before", lambda: rf"(?<![\w-])(?:{spaced(self.source(name))})\s*$", [name])

    def compiled(self, key: str, make: Callable[[], str], names: Iterable[str], flags: int = re.I) -> re.Pattern[str]:
        """The pattern that `make` writes, compiled once a key; DeclarationError names the list of `names` that does not compile, and its line."""
        if key not in self._compiled:
            try:
                self._compiled[key] = re.compile(make(), flags)
            except re.error:
                for name in names:
                    for problem in self.broken(name):
                        raise DeclarationError(str(problem)) from None
                raise
        return self._compiled[key]

    def broken(self, name: str) -> Iterator[Problem]:
        """The fragments of a list that do not compile."""
        words = words_of(self.lists.get(name, NEVER))
        for keys, block in places(name, self.lists.get(name, NEVER), words):
            for line in lines_of(block):
                try:
                    re.compile(spaced(PLACEHOLDER.sub("x", line)))
                except re.error as error:
                    file = self.files[name]
                    yield Problem(file, keys, f"the pattern {line[:80]!r} does not compile: {error}", line_of_fragment(file, keys, line))

    def __contains__(self, name: object) -> bool:
        self.asked.add(str(name))
        return name in self.lists

    def __iter__(self) -> Iterator[str]:
        return iter(self.lists)

    def __len__(self) -> int:
        return len(self.lists)


class ListNames(Wording):
    """Notes which lists a reader asks for when it is made, and compiles none: quick, to compare with those that are declared."""

    @classmethod
    def of(cls, wording: Wording) -> ListNames:
        """One for the lists of a wording that is there."""
        names = cls()
        names.lists, names.files = wording.lists, wording.files
        return names

    def source(self, name: str) -> str:
        """Notes the name; a list that matches nothing."""
        self.asked.add(name)
        return NEVER

    def labelled(self, name: str) -> re.Pattern[str]:
        """Notes the name; a pattern that matches nothing."""
        self.labels(name)
        return re.compile(NEVER)

    def compiled(self, key: str, make: Callable[[], str], names: Iterable[str], flags: int = re.I) -> re.Pattern[str]:
        """Lets `make` ask for its lists; a pattern that matches nothing."""
        make()
        return re.compile(NEVER)


def words_of(entry: Any) -> str | dict[str, str]:
    """The fragments of an entry of a wording file: a block of text, or one a label."""
    if isinstance(entry, str):
        return entry
    if "values" in entry:
        return "\n".join(entry["values"])
    words: str | dict[str, str] = entry.get("words") or entry.get("labels") or entry
    return words


def places(name: str, entry: Any, words: str | dict[str, str]) -> Iterator[tuple[tuple[str, ...], str]]:
    """(keys that lead to a block of text in the file, the block) of each block of an entry."""
    if isinstance(words, str):
        yield (name,) if isinstance(entry, str) else (name, "words" if "words" in entry else "values"), words
    else:
        top = (name, "labels") if "labels" in entry else (name,)
        yield from (((*top, label), block) for label, block in words.items())


def bounded(source: str) -> str:
    """A pattern that begins and ends at a word boundary."""
    return rf"(?<![\w-])(?:{spaced(source)})(?!\w)"


def phrase(wording: Wording, template: str, flags: int = re.I) -> re.Pattern[str]:
    """The template as a pattern: `{name}` is a list (one the pipeline has not matches nothing), a space any white space.

    Unlike `wording[name]` it sets no word boundary of its own: templates say `\\b` where they want one. Call it when a reader is
    made, never for each sentence.
    """

    def put_in() -> str:
        return spaced(PLACEHOLDER.sub(lambda m: f"(?:{wording.source(m[1])})", template))

    return wording.compiled(f"{flags}:{template}", put_in, PLACEHOLDER.findall(template), flags)
