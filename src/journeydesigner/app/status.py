"""The line at the bottom: what was just done, what the map holds, how the work stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from journeydesigner.i18n import _, language, plural

if TYPE_CHECKING:
    from journeydesigner.app.window import MainWindow

SHOWN_MS = 8_000
GAP = 16


class StatusLine:
    """The status bar of one window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._bar = window.statusBar()
        self._counts, self._findings, self._kept, self._language, self._zoom = (QLabel() for _n in range(5))
        for label in (self._counts, self._findings, self._kept, self._language, self._zoom):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setContentsMargins(0, 0, GAP, 0)
            self._bar.addPermanentWidget(label)
        window.canvas.zoomed.connect(self._show_zoom)
        window.checker.changed.connect(self.refresh)

    def say(self, sentence: str) -> None:
        """Show what was just done, or why it was not."""
        self._bar.showMessage(sentence, SHOWN_MS)

    def refresh(self) -> None:
        """Count again, and say whether the file holds everything."""
        project, journey = self._window.project, self._window.journey
        stages = project.stages(journey.id) if journey else ()
        cards = sum(len(project.touchpoints(stage.id)) for stage in stages)
        links = len(project.transitions(journey.id)) if journey else 0
        counts = (
            plural("{n} stage", "{n} stages", len(stages)),
            plural("{n} touchpoint", "{n} touchpoints", cards),
            plural("{n} link", "{n} links", links),
        )
        self._counts.setText("   ".join(counts))
        found = self._window.checker.counts
        self._findings.setText(
            _(
                "{errors} errors, {warnings} warnings, {infos} notes",
                errors=found["error"],
                warnings=found["warning"],
                infos=found["info"],
            )
        )
        self._kept.setText(self._state())
        self._language.setText(language().upper())
        self._show_zoom()

    def _state(self) -> str:
        if self._window.session.path is None:
            return _("Not in a file yet")
        return _("Unsaved changes") if self._window.document.is_modified else _("Saved")

    def _show_zoom(self) -> None:
        self._zoom.setText(f"{round(100 * self._window.canvas.zoom)} %")
