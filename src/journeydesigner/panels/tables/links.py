"""Cells that name other records: one or several of them, and roles, which can be made on the spot."""

# ruff: noqa: ARG002  (all cells are asked the same way; not each looks at everything it is given)
from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtGui import QIcon

from journeydesigner.i18n import N_, Language
from journeydesigner.model import Channel, Draft, Id, Kind, Role
from journeydesigner.panels.fields.field import Field
from journeydesigner.panels.fields.owner import OwnerField
from journeydesigner.panels.fields.pick import ManyField, Options, PickField
from journeydesigner.panels.options import channel_option
from journeydesigner.panels.owner_chooser import settle_choice
from journeydesigner.panels.tables.cell import Cell, Finder
from journeydesigner.panels.tables.lens import Lens
from journeydesigner.panels.tables.lists import join_list, split_list

NONE = N_("None")


class ReferenceCell(Cell):
    """One record by its name. `empty` is the msgid of the entry that clears; "" where there must be one."""

    def __init__(self, kind: Kind, options: Options, empty: str = NONE) -> None:
        self._kind, self._options, self._empty = kind, options, empty

    def text(self, lens: Lens, value: Any) -> str:
        return lens.name(value)

    def field(self) -> Field:
        return PickField(self._options, self._empty)

    def copied(self, lens: Lens, value: Any) -> str:
        return lens.label(self._kind, value)

    def read(self, finder: Finder, text: str, side: Language) -> Any:
        return finder.find(self._kind, text)


class RoleCell(ReferenceCell):
    """A role, with its chip; a new one can be made where none fits."""

    def __init__(self) -> None:
        super().__init__(Role, lambda _subject: ())

    def picture(self, lens: Lens, value: Any) -> QIcon | None:
        return lens.chip(value)

    def field(self) -> Field:
        return OwnerField()

    def settled(self, draft: Draft, value: Any) -> Any:
        return settle_choice(draft, value)


class ReferencesCell(Cell):
    """Several records by their names."""

    def __init__(self, kind: Kind, options: Options) -> None:
        self._kind, self._options = kind, options

    def text(self, lens: Lens, value: Any) -> str:
        return ", ".join(lens.name(item) for item in value)

    def field(self) -> Field:
        return ManyField(self._options, NONE, one=channel_option if self._kind is Channel else None)

    def copied(self, lens: Lens, value: Any) -> str:
        return join_list([lens.label(self._kind, item) for item in value])

    def read(self, finder: Finder, text: str, side: Language) -> Any:
        found = read_names(finder, self._kind, text)
        return tuple(dict.fromkeys(found))


def read_names(finder: Finder, kind: Kind, text: str) -> Sequence[Id]:
    """The records named in a cell, separated by semicolons or lines; by commas where no name holds one."""
    items = split_list(text, commas=False)
    if len(items) == 1 and not finder.knows(kind, items[0]):
        items = split_list(text, commas=True)
    return [finder.find(kind, item) for item in items]
