"""Objects and triggers of a sentence: what was launched (in the missile pipeline), and the words that say it was.

All wording comes from the pipeline's `wording.yml`; the lists used are `object_class`, `count_gap`, `event_verb`,
`event_verb_intransitive`, `event_noun`, `not_an_event`, and the `…_before` lists that make an event planned, unreal or past.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.mentions import Name, ObjectMention, Sentence, Trigger
from extractor.wording import Wording

PAYLOAD = "payload"  # the one class that is not launched itself but carried; see `_carrying`
NUMBERS = {
    w: i
    for i, w in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ]
    )
}
NUMBERS |= {
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "a pair of": 2,
    "the pair of": 2,
    "a couple of": 2,
    "a trio of": 3,
    "both": 2,
    "a dozen": 12,
    "two dozen": 24,
    "three dozen": 36,
    "a hundred": 100,
    "half a dozen": 6,
    "half-dozen": 6,
    "dozen": 12,
}
MULTIPLE = (
    r"several|multiple|a (?:number|series|barrage|salvo|volley|flurry|string|wave|hail|batch|spate|handful|variety|group|swarm) of|(?:barrages?|salvos?|volleys?|waves?) of"
    r"|many|numerous|dozens(?: of)?|scores of|hundreds of|a few|various|some|an unspecified number of|an unknown number of|at least several|multiple rounds of|rounds of|more|additional|other|a slew of|a range of"
)
DETERMINERS = r"an?|another|the|its|their|his|this|that|these|those|each|one of (?:the|its)|\w+['’]s|a single|a new|yet another|a second|a third|the first|the second|the third|its first|its second|its third"
HEDGED = r"(?:(?P<at_least>at least|more than|over|no fewer than|upwards of|up to at least)|(?P<about>about|around|approximately|some|roughly|nearly|almost|an estimated|as many as about|close to)|(?P<at_most>up to|at most|as many as|fewer than|no more than))\s+"
WORDNUM = "|".join(sorted((re.escape(w) for w in NUMBERS if w not in ("zero",)), key=len, reverse=True)).replace(r"\ ", r"\s+")
COMPOUND = r"(?:twenty|thirty|forty|fifty|sixty)-(?:one|two|three|four|five|six|seven|eight|nine)"
PLURAL_CLASS = re.compile(r"(?:[a-z]s|[A-Z]s|MLRS|artillery|artillery fire|fire)$")
PASSIVE_LEFT = re.compile(
    r"\b(?:was|were|been|be|being|is|are|got|gets)(?:n['’]t)?(?:\s+(?:\w+ly|also|not|reportedly|believed to have been|then|both|all|first|test|apparently|to be|likely))*\s*$",
    re.I,
)
NOUN_LEFT = re.compile(
    r"(?:\b(?:the|an?|this|that|these|its|their|his|another|each|every|any|no|such|both|all|latest|last|first|second|third|fourth|fifth|sixth|recent|new|previous|similar|successful|failed|botched|attempted|reported|missile|rocket|satellite|ballistic|weapons?|flight|\w+['’]s|s['’]|two|three|four|five|several|multiple|more|further|conduct\w*|day|morning|night|afternoon|surprise|rare|test)\s+|[-])$",
    re.I,
)
OF_RIGHT = re.compile(r"\s+of\b", re.I)
TERMINATOR = re.compile(
    r"[;:]|--|—|\s–\s|\b(?:that|which|who|whom|whose|after|before|while|because|when|although|though|but|as|saying|said|to|despite|if|where)\b|,\s+(?:and|with|in|the|an?|according)\b",
    re.I,
)
LEFT_TERMINATOR = re.compile(r"[;:]|--|—|\s–\s|\b(?:but|because|although|though|said|says|saying|when|before|where|if)\b|,\s+(?:and|according|the|who)\b", re.I)
CLAUSE_START = re.compile(r"[;:\"“”]|--|—|,\s+(?:and|but|while|which|who|after|as|with|when|in|the)\b|\b(?:and|but|while|although|because|that)\b", re.I)
BY_AGENT = re.compile(r"^\s*(?:(?:on|at|early|late|in|this|from|last)?\s*\S+\s+){0,8}?by\s+(?:the\s+|a\s+)?", re.I)


class TriggerFinder:
    """Finds objects and triggers of one sentence at a time with one pipeline's wording."""

    def __init__(self, wording: Wording, object_table: str, default_class: str) -> None:
        self.wording = wording
        self.object_table = object_table
        self.default_class = default_class
        self.appearance = wording.get("appearance")
        gap = wording.expand(wording.source("count_gap"))
        self.count_left = re.compile(
            rf"(?:^|[\s(\"“‘,—–-])(?:{HEDGED})?(?P<n>\d{{1,4}}(?:,\d{{3}})?(?![\d:.]|st|nd|rd|th|\s?-?mm)|{COMPOUND}|{MULTIPLE}|{WORDNUM}|{DETERMINERS})"
            rf"(?P<gap>(?:\s+(?:{gap})){{0,6}}?)\s+[\"“'‘]?$",
            re.I,
        )

    # --- objects --------------------------------------------------------------------------------------------------
    def objects(self, sentence: Sentence) -> list[ObjectMention]:
        spans = self._class_spans(sentence)
        names = sentence.table(self.object_table)
        used: set[Name] = set()
        found = []
        for start, end, cls in spans:
            near = [n for n in names if n not in used and self._adjacent(sentence.text, start, end, n)]
            used.update(near)
            found.append(self._object(sentence, min([start, *(n.start for n in near)]), max([end, *(n.end for n in near)]), cls, tuple(near)))
        rest = [n for n in names if n not in used and not any(o.start <= n.start < o.end for o in found)]
        found += [self._object(sentence, n.start, n.end, "", (n,)) for n in rest]
        return sorted(found, key=lambda o: o.start)

    def _class_spans(self, sentence: Sentence) -> list[tuple[int, int, str]]:
        spans: list[tuple[int, int, str]] = []
        for m in self.wording.labelled("object_class").finditer(sentence.text, sentence.start, sentence.end):
            cls = m.lastgroup or ""
            if self._inside_place(sentence, m):
                continue
            if spans and re.fullmatch(r",?\s*(?:\(|or |an? )?\s*", sentence.text[spans[-1][1] : m.start()]) and spans[-1][2] == cls:
                closing = sentence.text[m.end() : m.end() + 1] == ")"
                spans[-1] = (spans[-1][0], m.end() + closing, cls)  # "… ballistic missile (SRBM)"
            else:
                spans.append((m.start(), m.end(), cls))
        return spans

    @staticmethod
    def _adjacent(text: str, start: int, end: int, name: Name) -> bool:
        if start <= name.start < end or name.start <= start < name.end:
            return True
        left, right = text[name.end : start], text[end : name.start]
        if name.end <= start:
            return (
                re.fullmatch(
                    r"[\"”'’]?,?\s*(?:\(?(?:type|class|series|system|air defen[cs]e system|solid-fuel(?:led|ed)?|liquid-fuel(?:led|ed)?|nuclear-capable|tactical|surface-to-surface|new|an?|strategic|long-range)\)?\s*){0,2}[-\"“‘(]?",
                    left,
                )
                is not None
            )
        return (
            re.fullmatch(
                r"[\"”]?,?\s*(?:\(|called|named|dubbed|known as|code-named|the|an?|system|model|type|identified as|presumably|likely|probably|possibly|believed to be|of the|as|,|[\"“‘]|\s){0,5}",
                right,
            )
            is not None
        )

    def _object(self, sentence: Sentence, start: int, end: int, cls: str, names: tuple[Name, ...]) -> ObjectMention:
        text = sentence.text
        plural = bool(PLURAL_CLASS.search(text[start:end].rstrip(')"” '))) and not text[start:end].endswith(("ss", "series"))
        m = self.count_left.search(text[max(sentence.start, start - 130) : start])
        count: int | None = None
        qualifier, determiner, first, span = "", "", start, (start, end)
        if m is not None:
            offset = max(sentence.start, start - 130)
            if any(n.start < offset + m.end("n") <= n.end and n.start < offset + m.start("n") for n in sentence.table(self.object_table)):
                m = None  # the number of a name: "The Falcon 9 first stage"
        if m is not None:
            first = offset + m.start("n")
            count, qualifier, determiner = self._count(m)
            span = (first, end)
            if count is not None and count > 1 and not plural and not cls and not names:
                count, qualifier = None, ""
        if count is None and not qualifier and plural:
            qualifier = "multiple"
        if determiner == "indefinite" and plural:
            count, qualifier = None, "multiple"
        if determiner == "indefinite" and not plural and not qualifier:
            count, qualifier = 1, "exact"
            if cls == "rocket_artillery" and re.search(r"launcher|system", text[start:end], re.I):
                count, qualifier = None, ""  # "a new 240mm multiple rocket launcher": one launcher, rounds untold
        if cls == PAYLOAD:
            count, qualifier = None, ""
        return ObjectMention(first, end, start, cls, names, plural, count, qualifier, determiner, span)

    @staticmethod
    def _count(m: re.Match[str]) -> tuple[int | None, str, str]:
        word = re.sub(r"\s+", " ", m["n"].lower())
        hedge = next((h for h in ("at_least", "about", "at_most") if m[h]), "exact")
        if re.fullmatch(MULTIPLE, word):
            return None, "multiple", "indefinite" if word not in ("more", "additional", "other") else "indefinite"
        if word in NUMBERS:
            return NUMBERS[word], hedge, "number"
        if word[0].isdigit():
            return int(word.replace(",", "")), hedge, "number"
        if re.fullmatch(COMPOUND, word):
            tens, ones = word.split("-")
            return NUMBERS[tens] + NUMBERS[ones], hedge, "number"
        definite = not re.fullmatch(r"an?|another|a single|a new|yet another|a second|a third|its first|its second|its third", word)
        return None, "", "definite" if definite else "indefinite"

    # --- triggers -------------------------------------------------------------------------------------------------
    def triggers(self, sentence: Sentence) -> list[Trigger]:
        text, start, end = sentence.text, sentence.start, sentence.end
        masked = [m.span() for m in self.wording["not_an_event"].finditer(text, start, end)]
        found: list[Trigger] = []
        taken = list(masked)
        for kind in ("event_verb_planned", "event_verb_carrying", "event_verb_intransitive", "event_noun", "event_verb", "event_verb_arrival"):
            if kind not in self.wording or (kind == "event_verb_arrival" and found):
                continue
            for m in self.wording[kind].finditer(text, start, end):
                if any(m.start() < b and a < m.end() for a, b in taken) or self._inside_object(sentence, m) or self._inside_place(sentence, m):
                    continue
                trigger = self._trigger(sentence, m.start(), m.end(), kind)
                if trigger is not None:
                    taken.append(m.span())
                    found.append(trigger)
        found += self._verbless(sentence, found)
        return self._dedupe(sorted(found, key=lambda t: t.start))

    def _verbless(self, sentence: Sentence, found: list[Trigger]) -> Iterator[Trigger]:
        """ "a second round: three short-range missiles from Koksan": counted objects and where they came from."""
        if any(t.objects for t in found):
            return
        for o in sentence.objects:
            if o.determiner not in ("number", "indefinite") or o.cls == PAYLOAD:
                continue
            m = re.compile(r"\s+(?:\w+\s+)?from\s+(?:the\s+|near\s+|an?\s+)?(?:\w+\s+){0,2}").match(sentence.text, o.end, sentence.end)
            if m is not None and any(m.end() - 25 <= n.start <= m.end() and n.start >= m.start() for n in sentence.table("sites")):
                yield Trigger(o.head, o.end, "verb", "past", (o,), False, "", (0, 0), False, passive=True)
                return

    @staticmethod
    def _inside_place(sentence: Sentence, m: re.Match[str]) -> bool:
        """ "Sohae Satellite Launching Ground" tells of no launching."""
        return any(n.start <= m.start() and m.end() <= n.end for n in sentence.table("sites", "seas", "actors"))

    @staticmethod
    def _inside_object(sentence: Sentence, m: re.Match[str]) -> bool:
        return any(o.head <= m.start() and m.end() < o.end and o.cls for o in sentence.objects)

    def _trigger(self, sentence: Sentence, start: int, end: int, kind: str) -> Trigger | None:
        left = sentence.text[max(sentence.start, start - 60) : start]
        if kind == "event_noun":
            if not self._is_noun(sentence, start, end, left):
                return None
            return self._noun(sentence, start, end)
        if kind == "event_verb_carrying":
            return self._carrying(sentence, start, end)
        if kind == "event_verb" and self._is_noun(sentence, start, end, left) and not PASSIVE_LEFT.search(left):
            return None
        return self._verb(sentence, start, end, kind)

    def _is_noun(self, sentence: Sentence, start: int, end: int, left: str) -> bool:
        word = sentence.text[start:end].lower()
        if re.search(r"(?:ed|shot|flew|sent|struck|off|up)$", word) and not re.search(r"(?:lift|blast)-?off$", word):
            return False
        if any(o.end <= start and re.fullmatch(r"\s+|-|\s+[\w-]+\s+", sentence.text[o.end : start]) and not o.plural for o in sentence.objects):
            return True
        if word.endswith("ing"):
            return (
                bool(OF_RIGHT.match(sentence.text, end))
                or bool(re.search(r"\b(?:the|a|this|its|latest|\w+['’]s)\s+(?:\S+\s+)?$", left, re.I))
                and self._object_right(sentence, end, 3) is None
            )
        return bool(NOUN_LEFT.search(left)) or bool(OF_RIGHT.match(sentence.text, end)) or left.strip() == ""

    def _noun(self, sentence: Sentence, start: int, end: int) -> Trigger | None:
        text = sentence.text
        word = text[start:end].lower()
        objects = [o for o in sentence.objects if o.end <= start and re.fullmatch(r"\s+|-|\s+[\w-]+\s+", text[o.end : start]) and not o.plural][-1:]
        of_object = False
        if not objects and re.match(r"\s+(?:of|involving|with|using)\b", text[end : end + 12]):
            right = self._object_right(sentence, end, 12, through=("of", "with"))
            objects = [right] if right else []
            of_object = bool(objects)
        if not objects:
            objects = [o for o in sentence.objects if o.start <= start and end <= o.end]
        left = text[sentence.start : start if not objects or of_object else min(start, objects[0].start)]
        own_class = re.search(r"missile|rocket|satellite", word) is not None
        determined = re.search(
            r"\b(?:the|this|that|these|latest|recent|its|their|(?:sun|mon|tues|wednes|thurs|fri|satur)day['’]s|today['’]s|yesterday['’]s)\s+(?:[\w-]+\s+){0,3}$",
            text[max(sentence.start, start - 50) : start],
            re.I,
        )
        plural = word.endswith("s")
        agent, span = self._agent_left(sentence, objects[0].start if objects and not of_object else start, near=True)
        if not agent:
            agent, span = self._agent_by(sentence, end)
        own = re.search(r"\b(?:its|their|his)\s+(?:\S+\s+){0,5}$", text[max(sentence.start, start - 60) : start], re.I)
        if not agent and own is not None:
            agent, span = self._agent_left(sentence, max(sentence.start, start - 60) + own.start(), near=False)
        if not agent and (conducted := self._conducting(sentence, start)) is not None:
            agent, span = self._agent_left(sentence, conducted, near=False)
        specific = (
            bool(objects and of_object)
            or agent != ""
            or determined is not None
            or self._has_article(text[max(sentence.start, start - 60) : start])
            or self._conducted(left)
            or any(o.count_qualifier for o in objects if not of_object and o.determiner in ("number", "indefinite"))
        )
        dated = bool(sentence.dates) and (
            self._has_article(text[max(sentence.start, start - 60) : start]) or re.match(r"(?:maiden|first|second|third|last|final|debut)", word) is not None
        )
        if not specific or (not objects and not own_class and determined is None and not dated):
            return None
        if (
            plural
            and not of_object
            and determined is None
            and not agent
            and not re.search(
                r"\b(?:two|three|four|five|six|seven|eight|nine|ten|several|multiple|\d+)\s+(?:[\w-]+\s+){0,4}$",
                text[max(sentence.start, start - 60) : start],
                re.I,
            )
        ):
            return None
        role = self._role(left, text[start:end], noun=True)
        if role != "planned" and "planned_after" in self.wording and re.compile(r"\s+").match(text, end):
            after = self.wording["planned_after"].match(text, end + 1, sentence.end)
            role = "planned" if after is not None else role
        if role == "past" and "unreal_after" in self.wording and self.wording["unreal_after"].match(text, end + 1, sentence.end):
            role = "unreal"
        bare_of = of_object and determined is None
        anaphoric = determined is not None and not (of_object and objects[0].determiner in ("indefinite", "number"))
        anaphoric = anaphoric or not objects or (not bare_of and plural and agent != "")
        if not of_object:  # "a missile test": how many flew is not told
            objects = [self._uncounted(o) for o in objects]
        return Trigger(start, end, "noun", role, tuple(objects), anaphoric, agent, span, self._background(sentence, start, end))

    @staticmethod
    def _uncounted(o: ObjectMention) -> ObjectMention:
        return ObjectMention(o.start, o.end, o.head, o.cls, o.names, o.plural, None, "", o.determiner, o.count_span)

    @staticmethod
    def _has_article(left: str) -> bool:
        return re.search(r"\b(?:an?|another|one|its|first|second|third|last|previous|successful|failed)\s+(?:[\w'’-]+\s+){0,5}$", left, re.I) is not None

    def _conducted(self, left: str) -> bool:
        return self.wording.before("conduct_verb").search(re.sub(r"(?:\s+\S+){0,5}\s*$", "", left[-90:]) or left) is not None

    def _conducting(self, sentence: Sentence, start: int) -> int | None:
        """Offset of the verb that a noun hangs on: "Pakistan on Saturday conducted a training launch"."""
        found = None
        for m in self.wording["conduct_verb"].finditer(sentence.text, max(sentence.start, start - 80), start):
            if not re.search(r"[;:.]", sentence.text[m.end() : start]):
                found = m.start()
        return found

    def _verb(self, sentence: Sentence, start: int, end: int, kind: str) -> Trigger | None:
        text = sentence.text
        left_text = text[max(sentence.start, start - 60) : start]
        word = text[start:end].lower()
        passive = PASSIVE_LEFT.search(left_text) is not None
        intransitive = kind in ("event_verb_intransitive", "event_verb_arrival", "event_verb_planned")
        right = None if intransitive else self._object_right(sentence, end, 14)
        left = self._object_left(sentence, start, 4 if kind == "event_verb_arrival" else 14)
        if right is not None and not (passive and left is not None):
            objects = [right, *self._coordinated(sentence, right)]
        elif kind == "event_verb_arrival" and (left is None or left.cls == PAYLOAD):
            return None
        elif left is not None and (
            intransitive or passive or kind == "event_verb_planned" or word.endswith(("ed", "shot", "flew", "sent")) or word.startswith("being")
        ):
            objects, passive = [left], True
        elif (
            (passive or intransitive)
            and re.search(r"\b(?:it|they|which|that|both|one|another|two|ones?|the \w+)\s+(?:\S+\s+){0,4}$", left_text, re.I)
            and not intransitive
        ):
            objects = []
        else:
            return None
        relative = passive and not PASSIVE_LEFT.search(left_text) and not intransitive and bool(objects)
        agent, span = ("", (0, 0)) if intransitive or (passive and not relative) else self._agent_left(sentence, start, near=False)
        if relative and span[0] < objects[0].end:  # "the missile that North Korea fired"; not "North Korea said the missile fired"
            agent, span = "", (0, 0)
        if not agent and objects:
            agent, span = self._owner(sentence, objects[0])
        if not agent:
            agent, span = self._agent_by(sentence, end)
        clause = text[sentence.start : start]
        role = self._role(clause, word, noun=False)
        if kind == "event_verb_planned" and role != "planned":
            return None
        if (
            role == "past"
            and relative
            and objects[0].determiner == ""
            and objects[0].count is None
            and not agent
            and not objects[0].names
            and not self._agent_by(sentence, end)[0]
            and not sentence.dates
            and not sentence.times
        ):
            role = "unreal"  # "to intercept missiles launched from": of missiles in general
        if (
            role == "past"
            and "generic_after" in self.wording
            and self.wording["generic_after"].search(text, max(sentence.start, start - 20), min(sentence.end, end + 50))
        ):
            role = "unreal"
        anaphoric = (
            not objects
            or (kind == "event_verb_arrival" and objects[0].determiner not in ("indefinite", "number"))
            or (objects[0].determiner == "definite" and not objects[0].names and passive)
            or (objects[0].determiner == "" and passive and not objects[0].names)
        )
        return Trigger(start, end, "verb", role, tuple(objects), anaphoric, agent, span, self._background(sentence, start, end), passive)

    def _carrying(self, sentence: Sentence, start: int, end: int) -> Trigger | None:
        """ "put two satellites into orbit with a Long March-3B": the carrier is told anywhere in the sentence, or only the payload is."""
        carriers = [o for o in sentence.objects if o.cls != PAYLOAD and not (o.head <= start < o.end)]
        payload = [o for o in sentence.objects if o.cls == PAYLOAD]
        chosen = carriers[:1] or payload[:1]
        if not chosen:
            return None
        word = sentence.text[start:end].lower()
        agent, span = self._agent_left(sentence, start, near=False)
        role = self._role(sentence.text[sentence.start : start], word, noun=False)
        if (
            role == "past"
            and re.search(r"^(?:put|place|send|carry|launch|loft|deliver)$", word)
            and not re.search(r"\b(?:it|to|they|was|were|been)\s*$", sentence.text[max(sentence.start, start - 12) : start])
        ):
            role = "past" if word == "put" else role
        return Trigger(start, end, "verb", role, tuple(chosen), False, agent, span, self._background(sentence, start, end))

    def _owner(self, sentence: Sentence, o: ObjectMention) -> tuple[str, tuple[int, int]]:
        """ "North Korea's new ICBM": the one whose it is."""
        for n in sentence.table("actors"):
            if n.code and self._can_act(n) and n.end <= o.head and n.end >= o.start - 12 and self._possesses(n, sentence.text[n.end : o.head]):
                return n.code, (n.start, n.end)
        return "", (0, 0)

    def _object_right(self, sentence: Sentence, end: int, words: int, through: tuple[str, ...] = ()) -> ObjectMention | None:
        for o in sentence.objects:
            if o.start >= end or (o.head >= end and o.start < end):
                between = sentence.text[end : o.head]
                if self.appearance is not None:
                    between = self.appearance.sub(" ", between)
                if sentence.words_between(end, o.head) > words:
                    return None
                stop = TERMINATOR.search(between)
                if stop and stop.group().lower() not in through:
                    return None
                return o
        return None

    @staticmethod
    def _coordinated(sentence: Sentence, first: ObjectMention) -> Iterator[ObjectMention]:
        """ "a ballistic missile and two cruise missiles"."""
        last = first
        for o in sentence.objects:
            if o.head > last.end and re.fullmatch(r",?\s*(?:and|as well as|,|along with)\s*(?:[\w'’-]+\s+){0,5}", sentence.text[last.end : o.head], re.I):
                yield o
                last = o

    def _object_left(self, sentence: Sentence, start: int, words: int) -> ObjectMention | None:
        best = None
        for o in sentence.objects:
            if o.end <= start and sentence.words_between(o.end, start) <= words and not LEFT_TERMINATOR.search(sentence.text[o.end : start]):
                best = o
        return best

    def _agent_left(self, sentence: Sentence, start: int, *, near: bool) -> tuple[str, tuple[int, int]]:
        """The last actor to the left that can be the subject: "… said North Korea fired". `near`: "North Korea's missile test"."""
        best: Name | None = None
        for n in sentence.table("actors"):
            if n.end > start or not n.code or not self._can_act(n):
                continue
            gap = sentence.text[n.end : start]
            if near and not self._possesses(n, gap):
                continue
            before = sentence.text[max(sentence.start, n.start - 25) : n.start]
            if not near and re.search(
                r"\b(?:against|from|toward|towards|into|over|near|off|of|with|at|to|in|between|by|on|for|than|hit|strike|reach|attack|visit|notified|told|informed|warned|urged|condemned|accused|asked|allowed|helped|barring|barred|forcing|prompting|threatening|telling)\s+(?:the\s+|its\s+)?(?:\w+\s+)?$",
                before,
                re.I,
            ):
                continue
            best = n
        if (
            best is not None
            and not near
            and re.search(
                r"\b(?:the|this|that) (?:\w+ )?(?:country|nation|regime|state|government|group|rebels|militants|militia)\s+(?:\S+\s+){0,3}$",
                sentence.text[best.end : start],
                re.I,
            )
        ):
            best = None  # "US officials said the country had tested": another one's country
        if (
            best is not None
            and not near
            and any(best.end <= o.start and o.end <= start and sentence.words_between(o.end, start) <= 3 for o in sentence.objects)
        ):
            best = None  # "Seoul said the rocket had put": the object itself is the subject
        return (best.code, (best.start, best.end)) if best else ("", (0, 0))

    @staticmethod
    def _possesses(name: Name, gap: str) -> bool:
        """ "North Korea's latest missile test", "a North Korean launch", "the Iran missile test"."""
        owned = re.match(r"['’]s?\b|['’]\s", gap) is not None or name.kind == "demonym"
        return (
            len(gap.split()) <= (5 if owned else 0)
            and re.search(
                r"[,;:()]|\b(?:said|says|and|in|of|to|on|with|against|at|for|detected|confirmed|condemned|reported|after|before|the|an?|this|that|these|officials?|authorities|sources|media)\b|\bmilitary\s+(?:the|a)\b",
                gap,
            )
            is None
        )

    @staticmethod
    def _can_act(name: Name) -> bool:
        return name.kind != "media" or name.code.isupper()

    def _agent_by(self, sentence: Sentence, end: int) -> tuple[str, tuple[int, int]]:
        m = BY_AGENT.match(sentence.text[end : sentence.end])
        if m is None or re.search(r"[,;.]", m.group()):
            return "", (0, 0)
        at = end + m.end()
        for n in sentence.table("actors"):
            if n.code and self._can_act(n) and at <= n.start <= at + 12:
                return n.code, (n.start, n.end)
        return "", (0, 0)

    # --- roles ----------------------------------------------------------------------------------------------------
    def _role(self, left: str, word: str, *, noun: bool) -> str:
        """past, planned or unreal, from the words left of the trigger within its clause."""
        clause = left
        for m in CLAUSE_START.finditer(left):
            clause = left[m.end() :]
        near = clause[-70:]
        if self.wording.before("negated_before").search(near) or re.search(
            r"\b(?:den(?:y|ied|ies|ying)|refut\w+|reject\w*|dismiss\w*)\s+(?:\w+\s+){0,3}?(?:that|having|it|any|reports?|claims?|firing|launching)\b[^.;]*$",
            left,
            re.I,
        ):
            return "unreal"
        if "called_off_before" in self.wording and self.wording.before("called_off_before").search(near):
            return "planned"
        if (
            re.search(r"(?:ed|shot|flew|flown|sent|put|took|left|rose|struck|hit|landed|fell|came down|got through|ed off|took off|shot off|went up)$", word)
            and not noun
        ):
            # a finite past form; only "will be fired", "to be launched" turn it
            if re.search(
                r"\b(?:will|would|shall|to|could|may|might|can|should|must|is|are|being)\s+(?:\w+ly\s+|soon\s+|also\s+|not\s+)?be\s+(?:\w+\s+)?$|\b(?:to be|yet to be|being)\s+(?:\w+\s+)?$",
                near,
                re.I,
            ):
                return (
                    "planned"
                    if self.wording.before("planned_before").search(near) and not re.search(r"\b(?:could|may|might|can|should|must)\b", near, re.I)
                    else "unreal"
                )
            if re.search(r"\b(?:could|may|might|would|should) have\s+(?:been\s+)?$", near, re.I):
                return "unreal"
            return "past"
        if noun:
            if re.search(
                r"\b(?:planned|upcoming|scheduled|forthcoming|impending|imminent|threatened|proposed|coming|expected|plans?|preparations?|preparing|ready|readying|next|ahead of (?:a|an|the|its))\s+(?:(?:for|of|to)\s+)?(?:[\w'’-]+\s+){0,4}$",
                near,
                re.I,
            ):
                return "planned"
            return "unreal" if self.wording.before("generic_before").search(near) else "past"
        if re.search(r"\b(?:attempt\w*|tried|managed|went on|proceeded|moved|fail(?:ed|s|ure)?)\s+to\s+(?:\w+ly\s+)?$", near, re.I) and word.endswith(
            ("launch", "fire", "test", "lob", "shoot")
        ):
            return "unreal" if re.search(r"\b(?:any|an) attempts?\s+to\s+$", near, re.I) else "past"
        if self.wording.before("planned_before").search(near):
            return "planned"
        if word.endswith("ing"):
            return "unreal" if re.search(r"\b(?:from|against|of|consider|considering|avoid|for|stop|without|like)\s+(?:\w+\s+)?$", near, re.I) else "past"
        if self.wording.before("hypothetical_before").search(near):
            return "unreal"
        if re.search(r"(?:fire|launch|test|shoot|lob)$", word):
            return "past" if re.search(r"\b(?:did|does|watch\w*|saw|see)\s+(?:\S+\s+){0,3}$", near, re.I) else "unreal"
        return "past"

    def _background(self, sentence: Sentence, start: int, end: int) -> bool:
        """Whether words of the trigger's own clause say that it was an earlier one."""
        before = sentence.text[sentence.start : start]
        cut = 0
        for m in re.finditer(r"[;:]|,\s+(?:and|but|while|which|who)\b|--|—", before):
            cut = m.end()
        near = before[cut:][-60:]
        near = re.sub(r"^.*\b(?:said|says|claimed|reported|announced|confirmed|that)\b.*?\bhad\b", "", near, flags=re.I | re.S)  # reported speech
        after = sentence.text[end : end + 60]
        return bool(
            re.search(
                r"\b(?:last|previous|earlier|prior|past|preceding|had|previously|since|already|unlike|similar to|compared (?:to|with)|follow\w*|came after|comes after|in the wake of|until|(?:days?|weeks?|months?|years?|hours) after)\s+(?:[\w'’-]+\s+){0,6}$",
                near,
                re.I,
            )
            or re.search(
                r"^[^.;]{0,50}\b(?:ago|earlier this (?:month|year|week)|last (?:month|year|week)|in the past|a (?:day|week|month|year) earlier|days? earlier|weeks? earlier|months? earlier)\b",
                after,
                re.I,
            )
        )

    @staticmethod
    def _dedupe(found: list[Trigger]) -> list[Trigger]:
        """One trigger where verb and noun tell one event: "conducted a launch", "test-fired … in a test"."""
        out: list[Trigger] = []
        for t in found:
            if out and t.objects and out[-1].objects and t.objects[0] == out[-1].objects[0] and t.kind == "noun":
                continue
            out.append(t)
        return out
