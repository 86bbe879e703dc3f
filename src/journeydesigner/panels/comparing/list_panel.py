"""The list of all differences between two journeys, to be walked through, filtered, folded and copied."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget

from journeydesigner.i18n import _
from journeydesigner.layout.draw.glyphs import VERDICT_ICON, VERDICT_INK
from journeydesigner.model.comparing import Comparison, Difference, Verdict
from journeydesigner.model.comparing.difference import VERDICTS
from journeydesigner.panels.comparing.listing import DifferenceLine, as_text, difference_lines
from journeydesigner.panels.comparing.wording import Wording, counted
from journeydesigner.panels.fields.flow import flowing
from journeydesigner.panels.live import live
from journeydesigner.panels.pictures import icon, icon_side
from journeydesigner.panels.rows.lines import Heading, Row
from journeydesigner.panels.rows.model import RowsModel
from journeydesigner.panels.rows.view import RowsView
from journeydesigner.panels.style import mark


class DifferencesPanel(QWidget):
    """What differs, stage by stage."""

    opened = Signal(object)
    """The difference the user wants to see on both maps."""

    def __init__(self) -> None:
        super().__init__()
        self._comparison: Comparison | None = None
        self.words: Wording | None = None
        self._folded: set[str] = set()
        self.pills: dict[Verdict, QPushButton] = {verdict: QPushButton() for verdict in VERDICTS}
        self.model = RowsModel(self._describe)
        self.view = RowsView(self.model, lambda line: line.found.kind)
        self.nothing = QLabel()
        self._lay_out()
        self._connect()
        live(self, self.reword)

    @property
    def wanted(self) -> frozenset[Verdict]:
        """What is listed; all kinds when none is chosen."""
        return frozenset(verdict for verdict, pill in self.pills.items() if pill.isChecked())

    @property
    def listed(self) -> list[Difference]:
        """The differences listed, from the top."""
        return [line.found for line in self.model.lines if isinstance(line, DifferenceLine)]

    def show_comparison(self, comparison: Comparison | None) -> None:
        """List another comparison, staying on the same row."""
        self._comparison = comparison
        self.words = Wording(comparison) if comparison is not None else None
        counts = comparison.counts if comparison is not None else {}
        for verdict, pill in self.pills.items():
            pill.setEnabled(bool(counts.get(verdict)) or pill.isChecked())
        self._name_pills()
        self._relist()

    def go(self, by: int) -> Difference | None:
        """Stand on the next (1) or previous (-1) difference, after the last on the first; None without any."""
        if not self.view.step(by):
            self.view.stand_on(None)
            self.view.step(by)
        line = self.view.current
        return line.found if isinstance(line, DifferenceLine) else None

    def stand_on(self, found: Difference) -> None:
        """Make the row of a difference current, if it is listed."""
        row = self.model.row_of(found.key)
        if row is not None:
            self.view.stand_on(row)

    def text(self) -> str:
        """Everything that is listed, folded or not, as plain text."""
        if self._comparison is None or self.words is None:
            return ""
        return as_text(self._comparison, self.words, self.wanted)

    def copy(self) -> None:
        """Put everything that is listed into the clipboard."""
        QApplication.clipboard().setText(self.text())

    def reword(self) -> None:
        """Say everything in the current language and theme."""
        self.view.setAccessibleName(_("Differences"))
        for verdict, pill in self.pills.items():
            side = icon_side(self.fontMetrics())
            pill.setIcon(icon(VERDICT_ICON[verdict], VERDICT_INK[verdict]))
            pill.setIconSize(QSize(side, side))
        self._name_pills()
        self.view.forget()
        self._relist()

    def sizeHint(self) -> QSize:
        return QSize(round(24 * self.fontMetrics().height()), 420)

    def minimumSizeHint(self) -> QSize:
        return QSize(15 * self.fontMetrics().height(), 120)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._relist()

    def _describe(self, line: DifferenceLine) -> Row:
        assert self.words is not None, "there are lines"
        return self.words.row(line.found)

    def _relist(self) -> None:
        comparison, words = self._comparison, self.words
        lines = (
            list(difference_lines(comparison, words, self.wanted, self._folded)) if comparison and words else []
        )
        with self.view.kept():
            self.model.show_lines(lines)
        self.view.setVisible(bool(lines))
        self.nothing.setVisible(not lines)
        is_filtered = comparison is not None and bool(comparison.differing)
        self.nothing.setText(
            _("Nothing passes the filter.")
            if is_filtered
            else _("Nothing differs: every stage, touchpoint and link has its like on the other side.")
        )

    def _name_pills(self) -> None:
        counts = self._comparison.counts if self._comparison is not None else {}
        for verdict, pill in self.pills.items():
            pill.setText(counted(verdict, counts.get(verdict, 0)))
            pill.setToolTip(_("List only these"))
            pill.setAccessibleName(pill.text())

    def _fold(self, key: str, is_open: bool) -> None:
        (self._folded.discard if is_open else self._folded.add)(key)
        self._relist()

    def _open(self, line: DifferenceLine | Heading) -> None:
        if isinstance(line, DifferenceLine):
            self.opened.emit(line.found)

    def _copy_chosen(self) -> None:
        words = self.words
        rows = (words.row(line.found) for line in self.view.chosen) if words is not None else ()
        QApplication.clipboard().setText("\n".join("\t".join((r.code, r.title, *r.texts)) for r in rows))

    def _connect(self) -> None:
        for pill in self.pills.values():
            pill.toggled.connect(self._relist)
        self.view.opened.connect(self._open)
        self.view.folded.connect(self._fold)
        self.view.copy_wanted.connect(self._copy_chosen)

    def _lay_out(self) -> None:
        for pill in self.pills.values():
            pill.setCheckable(True)
            pill.setAutoDefault(False)
        line = flowing(*self.pills.values())
        line.setContentsMargins(10, 8, 10, 8)
        self.nothing.setTextFormat(Qt.TextFormat.PlainText)
        self.nothing.setWordWrap(True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setContentsMargins(16, 16, 16, 16)
        mark(self.nothing, "look", "hint")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(line)
        box.addWidget(self.nothing, 1)
        box.addWidget(self.view, 3)
