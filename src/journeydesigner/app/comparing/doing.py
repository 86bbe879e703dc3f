"""What can be done in the window of two journeys, as commands: its tool bar, its keys."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QToolBar, QToolButton

from journeydesigner.app.commands import Command, Commands
from journeydesigner.app.layer_commands import ARC, SHOWN
from journeydesigner.app.overflow import name_overflow
from journeydesigner.app.toolbar import ICON
from journeydesigner.app.view_commands import PIVOTS
from journeydesigner.i18n import N_
from journeydesigner.layout.plan import Pivot

if TYPE_CHECKING:
    from journeydesigner.app.comparing.window import CompareWindow

BAR: tuple[tuple[str, ...], ...] = (
    ("previous_difference", "next_difference"),
    ("together", "only_differences"),
    ("beside", "swap"),
    (*(f"pivot_{pivot}" for pivot, *_rest in PIVOTS), "arc"),
    ("copy_differences",),
)
"""What the tool bar holds, in groups."""
ON_TWO = tuple(key for group in BAR for key in group)
"""Commands that need two journeys."""
WORDED = ("together", "only_differences", "copy_differences")
"""Buttons with their words beside the picture, as far as there is room."""


def bar(commands: Commands) -> QToolBar:
    """The tool bar."""
    made = QToolBar()
    side = round(ICON * made.fontMetrics().height())
    made.setIconSize(QSize(side, side))
    for place, group in enumerate(BAR):
        if place:
            made.addSeparator()
        made.addActions([commands[key] for key in group])
    for key in WORDED:
        button = made.widgetForAction(commands[key])
        assert isinstance(button, QToolButton)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    name_overflow(made)
    return made


def commands(window: CompareWindow) -> Iterator[Command]:
    """The commands of the window."""
    yield from _walking(window)
    yield from _maps(window)
    yield from _looks(window)
    yield from _zoom(window)
    yield Command("next_part", N_("To the next map or list"), partial(_go_round, window), keys=("F6",))
    yield Command("close_comparison", N_("Close"), window.close, keys=(QKeySequence.StandardKey.Close,))


def _walking(window: CompareWindow) -> Iterator[Command]:
    yield Command(
        "next_difference", N_("Next difference"), lambda: window.go(1), icon="chevron-down", keys=("F7",)
    )
    yield Command(
        "previous_difference",
        N_("Previous difference"),
        lambda: window.go(-1),
        icon="chevron-up",
        keys=("Shift+F7",),
    )
    yield Command(
        "copy_differences",
        N_("Copy as text"),
        window.copy,
        tip=N_("Copy all differences as text, ready for a mail"),
        icon="copy",
        keys=("Ctrl+Alt+C",),
    )


def _maps(window: CompareWindow) -> Iterator[Command]:
    yield Command(
        "together",
        N_("Scroll together"),
        window.tie,
        tip=N_("Both maps scroll and zoom as one, stage by stage"),
        icon="link-2",
        keys=("Ctrl+T",),
        checked=lambda: window.together.is_on,
    )
    yield Command(
        "only_differences",
        N_("Dim what is the same"),
        window.dim,
        icon="focus",
        keys=("Ctrl+I",),
        checked=lambda: window.is_dimmed,
    )
    yield Command(
        "beside",
        N_("Left and right"),
        window.turn,
        tip=N_("The maps beside each other instead of one above the other"),
        icon="columns-3",
        keys=("Ctrl+B",),
        checked=lambda: window.maps.orientation() == Qt.Orientation.Horizontal,
    )
    yield Command(
        "swap",
        N_("Swap before and after"),
        window.swap,
        icon="refresh-cw",
        keys=("Ctrl+R",),
    )


def _looks(window: CompareWindow) -> Iterator[Command]:
    for number, (pivot, words, tip, glyph) in enumerate(PIVOTS, 1):
        yield Command(
            f"pivot_{pivot}",
            words,
            partial(_arrange, window, pivot),
            tip=tip,
            icon=glyph,
            keys=(f"Ctrl+{number}",),
            checked=partial(_is_arranged, window, pivot),
        )
    _name, tip, glyph = next(layer for layer in SHOWN if layer[0] == "arc")
    yield Command(
        "arc",
        ARC,
        lambda: window.set_view(window.view.with_layer("arc", "arc" not in window.view.layers)),
        tip=tip,
        icon=glyph,
        keys=("Ctrl+Shift+E",),
        checked=lambda: "arc" in window.view.layers,
    )


def _arrange(window: CompareWindow, pivot: Pivot) -> None:
    window.set_view(replace(window.view, pivot=pivot))


def _is_arranged(window: CompareWindow, pivot: Pivot) -> bool:
    return window.view.pivot == pivot


def _go_round(window: CompareWindow) -> None:
    """The keyboard to the map after, to what is listed, to the map before."""
    before, after = (pane.view for pane in window.panes)
    stops = (before, after, window.list.view if window.tabs.currentWidget() is window.list else window.figures)
    held = next((place for place, stop in enumerate(stops) if stop.hasFocus()), 2)
    stops[(held + 1) % 3].setFocus(Qt.FocusReason.TabFocusReason)


def _zoom(window: CompareWindow) -> Iterator[Command]:
    yield Command("zoom_in", N_("Zoom in"), lambda: window.active.view.zoom_in(), keys=("Ctrl++", "Ctrl+="))
    yield Command(
        "zoom_out",
        N_("Zoom out"),
        lambda: window.active.view.zoom_out(),
        keys=(QKeySequence.StandardKey.ZoomOut,),
    )
    yield Command("zoom_100", N_("Actual size"), lambda: window.active.view.set_zoom(1.0), keys=("Ctrl+0",))
