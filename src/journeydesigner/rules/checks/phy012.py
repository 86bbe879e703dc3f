"""Rule PHY012: the physical and the digital side of a stage are run apart."""

from __future__ import annotations

from collections.abc import Iterator

from journeydesigner.i18n import N_
from journeydesigner.model import Channel, Id, Role, Stage, Touchpoint, Transition
from journeydesigner.model.reading import WORLDS, bridge_of, channel_of, effective_owner, is_controlled, unit_of
from journeydesigner.rules.finding import Found, found
from journeydesigner.rules.rule import rule
from journeydesigner.rules.view import View
from journeydesigner.rules.wording import Name, Names

Sides = tuple[list[Touchpoint], list[Touchpoint]]


@rule(
    "PHY012",
    severity="warning",
    scope=Stage,
    own="owner",
    reads={
        Touchpoint: "layer type channel owner",
        Channel: "control nature",
        Role: "unit",
        Transition: "from_ to bridge",
    },
    title=N_("Physical and digital run apart"),
    message=N_(
        "In “{name}”, {units_p} run the physical side, {units_d} the digital side, and nothing links them."
    ),
)
def check(view: View, stage: Stage) -> Iterator[Found]:
    """Two worlds in one stage, two departments, and no way across: each is managed for itself.

    Known means that every touchpoint of both sides has an owner with a unit; the missing ones are OWN003's.
    Grounding: S1 (each dimension managed independently).
    """
    physical, digital = _sides(view, stage)
    units_p, units_d = _units(view, physical), _units(view, digital)
    if not units_p or not units_d or None in units_p | units_d or units_p & units_d:
        return
    if not _are_linked(view, physical, digital) and not _are_linked(view, digital, physical):
        yield found(name=Name(stage.id), units_p=_names(units_p), units_d=_names(units_d))


def _sides(view: View, stage: Stage) -> Sides:
    """The controlled touchpoints of the stage that are only physical, and those that are only digital."""
    sides: Sides = ([], [])
    for touchpoint in view.project.touchpoints(stage.id):
        channel = channel_of(view.project, touchpoint)
        worlds = WORLDS[channel.nature] if channel and is_controlled(view.project, touchpoint) else frozenset()
        if len(worlds) == 1:
            sides["D" in worlds].append(touchpoint)
    return sides


def _units(view: View, touchpoints: list[Touchpoint]) -> set[Id | None]:
    return {unit_of(view.project, effective_owner(view.project, t)) for t in touchpoints}


def _are_linked(view: View, starts: list[Touchpoint], ends: list[Touchpoint]) -> bool:
    arrivals = {end.id for end in ends}
    outgoing = (link for start in starts for link in view.project.outgoing(start.id))
    return any(bridge_of(link) is not None and link.to in arrivals for link in outgoing)


def _names(units: set[Id | None]) -> Names:
    return Names(tuple(sorted(unit for unit in units if unit is not None)))
