"""A page as it would be printed, as large as there is room for it. Does not know whose page it is."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from journeydesigner.i18n import _
from journeydesigner.layout.page import Page
from journeydesigner.layout.theme import Theme
from journeydesigner.panels.style import colour
from journeydesigner.render.png import paint_image

USUAL = QSize(720, 520)
COARSEST = 8
"""Dots per inch below which nothing could be made out."""


class PagePreview(QLabel):
    """Shows a page, and shows it anew when its room changes."""

    def __init__(self, usual: QSize = USUAL) -> None:
        super().__init__()
        self._usual = usual
        self.setMinimumSize(320, 240)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("Preview of the page"))
        self._shown: tuple[Page, Theme] | None = None

    def sizeHint(self) -> QSize:
        return self._usual

    def show_page(self, page: Page, colours: Theme) -> None:
        """Show this page in these colours."""
        self._shown = page, colours
        self._paint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._paint()

    def _paint(self) -> None:
        if self._shown is None:
            return
        page, colours = self._shown
        ratio = self.devicePixelRatioF()
        room = self.size() * ratio
        dpi = 72 * min(room.width() / page.paper.width, room.height() / page.paper.height)
        image = paint_image(page, colours, dpi=max(dpi, COARSEST))
        if image is not None:
            painter = QPainter(image)
            painter.setPen(colour("line2"))
            painter.drawRect(image.rect().adjusted(0, 0, -1, -1))
            painter.end()
            image.setDevicePixelRatio(ratio)
            self.setPixmap(QPixmap.fromImage(image))
