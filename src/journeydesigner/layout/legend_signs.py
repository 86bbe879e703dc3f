"""What a legend shows beside its words: each sign as it looks on the map, by its left end and middle line."""

from __future__ import annotations

from collections.abc import Callable

from journeydesigner.layout.draw import glyphs
from journeydesigner.layout.draw.links import PENS
from journeydesigner.layout.draw.notes import grade_dots
from journeydesigner.layout.draw.owners import CHIP_H, CHIP_W, OwnerMark, chip
from journeydesigner.layout.draw.stages import DIGITAL, PHYSICAL, gauge
from journeydesigner.layout.draw.subject import Subject
from journeydesigner.layout.drawing import Box, Disc, Ink, Polyline, Rect, Shape, Text
from journeydesigner.layout.plan import Group
from journeydesigner.model.channel import Nature
from journeydesigner.model.info import Severity
from journeydesigner.model.journey import Mechanism, TransitionKind

Sign = Callable[[float, float], tuple[Shape, ...]]
"""The shapes of a sign whose left end and middle line are given."""

LINE_W = 34.0
DOTS_W = 23.0


def bar_sign(group: Group) -> Sign:
    """The nature bar of a card."""
    return lambda x, y: glyphs.nature_bar(group, x, y - 6.5, 13)


def dots_sign(x: float, y: float) -> tuple[Shape, ...]:
    """How grave a pain point is."""
    return tuple(grade_dots(3, x + DOTS_W / 2, y))


def icon_sign(name: str, ink: Ink) -> Sign:
    """A mark of a note."""
    return lambda x, y: (glyphs.icon(name, x + 6.5, y, 13, ink),)


def line_sign(kind: TransitionKind, *, main: bool = False) -> Sign:
    """A link of this kind."""
    dash, round_caps = PENS[kind]

    def sign(x: float, y: float) -> tuple[Shape, ...]:
        ends = ((x, y), (x + LINE_W, y))
        ink, width = ("link_main", 2.2) if main else ("link", 1.5)
        line = Polyline(ends, ink, width, dash, round_caps, arrow=8)
        if kind == "choice":
            pill = Box(Rect(x + 2, y - 5.5, 18, 11), 5.5, fill="card", stroke="link")
            return (line, pill, Text(x + 11, y + 2.7, "%", 7.5, "text", "semibold", "middle"))
        if kind == "loop":
            return (
                line,
                Disc(x + 11, y, 7, fill="card", stroke="link"),
                glyphs.icon("repeat", x + 11, y, 9, "text2"),
            )
        return (line,)

    return sign


def bridge_sign(mechanism: Mechanism, *, weak: bool = False) -> Sign:
    """A bridge disc on its link."""

    def sign(x: float, y: float) -> tuple[Shape, ...]:
        middle = x + LINE_W / 2
        ring = "warn" if weak else "link"
        disc = Disc(middle, y, 8, fill="card", stroke=ring, width=1.6 if weak else 1)
        mark = glyphs.severity_mark("warning", middle + 6.5, y - 6, 8) if weak else ()
        line = Polyline(((x, y), (x + LINE_W, y)), "link", 1.5)
        return (line, disc, glyphs.icon(glyphs.MECHANISM_ICON[mechanism], middle, y, 10, "text2"), *mark)

    return sign


def broken_sign(x: float, y: float) -> tuple[Shape, ...]:
    """A passage between worlds without bridge."""
    middle = x + LINE_W / 2
    return (
        Polyline(((x, y), (middle - 10, y)), "error", 2.4),
        Polyline(((middle + 10, y), (x + LINE_W, y)), "error", 2.4),
        Disc(middle, y, 8, fill="error_bg", stroke="error", width=1.7),
        glyphs.icon("unlink", middle, y, 10, "error"),
    )


def tag_sign(name: str) -> Sign:
    """One end of a link that is shown as two tags."""

    def sign(x: float, y: float) -> tuple[Shape, ...]:
        pill = Rect(x + 9, y - 6, LINE_W - 9, 12)
        return (
            Polyline(((x, y), (pill.x, y)), "link", 1.5, arrow=6),
            Box(pill, 6, fill="card", stroke="link"),
            Box(Rect(pill.x + 1.5, y - 4.5, pill.w / 2, 9), 4.5, fill="link"),
            Text(pill.x + 1.5 + pill.w / 4, y + 2.6, name, 7, "card", "semibold", "middle"),
            Polyline(((pill.x + pill.w / 2 + 4, y), (pill.right - 3, y)), "text2", 1, arrow=4),
        )

    return sign


def dot_sign(nature: Nature, icon: str) -> Sign:
    """An alternative channel."""
    ink = glyphs.GROUP_INK[nature]

    def sign(x: float, y: float) -> tuple[Shape, ...]:
        line = Polyline(((x, y), (x + LINE_W - 16, y)), ink, width=1.3, dash=(0.1, 3), round_caps=True)
        end = x + LINE_W - 8
        return (line, Disc(end, y, 8, fill="card", stroke=ink, width=1.2), glyphs.icon(icon, end, y, 10, ink))

    return sign


def faces_sign(x: float, y: float) -> tuple[Shape, ...]:
    """The five feelings, best first."""
    places = enumerate((2, 1, 0, -1, -2))
    return tuple(
        shape
        for place, score in places
        for shape in glyphs.face(x + 7.5 + place * 18, y, 7.5, score, assumed=False)
    )


def assumed_sign(x: float, y: float) -> tuple[Shape, ...]:
    """A feeling that is assumed."""
    return glyphs.face(x + 7.5, y, 7.5, 1, assumed=True)


def severity_sign(severity: Severity) -> Sign:
    """The mark of a finding."""
    return lambda x, y: glyphs.severity_mark(severity, x + 6.5, y, 13)


def diamond_sign(x: float, y: float) -> tuple[Shape, ...]:
    """A moment of truth."""
    return glyphs.diamond(x + 6.5, y, 14)


def entry_sign(x: float, y: float) -> tuple[Shape, ...]:
    """Where the journey may begin."""
    return glyphs.entry_ring(x + 6.5, y)


def exit_sign(x: float, y: float) -> tuple[Shape, ...]:
    """Where the journey may end."""
    return glyphs.exit_ring(x + 6.5, y)


def gauge_sign(subject: Subject) -> Sign:
    """The balance of the two worlds."""
    ends = (subject.say(PHYSICAL), subject.say(DIGITAL))
    return lambda x, y: gauge(0.5, ends, x, y, 30, alarming=False)


def chip_sign(subject: Subject, mark: OwnerMark | None, *, own: bool = True) -> Sign:
    """The chip of an owner; `mark` None: nobody."""
    return lambda x, y: chip(subject.measurer, mark, x, y - CHIP_H / 2, own=own)


CHIP_SIGN_W = CHIP_W
