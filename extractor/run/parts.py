"""The files of a journal: one for each finished chunk, which shows when it was cut or changed.

OUT/.parts/0000/0000042.jsonl     chunk 42: a header (digest of its input, counts, checksum), then one line per article
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from extractor.errors import OutputError
from extractor.run.atomic_files import write_atomically
from extractor.run.chunks import Line, Part

HEADER = {"digest", "counts", "sha256"}
BLOCK = 1 << 20


def part_path(folder: Path, number: int) -> Path:
    """A thousand parts a folder."""
    return folder / f"{number // 1000:04d}" / f"{number:07d}.jsonl"


def write_part(path: Path, part: Part) -> None:
    """The part, whole or not at all."""
    body = "".join(f"{line}\n" for line in part.lines).encode()
    header = {"digest": part.digest, "counts": dict(part.counts)}
    header["sha256"] = _sum(header, [body])
    path.parent.mkdir(exist_ok=True)
    write_atomically(path, json.dumps(header).encode() + b"\n" + body)


def read_header(path: Path) -> dict[str, Any] | None:
    """The header of a part; None where there is no such part or any of it is damaged."""
    try:
        with path.open("rb") as file:
            header = json.loads(file.readline())
            if not isinstance(header, dict) or not header.keys() >= HEADER:
                return None
            return header if _sum(header, iter(lambda: file.read(BLOCK), b"")) == header["sha256"] else None
    except (OSError, ValueError):
        return None


def read_lines(path: Path) -> Iterator[Line]:
    """The articles of a part, in order; OutputError, before the first of them, where it is damaged."""
    if read_header(path) is None:
        raise OutputError(f"{path} is missing or damaged; run the same command again, for a shard with --overwrite")
    with path.open("rb") as file:
        next(file)
        for line in file:
            yield Line.decode(line.decode())


def _sum(header: Mapping[str, Any], body: Any) -> str:
    total = sha256(json.dumps([header["digest"], header["counts"]]).encode())
    for block in body:
        total.update(block)
    return total.hexdigest()
