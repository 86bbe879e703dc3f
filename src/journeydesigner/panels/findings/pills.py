"""The bar above the findings: counts by severity, which also filter; family and text; the grouping."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from journeydesigner.i18n import _, plural
from journeydesigner.layout.draw.glyphs import SEVERITY_INK, severity_mark
from journeydesigner.layout.words import WORDS, label
from journeydesigner.model.info import Severity
from journeydesigner.panels.fields.flow import FlowLayout
from journeydesigner.panels.fields.frame import ChoiceBox
from journeydesigner.panels.findings.grouper import Grouper
from journeydesigner.panels.findings.listing import Wanted
from journeydesigner.panels.groupings import Grouping
from journeydesigner.panels.memory import Memory
from journeydesigner.panels.pictures import icon, paint_shapes
from journeydesigner.panels.style import colour, scaled

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


def counted(severity: Severity, n: int) -> str:
    """A number of findings of one severity, in words."""
    if severity == "error":
        return plural("{n} error", "{n} errors", n)
    if severity == "warning":
        return plural("{n} warning", "{n} warnings", n)
    return plural("{n} info", "{n} infos", n)


class Pill(QPushButton):
    """The number of findings of one severity; pressed, only that severity is listed."""

    def __init__(self, severity: Severity) -> None:
        super().__init__()
        self.severity = severity
        self.count = 0
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_count(self, count: int) -> None:
        """Say how many there are."""
        self.count = count
        self.setText(counted(self.severity, count))
        self.setAccessibleName(self.text())
        self.setToolTip(_("List only these"))
        self.updateGeometry()
        self.update()

    def _font(self) -> QFont:
        return scaled(self.font(), 0.92, QFont.Weight.Medium)

    def sizeHint(self) -> QSize:
        height, words = self.fontMetrics().height(), QFontMetrics(self._font()).horizontalAdvance(self.text())
        return QSize(words + height + 18, height + 9)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink, radius = SEVERITY_INK[self.severity], self.height() / 2 - 1
        width = 2.0 if self.isChecked() else 1.0
        rest = "strong" if self.underMouse() else "line2"
        edge = ink if self.isChecked() else "accent" if self.hasFocus() else rest
        painter.setPen(QPen(colour(edge), width))
        painter.setBrush(colour(f"{ink}_bg" if self.isChecked() else "card"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
        if self.hasFocus():
            painter.setPen(QPen(colour("accent"), 1.2, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(3, 3, -3, -3), radius - 2, radius - 2)
        size = self.fontMetrics().height() * 0.9
        paint_shapes(painter, severity_mark(self.severity, 9 + size / 2, self.height() / 2, size))
        painter.setFont(self._font())
        painter.setPen(colour("text" if self.count else "text3"))
        rect = QRectF(14 + size, 0, self.width() - size - 16, self.height())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.end()


class Filter(QWidget):
    """What is listed: severities, a family, a text; and under which headings."""

    changed = Signal()
    fold_wanted = Signal(bool)
    """All groups are to be folded (False) or unfolded."""

    def __init__(self, memory: Memory) -> None:
        super().__init__()
        self.grouper = Grouper(memory)
        self.grouper.changed.connect(self.changed)
        self.grouper.fold_wanted.connect(self.fold_wanted)
        self.pills = {severity: Pill(severity) for severity in SEVERITIES}
        self.opener = QToolButton()
        self.opener.setCheckable(True)
        self.opener.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.opener.toggled.connect(self._open)
        self.family = ChoiceBox()
        self.family.addItem("", "")
        for code in WORDS["rule_family"]:
            self.family.addItem("", code)
        self.family.currentIndexChanged.connect(self.changed)
        self.text = QLineEdit()
        self.text.setClearButtonEnabled(True)
        self.text.textChanged.connect(self.changed)
        self._more = QWidget()
        self._lay_out()
        for pill in self.pills.values():
            pill.clicked.connect(self.changed)
        self._more.hide()

    @property
    def wanted(self) -> Wanted:
        """What is to be listed."""
        severities = frozenset(severity for severity, pill in self.pills.items() if pill.isChecked())
        return Wanted(severities, self.family.currentData() or "", self.text.text().strip())

    @property
    def grouping(self) -> Grouping:
        """Under which headings."""
        return self.grouper.grouping

    def clear(self) -> None:
        """List everything."""
        for pill in self.pills.values():
            pill.setChecked(False)
        self.family.setCurrentIndex(0)
        self.text.clear()
        self.changed.emit()

    def show_counts(self, counts: Mapping[Severity, int]) -> None:
        """Say how many findings of each severity there are."""
        for severity, pill in self.pills.items():
            pill.show_count(counts[severity])

    def reword(self) -> None:
        """Say everything in the current language."""
        self.grouper.reword()
        self.opener.setIcon(icon("list-filter"))
        self.opener.setToolTip(_("Filter by family and text"))
        self.opener.setAccessibleName(_("Filter by family and text"))
        self.family.setItemText(0, _("All families"))
        for place, code in enumerate(WORDS["rule_family"], 1):
            self.family.setItemText(place, label("rule_family", code))
        self.family.setAccessibleName(_("Family"))
        self.text.setPlaceholderText(_("Search in the findings"))
        self.text.setAccessibleName(_("Search in the findings"))
        for pill in self.pills.values():
            pill.show_count(pill.count)

    def _open(self, is_open: bool) -> None:
        self._more.setVisible(is_open)
        if is_open:
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        flowing = QWidget()
        flow = FlowLayout(flowing, spacing=6)
        for pill in self.pills.values():
            flow.addWidget(pill)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        flowing.setSizePolicy(policy)
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(flowing, 1)
        top.addWidget(self.grouper, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.opener, 0, Qt.AlignmentFlag.AlignTop)
        more = QVBoxLayout(self._more)
        more.setContentsMargins(0, 0, 0, 0)
        more.setSpacing(5)
        more.addWidget(self.text)
        more.addWidget(self.family)
        box = QVBoxLayout(self)
        box.setContentsMargins(10, 8, 8, 6)
        box.setSpacing(6)
        box.addLayout(top)
        box.addWidget(self._more)
