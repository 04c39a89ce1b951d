"""A run as an annotated corpus: each format is opened by a tool of its own, and tells what the tables tell."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import spacy
from label_studio_converter import Converter
from pybrat.parser import BratParser
from pyld import jsonld
from spacy.tokens import Doc, DocBin
from typer.testing import CliRunner

from extractor.cli.app import app
from extractor.read.article import Article
from extractor.run.batch import run_batch
from extractor.run.correcting import correct
from extractor.run.settings import RunSettings
from extractor.tables.decisions import Decision
from extractor.write.annotated import AnnotatedArticle, Mark, annotated_articles
from extractor.write.brat import FileNames, lines
from extractor.write.read_back import StoredRow, read_stored
from extractor.write.web_annotation import CONTEXT

LAUNCH = (
    "\U0001f680 North Korea fired two short-range ballistic missiles from Sunan on Tuesday.\nThey flew about 350 km, South Korea's military said, "
    "while Japan put the distance at 340 km.\nTokyo condemned the launch."
)
ARTICLES = [
    Article("wire/1", LAUNCH, "a", published="2026-01-28", url="https://example.org/1"),
    Article("wire 1", "Iran launched a missile from Semnan on Monday.", "b", published="2026-01-28"),
    Article("quiet", "A flower show opened in Kobe.", "c", published="2026-01-28"),
]
TABLES = ("facts", "reactions")
# of the published context (http://www.w3.org/ns/anno.jsonld) the terms that are written, each as it is defined there: tests read nothing from a network,
# and no package was found that carries the document
PREFIXES = {
    "oa": "http://www.w3.org/ns/oa#",
    "as": "http://www.w3.org/ns/activitystreams#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "dctypes": "http://purl.org/dc/dcmitype/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
OA, AS = PREFIXES["oa"], PREFIXES["as"]
UNKNOWN = "unknown:/"  # before a class or motivation that the context has not


def typed(kind: str, **terms: str) -> dict[str, Any]:
    return {name: {"@type": kind, "@id": of} for name, of in terms.items()}


TERMS: dict[str, Any] = {
    **PREFIXES,
    **typed("@id", id="@id", type="@type"),
    **{name: f"oa:{name}" for name in ("Annotation", "TextualBody", "SpecificResource", "TextPositionSelector", "TextQuoteSelector")},
    **{name: f"oa:{name}" for name in ("exact", "prefix", "suffix", "classifying", "tagging", "describing")},
    **{"Text": "dctypes:Text", "Person": "foaf:Person", "name": "foaf:name", "Software": "as:Application"},
    **{"AnnotationCollection": "as:OrderedCollection", "AnnotationPage": "as:OrderedCollectionPage"},
    **{"label": "rdfs:label", "format": "dc:format", "language": "dc:language", "value": "rdf:value"},
    **typed("@id", body="oa:hasBody", target="oa:hasTarget", source="oa:hasSource", selector="oa:hasSelector", via="oa:via"),
    **typed("@id", creator="dcterms:creator", generator="as:generator", first="as:first", partOf="as:partOf"),
    **typed("@vocab", motivation="oa:motivatedBy", purpose="oa:hasPurpose"),
    **typed("xsd:nonNegativeInteger", start="oa:start", end="oa:end", total="as:totalItems", startIndex="as:startIndex"),
    **typed("xsd:dateTime", modified="dcterms:modified"),
    "items": {"@type": "@id", "@id": "as:items", "@container": "@list"},
}


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("run") / "out"
    run_batch(ARTICLES, folder, RunSettings())
    return folder


@pytest.fixture(scope="module")
def reviewed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same run, of which one article was reviewed: all right but for a distance, which is taken out."""
    folder = tmp_path_factory.mktemp("reviewed") / "out"
    run_batch(ARTICLES, folder, RunSettings())
    correct(folder, decisions(folder))
    return folder


def decisions(out: Path) -> Iterator[Decision]:
    for row in claims(out, "wire/1"):
        name, attribute = (row["fact_id"], row["attribute"]) if "fact_id" in row else (row["reaction_id"], "reaction")
        verdict = "wrong" if row.get("value") == "340" else "right"
        yield Decision(name, "wire/1", verdict, attribute, row["event_id"], reviewer="Anna", when="2026-02-01T10:00:00Z")


def claims(out: Path, article: str = "") -> list[StoredRow]:
    return [row for t in TABLES for row in read_stored(out, t) if row["article_id"] == article or not article]


def call(*words: str | Path) -> tuple[int, str]:
    result = CliRunner().invoke(app, [str(word) for word in words])
    return result.exit_code, result.output


# --- W3C Web Annotation ------------------------------------------------------------------------------------------------------
def expanded(text: str) -> dict[str, Any]:
    """The collection as linked data; an error where a term is not of the context."""

    def load(url: str, options: Any) -> dict[str, Any]:
        assert url == CONTEXT
        return {"contextUrl": None, "documentUrl": url, "document": {"@context": TERMS}}

    def refuse(handled: Any) -> Any:
        raise AssertionError(handled)

    [found] = jsonld.expand(json.loads(text), {"documentLoader": load, "base": UNKNOWN}, on_property_dropped=refuse)
    assert [name for name in ids(found) if name.startswith(UNKNOWN)] == []
    return dict(found)


def ids(node: Any) -> Iterator[str]:
    """All ids and classes in it."""
    if isinstance(node, list):
        for part in node:
            yield from ids(part)
    elif isinstance(node, dict):
        classes = node.get("@type", []) if "@value" not in node else []
        yield from [node["@id"], *classes] if "@id" in node else classes
        for of in node.values():
            yield from ids(of)


def one(node: dict[str, Any], name: str) -> Any:
    [found] = node[name]
    return found.get("@value", found)


def test_web_annotations_are_linked_data_of_the_published_terms(out: Path) -> None:
    status, told = call("export", out, "--to", "webannotation")
    assert status == 0
    collection = expanded(told)
    assert collection["@type"] == [f"{AS}OrderedCollection"] and one(collection, f"{AS}totalItems") == len(claims(out))
    page = one(collection, f"{AS}first")
    assert one(page, f"{AS}partOf")["@id"] == collection["@id"]
    [items] = page[f"{AS}items"]
    rows = {(row["text"], int(row["start"]), int(row["end"])) for row in claims(out)}
    assert {selected(a) for a in items["@list"]} == rows
    assert len({a["@id"] for a in items["@list"]}) == len(claims(out))
    assert all(a["@id"].startswith("urn:uuid:") and a[f"{OA}motivatedBy"] == [{"@id": f"{OA}classifying"}] for a in items["@list"])


@pytest.mark.parametrize(
    "old, new", [('"exact"', '"exactly"'), ('"TextQuoteSelector"', '"QuoteSelector"'), ('"classifying"', '"sorting"'), ('"partOf"', '"page_of"')]
)
def test_a_term_that_the_context_has_not_is_seen(out: Path, old: str, new: str) -> None:
    told = call("export", out, "--to", "webannotation")[1]
    assert old in told
    with pytest.raises(AssertionError):
        expanded(told.replace(old, new))


def selected(annotation: dict[str, Any]) -> tuple[str, int, int]:
    """What an annotation points at; its quotation is checked against the text."""
    selectors = {s["@type"][0].removeprefix(OA): s for s in one(annotation, f"{OA}hasTarget")[f"{OA}hasSelector"]}
    place, quote = selectors["TextPositionSelector"], selectors["TextQuoteSelector"]
    exact, start, end = one(quote, f"{OA}exact"), one(place, f"{OA}start"), one(place, f"{OA}end")
    around = one(quote, f"{OA}prefix") + exact + one(quote, f"{OA}suffix")
    assert any(a.text[start:end] == exact and around in a.text for a in ARTICLES)
    return exact, start, end


def test_web_annotations_say_who_has_reviewed(reviewed: Path, tmp_path: Path) -> None:
    path = tmp_path / "annotations.json"
    assert call("export", reviewed, "--to", "webannotation", "--reviewed", "--output", path) == (0, "")
    items = json.loads(path.read_text(encoding="utf-8"))["first"]["items"]
    assert len(items) == len(claims(reviewed, "wire/1")) == len(claims(reviewed)) - len(claims(reviewed, "wire 1"))
    assert all((a["creator"], a["modified"]) == ({"type": "Person", "name": "Anna"}, "2026-02-01T10:00:00Z") for a in items)
    assert all(a["target"]["source"]["via"] == "https://example.org/1" for a in items)
    expanded(path.read_text(encoding="utf-8"))


def test_without_texts_the_words_around_are_left_out(tmp_path: Path) -> None:
    run_batch(ARTICLES, tmp_path / "out", RunSettings(text=False))
    status, told = call("export", tmp_path / "out", "--to", "webannotation")
    assert status == 0 and '"prefix"' not in told and '"exact": "350 km"' in told
    status, told = call("export", tmp_path / "out", "--to", "docbin", "--output", tmp_path / "corpus.spacy")
    assert status == 1 and "does not keep the text of" in told and "--no-text" in told


# --- brat --------------------------------------------------------------------------------------------------------------------
def test_brat_opens_the_corpus(out: Path, tmp_path: Path) -> None:
    folder = tmp_path / "brat"
    assert call("export", out, "--to", "brat", "--output", folder) == (0, "")
    assert sorted(p.name for p in folder.iterdir()) == ["annotation.conf", "quiet.ann", "quiet.txt", "wire_1-2.ann", "wire_1-2.txt", "wire_1.ann", "wire_1.txt"]
    found = {example.id: example for example in BratParser(error="raise").parse(folder)}
    assert {e.text for e in found.values()} == {a.text for a in ARTICLES}
    entities = [(e.type, e.mention, e.spans[0].start, e.spans[-1].end) for e in found["wire_1"].entities]
    rows = sorted(claims(out, "wire/1"), key=lambda r: (int(r["start"]), int(r["end"])))
    assert entities == [(r.get("attribute", "reaction"), " ".join(r["text"].split("\n")), int(r["start"]), int(r["end"])) for r in rows]
    assert found["quiet"].entities == []


def test_a_span_over_the_end_of_a_line_is_told_in_pieces() -> None:
    text = "They fired two short-range\nballistic missiles."
    row = {"event_id": "e1", "reviewed": "added", "text": text[11:45]}
    article = AnnotatedArticle({"text": text}, [{"event_id": "e1", "role": "main"}], [Mark("f1", "projectile_class", "SRBM", 11, 45, row)])
    assert list(lines(article)) == [
        "T1\tprojectile_class 11 26;27 45\ttwo short-range ballistic missiles",
        "A1\tEvent T1 e1",
        "A2\tRole T1 main",
        "A3\tReviewed T1 added",
        "#1\tAnnotatorNotes T1\tprojectile_class: SRBM [f1]",
    ]


def test_brat_knows_the_labels_and_the_values(reviewed: Path, tmp_path: Path) -> None:
    assert call("export", reviewed, "--to", "brat", "--output", tmp_path / "brat") == (0, "")
    conf = (tmp_path / "brat" / "annotation.conf").read_text(encoding="utf-8")
    assert [line for line in conf.splitlines() if line.startswith("[")] == ["[entities]", "[relations]", "[events]", "[attributes]"]
    labels = conf.partition("[relations]")[0].split()[1:]
    told = (tmp_path / "brat" / "wire_1.ann").read_text(encoding="utf-8").splitlines()
    assert {line.split()[1] for line in told if line.startswith("T")} <= set(labels)
    assert any(line.endswith(" main") for line in told) and any(line.split()[1] == "Reviewed" and line.endswith(" right") for line in told)
    assert any("distance: 350 km, says KOR" in line for line in told if line.startswith("#"))


def test_files_get_names_of_their_own() -> None:
    names = FileNames()
    assert [names.of(i) for i in ("a/b", "a b", "A_B", "..", "é" * 200)] == ["a_b", "a_b-2", "A_B-3", "article", "é" * 100]


# --- spaCy -------------------------------------------------------------------------------------------------------------------
def test_spacy_opens_the_docbin(out: Path, tmp_path: Path) -> None:
    path = tmp_path / "corpus.spacy"
    assert call("export", out, "--to", "docbin", "--output", path) == (0, "")
    docs: dict[str, Doc] = {d.user_data["article"]["article_id"]: d for d in DocBin().from_disk(path).get_docs(spacy.blank("en").vocab)}
    assert {key: doc.text for key, doc in docs.items()} == {a.id: a.text for a in ARTICLES}
    doc = docs["wire/1"]
    facts = [row for row in claims(out, "wire/1") if "fact_id" in row]
    assert {(s.label_, s.id_) for s in doc.spans["facts"]} == {(f["attribute"], f["fact_id"]) for f in facts}
    assert {(s.text, s.kb_id_) for s in doc.spans["facts"] if s.label_ == "distance"} == {("350 km", "350 km"), ("340 km", "340 km")}
    assert [(s.label_, s.kb_id_) for s in doc.spans["reactions"]] == [("reaction", "JPN condemn")]
    assert sorted(f["fact_id"] for f in doc.user_data["facts"]) == sorted(f["fact_id"] for f in facts) and doc.user_data["events"][0]["launcher"] == "PRK"
    assert len(docs["quiet"].spans["facts"]) == 0


# --- Label Studio ------------------------------------------------------------------------------------------------------------
def test_label_studios_converter_opens_the_tasks(reviewed: Path, tmp_path: Path) -> None:
    folder = tmp_path / "labelstudio"
    assert call("export", reviewed, "--to", "labelstudio", "--reviewed", "--output", folder) == (0, "")
    converter = Converter(str(folder / "config.xml"), project_dir=None)
    converter.convert_to_json_min(str(folder / "tasks.json"), str(tmp_path / "min"), is_dir=False)
    [task] = json.loads((tmp_path / "min" / "result.json").read_text(encoding="utf-8"))
    rows = claims(reviewed, "wire/1")
    assert {(c["labels"][0], c["text"], c["start"], c["end"]) for c in task["claim"]} == {
        (r.get("attribute", "reaction"), r["text"], int(r["start"]), int(r["end"])) for r in rows
    }
    assert all(LAUNCH[c["start"] : c["end"]] == c["text"] for c in task["claim"])
    assert "350 km" in task["value"] and "JPN condemn" in task["value"]
    assert converter.convert_to_conll2003(str(folder / "tasks.json"), str(tmp_path / "conll"), is_dir=False) is None
    assert "B-launch_site" in (tmp_path / "conll" / "result.conll").read_text(encoding="utf-8")


def test_what_nobody_has_reviewed_is_a_prediction(reviewed: Path, tmp_path: Path) -> None:
    assert call("export", reviewed, "--to", "labelstudio", "--output", tmp_path / "all") == (0, "")
    tasks = {t["data"]["article_id"]: t for t in json.loads((tmp_path / "all" / "tasks.json").read_text(encoding="utf-8"))}
    assert ["annotations" in tasks[i] for i in ("wire/1", "wire 1", "quiet")] == [True, False, False]
    assert tasks["wire 1"]["predictions"][0]["result"] and tasks["quiet"]["predictions"][0]["result"] == []


# --- all ---------------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("to", ["brat", "labelstudio", "docbin"])
def test_where_to_write_must_be_said(out: Path, tmp_path: Path, to: str) -> None:
    status, told = call("export", out, "--to", to)
    assert status == 2 and "--output" in told
    if to != "docbin":
        (tmp_path / "file").touch()
        status, told = call("export", out, "--to", to, "--output", tmp_path)
        assert status == 2 and "new or empty" in told


def test_reviewed_is_for_corpora(out: Path) -> None:
    status, told = call("export", out, "--to", "plover", "--reviewed")
    assert status == 2 and "--reviewed" in told


def test_a_table_can_be_written_to_a_file(out: Path, tmp_path: Path) -> None:
    status, told = call("export", out, "--to", "plover")
    assert call("export", out, "--to", "plover", "--output", tmp_path / "plover.csv") == (0, "")
    assert status == 0 and (tmp_path / "plover.csv").read_bytes().decode().splitlines() == told.splitlines()


def test_only_what_was_decided_whole_is_reviewed(reviewed: Path) -> None:
    assert [a.id for a in annotated_articles(reviewed, reviewed=True)] == ["wire/1"]
    assert len(list(annotated_articles(reviewed))) == len(ARTICLES)
