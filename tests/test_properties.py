"""What holds for any text: exact offsets, values in the codebook's vocabularies, no exceptions, and the gate."""

from __future__ import annotations

import re

import pytest
from conftest import rows_of
from hypothesis import given, settings
from hypothesis import strategies as st
from invariants import check_fact, check_reaction, check_rows, grounded

from extractor.annotate import dates, quantities, sentences
from extractor.domain.pipeline import Pipeline
from extractor.extraction import Extractor, load
from extractor.read.article import Article

POOL = [
    "North Korea fired two ballistic missiles from Sunan on Tuesday, South Korea’s military said.",
    "They flew about 250 kilometres and 350 kilometres respectively.",
    "Japan's defence ministry put the altitude at 100 km, Seoul at 97 km.",
    "It fell 300\u00a0km off the coast, outside Japan’s 200-nautical-mile exclusive economic zone.",
    "Iran launched a Simorgh rocket from Semnan at 7:05 a.m. on Nov. 18.",
    "The missile, with a range of 5,000 km (3,100 miles), is new.",
    "Tokyo condemned the launch and lodged a protest 😀.",
    "“This is a grave threat,” Prime Minister Fumio Kishida said.",
    "The launch follows two in July.",
    "Pyongyang threatened to fire another missile at Guam.",
    "SEOUL, Jan. 4 (Wire) -- The North test-fired the KN25.",
    "It climbed to 7 687.5km and flew 1 001.2km for 5 156s.",
    "KCNA said it hit its target at Mach 10.",
    "Russia launched 29 cruise missiles and two ballistic missiles at Kyiv.",
    "India's Agni‑V soared over the Bay of Bengal.",
    "Tehran denied that it had launched a missile.",
    "The rocket blew up 71 seconds after lift-off.",
    "READ MORE: What we know about the missile launch",
    "𝔘nicode ünd ﬁgures: ４００ km.",
    "A Falcon 9 put 23 satellites into an orbit of 550 km.",
    "The cat slept.",
    "No one was hurt\tin Wonsan.",
    "It was the first test since 2017 when an ICBM flew 950 km.",
    "China urged all sides to show restraint.",
]
JOINTS = [" ", "\n", "\n\n", "  ", "", "\r\n"]
mixes = st.lists(st.tuples(st.sampled_from(POOL), st.sampled_from(JOINTS)), min_size=1, max_size=8).map(lambda parts: "".join(a + b for a, b in parts))
ISO = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


@given(mixes)
def test_facts_are_exact_slices_with_values_of_the_codebook(text: str) -> None:
    book = load("missile_launch").codebook
    for fact in rows_of(text).facts:
        grounded(fact, text)
        check_fact(fact, book)


@given(mixes)
def test_reactions_are_exact_slices_with_values_of_the_codebook(text: str) -> None:
    book = load("missile_launch").codebook
    for row in rows_of(text).reactions:
        grounded(row, text)
        check_reaction(row, text, book)


@given(mixes)
def test_tables_hang_together(text: str) -> None:
    check_rows(rows_of(text), text, load("missile_launch").codebook)


@given(mixes)
def test_the_same_text_gives_the_same_rows(text: str) -> None:
    article = Article("t", text, published="2024-01-10")
    x = load("missile_launch")
    first, second = x.rows([article, article])
    assert first == second


@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    assert len(rows_of(text).articles) == 1


@given(
    st.lists(
        st.one_of(
            st.sampled_from(
                [
                    "missile",
                    "rocket",
                    "fired",
                    "launched",
                    "350",
                    "km",
                    "miles",
                    "(",
                    ")",
                    "“",
                    '"',
                    "'",
                    "and",
                    "7:05",
                    "a.m.",
                    "said",
                    "Seoul",
                    "Japan",
                    "it",
                    "-",
                    ",",
                    ".",
                    ";",
                    "Mach",
                    "5",
                    "Nov.",
                    "18",
                    "2017",
                    "the",
                    "of",
                    "from",
                ]
            ),
            st.text(max_size=4),
        ),
        max_size=40,
    ).map(" ".join)
)
@settings(max_examples=80)
def test_any_heap_of_words_can_be_read(words: str) -> None:
    text = f"A missile was fired. {words}"
    for fact in rows_of(text).facts:
        grounded(fact, text)


@given(st.text(max_size=200))
def test_stages_keep_to_the_text(text: str) -> None:
    for q in quantities.find(text):
        assert 0 <= q.start < q.end <= len(text) and q.low <= q.high
    for d in dates.find(text):
        assert 0 <= d.start < d.end <= len(text)
    assert all(t.time < "24:00" for t in dates.times(text))
    assert len(sentences.plain(text)) == len(text)


@pytest.mark.parametrize("published", ["", "2024-02-29", "2023-12-31", "1998-01-01"])
def test_any_day_of_publication(published: str) -> None:
    text = " ".join(POOL)
    for fact in rows_of(text, published).facts:
        grounded(fact, text)
        assert fact["attribute"] != "date" or ISO.fullmatch(fact["value"])


def closed(pipeline: Pipeline) -> Extractor:
    """An extractor whose spaCy pipeline has not been built."""
    return Extractor(pipeline)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n",
        "The city council met on Tuesday to talk about parking, and then about bread.",
        "Rain fell on Seoul.",
        "The new phone has a larger screen.",
        "Kishida met Biden in Tokyo.",
    ],
)
def test_without_launch_words_spacy_is_not_even_built(extractor_: Extractor, text: str) -> None:
    x = closed(extractor_.pipeline)
    result = x.extract(text, published="2024-01-10")
    assert "nlp" not in vars(x)
    assert [a["status"] for a in result.rows.articles] == ["none"]


def test_only_gated_articles_reach_spacy(extractor_: Extractor, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    make_doc = extractor_.nlp.make_doc
    monkeypatch.setattr(extractor_.nlp, "make_doc", lambda text: (seen.append(text), make_doc(text))[1])
    articles = [Article("a", "Rain fell on Seoul."), Article("b", "Iran fired a missile."), Article("c", "", error="not readable")]
    statuses = [r.articles[0]["status"] for r in extractor_.rows(articles)]
    assert seen == ["Iran fired a missile."]
    assert statuses == ["none", "ok", "failed"]


def test_rows_come_in_the_order_of_the_articles(extractor_: Extractor) -> None:
    articles = [Article(f"a{i}", "Iran fired a missile." if i % 3 else "The cat slept.") for i in range(70)]
    assert [r.articles[0]["article_id"] for r in extractor_.rows(articles)] == [a.id for a in articles]
