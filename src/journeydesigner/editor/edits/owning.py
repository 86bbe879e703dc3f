"""Naming owners: who answers for a journey, a stage, a touchpoint; new roles and units on the spot."""

from __future__ import annotations

from collections.abc import Iterable

from journeydesigner.editor.edits.placing import both, rank_before
from journeydesigner.model import Assignment, Draft, Id, Journey, Role, Stage, Text2, Touchpoint, Unit
from journeydesigner.model.organisation import Facet, RaciCode, UnitFunction
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


def keep_one_accountable(
    draft: Draft, element: Id, keep: RoleId, facet: Facet = "experience", others: RaciCode = "R"
) -> None:
    """Leave one role accountable for a facet of a stage or touchpoint; its other roles of code A become `others`.

    The owner answers for the experience: where somebody else owned the element, `keep` takes over, and the former
    owner keeps a part in it.
    """
    owned = draft.get(element)
    if not isinstance(owned, Stage | Touchpoint):
        raise KeyError(element)
    raci = tuple(
        a.model_copy(update={"code": others}) if (a.code, a.facet) == ("A", facet) and a.role != keep else a
        for a in owned.raci
    )
    owner = owned.owner
    if facet == "experience" and owner is not None and owner != keep:
        raci = (*raci, *_part_of(owner, raci, others))
        owner = keep
    draft.update(owned, raci=raci, owner=owner)


def _part_of(owner: RoleId, raci: tuple[Assignment, ...], code: RaciCode) -> tuple[Assignment, ...]:
    return () if any(a.role == owner for a in raci) else (Assignment(role=owner, code=code),)
