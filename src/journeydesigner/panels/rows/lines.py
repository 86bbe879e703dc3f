"""What such a list shows: headings, and rows in words. Knows neither what the rows are of nor how they look."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

from journeydesigner.layout.drawing import Ink
from journeydesigner.model.info import Severity

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QFont, QPainter

Look = Literal["main", "plain", "text"]


class Item(Protocol):
    """What a row is of: a finding, a waiver. It is the same row as long as the key is."""

    @property
    def key(self) -> Hashable:
        """What the row is remembered by while the list changes."""
        ...


class Picture(Protocol):
    """Something drawn below the title of a row: a bar, a curve. Hashable, and equal when it looks the same."""

    def height(self, width: int, font: QFont) -> int:
        """The pixels it takes in this width, its words written in `font`."""
        ...

    def paint(self, painter: QPainter, where: QRect, font: QFont) -> None:
        """Draw it in the theme's colours."""
        ...


@dataclass(frozen=True, slots=True)
class Heading:
    """A line above `count` rows; folded, it hides them. `count` None where it would say nothing."""

    key: str
    title: str
    count: int | None
    is_open: bool = True
    level: int = 0
    """0, or 1 for a heading under a heading."""
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Button:
    """Something to do about a row. `spoken` is what it does in full, where the label alone is too short."""

    key: str
    label: str
    icon: str = ""
    look: Look = "plain"
    spoken: str = ""

    @property
    def words(self) -> str:
        """What a screen reader says of it."""
        return self.spoken or self.label


@dataclass(frozen=True, slots=True)
class Row:
    """A row in words: a mark, a title with a short word at its right, paragraphs, and buttons."""

    title: str
    texts: tuple[str, ...]
    spoken: str
    code: str = ""
    buttons: tuple[Button, ...] = ()
    severity: Severity | None = None
    icon: tuple[str, Ink] | None = None
    """The mark where there is no severity."""
    picture: Picture | None = None
    is_figure: bool = False
    """Whether the short word is what the row is about: a value, with its name as the title."""
    tip: str = ""
    """What is said while the pointer rests on it, and to a screen reader that asks for more."""


Line = Heading | Item
