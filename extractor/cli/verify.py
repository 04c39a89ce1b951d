"""`extractor check OUT`: is a finished run what it says?"""

from __future__ import annotations

from pathlib import Path

import typer

from extractor.errors import UsageProblem
from extractor.write.printable import tell

SHOWN = 20


def one_in(share: str) -> int:
    """("1/20") → 20, "" → 0; UsageProblem otherwise."""
    if not share:
        return 0
    one, _, many = share.partition("/")
    if one != "1" or not many.isdecimal() or int(many) < 1:
        raise UsageProblem(f"--recompute: {share!r} is no share; write it as 1/20, or 1/1 for all articles")
    return int(many)


def check_run(out: Path, share: str) -> None:
    """Tells what is wrong in the output of a run, and ends with the exit status of the first: 3 a file changed, 4 an input changed,
    5 a table is wrong in itself, 6 rows come out otherwise."""
    every = one_in(share)
    from extractor.run.verification import Verification

    verification = Verification(out, every)
    first = told = 0
    for finding in verification.findings():
        first = first or finding.status
        told += 1
        if told <= SHOWN:
            print(f"PROBLEM {finding.told}")
    checked = verification.checked
    if told > SHOWN:
        print(f"… and {told - SHOWN} more")
    if checked.texts < checked.articles:
        tell(f"extractor: the texts of {checked.articles - checked.texts} articles are not at hand: their offsets were not checked")
    print(f"{'PROBLEM' if first else 'ok     '} {out}: {checked.articles} articles, {checked.texts} against their texts, {checked.recomputed} made again")
    if first:
        raise typer.Exit(first)
