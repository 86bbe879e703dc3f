"""Which colour each token of the drawing has, in the light and in the dark theme. Knows no Qt.

The values lie in `resources/themes/*.json`; the drawing names tokens only, so that one drawing serves both.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from journeydesigner.resources import resource

if TYPE_CHECKING:
    from journeydesigner.layout.drawing import Ink

ThemeName = Literal["light", "dark"]
UNIT_COLOURS = 8
"""Pairs unit1.fill, unit1.ink … unit8.fill, unit8.ink; further units begin again at the first."""

_COLOUR = re.compile(r"#[0-9A-F]{6}\Z")


class UnknownInk(Exception):
    """A token that the theme does not define; a defect of the drawing, never of the user."""

    def __init__(self, theme: str, ink: Ink) -> None:
        super().__init__(f'The theme "{theme}" has no colour "{ink}".')


@dataclass(frozen=True)
class Theme:
    """A named set of colours, one "#RRGGBB" per token."""

    name: str
    colours: Mapping[Ink, str]

    def colour(self, ink: Ink) -> str:
        """The colour of a token as "#RRGGBB". Raises `UnknownInk` for a name the theme lacks."""
        found = self.colours.get(ink)
        if found is None:
            raise UnknownInk(self.name, ink)
        return found


@lru_cache(maxsize=2)
def theme(name: ThemeName) -> Theme:
    """The bundled theme of this name."""
    colours: dict[str, str] = json.loads(resource("themes", f"{name}.json").read_text(encoding="utf-8"))
    for ink, colour in colours.items():
        if not _COLOUR.match(colour):
            raise ValueError(f"{name}.json: {ink} is {colour}, not #RRGGBB")
    return Theme(name, MappingProxyType(colours))


def unit_inks(place: int) -> tuple[Ink, Ink]:
    """Fill and ink tokens of the unit at this place (from 0) in the project's order of units."""
    number = place % UNIT_COLOURS + 1
    return f"unit{number}.fill", f"unit{number}.ink"
