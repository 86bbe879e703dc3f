"""Shows what is selected, focused and under the pointer, on the map and on its headers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt

from journeydesigner.canvas import marks
from journeydesigner.canvas.bench import Bench, HeaderMarks
from journeydesigner.canvas.entries import around
from journeydesigner.canvas.focus import focus_rect, note_in
from journeydesigner.canvas.hits import Hit
from journeydesigner.canvas.places import column_at, lane_at
from journeydesigner.canvas.pointer import Pointer
from journeydesigner.layout.draw.tags import key_of
from journeydesigner.layout.drawing import Box, Part, Polyline, Rect, Shape
from journeydesigner.layout.plan import Link, Note
from journeydesigner.model import Id
from journeydesigner.model.values import ChannelId, StageId

MANY = 8
"""Above so many selected cards their links are not thickened any more: everything would be."""
RINGED = 50
"""Above so many selected elements only cards are ringed."""
PLUS = 11.0
"""Radius in screen pixels in which a border's plus can be clicked."""
BORDER = 9.0
"""Screen pixels around a border between stages that mean the border."""
END = 24.0
"""Screen pixels after the last stage that mean its end, where the plus stands beside the border."""


@dataclass(frozen=True, slots=True)
class Border:
    """A border between stages: its x on the map, and the stage after it (None: the end)."""

    x: float
    before: StageId | None


def show_selection(bench: Bench) -> None:
    """Ring what is selected, thicken the links of selected cards, and ring the keyboard's place."""
    if bench.tool.is_busy:
        return
    plan, zoom = bench.plan, bench.surface.zoom
    cards = [plan.cards[i].rect for i in bench.selection.ids if i in plan.cards]  # type: ignore[index]
    pieces: list[tuple[Rect, tuple[Shape, ...]]] = [(rect, marks.selected(rect, zoom)) for rect in cards]
    pieces += ((note.rect, marks.selected(note.rect, zoom)) for note in _selected_notes(bench))
    alone = bench.selection.current if len(bench.selection.ids) == 1 else None
    if len(cards) == 1 and alone is not None:
        pieces.append((cards[0], marks.port(cards[0], zoom)))
    bench.overlay.show("selection", *pieces, zoom=zoom)
    bench.overlay.show_parts("links", _strong_links(bench))
    show_focus(bench)
    bench.surface.refresh_headers()


def _selected_notes(bench: Bench) -> Iterator[Note]:
    """The notes about what is selected, as long as they are few enough to be looked for."""
    ids = bench.selection.ids
    for id_ in ids if bench.plan.ribbons and len(ids) <= RINGED else ():
        yield from bench.plan.notes_of(id_)


def show_focus(bench: Bench) -> None:
    """Ring the card or cell that keys act on, while the canvas has the keyboard."""
    rect = focus_rect(bench.plan, bench.focus)
    zoom = bench.surface.zoom
    note = note_in(bench.plan, bench.focus)
    stands_for = note.element if note is not None else bench.focus.card
    elsewhere = bench.selection.ids and bench.selection.current != stands_for
    if rect is None or elsewhere or not bench.surface.has_keyboard():
        bench.overlay.hide("focus")
    elif stands_for is not None:
        bench.overlay.show("focus", (rect, marks.focused(rect, zoom)), zoom=zoom)
    else:
        bench.overlay.show("focus", (rect, marks.focused_cell(rect, zoom)), zoom=zoom)


def show_hover(bench: Bench, found: Hit) -> None:
    """Mark what is under the pointer."""
    plan, zoom = bench.plan, bench.surface.zoom
    if found.kind in ("card", "port") and found.id in plan.cards:
        rect = plan.cards[found.id].rect  # type: ignore[index]
        shapes = (*marks.hovered(rect), *marks.port(rect, zoom))
        bench.overlay.show("hover", (rect, shapes), zoom=zoom)
    elif found.note is not None:
        rects = [found.note.rect, *(plan.cards[id_].rect for id_ in found.note.touchpoints if id_ in plan.cards)]
        bench.overlay.show("hover", *((rect, marks.hovered(rect)) for rect in rects), zoom=zoom)
    elif found.kind in ("link", "tag", "arrow", "bridge", "end") and found.id in plan.links:
        link = plan.links[found.id]  # type: ignore[index]
        project = bench.picture.project
        transition = next((t for t in project.transitions(plan.journey) if t.id == found.id), None)
        ends = (transition.from_, transition.to) if transition else ()
        rects = [plan.cards[end].rect for end in ends if end in plan.cards]
        outlines = [Part("hover", None, rect.grown(4), marks.hovered(rect)) for rect in rects]
        bench.overlay.show_parts("hover", [*_thick(bench, link, 2.0, None), *outlines])
    else:
        bench.overlay.hide("hover")


def _strong_links(bench: Bench) -> Iterator[Part]:
    """The links of the selected cards, a pixel wider; the selected links in the accent."""
    plan, project = bench.plan, bench.picture.project
    selected = set(bench.selection.ids)
    cards = [i for i in selected if i in plan.cards]
    if len(cards) <= MANY:
        for id_ in cards:
            for transition in (*project.outgoing(id_), *project.incoming(id_)):
                if transition.id in plan.links and transition.id not in selected:
                    yield from _thick(bench, plan.links[transition.id], 1.0, None)  # type: ignore[index]
    for id_ in bench.selection.ids:
        if id_ in plan.links:
            yield from _thick(bench, plan.links[id_], 1.2, "accent")  # type: ignore[index]


def _thick(bench: Bench, link: Link, by: float, ink: str | None) -> Iterator[Part]:
    """A link with its line wider by `by` screen pixels, in another ink if one is given, its marks on top."""
    wider = by * marks.small(bench.surface.zoom)
    drawn = bench.picture.parts_of(f"link:{link.transition}")
    for part in drawn:
        yield replace(part, shapes=tuple(_strong(shape, wider, ink) for shape in part.shapes))
    if not drawn and link.tags is not None:
        for tag in link.tags:
            line = Polyline(tag.stub, ink or "link", 1.5 + wider)
            yield Part(key_of(tag), link.transition, around(tag.stub, 16), (line,))
    elif not drawn:
        line = Polyline(link.points, ink or "link", 1.5 + wider, radius=8, arrow=8)
        yield Part(f"link:{link.transition}", link.transition, around(link.points, 16), (line,))
    yield from bench.picture.parts_of(f"marks:{link.transition}")


def _strong(shape: Shape, wider: float, ink: str | None) -> Shape:
    """A line, or the edge of a tag, wider and in another ink if one is given; what else belongs to it as it is."""
    if isinstance(shape, Polyline):
        return replace(shape, width=shape.width + wider, ink=ink or shape.ink, halo=None)
    if isinstance(shape, Box) and shape.stroke is not None:
        return replace(shape, width=shape.width + wider, stroke=ink or shape.stroke)
    return shape


def show_lively(bench: Bench, x: float) -> None:
    """Set the channels of the stage under the pointer in bold, in lanes that several channels share."""
    column = column_at(bench.plan, x)
    touchpoints = bench.project.touchpoints(column.stage) if column else ()
    used = {channel for t in touchpoints for channel in (t.channel, *t.alt) if channel is not None}
    lively = frozenset(
        c for lane in bench.plan.lanes if len(lane.channels) > 1 for c in lane.channels if c in used
    )
    if lively != bench.lively:
        bench.lively = lively
        bench.surface.refresh_headers()


# -- headers


def border_at(bench: Bench, pointer: Pointer) -> Border | None:
    """The border between stages near the pointer."""
    reach, x = BORDER / bench.surface.zoom, pointer.scene.x()
    columns = bench.plan.columns
    if columns and 0 <= x - columns[-1].x - columns[-1].w <= END / bench.surface.zoom:
        return Border(columns[-1].x + columns[-1].w, None)
    near = [Border(c.x, c.stage) for c in columns if abs(c.x - x) <= reach]
    return min(near, key=lambda b: abs(b.x - x), default=None)


def is_on_plus(bench: Bench, pointer: Pointer, border: Border) -> bool:
    """Whether the pointer is on the plus that a border shows."""
    return border.before is None or abs(border.x - pointer.scene.x()) * bench.surface.zoom <= PLUS


def header_cursor(bench: Bench, pointer: Pointer) -> Qt.CursorShape:
    """Show what the pointer can do over a header, and the pointer for it."""
    if pointer.area == "stages":
        border = border_at(bench, pointer)
        if border is not None:
            bench.mark_headers(HeaderMarks(plus=border.x))
            return Qt.CursorShape.PointingHandCursor
        bench.mark_headers()
        return (
            Qt.CursorShape.OpenHandCursor
            if column_at(bench.plan, pointer.scene.x())
            else Qt.CursorShape.ArrowCursor
        )
    nature = bench.surface.header_nature(pointer)
    bench.mark_headers(HeaderMarks(chevron=nature))
    if nature is not None:
        return Qt.CursorShape.PointingHandCursor
    lane = lane_at(bench.plan, pointer.scene.y())
    return Qt.CursorShape.OpenHandCursor if lane is not None and lane.channels else Qt.CursorShape.ArrowCursor


def channel_at(bench: Bench, pointer: Pointer) -> ChannelId | None:
    """The channel named under the pointer in the lane headers, else the only one of that lane."""
    named = bench.surface.header_element(pointer)
    if named is not None:
        return ChannelId(named)
    lane = lane_at(bench.plan, pointer.scene.y())
    return lane.channels[0] if lane is not None and len(lane.channels) == 1 else None


def stage_or_channel(bench: Bench, pointer: Pointer) -> Id | None:
    """The element whose header is under the pointer."""
    if pointer.area == "stages":
        column = column_at(bench.plan, pointer.scene.x())
        return column.stage if column else None
    return channel_at(bench, pointer) if pointer.area == "lanes" else None
