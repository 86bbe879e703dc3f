"""What is shown before there is a stage: a ghost of a map, and how to begin. Pure, knows no Qt."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple

from journeydesigner.i18n import N_
from journeydesigner.layout.draw import Subject, glyphs
from journeydesigner.layout.draw.lanes import SPINE
from journeydesigner.layout.drawing import Box, Disc, Part, Polyline, Rect, Shape, Text
from journeydesigner.layout.plan import CARD_H, CARD_W
from journeydesigner.layout.text import wrap
from journeydesigner.layout.words import label
from journeydesigner.model.channel import Nature

STAGES = 3
LANES: tuple[Nature, ...] = ("physical", "hybrid", "remote", "digital")
HEAD_H, LEFT = 58.0, 160.0
CALL_W, CALL_H = 150.0, 30.0
"""Half the size in which a click means the call in the middle."""


class Meant(NamedTuple):
    """What a click on the ghost asks for: a stage, or a touchpoint in a stage and a world."""

    number: int
    """Of the stage, from 0."""
    nature: Nature | None = None


class Ghost:
    """A map of three stages and four lanes that fills the view."""

    def __init__(self, width: float, height: float) -> None:
        self._column = max((width - LEFT - 24) / STAGES, 120.0)
        self._lane = max((height - HEAD_H - 24) / len(LANES), 60.0)

    def meant_at(self, x: float, y: float) -> Meant | None:
        """What a click at a point asks for: a stage from the call or a header, a touchpoint from a cell."""
        middle = self._middle()
        if abs(x - middle[0]) <= CALL_W and abs(y - middle[1]) <= CALL_H:
            return Meant(0)
        return self.cell_at(x, y)

    def cell_at(self, x: float, y: float) -> Meant | None:
        """The header or the cell at a point, where nothing lies over the ghost."""
        number, lane = math.floor((x - LEFT) / self._column), math.floor((y - HEAD_H) / self._lane)
        if not 0 <= number < STAGES or lane >= len(LANES):
            return None
        return Meant(number, LANES[lane] if lane >= 0 else None)

    def rect_of(self, meant: Meant) -> Rect:
        """Where a header or a cell is drawn."""
        x = LEFT + meant.number * self._column
        if meant.nature is None:
            return Rect(x, 0, self._column, HEAD_H).grown(-6)
        return Rect(x, HEAD_H + LANES.index(meant.nature) * self._lane, self._column, self._lane).grown(-6)

    def parts(self, subject: Subject, has_journey: bool) -> Iterator[Part]:
        """The ground, and the sentence that says how to begin."""
        yield from self.ground(subject)
        if has_journey:
            yield self._call(subject)
        else:
            yield self._sentence(subject, subject.say(N_("There is no journey here yet.")))

    def ground(self, subject: Subject) -> Iterator[Part]:
        """Spines, dashed cells and headers."""
        for number, group in enumerate(LANES):
            yield self._spine(subject, group, HEAD_H + number * self._lane)
        for number in range(STAGES):
            yield self._stage(subject, number)

    def invited(self, meant: Meant) -> Part:
        """The cell or header under the pointer, as what a click will make."""
        rect = self.rect_of(meant)
        shapes: list[Shape] = [Box(rect, 8, stroke="accent", width=1.6, dash=(6, 5))]
        x, y = rect.x + rect.w / 2, rect.y + rect.h / 2
        if meant.nature is None:
            x = rect.right - 24
        shapes += [Disc(x, y, 13, fill="accent")]
        shapes += [Polyline(((x - 5.5, y), (x + 5.5, y)), "on_accent", 2)]
        shapes += [Polyline(((x, y - 5.5), (x, y + 5.5)), "on_accent", 2)]
        return Part("ghost:invited", None, rect.grown(2), tuple(shapes))

    def _spine(self, subject: Subject, group: Nature, y: float) -> Part:
        rect = Rect(0, y + 4, SPINE, self._lane - 8)
        ink = glyphs.GROUP_INK[group]
        text = label("group", group, subject.options.language)
        shapes: list[Shape] = [Box(rect, fill=glyphs.tint(group))]
        shapes += glyphs.nature_bar(group, rect.x + 3, rect.y + 4, rect.h - 8)
        shapes.append(glyphs.icon(glyphs.GROUP_ICON[group], SPINE + 20, y + self._lane / 2, 16, ink))
        shapes.append(Text(SPINE + 36, y + self._lane / 2 + 4, text, 12, ink, "semibold"))
        for number in range(STAGES):
            cell = self.rect_of(Meant(number, group))
            shapes.append(Box(cell, 8, fill=glyphs.tint(group), opacity=0.8))
            shapes.append(Box(cell, 8, stroke="line2", width=1.2, dash=(6, 5)))
            card = Rect(cell.x + cell.w / 2 - CARD_W / 2, cell.y + cell.h / 2 - CARD_H / 2, CARD_W, CARD_H)
            if (number + LANES.index(group)) % 3 == 0 and cell.w > CARD_W and cell.h > CARD_H:
                shapes.append(Box(card, 6, stroke="line2", width=1.2, dash=(5, 4)))
        return Part(f"ghost:{group}", None, Rect(0, y, LEFT + STAGES * self._column, self._lane), tuple(shapes))

    def _stage(self, subject: Subject, number: int) -> Part:
        rect = self.rect_of(Meant(number))
        text = subject.say(N_("Stage {number}"), number=number + 1)
        shapes = (
            Box(rect, 8, stroke="line2", width=1.2, dash=(6, 5)),
            Disc(rect.x + 22, rect.y + rect.h / 2, 10, stroke="line2", width=1.2),
            Text(rect.x + 22, rect.y + rect.h / 2 + 4, str(number + 1), 11, "text3", "bold", "middle"),
            Text(rect.x + 40, rect.y + rect.h / 2 + 4.5, text, 13, "text3", "bold"),
        )
        return Part(f"ghost:stage/{number}", None, rect, shapes)

    def _call(self, subject: Subject) -> Part:
        x, y = self._middle()
        text = subject.say(N_("Click here to add the first stage"))
        hint = subject.say(N_("or press E. P adds a touchpoint."))
        width = max(subject.measurer.width(text, 14, "semibold"), subject.measurer.width(hint, 11.5)) + 72
        rect = Rect(x - width / 2, y - 30, width, 60)
        shapes = (
            Box(Rect(rect.x, rect.y + 2, rect.w, rect.h), 9, fill="shadow"),
            Box(rect, 9, fill="card", stroke="accent", width=1.6),
            Disc(rect.x + 30, y, 13, fill="accent"),
            Polyline(((rect.x + 24.5, y), (rect.x + 35.5, y)), "on_accent", 2),
            Polyline(((rect.x + 30, y - 5.5), (rect.x + 30, y + 5.5)), "on_accent", 2),
            Text(rect.x + 54, y - 2, text, 14, "accent", "semibold"),
            Text(rect.x + 54, y + 16, hint, 11.5, "text2"),
        )
        return Part("ghost:call", None, rect, shapes)

    def _sentence(self, subject: Subject, text: str) -> Part:
        x, y = self._middle()
        lines = wrap(subject.measurer, text, 14, "semibold", 300, 3).lines
        rect = Rect(x - 170, y - 14 * len(lines), 340, 28 * len(lines))
        words = (
            Text(x, rect.y + 19 + 20 * n, line, 14, "text2", "semibold", "middle") for n, line in enumerate(lines)
        )
        return Part("ghost:call", None, rect, (Box(rect.grown(8), 9, fill="card", stroke="line2"), *words))

    def _middle(self) -> tuple[float, float]:
        return LEFT + STAGES * self._column / 2, HEAD_H + len(LANES) * self._lane / 2
