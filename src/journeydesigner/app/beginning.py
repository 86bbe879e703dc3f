"""How a journey begins from the start page: a kind with its usual stages, a cell of the ghost, a table copied."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from journeydesigner.i18n import N_, _, language, message

if TYPE_CHECKING:
    from journeydesigner.app.window import MainWindow
    from journeydesigner.canvas.empty import Meant
    from journeydesigner.model import Id
    from journeydesigner.model.organisation import JourneyKind

BEGIN = message(N_("Begin a journey"))


class Beginning:
    """What the start page does in one window. Each beginning is one undo step."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def of_kind(self, kind: JourneyKind) -> None:
        """A journey of this kind with its usual stages; their names are typed over next."""
        from journeydesigner.editor.edits.beginning import begin

        with self._window.document.edit(BEGIN) as draft:
            journey = begin(draft, kind)
        self._show(journey.id, [stage.id for stage in self._window.project.stages(journey.id)])

    def in_cell(self, meant: Meant) -> None:
        """A journey with its first touchpoint there, or with its stages up to that one; its name is typed next."""
        from journeydesigner.editor.edits.beginning import begin_in_cell
        from journeydesigner.editor.edits.placing import add_journey, add_stage
        from journeydesigner.model.values import JourneyId

        with self._window.document.edit(BEGIN) as draft:
            journey = JourneyId(add_journey(draft).id)
            if meant.nature is not None:
                made = begin_in_cell(draft, journey, meant.number, meant.nature).id
            else:
                made = [add_stage(draft, journey) for _number in range(meant.number + 1)][-1].id
        self._show(journey, [made])

    def from_clipboard(self) -> None:
        """A journey made of the rows of a spreadsheet, or of stages and touchpoints that were copied."""
        from journeydesigner.editor.edits.clipboard import MIME, NothingToPaste

        held = QGuiApplication.clipboard().mimeData()
        try:
            if held is not None and held.hasFormat(MIME):
                self._paste_clip()
            else:
                self._paste_table(held.text() if held is not None else "")
        except NothingToPaste as refusal:
            self._window.start.tell(str(refusal))

    def _paste_table(self, text: str) -> None:
        from journeydesigner.editor.edits.clipboard import NothingToPaste
        from journeydesigner.editor.edits.lines import unknown_channels
        from journeydesigner.editor.edits.placing import add_journey
        from journeydesigner.editor.edits.table import paste_table, read_table
        from journeydesigner.model.values import JourneyId

        if not text.strip():
            sentence = N_("The clipboard is empty. Copy rows of a spreadsheet first: stage, touchpoint, channel.")
            raise NothingToPaste(message(sentence))
        table = read_table(text)
        with self._window.document.edit(BEGIN) as draft:
            journey = JourneyId(add_journey(draft).id)
            paste_table(draft, table, journey, language())
        self._window.show_journey(journey)
        self._window.canvas.setFocus()
        missing = unknown_channels(self._window.project, table.lines)
        if missing:
            names = ", ".join(missing[:3]) + ("…" if len(missing) > 3 else "")
            self._window.status.say(
                _("No channel of the library is called “{names}”.", names=names), can_undo=True
            )

    def _paste_clip(self) -> None:
        from journeydesigner.editor.edits.placing import add_journey

        with self._window.document.edit(BEGIN) as draft:
            journey = add_journey(draft)
        self._window.show_journey(journey.id)
        self._window.canvas.setFocus()
        self._window.canvas.commands.copies.paste()

    def _show(self, journey: Id, named: Sequence[Id]) -> None:
        """Show the journey, let names be typed one after another, and say once what comes next."""
        from journeydesigner.app.onward import Onward
        from journeydesigner.canvas.inline_editor import InlineEditor

        window, canvas = self._window, self._window.canvas
        window.show_journey(journey)
        canvas.setFocus()
        field = canvas.findChild(InlineEditor)
        if field is None:
            return
        Onward(canvas, field, named)
        hint = _("Enter takes the name. E adds a stage, P a touchpoint.")
        if len(named) > 1:
            hint = _("Enter: the next stage. Esc: to the map, where P adds a touchpoint.")
        window.status.say(hint)
        canvas.bubble(hint, field.geometry().bottomLeft() - canvas.viewport().pos())
