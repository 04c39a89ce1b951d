"""Views of the tables in a database, and the search of sentences: what is asked for most, joined already."""

from __future__ import annotations

from extractor.tables.columns import OF_ARTICLE

# what is known of an article beside what every row repeats of it
_OF_ARTICLE = ", ".join(f"a.{name}" for name in ("url", "source", "duplicate_of"))
_OWN = ", ".join(f"f.{name}" for name in ("attribute", "value", "value_min", "value_max", "unit", "qualifier", "asserted_by", "sentence", "confidence"))
_REPEATED = ", ".join(f"f.{name}" for name in OF_ARTICLE)

VIEWS = {
    "main_events": f"SELECT e.*, {_OF_ARTICLE} FROM events e JOIN articles a ON a.article_id = e.article_id WHERE e.role = 'main'",
    "claims": f"SELECT f.fact_id, f.article_id, f.event_id, f.role, {_OWN}, {_REPEATED}, {_OF_ARTICLE} "
    "FROM facts f JOIN articles a ON a.article_id = f.article_id",
}
"""Events that are the news of their article, with the article; claims with their sentence and the article."""

SEARCH = (
    "CREATE VIRTUAL TABLE sentences USING fts5(sentence, article_id UNINDEXED, event_id UNINDEXED, title UNINDEXED, published UNINDEXED)",
    "INSERT INTO sentences SELECT DISTINCT sentence, article_id, event_id, title, published FROM "
    "(SELECT sentence, article_id, event_id, title, published FROM facts UNION ALL SELECT sentence, article_id, event_id, title, published FROM reactions)",
)
"""SQLite's full-text search over the sentences of facts and reactions; DuckDB's would have to be downloaded when it is used."""


def views() -> list[str]:
    """The statements that make the views."""
    return [f"CREATE VIEW {name} AS {query}" for name, query in VIEWS.items()]
