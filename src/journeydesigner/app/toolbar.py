"""The bar under the menus: what is used all day, and which journey is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QIcon, QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from journeydesigner.app.layer_commands import KEYS as LAYERS
from journeydesigner.app.layer_commands import layers_on
from journeydesigner.app.overflow import name_overflow
from journeydesigner.app.view_commands import PIVOTS
from journeydesigner.i18n import _, language
from journeydesigner.panels.fields.frame import ChoiceBox
from journeydesigner.panels.pictures import icon

if TYPE_CHECKING:
    from journeydesigner.app.window import MainWindow

SEGMENTS = tuple(f"pivot_{pivot}" for pivot, *_rest in PIVOTS)
"""What lanes are: one of these is always on."""
GROUPS: tuple[tuple[str, ...], ...] = (
    ("left_panels",),
    ("new", "open", "save"),
    ("undo", "redo"),
    ("add_stage", "add_touchpoint", "add_action", "link"),
    SEGMENTS,
    ("shared_lanes",),
    ("zoom_out", "zoom_in", "fit_all"),
)
USUAL, USUAL_LAYERS = ("pivot_channels", "shared_lanes"), ("arc",)
"""How a map is seen that nobody has looked at yet: the commands that are on, and the layers."""
ICONS = 700
"""Pixels that the icons of the bar and the air between them take, whatever the size of letters."""
LAYERS_FROM, WORDS_FROM, ZOOM_FROM = 104, 95, 65
"""Letters beside these from which the layers that are on have room, the words of what lanes are, and zooming."""
ICON = 1.15
"""Height of an icon in lines of text."""
JOURNEY_NAME = 14
"""Letters of a journey's name that stay in sight however narrow the window: the export button must, too."""


class _Bar(QToolBar):
    """A tool bar that tells when it is wider or narrower."""

    def __init__(self, window: QWidget, resized: Callable[[], None]) -> None:
        super().__init__(window)
        self._resized = resized

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._resized()


class Toolbar:
    """The tool bar of one window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._bar = _Bar(window, self.fit)
        self._bar.setObjectName("toolbar")
        self._bar.setMovable(False)
        side = round(ICON * window.fontMetrics().height())
        self._bar.setIconSize(QSize(side, side))
        self._bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        lines = []
        for place, group in enumerate(GROUPS):
            if place:
                lines.append(self._bar.addSeparator())
            for key in group:
                self._bar.addAction(window.commands[key])
        self._zooms = [lines[-1], *(window.commands[key] for key in GROUPS[-1])]
        self._layers = self._drop_down(lines[-1])
        self._segments = [self._segment(key) for key in SEGMENTS]
        spring = QWidget()
        spring.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._spring = self._bar.addWidget(spring)
        self.journeys = ChoiceBox()
        self.journeys.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.journeys.setMinimumWidth(JOURNEY_NAME * self.journeys.fontMetrics().averageCharWidth())
        self.journeys.activated.connect(self._choose)
        self._choice = self._bar.addWidget(self.journeys)
        self._present = QToolButton()
        self._present.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._present.clicked.connect(window.commands["present"].trigger)
        self._bar.addWidget(self._present)
        self._export = QToolButton()
        self._export.setObjectName("primary")
        self._export.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._export.clicked.connect(window.commands["export"].trigger)
        self._bar.addWidget(self._export)
        window.addToolBar(self._bar)
        name_overflow(self._bar)

    def _drop_down(self, before: QAction) -> QToolButton:
        """The layers of the map, behind a button that says which are on."""
        button = QToolButton()
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        menu.addActions([self._window.commands[key] for key in LAYERS])
        button.setMenu(menu)
        self._bar.insertWidget(before, button)
        return button

    def show_layers(self) -> None:
        """Say which layers are on."""
        if self._window.is_furnished:
            self._layers.setText(f" {layers_on(self._window.canvas.picture.view.layers)}")

    def _segment(self, key: str) -> QToolButton:
        """One of the buttons for what lanes are: with its word where the window is wide enough."""
        button = self._bar.widgetForAction(self._window.commands[key])
        assert isinstance(button, QToolButton)
        ends = {SEGMENTS[0]: "first", SEGMENTS[-1]: "last"}
        button.setProperty("segment", ends.get(key, "middle"))
        return button

    def fit(self) -> None:
        """Show what there is room for: zooming is done by the wheel too, and a picture says what lanes are."""
        beside, alone = Qt.ToolButtonStyle.ToolButtonTextBesideIcon, Qt.ToolButtonStyle.ToolButtonIconOnly
        taken = self._window.finding.pill_width
        letters = (self._bar.width() - taken - ICONS) / self._bar.fontMetrics().averageCharWidth()
        for button in self._segments:
            button.setToolButtonStyle(beside if letters >= WORDS_FROM else alone)
        self._layers.setToolButtonStyle(beside if letters >= LAYERS_FROM else alone)
        shown = self._zooms[-1] in self._bar.actions()
        if letters >= ZOOM_FROM and not shown:
            self._bar.insertActions(self._spring, self._zooms)
        elif letters < ZOOM_FROM and shown:
            for action in self._zooms:
                self._bar.removeAction(action)

    def furnish(self) -> None:
        """There is a map now, which can be filtered."""
        filtering = self._window.finding.filtering
        filtering.place = self._bar.insertWidget(self._choice, filtering.pill)
        filtering.place.setVisible(False)

    def wait(self) -> None:
        """Show no journey before there is one, but how its map is usually seen: little moves when it comes."""
        for key in USUAL:
            self._window.commands[key].setChecked(True)
        self._layers.setText(f" {layers_on(USUAL_LAYERS)}")
        self._choice.setVisible(False)
        self._layers.setEnabled(False)
        self._present.setEnabled(False)
        self._export.setEnabled(False)

    def reword(self) -> None:
        """Name what has no words of its own in the current language."""
        self._bar.setWindowTitle(_("Tools"))
        self.journeys.setToolTip(_("The journey shown"))
        self.journeys.setAccessibleName(_("The journey shown"))
        self._layers.setToolTip(_("What the map shows below the lanes"))
        self._layers.setAccessibleName(_("Layers"))
        self._layers.setIcon(icon("layers"))
        self.show_layers()
        present = self._window.commands["present"]
        self._present.setText(f" {present.iconText()}")
        self._present.setToolTip(present.toolTip())
        self._present.setIcon(present.icon())
        export = self._window.commands["export"]
        self._export.setText(f" {export.iconText()}")
        self._export.setToolTip(export.toolTip())
        glyph = icon("file-down", "on_accent")
        side = self._bar.iconSize()
        glyph.addPixmap(icon("file-down", "text3").pixmap(side), QIcon.Mode.Disabled)
        self._export.setIcon(glyph)

    def refresh(self) -> None:
        """List the project's journeys when they or their names have changed."""
        wanted = [(j.name.get(language()), str(j.id)) for j in self._window.project.journeys()]
        shown = [(self.journeys.itemText(n), self.journeys.itemData(n)) for n in range(self.journeys.count())]
        if wanted != shown:
            self.journeys.clear()
            for name, id_ in wanted:
                self.journeys.addItem(name, id_)
            self.journeys.room = self._room(name for name, _id in wanted)
            self.journeys.updateGeometry()
        self._choice.setVisible(bool(wanted))
        self._layers.setEnabled(self._window.commands["all_layers"].isEnabled())
        self.show_layers()
        self._present.setEnabled(self._window.commands["present"].isEnabled())
        self._export.setEnabled(self._window.commands["export"].isEnabled())
        self.journeys.setCurrentIndex(self.journeys.findData(str(self._window.canvas.journey)))
        self.fit()

    def _room(self, names: Iterable[str]) -> int:
        """Pixels for the longest of these names, within reason."""
        letters = self.journeys.fontMetrics()
        longest = max((letters.horizontalAdvance(name) for name in names), default=0) + 3 * letters.height()
        return min(longest, 4 * JOURNEY_NAME * letters.averageCharWidth())

    def _choose(self, index: int) -> None:
        self._window.show_journey(self.journeys.itemData(index))
