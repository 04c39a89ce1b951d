"""One article read again under watch: what each room made of it, and the calls that made it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import CodeType
from typing import Any

from extractor.annotate import spans
from extractor.annotate.dates import Dates
from extractor.annotate.nlp import annotate
from extractor.claims.list_items import with_list_items
from extractor.claims.model import UNSORTED, Claim, Reading
from extractor.domain.pipeline import Pipeline
from extractor.events.model import Event, Mention
from extractor.extraction import Extractor
from extractor.mentions.model import Sentence, Trigger
from extractor.mentions.triggers import KINDS
from extractor.read.article import Article
from extractor.read.given import fit
from extractor.tables.rows import Rows
from extractor.write.why.recorder import Call, Recorder, Try
from extractor.write.why.wording import Found, WatchedWording

Span = tuple[int, int]


class Watch:
    """An extractor whose decisions can be looked at: the rooms of another one, made anew with watched wording lists."""

    def __init__(self, extractor: Extractor) -> None:
        self.recorder = Recorder()
        self.wording = WatchedWording(self.recorder, *extractor.pipeline.wording_files)
        self.extractor = Extractor(extractor.pipeline.with_lists(self.wording), extractor.model)
        self.nlp = extractor.nlp

    def read(self, article: Article, least: float = 0.0) -> Trace:
        """What is made of an article, and how; `least` is the confidence below which its run leaves claims out."""
        x = self.extractor
        article = x.recaser.article(fit(article))
        if not x.gate.may_hold_event(article.text):
            return Trace(article, x.pipeline, self.wording, Call(self.read.__code__, {}), gated=True)
        _ = x.sentences, x.claims, x.context, x.reactions, x.tabulator  # made before anything is watched
        with self.nlp.memory_zone():
            doc = next(annotate(self.nlp, [article]))
            told = [(a, b) for a, b, _, _ in spans.read(doc, "sentences")]
            with self.recorder.watching() as top:
                Dates()(doc)  # once more, to be seen
                sentences = x.sentences.read(doc)
                events, reactions = x.read(article, sentences)
                rows = x.tabulator.rows(article, events, reactions, sentences)
        return Trace(article, x.pipeline, self.wording, top, sentences, events, rows, told, least=least)


@dataclass(frozen=True)
class Trace:
    """An article, what the rooms made of it, and all calls; `told` are the sentences before page noise was taken out."""

    article: Article
    pipeline: Pipeline
    wording: WatchedWording
    top: Call
    sentences: list[Sentence] | tuple[()] = ()
    events: list[Event] | tuple[()] = ()
    rows: Rows | None = None
    told: list[Span] | tuple[()] = ()
    gated: bool = False
    least: float = 0.0  # confidence, below which a run leaves claims out

    @cached_property
    def calls(self) -> list[Call]:
        """All calls, in the order they began."""
        return list(self.top.all())

    @cached_property
    def _by_code(self) -> dict[CodeType, list[Call]]:
        out: defaultdict[CodeType, list[Call]] = defaultdict(list)
        for call in self.calls:
            out[call.code].append(call)
        return out

    def of(self, function: Any) -> list[Call]:
        """The calls of a function, in order."""
        return self._by_code.get(function.__code__, [])

    @cached_property
    def readings(self) -> list[Reading]:
        """The sentences with their claims."""
        return next((c.gave for c in self.of(with_list_items)), [])

    @property
    def event_word(self) -> str:
        """What the pipeline calls one event: "a launch"."""
        return f"a {self.pipeline.codebook.raw.get('called', ['event'])[0]}"

    @cached_property
    def flow(self) -> list[tuple[Call, frozenset[Key], frozenset[Key]]]:
        """The calls that handle claims, in the order they ended, with those they were given and those they gave."""
        found = ((c, frozenset().union(*map(_handed, c.given.values())), keys_in(c.gave)) for c in self.top.ended() if c.is_rule)
        return [(call, came, went) for call, came, went in found if came or went]

    @cached_property
    def _tries(self) -> dict[Span, list[Try]]:
        """What was found in the whole text, not in a part of it, by its place."""
        out: defaultdict[Span, list[Try]] = defaultdict(list)
        for call in self.calls:
            for tried in call.tries:
                if tried.found is not None and len(tried.found.string) == len(self.article.text):
                    out[tried.found.span()].append(tried)
        return out

    def found_at(self, start: int, end: int, *lists: str, exact: bool = False) -> Found | None:
        """By which entry the words at a place were found, of lists whose names begin so, or are so."""
        tries = [t for t in self._tries.get((start, end), ()) if any(n.startswith(lists) for n in t.pattern.names)]
        return next((f for t in tries for f in self.wording.found(t) if (f.name in lists if exact else f.name.startswith(lists))), None)

    def places_of(self, *lists: str) -> Iterator[tuple[Span, Try]]:
        """The places of the text where lists whose names begin so found something."""
        return ((span, t) for span, tries in self._tries.items() for t in tries if any(n.startswith(lists) for n in t.pattern.names))

    def event_words(self, s: Sentence) -> list[Span]:
        """The places of a sentence with a word of the lists that tell of an event, taken for one or not."""
        found = (span for span, tries in self._tries.items() for t in tries if t.pattern.names[:1] != () and t.pattern.names[0] in KINDS)
        return sorted({span for span in found if s.start <= span[0] < s.end})

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that a place lies in; None for a dateline or noise of the page."""
        return next((s for s in self.sentences if s.start <= offset < s.end), None)

    def first_trigger(self, event: Event) -> Trigger | None:
        """The word by which an event is first told."""
        s = self.sentence_at(event.start)
        return next((t for t in (s.triggers if s else ()) if t.start == event.start), None)

    def row_of(self, event: Event) -> Mapping[str, Any]:
        """What the table of events has of an event; empty where it is in no table."""
        return next((r for r in (self.rows.events if self.rows else ()) if r["event_id"] == event.event_id), {})

    def text(self, start: int, end: int) -> str:
        """A part of the article, on one line."""
        return " ".join(self.article.text[start:end].split())


Key = tuple[int, int, str]  # of a claim: its place and attribute, which stay the same while its value is found


def key_of(claim: Claim) -> Key:
    """What a claim is known by in all rooms; a figure that is not sorted yet has no attribute."""
    return claim.start, claim.end, "" if claim.attribute == UNSORTED else claim.attribute


def keys_in(value: Any) -> frozenset[Key]:
    """The claims that a value holds: itself, those of a sentence, a mention or an event, or of a list of such."""
    if isinstance(value, Claim):
        return frozenset([key_of(value)])
    if isinstance(value, Reading | Mention | Event):
        return frozenset(map(key_of, value.claims))
    return frozenset().union(*map(keys_in, value)) if isinstance(value, list | tuple) else frozenset()


def _handed(given: Any) -> frozenset[Key]:
    """The claims that a call was given to do something with; the sentences of a whole article are only looked up."""
    return frozenset() if isinstance(given, list) and given and isinstance(given[0], Reading) else keys_in(given)


def among(key: Key, keys: frozenset[Key]) -> bool:
    """Whether a claim is among others, sorted or not yet."""
    return key in keys or (key[0], key[1], "") in keys
