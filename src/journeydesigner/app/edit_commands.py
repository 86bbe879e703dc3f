"""Undo, redo, and what can be done to the selection: the canvas's own verbs, offered in the menu."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from journeydesigner.app.commands import Command
from journeydesigner.app.questions import tell
from journeydesigner.errors import Refusal
from journeydesigner.i18n import N_, _

if TYPE_CHECKING:
    from journeydesigner.app.window import MainWindow
    from journeydesigner.canvas import commands as canvas

Standard = QKeySequence.StandardKey


class EditCommands:
    """What the Edit and Insert menus do for one window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def commands(self) -> Iterator[Command]:
        """The commands of both menus. Single letters are keys of the canvas, so they are only shown here."""
        yield Command("undo", N_("Undo"), self.undo, icon="undo-2", keys=(Standard.Undo,), short=N_("Undo"))
        yield Command("redo", N_("Redo"), self.redo, icon="redo-2", keys=("Ctrl+Shift+Z", "Ctrl+Y"))
        yield Command("cut", N_("Cut"), lambda: self._does.copies.cut(), hint="Ctrl+X")
        yield Command("copy", N_("Copy"), lambda: self._does.copies.copy(), hint="Ctrl+C")
        yield Command(
            "copy_picture",
            N_("Copy the map as a picture"),
            lambda: self._does.copies.copy_map(),
            tip=N_("Put a picture of the whole map into the clipboard"),
            keys=("Ctrl+Shift+C",),
        )
        yield Command("paste", N_("Paste"), lambda: self._does.copies.paste(), hint="Ctrl+V")
        yield Command("duplicate", N_("Duplicate"), lambda: self._does.copies.duplicate(), hint="Ctrl+D")
        yield Command("rename", N_("Rename"), lambda: self._does.edit_here(), icon="pencil", hint="F2")
        yield Command("remove", N_("Remove"), lambda: self._does.remove(), icon="trash-2", hint="Delete")
        yield Command("select_all", N_("Select all"), lambda: self._does.select_all(), hint="Ctrl+A")
        yield Command("deselect", N_("Select nothing"), lambda: self._window.selection.clear())
        yield Command("move", N_("Move with the arrows"), lambda: self._does.start_move(), hint="M")
        yield Command("add_stage", N_("Stage"), lambda: self._does.add_stage(), icon="columns-3", hint="E")
        yield Command(
            "add_touchpoint", N_("Touchpoint"), lambda: self._does.add_touchpoint(), icon="square-plus", hint="P"
        )
        yield Command(
            "add_action", N_("Backstage action"), lambda: self._does.add_action(), icon="wrench", hint="C"
        )
        yield Command(
            "add_next", N_("Next touchpoint or stage"), lambda: self._does.next.add(), hint="Ctrl+Return"
        )
        yield Command("link", N_("Link"), lambda: self._does.start_link(), icon="spline", hint="L")
        yield Command(
            "bridge", N_("Bridge…"), lambda: self._does.choose_bridge_of_selection(), icon="link", hint="B"
        )

    @property
    def _does(self) -> canvas.Commands:
        return self._window.canvas.commands

    def undo(self) -> None:
        """Take the last step back and say which one it was."""
        self._travel(back=True)

    def redo(self) -> None:
        """Do the last undone step again and say which one it was."""
        self._travel(back=False)

    def _travel(self, back: bool) -> None:
        document = self._window.document
        step = document.history.undoable if back else document.history.redoable
        if step is None:
            return
        try:
            document.undo() if back else document.redo()
        except Refusal as refusal:
            tell(self._window, str(refusal))
            return
        said = _("Undone: {step}", step=str(step.label)) if back else _("Done again: {step}", step=str(step.label))
        self._window.status.say(said)
