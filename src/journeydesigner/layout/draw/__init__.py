"""The drawing of a journey's map: one geometry for the canvas, the PDF and every other picture."""

from journeydesigner.layout.draw.subject import Level, Marks, Options, Subject
from journeydesigner.layout.draw.whole import MapDrawing, draw

__all__ = ["Level", "MapDrawing", "Marks", "Options", "Subject", "draw"]
