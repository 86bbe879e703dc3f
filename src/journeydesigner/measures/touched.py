"""Which touchpoints and links of a project an edit can have changed the contribution of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from journeydesigner.model import Channel, Entity, Id, Kind, Project, Role, Stage, System, Touchpoint, Transition

E = TypeVar("E", bound=Entity)

_READ: Mapping[Kind, tuple[str, ...]] = {
    Stage: ("journey", "owner", "personas"),
    Channel: ("nature", "control", "direction"),
    Role: ("unit", "placeholder"),
    System: ("identity_domain", "links"),
}
"""Fields that contributions depend on, of the records that others name; of the others every change counts."""


def touched(before: Project, after: Project) -> tuple[set[Id], set[Id]]:
    """Ids of the touchpoints and of the transitions to look at again, those gone included."""
    points = set(after.differing(Touchpoint, before))
    links = set(after.differing(Transition, before))
    stages = _changed(Stage, before, after)
    roles = _changed(Role, before, after)
    if roles:
        stages |= _whose(after, Stage, lambda stage: stage.owner in roles)
        points |= _whose(after, Touchpoint, lambda point: point.owner in roles)
        links |= _whose(after, Transition, lambda link: link.bridge is not None and link.bridge.owner in roles)
    channels, systems = _changed(Channel, before, after), _changed(System, before, after)
    if channels:
        points |= _whose(after, Touchpoint, lambda p: p.channel in channels or not channels.isdisjoint(p.alt))
    if systems:
        points |= _whose(after, Touchpoint, lambda point: not systems.isdisjoint(point.systems))
    for project in (before, after):
        points.update(touchpoint.id for stage in stages for touchpoint in project.touchpoints(stage))
    links.update(link.id for id_ in points for link in (*after.outgoing(id_), *after.incoming(id_)))
    return points, links


def _whose(project: Project, kind: type[E], names: Callable[[E], bool]) -> set[Id]:
    return {id_ for id_, record in project.all(kind).items() if names(record)}


def _changed(kind: type[Entity], before: Project, after: Project) -> set[Id]:
    """Records that came, went, or differ in a field that counts."""
    found = set()
    for id_ in after.differing(kind, before):
        old, new = before.one(kind, id_), after.one(kind, id_)
        if old is None or new is None or any(getattr(old, f) != getattr(new, f) for f in _READ[kind]):
            found.add(id_)
    return found
