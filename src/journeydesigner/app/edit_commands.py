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

Standard = QKeySequence.StandardKey


class EditCommands:
    """What the Edit and Insert menus do for one window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def commands(self) -> Iterator[Command]:
        """The commands of both menus. Single letters are keys of the canvas, so they are only shown here."""
        does = self._window.canvas.commands
        yield Command("undo", N_("Undo"), self.undo, icon="undo-2", keys=(Standard.Undo,), short=N_("Undo"))
        yield Command("redo", N_("Redo"), self.redo, icon="redo-2", keys=("Ctrl+Shift+Z", "Ctrl+Y"))
        yield Command("cut", N_("Cut"), does.copies.cut, hint="Ctrl+X")
        yield Command("copy", N_("Copy"), does.copies.copy, hint="Ctrl+C")
        yield Command(
            "copy_picture",
            N_("Copy the map as a picture"),
            does.copies.copy_map,
            tip=N_("Put a picture of the whole map into the clipboard"),
            keys=("Ctrl+Shift+C",),
        )
        yield Command("paste", N_("Paste"), does.copies.paste, hint="Ctrl+V")
        yield Command("duplicate", N_("Duplicate"), does.copies.duplicate, hint="Ctrl+D")
        yield Command("rename", N_("Rename"), does.edit_here, icon="pencil", hint="F2")
        yield Command("remove", N_("Remove"), does.remove, icon="trash-2", hint="Delete")
        yield Command("select_all", N_("Select all"), does.select_all, hint="Ctrl+A")
        yield Command("deselect", N_("Select nothing"), self._window.selection.clear)
        yield Command("move", N_("Move with the arrows"), does.start_move, hint="M")
        yield Command("add_stage", N_("Stage"), does.add_stage, icon="columns-3", hint="E")
        yield Command("add_touchpoint", N_("Touchpoint"), does.add_touchpoint, icon="square-plus", hint="P")
        yield Command("add_action", N_("Backstage action"), does.add_action, icon="wrench", hint="C")
        yield Command("add_next", N_("Next touchpoint or stage"), does.next.add, hint="Ctrl+Return")
        yield Command("link", N_("Link"), does.start_link, icon="spline", hint="L")
        yield Command("bridge", N_("Bridge…"), does.choose_bridge_of_selection, icon="link", hint="B")

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
