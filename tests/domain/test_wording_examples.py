"""Every wording list says what it means and who reads it, and its examples are true."""

from __future__ import annotations

import traceback
from functools import cache
from pathlib import Path

import pytest

from extractor.domain.pipeline import Pipeline, find_folder, installed
from extractor.domain.wording import NEVER, PLACEHOLDER, ListNames, words_of
from extractor.domain.wording_checks import patterns, put_in
from extractor.extraction import Extractor

ROOT = Path(__file__).parent.parent.parent
SHIPPED = sorted(installed())
ROOMS = ("annotate", "mentions", "claims", "events")


@cache
def pipeline(name: str) -> Pipeline:
    return Pipeline(name, find_folder(name))


LISTS = [pytest.param(name, entry, id=f"{name}-{entry}") for name in SHIPPED for entry in pipeline(name).wording.lists]


@pytest.mark.parametrize(("name", "entry"), LISTS)
def test_says_what_it_means_and_gives_an_example_and_a_near_miss(name: str, entry: str) -> None:
    declared = pipeline(name).wording.lists[entry]
    empty = [key for key in ("means", "read_by", "like", "unlike") if not declared.get(key)]
    never = str(words_of(declared)).strip() == NEVER
    assert empty == (["like"] if never else [])


@pytest.mark.parametrize("name", SHIPPED)
def test_the_examples_are_true(name: str) -> None:
    assert [str(problem) for problem in patterns(pipeline(name).wording)] == []


@pytest.mark.parametrize("path", sorted({p for name in SHIPPED for p in pipeline(name).wording_files}), ids=lambda p: p.name)
def test_no_line_is_longer_than_a_screen(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [f"{i}: {line[:60]}" for i, line in enumerate(lines, 1) if len(line) > 160 and not line.lstrip().startswith("#")] == []


class Rooms(ListNames):
    """Notes which room asks for a list: the folder of the module that does."""

    def __init__(self, *paths: Path) -> None:
        super().__init__(*paths)
        self.rooms: dict[str, set[str]] = {}

    def source(self, name: str) -> str:
        self._note(name)
        return super().source(name)

    def labels(self, name: str) -> dict[str, str]:
        self._note(name)
        return super().labels(name)

    def _note(self, name: str) -> None:
        folders = [Path(frame.filename).parent.name for frame in traceback.extract_stack(limit=12)]
        asking = [folder for folder in folders if folder in ROOMS]
        if asking:
            self.rooms.setdefault(name, set()).add(asking[-1])


@cache
def rooms() -> dict[str, set[str]]:
    """The rooms that ask for each list, in any of the shipped pipelines."""
    found: dict[str, set[str]] = {}
    for name in SHIPPED:
        names = Rooms()
        names.lists, names.files = pipeline(name).wording.lists, pipeline(name).wording.files
        dry = Extractor(pipeline(name).with_lists(names))
        _ = dry.gate, dry.sentences, dry.claims, dry.context, dry.reactions
        for entry, where in names.rooms.items():
            found.setdefault(entry, set()).update(where)
        for _ in range(4):  # a list that is put into another is read where that one is
            for entry, declared in pipeline(name).wording.lists.items():
                for used in PLACEHOLDER.findall(str(words_of(declared))):
                    found.setdefault(used, set()).update(found.get(entry, ()))
    return found


@pytest.mark.parametrize(("name", "entry"), LISTS)
def test_is_read_by_the_rooms_that_it_names(name: str, entry: str) -> None:
    """Those that the spaCy components ask for, which are made apart, are not looked up."""
    named = set(pipeline(name).wording.lists[entry]["read_by"])
    assert named - {"annotate"} == rooms().get(entry, set()) - {"annotate"}


@pytest.mark.parametrize("name", SHIPPED)
def test_every_list_is_read_in_some_pipeline(name: str) -> None:
    """Those of the spaCy components are read when the components are made."""
    known = set(rooms()).union(*(put_in(pipeline(other).wording) for other in SHIPPED))
    lists = pipeline(name).wording.lists
    assert [entry for entry in lists if entry not in known and lists[entry]["read_by"] != ["annotate"]] == []
