"""The registers of what a journey is steered by: pain points, opportunities, KPIs, evidence."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from journeydesigner.app.commands import Command
from journeydesigner.i18n import N_

if TYPE_CHECKING:
    from journeydesigner.app.window import MainWindow
    from journeydesigner.model import Kind
    from journeydesigner.model.values import JourneyId
    from journeydesigner.panels.registers.window import RegistersWindow


GEOMETRY = "registers/geometry"


class SteeringCommands:
    """What the Journey menu offers about steering, for one window. They are built when first asked for."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.registers: RegistersWindow | None = None

    def commands(self) -> Iterator[Command]:
        """The commands, a register each."""
        yield Command("pain_points", N_("Pain points…"), partial(self._open, "pain_points"), icon="circle-alert")
        yield Command("opportunities", N_("Opportunities…"), partial(self._open, "opportunities"), icon="flag")
        yield Command("kpis", N_("KPIs…"), partial(self._open, "kpis"), icon="target")
        yield Command("evidence", N_("Evidence…"), partial(self._open, "evidence"), icon="file-text")

    def show_journey(self, journey: JourneyId | None) -> None:
        """The registers follow the canvas."""
        if self.registers is not None:
            self.registers.set_journey(journey)

    def settle(self) -> None:
        """Take what is being typed there."""
        if self.registers is not None:
            self.registers.settle()

    def _open(self, register: str) -> None:
        from journeydesigner.model import Evidence, Kpi, Opportunity, PainPoint

        kinds: dict[str, Kind] = {
            "pain_points": PainPoint,
            "opportunities": Opportunity,
            "kpis": Kpi,
            "evidence": Evidence,
        }
        self.show(kinds[register])

    def show(self, kind: Kind) -> None:
        """Bring the register of a kind of record to the front."""
        if self.registers is None:
            self.registers = self._make()
        self.registers.set_journey(self._window.canvas.journey)
        self.registers.show()
        self.registers.raise_()
        self.registers.activateWindow()
        self.registers.show_kind(kind)

    def _make(self) -> RegistersWindow:
        from journeydesigner.panels.registers.window import RegistersWindow

        window = self._window
        registers = RegistersWindow(window, window.document, window.selection, window.canvas.journey)
        kept = window.desktop.settings.bytes(GEOMETRY)
        if kept is None or not registers.restoreGeometry(kept):
            registers.resize(registers.sizeHint())
        registers.reveal.connect(self._reveal)
        registers.left.connect(self._remember)
        # A window of its own: shortcuts of the main window do not reach it by themselves.
        registers.addActions([window.commands[key] for key in ("undo", "redo", "save", "rules_help")])
        return registers

    def _reveal(self, element: str) -> None:
        """Show an element on the map, where it can be seen."""
        self._window.reveal(element)
        self._window.raise_()
        self._window.activateWindow()

    def _remember(self) -> None:
        if self.registers is not None:
            self._window.desktop.settings.keep(GEOMETRY, self.registers.saveGeometry())
