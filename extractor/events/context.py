"""What the event stage knows beside the claims: declarations, wording, and the day of publication."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from extractor.domain.codebook import Codebook
from extractor.domain.pipeline import Pipeline
from extractor.domain.wording import Wording, phrase
from extractor.events.model import Slots


@dataclass(frozen=True)
class Cues:
    """The wording that the event stage reads."""

    response: re.Pattern[str]  # "in response": another side's own firing
    since: re.Pattern[str]
    further: re.Pattern[str]  # "two more missiles", at the start of an object
    another: re.Pattern[str]
    afterwards: re.Pattern[str]  # what makes "another" a further one, not the news once more
    perfect: re.Pattern[str]  # ends right before a verb: "has fired", done at some time or often
    past_perfect: re.Pattern[str]  # "had notified": before what is told
    came_later: re.Pattern[str]  # between a day and an event that was before it: "on Saturday, days after"
    might: re.Pattern[str]  # "may launch": ends before a trigger
    compared: re.Pattern[str]  # "It was its first since …": of the news, and another event by the way
    that_event: re.Pattern[str]  # "During that earlier test, …", at the start of a sentence
    latest: re.Pattern[str]  # "its latest", ends before what is launched
    when: re.Pattern[str]  # right behind a day: "since May 4, when it fired"
    event_word: re.Pattern[str]  # "launch", "test-fired"
    aside: re.Pattern[str]  # "the Shaheen-III, which was first": ends before a trigger
    list_separator: re.Pattern[str]  # between two days: "in 2006, 2009 and 2013"
    span: re.Pattern[str]  # "between", ends before the first of two days
    saying: re.Pattern[str]  # between the day of an announcement and what it announces

    @classmethod
    def of(cls, wording: Wording) -> Cues:
        """The cues of a pipeline's wording; a list it has not matches nothing."""
        compared = r"(?:{news_pronoun} |(?:the|this) (?:\w+ ){1,2}?){comparing_verb}\b[^.;]*?\b{comparing_word}\b"
        return cls(
            wording["response_cue"],
            wording["since"],
            phrase(wording, r"(?:[\w-]+ )?{further}\b"),
            wording["another"],
            wording["afterwards"],
            phrase(wording, r"\b{perfect}(?: \w+){0,2} $"),
            phrase(wording, r"\b{past_perfect}\b"),
            phrase(wording, r"\b{came_later}\s[^,;]*$"),
            phrase(wording, r"\b{might}\s+(?:{might_adverb}\s+)?(?:\w+\s+(?:out\s+)?(?:{article_before}|another)\s+(?:[\w-]+\s+){0,6})?$"),
            phrase(wording, compared),
            phrase(wording, r"\W*{of_that}\s+(?:[\w-]+\s+){0,3}?{event_noun}\b"),
            phrase(wording, r"\b{latest}\s+(?:[\w-]+\s+){0,4}$"),
            phrase(wording, r",?\s+{on_that_day}\b"),
            phrase(wording, r"\b{event_word}\b"),
            phrase(wording, r",\s+{relative}\s+(?:\w+\s+){0,3}$"),
            phrase(wording, r",?\s*(?:{also}\s+)?"),
            phrase(wording, r"\b{span_before}\s+$"),
            phrase(wording, r"\b(?:{say}|{saying_before})\b"),
        )


@dataclass(frozen=True)
class Context:
    """The declarations of a pipeline as the event stage needs them, and when the article was published."""

    codebook: Codebook
    slots: Slots
    cues: Cues
    coasts: dict[str, dict[str, str]]  # state -> side -> sea
    published: date | None = None

    @classmethod
    def of(cls, pipeline: Pipeline) -> Context:
        """The context of a pipeline, for articles without a date."""
        return cls(pipeline.codebook, Slots.of(pipeline.codebook), Cues.of(pipeline.wording), pipeline.coasts)

    def on(self, published: str) -> Context:
        """The same for an article published on an ISO date, "" where it is not known."""
        return replace(self, published=date.fromisoformat(published) if published else None)

    @property
    def general_class(self) -> tuple[str, ...]:
        """The class that says least ("projectile"), which agrees with every other; empty where a codebook has none."""
        return self.codebook.general_classes[:1]
