"""Shows the signs of a comparison above the map, in images of its own: a frame costs the same however many."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import floor

from PySide6.QtCore import QObject, QRectF, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from journeydesigner.canvas.comparing import signs
from journeydesigner.canvas.lit import ABOVE_MAP
from journeydesigner.canvas.marks import small
from journeydesigner.canvas.picture import Picture
from journeydesigner.canvas.tiles import clear_tiles
from journeydesigner.layout.drawing import Part, Point, Rect, Shape
from journeydesigner.layout.plan import Plan
from journeydesigner.model import Id
from journeydesigner.model.comparing import Verdict
from journeydesigner.render.painter import DrawingPainter

Verdicts = Mapping[Id, Sequence[Verdict]]
STRIP = 1024.0
"""Width in map pixels of the strips by which signs are found."""


@dataclass(frozen=True, slots=True)
class Signed:
    """What differs, with its place: the rectangle of a card, or the points of a link."""

    element: Id
    verdicts: tuple[Verdict, ...]
    rect: Rect | None
    points: tuple[Point, ...] = ()

    def rects(self) -> Iterable[Rect]:
        """Where it lies."""
        return (self.rect,) if self.rect is not None else signs.pieces(self.points)

    def shapes(self, zoom: float) -> tuple[Shape, ...]:
        """Its signs at a zoom."""
        if self.rect is not None:
            return signs.on_card(self.rect, self.verdicts, zoom)
        return signs.on_link(self.points, self.verdicts, zoom)


def placed(verdicts: Verdicts, plan: Plan) -> tuple[Signed, ...]:
    """The cards and links of a map that differ: links first, for cards lie above them."""
    held = [(id_, tuple(found)) for id_, found in verdicts.items() if found]
    links = [Signed(i, v, None, plan.links[i].points) for i, v in held if i in plan.links]  # type: ignore[index]
    cards = [Signed(i, v, plan.cards[i].rect) for i, v in held if i in plan.cards]  # type: ignore[index]
    return (*links, *cards)


class SignsItem(QGraphicsItem):
    """Everything that is marked on one map."""

    def __init__(
        self, painter: Callable[[], DrawingPainter], picture: Picture, bounds: Callable[[], QRectF], view: QObject
    ) -> None:
        """`view` takes the timer with it when it goes."""
        self._painter, self._picture, self._whole = painter, picture, bounds
        self._bounds = QRectF()
        self._verdicts: Verdicts = {}
        self._plan: Plan | None = None
        self._strips: dict[int, list[Signed]] = {}
        self.signed: tuple[Signed, ...] = ()
        """What is marked now, bottom to top."""
        self._tiles = clear_tiles(self._draw)
        self._tick = QTimer(view, singleShot=True, interval=0)
        super().__init__()
        self._tick.timeout.connect(self.update)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self.setZValue(ABOVE_MAP + 1)

    def boundingRect(self) -> QRectF:
        """The whole map."""
        return self._bounds

    def show_verdicts(self, verdicts: Verdicts) -> None:
        """Mark these elements and no others."""
        self._verdicts = verdicts
        self._plan = None
        self.follow()

    def follow(self) -> None:
        """The map may have another size or arrangement."""
        whole = self._whole()
        if whole != self._bounds:
            self.prepareGeometryChange()
            self._bounds = whole
        self._place()

    def _place(self) -> None:
        """Find the places of the signs on the map as it is shown now, which may be a preview."""
        plan = self._picture.plan
        if plan is self._plan:
            return
        self._plan = plan
        now = placed(self._verdicts, plan)
        if now != self.signed:
            self.signed = now
            self._strips = _by_strip(now)
            self.repaint()

    def repaint(self) -> None:
        """Paint every sign again: others, or in another theme."""
        self._tiles.clear()
        self.update()

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Show what is exposed, as far as time allows."""
        self._place()
        if not self.signed:
            return
        ratio = widget.devicePixelRatioF() if widget is not None else 1.0
        if self._tiles.paint(painter, option.exposedRect, ratio):
            self._tick.start()

    def _draw(self, painter: QPainter, rect: Rect) -> None:
        zoom = painter.worldTransform().m11()
        reach = signs.REACH * small(zoom) + signs.APART * small(zoom)
        area = rect.grown(reach)
        found: dict[Id, Signed] = {}
        for strip in range(floor(area.x / STRIP), floor(area.right / STRIP) + 1):
            for one in self._strips.get(strip, ()):
                if any(area.meets(piece.grown(1)) for piece in one.rects()):
                    found[one.element] = one
        order = sorted(found.values(), key=lambda one: one.rect is not None)
        self._painter().paint(
            painter, (Part(f"sign:{one.element}", one.element, area, one.shapes(zoom)) for one in order)
        )


def _by_strip(signed: Iterable[Signed]) -> dict[int, list[Signed]]:
    strips: dict[int, list[Signed]] = {}
    for one in signed:
        over = {n for r in one.rects() for n in range(floor(r.x / STRIP), floor(r.right / STRIP) + 1)}
        for strip in over:
            strips.setdefault(strip, []).append(one)
    return strips
