"""The page: a template, styles and scripts, the libraries they use, and the data of a run, all in one file."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from extractor import __version__
from extractor.domain.pipeline import Pipeline
from extractor.write.report import articles as article_data
from extractor.write.report import compared
from extractor.write.report.about import about
from extractor.write.report.disputes import QUEUE, disputed, queue
from extractor.write.report.incidents import incident_rows
from extractor.write.report.packing import chunks, packed, packed_text, script_json
from extractor.write.report.reasons import Reasons
from extractor.write.report.run import MOST, Run
from extractor.write.why.trace import Watch

HERE = Path(__file__).parent
LIBRARIES = ("d3.min.js", "plot.min.js", "topojson-client.min.js")
COAST = "countries-50m.json"
MOST_LETTERS = 50_000_000  # of the packed articles: with the queue and the libraries the page stays under 60 MB
SCRIPTS, STYLES = HERE / "page" / "scripts", HERE / "page" / "styles"
SHEETS = ("frame", "views", "screens")
# read one after the other into one function: what a script uses stands in those before it
ORDER = (
    *("dom", "data", "words", "why", "offsets", "marks", "decisions", "corrections", "table", "filter", "incidents", "incident"),
    *("articles", "article", "charts", "places", "map", "queue", "card", "review", "forms", "compared", "app"),
)


def page(run: Run, pipeline: Pipeline, title: str = "", watch: Watch | None = None) -> str:
    """The HTML of the report; where there is a `watch`, each claim tells why it is there."""
    libraries = [_read(HERE / "vendor" / name) for name in LIBRARIES]
    first, later, meta = _data(run, pipeline, watch)
    meta |= {"name": title or run.name, "version": __version__}
    environment = Environment(loader=FileSystemLoader(HERE / "page"), autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)
    return environment.get_template("report.html").render(
        title=meta["name"],
        policy=policy([*libraries, script()]),
        style=Markup("\n".join(_read(STYLES / f"{name}.css") for name in SHEETS)),
        libraries=[Markup(text) for text in libraries],
        script=Markup(script()),
        meta=Markup(script_json(meta)),
        about=_about(run, pipeline),
        licences=licences(),
        first=first,
        later=later,
    )


def _about(run: Run, pipeline: Pipeline) -> str:
    """A line on where the page comes from."""
    made = f", run of {run.made[:16].replace('T', ' ')} UTC" if run.made else ""
    return f"Made by news-fact-extractor {__version__}, pipeline {pipeline.name}{made}"


def licences() -> str:
    """The notices that must go with every copy of the libraries."""
    return "\n\n".join(f"{path.stem}\n\n{_read(path).strip()}" for path in sorted((HERE / "vendor").glob("*.LICENSE")))


def policy(scripts: list[str]) -> str:
    """A Content-Security-Policy: our own scripts by their hash, no other, and no connection to anywhere."""
    hashes = " ".join(f"'sha256-{base64.b64encode(sha256(text.encode()).digest()).decode()}'" for text in scripts)
    # Plot puts a style element into each chart; without connections a style can carry nothing away
    return f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"


@cache
def script() -> str:
    """Our own scripts as one."""
    parts = "\n".join(_read(SCRIPTS / f"{name}.js") for name in ORDER)
    return f'"use strict";\n(() => {{\n{parts}\n}})();\n'


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _data(run: Run, pipeline: Pipeline, watch: Watch | None) -> tuple[dict[str, str], dict[str, str], dict[str, Any]]:
    """The packed data by name: what the first view needs, and the rest; and what the page must know before it opens any of them."""
    parts = list(_up_to(MOST_LETTERS, chunks(article_data.packed_articles(run))))
    if sum(len(letters) for _, letters in parts) > MOST_LETTERS:
        return _data(run.incidents_only(), pipeline, None)
    argued = disputed(run, pipeline.codebook)
    columns, incidents = incident_rows(run, pipeline, argued)
    meta = about(pipeline) | {
        "key": run.key,
        "made": run.made,
        "counts": run.counts | {"incidents": len(run.incidents)},
        "whole": run.whole,
        "most": MOST,
        "columns": _columns() | {"incidents": columns},
        "chunks": list(_starts(parts)),
        "why": watch is not None,
        "compared": bool(run.compared),
    }
    first = {"incidents": packed(incidents), "articles": packed(article_data.index(run))}
    later = {"coast": packed_text(_read(HERE / "vendor" / COAST)), "queue": packed(queue(run, argued))}
    later |= {"compared": packed(run.compared)} if run.compared else {}
    later |= {f"chunk-{n}": letters for n, (_, letters) in enumerate(parts)}
    return first, later | _reasons(run, watch, parts), meta


def _reasons(run: Run, watch: Watch | None, parts: list[tuple[int, str]]) -> dict[str, str]:
    """The packed reasons of the claims, part by part beside the articles, as far as the page has room for them."""
    if watch is None:
        return {}
    counts = [count for count, _ in parts]
    room = MOST_LETTERS - sum(len(letters) for _, letters in parts)
    packed_parts = Reasons(run, watch).parts(counts)
    return {f"why-{n}": letters for n, (_, letters) in enumerate(_up_to(room, zip(counts, packed_parts, strict=True)))}


def _up_to(most: int, parts: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """The parts, up to the one with which they hold more letters than `most`."""
    size = 0
    for count, letters in parts:
        yield count, letters
        size += len(letters)
        if size > most:
            return


def _columns() -> dict[str, list[str]]:
    place = ["sentence_start", "sentence_end"]
    return {
        "articles": [*article_data.INDEX, "n_events", "n_claims"],
        "facts": [*article_data.FACT, *place],
        "reactions": [*article_data.REACTION, *place],
        "queue": list(QUEUE),
        "compared": list(compared.COLUMNS),
        "compared_value": list(compared.VALUE),
    }


def _starts(parts: list[tuple[int, str]]) -> Iterator[int]:
    """The number of the first article of each chunk."""
    first = 0
    for count, _ in parts:
        yield first
        first += count
