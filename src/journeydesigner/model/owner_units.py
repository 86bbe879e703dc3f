"""In which unit the owner of each touchpoint works: looked up once, then carried along from edit to edit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from journeydesigner.model.delta import Delta
from journeydesigner.model.journey import Stage, Touchpoint
from journeydesigner.model.organisation import Role
from journeydesigner.model.project import Project
from journeydesigner.model.values import Id, RoleId, UnitId


def effective_owner(project: Project, touchpoint: Touchpoint) -> RoleId | None:
    """The touchpoint's own owner, else its stage's; never the journey's, who owns the whole and not each step."""
    if touchpoint.owner is not None:
        return touchpoint.owner
    stage = project.one(Stage, touchpoint.stage)
    return stage.owner if stage else None


def unit_of(project: Project, role: RoleId | None) -> UnitId | None:
    """The unit a role belongs to."""
    found = project.one(Role, role)
    return found.unit if found else None


class OwnerUnits:
    """An index of the project: by touchpoint, the unit of its effective owner, where that is known."""

    def __init__(self, units: Mapping[Id, UnitId]) -> None:
        self.units = units

    @classmethod
    def of(cls, project: Project) -> OwnerUnits:
        """Look at every touchpoint; stages and roles are few, and read once."""
        owners = {id_: stage.owner for id_, stage in project.all(Stage).items()}
        units = {id_: role.unit for id_, role in project.all(Role).items()}
        found: dict[Id, UnitId] = {}
        for id_, touchpoint in project.all(Touchpoint).items():
            owner = touchpoint.owner if touchpoint.owner is not None else owners.get(touchpoint.stage)
            unit = units.get(owner) if owner is not None else None
            if unit is not None:
                found[id_] = unit
        return cls(found)

    def updated(self, before: Project, after: Project, delta: Delta) -> OwnerUnits:  # noqa: ARG002
        """Look again where owners or stages changed; everywhere when a role went to another unit."""
        if any(_unit(old) != _unit(new) for _, (old, new) in delta.of_kind(Role)):
            return OwnerUnits.of(after)
        changed = {id_ for id_, (old, new) in delta.of_kind(Touchpoint) if _owned(old) != _owned(new)}
        for id_, (old, new) in delta.of_kind(Stage):
            if _owned(old) != _owned(new):
                changed.update(touchpoint.id for touchpoint in after.touchpoints(id_))
        if not changed:
            return self
        units = dict(self.units)
        for id_ in changed:
            units.pop(id_, None)
        units.update(_units(after, (t for t in (after.one(Touchpoint, id_) for id_ in changed) if t)))
        return OwnerUnits(units)


def _units(project: Project, touchpoints: Iterable[Touchpoint]) -> dict[Id, UnitId]:
    found = ((t.id, unit_of(project, effective_owner(project, t))) for t in touchpoints)
    return {id_: unit for id_, unit in found if unit is not None}


def _unit(side: object) -> UnitId | None:
    return side.unit if isinstance(side, Role) else None


def _owned(side: object) -> tuple[object, ...] | None:
    if isinstance(side, Touchpoint):
        return side.stage, side.owner
    return (side.owner,) if isinstance(side, Stage) else None
