"""Runs over many articles: the same tables however they were made."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from fakes import Fake, articles

from extractor.errors import OutputError
from extractor.read.article import Article
from extractor.read.unique_ids import UniqueIds
from extractor.run.batch import run_batch
from extractor.run.chunks import Item, Line, cut
from extractor.run.progress import Lines, clock_text
from extractor.run.publishing import RunSummary
from extractor.run.shards import merge, parse_shard
from extractor.tables.columns import TABLES

HERE = Path(__file__).parent.parent


def run(out: Path, items: list[Article] | None = None, **options: object) -> RunSummary:
    return run_batch(articles() if items is None else items, out, **({"loader": Fake, "chunk_articles": 4} | options))  # type: ignore[arg-type]


def tables(out: Path) -> dict[str, bytes]:
    return {t: (out / f"{t}.csv").read_bytes() for t in TABLES}


def process(out: Path, workers: int = 1, pause: float = 0.02) -> subprocess.Popen[str]:
    command = [sys.executable, str(HERE / "batch_process.py"), str(out), str(workers), str(pause)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    out = tmp_path_factory.mktemp("whole")
    run(out)
    return tables(out)


def test_counts_and_files(tmp_path: Path) -> None:
    done = run(tmp_path, inputs=["in.jsonl"], options={"min": 1})
    assert dict(done.counts) == {"articles": 60, "ok": 20, "none": 40, "failed": 0, "launches": 20, "events": 20, "facts": 20, "reactions": 20}
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted([*(f"{t}.csv" for t in TABLES), "datapackage.json", "run.json"])
    stamped = json.loads((tmp_path / "run.json").read_text())
    assert stamped["counts"]["articles"] == 60
    assert stamped["plan"]["inputs"] == ["in.jsonl"]
    assert stamped["plan"]["versions"]["spacy"]
    assert done.exit_status == 0


def test_workers_do_not_change_the_tables(tmp_path: Path, whole: dict[str, bytes]) -> None:
    run(tmp_path, workers=2)
    assert tables(tmp_path) == whole


def test_chunks_do_not_change_the_tables(tmp_path: Path, whole: dict[str, bytes]) -> None:
    run(tmp_path, chunk_articles=7)
    assert tables(tmp_path) == whole


def test_no_articles_give_empty_tables(tmp_path: Path) -> None:
    assert run(tmp_path, []).counts["articles"] == 0
    assert (tmp_path / "facts.csv").read_text().startswith("article_id,event_id,role")


@pytest.mark.parametrize("workers", [1, 2])
def test_killed_runs_are_continued(tmp_path: Path, whole: dict[str, bytes], workers: int) -> None:
    chance = random.Random(workers)
    for kill in range(1, 5):
        begun = process(tmp_path, workers, pause=0.03)
        while len(list(tmp_path.glob(".parts/*/*.jsonl"))) < 2 * kill:
            time.sleep(0.005)
        time.sleep(chance.uniform(0, 0.15))
        begun.kill()
        assert begun.wait() == -signal.SIGKILL
    assert process(tmp_path, workers, pause=0).wait() == 0
    assert tables(tmp_path) == whole
    assert not (tmp_path / ".parts").exists()


def test_ctrl_c_saves_and_says_how_to_go_on(tmp_path: Path, whole: dict[str, bytes]) -> None:
    begun = process(tmp_path, pause=0.05)
    while not list(tmp_path.glob(".parts/*/*.jsonl")):
        time.sleep(0.02)
    os.killpg(begun.pid, signal.SIGINT)
    said, _ = begun.communicate(timeout=20)
    assert begun.returncode == 130
    assert "the same command goes on" in said
    assert not (tmp_path / "facts.csv").exists()
    assert process(tmp_path, pause=0).wait() == 0
    assert tables(tmp_path) == whole


def test_ctrl_c_with_workers(tmp_path: Path) -> None:
    begun = process(tmp_path, workers=2, pause=0.1)
    while not list(tmp_path.glob(".parts/*/*.jsonl")):
        time.sleep(0.02)
    os.killpg(begun.pid, signal.SIGINT)
    assert begun.wait(timeout=20) == 130


def test_workers_end_with_a_killed_parent(tmp_path: Path) -> None:
    begun = process(tmp_path, workers=2, pause=0.2)
    while not list(tmp_path.glob(".parts/*/*.jsonl")):
        time.sleep(0.05)
    begun.kill()
    begun.wait()
    deadline = time.monotonic() + 5
    while group_is_alive(begun.pid) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not group_is_alive(begun.pid)


def group_is_alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def test_killed_while_the_tables_are_put_in_place(tmp_path: Path, whole: dict[str, bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    calls = iter(range(100))
    real = os.replace

    def power_cut(source: Path, target: Path) -> None:
        if next(calls) == 20:
            raise KeyboardInterrupt
        real(source, target)

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(os, "replace", power_cut)
        run(tmp_path)
    assert (tmp_path / "articles.csv").exists()
    assert run(tmp_path).resumed
    assert tables(tmp_path) == whole


def test_killed_while_the_parts_are_removed(tmp_path: Path, whole: dict[str, bytes]) -> None:
    run(tmp_path)
    (tmp_path / ".parts-done").mkdir()
    assert run(tmp_path).counts["articles"] == 60
    assert tables(tmp_path) == whole
    assert not (tmp_path / ".parts-done").exists()


def interrupted(out: Path, items: list[Article], **options: object) -> None:
    def stream() -> object:
        yield from items[:21]
        raise RuntimeError("the power went")

    with pytest.raises(RuntimeError):
        run(out, stream(), **options)  # type: ignore[arg-type]


def test_a_changed_input_is_not_continued(tmp_path: Path) -> None:
    items = articles()
    interrupted(tmp_path, items)
    items[5] = replace(items[5], text="Another text.")
    with pytest.raises(OutputError, match=r"input has changed.*in\.jsonl:5.*--overwrite"):
        run(tmp_path, items)


def test_a_changed_option_is_not_continued(tmp_path: Path) -> None:
    interrupted(tmp_path, articles(), options={"title": "a"})
    with pytest.raises(OutputError, match="options was .*'a'.*is .*'b'.*--overwrite"):
        run(tmp_path, options={"title": "b"})
    assert run(tmp_path, options={"title": "b"}, overwrite=True).resumed is False


def test_workers_may_change_between_two_sessions(tmp_path: Path, whole: dict[str, bytes]) -> None:
    interrupted(tmp_path, articles())
    assert run(tmp_path, workers=2).resumed
    assert tables(tmp_path) == whole


def test_a_damaged_part_is_made_again(tmp_path: Path, whole: dict[str, bytes]) -> None:
    interrupted(tmp_path, articles())
    next(tmp_path.glob(".parts/*/*.jsonl")).write_text("")
    run(tmp_path)
    assert tables(tmp_path) == whole


def test_output_is_not_overwritten_unasked(tmp_path: Path, whole: dict[str, bytes]) -> None:
    run(tmp_path)
    with pytest.raises(OutputError, match=r"articles\.csv exists already; --overwrite"):
        run(tmp_path)
    run(tmp_path, overwrite=True)
    assert tables(tmp_path) == whole


def test_an_unwritable_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="cannot write to"):
        run(tmp_path / "file" / "out")


def test_two_runs_in_one_folder(tmp_path: Path) -> None:
    from extractor.run.atomic_files import FolderLock

    lock = FolderLock(tmp_path)
    with pytest.raises(OutputError, match="another run is at work"):
        run(tmp_path)
    lock.release()
    run(tmp_path)


def test_an_unknown_engine_or_format(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no engine 'spark'"):
        run(tmp_path, engine="spark")
    with pytest.raises(OutputError, match="no output format 'xls'"):
        run(tmp_path, to="xls")


@pytest.mark.parametrize("n", [2, 3, 61])
def test_shards_give_the_whole(tmp_path: Path, whole: dict[str, bytes], n: int) -> None:
    parts = [tmp_path / str(i) for i in range(1, n + 1)]
    counts = [run(part, shard=(i, n)).counts["articles"] for i, part in enumerate(parts, 1)]
    assert sum(counts) == 60
    merged = merge(parts, tmp_path / "all")
    assert tables(tmp_path / "all") == whole
    assert merged.counts["facts"] == 20


def test_shards_that_do_not_fit(tmp_path: Path) -> None:
    for i in (1, 2, 3):
        run(tmp_path / str(i), shard=(i, 3))
    run(tmp_path / "other", shard=(3, 3), options={"x": 1})
    with pytest.raises(OutputError, match="missing: 2/3"):
        merge([tmp_path / "1", tmp_path / "3"], tmp_path / "all")
    with pytest.raises(OutputError, match="different runs: options"):
        merge([tmp_path / "1", tmp_path / "2", tmp_path / "other"], tmp_path / "all")
    with pytest.raises(OutputError, match="not the output of a finished shard"):
        merge([tmp_path], tmp_path / "all")


@pytest.mark.parametrize(("text", "message"), [("0/3", "from 1 to 3"), ("4/3", "from 1 to 3"), ("x", "written i/n"), ("1/2/3", "written i/n")])
def test_wrong_shards(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        parse_shard(text)
    assert parse_shard("3/8") == (3, 8)


def test_an_article_that_raises_is_a_failed_row(tmp_path: Path) -> None:
    counts = run(tmp_path, articles(60, "RAISE")).counts
    assert (counts["articles"], counts["ok"], counts["failed"]) == (61, 20, 1)
    assert "ValueError: this article is too much" in (tmp_path / "articles.csv").read_text()


def test_an_article_that_kills_its_worker_is_a_failed_row(tmp_path: Path) -> None:
    counts = run(tmp_path, articles(60, "DIE"), workers=2).counts
    assert (counts["articles"], counts["ok"], counts["failed"]) == (61, 20, 1)
    assert "the worker process died" in (tmp_path / "articles.csv").read_text()


def test_an_input_that_failed_keeps_its_row(tmp_path: Path) -> None:
    run(tmp_path, [Article("bad", "", source="x.txt", error="not text"), *articles(5)])
    assert "bad,x.txt,,,,0,,failed,not text" in (tmp_path / "articles.csv").read_text()


def test_a_lone_surrogate_becomes_a_question_mark(tmp_path: Path) -> None:
    run(tmp_path, [Article("s", "a launch \ud83d seen")])
    assert "a launch ? seen" in (tmp_path / "facts.csv").read_text(encoding="utf-8")


def test_copies_and_ids(tmp_path: Path) -> None:
    class First:
        def first_of(self, article: Article) -> str:
            return "a0" if article.id == "a0~2" else ""

    items = articles(3)
    run(tmp_path, [*items, items[0]], finder=First())
    last = (tmp_path / "articles.csv").read_bytes().decode().strip().split("\r\n")[-1]
    assert last.startswith("a0~2,") and last.endswith(",a0")


def test_ids_are_unique() -> None:
    ids = UniqueIds()
    assert [ids.of(x) for x in ("a", "a", "a~2", "b", "a")] == ["a", "a~2", "a~2~2", "b", "a~3"]


def test_ids_are_unique_past_the_first_table() -> None:
    ids = UniqueIds()
    assert all(ids.of(str(i)) == str(i) for i in range(20_000))
    assert ids.of("19999") == "19999~2"


def test_chunks_end_at_a_huge_article() -> None:
    items = [Item(i, Article(str(i), "x" * size)) for i, size in enumerate([1, 1, 100, 1])]
    assert [len(c.items) for c in cut(items, articles=10, chars=50)] == [3, 1]


def test_lines_survive_their_encoding() -> None:
    line = Line(3, {"articles": [["a", "x\u2028y\n", 1, None, 0.1]], "events": [], "facts": [], "reactions": []})
    assert Line.decode(line.encode()) == line


def test_progress_lines(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    now = iter(range(1000))
    run(tmp_path, progress=Lines(sys.stderr, every=5, clock=lambda: float(next(now))), total=60)
    said = capsys.readouterr().err.strip().split("\n")
    assert said[-1].startswith("60 of 60 articles, ")
    assert said[-1].endswith("20 launches, 0 failed")
    assert " left; " in said[0]
    assert clock_text(3725) == "1:02:05"


def test_the_bar_counts(tmp_path: Path) -> None:
    from extractor.run.progress import Bar

    bar = Bar()
    run(tmp_path, progress=bar, total=60)
    assert bar.counts["articles"] == 60


def test_the_real_extractor(tmp_path: Path) -> None:
    """Two processes with a model each give what one gives."""
    records = [json.loads(line) for line in (HERE / "corpus" / "world.jsonl").read_text(encoding="utf-8").splitlines()[:24]]
    items = [Article(r["id"], r["text"], published=r["published"]) for r in records]
    one, two = tmp_path / "one", tmp_path / "two"
    assert run_batch(items, one).counts["launches"] > 10
    run_batch(items, two, workers=2, chunk_articles=32, loader=partial(__import__("extractor").load, "missile_launch"))
    assert tables(one) == tables(two)
