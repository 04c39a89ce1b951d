"""Our incidents against another's table."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml
from run_folders import PIPELINE, article, event, fact, write_run

from extractor.errors import DeclarationError, EvaluationError, UsageProblem
from extractor.evaluate.comparison_report import ComparisonReport, compare
from extractor.evaluate.reference_cells import clock, moment, numbers
from extractor.evaluate.reference_profile import declared_profiles, find_profile
from extractor.evaluate.reference_table import Reference, read_reference

JAN30 = {"launcher": "PRK", "date": "2022-01-30", "projectile_class": "IRBM", "launch_site": "Mupyong-ri", "latitude": "40.61", "longitude": "126.43"}
JAN27 = {"launcher": "PRK", "date": "2022-01-27", "projectile_class": "SRBM", "count": "2", "count_qualifier": "exact"}
MINE: dict[str, Any] = {
    "key": "no",
    "all": {"launcher": "PRK"},
    "empty": ["unknown"],
    "columns": {
        "date": {"column": "day", "format": "%d.%m.%Y"},
        "projectile_class": {"column": "type", "words": {"intermediate": "IRBM", "short": "SRBM"}},
        "distance": {"column": "miles", "unit": "mi"},
        "count": {"column": "number"},
        "launch_site": {"column": "from"},
    },
}
HEAD = ("no", "day", "type", "miles", "number", "from")


def mine(folder: Path, *rows: tuple[str, ...], **changed: Any) -> tuple[Path, Path]:
    """The table and the profile of somebody."""
    table, profile = folder / "mine.csv", folder / "mine.yml"
    with table.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEAD, *rows])
    profile.write_text(yaml.safe_dump(MINE | changed, allow_unicode=True), encoding="utf-8")
    return table, profile


def compared(folder: Path, out: Path, *rows: tuple[str, ...], **changed: Any) -> ComparisonReport:
    table, profile = mine(folder, *rows, **changed)
    return compare(out, table, str(profile), PIPELINE)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Two launches of North Korea, one of Iran."""
    articles = [article("a"), article("b", "2022-01-28"), article("c")]
    events = [event("a", **JAN30), event("b", **JAN27), event("c", launcher="IRN", date="2022-01-29"), event("c", "e2", "background", launcher="PRK")]
    facts = [
        *(fact("a", "distance", v, unit="km", asserted_by=by, confidence=c) for v, by, c in (("800", "KOR", "0.8"), ("790", "JPN", "0.9"))),
        fact("a", "projectile_class", "IRBM"),
        fact("b", "count", "2"),
    ]
    return write_run(tmp_path / "out", articles, events, facts)


def statuses(found: ComparisonReport) -> list[tuple[str, str, str]]:
    return [(p.status, p.event.name if p.event else "", p.incident.row["date"] if p.incident else "") for p in found.pairs]


def test_matched_and_missing(tmp_path: Path, out: Path) -> None:
    found = compared(
        tmp_path, out, ("7", "30.01.2022", "intermediate", "497", "1", ""), ("8", "25.01.2022", "short", "", "", ""), ("6", "05.01.2022", "short", "", "", "")
    )
    assert statuses(found) == [
        ("matched", "7", "2022-01-30"),
        ("missing_here", "8", ""),  # an article of the 28th may have told of it
        ("missing_there", "", "2022-01-27"),
        ("outside_here", "6", ""),  # no article of its week
        ("outside_there", "", ""),
        ("outside_there", "", "2022-01-29"),
    ]
    assert {p.why for p in found.pairs if p.status.startswith("outside")} == {"no article of the week from its day on", "its day is not told", "no IRN there"}


def test_what_differs_in_class_is_another_event_and_is_told(tmp_path: Path, out: Path) -> None:
    found = compared(tmp_path, out, ("7", "30.01.2022", "short", "", "", ""))
    (missing,) = (p for p in found.pairs if p.status == "missing_here")
    assert "class: SRBM there, IRBM here" in missing.why


@pytest.mark.parametrize(
    ("miles", "verdict"),
    [("497", "agrees"), ("490-500", "agrees"), ("310", "contradicts"), ("unknown", "only_here")],
)
def test_figures_with_our_evidence(tmp_path: Path, out: Path, miles: str, verdict: str) -> None:
    """497 miles are 800 km, 1 % from the 790 of the other source; the evidence is who agrees, else the surest claim."""
    (value,) = (v for v in compared(tmp_path, out, ("7", "30.01.2022", "", miles, "", "")).values if v.attribute == "distance")
    assert (value.verdict, value.ours) == (verdict, "790 km (JPN) | 800 km (KOR)")
    assert (value.asserted_by, value.article_id, value.published, value.url) == ("JPN", "a", "2022-01-31", "https://example.org/a")
    assert value.quote == "Its distance was 790."


def test_one_of_our_rival_figures_is_theirs(tmp_path: Path) -> None:
    facts = [fact("a", "distance", v, unit="km", asserted_by=by, confidence=c) for v, by, c in (("800", "KOR", "0.8"), ("500", "JPN", "0.9"))]
    out = write_run(tmp_path / "out", [article("a")], [event("a", **JAN30)], facts)
    (value,) = (v for v in compared(tmp_path, out, ("7", "30.01.2022", "", "497", "", "")).values if v.attribute == "distance")
    assert (value.verdict, value.theirs, value.asserted_by, value.quote) == ("disputed", "799.844 km", "KOR", "Its distance was 800.")


def test_an_undated_incident_is_matched_as_it_would_be_joined(tmp_path: Path) -> None:
    vague = {name: value for name, value in JAN30.items() if name != "date"}
    out = write_run(tmp_path / "out", [article("a"), article("b", "2022-03-30")], [event("a", **vague), event("b", **vague)])
    found = compared(tmp_path, out, ("7", "30.01.2022", "intermediate", "", "", "Mupyong-ri"))
    assert Counter(p.status for p in found.pairs) == {"matched": 1, "outside_there": 1}
    (pair,) = (p for p in found.pairs if p.status == "matched")
    assert pair.incident and pair.incident.row["first_published"] == "2022-01-31"


def test_a_second_incident_of_a_matched_event_is_not_missing_there(tmp_path: Path) -> None:
    cells = [JAN30, JAN30 | {"launch_site": "Sunan", "latitude": "39.2", "longitude": "125.67"}]
    out = write_run(tmp_path / "out", [article("a")], [event("a", f"e{n}", **c) for n, c in enumerate(cells, 1)])
    assert [s for s, _, _ in statuses(compared(tmp_path, out, ("7", "30.01.2022", "intermediate", "", "", "")))] == ["matched", "told_again"]


def test_kinds_that_it_does_not_list_are_not_missing_there(tmp_path: Path, out: Path) -> None:
    rows = ("1", "01.01.2022", "short", "", "", ""), ("7", "30.01.2022", "intermediate", "", "", "")
    found = compared(tmp_path, out, *rows, holds={"projectile_class": ["IRBM"]})
    assert [p.why for p in found.pairs if p.status == "outside_there" and p.incident and p.incident.row["date"] == "2022-01-27"] == [
        "not listed there: projectile_class SRBM"
    ]


def test_files(tmp_path: Path, out: Path) -> None:
    found = compared(tmp_path, out, ("7", "30.01.2022", "intermediate", "310", "1", ""))
    found.write(tmp_path / "to")
    with (tmp_path / "to" / "comparison.csv").open(encoding="utf-8", newline="") as file:
        row = next(csv.DictReader(file))
    assert (row["status"], row["reference"], row["date"], row["date_there"], row["contradictions"]) == ("matched", "7", "2022-01-30", "2022-01-30", "1")
    with (tmp_path / "to" / "values.csv").open(encoding="utf-8", newline="") as file:
        assert {v["attribute"]: v["verdict"] for v in csv.DictReader(file)}["distance"] == "contradicts"
    assert "distance here 790 km (JPN) | 800 km (KOR), there 498.897 km" in found.text(5)
    assert "Its distance was 790." in found.text(5) and "1 more contradictions" in found.text(0)


# --- profiles ---------------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"kee": "no"}, "mine.yml, line 21: kee: unknown key 'kee'; expected one of"),
        ({"all": {"launchr": "PRK"}}, "nearest: 'launcher'"),
        ({"columns": {"date": {"column": "day"}, "distnce": {"column": "km"}}}, "nearest: 'distance'"),
        ({"columns": {"date": {"column": "day"}, "projectile_class": {"column": "type", "words": {"short": "SRMB"}}}}, "nearest: 'SRBM'"),
        ({"columns": {"date": {"column": "day"}, "distance": {"column": "miles", "unit": "mile"}}}, "nearest: 'mi'"),
        ({"columns": {"count": {"column": "number"}}}, "columns: the key 'date' is missing"),
        ({"all": {}}, "'launcher' is missing"),
        ({"holds": {"projectile_class": ["icbm"]}}, "unknown projectile class 'icbm'"),
    ],
)
def test_a_wrong_profile_is_refused(tmp_path: Path, changed: dict[str, Any], told: str) -> None:
    _, profile = mine(tmp_path, **changed)
    with pytest.raises(DeclarationError) as error:
        find_profile(str(profile), PIPELINE)
    assert told in str(error.value) and str(profile) in str(error.value)


@pytest.mark.parametrize(("name", "told"), [("cnss", "nearest: 'cns'"), ("nowhere.yml", "there is no such file")])
def test_a_profile_that_is_not_there(name: str, told: str) -> None:
    with pytest.raises(UsageProblem, match=told):
        find_profile(name, PIPELINE)


def test_a_column_that_is_not_there(tmp_path: Path) -> None:
    table, profile = mine(tmp_path, columns=MINE["columns"] | {"altitude": {"column": "mile"}})
    with pytest.raises(EvaluationError, match=r"columns\.altitude\.column: unknown column of mine.csv 'mile'; .*nearest: 'miles'"):
        read_reference(table, find_profile(str(profile), PIPELINE), PIPELINE)


# --- others' tables ---------------------------------------------------------------------------------------------------------------
def read(tmp_path: Path, name: str, text: str, file: str = "theirs.csv") -> Reference:
    path = tmp_path / file
    path.write_bytes(text.encode("cp1252"))
    return read_reference(path, find_profile(name, PIPELINE), PIPELINE)


CNS = "F1,Date,Launch Time (UTC),Missile Name,Missile Type,Facility Name,Facility Latitude,Facility Longitude,Landing Location,Apogee,Distance Travelled,Test Outcome\n"


def test_cns(tmp_path: Path) -> None:
    """A row per missile; times in UTC become those of the site; the salvo is one event."""
    rows = "".join(
        f'{n},05-Mar-17,22:{30 + n}:00,ER Scud,MRBM,Sohae Satellite Launching Station,39.6,124.7,Sea of Japan or East Sea,260 km,"1,000 km",{o}\n'
        for n, o in ((1, "Success"), (2, "Success"), (3, "Failure"))
    )
    found = read(tmp_path, "cns", CNS + rows + "9,1984-04,N/A,Scud-B,SRBM,Unknown,,,Unknown,Unknown,N/A,Unknown\n")
    salvo, early = found.events
    assert (salvo.name, salvo.cells["date"], salvo.cells["time"], salvo.cells["count"]) == ("1;2;3", "2017-03-06", "07:01", "3")
    assert (salvo.cells["launch_site"], salvo.cells["landing_area"]) == ("Sohae Satellite Launching Station", "Sea of Japan")
    assert (salvo.told["distance"], salvo.told["altitude"], salvo.told["outcome"]) == (["1000"], ["260"], ["success", "failure"])
    assert (early.cells["date"], "launch_site" in early.cells, early.cells["launcher"]) == ("1984-04", False, "PRK")


DOWNLOADED = (
    "F1,Date,Date Entered/Updated,Launch Time (UTC),Missile Name,Missile Type,Launch Agency/Authority,Facility Name,Facility Location,Other Name,"
    "Facility Latitude,Facility Longitude,Landing Location,Apogee,Distance Travelled,Confirmation Status,Test Outcome,Additional Information,Source(s)"
)
ROWS = [
    "1,Sep-91,1-Feb-17,,Nodong,MRBM,,Unknown,Unknown,,Unknown,Unknown,Unknown,Unknown,Unknown,Unconfirmed,Unknown,,a",
    '2,3-Oct-22,1/2/2023,10:22:00 PM,Hwasong-12,IRBM,,Mupyong-ni Arms Plant,"Mup\'yong-ni, Chagang province",,40.611,126.426,Pacific Ocean,970 km,'
    '"4,500 km",Confirmed,Success,"It flew\nover Japan","a\nb"',
    "3,14-Jan-22,2/1/2022,5:41:00 AM,Rail-mobile KN-23,SRBM,,Uiju,Uiju County,,40.03,124.58,Sea of Japan or East Sea,36 km,430 km,Confirmed,Success,,a",
    "4,27-Sep-21,10/5/2021,9:40:00 PM,Hwasong-8,HGV,,Mupyong-ni Arms Plant,x,,40.61,126.43,Sea of Japan or East Sea,60 km,200 km,Confirmed,Success,,a",
]


def test_cns_as_downloaded(tmp_path: Path) -> None:
    """Months without a day, times of half a day, names with a word before them."""
    found = read(tmp_path, "cns", "\n".join([DOWNLOADED, *ROWS]) + "\n")
    assert [(e.cells["date"], e.cells.get("time"), e.cells["projectile"], e.cells["projectile_class"]) for e in found.events] == [
        ("1991-09", None, "Rodong", "MRBM"),
        ("2022-10-04", "07:22", "Hwasong-12", "IRBM"),
        ("2022-01-14", "14:41", "Hwasong-11A", "SRBM"),
        ("2021-09-28", "06:40", "Hwasong-8", "hypersonic"),
    ]
    assert found.events[1].told["distance"] == ["4500"] and found.events[1].cells["launch_site"] == "Mupyong-ri" and not +found.strange


def test_a_sheet_with_a_title_above_its_header(tmp_path: Path) -> None:
    import pandas as pd

    rows = [["Title", *[None] * 18], DOWNLOADED.split(","), ["5", "2022-10-04", *[None] * 17]]
    pd.DataFrame(rows).to_excel(tmp_path / "theirs.xlsx", header=False, index=False)
    [event] = read_reference(tmp_path / "theirs.xlsx", find_profile("cns", PIPELINE), PIPELINE).events
    assert (event.name, event.cells["date"]) == ("5", "2022-10-04")


def test_cns_iran(tmp_path: Path) -> None:
    head = (
        "EventID,DateOccurred,MissileName,MissileFamily,FacilityName,FacilityLatitude,FacilityLongitude,LandingLocation,DistanceTravelled,Apogee,TestOutcome\n"
    )
    [event] = read(tmp_path, "cns_iran", head + "IRN7,2015-02-02,Safir,SLV,Semnan Launch Site,35.23,53.92,Orbit,,469 km,Success\n").events
    assert (event.cells["launcher"], event.cells["launch_site"], event.cells["altitude_km_max"]) == ("IRN", "Semnan", "469")
    assert event.cells["projectile_class"] == "space_launch" and "landing_area" not in event.cells


def test_csis(tmp_path: Path) -> None:
    text = "date,year,type,event,description,media\n2017-07-04,2017,Missile Provocation,Inter-continental Ballistic Missile Launch,Told,x\n"
    found = read(tmp_path, "csis", text + "2017-09-03,2017,Nuclear Provocation,Nuclear Test,Told,x\n2016-04-01,2016,Missile Provocation,A new kind,Told,x\n")
    assert [(e.name, e.cells.get("projectile_class")) for e in found.events] == [("row 2", "ICBM"), ("row 4", None)]
    assert (found.left_out["not taken by `where`"], found.strange["projectile_class", "A new kind"]) == (1, 1)


def test_gcat(tmp_path: Path) -> None:
    """A row per object; doubt is marked in the day."""
    head = "#Launch_Tag\tLaunch_Date\tPiece\tLV_Type\tLaunch_Site\tLVState\tLaunch_Code\n# Updated 2026\t\t\t\t\t\t\n"
    rows = [("2016-009", "2016 Feb  7 0029:20", "Unha", "SOHAE", "KP", "OS"), ("2016-009", "2016 Feb  7 0029:20", "Unha", "SOHAE", "KP", "OS")]
    rows += [("2017-F01", "2017 Jan 14?", "Kuaizhou-1A", "JQ", "CN", "OF  "), ("2019-022 ", "2019 Apr  1 0357:30", "PSLV-QL", "SHAR", "IN", "DS  ")]
    rows += [("2016-042 ", "2016 Jun 25 1200", "Chang Zheng 7", "WEN", "CN", "OS75")]
    found = read(
        tmp_path, "gcat", head + "".join(f"{tag}\t{day}\tA\t{vehicle}\t{site}\t{state}\t{code}\n" for tag, day, vehicle, site, state, code in rows), "l.tsv"
    )
    assert [(e.name, e.cells["launcher"], e.cells["date"], e.cells.get("time"), e.cells.get("outcome")) for e in found.events] == [
        ("2016-009", "PRK", "2016-02-07", "08:59", "success"),
        ("2017-F01", "CHN", "2017-01-14", None, "failure"),
        ("2019-022", "IND", "2019-04-01", "09:27", "success"),
        ("2016-042", "CHN", "2016-06-25", "20:00", None),
    ]
    assert [e.cells["projectile"] for e in found.events[2:]] == ["PSLV", "Long March 7"] and found.strange["outcome", "OS75"] == 1
    assert found.events[1].cells["launch_site"] == "Jiuquan Satellite Launch Center"
    assert found.left_out == {"without a day": 1, "further rows of one key": 1}


def test_the_declared_profiles_are_whole() -> None:
    assert set(declared_profiles(PIPELINE)) == {"cns", "cns_iran", "csis", "gcat"}


@pytest.mark.parametrize(
    ("text", "form", "day"),
    [
        ("2017-07-04 00:00:00", "", ("2017-07-04", "")),
        ("4 July 2017", "%d %B %Y", ("2017-07-04", "")),
        ("2017 Jul", "%Y %b %d %H%M", ("2017-07", "")),
        ("2017 Jul  4 0039:?", "%Y %b %d %H%M", ("2017-07-04", "00:39")),
        ("09-Apr-84", "%m/%d/%Y | %d-%b-%y", ("1984-04-09", "")),
        ("1984", "%d-%b-%y", ("1984", "")),
        ("some day", "%d-%b-%y", ("", "")),
    ],
)
def test_days(text: str, form: str, day: tuple[str, str]) -> None:
    assert moment(text, form) == day


@pytest.mark.parametrize(
    ("text", "time"),
    [("7:40:00", "07:40"), ("10:36:00 PM", "22:36"), ("12:05 a.m.", "00:05"), ("12:05 pm", "12:05"), ("0039", "00:39"), ("25:00", ""), ("", "")],
)
def test_clocks(text: str, time: str) -> None:
    assert clock(text) == time


def test_numbers() -> None:
    assert numbers("between 25 and 1,090.5 km") == [25.0, 1090.5]
