"""Naming owners: who answers for a journey, a stage, a touchpoint; new roles and units on the spot."""

from __future__ import annotations

from collections.abc import Iterable

from journeydesigner.editor.edits.placing import both, rank_before
from journeydesigner.model import Draft, Id, Journey, Role, Stage, Text2, Touchpoint, Unit
from journeydesigner.model.organisation import RaciCode, UnitFunction
from journeydesigner.model.values import RoleId, UnitId

Owned = Journey | Stage | Touchpoint


def assign_owner(draft: Draft, elements: Iterable[Id], role: RoleId | None) -> None:
    """Make one role (None: nobody) answer for journeys, stages and touchpoints."""
    for id_ in elements:
        element = draft.get(id_)
        if isinstance(element, Journey | Stage | Touchpoint):
            draft.update(element, owner=role)


def add_unit(draft: Draft, name: Text2 | None = None, function: UnitFunction = "other") -> Unit:
    """Add a department."""
    return draft.add(
        Unit(
            id=draft.new_id("u"),
            rank=rank_before(draft.project.children(Unit), None),
            name=name or both("New unit"),
            function=function,
        )
    )


def add_role(draft: Draft, unit: UnitId, name: Text2 | None = None) -> Role:
    """Add a role to a unit."""
    return draft.add(
        Role(
            id=draft.new_id("r"),
            rank=rank_before(draft.project.children(Role), None),
            name=name or both("New role"),
            unit=unit,
            external=draft.one(Unit, unit).external,
        )
    )


def keep_one_accountable(draft: Draft, element: Id, keep: RoleId, others: RaciCode = "R") -> None:
    """Leave one role accountable; the others of code A become `others`, and an owner besides it steps back.

    The facets that `keep` holds stay; it becomes the owner when somebody else was.
    """
    owned = draft.get(element)
    if not isinstance(owned, Stage | Touchpoint):
        raise KeyError(element)
    raci = tuple(
        a.model_copy(update={"code": others}) if a.code == "A" and a.role != keep else a for a in owned.raci
    )
    fields: dict[str, object] = {"raci": raci}
    if owned.owner is not None and owned.owner != keep:
        fields["owner"] = keep
    draft.update(owned, **fields)
