"""What rests while much is made wakes up again, and takes what was left behind in the meantime."""

from __future__ import annotations

import gc
import weakref

import pytest

from journeydesigner.collector import MANY, collector_paused


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
