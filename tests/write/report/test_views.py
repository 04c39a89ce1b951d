"""The views of the report page in a real browser: a file, no network, no error."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from browser import Window
from report_articles import ARTICLES

from extractor.extraction import load
from extractor.read.article import Article
from extractor.write.report.compared import compared_rows
from extractor.write.report.run import Run


def column(page: Any, name: str) -> list[str]:
    """The cells of a column of the table that is shown."""
    at = page.evaluate("name => [...document.querySelectorAll('thead th')].findIndex(one => one.dataset.column === name)", name)
    return [text.strip() for text in page.locator(f"tbody tr > :nth-child({at + 1})").all_inner_texts()]


def test_every_view_opens(shown: Window) -> None:
    for tab in ("Incidents", "Articles", "Map", "Timeline", "Review"):
        shown.page.get_by_role("link", name=tab, exact=True).first.click()
        shown.page.wait_for_function("tab => document.querySelector('#tabs [aria-current]').textContent === tab && document.title.startsWith(tab)", arg=tab)
        assert shown.page.locator("#view > h2").inner_text() == tab
    assert shown.page.locator("#summary").inner_text().startswith("4 articles · ")


def test_incidents_are_sorted(shown: Window) -> None:
    page = shown.go("incidents")
    dates = column(page, "date")
    assert dates[0] == "2026-01-27" and "2017-11" in dates
    page.get_by_role("button", name=re.compile("^distance")).click()
    figures = [text for text in column(page, "distance_km") if text]
    assert figures == ["4,800", "350–410"]
    assert page.locator("th[aria-sort=descending]").get_attribute("data-column") == "distance_km"
    page.get_by_role("button", name=re.compile("^distance")).click()
    assert [text for text in column(page, "distance_km") if text] == ["350–410", "4,800"]


def test_incidents_are_filtered(shown: Window) -> None:
    page = shown.go("incidents")
    everything = page.locator("tbody tr").count()
    page.get_by_label("launcher").select_option("IND")
    assert column(page, "launcher") == ["India"]
    page.get_by_role("button", name="Clear").click()
    page.wait_for_function("n => document.querySelectorAll('tbody tr').length === n", arg=everything)
    page.get_by_label("figures disagree").check()
    assert column(page, "date") == ["2026-01-27"]
    page.get_by_label("figures disagree").uncheck()
    page.get_by_label("Confidence").select_option("0.9")
    assert 0 < page.locator("tbody tr").count() < everything and all(int(text.split()[0]) >= 90 for text in column(page, "confidence"))
    page.get_by_label("Confidence").select_option("")
    page.get_by_label("Search").fill("bengal")
    assert column(page, "landing_area") == ["Bay of Bengal"]
    page.get_by_label("Search").fill("")
    page.get_by_label("From").fill("2017")
    page.get_by_label("To", exact=True).fill("2018")
    assert column(page, "date") == ["2017-11"]
    page.get_by_role("button", name="Clear").click()
    page.get_by_label("told as").select_option("planned")
    assert column(page, "launcher") == ["Pakistan"]


def test_an_incident_shows_rivals_side_by_side(shown: Window) -> None:
    page = shown.go("incidents")
    page.locator("tbody tr", has_text="350–410").click()
    block = page.get_by_role("region", name="distance")
    amounts = block.locator(".amount")
    amounts.first.wait_for()  # claims are unpacked when they are asked for
    assert sorted(amounts.all_inner_texts()) == ["410 km", "about 350 km"]
    left, right = (amounts.nth(i).bounding_box() for i in (0, 1))
    assert left["y"] == right["y"] and left["x"] < right["x"]
    assert "says South Korea" in block.inner_text() and "says Japan" in block.inner_text()
    assert block.locator("mark").first.inner_text() in ("350 km", "410 km")
    assert "disagree" in block.inner_text()
    assert page.locator(".told-by li").count() == 2
    block.get_by_role("link").first.click()
    page.wait_for_selector("mark.picked")
    assert page.locator("mark.picked").inner_text() in ("350 km", "410 km")


def test_marks_are_the_words_of_the_claims(shown: Window) -> None:
    """Also behind emoji, which are two units of JavaScript and one code point."""
    page = shown.go("article/0")
    marks = dict(page.evaluate("[...document.querySelectorAll('mark[data-items]')].map(one => [one.dataset.letters, one.textContent])"))
    assert marks["Di"] == "410 km" and marks["Al"] == "50 km" and marks["Re"] == "condemned"
    assert page.locator(".text").inner_text().count("🚀") == 2
    assert page.locator("mark.role-background").first.inner_text() == "In November 2017"


def test_table_and_text_lead_to_each_other(shown: Window) -> None:
    page = shown.go("article/0")
    row = page.locator("tr[data-item]", has_text="410 km")
    row.get_by_role("button", name="distance", exact=True).click()
    assert page.locator("mark.picked").inner_text() == "410 km"
    page.locator("mark", has_text="condemned").click()
    assert page.locator("tr.picked").inner_text().startswith("Re")
    page.get_by_label("background").uncheck()
    assert page.locator("mark.role-background").count() == 0
    assert page.locator("mark.role-main").count() > 4


def test_articles_are_paged_by_keys(shown: Window) -> None:
    page = shown.go("article/0")
    first = page.locator("h2").inner_text()
    page.keyboard.press("j")
    page.wait_for_function("first => document.querySelector('h2').textContent !== first", arg=first)
    page.keyboard.press("k")
    page.wait_for_function("first => document.querySelector('h2').textContent === first", arg=first)
    assert page.get_by_role("link", name="on the web").get_attribute("href") == "https://example.org/first"


def test_places_of_the_map_lead_to_incidents(shown: Window) -> None:
    page = shown.go("map")
    names = page.locator(".sites circle").evaluate_all("all => all.map(one => one.dataset.place)")
    assert "Sunan" in names and len(names) == len(set(names))
    page.locator('circle[data-place="Sunan"]').dispatch_event("click")
    assert "2026-01-27" in page.locator(".map-list").inner_text()
    assert page.locator(".ends path").count() >= 2 and page.locator(".lines path").count() >= 2
    page.get_by_role("button", name="Zoom in").click()
    page.wait_for_function("() => document.querySelector('.map g').getAttribute('transform').includes('scale')")
    page.locator(".map-list").get_by_role("button", name="Show in the table").click()
    page.wait_for_selector("table")
    assert set(column(page, "launch_site")) == {"Sunan"}
    page.get_by_role("button", name="Clear").click()


def test_landing_points_by_distance_and_direction(shown: Window) -> None:
    """Sunan, 350 to 410 km towards the Sea of Japan."""
    page = shown.go("map")
    assert page.locator(".reached path").count() == 1
    page.locator('circle[data-place="Sunan"]').dispatch_event("click")
    assert "by distance and direction near 39.7, 130.1, within 168 km" in page.locator(".map-list").inner_text()
    assert page.locator(".legend .map-sign.reached").count() == 1 and page.locator(".map-sign.implausible").count() == 0


def test_the_best_of_rival_figures(shown: Window) -> None:
    page = shown.go("incidents")
    page.locator("tbody tr", has_text="350–410").click()
    assert "best: 350 (opponent: KOR), of 350–410" in page.get_by_role("region", name="distance").inner_text()
    assert page.locator(".best").count() == 1  # of what nobody disputes there is no best


def test_what_cannot_be_is_shown(chromium: Any, made: Callable[..., Path]) -> None:
    """With its reason at the incident, and marked on the map."""
    text = "North Korea fired a short-range ballistic missile from Sunan on Tuesday. It flew 350 km at an altitude of 4,475 km and fell into the Sea of Japan."
    window = Window(chromium, made((Article("high", text, published="2026-01-28"),)))
    page = window.go("map")
    assert page.locator("circle.implausible").count() == 1 and page.locator(".reached path.implausible").count() == 1
    page.locator('circle[data-place="Sunan"]').dispatch_event("click")
    page.locator(".map-list a").first.click()
    page.wait_for_selector(".incident")
    assert "SRBM reach 1000" in page.locator(".witness").inner_text()
    assert window.problems == []
    window.close()


def test_places_are_where_they_are(shown: Window) -> None:
    """The sign of Sunan stands on Korea: where the projection of the map puts 39.2 N, 125.7 E."""
    page = shown.go("map")
    inside = page.evaluate(
        """() => {
          const sign = document.querySelector('circle[data-place="Sunan"]').getBoundingClientRect();
          const land = document.querySelector('path.land');
          const point = new DOMPoint(sign.x + sign.width / 2, sign.y + sign.height / 2).matrixTransform(land.getScreenCTM().inverse());
          return land.isPointInFill(point);
        }"""
    )
    assert inside


def test_dots_of_the_timeline_are_links(shown: Window) -> None:
    page = shown.go("timeline")
    if page.get_by_role("button", name="Show all").count():
        page.get_by_role("button", name="Show all").click()
    links = page.locator(".chart").first.locator("svg a")
    dated = page.locator(".count").inner_text()
    assert links.count() == int(dated.split()[0]) - (int(re.search(r", (\d+) without", dated)[1]) if "without" in dated else 0)  # type: ignore[index]
    assert page.locator(".chart h3").all_inner_texts() == ["By date", "Altitude against distance"]
    page.get_by_label("colour by").select_option("agent")
    assert "North Korea" in page.locator(".chart").first.inner_text()
    links.first.dispatch_event("click")
    page.wait_for_selector(".incident")


@pytest.mark.parametrize("width", [400, 1360])
@pytest.mark.parametrize("view", ["incidents", "articles", "article/0", "map", "timeline", "review"])
def test_nothing_is_wider_than_the_window(chromium: Any, report: Path, view: str, width: int) -> None:
    window = Window(chromium, report, viewport={"width": width, "height": 800})
    page = window.go(view)
    page.wait_for_timeout(200)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    unnamed = page.evaluate(
        "[...document.querySelectorAll('button, input, select, a')].filter(one => one.offsetParent && !(one.textContent.trim() || one.getAttribute('aria-label') || one.labels?.length)).map(one => one.outerHTML)"
    )
    assert unnamed == [] and window.problems == []
    window.close()


def test_without_texts_there_are_the_sentences(chromium: Any, made: Callable[..., Path]) -> None:
    """Of a run with --no-text."""
    window = Window(chromium, made(ARTICLES, lambda run: replace(run, articles=[article | {"text": ""} for article in run.articles])))
    page = window.go("article/0")
    assert "not kept" in page.locator(".text").inner_text() and "Tokyo condemned the launch." in page.locator(".text").inner_text()
    assert page.get_by_role("button", name="Add a missing fact").count() == 0
    page = window.go("incidents")
    page.locator("tbody tr", has_text="350–410").click()
    assert "They flew about 350 km" in page.get_by_role("region", name="distance").inner_text()
    page = window.go("review")
    assert "They flew about 350 km" in page.locator(".claim-card").inner_text()
    page.locator("h1").click()
    page.keyboard.press("r")
    page.wait_for_selector("text=1 right")
    assert window.problems == []
    window.close()


def test_a_run_without_an_event_has_a_page(chromium: Any, made: Callable[..., Path]) -> None:
    window = Window(chromium, made((ARTICLES[3], Article("f", "", error="f: the file is empty"))))
    assert "2 articles · 0 incidents" in window.page.locator("#summary").inner_text()
    for view in ("map", "timeline", "review", "incidents", "articles"):
        page = window.go(view)
        page.wait_for_timeout(100)
    page.get_by_label("which").select_option("failed")
    assert "the file is empty" in page.locator("tbody").inner_text()
    page.get_by_label("which").select_option("")
    page.get_by_role("link", name="A bridge is mended").click()
    assert "old bridge" in page.locator(".text").inner_text() and window.problems == []
    window.close()


def test_another_pipeline_has_the_same_page(chromium: Any, made: Callable[..., Path]) -> None:
    text = "North Korea detonated a hydrogen bomb at Punggye-ri on Sunday, South Korea's military said. The yield was 100 kilotons, Japan said, and the magnitude 6.3."
    window = Window(chromium, made((Article("n", text, published="2017-09-04"),), extractor_=load("nuclear_test")))
    for view in ("articles", "map", "timeline", "review", "incidents"):
        page = window.go(view)
        page.wait_for_timeout(100)
    assert column(page, "tester") == ["North Korea"] and column(page, "yield_kt") == ["100"]
    page.locator("tbody tr").click()
    assert "Punggye-ri" in page.locator(".incident").inner_text() and window.problems == []
    window.close()


def test_a_page_of_very_many_holds_incidents_only(chromium: Any, made: Callable[..., Path]) -> None:
    def only_incidents(run: Run) -> Run:
        return replace(run, articles=[], events=[], facts=[], reactions=[], counts={"articles": 12_345, "ok": 12_000})

    window = Window(chromium, made(ARTICLES, only_incidents))
    page = window.page
    assert "12,000 articles with events" in page.locator("#scope").inner_text()
    assert page.locator("#tabs a").all_inner_texts() == ["Incidents", "Map", "Timeline"]
    page.locator("tbody tr", has_text="4,800").click()
    assert "Bay of Bengal" in page.locator(".incident").inner_text()
    assert window.problems == []
    window.close()


COMPARED = """status,reference,incident_id,launcher,launcher_there,date,date_there,projectile_class,projectile_class_there,why
matched,12;13,{name},PRK,PRK,2026-01-27,2026-01-27,SRBM,SRBM,
missing_here,14,,,PRK,,2026-01-20,,ICBM,no incident
"""
VALUES = """incident_id,attribute,verdict,ours,theirs,asserted_by,quote,article_id,publisher,published
{name},distance,contradicts,350 km (KOR),900 km,KOR,<b>It flew 350 km.</b>,a,Wire,2026-01-28
{name},count,agrees,2,2,,Two were fired.,a,Wire,2026-01-28
"""


def test_what_was_compared(chromium: Any, made: Callable[..., Path], extractor_: Any, tmp_path: Path) -> None:
    """Each pairing with its incident; what contradicts with our sentence, as text."""

    def with_comparison(run: Run) -> Run:
        name = next(i["incident_id"] for i in run.incidents if i["date"] == "2026-01-27")
        for file, text in (("comparison.csv", COMPARED), ("values.csv", VALUES)):
            (tmp_path / file).write_text(text.replace("{name}", name), encoding="utf-8")
        return replace(run, compared=compared_rows(tmp_path, extractor_.codebook))

    window = Window(chromium, made(ARTICLES, with_comparison))
    page = window.go("compared")
    assert page.locator("p.count").inner_text() == "1 in both · 1 missing here"
    assert column(page, "day") == ["2026-01-27", "2026-01-20"]
    page.locator("#view details summary").click()
    assert page.locator("#view details blockquote").inner_text() == "<b>It flew 350 km.</b>"
    page.get_by_label("Show").select_option("missing_here")
    assert column(page, "reference") == ["14"]
    page.get_by_label("Show").select_option("differs")
    page.get_by_role("link", name="2026-01-27").click()
    page.wait_for_function("() => location.hash.startsWith('#/incident/i')")
    assert window.problems == []
    window.close()


def test_without_a_comparison_there_is_no_view_of_one(shown: Window) -> None:
    assert shown.page.get_by_role("link", name="Compared", exact=True).count() == 0
