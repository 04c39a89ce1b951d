"""`--update` and `merge` of whole runs: the same bytes as one run over all, and no article done twice."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fakes import Noted, articles
from faults import Fault, failing, in_child, power_cut
from runs import run, tables

from extractor.errors import OutputError, UsageProblem
from extractor.read.article import Article
from extractor.run.publishing import RunSummary
from extractor.run.shards import merge
from extractor.write.formats import WRITERS
from extractor.write.read_back import read_stored

ITEMS = [replace(a, published=f"2026-01-{1 + i % 9:02d}" if i % 10 else "", id=f"a{i % 50}") for i, a in enumerate(articles())]


@pytest.fixture
def noted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "noted.txt"
    monkeypatch.setenv("NOTED", str(path))
    return path


def clean(folder: Path, items: list[Article], **settings: object) -> dict[str, bytes]:
    run(folder, items, **settings)
    return tables(folder)


def update(out: Path, items: list[Article], **settings: object) -> RunSummary:
    return run(out, items, loader=Noted, update=True, **settings)


@pytest.mark.parametrize("workers", [1, 2])
def test_new_articles_are_added_and_the_old_ones_not_done_again(workers: int, tmp_path: Path, noted: Path) -> None:
    new = random.Random(5).sample(ITEMS, 20)
    run(tmp_path / "out", [a for a in ITEMS if a not in new])
    summary = update(tmp_path / "out", ITEMS, workers=workers)
    assert sorted(noted.read_text().split()) == sorted(a.source for a in new)
    assert summary.message == "20 articles added, 40 known"
    assert tables(tmp_path / "out") == clean(tmp_path / "clean", ITEMS)
    assert summary.counts == run(tmp_path / "again", ITEMS).counts
    noted.unlink()
    assert update(tmp_path / "out", ITEMS).message == "0 articles added, 60 known"
    assert not noted.exists() and not list((tmp_path / "out").glob(".parts*"))


def test_only_the_new_ones_are_named(tmp_path: Path, noted: Path) -> None:
    run(tmp_path / "out", ITEMS[:40], inputs=("old/",))
    assert "40 no longer among the inputs, kept" in update(tmp_path / "out", ITEMS[40:], inputs=("new/",)).message
    assert tables(tmp_path / "out") == clean(tmp_path / "clean", ITEMS)
    assert '"old/"' in (tmp_path / "out" / "run.json").read_text()


def test_an_article_that_changed_takes_the_place_of_the_old_one(tmp_path: Path, noted: Path) -> None:
    run(tmp_path / "out", ITEMS)
    changed = [*ITEMS[:7], replace(ITEMS[7], text="Another launch."), replace(ITEMS[8], published="2020-01-01"), *ITEMS[9:]]
    assert update(tmp_path / "out", changed).message == "0 articles added, 58 known, 2 changed or failed before, made anew"
    assert noted.read_text().split() == [ITEMS[7].source, ITEMS[8].source]
    assert tables(tmp_path / "out") == clean(tmp_path / "clean", changed)


def test_a_file_that_moved_is_known(tmp_path: Path, noted: Path) -> None:
    run(tmp_path / "out", ITEMS)
    moved = [replace(a, source=f"moved/{a.source}") for a in ITEMS]
    assert update(tmp_path / "out", moved).message == "0 articles added, 60 known"
    assert not noted.exists()
    assert tables(tmp_path / "out") == clean(tmp_path / "clean", moved)


def test_what_failed_is_tried_again(tmp_path: Path, noted: Path) -> None:
    run(tmp_path / "out", [*ITEMS[:5], Article("bad", "RAISE a launch", source="bad.txt"), Article("gone", "", source="gone.txt", error="gone.txt is gone")])
    back = [*ITEMS[:5], Article("bad", "RAISE a launch", source="bad.txt"), Article("gone", "A launch.", source="gone.txt")]
    update(tmp_path / "out", back)
    assert noted.read_text().split() == ["bad.txt", "gone.txt"]
    assert tables(tmp_path / "out") == clean(tmp_path / "clean", back)


def test_without_a_run_it_is_a_run(tmp_path: Path) -> None:
    run(tmp_path / "out", ITEMS, update=True)
    assert tables(tmp_path / "out") == clean(tmp_path / "clean", ITEMS)


@pytest.mark.parametrize("to", [name for name in WRITERS if name != "csv"])
def test_every_format(to: str, tmp_path: Path) -> None:
    run(tmp_path / "out", ITEMS[:40], to=to)
    run(tmp_path / "out", ITEMS, to=to, update=True)
    run(tmp_path / "clean", ITEMS, to=to)
    for table in ("articles", "events", "facts", "reactions", "incidents"):
        assert read_stored(tmp_path / "out", table) == read_stored(tmp_path / "clean", table)


@pytest.mark.parametrize("text", [True, False])
def test_another_format_than_before(text: bool, tmp_path: Path) -> None:
    run(tmp_path / "out", ITEMS[:40], to="sqlite", text=text)
    run(tmp_path / "out", ITEMS, to="csv", text=text, update=True)
    assert tables(tmp_path / "out") == clean(tmp_path / "clean", ITEMS, text=text)
    assert not (tmp_path / "out" / "tables.sqlite").exists()


def test_what_cannot_be_added_to(tmp_path: Path) -> None:
    run(tmp_path / "out", ITEMS)
    with pytest.raises(OutputError, match=r"other rules \(min_confidence\).*--overwrite"):
        run(tmp_path / "out", ITEMS, update=True, min_confidence=0.5)
    with pytest.raises(UsageProblem, match="leave out --overwrite"):
        run(tmp_path / "out", ITEMS, update=True, overwrite=True)
    run(tmp_path / "shard", ITEMS, shard=(1, 2))
    with pytest.raises(OutputError, match="merge the shards first"):
        run(tmp_path / "shard", ITEMS, update=True)
    run(tmp_path / "sheet", ITEMS, to="xlsx")
    with pytest.raises(OutputError, match="keep its --to"):
        run(tmp_path / "sheet", ITEMS, update=True)
    path = tmp_path / "out" / "facts.csv"
    path.write_bytes(path.read_bytes().replace(b"350.5", b"351.5"))
    with pytest.raises(OutputError, match=r"facts.csv was changed"):
        run(tmp_path / "out", ITEMS[:3], update=True)


@pytest.mark.parametrize("point", ["write", "replace", "open"])
def test_killed_at_any_call_it_goes_on(point: str, tmp_path: Path) -> None:
    few = ITEMS[:9]
    expected = clean(tmp_path / "clean", few)
    run(tmp_path / "start", few[:5])

    def started(name: str) -> Path:
        out = tmp_path / name
        out.mkdir()
        for path in (tmp_path / "start").iterdir():
            (out / path.name).write_bytes(path.read_bytes())
        return out

    counter, count = Fault(10**9, power_cut), started("count")
    with failing(point, counter):
        run(count, few, update=True)
    for n in sorted({1, 2, counter.calls, *random.Random(2).sample(range(1, counter.calls + 1), min(8, counter.calls))}):
        out = started(f"out{n}")

        def killed(out: Path = out, n: int = n) -> None:
            with failing(point, Fault(n, power_cut)):
                run(out, few, update=True)

        assert in_child(killed) == -9
        run(out, few, update=True)
        assert tables(out) == expected
        assert not list(out.glob(".parts*"))


def test_inputs_that_change_while_an_update_is_interrupted(tmp_path: Path) -> None:
    run(tmp_path / "out", ITEMS[:20])

    def stream() -> Iterator[Article]:
        yield from ITEMS[:30]
        raise RuntimeError("the power went")

    with pytest.raises(RuntimeError):
        run(tmp_path / "out", stream(), update=True)
    later = [*ITEMS[1:25], *ITEMS[30:50]]
    run(tmp_path / "out", [*later, ITEMS[0]], update=True)
    assert tables(tmp_path / "out") == clean(tmp_path / "clean", [ITEMS[0], *later])


def test_runs_are_joined(tmp_path: Path) -> None:
    run(tmp_path / "one", ITEMS[:30])
    run(tmp_path / "other", ITEMS[20:], to="parquet")
    summary = merge([tmp_path / "one", tmp_path / "other"], tmp_path / "out")
    assert summary.message == "10 articles were in more than one of them"
    assert tables(tmp_path / "out") == clean(tmp_path / "clean", ITEMS)
    assert summary.counts == run(tmp_path / "again", ITEMS).counts
    with (tmp_path / "out" / "articles.csv").open(newline="") as file:
        assert len(list(csv.DictReader(file))) == 60


def test_runs_of_other_rules_are_not_joined(tmp_path: Path) -> None:
    run(tmp_path / "one", ITEMS[:30])
    run(tmp_path / "other", ITEMS[30:], text=False)
    with pytest.raises(OutputError, match=r"other was made by other rules than .*one \(text\)"):
        merge([tmp_path / "one", tmp_path / "other"], tmp_path / "out")
    with pytest.raises(OutputError, match="holds no finished run"):
        merge([tmp_path / "one", tmp_path], tmp_path / "out")
