"""Carries a drop out: puts, adds and links cards at a place, by the editor's functions only. Knows no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from journeydesigner.canvas.places import Choice, Place, as_it_was, lives_in, possible_channels, possible_roles
from journeydesigner.editor.edits.fields import set_fields
from journeydesigner.editor.edits.owning import assign_owner
from journeydesigner.editor.edits.placing import (
    CannotPlace,
    Spot,
    add_touchpoint,
    both,
    move_touchpoint,
    why_not,
)
from journeydesigner.i18n import N_, language, message
from journeydesigner.layout.graph import lane_key
from journeydesigner.layout.plan import FRONT, Group
from journeydesigner.model import Draft, Id, Stage, Touchpoint
from journeydesigner.model.journey import Layer
from journeydesigner.model.naming import name_of
from journeydesigner.model.reading import effective_owner
from journeydesigner.model.values import ChannelId, RoleId, StageId, TouchpointId

LAYERS: dict[Group, Layer] = {"client": "client", "backstage": "backstage", "support": "support"}
"""The layer that a lane without channels means; the others are frontstage."""


def put(draft: Draft, cards: Sequence[TouchpointId], place: Place, choice: Choice | None = None) -> None:
    """Move cards to a place; the first one is the one that was grabbed. What the lane means is written to each:
    its channel, its layer, or an owner of its unit.

    Those of its stage go along into the place, in their order; others move by as many stages as it does. A new
    lane is for the grabbed card and for those that share its lane; the others keep theirs.
    Raises `CannotPlace` with the reason when one of them cannot be there.
    """
    project = draft.project
    grabbed = draft.one(Touchpoint, cards[0])
    pivot = place.lane.pivot if place.lane else "channels"
    lane_before = lane_key(project, grabbed, pivot)
    by = _number(draft, place.stage) - _number(draft, grabbed.stage)
    if len(cards) == 1:
        place = as_it_was(project, place, grabbed)
    for id_ in sorted(cards, key=lambda one: order_of(draft, one)):
        touchpoint = draft.one(Touchpoint, id_)
        changes_lane = lane_key(project, touchpoint, pivot) == lane_before
        there = place if touchpoint.stage == grabbed.stage else _further(draft, touchpoint, by)
        _put_one(draft, touchpoint, replace(there, lane=place.lane if changes_lane else None), choice)


def _put_one(draft: Draft, touchpoint: Touchpoint, place: Place, choice: Choice | None) -> None:
    id_ = TouchpointId(touchpoint.id)
    stays = lives_in(draft.project, touchpoint, place.lane) and choice in (None, touchpoint.channel)
    if stays or place.lane is None or place.lane.pivot == "owners":
        move_touchpoint(draft, id_, Spot(place.stage, place.before))
        answer_in_lane(draft, id_, place, choice)
        return
    if place.lane.group == "none" and touchpoint.type == "action":
        raise CannotPlace(
            message(N_("An action is no contact: it stays among the Client's actions or behind the scenes."))
        )
    layer = LAYERS.get(place.lane.group, "frontstage")
    if place.lane.pivot == "blueprint":
        _into_layer(draft, touchpoint, place, layer, choice)
    elif place.lane.channels:
        channel = ChannelId(choice) if choice is not None else place.lane.channels[0]
        move_touchpoint(draft, id_, Spot(place.stage, place.before, channel))
    else:
        move_touchpoint(draft, id_, Spot(place.stage, place.before, layer=layer))
        if draft.one(Touchpoint, id_).channel is not None:
            set_fields(draft, [id_], channel=None)


def _into_layer(draft: Draft, touchpoint: Touchpoint, place: Place, layer: Layer, choice: Choice | None) -> None:
    """Bring a card into a band of the blueprint. Behind the scenes and among the Client's actions it keeps its
    channel, so that it comes back as it was; frontstage the lane tells the nature of the channel.
    """
    id_, channel = TouchpointId(touchpoint.id), None
    if place.group in FRONT and place.group != "none":
        usual = (choice, *possible_channels(draft.project, place))
        channel = next((ChannelId(one) for one in usual if one is not None), None)
    refusal = why_not(draft, touchpoint, Spot(place.stage, place.before, channel, layer))
    if refusal is not None:
        raise CannotPlace(refusal)
    move_touchpoint(draft, id_, Spot(place.stage, place.before, channel))
    if place.group == "none" and touchpoint.channel is not None:
        set_fields(draft, [id_], channel=None)
    if draft.one(Touchpoint, id_).layer != layer:
        set_fields(draft, [id_], layer=layer)


def answer_in_lane(draft: Draft, card: TouchpointId, place: Place, choice: Choice | None = None) -> None:
    """Let a card, already in its stage, be answered for as the lane says, where lanes are units.

    `choice` is the role, None the first one possible. Raises `CannotPlace` where nobody is to answer for a card
    whose stage has an owner.
    """
    lane = place.lane
    if lane is None or lane.pivot != "owners" or lives_in(draft.project, draft.one(Touchpoint, card), lane):
        return
    if lane.unit is not None:
        role = RoleId(choice) if choice is not None else possible_roles(draft.project, place)[0]
        assign_owner(draft, [card], role)
        return
    assign_owner(draft, [card], None)
    left = draft.one(Touchpoint, card)
    if not lives_in(draft.project, left, lane):
        owner = name_of(draft.project, effective_owner(draft.project, left), language())
        said = N_("Without an owner of its own it inherits {owner} from the stage.")
        raise CannotPlace(message(said, owner=owner))


def add(draft: Draft, place: Place, choice: Choice | None = None, behind: bool = False) -> Touchpoint:
    """Add a touchpoint at a place; `behind` makes it an action behind the scenes wherever the lane is."""
    if place.lane is not None and place.lane.pivot == "owners":
        made = add(draft, replace(place, lane=None), None, behind)
        answer_in_lane(draft, TouchpointId(made.id), place, choice)
        return draft.one(Touchpoint, made.id)
    channel = ChannelId(choice) if choice is not None else None
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


def order_of(draft: Draft, id_: TouchpointId) -> tuple[int, str, str]:
    """What sorts touchpoints as the map shows them."""
    touchpoint = draft.one(Touchpoint, id_)
    return _number(draft, touchpoint.stage), touchpoint.rank, touchpoint.id
