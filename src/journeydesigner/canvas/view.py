"""The canvas: the map of one journey with its sticky headers, and everything hands and keys can do to it.

The window tells it which journey, view and theme to show; it tells the window what it `said` and that it `zoomed`.
All edits go through `Document.edit`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from psygnal import Signal
from PySide6.QtCore import QPoint, QRectF, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent, QHideEvent
from PySide6.QtWidgets import QMenu, QWidget

from journeydesigner.canvas import hovering, motion
from journeydesigner.canvas.bench import Bench
from journeydesigner.canvas.bubble import Bubble
from journeydesigner.canvas.camera import Opening, Spot
from journeydesigner.canvas.commands import Commands
from journeydesigner.canvas.entries import around
from journeydesigner.canvas.events import EventView
from journeydesigner.canvas.focus import focus_on, focus_rect, note_in, place_on_map, settled
from journeydesigner.canvas.gestures import Gestures
from journeydesigner.canvas.naming import Naming
from journeydesigner.canvas.pointer import Pointer
from journeydesigner.canvas.speech import Speech
from journeydesigner.canvas.tools.base import Tool
from journeydesigner.canvas.tools.select import Select
from journeydesigner.editor.checker import Checker
from journeydesigner.editor.document import Change, Document
from journeydesigner.editor.selection import Selection
from journeydesigner.i18n import on_language_changed
from journeydesigner.layout.drawing import Rect
from journeydesigner.layout.plan import Note, View
from journeydesigner.layout.theme import ThemeName
from journeydesigner.model import Id
from journeydesigner.model.values import JourneyId

REST = 120
"""Milliseconds of rest after which a preview shows the neighbours where they would be."""
FLASH = 900
"""Milliseconds a revealed element is surrounded by light."""


class CanvasView(EventView):
    """The canvas of one document."""

    said = Signal(str)
    """A sentence for the status bar."""

    def __init__(
        self,
        document: Document,
        selection: Selection,
        checker: Checker | None = None,
        theme: ThemeName = "light",
        parent: QWidget | None = None,
        opening: Opening | None = None,
    ) -> None:
        super().__init__(document.project, theme, parent)
        self._document = document
        self._checker = checker
        self._bubble = Bubble(self)
        self._menu: QMenu | None = None
        self._when_still: Callable[[], None] | None = None
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self._stilled)
        self.bench = Bench(document, selection, self.picture, self)
        self.bench.overlay, self.bench.show_as = self.overlay, self.set_view
        self._speech = Speech(self.bench, checker)
        self.commands = Commands(self.bench)
        self.bench.start = lambda: Select(self.bench, self.commands)
        self.bench.tool = Tool(self.bench)
        self.add_headers(self)
        self._naming = Naming(self.bench, self, self.stages, self.lanes)
        self._naming.editor.further.connect(self.commands.next.add)
        self.gestures = Gestures(self, self.bench, self.camera, self.commands)
        self.bench.rest()
        self._connect(selection)
        first = next((JourneyId(j.id) for j in document.project.journeys()), None)
        self.show_journey(*(opening or (first, None, None)))

    def _connect(self, selection: Selection) -> None:
        self._document.changed.connect(self._follow)
        selection.changed.connect(self._selected)
        if self._checker is not None:
            self._checker.changed.connect(self._checked)
            if self._checker.is_checked:
                self.picture.set_marks(self._checker.marks)
        forget, images = on_language_changed(self._reworded), self._map.tiles

        def gone() -> None:
            forget()
            images.clear()  # Python may keep for long what Qt has closed

        self.destroyed.connect(lambda: gone())

    # -- what the window decides

    @property
    def journey(self) -> JourneyId | None:
        """The journey shown; None when the project has none."""
        return self.picture.journey

    @journey.setter
    def journey(self, journey: JourneyId | None) -> None:
        self.show_journey(journey)

    def show_journey(self, journey: JourneyId | None, view: View | None = None, at: Spot | None = None) -> None:
        """Show a journey, arranged in a way of its own and from a place of its own, if any are said."""
        self.picture.show_journey(journey, view)
        self._rearranged()
        self.begin_when_shown(at)

    def set_view(self, view: View) -> None:
        """Arrange the map in another way; where lanes become something else, what is selected stays in sight."""
        turned = view.pivot != self.picture.view.pivot
        self.picture.show_journey(self.journey, view)
        self._rearranged()
        current = self.bench.selection.current
        rect = self.rect_of(current) if turned and current is not None else None
        if rect is not None:
            self.camera.show(rect)

    def set_lit(self, ids: Iterable[Id] | None) -> None:
        """Dim to 35 % what is not among these elements nor links them; None: nothing is dimmed."""
        self.light.show_only(ids)
        self.refresh_headers()
        self.redrawn.emit(None)

    def reveal(self, element: Id) -> None:
        """Select an element, bring it into view and flash it once; another journey is shown if it lies there."""
        journey = self._document.project.journey_of(self._document.project.get(element))
        if journey is not None and journey.id != self.journey:
            self.journey = JourneyId(journey.id)
        rect = self.rect_of(element)
        if rect is None:
            return
        self.bench.selection.set([element])
        if self.zoom < 0.33:
            self.camera.set_zoom(0.63)
        self.camera.show(rect)
        self.halo((rect,), FLASH)

    def rect_of(self, element: Id) -> Rect | None:
        """Where an element lies on the map; None when it is not on it."""
        return place_on_map(self.picture.plan, element, self.seen())

    # -- what tools ask (see bench.Surface)

    def say(self, text: str) -> None:
        """Tell the window a sentence."""
        self.said.emit(text)

    def bubble(self, text: str, at: QPoint | None = None, refused: bool = False) -> None:
        """Show a sentence near a point of the viewport, or near the focus."""
        place = at if at is not None else self._focus_point()
        self._bubble.say(text, place + self.viewport().pos(), refused, self.drawing_painter.theme)

    def hush(self) -> None:
        """Take the bubble away."""
        self._bubble.hide()

    def set_pointer(self, shape: Qt.CursorShape) -> None:
        """Show this pointer over map and headers."""
        if self.viewport().cursor().shape() != shape:
            for widget in (self.viewport(), self.stages, self.lanes):
                widget.setCursor(shape)

    def rename(self, element: Id) -> None:
        """Let a name be typed in place."""
        rect = self.rect_of(element)
        if rect is not None:
            self.camera.show(rect)
            self._naming.open(element, self.drawing_painter.theme)

    def write(self, element: Id, field: str, rect: Rect) -> None:
        """Let a text of an element be typed over a rectangle of the map."""
        self.camera.show(rect)
        self._naming.write(element, field, rect, self.drawing_painter.theme)

    def pop(self, menu: QMenu, at: QPoint | None = None) -> None:
        """Open a menu."""
        if self._menu is not None:
            self._menu.deleteLater()
        self._menu = menu
        menu.setParent(self, menu.windowFlags())
        menu.popup(self.viewport().mapToGlobal(at if at is not None else self._focus_point()))

    def when_still(self, act: Callable[[], None] | None) -> None:
        """Call `act` once after a short rest; None: not any more."""
        self._when_still = act
        if act is None:
            self._rest.stop()
        else:
            self._rest.start()

    def scroll_near_edge(self, at: QPoint) -> None:
        """Scroll while the pointer stays near an edge."""
        self.gestures.scroll_near_edge(at)

    def stop_scrolling(self) -> None:
        """No more."""
        self.gestures.stop_scrolling()

    def scroll_by(self, dx: int, dy: int) -> None:
        """Scroll by screen pixels."""
        self.camera.scroll(dx, dy)

    def show_rect(self, rect: Rect) -> None:
        """Scroll to a rectangle."""
        self.camera.show(rect)

    def fit_selection(self) -> None:
        """Show what is selected, as large as possible; the whole map when nothing is."""
        rects = [rect for i in self.bench.selection.ids if (rect := self.rect_of(i)) is not None]
        if not rects:
            self.fit_all()
            return
        corners = [(r.x, r.y) for r in rects] + [(r.right, r.bottom) for r in rects]
        self.camera.fit(around(corners, 24))

    def hideEvent(self, event: QHideEvent) -> None:
        """A name being typed is written before the canvas goes."""
        self._naming.editor.finish(write=True)
        super().hideEvent(event)

    def has_keyboard(self) -> bool:
        """Whether keys come here."""
        return self.hasFocus()

    def header_element(self, pointer: Pointer) -> Id | None:
        """The channel named under the pointer in the lane headers."""
        return self.lanes.channel_at(pointer.at.x() + self.viewport().x(), pointer.at.y())

    def announce(self) -> None:
        """Give the focus a name that screen readers say."""
        self.setAccessibleName(self._speech.focus())
        self.setAccessibleDescription(self._speech.journey())
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))

    def tip_of(self, element: Id) -> str:
        """An element in words, with its findings."""
        return self._speech.tip(element)

    def tip_of_note(self, note: Note) -> str:
        """A note of a layer in words, with the findings about its record."""
        return self._speech.note(note)

    # -- following

    def _follow(self, change: Change) -> None:
        if self.bench.tool.is_busy:
            self.bench.rest()
        self.picture.update(change.delta, change.after)
        if self.journey not in change.after:
            self.picture.show_journey(next((JourneyId(j.id) for j in change.after.journeys()), None))
        self._rearranged()
        if motion.pace() == "reduced":
            cards = self.picture.plan.cards
            self.halo((cards[i].rect for i in change.delta.changes if i in cards), motion.RING)  # type: ignore[index]

    def _rearranged(self) -> None:
        self.bench.focus = settled(self.picture.plan, self.bench.focus)
        self.arrange()
        hovering.show_selection(self.bench)
        self.moved.emit()

    def _checked(self) -> None:
        if self._checker is not None:
            self.picture.set_marks(self._checker.marks)
            self.refresh_headers()

    def _selected(self) -> None:
        current, held = self.bench.selection.current, note_in(self.picture.plan, self.bench.focus)
        focus = focus_on(self.picture.plan, current)
        if focus is not None and (held is None or held.element != current):
            self.bench.focus = focus
        hovering.show_selection(self.bench)
        self.announce()

    def _stilled(self) -> None:
        if self._when_still is not None:
            self._when_still()

    def _reworded(self) -> None:
        self.picture.set_language()
        self.hush()
        self._rearranged()
        self.announce()

    def _focus_point(self) -> QPoint:
        rect = focus_rect(self.picture.plan, self.bench.focus)
        if rect is None:
            return self.viewport().rect().center()
        shown = self.mapFromScene(QRectF(rect.x, rect.y, rect.w, rect.h)).boundingRect()
        inside = shown.intersected(self.viewport().rect())
        return inside.bottomLeft() if not inside.isEmpty() else self.viewport().rect().center()
