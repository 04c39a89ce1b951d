"""HTML to lines of text, all of it, one block a line: for exports of press archives and for what feeds and mail hold. For pages of sites see `pages`."""

from __future__ import annotations

from typing import Any

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "tr",
        "ul",
        "docfull",
        "docinfo",
    ]
)
_CELLS = frozenset(("td", "th"))
_LEFT_OUT = frozenset(("script", "style", "head", "noscript", "template", "svg"))


def html_lines(html: str) -> str:
    """The text of some HTML, blocks parted by line ends, cells of a row by a space. "" where it holds none."""
    from lxml import etree
    from lxml.html import document_fromstring

    if not html.strip():
        return ""
    try:
        root = document_fromstring(html)
    except (etree.ParserError, ValueError):
        return ""
    out: list[str] = []
    _gather(root, out)
    lines = (" ".join(line.split()) for line in "".join(out).split("\n"))
    return "\n".join(lines).strip()


def html_text(html: str) -> str:
    """The same without empty lines: a paragraph a line."""
    return "\n".join(line for line in html_lines(html).split("\n") if line)


def _gather(root: Any, out: list[str]) -> None:
    """Text in document order, without recursion: pages nest as deep as they like."""
    from lxml.etree import iterwalk

    skipped = None
    for event, element in iterwalk(root, events=("start", "end", "comment", "pi")):
        if event != "start":
            if skipped is None or element is skipped:
                skipped = None
                out.append(_after(element, root))
        elif skipped is None:
            if _name(element) in _LEFT_OUT:
                skipped = element
            else:
                out.append(_opening(element))


def _name(element: Any) -> str:
    """An element's name in small letters; "" of a comment or processing instruction."""
    return element.tag.lower() if isinstance(element.tag, str) else ""


def _opening(element: Any) -> str:
    """What an element begins with: the end of the line before it, or the space before a cell, and its own text."""
    name = _name(element)
    gap = "\n" if name in _BLOCKS or name == "br" else " " if name in _CELLS else ""
    return gap + _flat(element.text)


def _after(element: Any, root: Any) -> str:
    """What follows an element: the end of a block's line, and the text up to the next tag."""
    gap = "\n" if _name(element) in _BLOCKS else ""
    return gap + (_flat(element.tail) if element is not root else "")


def _flat(text: str | None) -> str:
    """Text between tags: its line ends are spaces."""
    return text.replace("\n", " ").replace("\r", " ") if text else ""
