"""Owners' marks and chips of the project shown, made once for each look."""

from __future__ import annotations

from PySide6.QtGui import QIcon

from journeydesigner.i18n import language
from journeydesigner.layout.draw.owners import OwnerBook, OwnerMark
from journeydesigner.model import Id, Project
from journeydesigner.panels.pictures import chip_icon
from journeydesigner.panels.raci.model import MatrixModel


class Chips:
    """How the roles of the matrix look on the map."""

    def __init__(self, model: MatrixModel) -> None:
        self._model = model
        self._book: tuple[Project, str, OwnerBook] | None = None
        self._icons: dict[tuple[OwnerMark | None, bool], QIcon] = {}

    def forget(self) -> None:
        """Theme or language are others."""
        self._book, self._icons = None, {}

    def mark(self, role: Id | None) -> OwnerMark | None:
        """The mark of a role; None for nobody."""
        project = self._model.grid.project
        if self._book is None or self._book[0] is not project or self._book[1] != language():
            self._book = (project, language(), OwnerBook.of(project, language()))
        return self._book[2].get(role)

    def of_column(self, column: int) -> OwnerMark | None:
        """The mark of a column's role."""
        return self.mark(self._model.grid.columns[column].id)

    def icon(self, mark: OwnerMark | None, own: bool = True) -> QIcon:
        """The chip of a mark; hollow when it is inherited."""
        if (mark, own) not in self._icons:
            self._icons[mark, own] = chip_icon(mark, own=own)
        return self._icons[mark, own]
