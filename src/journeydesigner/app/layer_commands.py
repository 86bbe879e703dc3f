"""Which layers the map shows: a command each, for the menu, the drop-down of the tool bar and the palette."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from journeydesigner.app.commands import Command
from journeydesigner.i18n import N_, _
from journeydesigner.layout.words import WORDS, label, word

if TYPE_CHECKING:
    from journeydesigner.app.window import MainWindow
    from journeydesigner.layout.plan import LayerName, View

SHOWN: tuple[tuple[LayerName, str, str], ...] = (
    ("arc", N_("Show how the Client feels along the journey"), "activity"),
    ("thoughts", N_("Show what the Client thinks, under each touchpoint"), "message-circle"),
    ("pains", N_("Show what hurts, under each touchpoint, and how much"), "circle-alert"),
    ("opportunities", N_("Show what could be done, and how far it has come"), "flag"),
    ("kpis", N_("Show the KPIs of journey, stages and touchpoints, and whether they are met"), "target"),
    ("systems", N_("Show the applications that touchpoints use"), "server"),
    ("roles", N_("Show the roles that accompany the Client through stages"), "users"),
)
"""The layers in the order of the menu: tip and icon."""
KEYS = (*(f"layer_{name}" for name, *_rest in SHOWN), "all_layers")
"""Their commands."""
ARC = N_("Emotion arc")
"""What the layer of the emotion is called where it stands by itself."""
NAMED = 2
"""So many layers are named on the drop-down, more are counted."""


class LayerCommands:
    """The switches of the layers of one window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def commands(self) -> Iterator[Command]:
        """A switch for each layer, and one for all."""
        for number, (name, tip, glyph) in enumerate(SHOWN, 1):
            yield Command(
                f"layer_{name}",
                ARC if name == "arc" else WORDS["map_layer"][name],
                partial(self._turn, name),
                tip=tip,
                icon=glyph,
                keys=(f"Alt+{number}",),
                checked=partial(self._shows, name),
                say=partial(label, "map_layer", name) if name != "arc" else None,
            )
        yield Command(
            "all_layers",
            N_("All layers"),
            self._turn_all,
            tip=N_("Show every layer; again, only the emotion"),
            icon="layers",
            keys=("Alt+0",),
            checked=self._shows_all,
        )

    @property
    def _view(self) -> View:
        return self._window.canvas.picture.view

    def _turn(self, name: LayerName) -> None:
        show_as(self._window, self._view.with_layer(name, not self._shows(name)))

    def _turn_all(self) -> None:
        from journeydesigner.layout.plan import LAYERS

        show_as(self._window, replace(self._view, layers=("arc",) if self._shows_all() else LAYERS))

    def _shows(self, name: LayerName) -> bool:
        return name in self._view.layers

    def _shows_all(self) -> bool:
        return len(self._view.layers) == len(SHOWN)


def show_as(window: MainWindow, view: View) -> None:
    """Arrange the map of a window in another way, and say everywhere what is on now."""
    window.canvas.set_view(view)
    window.commands.refresh()
    window.toolbar.show_layers()


def layers_on(layers: Collection[str]) -> str:
    """The layers that are on in a few words: for the drop-down of the tool bar."""
    on = [name for name, *_rest in SHOWN if name in layers]
    if not on:
        return _("Layers: none")
    if len(on) > NAMED:
        return _("Layers: {n}", n=len(on))
    return _("Layers: {names}", names=", ".join(word("map_layer", name) for name in on))
