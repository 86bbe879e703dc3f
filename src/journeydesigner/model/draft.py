"""The workbench of one edit: records are added, updated and removed here, and come out as one delta.

Edit functions (`editor/edits/`) are the only readers' path to it; whoever else wants to change a project calls one
of them inside `Document.edit()`.
"""

from __future__ import annotations

from itertools import count
from typing import Any, TypeVar

from journeydesigner.model.delta import Delta, Pair
from journeydesigner.model.project import Project
from journeydesigner.model.values import Entity, Id

E = TypeVar("E", bound=Entity)


class Draft:
    """Changes being made to `base`. `project` is always the project as it stands with them."""

    def __init__(self, base: Project) -> None:
        self.base = base
        self._now = base
        self._pending: dict[Id, Pair] = {}
        self._done: dict[Id, Pair] = {}

    @property
    def project(self) -> Project:
        """The project with every change made so far."""
        if self._pending:
            fresh = Delta.of(self._pending)
            self._now = self._now.apply(fresh)
            self._note(fresh)
            self._pending = {}
        return self._now

    def get(self, id_: Id | None) -> Entity | None:
        """The record with this id as it stands now, or None."""
        if id_ in self._pending:
            return self._pending[id_][1]
        return self._now.get(id_)

    def one(self, kind: type[E], id_: Id | None) -> E:
        """The record of this kind and id. Raises KeyError when there is none."""
        found = self.get(id_)
        if not isinstance(found, kind):
            raise KeyError(f"{kind.__name__} {id_}")
        return found

    def add(self, entity: E) -> E:
        """Put a new record into the project. Raises KeyError when its id is taken."""
        if self.get(entity.id) is not None:
            raise KeyError(f"id is taken: {entity.id}")
        self._set(entity.id, entity)
        return entity

    def update(self, entity: E, **fields: Any) -> E:
        """Replace fields of a record, validated as if it were read from a file. Returns the new record.

        Raises pydantic.ValidationError when a value or the combination is not possible, KeyError when the record
        is not (or no longer) the project's.
        """
        current = self.get(entity.id)
        if type(current) is not type(entity):
            raise KeyError(entity.id)
        values = {name: getattr(current, name) for name in type(entity).model_fields}
        changed = type(entity).model_validate({**values, **fields})
        self._set(entity.id, changed)
        return changed

    def remove(self, id_: Id) -> None:
        """Take a record out. Raises KeyError when it is not there. Consequences are the edit function's."""
        if self.get(id_) is None:
            raise KeyError(id_)
        self._set(id_, None)

    def take(self, delta: Delta) -> None:
        """Make every change of a delta that was worked out elsewhere. Raises `Stale` when it does not fit."""
        self._now = self.project.apply(delta)
        self._note(delta)

    def delta(self) -> Delta:
        """All changes as one delta from `base`."""
        _ = self.project
        return Delta.of(self._done)

    def _note(self, delta: Delta) -> None:
        """Add to what is done. Not as a new delta each time: a thousand repairs are taken one by one."""
        for id_, (before, after) in delta.changes.items():
            self._done[id_] = (self._done[id_][0] if id_ in self._done else before, after)

    def new_id(self, prefix: str) -> Id:
        """An id nobody uses: `prefix` and a number that grows with the project."""
        start = len(self._now) + len(self._pending)
        return next(i for n in count(start) if self.get(i := Id(f"{prefix}{n}")) is None)

    def _set(self, id_: Id, after: Entity | None) -> None:
        before = self._pending[id_][0] if id_ in self._pending else self._now.get(id_)
        self._pending[id_] = (before, after)
