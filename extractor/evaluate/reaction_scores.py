"""The reactions of an article against those of the tables: who reacts, and how."""

from __future__ import annotations

from collections import defaultdict

from extractor.evaluate.gold import UNSCORED, Gold
from extractor.evaluate.predicted import to_number
from extractor.evaluate.report import Error, Tally
from extractor.write.read_back import StoredRow

GOVERNMENT, REACTION = "reacting_government", "reaction"


def score_reactions(article: Gold, rows: list[StoredRow]) -> Tally:
    """`rows` are the reactions to main events; the gold's reactions to planned events are left out, as are those it does not settle."""
    tally = Tally()
    if article.get("reactions") == UNSCORED:
        return tally
    want = {r["government"]: set(r["types"]) for r in article.get("reactions", []) if r["government"] != UNSCORED and r.get("to") != "planned"}
    have: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        have[row["government"]].add(row["reaction"])
        if (confidence := to_number(row.get("confidence", ""))) is not None:
            tally.judged.append((confidence, row["reaction"] in want.get(row["government"], set())))
    _compare_sets(GOVERNMENT, set(want), set(have), article, rows, tally)
    for government in sorted(want.keys() | have.keys()):
        mine = [r for r in rows if r["government"] == government]
        _compare_sets(REACTION, want.get(government, set()), have.get(government, set()), article, mine, tally)
    return tally


def _compare_sets(slot: str, want: set[str], have: set[str], article: Gold, rows: list[StoredRow], tally: Tally) -> None:
    column = "government" if slot == GOVERNMENT else "reaction"
    for _ in want & have:
        tally.add(slot, "tp")
    for value in sorted(want - have):
        tally.add(slot, "fn", Error(article["id"], slot, "missed", value, ""))
    for value in sorted(have - want):
        sentence = next((r["sentence"] for r in rows if r[column] == value), "")
        tally.add(slot, "fp", Error(article["id"], slot, "spurious", "", value, sentence))
