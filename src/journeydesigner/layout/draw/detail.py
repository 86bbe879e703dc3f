"""Which level of detail a zoom calls for, and how large small things must be drawn to stay legible.

A level changes with hysteresis, and sizes change in steps, so that zooming does not redraw at every notch.
"""

from __future__ import annotations

import math
from dataclasses import replace

from journeydesigner.layout.draw.subject import Level, Options

LIMITS: tuple[tuple[Level, float], ...] = ((3, 0.9), (2, 0.55), (1, 0.33))
"""The zoom from which each level is shown; below the last: level 0."""
HYSTERESIS = 0.03
TITLE = 12.0
SMALLEST = 9.6
"""A title never gets smaller than this many pixels of the screen."""
_NAMES_FROM = 0.75
_STEP = 1 / 12
_COARSE = math.sqrt(2)


def level_at(z: float, shown: Level | None = None) -> Level:
    """The level for zoom `z` (times the device's pixel ratio); `shown` is kept near its own limits."""
    if shown is not None and _limit(shown) - HYSTERESIS <= z < _upper(shown) + HYSTERESIS:
        return shown
    return next((level for level, limit in LIMITS if z >= limit), 0)


def detailed(options: Options, z: float) -> Options:
    """`options` with level, magnification and names as zoom `z` calls for, beginning from the level shown now."""
    level = level_at(z, options.level)
    names = z >= _NAMES_FROM + (-HYSTERESIS if options.names else HYSTERESIS)
    return replace(options, level=level, magnify=magnification(level, z), names=names)


def magnification(level: Level, z: float) -> float:
    """The factor that keeps a 12 px title at 9.6 px of the screen, rounded up to a few steps; at least 1."""
    needed = SMALLEST / TITLE / max(z, 0.001)
    if needed <= 1:
        return 1.0
    if level == 0:
        return float(_COARSE ** math.ceil(math.log(needed, _COARSE) - 1e-9))
    return math.ceil(needed / _STEP - 1e-9) * _STEP


def _limit(level: Level) -> float:
    return dict(LIMITS).get(level, 0.0)


def _upper(level: Level) -> float:
    return math.inf if level == 3 else dict(LIMITS)[3 if level == 2 else 2 if level == 1 else 1]
