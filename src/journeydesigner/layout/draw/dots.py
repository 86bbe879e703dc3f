"""Alternative channels: a disc in the other channel's lane, tied to the card by a dotted line."""

from __future__ import annotations

from journeydesigner.layout.draw import glyphs
from journeydesigner.layout.draw.subject import Subject
from journeydesigner.layout.drawing import Disc, Part, Point, Polyline, Rect, Shape
from journeydesigner.layout.plan import Dot
from journeydesigner.model import Channel

RADIUS = 9.0


def _line(place: Dot) -> tuple[Point, ...]:
    """Upright at the disc; level out of the card's side when the disc stands beside the card."""
    corner = (place.at[0], place.card_end[1])
    return tuple(dict.fromkeys((place.card_end, corner, place.at)))


def dot(subject: Subject, place: Dot) -> Part:
    """One alternative channel of one touchpoint; on screen its dots are square, a third of the work."""
    channel = subject.project.all(Channel)[place.channel]
    ink = glyphs.GROUP_INK[channel.nature]
    (x, y), (cx, cy) = place.at, place.card_end
    dash, is_round = ((0.1, 3), True) if subject.options.paper else ((1.4, 1.7), False)
    shapes: tuple[Shape, ...] = (
        Polyline(_line(place), ink, width=1.3, dash=dash, round_caps=is_round, radius=6),
        Disc(x, y, RADIUS, fill="card", stroke=ink, width=1.3),
        glyphs.icon(glyphs.FAMILY_ICON[channel.family], x, y, 11, ink),
    )
    bounds = Rect(min(x, cx), min(y, cy), abs(x - cx), abs(y - cy)).grown(RADIUS + 1)
    return Part(f"dot:{place.touchpoint}/{place.channel}", place.touchpoint, bounds, shapes)
