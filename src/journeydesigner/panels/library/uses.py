"""Which records name which: read once and kept current change by change, since a table asks for every row."""

from __future__ import annotations

from dataclasses import replace

from journeydesigner.editor.document import Change, Document
from journeydesigner.i18n import N_
from journeydesigner.model import Entity, Id, Project
from journeydesigner.model.kinds import references, referring_kinds
from journeydesigner.panels.tables.cells import NumberCell
from journeydesigner.panels.tables.column import Column, TablePlan
from journeydesigner.panels.tables.lens import Lens


class Uses:
    """Who names a record. Made before the tables that ask, so that it is told of a change before them."""

    def __init__(self, document: Document) -> None:
        self._by: dict[Id, set[Id]] = {}
        self._read(document.project)
        document.changed.connect(self._follow)

    def of(self, id_: Id) -> frozenset[Id]:
        """The records that name this one, itself left out."""
        return frozenset(self._by.get(id_, ()))

    def count(self, id_: Id) -> int:
        """In how many records, itself left out, this one is named."""
        return len(self._by.get(id_, ()))

    def _read(self, project: Project) -> None:
        for record in project:
            self._add(record)

    def _add(self, record: Entity) -> None:
        for target in _targets(record):
            self._by.setdefault(target, set()).add(record.id)

    def _follow(self, change: Change) -> None:
        for before, after in change.delta.changes.values():
            for target in _targets(before):
                self._by[target].discard(before.id)  # type: ignore[union-attr]
            if after is not None:
                self._add(after)


def _targets(record: Entity | None) -> set[Id]:
    return {target for _field, target, _kind in references(record)} - {record.id} if record is not None else set()


def with_uses(plan: TablePlan, uses: Uses) -> TablePlan:
    """The same table with a column that says how often each record is used."""

    def read(_lens: Lens, record: Entity) -> int | None:
        return uses.count(record.id) or None

    hint = N_("In how many places it is used; they are listed below the table.")
    column = Column("uses", N_("Used by"), "", NumberCell(), read=read, width=9, hint=hint)
    first, *others = plan.columns
    return replace(plan, columns=(first, column, *others), reads=plan.reads | set(referring_kinds(plan.kind)))
