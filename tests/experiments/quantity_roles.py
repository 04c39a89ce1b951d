"""What is the role of a length: flown distance, greatest altitude, or none? Several approaches, compared on annotated sets.

    python tests/experiments/quantity_roles.py TEXTS GOLD [TEXTS GOLD ...] [--names NAMES.json] [--weights OUT.json] [--errors N]

A length of an annotated article is a `distance` or an `altitude` where its value agrees with an annotated claim of that slot in the
article, else `none`; it is left out where it agrees with both or the slot is not scored in the article. What is trained is trained
on the other outlets only (an outlet is the part of the id before the first hyphen; each set of own passages is one). Printed are accuracy
and F1 a set, what each approach wins and loses against the cues, the time, and the F1 of the whole pipeline with that approach in place.
`--weights` writes the classifier of all sets as JSON. The record of what was found is `pipelines/missile_launch/DECISIONS.md`.
"""

from __future__ import annotations

import importlib
import json
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import log2
from pathlib import Path
from typing import Any

import numpy as np
from annotated import AnnotatedSet, ReadArticle, arguments, evaluation, outlet, read_sentences, read_sets, rows_of, run_of
from spacy.language import Language
from spacy.tokens import Span, Token

import extractor
from extractor.annotate.models import find_model
from extractor.annotate.quantities import Quantity
from extractor.claims.quantities import Dimension
from extractor.claims.quantity_cues import Decision, QuantityRoles
from extractor.evaluate.agreement import agree_within
from extractor.evaluate.gold import UNSCORED, Gold
from extractor.evaluate.report import Scores
from extractor.evaluate.scoring import Evaluation
from extractor.extraction import Extractor

ROLES = ("none", "distance", "altitude")
FACTS = ROLES[1:]
TOUCHING = 3  # Decision.strength of a cue next to the figure


@dataclass(frozen=True)
class Case:
    """A sentence's lengths with the right role of each; None where the annotation does not say."""

    name: str
    outlet: str
    text: str  # the article's
    start: int
    end: int
    lengths: list[Quantity]
    labels: list[str | None]


Decide = Callable[[Case], list[Decision]]


# --- the cases ------------------------------------------------------------------------------------------------------------
def label(q: Quantity, gold: Gold) -> str | None:
    claims = {slot: [e[slot] for e in gold["events"] if e.get(slot)] for slot in FACTS}
    agreeing = [s for s, values in claims.items() if any(v != UNSCORED and any(agree_within((q.low, q.high), c["km"]) for c in v) for v in values)]
    if len(agreeing) == 1:
        return agreeing[0]
    return None if agreeing or any(UNSCORED in values for values in claims.values()) else "none"


def cases(s: AnnotatedSet, read: list[ReadArticle]) -> list[Case]:
    out = []
    for article, gold in zip(read, s.gold, strict=True):
        for sentence in article.sentences:
            lengths = [q for q in sentence.quantities if q.kind == "LENGTH"]
            if lengths:
                labels = [label(q, gold) for q in lengths]
                out.append(Case(s.name, outlet(article.article.id), sentence.text, sentence.start, sentence.end, lengths, labels))
    return out


# --- A: declared cues -----------------------------------------------------------------------------------------------------
class Cues:
    """The shipped finder."""

    def __init__(self, finder: QuantityRoles) -> None:
        self.finder = finder

    def __call__(self, case: Case) -> list[Decision]:
        return self.finder.decide(case.text, case.start, case.end, case.lengths)


# --- B: the dependency tree -------------------------------------------------------------------------------------------------
# Lemmas that govern a length, from the unit upwards: the first one met decides.
GOVERNORS = {
    "altitude": "altitude apogee height apex peak elevation zenith high up tall above soar climb rise ascend reach orbit perigee loft upward skyward vertically",
    "distance": "fly travel cover flight distance downrange glide cross go hurtle sail cruise hit strike arc length away",
    "range": "range ranged capable reach-of",
    "offset": "land fall splash crash plunge impact drop come off from short outside inside within zone limit radius coast border depth wide long deep below north south east "
    "west southeast southwest northeast northwest intercept explode miss site area point position island inland offshore locate",
}
ROLE_OF = {lemma: role for role, lemmas in GOVERNORS.items() for lemma in lemmas.split()}
NOUNS = {"altitude", "apogee", "height", "apex", "peak", "distance", "range", "flight", "length", "depth", "radius", "zone", "coast"}
ABLE = {"can", "could", "may", "might", "would"}
SUBJECTS = {"nsubj", "nsubjpass", "dobj", "attr"}
FLYING = {"fly", "travel", "cover", "reach", "hit", "strike"}
STEPS = 8


class Tree:
    """Climbs from the unit to its heads; a verb that says nothing ("was", "put … at") is asked for its subject and object."""

    def __init__(self) -> None:
        self.nlp: Language = importlib.import_module(find_model()).load(exclude=["ner"])
        self._read: dict[tuple[str, int, int], list[Decision]] = {}

    def __call__(self, case: Case) -> list[Decision]:
        key = (case.text, case.start, case.end)
        if key not in self._read:
            self._read[key] = self.decide(case)
        return self._read[key]

    def decide(self, case: Case) -> list[Decision]:
        doc = self.nlp(case.text[case.start : case.end])
        spans = [doc.char_span(q.start - case.start, q.end - case.start, alignment_mode="expand") for q in case.lengths]
        return [self._climb(span) if span is not None else Decision("", 0, "") for span in spans]

    def _climb(self, span: Span) -> Decision:
        came, at = span.root, span.root
        for child in span.root.children:  # "300 km high", "60 km altitude"
            if child.i >= span.end and child.dep_ in ("amod", "advmod", "npadvmod", "appos") and (role := ROLE_OF.get(child.lemma_.lower())):
                return Decision(role, 2, child.text)
        for _ in range(STEPS):
            role = self._role(at, came) if at.i < span.start or at.i >= span.end or at is not span.root else ""
            if role:
                return Decision(role, 2, at.text)
            if at.head is at:
                break
            came, at = at, at.head
        return Decision("", 0, "")

    def _role(self, at: Token, came: Token) -> str:
        lemma = at.lemma_.lower()
        if lemma in FLYING and self._able(at):
            return "range"
        if lemma == "range" and at.head.dep_ in ("prep", "ROOT") and at.head.lemma_ in ("cover", "fly"):
            return "distance"
        if lemma in ("fly", "travel") and came.dep_ == "prep" and came.lemma_ == "at":
            return "altitude"
        if lemma in ROLE_OF:
            return ROLE_OF[lemma]
        if at.pos_ in ("VERB", "AUX"):
            nouns = [t for c in at.children if c.dep_ in SUBJECTS and c is not came for t in (c, *c.children) if t.lemma_.lower() in NOUNS]
            return ROLE_OF[nouns[-1].lemma_.lower()] if nouns else ""
        return ""

    @staticmethod
    def _able(verb: Token) -> bool:
        """ "can fly", "capable of striking", "flies" are of the weapon, not of a flight."""
        if any(c.dep_ == "aux" and c.lemma_.lower() in ABLE for c in verb.children) or verb.tag_ in ("VBZ", "VBP"):
            return True
        return any(a.lemma_ in ("capable", "able", "enough", "design") for a in (verb.head, verb.head.head))


# --- C: a small classifier --------------------------------------------------------------------------------------------------
WORD = re.compile(r"[a-z]+(?:['-][a-z]+)*|\d[\d.,]*|[^\w\s]", re.I)
LEFT, RIGHT, NEAR = 12, 6, 3
UNITS = re.compile(r"kilomet|km|nautical|mile|met(?:re|er)|feet|foot|ft|yard|mi|m", re.I)


def masked(case: Case, start: int, end: int) -> list[str]:
    """Words of a part of the sentence, lower-case; lengths are `<len>`, other numbers `#`."""
    out, at = [], start
    for q in case.lengths:
        if start <= q.start and q.end <= end:
            out += WORD.findall(case.text[at : q.start]) + ["<len>"]
            at = q.end
    return ["#" if w[0].isdigit() else w.lower() for w in out + WORD.findall(case.text[at:end])]


def features(case: Case, i: int) -> list[str]:
    q = case.lengths[i]
    left, right = masked(case, case.start, q.start)[-LEFT:], masked(case, q.end, case.end)[:RIGHT]
    out = ["bias", f"hedge={q.qualifier}", f"size={int(log2(max(q.value, 0.01)))}", f"nth={min(i, 3)}", f"later={min(len(case.lengths) - i - 1, 2)}"]
    unit = UNITS.search(case.text, q.start, q.end)
    out.append(f"unit={unit.group().lower() if unit else ''}")
    out += [f"L:{w}" for w in left] + [f"R:{w}" for w in right]
    out += [f"L{NEAR}:{w}" for w in left[-NEAR:]] + [f"R{NEAR}:{w}" for w in right[:NEAR]]
    out += [f"L:{a} {b}" for a, b in zip(left, left[1:], strict=False)] + [f"R:{a} {b}" for a, b in zip(right, right[1:], strict=False)]
    out += [f"L0:{w}" for w in left[-1:]] + [f"R0:{w}" for w in right[:1]]
    return list(dict.fromkeys(out))


def with_cue(decisions: list[Decision], i: int) -> list[str]:
    d = decisions[i]
    return [f"cue={d.role}", f"cue={d.role}{d.strength}", f"cue={d.role}:{' '.join(d.cue.lower().split()[:2])}"]


class Softmax:
    """Softmax regression with L2, by gradient descent with momentum; a class's score is the sum of its features' weights."""

    def __init__(self, l2: float = 1.0, least: int = 2, steps: int = 250) -> None:
        self.l2, self.least, self.steps = l2, least, steps
        self.index: dict[str, int] = {}
        self.weights: np.ndarray[Any, Any] = np.zeros((0, len(ROLES)))

    def fit(self, rows: list[list[str]], labels: list[str]) -> Softmax:
        counts = Counter(f for row in rows for f in row)
        self.index = {f: k for k, f in enumerate(sorted(f for f, n in counts.items() if n >= self.least))}
        x = np.zeros((len(rows), len(self.index)), dtype=np.float32)
        for n, row in enumerate(rows):
            x[n, self._columns(row)] = 1
        y = np.eye(len(ROLES), dtype=np.float32)[[ROLES.index(a) for a in labels]]
        w = np.zeros((len(self.index), len(ROLES)), dtype=np.float32)
        speed, rate = np.zeros_like(w), 1.0 / (0.5 * float((x**2).sum(1).max()) * len(rows) ** 0.5 + self.l2)
        for _ in range(self.steps):
            ahead = w + 0.9 * speed
            gradient = x.T @ (softmax(x @ ahead) - y) + self.l2 * ahead
            speed = 0.9 * speed - rate * gradient
            w = w + speed
        self.weights = w
        return self

    def _columns(self, row: list[str]) -> list[int]:
        return [self.index[f] for f in row if f in self.index]

    def shares(self, row: list[str]) -> np.ndarray[Any, Any]:
        out: np.ndarray[Any, Any] = softmax(self.weights[self._columns(row)].sum(0, keepdims=True))[0]
        return out

    def as_json(self) -> dict[str, Any]:
        kept = {f: [round(float(v), 3) for v in self.weights[k]] for f, k in self.index.items()}
        return {"roles": list(ROLES), "weights": {f: v for f, v in kept.items() if any(v)}}


def softmax(scores: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    out: np.ndarray[Any, Any] = e / e.sum(axis=1, keepdims=True)
    return out


class Classifier:
    """One model for each outlet, trained on all others; `cues` adds the finding of the declared cues to the features."""

    def __init__(self, all_cases: list[Case], cues: Cues | None = None) -> None:
        self.cues = cues
        known = [(c.outlet, self._row(c, i), a) for c in all_cases for i, a in enumerate(c.labels) if a is not None]
        self.all = Softmax().fit([r for _, r, _ in known], [a for *_, a in known])
        self.models = {o: Softmax().fit([r for k, r, _ in known if k != o], [a for k, _, a in known if k != o]) for o in sorted({c.outlet for c in all_cases})}

    def _row(self, case: Case, i: int) -> list[str]:
        return features(case, i) + (with_cue(self.cues(case), i) if self.cues else [])

    def __call__(self, case: Case) -> list[Decision]:
        model = self.models[case.outlet]
        return [as_decision(model.shares(self._row(case, i))) for i in range(len(case.lengths))]


def as_decision(shares: np.ndarray[Any, Any]) -> Decision:
    best = int(shares.argmax())
    return Decision(ROLES[best] if best else "", 3 if shares[best] > 0.9 else 2, f"{shares[best]:.2f}")


# --- D: combinations --------------------------------------------------------------------------------------------------------
def where(first: Decide, then: Decide, keep: Callable[[Decision], bool]) -> Decide:
    """The first approach's decision where `keep` says so, else the other's."""
    return lambda case: [a if keep(a) else b for a, b in zip(first(case), then(case), strict=True)]


def vote(*approaches: Decide) -> Decide:
    """The role that most approaches find; the first one's where all differ."""

    def decide(case: Case) -> list[Decision]:
        out = []
        for found in zip(*(a(case) for a in approaches), strict=True):
            (best, n), *_ = Counter(role_of(d) for d in found).most_common()
            out.append(next(d for d in found if role_of(d) == best) if n > 1 else found[0])
        return out

    return decide


def sure(share: float) -> Callable[[Decision], bool]:
    return lambda d: bool(d.cue) and float(d.cue) >= share


# --- measuring ----------------------------------------------------------------------------------------------------------------
def role_of(d: Decision) -> str:
    return d.role if d.role in FACTS else "none"


@dataclass
class Score:
    pairs: list[tuple[str, str]]  # right, found

    @property
    def accuracy(self) -> float:
        return sum(a == b for a, b in self.pairs) / max(len(self.pairs), 1)

    def f1(self, *roles: str) -> float:
        tp = sum(a == b and a in roles for a, b in self.pairs)
        return 2 * tp / max(sum((a in roles) + (b in roles) for a, b in self.pairs), 1)

    def __str__(self) -> str:
        return f"{self.accuracy:.3f} {self.f1('distance'):.3f} {self.f1('altitude'):.3f} {self.f1(*FACTS):.3f}"


def measure(decide: Decide, some: Iterable[Case]) -> Score:
    return Score([(a, role_of(d)) for c in some for a, d in zip(c.labels, decide(c), strict=True) if a is not None])


def changes(first: Score, other: Score) -> tuple[int, int]:
    """(lengths right that were wrong, lengths wrong that were right)."""
    both = list(zip(first.pairs, other.pairs, strict=True))
    return sum(a[0] != a[1] and b[0] == b[1] for a, b in both), sum(a[0] == a[1] and b[0] != b[1] for a, b in both)


class Patched:
    """Stands in for the shipped finder in the whole pipeline, for the articles of one outlet."""

    def __init__(self, decide: Decide, outlet_: str) -> None:
        self.decided, self.outlet = decide, outlet_

    def decide(self, text: str, start: int, end: int, quantities: list[Quantity]) -> list[Decision]:
        return self.decided(Case("", self.outlet, text, start, end, quantities, []))


def end_to_end(decide: Decide, pipeline: Extractor, sets: list[tuple[AnnotatedSet, list[ReadArticle]]], by: Evaluation) -> list[dict[str, Scores]]:
    shipped = pipeline.claims.figures.dimensions
    try:
        out = []
        for s, read in sets:
            rows = []
            for a in read:
                patched: Any = Patched(decide, outlet(a.article.id))
                pipeline.claims.figures.dimensions = [Dimension("LENGTH", patched)]
                rows.append(rows_of(pipeline, a))
            out.append(by.report(s.gold, run_of(iter(rows))).slots)
        return out
    finally:
        pipeline.claims.figures.dimensions = shipped


def seconds_per_1000(decide: Decide, some: list[Case]) -> float:
    begun = time.perf_counter()
    for c in some:
        decide(c)
    return 1000 * (time.perf_counter() - begun) / len(some)


def table(head: list[str], rows: list[list[str]]) -> str:
    return "\n".join("| " + " | ".join(r) + " |" for r in [head, ["---"] * len(head), *rows]) + "\n"


def print_errors(decide: Decide, some: list[Case], n: int) -> None:
    for c in some:
        for q, a, d in zip(c.lengths, c.labels, decide(c), strict=True):
            if a is not None and a != role_of(d) and n > 0:
                n -= 1
                print(f"{c.name} {c.outlet} | {a} | {d.role} ({d.cue}) | {c.text[q.start : q.end]} | {c.text[c.start : c.end]}")


def approaches(all_cases: list[Case], pipeline: Extractor) -> dict[str, Decide]:
    a, b = Cues(QuantityRoles(pipeline.pipeline.wording, "length", pipeline.codebook.attributes)), Tree()
    c, d = Classifier(all_cases), Classifier(all_cases, a)
    return {
        "A declared cues": a,
        "B dependency tree": b,
        "C classifier": c,
        "D1 A, else C without touching cue": where(a, c, lambda x: x.strength >= TOUCHING),
        "D2 A, else C without any cue": where(a, c, lambda x: bool(x.role)),
        "D3 A, else B without touching cue": where(a, b, lambda x: x.strength >= TOUCHING),
        "D4 A, else B without any cue": where(a, b, lambda x: bool(x.role)),
        "D5 vote of A, B, C": vote(a, b, c),
        "D6 C with A's cue as a feature": d,
        "D7 D6 where sure (0.9), else A": where(d, a, sure(0.9)),
        "D8 C where sure (0.9), else A": where(c, a, sure(0.9)),
    }


def main() -> None:
    parser = arguments(__doc__ or "")
    parser.add_argument("--weights", type=Path, help="write the classifier trained on all sets here")
    parser.add_argument("--errors", type=int, default=0, help="print up to N errors of the cues")
    options = parser.parse_args()
    pipeline = extractor.load("missile_launch")
    sets = [(s, read_sentences(pipeline, s.articles)) for s in read_sets(options)]
    each = [cases(s, read) for s, read in sets]
    all_cases = [c for some in each for c in some]
    tried = approaches(all_cases, pipeline)

    for (s, _), some in zip(sets, each, strict=True):
        print(s.name, len(some), "sentences,", dict(Counter(a for c in some for a in c.labels)))
    by_outlet: dict[str, list[Case]] = defaultdict(list)
    for c in all_cases:
        by_outlet[c.outlet].append(c)
    print(f"{len(by_outlet)} outlets; accuracy, F1 of distance, of altitude, of both\n")
    shipped = measure(tried["A declared cues"], all_cases)
    rows = []
    for name, decide in tried.items():
        whole = measure(decide, all_cases)
        gain, loss = changes(shipped, whole)
        rows.append([name, *(str(measure(decide, some)) for some in each), str(whole), f"+{gain} -{loss}"])
    print(table(["approach", *(s.name for s, _ in sets), "all", "against A"], rows))

    three = [tried[name] for name in list(tried)[:3]]
    rows = []
    for o, some in sorted(by_outlet.items(), key=lambda item: -len(item[1])):
        rows.append([o, str(len(measure(three[0], some).pairs)), *(f"{measure(decide, some).accuracy:.3f}" for decide in three)])
    print(table(["outlet", "lengths", "A", "B", "C"], rows))

    tree = Tree()
    timed: dict[str, Decide] = {"A": tried["A declared cues"], "B (with the parse)": tree.decide, "C": tried["C classifier"]}
    print(table(["approach", "seconds per 1,000 sentences with a length"], [[n, f"{seconds_per_1000(d, all_cases):.2f}"] for n, d in timed.items()]))

    by = evaluation(pipeline, options.names)
    rows = []
    for name, decide in tried.items():
        found = end_to_end(decide, pipeline, sets, by)
        rows.append([name, *(" ".join(f"{f[slot].f1:.3f}" for slot in ("THE FOUR", *FACTS)) for f in found)])
    print(table(["whole pipeline: THE FOUR, distance, altitude", *(s.name for s, _ in sets)], rows))

    print_errors(tried["A declared cues"], all_cases, options.errors)
    if options.weights:
        classifier = tried["C classifier"]
        assert isinstance(classifier, Classifier)
        options.weights.write_text(json.dumps(classifier.all.as_json(), indent=0), encoding="utf-8")


if __name__ == "__main__":
    main()
