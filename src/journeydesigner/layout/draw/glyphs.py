"""The marks drawn by ourselves: faces, severities, moments of truth, nature bars, entries and exits; icon names.

Nothing here depends on colour alone, and nothing is an emoji character.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from journeydesigner.layout.drawing import Box, Command, Disc, Icon, Ink, Path, Point, Polyline, Rect, Shape
from journeydesigner.layout.plan import Group
from journeydesigner.model.channel import Family
from journeydesigner.model.info import Severity
from journeydesigner.model.journey import Mechanism

if TYPE_CHECKING:
    from journeydesigner.model.comparing import Verdict

FAMILY_ICON: Mapping[Family, str] = {
    "website": "globe", "app": "smartphone", "portal": "layout-dashboard", "email": "mail",
    "sms": "message-square-text", "social": "share-2", "chat": "message-circle", "video": "video",
    "phone": "phone", "post": "mailbox", "print": "book-open", "signage": "signpost", "place": "store",
    "event": "presentation", "kiosk": "monitor-smartphone", "transport": "bus", "product": "package",
    "marketplace": "shopping-cart", "reviews": "star", "search": "search", "learning": "graduation-cap",
    "media": "newspaper", "other": "circle",
}  # fmt: skip
MECHANISM_ICON: Mapping[Mechanism, str] = {
    "none": "unlink", "link": "link", "qr": "qr-code", "code": "hash", "account": "key-round",
    "reference": "file-text", "appointment": "calendar", "ticket": "ticket", "badge": "id-card", "email": "mail",
    "sms": "message-square-text", "phone_number": "phone", "form": "clipboard-list",
    "printed_document": "printer", "human_introduction": "handshake",
}  # fmt: skip
GROUP_ICON: Mapping[Group, str] = {
    "client": "user", "physical": "map-pin", "hybrid": "scan-qr-code", "remote": "phone", "digital": "globe",
    "none": "circle-help", "backstage": "wrench", "support": "server", "frontstage": "eye", "nobody": "user-x",
    "internal": "users", "external": "handshake",
}  # fmt: skip
GROUP_INK: Mapping[Group, Ink] = {
    "client": "backstage", "physical": "physical", "hybrid": "hybrid", "remote": "remote", "digital": "digital",
    "none": "backstage", "backstage": "backstage", "support": "backstage", "frontstage": "backstage",
    "nobody": "error", "internal": "backstage", "external": "backstage",
}  # fmt: skip
SEVERITY_INK: Mapping[Severity, Ink] = {"error": "error", "warning": "warn", "info": "info"}
VERDICT_ICON: Mapping[Verdict, str] = {
    "added": "plus", "gone": "minus", "changed": "pencil", "moved": "arrow-right",
}  # fmt: skip
VERDICT_INK: Mapping[Verdict, Ink] = {"added": "pos", "gone": "neg", "changed": "warn", "moved": "info"}
"""What became of an element between two journeys: on the maps, and in the list beside them."""

_ROUND = 0.5523
"""Control distance with which four cubic curves make a circle."""


def tint(group: Group) -> Ink:
    """The background of a lane of this group."""
    return f"{GROUP_INK[group]}_bg"


def strength(group: Group) -> float:
    """Opacity of that background: a lane that calls for help does so without a shout."""
    return 0.5 if group == "nobody" else 1.0


def icon(name: str, x: float, y: float, size: float, ink: Ink) -> Icon:
    """An icon by its centre."""
    return Icon(name, x - size / 2, y - size / 2, size, ink)


def nature_bar(group: Group, x: float, y: float, h: float) -> tuple[Shape, ...]:
    """The upright bar, 5 px wide, that tells a nature: solid, half dotted, dashes, dots, hairline."""
    ink = GROUP_INK[group]
    if group == "physical":
        return (Box(Rect(x, y, 5, h), 2.5, fill=ink),)
    if group == "hybrid":
        half = round(h / 2)
        return (Box(Rect(x, y, 5, half), 2.5, fill=ink), _dotted(x, y + half + 3, h - half - 3, 5, 3, ink))
    if group == "remote":
        gap = min(5, h / 8)
        dash = (h - 2 * gap) / 3
        return tuple(Box(Rect(x, y + k * (dash + gap), 5, dash), min(2.5, dash / 2), fill=ink) for k in range(3))
    if group == "digital":
        return (_dotted(x, y, h, 5, 3, ink),)
    return (Polyline(((x + 2.5, y), (x + 2.5, y + h)), ink, width=1.5),)


def _dotted(x: float, y: float, h: float, dot: float, gap: float, ink: Ink) -> Polyline:
    """A column of squares that begins and ends with a whole one."""
    count = max(2, round((h + gap) / (dot + gap)))
    gap = max(0.5, (h - count * dot) / (count - 1))
    return Polyline(((x + 2.5, y), (x + 2.5, y + h)), ink, width=5, dash=(dot, gap))


def face(x: float, y: float, r: float, score: int, *, assumed: bool, opacity: float = 1) -> tuple[Shape, ...]:
    """The feeling of the client, -2 to +2, in a circle around x, y; a dashed outline when it is assumed."""
    tone = "pos" if score > 0 else "neg" if score < 0 else "neu"
    u = r / 8
    eyes = (*_dot(x - 2.9 * u, y - 1.8 * u, 1.05 * u), *_dot(x + 2.9 * u, y - 1.8 * u, 1.05 * u))
    dash = (2.4 * u, 1.8 * u) if assumed else ()
    disc = Disc(x, y, r, fill=f"{tone}_bg", stroke=tone, width=1.4 * u, dash=dash, opacity=opacity)
    if abs(score) == 2:
        solid = (*eyes, *_open_mouth(x, y, u, up=score > 0))
        shapes: tuple[Shape, ...] = (disc, Path(solid, fill=tone, opacity=opacity))
        return (
            (*shapes, Path(_brows(x, y, u), stroke=tone, width=1.2 * u, opacity=opacity)) if score < 0 else shapes
        )
    mouth = Path(_mouth(x, y, u, score), stroke=tone, width=1.3 * u, opacity=opacity)
    return (disc, Path(eyes, fill=tone, opacity=opacity), mouth)


def _mouth(x: float, y: float, u: float, score: int) -> tuple[Command, ...]:
    if score == 0:
        return (("M", (x - 3 * u, y + 2.8 * u)), ("L", (x + 3 * u, y + 2.8 * u)))
    end, bend = (1.8, 5.0) if score > 0 else (4.2, 1.0)
    start = (x - 3.4 * u, y + end * u)
    return (
        ("M", start),
        ("C", (x - 1.7 * u, y + bend * u, x + 1.7 * u, y + bend * u, x + 3.4 * u, y + end * u)),
    )


def _open_mouth(x: float, y: float, u: float, *, up: bool) -> tuple[Command, ...]:
    flat, bend = (0.9, 7.2) if up else (5.2, -0.6)
    return (
        ("M", (x - 4.2 * u, y + flat * u)),
        ("C", (x - 3.6 * u, y + bend * u, x + 3.6 * u, y + bend * u, x + 4.2 * u, y + flat * u)),
        ("Z", ()),
    )


def _brows(x: float, y: float, u: float) -> tuple[Command, ...]:
    return (
        ("M", (x - 4.8 * u, y - 4.9 * u)), ("L", (x - 1.6 * u, y - 3.4 * u)),
        ("M", (x + 4.8 * u, y - 4.9 * u)), ("L", (x + 1.6 * u, y - 3.4 * u)),
    )  # fmt: skip


def _dot(x: float, y: float, r: float) -> tuple[Command, ...]:
    k = r * _ROUND
    return (
        ("M", (x - r, y)),
        ("C", (x - r, y - k, x - k, y - r, x, y - r)),
        ("C", (x + k, y - r, x + r, y - k, x + r, y)),
        ("C", (x + r, y + k, x + k, y + r, x, y + r)),
        ("C", (x - k, y + r, x - r, y + k, x - r, y)),
        ("Z", ()),
    )


def octagon(x: float, y: float, size: float) -> Path:
    """The outline of an error, filled; alone where its exclamation mark could not be seen."""
    corner, long = 3.1 * size / 15, 7.5 * size / 15
    outline = _polygon(
        (x - corner, y - long), (x + corner, y - long), (x + long, y - corner), (x + long, y + corner),
        (x + corner, y + long), (x - corner, y + long), (x - long, y + corner), (x - long, y - corner),
    )  # fmt: skip
    return Path(outline, fill=SEVERITY_INK["error"])


def severity_mark(severity: Severity, x: float, y: float, size: float) -> tuple[Shape, ...]:
    """Octagon: error. Triangle: warning. Ring with an i: info. Centred on x, y."""
    ink, u = SEVERITY_INK[severity], size / 15
    if severity == "error":
        return (octagon(x, y, size), _exclamation(x, y, u, "card"))
    if severity == "warning":
        outline = _polygon((x, y - 7 * u), (x + 7.6 * u, y + 6.4 * u), (x - 7.6 * u, y + 6.4 * u))
        return (Path(outline, fill=ink, stroke=ink, width=1 * u), _exclamation(x, y + 1.6 * u, 0.85 * u, "card"))
    stem: tuple[Command, ...] = (
        ("M", (x, y - 0.4 * u)), ("L", (x, y + 3.6 * u)),
        ("M", (x, y - 3.4 * u)), ("L", (x, y - 3.3 * u)),
    )  # fmt: skip
    return (Disc(x, y, 6.6 * u, stroke=ink, width=1.5 * u, fill="card"), Path(stem, stroke=ink, width=1.7 * u))


def _exclamation(x: float, y: float, u: float, ink: Ink) -> Path:
    strokes: tuple[Command, ...] = (
        ("M", (x, y - 3.7 * u)), ("L", (x, y + 0.6 * u)),
        ("M", (x, y + 3.7 * u)), ("L", (x, y + 3.8 * u)),
    )  # fmt: skip
    return Path(strokes, stroke=ink, width=2 * u)


def diamond(x: float, y: float, size: float) -> tuple[Shape, ...]:
    """The mark of a moment of truth, centred on x, y, lifted off the card's edge by a rim."""
    half = size / 2
    outline = _polygon((x, y - half), (x + half, y), (x, y + half), (x - half, y))
    return (Path(outline, fill="text", stroke="card", width=1.5), _exclamation(x, y, size / 20, "card"))


def entry_ring(x: float, y: float) -> tuple[Shape, ...]:
    """Where the journey may begin: a ring with a triangle."""
    triangle = _polygon((x - 1.8, y - 2.8), (x + 3, y), (x - 1.8, y + 2.8))
    return (Disc(x, y, 6, fill="card", stroke="text", width=1.3), Path(triangle, fill="text"))


def exit_ring(x: float, y: float) -> tuple[Shape, ...]:
    """Where the journey may end: a ring with a dot."""
    return (Disc(x, y, 6, fill="card", stroke="text", width=1.3), Disc(x, y, 2.8, fill="text"))


def _polygon(*points: Point) -> tuple[Command, ...]:
    first, *others = points
    return (("M", first), *(("L", point) for point in others), ("Z", ()))
