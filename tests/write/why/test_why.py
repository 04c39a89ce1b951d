"""Why a value is there or missing: told from what the code was seen to decide, for both pipelines."""

from __future__ import annotations

import sys

import pytest

import extractor
from extractor.errors import UsageProblem
from extractor.read.article import Article
from extractor.write.why.answers import Answer, checked_place, why_place, why_row
from extractor.write.why.text import as_text
from extractor.write.why.trace import Trace, Watch

PUBLISHED = "2026-01-28"
NEWS = "North Korea fired two short-range ballistic missiles from Sunan on Tuesday."
FLOWN = f"{NEWS} They flew about 350 km, South Korea's military said, while Japan put the distance at 340 km. Tokyo condemned the launch."
BLAST = (
    "North Korea conducted a nuclear test at Punggye-ri on Sunday. The blast had a yield of 100 kilotons, Seoul said, and caused a magnitude 6.3 earthquake."
)


@pytest.fixture(scope="module")
def watch() -> Watch:
    return Watch(extractor.load("missile_launch"))


@pytest.fixture(scope="module")
def nuclear() -> Watch:
    return Watch(extractor.load("nuclear_test"))


def read(watch: Watch, text: str) -> Trace:
    return watch.read(Article("a", text, published=PUBLISHED))


def of_fact(trace: Trace, attribute: str, value: str) -> str:
    assert trace.rows is not None
    row = next(r for r in trace.rows.facts if (r["attribute"], r["value"]) == (attribute, value))
    return flat(why_row(trace, "facts", row))


def of_place(watch: Watch, text: str, attribute: str, words: str) -> str:
    return flat(why_place(read(watch, text), attribute, text.index(words)))


def flat(answer: Answer) -> str:
    return " ".join(as_text(answer).split())


@pytest.mark.parametrize("text", [FLOWN, "The cat sat on the mat.", NEWS.upper(), f"{NEWS} It denied that it had fired any missile in 2019."])
def test_a_watched_article_gives_the_same_rows(watch: Watch, text: str) -> None:
    article = Article("a", text, published=PUBLISHED)
    rows = next(iter(extractor.load("missile_launch").rows([article])))
    watched = watch.read(article).rows
    assert watched is None and not rows.facts or watched is not None and (watched.facts, watched.events) == (rows.facts, rows.events)


def test_nothing_is_watched_afterwards(watch: Watch) -> None:
    before = sys.getprofile()
    trace = read(watch, FLOWN)
    assert sys.getprofile() is before and len(trace.calls) > 100
    extractor.extract(FLOWN, published=PUBLISHED)
    assert len(list(trace.top.all())) == len(trace.calls)


@pytest.mark.parametrize(
    ("attribute", "value", "told"),
    [
        ("distance", "350", "because of “flew” before it"),
        ("distance", "350", "word list length_before as distance"),
        ("distance", "350", "missile_launch/wording/claims.yml, line"),
        ("distance", "350", "“South Korea's military”: KOR"),
        ("distance", "350", "340 km: “340 km” in sentence 2, JPN says so"),
        ("distance", "350", "the table of events shows 350 km, with 340 as the least"),
        ("distance", "350", "rule: For each unit the first claim's value"),
        ("distance", "340", "because of “put the distance” before it"),
        ("launcher", "PRK", "by the table actors (common/actors.csv line"),
        ("launcher", "PRK", "“fired” is taken to tell of a launch, as something that happened"),
        ("launch_site", "Sunan", "gazetteer/sites.csv line"),
        ("launch_site", "Sunan", "“from” stands in the word list launch_site_from"),
        ("projectile_class", "SRBM", "word list object_class as SRBM"),
        ("count", "2", "“two short-range ballistic missiles” is 2 (exact)"),
        ("date", "2026-01-27", "the last one up to publication; the day of publication is 2026-01-28, a Wednesday"),
    ],
)
def test_why_a_fact_is_there(watch: Watch, attribute: str, value: str, told: str) -> None:
    assert told in of_fact(read(watch, FLOWN), attribute, value)


def test_why_a_reaction_is_there(watch: Watch) -> None:
    trace = read(watch, FLOWN)
    assert trace.rows is not None
    told = flat(why_row(trace, "reactions", trace.rows.reactions[0]))
    assert "“condemned” tells of a reaction of the kind condemn" in told
    assert "“Tokyo” is Japan" in told or "“Tokyo” is Tokyo (capital, JPN)" in told


@pytest.mark.parametrize(
    ("text", "attribute", "words", "told"),
    [
        # read as something else
        (f"{NEWS} The missile has a range of 6,000 km.", "distance", "6,000", "was read as range, because of “range"),
        (f"{NEWS} It fell 60 km off the coast.", "altitude", "60", "no fact of a launch"),
        # refused in spite of its cue
        (f"{NEWS} It is capable of reaching an altitude of 900 km.", "altitude", "900", "“capable of” stands in the word list unreached_before"),
        # no cue
        (f"{NEWS} Some 300 km of road were closed.", "altitude", "300", "No cue reaches “300 km”"),
        # not asserted, with the word that did it
        (f"{NEWS} It denied that it had fired a missile from Wonsan.", "launch_site", "Wonsan", "“denied” stands in the word list deny"),
        # no trigger
        (f"{NEWS} Officials met in Wonsan.", "launch_site", "Wonsan", "no word that tells of a launch"),
        # lost to another
        (f"{NEWS[:-1]}, Seoul said on Wednesday.", "date", "Wednesday", "kept “Tuesday”"),
        (f"{NEWS[:-1]}, the fifth test in 2026.", "date", "2026", "“fifth” stands in the word list nth"),
        ("Iran fired a missile from Sunan in South Pyongan province.", "launch_site", "South P", "kept “Sunan”"),
        # told twice
        (f"{NEWS} They flew 350 km. They flew 350 km, again.", "distance", "350 km, again", "The same value from the same source is one fact"),
        # nowhere a sentence, or nothing to read
        (f"SEOUL, Jan. 28 (Yonhap) -- {NEWS}", "launch_site", "SEOUL", "in a dateline"),
        (f"{NEWS} Leaders spoke about trade.", "count", "Leaders", "Nothing in the sentence: count is read from a number"),
        ("The minister said trade was up.", "launch_site", "trade", "The article was not read"),
        # not missing
        (FLOWN, "distance", "340", "It is not missing"),
        # reactions
        (f"{NEWS} Japan did not condemn the launch.", "reaction", "condemn", "was not taken so here"),
        (
            f"{NEWS} Japan was silent about it.",
            "reaction",
            "silent",
            "None of the entries of the list reaction (common/reactions.yml) matches the words that begin at the place, “silent about",
        ),
        (f"{NEWS} Tokyo condemned the launch. Tokyo condemned it again.", "reaction", "condemned it", "of each kind the first is kept"),
    ],
)
def test_why_a_value_is_missing(watch: Watch, text: str, attribute: str, words: str, told: str) -> None:
    assert told in of_place(watch, text, attribute, words)


def test_another_domain(nuclear: Watch) -> None:
    trace = read(nuclear, BLAST)
    assert trace.rows is not None
    assert {"yield", "magnitude"} <= {r["attribute"] for r in trace.rows.facts}
    for row in trace.rows.facts:
        told = flat(why_row(trace, "facts", row))
        assert "a launch, as" not in told and "Why its role is" in told
    assert "no word that tells of a test" in of_place(nuclear, f"{BLAST} Officials met in Seoul.", "test_site", "Seoul.")


def test_a_fact_that_is_no_longer_made_is_explained_as_missing(watch: Watch) -> None:
    trace = read(watch, FLOWN)
    assert trace.rows is not None
    row = trace.rows.facts[0] | {"attribute": "range", "value": "350", "start": FLOWN.index("350"), "end": FLOWN.index("350") + 6}
    told = flat(why_row(trace, "facts", row))
    assert "does not make this fact" in told and "was read as distance" in told


def test_what_cannot_be_asked_is_refused(watch: Watch) -> None:
    article = Article("a", FLOWN)
    with pytest.raises(UsageProblem, match="nearest: 'altitude'"):
        checked_place(watch.extractor.codebook, article, "altitud", 3)
    with pytest.raises(UsageProblem, match=f"which has {len(FLOWN)} characters"):
        checked_place(watch.extractor.codebook, article, "altitude", len(FLOWN))
    checked_place(watch.extractor.codebook, article, "reaction", 3)


def test_no_entry_is_cut_and_a_missing_source_is_told(watch: Watch) -> None:
    told = of_fact(read(watch, "A missile was launched on Tuesday. It reached an apogee of 900 km."), "altitude", "900")
    assert "…," not in told and not told.endswith("…")
    assert "None was found: the sentence has no word of the lists say, according, account (domain/english.yml)" in told


def test_the_rule_of_a_role_says_what_the_role_is(watch: Watch) -> None:
    told = of_fact(read(watch, "Iran fired a missile on Tuesday. It flew 900 km."), "distance", "900")
    part = told.partition("Why its role is main")[2].partition("Who says so")[0]
    assert "Here: no" not in part


@pytest.mark.parametrize(
    ("text", "attribute", "value", "told"),
    [
        # the event, and which case of a rule put the value there
        (
            FLOWN,
            "distance",
            "350",
            "first told by “fired” in sentence 1, “North Korea fired two short-range ballistic missiles from Sunan on Tuesday.”. The table has among others: launcher PRK",
        ),
        (f"{NEWS} Officials met. It has a range of 900 km.", "range", "900", "Here: the one that the article spoke of last"),
        (
            "Iran fired a missile. The missile flew 900 km.",
            "distance",
            "900",
            "Here: the one spoken of last, as nothing told here was held to exclude it",
        ),
        ("Iran fired a missile on Tuesday. The missile, launched on Tuesday, flew 900 km.", "distance", "900", "Here: the one of that day"),
        # why it is the news, or not
        (FLOWN, "launcher", "PRK", "Here: yes – its day is within two days of publication"),
        (FLOWN, "launcher", "PRK", "with the day “Tuesday”, which is 2026-01-27; day of publication: 2026-01-28; news told before: none yet"),
        (f"{NEWS} It tested an ICBM on Jan. 5.", "projectile_class", "ICBM", "news told before: e1, of 2026-01-27"),
        (f"{NEWS} It last tested an ICBM in 2017.", "projectile_class", "ICBM", "Here: no – it is told as an earlier one"),
        (f"{NEWS} It last tested an ICBM in 2017.", "projectile_class", "ICBM", "word list earlier_before"),
        ("Iran plans to launch a satellite next week.", "projectile_class", "space_launch", "“plans to” stands in the word list planned_before"),
        # two words of one event in a sentence
        (
            "In 2016 Iran launched a rocket that put a satellite into orbit.",
            "outcome",
            "success",
            "one event told by two triggers of one clause chain. (extractor",
        ),
        # what the whole article filled in
        ("A missile was fired from Sunan on Tuesday.", "launcher", "PRK", "It was given to e1 when the whole article had been read"),
        # units, and the words before a number
        (f"{NEWS} It flew more than 100 miles.", "distance", "161", "161 km (at_least, because of “more than”"),
        (f"{NEWS} It flew between 200 and 300 km.", "distance", "250", "200 to 300 km, of which the value is the middle"),
        ("Iran fired at least three missiles on Tuesday.", "count", "3", "“at least” before it (list hedge_at_least"),
        # another class than the words tell
        (
            "China put a satellite into orbit on Tuesday.",
            "projectile_class",
            "space_launch",
            "rule: payload becomes space_launch (class_rules.rules in missile_launch",
        ),
        # who goes on speaking
        (f"{NEWS[:-1]}, Seoul said. They flew 350 km.", "distance", "350", "“Seoul” in sentence 1: KOR"),
        # how sure
        (FLOWN, "distance", "350", "other values are told too (-"),
        (FLOWN, "launcher", "PRK", "events told in the article: 1 (+"),
        # who did it
        (FLOWN, "launcher", "PRK", "rule: The subject: the nearest name before the word that can have done it"),
    ],
)
def test_which_case_held_is_told(watch: Watch, text: str, attribute: str, value: str, told: str) -> None:
    assert told in of_fact(read(watch, text), attribute, value)


@pytest.mark.parametrize(
    ("text", "attribute", "words", "told"),
    [
        (f"{NEWS} It came down in Gurkovia.", "landing_area", "Gurkovia", "seas (gazetteer/seas.csv), sites (gazetteer/sites.csv)"),
        (f"{NEWS} The new rocket was on show.", "projectile", "new rocket", "has no name of the table objects (missile_launch/projectiles.csv) in it"),
        (f"{NEWS} Officials met in Wonsan.", "launch_site", "Wonsan", "The sentence was not searched for launch_site"),
        (
            "North Korea fired a missile on Tuesday while officials met for talks with all of their colleagues in Wonsan.",
            "launch_site",
            "Wonsan",
            "Here: no – neither a place cue nor a word that tells of the event stands shortly before it",
        ),
        (
            f"{NEWS} Officials met in Wonsan.",
            "launch_site",
            "Wonsan",
            "none of the lists object_class, event_noun, event_verb (missile_launch/wording/mentions.yml)",
        ),
        (
            "Iran fired a missile at Israel, saying its Shahab-3 rockets were ready.",
            "projectile",
            "Shahab",
            "It is not what a word of the sentence that tells of a launch is said of",
        ),
        ("The Houthis warned that the country fired a missile on Monday. Iran fired a missile.", "launcher", "Houthi", "another one's country"),
        ("Iran fired a missile from Isfahan on Tuesday, and it fell on Isfahan.", "landing_area", "Isfahan.", "launch_site Isfahan (“Isfahan”)"),
        ("Iran fired a missile from Isfahan on Tuesday, and it fell on Isfahan.", "landing_area", "Isfahan.", "it is held against the place where it rose"),
        # reactions: to which event, or why to none
        (f"{NEWS} Japan was silent about it.", "reaction", "silent", "e1 is main, first told by “fired” in sentence 1"),
        (
            "Japan warned on Monday. In 2016 Iran had fired a missile. It was the first missile.",
            "reaction",
            "warned",
            "that is the news of the article, and none is",
        ),
    ],
)
def test_what_was_asked_and_what_it_was_held_against_is_told(watch: Watch, text: str, attribute: str, words: str, told: str) -> None:
    assert told in of_place(watch, text, attribute, words)


def test_a_reaction_tells_its_event_and_why_it_is_about_it(watch: Watch) -> None:
    trace = read(watch, FLOWN)
    assert trace.rows is not None
    told = flat(why_row(trace, "reactions", trace.rows.reactions[0]))
    assert "e1 is main, first told by “fired” in sentence 1" in told
    assert "Here: yes – the article is about the event, and so are all its sentences" in told
    assert "rule: The nearest actor before the cue" in told


def test_a_count_without_a_number_is_told_by_its_qualifier(watch: Watch) -> None:
    trace = read(watch, "Iran fired several missiles on Tuesday.")
    assert trace.rows is not None
    row = next(r for r in trace.rows.facts if r["attribute"] == "count")
    assert flat(why_row(trace, "facts", row)).startswith("Why count (multiple)?")


@pytest.mark.parametrize(
    ("text", "attribute", "value", "told"),
    [
        # nobody says so, and why
        (
            f"{NEWS} Oslo mentioned that it flew 350 km.",
            "distance",
            "350",
            "Actors that it names, with the words behind them: “Oslo mentioned that it flew 350 km.”",
        ),
        (f"{NEWS} Its flight was measured, it was said, at 350 km.", "distance", "350", "“said”: rule: "),
        (
            f"{NEWS} It flew 350 km, while Seoul said that nobody was hurt.",
            "distance",
            "350",
            "“Seoul” is read as one who says something in the sentence, but that does not reach",
        ),
        (
            f"{NEWS} “The missile flew 350 km and worked. It was new,” Seoul said.",
            "distance",
            "350",
            "The words stand in a quotation, but a speaker named in another",
        ),
        # a pronoun for who spoke last
        (f"{NEWS[:-1]}, Seoul said. The ministry added that it flew 350 km.", "distance", "350", "“added” stands in the word list say"),
        # which value the table shows
        ("Iran fired a missile at Haifa on Tuesday. The missile landed in Tel Aviv.", "landing_area", "Haifa", "of equals the first told"),
        (f"{NEWS} They flew 350 km. Tokyo put the distance at 340 km.", "distance", "340", "350 km: “350 km” in sentence 2, a"),
        ("Iran fired a missile between 5:10 a.m. and 5:20 a.m. on Tuesday.", "time", "05:10", "The sentence has “5:20 a.m.” too, which this rule leaves out"),
        (f"{NEWS} It flew 350 km, according to the source.", "distance", "350", "no name of an actor stands shortly behind it"),
        (f"{NEWS} Its range, known from an overflight, is 900 km.", "range", "900", "“overflight”: rule: Whether one event is meant"),
        # what could turn the word of an event, but does not
        (
            "The army would not say if a state with a grudge launched a missile at Haifa.",
            "landing_area",
            "Haifa",
            "“if” (list supposing) before it can turn that",
        ),
    ],
)
def test_who_says_so_and_which_value_is_shown(watch: Watch, text: str, attribute: str, value: str, told: str) -> None:
    assert told in of_fact(read(watch, text), attribute, value)


@pytest.mark.parametrize(
    ("text", "attribute", "words", "told"),
    [
        (
            f"{NEWS} It landed in the old harbour Wonsan.",
            "landing_area",
            "Wonsan",
            "the nearest word before it of the lists of landing_area",
        ),
        (f"{NEWS} The work went successfully on.", "outcome", "successfully", "words of the sentence that tell of a launch: none"),
        (f"{NEWS} A jet was shot down and crashed.", "landing_area", "jet", "Nothing in the sentence: landing_area is read from a name of one of the tables"),
        (
            "Iran fired a missile. A jet that crashed on Tuesday was shot down by an army missile.",
            "date",
            "Tuesday",
            "“crashed” and “shot down” can tell of a launch",
        ),
    ],
)
def test_what_stands_near_a_missing_value_is_told(watch: Watch, text: str, attribute: str, words: str, told: str) -> None:
    assert told in of_place(watch, text, attribute, words)


def test_a_reaction_says_how_sure_it_is(watch: Watch) -> None:
    trace = read(watch, FLOWN)
    assert trace.rows is not None
    row = trace.rows.reactions[0]
    assert f"Of reactions of the kind condemn a share of {row['confidence']} was right" in flat(why_row(trace, "reactions", row))


SKY = "Markets fell. Nobody spoke. It was cold. They met. They left. They slept. They rose. They sang."  # eight sentences before the news


@pytest.mark.parametrize(
    ("text", "attribute", "value", "told"),
    [
        # a word that tells of a launch, but of something else than the value
        (
            f"{NEWS} The rockets fired are held to be KN-02 missiles.",
            "projectile",
            "KN-02",
            "to which it belongs (“fired” does, but of “The rockets”, and not of “KN-02”)",
        ),
        (f"{NEWS} It has a range of 900 km.", "range", "900", "No word in its sentence was taken to tell of a launch, so it goes"),
        # which words were spoken of last
        (
            "Iran fired a missile. The missile flew 900 km. It has a range of 1,200 km.",
            "range",
            "1200",
            "the last word before that tells of e1: “flew” in sentence 2, “The missile flew 900 km.”",
        ),
        # why it is none told before
        (FLOWN, "launcher", "PRK", "no other launch of the tables had been read of before"),
        (f"{NEWS} Japan tested an ICBM on Jan. 5.", "launcher", "JPN", "e2 is not e1 (“fired” in sentence 1): another day is told"),
        (
            f"{NEWS} Japan tested an ICBM on Jan. 5.",
            "launcher",
            "JPN",
            "another day is told – this one has “Jan. 5” (2026-01-05), e1 “Tuesday” (2026-01-27) in sentence 1 (extractor/events/coreference.py",
        ),
        (
            f"{NEWS} Japan fired two cruise missiles.",
            "launcher",
            "JPN",
            "somebody else is told to have done it – this one has “Japan” (JPN), e1 “North Korea” (PRK) in sentence 1",
        ),
        # the role, where a later sentence decided it
        (f"{SKY} Iran fired a missile. The launch on Tuesday was long.", "launcher", "IRN", "the table's date comes from “Tuesday” in sentence 10"),
        (f"{SKY} Iran fired a missile. The launch on Tuesday was long.", "launcher", "IRN", "“launch” in sentence 10, with the day “Tuesday”"),
        ("Iran fired a missile.", "launcher", "IRN", "It is first told in sentence 1, with no day of its own; day of publication"),
        ("Iran is preparing to launch a satellite.", "projectile_class", "space_launch", "Here: planned – a word of a plan stands before it"),
        # which of two reasons made a place one of the launch
        (NEWS, "launch_site", "Sunan", "Here: surely – a word of its sentence tells of the event"),
        (f"{NEWS} Two rockets were detected at Wonsan.", "launch_site", "Wonsan", "Here: likely – a place cue stands shortly before it"),
        # no "by", and one that no name follows
        (f"{NEWS} A flight of 350 km was detected.", "distance", "350", 'the verb is passive, and no "by" stands right behind it'),
        (
            f"{NEWS} A flight of 350 km was detected by fishermen.",
            "distance",
            "350",
            'a "by" stands behind the passive verb, but nobody who can speak right behind that',
        ),
    ],
)
def test_the_words_that_a_decision_was_made_on_are_told(watch: Watch, text: str, attribute: str, value: str, told: str) -> None:
    assert told in of_fact(read(watch, text), attribute, value)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"{NEWS} Japan condemned the launch.", "No word near by makes it a reaction to something else (lists never_topic"),
        (f"{NEWS} Japan condemned the launch on Wednesday.", "Of the days in the sentence (“Wednesday”) none was taken to exclude the event"),
        (f"{NEWS} Japan condemned the missile launch and a nuclear test.", "since “missile” (list own_topic) stands there too"),
    ],
)
def test_what_could_make_a_reaction_one_to_something_else_is_told(watch: Watch, text: str, told: str) -> None:
    trace = read(watch, text)
    assert trace.rows is not None
    assert told in flat(why_row(trace, "reactions", trace.rows.reactions[0]))


@pytest.mark.parametrize(
    ("text", "attribute", "words", "told"),
    [
        # what is used stands in the sentence, and is not what the word is said of
        (
            f"{NEWS} Two people were killed by the missiles.",
            "projectile_class",
            "missiles.",
            "“the missiles” stands behind “killed”, and was not read as its object or subject, and between them “by”",
        ),
        (f"{NEWS} Two people were killed by the missiles.", "projectile_class", "missiles.", "Here: it counts whether it is a new one"),
        # nobody is known to have done it
        (
            "Three rockets landed near Baghdad on Tuesday. Sanctions were levied against Tehran by the White House.",
            "reaction",
            "Sanctions",
            "said of, or done to, one that had no part in the event. Here: yes",
        ),
        # of a name of another table, that no rule lets be one
        (
            f"{NEWS} The missile came down near the old, busy city of Tel Aviv.",
            "landing_area",
            "Tel Aviv",
            "from other names only where a rule says so: here none did",
        ),
    ],
)
def test_which_reason_refused_a_word_is_told(watch: Watch, text: str, attribute: str, words: str, told: str) -> None:
    assert told in of_place(watch, text, attribute, words)


ANSWER = f"{NEWS} Japan tested an ICBM on Jan. 5."


@pytest.mark.parametrize(
    ("text", "attribute", "value", "told"),
    [
        # why it is none told before, also where it began in an earlier sentence
        (f"{ANSWER} It flew 900 km.", "distance", "900", "e2 is not e1 (“fired” in sentence 1): another day is told – this one has “Jan. 5”"),
        (f"{NEWS} Japan plans to launch a satellite on Friday.", "date", "2026-01-30", "only one of the two is still to come – e1 is main"),
        (f"{NEWS} Earlier it had tested a cruise missile.", "projectile_class", "cruise", "e2 is not e1 (“fired” in sentence 1): something of another class"),
        (f"{NEWS} Earlier it had tested three missiles.", "count", "3", "it is told as an earlier one and of no day, and no earlier one of no day"),
        (f"{NEWS} Last week it fired three missiles.", "count", "3", "a time of which no date can be made counts as another than one of which it can"),
        # a day of its sentence that is not its own
        ("Iran fired a missile at Haifa after a nuclear test in May 2024.", "launcher", "IRN", "“in May 2024” is not taken for its day: "),
        # which way a day is counted, and from which
        (
            f"{NEWS} Japan plans to launch a satellite on Friday.",
            "date",
            "2026-01-30",
            "the next one, as it is still to come; the day of publication is 2026-01-28",
        ),
        ("North Korea fired a missile in March.", "date", "2025-03", "the last such month up to publication; the day of publication is"),
        ("North Korea fired missiles on April 6 and May 2, 2024.", "date", "2024-04-06", "its year is that of the day it is listed with"),
        ("North Korea fired a missile on May 2, 2024.", "date", "2024-05-02", "the article tells it so (read by extractor/annotate/dates.py)"),
    ],
)
def test_what_parted_an_event_from_those_before_and_how_days_are_counted(watch: Watch, text: str, attribute: str, value: str, told: str) -> None:
    assert told in of_fact(read(watch, text), attribute, value)


def test_a_year_of_a_caption_is_told_with_the_day_that_it_was_taken_from(watch: Watch) -> None:
    text = "In April, Iran fired a missile at Haifa. A street in Kyiv, Saturday, June 1, 2024. (AP Photo/A. B.)"
    trace = watch.read(Article("a", text))
    assert "counted from the newest day of a photo caption or a post, “June 1, 2024” in sentence 2" in of_fact(trace, "date", "2024-04")


@pytest.mark.parametrize(
    ("text", "attribute", "value", "told"),
    [
        # how words became this one source
        (f"{NEWS} Seoul and Tokyo said that it flew 350 km.", "distance", "350", "KOR, JPN speak together; it is told by each of them, as it is a figure"),
        (
            f"Seoul and Tokyo said that {NEWS}",
            "count",
            "2",
            "it is told by the first of them, as only a figure is told by each (extractor/claims/sentence_claims.py",
        ),
        (f"{NEWS[:-1]}, Seoul said. They flew 350 km.", "distance", "350", "“Seoul” is who says so by “said” in sentence 1: the nearest name before the verb"),
        ("Iran fired a missile towards the Israeli coast, a navy official said.", "count", "1", "nobody has spoken before, so a state that did nothing there"),
        (
            "Iran fired a missile towards the Israeli coast, a navy official said.",
            "count",
            "1",
            "“a navy official” is taken for “Israeli”: ISR. - ",
        ),
        (f"Seoul said {NEWS} In 2017 a cruise missile was launched.", "launcher", "PRK", "Nobody is found to say it of e2; of e1 it is said by “Seoul”: KOR"),
        # the step, where a value is not that of the words
        ("Hezbollah fired ten rockets at Haifa.", "projectile_class", "rocket_artillery", "hezbollah did it, and projectile becomes rocket_artillery"),
        ("Hezbollah fired ten rockets at Haifa.", "projectile_class", "rocket_artillery", "(class_rules.of_groups in missile_launch/codebook.yml, line"),
        ("Iran fired an old missile.", "count", "1", 'is 1 (exact), by its article. - rule: "a missile" is one'),
        ("Iran fired thousands of missiles.", "count", "", "“thousands of” stands in the word list many"),
        ("Iran fired missiles.", "count", "", '"missiles" and "a series of missiles" are more than one'),
        # what stood nearer, and lost
        (
            f"{NEWS} It was designed to carry a load into a 300 km low Earth orbit.",
            "range",
            "300",
            "“orbit” (altitude) stands nearer, but it counts only before",
        ),
        (f"{NEWS} It flew for 20 minutes.", "flight_time", "1200", "Only flight_time is measured so (attributes.flight_time in missile_launch/codebook.yml"),
    ],
)
def test_the_step_from_the_words_to_the_value_is_told(watch: Watch, text: str, attribute: str, value: str, told: str) -> None:
    trace = read(watch, text)
    assert trace.rows is not None
    rows = [r for r in trace.rows.facts if (r["attribute"], r["value"]) == (attribute, value)]
    assert told in flat(why_row(trace, "facts", rows[-1]))


@pytest.mark.parametrize(
    ("text", "attribute", "words", "told"),
    [
        # candidates first, each with what decided
        (
            "Iran's army met. A missile launch on Tuesday was praised.",
            "launcher",
            "launch on",
            "Nothing in the sentence: launcher is read from the name of a state",
        ),
        (
            "The launch on Tuesday of two missiles was watched in Japan.",
            "launcher",
            "launch",
            "behind “launch” (“Japan”) only one right after “by” is sought (extractor/mentions/agents.py, line",
        ),
        ("Japan, as planned, saw two missile launches on Tuesday.", "launcher", "launches", "“Japan” is not the owner of “launches”: "),
        (f"{NEWS} Israel shot down a missile near Haifa.", "count", "shot", "“a missile” could be, but only of a launch that goes into the tables"),
        (
            f"{NEWS} Israel shot down a missile near Haifa.",
            "count",
            "shot",
            "neither whose it was that was shot down is told beside it, nor where it came from",
        ),
        (f"{NEWS} The territory of Gurkovia was bombed.", "landing_area", "Gurkovia", "no table has it"),
        # what made no event of a word that tells of one
        (f"{NEWS} Last year a missile was launched.", "launcher", "launched", "Which event it would be of e2 is background"),
        (f"{NEWS} A rocket attempt was made.", "count", "made", "could be, but only of a launch that goes into the tables"),
        (
            f"{NEWS} CNN went there to see the thrill ahead of the May 3 launch of the satellite.",
            "count",
            "May",
            "of what is to come no day, site, name or number is told",
        ),
        # why nobody was filled in from elsewhere
        ("Two missiles were launched on Tuesday.", "launcher", "launched", "Here: nobody who is known is read to have done any in the article"),
        ("Two missiles were launched on Tuesday.", "launcher", "launched", "no site, land or name of it tells of a state"),
    ],
)
def test_candidates_for_a_missing_value_are_told_with_what_decided(watch: Watch, text: str, attribute: str, words: str, told: str) -> None:
    assert told in of_place(watch, text, attribute, words)


@pytest.mark.parametrize(
    ("text", "attribute", "value", "told"),
    [
        # by a name, not by what was spoken of last
        ("Iran fired a Shahab-3. Japan fired an SM-3. The Shahab-3 has a range of 900 km.", "range", "900", "told of before, by the name “Shahab-3”"),
        # an event that no verb or noun began, with the verb that was refused
        (
            "The crew landed on board of a Long March-2F carrier rocket from Jiuquan Satellite Launch Center.",
            "launcher",
            "CHN",
            "stands behind “landed”, and was not read as its object or subject, and between them “on board of”",
        ),
        # why nobody of its own sentence did it
        (f"{NEWS} In 2017 a cruise missile was launched over Japan.", "launcher", "PRK", "behind “launched” (“Japan”) only one right after “by” is sought"),
    ],
)
def test_what_else_brought_a_value_to_its_event_is_told(watch: Watch, text: str, attribute: str, value: str, told: str) -> None:
    trace = read(watch, text)
    assert trace.rows is not None
    rows = [r for r in trace.rows.facts if (r["attribute"], r["value"]) == (attribute, value)]
    assert told in flat(why_row(trace, "facts", rows[-1]))


def test_a_subject_that_was_passed_over_for_the_one_who_speaks_is_told(watch: Watch) -> None:
    trace = read(watch, f"{NEWS} The Pentagon is taking the launch seriously, saying Japanese fears are its own.")
    assert trace.rows is not None
    told = flat(why_row(trace, "reactions", next(r for r in trace.rows.reactions if r["government"] == "JPN")))
    assert "“Pentagon” (USA) was found as a subject, and passed over by that rule" in told
    assert "“Japanese” is who says so by “saying”: the first name shortly behind a verb that follows a comma" in told
    assert "Here: others did it" in told


GHAURI = "Pakistan launched a Ghauri missile on Tuesday. Last year it fired a Hatf-II missile. The Ghauri missile that was launched flew 900 km."


@pytest.mark.parametrize(
    ("text", "attribute", "value", "told"),
    [
        (GHAURI, "distance", "900", "e2 (“fired” in sentence 2), spoken of last, is not meant: something of another name was used"),
        (GHAURI, "distance", "900", "the last of the news, as the one spoken of last cannot be meant"),
        (f"{NEWS} Last week Iran fired ten missiles at Haifa.", "date", "2026-01", "the month that the whole week lies in; the day of publication is"),
        ("Iran fired a missile on Tuesday, according to the navy of Japan.", "count", "1", 'the first name behind words like "according to"'),
    ],
)
def test_what_was_not_spoken_of_last_and_weeks_are_told(watch: Watch, text: str, attribute: str, value: str, told: str) -> None:
    assert told in of_fact(read(watch, text), attribute, value)


@pytest.mark.parametrize(
    ("text", "attribute", "value", "told"),
    [
        (
            "Poland said Tuesday that Iran fired a missile.",
            "launcher",
            "IRN",
            "“Tuesday” is not taken for its day: a word of saying stands right before it (“said”, list say, extractor/claims/dates.py",
        ),
        (
            "Two days earlier, Iran fired a missile.",
            "launcher",
            "IRN",
            "“Two days earlier” counts from the day of another event, which was not known there, and so",
        ),
        (f"{NEWS[:-1]}, Seoul said. It flew 350 km, according to the makers.", "distance", "350", "no name of an actor stands shortly behind it"),
        (
            "A Shahab-3 was fired from the sea off Guam on Tuesday by Pyongyang.",
            "launcher",
            "PRK",
            "“Pyongyang” is Pyongyang (capital, PRK) by the table actors",
        ),
    ],
)
def test_days_of_words_and_sources_passed_over_are_told(watch: Watch, text: str, attribute: str, value: str, told: str) -> None:
    assert told in of_fact(read(watch, text), attribute, value)


def test_whom_a_pronoun_means_is_told(watch: Watch) -> None:
    told = of_fact(read(watch, "Iran is under sanctions. It fired two missiles on Monday."), "launcher", "IRN")
    assert "“Iran” is whom the pronoun before “fired” in sentence 2 means" in told


QADER = "Iran fired a Qader missile on Monday. Iran on Tuesday tested a Shahab-3. It was the first time a Noor missile had been tested."


@pytest.mark.parametrize(
    ("text", "attribute", "value", "told"),
    [
        # why the value hangs on that word of its sentence
        (NEWS, "count", "2", "as it is said of “two short-range ballistic missiles”"),
        (NEWS, "launch_site", "Sunan", "the value goes with it, as its sentence has no other word of such lists"),
        (
            "Iran fired a missile, and the launch, at 900 km, failed.",
            "outcome",
            "failure",
            "of “fired” and “launch” it is the last that begins before it (extractor/claims/model.py",
        ),
        (
            "Iran fired a missile on Monday and Japan fired two on Tuesday.",
            "date",
            "2026-01-27",
            "it is the nearest, one that follows at once before all (extractor/claims/dates.py",
        ),
        (NEWS, "date", "2026-01-27", "it is not taken for the day of the words: no word of saying (lists say, saying_before) right before it"),
        # two words of one event are of one event, also for who says so
        ("Iran fired a missile but the launch failed, the Japanese navy said.", "outcome", "failure", "Who says so “Japanese”: JPN"),
        # the word of saying by which a source was found
        (f"{NEWS} A man told Reuters that it was so, and reported that it flew 900 km.", "distance", "900", "“Reuters” is who says so by “reported”: "),
        (
            "Iran fired rockets at Israel, the army said, after Israeli rocket fire on two Syrian towns.",
            "count",
            "",
            "passed over: “Iran”, who did what “fired” tells of; “Israeli”, who did what “rocket fire” tells of",
        ),
        # words and rows that decided, with their places
        ("Iran fired two missiles.", "count", "2", "by the number told with it, “two” (extractor/mentions/counts.py, line"),
        ("SpaceX launched one of its Falcon 9 rockets.", "count", "1", "“one of its” stands in the word list one_of_those"),
        (
            "The probe reached a Mars orbit. NASA said that the ship will launch on a new rocket.",
            "projectile_class",
            "space_launch",
            "in the whole article: in sentence 1, “probe reached a Mars orbit”",
        ),
        (QADER, "projectile", "Noor missile", "e1 “Qader missile” (missile_launch/projectiles.csv line"),
        # months and years are no days
        (f"{NEWS} It tested an ICBM in 2017.", "projectile_class", "ICBM", "with the year “in 2017”; day of publication"),
        ("Iran last fired a missile in April.", "count", "1", "with the month “in April”, which is 2025-04"),
        (
            "Iran fired a missile just a month after Japan did.",
            "count",
            "1",
            "counts from the day of another event, not in days or weeks, and so dates nothing",
        ),
    ],
)
def test_why_that_word_and_where_it_stands_is_told(watch: Watch, text: str, attribute: str, value: str, told: str) -> None:
    assert told in of_fact(read(watch, text), attribute, value)


@pytest.mark.parametrize(
    ("text", "attribute", "words", "told"),
    [
        # one reason
        ("The US shot down two missiles launched by Houthis in Red Sea.", "landing_area", "Red", "no – it is a word of firing or aiming, and none of arrival"),
        # the words of an event that were not taken, beside one that is not told as done
        (
            f"{NEWS} Pyongyang ran a bomb test and a series of missile tests.",
            "launcher",
            "missile tests",
            "“tests” can tell of a launch, but was not taken so here",
        ),
        (f"{NEWS} Pyongyang ran a bomb test and a series of missile tests.", "launcher", "missile tests", "Here: not told as done – it is a bare form"),
        # the name that stands there, and the word that is none of the list
        (
            f"{NEWS} Officials, who met, could mean a missile known as the Musudan, a wonder.",
            "projectile",
            "Musudan",
            "is Musudan (IRBM, PRK) by the table objects",
        ),
        (
            "In June a Dnepr rocket crashed in Kazakhstan.",
            "outcome",
            "crashed",
            "claims.yml), none of whose entries matches the words at the place, “crashed in Kazakhstan.”",
        ),
    ],
)
def test_why_a_value_is_missing_starts_from_what_stands_there(watch: Watch, text: str, attribute: str, words: str, told: str) -> None:
    assert told in of_place(watch, text, attribute, words)


def test_a_deed_in_answer_is_told_by_the_word_that_makes_it_one(watch: Watch) -> None:
    trace = read(watch, "The Israeli military launched air strikes across Gaza after 80 rockets were fired at Israel.")
    assert trace.rows is not None
    told = flat(why_row(trace, "reactions", trace.rows.reactions[0]))
    assert "A deed in answer, whose sentence has a word of an answer or of such an event: “launched” (list own_topic)" in told


@pytest.mark.parametrize(
    ("text", "attribute", "value", "told"),
    [
        (
            f"{NEWS} It flew 350 km, while Seoul said that nobody was hurt.",
            "distance",
            "350",
            "the speaker stands after the value, and does not end the sentence",
        ),
        (
            "Iran fired a missile at noon from a launch pad in Isfahan.",
            "launch_site",
            "Isfahan",
            "of the other such words of its sentence, “launch”, none was taken so",
        ),
        # why another word of its sentence was not taken for an event
        (
            "Iran fired a missile at noon from a launch pad in Isfahan.",
            "launch_site",
            "Isfahan",
            "- not “launch”: “launch pad” stands in the word list not_an_event",
        ),
        (
            "Iran fired a missile on Tuesday, but what it carried fell and landed in Iraq.",
            "launcher",
            "IRN",
            "- not “fell”, “landed”: no word for what is used (list object_class) was read as its object or subject (extractor/mentions/verbal_triggers.py",
        ),
        (
            "Three rockets launched from Gaza hit the town of Netivot on Tuesday.",
            "launch_site",
            "Gaza",
            "- not “hit”: what flew is told already, so that it counts only of new things",
        ),
        ("Two rockets were fired from Gaza on Tuesday in two separate barrages.", "launch_site", "Gaza", "- not “barrages”: read as no noun ("),
        # the name that is read as who says so is part of the value
        (
            "Iran fired a missile at Israel on Tuesday. The missile fell in a field in central Israel, with no damage reported.",
            "landing_area",
            "central Israel",
            "“Israel” is read as one who says something in the sentence, but is a part of “central Israel” itself.",
        ),
        (
            f"{NEWS} Earlier this week, Iran fired three missiles.",
            "count",
            "3",
            "with the time “Earlier this week”, which is a stretch of days, and no single one",
        ),
    ],
)
def test_what_reaches_a_value_and_what_does_not_is_told(watch: Watch, text: str, attribute: str, value: str, told: str) -> None:
    assert told in of_fact(read(watch, text), attribute, value)


def test_the_reason_of_a_place_of_an_armed_group_and_of_the_latest_is_told(watch: Watch) -> None:
    lebanon = read(watch, "Hezbollah launched rockets at Haifa on Tuesday. The rockets were fired from Lebanon in two waves.")
    assert "right behind what flew or the verb, from a land where armed groups fire too" in of_fact(lebanon, "launch_site", "Lebanon")
    latest = read(watch, f"{NEWS} It last fired one in 2017. Reports say the latest missile was a KN-17.")
    assert 'the first of the news, as a word such as "latest" stands before it' in of_fact(latest, "projectile", "Hwasong-12")


def test_what_became_no_event_is_told_by_the_rule_that_made_none(watch: Watch) -> None:
    told = of_place(watch, "Officials met. " * 9 + "Russia launched a missile attack on a market.", "launcher", "Russia")
    assert "No event was made of it. - rule: " in told


@pytest.mark.parametrize(
    ("text", "attribute", "words", "told"),
    [
        ("Sirens wail when rockets fired from Gaza near the town.", "launch_site", "Gaza", "yes – so where no article, number or name stands with it"),
        ("Sirens wail when rockets fired from Gaza hit the town.", "launch_site", "Gaza", "- not “hit”: what flew is told already"),
        (f"{NEWS} It was fired from French Fooland.", "launch_site", "Fooland", "“Fooland” is not known: no table has it"),
    ],
)
def test_the_case_of_a_rule_is_told_in_the_terms_of_the_text(watch: Watch, text: str, attribute: str, words: str, told: str) -> None:
    assert told in of_place(watch, text, attribute, words)


def test_a_plural_without_a_number_and_a_kind_taken_from_the_news_are_told_by_their_case(watch: Watch) -> None:
    assert "Here: the noun is a plural, and no number stands with it." in of_fact(read(watch, "Iran fired missiles at Haifa on Tuesday."), "count", "")
    several = "Iran fired two missiles at Haifa on Tuesday. The missiles were launched from Tabriz. In all three missiles were fired."
    assert "Here: the first number told. (extractor/tables/event_cells.py" in of_fact(read(watch, several), "count", "2")
    trace = read(watch, "France tested an M51 off Brittany on Tuesday. The launch followed one in 2010 that France had called a success.")
    told = [flat(why_row(trace, "facts", r)) for r in trace.rows.facts if r["attribute"] == "projectile"] if trace.rows else []
    assert any("Here: no class and no name was read of it" in text for text in told)


def test_of_two_classes_that_do_not_exclude_each_other_the_reason_is_told(watch: Watch) -> None:
    trace = read(watch, "Iran launched its Simorgh space rocket on Tuesday. It has carried out tests of medium-range ballistic missiles as well.")
    assert "projectile_class MRBM here, space_launch of e1 until then: both are of one family" in of_fact(trace, "projectile_class", "MRBM")


def test_of_a_reaction_whose_sentence_names_nobody_it_is_told_who_goes_on(watch: Watch) -> None:
    trace = read(watch, f"{NEWS} “It was a provocation,” said Fumio Kishida, Japan's prime minister. He urged the North to return to talks.")
    assert trace.rows is not None
    told = flat(why_row(trace, "reactions", next(r for r in trace.rows.reactions if r["reaction"] == "demand")))
    assert "Here: the one who spoke last, with whom the sentence goes on by its first word or a quotation." in told


def test_the_day_of_what_is_said_is_not_told_as_one_of_the_event(watch: Watch) -> None:
    tests = "North Korea's missile tests"
    trace = read(
        watch, f"Seoul spoke Wednesday of {tests}. North Korea tested missiles in early January. It said the launches on Jan. 4 and Jan. 9 were normal."
    )
    assert trace.rows is not None
    told = [flat(why_row(trace, "facts", r)) for r in trace.rows.facts if r["value"] == "2026-01-09"]
    assert told and "“Jan. 4” (2026-01-04)" in told[0] and "“Wednesday” in" not in told[0]


def test_a_question_that_did_not_decide_is_left_out(watch: Watch) -> None:
    told = of_place(watch, f"{NEWS} The Unha rocket used to launch a satellite was big.", "projectile", "Unha")
    assert 'no words such as "it was a" stand before it, and a word of its sentence tells of the event' in told and "bears a resemblance" not in told
