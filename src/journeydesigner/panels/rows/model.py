"""The lines as Qt's views and screen readers read them; a row is put into words when somebody looks at it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from journeydesigner.i18n import _
from journeydesigner.panels.rows.lines import Heading, Item, Line, Row
from journeydesigner.panels.style import plain_tip

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
_WORDED = (Role.DisplayRole, Role.AccessibleTextRole, Role.AccessibleDescriptionRole, Role.ToolTipRole)
_LEAF = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren


class RowsModel(QAbstractListModel):
    """Headings and rows. `describe` puts what a row is of into words."""

    def __init__(self, describe: Callable[[Any], Row]) -> None:
        super().__init__()
        self._describe = describe
        self._lines: Sequence[Line] = ()
        self._words: dict[Hashable, Row] = {}

    @property
    def lines(self) -> Sequence[Line]:
        """Everything that is listed, from the top."""
        return self._lines

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Replace everything that is listed; what rows say is worked out anew."""
        self.beginResetModel()
        self._lines = lines
        self._words = {}
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        line = self.line(index.row())
        if line is None:
            return Qt.ItemFlag.NoItemFlags
        return _LEAF if isinstance(line, Heading) else _LEAF | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.line(index.row())
        if line is None or role not in _WORDED:
            return None
        if isinstance(line, Heading):
            said = {Role.DisplayRole: line.title, Role.AccessibleTextRole: spoken_heading(line)}
            return said.get(Role(role))
        words = self.words(line)
        if role == Role.ToolTipRole:
            return plain_tip(words.tip) or None
        return {Role.DisplayRole: words.title, Role.AccessibleTextRole: words.spoken}.get(Role(role), words.tip)

    def line(self, row: int) -> Line | None:
        """The line at a row, None outside the list."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def row_of(self, key: Hashable, near: int = 0) -> int | None:
        """The row of a line by its key; `near` is where it was, and looked at first."""
        there = self.line(near)
        if there is not None and there.key == key:
            return near
        return next((row for row, line in enumerate(self._lines) if line.key == key), None)

    def words(self, item: Item) -> Row:
        """A row in words, in the current language."""
        found = self._words.get(item.key)
        if found is None:
            found = self._words[item.key] = self._describe(item)
        return found


def spoken_heading(heading: Heading) -> str:
    """A heading as a screen reader says it."""
    said = heading.title if heading.count is None else f"{heading.title}, {heading.count}"
    return _("{heading}, unfolded", heading=said) if heading.is_open else _("{heading}, folded", heading=said)
