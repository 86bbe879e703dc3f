"""How many parts each facet has in a journey, carried along from edit to edit. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from journeydesigner.editor.document import Change
from journeydesigner.editor.edits.raci import Element
from journeydesigner.model import Entity, Id, Project, Stage
from journeydesigner.model.organisation import Facet


class PartsCount:
    """The number of parts by facet, owners among them."""

    def __init__(self) -> None:
        self._project: Project | None = None
        self._journey: Id | None = None
        self._counts: Counter[Facet] = Counter()

    def of(self, project: Project, journey: Id | None) -> Mapping[Facet, int]:
        """Count a journey, unless that was done already."""
        if project is not self._project or journey != self._journey:
            self._project, self._journey = project, journey
            self._counts = Counter()
            for stage in project.stages(journey) if journey is not None else ():
                for element in (stage, *project.touchpoints(stage.id)):
                    self._counts.update(_facets(element))
        return self._counts

    def after(self, change: Change, journey: Id | None) -> Mapping[Facet, int]:
        """Count what an edit touched, where the project before it was counted."""
        if change.before is not self._project or journey != self._journey or _moves_stages(change):
            return self.of(change.after, journey)
        for before, after in change.delta.changes.values():
            if _lies_in(change.before, before, journey):
                self._counts.subtract(_facets(before))
            if _lies_in(change.after, after, journey):
                self._counts.update(_facets(after))
        self._project = change.after
        return self._counts


def _facets(element: Entity | None) -> Iterator[Facet]:
    if isinstance(element, Element):
        if element.owner is not None:
            yield "experience"
        yield from (part.facet for part in element.raci)


def _lies_in(project: Project, element: Entity | None, journey: Id | None) -> bool:
    if not isinstance(element, Element):
        return False
    stage = element if isinstance(element, Stage) else project.one(Stage, element.stage)
    return stage is not None and stage.journey == journey


def _moves_stages(change: Change) -> bool:
    """Whether a stage goes to another journey, and its touchpoints with it."""
    pairs = (pair for _, pair in change.delta.of_kind(Stage))
    return any(
        isinstance(old, Stage) and isinstance(new, Stage) and old.journey != new.journey for old, new in pairs
    )
