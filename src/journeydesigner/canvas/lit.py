"""Dims the map but for some elements: a veil over it, and above the veil what is lit, in images of its own.

The images of the map stay as they are, so lighting costs the painting of what is lit, once; a frame pays for the
veil and for one more copy of the images, whatever the size of the journey.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Set

from PySide6.QtCore import QObject, QRectF, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from journeydesigner.canvas.picture import Picture
from journeydesigner.canvas.tiles import clear_tiles
from journeydesigner.layout.drawing import Box, Ink, Part, Rect
from journeydesigner.layout.plan import Plan
from journeydesigner.model import (
    Channel,
    Id,
    Opportunity,
    PainPoint,
    Project,
    Role,
    Stage,
    System,
    Touchpoint,
    Transition,
)
from journeydesigner.model.reading import effective_owner
from journeydesigner.render.painter import DrawingPainter

VEIL = 0.65
"""How much of the ground covers what is dimmed: 35 % of it is left."""
ABOVE_MAP = 5.0


def lit_with(ids: Iterable[Id], plan: Plan, project: Project) -> frozenset[str]:
    """What is lit on a map when these elements are: links between lit cards, headers and notes of lit cards too.

    Stages and channels are named by id, lanes by key, notes as entries are.
    """
    asked = frozenset(ids)
    lit: set[str] = set(asked)
    cards = project.all(Touchpoint)
    with_header = {channel for lane in plan.lanes for channel in lane.channels}
    for touchpoint in filter(None, map(cards.get, asked)):
        lit.add(touchpoint.stage)
        if touchpoint.channel in with_header:
            lit.add(touchpoint.channel)
        elif (card := plan.cards.get(touchpoint.id)) is not None:  # type: ignore[call-overload]
            lit.add(plan.lanes[card.lane].key)
    lit.update(link.id for link in project.transitions(plan.journey) if link.from_ in asked and link.to in asked)
    lit.update(_notes_with(lit, plan))
    return frozenset(lit)


def _notes_with(lit: Set[str], plan: Plan) -> list[str]:
    """The notes that speak of lit cards, or of a lit stage."""
    return [
        f"note:{spot.key}"
        for section in plan.sections
        for spots in section.packed.spots.values()
        for spot in spots
        if (section.stage in lit if not spot.cards else not lit.isdisjoint(spot.cards))
    ]


def linked_to(ids: Iterable[Id], project: Project) -> frozenset[Id]:
    """What stays lit when these are isolated: themselves, their links and the cards at the other ends.

    A stage stands for its cards, a channel for those it serves, a role for those it answers for; pain points,
    opportunities and applications for those they are about.
    """
    cards: set[Id] = set()
    lit: set[Id] = set(ids)
    for id_ in tuple(lit):
        found = project.get(id_)
        if isinstance(found, Touchpoint):
            cards.add(id_)
        elif isinstance(found, Stage):
            cards.update(card.id for card in project.touchpoints(id_))
        elif isinstance(found, Channel):
            cards.update(card.id for card in project.all(Touchpoint).values() if id_ in (card.channel, *card.alt))
        elif isinstance(found, Role):
            cards.update(t.id for t in project.all(Touchpoint).values() if effective_owner(project, t) == id_)
        elif isinstance(found, PainPoint):
            cards.add(found.touchpoint)
        elif isinstance(found, Opportunity):
            cards.update(found.touchpoints)
        elif isinstance(found, System):
            cards.update(t.id for t in project.all(Touchpoint).values() if id_ in t.systems)
        elif isinstance(found, Transition):
            lit.update((found.from_, found.to))
    for card in cards:
        for link in (*project.outgoing(card), *project.incoming(card)):
            lit.update((link.id, link.from_, link.to))
    return frozenset(lit | cards)


def dimmed(rect: Rect, ground: Ink) -> Part:
    """The veil over a rectangle of a header."""
    return Part("veil", None, rect, (Box(rect, fill=ground, opacity=VEIL),))


class Light(QGraphicsItem):
    """The veil and what shines above it. Hidden while nothing is dimmed."""

    def __init__(self, painter: Callable[[], DrawingPainter], picture: Picture, view: QObject) -> None:
        """`view` takes the timer with it when it goes: a timer of nobody would keep everything alive."""
        self._painter = painter
        self._picture = picture
        self._asked: frozenset[Id] | None = None
        self._bounds = QRectF()
        self._tiles = clear_tiles(self._draw)
        self._tick = QTimer(view, singleShot=True, interval=0)
        self.lit: frozenset[str] | None = None
        """Everything lit (see `lit_with`); None while nothing is dimmed."""
        super().__init__()
        self._tick.timeout.connect(self.update)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self.setZValue(ABOVE_MAP)
        self.setVisible(False)

    def boundingRect(self) -> QRectF:
        """The whole map."""
        return self._bounds

    def set_bounds(self, bounds: QRectF) -> None:
        """The map has another size."""
        if bounds != self._bounds:
            self.prepareGeometryChange()
            self._bounds = bounds

    def show_only(self, ids: Iterable[Id] | None) -> None:
        """Light these elements and nothing else; None: no veil any more."""
        asked = None if ids is None else frozenset(ids)
        if asked == self._asked:
            return
        self._asked = asked
        self._rest()
        self.setVisible(asked is not None)

    def repaint(self, rects: list[Rect] | None) -> None:
        """These rectangles of the map look different (None: everything)."""
        if self._asked is None:
            return
        if rects is None or self.lit != self._now():
            self._rest()
        else:
            self._tiles.invalidate(rects)
            self.update()

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Veil what is exposed, and light what is lit, as far as time allows."""
        exposed = option.exposedRect
        painter.setOpacity(VEIL)
        painter.fillRect(exposed, self._painter().colour("canvas"))
        painter.setOpacity(1.0)
        ratio = widget.devicePixelRatioF() if widget is not None else 1.0
        if self._tiles.paint(painter, exposed, ratio, self._picture.subject.options):
            self._tick.start()

    def _rest(self) -> None:
        """Forget what was lit and begin anew."""
        self.lit = self._now()
        self._tiles.clear()
        self.update()

    def _now(self) -> frozenset[str] | None:
        if self._asked is None:
            return None
        return lit_with(self._asked, self._picture.plan, self._picture.project)

    def _draw(self, painter: QPainter, rect: Rect) -> None:
        lit = self.lit or frozenset()
        for entry in self._picture.meeting(rect):
            if entry.element in lit or entry.key in lit:
                self._painter().paint(painter, self._picture.drawn(entry))
