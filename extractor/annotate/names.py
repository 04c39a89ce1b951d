"""Names from a pipeline's tables (actors, places, objects), found in text by longest match.

One pass over the words of a text finds every name of every table. Spelling is compared without case, hyphens, spaces and
apostrophes, so that "Agni-V", "Agni V" and "agni v" are one name, but a name printed with a capital must have one in the text
(else "Nasr" would be found in "nasr" and "US" in "us").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from extractor.annotate import spans
from extractor.domain.english import words
from extractor.domain.tables import read_table, spellings

# Two tables have a name of their own in every pipeline; all others hold places.
ACTORS = "actors"
OBJECTS = "objects"  # things, and so there may be several of one: "two Rodongs"
# Letters and digits part company, so that "KN23", "KN-23" and "KN 23" are the same two words.
WORD = re.compile(r"(?:[A-Za-z]\.){2,}|[^\W\d_]+|\d+")
# What may stand between two words of one name: nothing, a space, a hyphen of any kind, an apostrophe, or the dot of an initial.
GLUE = re.compile(r"[ \u00a0\-\u2010-\u2015'\u2019\u02bc]?|\.[ \u00a0]?|, ")

INSTITUTION, CAPITAL, STATE_NAMES = "institution", "capital", ("name", "demonym")
OWNED_BY, OWNS = re.compile(rf"\s+(?:{words('belonging_to')})\s+", re.I), re.compile(r"(?:['\u2019]s)?\s+")

GENERIC = re.compile(rf"(?:{words('place_noun')})$", re.I)
ARTICLE = "Al"  # the Arabic article, printed "al-Samoud" as often as "Al-Samoud"

Token = tuple[int, int, str]  # where a word of the text begins and ends, and how it is compared


@dataclass(frozen=True, slots=True)
class Entry:
    """One name of one table. `row` holds the table's other columns."""

    table: str
    name: str
    kind: str
    code: str
    row: dict[str, str]


@dataclass(frozen=True, slots=True)
class Match:
    """A spelling found in a text: code points, end exclusive, and every entry that is spelt so."""

    start: int
    end: int
    entries: tuple[Entry, ...]


# "the North" stands for a country only where no capitalised word follows ("the North Atlantic"), and only in an article that
# names the country in full, or the other one that the kind names too ("short PRK"); the reader sees to the latter.
SHORT = "short"
BEFORE_CAPITAL = re.compile(r"[ \u00a0-][A-Z]")
# The mark of a model that no table has: "Ghauri V", "Hwasong-99". A number behind a space counts something else.
MODEL = re.compile(r"(?:[-\u2010-\u2015]\d{1,3}[A-Z]?|[ \u00a0-](?:III?|IV|VI{0,3}|IX|X))(?![\w.-])")
MARKED = re.compile(r"\d|\b[IVX]+$")
FURTHER_NUMBER, DIGIT = re.compile(r"[-\u2010-\u2015]\d"), re.compile(r"\d")


def _goes_on(text: str, end: int, spelling: str, e: Entry) -> bool:
    """Whether more of a name follows: "the North Atlantic"; "Unha-9", where "Unha" is short for Unha-3."""
    numbered = e.table == OBJECTS and FURTHER_NUMBER.match(text, end) is not None and DIGIT.search(e.name) is not None and DIGIT.search(spelling) is None
    return numbered or (e.kind.startswith(SHORT) and BEFORE_CAPITAL.match(text, end) is not None)


def _model(text: str, m: Match) -> Match:
    """A thing of a known name with a mark that no table has, named as told: "Ghauri V" of Ghauri."""
    mark = MODEL.match(text, m.end) if m.entries[0].table == OBJECTS and not MARKED.search(text[m.start : m.end]) else None
    if mark is None:
        return m
    return Match(m.start, mark.end(), tuple(replace(e, name=text[m.start : mark.end()]) for e in m.entries))


def words_of(text: str) -> list[str]:
    """The words of a spelling as they are compared: without case and dots."""
    return [m.group().replace(".", "").casefold() for m in WORD.finditer(text)]


def case_agrees(printed: str, found: str) -> bool:
    """A short all-capital name must be all capitals in the text; any other needs its capitals where a word begins, but for "the Black sea"."""
    letters = [c for c in printed if c.isalpha()]
    if letters and len(letters) <= 5 and all(c.isupper() for c in letters):
        return not any(c.islower() for c in found)
    pairs = zip(WORD.findall(printed), WORD.findall(found), strict=False)
    return all(not a[0].isupper() or b[0].isupper() or a == ARTICLE or (i and GENERIC.match(a)) for i, (a, b) in enumerate(pairs))


def _capitals(rows: Sequence[dict[str, str]]) -> Iterator[tuple[str, dict[str, str]]]:
    """ "the Afghan capital", "Yemen's capital": the first capital of a state in the table, by the state's names."""
    first = {row["code"]: row for row in reversed(rows) if row["kind"] == CAPITAL}
    for row in rows:
        if row["kind"] in STATE_NAMES and row["code"] in first:
            owner = row["name"] if row["kind"] == "demonym" else f"{row['name']}'s"
            yield f"{owner} {words('capital_city')}", first[row["code"]]


class Lexicon:
    """All names of a pipeline. `find` yields the longest match at each place, with every entry of that spelling."""

    def __init__(self) -> None:
        self._entries: dict[tuple[str, ...], list[tuple[str, Entry]]] = {}
        self._lengths: dict[str, list[int]] = {}

    def add(self, spelling: str, entry: Entry) -> None:
        key = tuple(words_of(spelling))
        if not key:
            raise ValueError(f"a name without a letter or digit in table {entry.table!r}: {spelling!r}")
        self._entries.setdefault(key, []).append((spelling, entry))
        lengths = self._lengths.setdefault(key[0], [])
        if len(key) not in lengths:
            lengths.append(len(key))
            lengths.sort(reverse=True)

    def add_table(self, table: str, rows: Sequence[dict[str, str]]) -> None:
        for row in rows:
            entry = Entry(table, row["name"], row.get("kind", ""), row.get("code") or row.get("country", ""), row)
            for spelling in spellings(row):
                self.add(spelling, entry)
                if table == OBJECTS and not spelling.endswith("s"):
                    self.add(f"{spelling}s", entry)
        for spelling, row in _capitals(rows) if table == ACTORS else ():
            self.add(spelling, Entry(table, row["name"], CAPITAL, row["code"], row))

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Match]:
        words = [(m.start(), m.end(), m.group().replace(".", "").casefold()) for m in WORD.finditer(text, start, len(text) if end is None else end)]
        i = 0
        while i < len(words):
            match = self._match_at(text, words, i)
            if match is None:
                i += 1
                continue
            yield _model(text, match[0])
            i += match[1]

    def _match_at(self, text: str, words: list[Token], i: int) -> tuple[Match, int] | None:
        """The longest name that begins with a word of the text, and how many words it has."""
        for n in self._lengths.get(words[i][2], ()):
            some = words[i : i + n]
            entries = self._entries_of(text, some) if len(some) == n else ()
            if entries:
                return Match(some[0][0], some[-1][1], entries), n
        return None

    def _entries_of(self, text: str, words: list[Token]) -> tuple[Entry, ...]:
        """The entries that the words spell as they are printed, each once."""
        hits = self._entries.get(tuple(w[2] for w in words))
        start, end = words[0][0], words[-1][1]
        if not hits or not all(self._glued(text, a, b) for a, b in pairwise(words)) or self._inside_word(text, start, end):
            return ()
        found = text[start:end]
        agreeing = (_Same(e) for spelling, e in hits if case_agrees(spelling, found) and not _goes_on(text, end, spelling, e))
        return tuple(s.entry for s in dict.fromkeys(agreeing))

    @staticmethod
    def _glued(text: str, left: Token, right: Token) -> bool:
        """Whether nothing but what may stand within a name stands between two words."""
        gap = text[left[1] : right[0]]
        if gap.startswith("."):
            return len(left[2]) <= 2 and GLUE.fullmatch(gap) is not None
        return (gap != "" or left[2].isdigit() != right[2].isdigit()) and GLUE.fullmatch(gap) is not None

    @staticmethod
    def _inside_word(text: str, start: int, end: int) -> bool:
        """Whether the match is a part of a longer word."""
        plural = text[end : end + 1] == "s" and not text[end + 1 : end + 2].isalnum()  # "Hwasong-12s"
        return (start > 0 and text[start - 1].isalnum()) or (end < len(text) and text[end].isalnum() and not plural)


@dataclass(frozen=True, slots=True, eq=False)
class _Same:
    """Entries are the same when table, name and kind are: lets dict.fromkeys keep the first of each."""

    entry: Entry

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def _key(self) -> tuple[str, str, str, str]:
        return self.entry.table, self.entry.name, self.entry.kind, self.entry.code


@Language.factory("news_names", default_config={"tables": {}}, assigns=["doc.spans"])
def make(nlp: Language, name: str, tables: dict[str, str]) -> Names:
    return Names({table: Path(path) for table, path in tables.items()})


class Names:
    """`tables` maps a table's name to its CSV file, as the pipeline's config.cfg lists them."""

    def __init__(self, tables: dict[str, Path]) -> None:
        self.lexicon = Lexicon()
        for table, path in tables.items():
            self.lexicon.add_table(table, read_table(path))

    def __call__(self, doc: Doc) -> Doc:
        text = doc.text  # a property that joins the tokens anew each time
        found, matches = [], list(self.lexicon.find(text))
        for before, m, after in zip([None, *matches], matches, [*matches[1:], None], strict=False):
            owner = _owner(text, before, m, after)
            data = tuple((e.table, e.kind or e.row.get("class", ""), e.name, owner or e.code) for e in m.entries)
            found.append((m.start, m.end, m.entries[0].table, data))
        spans.write(doc, "names", found)
        return doc


def _owner(text: str, before: Match | None, m: Match, after: Match | None) -> str:
    """Whose institution it is where a state beside it says so: "the Ministry of National Defence of Singapore", "the Chinese Ministry of …"; "" else.

    Of institutions of states only: "Yemen's Houthi movement" is the group's.
    """
    if m.entries[0].kind != INSTITUTION or not m.entries[0].code.isupper():
        return ""
    if after is not None and OWNED_BY.fullmatch(text, m.end, after.start) and _state(after):
        return _state(after)
    return _state(before) if before is not None and OWNS.fullmatch(text, before.end, m.start) else ""


def _state(m: Match) -> str:
    """The code of the state that a name or demonym names; "" where it names none."""
    e = m.entries[0]
    return e.code if e.table == ACTORS and e.kind in STATE_NAMES and e.code.isupper() else ""
