"""What a newcomer sees first: which journey to draw, or what to open, on the ghost of a map. No wizard."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QStyle, QStyleOption, QVBoxLayout, QWidget

from journeydesigner.i18n import _
from journeydesigner.layout.words import label
from journeydesigner.panels.pictures import icon
from journeydesigner.panels.style import colour, plain_tip

if TYPE_CHECKING:
    from journeydesigner.canvas.empty import Ghost, Meant
    from journeydesigner.layout.draw import Subject
    from journeydesigner.model.organisation import JourneyKind

KINDS: tuple[tuple[JourneyKind, str], ...] = (
    ("customer_b2c", "shopping-cart"),
    ("customer_b2b", "handshake"),
    ("employee", "id-card"),
    ("user", "users"),
)
"""Kinds offered at the start, with the icons of their buttons: their usual stages, and nothing in them yet."""
MAX_RECENT = 4
GAP = 12
EDGE = 11
"""Pixels between two buttons, and beside them."""
ICON = 1.1
"""Height of an icon in lines of text."""
AIR, RADIUS = 28, 12.0
"""Pixels between the offers and the edge of the card they stand on, and its round corners."""


class StartPage(QWidget):
    """Asks what to begin with."""

    begun = Signal(str)
    """A journey of this kind is wanted."""
    template_wanted = Signal()
    sample_wanted = Signal()
    open_wanted = Signal()
    table_wanted = Signal()
    """What lies in the clipboard is to become a journey."""
    cell_wanted = Signal(object)
    """A header or a cell of the ghost was clicked (`Meant`)."""
    recent_wanted = Signal(Path)

    def __init__(self, recent: Iterable[Path], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("start")
        self._recent = list(recent)[:MAX_RECENT]
        self._buttons: list[QPushButton] = []
        self._subject: Callable[[], Subject] | None = None
        self._meant: Meant | None = None
        self.setMouseTracking(True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        self._column.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.reword()

    def reword(self) -> None:
        """Build the page in the current language."""
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()  # it goes with the next turn of the event loop, and must not show until then
                widget.deleteLater()
        self._column.addWidget(self._heading())
        self._column.addWidget(self._choices(), alignment=Qt.AlignmentFlag.AlignHCenter)
        self._column.addWidget(self._notice())
        for inside in self.findChildren(QWidget):
            inside.setMouseTracking(True)  # what is lit behind goes out however fast the pointer comes

    def tell(self, sentence: str) -> None:
        """Say why something could not be begun."""
        self.notice.setText(sentence)
        self.notice.setVisible(bool(sentence))

    def show_ghost(self, subject: Callable[[], Subject]) -> None:
        """Show the ghost of a map behind the offers, now that what it is drawn with is loaded."""
        self._subject = subject
        self.update()

    def _notice(self) -> QLabel:
        self.notice = QLabel()
        self.notice.setTextFormat(Qt.TextFormat.PlainText)
        self.notice.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.notice.setWordWrap(True)
        self.notice.setObjectName("notice")
        self.notice.hide()
        return self.notice

    def _heading(self) -> QLabel:
        heading = QLabel(_("Which journey do you want to draw?"))
        heading.setTextFormat(Qt.TextFormat.PlainText)
        heading.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        heading.setObjectName("question")
        heading.setWordWrap(True)
        font = heading.font()
        font.setPointSizeF(font.pointSizeF() * 1.6)
        font.setBold(True)
        heading.setFont(font)
        return heading

    def _choices(self) -> QWidget:
        box = QWidget()
        self._grid = QGridLayout(box)
        self._grid.setSpacing(GAP)
        self._grid.setContentsMargins(0, 16, 0, 0)
        self._buttons = []
        for kind, glyph in KINDS:
            button = self._offer(label("journey_kind", kind), glyph)
            button.clicked.connect(lambda _checked=False, kind=kind: self.begun.emit(kind))
        self._line = QFrame()
        self._line.setFrameShape(QFrame.Shape.HLine)
        self._line.setFrameShadow(QFrame.Shadow.Sunken)
        self._offer(_("Start from a template…"), "layout-dashboard").clicked.connect(self.template_wanted)
        self._offer(_("Open the tourism example"), "map").clicked.connect(self.sample_wanted)
        self._offer(_("Open a file…"), "folder-open").clicked.connect(self.open_wanted)
        table = self._offer(_("Paste a table"), "clipboard")
        table.setToolTip(plain_tip(_("Rows of a spreadsheet: stage, touchpoint, channel")))
        table.clicked.connect(self.table_wanted)
        for path in self._recent:
            button = self._offer(path.name, "history")
            button.setToolTip(plain_tip(str(path)))
            button.clicked.connect(lambda _checked=False, path=path: self.recent_wanted.emit(path))
        self._place()
        return box

    def _offer(self, words: str, glyph: str) -> QPushButton:
        button = _button(words, glyph)
        self._buttons.append(button)
        return button

    def _place(self) -> None:
        """Two buttons side by side where there is room for two, else one below the other."""
        columns = 2 if self.width() >= 2 * self._widest + GAP + 2 * EDGE else 1
        after = -(-len(KINDS) // columns)
        self._grid.addWidget(self._line, after, 0, 1, columns)
        for place, button in enumerate(self._buttons):
            below = place >= len(KINDS)
            row, column = divmod(place - len(KINDS) if below else place, columns)
            self._grid.addWidget(button, row + (after + 1 if below else 0), column)

    @property
    def _widest(self) -> int:
        return max(button.sizeHint().width() for button in self._buttons)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._widest + 2 * EDGE, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    # -- the ghost behind

    def card(self) -> QRectF:
        """What the offers stand on."""
        asked = [
            item.widget() for n in range(self._column.count()) if (item := self._column.itemAt(n)) is not None
        ]
        united = QRectF()
        for widget in asked:
            if widget is not None and not widget.isHidden():
                united = united.united(QRectF(widget.geometry()))
        wide = max((button.width() for button in self._buttons), default=0) * 2 + GAP
        narrow = QRectF(united.center().x() - wide / 2, united.y(), wide, united.height())
        return narrow.adjusted(-AIR, -AIR, AIR, AIR).intersected(QRectF(self.rect()))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """The ground, the ghost, and the card on it."""
        painter, option = QPainter(self), QStyleOption()
        option.initFrom(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)
        if self._subject is not None:
            self._paint_ghost(painter, self._subject())
        painter.end()

    def _paint_ghost(self, painter: QPainter, subject: Subject) -> None:
        from journeydesigner.panels.pictures import paint_shapes

        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ghost = self._ghost()
        for part in ghost.ground(subject):
            paint_shapes(painter, part.shapes)
        if self._meant is not None:
            paint_shapes(painter, ghost.invited(self._meant).shapes)
        painter.setPen(QPen(colour("line2"), 1))
        painter.setBrush(colour("canvas"))
        painter.drawRoundedRect(self.card(), RADIUS, RADIUS)

    def _ghost(self) -> Ghost:
        from journeydesigner.canvas.empty import Ghost

        return Ghost(self.width(), self.height())

    def _meant_at(self, at: QPointF) -> Meant | None:
        if self._subject is None or self.card().contains(at):
            return None
        return self._ghost().cell_at(at.x(), at.y())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """What a click would begin is lit."""
        self._light(self._meant_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is lit any more."""
        super().leaveEvent(event)
        self._light(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a journey where the ghost was clicked."""
        meant = self._meant_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and meant is not None:
            self._light(None)
            self.cell_wanted.emit(meant)

    def _light(self, meant: Meant | None) -> None:
        if meant != self._meant:
            self._meant = meant
            self.setCursor(Qt.CursorShape.ArrowCursor if meant is None else Qt.CursorShape.PointingHandCursor)
            self.update()


def _button(words: str, glyph: str) -> QPushButton:
    button = QPushButton("  " + words.replace("&", "&&"))
    button.setObjectName("choice")
    button.setAutoDefault(True)  # Enter begins, not the space bar alone
    button.setIcon(icon(glyph))
    side = round(ICON * button.fontMetrics().height())
    button.setIconSize(QSize(side, side))
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button
