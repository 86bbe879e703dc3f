"""The matrix as Qt's views read it: cells, headings, and all of it in words for screen readers."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from journeydesigner.editor.document import Change
from journeydesigner.i18n import _, language, plural
from journeydesigner.model import Id, Unit
from journeydesigner.model.naming import entity_name, name_of
from journeydesigner.panels.raci.cells import Cell, lacks_owner, owner_of, spoken
from journeydesigner.panels.raci.grid import Grid
from journeydesigner.panels.style import plain_tip

Index = QModelIndex | QPersistentModelIndex
_FEW = 8
"""Cells told one by one."""
_DISPLAY = Qt.ItemDataRole.DisplayRole


class MatrixModel(QAbstractTableModel):
    """Steps down, roles across."""

    def __init__(self, grid: Grid) -> None:
        super().__init__()
        self.grid = grid

    def show_grid(self, grid: Grid) -> None:
        """Show other rows or columns."""
        self.beginResetModel()
        self.grid = grid
        self.endResetModel()

    def follow(self, change: Change) -> bool:
        """Show the project after an edit. True when rows or columns are others than before: views begin anew."""
        old, is_reshaped = self.grid, self.grid.is_reshaped_by(change.delta)
        grid = old.after(change.after, change.delta)
        if (grid.rows, [r.id for r in grid.columns]) != (old.rows, [r.id for r in old.columns]):
            self.show_grid(grid)
            return True
        self.grid = grid
        if is_reshaped:
            self._tell_everything()
        else:
            self._tell_cells(old, change)
        return False

    def _tell_everything(self) -> None:
        rows, columns = self.rowCount(), self.columnCount()
        if rows and columns:
            self.dataChanged.emit(self.index(0, 0), self.index(rows - 1, columns - 1))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, columns - 1)
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, rows - 1)

    def _tell_cells(self, old: Grid, change: Change) -> None:
        """Say which cells are others: one by one, so that a view need not paint all of itself again."""
        touched = list(change.delta.changes)
        touched += [point.id for id_ in change.delta.changes for point in change.after.touchpoints(id_)]
        rows = sorted({self.grid.places[id_] for id_ in touched if id_ in self.grid.places})
        columns = range(self.columnCount())
        cells = [(r, c) for r in rows for c in columns if old.cell(r, c) != self.grid.cell(r, c)]
        if len(cells) > _FEW:
            across = [column for _row, column in cells]
            cells = [(cells[0][0], min(across)), (cells[-1][0], max(across))]
            self.dataChanged.emit(self.index(*cells[0]), self.index(*cells[1]))
            return
        for cell in cells:
            self.dataChanged.emit(self.index(*cell), self.index(*cell))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.grid.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.grid.columns)

    def cell(self, index: Index) -> Cell | None:
        """What a cell holds."""
        return self.grid.cell(index.row(), index.column())

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if not index.isValid():
            return None
        if role == _DISPLAY:
            cell = self.cell(index)
            return cell.text if cell else ""
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(index.row(), index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self.spoken(index.row(), index.column()))
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        across = orientation == Qt.Orientation.Horizontal
        if not 0 <= section < (self.columnCount() if across else self.rowCount()):
            return None
        if role == _DISPLAY:
            return self.role_name(section) if across else self.step_name(section)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken_role(section) if across else self.spoken_step(section)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self.spoken_role(section) if across else self.spoken_step(section))
        return None

    # -- words

    def role_name(self, column: int) -> str:
        """The name of a role."""
        return entity_name(self.grid.columns[column], language())

    def step_name(self, row: int) -> str:
        """The name of a stage or touchpoint."""
        return name_of(self.grid.project, self.grid.rows[row].element, language())

    def spoken(self, row: int, column: int) -> str:
        """A cell in words: role, step, part."""
        part = spoken(self.grid.cell(row, column))
        return _("{role}, {step}: {part}", role=self.role_name(column), step=self.step_name(row), part=part)

    def spoken_role(self, column: int) -> str:
        """A role with its unit, and whether anybody holds it."""
        role = self.grid.columns[column]
        unit = self.grid.project.one(Unit, role.unit)
        notes = [entity_name(unit, language())] if unit else []
        notes += [role.person] if role.person else []
        notes += [_("to be named")] if role.placeholder else []
        notes += [_("external")] if role.external or (unit is not None and unit.external) else []
        return ", ".join([self.role_name(column), *notes])

    def spoken_step(self, row: int) -> str:
        """A step with its owner; a stage with its number and how many touchpoints it has."""
        found, element = self.grid.rows[row], self.grid.element(row)
        said = [self.step_name(row)]
        if found.is_stage:
            said[0] = _("Stage {number}, {name}", number=found.number, name=said[0])
            said.append(plural("{n} touchpoint", "{n} touchpoints", found.touchpoints))
        if found.is_folded:
            said.append(_("folded"))
        if element is not None and lacks_owner(self.grid.project, element):
            said.append(_("nobody is accountable"))
        elif element is not None and (owner := owner_of(self.grid.project, element)):
            said.append(_("owner: {role}", role=name_of(self.grid.project, owner, language())))
        return ", ".join(said)

    def place(self, element: Id | None, role: Id | None) -> tuple[int | None, int | None]:
        """Row and column of a step and a role."""
        return self.grid.row_of(element), self.grid.column_of(role)
