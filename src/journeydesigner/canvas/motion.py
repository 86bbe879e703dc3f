"""How long things take to move, and whether they may. Zooming, faces and findings never move.

Nothing moves until the program says so (`set_pace`): a canvas by itself, in a test or a benchmark, stands still.
"""

from __future__ import annotations

from typing import Literal, get_args

from PySide6.QtGui import QGuiApplication

Pace = Literal["full", "reduced", "none"]
"""All moves; nothing moves and what an edit changed wears a ring for a while; nothing moves, nothing is ringed."""

SLIDE = 120.0
"""Milliseconds in which cards slide to another place, and new routes appear."""
POPOVER = 90.0
"""Milliseconds in which a bubble appears."""
TURN = 160.0
"""Milliseconds in which cards travel to their new lanes when lanes become something else."""
FADE_OUT = 60.0
"""Milliseconds of those in which the old links fade out; the new ones take the rest to fade in."""
RING = 2000
"""Milliseconds of the ring around what an edit changed, where motion is reduced."""

_held: list[Pace] = ["none"]


def pace() -> Pace:
    """How much may move now."""
    return _held[0]


def set_pace(wanted: Pace) -> None:
    """From now on, in all windows."""
    _held[0] = wanted


def pace_named(name: str) -> Pace:
    """What a setting asks for; for any other word what the system asks for, as far as Qt hears of it."""
    for known in get_args(Pace):
        if name == known:
            return known  # type: ignore[no-any-return]
    return "reduced" if _system_asks_for_less() else "full"


def eased(part: float) -> float:
    """How far something has come when `part` of its time (0 to 1) has passed: fast at first, then slower."""
    return 1 - (1 - min(max(part, 0.0), 1.0)) ** 3


def _system_asks_for_less() -> bool:
    """Qt 6.11 tells the wish for more contrast, not yet the one for less motion; a later Qt will be heard."""
    hints = QGuiApplication.styleHints()
    wish = getattr(hints.accessibility(), "motionPreference", None) if hints is not None else None
    return wish is not None and "reduce" in str(wish()).casefold()
