"""A pipeline's declaration, read from its folder.

A folder holds `config.cfg` (a spaCy config: components and their settings; paths are relative to the folder), `codebook.yml`,
`wording.yml`, the tables the config names, and where the domain has coasts, `coasts.yml`.
"""

from __future__ import annotations

import importlib
import importlib.metadata
import sys
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any

from extractor.domain.codebook import Codebook, load_codebook
from extractor.domain.wording import Wording, load_yaml
from extractor.errors import PipelineError

GROUP = "extractor.pipelines"
COMMON_WORDING = Path(__file__).with_name("english.yml")


def installed() -> dict[str, importlib.metadata.EntryPoint]:
    """Pipelines by name, from the entry points of installed packages."""
    return {e.name: e for e in importlib.metadata.entry_points(group=GROUP)}


def find_folder(name: str) -> Path:
    """The folder of an installed pipeline; PipelineError names those there are."""
    found = installed()
    if name not in found:
        raise PipelineError(f"no pipeline {name!r} is installed; there are: {', '.join(sorted(found)) or 'none'}")
    module = importlib.import_module(found[name].value.partition(":")[0])
    return Path(str(sys.modules[module.__name__].__file__)).parent


@dataclass(frozen=True)
class Pipeline:
    """The declarations of one domain."""

    name: str
    folder: Path

    @cached_property
    def codebook(self) -> Codebook:
        return load_codebook(self.folder / "codebook.yml", self.path)

    @cached_property
    def wording_files(self) -> list[Path]:
        return [COMMON_WORDING, *(self.path(name) for name in self.codebook.raw.get("wording", ["wording.yml"]))]

    def path(self, name: str) -> Path:
        """A file of the pipeline; `common/…` is what the shipped pipelines share."""
        return (self.folder if not name.startswith("common/") else Path(str(files("extractor.pipelines")))) / name

    @cached_property
    def wording(self) -> Wording:
        return Wording(*self.wording_files)

    @cached_property
    def coasts(self) -> dict[str, dict[str, str]]:
        path = self.folder / "coasts.yml"
        return load_yaml(path) if path.exists() else {}

    @cached_property
    def config(self) -> Any:
        from confection import Config

        return Config().from_disk(self.folder / "config.cfg")

    @cached_property
    def tables(self) -> dict[str, Path]:
        return {t: self.path(p) for t, p in self.config["components"]["names"]["tables"].items()}
