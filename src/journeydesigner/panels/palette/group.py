"""A group of the palette: its heading, its entries, and the line that shows the rest."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QIcon, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from journeydesigner.editor.payload import Payload
from journeydesigner.i18n import _, plural
from journeydesigner.panels.palette.entry import Entry, Face
from journeydesigner.panels.pictures import icon_side, paint_picture
from journeydesigner.panels.style import colour, scaled

FEW = 4
"""Entries shown before "and n others…"."""


class Group(QWidget):
    """Entries of one kind. Closed, it shows the first few of them."""

    grown = Signal()
    """Other entries are shown than before."""

    def __init__(self, large: bool = False) -> None:
        super().__init__()
        self.is_full = large
        self._made: dict[Payload, Entry] = {}
        self._faces: Sequence[tuple[Face, QIcon]] = ()
        self._is_searched = False
        self.heading = Heading()
        self.more = More()
        self.more.clicked.connect(self._toggle)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(6 if large else 0)
        self._box.addWidget(self.heading)
        self._box.addWidget(self.more)
        self.heading.setVisible(False)
        self.more.setVisible(False)

    @property
    def entries(self) -> list[Entry]:
        """The entries shown, in order."""
        return [self._made[face.payload] for face, _picture in self._shown()]

    def show_faces(self, faces: Sequence[tuple[Face, QIcon]], is_searched: bool, made: list[Entry]) -> None:
        """Show these; entries that stay keep their focus. Those newly made are added to `made`."""
        self._faces, self._is_searched = faces, is_searched
        shown = self._shown()
        wanted = {face.payload for face, _picture in shown}
        for payload in [p for p in self._made if p not in wanted]:
            gone = self._made.pop(payload)
            self._box.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for place, (face, picture) in enumerate(shown):
            entry = self._made.get(face.payload)
            if entry is None:
                entry = self._made[face.payload] = Entry(face, picture)
                made.append(entry)
            else:
                entry.show_face(face, picture)
            if self._box.indexOf(entry) != place + 1:
                self._box.insertWidget(place + 1, entry)
                # At once, and not when events come round: it may be given the focus next.
                entry.show()
        self._say(len(faces) - len(shown))

    def _shown(self) -> Sequence[tuple[Face, QIcon]]:
        everything = self.is_full or self._is_searched or len(self._faces) <= FEW + 1
        return self._faces if everything else self._faces[:FEW]

    def _toggle(self) -> None:
        self.is_full = not self.is_full
        self.grown.emit()

    def _say(self, others: int) -> None:
        is_long = len(self._faces) > FEW + 1 and self.heading.isVisibleTo(self) and not self._is_searched
        self.more.setVisible(is_long)
        words = plural("and {n} other…", "and {n} others…", others) if others else _("show fewer")
        self.more.setText(words)


class Heading(QWidget):
    """The name of a group with its picture and the number of its entries."""

    def __init__(self) -> None:
        super().__init__()
        self._text, self._picture, self._ink, self._count = "", QIcon(), "text2", 0
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_words(self, text: str, picture: QIcon, ink: str, count: int) -> None:
        """What it says."""
        self._text, self._picture, self._ink, self._count = text, picture, ink, count
        self.setAccessibleName(f"{text}, {count}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(80, self.fontMetrics().height() + 16)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(scaled(self.font(), 0.92, QFont.Weight.DemiBold))
        side = icon_side(painter.fontMetrics()) - 2
        left = 5 + paint_picture(painter, self._picture, 5, self.height() / 2 + 2, side) + 7
        painter.setPen(colour(self._ink))
        rect = QRectF(left, 4, self.width() - left - 8, self.height() - 4)
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, str(self._count))
        text = painter.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideRight, int(rect.width() - 24))
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | left, text)
        painter.end()


class More(QPushButton):
    """The line that shows the other entries, or fewer of them."""

    def __init__(self) -> None:
        super().__init__()
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(80, self.fontMetrics().height() + 9)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(QPen(colour("accent"), 1.5))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)
        painter.setPen(colour("text2" if self.underMouse() else "text3"))
        rect = QRectF(17, 0, self.width() - 20, self.height())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.end()
