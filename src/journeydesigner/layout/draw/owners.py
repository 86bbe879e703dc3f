"""Who answers for something, as a chip: initials, the colour of the unit, and how the role came to it.

Round is internal, square external; filled is named here, hollow inherited from the stage; dashed red is nobody,
dashed amber a role that nobody holds yet.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from journeydesigner.i18n import Language
from journeydesigner.layout.drawing import Box, Ink, Rect, Shape, Text, TextMeasurer
from journeydesigner.layout.theme import unit_inks
from journeydesigner.model import Project, Role, Unit
from journeydesigner.model.values import Id, RoleId

CHIP_W, CHIP_H = 24.0, 16.0
_SIZE = 9.5
_DASH = (3.0, 2.2)
_FRENCH = {
    "a",
    "à",
    "au",
    "aux",
    "d",
    "de",
    "des",
    "du",
    "en",
    "et",
    "l",
    "la",
    "le",
    "les",
    "par",
    "pour",
    "un",
    "une",
}
_ENGLISH = {"and", "at", "by", "for", "in", "of", "on", "the", "to", "with"}
_SMALL_WORDS = frozenset(_FRENCH | _ENGLISH)


class OwnerMark(NamedTuple):
    """How one role is shown."""

    initials: str
    fill: Ink
    ink: Ink
    external: bool
    placeholder: bool


@dataclass(frozen=True)
class OwnerBook:
    """The marks of all roles of a project. Two roles with equal initials are told apart by a digit."""

    marks: Mapping[Id, OwnerMark]

    @staticmethod
    def of(project: Project, language: Language) -> OwnerBook:
        """The marks for names in `language`, in the order of the project's roles and units."""
        units = project.children(Unit)
        place = {unit.id: number for number, unit in enumerate(units)}
        outside = {unit.id for unit in units if unit.external}
        given: dict[str, int] = {}
        marks = {}
        for role in project.children(Role):
            short = initials(role.name.get(language))
            given[short] = given.get(short, 0) + 1
            number = str(given[short]) if given[short] > 1 else ""
            fill, ink = unit_inks(place.get(role.unit, 0))
            external = role.external or role.unit in outside
            marks[role.id] = OwnerMark(short + number, fill, ink, external, role.placeholder)
        return OwnerBook(marks)

    def get(self, role: RoleId | Id | None) -> OwnerMark | None:
        """The mark of a role; None for nobody, and for a role the project does not have."""
        return self.marks.get(role) if role is not None else None


@lru_cache(maxsize=4096)
def initials(name: str) -> str:
    """Two capitals: of the first two words that mean something, else the first two letters."""
    words = re.findall(r"[^\W_]+", name)
    telling = [word for word in words if word.lower() not in _SMALL_WORDS] or words
    short = telling[0][0] + telling[1][0] if len(telling) > 1 else "".join(telling)[:2]
    return short.upper()[:2] or "·"


def chip(measurer: TextMeasurer, mark: OwnerMark | None, x: float, y: float, *, own: bool) -> tuple[Shape, ...]:
    """The chip of an owner with its top left corner at x, y; `mark` None: nobody answers."""
    rect = Rect(x, y, CHIP_W, CHIP_H)
    if mark is None or mark.placeholder:
        ink = "error" if mark is None else "warn"
        return (
            Box(rect, CHIP_H / 2, fill="card", stroke=ink, width=1.2, dash=_DASH),
            _initials(measurer, rect, "?", ink),
        )
    radius = 3 if mark.external else CHIP_H / 2
    return (
        Box(rect, radius, fill=mark.fill if own else "card", stroke=mark.ink, width=1.1),
        _initials(measurer, rect, mark.initials, mark.ink),
    )


def _initials(measurer: TextMeasurer, rect: Rect, text: str, ink: Ink) -> Text:
    width = measurer.width(text, _SIZE, "semibold")
    size = min(_SIZE, _SIZE * (rect.w - 4) / width) if width else _SIZE
    middle = rect.y + rect.h / 2
    return Text(rect.x + rect.w / 2, middle + size * 0.36, text, size, ink, "semibold", "middle")
