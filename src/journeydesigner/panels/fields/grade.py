"""A grade from 1 low to 5 high: five steps in a row, filled up to the one that stands."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from journeydesigner.i18n import _
from journeydesigner.panels.fields.field import Field
from journeydesigner.panels.fields.flow import FlowLayout
from journeydesigner.panels.style import colour, mark

GRADES = (1, 2, 3, 4, 5)
ARROWS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1}
DIGITS = {Qt.Key.Key_1: 1, Qt.Key.Key_2: 2, Qt.Key.Key_3: 3, Qt.Key.Key_4: 4, Qt.Key.Key_5: 5}


class _Step(QPushButton):
    """One of the five."""

    def __init__(self, grade: int) -> None:
        super().__init__(str(grade))
        self.grade = grade
        self.is_filled = False
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        height = self.fontMetrics().height()
        return QSize(height + 8, height + 8)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows are the field's: they choose, and do not only walk."""
        if Qt.Key(event.key()) in ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = "accent" if self.is_filled or self.hasFocus() else "text2" if self.underMouse() else "strong"
        painter.setPen(QPen(colour(edge), 2 if self.hasFocus() else 1))
        painter.setBrush(colour("accent_bg" if self.is_filled else "field"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 5, 5)
        font = self.font()
        font.setBold(self.isChecked())
        painter.setFont(font)
        painter.setPen(colour("text" if self.is_filled else "text3"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()


class GradeField(Field):
    """One of five grades, or none. Digits and arrows choose; a second click, Delete or Backspace takes it back."""

    def __init__(self, is_short: bool = False) -> None:
        super().__init__()
        self._value: int | None = None
        self._mixed = False
        self._name = ""
        self._body = body = QWidget()
        row = FlowLayout(body, spacing=0)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        body.setSizePolicy(policy)
        steps = QWidget()
        side_by_side = QHBoxLayout(steps)
        side_by_side.setContentsMargins(0, 0, 0, 0)
        side_by_side.setSpacing(0)
        self.steps = [_Step(grade) for grade in GRADES]
        for step in self.steps:
            step.clicked.connect(lambda _on=False, grade=step.grade: self._clicked(grade))
            side_by_side.addWidget(step)
        row.addWidget(steps)
        self.hint = QLabel()
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        mark(self.hint, "look", "hint")
        self.hint.setContentsMargins(6, 5, 0, 0)
        row.addWidget(self.hint)
        self.hint.setHidden(is_short)
        self.set_body(body)
        body.setFocusProxy(self.steps[0])
        self.reword()

    def show_value(self, value: Any, is_mixed: bool) -> None:
        self._value, self._mixed = None if is_mixed else value, is_mixed
        for step in self.steps:
            step.setChecked(step.grade == self._value)
            step.is_filled = self._value is not None and step.grade <= self._value
            # One stop for the Tab key; the arrows go on from there.
            current = step.grade == (self._value or 1)
            step.setFocusPolicy(Qt.FocusPolicy.StrongFocus if current else Qt.FocusPolicy.ClickFocus)
            if current:
                self._body.setFocusProxy(step)
            step.update()
        self.hint.setText(_("Several values") if is_mixed else "" if self._value else _("Not said"))

    def set_name(self, name: str) -> None:
        """Each step is named by the field and its grade."""
        self._name = name
        self._word()

    def reword(self) -> None:
        super().reword()
        self._word()
        self.show_value(self._value, self._mixed)

    def discard(self) -> None:
        super().discard()
        self.show_value(self._value, self._mixed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in ARROWS:
            self._choose(min(5, max(1, (self._value or (3 - ARROWS[key])) + ARROWS[key])))
        elif key in DIGITS:
            self._choose(DIGITS[key])
        elif event.text() in ("1", "2", "3", "4", "5"):  # with Shift, where that is how digits are typed
            self._choose(int(event.text()))
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._choose(None)
        else:
            super().keyPressEvent(event)

    def _clicked(self, grade: int) -> None:
        self._choose(None if grade == self._value else grade)

    def _choose(self, grade: int | None) -> None:
        if (grade != self._value or self._mixed) and self.offer(grade):
            self.show_value(grade, False)
        else:
            self.show_value(self._value, self._mixed)
        if any(step.hasFocus() for step in self.steps):
            self.steps[(self._value or 1) - 1].setFocus()

    def _word(self) -> None:
        words = (_("1, lowest"), "2", "3", "4", _("5, highest"))
        for step, word in zip(self.steps, words, strict=True):
            step.setAccessibleName(f"{self._name} {word}".strip())
            step.setToolTip(_("{grade} of 5. Delete takes it back.", grade=step.grade))
