"""The review in a real browser: decisions by keys, kept on reload, and in the file that is downloaded."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from browser import Window
from report_articles import ARTICLES

KEYS = {"fact_id", "article_id", "event_id", "attribute", "verdict", "value", "value_min", "value_max", "unit", "qualifier", "asserted_by"}
KEYS |= {"text", "start", "end", "sentence", "reviewer", "when", "blind"}


def claim(page: Any) -> str:
    """The claim that is asked about: what its card is called."""
    return str(page.locator(".claim-card").get_attribute("aria-label"))


def press(page: Any, key: str) -> None:
    """Presses a key and waits for another claim, or for the count to change."""
    before = page.locator(".review").inner_text()
    page.keyboard.press(key)
    page.wait_for_function("before => document.querySelector('.review')?.innerText !== before", arg=before)


def downloaded(page: Any, tmp_path: Path) -> list[dict[str, Any]]:
    """The lines of corrections.jsonl as the page gives them."""
    with page.expect_download() as waiting:
        page.locator("#download").click()
    assert waiting.value.suggested_filename == "corrections.jsonl"
    path = tmp_path / "corrections.jsonl"
    waiting.value.save_as(path)
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_decisions_are_kept_and_downloaded(shown: Window, tmp_path: Path) -> None:
    page = shown.go("review")
    page.get_by_label("Reviewer").fill("MK")
    page.locator("h1").click()
    first = claim(page)
    press(page, "r")
    second = claim(page)
    press(page, "w")
    third = claim(page)
    press(page, "s")
    assert len({first, second, third, claim(page)}) >= 3
    assert "2 of " in page.locator(".progress").inner_text()
    page.reload()
    page.wait_for_selector(".claim-card")
    assert "1 right" in page.locator(".progress").inner_text() and "1 wrong" in page.locator(".progress").inner_text()
    lines = downloaded(page, tmp_path)
    assert sorted(line["verdict"] for line in lines) == ["right", "wrong"]
    assert all(set(line) - {"confidence", "asserted_by_text"} == KEYS and line["reviewer"] == "MK" and line["blind"] is False for line in lines)
    assert first.split()[0] in {line["attribute"].split("_")[0] for line in lines if line["verdict"] == "right"}


def test_undo_takes_the_last_step_back(shown: Window) -> None:
    page = shown.go("review")
    first = claim(page)
    press(page, "r")
    press(page, "u")
    assert claim(page) == first and page.locator(".progress").inner_text().startswith("0 of")
    press(page, "w")
    page.reload()
    page.wait_for_selector(".claim-card")
    press(page, "u")
    assert claim(page) == first and page.locator("#download").is_disabled()


def test_disputed_claims_come_first_and_show_their_rivals(shown: Window) -> None:
    page = shown.go("review")
    assert claim(page) in ("distance about 350 km", "distance 410 km")
    assert ("410 km" if "350" in claim(page) else "350 km") in page.locator(".rivals").inner_text()
    page.get_by_label("Order").select_option("article")
    page.wait_for_function("() => !document.querySelector('.claim-card').getAttribute('aria-label').startsWith('distance')")


def test_blind_review_shows_no_scores(shown: Window, tmp_path: Path) -> None:
    page = shown.go("review")
    assert "confidence" in page.locator(".claim-card").inner_text()
    page.get_by_label("hide scores").check()
    page.wait_for_function("() => !document.querySelector('.claim-card').innerText.includes('confidence')")
    assert page.locator(".rivals").count() == 0 and page.get_by_label("Order").is_disabled()
    page.locator("h1").click()
    press(page, "r")
    assert [line["blind"] for line in downloaded(page, tmp_path)] == [True]
    shown.go("article/0")
    assert page.locator(".claims-pane td.score:visible").count() == 0
    shown.go("incidents")
    assert page.locator("td .score:visible").count() == 0


def test_a_value_is_edited(shown: Window, tmp_path: Path) -> None:
    page = shown.go("review")
    page.get_by_label("Attribute").select_option("distance")
    page.wait_for_selector(".claim-card[aria-label^=distance]")
    page.locator("h1").click()
    page.keyboard.press("e")
    dialog = page.locator("dialog")
    dialog.get_by_label("Value", exact=True).fill("far")
    dialog.get_by_role("button", name="Save").click()
    assert "number" in dialog.get_by_role("alert").inner_text()
    dialog.get_by_label("Value", exact=True).fill("360")
    dialog.get_by_label("How exact").select_option("exact")
    dialog.get_by_label("Note").fill("misread")
    dialog.get_by_role("button", name="Save").click()
    page.wait_for_selector("text=1 edited")
    (line,) = downloaded(page, tmp_path)
    assert (line["verdict"], line["value"], line["value_min"], line["value_max"], line["unit"], line["note"]) == ("edited", "360", 360, 360, "km", "misread")
    assert line["was"]["value"] in ("350", "410") and line["was"]["value_min"] == float(line["was"]["value"])


def test_a_missing_fact_is_added_at_its_place(shown: Window, tmp_path: Path) -> None:
    """The offsets count code points, also behind emoji."""
    page = shown.go("article/0")
    page.get_by_role("button", name="Add a missing fact").click()
    dialog = page.locator("dialog")
    dialog.get_by_label("Attribute").select_option("landing_area")
    dialog.get_by_label("Words in the text").fill("nowhere at all")
    dialog.get_by_label("Value", exact=True).fill("Sea of Japan")
    dialog.get_by_role("button", name="Save").click()
    assert "do not stand" in dialog.get_by_role("alert").inner_text()
    dialog.get_by_label("Words in the text").fill("while Japan")
    dialog.get_by_role("button", name="Save").click()
    page.wait_for_selector("tr.is-added")
    assert page.locator("mark.is-added").inner_text() == "while Japan"
    shown.go("review")
    (line,) = downloaded(page, tmp_path)
    assert ARTICLES[0].text[line["start"] : line["end"]] == "while Japan" == line["text"]
    assert line["verdict"] == "added" and line["attribute"] == "landing_area" and line["sentence"].startswith("🚀🚀 They flew")


def test_the_role_of_an_event_is_edited(shown: Window, tmp_path: Path) -> None:
    page = shown.go("article/0")
    page.get_by_label("Role of e2").select_option("main")
    page.wait_for_selector("text=role edited")
    assert page.locator("mark.role-background").count() == 0
    shown.go("review")
    (line,) = downloaded(page, tmp_path)
    assert (line["fact_id"], line["attribute"], line["value"], line["was"]) == ("first/e2/role", "role", "main", {"value": "background"})
    shown.go("article/0")
    page.get_by_label("Role of e2").select_option("background")
    page.wait_for_selector("mark.role-background")


def test_a_missed_event_is_added(shown: Window, tmp_path: Path) -> None:
    """In an article in which nothing was found."""
    page = shown.go("article/3")
    page.get_by_role("button", name="Add a missing fact").click()
    dialog = page.locator("dialog")
    dialog.get_by_label("Words in the text").fill("The town council")
    dialog.get_by_label("Value", exact=True).fill("IND")
    dialog.get_by_role("button", name="Save").click()
    page.wait_for_selector("text=an event that was missed")
    page.get_by_role("button", name="Nothing more is told here").click()
    page.wait_for_selector("text=Article is complete")
    shown.go("review")
    lines = downloaded(page, tmp_path)
    assert {(line["verdict"], line["event_id"]) for line in lines} == {("added", "new1"), ("complete", "")}


def test_a_missed_reaction_is_added(shown: Window, tmp_path: Path) -> None:
    page = shown.go("article/1")
    page.get_by_role("button", name="Add a missing fact").click()
    dialog = page.locator("dialog")
    dialog.get_by_label("Attribute").select_option("reaction")
    dialog.get_by_label("Words in the text").fill("Seoul said")
    dialog.get_by_label("Value", exact=True).select_option("concern")
    dialog.get_by_label("Government").fill("KOR")
    dialog.get_by_role("button", name="Save").click()
    page.wait_for_selector("tr.is-added")
    assert "South Korea: concern" in page.locator("tr.is-added").inner_text()
    shown.go("review")
    (line,) = downloaded(page, tmp_path)
    assert (line["attribute"], line["value"], line["asserted_by"], line["event_id"]) == ("reaction", "concern", "KOR", "e1")


def test_selected_words_are_offered(shown: Window) -> None:
    page = shown.go("article/0")
    page.evaluate(
        """() => {
          const pane = document.querySelector(".text");
          const walker = document.createTreeWalker(pane, NodeFilter.SHOW_TEXT);
          let node;
          while ((node = walker.nextNode())) {
            const at = node.data.indexOf("the distance");
            if (at < 0) continue;
            getSelection().setBaseAndExtent(node, at, node, at + "the distance".length);
            pane.dispatchEvent(new PointerEvent("pointerup", { bubbles: true }));
            return;
          }
        }"""
    )
    page.locator("#add-selected").click()
    assert page.locator("dialog").get_by_label("Words in the text").input_value() == "the distance"


def test_all_of_one_value_and_wording_are_accepted(shown: Window, tmp_path: Path) -> None:
    page = shown.go("review")
    page.get_by_label("Attribute").select_option("launch_site")
    page.wait_for_selector(".claim-card[aria-label^='launch site']")
    page.locator("h1").click()
    while claim(page) != "launch site Sunan":
        press(page, "s")
    press(page, "a")
    lines = downloaded(page, tmp_path)
    assert [line["value"] for line in lines] == ["Sunan", "Sunan"] and {line["verdict"] for line in lines} == {"right"}
    assert len([line for line in lines if "accepted_with" in line]) == 1
    press(page, "u")
    assert page.locator("#download").is_disabled()


def test_reviewed_and_predicted_never_look_alike(shown: Window) -> None:
    page = shown.go("article/0")
    row = page.locator("tr[data-item]", has_text="410 km")
    predicted = row.locator(".verdict").evaluate("one => [getComputedStyle(one).borderStyle, one.textContent]")
    row.get_by_role("button", name="Wrong").click()
    page.wait_for_selector("tr.is-wrong")
    reviewed = row.locator(".verdict").evaluate("one => [getComputedStyle(one).borderStyle, one.textContent]")
    assert predicted == ["dashed", "predicted"] and reviewed[0] == "solid" and reviewed[1].startswith("✗ wrong")
    assert "line-through" in page.locator("mark", has_text="410 km").evaluate("one => getComputedStyle(one).textDecorationLine")
    row.get_by_role("button", name="Take the decision back").click()
    page.wait_for_function("() => !document.querySelector('tr.is-wrong')")


def test_two_windows_lose_nothing_of_each_other(shown: Window, tmp_path: Path) -> None:
    one, two = shown.go("review"), shown.window()
    two.evaluate("location.hash = '#/review'")
    two.wait_for_selector(".claim-card")
    press(one, "r")
    two.wait_for_function("() => document.querySelector('.progress').innerText.startsWith('1 of')")
    press(two, "w")
    one.wait_for_function("() => document.querySelector('.progress').innerText.startsWith('2 of')")
    assert len(downloaded(one, tmp_path)) == 2


def test_a_file_is_taken_over(shown: Window, tmp_path: Path) -> None:
    page = shown.go("review")
    press(page, "r")
    (line,) = downloaded(page, tmp_path)
    press(page, "u")
    page.locator("#corrections-file").set_input_files(tmp_path / "corrections.jsonl")
    page.wait_for_function("() => document.querySelector('.progress').innerText.startsWith('1 of')")
    assert downloaded(page, tmp_path) == [line]
    wrong = tmp_path / "wrong.jsonl"
    wrong.write_text('{"a": 1}\n', encoding="utf-8")
    page.locator("#corrections-file").set_input_files(wrong)
    page.wait_for_function("() => document.getElementById('announcer').textContent.includes('no corrections.jsonl')")
    assert len(downloaded(page, tmp_path)) == 1


def test_keys_do_nothing_while_one_types(shown: Window) -> None:
    page = shown.go("review")
    page.get_by_label("Reviewer").press_sequentially("rws")
    assert page.locator(".progress").inner_text().startswith("0 of") and page.get_by_label("Reviewer").input_value() == "rws"
    page.get_by_label("single keys").uncheck()
    page.locator("h1").click()
    page.keyboard.press("r")
    page.wait_for_timeout(100)
    assert page.locator(".progress").inner_text().startswith("0 of")
