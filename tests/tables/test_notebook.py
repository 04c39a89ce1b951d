"""What a notebook shows of a result."""

from __future__ import annotations

from lxml import html

import extractor
from extractor.tables.notebook import MOST, notebook_html, segments
from extractor.tables.rows import Rows

TEXT = "🚀 North Korea fired a missile from Sunan on Tuesday. They flew about 350 km, Seoul said. Tokyo condemned it. In 2017 it launched a Hwasong-15."


def shown(text: str, title: str = "") -> html.HtmlElement:
    return html.fromstring(f"<div>{extractor.extract(text, published='2026-01-28', title=title)._repr_html_()}</div>")


def test_the_text_stands_there_with_its_claims_marked() -> None:
    page = shown(TEXT)
    (body,) = page.find_class("text")
    assert body.text_content() == TEXT
    marks = {m.text_content(): m for m in body.iter("mark")}
    assert "distance: 350 km, says KOR" in marks["350 km"].get("title")
    assert "condemn by JPN" in marks["condemned"].get("title")
    assert "launch site: Sunan" in marks["Sunan"].get("title")
    assert "background" in marks["Hwasong-15"].get("class")


def test_events_stand_above_with_what_is_told_of_them() -> None:
    (table,) = shown(TEXT, "Launch <day>").iter("table")
    assert "e1 main" in table.text_content()
    assert "Sunan" in table.text_content()


def test_a_hostile_text_is_shown_and_not_run() -> None:
    hostile = 'North Korea fired a <script>alert(1)</script> missile from Sunan. "><img src=x onerror=alert(1)> Tokyo condemned it.'
    page = shown(hostile, "<b>bold</b>")
    assert not list(page.iter("script", "img", "b"))
    assert page.find_class("text")[0].text_content() == hostile


def test_claims_within_claims_cut_the_text_and_the_narrowest_comes_first() -> None:
    claims = [{"start": 0, "end": 10, "n": 1}, {"start": 4, "end": 6, "n": 2}, {"start": 8, "end": 99, "n": 3}]
    found = [(s.text, [c["n"] for c in s.claims]) for s in segments("0123456789ab", claims)]
    assert found == [("0123", [1]), ("45", [2, 1]), ("6789", [1]), ("ab", [])]


def test_of_many_articles_the_first_with_events_are_shown() -> None:
    one = extractor.extract(TEXT, published="2026-01-28").rows.articles[0]
    page = notebook_html(Rows([one | {"article_id": str(n)} for n in range(MOST + 5)], [], [], []))
    assert page.count('class="text"') == MOST
    assert "5 more articles" in page


def test_no_article_is_told() -> None:
    assert "No article" in notebook_html(Rows([], [], [], []))
