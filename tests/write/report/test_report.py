"""What the page is made from, without a browser."""

from __future__ import annotations

import base64
import gzip
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
import vendor
from report_articles import ARTICLES

from extractor.extraction import Extractor, load
from extractor.tables.frames import Result
from extractor.write.report.about import about
from extractor.write.report.articles import sentence_place
from extractor.write.report.disputes import differ
from extractor.write.report.packing import chunks, packed, script_json
from extractor.write.report.page import ORDER, SCRIPTS, SHEETS, STYLES, licences, page, policy, script
from extractor.write.report.run import OTHERS, Run, read_run

CODEBOOK = load("missile_launch").codebook


def test_libraries_are_those_declared_with_their_licences() -> None:
    declared = vendor.versions()
    assert {p.name for p in vendor.VENDOR.iterdir()} == {
        *declared,
        *(f"{spec['package'].split('/')[-1]}.LICENSE" for spec in declared.values()),
        "versions.yml",
    }
    assert [name for name, spec in declared.items() if vendor.digest((vendor.VENDOR / name).read_bytes()) != spec["sha256"]] == []


def test_the_page_carries_the_licences() -> None:
    assert len(re.findall("Permission to use, copy, modify", licences())) == len({spec["package"] for spec in vendor.versions().values()})


def test_every_script_is_in_the_page() -> None:
    assert {p.stem for p in SCRIPTS.glob("*.js")} == set(ORDER) and {p.stem for p in STYLES.glob("*.css")} == set(SHEETS)
    assert "</script" not in script().lower() and "innerHTML" not in script() and "eval(" not in script()


def test_scripts_are_short() -> None:
    texts = {p.name: p.read_text(encoding="utf-8").splitlines() for p in [*SCRIPTS.glob("*.js"), *STYLES.glob("*.css")]}
    assert [name for name, lines in texts.items() if len(lines) >= 250] == []
    assert [line for lines in texts.values() for line in lines if len(line) > 160] == []
    assert [name for name, lines in texts.items() if not lines[0].startswith(("//", "/*"))] == []


def test_packed_data_are_json_and_the_same_every_time() -> None:
    data = {"text": "</script> \u2028 🚀", "n": [1, 2]}
    assert json.loads(gzip.decompress(base64.b64decode(packed(data)))) == data
    assert packed(data) == packed(data)
    assert re.fullmatch(r"[A-Za-z0-9+/=]+", packed(data))


def test_half_an_emoji_stops_nothing() -> None:
    assert json.loads(gzip.decompress(base64.b64decode(packed("a\ud83d")))) == "a?"


def test_chunks_hold_all_in_order() -> None:
    parts = list(chunks({"text": "x" * 150_000, "n": n} for n in range(7)))
    assert sum(count for count, _ in parts) == 7 and len(parts) == 3
    found = [item["n"] for _, letters in parts for item in json.loads(gzip.decompress(base64.b64decode(letters)))]
    assert found == list(range(7))


def test_nothing_in_the_json_of_a_script_ends_it() -> None:
    text = script_json({"title": "</script><!-- \u2028 & -->"})
    assert not set("<>&\u2028") & set(text) and json.loads(text)["title"] == "</script><!-- \u2028 & -->"


def test_the_policy_allows_no_connection() -> None:
    told = policy(["x"])
    assert "default-src 'none'" in told and "connect-src" not in told and "http" not in told and "unsafe-eval" not in told
    assert re.search(r"script-src 'sha256-[^']+';", told)


def test_sentences_are_found_around_their_claim() -> None:
    text = "It flew 350 km. It flew 350 km. 🚀 It flew 350 km."
    row = {"sentence": "It flew 350 km.", "text": "350 km", "start": "24", "end": "30"}
    start, end = sentence_place(row, text)
    assert (start, text[start:end]) == (16, "It flew 350 km.")
    assert sentence_place(row, "") == ["It flew 350 km.", ""]
    assert sentence_place(row | {"text": "35 km"}, text) == ["It flew 350 km.", ""]


def fact(attribute: str, value: str, unit: str = "", low: str = "", high: str = "") -> dict[str, str]:
    return {"attribute": attribute, "value": value, "unit": unit, "value_min": low or value, "value_max": high or value}


@pytest.mark.parametrize(
    ("facts", "differs"),
    [
        ([fact("distance", "350", "km"), fact("distance", "410", "km")], True),
        ([fact("distance", "350", "km"), fact("distance", "355", "km")], False),  # within 3 %
        ([fact("distance", "350", "km"), fact("distance", "400", "km", "300", "500")], False),
        ([fact("speed", "17", "Mach"), fact("speed", "6000", "km/h")], False),
        ([fact("date", "2017-11"), fact("date", "2017-11-29")], False),
        ([fact("date", "2017-11-28"), fact("date", "2017-11-29")], True),
        ([fact("projectile_class", "ballistic"), fact("projectile_class", "SRBM")], False),
        ([fact("projectile_class", "MRBM"), fact("projectile_class", "SRBM")], True),
        ([fact("launch_site", "Sunan"), fact("launch_site", "Sunan")], False),
        ([fact("outcome", "success"), fact("outcome", "failure")], True),
    ],
)
def test_what_disagrees(facts: list[dict[str, str]], differs: bool) -> None:
    assert differ(facts, CODEBOOK) is differs


@pytest.mark.parametrize("pipeline", ["missile_launch", "nuclear_test"])
def test_attributes_have_letters_of_their_own(pipeline: str) -> None:
    told = about(load(pipeline).pipeline)
    letters = [a["letters"] for a in told["attributes"]]
    assert len(set(letters)) == len(letters) and "Re" not in letters
    assert told["names"]["PRK"] == "North Korea"


def test_colours_can_be_read() -> None:
    """WCAG AA on the paper, the surface and what is sunken, in light and dark: 4.5 for text, 3 for what a line or a sign says."""
    light, dark = re.findall(r":root \{(.*?)\n *\}", (STYLES / "frame.css").read_text(encoding="utf-8"), re.S)[:2]
    for block in (light, dark):
        colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))
        grounds = [colours[name] for name in ("paper", "surface", "sunken")]
        weak = [(name, ground) for name in ("ink", "quiet", "accent", "right", "wrong") for ground in grounds if contrast(colours[name], ground) < 4.5]
        weak += [
            (name, ground)
            for name in ("who", "when", "from", "to", "what", "figure", "outcome", "reaction")
            for ground in grounds[:2]
            if contrast(colours[name], ground) < 3
        ]
        assert weak == []


def contrast(a: str, b: str) -> float:
    """The ratio of luminances of two colours, from 1 to 21."""
    x, y = sorted(map(luminance, (a, b)))
    return (y + 0.05) / (x + 0.05)


def luminance(colour: str) -> float:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_the_same_run_gives_the_same_page(made: Callable[..., Path], report: Path) -> None:
    assert made(ARTICLES).read_bytes() == report.read_bytes()


def run_folder(tmp_path: Path, n_ok: int, n_none: int) -> Path:
    """A folder as `batch` leaves it, of as many articles with and without events."""
    out = tmp_path / "out"
    out.mkdir()
    rows = [{"article_id": f"a{n}", "status": "ok" if n < n_ok else "none", "text": "x"} for n in range(n_ok + n_none)]
    tables = {"articles": rows, "events": [], "facts": [], "reactions": [], "incidents": [{"incident_id": "i1", "events": "a0/e1"}]}
    for name, lines in tables.items():
        (out / f"{name}.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return out


def test_a_run_is_read_whole_up_to_a_limit(tmp_path: Path) -> None:
    run = read_run(run_folder(tmp_path, 3, 2), most=3)
    assert run.whole and len(run.articles) == 5 and run.counts["ok"] == 3


def test_of_a_larger_run_only_the_incidents_are_read(tmp_path: Path) -> None:
    run = read_run(run_folder(tmp_path, 4, 2), most=3)
    assert not run.whole and (run.articles, run.facts) == ([], []) and len(run.incidents) == 1
    assert (run.counts["articles"], run.counts["ok"]) == (6, 4)


def test_a_page_that_grew_too_large_holds_incidents_only(extractor_: Extractor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.write.report.page.MOST_LETTERS", 1_000)
    run = Run.of(Result.of(extractor_.rows(ARTICLES), extractor_.codebook), "test")
    text = page(run, extractor_.pipeline)
    assert run.whole and '"whole":false' in text and 'id="data-chunk-0"' not in text
    assert '"whole":true' in page(Run.of(Result.of([], extractor_.codebook), "test"), extractor_.pipeline)


def test_few_of_many_articles_without_events_are_on_the_page(tmp_path: Path) -> None:
    run = read_run(run_folder(tmp_path, 2, OTHERS + 50))
    assert len(run.articles) == 2 + OTHERS and run.counts["articles"] == 2 + OTHERS + 50
