"""The panels around the canvas, each in a dock that can be moved, hidden and brought back."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QTabWidget, QWidget

from journeydesigner.i18n import N_, _
from journeydesigner.model import Id
from journeydesigner.model.values import JourneyId
from journeydesigner.panels.findings.panel import FindingsPanel
from journeydesigner.panels.inspector.inspector import Inspector
from journeydesigner.panels.measures.panel import MeasuresPanel
from journeydesigner.panels.palette.palette import Palette
from journeydesigner.panels.waivers.panel import WaiversPanel
from journeydesigner.rules.fixes import FIGURE

if TYPE_CHECKING:
    from journeydesigner.app.window import MainWindow

LEFT, RIGHT = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
TITLES = {
    "palette": N_("Palette"),
    "inspector": N_("Inspector"),
    "findings": N_("Findings"),
    "measures": N_("Measures"),
    "waivers": N_("Waivers"),
}
BELOW = ("findings", "measures", "waivers")
"""Docks that share the place below the inspector, the one in front first."""


class Docks:
    """Palette on the left; on the right the inspector, and below it findings, measures and waivers as tabs."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        document, selection, journey = window.document, window.selection, window.canvas.journey
        self.palette = Palette(document, selection)
        self.inspector = Inspector(document, selection, journey)
        self.findings = FindingsPanel(document, selection, window.checker, journey, window.desktop.settings)
        self.measures = MeasuresPanel(document, selection, window.measurer, journey)
        self.waivers = WaiversPanel(document, selection, window.checker)
        self.docks = {
            "palette": self._dock("palette", self.palette, LEFT),
            "inspector": self._dock("inspector", self.inspector, RIGHT),
            "findings": self._dock("findings", self.findings, RIGHT),
            "measures": self._dock("measures", self.measures, RIGHT),
            "waivers": self._dock("waivers", self.waivers, RIGHT),
        }
        window.splitDockWidget(self.docks["inspector"], self.docks["findings"], Qt.Orientation.Vertical)
        for behind in BELOW[1:]:
            window.tabifyDockWidget(self.docks[BELOW[0]], self.docks[behind])
        self.docks[BELOW[0]].raise_()
        window.setTabPosition(RIGHT, QTabWidget.TabPosition.North)
        window.resizeDocks([self.docks["palette"], self.docks["inspector"]], [212, 340], Qt.Orientation.Horizontal)
        window.resizeDocks([self.docks["inspector"], self.docks["findings"]], [420, 480], Qt.Orientation.Vertical)
        self.palette.wanted.connect(window.place)
        self.inspector.reveal.connect(window.reveal)
        self.findings.reveal.connect(window.reveal)
        self.findings.opened.connect(self.open_field)
        self.measures.reveal.connect(window.reveal)
        self.docks["measures"].visibilityChanged.connect(self.measures.come_forward)
        self.waivers.reveal.connect(window.reveal)

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
        self.measures.set_journey(journey)

    def welcome(self, known: Collection[str]) -> None:
        """Put docks that a remembered layout does not know yet where they belong: behind the findings."""
        front = self.docks[BELOW[0]]
        for key in BELOW[1:]:
            if key not in known:
                self._window.tabifyDockWidget(front, self.docks[key])
                self.docks[key].setHidden(front.isHidden())
        front.raise_()

    def open_field(self, element: str, field: str) -> None:
        """Show a record with this field under the cursor; "" stands for its name, where it has one.

        A figure of a journey is shown with what lies behind it.
        """
        self._window.selection.set([Id(element)])
        self._window.reveal(element)
        if field.startswith(FIGURE):
            self.show("measures")
            self.measures.open_list(field.removeprefix(FIGURE))
            return
        self.show("inspector")
        form = self.inspector.form
        title = form.plan.title if form is not None else None
        self.inspector.focus_field(field or (title.name if title is not None else ""))

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
        if BELOW[0] in keys and not shown:
            self.docks[BELOW[0]].raise_()
