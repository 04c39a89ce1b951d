"""One file to read: its name for people, its bytes decompressed, its bytes as a stream of text."""

from __future__ import annotations

import gzip
import io
import os
from dataclasses import dataclass, replace
from typing import IO, Any, BinaryIO, cast

from extractor.read.decode import bom_encoding
from extractor.read.errors import Unreadable, optional

COMPRESSIONS = (".gz", ".zst")
_ZST_CHUNK = 512  # compressed bytes at a time: one call gives at most about 16 MB, even from a file made to explode (128 kB for each four bytes)
_BYTES_PER_CHAR = 4
SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class File:
    """A path, the greatest number of characters that one article may have, and of seconds that reading one may take (0: any number).

    `stream` holds the bytes of what can be read only once (standard input, a pipe).
    """

    path: str
    max_chars: int = 0
    seconds: float = SECONDS
    stream: Any = None

    @property
    def name(self) -> str:
        """The path as it is shown and stored: always encodable, even where the file system's name is not."""
        return os.fsencode(self.path).decode("utf-8", "replace")

    def open(self) -> io.BufferedReader:
        """The decompressed bytes. OSError, and Unreadable where the library for it is missing."""
        if self.stream is not None:
            return io.BufferedReader(self.stream) if not isinstance(self.stream, io.BufferedReader) else self.stream
        ending = os.path.splitext(self.path)[1].lower()
        if ending == ".gz":
            return io.BufferedReader(cast(io.RawIOBase, gzip.open(self.path, "rb")))
        if ending == ".zst":
            library = optional("zstandard", "zstd", "a .zst file")
            return io.BufferedReader(_ZstdReader(open(self.path, "rb"), library))
        return open(self.path, "rb")

    def with_stream(self, stream: Any) -> File:
        """The same, of the bytes of a stream."""
        return replace(self, stream=stream)

    def open_seekable(self, times: int) -> io.BufferedReader | io.BytesIO:
        """As `open`, for formats that are read from their end: a stream is taken into memory first, up to the limit of `read`."""
        return io.BytesIO(self.read(times)) if self.stream is not None else self.open()

    def read(self, times: int = 1) -> bytes:
        """All bytes; Unreadable beyond `times` what `max_chars` characters can take, before they fill the memory."""
        with self.open() as stream:
            return bounded(stream, self.max_chars, times)


def bounded(stream: IO[bytes] | io.BufferedReader, max_chars: int, times: int = 1) -> bytes:
    """All bytes of a stream, or Unreadable when there are more than `times` what `max_chars` characters of UTF-8 can take."""
    limit = times * max_chars * _BYTES_PER_CHAR
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise Unreadable(f"is too long (over {limit:,} bytes for at most {max_chars:,} characters of text); split it into articles")
    return data


def text_stream(stream: io.BufferedReader) -> io.TextIOWrapper:
    """A stream of text in UTF-8, or in UTF-16/32 by its byte order mark. Bytes that are not UTF-8 stay in it as surrogates, for `decode.repair`."""
    head = stream.peek(4096)
    encoding = bom_encoding(head)
    if not encoding and b"\0" in head:
        raise Unreadable("is not text (it looks like binary data); check its ending or leave it out")
    return io.TextIOWrapper(stream, encoding=encoding or "utf-8", errors="surrogateescape", newline="")


class _ZstdReader(io.RawIOBase):
    """Zstandard frames as a raw stream. The library's own reader takes a cut file for a whole one; this raises EOFError."""

    def __init__(self, raw: BinaryIO, library: Any) -> None:
        self._raw = raw
        self._library = library
        self._frame: Any = None
        self._fresh = b""
        self._out = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._out:
            if not self._more():
                return 0
        size = min(len(buffer), len(self._out))
        buffer[:size] = self._out[:size]
        self._out = self._out[size:]
        return size

    def _more(self) -> bool:
        """Decompress the next piece; False at a proper end."""
        data = self._fresh or self._raw.read(_ZST_CHUNK)
        self._fresh = b""
        if not data:
            if self._frame is not None:
                raise EOFError("the compressed file ends too early")
            return False
        if self._frame is None:
            self._frame = self._library.ZstdDecompressor().decompressobj()
        self._out = memoryview(self._frame.decompress(data))
        if self._frame.eof:
            self._fresh, self._frame = self._frame.unused_data, None
        return True

    def close(self) -> None:
        self._raw.close()
        super().close()
