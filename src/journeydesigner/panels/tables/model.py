"""The rows of a table as Qt's views read them; follows the project change by change and keeps what is selected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt

from journeydesigner.editor.document import Change, Document
from journeydesigner.i18n import Language, _, language
from journeydesigner.model import Entity, Id
from journeydesigner.panels.style import plain_tip
from journeydesigner.panels.tables.column import Column, TablePlan
from journeydesigner.panels.tables.faces import NO_FACE, Face, Faces, alignment
from journeydesigner.panels.tables.lens import Lens
from journeydesigner.panels.tables.order import Look, Order, Places

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
NOWHERE = QModelIndex()
MOST_RUNS = 16
"""Runs of rows that come or go and are told one by one; each costs as much as the whole list."""


class RecordModel(QAbstractItemModel):
    """The records of a plan, a row each."""

    def __init__(self, document: Document, plan: TablePlan) -> None:
        super().__init__()
        self.plan = plan
        self.look = Look()
        self.lens = Lens(document.project, language())
        self._document = document
        self._is_resting = self._has_missed = False
        self._order = Order(plan)
        self._places: Places = {}
        self._above: dict[Id, Id | None] = {}
        self._rows: dict[Id, int] = {}
        self._numbers: dict[Id, int] = {}
        self._ids: list[Id] = []
        self._faces = Faces(plan)
        self._flags = [self._flags_of(column) for column in plan.columns]
        self._take(self._order.places(self.lens, self.look))
        document.changed.connect(self._follow)

    # -- what is shown

    @property
    def side(self) -> Language:
        """The language texts are shown and written in."""
        return self.lens.side

    def show(self, **look: Any) -> None:
        """Show the rows otherwise: `column` and `is_descending`, `query`, `is_tree`; see `Look`."""
        self.look = replace(self.look, **look)
        self._flags = [self._flags_of(column) for column in self.plan.columns]
        self._rearrange()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.plan.columns) - 1)

    def turn(self, side: Language) -> None:
        """Show and write texts in this language."""
        self.lens = Lens(self._document.project, side)
        self._forget()
        self._has_missed = False
        self._rearrange()
        self._tell_all()

    def rest(self) -> None:
        """Follow no change for now: nobody looks."""
        self._is_resting = True

    def miss(self) -> None:
        """What is listed is no longer the same: to be read anew on waking."""
        self._has_missed = True

    def wake(self) -> None:
        """Follow again, beginning with what was missed."""
        self._is_resting = False
        if self._has_missed:
            self.turn(self.side)

    def ids(self) -> Iterator[Id]:
        """The records shown, from the top, those under another one after it."""
        waiting = [*reversed(self._places.get(None, ()))]
        while waiting:
            id_ = waiting.pop()
            yield id_
            waiting.extend(reversed(self._places.get(id_, ())))

    @property
    def shown(self) -> int:
        """How many records show."""
        return len(self._rows)

    @property
    def loops(self) -> frozenset[Id]:
        """Records that stand under themselves, and are shown under none."""
        return self._order.loops

    def id_of(self, index: Index) -> Id | None:
        """The record of a row."""
        return self._ids[index.internalId()] if index.isValid() else None

    def record(self, index: Index) -> Entity | None:
        """The record of a row as it stands."""
        return self._document.project.one(self.plan.kind, self.id_of(index))

    def index_of(self, id_: Id | None, column: int = 0) -> QModelIndex:
        """Where a record is shown; an invalid index where it is not."""
        if id_ is None or id_ not in self._rows:
            return QModelIndex()
        return self.createIndex(self._rows[id_], column, self._numbers[id_])

    def face(self, index: Index) -> Face:
        """What is painted of a cell; kept as long as the record and what it names stay the same."""
        record = self.record(index)
        # A view may ask for a row that goes while it is being told of that.
        return self._faces.face(self.lens, record, index.column()) if record is not None else NO_FACE

    def column(self, index: Index) -> Column:
        """The column of a cell."""
        return self.plan.columns[index.column()]

    # -- as Qt asks

    def index(self, row: int, column: int, parent: Index = NOWHERE) -> QModelIndex:
        ids = self._places.get(self.id_of(parent), ())
        if not 0 <= row < len(ids) or not 0 <= column < len(self.plan.columns) or parent.column() > 0:
            return QModelIndex()
        return self.createIndex(row, column, self._numbers[ids[row]])

    def parent(self, index: Index = NOWHERE) -> QModelIndex:  # type: ignore[override]
        return self.index_of(self._above.get(self._ids[index.internalId()])) if index.isValid() else QModelIndex()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.column() > 0 else len(self._places.get(self.id_of(parent), ()))

    def columnCount(self, _parent: Index = NOWHERE) -> int:
        return len(self.plan.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        # Asked for each row when rows are laid out: worked out once a column.
        return self._flags[index.column()] if index.isValid() else Qt.ItemFlag.NoItemFlags

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.plan.columns):
            return None
        column = self.plan.columns[section]
        if role == Role.DisplayRole:
            return _(column.label)
        if role == Role.ToolTipRole:
            return _(column.hint) if column.hint else _(column.label)
        if role == Role.TextAlignmentRole:
            return alignment(column)
        if role == Role.AccessibleTextRole:
            return _(column.label) + self._sorting(section)
        return None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        record = self.record(index)
        if record is None:
            return None
        if role == Role.DisplayRole:
            return self.face(index).text
        if role == Role.DecorationRole:
            return self.face(index).picture
        if role == Role.ToolTipRole:
            return plain_tip(self._faces.tip(self.lens, record, index.column()))
        if role == Role.AccessibleTextRole:
            return self._faces.spoken(self.lens, record, index.column())
        return None

    def _sorting(self, section: int) -> str:
        if section != self.look.column:
            return ""
        return ", " + (_("sorted downwards") if self.look.is_descending else _("sorted upwards"))

    def _flags_of(self, column: Column) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if not self.look.is_tree:
            flags |= Qt.ItemFlag.ItemNeverHasChildren
        return flags | Qt.ItemFlag.ItemIsEditable if column.is_editable else flags

    # -- following

    def _forget(self) -> None:
        """What cells say has changed without their records."""
        self._order.forget()
        self._faces.forget()

    def _follow(self, change: Change) -> None:
        kinds = change.delta.kinds()
        own, others = self.plan.kind in kinds, not kinds.isdisjoint(self.plan.reads - {self.plan.kind})
        if not own and not others:
            return
        if self._is_resting:
            self._has_missed = True
            return
        self.lens = Lens(change.after, self.lens.side)
        # A record may be named in the cells of others of its kind too.
        if others or self.plan.kind in self.plan.reads:
            self._forget()
        self._rearrange()
        if others or self.plan.kind in self.plan.reads:
            self._tell_all()
        else:
            for id_, _pair in change.delta.of_kind(self.plan.kind):
                self._tell(id_)

    def _tell(self, id_: Id) -> None:
        first = self.index_of(id_)
        if first.isValid():
            self.dataChanged.emit(first, self.index_of(id_, len(self.plan.columns) - 1))

    def _tell_all(self) -> None:
        for parent, ids in self._places.items():
            above = self.index_of(parent)
            last = self.index(len(ids) - 1, len(self.plan.columns) - 1, above)
            self.dataChanged.emit(self.index(0, 0, above), last)

    def _rearrange(self) -> None:
        """Go over to the rows that show now, telling views what comes, goes and moves."""
        goal = self._order.places(self.lens, self.look)
        if self._faces.loops != self._order.loops:
            self._faces.loops = self._order.loops
            self._faces.forget()
            self._tell_all()
        if goal == self._places:
            return
        is_list = goal.keys() <= {None} and self._places.keys() <= {None}
        if not is_list or not self._rearrange_list(goal.get(None, ())):
            self._move(goal)

    def _rearrange_list(self, goal: tuple[Id, ...]) -> bool:
        """Tell what goes, moves and comes, run by run; False where that is too many runs to be told one by one."""
        wanted, before = set(goal), set(self._places.get(None, ()))
        going = _runs([id_ not in wanted for id_ in self._places.get(None, ())])
        coming = _runs([id_ not in before for id_ in goal])
        if len(going) + len(coming) > MOST_RUNS:
            return False
        for first, last in reversed(going):
            self.beginRemoveRows(NOWHERE, first, last)
            now = self._places[None]
            self._take({None: now[:first] + now[last + 1 :]})
            self.endRemoveRows()
        kept = tuple(id_ for id_ in goal if id_ in before)
        if kept != self._places.get(None, ()):
            self._move({None: kept})
        for first, last in coming:
            self.beginInsertRows(NOWHERE, first, last)
            now = self._places.get(None, ())
            self._take({None: now[:first] + goal[first : last + 1] + now[first:]})
            self.endInsertRows()
        return True

    def _move(self, goal: Places) -> None:
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        ids = [(self.id_of(index), index.column()) for index in before]
        self._take(goal)
        self.changePersistentIndexList(before, [self.index_of(id_, column) for id_, column in ids])
        self.layoutChanged.emit()

    def _take(self, places: Places) -> None:
        self._places = {parent: ids for parent, ids in places.items() if ids}
        self._above = {id_: parent for parent, ids in self._places.items() for id_ in ids}
        self._rows = {id_: row for ids in self._places.values() for row, id_ in enumerate(ids)}
        for id_ in self._rows:
            if id_ not in self._numbers:
                self._numbers[id_] = len(self._ids)
                self._ids.append(id_)


def _runs(chosen: Sequence[bool]) -> list[tuple[int, int]]:
    """First and last place of each unbroken run of True."""
    runs: list[tuple[int, int]] = []
    for place, is_chosen in enumerate(chosen):
        if is_chosen and runs and runs[-1][1] == place - 1:
            runs[-1] = (runs[-1][0], place)
        elif is_chosen:
            runs.append((place, place))
    return runs
