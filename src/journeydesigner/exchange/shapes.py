"""How records lie in the text format: which fields they show, in which order, and what is nested in what.

Read off the model, so that a new field is read and written without being listed again. Source: domain reference B.
"""

from __future__ import annotations

import types
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin

from journeydesigner.model import (
    Channel,
    Entity,
    Evidence,
    Journey,
    Kind,
    Kpi,
    Opportunity,
    PainPoint,
    Persona,
    ProjectInfo,
    Role,
    Stage,
    System,
    Touchpoint,
    Transition,
    Unit,
)
from journeydesigner.model.channel import SystemLinkKind
from journeydesigner.model.journey import Emotion
from journeydesigner.model.kinds import PARENT_FIELD
from journeydesigner.model.values import JourneyId, StageId, SystemId, Value

FORMAT = "journeydesigner/1"

LIBRARIES: dict[str, Kind] = {
    "personas": Persona,
    "units": Unit,
    "roles": Role,
    "systems": System,
    "channels": Channel,
}
"""Top-level lists of records several journeys share, in the order they are written."""

CHILDREN: dict[type[Value], dict[str, Kind]] = {
    Journey: {
        "stages": Stage,
        "transitions": Transition,
        "opportunities": Opportunity,
        "kpis": Kpi,
        "evidence": Evidence,
    },
    Stage: {"touchpoints": Touchpoint},
    Touchpoint: {"pains": PainPoint},
}
"""Lists of records nested in a record, in the order they are written."""

TOP = ("format", "project", *LIBRARIES, "system_links", "journeys", "waivers")

_ELSEWHERE: dict[type[Value], tuple[str, ...]] = {
    ProjectInfo: ("schema_version",),
    System: ("links",),
    Stage: ("sub_journey",),
}
"""Fields that another part of the text says: the format line, system_links, sub_journeys."""

_LEADING: dict[type[Value], tuple[str, ...]] = {
    Stage: ("id", "type", "name"),
    Kpi: ("id", "name", "metric", "family", "scope", "owner"),
}

_WRITTEN: dict[type[Value], tuple[str, ...]] = {
    Persona: ("role",),
    Journey: ("horizon", "state", "status"),
    Stage: ("type",),
    Transition: ("kind",),
    Emotion: ("source",),
}
"""Fields that readers want to see even when they hold the default."""


class SystemLinkText(Value):
    """An entry of `system_links`."""

    a: SystemId
    b: SystemId
    kind: SystemLinkKind


class SubJourneyText(Value):
    """An entry of a journey's `sub_journeys`: the stage is detailed by another journey."""

    stage: StageId
    journey: JourneyId


@cache
def shown(kind: type[Value]) -> tuple[tuple[str, str], ...]:
    """(attribute, name in the text) of the fields a record shows, in the order they are written."""
    hidden = {*_ELSEWHERE.get(kind, ()), PARENT_FIELD.get(kind, "") if issubclass(kind, Entity) else ""}
    if kind is not Channel:
        hidden.add("rank")
    names = [name for name in kind.model_fields if name not in hidden]
    leading = [name for name in _LEADING.get(kind, ()) if name in names]
    if kind is Channel:
        names = [*(name for name in names if name != "rank"), "rank"]
    ordered = [*leading, *(name for name in names if name not in leading)]
    return tuple((name, kind.model_fields[name].alias or name) for name in ordered)


def always_written(kind: type[Value]) -> tuple[str, ...]:
    """Fields of `kind` that are written even when they hold the default."""
    return _WRITTEN.get(kind, ())


@cache
def allowed(kind: type[Value]) -> tuple[str, ...]:
    """Every name a record or a value of `kind` may show in the text."""
    nested = tuple(CHILDREN.get(kind, ()))
    extra = {Journey: ("sub_journeys",), ProjectInfo: ("schema_version",)}.get(kind, ())
    return (*(name for _, name in shown(kind)), *nested, *extra)


def value_type(kind: type[Value], loc: tuple[str | int, ...]) -> type[Value] | None:
    """The type of the value at `loc` inside a record of `kind`; None when it is no group of fields."""
    at: type[Value] | None = kind
    for step in loc:
        if isinstance(step, int) or at is None:
            continue
        field = next((f for n, f in at.model_fields.items() if step in (n, f.alias)), None)
        if field is not None:
            at = _value_in(field.annotation)
    return at


def _value_in(annotation: Any) -> type[Value] | None:
    if isinstance(annotation, type) and issubclass(annotation, Value):
        return annotation
    if get_origin(annotation) is Literal:
        return None
    if get_origin(annotation) in (Union, types.UnionType, tuple) or hasattr(annotation, "__metadata__"):
        return next((found for a in get_args(annotation) if (found := _value_in(a))), None)
    return None
