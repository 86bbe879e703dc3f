"""Which elements may look different after an edit. Knows what a card is drawn from, knows no Qt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from journeydesigner.layout.draw import Marks
from journeydesigner.model import Channel, Delta, Entity, Id, Project, Role, Stage, Touchpoint, Unit


def affected(delta: Delta, before: Project, after: Project) -> frozenset[Id] | None:
    """Touchpoints, transitions and stages whose drawing may differ; None when any may.

    Links and cards that an edit adds or removes are in its delta themselves.
    """
    found: set[Id] = set()
    for id_, (old, new) in delta.changes.items():
        if _is_drawn_everywhere(old, new):
            return None
        found.add(id_)
        kind = type(new or old)
        if kind is Touchpoint:
            found.update(_links_at(before, id_))
        elif kind is Stage:
            inside = [touchpoint.id for touchpoint in after.touchpoints(id_)]
            found.update(inside)
            found.update(_links_across(after, inside))
    return frozenset(found)


def marked_differently(before: Marks, after: Marks) -> frozenset[Id]:
    """The elements whose findings, as the drawing shows them, differ."""
    if before is after:
        return frozenset()
    old, new = before.severities, after.severities
    changed: set[Id] = {id_ for id_, _ in old.items() ^ new.items()}
    changed |= before.weak_bridges ^ after.weak_bridges
    changed |= {stage for stage, _ in before.gaps ^ after.gaps}
    return frozenset(changed)


def _is_drawn_everywhere(old: Entity | None, new: Entity | None) -> bool:
    """Whether any card may show this record: channels by name and glyph, roles and units by chip."""
    if isinstance(new or old, Role | Unit):
        return True
    if not isinstance(new or old, Channel):
        return False
    if not isinstance(old, Channel) or not isinstance(new, Channel):
        return True
    return old.model_copy(update={"rank": None}) != new.model_copy(update={"rank": None})


def _links_across(project: Project, inside: Sequence[Id]) -> Iterator[Id]:
    """The links between a stage and others: a tag far away may name the stage."""
    for touchpoint in inside:
        yield from (link.id for link in project.outgoing(touchpoint) if link.to not in inside)
        yield from (link.id for link in project.incoming(touchpoint) if link.from_ not in inside)


def _links_at(project: Project, touchpoint: Id) -> Iterable[Id]:
    for transition in (*project.outgoing(touchpoint), *project.incoming(touchpoint)):
        yield transition.id
