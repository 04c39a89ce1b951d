"""Shards: a run in N parts, and their merging; runs of different articles are joined too (`joining`)."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from extractor.domain.pipeline import Pipeline, find_folder
from extractor.errors import OutputError
from extractor.run import provenance
from extractor.run.chunks import Line, total_of
from extractor.run.joining import join
from extractor.run.journal import SHARD, Journal, Shard, read_shard
from extractor.run.publishing import RunSummary, finish
from extractor.write.formats import find_format


def merge(parts: Sequence[Path], out: Path, *, to: str = "", overwrite: bool = False) -> RunSummary:
    """Joins the outputs of all shards of a run, or of several runs, into the tables that one run would have given.

    `to` is the format, by default that of the parts. Raises OutputError where a folder is no run, a shard is missing, or they do not go together.
    """
    if out.resolve() in {Path(p).resolve() for p in parts}:
        raise OutputError(f"{out} is one of the parts, which would be lost; give --out a folder of its own")
    if not any((Path(p) / SHARD).exists() for p in parts):
        return join(parts, out, to=to, overwrite=overwrite)
    shards = [read_shard(Path(p)) for p in parts]
    plan = _common_plan([s.manifest for s in shards])
    plan["to"] = to or plan["to"]
    form = find_format(plan["to"])
    codebook = Pipeline(plan["pipeline"]["name"], find_folder(plan["pipeline"]["name"])).codebook
    with Journal.begin(out, plan | {"merged": [str(p) for p in parts]}, form, codebook, overwrite=overwrite) as journal:
        journal.counts = total_of(s.counts for s in shards)
        finish(journal, form, codebook, plan, keep=False, lines=_complete(_in_order(shards)))
        return RunSummary.of(journal)


def parse_shard(text: str) -> tuple[int, int]:
    """("3/8") → (3, 8); ValueError says what is wrong."""
    try:
        i, n = (int(t) for t in text.split("/"))
    except ValueError:
        raise ValueError(f"a shard is written i/n, such as 3/8, not {text!r}") from None
    if not 1 <= i <= n:
        raise ValueError(f"shard {text}: the first number goes from 1 to {n}")
    return i, n


def _common_plan(manifests: list[dict[str, Any]]) -> dict[str, Any]:
    """What the shards' plans share; OutputError where they are not the n shards of one run."""
    plans = [dict(m["plan"]) for m in manifests]
    shards = sorted(tuple(p.pop("shard") or (1, 1)) for p in plans)
    n = shards[0][1] if shards else 0
    if missing := sorted({(i, n) for i in range(1, n + 1)} - set(shards)):
        raise OutputError(f"shards are missing: {', '.join(f'{i}/{m}' for i, m in missing)}")
    if len(shards) != n or not plans:
        raise OutputError(f"{len(shards)} shards were given where {n} are expected; each must be given once")
    for plan in plans[1:]:
        if changed := provenance.differences(plans[0], plan):
            raise OutputError(f"the shards are of different runs: {changed}")
    return plans[0] | {"shard": None}


def _in_order(shards: Sequence[Shard]) -> Iterator[Line]:
    return heapq.merge(*(s.lines() for s in shards), key=lambda line: line.ordinal)


def _complete(lines: Iterator[Line]) -> Iterator[Line]:
    for expected, line in enumerate(lines):
        if line.ordinal != expected:
            raise OutputError(f"article {expected + 1} of the input is in no shard: were all shards given, and had all the same input?")
        yield line
