"""Keeps Python's garbage collector still while many small values without cycles are made."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """No collection inside the block.

    The collector would walk the whole project several times for nothing: a third of a full check at 10,000
    touchpoints, and of reading a document.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
