"""A limit on the seconds that one piece of work may take, kept by the operating system's timer."""

from __future__ import annotations

import signal
import threading
import time
from types import FrameType, TracebackType
from typing import Self

_AGAIN = 1.0  # seconds: the timer goes on, for code that swallows whatever is raised in it


class TimeLimitError(Exception):
    """A piece of work took longer than it may."""


class _Alarm(BaseException):
    """Raised in the work itself; no `Exception`, so that libraries which catch everything let it pass."""


class time_limit:
    """A context in which work ends after that many seconds: `with time_limit(30): …` raises TimeLimitError.

    Limits may be nested; the one that ends first counts. Does nothing for 0 seconds or less, in a thread other than the main one, and
    where the system has no timer (Windows). Python's own code and regular expressions are interrupted at once, a single call of another C library when
    it returns. Seconds are those of the clock on the wall, so waiting for a file counts.
    """

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._active = seconds > 0 and hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()

    def __enter__(self) -> Self:
        remaining = signal.getitimer(signal.ITIMER_REAL)[0] if self._active else 0.0
        self._active = self._active and not 0 < remaining <= self.seconds  # else the outer limit comes first, and is kept
        if self._active:
            self._start = time.monotonic()
            self._handler = signal.signal(signal.SIGALRM, self._raise)
            self._outer = signal.setitimer(signal.ITIMER_REAL, self.seconds, _AGAIN)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._active:
            self._active = False  # first of all: an alarm from here on is too late to count
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, self._handler)
            delay, interval = self._outer
            if delay:
                signal.setitimer(signal.ITIMER_REAL, max(0.001, delay - (time.monotonic() - self._start)), interval)
        if isinstance(error, _Alarm) and error.args[0] is self:
            raise TimeLimitError(f"took longer than {self.seconds:g} seconds") from None

    def _raise(self, number: int, frame: FrameType | None) -> None:
        if self._active:
            raise _Alarm(self)
