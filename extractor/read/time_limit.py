"""A limit on the seconds that one piece of work may take, kept by the operating system's timer."""

from __future__ import annotations

import signal
import threading
import time
from types import FrameType, TracebackType
from typing import Self

_AGAIN = 1.0  # seconds: the timer goes on, for code that swallows whatever is raised in it
PATIENCE = 10  # times the limit that work may take by the clock on the wall: a machine that does other things first is no fault of the work


class TimeLimitError(Exception):
    """A piece of work took longer than it may."""


class _Alarm(BaseException):
    """Raised in the work itself; no `Exception`, so that libraries which catch everything let it pass."""


class time_limit:
    """A context in which work ends after that many seconds: `with time_limit(30): …` raises TimeLimitError.

    Limits may be nested; the one that ends first counts. Does nothing for 0 seconds or less, in a thread other than the main one, and
    where the system has no timer (Windows). Python's own code and regular expressions are interrupted at once, a single call of another C library when
    it returns. Seconds are those of the processor; what waits (for a disk, for other programs) may take PATIENCE times as long.
    """

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._fired = False
        self._active = seconds > 0 and hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()

    def __enter__(self) -> Self:
        remaining = signal.getitimer(signal.ITIMER_REAL)[0] if self._active else 0.0
        self._active = self._active and not 0 < remaining <= self.seconds  # else the outer limit comes first, and is kept
        if self._active:
            self._start, self._used = time.monotonic(), time.process_time()
            self._handler = signal.signal(signal.SIGALRM, self._raise)
            self._outer = signal.setitimer(signal.ITIMER_REAL, self.seconds, _AGAIN)
            _at_work.append(self)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._active:
            self._active = False  # an alarm from here on is too late to count
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, self._handler)
            self._excuse()
            delay, interval = self._outer
            if delay:
                signal.setitimer(signal.ITIMER_REAL, max(0.001, delay - (time.monotonic() - self._start)), interval)
        if isinstance(error, Exception if self._fired else ()) or (isinstance(error, _Alarm) and error.args[0] is self):
            raise TimeLimitError(f"took longer than {self.seconds:g} seconds") from None

    def _raise(self, number: int, frame: FrameType | None) -> None:
        # one raised within __exit__ would leave it in the place of the TimeLimitError, with the timer running; the next one is soon enough
        if self._active and (frame is None or frame.f_code not in _OWN):
            left = self._left()
            if left > 0:
                signal.setitimer(signal.ITIMER_REAL, left, _AGAIN)
                return
            self._fired = True
            raise _Alarm(self)

    def _excuse(self) -> None:
        """Time beyond this limit (a call of C that could not be interrupted) is not of the limit around it: one slow page costs no other of its archive."""
        _at_work.remove(self)
        if self._fired and _at_work:
            _at_work[-1]._start += max(0.0, time.monotonic() - self._start - self.seconds)
            _at_work[-1]._used += max(0.0, time.process_time() - self._used - self.seconds)

    def _left(self) -> float:
        """The seconds after which it is to be looked again, 0 or less where the time is over."""
        by_clock, by_processor = time.monotonic() - self._start, time.process_time() - self._used
        return min(self.seconds - by_processor, PATIENCE * self.seconds - by_clock)


_at_work: list[time_limit] = []  # from the outermost to the innermost
_OWN = (time_limit.__enter__.__code__, time_limit.__exit__.__code__, time_limit._raise.__code__, time_limit._left.__code__, time_limit._excuse.__code__)
