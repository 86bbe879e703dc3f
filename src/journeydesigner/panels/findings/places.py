"""Where a finding lies and who answers there: stage, owner and department of any element, for lists and sentences.

Kept for one snapshot, so that a thousand findings ask once for each element.
"""

from __future__ import annotations

from journeydesigner.i18n import language
from journeydesigner.model import (
    Entity,
    Evidence,
    Id,
    Journey,
    Kpi,
    PainPoint,
    Project,
    Role,
    Stage,
    System,
    Touchpoint,
    Transition,
    Unit,
)
from journeydesigner.model.naming import entity_name, name_of
from journeydesigner.model.reading import effective_owner


class Places:
    """Facts about the elements of one project, remembered."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self._stages: dict[Id, Id | None] = {}
        self._owners: dict[Id, Id | None] = {}
        self._numbers: dict[Id, int] = {}

    def stage(self, element: Id) -> Id | None:
        """The stage an element lies in; a link lies where it begins. None for what lies in no stage."""
        if element not in self._stages:
            stage = self._stage(self.project.get(element))
            self._stages[element] = stage if self.project.one(Stage, stage) is not None else None
        return self._stages[element]

    def owner(self, element: Id) -> Id | None:
        """The role that answers for an element: for a link whoever answers for the passage, else for its start.

        What has no owner of its own is answered for by whoever answers for what it belongs to.
        """
        if element not in self._owners:
            owner = self._owner(self.project.get(element))
            self._owners[element] = owner if self.project.one(Role, owner) is not None else None
        return self._owners[element]

    def unit(self, element: Id) -> Id | None:
        """The department that answers for an element."""
        entity = self.project.get(element)
        if isinstance(entity, Unit):
            return entity.id
        role = self.project.one(Role, self.owner(element))
        unit = role.unit if role is not None else entity.unit if isinstance(entity, System) else None
        return unit if self.project.one(Unit, unit) is not None else None

    def number(self, stage: Id) -> int:
        """The number of a stage in its journey, from 1, as on the map."""
        if stage not in self._numbers:
            found = self.project.one(Stage, stage)
            for n, sibling in enumerate(self.project.stages(found.journey) if found else (), 1):
                self._numbers[sibling.id] = n
        return self._numbers.get(stage, 0)

    def stage_words(self, stage: Id) -> str:
        """A stage as lists call it: 3. Booking."""
        return f"{self.number(stage)}. {name_of(self.project, stage, language())}"

    def words(self, element: Id) -> str:
        """Where an element is: its journey when there are several, its stage, its own name."""
        entity = self.project.get(element)
        stage, parts = self.stage(element), []
        journey = self.project.journey_of(entity)
        if journey is not None and journey.id != element and len(self.project.journeys()) > 1:
            parts.append(entity_name(journey, language()))
        if stage is not None:
            parts.append(self.stage_words(stage))
        if stage != element:
            parts.append(name_of(self.project, element, language()))
        return ", ".join(parts)

    def _stage(self, entity: Entity | None) -> Id | None:
        if isinstance(entity, Stage):
            return entity.id
        if isinstance(entity, Touchpoint):
            return entity.stage
        if isinstance(entity, Transition):
            return self._stage(self.project.one(Touchpoint, entity.from_))
        if isinstance(entity, PainPoint):
            return self._stage(self.project.one(Touchpoint, entity.touchpoint))
        if isinstance(entity, Kpi):
            return entity.stage or self._stage(self.project.one(Touchpoint, entity.touchpoint))
        return None

    def _owner(self, entity: Entity | None) -> Id | None:
        project = self.project
        if isinstance(entity, Touchpoint):
            return effective_owner(project, entity)
        if isinstance(entity, Transition):
            named = entity.bridge.owner if entity.bridge is not None else None
            return named or self._owner(project.one(Touchpoint, entity.from_))
        if isinstance(entity, PainPoint):
            return self._owner(project.one(Touchpoint, entity.touchpoint))
        if isinstance(entity, Evidence):
            return self._owner(project.one(Journey, entity.journey))
        if isinstance(entity, Role):
            return entity.id
        return getattr(entity, "owner", None)
