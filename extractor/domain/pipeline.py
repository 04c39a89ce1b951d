"""A pipeline's declaration, read from its folder.

A folder holds `config.cfg` (a spaCy config: components and their settings; paths are relative to the folder), `codebook.yml`,
`wording.yml`, the tables the config names, and where the domain has coasts, `coasts.yml`.
"""

from __future__ import annotations

import configparser
import importlib
import importlib.metadata
import sys
from dataclasses import dataclass, replace
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any

from extractor.domain.codebook import Codebook, read_codebook
from extractor.domain.declarations import load_yaml
from extractor.domain.tables import read_table
from extractor.domain.wording import Wording
from extractor.errors import DeclarationError, PipelineError

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
    """The declarations of one domain. `lists` are wording lists other than those of its own files."""

    name: str
    folder: Path
    lists: Wording | None = None

    @cached_property
    def declared(self) -> Any:
        """The contents of codebook.yml as they stand."""
        return load_yaml(self.folder / "codebook.yml")

    @cached_property
    def codebook(self) -> Codebook:
        """The codebook; DeclarationError where it cannot be read."""
        return read_codebook(self.declared, self.folder / "codebook.yml", self.path)

    @cached_property
    def wording_files(self) -> list[Path]:
        """The files of wording lists: the general ones of English, then those that the codebook names."""
        return [COMMON_WORDING, *(self.path(name) for name in self.declared.get("wording", ["wording.yml"]))]

    def with_lists(self, lists: Wording) -> Pipeline:
        """The same pipeline with other wording lists; what was read of its files is not read again."""
        _ = self.countries  # read once for both
        same = replace(self, lists=lists)
        same.__dict__.update({k: v for k, v in self.__dict__.items() if k not in ("lists", "wording")})
        return same

    def path(self, name: str) -> Path:
        """A file of the pipeline; `common/…` is what the shipped pipelines share."""
        return (self.folder if not name.startswith("common/") else Path(str(files("extractor.pipelines")))) / name

    @property
    def unit_files(self) -> list[Path]:
        """The units.yml of the pipeline, where it measures more than lengths, durations and speeds."""
        path = self.folder / "units.yml"
        return [path] if path.exists() else []

    @cached_property
    def wording(self) -> Wording:
        """The wording lists of all files together."""
        return self.lists if self.lists is not None else Wording(*self.wording_files)

    @cached_property
    def coasts(self) -> dict[str, dict[str, str]]:
        """The sea on each side of a country: {"PRK": {"east": "Sea of Japan"}}; empty without a coasts.yml."""
        path = self.folder / "coasts.yml"
        return load_yaml(path) if path.exists() else {}

    @cached_property
    def config(self) -> Any:
        """config.cfg; DeclarationError where it is malformed."""
        from confection import Config

        path = self.folder / "config.cfg"
        try:
            return Config().from_disk(path)
        except (ValueError, configparser.Error) as error:
            raise DeclarationError(f"{path}: {error}") from error

    @cached_property
    def countries(self) -> dict[str, str]:
        """The name of each state of the table of actors by its code: the first that the table gives."""
        rows = read_table(self.tables["actors"]) if "actors" in self.tables else []
        return {row["code"]: row["name"] for row in reversed(rows) if row["kind"] == "name"}

    @cached_property
    def tables(self) -> dict[str, Path]:
        """The tables of names by the name that config.cfg gives them."""
        sections = [s for s in self.config.get("components", {}).values() if isinstance(s.get("tables"), dict)]
        return {t: self.path(str(p)) for section in sections for t, p in section["tables"].items()}
