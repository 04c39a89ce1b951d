"""Standard input and pipes: what can be read only once, with its first bytes looked at before."""

from __future__ import annotations

import io
import os
from typing import Any

from extractor.read.kinds import HEAD
from extractor.read.user_files import opened


def pipe_of(path: str) -> io.FileIO | None:
    """A pipe or a device by its path, opened, once and for all; None for what is a file, a folder, or not there."""
    waits = os.path.exists(path) and not os.path.isfile(path) and not os.path.isdir(path)
    return opened(path) if waits else None


def stream_of(source: Any) -> tuple[bytes, io.BufferedReader]:
    """(the first bytes, a stream that begins with them) of a stream of bytes or of text, which is made UTF-8."""
    raw = _Begun(b"", source)
    head = raw.read_head()
    return head, io.BufferedReader(_Begun(head, source))


class _Begun(io.RawIOBase):
    """A stream of which some bytes were taken already: they come first."""

    def __init__(self, head: bytes, rest: Any) -> None:
        self._head = memoryview(head)
        self._rest = rest

    def readable(self) -> bool:
        return True

    def read_head(self) -> bytes:
        """The first bytes, as many as are looked at, or all there are."""
        out = b""
        while len(out) < HEAD and (more := self._more(HEAD - len(out))):
            out += more
        return out

    def readinto(self, buffer: Any) -> int:
        data = self._head[: len(buffer)] if self._head else memoryview(self._more(len(buffer)))
        self._head = self._head[len(data) :]
        buffer[: len(data)] = data
        return len(data)

    def _more(self, size: int) -> bytes:
        # a character of text takes up to four bytes
        data = (
            self._rest.read1(size)
            if hasattr(self._rest, "read1")
            else self._rest.read(size // 4 or 1)
            if isinstance(self._rest, io.TextIOBase)
            else self._rest.read(size)
        )
        return data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data or b""
