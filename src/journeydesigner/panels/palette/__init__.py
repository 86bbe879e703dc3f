"""The palette: what can be dragged onto the canvas, or added there with the keyboard."""

from journeydesigner.panels.palette.palette import Palette

__all__ = ["Palette"]
