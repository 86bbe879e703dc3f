"""The panels around the canvas, each in a dock that can be moved, hidden and brought back.

A dock stands at once, with its title, its place and its size; its panel is built when somebody asks for it, else
shortly after the first picture. A new one: a title in `TITLES`, a place in `_place`, a property that builds it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDockWidget, QTabWidget, QWidget

from journeydesigner.app.dock_titles import DockTitles
from journeydesigner.i18n import N_, _

if TYPE_CHECKING:
    from journeydesigner.app.window import MainWindow
    from journeydesigner.canvas.overview.overview import Overview
    from journeydesigner.model.values import JourneyId
    from journeydesigner.panels.findings.panel import FindingsPanel
    from journeydesigner.panels.inspector.inspector import Inspector
    from journeydesigner.panels.measures.panel import MeasuresPanel
    from journeydesigner.panels.outline.panel import OutlinePanel
    from journeydesigner.panels.palette.palette import Palette
    from journeydesigner.panels.waivers.panel import WaiversPanel

LEFT, RIGHT = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
TITLES = {
    "palette": N_("Palette"),
    "outline": N_("Outline"),
    "overview": N_("Overview"),
    "inspector": N_("Inspector"),
    "findings": N_("Findings"),
    "measures": N_("Measures"),
    "waivers": N_("Waivers"),
}
"""The docks; each has its panel in the property of this name."""
BELOW = ("findings", "measures", "waivers")
"""Docks that share the place below the inspector, the one in front first."""
ON_THE_LEFT = ("palette", "outline", "overview")
"""Docks on the left: the outline behind the palette, the overview below them."""
OF_A_JOURNEY = ("outline", "inspector", "findings", "measures")
LEFT_HEIGHTS = [560, 160]
"""Pixels of the palette and of the overview below it, as far as the window has them."""
P = TypeVar("P", bound=QWidget)


class Docks:
    """On the left palette, outline and overview; on the right the inspector, findings, measures and waivers."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._panels: dict[str, QWidget] = {}
        self._front = {"palette", BELOW[0]}
        """Docks to be in front of those they share their place with, when they are shown again."""
        self._is_time = False
        self._then: Callable[[], None] | None = None
        self._next = QTimer(window, singleShot=True, interval=0)
        self._next.timeout.connect(self._build_one)
        self.docks = {key: self._dock(key) for key in TITLES}
        self._place()
        self._titles = DockTitles(window, self.docks)
        self._titles.settle()

    # -- the docks

    def _dock(self, key: str) -> QDockWidget:
        dock = QDockWidget(self._window)
        dock.setObjectName(key)
        dock.setWidget(QWidget())
        dock.visibilityChanged.connect(self._come)
        return dock

    def _place(self) -> None:
        window, docks = self._window, self.docks
        for key, dock in docks.items():
            window.addDockWidget(LEFT if key in ON_THE_LEFT else RIGHT, dock)
        window.splitDockWidget(docks["inspector"], docks["findings"], Qt.Orientation.Vertical)
        for behind in BELOW[1:]:
            window.tabifyDockWidget(docks[BELOW[0]], docks[behind])
        docks[BELOW[0]].raise_()
        self._place_overview()
        self._place_outline()
        window.setTabPosition(LEFT | RIGHT, QTabWidget.TabPosition.North)
        window.resizeDocks([docks["palette"], docks["inspector"]], [212, 340], Qt.Orientation.Horizontal)
        window.resizeDocks([docks["inspector"], docks["findings"]], [420, 480], Qt.Orientation.Vertical)

    def welcome(self, known: Collection[str]) -> None:
        """Put docks that a remembered layout does not know yet where they belong: behind the findings."""
        front = self.docks[BELOW[0]]
        for key in BELOW[1:]:
            if key not in known:
                self._window.tabifyDockWidget(front, self.docks[key])
                self.docks[key].setHidden(front.isHidden())
        if "overview" not in known:
            self._place_overview()
            self.docks["overview"].setHidden(self.docks["palette"].isHidden())
        if "outline" not in known:
            self._place_outline()
            self.docks["outline"].setHidden(self.docks["palette"].isHidden())
            self.docks["palette"].raise_()
        front.raise_()

    # -- the panels, each built when it is first asked for

    @cached_property
    def palette(self) -> Palette:
        """What can be put on the map."""
        from journeydesigner.panels.palette.palette import Palette

        window = self._window
        panel = Palette(window.document, window.selection)
        panel.wanted.connect(window.place)
        return self._fill("palette", panel)

    @cached_property
    def outline(self) -> OutlinePanel:
        """The map as a tree."""
        from journeydesigner.panels.outline.panel import OutlinePanel

        window = self._window
        journey, memory = window.canvas.journey, window.desktop.settings
        panel = OutlinePanel(window.document, window.selection, window.checker, journey, memory)
        panel.reveal.connect(window.reveal)
        panel.opened.connect(self.open_field)
        panel.said.connect(window.status.say)
        panel.wanted.connect(lambda command: window.commands[command].trigger())
        return self._fill("outline", panel)

    @cached_property
    def overview(self) -> Overview:
        """The whole map, small."""
        from journeydesigner.canvas.overview.overview import Overview

        return self._fill("overview", Overview(self._window.canvas))

    @cached_property
    def inspector(self) -> Inspector:
        """The card of what is selected."""
        from journeydesigner.panels.inspector.inspector import Inspector

        window = self._window
        panel = Inspector(window.document, window.selection, window.canvas.journey)
        panel.reveal.connect(window.reveal)
        panel.register.connect(window.steering.show)
        return self._fill("inspector", panel)

    @cached_property
    def findings(self) -> FindingsPanel:
        """What the rules found."""
        from journeydesigner.panels.findings.panel import FindingsPanel

        window = self._window
        journey, memory = window.canvas.journey, window.desktop.settings
        panel = FindingsPanel(window.document, window.selection, window.checker, journey, memory)
        panel.reveal.connect(window.reveal)
        panel.opened.connect(self.open_field)
        panel.said.connect(window.status.say)
        panel.help_wanted.connect(window.organisation.explain)
        return self._fill("findings", panel)

    @cached_property
    def measures(self) -> MeasuresPanel:
        """How the journey is doing."""
        from journeydesigner.panels.measures.panel import MeasuresPanel

        window = self._window
        panel = MeasuresPanel(window.document, window.selection, window.measurer, window.canvas.journey)
        panel.reveal.connect(window.reveal)
        self.docks["measures"].visibilityChanged.connect(panel.come_forward)
        return self._fill("measures", panel)

    @cached_property
    def waivers(self) -> WaiversPanel:
        """What was set aside."""
        from journeydesigner.panels.waivers.panel import WaiversPanel

        window = self._window
        panel = WaiversPanel(window.document, window.selection, window.checker)
        panel.reveal.connect(window.reveal)
        panel.said.connect(window.status.say)
        panel.help_wanted.connect(window.organisation.explain)
        return self._fill("waivers", panel)

    def _fill(self, key: str, panel: P) -> P:
        shell = self.docks[key].widget()
        self.docks[key].setWidget(panel)
        shell.deleteLater()
        self._panels[key] = panel
        return panel

    def is_built(self, key: str) -> bool:
        """Whether the panel of this dock has been asked for already."""
        return key in self._panels

    def build_soon(self, then: Callable[[], None]) -> None:
        """Build what is in sight, a panel each turn of the event loop, then go on with `then`.

        The other panels are built when they come in sight.
        """
        self._is_time, self._then = True, then
        self._next.start()

    def furnish(self) -> None:
        """There is a map now, and an overview of it."""
        self._window.canvas.zoomed.connect(self._title_overview)
        self._window.canvas.bench.open_field = self.open_field
        self._title_overview()

    def _come(self, is_seen: bool) -> None:
        if is_seen and self._is_time:
            self._next.start()

    def _build_one(self) -> None:
        for key, dock in self.docks.items():
            if not self.is_built(key) and not dock.visibleRegion().isEmpty():
                getattr(self, key)
                self._next.start()
                return
        then, self._then = self._then, None
        if then is not None:
            then()

    # -- what is done with them

    def _place_overview(self) -> None:
        """At the foot of the left side."""
        palette, overview = self.docks["palette"], self.docks["overview"]
        self._window.splitDockWidget(palette, overview, Qt.Orientation.Vertical)
        self._window.resizeDocks([palette, overview], LEFT_HEIGHTS, Qt.Orientation.Vertical)

    def _place_outline(self) -> None:
        """Behind the palette."""
        self._window.tabifyDockWidget(self.docks["palette"], self.docks["outline"])
        self.docks["palette"].raise_()

    def _title_overview(self) -> None:
        """The overview says how large the map is shown."""
        share = _("{n}%", n=round(100 * self._window.canvas.zoom))
        self.docks["overview"].setWindowTitle(f"{_(TITLES['overview'])} · {share}")

    def show_journey(self, journey: JourneyId | None) -> None:
        """Panels that speak of one journey follow the canvas."""
        for key in OF_A_JOURNEY:
            if self.is_built(key):
                getattr(self, key).set_journey(journey)

    def settle(self) -> None:
        """Take what is being typed in them."""
        if self.is_built("inspector"):
            self.inspector.settle()

    def open_field(self, element: str, field: str) -> None:
        """Show a record with this field under the cursor; "" stands for its name, where it has one.

        A figure of a journey is shown with what lies behind it.
        """
        from journeydesigner.model import Id
        from journeydesigner.rules.fixes import FIGURE

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
        if self._window.is_furnished:
            self._title_overview()

    def are_shown(self, *keys: str) -> bool:
        """Whether one of these docks shows."""
        return any(not self.docks[key].isHidden() for key in keys)

    def show(self, key: str) -> None:
        """Bring a dock back, in front of those it shares its place with."""
        self.docks[key].show()
        self.docks[key].raise_()

    def toggle(self, *keys: str) -> None:
        """Hide these docks when one of them shows, else show them all, those in front that were so before."""
        shown = self.are_shown(*keys)
        if shown:
            seen = {key for key in keys if not self.docks[key].visibleRegion().isEmpty()}
            self._front = self._front.difference(keys) | seen
        for key in keys:
            self.docks[key].setVisible(not shown)
        for key in self._front.intersection(() if shown else keys):
            self.docks[key].raise_()
