"""How cells look: a letter for each part, the accountable one as the owner's chip of the map.

Filled is written here, hollow inherited; round is internal, square external; dashed amber is a role nobody holds,
dashed red somebody accountable beside another; a corner tells of days, and pale is what does not hold today.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from journeydesigner.layout.draw.owners import OwnerMark
from journeydesigner.layout.drawing import Ink
from journeydesigner.model.organisation import RaciCode
from journeydesigner.panels.pictures import blank
from journeydesigner.panels.raci.cells import Cell
from journeydesigner.panels.raci.chips import Chips
from journeydesigner.panels.raci.model import Index, MatrixModel
from journeydesigner.panels.style import colour, scaled

_PALE = 0.5
_LEAST_BOX = 0.65
"""Narrower than this share of its height, a box would crowd its letter."""
_DASH = [3.0, 2.2]


def unit_length(font_height: int) -> int:
    """The measure that everything in the matrix is made of: the height of a line of text."""
    return max(14, font_height)


class CellArt:
    """Pictures of cells, each painted once for its look, size and theme."""

    def __init__(self) -> None:
        self._pictures: dict[tuple[object, ...], QPixmap] = {}

    def forget(self) -> None:
        """Theme or font are others."""
        self._pictures = {}

    def picture(
        self, cell: Cell, mark: OwnerMark | None, is_pale: bool, font: QFont, size: QSize, ratio: float
    ) -> QPixmap:
        """The picture of a cell of this size in the role's colours."""
        codes: tuple[RaciCode, ...] = ("A",) if cell.is_inherited else cell.codes
        key = (codes, cell.is_inherited, cell.is_contested, cell.is_dated, mark, is_pale, size, ratio)
        found = self._pictures.get(key)
        if found is None:
            found = blank(size * ratio)
            found.setDevicePixelRatio(ratio)
            painter = QPainter(found)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setOpacity(_PALE if is_pale else 1.0)
            _paint_cell(painter, codes, cell, mark, font, QRectF(0, 0, size.width(), size.height()))
            painter.end()
            self._pictures[key] = found
        return found


def _paint_cell(
    painter: QPainter,
    codes: tuple[RaciCode, ...],
    cell: Cell,
    mark: OwnerMark | None,
    font: QFont,
    room: QRectF,
) -> None:
    gap = 2.0
    height = room.height() - 8
    width = min(height * 1.4, (room.width() - 6 - gap * (len(codes) - 1)) / max(1, len(codes)))
    left = room.center().x() - (width * len(codes) + gap * (len(codes) - 1)) / 2
    for place, code in enumerate(codes):
        box = QRectF(left + place * (width + gap), room.center().y() - height / 2, width, height)
        ink = _paint_box(painter, code, cell, mark, box)
        painter.setFont(scaled(font, 0.92 if width > height else 0.8, _weight(code)))
        painter.setPen(colour(ink))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, code)
    if cell.is_dated:
        _paint_corner(painter, room)


def _weight(code: RaciCode) -> QFont.Weight:
    return {"A": QFont.Weight.Bold, "R": QFont.Weight.DemiBold}.get(code, QFont.Weight.Normal)


def _paint_box(painter: QPainter, code: RaciCode, cell: Cell, mark: OwnerMark | None, box: QRectF) -> Ink:
    """The box round a letter, where there is room for one; returns the ink of the letter."""
    ink: Ink = "text2"
    pen, fill = QPen(colour("line2"), 1.0), colour("card")
    radius = 4.0
    if code == "R":
        pen, ink = QPen(colour("strong"), 1.1), "text"
    elif code == "I":
        pen = QPen(Qt.PenStyle.NoPen)
        fill = QColor(Qt.GlobalColor.transparent)
    elif code == "A":
        radius = 3.0 if mark is not None and mark.external else box.height() / 2
        pen, fill, ink = _accountable(cell, mark)
    if box.width() < box.height() * _LEAST_BOX:
        return ink
    painter.setPen(pen)
    painter.setBrush(fill)
    inner = box.adjusted(0.6, 0.6, -0.6, -0.6)
    painter.drawRoundedRect(inner, min(radius, inner.height() / 2), min(radius, inner.height() / 2))
    return ink


def _accountable(cell: Cell, mark: OwnerMark | None) -> tuple[QPen, QColor, Ink]:
    if cell.is_contested:
        ink: Ink = "error"
    elif mark is None or mark.placeholder:
        ink = "warn"
    else:
        return QPen(colour(mark.ink), 1.1), colour("card" if cell.is_inherited else mark.fill), mark.ink
    pen = QPen(colour(ink), 1.3)
    pen.setDashPattern(_DASH)
    return pen, colour("card"), ink


def _paint_corner(painter: QPainter, room: QRectF) -> None:
    side = room.height() * 0.24
    corner = QPointF(room.right() - 1, room.top() + 1)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("text3"))
    painter.drawPolygon(QPolygonF([corner, corner + QPointF(-side, 0), corner + QPointF(0, side)]))


class CellDelegate(QStyledItemDelegate):
    """Paints cells with the lines between them."""

    def __init__(self, view: QTableView, model: MatrixModel, chips: Chips) -> None:
        super().__init__(view)
        self._view, self._model, self._chips = view, model, chips
        self.art = CellArt()
        self._colours = _colours()
        self._current = (-1, -1)
        self._block = (range(0), range(0))

    def forget(self) -> None:
        """Colours or font are others."""
        self.art.forget()
        self._colours = _colours()

    def stand_on(self, row: int, column: int) -> None:
        """The current cell."""
        self._current = (row, column)

    def select(self, rows: range, columns: range) -> None:
        """The cells selected. Kept here because asking Qt cell by cell costs more than painting."""
        self._block = (rows, columns)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, column = index.row(), index.column()
        grid = self._model.grid
        rect = QRect(option.rect)
        selected = column in self._block[1] and row in self._block[0]
        ground = "accent_bg" if selected else "panel2" if grid.rows[row].number else "card"
        painter.fillRect(rect, self._colours["line"])
        painter.fillRect(rect.adjusted(0, 0, -1, -1), self._colours[ground])
        cell = grid.cell(row, column)
        if cell is not None:
            pale = cell.is_dated and not cell.holds_on(grid.on)
            ratio = self._view.devicePixelRatioF()
            picture = self.art.picture(
                cell, self._chips.of_column(column), pale, self._view.font(), rect.size(), ratio
            )
            painter.drawPixmap(rect.topLeft(), picture)
        if self._current == (row, column):
            self._paint_focus(painter, rect)

    def _paint_focus(self, painter: QPainter, rect: QRect) -> None:
        width = 2 if self._view.hasFocus() else 1
        painter.save()
        painter.setPen(QPen(self._colours["accent"], width))
        painter.drawRect(QRectF(rect).adjusted(width / 2, width / 2, -width / 2, -width / 2))
        painter.restore()


def _colours() -> dict[str, QColor]:
    return {ink: colour(ink) for ink in ("line", "accent", "accent_bg", "panel2", "card")}
