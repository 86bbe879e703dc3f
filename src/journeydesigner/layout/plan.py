"""Where everything of one journey is: the result of `lay_out`, in map pixels, comparable with ==.

Frozen values only. The origin is the top left corner of the whole map: lane headers take the first HEAD_W pixels
of the width, stage headers the first STAGE_H of the height, the emotion arc the last ARC_H.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from journeydesigner.layout.drawing import Point, Rect
from journeydesigner.model.channel import Nature
from journeydesigner.model.journey import TransitionKind
from journeydesigner.model.values import ChannelId, Id, StageId, TouchpointId, TransitionId, UnitId

if TYPE_CHECKING:
    from journeydesigner.layout.arc import Arc
    from journeydesigner.layout.sections import StageSection
    from journeydesigner.layout.tags import Tag

UNIT = 40
SPAN = 4
CARD_W, CARD_H = 152, 64
GAP, GROUP_GAP, PAD = 24, 16, 24
HEAD_W, STAGE_H, ARC_H = 184, 64, 112
MIN_UNITS = 6

Pivot = Literal["channels", "blueprint", "owners"]
"""What lanes are: channels, layers of the service, or the units that answer."""
Group = (
    Nature
    | Literal["client", "none", "backstage", "support"]
    | Literal["frontstage"]
    | Literal["nobody", "internal", "external"]
)
"""What a band of lanes is about: a nature of channel, or what has no channel (client actions, none yet, behind the
scenes); all that happens frontstage; who answers (nobody, units of the house, units outside)."""
FRONT: tuple[Group, ...] = ("physical", "hybrid", "remote", "digital", "none")
"""The groups of what happens frontstage."""
NATURES: frozenset[Nature] = frozenset(get_args(Nature))
"""The groups whose lanes are channels."""
GROUPS: tuple[Group, ...] = ("client", *FRONT, "backstage", "support")
"""The groups by channel, from the top of the map to its bottom."""
BANDS: Mapping[Pivot, Mapping[Group, tuple[Group, ...]]] = {
    "channels": {group: (group,) for group in GROUPS},
    "blueprint": {
        "client": ("client",),
        "frontstage": FRONT,
        "backstage": ("backstage",),
        "support": ("support",),
    },
    "owners": {group: (group,) for group in ("nobody", "internal", "external")},
}
"""By pivot: the bands of the map from top to bottom, and the groups of the lanes in each."""

Density = Literal["compact", "normal", "roomy"]
LayerName = Literal["thoughts", "pains", "opportunities", "kpis", "systems", "roles", "arc"]
"""What can be shown below the lanes: each is a strip over the whole map; the arc comes last."""
LAYERS: tuple[LayerName, ...] = get_args(LayerName)
"""From the top of the map to its bottom."""
LongLinks = Literal["tags", "drawn"]
"""How links over whole stages are shown: as two tags with one label, or drawn in full like any other."""
Border = Literal["interaction", "visibility", "internal"]
"""A line of the blueprint: of interaction, of visibility, of internal interaction."""


@dataclass(frozen=True, slots=True)
class View:
    """How the user wants the journey laid out."""

    pivot: Pivot = "channels"
    apart: frozenset[Nature] = frozenset()
    """The natures that have a lane per channel; channels of the others that never meet share one."""
    density: Density = "compact"
    layers: tuple[LayerName, ...] = ("arc",)
    """The strips below the lanes, in the order of `LAYERS` whatever order they are given in."""
    long_links: LongLinks = "tags"

    def __post_init__(self) -> None:
        object.__setattr__(self, "layers", tuple(name for name in LAYERS if name in self.layers))

    def with_layer(self, name: LayerName, on: bool) -> View:
        """The same view with a layer on or off."""
        return replace(self, layers=tuple(n for n in LAYERS if (on if n == name else n in self.layers)))


@dataclass(frozen=True, slots=True)
class Column:
    """A stage: its place in the row of stages (from 1) and its extent across the map."""

    stage: StageId
    number: int
    x: float
    w: float

    @property
    def right(self) -> float:
        """The x of the right edge."""
        return self.x + self.w

    def is_in(self, seen: Rect) -> bool:
        """Whether any of the stage lies between the left and the right edge of what is seen."""
        return self.x < seen.right and seen.x < self.right


@dataclass(frozen=True, slots=True)
class Lane:
    """A row of the map, and the channels that live in it (none where lanes are no channels)."""

    key: str
    """Stable name: "digital/c_site" after its first channel or its unit, or the bare group."""
    group: Group
    channels: tuple[ChannelId, ...]
    y: float
    h: float
    unit: UnitId | None = None
    """The unit whose roles answer for what stands here, where lanes are units."""
    pivot: Pivot = "channels"
    """What lanes are on this map, and so what a drop into this one means."""


@dataclass(frozen=True, slots=True)
class Band:
    """A group of lanes."""

    group: Group
    y: float
    h: float


@dataclass(frozen=True, slots=True)
class NamedLine:
    """A line across the map between two bands of the blueprint."""

    name: Border
    y: float


@dataclass(frozen=True, slots=True)
class Card:
    """A touchpoint's place: its rectangle, its lane (index into `Plan.lanes`) and its slot inside the stage."""

    touchpoint: TouchpointId
    stage: StageId
    rect: Rect
    lane: int
    slot: int
    """Rank in time within the stage (R1); left edges increase with it. Cards in different lanes may share one."""


class Marked(NamedTuple):
    """Where what a link says about itself stands: its mark and its share, and whether a word has room at the mark
    because no other mark is near."""

    mark: Point
    share: Point | None = None
    is_alone: bool = False


@dataclass(frozen=True, eq=False)
class Link:
    """A route from card edge to card edge: two points or more, its segments level and upright in turn."""

    transition: TransitionId
    kind: TransitionKind
    points: tuple[Point, ...]
    main: bool
    place: Callable[[tuple[Point, ...]], Marked] = field(repr=False)
    """Finds mark and share on these points: asked when they are first looked at."""
    tags: tuple[Tag, Tag] | None = None
    """At the source and at the target, when it is not drawn in full: then the route is the line at the source."""

    @cached_property
    def marked(self) -> Marked:
        """Mark and share."""
        return self.place(self.points)

    @property
    def mark(self) -> Point:
        """Where the bridge disc, the broken-passage mark or the pill of a loop sits (R13)."""
        return self.marked.mark

    @property
    def share(self) -> Point | None:
        """Centre of the share pill of a choice (R13); None for other kinds."""
        return self.marked.share

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Link) and self._all() == other._all()

    def __hash__(self) -> int:
        return hash((self.transition, self.points))

    def _all(self) -> tuple[object, ...]:
        return self.transition, self.kind, self.points, self.main, self.tags, self.marked


@dataclass(frozen=True, slots=True)
class Dot:
    """An alternative channel of a touchpoint: a disc in that channel's lane, joined to the card (R8).

    Its line is upright at the x of the disc; when the disc stands beside the card it leaves the card's side level.
    """

    touchpoint: TouchpointId
    channel: ChannelId
    at: Point
    card_end: Point


@dataclass(frozen=True, slots=True)
class Ribbon:
    """The strip of one layer, over the whole width of the map."""

    layer: LayerName
    y: float
    h: float

    @property
    def bottom(self) -> float:
        """The y of the lower edge."""
        return self.y + self.h


@dataclass(frozen=True, slots=True)
class Note:
    """One thing in the strip of a layer: a thought, a pain point, a span of an application, a bar of a role."""

    key: str
    """Unique on the map."""
    layer: LayerName
    element: Id
    """What it is about: the touchpoint of a thought, else the record itself."""
    stage: StageId
    rect: Rect
    tier: int
    """Its row in the strip, from 0."""
    touchpoints: tuple[TouchpointId, ...] = ()
    """The cards of its stage that it speaks of; none: it speaks of the stage, or of the journey."""
    ticks: tuple[float, ...] = ()
    """The xs of those cards above it, where it points up to them."""
    number: int = 0
    """Its place among the continuous roles of the journey."""
    opens: bool = True
    closes: bool = True
    """Whether a bar begins and ends here: one that runs through several stages has a piece in each."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole map of one journey. Cards, links, dots and faces are made when they are first looked at."""

    journey: Id
    view: View
    columns: tuple[Column, ...]
    lanes: tuple[Lane, ...]
    bands: tuple[Band, ...]
    cards: Mapping[TouchpointId, Card]
    links: Mapping[TransitionId, Link]
    dots: Sequence[Dot]
    arc: Arc | None
    width: float
    height: float
    sections: Sequence[StageSection] = field(compare=False, repr=False)
    """By stage, in the order of `columns`."""
    lines: tuple[NamedLine, ...] = ()
    """From top to bottom."""
    ribbons: tuple[Ribbon, ...] = ()
    """The strips of the layers between lanes and arc, from top to bottom."""
    notes: Sequence[Note] = ()
    """What stands in them, stage by stage."""

    @property
    def bottom(self) -> float:
        """The y where lanes and strips end; without any, where the headers of stages do."""
        if self.ribbons:
            return self.ribbons[-1].bottom
        return self.lanes[-1].y + self.lanes[-1].h if self.lanes else STAGE_H

    def notes_of(self, element: Id) -> Iterator[Note]:
        """The notes about an element; those of other stages are not made for it."""
        for section in self.sections:
            if element in section.packed.elements:
                yield from (note for note in section.notes if note.element == element)

    def cell(self, stage: StageId, group: Group) -> Rect | None:
        """The rectangle where a stage meets a group of lanes; None when the map has no such lanes."""
        column = next((c for c in self.columns if c.stage == stage), None)
        lanes = [lane for lane in self.lanes if lane.group == group]
        if column is None or not lanes:
            return None
        return Rect(column.x, lanes[0].y, column.w, lanes[-1].y + lanes[-1].h - lanes[0].y)
