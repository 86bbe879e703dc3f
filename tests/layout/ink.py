"""Where the ink of shapes is: their rectangles, generously for curves, exactly for text in a measurer's eyes."""

from __future__ import annotations

from collections.abc import Iterable

from journeydesigner.layout.drawing import (
    HALO,
    Box,
    Disc,
    Hatch,
    Icon,
    Path,
    Polyline,
    Rect,
    Shape,
    Text,
    TextMeasurer,
)


def ink(shape: Shape, measurer: TextMeasurer) -> Rect:
    """The rectangle that holds the shape with its stroke."""
    match shape:
        case Box():
            return shape.rect.grown(shape.width / 2 if shape.stroke else 0)
        case Disc():
            return Rect(shape.x, shape.y, 0, 0).grown(shape.r + (shape.width / 2 if shape.stroke else 0))
        case Text():
            return _text(shape, measurer)
        case Polyline():
            reach = max(shape.width / 2 + (HALO / 2 if shape.halo else 0), shape.arrow / 2)
            return _around(shape.points).grown(reach)
        case Path():
            points = [at[i : i + 2] for _, at in shape.commands for i in range(0, len(at), 2)]
            return _around([(p[0], p[1]) for p in points]).grown(shape.width / 2 if shape.stroke else 0)
        case Icon():
            return Rect(shape.x, shape.y, shape.size, shape.size)
        case Hatch():
            return shape.rect


def _text(text: Text, measurer: TextMeasurer) -> Rect:
    width = measurer.width(text.text, text.size, text.weight)
    back = {"start": 0.0, "middle": width / 2, "end": width}[text.anchor]
    up, down = text.size * 0.75, text.size * 0.25
    if text.turned:
        return Rect(text.x - up, text.y - width + back, up + down, width)
    return Rect(text.x - back, text.y - up, width, up + down)


def _around(points: Iterable[tuple[float, float]]) -> Rect:
    xs, ys = zip(*points, strict=True)
    return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def holds(outer: Rect, inner: Rect, slack: float = 0.01) -> bool:
    """Whether `inner` lies within `outer`."""
    return (
        outer.x - slack <= inner.x
        and outer.y - slack <= inner.y
        and inner.right <= outer.right + slack
        and inner.bottom <= outer.bottom + slack
    )
