"""Disks and processes that fail at a chosen call, for the tests of runs."""

from __future__ import annotations

import errno
import os
import pathlib
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

POINTS = ("write", "fsync", "replace", "mkdir", "open")


class Fault:
    """What happens at the n-th call (from 1) of one kind that is about a folder: `act`; `lasting` also at every later one."""

    def __init__(self, n: int, act: Callable[[], None], *, lasting: bool = False) -> None:
        self.n = n
        self.act = act
        self.lasting = lasting
        self.calls = 0

    @property
    def happened(self) -> bool:
        return self.calls >= self.n

    def call(self) -> None:
        self.calls += 1
        if self.calls == self.n or (self.lasting and self.happened):
            self.act()


def disk_full() -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def power_cut() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


class _File:
    """A file of which each write is a call."""

    def __init__(self, file: Any, fault: Fault) -> None:
        self._file = file
        self._fault = fault

    def write(self, data: Any) -> Any:
        self._fault.call()
        return self._file.write(data)

    def __enter__(self) -> _File:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


@contextmanager
def failing(point: str, fault: Fault) -> Iterator[None]:
    """A context in which writes, fsyncs, renames, new folders or opened files of this process are calls of the fault."""
    before = {(os, "fsync"): os.fsync, (os, "replace"): os.replace, (pathlib.Path, "mkdir"): pathlib.Path.mkdir, (pathlib.Path, "open"): pathlib.Path.open}

    def counted(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            fault.call()
            return real(*args, **kwargs)

        return call

    def opened(self: pathlib.Path, mode: str = "r", *args: Any, **kwargs: Any) -> Any:
        writing = "w" in mode or "a" in mode
        if writing and point == "open":
            fault.call()
        file = before[pathlib.Path, "open"](self, mode, *args, **kwargs)
        return _File(file, fault) if writing and point == "write" else file

    try:
        if point in ("write", "open"):
            pathlib.Path.open = opened  # type: ignore[method-assign, assignment]
        else:
            owner = pathlib.Path if point == "mkdir" else os
            setattr(owner, point, counted(getattr(owner, point)))
        yield
    finally:
        for (owner, name), real in before.items():
            setattr(owner, name, real)


def in_child(work: Callable[[], object]) -> int:
    """Does the work in a fork of this process; its exit status, negative for a signal."""
    child = os.fork()
    if not child:
        status = 70
        try:
            work()
            status = 0
        finally:
            os._exit(status)
    _, code = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(code)
