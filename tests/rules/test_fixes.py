"""Which fixes a finding offers and in which order, as data; and what clearing a reference leaves."""

from __future__ import annotations

import pytest

from journeydesigner.model import Draft, Id, Journey, Kpi, Project, SystemLink, Transition
from journeydesigner.model.values import SystemId
from journeydesigner.rules import Check, Finding
from journeydesigner.rules.clearing import cleared
from journeydesigner.rules.fixes import (
    Asked,
    ClearReferences,
    Fix,
    KeepAccountable,
    Remove,
    SetBridge,
    assigns,
    sets,
)
from tests.rules.small import ON, Patch, small


def offered(patch: Patch, code: str, element: str) -> tuple[Project, tuple[Fix, ...]]:
    check = Check.fresh(small(patch), ON)
    found = next(f for f in check.findings if (f.rule, f.element) == (code, element))
    return check.project, check.fixes(found)


def actions(patch: Patch, code: str, element: str) -> list[object]:
    return [action for fix in offered(patch, code, element)[1] for action in fix.actions]


def labels(patch: Patch, code: str, element: str) -> list[str]:
    project, fixes = offered(patch, code, element)
    return [fix.label.text(project) for fix in fixes]


J, S1, S2, T1, X1, X2, X3 = map(Id, ("j", "s1", "s2", "t1", "x1", "x2", "x3"))


def test_a_journey_gets_a_pilot() -> None:
    project, (fix,) = offered({"j": {"owner": None}}, "OWN001", "j")
    assert (fix.actions, fix.needs, fix.label.text(project)) == ((assigns(J),), "role", "Name a journey owner")


def test_a_stage_gets_an_owner_or_that_of_the_stage_before() -> None:
    assert actions({"s2": {"owner": None}}, "OWN002", "s2") == [assigns(S2), assigns(S2, Id("r1"))]
    assert labels({"s2": {"owner": None}}, "OWN002", "s2") == ["Assign", "As the stage before: R1"]
    assert actions({"s1": {"owner": None}}, "OWN002", "s1") == [assigns(S1)]
    both: Patch = {"s1": {"owner": None}, "s2": {"owner": None}}
    assert actions(both, "OWN002", "s2") == [assigns(S2)]
    nobody_yet: Patch = {"s1": {"owner": "r_tbd"}, "s2": {"owner": None}}
    assert actions(nobody_yet, "OWN002", "s2") == [assigns(S2)]


def test_a_touchpoint_gets_an_owner_or_its_stage_does() -> None:
    unowned: Patch = {"s1": {"owner": None}}
    assert actions(unowned, "OWN003", "t1") == [assigns(T1), assigns(S1)]
    assert labels(unowned, "OWN003", "t1") == ["Assign", "To the stage (repairs 2 findings)"]
    assert labels({**unowned, "t2": {"owner": "r1"}}, "OWN003", "t1") == ["Assign", "To the stage"]


def test_one_accountable_role_is_kept_the_owner_first() -> None:
    several: Patch = {"s1": {"raci": [{"role": "r2", "code": "A"}]}}
    r1, r2 = Id("r1"), Id("r2")
    assert actions(several, "OWN004", "s1") == [
        KeepAccountable(S1, r1, "experience", "R"),
        KeepAccountable(S1, r2, "experience", "R"),
        KeepAccountable(S1, r1, "experience", "C"),
        KeepAccountable(S1, r2, "experience", "C"),
    ]
    assert labels(several, "OWN004", "s1")[1:3] == [
        "Keep R2, the others carry it out",
        "Keep R1, the others are consulted",
    ]


def test_only_the_facet_that_is_shared_is_settled() -> None:
    roles = [{"role": r, "code": "A", "facet": "data"} for r in ("r1", "r2")]
    found = actions({"s1": {"raci": roles}}, "OWN004", "s1")
    assert {action.facet for action in found if isinstance(action, KeepAccountable)} == {"data"}


def test_a_hand_over_goes_to_the_receiver_the_sender_or_another() -> None:
    two: Patch = {"s2": {"owner": "r2"}}
    assert actions(two, "OWN010", "x2") == [
        SetBridge(X2, owner=Id("r2")),
        SetBridge(X2, owner=Id("r1")),
        SetBridge(X2, owner=Asked("role")),
    ]
    assert labels(two, "OWN010", "x2") == ["Put R2 in charge", "Put R1 in charge", "Assign"]
    nobody_yet: Patch = {"s2": {"owner": "r2"}, "r2": {"placeholder": True}}
    assert actions(nobody_yet, "OWN010", "x2") == [
        SetBridge(X2, owner=Id("r1")),
        SetBridge(X2, owner=Asked("role")),
    ]


@pytest.mark.parametrize(
    ("link", "code", "mechanisms"),
    [
        ("x3", "PHY003", ["qr", "printed_document", "email", "account"]),
        ("x1", "PHY004", ["reference", "appointment", "ticket"]),
    ],
)
def test_a_passage_gets_a_bridge(link: str, code: str, mechanisms: list[str]) -> None:
    found = actions({link: {"bridge": None}}, code, link)
    assert [action.by for action in found if isinstance(action, SetBridge)] == mechanisms
    assert labels({link: {"bridge": None}}, code, link)[0] in ("Add: QR code", "Add: reference")


def test_a_bridge_learns_to_carry() -> None:
    assert actions({"t2": {"needs_identity": True}}, "PHY005", "x1") == [
        SetBridge(X1, identity=True),
        SetBridge(X1, "code", identity=True),
    ]
    assert actions({"t2": {"needs_history": True}}, "PHY006", "x1") == [SetBridge(X1, history=True)]


def test_applications_that_do_not_talk_are_linked_for_the_history() -> None:
    apart: Patch = {"t2": {"needs_history": True, "systems": ["y2"]}, "y2": {"unit": "u1"}}
    assert labels(apart, "PHY006", "x1") == ["Carries history", "Link “Y1” and “Y2” for the history"]
    linking, carrying = actions(apart, "PHY006", "x1")[1:]
    assert linking == sets(Id("y1"), links=(SystemLink(to=SystemId(Id("y2")), kind="api"),))
    assert carrying == SetBridge(X1, history=True)


def test_a_broken_reference_is_cleared() -> None:
    assert actions({"s1": {"owner": "r_ghost"}}, "STR008", "s1") == [ClearReferences(S1, ("owner",))]
    several: Patch = {"t1": {"owner": "r_ghost", "alt": ["c_a", "c_desk"]}}
    (action,) = actions(several, "STR008", "t1")
    assert isinstance(action, ClearReferences)
    assert set(action.fields) == {"owner", "alt[0]"}


def test_a_link_without_an_end_can_only_go() -> None:
    assert actions({"x2": {"to": "t_ghost"}}, "STR008", "x2") == [Remove(X2)]
    assert actions({"r2": {"unit": "u_ghost"}}, "STR008", "r2") == []


def test_a_finding_that_no_longer_stands_offers_nothing() -> None:
    check = Check.fresh(small({"j": {"owner": None}}), ON)
    (finding,) = check.findings
    draft = Draft(check.project)
    draft.update(draft.one(Journey, J), owner="r1")
    assert check.update(check.project, draft.project, draft.delta()).fixes(finding) == ()


def test_a_finding_of_a_rule_that_is_gone_offers_none() -> None:
    check = Check.fresh(small(), ON)
    assert check.fixes(Finding("OLD001", "info", None, J, None, "", "", ())) == ()


CLEARED = [
    ({"t1": {"alt": ["c_a", "c_desk", "c_b"]}}, "t1", ("alt[0]", "alt[2]"), {"alt": ("c_desk",)}),
    ({"t1": {"channel": "c_a"}}, "t1", ("channel",), {"channel": None}),
    ({"x1": {"bridge": {"by": "qr", "owner": "r_a"}}}, "x1", ("bridge.owner",), None),
    ({"s1": {"raci": [{"role": "r_a", "code": "C"}]}}, "s1", ("raci[0].role",), {"raci": ()}),
    ({"x1": {"to": "t_a"}}, "x1", ("to",), "required"),
]


@pytest.mark.parametrize(("patch", "element", "paths", "expected"), CLEARED)
def test_a_field_is_emptied_and_the_rest_kept(
    patch: Patch, element: str, paths: tuple[str, ...], expected: object
) -> None:
    entity = small(patch).get(Id(element))
    assert entity is not None
    fields = cleared(entity, paths)
    if expected == "required":
        assert fields is None
    elif expected is None:
        assert isinstance(entity, Transition)
        assert entity.bridge is not None
        assert fields == {"bridge": entity.bridge.model_copy(update={"owner": None})}
    else:
        assert fields == expected


def test_a_kpi_of_nothing_measures_the_journey() -> None:
    kpi = small({"k1": {"journey": "j", "metric": "nps", "direction": "up", "scope": "stage:s7"}}).one(
        Kpi, Id("k1")
    )
    assert kpi is not None
    assert cleared(kpi, ("scope",)) == {"scope": "journey"}


def test_a_kpi_keeps_its_target_when_its_owner_is_gone() -> None:
    kpi = {"journey": "j", "metric": "nps", "direction": "up", "scope": "stage:s1", "owner": "r_a"}
    found = small({"k1": kpi}).one(Kpi, Id("k1"))
    assert found is not None
    assert cleared(found, ("owner",)) == {"owner": None}


def test_emptying_the_stages_of_a_continuous_role() -> None:
    roles = [{"role": "r1", "code": "C", "stages": ["s_a", "s1"]}]
    journey = small({"j": {"continuous_roles": roles}}).journeys()[0]
    fields = cleared(journey, ("continuous_roles[0].stages[0]",))
    assert fields is not None
    assert fields["continuous_roles"][0].stages == ("s1",)
