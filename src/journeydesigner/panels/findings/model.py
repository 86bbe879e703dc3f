"""The lines of the panel as Qt's views read them, with the words of each line kept until something changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from journeydesigner.editor.checker import Checker
from journeydesigner.editor.document import Document
from journeydesigner.i18n import _
from journeydesigner.layout.words import label
from journeydesigner.model import Project
from journeydesigner.panels.findings.listing import MORE, Heading, Line
from journeydesigner.rules.finding import Finding, Key
from journeydesigner.rules.fixes import Fix, SetBridge

LINE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Wording:
    """A finding in words: title, code, message, and its fixes with theirs."""

    title: str
    code: str
    message: str
    fixes: tuple[Fix, ...]
    labels: tuple[str, ...]


class FindingsModel(QAbstractListModel):
    """Headings and findings."""

    def __init__(self, document: Document, checker: Checker) -> None:
        super().__init__()
        self._document, self._checker = document, checker
        self._lines: Sequence[Line] = ()
        self._words: dict[Finding, Wording] = {}

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Replace everything that is listed."""
        self.beginResetModel()
        self._lines = lines
        self._words = {}
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.line(index), Finding):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.line(index)
        if line is None:
            return None
        if role == LINE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return heading_text(line) if isinstance(line, Heading) else self.words(line).message
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return heading_text(line) if isinstance(line, Heading) else self.spoken(line)
        return None

    def line(self, index: Index) -> Line | None:
        """The heading or finding of a row."""
        return self._lines[index.row()] if index.isValid() and index.row() < len(self._lines) else None

    def row_of(self, key: Key) -> int | None:
        """The row of a finding, if it is listed."""
        rows = enumerate(self._lines)
        return next((row for row, line in rows if isinstance(line, Finding) and line.key == key), None)

    def words(self, finding: Finding) -> Wording:
        """A finding in the current language."""
        found = self._words.get(finding)
        if found is None:
            project = self._document.project
            fixes = self._checker.fixes(finding)
            labels = tuple(_button_text(fix, project) for fix in fixes)
            found = Wording(finding.title(), finding.rule, finding.text(project), fixes, labels)
            self._words[finding] = found
        return found

    def spoken(self, finding: Finding) -> str:
        """A finding as a screen reader says it."""
        words = self.words(finding)
        said = f"{label('severity', finding.severity)}: {words.title}, {words.code}. {words.message}"
        if not words.labels:
            return said
        repairs = ", ".join(fix.label.text(self._document.project) for fix in words.fixes)
        return said + " " + _("Repairs, with the right arrow: {repairs}", repairs=repairs)

    def copied(self, finding: Finding) -> str:
        """A finding as a line of plain text."""
        words = self.words(finding)
        return f"{label('severity', finding.severity)}\t{words.code}\t{words.title}\t{words.message}"


def _button_text(fix: Fix, project: Project) -> str:
    """What a button says: the icon beside it tells that a bridge is added, so its name is enough."""
    first = fix.actions[0]
    if isinstance(first, SetBridge) and first.by is not None:
        return label("mechanism", first.by)
    return fix.label.text(project)


def heading_text(heading: Heading) -> str:
    """The words of a heading."""
    return _(heading.title, n=heading.count) if heading.title == MORE else _(heading.title)
