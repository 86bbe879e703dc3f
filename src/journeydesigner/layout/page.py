"""One printed page: the map as large as the sheet allows, with title block, legend and furniture around it.

The view is chosen among {normal, compact} and, where lanes are channels, {a lane per channel, shared lanes}: the
one whose titles print largest (R16, without bands). Nothing here knows Qt or a file format.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from journeydesigner.i18n import N_, Language, Message, message, plural, translate
from journeydesigner.layout.dates import long_date
from journeydesigner.layout.draw import MapDrawing, Marks, Options, Subject, draw
from journeydesigner.layout.draw.cards import PAPER_TITLE, title
from journeydesigner.layout.drawing import Box, Drawing, Part, Polyline, Rect, Shape, Text, TextMeasurer
from journeydesigner.layout.lay_out import lay_out
from journeydesigner.layout.legend import LEGEND_SCALE, legend
from journeydesigner.layout.paper import Paper
from journeydesigner.layout.plan import HEAD_W, NATURES, Density, LayerName, Pivot, Plan, View
from journeydesigner.layout.title_block import title_block
from journeydesigner.layout.words import label
from journeydesigner.model import Journey, Project
from journeydesigner.model.values import Id

LEGIBLE = 6.0
"""Smallest title, in points, that a page is offered with without a word."""
_AS_LARGE = 0.985
_HOPELESS = 1.0
"""Printed size of titles, in points, below which nobody reads a page in any view."""
_LARGEST = 1.25
"""Most points per map pixel on A3: a journey of three cards is no poster of three cards."""
_FOOTER, _FOOTER_H = 6.9, 9.0
_GAP = 10.0
_CORNER = 8.0
"""Length of a corner mark."""


@dataclass(frozen=True, slots=True)
class Imprint:
    """What the page says about itself: the file, and when and with what result it was checked."""

    file: str = ""
    checked: datetime.date | None = None
    counts: tuple[int, int, int] = (0, 0, 0)
    """Errors, warnings, infos."""


@dataclass(frozen=True, slots=True)
class Layer:
    """A drawing on the page: its origin lies at x, y points, one of its pixels is `scale` points."""

    drawing: Drawing
    scale: float
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Page:
    """A page ready to be written: layers from the bottom to the top, in points."""

    paper: Paper
    name: str
    """The journey's name: the title of the document."""
    language: Language
    layers: tuple[Layer, ...]
    view: View
    title_pt: float
    """Printed size of the card titles, in points."""
    smallest_pt: float
    """Printed size of the longest titles, which are set smaller."""

    @property
    def notice(self) -> Message | None:
        """A word to the reader when the titles print too small to be read with ease; None when they do not."""
        if self.title_pt >= LEGIBLE:
            return None
        size = _decimal(self.title_pt, self.language)
        if self.paper.larger is None:
            return message(N_("The card titles print at {size} pt, which is hard to read, even on A0."), size=size)
        said = N_("The card titles print at {size} pt on {paper}, which is hard to read. Try {larger}.")
        if len(self.view.layers) > 1:
            said = N_(
                "The card titles print at {size} pt on {paper}, which is hard to read. "
                "Try {larger}, or fewer layers."
            )
        return message(said, size=size, paper=self.paper.name, larger=self.paper.larger)


def compose(
    project: Project,
    journey: Id,
    paper: Paper,
    marks: Marks,
    imprint: Imprint,
    language: Language,
    measurer: TextMeasurer,
    plan_of: Callable[[Project, Id, View], Plan] = lay_out,
    pivot: Pivot = "channels",
    layers: tuple[LayerName, ...] = ("arc",),
) -> Page:
    """The page of one journey. Raises KeyError for a journey the project does not have."""
    record = project.all(Journey)[journey]
    views = _views(pivot, layers)
    tightest = plan_of(project, journey, views[-1])
    options, f = Options(language, paper=True), paper.scale
    width, height = (paper.width - 2 * paper.margin) / f, (paper.height - 2 * paper.margin) / f
    head = title_block(project, record, language, measurer, width)
    keys = legend(Subject(project, tightest, marks, options, measurer), width / LEGEND_SCALE)
    top = head.height + _GAP
    room_h = height - top - keys.height * LEGEND_SCALE - _FOOTER_H - 2 * _GAP
    room = _Room(width * f, max(room_h * f, 1.0), _LARGEST * f)
    plan = _largest(tightest, (plan_of(project, journey, view) for view in views[:-1]), room)
    scale = room.scale(plan)
    subject = Subject(project, plan, marks, options, measurer)
    sizes = PAPER_TITLE * scale, _smallest_title(subject) * scale
    foot = _footer(imprint, paper, language, measurer, Rect(0, height - _FOOTER_H, width, _FOOTER_H), sizes)
    air = min(max(room_h - plan.height * scale / f, 0) / 3, _GAP)
    left = paper.margin + (room.width - plan.width * scale) / 2
    drawing = draw(project, plan, marks, options, measurer)
    below = top + plan.height * scale / f + _GAP + 2 * air
    drawn = (
        _background(paper),
        *_map_layers(drawing, plan, scale, left, paper.margin + (top + air) * f),
        _layer(head.part, f, paper.margin, paper.margin),
        _layer(keys.part, f * LEGEND_SCALE, paper.margin, paper.margin + below * f),
        _layer(foot, f, paper.margin, paper.margin),
    )
    return Page(paper, record.name.get(language), language, drawn, plan.view, *sizes)


def _views(pivot: Pivot, layers: tuple[LayerName, ...]) -> tuple[View, ...]:
    """In order of preference where two print equally large; the tightest one comes last."""
    apart = (NATURES, frozenset()) if pivot == "channels" else (frozenset(),)
    densities: tuple[Density, ...] = ("normal", "compact")
    return tuple(View(pivot, one, density, layers) for density in densities for one in apart)


def _layer(part: Part, scale: float, x: float, y: float) -> Layer:
    return Layer(Drawing(part.bounds, (part,)), scale, x, y)


class _Room(NamedTuple):
    """The points a map may take, and the most points per map pixel."""

    width: float
    height: float
    most: float

    def scale(self, plan: Plan) -> float:
        """Points per map pixel at which the plan fits."""
        return min(self.width / plan.width, self.height / plan.height, self.most)


def _largest(tightest: Plan, others: Iterable[Plan], room: _Room) -> Plan:
    """The first plan, in order of preference, that prints nearly as large as the best one.

    Compact and shared is the smallest map of all; where even that cannot be read, the others are not laid out.
    """
    if room.scale(tightest) * PAPER_TITLE < _HOPELESS:
        return tightest
    plans = [*others, tightest]
    best = max(map(room.scale, plans))
    return next(plan for plan in plans if room.scale(plan) >= best * _AS_LARGE)


def _smallest_title(subject: Subject) -> float:
    """Size of the longest titles on their cards, in map pixels."""
    cards = subject.plan.cards.values()
    return min((title(subject, subject.touchpoint(c), c.rect).size for c in cards), default=PAPER_TITLE)


def _map_layers(drawing: MapDrawing, plan: Plan, scale: float, x: float, y: float) -> list[Layer]:
    layers = [Layer(layer, scale, x, y) for layer in (*drawing.scrolled, *drawing.pinned)]
    return [*layers, Layer(_frame(plan), scale, x, y)]


def _frame(plan: Plan) -> Drawing:
    bounds = Rect(0, 0, plan.width, plan.height)
    shapes: tuple[Shape, ...] = (
        Box(bounds, stroke="strong", width=1.5),
        Polyline(((HEAD_W, 0), (HEAD_W, plan.height)), "strong", width=1),
    )
    return Drawing(bounds, (Part("frame", None, bounds.grown(1), shapes),))


def _background(paper: Paper) -> Layer:
    """The colour of the sheet, and the corner marks by which a cut or a photograph is squared."""
    bounds = Rect(0, 0, paper.width, paper.height)
    inset = paper.margin * 0.42
    corners = []
    for x, dx in ((inset, _CORNER), (paper.width - inset, -_CORNER)):
        for y, dy in ((inset, _CORNER), (paper.height - inset, -_CORNER)):
            corners.append(Polyline(((x + dx, y), (x, y), (x, y + dy)), "line2", width=0.6))
    part = Part("paper", None, bounds, (Box(bounds, fill="paper"), *corners))
    return Layer(Drawing(bounds, (part,)), 1.0, 0, 0)


def _footer(
    imprint: Imprint,
    paper: Paper,
    language: Language,
    measurer: TextMeasurer,
    rect: Rect,
    sizes: tuple[float, float],
) -> Part:
    y = rect.bottom - 1
    left = "\u2003".join(part for part in ("Journey Designer", imprint.file, _check(imprint, language)) if part)
    right = "\u2003".join(
        (
            f"{paper.name} {label('orientation', paper.orientation, language).lower()}",
            _printed_size(sizes, language),
            translate(N_("page 1 of 1"), language),
        )
    )
    shapes: tuple[Shape, ...] = (
        Text(rect.x, y, left, _FOOTER, "text3"),
        Text(rect.right, y, right, _FOOTER, "text3", anchor="end"),
    )
    if measurer.width(left, _FOOTER) + measurer.width(right, _FOOTER) + 20 > rect.w:
        shapes = (Text(rect.x, y - 9, left, _FOOTER, "text3"), Text(rect.x, y, right, _FOOTER, "text3"))
    return Part("footer", None, rect, shapes)


def _check(imprint: Imprint, language: Language) -> str:
    if imprint.checked is None:
        return ""
    errors, warnings, infos = imprint.counts
    return translate(
        N_("checked on {date}: {errors}, {warnings}, {infos}"),
        language,
        date=long_date(imprint.checked, language),
        errors=plural("{n} error", "{n} errors", errors, language),
        warnings=plural("{n} warning", "{n} warnings", warnings, language),
        infos=plural("{n} info", "{n} infos", infos, language),
    )


def _printed_size(sizes: tuple[float, float], language: Language) -> str:
    largest, smallest = (_decimal(size, language) for size in sizes)
    if largest == smallest:
        return translate(N_("card titles {size} pt"), language, size=largest)
    return translate(N_("card titles {smallest} to {largest} pt"), language, smallest=smallest, largest=largest)


def _decimal(number: float, language: Language) -> str:
    text = f"{number:.1f}"
    return text.replace(".", ",") if language == "fr" else text
