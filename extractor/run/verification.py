"""Is the output of a finished run what the run wrote, and does it follow from its inputs? Nothing is written.

Looked at: the files of run.json by their checksums, the parts of a shard, keys and references of the tables, values by type and vocabulary,
every offset against the text of its article (as the table keeps it, else read again from the inputs), and, where asked for, the rows of a
share of the articles made again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import file_digest, sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from extractor.annotate.recasing import Recaser
from extractor.domain.pipeline import Pipeline, find_folder
from extractor.errors import ExtractorError, StoredError
from extractor.extraction import load
from extractor.isolation import Limit
from extractor.read.article import Article, digest
from extractor.read.stamp import stamp_of
from extractor.run.confident import at_least
from extractor.run.incident_check import IncidentCheck
from extractor.run.journal import SHARD, read_shard
from extractor.run.reread import InputsAgain, articles_of
from extractor.run.row_checks import in_row, problems_of
from extractor.run.textless import without_text
from extractor.tables.columns import ALL_TABLES, INCIDENT_ID, INCIDENTS, REVIEW, TABLES
from extractor.tables.schema import schema
from extractor.write.read_back import StoredRow, kept_article, stored_rows
from extractor.write.table_groups import Groups

FILES, INPUTS, TABLE, RECOMPUTED = 3, 4, 5, 6
CITED = ("facts", "reactions")
OF_THE_RUN = ("duplicate_of", INCIDENT_ID)  # what one article alone does not tell


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is wrong. `status` is its kind: FILES (changed or missing), INPUTS, TABLE (keys, values, offsets) or RECOMPUTED."""

    status: int
    told: str


@dataclass(frozen=True, slots=True)
class Checked:
    """How much was looked at."""

    articles: int = 0
    texts: int = 0
    recomputed: int = 0


class Verification:
    """Checks the output folder `out`; `one_in` recomputes one article of so many (0: none). StoredError where it holds no finished run."""

    def __init__(self, out: Path, one_in: int = 0) -> None:
        self.out = out
        self.one_in = one_in
        stamp = stamp_of(out)
        if stamp is None:
            raise StoredError(f"{out} holds no finished run (its run.json is missing or damaged); give the folder that extractor batch wrote")
        self.run = stamp
        self.plan: dict[str, Any] = self.run["plan"]
        name = self.plan["pipeline"]["name"]
        pipeline = Pipeline(name, find_folder(name))
        self.codebook = pipeline.codebook
        self.recaser = Recaser.of(pipeline)
        self.columns = {t: schema(t, self.codebook) for t in ALL_TABLES}
        self.checked = Checked()
        self._counts: Counter[str] = Counter()
        self._joined = IncidentCheck()

    def findings(self) -> Iterator[Finding]:
        """What is wrong, in the order it is found."""
        yield from self._files()
        yield from self._parts()
        try:
            yield from self._articles()
            yield from self._incidents()
        except StoredError as error:
            yield Finding(TABLE, str(error))
            return
        yield from (
            Finding(TABLE, f"the table {t} has {self._counts[t]} rows, run.json says {self.run['counts'].get(t)}")
            for t in ALL_TABLES
            if self._counts[t] != self.run["counts"].get(t)
        )

    # --- files ------------------------------------------------------------------------------------------------------------
    def _files(self) -> Iterator[Finding]:
        for name, expected in self.run["files"].items():
            try:
                with (self.out / name).open("rb") as file:
                    found = file_digest(file, "sha256").hexdigest()
            except OSError as error:
                yield Finding(FILES, f"{name} cannot be read ({error.strerror})")
                continue
            if found != expected:
                yield Finding(FILES, f"{name} is not as the run wrote it (its SHA-256 has changed)")

    def _parts(self) -> Iterator[Finding]:
        if (self.out / SHARD).exists():
            try:
                sum(1 for _ in read_shard(self.out).lines())
            except ExtractorError as error:
                yield Finding(FILES, str(error))

    # --- rows -------------------------------------------------------------------------------------------------------------
    def _articles(self) -> Iterator[Finding]:
        """Article by article, side by side with the inputs, so that memory does not grow with either."""
        with TemporaryDirectory(prefix="extractor-") as folder:
            found = articles_of(self.plan, Path(folder), self.recaser.article)
            yield from self._rows(InputsAgain(found) if found else None)

    def _rows(self, inputs: InputsAgain | None) -> Iterator[Finding]:
        tables = {t: Groups(stored_rows(self.out, t)) for t in TABLES[1:]}
        seen: set[bytes] = set()
        for article in stored_rows(self.out, "articles"):
            key = sha256(article["article_id"].encode("utf-8", "surrogatepass")).digest()[:12]
            rows = {"articles": [article], **{t: groups.of(article["article_id"]) for t, groups in tables.items()}}
            self._counts.update({t: len(r) for t, r in rows.items()})
            if key in seen:
                yield Finding(TABLE, f"articles: two rows have the id {article['article_id']!r}")
            seen.add(key)
            self._joined.events(rows["events"])
            yield from (Finding(TABLE, problem) for problem in problems_of(article["article_id"], rows, self.columns))
            yield from self._against(inputs, rows)
        for t, groups in tables.items():
            if rest := groups.rest():
                yield Finding(TABLE, f"{t}: {rest} rows are of no article, or stand in another order than the articles")

    def _incidents(self) -> Iterator[Finding]:
        for row in stored_rows(self.out, INCIDENTS):
            self._counts[INCIDENTS] += 1
            problems = list(in_row(row, self.columns[INCIDENTS])) or self._joined.incident(row)
            yield from (Finding(TABLE, f"{INCIDENTS}: {row.get(INCIDENT_ID)}: {problem}") for problem in problems)
        if not self._joined.agree:
            yield Finding(TABLE, f"{INCIDENTS}: the events of the rows are not those whose {INCIDENT_ID} names them")

    def _against(self, inputs: InputsAgain | None, rows: dict[str, list[StoredRow]]) -> Iterator[Finding]:
        article = rows["articles"][0]
        name = article["article_id"]
        self.checked = replace(self.checked, articles=self.checked.articles + 1)
        read = inputs.of(article) if inputs else None
        if inputs and read is None:
            yield Finding(INPUTS, f"{article['source'] or name}: the input is no longer what article {name!r} was made from")
        kept = kept_article(article)
        if kept is not None and kept.sha256 != article["sha256"]:
            yield Finding(TABLE, f"articles: {name}: text is not the one that sha256 tells of")
        elif (told := kept or read) is not None:
            self.checked = replace(self.checked, texts=self.checked.texts + 1)
            yield from _cited(told, rows)
            if self.one_in and not _is_reviewed(rows) and int(digest(name), 16) % self.one_in == 0:
                yield from self._again(told, rows)

    def _again(self, read: Article, rows: dict[str, list[StoredRow]]) -> Iterator[Finding]:
        extractor = load(self.plan["pipeline"]["name"], model=self.plan["versions"]["model"].rpartition(" ")[0])
        made = at_least(self.plan.get("min_confidence", 0), next(extractor.rows([read], limit=Limit(self.plan.get("timeout", 0)))))
        self.checked = replace(self.checked, recomputed=self.checked.recomputed + 1)
        made = made if self.plan.get("text", True) else without_text(made)
        for t in TABLES:
            columns = [c for c in self.columns[t] if c.name not in OF_THE_RUN]
            expected = [[c.typed(row.get(c.name)) for c in columns] for row in made.table(t)]
            if expected != [[c.typed(row.get(c.name)) for c in columns] for row in rows[t]]:
                yield Finding(RECOMPUTED, f"{t}: the rows of {read.id!r} come out otherwise when made again")


def _is_reviewed(rows: dict[str, list[StoredRow]]) -> bool:
    """Whether somebody has decided on a claim of an article: what was corrected is not made again."""
    return any(row[REVIEW[0]] for row in rows["events"])


def _cited(article: Article, rows: dict[str, list[StoredRow]]) -> Iterator[Finding]:
    """The facts and reactions whose text does not stand in the article where they say."""
    for t in CITED:
        for row in rows[t]:
            if article.text[int(row["start"]) : int(row["end"])] != row["text"]:
                told = f"{article.id} {row['event_id']}: text is not the slice {row['start']}:{row['end']} of the article"
                yield Finding(TABLE, f"{t}: {told}")
