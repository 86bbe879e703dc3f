"""The sticky headers of lanes: a spine per band with pattern and name; the channels, layer or unit of each lane;
and the names of the lines of the blueprint.

Text is never scaled; with the map zoomed out, names give way to "+n" and then to the nature alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journeydesigner.i18n import N_
from journeydesigner.layout.draw import glyphs
from journeydesigner.layout.draw.ground import border
from journeydesigner.layout.draw.subject import Subject
from journeydesigner.layout.drawing import Box, Disc, Part, Polyline, Rect, Shape, Text, Weight
from journeydesigner.layout.plan import HEAD_W, STAGE_H, Band, Lane, NamedLine
from journeydesigner.layout.text import cut, wrap
from journeydesigner.layout.theme import unit_inks
from journeydesigner.layout.words import label
from journeydesigner.model import Channel, Unit
from journeydesigner.model.values import ChannelId, UnitId

SPINE = 28.0
"""Width of the nature spine."""
_SIZE, _LINE, _LEAD = 11.0, 17.0, 14.0
_GLYPH = 14.0
_PAD_X = 8.0
_NAME, _NAME_H = 10.5, 18.0
"""Letters and height of the name of a line."""


def lane_headers(
    subject: Subject, scale: float = 1.0, width: float = HEAD_W, lively: frozenset[ChannelId] = frozenset()
) -> Iterator[Part]:
    """All headers with the map zoomed by `scale`; the channels in `lively` are set in bold."""
    for lane in subject.plan.lanes:
        rect = Rect(SPINE, lane.y * scale, width - SPINE, lane.h * scale)
        yield from lane_header(subject, lane, rect, lively)
    for band in subject.plan.bands:
        rect = Rect(0, band.y * scale, SPINE, band.h * scale)
        yield spine(subject, band, rect)
        yield from band_name(subject, band, rect, width)
    for line in subject.plan.lines:
        yield line_name(subject, line, line.y * scale, width)


def line_name(subject: Subject, line: NamedLine, y: float, width: float = HEAD_W) -> Part:
    """The name of a line of the blueprint, on the line that runs on through the headers."""
    text = label("border", line.name, subject.options.language)
    length = subject.measurer.width(text, _NAME, "semibold")
    size = _NAME * min(1.0, (width - 24) / length)
    w = length * size / _NAME + 16
    pill = Rect(width - 4 - w, y - _NAME_H / 2, w, _NAME_H)
    shapes = (
        *border(line.name, 0, width, y).shapes,
        Box(pill, _NAME_H / 2, fill="card", stroke="text2", width=1),
        Text(pill.x + w / 2, y + size * 0.36, text, size, "text", "semibold", "middle"),
    )
    return Part(f"named:{line.name}", None, Rect(0, y, width, 0).grown(_NAME_H / 2 + 1), shapes)


def spine(subject: Subject, band: Band, rect: Rect, head: float = 0.0) -> Part:
    """The spine of one group: its pattern, and its name bottom to top, or its icon where the name is too long.

    So much at its upper end as `head` says is left free.
    """
    ink = glyphs.GROUP_INK[band.group]
    shapes: list[Shape] = [
        Box(rect, fill=glyphs.tint(band.group), opacity=glyphs.strength(band.group)),
    ]
    if rect.h > 16:
        shapes += glyphs.nature_bar(band.group, rect.x + 3, rect.y + 4, rect.h - 8)
    text = label("group", band.group, subject.options.language)
    length = subject.measurer.width(text, _SIZE, "bold")
    room = rect.h - head
    x, y = rect.x + 18, rect.y + head + room / 2
    if length + 40 <= room:
        shapes.append(Text(x + _SIZE * 0.36, y - 9, text, _SIZE, ink, "bold", "middle", turned=True))
        shapes.append(glyphs.icon(glyphs.GROUP_ICON[band.group], x, y + length / 2 + 4, _GLYPH, ink))
    elif length + 12 <= room:
        shapes.append(Text(x + _SIZE * 0.36, y, text, _SIZE, ink, "bold", "middle", turned=True))
    elif room >= _GLYPH + 4:
        shapes.append(glyphs.icon(glyphs.GROUP_ICON[band.group], x, y, _GLYPH, ink))
    return Part(f"spine:{band.group}", None, rect, tuple(shapes))


def band_name(subject: Subject, band: Band, rect: Rect, width: float = HEAD_W) -> Iterator[Part]:
    """The name of a group beside its spine `rect`, far out, where lanes have none and the spine no room for it."""
    text = label("group", band.group, subject.options.language)
    if subject.options.level > 0 or rect.h < _SIZE or subject.measurer.width(text, _SIZE, "bold") + 12 <= rect.h:
        return
    shown = cut(subject.measurer, text, _SIZE, "medium", width - SPINE - 2 * _PAD_X)
    x, y = rect.right + _PAD_X, rect.y + rect.h / 2 + _SIZE * 0.36
    name = Text(x, y, shown, _SIZE, glyphs.GROUP_INK[band.group], "medium")
    yield Part(f"group:{band.group}", None, Rect(rect.right, rect.y, width - SPINE, rect.h), (name,))


def lane_header(
    subject: Subject, lane: Lane, rect: Rect, lively: frozenset[ChannelId] = frozenset()
) -> Iterator[Part]:
    """The field beside the spine, and one part per channel it names.

    Zoomed out, a lane that cannot name all its channels says its group; further out the group is said once.
    """
    edge = Polyline(((rect.x, rect.bottom), (rect.right, rect.bottom)), "line", width=1)
    shapes: list[Shape] = [Box(rect, fill="head"), edge]
    rows = int((rect.h - 4) / _LINE)
    most_lines = 2 if rows >= 2 * len(lane.channels) else 1
    level = subject.options.level
    if level == 0 or (level == 1 and len(lane.channels) > rows):
        shapes += _group_name(subject, lane, rect) if level and rows else ()
        yield Part(f"head:{lane.key}", None, rect.grown(1), tuple(shapes))
        return
    if not lane.channels:
        shapes += _one_name(subject, lane, rect, min(rows, 2)) if rows else ()
        yield Part(f"head:{lane.key}", None, rect.grown(1), tuple(shapes))
        return
    shown = lane.channels if len(lane.channels) <= rows else lane.channels[: max(rows - 1, 0)]
    hidden = len(lane.channels) - len(shown)
    names = [_name(subject, id_, rect.w, most_lines, bold=id_ in lively) for id_ in shown]
    height = sum(map(_height, names)) + (_LINE if hidden else 0)
    top = rect.y + (rect.h - height) / 2
    if hidden and rows:
        shapes.append(_more(subject, hidden, rect, top + height - _LINE))
    yield Part(f"head:{lane.key}", None, rect.grown(1), tuple(shapes))
    for id_, lines in zip(shown, names, strict=True):
        yield _channel(subject, id_, Rect(rect.x, top, rect.w, _height(lines)), lines, bold=id_ in lively)
        top += _height(lines)


def _name(subject: Subject, id_: ChannelId, width: float, most_lines: int, *, bold: bool) -> tuple[str, ...]:
    name = subject.name(subject.project.all(Channel)[id_].name)
    room = width - 2 * _PAD_X - _GLYPH - 6
    return wrap(subject.measurer, name, _SIZE, "bold" if bold else "medium", room, most_lines).lines


def _height(lines: Sequence[str]) -> float:
    return _LINE + (len(lines) - 1) * _LEAD


def _channel(subject: Subject, id_: ChannelId, row: Rect, lines: Sequence[str], *, bold: bool) -> Part:
    channel = subject.project.all(Channel)[id_]
    y = row.y + _LINE / 2
    icon = glyphs.FAMILY_ICON[channel.family]
    weight: Weight = "bold" if bold else "medium"
    x = row.x + _PAD_X + _GLYPH + 6
    shapes: tuple[Shape, ...] = (
        glyphs.icon(icon, row.x + _PAD_X + _GLYPH / 2, y, _GLYPH, glyphs.GROUP_INK[channel.nature]),
        *(Text(x, y + _SIZE * 0.36 + n * _LEAD, line, _SIZE, "text", weight) for n, line in enumerate(lines)),
    )
    return Part(f"channel:{id_}", id_, row, shapes)


def _one_name(subject: Subject, lane: Lane, rect: Rect, most_lines: int) -> Iterator[Shape]:
    """The layer, nature or unit that a lane is about."""
    middle = rect.y + rect.h / 2
    room = rect.w - 2 * _PAD_X - _GLYPH - 6
    x, ink = rect.x + _PAD_X + _GLYPH / 2, glyphs.GROUP_INK[lane.group]
    if lane.unit is not None:
        yield _unit_sign(subject, lane, x, middle)
    else:
        yield glyphs.icon(glyphs.GROUP_ICON[lane.group], x, middle, _GLYPH, ink)
    lines = wrap(subject.measurer, lane_name(subject, lane), _SIZE, "medium", room, most_lines).lines
    first = middle - (len(lines) - 1) * _LEAD / 2 + _SIZE * 0.36
    for n, line in enumerate(lines):
        inked = ink if lane.group == "nobody" else "text"
        yield Text(rect.x + _PAD_X + _GLYPH + 6, first + n * _LEAD, line, _SIZE, inked, "medium")


def _group_name(subject: Subject, lane: Lane, rect: Rect) -> Iterator[Shape]:
    """The nature of a lane's channels, and how many they are."""
    text = f"{label('group', lane.group, subject.options.language)} ({len(lane.channels)})"
    shown = cut(subject.measurer, text, _SIZE, "medium", rect.w - 2 * _PAD_X)
    y = rect.y + rect.h / 2 + _SIZE * 0.36
    yield Text(rect.x + _PAD_X, y, shown, _SIZE, glyphs.GROUP_INK[lane.group], "medium")


def lane_name(subject: Subject, lane: Lane) -> str:
    """What a lane without channels is called."""
    if lane.unit is not None:
        return subject.name(subject.project.all(Unit)[lane.unit].name)
    if lane.group == "nobody":
        return subject.say(N_("No owner"))
    return label("group", lane.group, subject.options.language)


def _unit_sign(subject: Subject, lane: Lane, x: float, y: float) -> Shape:
    """The colour of a unit, in the shape of its chips: round inside the house, square outside."""
    fill, ink = _inks(subject, lane.unit)
    if lane.group == "external":
        return Box(Rect(x, y, 0, 0).grown(6), 2.5, fill=fill, stroke=ink, width=1.3)
    return Disc(x, y, 6.2, fill=fill, stroke=ink, width=1.3)


def _inks(subject: Subject, unit: UnitId | None) -> tuple[str, str]:
    places = [one.id for one in subject.project.children(Unit)]
    return unit_inks(places.index(unit) if unit in places else 0)


def _more(subject: Subject, hidden: int, rect: Rect, top: float) -> Text:
    text = subject.say(N_("+{n}"), n=hidden)
    return Text(rect.x + _PAD_X + _GLYPH + 6, top + _LINE / 2 + _SIZE * 0.36, text, _SIZE, "text3")


def corner(subject: Subject, width: float = HEAD_W, height: float = STAGE_H) -> Part:
    """The field above the lane headers and left of the stage headers."""
    rect = Rect(0, 0, width, height)
    title = label("pivot", subject.plan.view.pivot, subject.options.language)
    at = height * (0.5 if subject.options.paper else 0.31)
    shapes: tuple[Shape, ...] = (
        Box(rect, fill="head"),
        Polyline(((0, height), (width, height)), "strong", width=1),
        Polyline(((width, 0), (width, height)), "strong", width=1),
        Text(12, at + 4.7, title, 13, "text", "bold"),
    )
    if not subject.options.paper:
        shapes += (Text(12, height * 0.70 + 3.8, _about(subject), 10.5, "text3"),)
    return Part("corner", None, rect.grown(1), shapes)


def _about(subject: Subject) -> str:
    lanes = len(subject.plan.lanes)
    if subject.plan.view.pivot == "blueprint":
        return subject.say(N_("Frontstage by nature"))
    if subject.plan.view.pivot == "owners":
        return subject.say(N_("Lanes: {lanes}"), lanes=lanes)
    channels = sum(len(lane.channels) for lane in subject.plan.lanes)
    return subject.say(N_("Channels: {channels}, lanes: {lanes}"), channels=channels, lanes=lanes)
