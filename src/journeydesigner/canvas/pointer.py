"""Where the pointer is and what is held down: what every gesture starts from, wherever Qt reported it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPoint, QPointF, Qt

Area = Literal["map", "stages", "lanes"]
"""The map itself, the row of stage headers above it, the column of lane headers at its left."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """One position of the pointer: on the map, on the viewport and on the screen."""

    scene: QPointF
    """In map pixels."""
    at: QPoint
    """In pixels of the viewport; outside of it while the pointer is over a header."""
    screen: QPoint
    area: Area = "map"
    button: Qt.MouseButton = Qt.MouseButton.NoButton
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier

    @property
    def adds(self) -> bool:
        """Whether Shift or Ctrl asks to add to the selection."""
        held = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
        return bool(self.modifiers & held)

    def far_from(self, other: Pointer, distance: int) -> bool:
        """Whether the pointer has moved enough to mean a drag."""
        return (self.screen - other.screen).manhattanLength() >= distance
