"""How large the pages of a Parquet file are when unpacked, read from their headers: a page is decoded whole, and nothing else in the file tells its size truly.

Source: parquet.thrift of the Parquet format, `PageHeader`; the compact protocol of Thrift (thrift-compact-protocol.md).
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any, BinaryIO

_HEADER = 1 << 16  # bytes in which the header of a page stands: statistics may hold a least and a greatest value, which writers cut
_MAX_DEPTH = 8
_TRUE, _FALSE, _BYTE, _I16, _I32, _I64, _DOUBLE, _BINARY, _LIST, _SET, _MAP, _STRUCT = range(1, 13)
_UNPACKED, _PACKED = 2, 3  # the fields uncompressed_page_size and compressed_page_size


def page_sizes(stream: BinaryIO, column: Any) -> Iterator[int]:
    """The unpacked bytes of each page of a column chunk (`pyarrow.parquet.ColumnChunkMetaData`). ValueError where a header cannot be read."""
    start = column.data_page_offset
    if column.has_dictionary_page and column.dictionary_page_offset:
        start = min(start, column.dictionary_page_offset)
    end = start + column.total_compressed_size
    while start < end:
        stream.seek(start)
        header = BytesIO(stream.read(min(_HEADER, end - start)))
        fields = _struct(header, 0)
        unpacked, packed = fields.get(_UNPACKED, -1), fields.get(_PACKED, -1)
        if unpacked < 0 or packed < 0:
            raise ValueError("a page header without sizes")
        yield unpacked
        start += header.tell() + packed


def _struct(data: BytesIO, depth: int) -> dict[int, int]:
    """The integer fields of a Thrift struct by their numbers; the others are skipped."""
    if depth > _MAX_DEPTH:
        raise ValueError("a page header with too many levels")
    out: dict[int, int] = {}
    number = 0
    while head := _byte(data):
        number = number + (head >> 4) if head >> 4 else _zigzag(data)
        kind = head & 0x0F
        if kind in (_I16, _I32, _I64):
            out[number] = _zigzag(data)
        elif kind not in (_TRUE, _FALSE):  # those two are in the head itself
            _skip(data, kind, depth)
    return out


def _skip(data: BytesIO, kind: int, depth: int) -> None:
    if kind == _STRUCT:
        _struct(data, depth + 1)
    elif kind == _BINARY:
        data.seek(_varint(data), 1)
    elif kind in (_BYTE, _DOUBLE):
        data.seek(8 if kind == _DOUBLE else 1, 1)
    else:
        raise ValueError(f"a page header with a field of kind {kind}")


def _byte(data: BytesIO) -> int:
    got = data.read(1)
    if not got:
        raise ValueError("a page header without its end")
    return got[0]


def _varint(data: BytesIO) -> int:
    value = 0
    for shift in range(0, 70, 7):
        got = _byte(data)
        value |= (got & 0x7F) << shift
        if got < 0x80:
            return value
    raise ValueError("a page header with a number without its end")


def _zigzag(data: BytesIO) -> int:
    value = _varint(data)
    return (value >> 1) ^ -(value & 1)
