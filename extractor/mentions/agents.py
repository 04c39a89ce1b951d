"""Who did it: the actor that is the subject, the owner or the "by" of a trigger.

Lists used: `not_agent_before`, `other_state`, `not_owned`, `conjunction_of_time`, `the_one_before`, `perfect`, `sent_along`,
`fired_end`, `group_members`.
"""

from __future__ import annotations

import re

from extractor.domain.wording import Wording, phrase
from extractor.mentions.model import A_CLAUSE, A_PHRASE, A_WORD, Name, ObjectMention, Sentence, left_of

Agent = tuple[str, tuple[int, int]]  # code and offsets of the name
PEOPLE = ("leader", "person")  # kinds of actors that are no "it"
NOBODY: Agent = ("", (0, 0))
POSSESSIVE = re.compile(r"['’]s?\b|['’]\s")
OWNED = re.compile(r"(?:['’]s?)?\s+(?:[\w-]+\s)?")  # "Yemeni Houthi fighters", "Gaza's Islamist Hamas"
UNNAMED = 4  # words from a state to the verb of a group that it backs


def can_act(name: Name) -> bool:
    """A state or a group may fire; the bodies of states (UN, EU, G7, NATO) and the media do not."""
    return name.is_state if name.code.isupper() else name.kind != "media"


def able_left(sentence: Sentence, start: int) -> list[Name]:
    """Actors left of a place that can act, parts of compounds too."""
    return [n for n in sentence.actors if n.end <= start and n.code and can_act(n)]


def _agent(name: Name) -> Agent:
    return name.code, (name.start, name.end)


class AgentFinder:
    """Finds who did what a trigger tells of, as a code and the offsets of the name; `NOBODY` where none is told."""

    def __init__(self, wording: Wording) -> None:
        self.no_subject = phrase(wording, r"\b{not_agent_before}\s+(?:{article_word}\s+)?(?:(?!(?:{time_word}|{relative})\b)[\w-]+\s+)?$")
        # at most so many words between a verb and its "by": "was fired early on Tuesday by"
        of_whom = r"(?:(?:[\w-]+\s+){1,3}?{belonging_to}\s+(?:{article_word}\s+)?)?"  # "by members of"
        self.by_left = phrase(wording, r"\s*(?:\S+\s+){0,12}?{agent_by}\s+(?:{article_word}\s+)?" + of_whom)
        self.by_break = phrase(wording, r"[,;.]|\b(?:{be_verb}|not|\w+ed)\b", 0)
        self.aside = phrase(wording, r",\s[^,;]+,\s+(?:(?!{say}\b)\w+\s+){0,3}")
        self.charge = phrase(wording, r"\s+{aside_of}\s+(?:(?:\w+ly\s+)?(?:\w+ing\b|{deed_word}\b)|(?:\w+ly\s+)?$)")
        self.fired_by = phrase(wording, r"(?: {acting_group})?-{fired_end}\b")
        self.compound = phrase(wording, r"-{compound_end}\b")
        self.unnamed = phrase(wording, r"\s+(?:\w+\s+)?{acting_group}\b")
        # the last noun before the verb, with at most one place behind it: "gunmen in the Gaza Strip had repeatedly fired"
        self.group_subject = phrase(wording, r"\b{group_members}\b(?: \w+(?: {definite_article})?(?-i:(?: [A-Z][\w'-]*)+))?\s+(?:{perfect}\s+)?(?:\w+ly\s+)?$")
        self.known_one = phrase(wording, r"\b(?!{indefinite}\b){determiner}\s+(?:[\w-]+\s+)?$")
        self.of_such_kind = phrase(wording, r"{of_such_kind}")
        self.other_state = phrase(wording, r"\b(?:the|this|that) (?:\w+ ){0,2}?{other_state}\s+(?!of\b|(?-i:[A-Z]))(?:(?!{say}\b)\S+\s+){0,9}$")
        self.of_it = phrase(wording, r"\s+(?:[\w-]+\s+){0,2}?{speaking_people}\b[^;:“”\"]*\b{it}\s+(?:(?:{modal}|{perfect}|\w+ly)\s+)*$")
        self.blame_left = phrase(wording, r"\b{blaming}\s+(?:the\s+)?(?:\w+\s+)?$")
        self.blame_right = phrase(wording, r"\s+(?:{responsible}\s+)?{aside_of}\s+{blamed_deed}?\s*(?:[\w-]+\s+){0,3}")
        self.charged = phrase(wording, r"\b{charged_before}\s+(?:the\s+)?(?:\w+\s+)?$")
        self.right_before = phrase(wording, r",?\s+{conjunction_of_time}\s+{the_one_before}\s+(?:{perfect}\s+)?(?:\w+ly\s+)?")
        self.it_did = phrase(wording, r",?\s+(?:{relative}\s+)?{the_one_before}\s+(?:{perfect}\s+)?(?:\w+ly\s+)?")
        self.group = phrase(wording, r"\b{acting_group}\b")
        self.doer_left, self.doer_right = phrase(wording, r"\b{agent_by} (?:{definite_article} )?$"), phrase(wording, r"\s+{infinitive} (?:\w+ly )?")
        self.aside_left, self.aside_said = phrase(wording, r",\s+(?:{definite_article} )?$"), phrase(wording, r"(?:['’]s)?(?: \w+){0,3}? {say}\s*,")
        self.taken_up = phrase(wording, r"\s+{taken_up}\b")  # "was told by North Korea it planned"
        self.teller = phrase(wording, r"\b{teller_before}\s+(?:the\s+)?$")
        self.deed = phrase(wording, r"['’]s?\s+(?:\w+\s+)?{owned_deed}\b")  # "Hezbollah disputes Israel's claim, but it had fired"
        self.sent_along = phrase(wording, r"\b{sent_along}\s")
        self.not_owned = phrase(wording, r"[,;:()]|\b{not_owned}\b", 0)

    def subject(self, sentence: Sentence, start: int, *, thing: bool = False) -> Agent:
        """The subject: the nearest name before the word that can have done it ("… said North Korea fired")."""
        left = [n for n in self.left(sentence, start) if not (thing and n.kind in PEOPLE)]  # "its test": of no person
        if self._is_unnamed(sentence, start):
            return NOBODY
        charged = next(
            (n for n in reversed(left) if self._charged_with(sentence, n, start) or self._is_it(sentence, n, start) or self._is_doer(sentence, n, start)), None
        )
        if charged is not None:
            return _agent(charged)
        best = self._last_able(sentence, left, start)
        return NOBODY if best is None or self._of_another(sentence, best, start) or self._of_object(sentence, best, start) else _agent(best)

    def _last_able(self, sentence: Sentence, left: list[Name], start: int) -> Name | None:
        """The last name that can be a subject; "North Korea, in defiance of the US, fired": the first before the aside."""
        left = [n for n in left if not self._speaks_aside(sentence, n, start)] or left
        able = [n for n in left if self.may_be_subject(sentence, n, start)]
        able = [n for n in able if not self.deed.match(sentence.text, n.end)]
        return next((n for n in left if self._before_aside(sentence, n, able[-1], start)), able[-1]) if able else None

    def may_be_subject(self, sentence: Sentence, n: Name, start: int) -> bool:
        """Whether no word before a name makes it something else than the subject; "most of the missiles Iran fired": of a clause of its own."""
        own_clause = any(sentence.text[o.end : n.start].isspace() for o in sentence.objects if o.end < n.start)
        return own_clause or self.no_subject.search(left_of(sentence, n.start, A_WORD)) is None or self._is_teller(sentence, n, start)

    def _is_teller(self, sentence: Sentence, n: Name, start: int) -> bool:
        """ "was told by North Korea it planned"; in "told Japan it planned" the name is the hearer."""
        told_by = self.teller.search(left_of(sentence, n.start, A_WORD)) is not None
        return told_by and self.taken_up.match(sentence.text[n.end : start]) is not None

    def _speaks_aside(self, sentence: Sentence, n: Name, start: int) -> bool:
        """ "North Korea fired a missile, South Korea said, amid concerns that it might fire more": who only says so."""
        aside = self.aside_left.search(left_of(sentence, n.start, A_WORD)) is not None
        return aside and self.aside_said.match(sentence.text, n.end, start) is not None

    def _of_another(self, sentence: Sentence, n: Name, start: int) -> bool:
        """ "US officials said it had tested", "the country had": another one's country; "the Houthis said the group had" is theirs."""
        other = self.other_state.search(sentence.text[n.end : start])
        if other is None:
            return self.speaks_of_it(sentence, n, start)
        return not (n.code.islower() and self.group.search(other.group()))

    def speaks_of_it(self, sentence: Sentence, n: Name, start: int) -> bool:
        """ "US officials said it had tested": their state is not "it"."""
        return self.of_it.fullmatch(sentence.text[n.end : start]) is not None

    def _of_object(self, sentence: Sentence, n: Name, start: int) -> bool:
        """ "Seoul said the rocket had put": the object itself is the subject; in "Iran said the rocket it had fired" it is not."""
        near = (o.end for o in sentence.objects if n.end <= o.start and o.end <= start and sentence.words_between(o.end, start) <= 3)
        return any(not self.it_did.fullmatch(sentence.text, end, start) for end in near)

    def _charged_with(self, sentence: Sentence, n: Name, start: int) -> bool:
        """ "accused North Korea of launching": the deed behind the name is its own."""
        return self.charge.match(sentence.text[n.end : start]) is not None and self.charged.search(left_of(sentence, n.start, A_PHRASE)) is not None

    def _is_it(self, sentence: Sentence, n: Name, start: int) -> bool:
        """ "agreed with Mr Trump to press North Korea after it launched": the one named right before "it"."""
        return n.kind not in PEOPLE and self.right_before.fullmatch(sentence.text[n.end : start]) is not None

    def _is_doer(self, sentence: Sentence, n: Name, start: int) -> bool:
        """ "detected an attempt by North Korea to launch": the one that the "by" tells."""
        return self.doer_right.fullmatch(sentence.text[n.end : start]) is not None and self.doer_left.search(left_of(sentence, n.start, A_WORD)) is not None

    def _before_aside(self, sentence: Sentence, n: Name, last: Name, start: int) -> bool:
        """Whether a name is the subject and the last one only in the aside behind it; not where the last one stands behind the aside."""
        behind = sentence.text.rfind(",", last.end, start) >= 0
        return n.end < last.start and behind and self.aside.fullmatch(sentence.text[n.end : start]) is not None

    def possessor(self, sentence: Sentence, start: int) -> Agent:
        """The owner before the word: "North Korea's missile test", "a North Korean launch"."""
        owners = [n for n in self.left(sentence, start) if self.possesses(n, sentence.text[n.end : start])]
        return _agent(owners[-1]) if owners else NOBODY

    def blamed(self, sentence: Sentence, start: int) -> Agent:
        """ "Israel holds Hamas responsible for the launch", "blamed Iran for the attack"."""
        for n in reversed(self.left(sentence, start)):
            if self.blame_left.search(left_of(sentence, n.start, A_WORD)) and self.blame_right.fullmatch(sentence.text[n.end : start]):
                return _agent(n)
        return NOBODY

    def left(self, sentence: Sentence, start: int) -> list[Name]:
        """Those named before a place that can act, without parts of compounds."""
        return [n for n in able_left(sentence, start) if not self._modifies(sentence, n)]

    def _is_unnamed(self, sentence: Sentence, start: int) -> bool:
        """ "Russian-backed separatists fired": the subject is a group that no name tells."""
        last = able_left(sentence, start)[-1:]
        backed = bool(last) and self._modifies(sentence, last[0]) and len(sentence.text[last[0].end : start].split()) <= UNNAMED
        return backed or self._is_new_group(sentence, start)

    def _is_new_group(self, sentence: Sentence, start: int) -> bool:
        """ "Israel struck after gunmen in Gaza fired": not "the rebels", told before, nor "Hamas militants"."""
        left = left_of(sentence, start, A_CLAUSE)
        m = self.group_subject.search(left)
        if m is None or self.known_one.search(left[: m.start()]):
            return False
        at = start - len(left) + m.start()
        return not any(n.code.islower() and can_act(n) and n.start < start and sentence.words_between(n.end, at) <= 2 for n in sentence.actors)

    def _modifies(self, sentence: Sentence, n: Name) -> bool:
        """ "Russian-backed separatists", "a U.S.-supplied missile", "Palestinian militants": a part of a name is not who did it."""
        unnamed = n.is_state and self.unnamed.match(sentence.text, n.end, sentence.end) is not None
        return unnamed or self.compound.match(sentence.text, n.end, sentence.end) is not None

    def owner(self, sentence: Sentence, o: ObjectMention) -> Agent:
        """The one whose object it is: "North Korea's new ICBM"."""
        for n in self.left(sentence, o.head):
            if n.end >= o.start - 12 and self.possesses(n, sentence.text[n.end : o.head]):
                return _agent(n)
        return NOBODY

    def possesses(self, name: Name, gap: str) -> bool:
        """ "North Korea's latest missile test", "a North Korean launch", "the Iran missile test", "a Houthi-fired missile"."""
        owned = POSSESSIVE.match(gap) is not None or name.kind == "demonym" or self.fired_by.match(gap) is not None
        gap = self.sent_along.sub("", gap)
        if len(gap.split()) > (5 if owned else 0):
            return False  # it stands further off, or not as an owner ("Iran's", "Iranian")
        return self.not_owned.search(gap) is None  # it counts whether a word or a comma parts it from what it would own

    def by(self, sentence: Sentence, end: int) -> Agent:
        """The name after "by": "was fired on Tuesday by North Korea"."""
        m = self.by_left.match(sentence.text[end : sentence.end])
        if m is None or self.by_break.search(m.group()):
            return NOBODY
        at = end + m.end()
        for n in sentence.actors:
            if n.code and can_act(n) and at <= n.start <= at + 12:
                who = self._group_behind(sentence, n)
                return NOBODY if self._modifies(sentence, who) else _agent(who)
        return NOBODY

    def _group_behind(self, sentence: Sentence, n: Name) -> Name:
        """ "the Lebanese armed group Hezbollah", "the Iran-backed Houthis", "Yemeni Houthi fighters": the group, not its state."""
        groups = (g for g in sentence.actors if g.start >= n.end and g.code.islower() and can_act(g))
        g = next(groups, None)
        between = sentence.text[n.end : g.start] if g is not None else ""
        its_own = OWNED.fullmatch(between) or self.of_such_kind.fullmatch(between)
        return g if g is not None and n.is_state and its_own else n
