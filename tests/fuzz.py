"""Fuzzing: news-like texts and damaged files, and what must hold for each. Short in CI (test_fuzz.py), long by hand:

    python tests/fuzz.py --minutes 30
    python tests/fuzz.py --texts 100000 --files 50000 --seed 7

It prints how many were tried and the slowest one; each failure is shrunk, printed with its traceback, and the exit status is then 1.
"""

from __future__ import annotations

import argparse
import functools
import gzip
import json
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

import article_files
import press_files as press
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from invariants import check_article, check_rows

import extractor
from extractor.read.article import Article
from extractor.read.inputs import read_inputs
from extractor.read.reading import Reading

TEXT_SECONDS = 8.0  # of the processor, for a text of a few hundred words; measured: 0.02 on average
FILE_SECONDS = 20.0
MAX_CHARS = 20_000

# --- texts -------------------------------------------------------------------------------------------------------------------

WHO = [
    "North Korea",
    "Pyongyang",
    "the North",
    "Iran",
    "Tehran’s Revolutionary Guards",
    "India",
    "DRDO",
    "Russia",
    "the Houthis",
    "SpaceX",
    "U.S. forces",
    "China",
    "it",
    "they",
    "Kim Jong Un",
    "Hamas",
]
SAY = [
    "South Korea’s military",
    "the Joint Chiefs of Staff",
    "Seoul",
    "Japan's defence ministry",
    "KCNA",
    "officials",
    "the U.S. Indo-Pacific Command",
    "NATO",
    "Prime Minister Fumio Kishida",
    "state media",
    "IRNA",
    "a spokesman",
]
DO = [
    "fired",
    "launched",
    "test-fired",
    "has fired",
    "will launch",
    "may have launched",
    "did not fire",
    "threatened to fire",
    "failed to launch",
    "is preparing to test",
    "shot",
    "lobbed",
    "said it had tested",
    "denied firing",
    "successfully tested",
]
WHAT = [
    "missile",
    "ballistic missiles",
    "short-range ballistic missile",
    "ICBM",
    "Hwasong-17",
    "KN-25",
    "Agni-V",
    "Scud missiles",
    "cruise missile",
    "rocket",
    "Simorgh rocket",
    "satellite",
    "Falcon 9",
    "artillery shells",
    "projectiles",
    "DF-31",
    "hypersonic glide vehicle",
    "SLBM",
    "Qassam rockets",
]
WHERE = [
    "Sunan",
    "Wonsan",
    "the Sohae Satellite Launching Station",
    "Semnan",
    "Abdul Kalam Island",
    "Pyongyang",
    "Cape Canaveral",
    "a submarine",
    "Gaza",
    "the sea off its east coast",
    "Chandipur",
    "the East Sea",
    "northern Iran",
    "Plesetsk",
    "the Sea of Japan",
    "the Bay of Bengal",
    "the Pacific",
]
UNITS = [
    "km",
    "kilometers",
    "kilometres",
    "miles",
    "nautical miles",
    "meters",
    "feet",
    "km/h",
    "mph",
    "Mach",
    "seconds",
    "minutes",
    "%",
    "tons",
    "kt",
    "m",
    "ft",
    "",
    "km (",
    "hours",
    "degrees",
]
WORDS = [
    "one",
    "two",
    "three",
    "a",
    "a dozen",
    "several",
    "dozens of",
    "half a",
    "hundred",
    "two hundred",
    "a thousand",
    "two and a half",
    "twenty-one",
    "no",
    "many",
    "a couple of",
    "2.5",
    "1,000",
    "7 687.5",
    "4,135",
    "½",
    "3½",
    "1/2",
    "IV",
    "٣٥٠",
    "４００",
    "-5",
    "1e9",
    "0",
    "00",
    "1.2.3",
    "10^6",
    "350-400",
    "5–7",
    "1980's",
    "2017's",
    "first",
    "second",
    "31st",
]
MONTHS = ["January", "Jan.", "Feb.", "February", "March", "April", "May", "June", "July", "Aug.", "Sept.", "September", "October", "Nov.", "December", "Sep"]
DAYS = [
    "Monday",
    "Tuesday",
    "on Wednesday",
    "last Friday",
    "next Sunday",
    "Thursday’s",
    "today",
    "yesterday",
    "tomorrow",
    "this week",
    "last month",
    "last year",
    "two days ago",
    "the day before",
    "earlier",
]
GLUE = [
    " ",
    ", ",
    " and ",
    " or ",
    "; ",
    " — ",
    " - ",
    ". ",
    ".",
    "\n",
    "\n\n",
    " that ",
    " after ",
    " when ",
    " to ",
    " between ",
    " from ",
    " of ",
    " in ",
    " on ",
    " at ",
    " with ",
    " by ",
    " (",
    ") ",
    "“",
    "”",
    '"',
    "'",
    "’",
    "...",
    "? ",
    "! ",
    ": ",
    "/",
    "\u00a0",
    "\u200b",
    "\ufeff",
    "\t",
    "\r\n",
    "  ",
]
ODD = [
    "😀",
    "ﬁ",
    "İ",
    "ß",
    "е",
    "\u0301",
    "\u202e",
    "\x85",
    "\u2028",
    "𝔘",
    "中",
    "한",
    "\ufffd",
    "=",
    "((((",
    "))))",
    "''''",
    "$1",
    "@",
    "#",
    "&amp;",
    "http://x.y/z?1=2",
    "a@b.c",
    "U.S. U.S. ",
    "READ MORE:",
    "(Reuters) -",
    "SEOUL, Jan. 28 (Yonhap) --",
    "p.m.",
    "7:05 a.m.",
    "25:61",
    "0605 GMT",
    "KST",
    "Juche 113",
]

numbers = st.one_of(
    st.sampled_from(WORDS),
    st.integers(0, 99_999).map(str),
    st.floats(0, 9_999, allow_nan=False).map("{:.1f}".format),
    st.integers(0, 10**12).map("{:,}".format),
)
quantities = st.builds(
    "{}{}{}".format,
    numbers,
    st.sampled_from([" ", "-", "", "\u00a0", " and ", " to ", " or "]),
    st.one_of(st.sampled_from(UNITS), st.builds("{} {}".format, numbers, st.sampled_from(UNITS))),
)
dates = st.one_of(
    st.sampled_from(DAYS),
    st.builds("{} {}".format, st.sampled_from(MONTHS), st.integers(0, 35)),
    st.builds("{} {}, {}".format, st.sampled_from(MONTHS), st.integers(0, 35), st.integers(0, 2_400)),
    st.builds("{} {} {}".format, st.integers(0, 35), st.sampled_from(MONTHS), st.sampled_from(["last year", "this year", "2017", "1917", "'98", ""])),
    st.builds("{}-{:02}-{:02}".format, st.integers(1900, 2100), st.integers(0, 14), st.integers(0, 33)),
    st.builds("in {}".format, st.integers(1900, 2100)),
)
words = st.one_of(*(st.sampled_from(pool) for pool in (WHO, SAY, DO, WHAT, WHERE, GLUE, ODD)), numbers, quantities, dates, st.text(max_size=3))
heaps = st.lists(words, max_size=25).map("".join) | st.lists(words, max_size=25).map(" ".join)
launches = st.builds("{} {} {} {} from {} {}".format, st.sampled_from(WHO), st.sampled_from(DO), numbers, st.sampled_from(WHAT), st.sampled_from(WHERE), dates)
flights = st.builds(
    "{} flew {} at an altitude of {} and fell into {}".format,
    st.sampled_from(["It", "They", "The missile", "The second one"]),
    quantities,
    quantities,
    st.sampled_from(WHERE),
)
reactions = st.builds(
    "{} {} the launch {}".format,
    st.sampled_from([*SAY, *WHO]),
    st.sampled_from(["condemned", "protested", "praised", "called", "urged calm after", "analysed"]),
    dates,
)
said = st.builds("{}{} {}".format, st.one_of(launches, flights), st.sampled_from([",", " —", ""]), st.sampled_from(SAY).map("{} said".format))
sentences = st.builds("{}{}".format, st.one_of(launches, flights, reactions, said, heaps), st.sampled_from([".", ". ", ".\n", ".\n\n", "", "!”", ".”", "?"]))


@st.composite
def texts(draw: st.DrawFn) -> str:
    """A few sentences as newsrooms write them, with a letter lost, doubled or exchanged here and there."""
    text = "".join(draw(st.lists(sentences, min_size=1, max_size=8)))
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(text)))
        size = draw(st.integers(0, 6))
        text = text[:at] + draw(st.sampled_from(["", " ", text[at : at + size] * 2, draw(st.sampled_from([*ODD, *GLUE]))])) + text[at + size :]
    return text


publications = st.sampled_from(["", "2024-01-10", "2024-02-29", "2023-12-31", "1998-01-01", "2026-03-01"])


def check_text(text: str, published: str) -> None:
    """One row for the article, and every invariant of rows, within the time; AssertionError, or whatever was raised."""
    loaded = extractor.load("missile_launch")
    start = time.process_time()
    (rows,) = loaded.rows([Article("t", text, published=published)])
    Slowest.of(time.process_time() - start, TEXT_SECONDS, text)
    check_rows(rows, text, loaded.codebook)


class Slowest:
    """How long the slowest input took."""

    seconds = 0.0
    what = ""

    @classmethod
    def of(cls, seconds: float, limit: float, what: str) -> None:
        if seconds > cls.seconds:
            cls.seconds, cls.what = seconds, what[:200]
        assert seconds < limit, f"took {seconds:.1f} s (limit {limit:.0f} s)"


# --- files -------------------------------------------------------------------------------------------------------------------


def parquet() -> bytes:
    import pyarrow
    import pyarrow.parquet

    out = pyarrow.BufferOutputStream()
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(article_files.RECORDS), out)
    data: bytes = out.getvalue().to_pybytes()
    return data


def warc() -> bytes:
    return article_files.warc([("https://paper.example/1", article_files.page().encode(), "text/html", "200 OK")] * 2)


KINDS: dict[str, Callable[[], bytes]] = {
    "txt": lambda: f"{article_files.TITLE}\n\n{article_files.TEXT}".encode(),
    "html": lambda: article_files.page(head=article_files.PUBLISHED).encode(),
    "jsonl": article_files.jsonl,
    "json": lambda: json.dumps(article_files.RECORDS).encode(),
    "csv": lambda: article_files.table(","),
    "tsv": lambda: article_files.table("\t"),
    "parquet": parquet,
    "pdf": lambda: article_files.pdf(["North Korea fired a missile on Tuesday, Seoul said.", "It flew 350 km."]),
    "warc": warc,
    "jsonl.gz": lambda: gzip.compress(article_files.jsonl(), mtime=0),
    "html.zst": lambda: article_files.zst(article_files.page().encode()),
    "eml": lambda: press.mail(press.FIRST),
    "mbox": press.mbox,
    "mhtml": lambda: press.mhtml(article_files.page()),
    "rss": lambda: press.rss().encode(),
    "docx": lambda: press.docx(press.nexis_newer_lines()),
    "odt": lambda: press.odt(press.nexis_newer_lines()),
    "rtf": lambda: press.rtf(press.factiva_plain_lines()),
    "nexis.txt": lambda: "\n".join(press.nexis_lines()).encode(),
    "nexis.html": lambda: press.nexis_html().encode(),
    "factiva.html": lambda: press.factiva_html().encode(),
    "factiva.txt": lambda: press.factiva_tagged().encode(),
    "proquest.txt": lambda: press.proquest_txt().encode(),
    "warc.gz": lambda: gzip.compress(warc(), mtime=0),
}
_TOKENS = [
    b"\0",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"<",
    b">",
    b"&#8;",
    b"&#xD800;",
    b'"',
    b"\n",
    b"\r",
    b"\\ud83d",
    b"{",
    b"[",
    b"]",
    b",",
    b"stream",
    b"endobj",
    b"\x80",
    b"9" * 30,
    b" " * 50,
    b"<!--",
    b"]]>",
]


@functools.cache
def good(kind: str) -> bytes:
    """An undamaged file; the same one for the whole run."""
    return KINDS[kind]()


@st.composite
def files(draw: st.DrawFn) -> tuple[str, bytes]:
    """(ending, content): a good file, now and then under another's ending, with some pieces cut out, doubled, moved or overwritten."""
    kind = draw(st.sampled_from(list(KINDS)))
    data = bytearray(good(kind))
    for _ in range(draw(st.integers(0, 5))):
        at, size = draw(st.integers(0, len(data))), draw(st.sampled_from([1, 1, 2, 8, 64, 512]))
        piece = bytes(data[at : at + size])
        data[at : at + size] = draw(
            st.one_of(
                st.just(b""),
                st.just(piece * 2),
                st.sampled_from(_TOKENS),
                st.binary(min_size=1, max_size=8),
                st.just(bytes(b ^ 1 << (i % 8) for i, b in enumerate(piece))),
            )
        )
    if draw(st.integers(0, 5)) == 0:
        del data[draw(st.integers(0, len(data))) :]
    return draw(st.sampled_from([kind, kind, kind, *KINDS])), bytes(data)


def check_file(ending: str, data: bytes) -> None:
    """At least one article, each with text or an error, within the time; AssertionError, or whatever was raised."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"news.{ending}"
        path.write_bytes(data)
        start = time.process_time()
        articles = list(read_inputs([str(path)], Reading(max_chars=MAX_CHARS)))
        Slowest.of(time.process_time() - start, FILE_SECONDS, f"{ending}: {data[:100]!r}")
    assert articles
    for article in articles:
        check_article(article, MAX_CHARS)


# --- running -----------------------------------------------------------------------------------------------------------------


def attempt(check: Callable[..., None], strategy: st.SearchStrategy[Any], examples: int, number: int) -> str:
    """That many examples; "" or the shrunk failure with its traceback."""

    @seed(number)
    @settings(
        max_examples=examples, deadline=None, database=None, derandomize=False, phases=[Phase.generate, Phase.shrink], suppress_health_check=list(HealthCheck)
    )
    @given(strategy)
    def run(example: tuple[Any, ...]) -> None:
        check(*example)

    try:
        run()
    except BaseException as error:
        if isinstance(error, (KeyboardInterrupt, SystemExit)):
            raise
        return "".join(traceback.format_exception(error)[-6:]) + "\n".join(getattr(error, "__notes__", []))
    return ""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--minutes", type=float, default=0, help="how long; without --texts and --files, half for each")
    parser.add_argument("--texts", type=int, default=0)
    parser.add_argument("--files", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    whole = options.texts + options.files == 0
    failures = 0
    extractor.extract("A missile was fired.")  # loads the model, outside of any time
    for name, check, strategy, wanted in (
        ("texts", check_text, st.tuples(texts(), publications), options.texts),
        ("files", check_file, files(), options.files),
    ):
        Slowest.seconds, Slowest.what, tried, begun = 0.0, "", 0, time.monotonic()
        until = begun + (options.minutes * 60 / (2 if whole else 1) if options.minutes else 1e9)
        step = 500 if wanted == 0 else min(500, wanted)
        while (whole or tried < wanted) and time.monotonic() < until:
            told = attempt(check, strategy, step, options.seed * 1_000_000 + tried)
            tried += step
            if told:
                failures += 1
                print(f"--- {name}, seed {options.seed}, after {tried}:\n{told}", flush=True)
        if tried:
            print(f"{tried:,} {name} in {time.monotonic() - begun:.0f} s, slowest {Slowest.seconds:.2f} s: {Slowest.what!r}", flush=True)
    print(f"{failures} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
