"""The balance of the worlds in each stage: worked out when asked for, then carried along from edit to edit."""

from __future__ import annotations

from collections.abc import Callable

from journeydesigner.model.channel import Channel
from journeydesigner.model.delta import Delta
from journeydesigner.model.journey import Stage, Touchpoint
from journeydesigner.model.project import Project
from journeydesigner.model.values import Id


class Balances:
    """An index of the project: by stage, its balance, for the stages that were asked for."""

    def __init__(self, known: dict[Id, float | None]) -> None:
        self._known = known

    @classmethod
    def of(cls, project: Project) -> Balances:  # noqa: ARG003
        """Nothing yet."""
        return cls({})

    def updated(self, before: Project, after: Project, delta: Delta) -> Balances:  # noqa: ARG002
        """Forget stages whose touchpoints have changed; all when a channel has."""
        if any(True for _ in delta.of_kind(Channel)):
            return Balances({})
        changed = {id_ for id_, _ in delta.of_kind(Stage)}
        for _, pair in delta.of_kind(Touchpoint):
            changed.update(touchpoint.stage for touchpoint in pair if isinstance(touchpoint, Touchpoint))
        if not changed:
            return self
        return Balances({id_: value for id_, value in self._known.items() if id_ not in changed})

    def get(self, stage: Id, work_out: Callable[[], float | None]) -> float | None:
        """The balance of a stage."""
        if stage not in self._known:
            self._known[stage] = work_out()
        return self._known[stage]
