"""Reviewers' decisions put into the rows of an article: claims marked, changed, taken out or added, and its events made from them anew."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from extractor.claims.model import Claim, DateExpression
from extractor.domain.codebook import Codebook
from extractor.domain.pipeline import Pipeline
from extractor.events.event_claims import EventClaims
from extractor.events.model import MAIN, Event
from extractor.tables.columns import OF_ARTICLE, REVIEW, Row, columns
from extractor.tables.decisions import ADDED, COMPLETE, EDITED, REACTION, ROLE, WRONG, Decision, latest
from extractor.tables.event_cells import cells
from extractor.tables.place_coordinates import Places
from extractor.tables.plausibility import FlightCheck
from extractor.tables.rows import Rows

NEW = "new"  # an event that the program missed: new1, new2 … of its article
ALL, PART = "all", "part"  # `reviewed` of an event: how many of its claims somebody has decided
SURE, PREDICTED = 3, 2  # strength of a claim for the cells of its event: what a reviewer says stands before what was found
REVIEWED_BASIS = "reviewed"


@dataclass
class Corrections:
    """The decisions on a run. `done` counts what was done; `unfit` are those whose claim is no longer there."""

    decisions: Iterable[Decision]
    codebook: Codebook
    places: Places
    done: Counter[str] = field(default_factory=Counter)
    unfit: list[Decision] = field(default_factory=list)

    @classmethod
    def of(cls, decisions: Iterable[Decision], pipeline: Pipeline) -> Corrections:
        """The decisions by the codebook and the gazetteer of a pipeline."""
        return cls(decisions, pipeline.codebook, Places.of(pipeline.tables.values()))

    def __post_init__(self) -> None:
        self._of: dict[str, list[Decision]] = defaultdict(list)
        for decision in latest(self.decisions).values():
            self._of[decision.article_id].append(decision)

    def correct(self, rows: Rows) -> Rows:
        """The rows of one article after the decisions on it; unchanged where there are none."""
        decisions = self._of.pop(str(rows.articles[0]["article_id"]), [])
        if not decisions:
            return rows
        review = _ArticleReview(rows, self.codebook, self.places)
        for decision in decisions:
            fits = review.take(decision)
            self.done[decision.verdict] += fits
            if not fits:
                self.unfit.append(decision)
        return review.rows()

    def end(self) -> None:
        """All articles were seen: decisions on others fit nothing."""
        self.unfit += [d for left in self._of.values() for d in left]
        self._of.clear()


class _ArticleReview:
    """One article's rows while decisions are put into them."""

    def __init__(self, rows: Rows, codebook: Codebook, places: Places) -> None:
        self.article = rows.articles[0]
        self.codebook = codebook
        self.places = places
        self.flights = FlightCheck(codebook)
        self.claims = {r["fact_id"]: dict(r) for r in rows.facts} | {r["reaction_id"]: dict(r) for r in rows.reactions}
        self.events = {r["event_id"]: dict(r) for r in rows.events}
        self.touched: dict[str, set[str]] = defaultdict(set)
        self.new: dict[str, str] = {}

    def take(self, d: Decision) -> bool:
        """Puts one decision into the rows; False where it fits no claim, event or place of the article."""
        if d.verdict == COMPLETE:
            return True
        if d.attribute == ROLE:
            return self._set_role(self._event_id(d.event_id), d)
        if d.verdict == ADDED:
            return self._stands(d) and self._put(_own_id(d), self.claims.get(_own_id(d), self._blank(d)), d)
        key = self._find(d)
        if not key:
            return d.verdict == WRONG  # taken out before, or not found this time: either way it is not there
        if d.verdict == WRONG:
            self._touch(self.claims.pop(key))
            return True
        return self._put(key, self.claims[key], d)

    def rows(self) -> Rows:
        """The rows of the article as they are now."""
        kept = self._kept_events()
        order = {event_id: n for n, event_id in enumerate(kept)}
        claims = sorted((c for c in self.claims.values() if c["event_id"] in kept), key=lambda c: (order[c["event_id"]], c["start"]))
        for claim in claims:
            claim["role"] = kept[claim["event_id"]]["role"]
        events = [self._event(row, [c for c in claims if c["event_id"] == event_id]) for event_id, row in kept.items()]
        facts = [c for c in claims if "fact_id" in c]
        reactions = [{k: v for k, v in c.items() if k != "role"} for c in claims if "reaction_id" in c]
        status = self.article["status"] if self.article["status"] not in ("ok", "none") else "ok" if events else "none"
        return Rows([self.article | {"status": status}], events, facts, reactions)

    # --- claims -----------------------------------------------------------------------------------------------------------
    def _find(self, d: Decision) -> str:
        """The id of the claim that a decision is on: its own, else of that attribute in the same place, if its words still stand there."""
        if d.fact_id in self.claims:
            return d.fact_id
        if not self._stands(d):
            return ""
        return next((key for key, c in self.claims.items() if (c.get("attribute", REACTION), c["start"], c["end"]) == d.place), "")

    def _stands(self, d: Decision) -> bool:
        text = self.article.get("text") or ""
        return text[d.start : d.end] == d.text if text else 0 <= d.start <= d.end <= int(self.article["n_chars"])

    def _put(self, key: str, claim: Row, d: Decision) -> bool:
        self._touch(claim)
        event_id = self._event_id(d.event_id or claim["event_id"])
        if event_id not in self.events:
            return False
        changed = self._as_set(d, claim) if d.verdict in (EDITED, ADDED) else {}
        self.claims[key] = claim | changed | {"event_id": event_id} | dict(zip(REVIEW, (d.verdict, d.reviewer, d.when), strict=True))
        self._touch(self.claims[key])
        return True

    def _as_set(self, d: Decision, claim: Row) -> Row:
        """What a reviewer sets of a claim, under the names of its table."""
        if "reaction_id" in claim:
            return {"reaction": d.value, "government": d.claim["asserted_by"], "plover": self.codebook.reactions[d.value].get("plover", "")}
        return dict(d.claim)

    def _blank(self, d: Decision) -> Row:
        """A claim that the program missed, in the place that the reviewer names."""
        table, column = ("reactions", "reaction_id") if d.attribute == REACTION else ("facts", "fact_id")
        told = {name: self.article.get(name, "") for name in ("article_id", *OF_ARTICLE)}
        place = {"text": d.text, "start": d.start, "end": d.end, "sentence": d.sentence}
        of_table = {} if column == "reaction_id" else {"attribute": d.attribute}
        return dict.fromkeys(columns(table, self.codebook), "") | told | place | of_table | {"event_id": d.event_id, column: _own_id(d)}

    # --- events -----------------------------------------------------------------------------------------------------------
    def _event_id(self, named: str) -> str:
        """The id of an event as a reviewer names it; one that was missed gets the next number."""
        if not named.startswith(NEW):
            return named
        if named not in self.new:
            number = 1 + max((int(e[1:]) for e in self.events), default=0)
            self.new[named] = f"e{number}"
            told = {name: self.article.get(name, "") for name in ("article_id", *OF_ARTICLE)}
            self.events[self.new[named]] = dict.fromkeys(columns("events", self.codebook), "") | told | {"event_id": self.new[named], "role": MAIN}
        return self.new[named]

    def _set_role(self, event_id: str, d: Decision) -> bool:
        if event_id not in self.events:
            return False
        self.events[event_id]["role"] = d.value
        return True

    def _kept_events(self) -> dict[str, Row]:
        """The events of which anything is told; a reaction alone keeps none that lost all its facts."""
        told = {c["event_id"] for c in self.claims.values() if "fact_id" in c}
        return {event_id: row for event_id, row in self.events.items() if event_id in told or not self.touched.get(event_id)}

    def _touch(self, claim: Row) -> None:
        self.touched[claim["event_id"]].add(claim.get("attribute", REACTION))

    def _event(self, row: Row, claims: list[Row]) -> Row:
        """The row of an event with the cells of what was touched made anew."""
        basis = str(row.get(f"{self.codebook.first('date')}_basis", ""))
        event = Event(row["role"], 0, EventClaims(_claim(c, basis) for c in claims if "fact_id" in c))
        for a in self.codebook.attributes.values():
            if a.name in self.touched.get(row["event_id"], ()):
                row |= cells(event, a, self.codebook, self.places)
        row |= self.flights.of_facts(row, [c for c in claims if "fact_id" in c])
        decided = sum(1 for c in claims if c[REVIEW[0]])
        governments = sorted({c["government"] for c in claims if "reaction_id" in c})
        return row | {"reacting_governments": ";".join(governments), REVIEW[0]: ALL if decided and decided == len(claims) else PART if decided else ""}


def _own_id(d: Decision) -> str:
    """The id of a claim that a reviewer added, in the form of its table."""
    return f"{'r' if d.attribute == REACTION else 'f'}{d.fact_id.rpartition('-')[2]}"


def _claim(fact: Row, basis: str) -> Claim:
    def figure(name: str) -> float | None:
        told: Any = fact[name]
        return None if told in (None, "") else float(told)

    value_min, value_max = figure("value_min"), figure("value_max")
    return Claim(
        fact["attribute"],
        str(fact["value"] or ""),
        int(fact["start"]),
        int(fact["end"]),
        0,
        value_min=value_min,
        value_max=value_max,
        unit=str(fact["unit"] or ""),
        qualifier=str(fact["qualifier"] or ""),
        asserted_by=str(fact["asserted_by"] or ""),
        reference=DateExpression("", REVIEWED_BASIS if fact[REVIEW[0]] else basis),
        strength=SURE if fact[REVIEW[0]] else PREDICTED,
    )
