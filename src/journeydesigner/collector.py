"""Keeps Python's garbage collector still while many small values without cycles are made."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """No collection inside the block, nor because of it.

    The collector would walk the whole project several times for nothing: a third of a full check at 10,000
    touchpoints, and of reading a document. What was made in the block counts as old when it ends, as if it had
    outlived some walks already; otherwise the first thing made afterwards would set off the walk that was saved.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()
            gc.unfreeze()
            gc.enable()
