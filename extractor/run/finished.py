"""A finished run read back as lines, to be added to or joined with others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path
from typing import Any

from extractor.domain.codebook import Codebook
from extractor.errors import OutputError
from extractor.read.duplicates import signature_text
from extractor.read.stamp import stamp_of
from extractor.read.unique_ids import UniqueIds
from extractor.run.chunks import Line
from extractor.tables.columns import TABLES, columns
from extractor.tables.row_ids import renamed
from extractor.write.formats import EXCEL
from extractor.write.read_back import stored_rows
from extractor.write.table_groups import Groups

CUTTING = ("xlsx", EXCEL)  # formats that cut long texts
_SECOND = re.compile(r"(.+)~[0-9]+")


@dataclass(frozen=True)
class FinishedRun:
    """The tables of a run in `folder`; `plan` is that of its run.json."""

    folder: Path
    plan: Mapping[str, Any]
    files: Mapping[str, str]
    counts: Mapping[str, int]

    @classmethod
    def of(cls, folder: Path) -> FinishedRun:
        """The run whose output is `folder`; OutputError where there is none, or where its files are not as it wrote them."""
        stamp = stamp_of(folder)
        if stamp is None:
            raise OutputError(f"{folder} holds no finished run (its run.json is missing or damaged)")
        return cls(folder, stamp["plan"], stamp["files"], stamp["counts"])

    def check_files(self) -> None:
        """OutputError where a file was changed since the run wrote it."""
        for name, expected in self.files.items():
            try:
                with (self.folder / name).open("rb") as file:
                    found = file_digest(file, "sha256").hexdigest()
            except OSError as error:
                raise OutputError(f"{self.folder / name} cannot be read ({error.strerror or error})") from error
            if found != expected:
                raise OutputError(f"{self.folder / name} was changed since the run wrote it; bring it back, or make all anew with --overwrite")

    def lines(self, codebook: Codebook) -> Iterator[Line]:
        """The rows of each article, in the order of the tables, with the ids that articles had before they were made unique."""
        names = {t: columns(t, codebook) for t in TABLES}
        groups = {t: Groups(stored_rows(self.folder, t)) for t in TABLES[1:]}
        seen = UniqueIds()
        for row in stored_rows(self.folder, TABLES[0]):
            rows = {TABLES[0]: [row], **{t: g.of(row["article_id"]) for t, g in groups.items()}}
            own = _SECOND.fullmatch(seen.of(row["article_id"]))
            if own and own[1] in seen:
                rows = renamed(rows, own[1])
            yield Line(0, signature_text(row["text"]), {t: [[r.get(c, "") for c in names[t]] for r in rows[t]] for t in TABLES})

    @property
    def articles(self) -> int:
        """How many there are."""
        return self.counts["articles"]

    @property
    def cuts(self) -> bool:
        """Whether long texts are cut in its format."""
        return self.plan["to"] in CUTTING and bool(self.plan.get("text", True))
