"""What the canvas says of the focus and of what is under the pointer: for tooltips and screen readers."""

from __future__ import annotations

from collections.abc import Iterator

from journeydesigner.canvas.bench import Bench
from journeydesigner.canvas.focus import column_of, lane_of, note_in, ribbon_of
from journeydesigner.canvas.hits import Hit
from journeydesigner.canvas.note_speech import describe_note
from journeydesigner.canvas.sentences import describe, lane_name, name, spoken
from journeydesigner.editor.checker import Checker
from journeydesigner.i18n import _
from journeydesigner.layout.plan import Note
from journeydesigner.layout.words import label
from journeydesigner.model import Id, Project, Touchpoint, Transition


class Speech:
    """Puts elements and the focus into words."""

    def __init__(self, bench: Bench, checker: Checker | None) -> None:
        self._bench = bench
        self._checker = checker

    def journey(self) -> str:
        """What the canvas shows."""
        if self._bench.journey is None:
            return _("Canvas without a journey")
        return _("Map of the journey {name}", name=name(self._bench.project, self._bench.journey))

    def focus(self) -> str:
        """What has the focus: an element with stage, channel, owner and findings, or an empty cell."""
        bench = self._bench
        current, note = bench.selection.current, note_in(bench.plan, bench.focus)
        if note is not None and note.element == current:
            return spoken(self.note(note))
        if current is not None:
            return spoken(self.tip(current))
        column, words = column_of(bench.plan, bench.focus), self._row()
        if column is None or not words:
            return words or self.journey()
        return _("Empty cell, {stage}, {lane}", stage=name(bench.project, column.stage), lane=words)

    def _row(self) -> str:
        """The lane or the layer in focus."""
        lane, ribbon = lane_of(self._bench.plan, self._bench.focus), ribbon_of(self._bench.plan, self._bench.focus)
        if ribbon is not None:
            return label("map_layer", ribbon.layer)
        return lane_name(self._bench.project, lane) if lane is not None else ""

    def note(self, note: Note) -> str:
        """A note of a layer in words, with the findings about its record."""
        bench = self._bench
        lines = [describe_note(bench.project, bench.plan, note)]
        return "\n".join((*lines, *(self._findings(note.element) if note.layer != "thoughts" else ())))

    def tip(self, element: Id) -> str:
        """An element in words, with its findings."""
        return "\n".join((describe(self._bench.project, element), *self._findings(element)))

    def _findings(self, element: Id) -> Iterator[str]:
        for finding in self._checker.of(element) if self._checker is not None else ():
            yield f"• {finding.text(self._bench.project)}"


def ways_on(project: Project, there: Hit) -> tuple[str, ...]:
    """What a tag under the pointer leads to, and how to get there."""
    link = project.one(Transition, there.id)
    if link is None or there.kind not in ("tag", "arrow"):
        return ()
    end = project.one(Touchpoint, link.to if there.at_source else link.from_)
    if end is None:
        return ()
    place = _("{name}, stage {stage}", name=name(project, end.id), stage=name(project, end.stage))
    return (_("Double-click or Enter: go to {place}", place=place),)
