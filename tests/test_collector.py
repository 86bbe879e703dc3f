"""What rests while much is made wakes up again, and takes what was left behind in the meantime."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from journeydesigner.collector import DUE, MANY, Calm, collector_paused


class Ring:
    """Something that only the collector can take away."""

    def __init__(self) -> None:
        self.me = self


def test_nothing_is_collected_inside_and_the_young_go_soon_after() -> None:
    with collector_paused():
        ring = weakref.ref(Ring())
        made = [[number] for number in range(2_000)]
        assert ring() is not None
    assert gc.isenabled()
    gc.collect(0)
    assert ring() is None
    assert len(made) == 2_000


def test_very_much_sets_off_no_walk_when_the_block_ends() -> None:
    with collector_paused():
        made = [[number] for number in range(2 * MANY)]
    young = {id(item) for item in gc.get_objects(generation=0)}
    assert not young & {id(item) for item in made[:1_000]}


def test_the_collector_stays_off_for_who_had_it_off() -> None:
    gc.disable()
    try:
        with collector_paused():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_a_failure_inside_leaves_the_collector_on() -> None:
    with pytest.raises(ValueError, match="stop"), collector_paused():
        raise ValueError("stop")
    assert gc.isenabled()


@pytest.fixture
def calm() -> Iterator[Calm]:
    before = gc.get_threshold()
    yield Calm()
    gc.set_threshold(*before)
    gc.unfreeze()


def work() -> None:
    """So much is made that the young are collected often enough for the old to be worth a walk."""
    kept = [[] for _ in range(700 * 12 * DUE)]  # type: ignore[var-annotated]
    del kept


def test_what_is_old_is_walked_over_only_when_nobody_works(calm: Calm) -> None:
    ring = weakref.ref(Ring())
    gc.collect(1)
    old = Ring()
    aged = weakref.ref(old)
    gc.collect(1)
    del old
    assert ring() is None
    walks = gc.get_stats()[2]["collections"]
    work()
    assert not calm.tidy()
    assert (aged() is not None, gc.get_stats()[2]["collections"]) == (True, walks)
    assert calm.tidy()
    assert aged() is None
    assert not calm.tidy()


def test_what_stands_when_a_document_opens_is_not_walked_over_until_a_window_closes(calm: Calm) -> None:
    ring = Ring()
    aged = weakref.ref(ring)
    calm.opened()
    del ring
    gc.collect()
    with collector_paused():
        made = [[number] for number in range(2 * MANY)]
    assert aged() is not None
    assert gc.get_freeze_count() > len(made)
    calm.closed()
    assert any(calm.tidy() for _call in range(2))
    assert aged() is None
    assert gc.get_freeze_count() > 0
