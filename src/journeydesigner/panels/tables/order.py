"""Which rows a table shows and in which order: filtered, sorted, and under their parents. Knows no widget."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from journeydesigner.model import Entity, Id
from journeydesigner.model.naming import fold
from journeydesigner.panels.tables.column import Column, TablePlan
from journeydesigner.panels.tables.lens import Lens

Places = Mapping[Id | None, tuple[Id, ...]]
"""The rows under each record; under None those that stand under none."""


@dataclass(frozen=True)
class Look:
    """What the user asked to see. `column` sorts (None: their own order), `query` is what the rows must hold."""

    column: int | None = None
    is_descending: bool = False
    query: str = ""
    is_tree: bool = False


class Order:
    """Puts the records of a table in order. Keeps what it worked out of records that stay the same."""

    def __init__(self, plan: TablePlan) -> None:
        self._plan = plan
        self._keys: dict[Id, tuple[Entity, Any]] = {}
        self._heaps: dict[Id, tuple[Entity, str]] = {}
        self._of: int | None = None
        self.loops: frozenset[Id] = frozenset()
        """Records that stand under themselves; the tree shows them under none."""

    def forget(self) -> None:
        """What cells say has changed without their records: words, language, other records."""
        self._keys.clear()
        self._heaps.clear()

    def places(self, lens: Lens, look: Look) -> Places:
        """The rows that show, in their order."""
        records = self._sorted(lens, self._plan.records(lens.project), look)
        words = fold(look.query).split()
        wanted = [r for r in records if self._holds(lens, r, words)] if words else records
        if not look.is_tree or self._plan.tree is None:
            self.loops = frozenset()
            return {None: tuple(record.id for record in wanted)}
        return self._tree(records, {record.id for record in wanted}, self._plan.tree)

    def _tree(self, records: Sequence[Entity], wanted: set[Id], field: str) -> Places:
        known = {record.id for record in records}
        above = {r.id: p for r in records if (p := getattr(r, field)) in known}
        self.loops = loops(above)
        shown = set(wanted)
        for id_ in wanted:
            while (id_ := above.get(id_, id_)) not in shown:
                shown.add(id_)
        places: dict[Id | None, list[Id]] = {}
        for record in records:
            if record.id in shown:
                parent = None if record.id in self.loops else above.get(record.id)
                places.setdefault(parent, []).append(record.id)
        return {parent: tuple(ids) for parent, ids in places.items()}

    def _sorted(self, lens: Lens, records: Sequence[Entity], look: Look) -> Sequence[Entity]:
        if look.column is None:
            return records
        if look.column != self._of:
            self._of = look.column
            self._keys.clear()
        column = self._plan.columns[look.column]
        keyed = [(self._key(lens, column, record), record) for record in records]
        full = sorted(
            (pair for pair in keyed if pair[0] is not None), key=lambda pair: pair[0], reverse=look.is_descending
        )
        return [record for _key, record in full] + [record for key, record in keyed if key is None]

    def _key(self, lens: Lens, column: Column, record: Entity) -> Any:
        known = self._keys.get(record.id)
        if known is None or known[0] is not record:
            known = self._keys[record.id] = (record, column.cell.key(lens, column.value(lens, record)))
        return known[1]

    def _holds(self, lens: Lens, record: Entity, words: Iterable[str]) -> bool:
        known = self._heaps.get(record.id)
        if known is None or known[0] is not record:
            heap = "\n".join(column.text(lens, record) for column in self._plan.columns)
            known = self._heaps[record.id] = (record, fold(heap))
        return all(word in known[1] for word in words)


def loops(above: Mapping[Id, Id]) -> frozenset[Id]:
    """Those who stand above themselves, going up from one to the next."""
    found: set[Id] = set()
    done: set[Id] = set()
    for start in above:
        path: list[Id] = []
        id_: Id | None = start
        while id_ is not None and id_ not in done:
            done.add(id_)
            path.append(id_)
            id_ = above.get(id_)
        if id_ in path:
            found.update(path[path.index(id_) :])
    return frozenset(found)
