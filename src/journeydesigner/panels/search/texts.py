"""What each stage and touchpoint of a journey says, in both languages, for a search without case and accents.

A touchpoint says its name, what the client thinks, its tags, its channels and who answers for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from journeydesigner.model import Channel, Entity, Id, Project, Role, Text2, Touchpoint
from journeydesigner.model.naming import fold
from journeydesigner.model.reading import effective_owner
from journeydesigner.model.values import JourneyId

_folded = lru_cache(maxsize=1 << 16)(fold)


class Texts:
    """The texts of one journey of one snapshot, along the journey. Read when it is first searched."""

    def __init__(self, project: Project, journey: JourneyId | None) -> None:
        self._project = project
        self._journey = journey
        self._lines: list[tuple[Id, str]] | None = None
        self._libraries: dict[Id, str] = {}

    def is_of(self, project: Project, journey: JourneyId | None) -> bool:
        """Whether these are the texts of that journey as it stands."""
        return self._project is project and self._journey == journey

    def touchpoints(self) -> Iterator[Touchpoint]:
        """The touchpoints of the journey, along it."""
        return self._project.journey_touchpoints(self._journey) if self._journey is not None else iter(())

    def matching(self, query: str) -> tuple[Id, ...]:
        """The stages and touchpoints that say every word of a query, along the journey; none for no words."""
        words = fold(query).split()
        if not words:
            return ()
        if self._lines is None:
            self._lines = list(self._read())
        first, *rest = words
        found = [line for line in self._lines if first in line[1]]
        for word in rest:
            found = [line for line in found if word in line[1]]
        return tuple(id_ for id_, _text in found)

    def _read(self) -> Iterator[tuple[Id, str]]:
        if self._journey is None:
            return
        for stage in self._project.stages(self._journey):
            yield stage.id, _said(stage.name)
            for touchpoint in self._project.touchpoints(stage.id):
                yield touchpoint.id, self._touchpoint(touchpoint)

    def _touchpoint(self, touchpoint: Touchpoint) -> str:
        project = self._project
        shared: list[Entity | None] = [project.one(Channel, id_) for id_ in (touchpoint.channel, *touchpoint.alt)]
        shared.append(project.one(Role, effective_owner(project, touchpoint)))
        parts = [_said(touchpoint.name), _said(touchpoint.thought), *map(_folded, touchpoint.tags)]
        return "\n".join((*parts, *(self._shared(entity) for entity in shared if entity is not None)))

    def _shared(self, entity: Entity) -> str:
        """What many touchpoints have in common is read once."""
        if entity.id not in self._libraries:
            assert isinstance(entity, Channel | Role)
            person = fold(entity.person or "") if isinstance(entity, Role) else ""
            self._libraries[entity.id] = f"{_said(entity.name)}\n{person}"
        return self._libraries[entity.id]


def _said(text: Text2 | None) -> str:
    return f"{_folded(text.fr)}\n{_folded(text.en)}" if text is not None else ""
