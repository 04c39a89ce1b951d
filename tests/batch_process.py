"""A run in a process of its own, for tests that kill it: batch_process.py OUT WORKERS PAUSE [ENGINE]."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

from fakes import Fake, articles

from extractor.run.batch import run_batch
from extractor.run.settings import RunSettings

if __name__ == "__main__":
    out, workers, pause, *engine = sys.argv[1:]
    loader = partial(Fake, float(pause))
    settings = RunSettings(workers=int(workers), chunk_articles=4, engine=engine[0] if engine else "local")
    done = run_batch(articles(), Path(out), settings, loader=loader)
    print(done.message)
    sys.exit(done.exit_status)
