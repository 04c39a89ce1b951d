"""A comparison as two tables and a page of text."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path

from extractor.domain.pipeline import Pipeline
from extractor.errors import OutputError
from extractor.evaluate.agreement import Agreement
from extractor.evaluate.compared_values import CONTRADICTS, VERDICTS, Compared, ValueComparison
from extractor.evaluate.comparison import AGAIN, MATCHED, MISSING_HERE, MISSING_THERE, OUTSIDE_HERE, OUTSIDE_THERE, Comparison, Paired
from extractor.evaluate.joined_keys import KEY, join, keys
from extractor.evaluate.name_equality import EqualNames, pipeline_groups
from extractor.evaluate.reference_profile import ReferenceProfile, find_profile
from extractor.evaluate.reference_table import Reference, read_reference
from extractor.evaluate.told_incidents import ToldRun, read_told
from extractor.write.text import neutral

COMPARISON, VALUES = "comparison.csv", "values.csv"
MEANS = {
    MATCHED: "one event",
    MISSING_HERE: "they have it, an article of that week was read, and no incident is it",
    MISSING_THERE: "an incident within their days, of their actor and kind",
    AGAIN: "a further incident of an event that is matched",
    OUTSIDE_HERE: "of theirs, outside what the articles cover",
    OUTSIDE_THERE: "incidents outside what they cover",
}


@dataclass(frozen=True)
class ComparisonReport:
    """What was compared and found."""

    profile: ReferenceProfile
    run: ToldRun
    reference: Reference
    pairs: list[Paired]
    values: list[Compared]
    keys: Mapping[str, str] = field(default_factory=dict)

    @property
    def counts(self) -> Counter[str]:
        return Counter(p.status for p in self.pairs)

    def rows(self) -> Iterator[dict[str, str]]:
        """One row a pairing: both sides of each attribute that joins or parts them."""
        of, wrong = self.run.slots, Counter(v.reference for v in self.values if v.verdict == CONTRADICTS)
        slots = dict.fromkeys((of.agent, of.day, of.of["time"], of.of["place"], of.of["class"], of.of["name"], of.of["count"]))
        for p in self.pairs:
            here, there = (p.incident.row if p.incident else {}), (p.event.cells if p.event else {})
            row = {"status": p.status, "reference": p.event.name if p.event else "", "incident_id": p.incident.name if p.incident else ""}
            row |= {name: f"{end[slot]}" if slot in end else "" for slot in slots if slot for name, end in ((slot, here), (f"{slot}_there", there))}
            row |= {"points": str(p.points) if p.status == MATCHED else "", "contradictions": str(wrong[row["reference"]]) if p.status == MATCHED else ""}
            yield row | {"why": p.why, "n_articles": here.get("n_articles", ""), "n_main": here.get("n_main", "")}

    def write(self, folder: Path) -> None:
        """comparison.csv and values.csv; OutputError where they cannot be written."""
        try:
            folder.mkdir(parents=True, exist_ok=True)
            _write(folder / COMPARISON, self.rows())
            _write(folder / VALUES, (v.as_dict() for v in self.values), [f.name for f in fields(Compared)])
        except OSError as error:
            raise OutputError(f"cannot write to {folder}: {error.strerror or error}") from error

    def join(self, folder: Path) -> str:
        """Writes the incidents with the table's keys, and tells how many have one."""
        path = join((dict(i.row) for i in self.run.incidents), self.keys, self.profile.name, folder)
        return f"{path}: {len(self.keys)} of {len(self.run.incidents)} incidents have a {KEY.format(self.profile.name)}"

    def text(self, most: int) -> str:
        """Counts, figures by attribute, and up to `most` contradictions with their evidence."""
        return "\n".join([*self._head(), "", *self._figures(), *self._contradictions(most)]) + "\n"

    def _head(self) -> Iterator[str]:
        left = "".join(f"; {n} {why}" for why, n in self.reference.left_out.items())
        yield f"{self.profile.name}: {len(self.reference.events)} events in {self.reference.rows} rows{left}; {len(self.run.incidents)} incidents here"
        for (slot, word), n in self.reference.strange.most_common():
            if n:
                yield f"  {slot}: {word!r} ({n} rows) is no value of ours; give it under `words` in {self.profile.file.name}"
        yield from (f"{status:14} {self.counts[status]:5}  {means}" for status, means in MEANS.items())
        found, missing = self.counts[MATCHED], self.counts[MISSING_HERE]
        if found + missing:
            yield f"of {found + missing} events that the articles cover, {found / (found + missing):.1%} are matched"

    def _figures(self) -> Iterator[str]:
        counts = Counter((v.attribute, v.verdict) for v in self.values)
        yield f"{'of the matched':18}" + "".join(f"{verdict.replace('_', ' '):>12}" for verdict in VERDICTS)
        for attribute in dict.fromkeys(v.attribute for v in self.values):
            yield f"{attribute:18}" + "".join(f"{counts[attribute, verdict]:12}" for verdict in VERDICTS)

    def _contradictions(self, most: int) -> Iterator[str]:
        found = [v for v in self.values if v.verdict == CONTRADICTS]
        for v in found[:most]:
            yield f"\n{v.incident_id}, {self.profile.name} {v.reference}: {v.attribute} here {v.ours}, there {v.theirs}"
            yield f"  “{' '.join(v.quote.split())}” ({', '.join(filter(None, (v.asserted_by, v.publisher, v.article_id, v.published)))})"
        if len(found) > most:
            yield f"\n{len(found) - most} more contradictions in {VALUES}"


def compare(out: Path, table: Path, profile: str, pipeline: Pipeline) -> ComparisonReport:
    """Holds the incidents of a run against another's table. UsageProblem, DeclarationError or EvaluationError say what is wrong."""
    declared = find_profile(profile, pipeline)
    reference, run = read_reference(table, declared, pipeline), read_told(out, pipeline.codebook)
    comparison = Comparison(run, reference, declared)
    pairs = comparison.pairs()
    values = ValueComparison(run, declared, Agreement(pipeline, EqualNames(pipeline_groups(pipeline))))
    return ComparisonReport(declared, run, reference, pairs, list(values.of(pairs)), keys(comparison))


def _write(path: Path, rows: Iterable[dict[str, str]], names: list[str] | None = None) -> None:
    found = list(rows)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names or list(found[0] if found else ["status"]))
        writer.writeheader()
        writer.writerows({name: neutral(cell) for name, cell in row.items()} for row in found)
