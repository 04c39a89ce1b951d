"""The time limit ends work of every kind, also what catches exceptions, and leaves nothing behind."""

from __future__ import annotations

import hashlib
import random
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
    assert time.monotonic() - start < 10
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)


def test_waiting_is_not_working(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that is busy with other programs, or a process that was stopped for a while, fails no article."""
    with time_limit(0.2):
        time.sleep(0.6)
    monkeypatch.setattr("extractor.read.time_limit.PATIENCE", 2)
    with pytest.raises(TimeLimitError), time_limit(0.2):
        time.sleep(0.6)


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


def test_work_that_cannot_be_interrupted_is_not_charged_twice() -> None:
    """One call of C that takes longer than both limits ends the inner one only."""
    with time_limit(0.2):
        with pytest.raises(TimeLimitError, match=r"0\.1"), time_limit(0.1):
            hashlib.pbkdf2_hmac("sha256", b"a", b"b", 1_500_000)
        time.sleep(0.05)
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)


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


class Heavy:
    """Takes long to be thrown away, as a tree of a hundred thousand elements does."""

    def __del__(self) -> None:
        end = time.monotonic() + 0.05
        while time.monotonic() < end:
            pass


def test_an_alarm_behind_the_work_does_not_leave_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """The timer goes on while the work is cleared away; only a TimeLimitError comes out, whenever it strikes."""
    monkeypatch.setattr("extractor.read.time_limit._AGAIN", 0.0005)
    chance, ended = random.Random(3), 0
    for _ in range(1500):
        try:
            with time_limit(0.001):
                end = time.perf_counter() + chance.uniform(0.0005, 0.0015)
                while time.perf_counter() < end:
                    pass
        except TimeLimitError:
            ended += 1
        assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)
    assert ended > 100


def test_what_is_thrown_away_may_take_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.read.time_limit._AGAIN", 0.02)

    def work() -> None:
        held = Heavy()
        spin()
        del held

    for _ in range(10):
        with pytest.raises(TimeLimitError), time_limit(0.02):
            work()


def test_an_error_made_of_the_alarm_is_told_as_what_it_is() -> None:
    """As by libraries that turn all that is raised in them into errors of their own."""

    def work() -> None:
        try:
            spin()
        except BaseException as error:
            raise ValueError("cannot be parsed") from error

    with pytest.raises(TimeLimitError), time_limit(0.05):
        work()
    with pytest.raises(ValueError, match="parsed"), time_limit(5):
        raise ValueError("cannot be parsed")
