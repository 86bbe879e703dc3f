"""New stages and touchpoints where the tree has them, and what the palette lets fall on a row."""

from __future__ import annotations

from journeydesigner.editor.edits.deeds import Deed, in_channel, next_stage, owned, right_behind
from journeydesigner.editor.edits.placing import Spot, add_stage, add_touchpoint
from journeydesigner.editor.payload import Payload
from journeydesigner.i18n import N_, message
from journeydesigner.model import Channel, Draft, Entity, Id, Journey, Project, Role, Stage, Touchpoint
from journeydesigner.model.values import ChannelId, JourneyId, RoleId, StageId, TouchpointId


def at_end_of(stage: Id, behind: bool) -> Spot:
    """The end of a stage, or of what lies `behind` the scenes there."""
    return Spot(StageId(stage), layer="backstage" if behind else None)


def after(project: Project, touchpoint: Touchpoint, behind: bool) -> Spot:
    """Right after a touchpoint: in its lane, or `behind` the scenes."""
    spot = right_behind(project, touchpoint)
    if behind:
        return Spot(spot.stage, spot.before, layer="support" if touchpoint.layer == "support" else "backstage")
    return spot


def touchpoint_at(spot: Spot) -> Deed[Touchpoint]:
    """Add a touchpoint, or an action where the spot is behind the scenes."""
    behind = spot.layer in ("backstage", "support")
    label = message(N_("Add an action") if behind else N_("Add a touchpoint"))
    return Deed(label, lambda draft: add_touchpoint(draft, spot))


def first_touchpoint(journey: Id, behind: bool) -> Deed[Touchpoint]:
    """Add a first stage with a touchpoint in it, to a journey that has none."""

    def change(draft: Draft) -> Touchpoint:
        stage = add_stage(draft, JourneyId(journey))
        return add_touchpoint(draft, at_end_of(stage.id, behind))

    return Deed(message(N_("Add a stage with its first touchpoint")), change)


def stage_at(journey: Id, before: Id | None) -> Deed[Stage]:
    """Add a stage before another one, or at the end."""
    goal = StageId(before) if before is not None else None
    return Deed(message(N_("Add a stage")), lambda draft: add_stage(draft, JourneyId(journey), goal))


def given(
    project: Project, payload: Payload, under: Id, before: Id | None, onto: bool
) -> Deed[Stage] | Deed[Touchpoint] | Deed[None] | None:
    """What the palette lets fall under an element, before a row of it (None: at the end), or `onto` it.

    Something new is added there; a channel is that of a touchpoint, or of a new one between rows; a role answers
    for what it falls onto. None where it means nothing.
    """
    goal = project.get(under)
    if payload.kind == "stage":
        if isinstance(goal, Stage):
            return next_stage(project, goal) if onto else None
        return stage_at(under, before) if isinstance(goal, Journey) else None
    if payload.kind == "role":
        role = project.one(Role, payload.id)
        can_own = isinstance(goal, Journey | Stage | Touchpoint) and onto
        return owned(project, [under], RoleId(role.id)) if role is not None and can_own else None
    if payload.kind == "channel":
        channel = project.one(Channel, payload.id)
        return _by_channel(project, ChannelId(channel.id), goal, before, onto) if channel is not None else None
    behind = payload.kind == "action"
    if isinstance(goal, Touchpoint):
        return touchpoint_at(after(project, goal, behind)) if onto else None
    return _between(goal, before, None, behind)


def _by_channel(
    project: Project, channel: ChannelId, goal: Entity | None, before: Id | None, onto: bool
) -> Deed[Touchpoint] | Deed[None] | None:
    if isinstance(goal, Touchpoint):
        return in_channel(project, goal, channel) if onto and goal.type != "action" else None
    return _between(goal, before, channel, False)


def _between(
    goal: Entity | None, before: Id | None, channel: ChannelId | None, behind: bool
) -> Deed[Touchpoint] | None:
    if not isinstance(goal, Stage):
        return None
    place = TouchpointId(before) if before is not None else None
    return touchpoint_at(Spot(StageId(goal.id), place, channel, "backstage" if behind else None))
