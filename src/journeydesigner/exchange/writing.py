"""Writes a project as text `journeydesigner/1`: every field that says something, in a stable order."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterable
from typing import Any

import yaml

from journeydesigner.exchange import shapes
from journeydesigner.exchange.yaml_tree import FLOAT, INTEGER
from journeydesigner.model import Entity, Id, Journey, Kind, Project, ProjectInfo, Stage, System, Waiver
from journeydesigner.model.values import Value

_WIDTH = 4096
"""Longest line before YAML folds a text: long enough that one label stays on one line."""


class _Dumper(yaml.CSafeDumper):
    """Quotes, besides what YAML 1.1 needs quoted, what our reader (YAML 1.2) would take for a number."""


# The writer's own resolver knows 1.0e+5 but not 1e5; both are numbers to a reader of YAML 1.2.
_Dumper.add_implicit_resolver(
    "tag:yaml.org,2002:float", re.compile(f"(?:{INTEGER.pattern}|{FLOAT.pattern})\\Z"), list("-+.0123456789")
)


def dump_yaml(project: Project) -> str:
    """The project as YAML."""
    return str(
        yaml.dump(
            as_data(project),
            Dumper=_Dumper,
            default_flow_style=None,
            allow_unicode=True,
            sort_keys=False,
            width=_WIDTH,
        )
    )


def dump_json(project: Project) -> str:
    """The project as JSON."""
    return json.dumps(as_data(project), ensure_ascii=False, allow_nan=False, indent=2) + "\n"


def as_data(project: Project) -> dict[str, Any]:
    """The project as plain maps, lists and scalars, in the order and shape of the text format."""
    data: dict[str, Any] = {"format": shapes.FORMAT, "project": _info(project.info)}
    for name, kind in shapes.LIBRARIES.items():
        data[name] = [_fields(e) for e in _library(project, kind)]
        if kind is System:
            data["system_links"] = [
                {"a": system.id, "b": link.to, "kind": link.kind}
                for system in project.children(System)
                for link in system.links
            ]
    data["journeys"] = [_journey(project, journey) for journey in project.journeys()]
    data["waivers"] = [_fields(waiver) for waiver in project.children(Waiver)]
    return {name: data[name] for name in shapes.TOP if data[name]}


def _library(project: Project, kind: Kind) -> Iterable[Entity]:
    return project.children(kind)


def _info(info: ProjectInfo) -> dict[str, Any]:
    data = _fields(info)
    if info.severity_profile:
        data["severity_profile"] = {setting.rule: setting.severity for setting in info.severity_profile}
    return data


def _journey(project: Project, journey: Journey) -> dict[str, Any]:
    data = _record(project, journey)
    details = [
        {"stage": stage.id, "journey": stage.sub_journey}
        for stage in project.children(Stage, journey.id)
        if stage.sub_journey is not None
    ]
    return {**data, "sub_journeys": details} if details else data


def _record(project: Project, entity: Entity) -> dict[str, Any]:
    data = _fields(entity)
    for name, kind in shapes.CHILDREN.get(type(entity), {}).items():
        children = [_record(project, child) for child in project.children(kind, Id(entity.id))]
        if children:
            data[name] = children
    return data


def _fields(value: Value) -> dict[str, Any]:
    kind = type(value)
    always = shapes.always_written(kind)
    data = {}
    for name, shown in shapes.shown(kind):
        field = getattr(value, name)
        if name in always or kind.model_fields[name].is_required() or field != kind.model_fields[name].default:
            data[shown] = _plain(field)
    return data


def _plain(value: Any) -> Any:
    if isinstance(value, Value):
        return _fields(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)
    return value
