"""Run in a process of its own, with QT_SCALE_FACTOR set: is the canvas as sharp as the screen, and do hits hit?"""

from __future__ import annotations

import datetime
import sys

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journeydesigner.canvas import motion, sliding
from journeydesigner.canvas.view import CanvasView
from journeydesigner.editor.checker import Checker
from journeydesigner.editor.document import Document
from journeydesigner.editor.edits.placing import Spot, move_touchpoint
from journeydesigner.editor.selection import Selection
from journeydesigner.i18n import message
from journeydesigner.layout.drawing import Rect
from journeydesigner.model.values import StageId
from journeydesigner.render.fonts import application_font, load_fonts
from tests.builders import sample

SLIDING = 0.004
"""Cards on their way are images: letters may lie a fraction of a pixel beside where they would be painted."""
FAR = 70
"""Difference of lightness at which a pixel counts as another one."""


def painted(view: CanvasView, ratio: float) -> QImage:
    """What is seen, painted at once at the screen's own resolution."""
    size = view.viewport().size() * ratio
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(QColor(view.drawing_painter.colour("canvas")))
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    at = view.viewportTransform()
    painter.scale(ratio, ratio)
    painter.setTransform(at, combine=True)
    seen = view.seen()
    view.drawing_painter.paint(painter, view.picture.parts_meeting(Rect(seen.x, seen.y, seen.w, seen.h)))
    painter.end()
    return image


def far_off(shown: QImage, meant: QImage) -> float:
    """The share of pixels that differ."""
    pixels = [(x, y) for x in range(0, meant.width(), 2) for y in range(0, meant.height(), 2)]
    pairs = ((shown.pixelColor(x, y).lightness(), meant.pixelColor(x, y).lightness()) for x, y in pixels)
    return sum(abs(one - other) > FAR for one, other in pairs) / len(pixels)


def slid(view: CanvasView, document: Document, app: QApplication) -> QImage:
    """The last frame of a slide, with everything arrived and the picture still over the map."""
    now = [1000.0]
    motion.set_pace("full")
    sliding.LONGEST = 60.0
    view.sliding.clock = lambda: now[0]
    view.sliding._timer.setInterval(10_000_000)
    view.viewport().update()
    app.processEvents()
    stages = document.project.stages(view.picture.plan.journey)
    card = next(c.touchpoint for c in view.picture.plan.cards.values() if c.stage == stages[1].id)
    with document.edit(message("Move")) as draft:
        move_touchpoint(draft, card, Spot(StageId(stages[0].id)))
    for _round in range(20):
        view.viewport().update()
        app.processEvents()
    now[0] += motion.SLIDE
    assert view.sliding.is_running
    return view.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def main() -> int:
    """0 when all is well; else a sentence and 1."""
    app = QApplication([])
    load_fonts()
    app.setFont(application_font())
    document = Document(sample("tourism"))
    selection = Selection(document)
    view = CanvasView(document, selection, Checker(document, datetime.date(2026, 11, 22)))
    view.resize(900, 620)
    view.show()
    view.set_zoom(0.9)
    view.camera.scroll(300, 200)
    at = view.viewportTransform()
    view.camera.scroll(round(at.dx()) % 4, round(at.dy()) % 4)  # to whole pixels of the screen at every factor
    view.clearFocus()
    for _round in range(40):
        view.viewport().update()
        app.processEvents()
    ratio = view.devicePixelRatioF()
    shown = view.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    meant = painted(view, ratio)
    if shown.size() != meant.size():
        print(f"{shown.size()} is not {meant.size()}")
        return 1
    if (far := far_off(shown, meant)) > float(sys.argv[1]):
        print(f"{far:.4f} of the pixels differ at {ratio}")
        return 1
    card = next(
        c for c in view.picture.plan.cards.values() if view.seen().meets(c.rect) and c.rect.y > view.seen().y
    )
    middle = view.mapFromScene(QPointF(card.rect.x + card.rect.w / 2, card.rect.y + card.rect.h / 2))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0), middle + QPoint(0, 1))
    if selection.ids != (card.touchpoint,):
        print(f"{selection.ids} is selected")
        return 1
    selection.clear()
    if (far := far_off(slid(view, document, app), painted(view, ratio))) > SLIDING:
        print(f"{far:.4f} of the pixels of a slide differ at {ratio}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
