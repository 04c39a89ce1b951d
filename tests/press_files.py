"""Exports of press archives, mail, feeds and documents of word processors, made by hand: two articles of our own in each layout."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from email.message import EmailMessage
from html import escape
from textwrap import fill

from article_files import BODY, OTHER, TITLE


@dataclass(frozen=True)
class Told:
    """What an export says of an article."""

    title: str
    publisher: str
    day: str
    paragraphs: tuple[str, ...]

    @property
    def text(self) -> str:
        return "\n".join(self.paragraphs)


FIRST = Told(TITLE, "The Harbour Times", "2026-01-28", BODY)
SECOND = Told("India tests missile from island", "Island Daily (London)", "2026-01-30", tuple(OTHER.split("\n")))
BOTH = (FIRST, SECOND)
LONG_DAY = {"2026-01-28": "January 28, 2026 Wednesday", "2026-01-30": "January 30, 2026 Friday"}
BRITISH_DAY = {"2026-01-28": "28 January 2026", "2026-01-30": "30 January 2026"}
SHORT_DAY = {"2026-01-28": "Jan 28, 2026", "2026-01-30": "Jan 30, 2026"}


def nexis_lines(wrap: bool = True) -> list[str]:
    """The older layout: a count before each article, fields in capitals."""
    out = ["", "Download Request: Selected Items: 1-2", "Time Of Request: Sunday, February 1, 2026  16:51:31", ""]
    for number, a in enumerate(BOTH, 1):
        body = [line for p in a.paragraphs for line in ((fill(p, 78) if wrap else p).split("\n") + [""])]
        out += [
            f"{'':>30}{number} of 2 DOCUMENTS",
            "",
            "",
            f"{'':>30}{a.publisher}",
            "",
            f"{'':>28}{LONG_DAY[a.day]}",
            *([f"{'':>30}Edition 1;", f"{'':>30}Scotland"] if wrap else []),
            "",
            a.title,
            "",
        ]
        out += [
            "BYLINE: A. Writer",
            "",
            "SECTION: NEWS; Pg. 3",
            "",
            "LENGTH: 355 words",
            "",
            *body,
            "LOAD-DATE: February 1, 2026",
            "",
            "LANGUAGE: ENGLISH",
            "",
            "PUBLICATION-TYPE: Newspaper",
            "",
        ]
        out += ["", f"{'':>20}Copyright 2026 {a.publisher} Ltd", f"{'':>28}All Rights Reserved", ""]
    return out


def nexis_newer_lines() -> list[str]:
    """The newer layout: title first, "Body" before the text, "End of Document" after it."""
    out: list[str] = []
    for a in BOTH:
        out += [
            a.title,
            a.publisher,
            LONG_DAY[a.day],
            "",
            f"Copyright 2026 {a.publisher} All Rights Reserved",
            "Section: NEWS; Pg. 3",
            "Length: 355 words",
            "Byline: A. Writer",
            "Body",
            "",
        ]
        out += [line for p in a.paragraphs for line in (p, "")]
        out += ["Load-Date: February 1, 2026", "", "", "End of Document", ""]
    return out


def nexis_html() -> str:
    """The older layout as a page: classes that mean nothing, a paragraph a line."""
    body = "".join(
        f'<DIV CLASS="c0"><P CLASS="c1"><SPAN CLASS="c2">{escape(line.strip())}</SPAN></P></DIV>\n' for line in nexis_lines(wrap=False) if line.strip()
    )
    return f'<!DOCTYPE html><HTML><HEAD><META charset="utf-8"><TITLE>2 of 2</TITLE><STYLE>.c0 {{ color: red }}</STYLE></HEAD><BODY>{body}</BODY></HTML>'


def factiva_tagged() -> str:
    """A field of two letters at the start of each line, its text behind it and below."""
    out: list[str] = []
    for number, a in enumerate(BOTH):
        out += [
            f"HD   {a.title}",
            "BY   By A. Writer",
            "WC   355 words",
            f"PD   {BRITISH_DAY[a.day]}",
            f"SN   {a.publisher}",
            "SC   HBTM",
            "LA   English",
            "CY   (c) 2026",
        ]
        out += [
            "",
            "LP   ",
            a.paragraphs[0],
            "",
            "TD   ",
            *[line for p in a.paragraphs[1:] for line in (p, "")],
            "NS   gcat : News",
            f"AN   Document HBTM00002026012{number}em1s00001",
            "",
        ]
    return "\n".join(out)


def factiva_html() -> str:
    """A table an article, a row a field."""
    out: list[str] = []
    for number, a in enumerate(BOTH):
        rows = [
            ("HD", f"<b>{escape(a.title)}</b>"),
            ("WC", "355 words"),
            ("PD", BRITISH_DAY[a.day]),
            ("SN", a.publisher),
            ("LA", "English"),
            ("LP", f"<p>{escape(a.paragraphs[0])}</p>"),
        ]
        rows += [("TD", "".join(f"<p>{escape(p)}</p>" for p in a.paragraphs[1:])), ("AN", f"Document HBTM00002026012{number}em1s00001")]
        cells = "".join(f"<tr><td class='index'><b>{tag}</b>&nbsp;</td><td>{value}</td></tr>" for tag, value in rows)
        out.append(f"<div class='article enArticle'><table>{cells}</table></div>")
    return f"<html><head><title>Factiva</title></head><body>{''.join(out)}</body></html>"


def factiva_plain_lines() -> list[str]:
    """As its RTF has it: no names of fields."""
    out: list[str] = []
    for number, a in enumerate(BOTH):
        out += [a.title, "", "By A. Writer", "355 words", BRITISH_DAY[a.day], "09:15 AM", a.publisher, "HBTM", "English", "(c) 2026 The Publisher", ""]
        out += [line for p in a.paragraphs for line in (p, "")] + [f"Document HBTM00002026012{number}em1s00001", ""]
    return out


GERMAN_DAY = {"2026-01-28": "28 Januar 2026", "2026-01-30": "30 Januar 2026"}


def factiva_divs() -> str:
    """A page of divisions, its own words German: a section before the title, "355 Wörter", edition and page before the language."""
    out: list[str] = []
    for number, a in enumerate(BOTH):
        head = [
            "Foreign Desk; 1" if number else "World",
            f'<span class="enHeadline">{escape(a.title)}  </span>',
            "By A. WRITER  ",
            "Special to the paper",
            "1.355 Wörter",
        ]
        head += [
            GERMAN_DAY[a.day],
            escape(a.publisher),
            "HBTM",
            "Late Edition - Final",
            "1",
            "Englisch",
            "Copyright 2026 The Publisher.  All Rights Reserved.  ",
        ]
        text = "".join(f'<p class="articleParagraph enarticleParagraph">{escape(p)}  </p>\n' for p in a.paragraphs)
        end = f"<p>Dokument HBTM00002026012{number}dp1900j9s</p>"
        out.append(f'<div class="article enArticle"><p>\n</p>{"".join(f"<div>{line}</div>" for line in head)}<p></p>{text}{end}</div>')
    return f"<html><head><title>Factiva</title></head><body><h1>Dow Jones Factiva</h1><div>{'<br><span></span>'.join(out)}</div></body></html>"


def nexis_german_html() -> str:
    """The older layout exported from a German page, its articles English."""
    words = {"BYLINE:": "AUTOR:", "SECTION:": "RUBRIK:", "LENGTH: 355 words": "LÄNGE: 1285 Wörter", "LOAD-DATE: February 1, 2026": "UPDATE: 1. Februar 2026"}
    words |= {"LANGUAGE:": "SPRACHE:", "All Rights Reserved": "Alle Rechte vorbehalten"}
    words |= {"January 28, 2026 Wednesday": "28. Januar 2026 Mittwoch 9:50 PM GMT+1", "January 30, 2026 Friday": "30. Januar 2026 Freitag"}
    page = nexis_html()
    for english, german in words.items():
        page = page.replace(english, german)
    return page


def proquest_newer_txt() -> str:
    """With "Document 1 of 2" under each rule, the place behind the publication, the text's field in capitals, and newer fields."""
    lines = proquest_txt().replace("Full text:", "Full Text:").replace("Subject: Missiles; Tests", "Business indexing term: Subject: Missiles").split("\n")
    number = 0
    out: list[str] = []
    for line in lines:
        number += line.startswith("___")
        out += [f"{line}; London"] if line.startswith("Publication title:") else [line]
        out += ["", f"Document {number} of 2"] if line.startswith("___") and number <= len(BOTH) else []
    return "\n".join(line for line in out if not line.startswith("Publication info:"))


def proquest_txt() -> str:
    """Documents parted by a rule, named fields before and after the full text."""
    out: list[str] = []
    for number, a in enumerate(BOTH):
        out += [
            "_" * 60,
            "",
            a.title,
            "",
            f"Publication info: {a.publisher} ; London [London]. {BRITISH_DAY[a.day]}: A.1.",
            "",
            "https://www.archive.example/docview/1",
            "",
            "Abstract: None available.",
            "",
        ]
        out += [
            f"Full text: {a.paragraphs[0]}",
            *a.paragraphs[1:],
            "",
            "Subject: Missiles; Tests",
            "",
            f"Title: {a.title}",
            "",
            f"Publication title: {a.publisher}",
            "",
            "Publication year: 2026",
            "",
        ]
        out += [
            f"Publication date: {SHORT_DAY[a.day]}",
            "",
            "Language of publication: English",
            "",
            f"ProQuest document ID: 26373919{number}",
            "",
            "Last updated: 2026-02-01",
            "",
            "Database: News",
            "",
        ]
    return "\n".join([*out, "_" * 60, ""])


def proquest_html() -> str:
    """The same as a page of paragraphs with the field's name in bold."""
    lines = proquest_txt().split("\n")
    body = "".join(f"<hr><p>{line}</p>" if line.startswith("___") else f"<p><strong>{escape(line)}</strong></p>" for line in lines if line)
    return f"<html><body>{body}</body></html>"


def rss() -> str:
    items = "".join(
        f"<item><title>{escape(a.title)}</title><link>https://paper.example/{a.day}</link><pubDate>Wed, {a.day[8:]} Jan 2026 09:00:00 +0900</pubDate>"
        f"<content:encoded><![CDATA[{''.join(f'<p>{p}</p>' for p in a.paragraphs)}]]></content:encoded><description>Short.</description><source url='x'>{a.publisher}</source></item>"
        for a in BOTH
    )
    return f'<?xml version="1.0"?>\n<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Wire</title>{items}</channel></rss>'


def atom() -> str:
    entries = "".join(
        f"<entry><title type='html'>{escape(a.title)}</title><link href='https://paper.example/{a.day}'/><published>{a.day}T09:00:00+09:00</published><updated>2026-02-01T00:00:00Z</updated>"
        f"<content type='html'>{escape(''.join(f'<p>{p}</p>' for p in a.paragraphs))}</content><source><title>{a.publisher}</title></source></entry>"
        for a in BOTH
    )
    return f'<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title>{entries}</feed>'


def mail(told: Told, html: bool = False) -> bytes:
    message = EmailMessage()
    message["From"] = f'"{told.publisher}" <desk@paper.example>'
    message["To"] = "reader@university.example"
    message["Subject"] = told.title
    message["Date"] = f"Wed, {told.day[8:]} Jan 2026 09:00:00 +0900"
    message["Message-ID"] = f"<{told.day}@paper.example>"
    text = "".join(f"<p>{escape(p)}</p>" for p in told.paragraphs) if html else told.text
    message.set_content(text, subtype="html" if html else "plain", charset="utf-8")
    return message.as_bytes()


def mbox() -> bytes:
    return b"".join(b"From desk@paper.example Wed Jan 28 09:00:00 2026\n" + mail(a) + b"\n" for a in BOTH)


def mhtml(page: str) -> bytes:
    message = EmailMessage()
    message["Snapshot-Content-Location"] = "https://paper.example/1"
    message["Subject"] = "saved page"
    message["Date"] = "Sun, 1 Feb 2026 00:00:00 -0000"
    message["MIME-Version"] = "1.0"
    message.set_content(page, subtype="html", charset="utf-8")
    message.add_related(b"\x89PNG", "image", "png")
    message.set_boundary("part")
    return message.as_bytes()


def zipped(parts: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content, zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED)
    return out.getvalue()


def docx(lines: list[str]) -> bytes:
    """A Word document of a paragraph a line; each is cut into two runs, as Word does."""
    runs = "".join(
        f"<w:p><w:r><w:t xml:space='preserve'>{escape(line[:5])}</w:t></w:r><w:r><w:t xml:space='preserve'>{escape(line[5:])}</w:t></w:r></w:p>"
        for line in lines
    )
    document = f"<?xml version='1.0' encoding='UTF-8'?><w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body>{runs}</w:body></w:document>"
    return zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": document})


def odt(lines: list[str]) -> bytes:
    """An OpenDocument text of a paragraph a line."""
    paragraphs = "".join(f"<text:p>{escape(line[:5])}<text:span>{escape(line[5:])}</text:span></text:p>" for line in lines)
    content = (
        "<?xml version='1.0' encoding='UTF-8'?><office:document-content xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' "
        f"xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'><office:body><office:text>{paragraphs}</office:text></office:body></office:document-content>"
    )
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def rtf(lines: list[str]) -> bytes:
    """An RTF document of a paragraph a line; letters beyond ASCII as codes."""
    coded = ("".join(c if c < "\x80" else f"\\u{ord(c)}?" for c in line.replace("\\", "\\\\").replace("{", "\\{").replace("}", "\\}")) for line in lines)
    return ("{\\rtf1\\ansi\\ansicpg1252\\uc1{\\fonttbl{\\f0 Times;}}\\f0 " + "\\par\n".join(coded) + "\\par}").encode("ascii")
