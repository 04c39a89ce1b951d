"""Which files an input names: a file, a folder, a glob pattern, a list of paths."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from extractor.errors import NoInputError
from extractor.read.kinds import ASSETS, ENDINGS
from extractor.read.stamp import read_json


def paths_from(stream: Iterable[str] | Iterable[bytes]) -> Iterator[str]:
    """The paths of a list, one a line (text or bytes), as they come; empty lines are skipped."""
    for line in stream:
        path = os.fsdecode(line).rstrip("\r\n")
        if path.strip():
            yield path


def is_pattern(name: str) -> bool:
    """A glob pattern that is not also the name of something that exists."""
    return glob.has_magic(name) and not os.path.lexists(name)


def files_of(name: str, leave_out: tuple[str, ...] = ()) -> Iterator[str]:
    """The files of one input in sorted order. A file is itself, whatever it is; of a folder and a pattern, those that are not hidden, no pictures, styles
    or scripts, no pipes, sockets or devices, and not in `leave_out` or a folder that a run of ours has written.

    The names of one folder (for a pattern: all matches) are held at a time, to sort them. A folder that cannot be listed is handed on as
    if it were a file, so that reading it tells why.
    """
    out = {os.path.realpath(path) for path in leave_out}
    if os.path.isdir(name):
        yield from _walk(name, out)
    elif is_pattern(name):
        for path in sorted(glob.iglob(name, recursive=True)):
            if _may_hold_text(path) and not os.path.isdir(path) and not _special(path) and not _written(path, out):
                yield path
    else:
        yield name


def check(name: str, leave_out: tuple[str, ...] = ()) -> None:
    """NoInputError where an input names nothing to read. Stops at the first file found."""
    if next(files_of(name, leave_out), None) is None:
        kind = "matches" if is_pattern(name) else "holds"
        raise NoInputError(f"{name} {kind} no file that can be read; known endings are {' '.join(ENDINGS)} (some also with .gz or .zst)")
    if not is_pattern(name) and not os.path.lexists(name):
        raise NoInputError(f"{name} does not exist; name a file, a folder, a pattern such as 'news/*.html', or - for standard input")


def _walk(folder: str, leave_out: set[str]) -> Iterator[str]:
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        yield folder
        return
    if os.path.realpath(folder) in leave_out or is_run(folder):
        return
    for path in (os.path.join(folder, name) for name in names if not name.startswith(".")):
        if os.path.isdir(path):
            if not os.path.islink(path):  # a link may lead back up
                yield from _walk(path, leave_out)
        elif _may_hold_text(path) and not _special(path) and os.path.realpath(path) not in leave_out:
            yield path


def is_run(folder: str) -> bool:
    """Whether a run of ours has written its tables here."""
    told = read_json(Path(folder, "run.json"))
    return isinstance(told, dict) and {"plan", "counts"} <= told.keys()


def _written(path: str, leave_out: set[str]) -> bool:
    """Whether a file stands in a folder that is left out, or directly in one that a run has written."""
    real = os.path.realpath(path)
    return any(real == out or real.startswith(out + os.sep) for out in leave_out) or is_run(os.path.dirname(path) or ".")


def _special(path: str) -> bool:
    """A pipe, a socket, a device. What has vanished, or is a broken link, is not: it is to be told."""
    return os.path.exists(path) and not os.path.isfile(path)


def _may_hold_text(path: str) -> bool:
    name = os.path.basename(path)
    return not name.startswith(".") and os.path.splitext(name)[1].lower() not in ASSETS
