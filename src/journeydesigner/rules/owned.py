"""Who answers for a journey, a stage or a touchpoint, as the OWN family reads it: explicit owners and RACI."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from journeydesigner.model import Assignment, Id, Journey, Project, Role, Stage, Touchpoint, Transition
from journeydesigner.model.organisation import Facet
from journeydesigner.model.reading import effective_owner, is_controlled, owner_units, unit_of
from journeydesigner.rules.finding import Said
from journeydesigner.rules.passage import between_ends, unknown_between
from journeydesigner.rules.view import View
from journeydesigner.rules.wording import Name, Names

Owned = Journey | Stage | Touchpoint
OWNED = (Journey, Stage, Touchpoint)
"""What "any owned" means in the catalogue. KPIs, bridges and channels are owned too: other rules judge them."""


def explicit_owner(project: Project, element: Owned) -> Role | None:
    """The role written on the element itself, never an inherited one."""
    return project.one(Role, element.owner) if element.owner is not None else None


def in_force(element: Owned, on: datetime.date) -> Iterator[Assignment]:
    """The RACI assignments of an element that hold on a date."""
    for assignment in () if isinstance(element, Journey) else element.raci:
        starts, ends = assignment.valid_from, assignment.valid_to
        if (starts is None or starts <= on) and (ends is None or on <= ends):
            yield assignment


def accountable(element: Owned, on: datetime.date) -> dict[Facet, tuple[Id, ...]]:
    """By facet, the distinct roles accountable for it; the owner is accountable for the experience (B.3)."""
    roles: dict[Facet, dict[Id, None]] = {}
    if element.owner is not None:
        roles["experience"] = {element.owner: None}
    for assignment in in_force(element, on):
        if assignment.code == "A":
            roles.setdefault(assignment.facet, {})[assignment.role] = None
    return {facet: tuple(found) for facet, found in roles.items()}


def handed_over(view: View, transition: Transition, unknown: str) -> Iterator[Said]:
    """Say that a link hands the client to another unit, or with `unknown` that nobody can tell."""
    unit_a, unit_b = owner_units(view.project, transition)
    if unit_a is not None and unit_b is not None:
        if unit_a != unit_b:
            yield between_ends(transition, unit_a=Name(unit_a), unit_b=Name(unit_b))
        return
    missing = _ends_without_unit(view, transition)
    if missing:
        yield unknown_between(unknown, transition, names=Names(missing))


def _ends_without_unit(view: View, transition: Transition) -> tuple[Id, ...]:
    """The ends of a link that the organisation answers for and whose owner has no known unit.

    None where both ends inherit from one stage: whoever comes to own it owns both.
    """
    project = view.project
    ends = [end for end in view.ends(transition) if end is not None]
    if len(ends) < 2 or (ends[0].stage == ends[1].stage and not any(end.owner for end in ends)):
        return ()
    return tuple(
        end.id
        for end in ends
        if unit_of(project, effective_owner(project, end)) is None and is_controlled(project, end)
    )


def journey_of(view: View, element: Owned) -> Journey | None:
    """The journey an owned element is or lies in."""
    if isinstance(element, Journey):
        return element
    return view.journey_of_stage(element if isinstance(element, Stage) else view.stage_of(element))
