"""Keeps Python's garbage collector still while many small values without cycles are made."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

MANY = 100_000
"""New objects above which one walk over them costs more than 10 ms."""


@contextmanager
def collector_paused() -> Iterator[None]:
    """No collection inside the block, nor because of it.

    The collector would walk the whole project several times for nothing: a third of a full check at 10,000
    touchpoints, and of reading a document. Where very much was made it counts as old when the block ends, as if
    it had outlived some walks already; otherwise the next thing made would set off the walk that was saved. Not
    so after an ordinary edit: whatever is young would grow old with it, closed windows too, and what is old is
    seldom looked at again.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            if gc.get_count()[0] > MANY:
                gc.freeze()
                gc.unfreeze()
            gc.enable()
