"""Shows the map with its headers pinned around it, in a theme and at a zoom. Knows nothing of tools and edits."""

from __future__ import annotations

from collections.abc import Iterable

from psygnal import Signal
from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView, QWidget

from journeydesigner.canvas.bench import Bench
from journeydesigner.canvas.camera import Camera, Spot
from journeydesigner.canvas.empty import Ghost
from journeydesigner.canvas.headers import arc, corner, lanes, stages
from journeydesigner.canvas.headers.strip import Host, Strip
from journeydesigner.canvas.lit import Light
from journeydesigner.canvas.map_item import MapItem
from journeydesigner.canvas.overlay import Overlay
from journeydesigner.canvas.picture import Picture
from journeydesigner.layout.draw import Options
from journeydesigner.layout.drawing import Part, Rect
from journeydesigner.layout.plan import HEAD_W, STAGE_H
from journeydesigner.layout.theme import ThemeName, theme
from journeydesigner.model import Project
from journeydesigner.render.fonts import letters_of
from journeydesigner.render.measurer import qt_measurer
from journeydesigner.render.painter import DrawingPainter

BARE = 352.0
"""Height of a map with stages and no lane yet: as if there were four."""
BEYOND = 40.0
"""Map pixels that can be scrolled to beyond the last stage and the last lane."""


READABLE = 0.63
"""Zoom below which a map just opened would show cards without their words."""


class MapView(QGraphicsView):
    """Picture, headers and camera."""

    zoomed = Signal(float)
    """The zoom has changed: screen pixels per map pixel."""
    moved = Signal()
    """Another part of the map is seen, or the map itself has changed."""
    redrawn = Signal(object)
    """These rectangles of the map (list of `Rect`) look different now; None: everything."""

    bench: Bench

    def __init__(self, project: Project, theme_name: ThemeName, parent: QWidget | None = None) -> None:
        self._letters = 1.0
        super().__init__(parent)
        self._letters = letters_of(self.font())
        self._painter = DrawingPainter(theme(theme_name))
        self._tick = QTimer(self, singleShot=True, interval=0)
        self.picture = Picture(project, qt_measurer(), self._repaint_map, self._seen)
        self._map = MapItem(lambda: self._painter, self._parts_meeting, self._look, self._tick.start)
        self._tick.timeout.connect(self._map.update)
        self._scene = QGraphicsScene(self)
        self._scene.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self._scene.addItem(self._map)
        self.light = Light(lambda: self._painter, self.picture, self)
        self._scene.addItem(self.light)
        self.overlay = Overlay(self._scene, lambda: self._painter)
        self.setScene(self._scene)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontSavePainterState)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate)
        self.camera = Camera(self)
        self._begins_when_shown = True
        self._begins_at: Spot | None = None
        self._strips: tuple[Strip, ...] = ()

    # -- what headers ask

    @property
    def drawing_painter(self) -> DrawingPainter:
        """The painter of the theme."""
        return self._painter

    @property
    def zoom(self) -> float:
        """Screen pixels per map pixel."""
        return self.camera.zoom

    def origin(self) -> QPoint:
        """Where the map's origin lies on the viewport."""
        return self.camera.origin()

    def add_headers(self, host: Host) -> None:
        """Put the headers around the map."""
        self.stages = stages.StageStrip(host, self)
        self.lanes = lanes.LaneStrip(host, self)
        self.arc = arc.ArcStrip(host, self)
        self.arc_header = arc.ArcHeader(host, self)
        self.corner = corner.Corner(host, self)
        self._strips = (self.stages, self.lanes, self.arc, self.arc_header, self.corner)
        self.arrange()

    # -- appearance

    def set_theme(self, name: ThemeName) -> None:
        """Show the canvas in the light or the dark theme."""
        self._painter = DrawingPainter(theme(name))
        self._repaint_map(None)
        self.overlay.repaint()
        self.refresh_headers()

    def refresh_headers(self) -> None:
        """Paint the headers again."""
        for strip in self._strips:
            strip.refresh()

    @property
    def is_sharp(self) -> bool:
        """Whether the last frame showed all of the map as it is, and no stand-in."""
        return self.is_empty or (self._map.tiles.is_complete and not self._tick.isActive())

    @property
    def is_empty(self) -> bool:
        """Whether there is no stage to show."""
        return not self.picture.plan.columns

    def arrange(self) -> None:
        """Fit scene and headers to the size of the map and of the view."""
        plan = self.picture.plan
        bottom = plan.bottom if plan.lanes or plan.ribbons else STAGE_H + BARE
        body = QRectF(HEAD_W, STAGE_H, max(plan.width - HEAD_W, 0) + BEYOND, bottom - STAGE_H + BEYOND)
        self._map.set_bounds(body if not self.is_empty else QRectF())
        self.light.set_bounds(self._map.boundingRect())
        self._scene.setSceneRect(body if not self.is_empty else QRectF(0, 0, 1, 1))
        left, top = self._sizes()
        below = round(arc.HEIGHT * self.letters) if plan.arc is not None and not self.is_empty else 0
        margins = (0, 0, 0, 0) if self.is_empty else (left, top, 0, below)
        held = self.viewportMargins()
        if (held.left(), held.top(), held.right(), held.bottom()) != margins:
            self.setViewportMargins(*margins)
        self._place_strips(below)
        self.refresh_headers()

    def _place_strips(self, below: int) -> None:
        for strip in self._strips:
            strip.setVisible(not self.is_empty)
        if self.is_empty or not self._strips:
            return
        area = self.viewport().geometry()
        left, top = self._sizes()
        self.corner.setGeometry(0, 0, left, top)
        self.stages.setGeometry(area.x(), 0, area.width(), top)
        self.lanes.setGeometry(0, area.y(), left, area.height())
        self.arc.setGeometry(area.x(), area.bottom() + 1, area.width(), below)
        self.arc_header.setGeometry(0, area.bottom() + 1, left, below)
        self.arc.setVisible(below > 0)
        self.arc_header.setVisible(below > 0)

    @property
    def letters(self) -> float:
        """How many times larger than usual the user's system asks letters to be; headers grow in quarters."""
        return self._letters

    def _sizes(self) -> tuple[int, int]:
        """Width of the lane headers and height of the stage headers."""
        return round(lanes.WIDTH * self.letters), round(stages.HEIGHT * self.letters)

    def changeEvent(self, event: QEvent) -> None:
        """Other letters: other headers."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._letters != letters_of(self.font()):
            self._letters = letters_of(self.font())
            self.arrange()

    # -- zooming and scrolling

    def zoom_in(self) -> None:
        """One step nearer."""
        self.camera.zoom_by(1)

    def zoom_out(self) -> None:
        """One step further away."""
        self.camera.zoom_by(-1)

    def set_zoom(self, zoom: float) -> None:
        """Zoom around the middle of the view; 1.0 is 100 %."""
        self.camera.set_zoom(zoom)

    def fit_all(self) -> None:
        """Show the whole map."""
        if not self.is_empty:
            whole = self.sceneRect()
            self.camera.fit(Rect(whole.x(), whole.y(), whole.width(), whole.height()))

    def begin(self) -> None:
        """Show the place that was asked for; else the whole map, or its beginning where it would be too small."""
        if self._begins_at is not None and not self.is_empty:
            self.look_from(self._begins_at)
            return
        self.fit_all()
        if self.zoom < READABLE:
            self.camera.begin(READABLE)

    def begin_when_shown(self, at: Spot | None = None) -> None:
        """`begin` as soon as the view has its size; at once when it has. `at`: the place to begin at."""
        self._begins_at = at
        self._begins_when_shown = not self.isVisible()
        if not self._begins_when_shown:
            self.begin()

    def seen(self) -> Rect:
        """The rectangle of the map that is seen: for the overview."""
        return self.camera.seen()

    def fit_rect(self, rect: Rect) -> None:
        """Show a rectangle of the map, as large as possible."""
        self.camera.fit(rect)

    def spot(self) -> Spot:
        """Where the map is looked at from."""
        return self.camera.spot()

    def look_from(self, spot: Spot) -> None:
        """Look at the map from there."""
        self.camera.look_from(spot)

    def transformed(self) -> None:
        """The zoom has changed."""
        self.picture.set_zoom(self.zoom * self.devicePixelRatioF())
        self.refresh_headers()
        self.zoomed.emit(self.zoom)
        self.moved.emit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """The headers go along."""
        super().scrollContentsBy(dx, dy)
        if not self._strips:
            return
        if dx:
            self.stages.update()
            self.arc.scroll(dx, 0)
        if dy:
            self.lanes.update()
        self.moved.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The headers keep to their edges."""
        super().resizeEvent(event)
        self._place_strips(self.arc.height() if self._strips and not self.arc.isHidden() else 0)
        if self._begins_when_shown and self.isVisible():
            self.begin()

    def showEvent(self, event: QShowEvent) -> None:
        """The first time, the map is shown from its beginning."""
        super().showEvent(event)
        if self._begins_when_shown:
            self.arrange()
            self.begin()
            self._begins_when_shown = False

    # -- painting

    def drawBackground(self, painter: QPainter, rect: QRectF | object) -> None:
        """The ground beyond the map."""
        painter.fillRect(rect, self._painter.colour("canvas"))  # type: ignore[arg-type]

    def drawForeground(self, painter: QPainter, rect: QRectF | object) -> None:  # noqa: ARG002
        """A ghost of a map where there is none yet."""
        if self.is_empty:
            painter.resetTransform()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            ghost = self.ghost()
            self._painter.paint(painter, ghost.parts(self.picture.subject, self.picture.journey is not None))

    def ghost(self) -> Ghost:
        """The ghost of a map, as large as the view."""
        return Ghost(self.viewport().width(), self.viewport().height())

    def _parts_meeting(self, rect: Rect) -> Iterable[Part]:
        return self.picture.parts_meeting(rect)

    def _look(self) -> Options:
        return self.picture.subject.options

    def _seen(self) -> Rect | None:
        return self.seen() if self.isVisible() else None

    def _repaint_map(self, rects: list[Rect] | None) -> None:
        self._map.repaint(rects)
        self.light.repaint(rects)
        self.redrawn.emit(rects)
        if rects is None:
            self.viewport().update()
