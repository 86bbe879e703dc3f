"""The things of the layers: thoughts, pain points, opportunities and KPIs as notes that point up to their cards,
applications as spans, continuous roles as bars. Zoomed out, words give way to glyphs and these to plain colour.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from journeydesigner.i18n import N_
from journeydesigner.layout.draw import glyphs
from journeydesigner.layout.draw.owners import CHIP_H, CHIP_W, chip
from journeydesigner.layout.draw.ribbons import LAYER_ICON, LAYER_INK
from journeydesigner.layout.draw.subject import Subject
from journeydesigner.layout.drawing import Box, Command, Disc, Ink, Part, Path, Polyline, Shape, Text, Weight
from journeydesigner.layout.numbers import shown_number, with_unit
from journeydesigner.layout.plan import Note
from journeydesigner.layout.text import Setting, Step, cut, fit, wrap
from journeydesigner.model import Kpi, Opportunity, PainPoint, Touchpoint
from journeydesigner.model.journey import Journey
from journeydesigner.model.naming import name_of
from journeydesigner.model.organisation import ContinuousRole
from journeydesigner.model.steering import OpportunityStatus

MARGIN = 8.0
"""How far ticks and marks reach beyond a note."""
RADIUS = 6.0
SIZE, PAPER_SIZE = 11.0, 12.5
SMALLEST = 12.0
"""Letters of a note with the map a little smaller than life: what cards have there, times the magnification."""
GRADES = 5
STATE_ICON: Mapping[OpportunityStatus, str] = {
    "idea": "circle", "planned": "calendar", "doing": "play", "done": "check", "dropped": "ban",
}  # fmt: skip
STATE_INK: Mapping[OpportunityStatus, Ink] = {
    "idea": "text3", "planned": "info", "doing": "info", "done": "ok", "dropped": "text3",
}  # fmt: skip
_COLUMN, _GLYPH, _PIP = 28.0, 15.0, 1.8
_TICK = 6.0


class Words(NamedTuple):
    """What a note says: its text, and a line below it."""

    text: str
    below: str = ""


def note(subject: Subject, place: Note) -> Part:
    """One thing of a layer at the subject's level of detail."""
    level = subject.options.level
    if place.layer == "systems":
        shapes = _span(subject, place)
    elif place.layer == "roles":
        shapes = _bar(subject, place)
    elif level == 0:
        shapes = [Box(place.rect, RADIUS, fill=_tone(subject, place), opacity=0.6)]
    else:
        shapes = [*_body(place), *_glyph(subject, place)]
        if level >= 2:
            shapes += (*_column(subject, place), *_text(subject, place))
    shapes += _finding(subject, place)
    return Part(f"note:{place.key}", place.element, place.rect.grown(MARGIN), tuple(shapes))


def words(subject: Subject, place: Note) -> Words:
    """What a note says, whole."""
    record = subject.project.get(place.element)
    if isinstance(record, Touchpoint) and record.thought is not None:
        return Words(subject.say(N_("“{text}”"), text=subject.name(record.thought)))
    if isinstance(record, PainPoint | Opportunity):
        return Words(subject.name(record.text))
    if isinstance(record, Kpi):
        return Words(subject.name(record.name), _figures(subject, record))
    return Words(name_of(subject.project, place.element, subject.options.language))


def role_of(subject: Subject, place: Note) -> ContinuousRole | None:
    """The entry of the journey that a bar is for."""
    journey = subject.project.one(Journey, subject.plan.journey)
    known = journey.continuous_roles if journey is not None else ()
    return known[place.number] if place.number < len(known) else None


# -- notes


def _body(place: Note) -> Iterator[Shape]:
    """The sheet, with a tick up to each card it speaks of."""
    rect, radius = place.rect, 12.0 if place.layer == "thoughts" else RADIUS
    yield Box(rect, radius, fill="card", stroke="line2")
    for x in place.ticks:
        base = rect.y + 0.7
        corners: tuple[Command, ...] = (
            ("M", (x - _TICK, base)),
            ("L", (x, rect.y - _TICK + 1)),
            ("L", (x + _TICK, base)),
        )
        yield Path(corners, fill="card", stroke="line2", width=1)
        yield Polyline(((x - _TICK + 0.6, base), (x + _TICK - 0.6, base)), "card", width=1.8)


def _glyph(subject: Subject, place: Note) -> Iterator[Shape]:
    """What kind of note it is: in the column at the left, or alone in the middle where there are no words."""
    rect, options = place.rect, subject.options
    ink = _tone(subject, place)
    if options.level == 1:
        size = min(_GLYPH * options.magnify, rect.h - 10)
        yield glyphs.icon(_icon(subject, place), rect.x + rect.w / 2, rect.y + rect.h / 2, size, ink)
    elif place.layer != "thoughts":
        yield glyphs.icon(_icon(subject, place), rect.x + _COLUMN / 2 + 1, rect.y + 15, _GLYPH, ink)


def _icon(subject: Subject, place: Note) -> str:
    if place.layer == "kpis" and not place.touchpoints:
        kpi = subject.project.one(Kpi, place.element)
        return "columns-3" if kpi is not None and kpi.stage == place.stage else "route"
    return LAYER_ICON[place.layer]


def _tone(subject: Subject, place: Note) -> Ink:
    kpi = subject.project.one(Kpi, place.element) if place.layer == "kpis" else None
    if kpi is not None:
        return "text3" if kpi.is_met is None else "pos" if kpi.is_met else "neg"
    return LAYER_INK[place.layer]


def _column(subject: Subject, place: Note) -> Iterator[Shape]:
    """Below the glyph: how grave, how far, whether met."""
    x, y = place.rect.x + _COLUMN / 2 + 1, place.rect.bottom - 13
    record = subject.project.get(place.element)
    if isinstance(record, PainPoint) and record.severity is not None:
        yield from grade_dots(record.severity, x, y)
    elif isinstance(record, Opportunity):
        yield glyphs.icon(STATE_ICON[record.status], x, y, 13, STATE_INK[record.status])
    elif isinstance(record, Kpi) and record.is_met is not None:
        yield glyphs.icon("check" if record.is_met else "x", x, y, 13, "pos" if record.is_met else "neg")


def grade_dots(grade: int, x: float, y: float) -> Iterator[Shape]:
    """How grave a pain point is, 1 to 5, as full dots; centred on x, y."""
    left = x - (GRADES - 1) * 2.3
    for number in range(GRADES):
        yield Disc(left + 4.6 * number, y, _PIP, fill="neg" if number < grade else "card", stroke="neg", width=0.8)


def _text(subject: Subject, place: Note) -> list[Shape]:
    """The words in the middle of what is left of the note; those of a KPI above its figures."""
    said, rect = words(subject, place), place.rect
    left = rect.x + (10 if place.layer == "thoughts" else _COLUMN + 4)
    room = rect.right - 8 - left
    size = PAPER_SIZE if subject.options.paper else _size(subject)
    lead = 1.17
    rows = max(1, int((rect.h - 6) / (size * lead)))
    below = _fitted_line(subject, said.below, size, room) if said.below and rows > 1 else ""
    setting = _set(subject, said.text, size, room, rows - bool(below))
    lines = [*setting.lines, *([below] if below else [])]
    lead *= setting.size
    first = rect.y + rect.h / 2 - (len(lines) - 1) * lead / 2 + setting.size * 0.36
    ink: Ink = "text2" if _is_over(subject, place) else "text"
    found: list[Shape] = []
    for n, line in enumerate(lines):
        weight: Weight = "semibold" if below and n == len(lines) - 1 else "regular"
        found.append(Text(left, first + n * lead, line, setting.size, ink, weight))
    return found


def _size(subject: Subject) -> float:
    """Letters that can be read at this zoom."""
    return SIZE if subject.options.level == 3 else SMALLEST * subject.options.magnify


def _set(subject: Subject, text: str, size: float, room: float, rows: int) -> Setting:
    """At 100 % and on paper letters may get smaller before any word is cut: paper has no tooltip."""
    smaller = [Step(size - 1, rows)] if subject.options.level == 3 else []
    if subject.options.paper:
        smaller += (Step(size - 2, rows), Step(size - 3, rows + 1))
    return fit(subject.measurer, text, "regular", room, (Step(size, rows), *smaller))


def _fitted_line(subject: Subject, text: str, size: float, room: float) -> str:
    return cut(subject.measurer, text, size, "semibold", room)


def _is_over(subject: Subject, place: Note) -> bool:
    record = subject.project.get(place.element)
    return isinstance(record, Opportunity) and record.status == "dropped"


def _figures(subject: Subject, kpi: Kpi) -> str:
    """Value and target of a KPI: "39 → 50 %"; "" when it has neither."""
    if kpi.current is None and kpi.target is None:
        return ""
    language = subject.options.language
    now, aim = ("?" if v is None else shown_number(v, language) for v in (kpi.current, kpi.target))
    return with_unit(f"{now} → {aim}", kpi)


# -- spans and bars


def _span(subject: Subject, place: Note) -> list[Shape]:
    rect, level = place.rect, subject.options.level
    if level == 0:
        return [Box(rect, 4, fill="backstage", opacity=0.7)]
    shapes: list[Shape] = [Box(rect, rect.h / 2, fill="neu_bg", stroke="line2")]
    size = _size(subject)
    if size > rect.h - 4:
        return shapes
    middle = rect.y + rect.h / 2
    glyph = min(12 * subject.options.magnify, rect.h - 6)
    shapes.append(glyphs.icon(LAYER_ICON["systems"], rect.x + 10 + glyph / 2, middle, glyph, "backstage"))
    left = rect.x + 14 + glyph
    name = cut(subject.measurer, words(subject, place).text, size, "medium", rect.right - 10 - left)
    return [*shapes, Text(left, middle + size * 0.36, name, size, "text", "medium")]


def _bar(subject: Subject, place: Note) -> list[Shape]:
    """A piece of a bar: its ends only where it has them; chip and name in every stage, to be in sight anywhere."""
    rect, level = place.rect, subject.options.level
    mark = subject.owners.get(place.element)
    fill, ink = (mark.fill, mark.ink) if mark is not None else ("neu_bg", "neu")
    if level == 0:
        return [Box(rect, fill=ink, opacity=0.7)]
    edges = [((rect.x, y), (rect.right, y)) for y in (rect.y, rect.bottom)]
    edges += [
        ((x, rect.y), (x, rect.bottom)) for x, has in ((rect.x, place.opens), (rect.right, place.closes)) if has
    ]
    shapes: list[Shape] = [Box(rect, fill=fill, opacity=0.55), *(Polyline(edge, ink, width=1) for edge in edges)]
    size = _size(subject)
    if size > rect.h - 5:
        return shapes
    x, middle = rect.x + 8, rect.y + rect.h / 2
    shapes += chip(subject.measurer, mark, x, middle - CHIP_H / 2, own=True)
    x += CHIP_W + 6
    held = role_of(subject, place)
    text = f"{held.code}\u2002{words(subject, place).text}" if held is not None else words(subject, place).text
    shown = wrap(subject.measurer, text, size, "medium", rect.right - 8 - x, 1).lines
    return [*shapes, *(Text(x, middle + size * 0.36, line, size, "text", "medium") for line in shown)]


def _finding(subject: Subject, place: Note) -> tuple[Shape, ...]:
    """The worst finding about the record, in the corner; those of a thought's touchpoint stand on its card."""
    found = subject.marks.severities.get(place.element) if place.layer != "thoughts" else None
    if found is None or (subject.options.level <= 1 and found[0] != "error"):
        return ()
    size = min(13 * subject.options.magnify, place.rect.h * 0.8)
    return glyphs.severity_mark(found[0], place.rect.right - 3, place.rect.y + 2, size)
