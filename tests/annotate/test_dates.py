"""Dates and clock times: weekdays, missing years, months that are verbs, local time."""

from __future__ import annotations

from datetime import date

import pytest
from conftest import events_of

from extractor.annotate import clock_times, date_resolution, dates

WEDNESDAY = date(2024, 1, 10)


def resolved(text: str, published: date | None = WEDNESDAY, future: bool = False, event_day: str = "") -> list[str]:
    return [date_resolution.resolve(d.spec, published, future=future, event_day=event_day) for d in dates.find(text)]


@pytest.mark.parametrize(
    "text, expected",
    [
        pytest.param("on Wednesday", "2024-01-10", id="same-day"),
        pytest.param("on Tuesday", "2024-01-09", id="yesterday"),
        pytest.param("on Monday", "2024-01-08", id="monday"),
        pytest.param("on Friday", "2024-01-05", id="last-friday"),
        pytest.param("on Thursday", "2024-01-11", id="day-after-publication"),
        pytest.param("Sunday's launch", "2024-01-07", id="possessive"),
        pytest.param("on Friday of last week", "2024-01-05", id="of-last-week"),
        pytest.param("today", "2024-01-10", id="today"),
        pytest.param("yesterday", "2024-01-09", id="yesterday-word"),
        pytest.param("three days ago", "2024-01-07", id="days-ago"),
        pytest.param("a week ago", "2024-01-03", id="a-week-ago"),
        pytest.param("last month", "2023-12", id="last-month"),
        pytest.param("last year", "2023", id="last-year"),
        pytest.param("The Pukguksong-1 of August 24, 2016", "2016-08-24", id="number-of-a-name"),
        pytest.param("early this morning", "2024-01-10", id="this-morning"),
        pytest.param("last night", "2024-01-09", id="last-night"),
        pytest.param("on the 8th", "2024-01-08", id="day-of-this-month"),
        pytest.param("on the 28th that", "2023-12-28", id="day-of-the-month-before"),
        pytest.param("on the afternoon of the 9th", "2024-01-09", id="part-of-a-day"),
        pytest.param("earlier this month", "2024-01", id="this-month"),
    ],
)
def test_relative(text: str, expected: str) -> None:
    assert resolved(text) == [expected]


@pytest.mark.parametrize(
    "weekday, number", [(name, i) for i, name in enumerate(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"])]
)
@pytest.mark.parametrize("published", [date(2024, 1, 8 + i) for i in range(7)], ids=str)
def test_weekday_is_within_the_week_before_or_the_next_day(weekday: str, number: int, published: date) -> None:
    got = date.fromisoformat(resolved(f"on {weekday}", published)[0])
    assert got.weekday() == number
    assert -1 <= (published - got).days <= 5


@pytest.mark.parametrize(
    "text, expected",
    [
        ("on Friday", "2024-01-12"),
        ("next Friday", "2024-01-12"),
        ("next Wednesday", "2024-01-17"),
        ("on Feb. 20", "2024-02-20"),
        ("in February", "2024-02"),
        ("tomorrow", "2024-01-11"),
    ],
)
def test_planned_looks_ahead(text: str, expected: str) -> None:
    assert resolved(text, future=True) == [expected]


@pytest.mark.parametrize(
    "text, expected",
    [
        pytest.param("on Nov. 18, 2022", "2022-11-18", id="us"),
        pytest.param("on 18 November 2022", "2022-11-18", id="british"),
        pytest.param("on November 18th, 2022", "2022-11-18", id="ordinal"),
        pytest.param("on 2022-11-18", "2022-11-18", id="iso"),
        pytest.param("on the 18th of November, 2022", "2022-11-18", id="the-of"),
        pytest.param("in November 2022", "2022-11", id="month"),
        pytest.param("in 2017", "2017", id="year"),
        pytest.param("since 2017", "2017", id="since-year"),
        pytest.param("early 2017", "2017", id="early"),
    ],
)
def test_absolute_needs_no_publication_date(text: str, expected: str) -> None:
    assert resolved(text, None) == [expected]


@pytest.mark.parametrize(
    "text, published, expected",
    [
        pytest.param("on Nov. 18", date(2022, 11, 19), "2022-11-18", id="this-year"),
        pytest.param("on Nov. 18", date(2023, 1, 3), "2022-11-18", id="year-before"),
        pytest.param("on Dec. 31", date(2023, 1, 1), "2022-12-31", id="new-year"),
        pytest.param("on Jan. 1", date(2022, 12, 31), "2023-01-01", id="day-ahead-in-the-next-year"),
        pytest.param("a March 16 test", date(2023, 3, 20), "2023-03-16", id="march-16-test"),
        pytest.param("the 16 March launch", date(2023, 3, 20), "2023-03-16", id="16-march"),
        pytest.param("in December", date(2023, 1, 3), "2022-12", id="month-of-the-year-before"),
        pytest.param("in January", date(2023, 1, 3), "2023-01", id="this-month"),
        pytest.param("last November", date(2023, 1, 3), "2022-11", id="last-november"),
        pytest.param("Tuesday (Jan. 3)", date(2023, 1, 4), "2023-01-03", id="weekday-with-date"),
        pytest.param("on Feb. 29", date(2024, 3, 1), "2024-02-29", id="leap-day"),
    ],
)
def test_missing_year(text: str, published: date, expected: str) -> None:
    assert resolved(text, published) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "it may have been",
        "they march on",
        "Theresa May said so",
        "during the afternoon hours",
        "the second launch",
        "may 3 missiles fly",
        "a 2017 km flight",
        "from 2000 km away",
        "12 missiles",
        "Sunan",
        "on Feb. 31, 2022",
        "on Feb. 31",
        "in 2022-02-30",
        "on 2022-04-31",
        "2024-00-00",
        "on Tuesday (Feb. 30) or so"[11:],
        "",
    ],
)
def test_no_date(text: str) -> None:
    assert [r for r in resolved(text) if r] == []


def test_leap_day_of_a_year_without_one() -> None:
    assert resolved("Feb. 29 last year", date(2024, 3, 1)) == [""]
    assert resolved("Feb. 29 this year", date(2024, 3, 1)) == ["2024-02-29"]


@pytest.mark.parametrize("published", [date(1, 1, 1), date(9999, 12, 31)])
@pytest.mark.parametrize(
    "text", ["on Friday", "next Friday", "tomorrow", "yesterday", "Jan. 1", "Dec. 31", "nine years ago", "last month", "Friday of last week"]
)
def test_the_ends_of_the_calendar(text: str, published: date) -> None:
    for future in (False, True):
        for got in resolved(text, published, future):
            assert got == "" or got[:4].isdigit()


def test_what_dateparser_raises_costs_one_span(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr("dateparser.parse", broken)
    assert resolved("on 7 March 2019") == []


def test_clock_before_date_is_one_of_each() -> None:
    text = "at 10:15 a.m. on Nov. 18"
    assert [text[d.start : d.end] for d in dates.find(text)] == ["Nov. 18"]
    assert [t.time for t in clock_times.times(text)] == ["10:15"]
    assert resolved(text, date(2022, 11, 18)) == ["2022-11-18"]


def test_two_dates_of_one_list() -> None:
    assert resolved("on Nov. 3 and Nov. 18", date(2022, 11, 20)) == ["2022-11-03", "2022-11-18"]


def test_days_later_count_from_the_event() -> None:
    assert resolved("six days later", event_day="2024-01-02") == ["2024-01-08"]
    assert resolved("two days earlier", event_day="2024-01-09") == ["2024-01-07"]
    assert resolved("six days later") == [""]


def test_without_publication_a_weekday_stays_unresolved() -> None:
    assert resolved("on Tuesday", None) == [""]


@pytest.mark.parametrize(
    "text, basis", [("on Tuesday", "weekday"), ("Nov. 18", "stated"), ("2022-11-18", "stated"), ("yesterday", "published"), ("last month", "published")]
)
def test_basis(text: str, basis: str) -> None:
    assert [d.basis for d in dates.find(text)] == [basis]


@pytest.mark.parametrize(
    "text, expected",
    [
        pytest.param("at 7:05 a.m.", [("07:05", True)], id="am"),
        pytest.param("at 7:05 p.m.", [("19:05", True)], id="pm"),
        pytest.param("at 12:10 a.m.", [("00:10", True)], id="after-midnight"),
        pytest.param("at 12:10 p.m.", [("12:10", True)], id="after-noon"),
        pytest.param("at 7 am", [("07:00", True)], id="hour-only"),
        pytest.param("at 07:05 local time", [("07:05", True)], id="local"),
        pytest.param("at 22:05 GMT", [("22:05", False)], id="gmt"),
        pytest.param("at 7:05 a.m. (22:05 GMT)", [("07:05", True), ("22:05", False)], id="local-and-gmt"),
        pytest.param("at 2205 GMT", [("22:05", False)], id="four-digits-gmt"),
        pytest.param("at 0705 hours", [("07:05", True)], id="hours"),
        pytest.param("at noon", [("12:00", True)], id="noon"),
        pytest.param("at midnight", [("00:00", True)], id="midnight"),
        pytest.param("between 07:25 and 07:37 p.m.", [("19:25", True), ("19:37", True)], id="shared-meridiem"),
        pytest.param("at 7.05am", [("07:05", True)], id="british-dot"),
        pytest.param("flew 2205 km", [], id="no-clock"),
        pytest.param("in 2017", [], id="year-is-no-clock"),
    ],
)
def test_times(text: str, expected: list[tuple[str, bool]]) -> None:
    assert [(t.time, t.local) for t in clock_times.times(text)] == expected


@pytest.mark.parametrize(
    "a, b, same", [("2017-11", "2017-11-29", True), ("2017", "2017-11-29", True), ("2017-10", "2017-11-29", False), ("2017-11-29", "2017-11-28", False)]
)
def test_agree(a: str, b: str, same: bool) -> None:
    assert date_resolution.agree(a, b) is same


@pytest.mark.parametrize(
    "text, published, day, clock",
    [
        pytest.param("North Korea fired a ballistic missile at 10:15 a.m. on Nov. 18, Seoul said.", "2022-11-18", "2022-11-18", "10:15", id="clock-and-date"),
        pytest.param(
            "North Korea fired a missile at 6:10 a.m. local time on Tuesday (2110 GMT Monday), Seoul said.",
            "2024-01-09",
            "2024-01-09",
            "06:10",
            id="local-not-gmt",
        ),
        pytest.param(
            "North Korea fired a missile from Sunan at 2110 GMT Monday (6:10 a.m. Tuesday local time).", "2024-01-09", "2024-01-09", "06:10", id="gmt-first"
        ),
        pytest.param("SEOUL, Jan. 9 (Wire) -- North Korea fired a ballistic missile Tuesday, Seoul said.", "2024-01-09", "2024-01-09", "", id="dateline"),
        pytest.param(
            "North Korea fired two missiles on Tuesday, on the anniversary of the death of Kim Jong Il on Dec. 17, 2011, Seoul said.",
            "2024-01-10",
            "2024-01-09",
            "",
            id="anniversary",
        ),
        pytest.param(
            "Iran launched a rocket from Semnan on Thursday, state television said.", "2024-01-10", "2024-01-11", "", id="thursday-in-wednesday-paper"
        ),
        pytest.param(
            "The March 16 test of a ballistic missile by North Korea failed, Seoul said on Monday.", "2023-03-20", "2023-03-16", "", id="march-16-test"
        ),
    ],
)
def test_date_and_time_of_the_event(text: str, published: str, day: str, clock: str) -> None:
    [event] = events_of(text, published, "main")
    assert (event["date"], event["time"]) == (day, clock)


@pytest.mark.parametrize(
    "text, day",
    [
        pytest.param("North Korea fired a ballistic missile on Tuesday, its fifth missile test in 2023.", "2024-01-09", id="a-tally-of-the-year"),
        pytest.param("North Korea fired a ballistic missile on Tuesday, weeks after the nuclear test on Dec. 12.", "2024-01-09", id="a-nuclear-test"),
        pytest.param("North Korea fired a ballistic missile on Tuesday after the council met on Jan. 4.", "2024-01-09", id="another-clause"),
        pytest.param("On Monday Pakistan fired a ballistic missile.", "2024-01-08", id="day-before-the-state"),
    ],
)
def test_the_day_of_the_launch_and_no_other(text: str, day: str) -> None:
    [event] = events_of(text, role="main")
    assert event["date"] == day


def test_the_clock_of_the_place_before_that_of_the_readers() -> None:
    text = "North Korea fired a ballistic missile at 5:12 p.m. Eastern time on Monday, or 7:12 a.m. on Tuesday in Pyongyang, Seoul said."
    assert [t.local for t in clock_times.times(text)] == [False, True]
    assert events_of(text, role="main")[0]["time"] == "07:12"


def test_a_noon_announcement_is_no_launch_at_noon() -> None:
    [event] = events_of("North Korea fired a ballistic missile on Tuesday, state media said in a noon bulletin.")
    assert event["time"] == ""


@pytest.mark.parametrize(
    "text, day",
    [
        pytest.param("North Korea fired a missile on Thursday. All flew 410 km after 5:40 a.m. (2040 Wednesday GMT).", "2024-01-11", id="day-before-its-zone"),
        pytest.param("North Korea fired a missile on Tuesday. The launch came a day after warships drilled.", "2024-01-09", id="a-day-after-something-else"),
        pytest.param("North Korea fired a missile on Tuesday, the fourth such launch since November.", "2024-01-09", id="since"),
        pytest.param("Allied drills began on Monday. North Korea fired a missile on Tuesday.", "2024-01-09", id="began"),
    ],
)
def test_days_of_other_things(text: str, day: str) -> None:
    assert [e["date"] for e in events_of(text)] == [day]


def test_the_day_of_a_condemnation_is_not_that_of_the_launches() -> None:
    text = "The Security Council condemned North Korea's latest missile launches on Thursday. On Tuesday North Korea fired two missiles from Wonsan."
    assert [e["date"] for e in events_of(text)] == ["2024-01-09"]


def test_the_day_of_a_statement_is_not_that_of_the_launch() -> None:
    [event] = events_of("North Korea fired a ballistic missile, South Korea's military said in a statement on Tuesday.")
    assert event["date"] == ""


@pytest.mark.parametrize(
    "key, whole",
    [("2017-11-29", True), ("2017-11", False), ("2017", False), ("", False), pytest.param("mony:09:-1", False, id="a-bare-spec-of-that-length")],
)
def test_a_whole_day(key: str, whole: bool) -> None:
    assert date_resolution.is_day(key) is whole


def test_nothing_is_counted_from_a_day_that_is_not_known() -> None:
    assert date_resolution.resolve("shift:day:-2", None, event_day="mony:09:-1") == ""


@pytest.mark.parametrize(
    "text, told",
    [
        ("fired on May 4 and 9.", ["May 4", "9"]),
        ("fired on May 4 and 9 from Sunan", ["May 4", "9"]),
        ("fired on May 4 and 9, 2019, from Sunan", ["May 4", "9, 2019"]),
        ("The firings on May 4 and 9 ended a pause", ["May 4", "9"]),
        ("fired on May 4 and 9 missiles fell", ["May 4"]),
        ("fired on May 4 and 9 wounded soldiers", ["May 4"]),
        ("fired on May 4 and 9 missiles", ["May 4"]),
        ("fired on Feb. 4 and 31.", ["Feb. 4"]),
    ],
)
def test_two_days_of_a_month(text: str, told: list[str]) -> None:
    assert [text[d.start : d.end] for d in dates.find(text)] == told


@pytest.mark.parametrize(
    "text", ["on the 75th anniversary", "on the 10th test", "on the 38th parallel", "on the 8th floor", "on the 45th.", "a Long March 5 rocket"]
)
def test_no_day_of_a_month(text: str) -> None:
    assert resolved(text) == []
