"""Rows that somebody shared, proved against the articles that one holds oneself: the text's hash, then its slice, then the quotation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from extractor.annotate.recasing import Recaser
from extractor.domain.pipeline import Pipeline, find_folder
from extractor.read.article import Article
from extractor.read.given import fit
from extractor.run import provenance
from extractor.run.finished import FinishedRun
from extractor.run.quoting import bare, begins
from extractor.tables.columns import REVIEW
from extractor.tables.row_ids import KEYS, fits
from extractor.write.read_back import StoredRow, stored_rows

SAME, CHANGED, MISSING = "same", "changed", "missing"
PROVEN = "proven"
NO_ARTICLE, STANDS, GONE = "no such article", "the article has changed, the words stand in it", "the article has changed, the words are gone"
NOT_THERE, NOT_AROUND, OTHER_ID = "the words are not at their place", "the sentence is not around the words", "the row is not what its id was made from"


@dataclass(frozen=True, slots=True)
class Claim:
    """A row of facts or reactions, and what was found of it: PROVEN, or why it is not."""

    table: str
    row: StoredRow
    verdict: str = NO_ARTICLE

    @property
    def id(self) -> str:
        return self.row[KEYS[self.table][0]]


@dataclass(slots=True)
class ProvedArticle:
    """A row of articles with its claims; `state` says whether one's own article of it is the same, changed or missing."""

    row: StoredRow
    claims: list[Claim] = field(default_factory=list)
    state: str = MISSING

    @property
    def proven(self) -> int:
        """How many of its claims are proven."""
        return sum(claim.verdict == PROVEN for claim in self.claims)


class Proof:
    """The run that was shared in a folder. OutputError where there is none, or where it is not as it was shared."""

    def __init__(self, shared: Path) -> None:
        self.run = FinishedRun.of(shared)
        self.run.check_files()
        name = self.run.plan["pipeline"]["name"]
        self.recaser = Recaser.of(Pipeline(name, find_folder(name)))
        self.articles = {row["article_id"]: ProvedArticle(row) for row in stored_rows(shared, "articles") if row["sha256"]}
        for table in KEYS:
            for row in stored_rows(shared, table):
                if found := self.articles.get(row["article_id"]):
                    found.claims.append(Claim(table, row))
        self._by_hash: dict[str, list[ProvedArticle]] = defaultdict(list)
        self._by_name: dict[tuple[str, ...], ProvedArticle] = {}
        for article in self.articles.values():
            self._by_hash[article.row["sha256"]].append(article)
            self._by_name |= dict.fromkeys(names(article.row), article)

    @property
    def made_otherwise(self) -> str:
        """The version it was made with, where that is not the one that reads one's own articles; "" where it is."""
        made, own = (versions["extractor"] for versions in (self.run.plan["versions"], provenance.versions()))
        return "" if made == own else f"version {made}, and yours is {own}"

    def against(self, articles: Iterable[Article]) -> list[ProvedArticle]:
        """What was shared of each article, after one's own were read."""
        for own in map(self.recaser.article, map(fit, articles)):
            for proved in self._by_hash.get(own.sha256, []):
                proved.state, proved.claims = SAME, [Claim(c.table, c.row, _verdict(c, own.text)) for c in proved.claims]
            if own.sha256 not in self._by_hash:
                self._changed(own)
        return list(self.articles.values())

    def _changed(self, own: Article) -> None:
        """One's own article has no text that was shared: it may be another version of one."""
        told = {"article_id": own.id, "source": own.source, "title": own.title, "published": own.published, "url": own.url}
        proved = next((self._by_name[key] for key in names(told) if key in self._by_name), None)
        if proved is not None and proved.state != SAME:
            found = [Claim(c.table, c.row, STANDS if bare(c.row["sentence"]) in own.text else GONE) for c in proved.claims]
            proved.state, proved.claims = CHANGED, found


def names(row: StoredRow) -> Iterator[tuple[str, ...]]:
    """By what an article is known again whose text has changed: its id, its address, its headline and day, its file."""
    yield "id", row["article_id"]
    if row["url"]:
        yield "url", row["url"]
    if row["title"] and row["published"]:
        yield "title", row["title"], row["published"]
    if row["source"]:
        yield "source", PurePath(row["source"]).name


def _verdict(claim: Claim, text: str) -> str:
    row, sentence = claim.row, bare(claim.row["sentence"])
    start, end = int(row["start"]), int(row["end"])
    if not begins(row["text"], text[start:end]):
        return NOT_THERE
    near = text[max(0, end - len(sentence)) : start + len(sentence)] if len(sentence) > end - start else text[start:end]
    if sentence not in near:
        return NOT_AROUND
    return PROVEN if row[REVIEW[0]] or fits(claim.table, row) else OTHER_ID
