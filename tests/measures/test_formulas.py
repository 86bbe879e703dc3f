"""Each formula of domain reference C.2, on journeys small enough to be worked out by hand."""

from __future__ import annotations

import pytest

from tests.measures.building import Fields, channel, feeling, measured, told

TWO_STAGES: dict[str, Fields] = {
    "s1": {"owner": "r1"},
    "s2": {},
    "t1": {"stage": "s1", "channel": "c_site", "entry": True},
    "t2": {"stage": "s1", "channel": "c_desk"},
    "t3": {"stage": "s2", "channel": "c_desk"},
}


def path(*scores: int | None) -> dict[str, Fields]:
    """A journey of one stage whose main path feels like this."""
    records: dict[str, Fields] = {"s1": {}}
    for n, score in enumerate(scores, 1):
        records[f"t{n}"] = {
            "stage": "s1", "channel": "c_site", "entry": n == 1,
            "emotion": None if score is None else feeling(score),
        }  # fmt: skip
        if n > 1:
            records[f"x{n}"] = {"from": f"t{n - 1}", "to": f"t{n}"}
    return records


def passage(bridge: Fields | None, **arrival: object) -> dict[str, Fields]:
    """From a website of one unit to a desk of another one."""
    return {
        "s1": {},
        "t1": {"stage": "s1", "channel": "c_site", "entry": True, "owner": "r1"},
        "t2": {"stage": "s1", "channel": "c_desk", "owner": "r2", **arrival},
        "x1": {"from": "t1", "to": "t2", "bridge": bridge},
    }


# -- ownership


def test_ownership_is_four_shares() -> None:
    found = measured({"j": {"owner": "r1"}, **TWO_STAGES}).ownership_coverage
    assert (found.journey, found.stages, found.touchpoints) == (1, 1 / 2, 2 / 3)
    assert told(TWO_STAGES, "ownership_coverage.stages") == {"s1": 1, "s2": 0}
    assert told(TWO_STAGES, "ownership_coverage.touchpoints") == {"t1": 1, "t2": 1, "t3": 0}
    assert told(TWO_STAGES, "ownership_coverage.journey") == {"j": 0}


def test_a_placeholder_and_a_role_that_is_gone_are_no_owners() -> None:
    for nobody in ("r_tbd", "r_gone"):
        found = measured(
            {
                "j": {"owner": nobody},
                "s1": {"owner": nobody},
                "t1": {"stage": "s1", "channel": "c_site"},
                "t2": {"stage": "s1", "channel": "c_site", "owner": "r1"},
            }
        ).ownership_coverage
        assert (found.journey, found.stages, found.touchpoints) == (0, 0, 1 / 2)


def test_a_placeholder_of_its_own_hides_the_owner_of_the_stage() -> None:
    records = {"s1": {"owner": "r1"}, "t1": {"stage": "s1", "channel": "c_site", "owner": "r_tbd"}}
    assert measured(records).ownership_coverage.touchpoints == 0


def test_only_controlled_touchpoints_need_an_owner() -> None:
    records: dict[str, Fields] = {
        "s1": {},
        "t1": {"stage": "s1", "channel": "c_ad"},
        "t2": {"stage": "s1", "type": "action"},
        "t3": {"stage": "s1", "channel": "c_site", "layer": "backstage"},
    }
    assert measured(records).ownership_coverage.touchpoints is None
    assert measured({**records, "t4": {"stage": "s1"}}).ownership_coverage.touchpoints == 0, "no channel yet"


@pytest.mark.parametrize(
    ("bridge", "share"),
    [
        (None, 0),
        ({"by": "qr"}, 0),
        ({"by": "qr", "owner": "r1"}, 1),
        ({"by": "none", "owner": "r1"}, 1),
        ({"by": "qr", "owner": "r_tbd"}, 0),
    ],
)
def test_a_hand_over_is_answered_for_by_the_owner_of_its_bridge(bridge: Fields | None, share: int) -> None:
    assert measured(passage(bridge)).ownership_coverage.handovers == share


# -- hand-overs and silo jumps


def test_hand_overs_are_counted_everywhere_and_on_the_main_path() -> None:
    owners = {"t1": "r1", "t2": "r2", "t3": "r1", "t4": "r1", "t5": "r2", "t6": None, "t7": "r2"}
    records: dict[str, Fields] = {"s1": {}}
    for n, (id_, owner) in enumerate(owners.items(), 1):
        records[id_] = {"stage": "s1", "channel": "c_site", "entry": n == 1, "owner": owner}
    for n in range(1, 6):
        records[f"x{n}"] = {"from": f"t{n}", "to": f"t{n + 1}"}
    records["x9"] = {"from": "t1", "to": "t7", "kind": "skip"}
    found = measured(records)
    assert (found.handover_count_main, found.handover_count_all, found.longest_handover_run) == (3, 4, 2)
    assert found.handover_density_main == 3 / 5
    assert told(records, "handover_count_main") == {"x1": 1, "x2": 1, "x4": 1}
    assert told(records, "handover_count_all") == {"x1": 1, "x9": 1, "x2": 1, "x4": 1}
    assert told(records, "handover_density_main") == {"x1": 1, "x2": 1, "x3": 0, "x4": 1, "x5": 0}
    assert list(told(records, "longest_handover_run")) == ["x1", "x2"]
    assert list(told(records, "main_path")) == ["x1", "x2", "x3", "x4", "x5"]


def test_silo_jumps() -> None:
    records: dict[str, Fields] = {
        "y1": {"identity_domain": "a"},
        "y2": {"identity_domain": "a"},
        "y3": {"links": [{"to": "y1", "kind": "manual_rekey"}]},
        "y4": {"links": [{"to": "y3", "kind": "api"}]},
        "s1": {},
    }
    for n, systems in enumerate((["y1"], ["y2"], ["y3"], ["y4"], [], ["y1"]), 1):
        records[f"t{n}"] = {"stage": "s1", "channel": "c_site", "entry": n == 1, "systems": systems}
        if n > 1:
            records[f"x{n}"] = {"from": f"t{n - 1}", "to": f"t{n}"}
    records["x9"] = {"from": "t1", "to": "t3", "kind": "fallback"}
    found = measured(records)
    assert (found.silo_jumps_main, found.silo_jumps_all) == (1, 2)
    assert list(told(records, "silo_jumps_all")) == ["x9", "x3"]


# -- continuity and the two worlds


@pytest.mark.parametrize(
    ("bridge", "arrival", "score"),
    [
        (None, {}, 2 / 3),
        ({"by": "none"}, {}, 2 / 3),
        ({"by": "qr"}, {}, 1),
        (None, {"needs_identity": True, "needs_history": True}, 0),
        ({"by": "none", "identity": True}, {"needs_identity": True}, 1 / 3),
        ({"by": "qr"}, {"needs_identity": True, "needs_history": True}, 1 / 3),
        ({"by": "qr", "identity": True}, {"needs_identity": True, "needs_history": True}, 2 / 3),
        ({"by": "qr", "identity": True, "history": True}, {"needs_identity": True, "needs_history": True}, 1),
        (None, {"channel": "c_site"}, 1),
        (None, {"channel": "c_site", "needs_history": True}, 1 / 3),
    ],
)
def test_continuity_of_a_seam_is_the_way_identity_and_history(
    bridge: Fields | None, arrival: dict[str, object], score: float
) -> None:
    records = passage(bridge, **arrival)
    assert measured(records).continuity_score == pytest.approx(score)
    assert told(records, "continuity_score") == {"x1": pytest.approx(score)}


def test_without_a_seam_all_is_continuous_and_without_a_switch_all_is_bridged() -> None:
    found = measured({"s1": {}, "t1": {"stage": "s1", "entry": True}})
    assert (found.continuity_score, found.bridge_coverage, found.world_switches) == (1, 1, 0)


def test_world_switches_and_their_bridges() -> None:
    channels = ("c_site", "c_desk", "c_kiosk", "c_phone", "c_desk", "c_site")
    records: dict[str, Fields] = {"s1": {}}
    for n, used in enumerate(channels, 1):
        records[f"t{n}"] = {"stage": "s1", "channel": used}
        if n > 1:
            records[f"x{n}"] = {"from": f"t{n - 1}", "to": f"t{n}", "bridge": {"by": "qr"} if n == 2 else None}
    found = measured(records)
    assert (found.world_switches, found.bridge_coverage) == (2, 1 / 2)
    assert told(records, "bridge_coverage") == {"x2": 1, "x6": 0}
    assert list(told(records, "world_switches")) == ["x2", "x6"]


def test_balance_counts_every_offered_channel_of_controlled_touchpoints() -> None:
    records: dict[str, Fields] = {
        "s1": {},
        "t1": {"stage": "s1", "channel": "c_site", "alt": ["c_kiosk", "c_phone"]},
        "s2": {},
        "t2": {"stage": "s2", "channel": "c_desk"},
        "t3": {"stage": "s2", "channel": "c_ad"},
        "s3": {},
        "t4": {"stage": "s3", "channel": "c_phone"},
        "s4": {},
    }
    found = measured(records)
    assert dict(found.balance_by_stage) == {"s1": 1 / 3, "s2": -1, "s3": None, "s4": None}
    assert list(found.balance_by_stage) == ["s1", "s2", "s3", "s4"]
    assert found.imbalance == pytest.approx((1 / 3 + 1) / 2)
    assert told(records, "balance_by_stage") == {"s1": 1 / 3, "s2": -1, "s3": None, "s4": None}
    assert told(records, "imbalance") == {"s1": 1 / 3, "s2": 1}


# -- how it feels


def test_the_arc_of_the_main_path() -> None:
    records = path(1, None, -2, 2, 0)
    found = measured(records).emotion
    assert (found.n_main, found.mean, found.min, found.max) == (4, 1 / 4, -2, 2)
    assert (found.peak, found.end, found.peak_end) == (-2, 0, -1)
    assert found.volatility == (3 + 4 + 2) / 3
    assert (found.coverage, found.troughs) == (4 / 5, 1)
    assert told(records, "emotion.peak") == {"t3": -2}
    assert told(records, "emotion.peak_end") == {"t3": -2, "t5": 0}
    assert told(records, "emotion.end") == {"t5": 0}
    assert told(records, "emotion.max") == {"t4": 2}
    assert told(records, "emotion.volatility") == {"t3": 3, "t4": 4, "t5": 2}
    assert told(records, "emotion.coverage") == {"t1": 1, "t2": 0, "t3": 1, "t4": 1, "t5": 1}


def test_a_single_feeling_has_no_volatility_and_none_at_all_no_mean() -> None:
    one, none = measured(path(2)).emotion, measured(path(None, None)).emotion
    assert (one.n_main, one.mean, one.peak_end, one.volatility) == (1, 2, 2, None)
    assert (none.n_main, none.mean, none.min, none.max, none.peak, none.end) == (0, None, None, None, None, None)
    assert (none.peak_end, none.volatility, none.coverage, none.troughs) == (None, None, 0, 0)


def test_troughs_and_coverage_are_those_of_the_whole_frontstage() -> None:
    records = {
        **path(1, 1),
        "t7": {"stage": "s1", "emotion": feeling(-2)},
        "t8": {"stage": "s1", "layer": "support"},
    }
    found = measured(records).emotion
    assert (found.n_main, found.min, found.troughs, found.coverage) == (2, 1, 1, 1)
    assert told(records, "emotion.troughs") == {"t7": -2}


def test_the_end_is_the_last_one_that_is_felt() -> None:
    assert measured(path(1, 2, None)).emotion.end == 2


# -- results


def test_local_and_global_attainment() -> None:
    records: dict[str, Fields] = {
        **TWO_STAGES,
        "k1": {"scope": "stage:s1", "baseline": 0, "target": 10, "current": 5},
        "k2": {"scope": "touchpoint:t1", "target": 3, "current": 1, "direction": "down"},
        "k3": {"scope": "stage:s2", "target": 3},
        "k4": {"baseline": 50, "target": 60, "current": 51},
    }
    found = measured(records)
    assert (found.local_attainment, found.global_attainment) == (3 / 4, pytest.approx(1 / 10))
    assert found.local_global_gap == pytest.approx(0.65)
    assert told(records, "local_attainment") == {"k1": 0.5, "k2": 1, "k3": None}
    assert list(told(records, "global_attainment")) == ["k4"]
    assert list(told(records, "local_global_gap")) == ["k1", "k2", "k3", "k4"]


def test_without_one_side_there_is_no_gap() -> None:
    found = measured({**TWO_STAGES, "k1": {"scope": "stage:s1", "target": 1, "current": 1}})
    assert (found.local_attainment, found.global_attainment, found.local_global_gap) == (1, None, None)


# -- the client


def test_personalisation_and_reciprocity() -> None:
    records: dict[str, Fields] = {
        "s1": {},
        "t1": {"stage": "s1", "channel": "c_site", "personalised": True},
        "t2": {"stage": "s1", "channel": "c_flyer"},
        "t3": {"stage": "s1", "channel": "c_flyer", "alt": ["c_phone"]},
        "t4": {"stage": "s1"},
        "t5": {"stage": "s1", "channel": "c_ad", "personalised": True},
    }
    found = measured(records)
    assert (found.personalisation_share, found.reciprocity_share) == (1 / 4, 2 / 3)
    assert told(records, "personalisation_share") == {"t1": 1, "t2": 0, "t3": 0, "t4": 0}
    assert told(records, "reciprocity_share") == {"t1": 1, "t2": 0, "t3": 1}


def test_what_a_persona_can_and_would_use() -> None:
    records: dict[str, Fields] = {
        "c_app": channel("digital", devices=["smartphone", "tablet"]),
        "p": {"devices": ["tablet"], "avoided": ["c_phone"]},
        "p2": {"client_kind": "user"},
        "j": {"personas": ["p", "p2", "p_gone"]},
        "s1": {"personas": ["p"]},
        "t1": {"stage": "s1", "channel": "c_app"},
        "t2": {"stage": "s1", "channel": "c_phone"},
        "s2": {"personas": []},
        "t3": {"stage": "s2", "channel": "c_app"},
        "t4": {"stage": "s2", "channel": "c_phone", "alt": ["c_app"]},
        "t5": {"stage": "s2", "channel": "c_desk", "layer": "backstage"},
        "t6": {"stage": "s2"},
    }
    assert dict(measured(records).persona_access) == {"p": 3 / 4, "p2": 1 / 2}
    assert told(records, "persona_access.p") == {"t1": 1, "t2": 0, "t3": 1, "t4": 1}
    assert told(records, "persona_access.p2") == {"t3": 0, "t4": 1}
    assert told(records, "persona_access.p_gone") == {}
