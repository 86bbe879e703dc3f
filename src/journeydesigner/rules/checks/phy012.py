"""Rule PHY012: the physical and the digital side of a stage are run apart."""

from __future__ import annotations

from collections.abc import Iterator

from journeydesigner.i18n import N_
from journeydesigner.model import Bridge, Channel, Id, Role, Stage, Touchpoint, Transition
from journeydesigner.model.owner_units import OwnerUnits
from journeydesigner.model.reading import WORLDS, bridge_of, channel_of
from journeydesigner.rules.finding import Finding, Said, found, lacking
from journeydesigner.rules.fixes import Asked, Fix, SetBridge, adds, fix, sets
from journeydesigner.rules.offering import controlled_in
from journeydesigner.rules.rule import rule
from journeydesigner.rules.view import View
from journeydesigner.rules.wording import Name, Names

Sides = tuple[list[Touchpoint], list[Touchpoint]]


UNKNOWN = N_("Not everything in “{name}” has an owner: nobody can tell whether both worlds are run together.")


def repairs(view: View, finding: Finding) -> Iterator[Fix]:
    """Link both sides by a bridge, or let one owner answer for both."""
    stage = view.project.one(Stage, finding.element)
    physical, digital = _sides(view, stage) if stage is not None else ([], [])
    if stage is None or not physical or not digital:
        return
    start, end = physical[0].id, digital[0].id
    there = next((link for link in view.project.outgoing(start) if link.to == end), None)
    linking = adds(Transition, stage.journey, from_=start, to=end, bridge=Bridge(by="qr"))
    yield fix(
        N_("Link “{from}” to “{to}” by a QR code"),
        SetBridge(there.id, "qr") if there is not None else linking,
        **{"from": Name(start), "to": Name(end)},
    )
    owners = (sets(touchpoint.id, owner=Asked("role")) for touchpoint in (*physical, *digital))
    yield fix(N_("Name one owner for both sides"), *owners)


@rule(
    "PHY012",
    severity="warning",
    scope=Stage,
    own="owner",
    reads={
        Touchpoint: "layer type channel owner",
        Channel: "control nature",
        Stage: "owner",
        Role: "unit",
        Transition: "from_ to bridge",
    },
    title=N_("Physical and digital run apart"),
    message=N_(
        "In “{name}”, {units_p} run the physical side, {units_d} the digital side, and nothing links them."
    ),
    repairs=repairs,
)
def check(view: View, stage: Stage) -> Iterator[Said]:
    """Two worlds in one stage, two departments, and no way across: each is managed for itself.

    Known means that every touchpoint of both sides has an owner with a unit; the missing ones are OWN003's.
    Grounding: S1 (each dimension managed independently).
    """
    physical, digital = _sides(view, stage)
    units_p, units_d = _units(view, physical), _units(view, digital)
    if not units_p or not units_d or (units_p & units_d) - {None}:
        return
    if _are_linked(view, physical, digital) or _are_linked(view, digital, physical):
        return
    if None in units_p | units_d:
        yield lacking(UNKNOWN, name=Name(stage.id))
    else:
        yield found(name=Name(stage.id), units_p=_names(units_p), units_d=_names(units_d))


def _sides(view: View, stage: Stage) -> Sides:
    """The controlled touchpoints of the stage that are only physical, and those that are only digital."""
    sides: Sides = ([], [])
    for touchpoint in controlled_in(view, stage):
        channel = channel_of(view.project, touchpoint)
        if channel is not None and len(WORLDS[channel.nature]) == 1:
            sides[channel.nature == "digital"].append(touchpoint)
    return sides


def _units(view: View, touchpoints: list[Touchpoint]) -> set[Id | None]:
    unit = view.project.index(OwnerUnits).units.get
    return {unit(touchpoint.id) for touchpoint in touchpoints}


def _are_linked(view: View, starts: list[Touchpoint], ends: list[Touchpoint]) -> bool:
    arrivals = {end.id for end in ends}
    outgoing = (link for start in starts for link in view.project.outgoing(start.id))
    return any(bridge_of(link) is not None and link.to in arrivals for link in outgoing)


def _names(units: set[Id | None]) -> Names:
    return Names(tuple(sorted(unit for unit in units if unit is not None)))
