"""When a page was published, as its own markup says: of the article first, then of the page, never the day it was changed, built or copyrighted."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from extractor.read.published import iso_date

_META = (
    "article:published_time", "og:article:published_time", "datepublished", "article.published", "published_time", "article:published", "publish-date", "publish_date", "publishdate",
    "publication_date", "publicationdate", "pubdate", "published-date", "date_published", "article_date_original", "originalpublicationdate", "dc.date.issued", "dcterms.issued",
    "dc.date.created", "dcterms.created", "dc.date", "dcterms.date", "sailthru.date", "parsely-pub-date", "cxenseparse:recs:publishtime", "citation_publication_date", "rnews:datepublished",
    "displaydate", "timestamp", "date",
)  # fmt: skip
_ARTICLE_TYPES = re.compile(r"Article|Posting|Report|NewsItem")
_BYLINE = re.compile(
    r"(?:^|[-_ ])(?:date|dateline|pubdate|published|publish|posted|timestamp|time|byline|entry-date|post-date|article-date)(?:$|[-_ ])", re.IGNORECASE
)
_CHANGED = re.compile(r"updat|modif|changed|edited", re.IGNORECASE)
_LEADING = re.compile(r"^\W*(?:first )?(?:published|posted|publication date|date|on)(?: on| at)?\s*:?\s*", re.IGNORECASE)
_MAX_JSON = 500_000
_MAX_NODES = 2_000


def page_date(root: Any) -> str:
    """The ISO date of a parsed page, or "": of its JSON-LD, its `meta`, its `time`, its byline."""
    return _json_ld(root) or _meta(root) or _times(root) or _byline(root)


def _json_ld(root: Any) -> str:
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "") and script.text and len(script.text) < _MAX_JSON:
            try:
                values = list(_dicts(json.loads(script.text, strict=False)))
            except (ValueError, RecursionError):
                continue
            articles = [v for v in values if _ARTICLE_TYPES.search(str(v.get("@type", "")))]
            day = next((d for v in articles if (d := iso_date(v.get("datePublished")))), "")
            if day:
                return day
    return ""


def _dicts(value: Any) -> Iterator[dict[str, Any]]:
    """The objects within a JSON value, outermost first."""
    stack = [value]
    for _ in range(_MAX_NODES):
        if not stack:
            return
        value = stack.pop(0)
        if isinstance(value, dict):
            yield value
            stack += value.values()
        elif isinstance(value, list):
            stack += value


def _meta(root: Any) -> str:
    told: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        if name in _META and name not in told:
            told[name] = iso_date(meta.get("content"))
    return next((told[name] for name in _META if told.get(name)), "")


def _times(root: Any) -> str:
    """`itemprop=datePublished` and `time` elements before the first that tells a change; not those of a page's footer."""
    for element in root.iter("time", "span", "div", "p", "abbr"):
        if (_says_published(element) or _is_plain_time(element)) and (day := _element_day(element)):
            return day
    return ""


def _says_published(element: Any) -> bool:
    """Whether an element is marked as the day of publication."""
    return "datepublished" in (element.get("itemprop") or "").lower() or element.get("pubdate") is not None


def _is_plain_time(element: Any) -> bool:
    """Whether it is a `time` that neither tells a change nor stands beside the article."""
    return element.tag == "time" and not _CHANGED.search(_marks(element)) and not _in(element, "footer", "aside", "nav")


def _element_day(element: Any) -> str:
    """The ISO date of an element's attributes, or else of its text."""
    return iso_date(element.get("datetime") or element.get("content") or element.get("title")) or iso_date(_text(element))


def _byline(root: Any) -> str:
    """Short elements whose class or id says that they hold the day."""
    for number, element in enumerate(root.iter("span", "div", "p", "li")):
        if number > _MAX_NODES * 10:
            return ""
        marks = _marks(element)
        if not _BYLINE.search(marks) or _CHANGED.search(marks) or _in(element, "footer", "aside", "nav"):
            continue
        text = _text(element)
        if 0 < len(text) <= 80 and not _CHANGED.search(text):
            day = iso_date(_LEADING.sub("", text))
            if day:
                return day
    return ""


def _marks(element: Any) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''} {element.get('itemprop') or ''}"


def _text(element: Any) -> str:
    """The first hundred characters of an element's text."""
    out = ""
    for piece in element.itertext():
        out += f"{piece} "
        if len(out) > 100:
            break
    return " ".join(out.split())


def _in(element: Any, *names: str) -> bool:
    return next(element.iterancestors(*names), None) is not None
