"""Why an element counts as it does in a measure, in a few words: owner, units, applications, bridge, devices."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from journeydesigner.i18n import N_, _, language
from journeydesigner.layout.words import word
from journeydesigner.measures import Measures
from journeydesigner.measures.contributions import lost_across
from journeydesigner.model import (
    Channel,
    Entity,
    Id,
    Journey,
    Kpi,
    Persona,
    Project,
    Role,
    Stage,
    Touchpoint,
    Transition,
)
from journeydesigner.model.naming import name_of
from journeydesigner.model.reading import bridge_of, channels_of, effective_owner, owner_units, world_switch
from journeydesigner.model.values import RoleId
from journeydesigner.panels.fields.decimal import write_decimal

_LOSSES = {
    "way": N_("no way across"),
    "identity": N_("identity is not carried"),
    "history": N_("history is not carried"),
}


def reason(measures: Measures, name: str, element: Id) -> str:
    """The reason for the value of an element behind the measure `name`; "" where the value says it all."""
    project = measures.facts.project
    entity = project.get(element)
    whole, _dot, part = name.partition(".")
    persona = project.one(Persona, part) if whole == "persona_access" else None  # type: ignore[arg-type]
    if isinstance(entity, Touchpoint) and persona is not None:
        return _hindrances(project, entity, persona)
    if whole == "ownership_coverage":
        return _owner(project, entity)
    if isinstance(entity, Kpi):
        return _progress(entity)
    if isinstance(entity, Transition):
        return _PASSAGES.get(name, _units)(project, entity)
    if isinstance(entity, Touchpoint) and whole == "emotion":
        return _feeling(entity)
    return (
        ", ".join(_called(project, c) for c in channels_of(project, entity))
        if isinstance(entity, Touchpoint)
        else ""
    )


def _called(project: Project, entity: Entity) -> str:
    return name_of(project, entity.id, language())


def _owner(project: Project, entity: Entity | None) -> str:
    owner: RoleId | None = None
    if isinstance(entity, Touchpoint):
        owner = effective_owner(project, entity)
    elif isinstance(entity, Journey | Stage):
        owner = entity.owner
    elif isinstance(entity, Transition) and entity.bridge is not None:
        owner = entity.bridge.owner
    role = project.one(Role, owner)
    if role is None:
        return _("Nobody answers for it.")
    if role.placeholder:
        return _("“{role}” is still to be named.", role=_called(project, role))
    return _called(project, role)


def _units(project: Project, link: Transition) -> str:
    return " → ".join(name_of(project, unit, language()) if unit else "?" for unit in owner_units(project, link))


def _systems(project: Project, link: Transition) -> str:
    ends = (project.one(Touchpoint, id_) for id_ in (link.from_, link.to))
    names = (", ".join(name_of(project, s, language()) for s in end.systems) for end in ends if end is not None)
    return " → ".join(names)


def _losses(project: Project, link: Transition) -> str:
    lost = lost_across(project, link)
    text = ", ".join(_(_LOSSES[loss]) for loss in lost)
    return text[:1].upper() + text[1:] if text else _bridge(project, link)


def _bridge(_project: Project, link: Transition) -> str:
    bridge = bridge_of(link)
    text = word("mechanism", bridge.by if bridge is not None else "none")
    return text[:1].upper() + text[1:]


def _switch(project: Project, link: Transition) -> str:
    ends = (word("nature", "physical"), word("nature", "digital"))
    from_, to = ends if world_switch(project, link) == "P→D" else reversed(ends)
    return f"{from_[:1].upper()}{from_[1:]} → {to}, {_bridge(project, link).lower()}"


def _feeling(touchpoint: Touchpoint) -> str:
    if touchpoint.emotion is None:
        return ""
    feeling = word("emotion_label", touchpoint.emotion.label)
    return f"{feeling[:1].upper()}{feeling[1:]} ({word('emotion_source', touchpoint.emotion.source)})"


def _progress(kpi: Kpi) -> str:
    baseline, current, target = (
        "?" if n is None else write_decimal(n) for n in (kpi.baseline, kpi.current, kpi.target)
    )
    return _(
        "Baseline {baseline}, now {current}, target {target}", baseline=baseline, current=current, target=target
    )


def _hindrances(project: Project, touchpoint: Touchpoint, persona: Persona) -> str:
    return ", ".join(_hindrance(project, channel, persona) for channel in channels_of(project, touchpoint))


def _hindrance(project: Project, channel: Channel, persona: Persona) -> str:
    name = _called(project, channel)
    if channel.id in persona.avoided:
        return _("{channel} (avoided)", channel=name)
    if channel.devices and set(channel.devices).isdisjoint(persona.devices):
        devices = ", ".join(word("device", device) for device in channel.devices)
        return _("{channel} (needs: {devices})", channel=name, devices=devices)
    return name


_PASSAGES: Mapping[str, Callable[[Project, Transition], str]] = {
    "silo_jumps_all": _systems,
    "silo_jumps_main": _systems,
    "continuity_score": _losses,
    "world_switches": _switch,
    "bridge_coverage": _switch,
}
"""What is said of links; of the others the units at both ends."""
