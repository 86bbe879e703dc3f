"""Placing stages, touchpoints and lanes: adding them, moving them, and the refusals with their reasons.

A place is never a position: it is a stage, a neighbour and a lane, and a lane is a channel or a layer.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from journeydesigner.errors import Refusal
from journeydesigner.i18n import N_, Message, message, translate
from journeydesigner.model import Channel, Draft, Id, Journey, Stage, Text2, Touchpoint
from journeydesigner.model.journey import Layer, StageType
from journeydesigner.model.rank import between
from journeydesigner.model.values import ChannelId, JourneyId, Ranked, StageId, TouchpointId


class CannotPlace(Refusal):
    """What is dragged cannot be where it was dropped; nothing was changed."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a touchpoint goes: into `stage`, before the touchpoint `before` (None: at the end), into a lane.

    The lane is a channel, or a layer without one; both None keep what the touchpoint has.
    """

    stage: StageId
    before: TouchpointId | None = None
    channel: ChannelId | None = None
    layer: Layer | None = None


UNNAMED = (
    N_("New stage"),
    N_("New touchpoint"),
    N_("New action"),
    N_("New journey"),
    N_("New unit"),
    N_("New role"),
    N_("New channel"),
    N_("New pain point"),
    N_("New opportunity"),
    N_("New KPI"),
    N_("New persona"),
    N_("New application"),
)
"""Names that new things bear until somebody names them."""


@cache
def both(msgid: str) -> Text2:
    """A name for something new, in both languages."""
    return Text2(fr=translate(msgid, "fr"), en=translate(msgid, "en"))


def is_unnamed(name: Text2) -> bool:
    """Whether nobody has named the thing yet, so that naming it in one language names it for good."""
    return any(name == both(msgid) for msgid in UNNAMED)


def rank_before(siblings: Sequence[Ranked], before: Id | None, moving: Iterable[Id] = ()) -> str:
    """The rank of a place among `siblings`: before `before`, or at the end. `moving` ones do not count."""
    leaving = set(moving)
    staying = [s for s in siblings if s.id not in leaving]
    place = next((n for n, s in enumerate(staying) if s.id == before), len(staying))
    return _rank_at([s.rank for s in staying], place)


def following(siblings: Iterable[Ranked], one: Id) -> Id | None:
    """The sibling behind one; None behind the last."""
    order = [sibling.id for sibling in siblings]
    place = order.index(one) + 1
    return order[place] if place < len(order) else None


def _rank_at(ranks: Sequence[str], place: int) -> str:
    """A rank for `place` in this sorted row. A file may hold equal ranks: then the place after all of these."""
    lower = ranks[place - 1] if place else None
    upper = next((rank for rank in ranks[place:] if lower is None or rank > lower), None)
    return between(lower, upper)


def add_stage(
    draft: Draft,
    journey: JourneyId,
    before: StageId | None = None,
    name: Text2 | None = None,
    type_: StageType = "other",
) -> Stage:
    """Add a stage before another one, or at the end."""
    return draft.add(
        Stage(
            id=draft.new_id("s"),
            rank=rank_before(draft.project.stages(journey), before),
            journey=journey,
            name=name or both("New stage"),
            type=type_,
        )
    )


def move_stage(draft: Draft, stage: StageId, before: StageId | None) -> Stage:
    """Put a stage before another one of its journey, or at the end."""
    moved = draft.one(Stage, stage)
    if before == stage:
        return moved
    siblings = draft.project.stages(moved.journey)
    return draft.update(moved, rank=rank_before(siblings, before, [stage]))


def add_touchpoint(draft: Draft, spot: Spot, name: Text2 | None = None) -> Touchpoint:
    """Add a touchpoint at a spot. Behind the scenes it is an action, elsewhere a communication."""
    stage = draft.one(Stage, spot.stage)
    behind = spot.layer in ("backstage", "support")
    touchpoint = draft.add(
        Touchpoint(
            id=draft.new_id("t"),
            rank=rank_before(draft.project.touchpoints(stage.id), spot.before),
            stage=spot.stage,
            name=name or both("New action" if behind else "New touchpoint"),
            type="action" if behind or spot.layer == "client" else "communication",
            layer=spot.layer or "frontstage",
            channel=spot.channel,
        )
    )
    if spot.channel is not None:
        open_lane(draft, spot.channel)
    return touchpoint


def move_touchpoint(draft: Draft, touchpoint: TouchpointId, spot: Spot) -> Touchpoint:
    """Move a card into another stage, order or lane. Raises `CannotPlace` with the reason when it cannot be."""
    moved = draft.one(Touchpoint, touchpoint)
    refusal = why_not(draft, moved, spot)
    if refusal is not None:
        raise CannotPlace(refusal)
    fields: dict[str, object] = {}
    if spot.channel is not None:
        fields.update(_into_channel(moved, spot.channel))
        open_lane(draft, spot.channel)
    elif spot.layer is not None and spot.layer != moved.layer:
        fields.update(layer=spot.layer, channel=None, alt=())
    siblings = draft.project.touchpoints(spot.stage)
    if spot.before != touchpoint:
        fields.update(stage=spot.stage, rank=rank_before(siblings, spot.before, [touchpoint]))
    return draft.update(moved, **fields)


def why_not(draft: Draft, touchpoint: Touchpoint, spot: Spot) -> Message | None:
    """Why a touchpoint cannot be at a spot; None when it can."""
    stage = draft.one(Stage, spot.stage)
    if draft.one(Stage, touchpoint.stage).journey != stage.journey:
        return message(N_("A touchpoint cannot leave its journey."))
    if spot.channel is not None and touchpoint.type == "action":
        return message(N_("An action has no channel."))
    if spot.layer in ("backstage", "support") and touchpoint.layer not in ("backstage", "support"):
        project = draft.project
        if project.outgoing(touchpoint.id) or project.incoming(touchpoint.id):
            return message(
                N_("What the Client meets is linked, and nothing behind the scenes is: remove its links first.")
            )
        if touchpoint.emotion or touchpoint.entry or touchpoint.exit:
            return message(N_("Behind the scenes there is no emotion, no entry and no exit."))
    return None


def _into_channel(touchpoint: Touchpoint, channel: ChannelId) -> dict[str, object]:
    """Make `channel` the main one. When it was an alternative, the two change places."""
    if touchpoint.channel == channel:
        return {}
    alternatives: tuple[ChannelId, ...] = touchpoint.alt
    if channel in alternatives:
        swapped = [touchpoint.channel if c == channel else c for c in alternatives]
        alternatives = tuple(c for c in swapped if c is not None)
    layer = touchpoint.layer if touchpoint.layer == "client" else "frontstage"
    return {"channel": channel, "alt": alternatives, "layer": layer}


def open_lane(draft: Draft, channel: ChannelId) -> None:
    """Give a channel its place among the lanes of its nature when it is used for the first time."""
    found = draft.one(Channel, channel)
    if found.rank is None:
        lanes = [c for c in draft.project.children(Channel) if c.nature == found.nature and c.rank is not None]
        last = max((c.rank for c in lanes if c.rank is not None), default=None)
        draft.update(found, rank=between(last, None))


def move_lane(draft: Draft, channel: ChannelId, before: ChannelId | None) -> Channel:
    """Put a channel's lane before another one of its nature, or last. Raises `CannotPlace` across natures."""
    open_lane(draft, channel)
    moved = draft.one(Channel, channel)
    if before == channel:
        return moved
    if before is not None:
        other = draft.one(Channel, before)
        if other.nature != moved.nature:
            raise CannotPlace(
                message(
                    N_("A lane stays among those of its nature: change the channel's nature in the inspector.")
                )
            )
        open_lane(draft, before)
    lanes = [
        c
        for c in draft.project.children(Channel)
        if c.nature == moved.nature and c.rank is not None and c.id != channel
    ]
    place = next((n for n, c in enumerate(lanes) if c.id == before), len(lanes))
    return draft.update(moved, rank=_rank_at([c.rank for c in lanes if c.rank is not None], place))


def add_journey(draft: Draft, name: Text2 | None = None) -> Journey:
    """Add an empty journey after the others."""
    siblings = draft.project.journeys()
    return draft.add(
        Journey(
            id=draft.new_id("j"),
            rank=rank_before(siblings, None),
            name=name or both("New journey"),
            kind="customer_b2c",
        )
    )
