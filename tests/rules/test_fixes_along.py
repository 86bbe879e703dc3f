"""Which fixes the families CON, FLOW and EMO offer, in which order, and where they offer none."""

from __future__ import annotations

import pytest

from journeydesigner.model import Emotion, Id, Opportunity, PainPoint, SystemLink, Transition
from journeydesigner.model.values import SystemId
from journeydesigner.rules.fixes import AddRecord, Asked, Open, SetBridge, SetFields, adds, sets
from journeydesigner.rules.wording import Name, sentence
from tests.rules.small import Patch
from tests.rules.test_fixes import actions, labels, offered

J, S1, T1, T2, T3, T4, X1, X2, X3, O1 = map(Id, ("j", "s1", "t1", "t2", "t3", "t4", "x1", "x2", "x3", "o1"))
ROW: Patch = {"t2": {"owner": "r2"}, "t4": {"owner": "r2"}}
TWICE: Patch = {
    "t2": {"needs_identity": True},
    "t3": {"needs_identity": True},
    "x1": {"bridge": {"by": "ticket", "identity": True}},
}
BAD = {"label": "frustrated", "score": -2, "source": "observed"}


def kinds(patch: Patch, code: str, element: str) -> list[tuple[object, ...]]:
    """The actions of each fix."""
    return [fix.actions for fix in offered(patch, code, element)[1]]


def test_a_new_relation_is_told_of_the_old_one() -> None:
    zero: Patch = {"s2": {"owner": "r2"}, "t3": {"needs_history": True}}
    assert actions(zero, "CON001", "x2") == [
        SetBridge(X2, "human_introduction", identity=True, history=True),
        SetBridge(X2, "reference", history=True),
    ]
    bridged: Patch = {**zero, "x2": {"bridge": {"by": "account"}}}
    assert actions(bridged, "CON001", "x2") == [SetBridge(X2, history=True)]


def test_who_has_identified_is_known_at_the_next_door() -> None:
    assert actions({**TWICE, "x2": {"bridge": {"by": "badge"}}}, "CON002", "x2") == [SetBridge(X2, identity=True)]
    introduced = (SetBridge(X2, "human_introduction", identity=True),)
    assert kinds(TWICE, "CON002", "x2") == [(SetBridge(X2, "account", identity=True),), introduced]


def test_one_account_is_that_of_either_side_or_a_new_one() -> None:
    def domains(one: str | None, other: str | None) -> list[object]:
        systems: Patch = {"y1": {"identity_domain": one}, "y2": {"identity_domain": other, "name": "CRM"}}
        sides: Patch = {**TWICE, "t2": {"needs_identity": True, "systems": ["y2"]}}
        sides = {**sides, "t3": {"needs_identity": True, "systems": ["y1"]}, **systems}
        return list(kinds(sides, "CON002", "x2")[0][1:])

    y1, y2 = Id("y1"), Id("y2")
    assert domains("club", None) == [sets(y2, identity_domain="club")]
    assert domains(None, "club") == [sets(y1, identity_domain="club")]
    assert domains("club", "shop") == [sets(y1, identity_domain="shop")]
    assert domains(None, None) == [sets(y2, identity_domain="CRM"), sets(y1, identity_domain="CRM")]
    assert domains("club", "club") == []


def test_two_applications_are_linked_or_share_an_account() -> None:
    silo: Patch = {"t2": {"systems": ["y2"]}, "y2": {}, "y1": {"links": [{"to": "y2", "kind": "manual_rekey"}]}}
    y2 = SystemId(Id("y2"))
    first, second, *_ = actions(silo, "CON003", "x1")
    assert first == sets(Id("y1"), links=(SystemLink(to=y2, kind="api"),))
    assert second == sets(Id("y1"), links=(SystemLink(to=y2, kind="data_sync"),))
    assert labels(silo, "CON003", "x1") == [
        "Link “Y1” and “Y2” by an interface",
        "Synchronise the data of “Y1” and “Y2”",
        "One account for “Y1” and “Y2”",
    ]


def test_something_personal_is_looked_for_where_the_client_is_known() -> None:
    same: Patch = {"t1": {"personalised": False}, "t2": {"needs_identity": True}}
    assert actions(same, "CON004", "s1") == [Open(T2, "personalised"), Open(T1, "personalised")]


def test_a_broken_promise_is_planned_by_its_owner_or_what_is_planned_is_completed() -> None:
    text = sentence("Keep the promise at “{name}”", name=Name(T3))
    planned = adds(Opportunity, J, text=text, touchpoints=(T3,), owner=Id("r1"))
    assert actions({"t3": {"promise": "contradicts"}}, "CON006", "t3") == [planned]
    nobody: Patch = {"t3": {"promise": "contradicts", "owner": "r_tbd"}}
    assert actions(nobody, "CON006", "t3") == [adds(Opportunity, J, text=text, touchpoints=(T3,), owner=None)]
    assert actions({"t2": {"promise": "contradicts"}}, "CON006", "t2") == [Open(O1, "due")]
    unowned: Patch = {"t2": {"promise": "contradicts"}, "o1": {"owner": None, "due": "2027-01-31"}}
    assert actions(unowned, "CON006", "t2") == [Open(O1, "owner")]


def test_an_obstacle_course_is_shown() -> None:
    assert actions(ROW, "CON007", "j") == [Open(X1)]
    assert actions({**ROW, "j": {"continuous_roles": []}}, "CON007", "j") == [
        Open(X1),
        Open(J, "continuous_roles"),
    ]


def test_a_stage_learns_to_listen() -> None:
    sends: Patch = {"t1": {"channel": "c_news"}, "t2": {"channel": "c_flyer"}}
    first, second = actions(sends, "CON008", "s1")
    assert first == sets(T2, channel=Id("c_site"))
    assert isinstance(second, SetFields)
    ((field, asked),) = second.values
    assert (second.element, field) == (T1, "channel")
    assert "c_news" not in asked.suggested
    assert "c_phone" in asked.suggested
    assert labels(sends, "CON008", "s1") == ["Move “T2” to “C_SITE”", "Move “T1” to a two-way channel"]


def link(start: Id, end: Id, kind: str) -> object:
    return adds(Transition, J, from_=start, to=end, kind=kind)


def test_what_nothing_leads_to_is_connected_or_begins() -> None:
    begins = sets(T2, entry=True)
    assert actions({"x1": None}, "FLOW001", "t2") == [link(T1, T2, "sequence"), begins]
    leads_on: Patch = {"x1": {"to": "t3"}}
    assert actions(leads_on, "FLOW001", "t2") == [link(T1, T2, "choice"), begins]
    ends: Patch = {"x1": None, "t1": {"exit": True}}
    assert actions(ends, "FLOW001", "t2") == [link(T1, T2, "choice"), begins]
    assert actions({"t1": {"entry": False}}, "FLOW001", "t1") == [sets(T1, entry=True)]
    behind: Patch = {"x3": {"to": "t2"}, "t9": {"rank": "a0"}}
    assert actions(behind, "FLOW001", "t4")[0] == link(T3, T4, "choice")


def test_what_leads_nowhere_is_connected_or_ends() -> None:
    assert actions({"x2": None}, "FLOW002", "t2") == [link(T2, T3, "sequence"), sets(T2, exit=True)]
    assert actions({"t4": {"exit": False}}, "FLOW002", "t4") == [sets(T4, exit=True)]


def test_shares_are_made_to_add_up() -> None:
    x4 = {"journey": "j", "from": "t2", "to": "t4", "kind": "choice"}
    uneven: Patch = {"x2": {"kind": "choice", "p": 0.75}, "x4": {**x4, "p": 0.5}}
    assert kinds(uneven, "FLOW003", "t2") == [(sets(X2, p=0.6), sets(Id("x4"), p=0.4))]
    assert labels(uneven, "FLOW003", "t2") == ["Let them add up: 60 / 40"]
    missing: Patch = {"x2": {"kind": "choice", "p": 0.6}, "x4": x4}
    assert kinds(missing, "FLOW003", "t2") == [(sets(Id("x4"), p=0.4),)]
    both = [offered(patch, "FLOW003", "t2")[1][0].kind for patch in (uneven, missing)]
    assert both[0] == both[1]


def test_a_funnel_gets_a_way_to_skip() -> None:
    funnel: Patch = {
        "j": {"kind": "customer_b2c"},
        "t2": {"critical": True},
        **{f"t{n}": {"stage": "s1", "channel": "c_desk"} for n in range(10, 14)},
    }
    (skip,) = actions(funnel, "FLOW004", "j")
    assert isinstance(skip, AddRecord)
    values = dict(skip.values)
    assert (values["from_"], values["kind"]) == (T2, "skip")
    assert values["to"] == Asked("touchpoint", tuple(map(Id, ("t11", "t12", "t13", "t3", "t4"))))


@pytest.mark.parametrize(("code", "kind"), [("FLOW005", "loop"), ("FLOW006", "choice")])
def test_a_condition_is_entered(code: str, kind: str) -> None:
    assert actions({"x2": {"kind": kind}}, code, "x2") == [Open(X2, "condition")]


def test_a_wait_is_written_down_once() -> None:
    long: Patch = {"t2": {"wait_min": 21, "wait_tolerance_min": 20}}
    pain = adds(PainPoint, T2, text=sentence("{wait} min waited, {tol} min tolerated", wait=21, tol=20))
    assert actions(long, "FLOW007", "t2") == [pain, Open(T2, "wait_min")]
    assert actions({**long, "n1": {"touchpoint": "t2"}}, "FLOW007", "t2") == [Open(T2, "wait_min")]


def test_beginning_and_end_are_marked_where_they_can_be() -> None:
    no_entry: Patch = {"t1": {"entry": False}}
    no_exit: Patch = {"t4": {"exit": False}}
    assert kinds(no_entry, "FLOW008", "j") == [(sets(T1, entry=True),)]
    assert kinds(no_exit, "FLOW008", "j") == [(sets(T4, exit=True),)]
    assert kinds({**no_entry, **no_exit}, "FLOW008", "j") == [(sets(T1, entry=True), sets(T4, exit=True))]
    goes_on: Patch = {**no_exit, "x4": {"journey": "j", "from": "t4", "to": "t1"}, "x2": None}
    assert kinds(goes_on, "FLOW008", "j") == [(sets(T2, exit=True),)]
    round_and_round: Patch = {**no_exit, "x4": {"journey": "j", "from": "t4", "to": "t1"}}
    assert kinds(round_and_round, "FLOW008", "j") == []
    assert kinds({"j2": {"kind": "user"}}, "FLOW008", "j2") == []


def test_an_emotion_is_recorded_where_it_matters_most() -> None:
    assert actions({"t2": {"emotion": None}}, "EMO001", "s1") == [Open(T1, "emotion")]
    assert actions({"t2": {"emotion": None, "critical": True}}, "EMO001", "s1") == [Open(T2, "emotion")]


def test_a_trough_gets_its_pain_and_its_repair() -> None:
    low: Patch = {"t3": {"emotion": BAD}, "n1": {"touchpoint": "t3"}}
    text = sentence("Repair “{name}”", name=Name(T3))
    assert actions({"t3": {"emotion": BAD}}, "EMO002", "t3") == [adds(PainPoint, T3)]
    planned = adds(Opportunity, J, text=text, touchpoints=(T3,), pains=(Id("n1"),))
    assert actions(low, "EMO003", "t3") == [planned]


def test_what_is_felt_is_shown() -> None:
    nervous = {"label": "nervous", "score": -1, "source": "observed"}
    assert actions({"t4": {"emotion": nervous}}, "EMO004", "j") == [Open(T4, "emotion")]
    assert actions({"t4": {"emotion": nervous}}, "EMO007", "x3") == [Open(X3)]
    assumed: Patch = {
        "t2": {"emotion": {"label": "neutral", "score": 0}},
        "t3": {"emotion": {"label": "happy", "score": 2}},
    }
    assert actions(assumed, "EMO006", "j") == [Open(T2, "emotion"), Open(T3, "emotion")]
    assert labels(assumed, "EMO006", "j") == ["Show “T2”", "Show “T3”"]


def test_a_score_is_what_its_word_usually_has() -> None:
    wrong: Patch = {"t3": {"emotion": {"label": "nervous", "score": 2, "source": "observed"}}}
    usual = Emotion(label="nervous", score=-1, source="observed")
    assert actions(wrong, "EMO005", "t3") == [sets(T3, emotion=usual)]
    assert labels(wrong, "EMO005", "t3") == ["Score −1, as is usual for it"]
