"""A small sound project on which no rule fires, and the cases: differences from it on which one does, as data."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from journeydesigner.model import (
    Channel,
    Entity,
    Evidence,
    Journey,
    Kpi,
    Opportunity,
    PainPoint,
    Persona,
    Project,
    ProjectInfo,
    Role,
    Stage,
    System,
    Touchpoint,
    Transition,
    Unit,
    Waiver,
)
from journeydesigner.model.rank import spread
from journeydesigner.rules import Check, Finding, check_project
from journeydesigner.rules.finding import Unassessed

ON = datetime.date(2026, 11, 22)

Fields = Mapping[str, Any]
Patch = Mapping[str, Fields | None]
"""By id: fields to set on a record, or those of a new one; None takes the record out."""

KIND_OF = {
    "i": ProjectInfo, "p": Persona, "u": Unit, "r": Role, "y": System, "c": Channel, "j": Journey, "s": Stage,
    "t": Touchpoint, "n": PainPoint, "x": Transition, "o": Opportunity, "k": Kpi, "e": Evidence, "w": Waiver,
}  # fmt: skip
"""The first letter of an id tells the kind."""


def _channel(nature: str, human: str, **fields: Any) -> Fields:
    return {
        "family": "other",
        "nature": nature,
        "human": human,
        "control": "brand",
        "direction": "two_way",
        **fields,
    }


def _kpi(scope: str) -> Fields:
    values = {"baseline": 60.0, "target": 80.0, "current": 85.0}
    plan = {"frequency": "monthly", "source": "Survey", "owner": "r1"}
    return {"journey": "j", "metric": "csat", "direction": "up", "scope": scope, **values, **plan}


@dataclass(frozen=True)
class Case:
    """One rule tried on the small project with differences: where it must fire, and thereby where not.

    `lacks` says where it must tell that data are missing.
    """

    rule: str
    what: str
    given: Patch
    fires: frozenset[str]
    lacks: frozenset[str]

    def __str__(self) -> str:
        return f"{self.rule}-{self.what}"


@cache
def cases() -> tuple[Case, ...]:
    """Every case of `tests/rules/cases`."""
    return tuple(_cases())


def _cases() -> Iterator[Case]:
    for path in sorted(Path(__file__).with_name("cases").glob("*.yaml")):
        for rule, tried in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            for case in tried:
                where = frozenset(case["fires"]), frozenset(case.get("lacks", ()))
                yield Case(rule, case["what"], case["given"], *where)


SCREEN = ["smartphone", "computer"]
BASE: dict[str, Fields] = {
    "i": {"title": "Small", "severity_profile": [{"rule": "GOV004", "severity": "off"}]},
    "p": {"client_kind": "user", "devices": ["smartphone"], "digital_ease": 4},
    "u1": {"function": "service"},
    "u2": {"function": "digital"},
    "r1": {"unit": "u1"},
    "r2": {"unit": "u2"},
    "r_out": {"unit": "u2", "external": True},
    "r_tbd": {"unit": "u1", "placeholder": True},
    "r_temp": {"unit": "u1", "mandate_end": "2026-12-31"},
    "y1": {"unit": "u2"},
    "c_desk": _channel("physical", "synchronous", counterparts=["c_site"]),
    "c_flyer": _channel("physical", "none", direction="outbound", counterparts=["c_site"]),
    "c_phone": _channel("remote", "synchronous"),
    "c_site": _channel("digital", "none", devices=SCREEN, network=True),
    "c_mail": _channel("digital", "asynchronous", devices=SCREEN, network=True),
    "c_news": _channel("digital", "none", devices=SCREEN, direction="outbound"),
    "c_kiosk": _channel("hybrid", "none", network=True),
    "c_ad": _channel("digital", "none", control="external"),
    "j": {
        "kind": "user",
        "owner": "r1",
        "sponsor": "r1",
        "personas": ["p"],
        "review_date": "2027-03-31",
        "continuous_roles": [{"role": "r1", "code": "C"}],
        "goal": "Goal",
        "trigger": "Trigger",
        "outcome": "Outcome",
        "brand_promise": "Promise",
        "objective": "Objective",
    },
    "s1": {"journey": "j", "owner": "r1"},
    "s2": {"journey": "j", "owner": "r1"},
    "t1": {"stage": "s1", "channel": "c_site", "systems": ["y1"], "entry": True, "personalised": True},
    "t2": {"stage": "s1", "channel": "c_desk", "emotion": {"label": "neutral", "score": 0, "source": "observed"}},
    "t3": {"stage": "s2", "channel": "c_desk", "emotion": {"label": "happy", "score": 2, "source": "observed"}},
    "t4": {
        "stage": "s2",
        "channel": "c_mail",
        "exit": True,
        "personalised": True,
        "emotion": {"label": "reassured", "score": 1, "source": "observed"},
    },
    "t9": {"stage": "s2", "type": "action", "layer": "backstage"},
    "x1": {"journey": "j", "from": "t1", "to": "t2", "bridge": {"by": "ticket"}},
    "x2": {"journey": "j", "from": "t2", "to": "t3"},
    "x3": {"journey": "j", "from": "t3", "to": "t4", "bridge": {"by": "email"}},
    "o1": {"journey": "j", "touchpoints": ["t2"], "owner": "r1", "impact": 2},
    "k_all": _kpi("journey"),
    "k_s1": _kpi("stage:s1"),
    "k_s2": _kpi("touchpoint:t3"),
    "e_log": {"journey": "j", "type": "log", "date": "2026-06-30"},
}
"""Sound but for channels that nothing uses: the project keeps them in store, so GOV004 is off."""


RANKS = spread(100)
"""The same record has the same rank in every variant."""


TEXTS = {"name", "title", "text", "goal", "trigger", "outcome", "brand_promise", "objective", "source"}
"""Fields that hold a text in two languages; one string stands for both."""


def small(patch: Patch | None = None) -> Project:
    """The small project with these differences."""
    records = {**BASE, **{id_: _patched(id_, fields) for id_, fields in (patch or {}).items()}}
    ranked = zip(records.items(), RANKS, strict=False)
    return Project.of(_record(id_, dict(fields), rank) for (id_, fields), rank in ranked if fields is not None)


def _patched(id_: str, fields: Fields | None) -> Fields | None:
    return None if fields is None else {**BASE.get(id_, {}), **fields}


def _record(id_: str, fields: dict[str, Any], rank: str) -> Entity:
    kind = KIND_OF[id_[0]]
    if "rank" in kind.model_fields:
        fields.setdefault("rank", rank)
    for words in {"name", "title", "text"} & kind.model_fields.keys():
        fields.setdefault(words, id_.upper())
    for words in TEXTS & fields.keys():
        text = fields[words]
        fields[words] = {"fr": text, "en": text} if isinstance(text, str) else text
    return kind.model_validate({"id": id_, **fields})


def fired(project: Project, code: str, on: datetime.date = ON) -> set[str]:
    """Where a rule fires: the element, with "/persona" where there is one. It may not break down."""
    findings = [finding for finding in check_project(project, on) if finding.rule == code]
    assert not any(finding.failed for finding in findings)
    return {_where(finding) for finding in findings}


def lacked(project: Project, code: str, on: datetime.date = ON) -> set[str]:
    """Where a rule says that it lacks data: the element, with "/persona" where there is one."""
    return {_where(said) for said in Check.fresh(project, on).unassessed if said.rule == code}


def _where(said: Finding | Unassessed) -> str:
    return f"{said.element}/{said.persona}" if said.persona else str(said.element)
