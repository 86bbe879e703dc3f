"""The headings of the matrix: roles as upright names under their unit, steps with their owner's chip."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QTableView

from journeydesigner.i18n import language
from journeydesigner.layout.draw.owners import CHIP_H, CHIP_W
from journeydesigner.layout.drawing import Ink
from journeydesigner.layout.theme import unit_inks
from journeydesigner.model.naming import entity_name
from journeydesigner.panels.pictures import paint_icon
from journeydesigner.panels.raci.cells import lacks_owner, owner_of
from journeydesigner.panels.raci.chips import Chips
from journeydesigner.panels.raci.model import MatrixModel
from journeydesigner.panels.raci.painting import unit_length
from journeydesigner.panels.style import colour, scaled

_LONGEST_ROLE, _LONGEST_STEP = 12, 24
"""Longest names shown whole, in lines of text."""
_INDENT = 1.4
_BESIDE = 0.9
"""A smaller text stands at the right edge of its column."""
_MOST = 500
"""Steps whose names are measured."""


class _Longest:
    """The width of the longest name, measured again only when names can be others: Qt asks on every scroll."""

    def __init__(self, header: QHeaderView, model: MatrixModel, name: Callable[[int], str]) -> None:
        self._header, self._name = header, name
        self._known: tuple[object, ...] = ()
        self._width = 0
        model.modelReset.connect(self._forget)
        model.headerDataChanged.connect(self._forget)

    def width(self, count: int) -> int:
        """In pixels, of so many names."""
        metrics = self._header.fontMetrics()
        known = (count, language(), metrics.height())
        if known != self._known:
            self._known = known
            self._width = max((metrics.horizontalAdvance(self._name(n)) for n in range(count)), default=0)
        return self._width

    def _forget(self) -> None:
        self._known = ()


class RoleHeader(QHeaderView):
    """Units above, role names rotated below them, each with its chip."""

    pressed_role = Signal(int)

    def __init__(self, view: QTableView, model: MatrixModel, chips: Chips) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._view, self._matrix, self._chips = view, model, chips
        self._longest = _Longest(self, model, model.role_name)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)

    def _unit(self) -> int:
        return unit_length(self.fontMetrics().height())

    def sizeHint(self) -> QSize:
        longest = self._longest.width(self._matrix.columnCount())
        room = min(longest + 12, _LONGEST_ROLE * self._unit())
        return QSize(super().sizeHint().width(), room + 3 * self._unit() + 6)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        if section >= self._matrix.columnCount():
            return
        unit = self._unit()
        is_current = section == self._view.currentIndex().column()
        painter.save()
        painter.setClipRect(rect)
        painter.fillRect(rect, colour("line"))
        inner = rect.adjusted(0, 0, -1, -1)
        painter.fillRect(inner, colour("accent_bg" if is_current else "panel"))
        is_told = self._paint_unit(painter, section, QRect(inner.left(), inner.top(), rect.width(), unit + 6))
        chip = QRectF(0, 0, unit * 1.5, unit * CHIP_H / CHIP_W * 1.5)
        chip.moveCenter(QPointF(inner.center().x() + 0.5, inner.bottom() - unit * 0.8))
        self._chips.icon(self._chips.of_column(section)).paint(painter, chip.toRect())
        room = inner.adjusted(0, unit + 8, 0, -round(unit * 1.6))
        if not is_told:
            room = self._paint_upright(painter, self._unit_name(section), "text3", 0.8, room)
        self._paint_name(painter, section, room, is_current)
        painter.restore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        column = self.logicalIndexAt(event.position().toPoint())
        if column >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self.pressed_role.emit(column)
        else:
            super().mousePressEvent(event)

    def _unit_name(self, section: int) -> str:
        unit = self._matrix.grid.bands[section].unit
        return entity_name(unit, language()) if unit else ""

    def _paint_name(self, painter: QPainter, section: int, room: QRect, is_current: bool) -> None:
        weight = QFont.Weight.DemiBold if is_current else QFont.Weight.Normal
        self._paint_upright(painter, self._matrix.role_name(section), "text", 0.96, room, weight)

    def _paint_upright(
        self,
        painter: QPainter,
        text: str,
        ink: Ink,
        size: float,
        room: QRect,
        weight: QFont.Weight = QFont.Weight.Normal,
    ) -> QRect:
        """A text from bottom to top, cut where the room ends; returns the room left of it."""
        painter.save()
        painter.setFont(scaled(self.font(), size, weight))
        painter.setPen(colour(ink))
        metrics = painter.fontMetrics()
        is_beside = size < _BESIDE
        middle = room.right() - metrics.height() / 2 - 1 if is_beside else room.center().x()
        painter.translate(middle + metrics.ascent() / 2 - metrics.descent() / 2, room.bottom() - 2)
        painter.rotate(-90)
        painter.drawText(0, 0, metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.height() - 4))
        painter.restore()
        return room.adjusted(0, 0, -metrics.height(), 0)

    def _paint_unit(self, painter: QPainter, section: int, band: QRect) -> bool:
        """The slice of the unit's band that lies over one role; its name begins where the band is in sight.

        False when the band is too narrow for the name.
        """
        shown = self._matrix.grid.bands[section]
        fill, ink = unit_inks(shown.place) if shown.unit else ("panel2", "text3")
        painter.fillRect(band, colour(fill))
        if section == shown.end - 1:
            painter.fillRect(QRect(band.right(), band.top(), 1, self.height()), colour("strong"))
        painter.setFont(scaled(self.font(), 0.86, QFont.Weight.DemiBold))
        name, width = self._unit_name(section), self.sectionSize(section) * shown.count
        if painter.fontMetrics().horizontalAdvance(name) > width - 7:
            return False
        left = self.sectionViewportPosition(shown.start)
        begin = max(left, 0)
        room = QRect(begin + 4, band.top(), left + width - begin - 7, band.height())
        painter.setPen(colour(ink))
        name = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, name)
        return True


class StepHeader(QHeaderView):
    """Stages with number and chevron, touchpoints below them; at the right end who answers, as on the map."""

    pressed_step = Signal(int)
    folding = Signal(int)
    """The chevron of a stage was clicked."""
    wanted = Signal(int)
    """A step was double clicked."""

    def __init__(self, view: QTableView, model: MatrixModel, chips: Chips) -> None:
        super().__init__(Qt.Orientation.Vertical, view)
        self._view, self._matrix, self._chips = view, model, chips
        self._longest = _Longest(self, model, model.step_name)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)

    def _unit(self) -> int:
        return unit_length(self.fontMetrics().height())

    def sizeHint(self) -> QSize:
        unit = self._unit()
        longest = self._longest.width(min(_MOST, self._matrix.rowCount()))
        width = min(longest * 1.06, _LONGEST_STEP * unit) + 5.4 * unit
        return QSize(round(min(width, max(11 * unit, self._view.width() * 0.45))), super().sizeHint().height())

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        if section >= self._matrix.rowCount():
            return
        row, unit = self._matrix.grid.rows[section], self._unit()
        is_current = section == self._view.currentIndex().row()
        painter.save()
        painter.setClipRect(rect)
        painter.fillRect(rect, colour("line"))
        ground = "accent_bg" if is_current else "panel2" if row.is_stage else "panel"
        painter.fillRect(rect.adjusted(0, 0, -1, -1), colour(ground))
        left = rect.left() + unit * (0.4 if row.is_stage else _INDENT + 0.3)
        if row.is_stage:
            chevron = "chevron-right" if row.is_folded else "chevron-down"
            side = unit * 0.9
            paint_icon(painter, chevron, "text3", QRectF(left, rect.center().y() - side / 2 + 0.5, side, side))
            left += unit * 1.2
        self._paint_chip(painter, section, rect)
        weight = QFont.Weight.DemiBold if row.is_stage or is_current else QFont.Weight.Normal
        painter.setFont(scaled(self.font(), 1.0, weight))
        painter.setPen(colour("text"))
        name = self._matrix.step_name(section)
        shown = f"{row.number}. {name}" if row.is_stage else name
        room = QRectF(left, rect.top(), rect.right() - unit * 2.1 - left, rect.height())
        shown = painter.fontMetrics().elidedText(shown, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)
        painter.restore()

    def _paint_chip(self, painter: QPainter, section: int, rect: QRect) -> None:
        grid = self._matrix.grid
        element = grid.element(section)
        if element is None:
            return
        owner = owner_of(grid.project, element)
        mark = self._chips.mark(owner)
        if mark is None and not lacks_owner(grid.project, element):
            return
        unit = self._unit()
        chip = QRectF(0, 0, unit * 1.5, unit * CHIP_H / CHIP_W * 1.5)
        chip.moveCenter(QPointF(rect.right() - unit, rect.center().y() + 0.5))
        self._chips.icon(mark, element.owner is not None).paint(painter, chip.toRect())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self.logicalIndexAt(event.position().toPoint())
        if row < 0 or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
        elif self._is_chevron(row, event.position().toPoint()):
            self.folding.emit(row)
        else:
            self.pressed_step.emit(row)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        row = self.logicalIndexAt(event.position().toPoint())
        if row >= 0 and not self._is_chevron(row, event.position().toPoint()):
            self.wanted.emit(row)

    def _is_chevron(self, row: int, at: QPoint) -> bool:
        return self._matrix.grid.rows[row].is_stage and at.x() < self._unit() * 1.7
