"""How good the tables of a run are against gold annotations: precision, recall, F1 per slot, sources, errors, calibration.

A gold file is JSON Lines: `id, published, events: [...], reactions: [...]`. An event holds `role` and the pipeline's attributes; a place
or a name is a list of accepted names, a quantity a list of `{unit: [least, greatest], "by": source}`. A field that is missing is not
told by the text, and a value there is an error; a field that is `"?"` is not scored. An article's `text`, where it is there, gives
the sentences of what was missed; its `file`, where the run gave it another id, the end of its source.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import product
from pathlib import Path
from typing import Any

from extractor.annotate.sentences import sentences
from extractor.domain import checks
from extractor.domain.codebook import Attribute
from extractor.domain.pipeline import Pipeline
from extractor.errors import EvaluationError
from extractor.evaluate.gold import UNSCORED, Gold, accepted, read_gold, told
from extractor.evaluate.name_equality import EqualNames, file_groups, norm, pipeline_groups
from extractor.evaluate.predicted import FoundEvent, Run, bounds, read_run, to_number
from extractor.evaluate.report import Error, Report, Scores, Tally, calibration
from extractor.write.read_back import StoredRow

RELATIVE, ABSOLUTE = 0.03, 0.75  # quantities agree within 3 %, or within the rounding of a small figure (CODEBOOK, scoring)
GOVERNMENT, REACTION = "reacting_government", "reaction"


def evaluate(gold: Path, out: Path, pipeline: Pipeline, names: Path | None = None) -> Report:
    """The report of the tables in `out`; EvaluationError where gold, names or tables cannot be read."""
    groups = [*pipeline_groups(pipeline), *(_groups(names) if names else [])]
    return Evaluation(pipeline, EqualNames(groups)).report(read_gold(gold), read_run(out))


def _groups(path: Path) -> list[list[str]]:
    try:
        return file_groups(path)
    except (OSError, ValueError) as error:
        raise EvaluationError(f"--names {path}: {error}") from error


def agree_within(found: tuple[float, float], gold: Iterable[float], within: tuple[float, float] = (RELATIVE, ABSOLUTE)) -> bool:
    """Whether both bounds agree, each within a share of the gold's or an absolute difference, whichever is larger."""
    share, absolute = within
    return all(abs(f - g) <= max(share * abs(g), absolute) for f, g in zip(found, gold, strict=True))


def figure(claim: Gold) -> list[float]:
    """[least, greatest] of an annotated quantity: under its unit (`{"km": [500, 600]}`), one number standing for both."""
    told: Any = next((value for key, value in claim.items() if key != "by"), [])
    return [told, told] if isinstance(told, int | float) else list(told)


class Evaluation:
    """Compares by one pipeline's codebook; `names` says which names are equal."""

    def __init__(self, pipeline: Pipeline, names: EqualNames) -> None:
        self.names = names
        self.attributes = pipeline.codebook.attributes
        declared = checks.optional(pipeline, "evaluation.yml", {})
        self.slots: list[str] = declared.get("slots") or [a.name for a in self.attributes.values() if a.kind != "time"]
        self.totals: dict[str, list[str]] = declared.get("totals", {})
        self.within: dict[str, list[float]] = declared.get("agree_within", {})

    def report(self, gold: list[Gold], run: Run) -> Report:
        tally = Tally(missing=[g["id"] for g in gold if run.id_of(g) not in run.articles])
        for article in gold:
            self._article(article, run, tally)
        return Report(self._scores(tally), (tally.sources["right"], tally.sources["of"]), tally.errors, calibration(tally.judged), tally.missing)

    def _scores(self, tally: Tally) -> dict[str, Scores]:
        def total(slots: Iterable[str]) -> Scores:
            return Scores(*(sum(tally.counts[s, kind] for s in slots) for kind in ("tp", "fp", "fn")))

        single = {s: total([s]) for s in ("role", *self.slots, GOVERNMENT, REACTION)}
        named = {name: total(slots) for name, slots in self.totals.items()}
        return single | {"EVENT SLOTS": total(self.slots)} | named | {"ALL": total([*self.slots, GOVERNMENT, REACTION])}

    def _article(self, article: Gold, run: Run, tally: Tally) -> None:
        found_id = run.id_of(article)
        gold, found = article["events"], run.events.get(found_id, [])
        for i, j in self.align(gold, found):
            self._pair(gold[i] if i is not None else {}, found[j] if j is not None else None, article, tally)
        if article.get("reactions") != UNSCORED:
            self._reactions(article, run.reactions.get(found_id, []), tally)

    # --- events ---------------------------------------------------------------------------------------------------------
    def align(self, gold: list[Gold], found: list[FoundEvent]) -> list[tuple[int | None, int | None]]:
        """Pairs (gold, found), None for an event without a partner, so that most claims agree; greedy, which is exact for few events."""
        scored = {(i, j): self._likeness(g, f) for (i, g), (j, f) in product(enumerate(gold), enumerate(found))}
        pairs: list[tuple[int | None, int | None]] = []
        left, right = set(range(len(gold))), set(range(len(found)))
        for (i, j), score in sorted(scored.items(), key=lambda item: -item[1]):
            if score >= 1 and i in left and j in right:
                pairs.append((i, j))
                left.remove(i)
                right.remove(j)
        return pairs + [(i, None) for i in sorted(left)] + [(None, j) for j in sorted(right)]

    def _likeness(self, gold: Gold, found: FoundEvent) -> float:
        tally = Tally()
        self._slots(gold, found, "", tally)
        agreeing = sum(n for (slot, kind), n in tally.counts.items() if kind == "tp" and slot != "role")
        return agreeing + 0.1 * float(gold["role"] == found.row["role"])

    def _pair(self, gold: Gold, found: FoundEvent | None, article: Gold, tally: Tally) -> None:
        first = len(tally.errors)
        self._slots(gold, found, article["id"], tally)
        text = article.get("text", "")
        if text:
            tally.errors[first:] = [_with_sentence(e, text) for e in tally.errors[first:]]
        for fact in found.facts if found else []:
            verdict = self.judge(gold, fact)
            confidence = to_number(fact.get("confidence", ""))
            if verdict is not None and confidence is not None:
                tally.judged.append((confidence, verdict))

    def _slots(self, gold: Gold, found: FoundEvent | None, article_id: str, tally: Tally) -> None:
        for slot in ("role", *self.slots):
            if gold.get(slot) == UNSCORED:
                continue
            attribute = self.attributes.get(slot)
            if attribute is not None and attribute.kind == "quantity":
                self._claims(attribute, gold.get(slot) or [], found.of(slot) if found else [], article_id, tally)
            else:
                self._value(slot, gold.get(slot), found, article_id, tally)

    def _value(self, slot: str, gold: Any, found: FoundEvent | None, article_id: str, tally: Tally) -> None:
        value = found.row.get(slot, "") if found else ""
        if not told(gold) and not value:
            return
        if told(gold) and not value:
            kind, outcomes = "missed", ("fn",)
        elif not told(gold):
            kind, outcomes = "spurious", ("fp",)
        elif self.agrees(slot, value, gold):
            kind, outcomes = "", ("tp",)
        else:
            kind, outcomes = "wrong", ("fp", "fn")  # type: ignore[assignment]
        tally.counts.update((slot, o) for o in outcomes)
        if kind:
            sentence = next((f["sentence"] for f in found.of(slot) if f["value"] == value), "") if found else ""
            tally.errors.append(Error(article_id, slot, kind, _shown(gold), value, sentence))

    def agrees(self, slot: str, value: str, gold: Any) -> bool:
        """Whether one value is what the gold accepts."""
        attribute = self.attributes.get(slot)
        kind = attribute.kind if attribute else "role"
        if kind in ("place", "name"):
            return self.names.agree(value, accepted(gold))
        if kind == "count":
            return to_number(value) == float(gold)
        if kind == "class":
            return value in accepted(gold)
        return norm(value) in [norm(g) for g in accepted(gold)]

    def _claims(self, attribute: Attribute, gold: list[Gold], facts: list[StoredRow], article_id: str, tally: Tally) -> None:
        """Every claim of a quantity counts once; a second mention of a value already matched is no error."""
        found = [(b, f) for f in facts if (b := bounds(f)) is not None]
        used: set[int] = set()
        for claim in gold:
            hit = next((i for i, (b, _) in enumerate(found) if i not in used and self._same_figure(attribute, b, claim)), None)
            if hit is None:
                tally.counts[attribute.name, "fn"] += 1
                tally.errors.append(Error(article_id, attribute.name, "missed", _shown(figure(claim)), ""))
                continue
            used.add(hit)
            tally.counts[attribute.name, "tp"] += 1
            self._source(claim, found[hit][1], attribute, article_id, tally)
        for i, (b, fact) in enumerate(found):
            if i not in used and not any(self._same_figure(attribute, b, c) for c in gold):
                tally.counts[attribute.name, "fp"] += 1
                tally.errors.append(Error(article_id, attribute.name, "spurious", "", _shown(list(b)), fact["sentence"]))

    def _same_figure(self, attribute: Attribute, found: tuple[float, float], claim: Gold) -> bool:
        share, absolute = self.within.get(attribute.name, (RELATIVE, ABSOLUTE))
        return agree_within(found, figure(claim), (share, absolute))

    @staticmethod
    def _source(claim: Gold, fact: StoredRow, attribute: Attribute, article_id: str, tally: Tally) -> None:
        by = claim.get("by")
        if by is None or by == UNSCORED:
            return
        right = norm(fact["asserted_by"]) == norm(by)
        tally.sources.update({"of": 1, "right": int(right)})
        if not right:
            tally.errors.append(Error(article_id, f"source of {attribute.name}", "wrong", by, fact["asserted_by"], fact["sentence"]))

    def judge(self, gold: Gold, fact: StoredRow) -> bool | None:
        """Whether one fact of an event is right; None where the gold does not say. `gold` is {} for an event that is none."""
        slot = fact["attribute"]
        if slot not in self.slots or gold.get(slot) == UNSCORED or not fact["value"]:
            return None
        if not told(gold.get(slot)):
            return False
        attribute = self.attributes[slot]
        if attribute.kind != "quantity":
            return self.agrees(slot, fact["value"], gold[slot])
        found = bounds(fact)
        return found is not None and any(self._same_figure(attribute, found, claim) for claim in gold[slot])

    # --- reactions ------------------------------------------------------------------------------------------------------
    @staticmethod
    def _reactions(article: Gold, rows: list[StoredRow], tally: Tally) -> None:
        want = {r["government"]: set(r["types"]) for r in article.get("reactions", []) if r["government"] != UNSCORED}
        have: dict[str, set[str]] = defaultdict(set)
        for row in rows:
            have[row["government"]].add(row["reaction"])
        _compare_sets(GOVERNMENT, set(want), set(have), article, rows, tally)
        for government in sorted(want.keys() | have.keys()):
            mine = [r for r in rows if r["government"] == government]
            _compare_sets(REACTION, want.get(government, set()), have.get(government, set()), article, mine, tally)
        for row in rows:
            if (confidence := to_number(row.get("confidence", ""))) is not None:
                tally.judged.append((confidence, row["reaction"] in want.get(row["government"], set())))


def _compare_sets(slot: str, want: set[str], have: set[str], article: Gold, rows: list[StoredRow], tally: Tally) -> None:
    column = "government" if slot == GOVERNMENT else "reaction"
    tally.counts[slot, "tp"] += len(want & have)
    for value in sorted(want - have):
        tally.counts[slot, "fn"] += 1
        tally.errors.append(Error(article["id"], slot, "missed", value, ""))
    for value in sorted(have - want):
        tally.counts[slot, "fp"] += 1
        sentence = next((r["sentence"] for r in rows if r[column] == value), "")
        tally.errors.append(Error(article["id"], slot, "spurious", "", value, sentence))


def _shown(value: Any) -> str:
    if isinstance(value, list):
        numbers = [f"{v:g}" if isinstance(v, int | float) else str(v) for v in value]
        return " | ".join(dict.fromkeys(numbers))
    return "" if value is None else str(value)


def _with_sentence(error: Error, text: str) -> Error:
    """A missed value's error with the first sentence of the text that holds the value's words."""
    if error.sentence or not error.gold:
        return error
    sentence = next(_holding(text, error.gold.split(" | ")), "")
    return Error(error.article_id, error.slot, error.kind, error.gold, error.found, sentence)


def _holding(text: str, names: list[str]) -> Iterator[str]:
    wanted = [norm(n) for n in names]
    for start, end in sentences(text):
        here = f" {norm(text[start:end].replace(',', ''))} "
        if any(f" {w} " in here for w in wanted if w):
            yield text[start:end]
