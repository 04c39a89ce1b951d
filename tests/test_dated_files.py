"""Three hundred text files that say their day in their name, in a dateline or in a line of their own: no launch that is the news lacks a day."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from extractor.extraction import load
from extractor.read.inputs import read_inputs

NEWS = (
    "North Korea fired a ballistic missile from Sunan on {weekday}, South Korea's military said. It flew about {km} km.",
    "Pyongyang launched two short-range missiles toward the sea {weekday} morning. They travelled {km} km, Tokyo said.",
    "Iran test-fired a ballistic missile on {weekday}, state media reported. The missile has a range of 2,000 km.",
    "India launched an Agni-V missile from Abdul Kalam Island on {weekday}. The defence ministry called the test a success.",
    "A Long March rocket lifted off from Jiuquan on {weekday} with a weather satellite, Chinese state television said.",
    "Yemen's Houthis fired a missile at Israel on {weekday}, the Israeli military said. It was intercepted.",
    "Russia launched a Yars missile from Plesetsk on {weekday}. Its warheads hit the Kura range, the ministry said.",
    "Pakistan said it had tested a Shaheen-III missile on {weekday}. It flew {km} km.",
    "South Korea fired a Hyunmoo missile into the sea on {weekday} in a drill. No damage was reported.",
    "The United States launched a Minuteman III missile from Vandenberg on {weekday}, the Air Force said.",
)


def files(folder: Path) -> None:
    for number in range(300):
        published = date(2024, 1, 3) + timedelta(days=2 * number)
        told = published - timedelta(days=number % 3)
        text = NEWS[number % len(NEWS)].format(weekday=told.strftime("%A"), km=200 + number)
        long = f"{published:%B} {published.day}, {published.year}"
        if number % 3 == 0:
            name, text = f"{published.isoformat()}-wire-{number}.txt", f"Launch number {number}\n\n{text}\n"
        elif number % 3 == 1:
            name, text = f"a{number}.txt", f"Launch number {number}\n\nSEOUL, {long} (Wire) -- {text}\n"
        else:
            name, text = f"a{number}.txt", f"Launch number {number}\n\nPublished: {published.day} {published:%B} {published.year}\n\n{text}\n"
        (folder / name).write_text(text, encoding="utf-8")


def test_no_main_event_without_a_day(tmp_path: Path) -> None:
    files(tmp_path)
    articles = list(read_inputs([str(tmp_path)]))
    assert [a.source for a in articles if not a.published] == []
    assert {a.published_basis for a in articles} == {"file_name", "dateline", "published_line"}
    events = [e for rows in load("missile_launch").rows(articles) for e in rows.events if e["role"] == "main"]
    assert len({e["article_id"] for e in events}) >= 290
    assert [(e["article_id"], e["date"]) for e in events if not e["date"]] == []
