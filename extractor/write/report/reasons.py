"""Why each claim of the page is there, in parts beside those of the articles: opened when somebody asks, so that the page is shown as soon without."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from extractor.write.read_back import StoredRow, kept_article
from extractor.write.report.articles import by_article
from extractor.write.report.packing import packed
from extractor.write.report.run import Run
from extractor.write.why.answers import why_row
from extractor.write.why.trace import Watch
from extractor.write.why.words import Step

Steps = list[list[Any]]  # of a step the numbers of its head, its text and its evidence in the texts of the part


class Reasons:
    """The reasons of the claims of a run, made by reading its articles again."""

    def __init__(self, run: Run, watch: Watch) -> None:
        self.run, self.watch = run, watch
        self.facts, self.reactions = by_article(run.facts), by_article(run.reactions)

    def parts(self, counts: Iterable[int]) -> Iterator[str]:
        """The packed reasons of so many articles each, in the order of the run: each text once, and for each article steps by id."""
        rows = iter(self.run.articles)
        for count in counts:
            texts: dict[str, int] = {}
            articles = [self._of_article(row, texts) for _, row in zip(range(count), rows, strict=False)]
            yield packed({"texts": list(texts), "articles": articles})

    def _of_article(self, row: StoredRow, texts: dict[str, int]) -> dict[str, Steps]:
        """The steps of each claim of an article; none where its text is not kept."""
        key, article = row["article_id"], kept_article(row)
        claims = [("facts", "fact_id", r) for r in self.facts[key]] + [("reactions", "reaction_id", r) for r in self.reactions[key]]
        if article is None or not claims:
            return {}
        trace = self.watch.read(article)
        return {r[column]: [_numbered(step, texts) for step in why_row(trace, table, r).steps] for table, column, r in claims}


def _numbered(step: Step, texts: dict[str, int]) -> list[Any]:
    def number(text: str) -> int:
        return texts.setdefault(text, len(texts))

    return [number(step.head), number(step.text), *map(number, step.evidence)]
