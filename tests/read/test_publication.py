"""When an article was published: what each source says, in which order, and what is never taken for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from article_files import BODY, OTHER, TEXT, TITLE, page, read

from extractor.errors import UsageProblem
from extractor.read.metadata import read_metadata
from extractor.read.publication import day_in_text, day_of_name, publisher_in_text

DAY = "2026-01-28"


@pytest.mark.parametrize(
    ("text", "day", "basis"),
    [
        ("SEOUL, Jan. 28, 2026 (Yonhap) -- North Korea fired a missile.", DAY, "dateline"),
        ("A headline\n\nWASHINGTON, 28 January 2026 — North Korea fired a missile.", DAY, "dateline"),
        ("Pyongyang, January 28, Juche 115 (2026) (KCNA) -- The launch was a success.", DAY, "dateline"),
        ("Date: 28/01/2026 | The launch", DAY, "published_line"),
        ("Pyongyang, January 28 Juche 113 (2026) -- the years differ", "", ""),
        ("Published: 28 January 2026\n\nNorth Korea fired a missile.", DAY, "published_line"),
        ("Title\nPosted on Wednesday, January 28, 2026 at 10:15\nNorth Korea fired.", DAY, "published_line"),
        ("Published 28 January 2026", DAY, "published_line"),
        ("SEOUL, Jan. 28 (Yonhap) -- North Korea fired a missile.", "", ""),
        ("Updated: 28 January 2026\nIt flew.", "", ""),
        ("North Korea fired a missile on January 28, 2026 - its first.", "", ""),
        ("The report published January 28, 2026 said that it flew.", "", ""),
        ("Published: 03/04/2026", "", ""),
    ],
)
def test_day_in_text(text: str, day: str, basis: str) -> None:
    assert day_in_text(text) == (day, basis)


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        ("SEOUL, Jan. 28 (Yonhap) -- North Korea fired a missile.", "Yonhap"),
        ("A headline\n\nLONDON/PARIS, 28 January 2026 (Reuters) - Iran launched a rocket.", "Reuters"),
        ("WASHINGTON (AP) — A rocket rose.", "AP"),
        ("Pyongyang, Jan. 28 (KCNA) -- The launch was a success.", "KCNA"),
        ("A headline\n\nIt flew.\n\nSource: The Harbour Times", "The Harbour Times"),
        ("Publication: Island Daily\nSEOUL (Yonhap) -- It flew.", "Island Daily"),
        ("North Korea (DPRK) - a profile of the country", ""),
        ("On Jan. 28 North Korea (DPRK) - and nobody else - fired.", ""),
        ("WASHINGTON — A rocket rose.", ""),
        ("It flew.\n\nSource: https://harbour.example/1", ""),
        ("It flew.\n\nSource: satellite images", ""),
        ("The source: Nobody Knows\nIt flew.", ""),
        ("Source: The Army said that it flew 300 km.", ""),
    ],
)
def test_publisher_in_text(text: str, publisher: str) -> None:
    assert publisher_in_text(text) == publisher


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2026-01-28-reuters.txt", DAY),
        ("kcna_20260128.html", DAY),
        ("a/b.2026.01.28.txt", DAY),
        ("2026-01.txt", ""),
        ("2026-13-45.txt", ""),
        ("120260128.txt", ""),
        ("2026-01-28_to_2026-02-01.txt", ""),
        ("2026-01-28/x.txt", ""),
    ],
)
def test_day_of_name(name: str, day: str) -> None:
    assert day_of_name(name) == day


def test_the_line_of_publication_is_no_title(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"Published: 28 January 2026\n\n{TEXT}")
    (article,) = read(tmp_path)
    assert (article.title, article.published, article.published_basis) == ("", DAY, "published_line")


def test_front_matter_is_taken_off(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        f"---\ntitle: North Korea: again\nauthor: A. Writer\nurl: https://paper.example/1\nhostname: paper.example\nsitename: The Paper\ndate: {DAY}\n---\n{TEXT}"
    )
    (article,) = read(tmp_path)
    assert (article.text, article.title, article.published, article.published_basis) == (TEXT, "North Korea: again", DAY, "front_matter")
    assert (article.publisher, article.url) == ("The Paper", "https://paper.example/1")


def test_a_rule_at_the_start_is_no_front_matter(tmp_path: Path) -> None:
    text = "---\nNorth Korea fired a missile.\n---\nIt flew."
    (tmp_path / "a.md").write_text(text)
    assert read(tmp_path)[0].text == text


PAGES = {
    "json-ld": '<script type="application/ld+json">{"@graph": [{"@type": "WebPage", "datePublished": "2020-01-01"}, {"@type": "NewsArticle", "datePublished": "2026-01-28T09:00:00+09:00", "dateModified": "2026-02-01"}]}</script>',
    "meta": '<meta property="og:updated_time" content="2026-02-01"><meta property="article:published_time" content="2026-01-28T09:00:00Z">',
    "named": '<meta name="DC.date.issued" content="2026-01-28">',
}


@pytest.mark.parametrize("head", PAGES.values(), ids=PAGES)
def test_days_of_a_pages_head(tmp_path: Path, head: str) -> None:
    (tmp_path / "2026-02-05.html").write_text(page(head=head))
    (article,) = read(tmp_path)
    assert (article.published, article.published_basis) == (DAY, "page")


@pytest.mark.parametrize(
    "byline",
    [
        '<time datetime="2026-01-28T09:00">28 Jan</time>',
        '<span itemprop="datePublished" content="2026-01-28"></span>',
        '<p class="byline-date">Published: January 28, 2026</p>',
        '<time class="updated" datetime="2026-02-01">1 Feb</time><time datetime="2026-01-28">28 Jan</time>',
    ],
)
def test_a_byline_goes_before_header_footer_and_the_time_of_an_update(tmp_path: Path, byline: str) -> None:
    text = page(head='<meta property="og:updated_time" content="2026-02-01T00:00:00Z">')
    text = text.replace("<article>", f"<article><h1>{TITLE}</h1>{byline}").replace("<footer>", '<footer><time datetime="2026-02-03">today</time>')
    (tmp_path / "a.html").write_text(text)
    assert read(tmp_path)[0].published == DAY


def test_the_order_of_what_is_known(tmp_path: Path) -> None:
    """--published goes over guesses, not over an article's own day; --metadata over all but its own field; force over everything."""
    table = tmp_path / "known.csv"
    table.write_text("file,published,title,publisher,url\n2026-01-28-a.txt,2026-01-27,T,P,u\n")
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "2026-01-28-a.txt").write_text(TEXT)
    (folder / "b.jsonl").write_text('{"text": "A missile flew.", "pub_date": "2026-01-26"}\n{"text": "It fell."}\n')

    def told(**options: object) -> list[tuple[str, str]]:
        return [(a.published, a.published_basis) for a in read(folder, **options)]

    assert told() == [(DAY, "file_name"), ("2026-01-26", "record"), ("", "")]
    assert told(published="2026-01-30") == [("2026-01-30", "given"), ("2026-01-26", "record"), ("2026-01-30", "given")]
    assert told(published="2026-01-30", metadata=read_metadata(str(table))) == [("2026-01-27", "metadata"), ("2026-01-26", "record"), ("2026-01-30", "given")]
    assert told(published="2026-01-30", force_published=True) == [("2026-01-30", "given")] * 3
    article = read(folder, metadata=read_metadata(str(table)))[0]
    assert (article.title, article.publisher, article.url) == ("T", "P", "u")


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("name,published\na,2026-01-28\n", "no column named file"),
        ("file,published\na.txt,03/04/2026\n", "is not a date"),
        (b"file\n\xff\xfe\n", "no CSV in UTF-8"),
    ],
)
def test_a_wrong_table_of_metadata_is_told(tmp_path: Path, table: str | bytes, said: str) -> None:
    path = tmp_path / "m.csv"
    path.write_bytes(table if isinstance(table, bytes) else table.encode())
    with pytest.raises(UsageProblem, match=said):
        read_metadata(str(path))
    with pytest.raises(UsageProblem, match="cannot be read"):
        read_metadata(str(tmp_path / "gone.csv"))


@pytest.mark.parametrize(
    "name", ["published", "pub_date", "Date Published", "datePublished", "created_at", "seendate", "date_published", "Publication Date", "publish_date"]
)
def test_names_of_the_day(tmp_path: Path, name: str) -> None:
    value = "20260128T093000Z" if name == "seendate" else "2026-01-28"
    (tmp_path / "a.csv").write_text(f'id,text,{name},outlet\n1,"{OTHER}",{value},The Paper\n')
    (article,) = read(tmp_path)
    assert (article.published, article.published_basis, article.publisher) == (DAY, "record", "The Paper")


def test_three_hundred_dated_files(tmp_path: Path) -> None:
    for i in range(300):
        (tmp_path / f"2026-01-{i % 28 + 1:02}-wire-{i}.txt").write_text(f"{BODY[0]} It was number {i}.")
    articles = read(tmp_path)
    assert len(articles) == 300 and all(a.published == a.source.rsplit("/", 1)[1][:10] for a in articles)
