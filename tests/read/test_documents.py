"""Whole documents: lines become paragraphs, a first line becomes the title."""

from __future__ import annotations

from pathlib import Path

import pytest
from article_files import TEXT, TITLE, pdf, read

from extractor.read.line_wraps import unwrap
from extractor.read.texts import headline


def test_pdf_lines_become_paragraphs(tmp_path: Path) -> None:
    pytest.importorskip("pypdf")
    path = tmp_path / "a.pdf"
    path.write_bytes(
        pdf(
            [
                "North Korea fired a short-range ballistic missile from the Sunan area on Tues-",
                "day, the military in the south of the penin-",
                "sula said in a note.",
                "It was a short-range missile that flew 350 km, the second of the year, in a short-",
                "range class.",
            ]
        )
    )
    (article,) = read(path)
    assert article.text == (
        "North Korea fired a short-range ballistic missile from the Sunan area on Tuesday, the military in the south of the peninsula said in a note.\n"
        "It was a short-range missile that flew 350 km, the second of the year, in a short-range class."
    )
    assert (article.title, article.published, article.source) == (TITLE, "", str(path))


@pytest.mark.parametrize(
    ("wrapped", "whole"),
    [
        ("A mis-\nsile flew.", "A missile flew."),
        ("the Hwasong-\n17 flew", "the Hwasong-17 flew"),
        ("South-\nKorean", "South-Korean"),
        ("a 2,000-\nkm range", "a 2,000-km range"),
        ("a soft\u00ad\nware", "a software"),
    ],
)
def test_unwrap(wrapped: str, whole: str) -> None:
    assert unwrap(wrapped) == whole


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"{TITLE}\n\n{TEXT}", TITLE),
        (f"# {TITLE}\n\n{TEXT}", TITLE),
        (TEXT, ""),
        ("It flew.\n\nIt fell.", ""),
        (f"{'x' * 161}\n\ny", ""),
        (f"{TITLE}\n\n", ""),
    ],
)
def test_headline_of_a_text(tmp_path: Path, text: str, title: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(text.replace("\n", "\r\n").encode("utf-8-sig"))
    (article,) = read(path)
    assert (article.title, article.text) == (title, text) and headline(text) == title


def test_words_broken_at_the_end_of_printed_lines_are_whole(tmp_path: Path) -> None:
    printed = (
        f"{TITLE}\n\nNorth Korea fired a short-range ballistic mis-\nsile from the Sunan area of Pyongyang on Tues-\n"
        "day, the military said. The missile flew some\n350 kilometres.\n\nJapan condemned the launch.\n"
    )
    (tmp_path / "a.txt").write_text(printed)
    (article,) = read(tmp_path)
    assert article.title == TITLE
    assert article.text == (
        f"{TITLE}\nNorth Korea fired a short-range ballistic missile from the Sunan area of Pyongyang on Tuesday, the military said. The missile flew some 350 kilometres.\n"
        "Japan condemned the launch."
    )


@pytest.mark.parametrize(
    "text", ["A two-\nstage missile flew.", "It flew.\n" * 5, f"It was a two-\nstage missile.\n{'It flew far. ' * 20}\nIt fell.\nIt sank."]
)
def test_other_lines_stay(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.txt").write_text(text)
    assert read(tmp_path)[0].text == text
