"""Ctrl-C and SIGTERM as a flag that a run looks at between two chunks, so that no finished work is lost; and an end within seconds."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType, TracebackType
from typing import Any, Self

SIGNALS = (signal.SIGINT, signal.SIGTERM)
GRACE = 3.0  # seconds that work at hand may take to finish when a run is asked to stop; SIGTERM is to end a run within 5
AGAIN = 0.5


class StopFlag:
    """A context that ends quietly on a KeyboardInterrupt of its own making.

    Libraries swallow KeyboardInterrupt in bare excepts and finalizers, so a handler that raises could lose it; a flag is never lost.
    What is at hand GRACE seconds after the signal is interrupted all the same, as it is by a second signal.
    """

    def __init__(self) -> None:
        self._event = threading.Event()
        self._ended = threading.Event()
        self._sending = threading.Lock()
        self._now = False
        self._before: dict[signal.Signals, Any] = {}

    def is_set(self) -> bool:
        return self._event.is_set()

    def set(self) -> None:
        self._event.set()

    def check(self) -> None:
        """KeyboardInterrupt where the run was asked to stop."""
        if self.is_set():
            raise KeyboardInterrupt

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """A context that a signal ends at once, quietly: for waiting, where no work is lost."""
        self._now = True
        try:
            yield
        except KeyboardInterrupt:
            if not self.is_set():
                raise
        finally:
            self._now = False

    def __enter__(self) -> Self:
        if threading.current_thread() is threading.main_thread():
            self._before = {s: signal.signal(s, self._handle) for s in SIGNALS}
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> bool:
        with self._sending:
            self._ended.set()
        for s, handler in self._before.items():
            signal.signal(s, handler)
        return kind is KeyboardInterrupt and self.is_set()

    def _handle(self, number: int, frame: FrameType | None) -> None:
        if self._ended.is_set():
            return
        self.check()
        self.set()
        threading.Thread(target=self._insist, args=(number,), daemon=True).start()
        if self._now:
            raise KeyboardInterrupt

    def _insist(self, number: int) -> None:
        """Sends the signal again and again, until the run has ended."""
        wait = GRACE
        while not self._ended.wait(wait):
            with self._sending:
                if self._ended.is_set():
                    return
                os.kill(os.getpid(), number)
            wait = AGAIN
