"""The timer of a presentation, by a clock of the test's own."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from journeydesigner.canvas.presentation.timer import Timer


class Clock:
    """Seconds that pass when the test says so."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_it_counts_down_over_zero_and_goes_on() -> None:
    clock = Clock()
    timer = Timer(5, clock)
    assert (timer.shown, timer.is_running, timer.is_over) == ("05:00", False, False)
    timer.toggle()
    seen = []
    for gone in (0.0, 0.4, 1.0, 299.5, 300.0, 300.9, 301.0, 361.0):
        clock.now = 1000.0 + gone
        seen.append((timer.shown, timer.is_over))
    assert seen == [
        ("05:00", False),
        ("05:00", False),
        ("04:59", False),
        ("00:01", False),
        ("00:00", True),
        ("00:00", True),
        ("\u221200:01", True),
        ("\u221201:01", True),
    ]


def test_it_counts_up_for_hours() -> None:
    clock = Clock()
    timer = Timer(None, clock)
    timer.toggle()
    clock.now += 100 * 60 + 7.9
    assert (timer.shown, timer.is_over) == ("100:07", False)


def test_a_pause_takes_no_time() -> None:
    clock = Clock()
    timer = Timer(10, clock)
    timer.toggle()
    clock.now += 60
    timer.toggle()
    clock.now += 500
    assert (timer.shown, timer.to_next) == ("09:00", 0)
    timer.toggle()
    clock.now += 30
    assert timer.shown == "08:30"
    timer.reset()
    assert (timer.shown, timer.is_running) == ("10:00", False)


def test_another_duration_begins_anew_and_runs_on_if_it_ran() -> None:
    clock = Clock()
    timer = Timer(10, clock)
    timer.choose(20)
    assert (timer.shown, timer.is_running) == ("20:00", False)
    timer.toggle()
    clock.now += 90
    timer.choose(15)
    assert (timer.shown, timer.is_running) == ("15:00", True)
    clock.now += 1
    assert timer.shown == "14:59"


@settings(deadline=None)
@given(st.sampled_from([5, 30, None]), st.floats(0, 4000))
def test_after_the_wait_it_says_it_shows_something_else(minutes: int | None, gone: float) -> None:
    clock = Clock()
    timer = Timer(minutes, clock)
    timer.toggle()
    clock.now += gone
    before, wait = timer.shown, timer.to_next
    assert 0 < wait <= 1001
    clock.now += wait / 1000 + 0.001
    assert timer.shown != before
