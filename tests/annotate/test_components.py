"""The spaCy factories, on Docs built by hand; span groups that survive `to_bytes`; `doc._.published`."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from extractor.annotate import spans
from extractor.annotate.entities import FocusedNer
from extractor.annotate.nlp import annotate
from extractor.extraction import Extractor
from extractor.read.article import Article

FACTORIES = ("news_sentences", "news_names", "news_quantities", "news_dates")


def by_hand(words: str, published: str = "") -> Doc:
    """A Doc of words joined by single spaces, with one sentence over all of it."""
    doc = Doc(Vocab(), words=words.split())
    doc._.published = published
    spans.write(doc, "sentences", [(0, len(doc.text.rstrip()), "", ())])
    return doc


def run(factory: str, doc: Doc, **config: object) -> Doc:
    return spacy.blank("en").add_pipe(factory, config=config)(doc)


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("tables")
    (folder / "actors.csv").write_text("name,aliases,kind,code\nJapan,Tokyo,country,JPN\n", encoding="utf-8")
    (folder / "sites.csv").write_text("name,aliases,country\nTokyo,,JPN\nSunan,,PRK\n", encoding="utf-8")
    return {"actors": str(folder / "actors.csv"), "sites": str(folder / "sites.csv")}


def test_news_sentences() -> None:
    doc = run("news_sentences", Doc(Vocab(), words=["It", "rose", ".", "Both", "fell", "."], spaces=[True, False, True, True, False, False]))
    assert [s.text for s in doc.spans["news_sentences"]] == ["It rose.", "Both fell."]


def test_quantities_keep_their_values() -> None:
    doc = run("news_quantities", by_hand("They flew about 350 km at Mach 6 for 10 minutes"))
    found = [(doc.text[a:b], label, *data) for a, b, label, data in spans.read(doc, "quantities")]
    assert found == [
        ("350 km", "LENGTH", 350.0, 350.0, "km", "about", False),
        ("Mach 6", "SPEED", 6.0, 6.0, "Mach", "exact", False),
        ("10 minutes", "DURATION", 600.0, 600.0, "s", "exact", False),
    ]


def test_quantities_look_into_sentences_only() -> None:
    doc = Doc(Vocab(), words=["It", "flew", "350", "km"])
    assert list(spans.read(run("news_quantities", doc), "quantities")) == []


def test_a_span_inside_a_token_keeps_its_exact_characters() -> None:
    doc = run("news_quantities", by_hand("It flew 60km."))
    [(start, end, _, _)] = spans.read(doc, "quantities")
    assert doc.text[start:end] == "60km"


def test_dates_and_times() -> None:
    doc = run("news_dates", by_hand("It rose at 10:15 a.m. on Nov. 18 and not on Tuesday"))
    assert [(doc.text[a:b], *data) for a, b, _, data in spans.read(doc, "dates")] == [("Nov. 18", "md:11-18", "stated"), ("Tuesday", "wd:1", "weekday")]
    assert [data for _, _, _, data in spans.read(doc, "times")] == [("10:15", True)]


def test_names_of_two_tables_on_one_span(tables: dict[str, str]) -> None:
    doc = run("news_names", by_hand("Tokyo saw a missile from Sunan"), tables=tables)
    found = {doc.text[a:b]: data for a, b, _, data in spans.read(doc, "names")}
    assert found["Tokyo"] == (("actors", "country", "Japan", "JPN"), ("sites", "", "Tokyo", "JPN"))
    assert found["Sunan"] == (("sites", "", "Sunan", "PRK"),)


@pytest.mark.parametrize("factory", FACTORIES)
def test_an_empty_doc_is_no_trouble(factory: str, tables: dict[str, str]) -> None:
    config = {"tables": tables} if factory == "news_names" else {}
    doc = run(factory, Doc(Vocab(), words=[]), **config)
    assert all(len(group) == 0 for group in doc.spans.values())


def test_news_entities_reads_only_sentences_in_focus(extractor_: Extractor) -> None:
    ner = extractor_.nlp.get_pipe("news_entities")
    doc = Doc(extractor_.nlp.vocab, words=["A", "missile", "was", "fired", "from", "Wonsan", ".", "Mary", "lives", "in", "Paris", "."])
    spans.write(doc, "sentences", [(0, 33, "", ()), (34, len(doc.text.rstrip()), "", ())])
    short, places = ner._short(doc)
    assert [t.text for t in short] == ["A", "missile", "was", "fired", "from", "Wonsan", "."]
    assert places == list(range(7))
    assert all(e.end <= 7 for e in ner(doc).ents)


def test_news_entities_copies_entities_to_their_places() -> None:
    vocab = Vocab()
    read, doc = Doc(vocab, words=["from", "New", "York"]), Doc(vocab, words=["Hm", ".", "from", "New", "York"])
    read.set_ents([spacy.tokens.Span(read, 1, 3, label="GPE")])
    FocusedNer._copy(read, doc, [2, 3, 4])
    assert [(e.text, e.start, e.label_) for e in doc.ents] == [("New York", 3, "GPE")]


def annotated(x: Extractor) -> Doc:
    text = "North Korea fired two missiles from Wonsan at 7:05 a.m. on Tuesday. They flew 60km, Tokyo said."
    return next(annotate(x.nlp, [Article("a", text, published="2024-01-10")]))


def test_annotated_docs_go_through_bytes(extractor_: Extractor) -> None:
    doc = annotated(extractor_)
    again = Doc(extractor_.nlp.vocab).from_bytes(doc.to_bytes())
    assert again.text == doc.text
    assert again._.published == "2024-01-10"
    for group in spans.GROUPS:
        assert [(a, b, label) for a, b, label, _ in spans.read(again, group)] == [(a, b, label) for a, b, label, _ in spans.read(doc, group)]
        assert len(doc.spans[spans.key(group)]) > 0


def test_spans_hold_only_primitives(extractor_: Extractor) -> None:
    def flat(value: object) -> list[object]:
        return [x for v in value for x in flat(v)] if isinstance(value, tuple | list) else [value]

    doc = annotated(extractor_)
    held = [x for group in spans.GROUPS for span in doc.spans[spans.key(group)] for x in flat(span._.get(spans.key(group)))]
    assert {type(x) for x in held} <= {int, float, str, bool}


@Language.component("test_probe")
def probe(doc: Doc) -> Doc:
    doc.user_data["seen"] = doc._.published
    return doc


def test_published_is_set_before_components_run() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("test_probe")
    docs = annotate(nlp, [Article("a", "One.", published="2024-01-10"), Article("b", "Two.")])
    assert [d.user_data["seen"] for d in docs] == ["2024-01-10", ""]


def test_the_pipeline_is_that_of_its_config(extractor_: Extractor) -> None:
    assert extractor_.nlp.pipe_names == extractor_.pipeline.config["nlp"]["pipeline"]
    assert all("." not in name for name in extractor_.nlp.pipe_names)
    assert Path(extractor_.pipeline.folder, "config.cfg").exists()
