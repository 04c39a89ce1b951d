"""Watches the code as it reads one article: which functions of the rooms were called, with what, and what they gave; which words they looked for.

Nothing of it is in the readers, so that a run pays nothing for it. Calls are taken from Python's profiler (`sys.setprofile`), words from the patterns
of wording lists, which `Watched` stands before. A decision is the call that made it, its reason the docstring of that function, and the case that
held the comment on the line by which the function was left.
"""

from __future__ import annotations

import linecache
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

PACKAGE = Path(__file__).parent.parent.parent
DAYS = ("annotate/date_resolution.py", "annotate/undated.py", "annotate/listed_days.py")
ROOMS = tuple(str(PACKAGE / room) for room in ("mentions", "claims", "events", "tables", *DAYS))
CASE = re.compile(r"\breturn\b.*?  # (?P<case>.+?)\s*")
HAS_DOCSTRING = 0x4000000  # flag of code from Python 3.13 on; before, the first constant is the docstring or None


@dataclass(frozen=True, slots=True, eq=False)
class Try:
    """A pattern that was looked for: the lists it is made of, and what it found, if anything."""

    pattern: Watched
    found: re.Match[str] | None


@dataclass(slots=True, eq=False)
class Call:
    """A call of a function of a room: its arguments as they came in, the calls and tries it made in order, and what it gave."""

    code: CodeType
    given: dict[str, Any]
    calls: list[Call] = field(default_factory=list)
    tries: list[Try] = field(default_factory=list)
    gave: Any = None
    line: int = 0  # of its file, that it was left by
    asked_on: int = 0  # line of the caller

    def is_of(self, function: Callable[..., Any]) -> bool:
        """Whether it is a call of a function."""
        return self.code is getattr(function, "__code__", None)

    @property
    def is_rule(self) -> bool:
        """Whether it decides something: what the plain values of a room tell of themselves does not."""
        return not self.code.co_filename.endswith(("model.py", "event_claims.py", *DAYS))

    @property
    def told(self) -> str:
        """The docstring of the function, on one line."""
        first = self.code.co_consts[:1]
        documented = sys.version_info < (3, 13) or self.code.co_flags & HAS_DOCSTRING
        return " ".join(first[0].split()) if documented and first and isinstance(first[0], str) else ""

    @property
    def case(self) -> str:
        """Which case of its rule held: the comment on the line that it was left by, "" where there is none."""
        m = CASE.fullmatch(linecache.getline(self.code.co_filename, self.line).strip())
        return m["case"] if m else ""

    @property
    def place(self) -> str:
        """Module and line: "claims/dates.py, line 91"."""
        return f"{Path(self.code.co_filename).relative_to(PACKAGE).as_posix()}, line {self.line}"

    def all(self) -> Iterator[Call]:
        """The call and all below it, in the order they began."""
        yield self
        for call in self.calls:
            yield from call.all()

    def ended(self) -> Iterator[Call]:
        """All calls below it, in the order they ended."""
        for call in self.calls:
            yield from call.ended()
            yield call


class Recorder:
    """Holds the calls of one article, from `watching` on."""

    def __init__(self) -> None:
        self.top = Call(Recorder.__init__.__code__, {})
        self._open: list[tuple[FrameType, Call]] = []

    @contextmanager
    def watching(self) -> Iterator[Call]:
        """All calls of the rooms within; the call that holds them."""
        self.top, self._open = Call(Recorder.__init__.__code__, {}), []
        before = sys.getprofile()
        sys.setprofile(self._profile)
        try:
            yield self.top
        finally:
            sys.setprofile(before)

    def note(self, tried: Try) -> None:
        """Adds what was looked for to the call that goes on."""
        (self._open[-1][1] if self._open else self.top).tries.append(tried)

    def _profile(self, frame: FrameType, event: str, value: Any) -> None:
        if event == "call" and frame.f_code.co_filename.startswith(ROOMS) and not frame.f_code.co_name.startswith("<"):
            call = Call(frame.f_code, _arguments(frame), asked_on=frame.f_back.f_lineno if frame.f_back is not None else 0)
            (self._open[-1][1] if self._open else self.top).calls.append(call)
            self._open.append((frame, call))
        elif event == "return" and self._open and self._open[-1][0] is frame:
            call = self._open.pop()[1]
            call.gave, call.line = value, frame.f_lineno


def _arguments(frame: FrameType) -> dict[str, Any]:
    code = frame.f_code
    names = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
    return {name: frame.f_locals[name] for name in names if name in frame.f_locals}


@dataclass(frozen=True, eq=False)
class Watched:
    """A pattern of wording lists that tells the recorder what it finds; `names` are the lists, `make` writes it with a group for each of them."""

    pattern: re.Pattern[str]
    names: tuple[str, ...]
    named: Callable[[], re.Pattern[str]]
    recorder: Recorder

    def search(self, *given: Any) -> re.Match[str] | None:
        """As of a pattern."""
        return self._noted(self.pattern.search(*given))

    def match(self, *given: Any) -> re.Match[str] | None:
        """As of a pattern."""
        return self._noted(self.pattern.match(*given))

    def fullmatch(self, *given: Any) -> re.Match[str] | None:
        """As of a pattern."""
        return self._noted(self.pattern.fullmatch(*given))

    def finditer(self, *given: Any) -> Iterator[re.Match[str]]:
        """As of a pattern."""
        for m in self.pattern.finditer(*given):
            self._noted(m)
            yield m

    def sub(self, *given: Any) -> str:
        """As of a pattern."""
        return self.pattern.sub(*given)

    def _noted(self, found: re.Match[str] | None) -> re.Match[str] | None:
        self.recorder.note(Try(self, found))
        return found
