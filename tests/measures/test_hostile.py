"""Bad or immense input gives null or a number, never a crash, and always JSON."""

from __future__ import annotations

import json
from typing import Any

import pytest

from journeydesigner.measures import Measures, behind, measure
from journeydesigner.measures.behind import _BEHIND, UnknownMeasure
from journeydesigner.model import Delta, Project
from tests.measures.building import JOURNEY, Fields, built, measured
from tests.measures.test_formulas import path


def whole(records: dict[str, Fields]) -> dict[str, Any]:
    """The measures as JSON reads them, once everything behind them has been listed too."""
    project = built(records)
    found = measure(project, JOURNEY)
    for name in _BEHIND:
        behind(project, JOURNEY, name, found)
    return dict(json.loads(json.dumps(found.as_json(), allow_nan=False)))


def test_a_journey_without_a_stage() -> None:
    found = whole({})
    assert found.pop("ownership_coverage") == {
        "journey": 0,
        "stages": None,
        "touchpoints": None,
        "handovers": None,
    }
    assert found.pop("emotion") == {
        "coverage": None, "n_main": 0, "mean": None, "min": None, "max": None, "peak": None, "end": None,
        "peak_end": None, "volatility": None, "troughs": 0,
    }  # fmt: skip
    assert found == {
        "handover_count_main": 0,
        "handover_density_main": None,
        "handover_count_all": 0,
        "longest_handover_run": 0,
        "silo_jumps_all": 0,
        "silo_jumps_main": 0,
        "continuity_score": 1.0,
        "world_switches": 0,
        "bridge_coverage": 1.0,
        "balance_by_stage": {},
        "imbalance": None,
        "local_attainment": None,
        "global_attainment": None,
        "local_global_gap": None,
        "personalisation_share": None,
        "reciprocity_share": None,
        "persona_access": {"p": None},
        "main_path": [],
    }


@pytest.mark.parametrize("current", [1e308, -1e308, 0, 5e-324])
@pytest.mark.parametrize("baseline", [None, -1e308, 1e308])
def test_kpis_beyond_all_measure(baseline: float | None, current: float) -> None:
    kpi: Fields = {"baseline": baseline, "target": 1.7e308, "current": current}
    found = whole({"s1": {}, "k1": kpi, "k2": {**kpi, "scope": "stage:s1", "direction": "down"}})
    assert 0 <= found["local_attainment"] <= 1
    assert 0 <= found["global_attainment"] <= 1


def test_minus_nought_is_never_said() -> None:
    kpis: dict[str, Fields] = {
        "k1": {"scope": "stage:s1", "target": 1e9, "baseline": 0, "current": 1},
        "k2": {"target": 1e9, "baseline": 0, "current": 2},
    }
    found = measured({"s1": {}, **kpis})
    assert found.local_global_gap is not None
    assert -0.0005 < found.local_global_gap < 0
    assert "-" not in json.dumps(found.as_json()["local_global_gap"])


def test_loops_of_links_end() -> None:
    records = path(1, 2, 0)
    records["x9"] = {"from": "t3", "to": "t1"}
    records["x0"] = {"from": "t2", "to": "t2", "kind": "loop"}
    assert whole(records)["main_path"] == ["x2", "x3"]
    assert whole({**path(1), "x9": {"from": "t1", "to": "t1", "kind": "loop"}})["emotion"]["n_main"] == 1


def test_without_an_entry_there_is_no_main_path() -> None:
    records = path(1, 2, 0)
    records["t1"] = {**records["t1"], "entry": False}
    found = whole(records)
    assert (found["main_path"], found["handover_density_main"], found["emotion"]["mean"]) == ([], None, None)
    assert found["emotion"]["coverage"] == 1


def test_references_that_lead_nowhere() -> None:
    records: dict[str, Fields] = {
        "j": {"owner": "r_gone", "personas": ["p_gone", "p", "p"]},
        "s1": {"owner": "r_gone", "personas": ["p_gone"]},
        "t1": {
            "stage": "s1", "channel": "c_gone", "alt": ["c_lost"], "systems": ["y_gone"], "entry": True,
            "needs_identity": True,
        },
        "t2": {"stage": "s_gone"},
        "x1": {"from": "t1", "to": "t_gone", "bridge": {"by": "qr", "owner": "r_gone"}},
        "x2": {"from": "t_lost", "to": "t1"},
        "k1": {"scope": "stage:s_gone", "target": 1, "current": 1},
    }  # fmt: skip
    found = whole(records)
    assert found["ownership_coverage"] == {"journey": 0, "stages": 0.0, "touchpoints": 0.0, "handovers": None}
    assert found["persona_access"] == {"p": None}
    assert found["local_attainment"] == 1


def test_ten_thousand_touchpoints_in_one_stage() -> None:
    base = built({"s1": {"owner": "r1"}, "t1": {"stage": "s1", "channel": "c_site", "entry": True}})
    first = next(base.journey_touchpoints(JOURNEY))
    crowd = [first.model_copy(update={"id": f"t{n}", "entry": n == 1}) for n in range(1, 10_001)]
    project = Project.of([*(record for record in base if record.id != "t1"), *crowd])
    found: Measures = measure(project, JOURNEY)
    assert found.ownership_coverage.touchpoints == 1
    assert found.facts.point_sums.controlled == len(behind(project, JOURNEY, "personalisation_share")) == 10_000
    without = project.apply(Delta.of({crowd[5_000].id: (crowd[5_000], None)}))
    assert measure(without, JOURNEY, found) == measure(without, JOURNEY)


def test_a_name_that_no_measure_bears() -> None:
    with pytest.raises(UnknownMeasure):
        behind(built({}), JOURNEY, "health_index")
