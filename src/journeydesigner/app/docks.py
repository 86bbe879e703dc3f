"""The panels around the canvas, each in a dock that can be moved, hidden and brought back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QWidget

from journeydesigner.i18n import N_, _
from journeydesigner.model.values import JourneyId
from journeydesigner.panels.findings.panel import FindingsPanel
from journeydesigner.panels.inspector.inspector import Inspector
from journeydesigner.panels.palette.palette import Palette

if TYPE_CHECKING:
    from journeydesigner.app.window import MainWindow

LEFT, RIGHT = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
TITLES = {"palette": N_("Palette"), "inspector": N_("Inspector"), "findings": N_("Findings")}


class Docks:
    """Palette on the left, inspector above findings on the right."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        document, selection, journey = window.document, window.selection, window.canvas.journey
        self.palette = Palette(document, selection)
        self.inspector = Inspector(document, selection, journey)
        self.findings = FindingsPanel(document, selection, window.checker, journey)
        self.docks = {
            "palette": self._dock("palette", self.palette, LEFT),
            "inspector": self._dock("inspector", self.inspector, RIGHT),
            "findings": self._dock("findings", self.findings, RIGHT),
        }
        window.splitDockWidget(self.docks["inspector"], self.docks["findings"], Qt.Orientation.Vertical)
        window.resizeDocks([self.docks["palette"], self.docks["inspector"]], [212, 340], Qt.Orientation.Horizontal)
        window.resizeDocks([self.docks["inspector"], self.docks["findings"]], [420, 480], Qt.Orientation.Vertical)
        self.palette.wanted.connect(window.place)
        self.inspector.reveal.connect(window.reveal)
        self.findings.reveal.connect(window.reveal)

    def _dock(self, key: str, panel: QWidget, side: Qt.DockWidgetArea) -> QDockWidget:
        dock = QDockWidget(self._window)
        dock.setObjectName(key)
        dock.setWidget(panel)
        self._window.addDockWidget(side, dock)
        return dock

    def show_journey(self, journey: JourneyId | None) -> None:
        """Panels that speak of one journey follow the canvas."""
        self.inspector.set_journey(journey)
        self.findings.set_journey(journey)

    def reword(self) -> None:
        """Title the docks in the current language."""
        for key, dock in self.docks.items():
            dock.setWindowTitle(_(TITLES[key]))

    def are_shown(self, *keys: str) -> bool:
        """Whether one of these docks shows."""
        return any(not self.docks[key].isHidden() for key in keys)

    def show(self, key: str) -> None:
        """Bring a dock back, in front of those it shares its place with."""
        self.docks[key].show()
        self.docks[key].raise_()

    def toggle(self, *keys: str) -> None:
        """Hide these docks when one of them shows, else show them all."""
        shown = self.are_shown(*keys)
        for key in keys:
            self.docks[key].setVisible(not shown)
