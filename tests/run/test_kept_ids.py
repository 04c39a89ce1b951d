"""Incidents keep the ids of an earlier run."""

from __future__ import annotations

from pathlib import Path

import pytest
from fakes import articles
from run_folders import PIPELINE, article, event, fact, write_run
from runs import run, tables

from extractor.errors import OutputError
from extractor.run.correcting import correct
from extractor.run.kept_ids import KeptIds, earlier_run
from extractor.tables.incident_records import Recorder
from extractor.tables.incident_store import IncidentStore
from extractor.write.read_back import read_stored

ITEMS = articles()


def ids(out: Path) -> dict[str, str]:
    """The incident of each event."""
    return {f"{e['article_id']}/{e['event_id']}": e["incident_id"] for e in read_stored(out, "events")}


@pytest.fixture
def earlier(tmp_path: Path) -> Path:
    """A run whose incidents have ids that no rule of today gives."""
    out = tmp_path / "earlier"
    run(out, ITEMS)
    path = out / "events.csv"
    text = path.read_text(encoding="utf-8")
    for name in set(ids(out).values()):
        text = text.replace(name, f"i{name[:0:-1]}") if name else text
    path.write_text(text, encoding="utf-8", newline="")
    return out


def test_a_run_keeps_them_and_what_adds_to_it_and_corrects_it_too(tmp_path: Path, earlier: Path) -> None:
    out = tmp_path / "out"
    run(out, ITEMS[:40], ids_from=str(earlier))
    kept = ids(out)
    assert kept and kept == {name: i for name, i in ids(earlier).items() if name in kept}
    run(out, ITEMS, update=True)
    assert len(ids(out)) > len(kept) and ids(out) | kept == ids(out)
    correct(out, [])
    assert ids(out) | kept == ids(out)
    assert {i["incident_id"] for i in read_stored(out, "incidents")} == set(ids(out).values())


def test_without_it_nothing_is_kept(tmp_path: Path, earlier: Path) -> None:
    run(tmp_path / "out", ITEMS)
    run(tmp_path / "same", ITEMS, ids_from=str(tmp_path / "out"))
    assert ids(tmp_path / "out") != ids(earlier)
    assert tables(tmp_path / "out") == tables(tmp_path / "same")


LAUNCH = {"launcher": "PRK", "projectile_class": "SRBM"}


def renamed(tmp_path: Path, *events: tuple[str, str, str]) -> dict[str, str]:
    """The ids of events of one article (number, start of their claim, day) in a run that keeps those of the earlier one."""
    rows = [event("a", number, **LAUNCH | {"date": day}) for number, _, day in events]
    facts = [fact("a", "count", "1", number, start=start) for number, start, _ in events]
    kept, store = KeptIds(tmp_path / "old"), IncidentStore(PIPELINE.codebook)
    kept.take("a", facts)
    store.add(Recorder(PIPELINE.codebook).records(article("a"), rows, facts))
    store.find(names=kept.names)
    return {group[0].event_id: name for _, name, group in store.groups()}


def test_events_are_known_by_their_claims(tmp_path: Path) -> None:
    """Two undated launches are found in another order, and one more; an id is given to nothing else."""
    facts = [fact("a", "count", "1", number, start=start) for number, start in (("e1", "10"), ("e2", "20"))]
    old = write_run(tmp_path / "old", [article("a")], [event("a", n, **LAUNCH) for n in ("e1", "e2")], facts)
    before = {e["event_id"]: e["incident_id"] for e in read_stored(old, "events")}
    after = renamed(tmp_path, ("e1", "20", ""), ("e2", "10", ""), ("e3", "30", ""))
    assert (after["e1"], after["e2"]) == (before["e2"], before["e1"]) and after["e3"] not in before.values()
    assert renamed(tmp_path, ("e1", "30", ""))["e1"] not in before.values()
    assert renamed(tmp_path, ("e1", "10", "2022-01-30"))["e1"] == before["e1"]  # its day is read now


def test_another_event_that_shares_a_claim_takes_no_id(tmp_path: Path) -> None:
    """One is found before it, has its number, and the same launcher."""
    shared = [fact("a", "launcher", "PRK", n, start="1") for n in ("e1", "e2")]
    old = write_run(tmp_path / "old", [article("a")], [event("a", **LAUNCH)], [shared[0], fact("a", "count", "1", start="20")])
    kept, store, rows = KeptIds(old), IncidentStore(PIPELINE.codebook), [event("a", n, **LAUNCH) for n in ("e1", "e2")]
    facts = [*shared, fact("a", "count", "2", "e1", start="10"), fact("a", "count", "1", "e2", start="20")]
    kept.take("a", facts)
    store.add(Recorder(PIPELINE.codebook).records(article("a"), rows, facts))
    store.find(names=kept.names)
    (before,) = kept.known
    assert {group[0].event_id: name == before for _, name, group in store.groups()} == {"e1": False, "e2": True}


def test_what_is_no_run_is_told(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="holds no finished run"):
        earlier_run(str(tmp_path))
