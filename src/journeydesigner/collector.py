"""Keeps Python's garbage collector still while very many small values are made, and while somebody works."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

MANY = 100_000
"""New objects above which one walk over them costs more than 10 ms."""
NEVER = 1_000_000_000
FEW = 3
"""Walks over the youngest between two calls of `tidy` that mean that nobody works: each stands for 700 objects."""
DUE = 20
"""Walks over the young after which it is worth while to walk over the old."""


@contextmanager
def collector_paused() -> Iterator[None]:
    """No collection inside the block, nor because of it.

    The collector would walk the whole project several times for nothing: a third of a full check at 10,000
    touchpoints, and of reading a document. Where very much was made it counts as old when the block ends, as if
    it had outlived some walks already; otherwise the next thing made would set off the walk that was saved. Not
    so after an ordinary edit: whatever is young would grow old with it, closed windows too, and what is old is
    seldom looked at again. What `Calm` has put out of reach stays there.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            if gc.get_count()[0] > MANY:
                kept = gc.get_freeze_count()
                gc.freeze()
                if not kept:
                    gc.unfreeze()
            gc.enable()


class Calm:
    """The collector of a process with windows: what is old is walked over only while nobody works.

    Otherwise such a walk would fall into some frame or some edit: 100 ms at 1,000 touchpoints, 400 at 10,000. The
    young are collected as ever.
    """

    def __init__(self) -> None:
        young, middle, _old = gc.get_threshold()
        gc.set_threshold(young, middle, NEVER)
        self._seen, self._done = self._walks()
        self._is_owed = False

    def opened(self) -> None:
        """A document was opened: what is there now will stay, and is not walked over any more."""
        gc.freeze()

    def closed(self) -> None:
        """A window was closed: all that is old is worth a walk again."""
        gc.unfreeze()
        self._is_owed = True

    def tidy(self) -> bool:
        """Walk over what is old if that is due and nobody has worked since the last call; whether it was done.

        To be called every few seconds.
        """
        youngest, young = self._walks()
        is_idle, self._seen = youngest - self._seen <= FEW, youngest
        if not is_idle or not (self._is_owed or young - self._done >= DUE):
            return False
        gc.collect()
        if self._is_owed:
            gc.freeze()
            self._is_owed = False
        self._seen, self._done = self._walks()
        return True

    @staticmethod
    def _walks() -> tuple[int, int]:
        """How often the youngest, and the young, were collected."""
        youngest, young, _old = gc.get_stats()
        return youngest["collections"], young["collections"]
