"""Where the pieces of a row lie: mark, title, short word, paragraphs, buttons, at any width and font size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QFontMetricsF, QStaticText, QTextOption, QTransform

from journeydesigner.layout.drawing import Ink
from journeydesigner.panels.pictures import icon_side
from journeydesigner.panels.rows.lines import Button, Heading, Row
from journeydesigner.panels.style import scaled

PAD, GAP, INDENT = 10, 6, 14
NARROW = 7
"""Letters of width below which a title leaves the line to itself."""


class Fonts:
    """The fonts of a row: relatives of the interface's."""

    def __init__(self, font: QFont) -> None:
        self.title = scaled(font, 0.96, QFont.Weight.DemiBold)
        self.code, self.text = scaled(font, 0.84), scaled(font, 0.92)
        self.button = scaled(font, 0.92, QFont.Weight.Medium)
        self.heading = scaled(font, 0.88, QFont.Weight.DemiBold)
        self.side = icon_side(QFontMetrics(self.text))
        """Side of a mark beside the title."""
        self.glyph = icon_side(QFontMetrics(self.button)) - 2
        """Side of an icon in a button."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words with their place."""

    where: QRect
    text: QStaticText
    font: QFont
    ink: Ink


@dataclass(frozen=True, slots=True)
class Pressable:
    """A button with its place and that of its icon and words."""

    button: Button
    where: QRect
    icon: QRectF
    label: Piece


@dataclass(frozen=True, slots=True)
class Placed:
    """Everything of a row, measured from its top left corner."""

    height: int
    mark: QRectF
    pieces: tuple[Piece, ...]
    buttons: tuple[Pressable, ...] = ()
    picture: tuple[QRect, QFont] | None = None
    """Where the row's picture goes, and the font of its words."""


def place_row(row: Row, fonts: Fonts, width: int) -> Placed:
    """The pieces of a row in `width` pixels. What does not fit goes on in the next line; a long word is broken."""
    has_mark = row.is_figure or row.severity is not None or row.icon is not None
    left, right = PAD + (fonts.side + 8 if has_mark else INDENT), width - PAD
    top, foot = (5, 7) if row.is_figure else (8, 11)
    pieces = _place_title(row, fonts, left, right, top)
    bottom = max(piece.where.bottom() for piece in pieces)
    picture = None
    if row.picture is not None:
        where = QRect(left, bottom + 3, right - left, row.picture.height(right - left, fonts.code))
        picture, bottom = (where, fonts.code), where.bottom()
    for words in row.texts:
        pieces.append(_piece(words, fonts.text, "text2", left, bottom + 2, right - left))
        bottom = pieces[-1].where.bottom()
    buttons = tuple(_place_buttons(row.buttons, fonts, left, right, bottom + 7))
    bottom = max((button.where.bottom() for button in buttons), default=bottom)
    mark = QRectF(PAD, top + (QFontMetrics(fonts.title).height() - fonts.side) / 2, fonts.side, fonts.side)
    return Placed(bottom + foot, mark, tuple(pieces), buttons, picture)


def _place_title(row: Row, fonts: Fonts, left: int, right: int, top: int) -> list[Piece]:
    """The title, and the short word at its right or, where there is no room, below it."""
    title_font, code_font = (fonts.text, fonts.title) if row.is_figure else (fonts.title, fonts.code)
    code = _piece(row.code, code_font, "text" if row.is_figure else "text3", left, top, right - left)
    room = right - left - (code.where.width() + GAP if row.code else 0)
    is_narrow = room < NARROW * QFontMetrics(title_font).averageCharWidth()
    title = _piece(row.title, title_font, "text", left, top, right - left if is_narrow else room)
    if is_narrow:
        code.where.moveTop(title.where.bottom() + 2)
    else:
        first = QFontMetrics(title_font).height()
        code.where.moveTo(right - code.where.width(), top + (first - code.where.height()) // 2 + 1)
    return [title, code] if row.code else [title]


def place_heading(heading: Heading, fonts: Fonts, width: int) -> Placed:
    """The pieces of a heading; `mark` is the place of its chevron, the first of `pieces` its title."""
    chevron, line = 14, QFontMetrics(fonts.heading).height()
    start = PAD + heading.level * INDENT - 3
    mark = QRectF(start, 8 + (line - chevron) / 2, chevron, chevron)
    left, right = start + chevron + 4 + (line + 4 if heading.severity else 0), width - PAD
    count = _piece("" if heading.count is None else str(heading.count), fonts.heading, "text3", left, 8, right)
    count.where.moveLeft(right - count.where.width())
    ink: Ink = "text2" if heading.level == 0 else "text3"
    title = _piece(heading.title, fonts.heading, ink, left, 8, count.where.left() - GAP - left)
    return Placed(title.where.bottom() + 7, mark, (title, count))


def _place_buttons(buttons: Sequence[Button], fonts: Fonts, left: int, right: int, top: int) -> list[Pressable]:
    line = QFontMetrics(fonts.button).height()
    x, y, lowest = left, top, top
    placed = []
    for button in buttons:
        margin = 4 if button.look == "text" else 8
        inset = margin + (fonts.glyph + 5 if button.icon else 0)
        label = _piece(button.label, fonts.button, _ink(button), 0, 0, right - left - inset - margin)
        wide, high = label.where.width() + inset + margin, max(23, label.where.height() + 8)
        if x > left and x + wide > right:
            x, y = left, lowest + 4
        where = QRect(x, y, wide, high)
        label.where.moveTo(x + inset, y + (high - label.where.height()) // 2)
        icon_top = label.where.top() + (line - fonts.glyph) / 2 + 0.5
        placed.append(Pressable(button, where, QRectF(x + margin - 1, icon_top, fonts.glyph, fonts.glyph), label))
        x, lowest = x + wide + GAP, max(lowest, y + high)
    return placed


def _ink(button: Button) -> Ink:
    return "accent" if button.look == "main" else "text" if button.look == "plain" else "text2"


def _piece(words: str, font: QFont, ink: Ink, left: int, top: int, width: int) -> Piece:
    text = QStaticText(words)
    text.setTextFormat(Qt.TextFormat.PlainText)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    text.setTextOption(option)
    natural = ceil(QFontMetricsF(font).horizontalAdvance(words)) + 1
    text.setTextWidth(max(12, min(width, natural)))
    text.prepare(QTransform(), font)
    size = text.size()
    return Piece(QRect(left, top, round(size.width()), ceil(size.height())), text, font, ink)
