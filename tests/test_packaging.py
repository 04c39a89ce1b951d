"""What pyproject.toml lists is what there is."""

from __future__ import annotations

import fnmatch
import tomllib
from pathlib import Path

import pytest

import extractor
from extractor.cli.self_check import EXTRAS, NEEDED
from extractor.domain.pipeline import installed

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
SETUPTOOLS = PROJECT["tool"]["setuptools"]


def _packages() -> set[str]:
    own = {p.parent.relative_to(ROOT).as_posix().replace("/", ".") for p in (ROOT / "extractor").rglob("__init__.py")}
    pipelines = {"extractor." + p.parent.relative_to(ROOT).as_posix().replace("/", ".") for p in (ROOT / "pipelines").rglob("__init__.py")}
    return own | pipelines


def test_packages_are_the_folders() -> None:
    assert set(SETUPTOOLS["packages"]) == _packages()


def _included(path: Path, package: str, folder: Path) -> bool:
    relative = path.relative_to(folder).as_posix()
    patterns = SETUPTOOLS["package-data"].get(package, [])
    return any(fnmatch.fnmatch(relative, p) or fnmatch.fnmatch(relative, p.removeprefix("**/")) for p in patterns)


@pytest.mark.parametrize(("folder", "package"), [("extractor", "extractor"), ("pipelines", "extractor.pipelines")])
def test_data_files_are_included(folder: str, package: str) -> None:
    root = ROOT / folder
    data = [p for p in root.rglob("*") if p.is_file() and p.suffix not in (".py", ".pyc") and p.name != "README.md"]
    assert [p.name for p in data if not _included(p, package, root)] == []


def test_entry_points_are_the_pipelines() -> None:
    folders = {p.parent.name for p in (ROOT / "pipelines").glob("*/codebook.yml")}
    assert set(PROJECT["project"]["entry-points"]["extractor.pipelines"]) == folders
    assert folders <= set(installed())


def test_spacy_factories_exist() -> None:
    modules = {v.partition(":")[0] for v in PROJECT["project"]["entry-points"]["spacy_factories"].values()}
    paths = [*(ROOT / "extractor").glob("*.py"), *(ROOT / "extractor" / "annotate").glob("*.py")]
    files = {".".join(p.relative_to(ROOT).with_suffix("").parts) for p in paths if "@Language.factory" in p.read_text(encoding="utf-8")}
    assert modules == files


def test_one_version() -> None:
    assert PROJECT["project"]["version"] == extractor.__version__


def test_what_check_asks_for_is_a_dependency_or_an_extra() -> None:
    needed = " ".join(PROJECT["project"]["dependencies"])
    assert [name for name in NEEDED if name not in needed] == []
    assert [extra for extra in EXTRAS if extra not in PROJECT["project"]["optional-dependencies"]] == []


NOT_READ_OR_WRITTEN = {"all", "benchmarks", "cluster", "dev"}
OPTIONAL = PROJECT["project"]["optional-dependencies"]


def test_all_is_every_reader_and_format() -> None:
    (every,) = OPTIONAL["all"]
    assert set(every.partition("[")[2].rstrip("]").split(",")) == OPTIONAL.keys() - NOT_READ_OR_WRITTEN


def test_the_tests_run_with_every_extra() -> None:
    """In the versions that the extras allow: pip takes the newest, `.ci/lowest` the smallest."""
    extras = {need for extra in OPTIONAL.keys() - {"all", "benchmarks", "dev"} for need in OPTIONAL[extra]}
    assert extras <= set(OPTIONAL["dev"])
