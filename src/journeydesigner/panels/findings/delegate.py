"""How a finding is drawn: mark, title, code, message with the real names, and the buttons that repair it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from journeydesigner.layout.draw.glyphs import MECHANISM_ICON, severity_mark
from journeydesigner.panels.findings.listing import Heading
from journeydesigner.panels.findings.model import FindingsModel, Index, Wording, heading_text
from journeydesigner.panels.pictures import icon_side, paint_icon, paint_shapes
from journeydesigner.panels.style import colour, scaled
from journeydesigner.rules.finding import Finding, Key
from journeydesigner.rules.fixes import Fix, KeepAccountable, SetBridge

PAD, GAP = 10, 6
_WRAP = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft) | int(Qt.AlignmentFlag.AlignTop)


@dataclass(frozen=True)
class Geometry:
    """Where the pieces of a finding lie, measured from the top left corner of its row."""

    height: int
    mark: QRectF
    title: QRect
    code: QRect
    message: QRect
    buttons: tuple[QRect, ...]


class FindingDelegate(QStyledItemDelegate):
    """Measures and paints the rows.

    The height of a row is kept by the finding's key, so that an edit among a thousand findings measures only what
    is new or in sight: a row that is found to be of another height when it is painted is laid out anew.
    """

    def __init__(self, view: QListView, model: FindingsModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model
        self._known: dict[tuple[Wording, int], Geometry] = {}
        self._heights: dict[Key, int] = {}
        self._width = 0
        self._font = QFont()
        self.button: int | None = None
        """Which button of the current row the keyboard stands on."""
        self.hovered: tuple[int, int] | None = None
        """Row and button under the pointer."""
        self.set_font(view.font())

    def set_font(self, font: QFont) -> None:
        """Draw with this font and its relatives from now on."""
        self._font = font
        self._title = scaled(font, 0.96, QFont.Weight.DemiBold)
        self._code, self._text = scaled(font, 0.84), scaled(font, 0.92)
        self._label = scaled(font, 0.92, QFont.Weight.Medium)
        self._heading_height = QFontMetrics(self._text).height() + 14
        self.forget()

    def forget(self) -> None:
        """Measure everything anew: other words, another font."""
        self._known.clear()
        self._heights.clear()

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        line = self._model.line(index)
        if not isinstance(line, Finding):
            return QSize(60, self._heading_height)
        width = self._view.viewport().width()
        if width != self._width:
            self._width = width
            self._heights.clear()
        height = self._heights.get(line.key)
        if height is None:
            height = self._heights[line.key] = self.geometry(line, width).height
        return QSize(60, height)

    def geometry(self, finding: Finding, width: int) -> Geometry:
        """Where everything of a finding lies in a row of this width."""
        words = self._model.words(finding)
        key = (words, width)
        if key not in self._known:
            if len(self._known) > 4000:
                self._known.clear()
            self._known[key] = self._measure(words, width)
        return self._known[key]

    def _measure(self, words: Wording, width: int) -> Geometry:
        title, code, text = QFontMetrics(self._title), QFontMetrics(self._code), QFontMetrics(self._text)
        side = icon_side(text)
        left, right = PAD + side + 8, width - PAD
        code_width = code.horizontalAdvance(words.code) + 2
        room = max(40, right - left - code_width - GAP)
        title_rect = title.boundingRect(QRect(left, 8, room, 10_000), _WRAP, words.title)
        code_rect = QRect(right - code_width, 8, code_width, title.height())
        top = title_rect.bottom() + 2
        message = text.boundingRect(QRect(left, top, max(40, right - left), 10_000), _WRAP, words.message)
        buttons = self._buttons(words.labels, left, right, message.bottom() + 7)
        bottom = buttons[-1].bottom() if buttons else message.bottom()
        mark = QRectF(PAD, 8 + (title.height() - side) / 2, side, side)
        title_rect.setWidth(room)
        message.setWidth(max(40, right - left))
        return Geometry(bottom + 11, mark, title_rect, code_rect, message, tuple(buttons))

    def _buttons(self, labels: tuple[str, ...], left: int, right: int, top: int) -> list[QRect]:
        metrics = QFontMetrics(self._label)
        height, x, y = max(23, metrics.height() + 8), left, top
        rects = []
        for text in labels:
            wide = min(metrics.horizontalAdvance(text) + icon_side(metrics) + 22, right - left)
            if x > left and x + wide > right:
                x, y = left, y + height + 4
            rects.append(QRect(x, y, wide, height))
            x += wide + GAP
        return rects

    # -- painting

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = self._model.line(index)
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(line, Heading):
            self._paint_heading(painter, rect, line)
        elif line is not None:
            is_current = bool(option.state & QStyle.StateFlag.State_Selected)
            self._paint_finding(painter, rect, line, index.row(), is_current)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, heading: Heading) -> None:
        painter.setFont(scaled(self._font, 0.88, QFont.Weight.DemiBold))
        painter.setPen(colour("text2"))
        inside = rect.adjusted(PAD, 4, -PAD, 0)
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, heading_text(heading))
        if "{n}" not in heading.title:
            painter.setPen(colour("text3"))
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(inside, flags, str(heading.count))

    def _paint_finding(self, painter: QPainter, rect: QRect, finding: Finding, row: int, is_current: bool) -> None:
        words = self._model.words(finding)
        where = self.geometry(finding, self._view.viewport().width())
        if where.height != rect.height():
            self._heights[finding.key] = where.height
            self._view.scheduleDelayedItemsLayout()
        painter.fillRect(QRect(rect.left(), rect.top(), rect.width(), 1), colour("line"))
        if is_current:
            self._paint_current(painter, rect)
        painter.translate(rect.topLeft())
        middle, size = where.mark.center(), where.mark.width() * 0.95
        paint_shapes(painter, severity_mark(finding.severity, middle.x(), middle.y(), size))
        _write(painter, self._title, "text", where.title, words.title)
        painter.setFont(self._code)
        painter.setPen(colour("text3"))
        painter.drawText(where.code, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, words.code)
        _write(painter, self._text, "text2", where.message, words.message)
        for place, button in enumerate(where.buttons):
            focused = is_current and self.button == place and self._view.hasFocus()
            hovered = self.hovered == (row, place)
            self._paint_button(painter, button, words, place, focused, hovered)

    def _paint_current(self, painter: QPainter, rect: QRect) -> None:
        painter.fillRect(rect.adjusted(0, 1, 0, 0), colour("panel2"))
        painter.fillRect(QRect(rect.left(), rect.top() + 1, 3, rect.height() - 1), colour("accent"))
        if self._view.hasFocus() and self.button is None:
            painter.setPen(QPen(colour("accent"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect).adjusted(1.5, 2.5, -1.5, -1.5), 4, 4)

    def _paint_button(
        self, painter: QPainter, rect: QRect, words: Wording, place: int, focused: bool, hovered: bool
    ) -> None:
        first = place == 0
        rest = "accent_bg" if first else "line2"
        edge = "accent" if focused or (hovered and first) else "strong" if hovered else rest
        painter.setPen(QPen(colour(edge), 2 if focused else 1))
        painter.setBrush(colour("accent_bg" if first else "card"))
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        ink = "accent" if first else "text"
        side = icon_side(QFontMetrics(self._label)) - 2
        paint_icon(
            painter,
            fix_icon(words.fixes[place]),
            ink,
            QRectF(rect.x() + 7, rect.center().y() - side / 2 + 0.5, side, side),
        )
        painter.setFont(self._label)
        painter.setPen(colour(ink))
        room = rect.adjusted(side + 12, 0, -6, 0)
        text = painter.fontMetrics().elidedText(words.labels[place], Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)

    def button_at(self, index: Index, rect: QRect, at: QPoint) -> int | None:
        """The button of a row under a point, both in the view's coordinates."""
        line = self._model.line(index)
        if not isinstance(line, Finding):
            return None
        inside = at - rect.topLeft()
        buttons = self.geometry(line, self._view.viewport().width()).buttons
        return next((place for place, button in enumerate(buttons) if button.contains(inside)), None)


def fix_icon(fix: Fix) -> str:
    """The icon of a repair."""
    action = fix.actions[0]
    if fix.names_owner:
        return "user-plus"
    if isinstance(action, KeepAccountable):
        return "user"
    if isinstance(action, SetBridge):
        if action.by is not None:
            return MECHANISM_ICON[action.by]
        return "key-round" if action.identity else "history"
    return "trash-2"


def _write(painter: QPainter, font: QFont, ink: str, rect: QRect, text: str) -> None:
    painter.setFont(font)
    painter.setPen(colour(ink))
    painter.drawText(rect, _WRAP, text)
