"""When and by whom a text without metadata was published: its dateline, a line that says so, or its file's name. Never a date of what it tells."""

from __future__ import annotations

import os
import re
from itertools import chain

from extractor.read.published import iso_date

_MONTH = r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|Jun\.|July?|Jul\.|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
_DAY = rf"(?:{_MONTH} \d{{1,2}},? \d{{4}}|\d{{1,2}} {_MONTH},? \d{{4}}|\d{{4}}-\d\d-\d\d)"
# "SEOUL, Jan. 28, 2026 (Yonhap) --", "Pyongyang, 28 January 2026 (KCNA) --"
_DATELINE = re.compile(rf"[ \t]*(?:[A-Z][A-Za-z.'’/-]{{0,30}},? ){{1,6}}({_DAY})(?: \([^()\n]{{2,40}}\))? ?(?:--|—|–|-|:|/)")
# KCNA counts its years from 1912: "January 28, Juche 113 (2024)", "Juche 113 (2024) January 28"
_JUCHE = re.compile(rf"(?:({_MONTH} \d{{1,2}}),? ?)?\(?Juche ?(\d{{2,3}})(?: ?\(?(\d{{4}})\)?)?\)?(?:[,. ]+({_MONTH} \d{{1,2}}))?")
_LINE = re.compile(
    rf"\s*(?:first )?(?:published|posted|publication date|date published|date of publication|date|released|issued)(?: on| at)?\s*:?\s*(?:\w+day,? )?({_DAY}|\d{{1,2}}/\d{{1,2}}/\d{{4}})(?:[T ,|·-].{{0,40}})?$",
    re.IGNORECASE,
)
# "SEOUL, Jan. 28 (Yonhap) --", "Pyongyang, 28 January 2026 (KCNA) --": who wrote it stands behind a place in capitals or a day
_AGENCY = re.compile(
    rf"[ \t]*(?:[A-Z][A-Z.'’/-]{{2,30}},? |(?=.{{0,80}}?\d))(?:[A-Z][A-Za-z.'’/-]{{0,30}},? ){{0,6}}(?:(?:{_DAY}|{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH}),? )?\(([A-Z][^()\n\d:]{{1,39}})\) ?(?:--|—|–|-)"
)
_PUBLISHER = re.compile(
    r"\s*(?i:publisher|publication|publication title|published by|source|newspaper|outlet)\s*:\s*((?![a-z])[^\W\d_][^\d:/@\n]{0,58}[^\d.:/@\n])$"
)
_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_.]?)([01]\d)\2([0-3]\d)(?!\d)")
_JUCHE_START = 1911
_HEAD_LINES = 12
_TAIL_LINES = 3


def day_in_text(text: str) -> tuple[str, str]:
    """(ISO date, `dateline` or `published_line`), or two empty strings. Only the first and last lines are read, and only dates with their year."""
    lines = [line for line in text.split("\n") if line.strip()]
    for line in lines[:_HEAD_LINES]:
        day = _dateline(line[:200])
        if day:
            return day, "dateline"
    for line in [*lines[:_HEAD_LINES], *lines[-_TAIL_LINES:]]:
        day = published_line(line)
        if day:
            return day, "published_line"
    return "", ""


def publisher_in_text(text: str) -> str:
    """Who published a text, by a line that says so ("Source: The Paper") or its dateline ("SEOUL, Jan. 28 (Yonhap) --"); "" where neither does."""
    lines = [line for line in text.split("\n") if line.strip()]
    told = (m for line in [*lines[:_HEAD_LINES], *lines[-_TAIL_LINES:]] if (m := _PUBLISHER.match(line[:200])))
    datelines = (m for line in lines[:_HEAD_LINES] if (m := _AGENCY.match(line[:200])))
    found = next(chain(told, datelines), None)
    return found[1].strip() if found else ""


def published_line(line: str) -> str:
    """The ISO date of a line that says when the text was published ("Published: 28 January 2026"), or ""."""
    found = _LINE.match(line) if len(line) < 120 else None
    return iso_date(found[1]) if found else ""


def day_of_name(path: str) -> str:
    """The ISO date in a file's name ("2026-01-28-reuters.txt", "20260128_kcna.html"), or "" where there is none or more than one."""
    found = {iso_date("-".join(m.group(1, 3, 4))) for m in _NAME.finditer(os.path.basename(path))}
    return found.pop() if len(found) == 1 else ""


def _dateline(line: str) -> str:
    found = _DATELINE.match(line)
    if found:
        return iso_date(found[1])
    juche = _JUCHE.search(line)
    if juche is None or not (juche[1] or juche[4]):
        return ""
    year = int(juche[2]) + _JUCHE_START
    return iso_date(f"{juche[1] or juche[4]}, {year}") if juche[3] in (None, str(year)) else ""
