"""Exports of press archives come apart into articles, each with its title, day, publisher and source, whatever file they are in."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import press_files as press
import pytest
from article_files import TEXT, page, read

EXPORTS: dict[str, Callable[[], bytes]] = {
    "nexis.txt": lambda: "\n".join(press.nexis_lines()).encode(),
    "nexis.html": lambda: press.nexis_html().encode(),
    "nexis.rtf": lambda: press.rtf(press.nexis_lines(wrap=False)),
    "nexis.docx": lambda: press.docx(press.nexis_newer_lines()),
    "nexis-newer.txt": lambda: "\n".join(press.nexis_newer_lines()).encode(),
    "nexis-newer.rtf": lambda: press.rtf(press.nexis_newer_lines()),
    "nexis-newer.html": lambda: ("<html><body>" + "".join(f"<p>{line}</p>" for line in press.nexis_newer_lines()) + "</body></html>").encode(),
    "nexis.odt": lambda: press.odt(press.nexis_newer_lines()),
    "factiva.txt": lambda: press.factiva_tagged().encode(),
    "factiva.html": lambda: press.factiva_html().encode(),
    "factiva.rtf": lambda: press.rtf(press.factiva_plain_lines()),
    "factiva-tagged.rtf": lambda: press.rtf(press.factiva_tagged().split("\n")),
    "factiva-divs.html": lambda: press.factiva_divs().encode(),
    "nexis-german.html": lambda: press.nexis_german_html().encode(),
    "proquest-newer.txt": lambda: press.proquest_newer_txt().encode(),
    "proquest.txt": lambda: press.proquest_txt().encode(),
    "proquest.html": lambda: press.proquest_html().encode(),
    "proquest.docx": lambda: press.docx(press.proquest_txt().split("\n")),
    "feed.rss": lambda: press.rss().encode(),
    "feed.xml": lambda: press.atom().encode(),
    "box.mbox": press.mbox,
    "nexis.txt.gz": lambda: gzip.compress("\n".join(press.nexis_lines()).encode()),
}


@pytest.mark.parametrize("name", EXPORTS)
def test_an_export_comes_apart(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(EXPORTS[name]())
    articles = read(path)
    assert [a.error for a in articles] == ["", ""]
    assert [a.source for a in articles] == [f"{path}#1", f"{path}#2"]
    assert [(a.title, a.published, a.publisher) for a in articles] == [(t.title, t.day, t.publisher) for t in press.BOTH]
    assert [a.text.strip() for a in articles] == [t.text for t in press.BOTH]
    assert {a.published_basis for a in articles} <= {"archive", "feed", "mail"} and {a.skipped for a in articles} == {""}


SINGLE: dict[str, Callable[[], bytes]] = {
    "a.docx": lambda: press.docx([press.FIRST.title, "", *press.FIRST.paragraphs]),
    "a.odt": lambda: press.odt([press.FIRST.title, "", *press.FIRST.paragraphs]),
    "a.rtf": lambda: press.rtf([press.FIRST.title, "", *press.FIRST.paragraphs]),
    "a.eml": lambda: press.mail(press.FIRST),
    "b.eml": lambda: press.mail(press.FIRST, html=True),
    "a.mhtml": lambda: press.mhtml(page()),
}


@pytest.mark.parametrize("name", SINGLE)
def test_one_article_in_a_container(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(SINGLE[name]())
    (article,) = read(path)
    assert (article.error, article.source, article.title) == ("", str(path), press.FIRST.title)
    assert article.text.strip().removeprefix(press.FIRST.title).strip() == TEXT
    assert article.published == ("2026-01-28" if name.endswith("eml") else "")


@pytest.mark.parametrize("name", [*EXPORTS, *SINGLE])
def test_what_it_is_and_not_what_it_is_called(tmp_path: Path, name: str) -> None:
    """On standard input, and under an ending of text: the same articles."""
    data = (EXPORTS | SINGLE)[name]()
    if name.endswith(".gz"):
        pytest.skip("unpacked by its ending")
    (tmp_path / name).write_bytes(data)
    (tmp_path / "export.txt").write_bytes(data)
    wanted = [(a.text, a.title, a.published, a.publisher) for a in read(tmp_path / name)]
    assert [(a.text, a.title, a.published, a.publisher) for a in read(tmp_path / "export.txt")] == wanted
    import io

    piped = read("-", stdin=io.BytesIO(data))
    assert [(a.text, a.title, a.published, a.publisher) for a in piped] == wanted and piped[0].source.partition("#")[0] == "stdin"


def test_many_articles_that_cannot_be_split_are_no_article(tmp_path: Path) -> None:
    part = f"{TEXT}\n\nPublication title: The Paper\nAccession Number: 12\nDatabase: NewsBank\n\n"
    (tmp_path / "a.txt").write_text(part * 3)
    (article,) = read(tmp_path)
    assert article.text == "" and "looks like many articles" in article.error


def test_prose_about_archives_is_one_article(tmp_path: Path) -> None:
    text = "End of Document is what the archive writes.\n\nLENGTH: 30 km, said the report. Document 1 of 2 was lost.\nPD and SN were the two codes.\nIN the end, it flew."
    (tmp_path / "a.txt").write_text(text)
    (article,) = read(tmp_path)
    assert article.text == text


def test_a_folder_with_a_file_of_each_kind(tmp_path: Path) -> None:
    for name, made in EXPORTS.items():
        (tmp_path / name).write_bytes(made())
    for name, made in SINGLE.items():
        (tmp_path / f"2026-01-28-{name}").write_bytes(made())
    articles = read(tmp_path)
    assert len(articles) == 2 * len(EXPORTS) + len(SINGLE)
    assert [a.source for a in articles if a.error or a.skipped or not a.published] == []
    without = {Path(a.source).suffix for a in articles if not a.publisher}
    assert without == {".docx", ".odt", ".rtf"}  # documents that do not say whose they are
    assert all("#" not in a.source for a in articles if not a.publisher)


@pytest.mark.parametrize(
    ("name", "made"), [("a.docx", press.docx), ("a.odt", press.odt), ("a.rtf", press.rtf), ("a.txt", lambda lines: "\n".join(lines).encode())]
)
@pytest.mark.parametrize("lines", [["SEOUL, Jan. 28, 2026 (Yonhap) -- It flew."], ["It flew.", "", "Source: Yonhap"]], ids=["dateline", "line"])
def test_a_document_that_says_whose_it_is(tmp_path: Path, name: str, made: Callable[[list[str]], bytes], lines: list[str]) -> None:
    (tmp_path / name).write_bytes(made([press.FIRST.title, "", *press.FIRST.paragraphs, "", *lines] if lines[-1] == "Source: Yonhap" else lines))
    (article,) = read(tmp_path)
    assert article.publisher == "Yonhap"
