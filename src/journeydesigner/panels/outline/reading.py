"""What lies under what in the outline: a journey's stages, their touchpoints, the links that leave these."""

from __future__ import annotations

from collections.abc import Iterable

from journeydesigner.model import Entity, Id, Journey, Project, Stage, Touchpoint, Transition

Shown = Journey | Stage | Touchpoint | Transition
"""The kinds that have a row."""
LEVELS: tuple[type[Shown], ...] = (Journey, Stage, Touchpoint, Transition)
"""These kinds from the top of the tree to its leaves."""


def parent_row(record: Entity | None) -> Id | None:
    """The element whose row is above that of a record; None for a journey and for what has no row."""
    if isinstance(record, Stage):
        return record.journey
    if isinstance(record, Touchpoint):
        return record.stage
    return record.from_ if isinstance(record, Transition) else None


def rows_under(project: Project, element: Id, kind: type[Shown], wanted: frozenset[Id] | None = None) -> list[Id]:
    """The elements whose rows lie under that of an element of this kind, in their order.

    `wanted`: only these, links aside; None: all.
    """
    if kind is Touchpoint:
        return [link.id for link in project.outgoing(element)]
    if kind is Transition:
        return []
    under: Iterable[Stage | Touchpoint]
    under = project.stages(element) if kind is Journey else project.touchpoints(element)
    return [row.id for row in under if wanted is None or row.id in wanted]


def place(record: Entity | None) -> tuple[object, ...]:
    """What decides where the row of a record lies."""
    return parent_row(record), getattr(record, "rank", None)


def with_their_stages(project: Project, found: Iterable[Id]) -> frozenset[Id]:
    """What a search found, with the stages it lies in; a stage that is found alone brings what is in it."""
    wanted = set(found)
    stages = [id_ for id_ in wanted if project.one(Stage, id_) is not None]
    for id_ in tuple(wanted):
        touchpoint = project.one(Touchpoint, id_)
        if touchpoint is not None:
            wanted.add(touchpoint.stage)
    for stage in stages:
        inside = [touchpoint.id for touchpoint in project.touchpoints(stage)]
        if wanted.isdisjoint(inside):
            wanted.update(inside)
    return frozenset(wanted)
