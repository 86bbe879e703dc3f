"""Where channels and applications are used: counted once, then carried along from edit to edit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from journeydesigner.model import Channel, Delta, Id, Project, Touchpoint

_Counts = Mapping[Id, Mapping[Id, int]]


@dataclass(frozen=True, slots=True)
class Usage:
    """An index of the project: touchpoints that use a channel (main or alternative) or an application.

    By the id of what is used, then by stage.
    """

    counts: _Counts

    @classmethod
    def of(cls, project: Project) -> Usage:
        """The usage of a project, counted from its touchpoints."""
        counts: dict[Id, dict[Id, int]] = {}
        for touchpoint in project.all(Touchpoint).values():
            for used in used_by(touchpoint):
                stages = counts.setdefault(used, {})
                stages[touchpoint.stage] = stages.get(touchpoint.stage, 0) + 1
        return cls(counts)

    def updated(self, before: Project, after: Project, delta: Delta) -> Usage:  # noqa: ARG002
        """The usage after `delta`; shares whatever did not change."""
        changed = (pair for _, pair in delta.of_kind(Touchpoint) if _uses(pair[0]) != _uses(pair[1]))
        steps = [step for pair in changed for step in _steps(*pair)]
        if not steps:
            return self
        counts = dict(self.counts)
        for used in {used for used, _, _ in steps}:
            summed = _summed(counts.pop(used, {}), ((stage, n) for u, stage, n in steps if u == used))
            if summed:
                counts[used] = summed
        return Usage(counts)

    def total(self, id_: Id) -> int:
        """How many touchpoints use a channel or an application."""
        return sum(self.counts.get(id_, {}).values())

    def stages(self, id_: Id) -> Iterable[Id]:
        """The stages whose touchpoints use it, in no meaningful order."""
        return self.counts.get(id_, {}).keys()


def used_by(touchpoint: Touchpoint) -> Iterator[Id]:
    """Channels and applications of a touchpoint, each once."""
    used: dict[Id, None] = dict.fromkeys(touchpoint.alt)
    used.update(dict.fromkeys(touchpoint.systems))
    if touchpoint.channel is not None:
        used[touchpoint.channel] = None
    return iter(used)


def habitual_channels(project: Project, touchpoints: Iterable[Touchpoint]) -> tuple[Id, ...]:
    """The channels that suit a place: those its touchpoints use, most used first, then others of their family."""
    used = Counter(t.channel for t in touchpoints if project.one(Channel, t.channel) is not None)
    first = [channel for channel, _ in used.most_common() if channel is not None]
    families = {channel.family for channel in map(project.all(Channel).get, first) if channel is not None}
    others = (c.id for c in project.children(Channel) if c.family in families and c.id not in used)
    return (*first, *others)


def _uses(side: object) -> tuple[object, ...] | None:
    return (side.stage, side.channel, side.alt, side.systems) if isinstance(side, Touchpoint) else None


def _steps(before: object, after: object) -> Iterator[tuple[Id, Id, int]]:
    for side, step in ((before, -1), (after, 1)):
        if isinstance(side, Touchpoint):
            for used in used_by(side):
                yield used, side.stage, step


def _summed(stages: Mapping[Id, int], steps: Iterable[tuple[Id, int]]) -> dict[Id, int]:
    result = dict(stages)
    for stage, step in steps:
        result[stage] = result.get(stage, 0) + step
    return {stage: n for stage, n in result.items() if n}
