"""The typeface of everything drawn: Inter, bundled, loaded once. Other scripts fall back to the system's fonts."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo

from journeydesigner.resources import resource

if TYPE_CHECKING:
    from journeydesigner.layout.drawing import Weight

FAMILY = "Inter"
DESIGN_SIZE = 100
"""Pixels at which text is measured and laid out before it is scaled: widths are then equal at every zoom."""
_FILES = ("Inter-Regular.otf", "Inter-Medium.otf", "Inter-SemiBold.otf", "Inter-Bold.otf")
_WEIGHTS: Mapping[Weight, QFont.Weight] = {
    "regular": QFont.Weight.Normal,
    "medium": QFont.Weight.Medium,
    "semibold": QFont.Weight.DemiBold,
    "bold": QFont.Weight.Bold,
}


class FontUnreadable(Exception):
    """A bundled font file cannot be used; the installation is damaged."""


@cache
def load_fonts() -> None:
    """Make Inter known to Qt. Needs a QGuiApplication. Raises `FontUnreadable`."""
    for name in _FILES:
        if QFontDatabase.addApplicationFont(str(resource("fonts", name))) < 0:
            raise FontUnreadable(f"The bundled font {name} cannot be read. Install Journey Designer again.")


@cache
def design_font(weight: Weight) -> QFont:
    """Inter at `DESIGN_SIZE`, without hinting, so that it may be scaled."""
    font = QFont(FAMILY)
    font.setPixelSize(DESIGN_SIZE)
    font.setWeight(_WEIGHTS[weight])
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


USUAL = 12.5
"""Pixels of the interface's letters in the design."""


def application_font() -> QFont:
    """The font of menus, docks and dialogs: Inter at the size the user's system asks for."""
    font = QFont(FAMILY)
    font.setPointSizeF(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).pointSizeF())
    return font


def letters_of(font: QFont) -> float:
    """How many times larger than usual letters are: 1 up to a fifth larger, then in quarters, 2 at most."""
    size = QFontInfo(font).pixelSize() / USUAL
    return 1.0 if size < 1.2 else min(round(size * 4) / 4, 2.0)
