"""Which files an input names: a file, a folder, a glob pattern, a list of paths."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator

from extractor.errors import NoInputError


def paths_from(stream: Iterable[str] | Iterable[bytes]) -> Iterator[str]:
    """The paths of a list, one a line (text or bytes), as they come; empty lines are skipped."""
    for line in stream:
        path = os.fsdecode(line).rstrip("\r\n")
        if path.strip():
            yield path


def is_pattern(name: str) -> bool:
    """A glob pattern that is not also the name of something that exists."""
    return glob.has_magic(name) and not os.path.lexists(name)


def files_of(name: str, endings: tuple[str, ...]) -> Iterator[str]:
    """The files of one input in sorted order. A file is itself, whatever its ending; of a folder and a pattern, those with a known ending that are not hidden, and no pipes,
    sockets or devices.

    The names of one folder (for a pattern: all matches) are held at a time, to sort them. A folder that cannot be listed is handed on as
    if it were a file, so that reading it tells why.
    """
    if os.path.isdir(name):
        yield from _walk(name, endings)
    elif is_pattern(name):
        yield from (p for p in sorted(glob.iglob(name, recursive=True)) if _known(p, endings) and not os.path.isdir(p) and not _special(p))
    else:
        yield name


def check(name: str, endings: tuple[str, ...]) -> None:
    """NoInputError where an input names nothing to read. Stops at the first file found."""
    if next(files_of(name, endings), None) is None:
        kind = "matches" if is_pattern(name) else "holds"
        raise NoInputError(f"{name} {kind} no file that can be read; known endings are {' '.join(endings)} (some also with .gz or .zst)")
    if not is_pattern(name) and not os.path.lexists(name):
        raise NoInputError(f"{name} does not exist; name a file, a folder, a pattern such as 'news/*.html', or - for standard input")


def _walk(folder: str, endings: tuple[str, ...]) -> Iterator[str]:
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        yield folder
        return
    for path in (os.path.join(folder, name) for name in names if not name.startswith(".")):
        if os.path.isdir(path):
            if not os.path.islink(path):  # a link may lead back up
                yield from _walk(path, endings)
        elif _known(path, endings) and not _special(path):
            yield path


def _special(path: str) -> bool:
    """A pipe, a socket, a device. What has vanished, or is a broken link, is not: it is to be told."""
    return os.path.exists(path) and not os.path.isfile(path)


def _known(path: str, endings: tuple[str, ...]) -> bool:
    return path.lower().endswith(endings) and not os.path.basename(path).startswith(".")
