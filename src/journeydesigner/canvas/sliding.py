"""Lets cards slide to where an edit, a preview or another pivot puts them: one picture over the map, for a moment.

The map below shows the outcome from the first frame on; when time is over, or the next input comes, the picture
goes. It holds only what is seen: its cost does not grow with the journey, and where much is seen nothing slides.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import chain
from time import monotonic, thread_time
from typing import Protocol

from PySide6.QtCore import QObject, QRectF, QTimer
from PySide6.QtGui import QPainter, QTransform
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from journeydesigner.canvas import motion
from journeydesigner.canvas.entries import Entry, Passage, parts
from journeydesigner.canvas.picture import Picture
from journeydesigner.canvas.slide_pictures import (
    Atlas,
    Point,
    Scene,
    Sight,
    Window,
    are_apart,
    corner_of,
    links_seen,
)
from journeydesigner.layout.draw.cards import MARGIN
from journeydesigner.layout.drawing import Rect
from journeydesigner.layout.plan import Card, Link
from journeydesigner.model import Id
from journeydesigner.render.painter import DrawingPainter

MOST_CARDS = 240
"""Cards seen above which nothing slides."""
MOST = 1400
"""Things seen above which nothing slides."""
LONGEST, LONGEST_TURN = 0.008, 0.05
"""Seconds the pictures may take to make; where more is expected, nothing slides."""
FORGETS = 0.9
"""How an expectation that let nothing slide is lowered each time, until it is tried again."""
TICK = 12
"""Milliseconds between two frames."""
ABOVE_LIGHT = 7.0
LINKS = (Link, Passage)


class Ground(Protocol):
    """The view, as far as it matters here."""

    picture: Picture

    @property
    def zoom(self) -> float:
        """Screen pixels per map pixel."""

    def seen(self) -> Rect:
        """The rectangle of the map that is seen."""

    def lifted(self) -> tuple[float, float]:
        """How far the cards in the hand are from their place, in map pixels."""

    def can_slide(self) -> bool:
        """Whether the map is shown and nothing of it is dimmed."""


class Sliding(QGraphicsItem):
    """The picture over the map. `clock` tells milliseconds."""

    def __init__(self, ground: Ground, painter: Callable[[], DrawingPainter], parent: QObject) -> None:
        self._ground = ground
        self._painter = painter
        self._bounds = QRectF()
        self._last: Sight | None = None
        self._scene: Scene | None = None
        self._started: float | None = None
        self._each = 0.0001
        """Seconds expected for each thing seen."""
        self.clock: Callable[[], float] = lambda: monotonic() * 1000
        super().__init__()
        self._timer = QTimer(parent, interval=TICK)
        self._timer.timeout.connect(self.tick)
        self.setZValue(ABOVE_LIGHT)
        self.setVisible(False)

    def boundingRect(self) -> QRectF:
        """The whole map."""
        return self._bounds

    def set_bounds(self, bounds: QRectF) -> None:
        """The map has another size."""
        if bounds != self._bounds:
            self.prepareGeometryChange()
            self._bounds = bounds

    @property
    def is_running(self) -> bool:
        """Whether cards are on their way."""
        return self.isVisible()

    # -- what the view tells

    def seen(self) -> None:
        """The map as it is now was painted."""
        if motion.pace() == "full" and not self.is_running:
            self._last = self._sight()

    def changed(self) -> None:
        """The map may be arranged in another way now."""
        if motion.pace() != "full" or self._last is None:
            return
        if self.is_running:
            self.stop()
        ground, last = self._ground, self._last
        plan = ground.picture.plan
        if plan is last.subject.plan or plan.journey != last.subject.plan.journey or not ground.can_slide():
            return
        self._started = self._scene = None
        self.setVisible(True)
        self._timer.start()

    def stop(self) -> None:
        """Show the outcome at once."""
        if self.is_running:
            self._timer.stop()
            self._scene = self._started = None
            self.setVisible(False)
            self._last = self._sight()

    def interrupt(self) -> None:
        """An input, or another view of the map: what is on its way has arrived."""
        if self._started is not None:
            self.stop()

    def tick(self) -> None:
        """The next frame, or the end."""
        begun = self._started
        is_over = begun is not None and (self._scene is None or self.clock() - begun >= self._lasts)
        if is_over or not self._ground.can_slide():
            self.stop()
        else:
            self.update()

    # -- painting

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:  # noqa: ARG002
        """One frame; the first one makes the pictures."""
        if self._started is None:
            self._begin(widget.devicePixelRatioF() if widget is not None else 1.0)
            self._started = self.clock()
        if self._scene is None:
            return
        passed = self.clock() - self._started
        painter.save()
        painter.setWorldTransform(QTransform())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._show(painter, self._scene, passed)
        painter.restore()

    def _show(self, painter: QPainter, scene: Scene, passed: float) -> None:
        painter.drawPixmap(scene.window.x, scene.window.y, scene.base)
        arrived = passed / self._lasts
        out, late = (motion.FADE_OUT, motion.FADE_OUT) if self._is_turn else (self._lasts, 0.0)
        if scene.old_links is not None and passed < out:
            painter.setOpacity(1 - passed / out)
            painter.drawPixmap(scene.window.x, scene.window.y, scene.old_links)
        if scene.new_links is not None:
            painter.setOpacity(min(max((passed - late) / (self._lasts - late), 0.0), 1.0))
            painter.drawPixmap(scene.window.x, scene.window.y, scene.new_links)
        painter.setOpacity(min(arrived, 1.0))
        for piece, end in scene.comes:
            painter.drawPixmap(end, scene.cards, piece)
        painter.setOpacity(1.0)
        share = motion.eased(arrived)
        for piece, start, end in scene.moves:
            painter.drawPixmap(start + (end - start) * share, scene.cards, piece)

    # -- making the pictures

    @property
    def _lasts(self) -> float:
        return motion.TURN if self._is_turn else motion.SLIDE

    @property
    def _is_turn(self) -> bool:
        return self._last is not None and self._last.subject.plan.view != self._ground.picture.view

    def _sight(self) -> Sight:
        ground = self._ground
        picture = ground.picture
        return Sight(
            picture.subject, picture.standing, picture.hidden, ground.lifted(), ground.seen(), ground.zoom
        )

    def _begin(self, ratio: float) -> None:
        """Make the pictures; none where nothing moves, or too much."""
        last, now = self._last, self._sight()
        if last is None or last.zoom != now.zoom or last.subject.options != now.subject.options:
            return
        entries = self._ground.picture.meeting(now.seen)
        cards = {e.source.touchpoint: e for e in entries if isinstance(e.source, Card)}
        before = last.places()
        ends = {i: corner_of(e.source.rect, now.seen) for i, e in cards.items()}  # type: ignore[union-attr]
        ways = {i: (before[i], end) for i, end in ends.items() if i in before and are_apart(before[i], end)}
        new = [i for i in cards if i not in before and i not in last.subject.plan.cards]
        links = {e.element for e in entries if isinstance(e.source, Link) and self._is_rerouted(e.source)}
        if not (ways or new or links) or len(cards) > MOST_CARDS or len(entries) > MOST:
            return
        if len(entries) * self._each > (LONGEST_TURN if self._is_turn else LONGEST):
            self._each *= FORGETS
            return
        started = thread_time()
        rerouted = [e for e in links_seen(last) if self._is_turn or self._is_gone(e, links)]
        changed = [e for e in entries if e.element in links and isinstance(e.source, LINKS)]
        moving = [cards[i] for i in (*ways, *new)]
        self._scene = scene = self._made(now, ratio, entries, moving, changed, rerouted, before)
        atlas = Atlas(now.zoom, ratio, moving, now.seen)
        atlas.paint(self._painter(), self._ground.picture)
        scene.cards = atlas.image
        scene.moves = [(atlas.piece(i), atlas.at(i, start), atlas.at(i, end)) for i, (start, end) in ways.items()]
        scene.comes = [(atlas.piece(i), atlas.at(i, ends[i])) for i in new]
        self._each = (self._each + (thread_time() - started) / len(entries)) / 2

    def _made(
        self,
        now: Sight,
        ratio: float,
        entries: list[Entry],
        moving: list[Entry],
        changed: list[Entry],
        rerouted: list[Entry],
        before: dict[Id, Point],
    ) -> Scene:
        """What stands still, the links that go and those that come, around everything that changes."""
        last, drawing, drawn = self._last, self._painter(), self._ground.picture.drawn
        assert last is not None
        by = now.seen.x - last.seen.x, now.seen.y - last.seen.y
        was = [replace(e.bounds, x=e.bounds.x + by[0], y=e.bounds.y + by[1]) for e in rerouted]
        left = [
            replace(e.bounds, x=at[0] + now.seen.x - MARGIN, y=at[1] + now.seen.y - MARGIN)
            for e in moving
            if e.element is not None and (at := before.get(e.element)) is not None
        ]
        around = [now.seen] if self._is_turn else [*(e.bounds for e in (*moving, *changed)), *was, *left]
        window = Window.around(around, now)
        gone = {e.key for e in (*moving, *changed)}
        still = [e for e in entries if e.key not in gone and e.bounds.meets(window.area)]
        ground, view = drawing.colour("canvas"), (now, ratio)
        scene = Scene(window, window.image(drawing, chain.from_iterable(map(drawn, still)), now, *view, ground))
        if changed:
            scene.new_links = window.image(drawing, chain.from_iterable(map(drawn, changed)), now, *view)
        if rerouted:
            old = chain.from_iterable(parts(last.subject, e) for e in rerouted)
            scene.old_links = window.image(drawing, old, last, *view)
        return scene

    def _is_gone(self, entry: Entry, rerouted: set[Id | None]) -> bool:
        return entry.element in rerouted or entry.element not in self._ground.picture.plan.links

    def _is_rerouted(self, link: Link) -> bool:
        assert self._last is not None
        old = self._last.subject.plan.links.get(link.transition)
        return old is None or old.points != link.points
