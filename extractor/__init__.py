"""Facts from news articles, offline: `extractor.load("missile_launch")`, `extractor.extract(text, published=...)`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from extractor.extraction import Extractor
    from extractor.tables.frames import Result, Results

__version__ = "0.1.0"
__all__ = ["extract", "extract_many", "load"]
DEFAULT_PIPELINE = "missile_launch"


def load(pipeline: str = DEFAULT_PIPELINE, *, model: str = "") -> Extractor:
    """The extractor of a pipeline by its name; `model` names a spaCy model other than the default one."""
    from extractor.extraction import load as load_extractor

    return load_extractor(pipeline, model=model)


def extract(text: str, *, published: Any = "", title: str = "", pipeline: str = DEFAULT_PIPELINE, **known: Any) -> Result:
    """The tables of one article. `published` is an ISO date or date-time, a date, a datetime or a Timestamp; without it "on Tuesday" stays unresolved."""
    return load(pipeline).extract(text, published=published, title=title, **known)


def extract_many(articles: Any, *, published: Any = "", pipeline: str = DEFAULT_PIPELINE) -> Results:
    """The tables of many articles: an iterable of texts or of dicts (`text`, and where known `id, title, published, publisher, url`), or a DataFrame.

    Iterated, it gives one Result after the other; `.result()` gives the tables of all together.
    """
    return load(pipeline).extract_many(articles, published=published)
