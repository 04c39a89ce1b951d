"""From bytes to text: UTF-8 first, then what the page declares, then windows-1252 where that looks like language."""

from __future__ import annotations

import codecs
import re

from extractor.read.errors import Unreadable

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = bytes([*range(0x09), *range(0x0E, 0x20), 0x7F])
_MAX_CONTROL = 0.10
# Languages written in windows-1252 hold a few per cent of accents and curly quotes; another script read as windows-1252 is nearly all of them.
_MAX_NON_ASCII = 0.20
_MOJIBAKE = re.compile("[Ââ€Ã][\u0080-\u00bf\u2018-\u203a\u20ac\u2122]")
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w:.-]+)""", re.IGNORECASE)
_SURROGATE = re.compile("[\ud800-\udfff]")


def bom_encoding(data: bytes) -> str:
    """The encoding that a byte order mark at the start tells, or ""."""
    return next((name for mark, name in _BOMS if data.startswith(mark)), "")


def is_binary(data: bytes) -> bool:
    """NUL bytes, or more than 10 % control characters: not text."""
    return b"\0" in data or len(data) - len(data.translate(None, _CONTROL)) > _MAX_CONTROL * len(data)


def decode(data: bytes, declared: str = "") -> str:
    """Text of bytes, without a byte order mark and with "\\n" as the only line end. Unreadable: binary, or in no encoding we can tell."""
    if encoding := bom_encoding(data):
        return newlines(data.decode(encoding, "replace"))
    if is_binary(data):
        raise Unreadable("is not text (it looks like binary data); convert it to UTF-8 text or leave it out")
    return newlines(_utf8(data) or _legacy(data, declared))


def declared_charset(data: bytes) -> str:
    """The charset that an HTML page or an XML prolog declares in its first 4 kB, or ""."""
    found = _DECLARED.search(data[:4096])
    return found[1].decode("ascii", "ignore") if found else ""


def newlines(text: str) -> str:
    """The text with "\\n" as its only line end."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def repair(text: str) -> str:
    """Text read with `surrogateescape`, made encodable: bytes that were not UTF-8 are decoded anew, lone surrogates become U+FFFD."""
    if not _SURROGATE.search(text):
        return text
    try:
        return decode(text.encode("utf-8", "surrogateescape"))
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _utf8(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return ""


def _legacy(data: bytes, declared: str) -> str:
    text = _strict(data, _web_name(declared)) or _windows_1252(data) or _damaged_utf8(data) or _guessed(data)
    if not text and data:
        raise Unreadable("is in an encoding that cannot be told; save it as UTF-8")
    return text


def _web_name(declared: str) -> str:
    """On the web, Latin-1 and ASCII mean windows-1252; a page that declares UTF-8 here was already found not to be."""
    name = declared.strip().lower()
    return {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252", "utf-8": "", "utf8": ""}.get(name, name)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding) if encoding else ""
    except (UnicodeError, LookupError):
        return ""


def _windows_1252(data: bytes) -> str:
    text = _strict(data, "cp1252")
    strange = sum(1 for c in text if c > "\x7f")
    return text if strange <= _MAX_NON_ASCII * len(text) and not _MOJIBAKE.search(text) else ""


def _damaged_utf8(data: bytes) -> str:
    """UTF-8 with a few broken bytes (a file cut in the middle of a letter): those become U+FFFD; "" where they are not few."""
    text = data.decode("utf-8", "replace")
    good = sum(1 for c in text if c > "\x7f" and c != "\ufffd")
    return text if text.count("\ufffd") <= max(1, good // 20) and good else ""


def _guessed(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000]).best()
    return _strict(data, best.encoding) if best else ""
