"""A corpus in brat's standoff format: a .txt and an .ann for each article, and the annotation.conf that says which labels there are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from extractor.domain.codebook import Codebook
from extractor.tables.decisions import ADDED, EDITED, REACTION, RIGHT
from extractor.write.annotated import AnnotatedArticle, Mark, annotated_articles

_PIECE = re.compile(r"[^\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")  # brat's spans do not go over the end of a line
_UNSAFE = re.compile(r"[^\w.-]+")
LONGEST = 100  # characters of a file's name
EVENT, ROLE, REVIEWED = "Event", "Role", "Reviewed"


def write_brat(out: Path, folder: Path, codebook: Codebook, *, reviewed: bool = False) -> None:
    """Writes the corpus to a folder, which brat opens as a collection."""
    folder.mkdir(parents=True, exist_ok=True)
    names, events = FileNames(), 1
    for article in annotated_articles(out, reviewed=reviewed):
        name = names.of(article.id)
        (folder / f"{name}.txt").write_bytes(article.text.encode("utf-8", "replace"))
        (folder / f"{name}.ann").write_text("".join(f"{line}\n" for line in lines(article)), encoding="utf-8", newline="")
        events = max(events, *(int(e["event_id"][1:]) for e in article.events), 1)
    (folder / "annotation.conf").write_text(configuration(codebook, events), encoding="utf-8", newline="")


def lines(article: AnnotatedArticle) -> Iterator[str]:
    """The lines of an .ann: each claim as a text-bound annotation with its attributes and a note that holds its value."""
    number = 0
    for at, mark in enumerate(article.marks, 1):
        spans, words = _pieces(mark, article.text)
        yield f"T{at}\t{mark.label} {spans}\t{words}"
        told = {EVENT: mark.row["event_id"], ROLE: article.roles.get(mark.row["event_id"], ""), REVIEWED: mark.reviewed}
        for name, value in told.items():
            if value:
                number += 1
                yield f"A{number}\t{name} T{at} {value}"
        yield f"#{at}\tAnnotatorNotes T{at}\t{' '.join(mark.told.split())} [{mark.id}]"


def configuration(codebook: Codebook, events: int) -> str:
    """The annotation.conf: labels are the attributes of the codebook, and reactions."""
    labels = [*codebook.attributes, *([REACTION] if codebook.reactions else [])]
    values = {EVENT: [f"e{n}" for n in range(1, events + 1)], ROLE: codebook.roles, REVIEWED: (RIGHT, EDITED, ADDED)}
    attributes = [f"{name}\tArg:<ENTITY>, Value:{'|'.join(of)}" for name, of in values.items()]
    return _sections({"entities": labels, "relations": [], "events": [], "attributes": attributes})


class FileNames:
    """Names of files made from ids: of safe characters, and each once, also where capitals do not count."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def of(self, article_id: str) -> str:
        safe = _UNSAFE.sub("_", article_id)[:LONGEST].strip(".") or "article"
        name, number = safe, 1
        while name.casefold() in self._taken:
            number += 1
            name = f"{safe}-{number}"
        self._taken.add(name.casefold())
        return name


def _sections(sections: dict[str, list[str]]) -> str:
    return "\n".join(f"[{name}]\n" + "".join(f"{line}\n" for line in of) for name, of in sections.items())


def _pieces(mark: Mark, text: str) -> tuple[str, str]:
    """Where the words stand, in pieces where they go over the end of a line, and the words."""
    found: Iterable[re.Match[str]] = list(_PIECE.finditer(text, mark.start, mark.end))
    return ";".join(f"{m.start()} {m.end()}" for m in found), " ".join(m[0] for m in found)
