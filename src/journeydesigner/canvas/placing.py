"""Carries a drop out: puts, adds and links cards at a place, by the editor's functions only. Knows no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from journeydesigner.canvas.places import Place, as_it_was, lives_in
from journeydesigner.editor.edits.fields import set_fields
from journeydesigner.editor.edits.placing import CannotPlace, Spot, add_touchpoint, both, move_touchpoint
from journeydesigner.i18n import N_, message
from journeydesigner.layout.plan import Group
from journeydesigner.model import Draft, Id, Stage, Touchpoint
from journeydesigner.model.journey import Layer
from journeydesigner.model.values import ChannelId, StageId, TouchpointId

LAYERS: dict[Group, Layer] = {"client": "client", "backstage": "backstage", "support": "support"}
"""The layer that a lane without channels means; the others are frontstage."""


def put(draft: Draft, cards: Sequence[TouchpointId], place: Place, channel: ChannelId | None = None) -> None:
    """Move cards to a place; the first one is the one that was grabbed.

    Those of its stage go along into the place, in their order; others move by as many stages as it does. A new
    lane is for the grabbed card and for those that share its lane; the others keep theirs.
    Raises `CannotPlace` with the reason when one of them cannot be there.
    """
    project = draft.project
    grabbed = draft.one(Touchpoint, cards[0])
    lane_before = (grabbed.channel, grabbed.layer)
    by = _number(draft, place.stage) - _number(draft, grabbed.stage)
    if len(cards) == 1:
        place = as_it_was(project, place, grabbed)
    for id_ in sorted(cards, key=lambda one: _order(draft, one)):
        touchpoint = draft.one(Touchpoint, id_)
        changes_lane = (touchpoint.channel, touchpoint.layer) == lane_before
        there = place if touchpoint.stage == grabbed.stage else _further(draft, touchpoint, by)
        _put_one(draft, touchpoint, replace(there, lane=place.lane if changes_lane else None), channel)


def _put_one(draft: Draft, touchpoint: Touchpoint, place: Place, channel: ChannelId | None) -> None:
    id_ = TouchpointId(touchpoint.id)
    stays = lives_in(draft.project, touchpoint, place.lane) and channel in (None, touchpoint.channel)
    if stays or place.lane is None:
        move_touchpoint(draft, id_, Spot(place.stage, place.before))
        return
    if place.lane.channels:
        move_touchpoint(draft, id_, Spot(place.stage, place.before, channel or place.lane.channels[0]))
        return
    if place.lane.group == "none" and touchpoint.type == "action":
        raise CannotPlace(
            message(N_("An action is no contact: it stays among the Client's actions or behind the scenes."))
        )
    layer = LAYERS.get(place.lane.group, "frontstage")
    move_touchpoint(draft, id_, Spot(place.stage, place.before, layer=layer))
    if draft.one(Touchpoint, id_).channel is not None:
        set_fields(draft, [id_], channel=None)


def add(draft: Draft, place: Place, channel: ChannelId | None = None, behind: bool = False) -> Touchpoint:
    """Add a touchpoint at a place; `behind` makes it an action behind the scenes wherever the lane is."""
    group = place.group
    layer = LAYERS.get(group) if group else None
    if behind and layer is None:
        layer = "backstage"
    spot = Spot(place.stage, place.before, None if layer else channel, layer)
    return add_touchpoint(draft, spot, both("New action") if behind else None)


def add_alternative(draft: Draft, card: TouchpointId, channel: ChannelId) -> None:
    """Let a touchpoint be met by one more channel. Raises `CannotPlace` with the reason when it cannot."""
    touchpoint = draft.one(Touchpoint, card)
    if touchpoint.type == "action" or touchpoint.layer in ("backstage", "support"):
        raise CannotPlace(message(N_("An action has no channel.")))
    if channel in (touchpoint.channel, *touchpoint.alt):
        raise CannotPlace(message(N_("It is met by this channel already.")))
    set_fields(draft, [card], alt=(*touchpoint.alt, channel))


def _further(draft: Draft, touchpoint: Touchpoint, by: int) -> Place:
    """The end of the stage `by` stages on; the place the touchpoint has when `by` is 0."""
    stage = draft.one(Stage, touchpoint.stage)
    stages = draft.project.stages(stage.journey)
    number = _number(draft, touchpoint.stage) + by
    if not 0 <= number < len(stages):
        raise CannotPlace(message(N_("The stages end before all the selected cards are placed.")))
    before = TouchpointId(touchpoint.id) if by == 0 else None
    return Place(StageId(stages[number].id), number + 1, before)


def _number(draft: Draft, stage: Id) -> int:
    found = draft.one(Stage, stage)
    return [s.id for s in draft.project.stages(found.journey)].index(found.id)


def _order(draft: Draft, id_: TouchpointId) -> tuple[int, str]:
    touchpoint = draft.one(Touchpoint, id_)
    return _number(draft, touchpoint.stage), touchpoint.rank
