"""Which touchpoints and links of a project an edit can have changed the contribution of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from journeydesigner.model import Channel, Entity, Id, Kind, Project, Role, Stage, System, Touchpoint, Transition
from journeydesigner.model.referring import referrers

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
    stages = {stage.id for stage in _changed(Stage, before, after)}
    for user in referrers(after, [e for kind in (Channel, Role, System) for e in _changed(kind, before, after)]):
        if isinstance(user, Stage):
            stages.add(user.id)
        elif isinstance(user, Touchpoint):
            points.add(user.id)
        elif isinstance(user, Transition):
            links.add(user.id)
    for project in (before, after):
        points.update(touchpoint.id for stage in stages for touchpoint in project.touchpoints(stage))
    links.update(link.id for id_ in points for link in (*after.outgoing(id_), *after.incoming(id_)))
    return points, links


def _changed(kind: type[Entity], before: Project, after: Project) -> Iterable[Entity]:
    """Records that came, went, or differ in a field that counts."""
    for id_ in after.differing(kind, before):
        old, new = before.one(kind, id_), after.one(kind, id_)
        if old is None or new is None or any(getattr(old, f) != getattr(new, f) for f in _READ[kind]):
            yield new or old  # type: ignore[misc]
