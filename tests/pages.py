"""The generated parts of the project's pages: `python tests/pages.py` writes them anew, a test says where one is out of date.

A part stands between `<!-- generated: NAME ARGUMENT… -->` and `<!-- end -->`; what makes it is the function of that name below.
"""

from __future__ import annotations

import ast
import csv
import re
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import typer.main

from extractor.cli.app import app
from extractor.domain.keys import forms
from extractor.domain.pipeline import Pipeline, find_folder
from extractor.domain.wording_reference import markdown, reference
from extractor.evaluate.gold_format import GoldFormat
from extractor.extraction import load
from extractor.tables.codebook_text import describe
from extractor.write.explanation import explain

ROOT = Path(__file__).parent.parent
PAGES = sorted(p for p in [*ROOT.glob("*.md"), *(ROOT / folder / "README.md" for folder in ("extractor", "pipelines", "samples", "tests"))] if p.exists())
PART = re.compile(r"(<!-- generated: (.+?) -->\n)(.*?)(<!-- end -->)", re.S)
ROOMS = ("cli", "run", "evaluate", "write", "tables", "events", "claims", "mentions", "annotate", "domain", "read")
COMMANDS: dict[str, Any] = typer.main.get_command(app).commands  # type: ignore[attr-defined]
EXAMPLE = (
    "North Korea fired two short-range ballistic missiles from Sunan on Tuesday. They flew about 350 km, South Korea's military said, "
    "while Japan put the distance at 340 km. Tokyo condemned the launch."
)
PUBLISHED = "2026-01-28"


def table(head: Iterable[object], rows: Iterable[Iterable[object]]) -> str:
    cells = [[str(cell).replace("|", "\\|").replace("\n", " ") for cell in row] for row in rows]
    head = list(head)
    return "".join(f"| {' | '.join(map(str, row))} |\n" for row in [head, ["---"] * len(head), *cells])


def rooms() -> str:
    """The rooms from their own docstrings: what each does, what comes in, what goes out."""

    def row(room: str) -> list[str]:
        lines = (ast.get_docstring(ast.parse((ROOT / "extractor" / room / "__init__.py").read_text(encoding="utf-8"))) or "").splitlines()
        parts = {line.partition(": ")[0]: line.partition(": ")[2] for line in lines}
        return [f"[`{room}/`]({room})", lines[0].rstrip("."), parts.get("Comes in", "").rstrip("."), parts.get("Goes out", "").rstrip(".")]

    return table(("room", "what it does", "comes in", "goes out"), map(row, ROOMS))


def modules(room: str) -> str:
    """The modules of a room by the first line of their docstrings."""
    paths = sorted(p for p in (ROOT / "extractor" / room).glob("*.py") if p.name != "__init__.py")
    return table(
        ("module", "what is in it"), ((f"`{p.stem}`", (ast.get_docstring(ast.parse(p.read_text(encoding="utf-8"))) or "").splitlines()[0]) for p in paths)
    )


def options(command: str) -> str:
    """Arguments and options of a command, from the command itself."""
    rows = []
    for p in COMMANDS[command].params:
        if "--help" in p.opts:
            continue
        name = next((o for o in p.opts if o.startswith("--")), "")
        flag = f" {p.metavar}" if p.metavar and not getattr(p, "is_flag", False) else ""
        rows.append(
            (
                f"`{name}{flag}`" if name else f"`{p.metavar or p.name}`",
                p.help or "",
                "" if p.default in (None, "", False, ()) or not name else f"`{p.default}`",
            )
        )
    return f"{COMMANDS[command].help.splitlines()[0]}\n\n" + table(("", "", "default"), rows)


def explained() -> str:
    """The example followed through the rooms: what `extractor explain` prints, one heading lower."""
    return explain(load("missile_launch"), EXAMPLE, PUBLISHED).replace("## ", "### ")


def keys(file: str) -> str:
    """The keys of a declaration, from keys.yml."""
    return table(("key", "what it holds", "what it means"), _keys(forms()["files"].get(file) or forms()["records"][file], ""))


def _keys(form: Any, before: str) -> list[tuple[str, str, str]]:
    """Rows of the keys of a form and of the forms in it; NAME stands for a key of one's own choice."""
    if not isinstance(form, dict):
        return []
    if "map" in form and "record" not in form:
        return _keys(form["map"], f"{before}NAME.")
    if "list" in form:
        return _keys(form["list"], before)
    rows = []
    for key, inner in [*form.get("record", {}).items(), *([("NAME", form["others"])] if "others" in form else [])]:
        told = inner if isinstance(inner, dict) else {}
        needed = " (needed)" if key in form.get("required", ()) else ""
        kinds = f" (of kind {', '.join(told['kinds'])})" if "kinds" in told else ""
        rows += [(f"`{before}{key}`", _form(inner) + needed + kinds, told.get("means", "")), *_keys(inner, f"{before}{key}.")]
    return rows


def _form(form: Any) -> str:
    if isinstance(form, str):
        return form.replace("_", " ")
    for key, shown in (("is", "{}"), ("list", "list of {}"), ("map", "mapping to {}")):
        if key in form:
            return shown.format(_form(form[key]))
    if "either" in form:
        return " or ".join(map(_form, form["either"]))
    return f"[{', '.join(map(_form, form['pair']))}]" if "pair" in form else "mapping"


def kinds() -> str:
    """How an attribute of each kind is found, and the keys that it needs."""
    return table(("kind", "found by", "needs"), ((f"`{k}`", v["means"], ", ".join(f"`{n}`" for n in v.get("needs", ()))) for k, v in forms()["kinds"].items()))


def lists(pipeline: str) -> str:
    """The wording lists of a pipeline: what `extractor codebook --wording --format markdown` prints."""
    return markdown(reference(Pipeline(pipeline, find_folder(pipeline))))


def _record_of(part: dict[str, Any]) -> dict[str, Any]:
    """The object that a list holds, in a JSON Schema."""
    found: dict[str, Any] = part["items"] if "items" in part else next(_record_of(p) for p in part["anyOf"] if "items" in p)
    return found


def gold() -> str:
    """The keys of an annotated article, of its events and of its reactions, from the JSON Schema that `extractor evaluate --schema` prints."""
    schema = GoldFormat(Pipeline("missile_launch", find_folder("missile_launch")).codebook).schema
    parts = {"": schema, **{name: _record_of(schema["properties"][name]) for name in ("events", "reactions")}}
    rows = []
    for name, part in parts.items():
        needed = part.get("required", ())
        for key, told in part["properties"].items():
            if key not in parts:
                rows.append((f"`{f'{name}[].' if name else ''}{key}`", told.get("description", ""), "yes" if key in needed else ""))
    return table(("key", "holds", "needed"), rows)


def columns(name: str) -> str:
    """The columns of a table of missile_launch."""
    book = describe(Pipeline("missile_launch", find_folder("missile_launch")))["tables"][name]
    return f"{book['meaning']}\n\n" + table(("column", "type", "meaning"), ((f"`{c['name']}`", c["type"], c.get("meaning", "")) for c in book["columns"]))


def sample(name: str, rows: str = "2") -> str:
    """The first rows of a table of the samples, one column a line, without the columns that are empty."""
    with (ROOT / "samples" / "expected" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        found = [row for _, row in zip(range(int(rows)), csv.DictReader(file), strict=False)]
    shown = [column for column in found[0] if any(row[column] for row in found)]
    return table(("column", *(f"row {i}" for i in range(1, len(found) + 1))), ([f"`{c}`", *(_short(row[c]) for row in found)] for c in shown))


def _short(value: str, most: int = 90) -> str:
    return value if len(value) <= most else value[:most].rsplit(" ", 1)[0] + " …"


MAKERS: dict[str, Callable[..., str]] = {f.__name__: f for f in (rooms, modules, options, explained, keys, kinds, lists, columns, sample, gold)}


def generated(page: str) -> str:
    """A page with its generated parts made anew."""

    def part(match: re.Match[str]) -> str:
        name, *arguments = match[2].split()
        return f"{match[1]}\n{MAKERS[name](*arguments)}\n{match[4]}"

    return PART.sub(part, page)


def stale() -> list[str]:
    """Pages whose generated parts are not what they would be."""
    return [p.relative_to(ROOT).as_posix() for p in PAGES if generated(text := p.read_text(encoding="utf-8")) != text]


def main() -> int:
    for path in PAGES:
        text = path.read_text(encoding="utf-8")
        made = generated(text)
        if made != text:
            path.write_text(made, encoding="utf-8")
            print(path.relative_to(ROOT))
    return 0


if __name__ == "__main__":
    sys.exit(main())
