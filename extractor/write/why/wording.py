"""Which list, which entry of it and which line of which file a word of the text was found by."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast

from extractor.domain.declarations import line_of_fragment
from extractor.domain.wording import Wording, alternatives, lines_of, places, spaced, words_of
from extractor.write.why.recorder import Recorder, Try, Watched

GROUP = re.compile(r"(?P<list>[a-z_]+?)__\d+")


@dataclass(frozen=True, slots=True)
class Found:
    """Words of a text that an entry of a wording list matched."""

    words: str
    name: str
    label: str
    entry: str
    file: str
    line: int
    means: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A fragment of a list, with the keys and the line that lead to it in its file."""

    keys: tuple[str, ...]
    line: str
    fragment: str
    pattern: re.Pattern[str]


class WatchedWording(Wording):
    """The same lists, with patterns that tell a recorder what they find."""

    def __init__(self, recorder: Recorder, *paths: Path) -> None:
        super().__init__(*paths)
        self.recorder = recorder
        self._known: dict[tuple[str, str], list[Entry]] = {}
        self._lines: dict[tuple[tuple[str, ...], str], int] = {}
        self._named = -1  # groups so far, where a pattern is written with one for each list

    def source(self, name: str) -> str:
        """As of the lists; within `_with_groups` each list is a group named by it."""
        if self._named < 0:
            return super().source(name)
        self._named += 1
        return f"(?P<{name}__{self._named}>{super().source(name)})"

    def compiled(self, key: str, make: Callable[[], str], names: Iterable[str], flags: int = re.I) -> re.Pattern[str]:
        """As of the lists, but watched."""
        names = tuple(dict.fromkeys(names))
        pattern = super().compiled(key, make, names, flags)
        # a pattern can be stood before, but not subclassed
        return cast("re.Pattern[str]", Watched(pattern, names, cache(lambda: self._with_groups(make, flags)), self.recorder))

    def _with_groups(self, make: Callable[[], str], flags: int) -> re.Pattern[str]:
        self._named = 0
        try:
            return re.compile(make(), flags)
        finally:
            self._named = -1

    def found(self, tried: Try) -> list[Found]:
        """The words that a pattern found, each with its list and entry; none where it found nothing."""
        m = tried.found
        if m is None:
            return []
        label = m.lastgroup or ""
        if label and len(tried.pattern.names) == 1 and label in self.labels(tried.pattern.names[0]):
            return [self._entry(tried.pattern.names[0], label, m.string, m.span())]
        again = tried.pattern.named().match(m.string, m.start(), m.endpos)
        if again is None:
            return []
        parts = {g["list"]: again.span(name) for name, words in again.groupdict().items() if words and (g := GROUP.fullmatch(name))}
        return [self._entry(name, "", m.string, span) for name, span in parts.items() if name in tried.pattern.names]

    def unwatched(self, name: str) -> re.Pattern[str]:
        """The pattern of a list, to look for what the code did not look for."""
        return super().__getitem__(name)

    def means(self, name: str) -> str:
        """What a list means, "" where it does not say."""
        entry = self.lists.get(name)
        return str(entry.get("means", "")) if isinstance(entry, dict) else ""

    def _entry(self, name: str, label: str, text: str, span: tuple[int, int]) -> Found:
        """The entry that matches a part of a text; around it an entry may ask for words too."""
        words, file = text[slice(*span)], self.files[name]
        for e in self._entries(name, label):
            m = e.pattern.match(text, span[0])
            if (m is not None and m.end() == span[1]) or e.pattern.fullmatch(words):
                return Found(words, name, label or _label(e.keys), e.fragment, declared_in(file), self._line(file, e.keys, e.line), self.means(name))
        return Found(words, name, label, "", declared_in(file), 0, self.means(name))

    def _entries(self, name: str, label: str) -> list[Entry]:
        """The entries of a list, or of one label, the longest first, as they are tried."""
        if (name, label) not in self._known:
            declared: Any = self.lists[name]
            blocks = [(keys, block) for keys, block in places(name, declared, words_of(declared)) if not label or keys[-1] == label]
            entries = [self._compiled_entry(keys, line, f) for keys, block in blocks for line in lines_of(block) for f in alternatives(line)]
            self._known[name, label] = sorted(entries, key=lambda e: -len(e.fragment))
        return self._known[name, label]

    def _compiled_entry(self, keys: tuple[str, ...], line: str, fragment: str) -> Entry:
        return Entry(keys, line, fragment, re.compile(rf"(?:{spaced(self.expand(fragment))})(?!\w)", re.I))

    def _line(self, file: Path, keys: tuple[str, ...], line: str) -> int:
        """The line of a file that an entry stands on."""
        if (keys, line) not in self._lines:
            self._lines[keys, line] = line_of_fragment(file, keys, line)
        return self._lines[keys, line]


def _label(keys: tuple[str, ...]) -> str:
    return keys[-1] if len(keys) > 1 and keys[-1] not in ("words", "values") else ""


def declared_in(path: Path) -> str:
    """The end of a path that tells a declaration from others: "missile_launch/wording/claims.yml"."""
    parts = path.parts
    return "/".join(parts[-3:] if "wording" in parts else parts[-2:])
