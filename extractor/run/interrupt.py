"""Ctrl-C and SIGTERM as a flag that a run looks at between two chunks; the second signal interrupts at once."""

from __future__ import annotations

import signal
import threading
from types import FrameType, TracebackType
from typing import Any, Self

SIGNALS = (signal.SIGINT, signal.SIGTERM)


class StopFlag:
    """A context that ends quietly on a KeyboardInterrupt of its own making.

    Libraries swallow KeyboardInterrupt in bare excepts and finalizers, so a handler that raises could lose it; a flag is never lost.
    """

    def __init__(self) -> None:
        self._event = threading.Event()
        self._before: dict[signal.Signals, Any] = {}

    def is_set(self) -> bool:
        return self._event.is_set()

    def set(self) -> None:
        self._event.set()

    def check(self) -> None:
        if self.is_set():
            raise KeyboardInterrupt

    def __enter__(self) -> Self:
        if threading.current_thread() is threading.main_thread():
            self._before = {s: signal.signal(s, self._handle) for s in SIGNALS}
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> bool:
        for s, handler in self._before.items():
            signal.signal(s, handler)
        return kind is KeyboardInterrupt and self.is_set()

    def _handle(self, number: int, frame: FrameType | None) -> None:
        self.check()
        self.set()
