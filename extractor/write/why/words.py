"""How decisions are put into words: steps with a heading, cited entries of wording lists and tables, rules by their docstrings."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from extractor.domain.declarations import line_of
from extractor.domain.pipeline import Pipeline
from extractor.mentions.model import Name
from extractor.mentions.person_aliases import PERSON
from extractor.write.why.recorder import Call
from extractor.write.why.trace import Trace
from extractor.write.why.wording import Found, declared_in

STRENGTHS = {0: "no", 1: "weakly", 2: "likely", 3: "surely"}
ROLES = {"unreal": "not told as done"}
CONDITION = 3  # lines from a question to the return that it leads to
WORDS = 3  # words of an entry; what is longer is mostly the match of a pattern
LONGEST = 40  # characters of an entry that is shown


@dataclass(frozen=True, slots=True)
class Step:
    """One step of an explanation: what it is about, what was decided, and the evidence, a line each."""

    head: str
    text: str
    evidence: tuple[str, ...] = ()


def quoted(text: str, most: int = 300) -> str:
    """Words of the article between quotation marks."""
    flat = " ".join(text.split())
    return f"“{flat if len(flat) <= most else flat[: most - 1] + '…'}”"


def entry(found: Found) -> str:
    """An entry of a wording list with its place, and what its list holds."""
    label = f" as {found.label}" if found.label else ""
    means = f" ({found.means})" if found.means else ""
    shown = f", entry {found.entry}" if len(found.entry) <= LONGEST else ""  # a pattern that is cut tells less than its place
    stands = "is matched by an entry of" if len(found.words.split()) > WORDS else "stands in"
    return f"{quoted(found.words)} {stands} the word list {found.name}{label}{means}: {found.file}, line {found.line}{shown}"


def declared(trace: Trace, *keys: str) -> str:
    """A place of the codebook: "class_rules.of_groups in missile_launch/codebook.yml, line 87"."""
    path = trace.pipeline.folder / "codebook.yml"
    return f"{'.'.join(keys)} in {declared_in(path)}, line {line_of(path, keys)}"


def rule(call: Call, case: str = "") -> str:
    """The rule that a function is, by its docstring, what it said, and which case of it held: its own, or that of a call below it."""
    told = call.told.rstrip(".").replace("None ", "none ")
    held = case or _held(call)
    nothing = "none" if call.gave in (None, "", [], ()) and ("None" in call.told or not held) else ""
    said = (", as in " if held.startswith('"') else " – ").join(filter(None, (_said(call.gave) or nothing, held)))
    return f"rule: {told}.{f' Here: {said}.' if said else ''} (extractor/{call.place})"


def _held(call: Call) -> str:
    """Which case of a rule held: its own, else that of a call below it which gave the same thing."""
    same = (b for b in call.all() if not isinstance(call.gave, bool) and type(b.gave) is type(call.gave) and b.gave == call.gave)
    return call.case or next((b.case for b in same if b.case), "")


def _said(gave: object) -> str:
    """What a rule said; "" for a thing that it found, which stands beside, or for nothing."""
    if isinstance(gave, bool):
        return "yes" if gave else "no"
    if isinstance(gave, int):
        return STRENGTHS.get(gave, str(gave))
    return ROLES.get(gave, gave) if isinstance(gave, str) else ""


def rules(calls: Iterable[Call]) -> list[str]:
    """The rules of calls that have a docstring."""
    return [rule(c) for c in calls if c.told]


def because(trace: Trace, way: Sequence[Call]) -> tuple[str, ...]:
    """Why a chain of calls came out as it did: the words that were found on its way down, and the innermost rule."""
    words = [entry(f) for c in way for t in (c.tries if c is way[-1] else c.tries[-1:]) for f in trace.wording.found(t)]
    missed = [] if words else [missing(trace, t.pattern.names) for c in way[::-1] for t in c.tries[-1:] if t.found is None][:1]
    told = [c for c in way if c.told]
    return (*dict.fromkeys(words), *missed, *_innermost(way, told))


def _innermost(way: Sequence[Call], told: Sequence[Call]) -> Iterator[str]:
    """The innermost rule with the case that held; of a case that is of a rule further out that one, and the innermost where it said yes or no."""
    if not told:
        return
    case = next((i for i in range(len(way) - 1, -1, -1) if way[i].case), None)
    if case is None or case >= way.index(told[-1]):
        yield rule(told[-1], way[case].case if case is not None else "")
        return
    if way[case].told:
        yield rule(way[case])
    decided = 0 <= way[case].line - way[case + 1].asked_on <= CONDITION
    if (isinstance(told[-1].gave, bool) and decided) or not way[case].told:
        yield rule(told[-1])


def missing(trace: Trace, names: Iterable[str]) -> str:
    """Lists of which no word stands where it was looked for."""
    names = list(names)
    told = [f"{n}{f' ({m})' if (m := trace.wording.means(n)) else ''}" for n in names]
    where = "right before" if names[0].endswith("_before") else "right after" if names[0].endswith("_after") else "near"
    return f"no word of the list {' or '.join(told[:2])} stands {where} it: {declared_in(trace.wording.files[names[0]])}"


def table_row(pipeline: Pipeline, name: Name, text: str) -> str:
    """The row of a table that a name was found by, with its place."""
    path = pipeline.tables.get(name.table)
    if path is None:
        return ""
    if name.kind == PERSON:
        return f"{quoted(text)} is a person whom the article introduces with an office of {name.code} (extractor/mentions/person_aliases.py)"
    _, source = _rows(path).get((name.name, name.kind, name.code), (0, ""))
    about = ", ".join(filter(None, (name.kind, name.code)))
    place = f"{table_line(pipeline, name)}{f', source: {source}' if source else ''}"
    return f"{quoted(text)} is {name.name} ({about}) by the table {name.table} ({place})"


def table_line(pipeline: Pipeline, name: Name) -> str:
    """The line of a table that has a name; "" where none has."""
    path = pipeline.tables.get(name.table)
    line, _ = _rows(path).get((name.name, name.kind, name.code), (0, "")) if path else (0, "")
    return f"{path.parent.name}/{path.name} line {line}" if path and line else ""


@lru_cache(maxsize=16)
def _rows(path: Path) -> dict[tuple[str, str, str], tuple[int, str]]:
    """Line and source of each row of a table by its name, kind and code; of two alike the first."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        found = (((row["name"], row.get("kind") or row.get("class") or "", row.get("code") or row.get("country") or ""), row) for row in reader)
        out: dict[tuple[str, str, str], tuple[int, str]] = {}
        for key, row in found:
            out.setdefault(key, (reader.line_num, row.get("source") or ""))
    return out
