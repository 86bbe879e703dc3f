"""What a stage offers the client, and whether a person can be reached: facts shared by the PHY family."""

from __future__ import annotations

from journeydesigner.model import Channel, Id, Stage, Touchpoint
from journeydesigner.model.reading import WORLDS, World, channels_of, is_controlled, offered_channels
from journeydesigner.rules.view import View, lacks_channel, remembered


@remembered
def offered(view: View, stage: Stage) -> tuple[Channel, ...]:
    """The channels a stage is served through: controlled touchpoints and their alternatives, each once (B.2)."""
    return tuple({channel.id: channel for channel in offered_channels(view.project, stage)}.values())


@remembered
def controlled_in(view: View, stage: Stage) -> tuple[Touchpoint, ...]:
    """The touchpoints of a stage that the organisation or a partner answers for (B.2)."""
    return tuple(t for t in view.project.touchpoints(stage.id) if is_controlled(view.project, t))


def first_controlled(view: View, stage: Id) -> Touchpoint | None:
    """The first touchpoint of a stage that the organisation or a partner answers for and that has a channel."""
    found = view.project.touchpoints(stage)
    return next((t for t in found if t.channel is not None and is_controlled(view.project, t)), None)


def is_offer_unknown(view: View, stage: Stage) -> bool:
    """Whether the organisation meets the client in a stage, and none of its contacts has a channel yet."""
    return not offered(view, stage) and any(map(lacks_channel, view.project.touchpoints(stage.id)))


@remembered
def worlds_of(view: View, stage: Stage) -> frozenset[World]:
    """The worlds a stage is served in (B.2: offer)."""
    return frozenset(world for channel in offered(view, stage) for world in WORLDS[channel.nature])


@remembered
def has_person(view: View, stage: Stage) -> bool:
    """Whether any channel in the whole stage leads to a person, at once, later or on request."""
    project = view.project
    touchpoints = project.touchpoints(stage.id)
    return any(leads_to_person(channel) for t in touchpoints for channel in channels_of(project, t))


def leads_to_person(channel: Channel) -> bool:
    """Whether a person answers there, be it later or on request."""
    return channel.human != "none"
