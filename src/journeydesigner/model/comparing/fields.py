"""What two elements that answer to each other say differently, and what of that means that one was moved.

Order is not looked at here, nor are ids and parents: a copy has others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from journeydesigner.model.comparing.difference import FieldChange
from journeydesigner.model.comparing.pairing import Pairing
from journeydesigner.model.journey import Journey, Stage, Touchpoint, Transition
from journeydesigner.model.kinds import Kind
from journeydesigner.model.project import Project
from journeydesigner.model.steering import Kpi, PainPoint
from journeydesigner.model.values import Entity, Id

_OWN: Mapping[Kind, tuple[str, ...]] = {
    Journey: ("id", "rank", "name", "state", "status", "compares_to", "review_date"),
    Stage: ("id", "rank", "journey"),
    Touchpoint: ("id", "rank", "stage"),
    Transition: ("id", "rank", "journey", "from_", "to"),
}
"""Fields that two versions of the same thing have each for itself; the ends of a link are looked at apart."""
MOVING = ("channel", "layer", "owner")
"""Fields of a touchpoint that say where it stands on one map or another."""
NAMES: Mapping[Kind, tuple[str, ...]] = {
    kind: tuple(name for name in kind.model_fields if name not in own) for kind, own in _OWN.items()
}
_READ: Mapping[Kind, Callable[[Any], Any]] = {kind: attrgetter(*names) for kind, names in NAMES.items()}
_KPI = attrgetter("name", "metric", "family", "direction", "target", "unit")
"""What a KPI asks for; what it was and is differs between today and tomorrow by nature."""
_PAIN = attrgetter("text", "severity")
_FELT = attrgetter("label", "score", "persona")


@dataclass(frozen=True)
class Sides:
    """What the fields of two journeys are compared with: which answers to which, and what else belongs to them."""

    project: Project
    pairing: Pairing
    is_other_state: bool
    """Whether one describes today and the other does not: there nothing can have been observed."""
    kpis: Mapping[Id, tuple[Kpi, ...]]
    """By what they measure: a journey, a stage, a touchpoint."""
    hurting: frozenset[Id]
    """The touchpoints with pain points."""

    @staticmethod
    def of(project: Project, before: Journey, after: Journey, pairing: Pairing) -> Sides:
        """Two journeys of a project."""
        kpis: dict[Id, tuple[Kpi, ...]] = {}
        for journey in {before.id, after.id}:
            for kpi in project.children(Kpi, journey):
                measured = kpi.touchpoint or kpi.stage or kpi.journey
                kpis[measured] = (*kpis.get(measured, ()), kpi)
        hurting: frozenset[Id] = frozenset(pain.touchpoint for pain in project.all(PainPoint).values())
        return Sides(project, pairing, before.state != after.state, kpis, hurting)

    def changed(self, before: Entity, after: Entity) -> Iterator[FieldChange]:
        """The fields in which two elements differ."""
        kind = type(after)
        old, new = _READ[kind](before), _READ[kind](after)
        if old != new:
            for name, was, now in zip(NAMES[kind], old, new, strict=True):
                if was != now and not self._says_the_same(name, was, now):
                    yield FieldChange(name, was, now)
        if isinstance(before, Transition) and isinstance(after, Transition):
            yield from self._ends(before, after)
        elif before.id in self.hurting or after.id in self.hurting:
            yield from self._belonging("pains", _PAIN, *map(self._pains, (before.id, after.id)))
        if self.kpis:
            yield from self._belonging("kpis", _KPI, *(self.kpis.get(side.id, ()) for side in (before, after)))

    def _ends(self, before: Transition, after: Transition) -> Iterator[FieldChange]:
        to_after = self.pairing.touchpoints.to_after
        for name, was, now in (("from_", before.from_, after.from_), ("to", before.to, after.to)):
            if to_after.get(was) != now:
                yield FieldChange(name, was, now)

    def _pains(self, touchpoint: Id) -> tuple[PainPoint, ...]:
        return self.project.children(PainPoint, touchpoint)

    @staticmethod
    def _belonging(
        name: str, read: Callable[[Any], Any], old: tuple[Entity, ...], new: tuple[Entity, ...]
    ) -> Iterator[FieldChange]:
        if (old or new) and [*map(read, old)] != [*map(read, new)]:
            yield FieldChange(name, old, new)

    def _says_the_same(self, name: str, was: Any, now: Any) -> bool:
        """Whether a field differs only because it speaks of the other journey, or of another time."""
        if name == "emotion" and self.is_other_state and was is not None and now is not None:
            return bool(_FELT(was) == _FELT(now))
        if name == "continuous_roles":
            return [self._stages_of(role, self.pairing.stages.to_after) for role in was] == [
                self._stages_of(role, {}) for role in now
            ]
        return False

    @staticmethod
    def _stages_of(role: Any, names: Mapping[Id, Id]) -> tuple[Any, ...]:
        stages: Iterable[Id] | str = role.stages
        at = stages if isinstance(stages, str) else tuple(names.get(stage, stage) for stage in stages)
        return role.role, role.code, at
