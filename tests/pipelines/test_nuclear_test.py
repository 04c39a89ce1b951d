"""The nuclear_test pipeline on hand-made sentences: declarations only, through the same machinery."""

from __future__ import annotations

import csv
import io
from functools import cache
from pathlib import Path

import pytest

import extractor
from extractor.domain.pipeline import Pipeline, find_folder
from extractor.domain.tables import read_table
from extractor.evaluate.scoring import evaluate
from extractor.extraction import Extractor
from extractor.read.inputs import read_inputs
from extractor.run.batch import run_batch
from extractor.run.settings import RunSettings
from extractor.write.export import export

NAME = "nuclear_test"
SAMPLES = Path(__file__).resolve().parents[2] / "samples" / "nuclear"


@cache
def loaded() -> Extractor:
    return extractor.load(NAME)


def events(text: str, published: str = "2017-09-04") -> list[dict[str, str]]:
    return [{k: str(v) for k, v in e.items() if v != ""} for e in loaded().extract(text, published=published).rows.events]


def test_declarations_only() -> None:
    assert [p.name for p in find_folder(NAME).rglob("*.py")] == ["__init__.py"]


def test_sites_have_coordinates_and_sources() -> None:
    rows = read_table(find_folder(NAME) / "gazetteer" / "sites.csv")
    sites = [r for r in rows if r["kind"] == "test_range"]
    assert len(sites) >= 20
    assert all(-90 <= float(r["latitude"]) <= 90 and -180 <= float(r["longitude"]) <= 180 and r["source"] for r in rows)


def test_a_test_with_its_tester_day_site_and_device() -> None:
    (event,) = events("North Korea tested a hydrogen bomb at its Punggye-ri site on Sunday, officials in Seoul said.")
    assert (event["role"], event["tester"], event["date"], event["test_site"], event["device"]) == (
        "main",
        "PRK",
        "2017-09-03",
        "Punggye-ri",
        "thermonuclear",
    )


@pytest.mark.parametrize(
    ("words", "device"),
    [
        ("conducted a nuclear test", "nuclear"),
        ("set off a plutonium device", "fission"),
        ("carried out an H-bomb test", "thermonuclear"),
        ("exploded a boosted fission weapon", "boosted"),
    ],
)
def test_device(words: str, device: str) -> None:
    assert [e["device"] for e in events(f"India {words} on Sunday.")] == [device]


@pytest.mark.parametrize(
    "text",
    [
        "North Korea tested an intercontinental ballistic missile on Sunday.",
        "North Korea blew up tunnels at its nuclear test site on Sunday.",
        "The United States carried out a subcritical nuclear test in Nevada on Sunday.",
        "North Korea pledged on Sunday to stop all nuclear tests.",
        "The comprehensive nuclear test ban treaty was signed in 1996.",
    ],
)
def test_no_event(text: str) -> None:
    assert events(text) == []


def test_two_kinds_claimed_are_one_device() -> None:
    (event,) = events("Seoul said North Korea had tested an atomic bomb, not a hydrogen bomb, on Sunday.")
    assert event["device"] == "fission"


def test_each_year_of_a_list_is_an_event() -> None:
    found = events("North Korea tested a nuclear device on Sunday. The test followed North Korea's nuclear tests in 2006, 2009 and most recently 2013.")
    assert [e["date"] for e in found] == ["2017-09-03", "2006", "2009", "2013"]


def test_years_right_behind_a_noun_without_an_article() -> None:
    found = events("North Korea tested a nuclear device on Sunday. The blast, following detonations in 2006, 2009 and most recently 2013, was large.")
    assert [e["date"] for e in found] == ["2017-09-03", "2006", "2009", "2013"]


def test_what_is_to_come_has_no_day_before_publication() -> None:
    found = events("Last month, North Korea said that it was preparing to conduct a sixth nuclear test.")
    assert [(e["role"], e.get("date", "")) for e in found] == [("planned", "")]


def test_a_superlative_is_one_event() -> None:
    (event,) = events("North Korea tested its most powerful nuclear weapon to date on Sunday.")
    assert event["date"] == "2017-09-03"


@pytest.mark.parametrize(
    "text",
    [
        "North Korea has carried out six nuclear tests since 2006.",
        "It has threatened more nuclear tests since 2006.",
        "He did not rule out a strike on North Korea if it tested a nuclear weapon.",
    ],
)
def test_a_tally_is_no_event(text: str) -> None:
    assert events(text) == []


def test_a_day_in_the_noun_phrase() -> None:
    found = events("North Korea tested a hydrogen bomb last September. The Sept. 3, 2017, blast collapsed a tunnel.", "2018-04-26")
    assert [e["date"] for e in found] == ["2017-09-03"]


def test_the_samples_score_what_they_are_known_to_score(tmp_path: Path) -> None:
    run_batch(read_inputs([str(SAMPLES / "articles.jsonl")]), tmp_path, RunSettings(pipeline=NAME, overwrite=True))
    report = evaluate(SAMPLES / "gold.jsonl", tmp_path, Pipeline(NAME, find_folder(NAME)))
    assert not report.missing
    assert report.slots["THE SIX"].p >= 0.9 and report.slots["THE SIX"].f1 >= 0.7
    assert report.slots["reaction"].f1 >= 0.8


@pytest.mark.parametrize("to", ["plover", "explosions"])
def test_exports(to: str, tmp_path: Path) -> None:
    run_batch(read_inputs([str(SAMPLES / "articles.jsonl")]), tmp_path, RunSettings(pipeline=NAME, overwrite=True))
    file = io.StringIO(newline="")
    export(tmp_path, to, Pipeline(NAME, find_folder(NAME)), file)
    rows = list(csv.DictReader(io.StringIO(file.getvalue(), newline="")))
    assert {r.get("Recipient Country") or r.get("country") for r in rows} >= {"PRK", "IND", "PAK", "FRA"}


def test_a_noun_in_the_singular_is_one() -> None:
    assert [e["count"] for e in events("North Korea has carried out its fifth nuclear test.")] == ["1"]


def test_the_nearest_town_is_the_site() -> None:
    (event,) = events(
        "North Korea conducted a nuclear test on Sunday. The blast was centred 19 km east-southeast of Sungjibaegam, the U.S. Geological Survey said."
    )
    assert event["test_site"] == "Sungjibaegam"
