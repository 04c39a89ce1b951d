"""What a researcher's own table says of files: `--metadata FILE.csv` with the columns file, published, title, publisher, url."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from extractor.errors import UsageProblem
from extractor.read.fields import FIELDS, key, one_line
from extractor.read.piece import Piece
from extractor.read.published import iso_date
from extractor.read.user_files import read_bytes

_FILE = ("file", "filename", "file_name", "path", "source")


@dataclass(frozen=True)
class Metadata:
    """By the file's path as it was read, by its name, and by its name without ending; a name that two rows tell differently is not taken.

    `sha256` is that of the table.
    """

    rows: Mapping[str, Piece | None]
    sha256: str = ""

    def of(self, path: str) -> Piece | None:
        """What is known of a file, with an ISO date; None where nothing is."""
        name = os.path.basename(path)
        found = (self.rows.get(k) for k in (path, os.path.abspath(path), name, os.path.splitext(name)[0]))
        return next((piece for piece in found if piece is not None), None)


def read_metadata(path: str) -> Metadata:
    """The table; UsageProblem where it cannot be read, names no column of files, or holds a date that is none."""
    try:
        data = read_bytes(path)
        lines = io.StringIO(data.decode("utf-8-sig"), newline="")
        return Metadata(_by_name(csv.DictReader(lines), path), sha256(data).hexdigest())
    except OSError as error:
        raise UsageProblem(f"--metadata: {path} cannot be read ({error.strerror})") from None
    except (UnicodeDecodeError, csv.Error) as error:
        raise UsageProblem(f"--metadata: {path} is no CSV in UTF-8 ({error})") from None


def _by_name(rows: csv.DictReader[str], path: str) -> dict[str, Piece | None]:
    """What the rows tell, by each name of its file; None for a name that two rows tell differently."""
    file = _file_column(rows.fieldnames or (), path)
    out: dict[str, Piece | None] = {}
    for row in rows:
        piece = _piece({key(k): v for k, v in row.items() if k and isinstance(v, str) and k != file}, f"{path}:{rows.line_num}")
        for name in _names((row[file] or "").strip()):
            out[name] = piece if out.get(name, piece) == piece else None
    return out


def _file_column(columns: Sequence[str], path: str) -> str:
    """The column that names the files; UsageProblem where there is none."""
    names = {key(column): column for column in columns}
    file = next((names[name] for name in _FILE if name in names), "")
    if not file:
        raise UsageProblem(f"--metadata: {path} has no column named file (found: {', '.join(names)[:200]})")
    return file


def _names(path: str) -> set[str]:
    """The names under which a file is looked up: its path, its name, its name without ending."""
    base = os.path.basename(path)
    return {path, base, os.path.splitext(base)[0]} - {""}


def _piece(fields: Mapping[str, str], where: str) -> Piece:
    """What a row tells of its file; UsageProblem where its date is none."""

    def first(field: str) -> str:
        return one_line(next((fields[name] for name in FIELDS[field] if fields.get(name)), ""))

    told = first("published")
    published = iso_date(told)
    if told and not published:
        raise UsageProblem(f"--metadata: {where}: {told!r} is not a date, or leaves day and month open; write it as 2026-01-28")
    return Piece("", title=first("title"), published=published, publisher=first("publisher"), url=first("url"))
