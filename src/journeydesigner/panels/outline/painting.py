"""How a row of the outline looks: one line, its name first, what is known of it in columns at the right.

The columns of words, channel and owner, are there from a usual width on; marks are there always.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from journeydesigner.i18n import _
from journeydesigner.layout.words import word
from journeydesigner.model import Id
from journeydesigner.model.info import Severity
from journeydesigner.panels.outline.faces import Face
from journeydesigner.panels.outline.model import Index, OutlineModel
from journeydesigner.panels.outline.stamps import Stamps
from journeydesigner.panels.pictures import icon_side, paint_icon
from journeydesigner.panels.style import colour, scaled

GAP = 5
"""Pixels between two things of a row."""
WIDE = 30
"""From so many heights of a line on, channel and owner are written out."""
ALIGNED = 17
"""From so many on, marks stand in columns; in less room each takes what it needs, so that names keep theirs."""
LEAST = 2.5
"""Room that a name keeps before all else, in heights of a line."""
WORDS = 8.5
"""Width of a column of words, in heights of a line."""
CENTRE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
FAINT = 0.4
"""How strong a row is that cannot be chosen now."""


class RowPainter(QStyledItemDelegate):
    """Paints rows, and edits their names in place."""

    further = Signal()
    """A name was written with Ctrl+Enter: the next element is wanted."""
    written = Signal(str, str)
    """The id of an element and the name that was typed for it."""

    def __init__(self, view: QWidget, face_of: Callable[[Id], Face], text_of: Callable[[Id], str]) -> None:
        super().__init__(view)
        self._face_of, self._text_of = face_of, text_of
        self._stamps = Stamps()
        self.is_faint: Callable[[Id], bool] = lambda _element: False

    def forget(self) -> None:
        """The theme is another."""
        self._stamps.forget()

    # -- painting

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, option.fontMetrics.height() + 9)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        element = OutlineModel.id_of(index)
        if element is None:
            return
        face = self._face_of(element)
        painter.save()
        painter.setOpacity(FAINT if self.is_faint(element) else 1.0)
        rect = QRect(option.rect)
        left = self._paint_glyph(painter, option, face, rect)
        least = left + round(LEAST * option.fontMetrics.height())
        right = self._paint_marks(painter, option, face, rect, least)
        font = scaled(option.font, 1, QFont.Weight.DemiBold) if face.is_strong else option.font
        weak = face.glyph is not None and not face.has_owner
        self._write(painter, font, face.name, left, right, rect, colour("text2" if weak else "text"))
        painter.restore()

    def _paint_glyph(self, painter: QPainter, option: QStyleOptionViewItem, face: Face, rect: QRect) -> int:
        side = icon_side(option.fontMetrics)
        place = QRectF(rect.left(), rect.center().y() - side / 2 + 1, side, side)
        if face.number:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("text"))
            painter.drawEllipse(place)
            painter.setFont(scaled(option.font, 0.8 if face.number < 10 else 0.64, QFont.Weight.Bold))
            painter.setPen(colour("panel"))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(face.number))
        elif face.glyph is not None:
            paint_icon(painter, *face.glyph, place)
        return rect.left() + side + GAP

    def _paint_marks(
        self, painter: QPainter, option: QStyleOptionViewItem, face: Face, rect: QRect, least: int
    ) -> int:
        """Paint what stands at the right and leaves the name its room up to `least`; returns where it begins."""
        metrics = option.fontMetrics
        side, right, middle = icon_side(metrics), rect.right() - GAP, rect.center().y() + 1
        is_aligned = rect.right() > ALIGNED * metrics.height()
        columns = _columns(metrics)
        if face.finding is not None:
            self._paint_finding(painter, option, face.finding, right, middle)
        if is_aligned:
            right -= columns[0]
        elif face.finding is not None:
            right -= side + metrics.horizontalAdvance(str(face.finding[1])) + GAP + 1
        has_room = right - columns[1] > least
        if face.score is not None and has_room:
            self._stamps.face(painter, right - side / 2, middle, side, face.score, face.is_assumed)
        if is_aligned or (face.score is not None and has_room):
            right -= columns[1]
        place = QRect(rect.left(), rect.top(), right - rect.left(), rect.height())
        return self._paint_owner(painter, option, face, place, least)

    def _paint_finding(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        finding: tuple[Severity, int],
        right: int,
        middle: int,
    ) -> None:
        """Paint the mark of the worst finding and how many there are."""
        side, count = icon_side(option.fontMetrics), str(finding[1])
        wide, height = option.fontMetrics.horizontalAdvance(count), option.fontMetrics.height()
        painter.setFont(option.font)
        painter.setPen(colour("text2"))
        painter.drawText(QRect(right - wide, middle - height // 2, wide, height), CENTRE, count)
        self._stamps.severity(painter, right - wide - 2 - side / 2, middle, side, finding[0])

    def _paint_owner(
        self, painter: QPainter, option: QStyleOptionViewItem, face: Face, rect: QRect, least: int
    ) -> int:
        """Paint the owner's chip, with the words of owner and channel where there is room for them."""
        right, chip = rect.right(), _columns(option.fontMetrics)[2]
        if option.rect.right() <= WIDE * option.fontMetrics.height():
            is_told = face.has_owner and (face.is_own or face.owner is None)  # the stage's is in the row above
            if is_told and right - chip > least:
                right -= chip
                self._paint_chip(painter, option, face, right, rect)
            return right - GAP
        words = round(WORDS * option.fontMetrics.height())
        ink = colour("text2")
        if face.has_owner:
            self._paint_chip(painter, option, face, right - words - chip, rect)
            named = face.owner_name or word("group", "nobody")
            self._write(painter, option.font, named, right - words + GAP, right, rect, ink)
        right -= words + chip + GAP
        self._write(painter, option.font, face.channel, right - words, right, rect, ink)
        return right - words - GAP

    def _paint_chip(
        self, painter: QPainter, option: QStyleOptionViewItem, face: Face, x: int, rect: QRect
    ) -> None:
        middle = rect.center().y() + 1
        self._stamps.chip(painter, x, middle, icon_side(option.fontMetrics), face.owner, face.is_own)

    @staticmethod
    def _write(painter: QPainter, font: QFont, text: str, left: int, right: int, rect: QRect, ink: QColor) -> None:
        room = QRect(left, rect.top(), max(0, right - left), rect.height())
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(room, CENTRE, shown)

    # -- naming in place

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        element = OutlineModel.id_of(index)
        text = self._text_of(element) if element is not None else ""
        editor.setText(text)
        editor.setAccessibleName(_("Name of {name}", name=text))
        editor.selectAll()
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """What is being typed stays as it is, whatever changes meanwhile."""

    def setModelData(self, editor: QWidget, _model: QAbstractItemModel, index: Index) -> None:
        element = OutlineModel.id_of(index)
        if element is not None and isinstance(editor, QLineEdit):
            self.written.emit(element, " ".join(editor.text().split()))

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        rect, height = option.rect, max(option.rect.height(), editor.sizeHint().height())
        left = rect.left() + icon_side(option.fontMetrics)
        editor.setGeometry(left, rect.center().y() - height // 2, rect.right() - left, height)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            enters = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if (
                enters
                and event.modifiers() & Qt.KeyboardModifier.ControlModifier
                and isinstance(editor, QLineEdit)
            ):
                self.commitData.emit(editor)
                self.closeEditor.emit(editor)
                self.further.emit()
                return True
        return super().eventFilter(editor, event)


def _columns(metrics: QFontMetrics) -> tuple[int, int, int]:
    """Widths of the marks at the right: findings, face, chip."""
    side = icon_side(metrics)
    return side + metrics.horizontalAdvance("00") + GAP + 3, side + GAP, round(side * 1.5) + GAP


def chevron(painter: QPainter, rect: QRect, is_open: bool, side: float) -> None:
    """The sign that a row opens, or has been opened, at the right end of the room before it."""
    middle = QPointF(rect.right() - side / 2, rect.center().y() + 1)
    name = "chevron-down" if is_open else "chevron-right"
    paint_icon(painter, name, "text3", QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side))
