"""What a review counted: of the articles that were reviewed to the end, how many claims were wrong and how many were missed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from extractor.errors import CorrectionError
from extractor.evaluate.expectation import Rate
from extractor.evaluate.totals import GENRES, TABLES, Judged
from extractor.tables.corrections import NEW
from extractor.tables.decisions import ADDED, COMPLETE, REACTION, RIGHT, ROLE, WRONG, Decision, latest

LEAST = 5  # articles of a genre that were reviewed, so that it has figures of its own


@dataclass(frozen=True, slots=True)
class Counted:
    """One table of one article: rows that the program found, how many of those were wrong, and how many it missed."""

    found: int = 0
    wrong: int = 0
    missed: int = 0


@dataclass(frozen=True)
class Reviewed:
    """The counts of each article that was reviewed to the end, by table."""

    articles: dict[str, dict[str, Counted]] = field(default_factory=dict)

    @classmethod
    def of(cls, decisions: Iterable[Decision]) -> Reviewed:
        """Of the last decisions on each claim; CorrectionError where no article was reviewed to the end."""
        by_article: dict[str, list[Decision]] = defaultdict(list)
        for decision in latest(decisions).values():
            by_article[decision.article_id].append(decision)
        complete = {a: _counts(own) for a, own in by_article.items() if any(d.verdict == COMPLETE for d in own)}
        if not complete:
            raise CorrectionError("no article of the review is marked complete: what is missed is known only where somebody has looked for it")
        return cls(complete)

    def figures(self, genres: dict[str, str]) -> dict[tuple[str, str], Judged]:
        """What they let expect of each genre; `genres` has that of each article. One with few articles has the figures of all."""
        found = {}
        for table in TABLES:
            for genre in GENRES:
                own = [counts[table] for a, counts in self.articles.items() if genres.get(a) == genre]
                counts = own if len(own) >= LEAST else [c[table] for c in self.articles.values()]
                found[table, genre] = _judged(counts)
        return found

    def counted(self, table: str) -> Counted:
        """All articles together."""
        own = [counts[table] for counts in self.articles.values()]
        return Counted(*(sum(getattr(c, name) for c in own) for name in ("found", "wrong", "missed")))


def _judged(counts: list[Counted]) -> Judged:
    wrong, missed = [(c.wrong, c.found) for c in counts], [(c.missed, c.found - c.wrong) for c in counts]
    return Judged(len(counts), Rate.of(wrong), Rate.of(missed), foretold=False, source="the review")


def _counts(decisions: list[Decision]) -> dict[str, Counted]:
    claims = [d for d in decisions if d.verdict != COMPLETE and d.attribute != ROLE]
    tables = {"facts": [d for d in claims if d.attribute != REACTION], "reactions": [d for d in claims if d.attribute == REACTION]}
    return {table: _of_claims(own) for table, own in tables.items()} | {"events": _of_events(claims)}


def _of_claims(claims: list[Decision]) -> Counted:
    added = sum(1 for d in claims if d.verdict == ADDED)
    return Counted(len(claims) - added, sum(1 for d in claims if d.verdict not in (ADDED, RIGHT)), added)


def _of_events(claims: list[Decision]) -> Counted:
    """An event is wrong where all its claims are; one that a reviewer made was missed."""
    events: dict[str, list[str]] = defaultdict(list)
    for d in claims:
        events[d.event_id].append(d.verdict)
    own = [verdicts for name, verdicts in events.items() if not name.startswith(NEW)]
    return Counted(len(own), sum(1 for verdicts in own if set(verdicts) == {WRONG}), len(events) - len(own))
