"""Columns as the registers need them, and how their rows are listed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from journeydesigner.i18n import N_
from journeydesigner.model import Draft, Entity, Id, Journey, Kind, Project
from journeydesigner.model.rank import between
from journeydesigner.panels.registers.scope import Scope
from journeydesigner.panels.tables.cells import NumberCell, TextCell, WordCell
from journeydesigner.panels.tables.column import Column
from journeydesigner.panels.tables.lens import Lens
from journeydesigner.panels.tables.links import ReferenceCell

FIRST = between(None, None)
"""Some rank; the table gives the right one."""


def listed(scope: Scope, kind: Kind) -> Callable[[Project], Sequence[Entity]]:
    """The records of a kind that the scope says, when they are asked for."""
    return lambda project: tuple(scope.records(project, kind))


def each(change: Callable[[Draft, Id, Any], object]) -> Callable[[Draft, Sequence[Id], Any], None]:
    """Writes a value into record after record."""

    def write(draft: Draft, ids: Sequence[Id], value: Any) -> None:
        for id_ in ids:
            change(draft, id_, value)

    return write


def named(field: str, label: str, act: str) -> Column:
    """The text that says what a record is."""
    return Column(field, label, act, TextCell(is_name=True), width=34)


def word(field: str, label: str, act: str, vocabulary: str, *, optional: bool = False, width: int = 12) -> Column:
    """One word of a vocabulary, sorted in its order."""
    return Column(field, label, act, WordCell(vocabulary, optional=optional, in_order=True), width=width)


def grade(field: str, label: str, act: str) -> Column:
    """From 1 low to 5 high."""
    return Column(field, label, act, NumberCell(N_("of 5"), most=5, least=1), width=9, hint=N_("1 low, 5 high."))


def journey() -> Column:
    """The journey a record lies in, for a register of all of them."""
    cell = ReferenceCell(Journey, lambda _subject: ())
    return Column("journey", N_("Journey"), "", cell, read=_journey_of, width=22, is_shown=False)


def _journey_of(lens: Lens, record: Entity) -> Id | None:
    found = lens.project.journey_of(record)
    return found.id if found else None
