"""A corpus for Label Studio: `tasks.json` to import, and `config.xml`, the labelling interface that its regions belong to.

What was reviewed to the end comes as annotations, all else as predictions. Label Studio counts code points in texts, as the tables do.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from extractor import __version__
from extractor.domain.codebook import Codebook
from extractor.tables.decisions import REACTION
from extractor.write.annotated import AnnotatedArticle, Mark, annotated_articles

TEXT, CLAIM = "text", "claim"
VALUE, SOURCE, EVENT = "value", "source", "event"  # a line of text beside each region
TOLD = ("article_id", "title", "published", "publisher", "url")


def write_label_studio(out: Path, folder: Path, codebook: Codebook, *, reviewed: bool = False) -> None:
    """Writes both files to a folder, a task a line."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "config.xml").write_text(configuration(codebook), encoding="utf-8", newline="")
    with (folder / "tasks.json").open("w", encoding="utf-8", newline="") as file:
        for number, article in enumerate(annotated_articles(out, reviewed=reviewed), 1):
            file.write((",\n" if number > 1 else "[\n") + json.dumps({"id": number} | _task(article), ensure_ascii=False))
        file.write("\n]\n" if file.tell() else "[]\n")


def configuration(codebook: Codebook) -> str:
    """The labelling interface: a label for each attribute of the codebook and for reactions, and what a claim says as lines beside it."""
    view = ET.Element("View")
    labels = ET.SubElement(view, "Labels", name=CLAIM, toName=TEXT)
    for name in [*codebook.attributes, *([REACTION] if codebook.reactions else [])]:
        ET.SubElement(labels, "Label", value=name)
    ET.SubElement(view, "Text", name=TEXT, value=f"${TEXT}")
    for name in (VALUE, SOURCE, EVENT):
        ET.SubElement(view, "TextArea", name=name, toName=TEXT, perRegion="true", displayMode="region-list", placeholder=name)
    ET.indent(view)
    return ET.tostring(view, encoding="unicode") + "\n"


def _task(article: AnnotatedArticle) -> dict[str, Any]:
    data = {TEXT: article.text} | {name: article.row[name] for name in TOLD}
    result = [region for mark in article.marks for region in _regions(mark)]
    if article.reviewed:
        return {"data": data, "annotations": [{"result": result, "was_cancelled": False}]}
    return {"data": data, "predictions": [{"model_version": f"news-fact-extractor {__version__}", "result": result}]}


def _regions(mark: Mark) -> Iterator[dict[str, Any]]:
    """The region of a claim, then its lines under the same id."""
    place = {"start": mark.start, "end": mark.end}
    region: dict[str, Any] = {"id": mark.id, "to_name": TEXT}
    score = {"score": float(mark.row["confidence"])} if mark.row["confidence"] else {}
    yield region | {"from_name": CLAIM, "type": "labels", "value": place | {"text": mark.text, "labels": [mark.label]}} | score
    told = {VALUE: mark.value, SOURCE: mark.row.get("asserted_by", ""), EVENT: mark.row["event_id"]}
    for name, line in told.items():
        if line:
            yield region | {"from_name": name, "type": "textarea", "value": place | {"text": [line]}}
