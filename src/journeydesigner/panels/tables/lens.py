"""A project as a table words it: names in the language shown, marks of owners, names that tell records apart."""

from __future__ import annotations

from collections import Counter
from functools import cached_property

from PySide6.QtGui import QIcon

from journeydesigner.i18n import Language
from journeydesigner.layout.draw.owners import OwnerBook, OwnerMark
from journeydesigner.model import Id, Kind, Project
from journeydesigner.model.naming import entity_name, fold, name_of
from journeydesigner.panels.pictures import chip_icon


class Lens:
    """One project seen in one language. New for each snapshot, so that it may remember what it worked out."""

    def __init__(self, project: Project, side: Language) -> None:
        self.project = project
        self.side: Language = side
        self._names: dict[Id, str] = {}
        self._shared: dict[Kind, Counter[str]] = {}
        self._chips: dict[OwnerMark, QIcon] = {}

    def name(self, id_: Id | None) -> str:
        """The name of the record with this id; the id itself where the project has no such record."""
        if id_ is None:
            return ""
        if id_ not in self._names:
            self._names[id_] = name_of(self.project, id_, self.side)
        return self._names[id_]

    def label(self, kind: Kind, id_: Id | None) -> str:
        """The name of a record, with its id where another one of its kind is called the same."""
        if id_ is None:
            return ""
        name = self.name(id_)
        if kind not in self._shared:
            records = self.project.all(kind).values()
            self._shared[kind] = Counter(fold(entity_name(record, self.side)) for record in records)
        return name if self._shared[kind][fold(name)] < 2 else f"{name} ({id_})"

    def chip(self, role: Id | None) -> QIcon | None:
        """The chip of a role as the map shows it."""
        mark = self._book.get(role)
        if mark is None:
            return None
        if mark not in self._chips:
            self._chips[mark] = chip_icon(mark)
        return self._chips[mark]

    @cached_property
    def _book(self) -> OwnerBook:
        return OwnerBook.of(self.project, self.side)
