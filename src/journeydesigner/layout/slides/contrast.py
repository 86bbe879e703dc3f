"""Strong contrast for weak projectors: black on white, lanes without tint, lines twice as wide."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from journeydesigner.layout.drawing import Box, Disc, Drawing, Ink, Path, Polyline, Shape
from journeydesigner.layout.page import Layer
from journeydesigner.layout.theme import Theme

_WHITE, _BLACK, _GREY = "#FFFFFF", "#000000", "#767676"
_GROUNDS: tuple[Ink, ...] = (
    "canvas", "panel2", "physical_bg", "hybrid_bg", "remote_bg", "digital_bg", "backstage_bg", "error_bg",
)  # fmt: skip
_INKS: tuple[Ink, ...] = ("text", "text2", "text3", "strong", "link", "link_main")
_SIGNS: tuple[Ink, ...] = ("card", "canvas", "head", "pos", "neg", "neu")
_WIDEST = 3.0
"""Lines wider than this are patterns, and stay as they are."""


def strong_theme(theme: Theme) -> Theme:
    """The same theme with white grounds and black lines; what has a meaning by colour keeps it."""
    colours = {
        **theme.colours,
        **dict.fromkeys(_GROUNDS, _WHITE),
        **dict.fromkeys(_INKS, _BLACK),
        "line": _GREY,
        "line2": _GREY,
    }
    return Theme(f"{theme.name}, strong contrast", MappingProxyType(colours))


def strong(layer: Layer) -> Layer:
    """The layer with its lines twice as wide."""
    parts = tuple(replace(part, shapes=tuple(map(_wider, part.shapes))) for part in layer.drawing.parts)
    return replace(layer, drawing=Drawing(layer.drawing.bounds, parts))


def _wider(shape: Shape) -> Shape:
    """A line twice as wide; patterns, faces and signs keep their drawing, which wider lines would fill."""
    if not isinstance(shape, Box | Disc | Polyline | Path) or shape.width > _WIDEST:
        return shape
    ink = shape.ink if isinstance(shape, Polyline) else shape.stroke
    if ink is None or ink in _SIGNS or (isinstance(shape, Path) and ink != "text2"):
        return shape
    if isinstance(shape, Polyline) and shape.arrow:
        return replace(shape, width=2 * shape.width, arrow=1.5 * shape.arrow)
    return replace(shape, width=2 * shape.width)
