"""What the canvas says of the focus and of what is under the pointer: for tooltips and screen readers."""

from __future__ import annotations

from journeydesigner.canvas.bench import Bench
from journeydesigner.canvas.focus import column_of, lane_of
from journeydesigner.canvas.sentences import describe, lane_name, name, spoken
from journeydesigner.editor.checker import Checker
from journeydesigner.i18n import _
from journeydesigner.model import Id


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
        current = bench.selection.current
        if current is not None:
            return spoken(self.tip(current))
        column, lane = column_of(bench.plan, bench.focus), lane_of(bench.plan, bench.focus)
        if column is None or lane is None:
            return self.journey()
        words = lane_name(bench.project, lane)
        return _("Empty cell, {stage}, {lane}", stage=name(bench.project, column.stage), lane=words)

    def tip(self, element: Id) -> str:
        """An element in words, with its findings."""
        lines = [describe(self._bench.project, element)]
        findings = self._checker.of(element) if self._checker is not None else ()
        lines += [f"• {finding.text(self._bench.project)}" for finding in findings]
        return "\n".join(lines)
