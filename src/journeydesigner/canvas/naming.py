"""Opens the inline editor over a card, a stage header or a lane header, and writes what was typed."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtWidgets import QGraphicsView

from journeydesigner.canvas.bench import Bench
from journeydesigner.canvas.headers.lanes import LaneStrip
from journeydesigner.canvas.headers.stages import StageStrip
from journeydesigner.canvas.inline_editor import InlineEditor
from journeydesigner.canvas.sentences import name
from journeydesigner.editor.edits.fields import rename, write_text, written_name, written_text
from journeydesigner.editor.edits.placing import is_unnamed
from journeydesigner.i18n import N_, _, message
from journeydesigner.layout.drawing import Rect
from journeydesigner.layout.theme import Theme
from journeydesigner.model import Channel, Entity, Id, Stage, Touchpoint
from journeydesigner.model.values import ChannelId, StageId, TouchpointId
from journeydesigner.render.fonts import letters_of

LEAST_W, LEAST_H = 150, 44
"""The smallest field on a card, in screen pixels: names can be typed at any zoom."""
TITLE, NOTE, HEADER = 12.0, 11.0, 13.0


class Naming:
    """One name at a time."""

    def __init__(self, bench: Bench, view: QGraphicsView, stages: StageStrip, lanes: LaneStrip) -> None:
        self._bench = bench
        self._view = view
        self._stages = stages
        self._lanes = lanes
        self._element: Id | None = None
        self._field = "name"
        self.editor = InlineEditor(view)
        self.editor.written.connect(self._write)
        self.editor.given_up.connect(self._end)

    @property
    def element(self) -> Id | None:
        """What is being named."""
        return self._element

    def open(self, element: Id, theme: Theme) -> None:
        """Edit the name of a touchpoint, a stage or a channel that is on the map."""
        self.editor.finish(write=True)
        found = self._bench.project.get(element)
        area = self._area(element, found)
        if found is None or area is None:
            return
        self._element, self._field = element, "name"
        on_card = isinstance(found, Touchpoint)
        size = TITLE * self._bench.surface.zoom if on_card else HEADER * letters_of(self._view.font())
        label = _("Name of {name}", name=name(self._bench.project, element))
        self.editor.open(written_name(found), area, size, isinstance(found, Stage), theme, label)

    def write(self, element: Id, field: str, rect: Rect, theme: Theme) -> None:
        """Edit a text of an element over a rectangle of the map."""
        self.editor.finish(write=True)
        found = self._bench.project.get(element)
        if found is None:
            return
        self._element, self._field = element, field
        area = self._over(rect, 1.0)
        label = _("Text of {name}", name=name(self._bench.project, element))
        size = NOTE * max(1.0, self._bench.surface.zoom)
        self.editor.open(written_text(found, field), area, size, False, theme, label)

    def _area(self, element: Id, found: Entity | None) -> QRect | None:
        if isinstance(found, Touchpoint):
            card = self._bench.plan.cards.get(TouchpointId(element))
            return self._over(card.rect, 0.66) if card else None
        if isinstance(found, Stage):
            return _in_view(self._stages.name_rect(StageId(element)), self._stages.pos())
        if isinstance(found, Channel):
            return _in_view(self._lanes.name_rect(ChannelId(element)), self._lanes.pos())
        return None

    def _over(self, rect: Rect, share: float) -> QRect:
        """The upper share of a rectangle of the map, and at least what a text needs."""
        shown = self._view.mapFromScene(QRectF(rect.x, rect.y, rect.w, rect.h)).boundingRect()
        title = shown.adjusted(round(8 * self._bench.surface.zoom) if share < 1 else 0, 0, 0, 0)
        title.setHeight(max(round(shown.height() * share), LEAST_H))
        title.setWidth(max(title.width(), LEAST_W))
        return title.translated(self._view.viewport().pos())

    def _write(self, text: str) -> None:
        element, field, bench = self._element, self._field, self._bench
        self._end()
        found = bench.project.get(element)
        if element is None or found is None or text == written_text(found, field):
            return
        if field != "name":
            label = message(N_("Write the text of {name}"), name=name(bench.project, element))
            bench.edit(label, lambda draft: write_text(draft, element, field, text))
            return
        is_new = isinstance(found, Touchpoint | Stage) and is_unnamed(found.name)
        label = message(N_("Rename {name}"), name=name(bench.project, element))
        bench.edit(label, lambda draft: rename(draft, element, text))
        if is_new:
            bench.surface.bubble(_("Ctrl+Enter: the next one"))

    def _end(self) -> None:
        self._element = None
        if not self.editor.is_left:
            self._view.setFocus()


def _in_view(rect: Rect | None, corner: QPoint) -> QRect | None:
    if rect is None:
        return None
    return QRect(round(rect.x), round(rect.y), round(rect.w), round(rect.h)).translated(corner)
