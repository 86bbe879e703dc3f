"""Which two journeys are put side by side when nobody has chosen yet."""

from __future__ import annotations

from collections.abc import Sequence

from journeydesigner.model import Id, Journey, Project

Sides = tuple[Id | None, Id | None]
"""The journey before and the one after."""


def sides_for(project: Project, shown: Id | None) -> Sides:
    """The journey shown and the one it compares to, or that compares to it; else the one beside it.

    What describes today comes first. None after where there is only one journey, twice None where there is none.
    """
    journeys = project.journeys()
    one = next((journey for journey in journeys if journey.id == shown), next(iter(journeys), None))
    other = _other(journeys, one) if one is not None else None
    if one is None or other is None:
        return (one.id if one else None, None)
    if one.compares_to == other.id or (other.compares_to != one.id and other.state == "current" != one.state):
        one, other = other, one
    return one.id, other.id


def kept_sides(project: Project, sides: Sides, shown: Id | None) -> Sides:
    """The same journeys, as far as there still are; else those that would be chosen now."""
    there = [id_ for id_ in sides if project.one(Journey, id_) is not None]
    if len(there) == 2 and there[0] != there[1]:
        return there[0], there[1]
    return sides_for(project, there[0] if there else shown)


def _other(journeys: Sequence[Journey], one: Journey) -> Journey | None:
    others = [journey for journey in journeys if journey.id != one.id]
    tied = (o for o in others if o.id == one.compares_to or o.compares_to == one.id)
    return next(tied, next(iter(others), None))
