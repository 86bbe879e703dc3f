"""The rows of the outline for Qt: made once for a journey, then changed row by row as edits come.

The rows are Qt's own items, since a view of 10,000 rows asks for each of them whenever one comes or goes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import Any, Protocol

from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from journeydesigner.editor.document import Change
from journeydesigner.editor.payload import MIME as PALETTE
from journeydesigner.editor.payload import Payload
from journeydesigner.i18n import _
from journeydesigner.model import Id, Journey, Project, Stage, Touchpoint, Transition
from journeydesigner.model.values import JourneyId
from journeydesigner.panels.outline.reading import LEVELS, Shown, parent_row, place, rows_under

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
ELEMENT = Role.UserRole + 1
MIME = "application/x-journeydesigner-outline"
_CHOSEN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_NAMED = _CHOSEN | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDropEnabled
_FLAGS = {
    Journey: _NAMED,
    Stage: _NAMED | Qt.ItemFlag.ItemIsDragEnabled,
    Touchpoint: _NAMED | Qt.ItemFlag.ItemIsDragEnabled,
    Transition: _CHOSEN,
}
"""Kept by the items: a view asks for the flags of every row, and Python would be slow to answer."""


class Words(Protocol):
    """What rows say."""

    def name(self, element: Id) -> str:
        """The name alone."""

    def sentence(self, element: Id) -> str:
        """Everything the row shows, for those who listen."""

    def findings(self, element: Id) -> str:
        """What the rules found there, in full."""

    def tip(self, element: Id) -> str:
        """Sentence and findings, as lines."""


Drop = Callable[[Sequence[Id] | Payload, Id, int], bool]
"""Elements or what the palette holds, the row it is dropped under, and before which of its rows (-1: onto it)."""


class OutlineModel(QStandardItemModel):
    """One row for each element of a journey."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._project: Project | None = None
        self._items: dict[Id, QStandardItem] = {}
        self.wanted: frozenset[Id] | None = None
        """The stages and touchpoints that are shown; None: all."""
        self.can_drop: Drop = lambda _ids, _under, _row: False
        self.drop: Drop = lambda _ids, _under, _row: False

    # -- rows

    def show(self, project: Project, journey: JourneyId | None, wanted: frozenset[Id] | None = None) -> None:
        """Show a journey from nothing, or what of it is `wanted`."""
        self.clear()
        self._items = {}
        self._project, self.wanted = project, wanted
        if journey is not None and project.one(Journey, journey) is not None:
            self.appendRow(self._made(journey, 0))

    def follow(self, change: Change) -> None:
        """Take over an edit: rows that went, came or moved, and those whose record is another."""
        self._project = change.after
        moved: set[Id] = set()
        parents: set[Id] = set()
        changed: list[Id] = []
        for id_, (before, after) in change.delta.changes.items():
            if not isinstance(before or after, LEVELS):
                continue
            if before is not None and after is not None and place(before) == place(after):
                changed.append(id_)
                continue
            moved.add(id_)
            parents.update(p for p in (parent_row(before), parent_row(after)) if p is not None)
            if before is None and self.wanted is not None:
                self.wanted |= {id_}  # what has just been made is seen, whatever was searched before
        self._relist(parents, moved)
        for id_ in (*changed, *moved):
            item = self._items.get(id_)
            if item is not None:
                index = item.index()
                self.dataChanged.emit(index, index)

    def index_of(self, element: Id | None) -> QModelIndex:
        """Where an element is; an invalid index for what has no row."""
        item = self._items.get(element) if element is not None else None
        return item.index() if item is not None else QModelIndex()

    @staticmethod
    def id_of(index: Index) -> Id | None:
        """The element of a row."""
        return index.data(ELEMENT) if index.isValid() else None

    def has(self, element: Id | None) -> bool:
        """Whether an element has a row."""
        return element in self._items

    def kind_of(self, index: Index) -> type[Shown] | None:
        """What the row of an index shows."""
        return self._kind(self.id_of(index))

    def opens(self, index: Index) -> bool:
        """Whether a row is open as long as nobody has folded it: links are looked for one by one."""
        return self.kind_of(index) in (Journey, Stage)

    def tip(self, index: Index) -> str:
        """What is said of a row under the pointer."""
        element = self.id_of(index)
        return self._words.tip(element) if element is not None else ""

    # -- what rows hold

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if role == ELEMENT:
            return super().data(index, role)
        element = super().data(index, ELEMENT)
        if element is None:
            return None
        if role in (Role.DisplayRole, Role.EditRole):
            return self._words.name(element)
        if role == Role.AccessibleTextRole:
            return self._words.sentence(element)
        if role == Role.AccessibleDescriptionRole:
            return self._words.findings(element)
        return None

    def headerData(self, _section: int, _orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        """The header is not seen, but those who listen come across it."""
        return _("Outline") if role in (Role.DisplayRole, Role.AccessibleTextRole) else None

    # -- dragging

    def mimeTypes(self) -> list[str]:
        return [MIME, PALETTE]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """What is dragged: ids, of this window only."""
        data = QMimeData()
        data.setData(MIME, "\n".join(id_ for index in indexes if (id_ := self.id_of(index))).encode())
        return data

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def canDropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: Index
    ) -> bool:
        return self._dropped(self.can_drop, data, row, parent)

    def dropMimeData(self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: Index) -> bool:
        return self._dropped(self.drop, data, row, parent)

    def _dropped(self, taker: Drop, data: QMimeData, row: int, parent: Index) -> bool:
        under = self.id_of(parent)
        if under is None:
            return False
        payload = Payload.decode(bytes(data.data(PALETTE).data())) if data.hasFormat(PALETTE) else None
        if payload is not None:
            return taker(payload, under, row)
        ids = [Id(line) for line in bytes(data.data(MIME).data()).decode(errors="replace").splitlines()]
        known = [id_ for id_ in ids if id_ in self._items]
        return bool(known) and taker(known, under, row)

    # -- inside

    def _kind(self, element: Id | None) -> type[Shown] | None:
        project = self._project
        if project is None or element is None:
            return None
        return next((kind for kind in LEVELS if project.one(kind, element) is not None), None)

    def _made(self, element: Id, level: int) -> QStandardItem:
        """The row of an element with all that lies under it. `level`: of its kind."""
        assert self._project is not None
        kind = LEVELS[level]
        item = QStandardItem()
        item.setData(element, ELEMENT)
        item.setFlags(_FLAGS[kind])
        self._items[element] = item
        under = rows_under(self._project, element, kind, self.wanted)
        if under:
            item.appendRows([self._made(id_, level + 1) for id_ in under])
        return item

    def _relist(self, parents: Iterable[Id], moved: set[Id]) -> None:
        """Let the rows under these elements be those of the project; `moved` ones may have another place."""
        project = self._project
        assert project is not None
        levels = {p: LEVELS.index(kind) for p in parents if p in self._items and (kind := self._kind(p))}
        lists = {p: rows_under(project, p, LEVELS[level], self.wanted) for p, level in levels.items()}
        for parent, target in lists.items():
            self._take_out(parent, target, moved)
        # From the top: what is under a row that has just been made was made with it.
        for parent in sorted(lists, key=levels.__getitem__):
            if parent in self._items:
                self._put_in(parent, lists[parent], levels[parent] + 1)

    def _take_out(self, parent: Id, target: Sequence[Id], moved: set[Id]) -> None:
        item = self._items.get(parent)
        if item is None:
            return
        now = _under(item)
        staying = set(target)
        if now == target:
            return
        if not any(id_ in moved and id_ in staying for id_ in now):
            going = [row for row, id_ in enumerate(now) if id_ not in staying]
        else:
            going = [row for row, id_ in enumerate(now) if id_ in moved or id_ not in staying]
        for first, last in reversed(_runs(going)):
            for id_ in now[first : last + 1]:
                self._forget(id_)
            item.removeRows(first, last - first + 1)

    def _put_in(self, parent: Id, target: Sequence[Id], level: int) -> None:
        item = self._items[parent]
        here = set(_under(item))
        coming = [row for row, id_ in enumerate(target) if id_ not in here]
        for first, last in _runs(coming):
            item.insertRows(first, [self._made(target[row], level) for row in range(first, last + 1)])

    def _forget(self, element: Id) -> None:
        item = self._items.pop(element)
        for id_ in _under(item):
            if self._items.get(id_) is not None:
                self._forget(id_)


def _under(item: QStandardItem) -> list[Id]:
    return [item.child(row).data(ELEMENT) for row in range(item.rowCount())]


def _runs(rows: Sequence[int]) -> list[tuple[int, int]]:
    """Rising numbers as stretches without gaps, each by its first and last one."""
    found = []
    for _gap, run in groupby(enumerate(rows), key=lambda pair: pair[1] - pair[0]):
        stretch = [row for _place, row in run]
        found.append((stretch[0], stretch[-1]))
    return found
