"""Records are strict: what is impossible cannot be built."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from journeydesigner.model import Kpi, Persona, ProjectInfo, Text2, Touchpoint, Transition
from journeydesigner.model.kinds import KINDS, references, referring_fields
from tests.model.projects import text

POINT: dict[str, Any] = {"id": "t1", "rank": "a0", "stage": "s1", "name": text("Desk")}
LEA: dict[str, Any] = {"id": "p", "rank": "a0", "name": text("Lea"), "client_kind": "user"}
LINK: dict[str, Any] = {"id": "x1", "rank": "a0", "journey": "j", "from": "t1", "to": "t2"}


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"id": "T1"}, "lower-case"),
        ({"id": "a" * 101}, "lower-case"),
        ({"colour": "red"}, "Extra"),
        ({"critical": "yes"}, "boolean"),
        ({"wait_min": "12"}, "integer"),
        ({"wait_min": -1}, "greater"),
        ({"wait_min": 1.5}, "integer"),
        ({"layer": "nowhere"}, "Input should be"),
        ({"rank": "!"}, "rank"),
        ({"type": "action", "channel": "c_desk"}, "action has no channel"),
        ({"channel": "c_desk", "alt": ["c_desk"]}, "alternative"),
        ({"layer": "backstage", "entry": True}, "behind the scenes"),
        ({"emotion": {"label": "happy", "score": 3}}, "less than"),
        ({"name": {"fr": "\x00"}}, "not text"),
        ({"name": {"fr": "\ud800"}}, "not text|surrogate|unicode"),
        ({"name": {"fr": "abc\u202e"}}, "not text"),
        ({"name": {"fr": "x" * 20_001}}, "longer"),
        ({"name": {"fr": "  ", "en": ""}}, "empty in both"),
    ],
)
def test_an_impossible_touchpoint_is_refused(fields: dict[str, Any], words: str) -> None:
    with pytest.raises(ValidationError, match=words):
        Touchpoint.model_validate({**POINT, **fields})


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"to": "t1"}, "loop"),
        ({"p": 1.2}, "less than"),
        ({"p": float("nan")}, "finite"),
        ({"p": float("inf")}, "finite"),
        ({"bridge": {"by": "pigeon"}}, "Input should be"),
    ],
)
def test_an_impossible_link_is_refused(fields: dict[str, Any], words: str) -> None:
    with pytest.raises(ValidationError, match=words):
        Transition.model_validate({**LINK, **fields})


def test_a_loop_may_return_to_its_own_touchpoint() -> None:
    assert Transition.model_validate({**LINK, "to": "t1", "kind": "loop"}).to == "t1"


def test_a_persona_cannot_prefer_and_avoid_a_channel() -> None:
    with pytest.raises(ValidationError, match="both preferred and avoided"):
        Persona.model_validate({**LEA, "preferred": ["c"], "avoided": ["c"]})


def test_a_record_cannot_be_changed_in_place() -> None:
    point = Touchpoint.model_validate(POINT)
    with pytest.raises(ValidationError, match="frozen"):
        point.critical = True  # type: ignore[misc]


def test_text_falls_back_to_the_other_language_and_says_so() -> None:
    assert Text2(fr="Accueil").get("fr") == "Accueil"
    assert Text2(fr="Accueil").get("en") == "Accueil (fr)"
    assert Text2(en="Desk").get("fr") == "Desk (en)"


def test_a_kpi_knows_what_it_measures() -> None:
    fields = {"id": "k", "rank": "a0", "journey": "j", "name": text("K"), "metric": "count", "direction": "up"}
    assert Kpi.model_validate({**fields, "scope": "stage:s1"}).stage == "s1"
    assert Kpi.model_validate({**fields, "scope": "touchpoint:t1"}).touchpoint == "t1"
    assert Kpi.model_validate({**fields, "scope": "journey"}).stage is None
    with pytest.raises(ValidationError):
        Kpi.model_validate({**fields, "scope": "stage:"})


def test_every_field_that_holds_an_id_is_known_as_a_reference() -> None:
    point = Touchpoint.model_validate(
        {
            **POINT,
            "channel": "c1",
            "alt": ["c2"],
            "owner": "r1",
            "raci": [{"role": "r2", "code": "C"}],
            "systems": ["y1"],
            "emotion": {"label": "happy", "score": 2, "persona": "p1"},
        }
    )
    found = {field: (target, kind.__name__ if kind else None) for field, target, kind in references(point)}
    assert found == {
        "stage": ("s1", "Stage"),
        "channel": ("c1", "Channel"),
        "alt[0]": ("c2", "Channel"),
        "owner": ("r1", "Role"),
        "raci[0].role": ("r2", "Role"),
        "systems[0]": ("y1", "System"),
        "emotion.persona": ("p1", "Persona"),
    }


def test_only_fields_named_after_ids_hold_them() -> None:
    known = {kind.__name__: sorted(referring_fields(kind)) for kind in KINDS}
    assert known["Journey"] == ["compares_to", "continuous_roles", "links", "owner", "personas", "sponsor"]
    assert known["System"] == ["links", "unit"]
    assert known["ProjectInfo"] == []


def test_a_rule_has_one_severity() -> None:
    twice = [{"rule": "OWN001", "severity": "off"}, {"rule": "OWN001", "severity": "error"}]
    with pytest.raises(ValidationError, match="two severities"):
        ProjectInfo.model_validate({"id": "prj", "title": text("P"), "severity_profile": twice})
