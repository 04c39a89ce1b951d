"""The class of an object, where more than its noun decides it: its name, and the rules of the codebook (`class_rules`).

`by_noun` are classes that a name alone does not raise a general noun to. Each of `rules` turns a class of `of` into `becomes` where all its
conditions hold: `noun`, a part of the noun; `article` and `sentence`, wording lists found there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractor.domain.codebook import Codebook
from extractor.domain.wording import Wording
from extractor.mentions.model import ObjectMention, Sentence
from extractor.mentions.objects import PRONOUN


@dataclass(frozen=True, slots=True)
class ClassRule:
    of: frozenset[str]
    becomes: str
    noun: str
    article: re.Pattern[str] | None
    sentence: re.Pattern[str] | None

    def holds(self, cls: str, s: Sentence, o: ObjectMention) -> bool:
        return (
            cls in self.of
            and self.noun in s.text[o.head : o.end].lower()
            and (self.article is None or self.article.search(s.text) is not None)
            and (self.sentence is None or self.sentence.search(s.text, s.start, s.end) is not None)
        )


class ClassRules:
    """The class of an object by its noun, its name and the declared rules."""

    def __init__(self, wording: Wording, codebook: Codebook) -> None:
        declared = codebook.raw.get("class_rules", {})
        self.general = codebook.general_classes[:1]
        self.by_noun = frozenset(declared.get("by_noun", ()))
        self.rules = [
            ClassRule(frozenset(r["of"]), r["becomes"], r.get("noun", ""), _list(wording, r.get("article")), _list(wording, r.get("sentence")))
            for r in declared.get("rules", ())
        ]

    def of(self, s: Sentence, o: ObjectMention) -> tuple[str, bool]:
        """The class of an object, and whether its name alone tells it."""
        cls, kind = "" if o.cls == PRONOUN else o.cls, o.names[0].kind if o.names else ""
        if kind and (cls == "" or (cls in self.general and kind not in self.by_noun)):
            cls = kind
        by_name = cls == kind != o.cls
        for rule in self.rules:
            if rule.holds(cls, s, o):
                cls, by_name = rule.becomes, False
        return cls, by_name


def _list(wording: Wording, name: str | None) -> re.Pattern[str] | None:
    return wording[name] if name else None
