"""What one article says, for a reader at a terminal: events, reactions, and each figure with its sentence and who said it."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TextIO

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from extractor.domain.codebook import Attribute, Codebook
from extractor.read.article import Article
from extractor.tables.columns import TABLES, Row, unit_columns
from extractor.tables.rows import Rows
from extractor.write.printable import printable

IN_ITS_OWN_VOICE = "the article"


def console(file: TextIO) -> Console:
    """Where the view is printed; on a terminal with styles."""
    # the stream itself, not what takes only printable text: our own styles steer the terminal
    return Console(highlight=False, file=sys.__stdout__ if file is sys.stdout else file)


def show(article: Article, rows: Rows, codebook: Codebook, screen: Console) -> None:
    """Prints the view of one article."""
    rows = _printable(rows)
    screen.print(Text(printable(article.title or article.source or article.id), style="bold"))
    if error := rows.articles[0]["error"]:
        screen.print(Text(error, style="red"))
    elif not rows.events:
        screen.print(f"No event: {codebook.unit_of_observation}.")
    for event in rows.events:
        screen.print()
        _show_event(event, rows, codebook, screen)
    if not article.published and rows.events:
        screen.print(Text('\nThe publication date is not known, so "on Tuesday" stays without a date: give --published.', style="dim"))


def _printable(rows: Rows) -> Rows:
    return Rows(*([{k: printable(v) if isinstance(v, str) else v for k, v in row.items()} for row in rows.table(t)] for t in TABLES))


def _show_event(event: Row, rows: Rows, codebook: Codebook, screen: Console) -> None:
    screen.print(Text.assemble((f"{event['event_id']} ", "bold cyan"), (f"{event['role']} event", "bold")))
    for attribute in codebook.attributes.values():
        told = told_of(event, attribute)
        if told:
            screen.print(Text.assemble(("  " + attribute.name.replace("_", " ").ljust(18), "dim"), told))
    _print_cited(screen, "Figures", figures(event, rows.facts, codebook))
    _print_cited(screen, "Reactions", reactions(event, rows.reactions))


def told_of(event: Row, a: Attribute) -> str:
    """The value of an attribute as one phrase, "" where it is not told."""
    if a.kind == "quantity":
        return _quantity(event, a)
    if a.kind == "count":
        return " ".join(str(v).replace("_", " ") for v in (_unless_exact(event.get(f"{a.name}_qualifier")), event.get(a.name, "")) if v != "")
    value = str(event.get(a.name, "") or "")
    if value and a.coordinates and event.get("latitude"):
        return f"{value} ({event['latitude']}, {event['longitude']})"
    return value


def _unless_exact(qualifier: object) -> str:
    return "" if qualifier in (None, "exact") else str(qualifier)


def _quantity(event: Row, a: Attribute) -> str:
    return ", ".join(filter(None, (_in_unit(event, name, unit) for unit, name in unit_columns(a).items())))


def _in_unit(event: Row, name: str, unit: str) -> str:
    value, low, high = (str(event.get(f"{name}{end}", "") or "") for end in ("", "_min", "_max"))
    spread = f" ({low} to {high})" if low != high else ""
    return f"{value} {unit}".strip() + spread if value else ""


def figures(event: Row, facts: Iterable[Row], codebook: Codebook) -> Iterator[tuple[Text, Text]]:
    """For each claim of a quantity or a count: what, how much and who says so; and its sentence with the words marked."""
    kinds = {a.name for a in codebook.attributes.values() if a.kind in ("quantity", "count")}
    for f in facts:
        if f["event_id"] == event["event_id"] and f["attribute"] in kinds:
            told = Text.assemble((f["attribute"].replace("_", " ").ljust(18), "dim"), (amount(f), "bold"), ", says ", (_source(f), "green"))
            yield told, marked(f["sentence"], f["text"])


def amount(fact: Row) -> str:
    """("about", 350, "km") → "about 350 km"; a range as its ends."""
    qualifier, unit = _unless_exact(fact["qualifier"]).replace("_", " "), fact["unit"]
    low, high = fact["value_min"], fact["value_max"]
    if qualifier == "between" and low is not None and low != "":
        return f"between {float(low):g} and {float(high):g} {unit}".strip()
    return " ".join(str(part) for part in (qualifier, fact["value"], unit) if part != "")


def reactions(event: Row, rows: Iterable[Row]) -> Iterator[tuple[Text, Text]]:
    for r in rows:
        if r["event_id"] == event["event_id"]:
            yield Text.assemble((r["reaction"].ljust(18), "dim"), (f"{r['government']} ({r['actor']})", "green")), marked(r["sentence"], r["text"])


def _source(fact: Row) -> str:
    words = fact["asserted_by_text"]
    return f"{fact['asserted_by']} ({words})" if fact["asserted_by"] else IN_ITS_OWN_VOICE


def marked(sentence: str, words: str) -> Text:
    """The sentence on one line with the words of the claim underlined (the first place they stand at)."""
    text = Text(" ".join(sentence.split()))
    flat = " ".join(words.split())
    at = text.plain.find(flat) if flat else -1
    if at >= 0:
        text.stylize("bold underline", at, at + len(flat))
    return text


def _print_cited(screen: Console, title: str, lines: Iterable[tuple[Text, Text]]) -> None:
    for number, (told, sentence) in enumerate(lines):
        if not number:
            screen.print(Text(f"  {title}", style="bold"))
        screen.print(Padding(told, (0, 0, 0, 4)))
        screen.print(Padding(sentence, (0, 0, 0, 8)))
