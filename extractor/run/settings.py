"""What a run over many articles is asked to do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from extractor import DEFAULT_PIPELINE
from extractor.errors import UsageProblem
from extractor.isolation import SECONDS

ENGINES = ("local", "ray")

# Small enough that a kill loses seconds (128 articles that hold events take about 3 s), large enough that an fsync (about 2 ms) is nothing.
CHUNK_ARTICLES = 128
CHUNK_CHARS = 1_000_000


@dataclass(frozen=True, slots=True)
class RunSettings:
    """The settings of `run_batch`. An interrupted run is continued only under the same ones; `workers`, `engine` and `overwrite` may change.

    `to` is a format of `extractor.write.formats`; `shard=(i, n)` does every n-th article from the i-th (1-based), and `merge` joins the parts;
    `inputs` and `options`, as the user gave them, are kept in run.json; `timeout` is the seconds that one article may take (0: any number);
    facts and reactions of less than `min_confidence` are left out; `chunk_articles` is the number of articles a file of the journal; without
    `text`, the texts of the articles are not kept; `update` adds to the run that the output folder holds; incidents that the run in `ids_from`
    has keep its ids.
    """

    pipeline: str = DEFAULT_PIPELINE
    model: str = ""
    to: str = "csv"
    workers: int = 1
    engine: str = "local"
    overwrite: bool = False
    shard: tuple[int, int] | None = None
    inputs: tuple[str, ...] = ()
    options: Mapping[str, Any] = field(default_factory=dict)
    min_confidence: float = 0.0
    timeout: float = SECONDS
    chunk_articles: int = CHUNK_ARTICLES
    text: bool = True
    update: bool = False
    ids_from: str = ""

    def __post_init__(self) -> None:
        if self.engine not in ENGINES:
            raise UsageProblem(f"no engine {self.engine!r}; there are: {', '.join(ENGINES)}")
        if self.update and (self.shard or self.overwrite):
            raise UsageProblem("--update adds to what is there: leave out --overwrite and --shard")
