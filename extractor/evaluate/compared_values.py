"""Figure by figure, what a matched incident tells and what the other table does, with our evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import date

from extractor.domain.codebook import Attribute
from extractor.evaluate.agreement import Agreement
from extractor.evaluate.comparison import Paired
from extractor.evaluate.predicted import readings, to_number
from extractor.evaluate.reference_profile import ReferenceProfile
from extractor.evaluate.told_incidents import ToldIncident, ToldRun
from extractor.tables.incident_likeness import WHOLE, in_minutes, kilometres_apart, thresholds
from extractor.write.declared_columns import as_told
from extractor.write.read_back import StoredRow

AGREES, DISPUTED, CONTRADICTS, ONLY_HERE, ONLY_THERE = VERDICTS = ("agrees", "disputed", "contradicts", "only_here", "only_there")
APART = " | "


@dataclass(frozen=True, slots=True)
class Compared:
    """One attribute of one match; `disputed` where claims differ here and some are theirs. The evidence is the surest claim that agrees, else the surest."""

    incident_id: str
    reference: str
    attribute: str
    verdict: str
    ours: str = ""
    theirs: str = ""
    asserted_by: str = ""
    quote: str = ""
    fact_id: str = ""
    article_id: str = ""
    published: str = ""
    publisher: str = ""
    title: str = ""
    url: str = ""

    def as_dict(self) -> dict[str, str]:
        return asdict(self)


class ValueComparison:
    """Compares the attributes that a profile has columns for, as nearly as the pipeline's evaluation does."""

    def __init__(self, run: ToldRun, profile: ReferenceProfile, agreement: Agreement) -> None:
        self.run, self.profile, self.agreement = run, profile, agreement
        book = agreement.codebook
        self.attributes = [a for name, a in book.attributes.items() if a.kind != "agent" and name in profile.columns or name == profile.counted]

    def of(self, pairs: Iterable[Paired]) -> Iterator[Compared]:
        """The attributes of all matches that either side tells."""
        for pair in pairs:
            if pair.event and pair.incident and pair.status == "matched":
                for a in self.attributes:
                    facts = self._facts(pair.incident, a)
                    if facts or pair.event.told.get(a.name):
                        yield self._compared(pair, a, facts)

    def _facts(self, incident: ToldIncident, a: Attribute) -> list[StoredRow]:
        """The claims, the surest first; of the day only those that are that of the incident."""
        facts = [f for f in incident.facts[a.name] if f["value"] and (a.kind != "date" or f["value"] == incident.row[a.name])]
        return sorted(facts, key=lambda f: -float(f["confidence"] or 0))

    def _compared(self, pair: Paired, a: Attribute, facts: list[StoredRow]) -> Compared:
        assert pair.event and pair.incident
        theirs = pair.event.told.get(a.name, [])
        agreeing = [f for f in facts if any(self._one(pair, a, f, value) for value in theirs)]
        verdict = _verdict(facts, theirs, agreeing)
        found = Compared(pair.incident.name, pair.event.name, a.name, verdict, _told(facts), APART.join(f"{t} {a.unit}".strip() for t in theirs))
        return self._with_evidence(found, (agreeing or facts)[0]) if facts else found

    def _with_evidence(self, found: Compared, fact: StoredRow) -> Compared:
        article = self.run.articles[fact["article_id"]]
        told = {name: article.get(name, "") for name in ("article_id", "published", "publisher", "title", "url")}
        evidence = {"asserted_by": fact["asserted_by"], "quote": fact["sentence"], "fact_id": fact["fact_id"]}
        return Compared(**found.as_dict() | told | evidence)

    def _one(self, pair: Paired, a: Attribute, fact: StoredRow, theirs: str) -> bool:
        """Whether a claim and a value of theirs may be one."""
        value = fact["value"]
        match a.kind:
            case "quantity":
                return self._same_figure(a, fact, theirs)
            case "count":
                return to_number(value) == to_number(theirs)
            case "time":
                return abs(in_minutes(value) - in_minutes(theirs)) <= int(thresholds()["minutes"])
            case "date":
                return _same_day(value, theirs, self.profile.days)
            case "class":
                return self._same_class(value, theirs)
            case "place" if a.coordinates and self._near(pair):
                return True
        return bool(self.agreement.same(a.name, value, [theirs]))

    def _same_figure(self, a: Attribute, fact: StoredRow, theirs: str) -> bool:
        ends = [float(end) for end in theirs.split(" to ")]
        told = [(value, value) for value in ends] + [(ends[0], ends[-1])]
        within = any(low <= ends[0] and ends[-1] <= high for low, high in readings(fact))
        return within or any(self.agreement.same_figure(a.name, found, {a.unit: list(t)}) for found in readings(fact) for t in told)

    def _same_class(self, ours: str, theirs: str) -> bool:
        book = self.agreement.codebook
        if {ours, theirs} & set(book.general_classes[:1]):
            return True
        return any({ours, theirs} <= group for group in ({ours}, *(book.classes_told_alike or book.class_families)))

    def _near(self, pair: Paired) -> bool:
        """Whether the places lie as near as two names of one site do."""
        assert pair.event and pair.incident
        ours, theirs = ((cells.get("latitude", ""), cells.get("longitude", "")) for cells in (pair.incident.row, pair.event.cells))
        return all((*ours, *theirs)) and kilometres_apart(ours, theirs) <= float(thresholds()["kilometres"])


def _verdict(facts: list[StoredRow], theirs: list[str], agreeing: list[StoredRow]) -> str:
    if not facts or not theirs:
        return ONLY_HERE if facts else ONLY_THERE
    return CONTRADICTS if not agreeing else AGREES if len(agreeing) == len(facts) else DISPUTED


def _told(facts: Iterable[StoredRow]) -> str:
    """ "350 km (KOR) | 340 km (JPN)": each value with all who say so."""
    by: dict[str, dict[str, None]] = {}
    for f in facts:
        by.setdefault(f"{as_told(f['value'])} {f['unit']}".strip(), {})[f["asserted_by"]] = None
    return APART.join(f"{value} ({named})" if (named := ", ".join(filter(None, who))) else value for value, who in by.items())


def _same_day(ours: str, theirs: str, days: int) -> bool:
    if len(ours) < WHOLE or len(theirs) < WHOLE:
        return ours.startswith(theirs) or theirs.startswith(ours)
    return abs((date.fromisoformat(ours) - date.fromisoformat(theirs)).days) <= days
