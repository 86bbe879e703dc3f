"""What measures carry along from snapshot to snapshot equals what a measuring from nothing finds."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeydesigner.measures import Measures, behind, contributions, facts, measure
from journeydesigner.measures.behind import _BEHIND
from journeydesigner.model import Draft, Id, Journey, Project, Role, Stage, Touchpoint
from journeydesigner.model.reading import is_seam
from tests.builders import examples, sample
from tests.measures.building import JOURNEY, Fields, built, channel, feeling
from tests.measures.random_edits import edit

LIVELY: dict[str, Fields] = {
    "p2": {"client_kind": "user", "devices": ["tablet"], "avoided": ["c_phone"]},
    "y1": {"identity_domain": "a"},
    "y2": {"links": [{"to": "y1", "kind": "api"}]},
    "y3": {},
    "c_app": channel("digital", devices=["tablet"]),
    "j": {"owner": "r1", "personas": ["p", "p2"]},
    "j2": {"kind": "user", "personas": ["p2"]},
    "s1": {"owner": "r1"},
    "s2": {"owner": "r2", "personas": ["p2"]},
    "s8": {"journey": "j2"},
    "t1": {"stage": "s1", "channel": "c_site", "systems": ["y1"], "entry": True, "emotion": feeling(1)},
    "t2": {"stage": "s1", "channel": "c_desk", "systems": ["y3"], "emotion": feeling(-2), "needs_history": True},
    "t3": {"stage": "s2", "channel": "c_app", "alt": ["c_phone"], "systems": ["y2"], "personalised": True},
    "t4": {"stage": "s2", "channel": "c_kiosk", "owner": "r1", "exit": True, "emotion": feeling(2)},
    "t8": {"stage": "s8", "channel": "c_site", "entry": True},
    "x1": {"from": "t1", "to": "t2", "bridge": {"by": "qr", "owner": "r2"}},
    "x2": {"from": "t2", "to": "t3", "kind": "choice", "p": 0.6},
    "x3": {"from": "t2", "to": "t4", "kind": "choice", "p": 0.4},
    "x4": {"from": "t3", "to": "t4", "bridge": {"by": "none"}},
    "k1": {"scope": "stage:s1", "target": 2, "current": 1},
    "k2": {"target": 2, "current": 3},
}


def same(carried: Measures, fresh: Measures) -> None:
    """Both say the same, to the last bit, and rest on the same facts."""
    assert carried == fresh
    for name in ("points", "links", "point_sums", "link_sums", "reaches"):
        assert getattr(carried.facts, name) == getattr(fresh.facts, name), name
    assert list(carried.balance_by_stage) == list(fresh.balance_by_stage)
    assert carried.as_json() == fresh.as_json()


def follow(project: Project, data: st.DataObject, edits: int) -> None:
    known: dict[Id, Measures] = {j.id: measure(project, j.id) for j in project.journeys()}
    for _ in range(edits):
        draft = Draft(project)
        edit(draft, data)
        project = draft.project
        for journey in project.journeys():
            fresh = measure(project, journey.id)
            same(measure(project, journey.id, known.get(journey.id)), fresh)
            lawful(fresh)
        if data.draw(st.booleans(), label="measured meanwhile"):
            known = {j.id: measure(project, j.id, known.get(j.id)) for j in project.journeys()}


def lawful(measures: Measures) -> None:
    """What holds of any journey: it is JSON, shares are shares, and what lies behind a figure adds up to it."""
    json.dumps(measures.as_json(), allow_nan=False)
    project, journey = measures.facts.project, measures.facts.journey
    for name, value in figures(measures):
        values = [v for _, v in behind(project, journey, name, measures) if v is not None]
        if name in COUNTS:
            assert sum(values) == value, name
        elif name in MEANS or name.startswith("persona_access."):
            assert value == pytest.approx(sum(values) / len(values)) if values else value in (None, 1), name
            assert value is None or abs(value) <= 4
    for transition in project.transitions(journey):
        assert measures.facts.links[transition.id].seams == is_seam(project, transition)


COUNTS = {
    "handover_count_main",
    "handover_count_all",
    "longest_handover_run",
    "silo_jumps_all",
    "silo_jumps_main",
    "world_switches",
}
MEANS = {
    "ownership_coverage.journey",
    "ownership_coverage.stages",
    "ownership_coverage.touchpoints",
    "ownership_coverage.handovers",
    "handover_density_main",
    "continuity_score",
    "bridge_coverage",
    "imbalance",
    "emotion.coverage",
    "emotion.mean",
    "emotion.volatility",
    "local_attainment",
    "global_attainment",
    "personalisation_share",
    "reciprocity_share",
}


def figures(measures: Measures) -> list[tuple[str, Any]]:
    """Every figure by its dotted name."""
    found: list[tuple[str, Any]] = []
    for name, value in measures.as_json().items():
        if name in ("balance_by_stage", "main_path"):
            continue
        if isinstance(value, dict):
            owner = getattr(measures, name)
            inner = owner if isinstance(owner, dict) else {k: getattr(owner, k) for k in value}
            found += [(f"{name}.{key}", inner[key]) for key in value]
        else:
            found.append((name, getattr(measures, name)))
    return found


@settings(max_examples=examples(120), deadline=None)
@given(st.data())
def test_carried_along_equals_fresh_on_small_projects(data: st.DataObject) -> None:
    follow(built(LIVELY), data, 4)


@settings(max_examples=examples(25), deadline=None)
@given(st.data())
def test_carried_along_equals_fresh_on_the_sample(data: st.DataObject) -> None:
    follow(sample("tourism"), data, 3)


def test_from_any_snapshot_to_any_other_one() -> None:
    states = [built(LIVELY), sample("clean"), built({}), built({**LIVELY, "s1": {}}), sample("tourism")]
    for before, after in pairwise([*states, *reversed(states)]):
        start, end = before.journeys()[0].id, after.journeys()[0].id
        same(measure(after, end, measure(before, start)), measure(after, end))


def test_a_link_of_the_main_path_that_says_it_lies_elsewhere() -> None:
    before = built(
        {
            "j2": {"kind": "user"},
            "s1": {},
            "t1": {"stage": "s1", "owner": "r1", "entry": True},
            "t2": {"stage": "s1", "owner": "r1"},
            "x1": {"from": "t1", "to": "t2", "journey": "j2"},
        }
    )
    draft = Draft(before)
    draft.update(draft.one(Touchpoint, Id("t2")), owner="r2")
    known, fresh = measure(before, JOURNEY), measure(draft.project, JOURNEY)
    assert (known.handover_count_main, fresh.handover_count_main) == (0, 1)
    same(measure(draft.project, JOURNEY, known), fresh)


def test_every_name_lists_something_on_the_sample() -> None:
    project = sample("tourism")
    measures = measure(project, project.journeys()[0].id)
    lawful(measures)
    names = [name for name, _ in figures(measures)]
    assert {*names, "balance_by_stage", "main_path"} == {
        *_BEHIND,
        "persona_access.p_claire",
        "persona_access.p_henri",
    }
    for name in names:
        assert behind(project, "tour", name), name  # type: ignore[arg-type]


def test_an_edit_looks_again_only_at_what_it_touched(monkeypatch: pytest.MonkeyPatch) -> None:
    project = built(LIVELY)
    known, looked_at = measure(project, JOURNEY), []

    def noted(project: Project, journey: Id, id_: Id) -> Any:
        looked_at.append(id_)
        return contributions.point_of(project, journey, id_)

    monkeypatch.setattr(facts, "point_of", noted)

    def edited(kind: type[Any], id_: str, **fields: Any) -> list[Id]:
        looked_at.clear()
        draft = Draft(project)
        draft.update(draft.one(kind, Id(id_)), **fields)
        measure(draft.project, JOURNEY, known)
        return sorted(looked_at)

    assert edited(Touchpoint, "t3", owner="r1") == ["t3"]
    assert edited(Stage, "s2", owner="r1") == ["t3", "t4"]
    assert edited(Role, "r2", name={"fr": "Autre", "en": "Other"}) == []
    assert edited(Role, "r2", unit="u1") == ["t3", "t4"]
    assert edited(Journey, "j", owner=None) == []


def test_measures_are_values_that_later_measuring_does_not_touch() -> None:
    project = built(LIVELY)
    known = measure(project, JOURNEY)
    said = known.as_json()
    draft = Draft(project)
    draft.remove(Id("t2"))
    draft.remove(Id("k1"))
    measure(draft.project, JOURNEY, known)
    assert known.as_json() == said == measure(project, JOURNEY, measure(draft.project, JOURNEY)).as_json()
    assert measure(project, JOURNEY, known) is known
