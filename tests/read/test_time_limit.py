"""The time limit ends work of every kind, also what catches exceptions, and leaves nothing behind."""

from __future__ import annotations

import re
import signal
import threading
import time
from collections.abc import Callable

import pytest

from extractor.read.time_limit import TimeLimitError, time_limit


def spin() -> None:
    while True:
        pass


def stubborn() -> None:
    """As libraries do that catch everything, at every step."""
    while True:
        try:
            time.sleep(5)
        except Exception:
            continue


def backtrack() -> None:
    re.match(r"(a+)+b", "a" * 40)


@pytest.mark.parametrize("work", [spin, stubborn, backtrack])
def test_work_is_ended(work: Callable[[], None]) -> None:
    start = time.monotonic()
    with pytest.raises(TimeLimitError, match=r"took longer than 0\.2 seconds"), time_limit(0.2):
        work()
    assert time.monotonic() - start < 3
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)


def test_work_in_time_and_other_errors_pass() -> None:
    with time_limit(5):
        pass
    with pytest.raises(ZeroDivisionError), time_limit(5):
        1 / 0  # noqa: B018
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0) and signal.getsignal(signal.SIGALRM) is signal.SIG_DFL


def test_an_outer_limit_goes_on_behind_an_inner_one() -> None:
    with pytest.raises(TimeLimitError, match=r"0\.3"), time_limit(0.3):
        with time_limit(5):
            time.sleep(0.1)
        with time_limit(9):
            spin()


def test_an_inner_limit_does_not_end_the_outer_work() -> None:
    with time_limit(5):
        with pytest.raises(TimeLimitError, match=r"0\.1"), time_limit(0.1):
            spin()
        assert 0 < signal.getitimer(signal.ITIMER_REAL)[0] <= 5


def test_no_limit_and_other_threads_are_left_alone() -> None:
    with time_limit(0):
        time.sleep(0.01)
    seen: list[str] = []

    def work() -> None:
        with time_limit(0.01):
            time.sleep(0.05)
        seen.append("done")

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert seen == ["done"]
