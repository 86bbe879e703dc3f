"""Strews over a project what rules and measures read besides its map: the same for the same seed."""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterable, Iterator
from typing import Any

from journeydesigner.model import (
    Channel,
    Entity,
    Evidence,
    Id,
    Journey,
    Kpi,
    Opportunity,
    PainPoint,
    Persona,
    ProjectInfo,
    Role,
    Stage,
    System,
    Text2,
    Touchpoint,
    Transition,
    Unit,
)
from journeydesigner.model.rank import spread

SYSTEMS = 8
SCREENS = ("smartphone", "computer", "tablet")
STAGE_TYPES = ("awareness", "consideration", "purchase", "delivery", "use", "support", "loyalty", "win_back")


def strewn(entities: Iterable[Entity], seed: int) -> list[Entity]:
    """These records with more of their fields, and with applications, pains, opportunities, KPIs and evidence."""
    rnd = random.Random(f"strewn {seed}")
    richer = [_richer(rnd, entity) for entity in entities]
    return [*richer, *_systems(), *_steering(rnd, richer)]


def _richer(rnd: random.Random, entity: Entity) -> Entity:
    fields: dict[str, Any] = {}
    if isinstance(entity, ProjectInfo):
        fields = {"bilingual": True}
    elif isinstance(entity, Persona):
        fields = _persona(entity.id)
    elif isinstance(entity, Unit):
        fields = {"function": "executive"} if entity.id == "u3" else {}
    elif isinstance(entity, Role):
        fields = _role(entity.id)
    elif isinstance(entity, Channel):
        fields = _channel(entity)
    elif isinstance(entity, Journey):
        fields = _journey()
    elif isinstance(entity, Stage):
        fields = {"type": rnd.choice(STAGE_TYPES), "raci": _raci(rnd, 0.3)}
    elif isinstance(entity, Touchpoint):
        fields = _touchpoint(rnd, entity)
    elif isinstance(entity, Transition):
        fields = {"condition": _text("When?")} if rnd.random() < 0.7 else {}
    return type(entity).model_validate({**dict(entity), **fields})


def _persona(id_: Id) -> dict[str, Any]:
    if id_ == "p1":
        return {"devices": ["phone"], "digital_ease": 2, "avoided": ["c_app"], "preferred": ["c_phone"]}
    return {"devices": ["smartphone", "computer"], "digital_ease": 4}


def _role(id_: Id) -> dict[str, Any]:
    """One outside, one whose mandate ends soon, one that is nobody yet."""
    return {
        "r5": {"external": True},
        "r6": {"mandate_end": "2026-12-31"},
        "r7": {"placeholder": True},
    }.get(id_, {})


def _channel(channel: Channel) -> dict[str, Any]:
    if channel.nature == "digital":
        return {"devices": SCREENS, "network": True, "counterparts": ["c_desk"]}
    if channel.human == "none":
        return {"direction": "outbound"}
    return {"counterparts": ["c_site"]} if channel.nature == "physical" else {}


def _journey() -> dict[str, Any]:
    return {
        "kind": "customer_b2c",
        "horizon": "lifecycle",
        "goal": _text("Goal"),
        "brand_promise": _text("Promise"),
        "review_date": "2027-03-31",
    }


def _touchpoint(rnd: random.Random, touchpoint: Touchpoint) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "raci": _raci(rnd, 0.05),
        "systems": [f"y{rnd.randrange(SYSTEMS)}"] if rnd.random() < 0.5 else [],
        "needs_identity": rnd.random() < 0.15,
        "needs_history": rnd.random() < 0.15,
        "personalised": rnd.random() < 0.2,
        "promise": rnd.choices([None, "supports", "contradicts"], [6, 3, 1])[0],
        "availability": rnd.choices(["always", "hours", "season"], [6, 3, 1])[0],
        "connectivity": rnd.choices(["good", "poor", "none"], [18, 1, 1])[0],
    }
    if touchpoint.layer == "frontstage" and rnd.random() < 0.2:
        fields.update(wait_min=rnd.randrange(30), wait_tolerance_min=rnd.choice([None, 10, 20]))
    return fields


def _raci(rnd: random.Random, share: float) -> list[dict[str, Any]]:
    if rnd.random() >= share:
        return []
    return [{"role": f"r{rnd.randrange(4)}", "code": rnd.choice("ARCI"), "facet": rnd.choice(["message", "data"])}]


def _systems() -> Iterator[Entity]:
    """Half of them share accounts, most are linked, one belongs to nobody."""
    for i, rank in enumerate(spread(SYSTEMS)):
        links = [{"to": f"y{i + 1}", "kind": "api" if i % 3 else "manual_rekey"}] if i + 1 < SYSTEMS else []
        domain = f"domain {i % 2}" if i < SYSTEMS - 2 else None
        fields = {"unit": f"u{i % 3}" if i else None, "identity_domain": domain, "links": links}
        yield System.model_validate({"id": f"y{i}", "rank": rank, "name": f"System {i}", **fields})


def _steering(rnd: random.Random, entities: list[Entity]) -> Iterator[Entity]:
    """A KPI for most stages, pains and opportunities at the low points, three sources."""
    met = [e for e in entities if isinstance(e, Touchpoint) and e.layer == "frontstage"]
    low = [t for t in met if t.emotion is not None and t.emotion.score < 0]
    stages = [e for e in entities if isinstance(e, Stage) and rnd.random() < 0.9]
    pained = [t for t in low if rnd.random() < 0.6]
    repaired = [t for t in low if rnd.random() < 0.4]
    yield from _kpis(rnd, stages, [t for t in met if rnd.random() < 0.02])
    for i, touchpoint in enumerate(pained):
        yield PainPoint.model_validate(
            {"id": f"n{i}", "rank": "a0", "touchpoint": touchpoint.id, "text": _text(f"Pain {i}"), "severity": 3}
        )
    for i, (touchpoint, rank) in enumerate(zip(repaired, spread(len(repaired)), strict=True)):
        fields = {
            "touchpoints": [touchpoint.id],
            "owner": rnd.choice([None, "r1", "r2"]),
            "due": rnd.choice([None, "2027-01-31"]),
            "impact": rnd.choice([None, 2, 4, 5]),
        }
        yield Opportunity.model_validate(
            {"id": f"o{i}", "rank": rank, "journey": "j1", "text": _text(f"Opportunity {i}"), **fields}
        )
    for i, rank in enumerate(spread(3)):
        date = datetime.date(2025 + i // 2, 1 + i, 15)
        yield Evidence.model_validate(
            {"id": f"e{i}", "rank": rank, "journey": "j1", "type": "survey", "date": date}
        )


def _kpis(rnd: random.Random, stages: list[Stage], touchpoints: list[Touchpoint]) -> Iterator[Entity]:
    scopes = ["journey", *(f"stage:{s.id}" for s in stages), *(f"touchpoint:{t.id}" for t in touchpoints)]
    for i, (scope, rank) in enumerate(zip(scopes, spread(len(scopes)), strict=True)):
        fields = {
            "baseline": 60.0,
            "target": 80.0,
            "current": rnd.choice([None, 70.0, 85.0]) if i else 70.0,
            "frequency": rnd.choice([None, "monthly"]),
            "source": _text("Survey"),
            "owner": rnd.choice([None, "r1"]),
        }
        yield Kpi.model_validate(
            {
                "id": f"k{i}",
                "rank": rank,
                "journey": "j1",
                "name": _text(f"KPI {i}"),
                "metric": "csat",
                "direction": "up",
                "scope": scope,
                **fields,
            }
        )


def _text(text: str) -> Text2:
    return Text2(fr=text, en=text)
