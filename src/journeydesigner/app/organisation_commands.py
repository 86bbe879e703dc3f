"""Windows beside the map: who takes which part in a journey, how rules are set, and what they are for."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from journeydesigner.app.commands import Command
from journeydesigner.i18n import N_, plural
from journeydesigner.resources import RULES, resource

if TYPE_CHECKING:
    from journeydesigner.app.window import MainWindow
    from journeydesigner.model.values import JourneyId
    from journeydesigner.panels.help.window import HelpWindow
    from journeydesigner.panels.raci.window import RaciWindow
    from journeydesigner.panels.rule_settings.dialog import RuleSettings

RACI_WAY = "raci/way"


class OrganisationCommands:
    """What the Journey menu offers beside the map, for one window. Each is built when it is first asked for."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.raci: RaciWindow | None = None

    def commands(self) -> Iterator[Command]:
        """The commands."""
        yield Command(
            "raci",
            N_("RACI matrix…"),
            self.show_raci,
            tip=N_("Who is accountable, responsible, consulted and informed, step by step"),
            icon="users",
            keys=("Ctrl+Shift+R",),
        )
        yield Command(
            "rule_settings",
            N_("Rules and thresholds…"),
            self.show_rule_settings,
            tip=N_("How severe each rule is taken, and the limits that rules compare with"),
            icon="scale",
        )
        yield Command(
            "rules_help",
            "",
            self.show_help,
            tip=N_("What each rule is for, with examples"),
            icon="circle-help",
            keys=("F1",),
            say=lambda: plural("The {n} rule…", "The {n} rules…", _rule_count()),
        )

    def show_journey(self, journey: JourneyId | None) -> None:
        """Windows that speak of one journey follow the canvas."""
        if self.raci is not None:
            self.raci.set_journey(journey)

    def show_raci(self) -> None:
        """Bring the matrix to the front."""
        if self.raci is None:
            self.raci = self._make_raci()
        self.raci.set_journey(self._window.canvas.journey)
        self.raci.show()
        self.raci.raise_()
        self.raci.activateWindow()
        self.raci.view.setFocus()

    def show_rule_settings(self) -> RuleSettings:
        """Ask for the settings of the rules; they are written when they are applied."""
        from journeydesigner.panels.rule_settings.dialog import RuleSettings

        dialog = RuleSettings(self._window, self._window.document, self._window.checker.on)
        dialog.explained.connect(lambda code: self._opened_help(dialog).show_rule(code))
        dialog.open()
        return dialog

    def show_help(self) -> None:
        """The list of rules with their help."""
        self._opened_help(self._window).show_list()

    def explain(self, code: str) -> None:
        """The help on one rule."""
        self._opened_help(self._window).show_rule(code)

    def _opened_help(self, parent: QWidget) -> HelpWindow:
        """The help beside a window; a dialog that holds the others back has its own."""
        from journeydesigner.panels.help.window import HelpWindow

        direct = Qt.FindChildOption.FindDirectChildrenOnly
        found = parent.findChild(HelpWindow, options=direct) or HelpWindow(parent, self._window.document)
        found.show()
        found.raise_()
        found.activateWindow()
        return found

    def _make_raci(self) -> RaciWindow:
        from journeydesigner.panels.raci.view import WAYS, Way
        from journeydesigner.panels.raci.window import RaciWindow

        window, settings = self._window, self._window.desktop.settings
        kept = settings.text(RACI_WAY, WAYS[0])
        way: Way = kept if kept in WAYS else WAYS[0]
        on, journey = window.checker.on, window.canvas.journey
        raci = RaciWindow(window, window.document, window.selection, on, journey, way)
        raci.reveal.connect(window.reveal)
        raci.way_chosen.connect(partial(settings.keep, RACI_WAY))
        # The matrix is a window of its own: shortcuts of the main window do not reach it by themselves.
        raci.addActions([window.commands[key] for key in ("undo", "redo", "save", "rules_help")])
        return raci


def _rule_count() -> int:
    """Each rule has one page of help. The menu is worded before the rules are loaded."""
    return sum(1 for _page in resource(RULES).glob("*.md"))
