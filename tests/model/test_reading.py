"""What follows from the records: targets reached, passages, runs."""

from __future__ import annotations

import math
import random
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeydesigner.model import Draft, Id, Kpi, Role, Text2, Touchpoint, Transition
from journeydesigner.model.reading import is_handover, is_silo_jump, longest_handover_run, main_path
from journeydesigner.model.values import JourneyId
from tests.builders import sample

NUMBERS = st.none() | st.floats(allow_nan=False, allow_infinity=False)


def kpi(baseline: float | None, target: float | None, current: float | None, direction: str = "up") -> Kpi:
    return Kpi.model_validate(
        {
            "id": "k1", "rank": "a0", "journey": "j1", "name": Text2(en="K"),
            "metric": "other", "scope": "journey",
            "direction": direction, "baseline": baseline, "target": target, "current": current,
        }
    )  # fmt: skip


@pytest.mark.parametrize(
    ("baseline", "target", "current", "direction", "met", "attained"),
    [
        (10, 20, 15, "up", False, 0.5),
        (10, 20, 25, "up", True, 1.0),
        (10, 20, 5, "up", False, 0.0),
        (20, 10, 15, "down", False, 0.5),
        (20, 10, 10, "down", True, 1.0),
        (None, 10, 10, "up", True, 1.0),
        (10, 10, 9, "up", False, 0.0),
        (10, None, 9, "up", None, None),
        (10, 20, None, "up", None, None),
        (-1e308, 1e308, 0, "up", False, 0.5),
    ],
)
def test_how_far_a_kpi_has_come(
    baseline: float, target: float, current: float, direction: str, met: bool, attained: float
) -> None:
    measured = kpi(baseline, target, current, direction)
    assert measured.is_met is met
    assert measured.attainment == attained


@given(baseline=NUMBERS, target=NUMBERS, current=NUMBERS, direction=st.sampled_from(["up", "down"]))
def test_attainment_is_a_share_whatever_the_numbers(
    baseline: float, target: float, current: float, direction: str
) -> None:
    attained = kpi(baseline, target, current, direction).attainment
    assert attained is None or (math.isfinite(attained) and 0 <= attained <= 1)


def test_the_longest_run_of_hand_overs_lies_on_the_main_path() -> None:
    project = sample("tourism")
    path = main_path(project, JourneyId(Id("tour")))
    run = longest_handover_run(project, path)
    at = path.index(run[0])
    assert len(run) == 3
    assert tuple(run) == path[at : at + 3]
    assert all(is_handover(project, transition) for transition in run)
    assert longest_handover_run(project, ()) == ()


def test_silo_jumps_are_those_of_the_ground_truth() -> None:
    project = sample("tourism")
    jumps = {t.id for t in project.all(Transition).values() if is_silo_jump(project, t)}
    assert jumps == {"x10", "x14", "x22", "x25", "x39"}


def test_snapshots_tell_which_records_differ() -> None:
    before = sample("tourism")
    draft = Draft(before)
    draft.update(draft.one(Touchpoint, Id("t12")), owner="r_acc")
    draft.remove(Id("x01"))
    draft.add(draft.one(Transition, Id("x04")).model_copy(update={"id": Id("x_new")}))
    after = draft.project
    assert after.differing(Touchpoint, before) == before.differing(Touchpoint, after) == {"t12"}
    assert after.differing(Transition, before) == before.differing(Transition, after) == {"x01", "x_new"}
    assert after.differing(Role, before) == frozenset()


@given(st.randoms(use_true_random=False))
def test_what_differs_is_what_a_look_at_every_record_finds(rnd: random.Random) -> None:
    states = [sample("tourism")]
    for number in range(8):
        draft = Draft(states[-1])
        links = sorted(draft.project.all(Transition))
        for id_ in rnd.sample(links, rnd.randint(0, 3)):
            draft.remove(id_)
        kept = draft.one(Transition, rnd.choice(sorted(draft.project.all(Transition))))
        draft.update(kept, condition=Text2(en=f"When {number}"))
        draft.add(kept.model_copy(update={"id": Id(f"x_new{number}")}))
        states.append(draft.project)
    for now, before in product(states, states):
        old, new = before.all(Transition), now.all(Transition)
        found = {id_ for id_ in old.keys() | new.keys() if old.get(id_) is not new.get(id_)}
        assert now.differing(Transition, before) == found
