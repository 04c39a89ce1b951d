"""Facts from news articles, offline: `extractor.load("missile_launch")`, `extractor.extract(text, published=...)`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from extractor.extraction import Extractor
    from extractor.tables.frames import Result

__version__ = "0.1.0"
__all__ = ["extract", "load"]
DEFAULT_PIPELINE = "missile_launch"


def load(pipeline: str = DEFAULT_PIPELINE, *, model: str = "") -> Extractor:
    """The extractor of a pipeline by its name; `model` names a spaCy model other than the default one."""
    from extractor.extraction import load as load_extractor

    return load_extractor(pipeline, model=model)


def extract(text: str, *, published: Any = "", title: str = "", pipeline: str = DEFAULT_PIPELINE, **known: Any) -> Result:
    """The tables of one article. `published` is an ISO date, a date or a datetime; without it "on Tuesday" stays unresolved."""
    return load(pipeline).extract(text, published=published, title=title, **known)
