"""`extractor share` and `extractor verify`: tables that are given away without the texts, and proved by whoever holds the articles."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.cli.options import TIMEOUT, OutOption, OverwriteOption, QuietOption, TypeOption, reading
from extractor.write.printable import printable, tell
from extractor.write.text import neutral

if TYPE_CHECKING:
    from extractor.run.proving import ProvedArticle

SHOWN = 20
NO_SUCH_TEXT, NOT_PROVEN = 4, 5
COLUMNS = ("article_id", "article", "table", "id", "says", "value", "start", "end", "text", "verdict")


def share(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="A folder that `extractor batch` wrote.")],
    to: OutOption,
    overwrite: OverwriteOption = False,
    quiet: QuietOption = False,
) -> None:
    """Write the tables in OUT anew to give away: offsets, hashes and quotations of at most 25 words, and no text of an article.

    Whoever holds the articles proves every row with `extractor verify`.
    """
    from extractor.run.sharing import share as share_run

    summary = share_run(out, to, overwrite=overwrite)
    if not quiet:
        tell(f"{to}: {summary.told()}; no text of an article, and of no sentence more than 25 words")


def verify(
    shared: Annotated[Path, typer.Argument(metavar="SHARED", help="A folder that `extractor share` wrote.")],
    articles: Annotated[list[str], typer.Argument(metavar="ARTICLES...", help="Your own articles: files, folders, patterns.")],
    rows: Annotated[Path | None, typer.Option("--rows", metavar="FILE.csv", help="Also write each row with what was found of it.")] = None,
    kind: TypeOption = "",
) -> None:
    """Prove each row of shared tables against your own articles: the hash of the text, its words at the offsets, the quotation around them.

    Prints of each article whether yours is the same, changed or missing. Exit status 4: an article is changed or missing; 5: a row is not
    proven though its article is the same; 1: the tables were changed since they were shared.
    """
    from extractor.read.inputs import read_inputs
    from extractor.run.proving import Proof

    proof = Proof(shared)
    found = proof.against(read_inputs(articles, reading(kind, "", "", TIMEOUT, force_published=False)))
    if rows is not None:
        write_rows(rows, found)
    for line in told(found):
        print(printable(line))
    status = exit_status(found)
    print(f"{'PROBLEM' if status else 'ok     '} {shared}: {_summary(found)}")
    if any(a.state != "same" for a in found) and proof.made_otherwise:
        tell(f"extractor: {shared} was made with {proof.made_otherwise}: pages and PDFs may be read otherwise there")
    if status:
        raise typer.Exit(status)


def told(found: Iterable[ProvedArticle]) -> list[str]:
    """A line for each article, and one for each of the first rows that are not proven though their article is the same."""
    lines, wrong = [], []
    for a in found:
        title = " ".join(a.row["title"].split())
        lines.append(f"{a.state:8}{a.row['article_id']}  {a.proven} of {len(a.claims)} rows proven{f'  {title}' if title else ''}")
        wrong += [f"PROBLEM {a.row['article_id']} {c.id}: {c.verdict}" for c in a.claims if a.state == "same" and c.verdict != "proven"]
    return lines + wrong[:SHOWN] + ([f"… and {len(wrong) - SHOWN} more"] if len(wrong) > SHOWN else [])


def exit_status(found: Iterable[ProvedArticle]) -> int:
    """0 where all is proven."""
    unproven = {a.state for a in found if a.state != "same" or a.proven < len(a.claims)}
    return NOT_PROVEN if "same" in unproven else NO_SUCH_TEXT if unproven else 0


def write_rows(path: Path, found: Iterable[ProvedArticle]) -> None:
    """Each row of facts and reactions with what was found of it, as CSV."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for article in found:
            for c in article.claims:
                says, value = (c.row[name] for name in (("attribute", "value") if c.table == "facts" else ("government", "reaction")))
                place = (c.row["start"], c.row["end"], c.row["text"], c.verdict)
                writer.writerow([neutral(cell) for cell in (article.row["article_id"], article.state, c.table, c.id, says, value, *place)])


def _summary(found: list[ProvedArticle]) -> str:
    states = Counter(a.state for a in found)
    articles = ", ".join(f"{states[state]} {state}" for state in ("same", "changed", "missing"))
    return f"{len(found)} articles: {articles}; {sum(a.proven for a in found)} of {sum(len(a.claims) for a in found)} rows proven"
