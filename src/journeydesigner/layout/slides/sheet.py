"""The measures of a slide, and what one is made of. Lengths are slide pixels: 1600 to the width of the screen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from journeydesigner.i18n import translate
from journeydesigner.layout.draw import MapDrawing, Marks, Options, Subject, draw
from journeydesigner.layout.drawing import Drawing, Part, Rect, TextMeasurer
from journeydesigner.layout.page import Layer
from journeydesigner.layout.plan import HEAD_W, STAGE_H, Plan
from journeydesigner.model import Project, Text2
from journeydesigner.model.values import Id

WIDTH, LEAST_HEIGHT = 1600.0, 800.0
BAR = 60.0
"""Height of the bar below the slide."""
MARGIN = 40.0
SMALL, MEDIUM, LARGE = 16.0, 18.0, 46.0
"""Letters: the smallest, those of lanes, those of the stage's name."""
CARD_TITLE = 20.0
TITLE = 12.0
"""Letters of a card's longest titles, in map pixels: as on paper, times MAGNIFY; the others are larger."""
MAGNIFY = 12 / 11
LEAST, MOST = CARD_TITLE / TITLE, 2.4
"""Slide pixels per map pixel."""
LANE_W = 139.0
"""Width of the names of the lanes, in map pixels."""
ARC_H = 72.0
"""Height of the strip of the emotions, in map pixels."""
BODY_TOP = 164.0
"""Where the map begins."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The size of a slide, without the bar."""

    width: float
    height: float
    unit: float
    """Screen pixels per slide pixel."""

    @staticmethod
    def on(width: float, height: float, bar: float = 0.0) -> Sheet:
        """The sheet for a screen of so many pixels: 1600 wide, or wider where the screen is very flat.

        `bar`: pixels of the screen that the bar takes, where these are more than `BAR`.
        """
        unit = max(0.25, min(width / WIDTH, height / LEAST_HEIGHT))
        return Sheet(width / unit, height / unit - max(BAR, bar / unit), unit)

    def holds(self, plan: Plan) -> bool:
        """Whether the map of a stage has room at a legible size."""
        return self.scale(plan) >= LEAST

    def scale(self, plan: Plan) -> float:
        """Slide pixels per map pixel at which a map just fills the sheet."""
        width, height = content_of(plan)
        return min(self.width / (LANE_W + width), (self.height - BODY_TOP) / height)


def content_of(plan: Plan) -> tuple[float, float]:
    """Width of a stage without the names of its lanes, and height of its lanes and emotions, in map pixels."""
    bottom = plan.arc.rect.y if plan.arc else plan.height
    felt = ARC_H if plan.arc and plan.arc.feelings else 0.0
    return plan.width - HEAD_W, bottom - STAGE_H + felt


@dataclass(frozen=True, slots=True)
class Slide:
    """Layers from the bottom to the top, in slide pixels, and where its elements are for hands and rings."""

    layers: tuple[Layer, ...]
    cards: Mapping[Id, Rect]
    """By touchpoint, in the order of time."""
    stages: Mapping[Id, Rect]
    """By stage: what a click on goes to it."""
    small_cards: Mapping[Id, Rect] = field(default_factory=dict)
    """By touchpoint: cards that are seen, too small to be chosen one by one."""


def layer(parts: Iterable[Part], sheet: Sheet, scale: float = 1.0, x: float = 0.0, y: float = 0.0) -> Layer:
    """Parts whose pixels are `scale` slide pixels, with their origin at x, y."""
    return Layer(Drawing(Rect(0, 0, sheet.width, sheet.height), tuple(parts)), scale, x, y)


@dataclass(frozen=True)
class Telling:
    """What a slide tells besides the map: which language, what is known of the findings, and with what letters."""

    options: Options
    marks: Marks
    measurer: TextMeasurer

    def say(self, msgid: str, **params: object) -> str:
        """A sentence in the language of the slide."""
        return translate(msgid, self.options.language, **params)

    def name(self, text: Text2) -> str:
        """A name of the project in the language of the slide."""
        return text.get(self.options.language)

    def subject(self, project: Project, plan: Plan, options: Options | None = None) -> Subject:
        """What the parts of a map are drawn from."""
        return Subject(project, plan, self.marks, options or self.options, self.measurer)

    def drawing(self, project: Project, plan: Plan, options: Options | None = None) -> MapDrawing:
        """The layers of a map."""
        return draw(project, plan, self.marks, options or self.options, self.measurer)
