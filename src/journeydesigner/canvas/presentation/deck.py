"""Where a presentation stands: which stage, and which part of it if one screen does not hold all. Knows no Qt."""

from __future__ import annotations

from journeydesigner.layout.one_stage import Part, parts_of_stage
from journeydesigner.layout.slides.sheet import Sheet
from journeydesigner.model import Id, Project, Stage
from journeydesigner.model.values import JourneyId


class Deck:
    """The stages of a journey in their order, each in as many parts as the screen needs."""

    def __init__(self, project: Project, journey: JourneyId, sheet: Sheet) -> None:
        self.journey = journey
        self._project = project
        self._sheet = sheet
        self._parts: dict[Id, tuple[Part, ...]] = {}
        self.place = 0
        """The stage shown, from 0."""
        self.part = 0
        """Its part, from 0."""

    @property
    def stages(self) -> tuple[Stage, ...]:
        """The stages of the journey."""
        return self._project.stages(self.journey)

    @property
    def stage(self) -> Stage | None:
        """The stage shown; None for a journey without stages."""
        return self._at(self.place)

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts of the stage shown."""
        return self._parts_of(self.place)

    @property
    def shown(self) -> Part:
        """The touchpoints shown."""
        parts = self.parts
        return parts[min(self.part, len(parts) - 1)] if parts else ()

    def neighbour(self, by: int) -> Stage | None:
        """The stage after this one (1) or before it (-1); None at the end of the journey."""
        return self._at(self.place + by)

    def step(self, by: int) -> bool:
        """Go one part on (1) or back (-1); False at the end of the journey."""
        if 0 <= self.part + by < len(self.parts):
            self.part += by
            return True
        if self._at(self.place + by) is None:
            return False
        self.place += by
        self.part = 0 if by > 0 else len(self.parts) - 1
        return True

    def go(self, place: int) -> bool:
        """Show the beginning of a stage, from 0; False where there is none."""
        if self._at(place) is None:
            return False
        self.place, self.part = place, 0
        return True

    def show(self, element: Id | None) -> None:
        """Show the stage with this id, or the part that holds this touchpoint."""
        for place, stage in enumerate(self.stages):
            if element == stage.id:
                self.go(place)
            elif any(element == t.id for t in self._project.touchpoints(stage.id)):
                self.go(place)
                self.part = next((n for n, part in enumerate(self.parts) if element in part), 0)

    def renew(self, project: Project, sheet: Sheet) -> None:
        """Follow an edit or another size of the screen, and stay where one is as far as that is still there."""
        stage, first = self.stage, next(iter(self.shown), None)
        self._project, self._sheet = project, sheet
        self._parts.clear()
        self.part = 0
        places = [s.id for s in self.stages]
        if stage is not None and stage.id in places:
            self.place = places.index(stage.id)
        else:
            self.place = max(0, min(self.place, len(places) - 1))
        parts = self.parts
        self.part = next((n for n, part in enumerate(parts) if first in part), 0)

    def _at(self, place: int) -> Stage | None:
        stages = self.stages
        return stages[place] if 0 <= place < len(stages) else None

    def _parts_of(self, place: int) -> tuple[Part, ...]:
        stage = self._at(place)
        if stage is None:
            return ()
        if stage.id not in self._parts:
            self._parts[stage.id] = parts_of_stage(self._project, stage, self._sheet.holds)
        return self._parts[stage.id]
