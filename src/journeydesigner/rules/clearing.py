"""Empties one field of a record, so that nothing broken stays in it. Knows no rule and changes nothing itself."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from journeydesigner.model import Entity, Kpi
from journeydesigner.model.values import Value

Step = str | int
_STEPS = re.compile(r"([a-z_]+)|\[(\d+)\]")


def cleared(entity: Entity, paths: Iterable[str]) -> dict[str, Any] | None:
    """The fields of `entity` to set so that these references are gone; None when one of them must not be empty.

    Paths are those of `model.kinds.references`: "owner", "alt[1]", "bridge.owner", "raci[0].role". An item of a
    list goes as a whole when it cannot stand without the reference; a KPI without target measures the journey.
    """
    now = entity
    for path in sorted(paths, key=_steps_of, reverse=True):
        if isinstance(entity, Kpi) and path == "scope":
            now = now.model_copy(update={"scope": "journey"})
            continue
        without = _without(now, list(_steps_of(path)))
        if without is None:
            return None
        now = without
    names = type(entity).model_fields
    return {name: getattr(now, name) for name in names if getattr(now, name) != getattr(entity, name)}


def _steps_of(path: str) -> tuple[Step, ...]:
    return tuple(name or int(place) for name, place in _STEPS.findall(path))


def _without(value: Any, steps: list[Step]) -> Any:
    """`value` with what lies at `steps` taken out; None when it cannot stand without it."""
    if not steps:
        return None
    step, *rest = steps
    if isinstance(value, Value):
        name = _field(value, str(step))
        inner = _without(getattr(value, name), rest)
        if inner is None and type(value).model_fields[name].is_required():
            return None
        return value.model_copy(update={name: inner})
    place = int(step)
    inner = _without(value[place], rest)
    return (*value[:place], *(() if inner is None else (inner,)), *value[place + 1 :])


def _field(value: Value, alias: str) -> str:
    fields = type(value).model_fields
    return next(name for name, field in fields.items() if (field.alias or name) == alias)
