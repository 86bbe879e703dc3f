"""One of a few words, or yes and no."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from journeydesigner.i18n import _
from journeydesigner.layout.words import WORDS, label
from journeydesigner.panels.fields.field import Field
from journeydesigner.panels.fields.frame import HINT, PLAIN, ChoiceBox
from journeydesigner.panels.style import colour


class ChoiceField(Field):
    """One value of an enumeration; `optional` adds "not said" for None."""

    def __init__(self, vocabulary: str, optional: bool = False, values: Sequence[str] | None = None) -> None:
        super().__init__()
        self._vocabulary = vocabulary
        words: Sequence[str] = tuple(WORDS[vocabulary]) if values is None else values
        self._values: tuple[str | None, ...] = (None, *words) if optional else tuple(words)
        self.box = ChoiceBox()
        self.box.addItems([""] * len(self._values))
        self.box.activated.connect(self._chosen)
        self.set_body(self.box)
        self._index = 0
        self.reword()

    def show_value(self, value: Any, is_mixed: bool) -> None:
        self._index = -1 if is_mixed or value not in self._values else self._values.index(value)
        self.box.setCurrentIndex(self._index)
        self.box.look = HINT if is_mixed or value is None else PLAIN
        self.box.update()

    def reword(self) -> None:
        super().reword()
        for place, value in enumerate(self._values):
            self.box.setItemText(place, _("Not said") if value is None else label(self._vocabulary, value))
        self.box.setPlaceholderText(_("Several values"))

    def discard(self) -> None:
        super().discard()
        self.box.setCurrentIndex(self._index)

    def _chosen(self, index: int) -> None:
        if index == self._index:
            self.settle()
        elif not self.offer(self._values[index]):
            self.box.setCurrentIndex(self._index)


class Switch(QCheckBox):
    """A check box drawn as a switch, with its word beside it."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(2 * self._side() + 12 + metrics.horizontalAdvance(self.text()) + 4, self._side() + 12)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: Any) -> bool:
        return self.rect().contains(pos)

    def _side(self) -> int:
        return max(15, round(self.fontMetrics().height() * 0.95))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side, on = self._side(), self.checkState() == Qt.CheckState.Checked
        mixed = self.checkState() == Qt.CheckState.PartiallyChecked
        track = QRectF(3, (self.height() - side) / 2, side * 1.75, side)
        ink = "line2" if not self.isEnabled() else "accent" if on else "strong"
        painter.setPen(QPen(colour(ink), 1.3))
        painter.setBrush(colour(ink if on else "field"))
        painter.drawRoundedRect(track, side / 2, side / 2)
        place = 0.5 if mixed else 1.0 if on else 0.0
        knob = side / 2 - 3
        x = track.left() + side / 2 + place * (track.width() - side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("on_accent" if on else ink))
        painter.drawEllipse(QRectF(x - knob, track.center().y() - knob, 2 * knob, 2 * knob))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour("accent"), 1.5))
            painter.drawRoundedRect(track.adjusted(-2.5, -2.5, 2.5, 2.5), side / 2 + 2.5, side / 2 + 2.5)
        painter.setPen(colour("text" if self.isEnabled() else "text3"))
        words = QRectF(track.right() + 9, 0, self.width() - track.right() - 9, self.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.end()


class FlagField(Field):
    """Yes or no."""

    def __init__(self) -> None:
        super().__init__()
        self.switch = Switch()
        self.switch.clicked.connect(self._clicked)
        self.set_body(self.switch)
        self._value: bool | None = False
        self.show_value(False, False)

    def show_value(self, value: Any, is_mixed: bool) -> None:
        self._value = None if is_mixed else bool(value)
        self.switch.setTristate(is_mixed)
        mixed = Qt.CheckState.PartiallyChecked
        plain = Qt.CheckState.Checked if value else Qt.CheckState.Unchecked
        self.switch.setCheckState(mixed if is_mixed else plain)
        self._word()

    def reword(self) -> None:
        super().reword()
        self._word()

    def discard(self) -> None:
        super().discard()
        self.show_value(self._value, self._value is None)

    def _clicked(self) -> None:
        wanted = True if self._value is None else not self._value
        if self.offer(wanted):
            self.show_value(wanted, False)
        else:
            self.show_value(self._value, self._value is None)

    def _word(self) -> None:
        words = {None: _("mixed"), True: _("yes"), False: _("no")}
        self.switch.setText(words[self._value])
        self.switch.updateGeometry()
