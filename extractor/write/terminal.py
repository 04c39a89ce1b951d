"""What one article says, for a reader at a terminal: its events, and each sentence that tells of them with its claims and who said them."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
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
WIDEST = 100  # columns: longer lines are hard to read
NO_NAMES: Mapping[str, str] = {}


def console(file: TextIO) -> Console:
    """Where the view is printed; on a terminal with styles."""
    # the stream itself, not what takes only printable text: our own styles steer the terminal
    return Console(highlight=False, file=sys.__stdout__ if file is sys.stdout else file)


def show(article: Article, rows: Rows, codebook: Codebook, screen: Console, names: Mapping[str, str] = NO_NAMES) -> None:
    """Prints the view of one article; `names` are those of the codes of actors (`actor_names`)."""
    rows = _printable(rows)
    screen.width = min(screen.width, WIDEST)
    screen.print(Text(printable(article.title or article.source or article.id), style="bold"))
    if published := ", ".join(filter(None, (printable(article.publisher), article.published))):
        screen.print(Text(published, style="dim"))
    if error := rows.articles[0]["error"]:
        screen.print(Text(error, style="red"))
    elif not rows.events:
        screen.print(f"No event: {codebook.unit_of_observation}.")
    for event in rows.events:
        screen.print()
        _show_event(event, codebook, screen, names)
    for sentence, claims in evidence(rows):
        screen.print()
        screen.print(Padding(marked(sentence, [c["text"] for c in claims]), (0, 0, 0, 2)))
        for claim in claims:
            screen.print(Padding(_line(claim, names), (0, 0, 0, 6)))
    if not article.published and rows.events:
        screen.print(Text('\nThe publication date is not known, so "on Tuesday" stays without a date: give --published.', style="dim"))


def _printable(rows: Rows) -> Rows:
    return Rows(*([{k: printable(v) if isinstance(v, str) else v for k, v in row.items()} for row in rows.table(t)] for t in TABLES))


def _show_event(event: Row, codebook: Codebook, screen: Console, names: Mapping[str, str]) -> None:
    screen.print(Text.assemble((f"{event['event_id']} ", "bold cyan"), (f"{event['role']} event", "bold")))
    reacting = ", ".join(named(code, names) for code in str(event["reacting_governments"]).split(";") if code)
    for name, told in [*((a.name, told_of(event, a, names)) for a in codebook.attributes.values()), ("reacting", reacting)]:
        if told:
            screen.print(Padding(Text.assemble((_label(name), "dim"), told), (0, 0, 0, 2)))


def evidence(rows: Rows) -> list[tuple[str, list[Row]]]:
    """Each sentence once, in the order of the text, with the claims and reactions that it tells."""
    found: dict[str, list[Row]] = {}
    for claim in sorted([*rows.facts, *rows.reactions], key=lambda r: (r["start"], r["end"])):
        found.setdefault(claim["sentence"], []).append(claim)
    return list(found.items())


def _line(claim: Row, names: Mapping[str, str]) -> Text:
    """What one claim or reaction says, of which event, who says so, and how sure it is."""
    if "attribute" in claim:
        label, told, said, who = claim["attribute"], named(amount(claim), names), "says", _source(claim, names)
    else:
        label, told, said, who = "reaction", claim["reaction"], "by", named(claim["government"], names)
    sure = f"  {float(claim['confidence']):.0%}" if claim["confidence"] not in ("", None) else ""
    return Text.assemble((f"{claim['event_id']} ", "cyan"), (_label(label), "dim"), (told, "bold"), f", {said} ", (who, "green"), (sure, "dim"))


def named(code: str, names: Mapping[str, str]) -> str:
    """("PRK") → "North Korea (PRK)"; a code without a name alone."""
    return f"{names[code]} ({code})" if names.get(code, code) != code else code


def _label(name: str) -> str:
    return name.replace("_", " ").ljust(18)


def told_of(event: Row, a: Attribute, names: Mapping[str, str] = NO_NAMES) -> str:
    """The value of an attribute as one phrase, "" where it is not told."""
    if a.kind == "quantity":
        return _quantity(event, a)
    if a.kind == "count":
        return " ".join(str(v).replace("_", " ") for v in (_unless_exact(event.get(f"{a.name}_qualifier")), event.get(a.name, "")) if v != "")
    value = str(event.get(a.name, "") or "")
    if value and a.coordinates and event.get("latitude"):
        return f"{value} ({event['latitude']}, {event['longitude']})"
    return named(value, names) if a.kind == "agent" else value


def _unless_exact(qualifier: object) -> str:
    return "" if qualifier in (None, "exact") else str(qualifier)


def _quantity(event: Row, a: Attribute) -> str:
    return ", ".join(filter(None, (_in_unit(event, name, unit) for unit, name in unit_columns(a).items())))


def _in_unit(event: Row, name: str, unit: str) -> str:
    value, low, high = (str(event.get(f"{name}{end}", "") or "") for end in ("", "_min", "_max"))
    spread = f" ({low} to {high})" if low != high else ""
    return f"{value} {unit}".strip() + spread if value else ""


def amount(fact: Row) -> str:
    """("about", 350, "km") → "about 350 km"; a range as its ends."""
    qualifier, unit = _unless_exact(fact["qualifier"]).replace("_", " "), fact["unit"]
    low, high = fact["value_min"], fact["value_max"]
    if qualifier == "between" and low is not None and low != "":
        return f"between {float(low):g} and {float(high):g} {unit}".strip()
    return " ".join(str(part) for part in (qualifier, fact["value"], unit) if part != "")


def _source(fact: Row, names: Mapping[str, str]) -> str:
    words = " ".join(fact["asserted_by_text"].split())
    if not fact["asserted_by"]:
        return IN_ITS_OWN_VOICE
    return f"{words} ({fact['asserted_by']})" if words else named(fact["asserted_by"], names)


def marked(sentence: str, words: Iterable[str]) -> Text:
    """The sentence on one line with the words of its claims underlined (the first place each stands at)."""
    text = Text(" ".join(sentence.split()))
    for flat in (" ".join(w.split()) for w in words):
        at = text.plain.find(flat) if flat else -1
        if at >= 0:
            text.stylize("bold underline", at, at + len(flat))
    return text
