"""The shapes of feedback: rings, ports, drop targets, wires. Pure: sizes given the zoom, no state and no Qt.

Lengths are map pixels; what must stay legible is divided by the zoom, so that it keeps its size on screen.
"""

from __future__ import annotations

from collections.abc import Sequence

from journeydesigner.layout.draw import glyphs
from journeydesigner.layout.drawing import Box, Disc, Hatch, Ink, Point, Polyline, Rect, Shape, Text, TextMeasurer
from journeydesigner.layout.text import cut, wrap

RADIUS = 6.0
RING_OFF = 4.0
PORT = 8.0
"""Radius of the disc from which a link is dragged, in screen pixels when zoomed out."""
WORDS_FROM = 0.72
"""Zoom from which a drop target has room for its sentence."""


def small(zoom: float) -> float:
    """Map pixels of one screen pixel when zoomed out; 1 when zoomed in."""
    return 1 / min(zoom, 1.0)


def selected(rect: Rect, zoom: float) -> tuple[Shape, ...]:
    """The ring of a selected card."""
    width = max(2.5, 1.7 / zoom)
    return (Box(rect.grown(RING_OFF), RADIUS + RING_OFF, stroke="accent", width=width),)


def focused(rect: Rect, zoom: float) -> tuple[Shape, ...]:
    """The second ring of what the keyboard is on."""
    off = RING_OFF + max(4.0, 3.2 / zoom)
    return (Box(rect.grown(off), RADIUS + off, stroke="accent", width=max(1.2, 1.0 / zoom)),)


def focused_cell(rect: Rect, zoom: float) -> tuple[Shape, ...]:
    """The ring of an empty cell that the keyboard is on."""
    u = small(zoom)
    inner = rect.grown(-5)
    return (Box(inner, 8, stroke="accent", width=2 * u, dash=(6 * u, 4 * u)),)


def hovered(rect: Rect) -> tuple[Shape, ...]:
    """The edge of a card under the pointer."""
    return (Box(rect, RADIUS, stroke="accent", width=1.5),)


def port_at(rect: Rect) -> Point:
    """Centre of the port of a card."""
    return rect.right, rect.y + rect.h / 2


def port(rect: Rect, zoom: float) -> tuple[Shape, ...]:
    """The disc with a plus at the right edge of a card."""
    (x, y), u = port_at(rect), small(zoom)
    return (
        Disc(x, y, (PORT + 1.5) * u, fill="canvas"),
        Disc(x, y, PORT * u, fill="accent"),
        Polyline(((x - 3.6 * u, y), (x + 3.6 * u, y)), "on_accent", 1.7 * u),
        Polyline(((x, y - 3.6 * u), (x, y + 3.6 * u)), "on_accent", 1.7 * u),
    )


def footprint(rect: Rect) -> tuple[Shape, ...]:
    """What a dragged card leaves behind."""
    return (
        Box(rect, RADIUS, fill="canvas"),
        Hatch(rect.grown(-1), "line2", gap=8, width=1),
        Box(rect, RADIUS, stroke="line2", width=1, dash=(4, 3)),
    )


def lifted(rect: Rect) -> tuple[Shape, ...]:
    """The shadow of a card in the air: three soft sheets, since a painter has no blur."""
    return tuple(
        Box(
            Rect(rect.x - n, rect.y + 6 - n, rect.w + 2 * n, rect.h + 2 * n), RADIUS + n, fill="text", opacity=0.05
        )
        for n in (6, 3, 0)
    )


def target(
    rect: Rect, sentence: str, zoom: float, measurer: TextMeasurer, refused: bool = False
) -> tuple[Shape, ...]:
    """Where a card would come to lie, with the words of what would be written; red when it cannot."""
    ink: Ink = "error" if refused else "accent"
    u = small(zoom)
    box = Box(
        rect,
        RADIUS,
        fill="error_bg" if refused else "accent_bg",
        stroke=ink,
        width=1.6 * u,
        dash=() if refused else (5 * u, 4 * u),
    )
    if zoom < WORDS_FROM:
        return (
            box,
            glyphs.icon("ban" if refused else "plus", rect.x + rect.w / 2, rect.y + rect.h / 2, 20 * u, ink),
        )
    return (box, glyphs.icon("ban" if refused else "plus", rect.x + 16, rect.y + rect.h / 2, 15, ink), *_words(
        rect, sentence, measurer, ink, refused
    ))  # fmt: skip


def _words(rect: Rect, sentence: str, measurer: TextMeasurer, ink: Ink, refused: bool) -> list[Shape]:
    """A refusal on up to three lines; else the lane in semibold, and the rest below it."""
    x, room = rect.x + 30, rect.w - 38
    if refused:
        lines = [(line, "semibold") for line in wrap(measurer, sentence, 11, "semibold", room, 3).lines]
    else:
        lane, _, rest = sentence.partition(", ")
        lines = [(cut(measurer, lane, 11, "semibold", room), "semibold")]
        lines += [(line, "regular") for line in wrap(measurer, rest, 10.5, "regular", room, 2).lines]
    top = rect.y + rect.h / 2 - len(lines) * 7 + 10.5
    return [
        Text(x, top + 14 * number, text, 11, ink, "semibold" if weight == "semibold" else "regular")
        for number, (text, weight) in enumerate(lines)
        if text
    ]


def wire(points: Sequence[Point], zoom: float, refused: bool = False) -> tuple[Shape, ...]:
    """The link being drawn."""
    u = small(zoom)
    ink: Ink = "error" if refused else "accent"
    return (Polyline(tuple(points), ink, 2 * u, (6 * u, 4 * u), radius=8, arrow=9 * u, halo="canvas"),)


def caught(rect: Rect, zoom: float, refused: bool = False) -> tuple[Shape, ...]:
    """The ring of a card that a drop would act on."""
    ink: Ink = "error" if refused else "accent"
    return (
        Box(rect, RADIUS, fill=ink, opacity=0.1),
        Box(rect.grown(3), RADIUS + 3, stroke=ink, width=max(2.2, 1.7 / zoom)),
    )


def marquee(rect: Rect, zoom: float) -> tuple[Shape, ...]:
    """The rectangle that a selection is drawn with."""
    return (
        Box(rect, 0, fill="accent", opacity=0.09),
        Box(rect, 0, stroke="accent", width=1 / zoom),
    )


def border(x: float, top: float, bottom: float, zoom: float, lit: bool) -> tuple[Shape, ...]:
    """A border between stages: where one would be put, or might be."""
    u = small(zoom)
    line = ((x, top), (x, bottom))
    if not lit:
        return (Polyline(line, "accent", 1.4 * u, (5 * u, 5 * u), opacity=0.7),)
    return (Polyline(line, "accent", 8 * u, opacity=0.18), Polyline(line, "accent", 2.6 * u))


def lane_edge(left: float, right: float, y: float, zoom: float) -> tuple[Shape, ...]:
    """The edge between lanes where a dragged lane would be put."""
    u = small(zoom)
    line = ((left, y), (right, y))
    return (Polyline(line, "accent", 8 * u, opacity=0.18), Polyline(line, "accent", 2.6 * u))


def lit_cell(rect: Rect, zoom: float, refused: bool = False) -> tuple[Shape, ...]:
    """A cell that would take what is dragged."""
    u = small(zoom)
    ink: Ink = "error" if refused else "accent"
    inner = rect.grown(-4)
    return (
        Box(inner, 8, fill="error_bg" if refused else "accent_bg", opacity=0.55),
        Box(inner, 8, stroke=ink, width=1.4 * u, dash=(6 * u, 4 * u)),
    )


def flash(rect: Rect, zoom: float) -> tuple[Shape, ...]:
    """A halo around what the user was brought to."""
    return (Box(rect.grown(9), RADIUS + 9, stroke="accent", width=max(5.0, 4 / zoom), opacity=0.55),)
