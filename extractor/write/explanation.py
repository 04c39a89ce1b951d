"""One text followed through the rooms: what each adds, as a page (Markdown). `extractor explain` prints it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc

from extractor.annotate import spans
from extractor.annotate.nlp import annotate
from extractor.annotate.sentences import printed
from extractor.claims.model import Claim, Reading, date_told
from extractor.events.completion import complete
from extractor.events.coreference import resolve
from extractor.extraction import Extractor
from extractor.mentions.model import Sentence
from extractor.read.article import Article, content_id
from extractor.tables.rows import Rows

Row = tuple[object, ...]


def explain(extractor: Extractor, text: str, published: str = "") -> str:
    """The page for one text; `published` is an ISO date, "" where it is not known."""
    article = Article(content_id(text), text, published=published)
    if not extractor.gate.may_hold_event(text):
        return _page([_read(article), "## annotate\n\nThe gate finds no word of an event: nothing more is done.\n"])
    doc = next(annotate(extractor.nlp, [article]))
    sentences = extractor.sentences.read(doc)
    readings = extractor.claims.read(sentences)
    events, reactions = extractor.read(article, sentences)
    rows = extractor.tabulator.rows(article, events, reactions, sentences)
    return _page([_read(article), _annotate(doc), _mentions(sentences), _claims(text, readings), _events(extractor, article, readings, rows), _tables(rows)])


def _page(sections: Iterable[str]) -> str:
    return "\n".join(sections)


def _section(room: str, told: str, *tables: str) -> str:
    return "\n".join([f"## {room}", "", told, "", *tables])


def _table(head: Row, rows: Iterable[Row]) -> str:
    """A table of Markdown, "" where there is no row."""
    lines = ["| " + " | ".join(str(cell).replace("|", "\\|") for cell in row) + " |" for row in rows]
    return "\n".join(["| " + " | ".join(map(str, head)) + " |", "|" + " --- |" * len(head), *lines, ""]) if lines else ""


def _read(article: Article) -> str:
    told = f"An article: {len(article.text)} characters, id `{article.id}`, published {article.published or 'nobody knows when'}."
    return _section("read", told, "\n".join(f"> {line}" for line in article.text.splitlines()), "")


def _annotate(doc: Doc) -> str:
    told = "spaCy components put spans on the Doc: names of the pipeline's tables, figures in one unit, days and times."
    groups = [g for g in spans.GROUPS if g != "sentences"]
    rows = [(f"`{spans.key(g)}`", f"“{doc.text[a:b]}”", label, _data(data)) for g in groups for a, b, label, data in spans.read(doc, g)]
    return _section("annotate", told, _table(("span group", "text", "label", "what it holds"), rows))


def _data(data: tuple[object, ...]) -> str:
    """The primitives of a mention: of names each spelt so, with kind and code; of others what they hold, each once."""
    names = [f"{part[2]} ({', '.join(filter(None, (part[1], part[3])))})" for part in data if isinstance(part, list | tuple) and len(part) == 4]
    held = dict.fromkeys(f"{part:g}" if isinstance(part, float) else str(part) for part in data if isinstance(part, str | float) and part != "")
    return "; ".join(dict.fromkeys(names)) or ", ".join(held)


def _mentions(sentences: list[Sentence]) -> str:
    told = "In each sentence: what is acted on, the words that tell of an event, who did it, and whether it happened."
    found = sorted([*_objects(sentences), *_triggers(sentences)], key=lambda row: row[0])
    return _section("mentions", told, _table(("sentence", "mention", "text", "what it is"), found))


def _objects(sentences: list[Sentence]) -> Iterator[tuple[int, str, str, str]]:
    for s in sentences:
        for o in s.objects:
            yield s.index + 1, "object", f"“{printed(s.text[o.start : o.end])}”", f"class {o.cls or 'by its name'}{f', {o.count} of it' if o.count else ''}"


def _triggers(sentences: list[Sentence]) -> Iterator[tuple[int, str, str, str]]:
    for s in sentences:
        for t in s.triggers:
            yield s.index + 1, "trigger", f"“{printed(s.text[t.start : t.end])}”", f"{t.role}, {t.kind}{f', by {t.agent}' if t.agent else ''}"


def _claims(text: str, readings: list[Reading]) -> str:
    told = "What each sentence asserts, of which attribute, and who says so. A day waits for the whole article."
    claims = [(r.sentence.index + 1, c) for r in readings for c in sorted(r.claims, key=lambda c: c.start)]
    rows = [(n, c.attribute, _value(c), f"“{text[c.start : c.end]}”", _source(text, c), c.strength) for n, c in claims]
    return _section("claims", told, _table(("sentence", "attribute", "value", "text", "who says so", "strength"), rows))


def _value(c: Claim) -> str:
    return f"{c.value} {c.unit}".strip() or date_told(c).spec or type(c.reference).__name__


def _source(text: str, c: Claim) -> str:
    return f"{c.asserted_by} (“{text[c.source_start : c.source_end]}”)" if c.source_end else c.asserted_by


def _events(extractor: Extractor, article: Article, readings: list[Reading], rows: Rows) -> str:
    told = "Which claims are of one event, and whether it is the news (main), an earlier one (background) or planned; then who reacts to it."
    context = extractor.context.on(article.published)
    found = complete(resolve(readings, context), readings, context)
    events = [(e.event_id, e.salience, ", ".join(f"{c.attribute} {_value(c)}" for c in e.claims)) for e in found]
    reactions = [(r["event_id"], r["government"], r["reaction"], r["plover"], f"“{r['text']}”") for r in rows.reactions]
    return _section("events", told, _table(("event", "salience", "claims"), events), _table(("event", "government", "reaction", "PLOVER", "text"), reactions))


def _tables(rows: Rows) -> str:
    told = "One row of `events` for each event; each claim is a row of `facts` with its sentence, its offsets and how sure it is."
    cells = [(e["event_id"], f"`{name}`", value) for e in rows.events for name, value in e.items() if value not in ("", None) and name not in _KEYS]
    facts = [(f["event_id"], f["attribute"], f"{f['value']} {f['unit']}".strip(), f["asserted_by"], f["start"], f["end"], f["confidence"]) for f in rows.facts]
    head = ("event", "attribute", "value", "asserted_by", "start", "end", "confidence")
    return _section("tables", told, _table(("event", "column", "value"), cells), _table(head, facts))


_KEYS = ("article_id", "event_id")
