"""The difference of two runs as a table, a summary in JSON and a page of text."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from extractor.errors import OutputError
from extractor.evaluate.incident_changes import ADDED, KINDS, WITHDRAWN
from extractor.evaluate.release_diff import CHANGED, REMOVED, Change, ReleaseDiff
from extractor.tables.columns import ALL_TABLES, INCIDENTS, TABLES
from extractor.write.text import neutral

CHANGES, SUMMARY = "changes.csv", "diff.json"


def write(diff: ReleaseDiff, folder: Path) -> None:
    """changes.csv and diff.json; OutputError where they cannot be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / CHANGES).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, [f.name for f in fields(Change)])
            writer.writeheader()
            writer.writerows({k: neutral(v) for k, v in asdict(c).items()} for c in diff.changes)
        (folder / SUMMARY).write_text(json.dumps(summary(diff), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    except OSError as error:
        raise OutputError(f"cannot write to {folder}: {error.strerror or error}") from error


def summary(diff: ReleaseDiff) -> dict[str, Any]:
    """Both versions, what of the rules differs, and all counts."""
    tables = {t: dict(zip(("old", "new"), diff.rows_of(t)[:2], strict=True)) | dict(diff.rows_of(t)[2]) for t in ALL_TABLES}
    kinds, why = Counter(c.kind for c in diff.incidents), Counter(c.why for c in diff.changes)
    ids = {"lost": [list(c.old) for c in diff.lost_ids], "without_cause": len(diff.without_cause())}
    return {"old": diff.old.told, "new": diff.new.told, "rules": diff.rules, "tables": tables, "incidents": dict(kinds), "why": dict(why), "ids": ids}


def text(diff: ReleaseDiff) -> str:
    """Both versions, rows by table, incidents by what became of them, changes by cause."""
    return "\n".join([*_head(diff), "", *_tables(diff), "", *_incidents(diff), "", *_why(diff)]) + "\n"


def _head(diff: ReleaseDiff) -> Iterator[str]:
    for name, release in (("old", diff.old), ("new", diff.new)):
        told = release.told
        version = f"{told['pipeline']} {told['pipeline_version']}".strip()
        hashes = f"{told['pipeline_sha256'][:8]}, code {told['code_sha256'][:8]}"
        yield f"{name}: {told['run']}, {told['finished'][:19]}, extractor {told['extractor']}, {version} ({hashes})"
    yield f"rules: {', '.join(diff.rules) + ' differ' if diff.rules else 'the same'}"
    for table in ALL_TABLES:
        a, b = (list(r.tables[table].columns) for r in (diff.old, diff.new))
        if a and b and (only := [*(f"+{c}" for c in b if c not in a), *(f"-{c}" for c in a if c not in b)]):
            yield f"columns of {table}: {', '.join(only)}"


def _tables(diff: ReleaseDiff) -> Iterator[str]:
    yield f"{'rows':12}{'old':>9}{'new':>9}" + "".join(f"{kind:>10}" for kind in (ADDED, REMOVED, CHANGED))
    for t in TABLES:
        old, new, found = diff.rows_of(t)
        yield f"{t:12}{old:9}{new:9}" + "".join(f"{found[kind]:10}" for kind in (ADDED, REMOVED, CHANGED))


def _incidents(diff: ReleaseDiff) -> Iterator[str]:
    kinds = Counter(c.kind for c in diff.incidents)
    old, new, found = diff.rows_of(INCIDENTS)
    yield f"{old} incidents, now {new}: {', '.join(f'{kinds[kind]} {kind}' for kind in KINDS)}; {found[CHANGED]} with other cells"
    lost, there = diff.lost_ids, old - kinds[WITHDRAWN]
    causes = Counter(c.why for c in diff.changes if c.table == INCIDENTS and any(c.old_id == i.old[0] and c.change == i.kind for i in lost))
    yield f"ids: {there - len(lost)} of {there} incidents that are still told keep theirs" + (f"; the others: {_listed(causes)}" if lost else "")


def _why(diff: ReleaseDiff) -> Iterator[str]:
    for table in ALL_TABLES:
        if found := Counter({why: n for (t, why), n in diff.why().items() if t == table}):
            yield f"{table:12}{_listed(found)}"
    yield f"{len(diff.without_cause())} changes without a cause"


def _listed(found: Counter[str]) -> str:
    return ", ".join(f"{n} {why}" for why, n in found.most_common())
