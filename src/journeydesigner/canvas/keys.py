"""The keys of the canvas, in one table. Undo and redo are the window's."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from journeydesigner.canvas.focus import Direction

if TYPE_CHECKING:
    from journeydesigner.canvas.commands import Commands

Key, Held = Qt.Key, Qt.KeyboardModifier
Command = Callable[["Commands"], object]

ARROWS: Mapping[int, Direction] = {
    Key.Key_Left: "left",
    Key.Key_Right: "right",
    Key.Key_Up: "up",
    Key.Key_Down: "down",
}
_NONE, _SHIFT, _CTRL = Held.NoModifier, Held.ShiftModifier, Held.ControlModifier


def _moving(direction: Direction) -> Command:
    return lambda commands: commands.walk.move_focus(direction)


def _shifting(direction: Direction) -> Command:
    return lambda commands: commands.walk.shift(direction)


def _extending(direction: Direction) -> Command:
    return lambda commands: commands.walk.move_focus(direction, extends=True)


KEYS: Mapping[tuple[int, Qt.KeyboardModifier], Command] = {
    **{(key, _NONE): _moving(direction) for key, direction in ARROWS.items()},
    **{(key, _SHIFT): _shifting(direction) for key, direction in ARROWS.items()},
    **{(key, _CTRL | _SHIFT): _extending(direction) for key, direction in ARROWS.items()},
    (Key.Key_E, _NONE): lambda c: c.add_stage(),
    (Key.Key_P, _NONE): lambda c: c.add_touchpoint(),
    (Key.Key_C, _NONE): lambda c: c.add_action(),
    (Key.Key_L, _NONE): lambda c: c.start_link(),
    (Key.Key_M, _NONE): lambda c: c.start_move(),
    (Key.Key_H, _NONE): lambda c: c.take_hand(),
    (Key.Key_G, _NONE): lambda c: c.sharing.turn_here(),
    (Key.Key_I, _NONE): lambda c: c.isolate(),
    (Key.Key_B, _NONE): lambda c: c.choose_bridge_of_selection(),
    (Key.Key_Return, _NONE): lambda c: c.edit_here(),
    (Key.Key_Enter, _NONE): lambda c: c.edit_here(),
    (Key.Key_F2, _NONE): lambda c: c.edit_here(),
    (Key.Key_Delete, _NONE): lambda c: c.remove(),
    (Key.Key_Backspace, _NONE): lambda c: c.remove(),
    (Key.Key_A, _CTRL): lambda c: c.select_all(),
    (Key.Key_C, _CTRL): lambda c: c.copies.copy(),
    (Key.Key_X, _CTRL): lambda c: c.copies.cut(),
    (Key.Key_V, _CTRL): lambda c: c.copies.paste(),
    (Key.Key_D, _CTRL): lambda c: c.copies.duplicate(),
    (Key.Key_Return, _CTRL): lambda c: c.next.add(),
    (Key.Key_Enter, _CTRL): lambda c: c.next.add(),
    (Key.Key_Z, _NONE): lambda c: c.stages.toggle(),
    (Key.Key_Home, _NONE): lambda c: c.walk.focus_edge(first=True),
    (Key.Key_End, _NONE): lambda c: c.walk.focus_edge(first=False),
}
"""By key and what is held down with it."""
