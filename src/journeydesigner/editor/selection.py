"""What the user has picked. Not part of the history; forgets what an edit removes."""

from __future__ import annotations

from collections.abc import Iterable

from psygnal import Signal

from journeydesigner.editor.document import Change, Document
from journeydesigner.model import Id


class Selection:
    """Selected elements by id, in the order they were picked; the last one is the current one."""

    changed = Signal()

    def __init__(self, document: Document) -> None:
        self._document = document
        self._ids: tuple[Id, ...] = ()
        document.changed.connect(self._forget_removed)

    @property
    def ids(self) -> tuple[Id, ...]:
        """The selected elements."""
        return self._ids

    @property
    def current(self) -> Id | None:
        """The element picked last: what the inspector shows first."""
        return self._ids[-1] if self._ids else None

    def __contains__(self, id_: object) -> bool:
        return id_ in self._ids

    def set(self, ids: Iterable[Id]) -> None:
        """Select exactly these."""
        new = tuple(dict.fromkeys(i for i in ids if i in self._document.project))
        if new != self._ids:
            self._ids = new
            self.changed.emit()

    def toggle(self, id_: Id) -> None:
        """Add an element to the selection, or take it out."""
        self.set([i for i in self._ids if i != id_] if id_ in self._ids else [*self._ids, id_])

    def clear(self) -> None:
        """Select nothing."""
        self.set(())

    def _forget_removed(self, change: Change) -> None:
        if any(after is None for _, after in change.delta.changes.values()):
            self.set(i for i in self._ids if i in change.after)
