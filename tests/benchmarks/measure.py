"""One measurement in a process of its own, printed as JSON; `bench.py` calls it. measure.py WHAT N LAUNCHES [WORKERS]"""

from __future__ import annotations

import json
import resource
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from generate import articles as generated

from extractor.extraction import load
from extractor.read.article import Article

WARM = 40


def inputs(n: int, launches: float, seed: int = 1) -> Iterator[Article]:
    return (Article(r["id"], r["text"], published=r["published"]) for r in generated(n, launches, seed))


def timed(work: Callable[[list[Article]], object], n: int, launches: float) -> dict[str, Any]:
    """Seconds for n articles after a warm-up on others; start-up and making the articles are not counted."""
    texts = list(inputs(n, launches))
    work(list(inputs(WARM, 1.0, seed=2)))
    begun, cpu = time.perf_counter(), time.process_time()
    work(texts)
    return {
        "seconds": time.perf_counter() - begun,
        "cpu": time.process_time() - cpu,
        "words": sum(len(a.text.split()) for a in texts),
        "chars": sum(len(a.text) for a in texts),
    }


def bare(n: int, launches: float, workers: int) -> dict[str, Any]:
    """spaCy alone: every component of the model over every text, its own batches."""
    import spacy

    from extractor.annotate.models import find_model

    nlp = spacy.load(find_model())

    def work(texts: list[Article]) -> None:
        for _ in nlp.pipe(a.text for a in texts):
            pass

    return timed(work, n, launches)


def ours(n: int, launches: float, workers: int) -> dict[str, Any]:
    extractor = load("missile_launch")
    return timed(lambda texts: sum(len(r.facts) for r in extractor.rows(texts)), n, launches)


def startup(n: int, launches: float, workers: int) -> dict[str, Any]:
    """From the start of the process's imports to the first article's rows."""
    list(load("missile_launch").rows(inputs(1, 1.0)))
    return {}


def batch(n: int, launches: float, workers: int) -> dict[str, Any]:
    """A whole run with its files, copies marked: seconds, and peak memory (MB) of this process and of the largest worker."""
    from extractor.run.batch import run_batch
    from extractor.run.settings import RunSettings

    with tempfile.TemporaryDirectory() as out:
        begun = time.perf_counter()
        counts = run_batch(inputs(n, launches), Path(out), RunSettings(workers=workers)).counts
        seconds = time.perf_counter() - begun
    own, child = (resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return {"seconds": seconds, "parent_mb": own, "worker_mb": child, "events": counts["events"]}


def stages(n: int, launches: float, workers: int) -> dict[str, Any]:
    """Seconds in each stage, one after the other over the same articles."""
    extractor = load("missile_launch")
    texts = list(inputs(n, launches))
    list(extractor.rows(texts[:WARM]))
    spent: dict[str, float] = defaultdict(float)

    def clock(name: str, work: Callable[[], Any]) -> Any:
        begun = time.perf_counter()
        out = work()
        spent[name] += time.perf_counter() - begun
        return out

    gated = clock("gate", lambda: [a for a in texts if extractor.gate.may_hold_event(a.text)])
    docs = clock("tokenizer", lambda: [extractor.nlp.make_doc(a.text) for a in gated])
    for doc, article in zip(docs, gated, strict=True):
        doc._.published = article.published
    for name, component in extractor.nlp.pipeline:
        docs = clock(name, lambda c=component, d=docs: list(c.pipe(iter(d))) if hasattr(c, "pipe") else [c(x) for x in d])
    read = clock("sentences", lambda: [extractor.sentences.read(d) for d in docs])
    found = clock("claims and events", lambda: [extractor.read(a, s) for a, s in zip(gated, read, strict=True)])
    clock("tables", lambda: [extractor.tabulator.rows(a, e, r, s) for a, (e, r), s in zip(gated, found, read, strict=True)])
    return {"stages": dict(spent), "gated": len(gated)}


if __name__ == "__main__":
    what, n, launches, *workers = sys.argv[1:]
    measure = {f.__name__: f for f in (bare, ours, startup, batch, stages)}[what]
    print(json.dumps(measure(int(n), float(launches), int(*workers or ["1"]))))
