"""Which journey a register speaks of: the one shown, or all of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from journeydesigner.editor.edits.fields import NotPossible
from journeydesigner.i18n import N_, message
from journeydesigner.model import Entity, Journey, Kind, PainPoint, Project, Touchpoint
from journeydesigner.model.values import JourneyId, TouchpointId


@dataclass
class Scope:
    """The journey shown, and whether the registers list all of them."""

    journey: JourneyId | None = None
    is_all: bool = False

    def journeys(self, project: Project) -> tuple[Journey, ...]:
        """The journeys whose records are listed."""
        shown = project.one(Journey, self.journey)
        return (shown,) if shown is not None and not self.is_all else project.journeys()

    def records(self, project: Project, kind: Kind) -> Iterator[Entity]:
        """The records of a kind that are listed, journey by journey; pain points as the map shows their places."""
        for journey in self.journeys(project):
            if kind is PainPoint:
                for touchpoint in project.journey_touchpoints(journey.id):
                    yield from project.children(kind, touchpoint.id)
            else:
                yield from project.children(kind, journey.id)

    def home(self, project: Project, like: Entity | None) -> JourneyId:
        """The journey a new record goes into: that of the record it is made beside, else the one shown.

        Raises `NotPossible` while the project has none.
        """
        found = project.journey_of(like) or project.one(Journey, self.journey)
        if found is None:
            found = next(iter(project.journeys()), None)
        if found is None:
            raise NotPossible(message(N_("Begin a journey first: this belongs to one.")))
        return JourneyId(found.id)

    def place(self, project: Project, like: Entity | None) -> TouchpointId:
        """The touchpoint a new pain point goes to. Raises `NotPossible` while there is none."""
        if isinstance(like, PainPoint) and project.one(Touchpoint, like.touchpoint):
            return like.touchpoint
        for touchpoint in project.journey_touchpoints(self.home(project, like)):
            return TouchpointId(touchpoint.id)
        raise NotPossible(message(N_("Add a touchpoint first: a pain point belongs to one.")))
