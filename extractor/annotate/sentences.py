"""Sentences of news text by rule: quick, and at ease with what pages do to text.

spaCy's own splitters need the parser or stumble over "U.S. officials", "7:00 a.m.The missiles", headlines without a full stop
and lines wrapped at 70 columns. This one sees only the characters, so that the gate can throw sentences away before
anything expensive has run.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from extractor.annotate import spans
from extractor.domain.english import words

# An end mark, with what closes a quotation or a bracket.
END = re.compile(r"[.!?…]+[\"'”’»)\]]*")
NEXT_START = re.compile(r"[\"'“‘«(\[■▷]*[A-Z0-9“‘]")
# "…at 7:00 a.m.The missiles", "…the launch.Leader Kim", "…on Sunday.A JCS official": a lost space after the full stop.
LOST_SPACE = re.compile(r"(?<=[a-z0-9)\]”\"])[.!?][\"”’)\]]*(?=[A-Z][a-z ]|[A-Z]{2,}\b|[\[“■][A-Z])")
ABBREVIATION = re.compile(rf"(?:^|[\s(\"“‘\[—–-])(?:{words('abbreviation')}|[A-Z]|(?:[A-Za-z]\.)+[A-Za-z])$")
# After these a capital may go on with the sentence: "U.S. Pacific Command", "9 a.m. Tuesday".
DOTTED = re.compile(r"(?:(?:[A-Z]\.)+[A-Z]|[ap]\.m)$")
STARTER = re.compile(rf"[\"“‘(\[]*(?:{words('sentence_starter')})\b")
LONGEST = 2_000  # characters of one sentence; the longest of 500 news articles has 1,100
BLANK_LINE = re.compile(r"\n[ \t\r\f\v\u00a0]*\n\s*")
# One character for one: all offsets stay, and patterns need one hyphen, one space and one apostrophe.
PLAIN = str.maketrans(
    {"\u2010": "-", "\u2011": "-", "\u2012": "-", "\u00ad": "-", "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\u2019": "'", "\u02bc": "'", "\u2018": "'"}
)


# "U.S.": its dots end no clause and no word; as letters they stand in no pattern's way.
INITIALS = re.compile(r"(?<![A-Za-z.])(?:[A-Z]\.){2,}")
LETTER_DOT = "\ua78f"


def plain(text: str) -> str:
    """The text with typographic hyphens, spaces and apostrophes made plain, and the dots of initials letters, of the same length."""
    return INITIALS.sub(lambda m: m.group().replace(".", LETTER_DOT), text.translate(PLAIN))


def printed(text: str) -> str:
    """A part of a plain text with the dots of initials as they are printed, for values that are told as in the text."""
    return text.replace(LETTER_DOT, ".")


def is_wrapped(text: str) -> bool:
    """Whether single line ends are only the wrapping of a text column (most lines 50 to 100 characters long)."""
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) < 4:
        return False
    # the last line of a paragraph may be short; a page of one-line paragraphs has lines of every length
    full = sum(50 <= len(line.rstrip()) <= 100 for line in lines)
    unfinished = sum(not line.rstrip().endswith((".", "!", "?", ":", '"', "”")) for line in lines)
    return full >= 0.6 * len(lines) and unfinished >= 0.5 * len(lines)


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Offsets of paragraphs: between blank lines where the text is wrapped, else between line ends."""
    breaks = BLANK_LINE if is_wrapped(text) else re.compile(r"\n\s*")
    start = 0
    for m in breaks.finditer(text):
        yield start, m.start()
        start = m.end()
    yield start, len(text)


def _ends_here(text: str, mark: re.Match[str], stop: int) -> bool:
    after = mark.end()
    if after >= stop:
        return True
    if not text[after].isspace():
        return LOST_SPACE.match(text, mark.start()) is not None
    rest = text[after : after + 40].lstrip()
    if not NEXT_START.match(rest):
        return False
    if mark.group()[0] != ".":
        return True
    before = text[max(0, mark.start() - 14) : mark.start()]
    if DOTTED.search(before):
        return STARTER.match(rest) is not None
    return ABBREVIATION.search(before) is None


# "SEOUL, Jan. 4 (Yonhap) --", "ISLAMABAD —", "RAWALPINDI:", "Pyongyang, November 1 (KCNA) --", also after a wire slug run into it
DATELINE = re.compile(
    rf"(?!{words('not_dateline')})(?:[A-Z][A-Z.'’/-]{{2,}}(?:[ /][A-Z][A-Z.'’/-]+)*(?:, (?:[A-Z][\w.]+ ?){{1,3}})?|[A-Z][a-z]+(?: [A-Z][a-z]+)?)"
    r"(?:, (?:[A-Z][a-z]+\.? ?)(?:\d{1,2})(?:, \d{4})?)?\s*(?:\([^()\n]{2,40}\)\s*(?:--|-|—|–)|(?:--|—|–)(?= [^a-z])|(?<=[A-Z]{3}):(?= )|(?<=\d) - )\s*"
)
# "SEOUL North Korea fired": the dash lost; five capitals at least, so that "NASA Launches" is none
BARE_DATELINE = re.compile(r"[A-Z]{5,}(?:[ /][A-Z]{3,})*(?:, [A-Z][a-z]+\.)? (?=[A-Z][a-z]|An? )")
TOWN_AND_LAND = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+)?, [A-Z][a-z]+(?: [A-Z][a-z]+){0,2}: (?=[A-Z])")  # "Dubai, United Arab Emirates: A"
SLUG_REACH = 400  # how far into an article a wire's slug and by-line may run before its dateline


def datelines(text: str) -> list[tuple[int, int]]:
    """Offsets of datelines: at the start of a paragraph, or behind the slug that opens the article."""
    out = []
    for start, stop in paragraphs(text):
        m = DATELINE.match(text, start, min(stop, start + 120))
        if m is None and start < SLUG_REACH:
            m = re.compile(r"[A-Z]{3,}(?:[ /][A-Z]{3,})*, [A-Z][a-z]+\.? \d{1,2} \([^()\n]{2,40}\)\s*(?:--|-|—|–)\s*").search(
                text, start, min(stop, start + SLUG_REACH)
            )
        m = m or TOWN_AND_LAND.match(text, start, stop)
        if m is None and start < 40:
            m = BARE_DATELINE.match(text, start, stop)
        if m is not None and m.end() < stop:
            out.append(m.span())
    return out


def sentences(text: str) -> list[tuple[int, int]]:
    """Character offsets (start, end) of the sentences, in order, without surrounding white space or dateline."""
    breaks = deque(datelines(text))
    out = []
    begun = 0  # where a dateline ends that a full stop cuts: "CAPE CANAVERAL, Fla. (AP) —"
    for start, end in _sentences(text):
        start = max(start, begun)
        while breaks and breaks[0][0] < start:
            breaks.popleft()
        while breaks and breaks[0][0] < end:
            a, b = breaks.popleft()
            if a > start:
                out.append(_strip(text, start, a))
            start = begun = b
        if start < end:
            out += _bounded(text, start, end)
    return out


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence in pieces of at most `LONGEST` characters, cut at white space where there is any: patterns may cost more than in proportion."""
    while end - start > LONGEST:
        space = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        cut = space if space > 0 else start + LONGEST
        yield _strip(text, start, cut)
        start = _strip(text, cut, end)[0]
    if start < end:
        yield start, end


def _sentences(text: str) -> list[tuple[int, int]]:
    found = []
    for start, stop in paragraphs(text):
        begin = start
        for mark in END.finditer(text, start, stop):
            if mark.end() > begin and _ends_here(text, mark, stop):
                found.append((begin, mark.end()))
                begin = mark.end()
        found.append((begin, stop))
    return [(s, e) for s, e in (_strip(text, s, e) for s, e in found) if s < e]


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


@Language.factory("news_sentences", assigns=["doc.spans"])
def make(nlp: Language, name: str) -> NewsSentences:
    return NewsSentences()


class NewsSentences:
    """Sentence spans of news text; the parser is not needed for them."""

    def __call__(self, doc: Doc) -> Doc:
        spans.write(doc, "sentences", [(start, end, "", ()) for start, end in sentences(doc.text)])
        return doc
