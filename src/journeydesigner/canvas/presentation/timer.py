"""The time of a round: counts down from some minutes and on below zero, or counts up. Knows no Qt and no wall."""

from __future__ import annotations

import time
from collections.abc import Callable
from math import ceil, floor

MINUTES = (5, 10, 15, 20, 30)
USUAL = 10
_MINUS = "\u2212"


class Timer:
    """Stopped at first; `clock` gives seconds that only ever grow."""

    def __init__(self, minutes: int | None = USUAL, clock: Callable[[], float] = time.monotonic) -> None:
        """`minutes` to count down from; None counts up."""
        self.clock = clock
        self._minutes = minutes
        self._before = 0.0
        """Seconds that had gone when it was last started."""
        self._since: float | None = None

    @property
    def minutes(self) -> int | None:
        """What it counts down from; None: it counts up."""
        return self._minutes

    @property
    def is_running(self) -> bool:
        """Whether time goes by."""
        return self._since is not None

    @property
    def gone(self) -> float:
        """Seconds since the beginning, pauses left out."""
        return self._before + (self.clock() - self._since if self._since is not None else 0.0)

    @property
    def is_over(self) -> bool:
        """Whether nothing is left of its minutes."""
        return self._minutes is not None and self.gone >= self._minutes * 60

    @property
    def shown(self) -> str:
        """What is left, or what has gone: "09:59"; below zero "−00:01"."""
        seconds = floor(self.gone) if self._minutes is None else ceil(self._minutes * 60 - self.gone)
        minutes, rest = divmod(abs(seconds), 60)
        return f"{_MINUS if seconds < 0 else ''}{minutes:02d}:{rest:02d}"

    @property
    def to_next(self) -> int:
        """Milliseconds until it shows something else; 0 while it stands."""
        return ceil((floor(self.gone) + 1 - self.gone) * 1000) if self.is_running else 0

    def toggle(self) -> None:
        """Start, pause, go on."""
        if self._since is None:
            self._since = self.clock()
        else:
            self._before, self._since = self.gone, None

    def choose(self, minutes: int | None) -> None:
        """Begin anew with so many minutes, or counting up; it goes on running if it did."""
        self._minutes, self._before = minutes, 0.0
        self._since = self.clock() if self.is_running else None

    def reset(self) -> None:
        """Back to the beginning, and stand."""
        self._before, self._since = 0.0, None
