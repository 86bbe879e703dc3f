"""How map and window look: zoom, lanes, density, panels, theme, language; and the sheets of the Help menu."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Literal

from PySide6.QtGui import QKeySequence

from journeydesigner.app.commands import Command
from journeydesigner.app.docks import BELOW, ON_THE_LEFT, TITLES
from journeydesigner.app.layer_commands import LayerCommands, show_as
from journeydesigner.app.settings import ThemeName
from journeydesigner.canvas import motion
from journeydesigner.i18n import N_, Language, language

if TYPE_CHECKING:
    from journeydesigner.app.window import MainWindow
    from journeydesigner.canvas.view import CanvasView
    from journeydesigner.layout.plan import LongLinks, Pivot, View

Density = Literal["compact", "normal", "roomy"]
DENSITIES: tuple[tuple[Density, str], ...] = (
    ("compact", N_("Compact")),
    ("normal", N_("Normal")),
    ("roomy", N_("Roomy")),
)


PIVOTS: tuple[tuple[Pivot, str, str, str], ...] = (
    ("channels", N_("Channels"), N_("Lanes are channels, by nature"), "rows-4"),
    ("blueprint", N_("Blueprint"), N_("Lanes are layers: what the Client sees, and what lies behind"), "layers-2"),
    ("owners", N_("Owners"), N_("Lanes are the units that answer; nobody comes first"), "users"),
)
"""What lanes can be: words, tip, icon."""


class ViewCommands:
    """What the View and Help menus do for one window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def commands(self) -> Iterator[Command]:
        """The commands of both menus."""
        yield from self._zoom()
        yield from self._map()
        yield from self._panels()
        yield from self._appearance()
        yield Command("keys", N_("Keyboard and mouse"), self._show_keys, icon="keyboard", keys=("?",))
        yield Command("about", N_("About Journey Designer"), self._show_about, icon="info")

    def _zoom(self) -> Iterator[Command]:
        yield Command(
            "zoom_in", N_("Zoom in"), lambda: self._canvas.zoom_in(), icon="zoom-in", keys=("Ctrl++", "Ctrl+=")
        )
        yield Command(
            "zoom_out",
            N_("Zoom out"),
            lambda: self._canvas.zoom_out(),
            icon="zoom-out",
            keys=(QKeySequence.StandardKey.ZoomOut,),
        )
        yield Command("zoom_100", N_("Actual size"), lambda: self._canvas.set_zoom(1.0), keys=("Ctrl+0",))
        yield Command(
            "fit_all", N_("Fit the whole map"), lambda: self._canvas.fit_all(), icon="maximize", hint="Shift+1"
        )
        yield Command(
            "fit_selection", N_("Fit the selection"), lambda: self._canvas.fit_selection(), hint="Shift+2"
        )
        yield Command(
            "zoom_stage",
            N_("Zoom to the stage"),
            lambda: self._canvas.commands.stages.toggle(),
            tip=N_("Show the stage in focus alone; again, go back"),
            icon="focus",
            hint="Z",
        )
        yield Command(
            "next_stage",
            N_("Zoom to the next stage"),
            lambda: self._canvas.commands.stages.step(1),
            keys=("Ctrl+PgDown",),
        )
        yield Command(
            "previous_stage",
            N_("Zoom to the previous stage"),
            lambda: self._canvas.commands.stages.step(-1),
            keys=("Ctrl+PgUp",),
        )

    def _map(self) -> Iterator[Command]:
        for number, (pivot, words, tip, glyph) in enumerate(PIVOTS, 1):
            yield Command(
                f"pivot_{pivot}",
                words,
                partial(self._set_pivot, pivot),
                tip=tip,
                icon=glyph,
                keys=(f"Ctrl+{number}",),
                checked=partial(self._has_pivot, pivot),
            )
        yield Command(
            "shared_lanes",
            N_("Shared lanes"),
            lambda: self._canvas.commands.sharing.turn_all(),
            tip=N_("Channels that no stage uses together share a lane"),
            icon="rows-3",
            checked=lambda: not self._view.apart,
        )
        yield Command(
            "lanes_here",
            N_("Separate or share the lanes here"),
            lambda: self._canvas.commands.sharing.turn_here(),
            tip=N_("One lane per channel in the nature in focus; again, its channels share lanes"),
            hint="G",
        )
        yield Command(
            "long_links",
            N_("Long links as tags"),
            self._turn_long_links,
            tip=N_("Links over whole stages are shown as two tags with the same label"),
            checked=lambda: self._view.long_links == "tags",
        )
        yield from LayerCommands(self._window).commands()
        yield from self._densities()

    def _densities(self) -> Iterator[Command]:
        for density, words in DENSITIES:
            yield Command(
                f"density_{density}",
                words,
                partial(self._set_density, density),
                checked=partial(self._has_density, density),
            )

    def _panels(self) -> Iterator[Command]:
        docks = self._window.docks
        yield Command(
            "left_panels",
            N_("Palette, outline and overview"),
            lambda: docks.toggle(*ON_THE_LEFT),
            icon="panel-left",
            keys=("F9",),
            checked=lambda: docks.are_shown(*ON_THE_LEFT),
        )
        yield Command("outline", N_("Outline"), self._show_outline, icon="list-tree", keys=("Ctrl+Shift+O",))
        yield Command(
            "overview",
            N_("Overview"),
            lambda: docks.toggle("overview"),
            tip=N_("The whole map, small: see where you are, and go elsewhere"),
            checked=lambda: docks.are_shown("overview"),
        )
        yield Command(
            "right_panels",
            N_("Inspector and findings"),
            lambda: docks.toggle("inspector", *BELOW),
            keys=("F10",),
            checked=lambda: docks.are_shown("inspector", *BELOW),
        )
        yield Command("measures", N_("Measures"), self._show_measures, icon="scale")
        yield Command(
            "all_panels",
            N_("Canvas only"),
            lambda: docks.toggle(*TITLES),
            keys=("F11",),
            checked=lambda: not docks.are_shown(*TITLES),
        )

    def _show_outline(self) -> None:
        self._window.docks.show("outline")
        self._window.docks.outline.take_focus()

    def _show_measures(self) -> None:
        self._window.docks.show("measures")
        self._window.docks.measures.take_focus()

    def _appearance(self) -> Iterator[Command]:
        desktop = self._window.desktop
        themes: tuple[tuple[ThemeName, str, str], ...] = (
            ("light", N_("Light"), "sun"),
            ("dark", N_("Dark"), "moon"),
        )
        for theme, words, glyph in themes:
            yield Command(
                f"theme_{theme}",
                words,
                partial(desktop.set_theme, theme),
                icon=glyph,
                checked=partial(self._has_theme, theme),
            )
        tongues: tuple[tuple[Language, str], ...] = (("fr", "Français"), ("en", "English"))
        for spoken, words in tongues:
            yield Command(
                f"language_{spoken}",
                words,
                partial(desktop.speak, spoken),
                is_name=True,
                checked=partial(_speaks, spoken),
            )

        yield Command(
            "reduced_motion",
            N_("Reduce motion"),
            lambda: desktop.reduce_motion(motion.pace() == "full"),
            tip=N_("Cards jump to their place, and what has changed is ringed for a while"),
            checked=lambda: motion.pace() != "full",
        )

    @property
    def _canvas(self) -> CanvasView:
        return self._window.canvas

    @property
    def _view(self) -> View:
        return self._window.canvas.picture.view

    def _set_view(self, view: View) -> None:
        show_as(self._window, view)

    def _turn_long_links(self) -> None:
        drawn: LongLinks = "drawn" if self._view.long_links == "tags" else "tags"
        self._set_view(replace(self._view, long_links=drawn))

    def _set_pivot(self, pivot: Pivot) -> None:
        self._set_view(replace(self._view, pivot=pivot))
        self._window.menus.refresh()

    def _has_pivot(self, pivot: Pivot) -> bool:
        return self._view.pivot == pivot

    def _set_density(self, density: Density) -> None:
        self._set_view(replace(self._view, density=density))

    def _has_density(self, density: Density) -> bool:
        return self._view.density == density

    def _has_theme(self, theme: ThemeName) -> bool:
        return self._window.desktop.theme == theme

    def _show_keys(self) -> None:
        from journeydesigner.app.sheets import show_keys

        show_keys(self._window, self._window.commands)

    def _show_about(self) -> None:
        from journeydesigner.app.sheets import show_about

        show_about(self._window)


def _speaks(spoken: Language) -> bool:
    return language() == spoken
