"""Claims as W3C Web Annotations (Recommendation of 2017-02-23): an AnnotationCollection with one page, as JSON-LD.

The target is the text by its hash (RFC 6920), and where it was published stands in `via`: the offsets count the code points of that text, not of
the page. Beside them stand the words themselves with what is around them, so that they are found in another version, too.
"""

from __future__ import annotations

import json
import re
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any, TextIO
from uuid import NAMESPACE_URL, uuid5

from extractor import __version__
from extractor.tables.columns import REVIEW
from extractor.write.annotated import AnnotatedArticle, Mark, annotated_articles

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
SOFTWARE = {"type": "Software", "name": f"news-fact-extractor {__version__}"}
AROUND = 32  # code points before and after the words
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)")


def write_web_annotations(out: Path, file: TextIO, *, reviewed: bool = False) -> None:
    """Writes a collection, an annotation a line; texts that are not kept lack the words around."""
    start = {"@context": CONTEXT, "type": "AnnotationCollection", "label": f"Claims of {out.resolve().name}"}
    file.write(json.dumps(start, ensure_ascii=False)[:-1] + ', "first": {"type": "AnnotationPage", "startIndex": 0, "items": [\n')
    total, ids = 0, sha256()
    for annotation in web_annotations(out, reviewed=reviewed):
        file.write((",\n" if total else "") + json.dumps(annotation, ensure_ascii=False))
        total += 1
        ids.update(annotation["id"].encode())
    page, collection = (_urn(f"{kind} {ids.hexdigest()}") for kind in ("page", "collection"))
    file.write(f'\n], "id": "{page}", "partOf": "{collection}"}}, "id": "{collection}", "total": {total}}}\n')


def web_annotations(out: Path, *, reviewed: bool = False) -> Iterator[dict[str, Any]]:
    """One annotation for each fact and reaction."""
    for article in annotated_articles(out, reviewed=reviewed, needs_text=False):
        yield from (_annotation(article, mark) for mark in article.marks)


def _annotation(article: AnnotatedArticle, mark: Mark) -> dict[str, Any]:
    tag = {"type": "TextualBody", "purpose": "tagging", "value": mark.label}
    described = {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": mark.told}
    target = {"type": "SpecificResource", "source": _source(article), "selector": _selectors(article.text, mark)}
    made = {"id": _urn(f"{article.id} {mark.id}"), "type": "Annotation", "motivation": "classifying", "generator": SOFTWARE}
    return made | _review(mark) | {"body": [tag, described], "target": target}


def _source(article: AnnotatedArticle) -> dict[str, str]:
    told = {"id": f"ni:///sha-256;{_base64(article.row['sha256'])}", "type": "Text", "format": "text/plain", "language": "en"}
    return told | ({"via": url} if (url := article.row["url"]).startswith(("http://", "https://")) else {})


def _selectors(text: str, mark: Mark) -> list[dict[str, Any]]:
    around = {"prefix": text[max(0, mark.start - AROUND) : mark.start], "suffix": text[mark.end : mark.end + AROUND]} if text else {}
    return [{"type": "TextPositionSelector", "start": mark.start, "end": mark.end}, {"type": "TextQuoteSelector", "exact": mark.text} | around]


def _review(mark: Mark) -> dict[str, Any]:
    """Who has decided on a claim, and when."""
    if not mark.reviewed:
        return {}
    who, when = mark.row[REVIEW[1]], mark.row[REVIEW[2]]
    return ({"creator": {"type": "Person", "name": who}} if who else {}) | ({"modified": when} if _TIME.fullmatch(when) else {})


def _urn(name: str) -> str:
    return f"urn:uuid:{uuid5(NAMESPACE_URL, name)}"


def _base64(hexadecimal: str) -> str:
    return urlsafe_b64encode(bytes.fromhex(hexadecimal)).decode().rstrip("=")
