"""Where the client is handed from unit to unit along each main path: kept from edit to edit, as the path is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from journeydesigner.model.delta import Delta
from journeydesigner.model.journey import Stage, Touchpoint, Transition
from journeydesigner.model.organisation import Role
from journeydesigner.model.owner_units import OwnerUnits
from journeydesigner.model.project import Project
from journeydesigner.model.trail import Trail, Trails
from journeydesigner.model.values import Id

SAME_UNIT, HANDOVER, UNKNOWN_UNIT = range(3)
"""What a passage is to the units at its ends; unknown where one of them is."""


def handovers(project: Project, path: Iterable[Transition]) -> bytes:
    """Of each transition on a path, whether it is a hand-over: `SAME_UNIT`, `HANDOVER` or `UNKNOWN_UNIT`."""
    unit = project.index(OwnerUnits).units.get
    ends = ((unit(transition.from_), unit(transition.to)) for transition in path)
    return bytes(UNKNOWN_UNIT if a is None or b is None else a != b for a, b in ends)


@dataclass(frozen=True, slots=True)
class Relay:
    """The hand-overs along one main path, a byte for each of its links."""

    trail: Trail
    along: bytes


class Relays:
    """An index of the project: the hand-overs along every main path."""

    def __init__(self, relays: Mapping[Id, Relay]) -> None:
        self._relays = relays

    @classmethod
    def of(cls, project: Project) -> Relays:
        """Look along every main path."""
        trails = project.index(Trails).trails
        return cls({journey: Relay(t, handovers(project, t.links)) for journey, t in trails.items()})

    def along(self, path: object) -> bytes | None:
        """The hand-overs along a path that is the links of a trail of this project; None when it is none."""
        return next((relay.along for relay in self._relays.values() if relay.trail.links is path), None)

    def updated(self, before: Project, after: Project, delta: Delta) -> Relays:  # noqa: ARG002
        """Look again at the passages of touchpoints that changed; along the whole way where it leads elsewhere."""
        changed = None if Role in delta.kinds() else _reowned(after, delta)
        relays: dict[Id, Relay] = {}
        for journey, trail in after.index(Trails).trails.items():
            known = self._relays.get(journey)
            if known is None or known.trail.stops is not trail.stops or changed is None:
                relays[journey] = Relay(trail, handovers(after, trail.links))
            elif known.trail is trail and changed.isdisjoint(trail.places):
                relays[journey] = known
            else:
                relays[journey] = Relay(trail, _patched(after, known.along, trail, changed))
        return Relays(relays)


def _reowned(project: Project, delta: Delta) -> set[Id]:
    """The touchpoints whose owner may have changed."""
    changed = {id_ for id_, _ in delta.of_kind(Touchpoint)}
    for id_, _ in delta.of_kind(Stage):
        changed.update(touchpoint.id for touchpoint in project.touchpoints(id_))
    return changed


def _patched(project: Project, along: bytes, trail: Trail, changed: Collection[Id]) -> bytes:
    """The hand-overs with those from and to some touchpoints looked at again."""
    found = bytearray(along)
    for place in (trail.places[id_] for id_ in changed if id_ in trail.places):
        around = slice(max(place - 1, 0), place + 1)
        found[around] = handovers(project, trail.links[around])
    return bytes(found)
