"""What one touchpoint and one link add to the measures of their journey: whole numbers, so that sums are exact."""

from __future__ import annotations

from typing import Literal, NamedTuple

from journeydesigner.model import Channel, Id, Project, Role, Stage, Touchpoint, Transition
from journeydesigner.model.reading import (
    WORLDS,
    bridge_of,
    channels_of,
    effective_owner,
    is_controlled,
    is_handover,
    is_met,
    is_silo_jump,
    world_switch,
)
from journeydesigner.model.values import ChannelId, JourneyId, PersonaId, RoleId, StageId

Loss = Literal["way", "identity", "history"]
"""What a seam may fail to carry."""

TROUGH = -2
"""A score as low as this is a trough (C.2)."""

Reach = tuple[tuple[PersonaId, ...], tuple[ChannelId, ...]]
"""Who goes through a touchpoint (nobody named: all personas of the journey), and the channels it can be had by."""


class PointCounts(NamedTuple):
    """What is counted of touchpoints: 0 or 1 of one, sums of several."""

    controlled: int = 0
    owned: int = 0
    """Controlled, with a real effective owner."""
    personalised: int = 0
    """Controlled and personalised."""
    channelled: int = 0
    """Controlled, with a channel."""
    two_way: int = 0
    """Controlled, with a channel that goes both ways."""
    frontstage: int = 0
    felt: int = 0
    """Frontstage, with an emotion."""
    troughs: int = 0
    """Frontstage, with the lowest score."""


class Point(NamedTuple):
    """What one touchpoint adds."""

    stage: StageId
    counts: PointCounts
    physical: int
    """Channels offered in the physical world (C.2, balance)."""
    digital: int
    reach: Reach | None
    """None for what no client meets, or has no channel."""
    score: int | None


class LinkCounts(NamedTuple):
    """What is counted of links: of one, or sums of several."""

    handovers: int = 0
    silo_jumps: int = 0
    answered: int = 0
    """Hand-overs with a real bridge owner."""
    switches: int = 0
    bridged: int = 0
    """World switches with a bridge."""
    seams: int = 0
    carried: int = 0
    """Thirds of the continuity of a seam: 0 to 3."""


WAY = 2
"""So many of these, the first ones, are counted along the main path too."""


def is_real_owner(project: Project, role: RoleId | None) -> bool:
    """Whether somebody answers: a role there is, and no placeholder (C.2)."""
    found = project.one(Role, role)
    return found is not None and not found.placeholder


def point_of(project: Project, journey: JourneyId | Id, id_: Id) -> Point | None:
    """What the touchpoint of this id adds; None when it is not in the journey."""
    touchpoint = project.one(Touchpoint, id_)
    stage = project.one(Stage, touchpoint.stage) if touchpoint is not None else None
    if touchpoint is None or stage is None or stage.journey != journey:
        return None
    channels = tuple(channels_of(project, touchpoint))
    controlled = is_controlled(project, touchpoint)
    worlds = [WORLDS[channel.nature] for channel in channels] if controlled else []
    reach = (stage.personas or (), tuple(c.id for c in channels)) if channels and is_met(touchpoint) else None
    return Point(
        stage=StageId(stage.id),
        counts=_counts(project, touchpoint, controlled, channels),
        physical=sum("P" in world for world in worlds),
        digital=sum("D" in world for world in worlds),
        reach=reach,  # type: ignore[arg-type]
        score=touchpoint.emotion.score if touchpoint.emotion is not None else None,
    )


def _counts(
    project: Project, touchpoint: Touchpoint, controlled: bool, channels: tuple[Channel, ...]
) -> PointCounts:
    emotion = touchpoint.emotion if touchpoint.layer == "frontstage" else None
    return PointCounts(
        controlled=int(controlled),
        owned=int(controlled and is_real_owner(project, effective_owner(project, touchpoint))),
        personalised=int(controlled and touchpoint.personalised),
        channelled=int(controlled and bool(channels)),
        two_way=int(controlled and any(channel.direction == "two_way" for channel in channels)),
        frontstage=int(touchpoint.layer == "frontstage"),
        felt=int(emotion is not None),
        troughs=int(emotion is not None and emotion.score <= TROUGH),
    )


def link_of(project: Project, transition: Transition) -> LinkCounts:
    """What a transition adds."""
    handover, switch = is_handover(project, transition), world_switch(project, transition) is not None
    jump = is_silo_jump(project, transition)
    is_seam = handover or switch or jump
    return LinkCounts(
        handovers=int(handover),
        answered=int(handover and has_bridge_owner(project, transition)),
        silo_jumps=int(jump),
        switches=int(switch),
        bridged=int(switch and bridge_of(transition) is not None),
        seams=int(is_seam),
        carried=3 - len(_lost(project, transition, switch)) if is_seam else 0,
    )


def has_bridge_owner(project: Project, transition: Transition) -> bool:
    """Whether somebody answers for a passage; also where two counters side by side need no mechanism."""
    return transition.bridge is not None and is_real_owner(project, transition.bridge.owner)


def lost_across(project: Project, transition: Transition) -> tuple[Loss, ...]:
    """What does not hold across a seam: the way itself, identity, history (C.2, continuity)."""
    return _lost(project, transition, world_switch(project, transition) is not None)


def _lost(project: Project, transition: Transition, is_switch: bool) -> tuple[Loss, ...]:
    arrival, bridge = project.one(Touchpoint, transition.to), bridge_of(transition)
    needs_identity = arrival is not None and arrival.needs_identity
    needs_history = arrival is not None and arrival.needs_history
    lost: list[Loss] = []
    if bridge is None and (is_switch or needs_identity or needs_history):
        lost.append("way")
    if needs_identity and not (bridge is not None and bridge.identity):
        lost.append("identity")
    if needs_history and not (bridge is not None and bridge.history):
        lost.append("history")
    return tuple(lost)
