"""What a cell of a table looks like and how it is said aloud; kept as long as the record stays the same."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon

from journeydesigner.i18n import _
from journeydesigner.model import Entity, Id
from journeydesigner.panels.pictures import icon
from journeydesigner.panels.tables.column import Column, TablePlan
from journeydesigner.panels.tables.lens import Lens


@dataclass(frozen=True, slots=True)
class Face:
    """What is painted of a cell."""

    text: str
    picture: QIcon | None
    is_on: bool | None
    """For what is switched: whether it is on."""
    is_editable: bool
    alignment: Qt.AlignmentFlag


NO_FACE = Face("", None, None, False, Qt.AlignmentFlag.AlignLeft)


class Faces:
    """The faces of a table's cells. `loops` are records marked as standing under themselves."""

    def __init__(self, plan: TablePlan) -> None:
        self._plan = plan
        self._known: dict[tuple[Id, int], tuple[Entity, Face]] = {}
        self.loops: Collection[Id] = frozenset()

    def forget(self) -> None:
        """What cells say has changed without their records: words, language, other records."""
        self._known.clear()

    def face(self, lens: Lens, record: Entity, number: int) -> Face:
        """What is painted of a record in the column of this number."""
        known = self._known.get((record.id, number))
        if known is None or known[0] is not record:
            known = self._known[record.id, number] = (record, self._made(lens, record, number))
        return known[1]

    def tip(self, lens: Lens, record: Entity, number: int) -> str:
        """The whole text of a cell, and what is to be said against it."""
        text = self._plan.columns[number].text(lens, record)
        return text + "\n" + _("Stands under itself.") if self._is_marked(record, number) else text

    def spoken(self, lens: Lens, record: Entity, number: int) -> str:
        """A cell as a screen reader says it: heading and value."""
        column = self._plan.columns[number]
        text = self.tip(lens, record, number)
        if column.cell.is_flag:
            text = column.cell.copied(lens, column.value(lens, record))
        return _("{heading}: {value}", heading=_(column.label), value=text or _("empty"))

    def _made(self, lens: Lens, record: Entity, number: int) -> Face:
        column = self._plan.columns[number]
        value = column.value(lens, record)
        if column.cell.is_flag:
            return Face("", None, bool(value), column.is_editable, alignment(column))
        text = " ".join(column.cell.text(lens, value).split())
        picture = icon("repeat", "warn") if self._is_marked(record, number) else column.icon(lens, record)
        return Face(text, picture, None, column.is_editable, alignment(column))

    def _is_marked(self, record: Entity, number: int) -> bool:
        return number == 0 and record.id in self.loops


def alignment(column: Column) -> Qt.AlignmentFlag:
    """Where the words of a column stand."""
    side = Qt.AlignmentFlag.AlignRight if column.cell.is_number else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
