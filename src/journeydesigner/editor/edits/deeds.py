"""What the map and the outline both do to elements: each deed with its name for the history, and the change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar, get_args

from journeydesigner.editor.edits.fields import set_fields
from journeydesigner.editor.edits.linking import link, remove_bridge, set_bridge, why_no_link
from journeydesigner.editor.edits.owning import assign_owner
from journeydesigner.editor.edits.placing import Spot, add_stage, add_touchpoint, following, move_touchpoint
from journeydesigner.editor.edits.removal import remove
from journeydesigner.i18n import N_, Message, language, message
from journeydesigner.model import Draft, Id, Project, Role, Stage, Touchpoint, Transition
from journeydesigner.model.journey import Layer, Mechanism, TransitionKind
from journeydesigner.model.naming import name_of
from journeydesigner.model.values import ChannelId, RoleId, StageId, TouchpointId, TransitionId

T_co = TypeVar("T_co", covariant=True)
NAMED = 3
"""How many elements a label names before it stops."""


@dataclass(frozen=True, slots=True)
class Deed(Generic[T_co]):
    """One step of the history to be: its name, and what it does to a draft."""

    label: Message
    change: Callable[[Draft], T_co]


def removal(project: Project, ids: Sequence[Id]) -> Deed[None]:
    """Remove these elements with what cannot be without them."""
    if len(ids) == 1:
        label = message(N_("Remove {name}"), name=_name(project, ids[0]))
    else:
        label = message(N_("Remove {count} elements"), count=len(ids))
    return Deed(label, lambda draft: remove(draft, ids))


def owned(project: Project, elements: Sequence[Id], role: RoleId | None) -> Deed[None]:
    """Make a role answer for elements; None: nobody."""
    names = named(project, elements)
    if role is not None and project.one(Role, role) is not None:
        label = message(N_("{owner} answers for {name}"), owner=_name(project, role), name=names)
    else:
        label = message(N_("Nobody answers for {name} any more"), name=names)
    return Deed(label, lambda draft: assign_owner(draft, elements, role))


def in_channel(project: Project, card: Touchpoint, channel: ChannelId | None) -> Deed[None]:
    """Give a touchpoint another main channel, or none."""

    def change(draft: Draft) -> None:
        if channel is None:
            set_fields(draft, [card.id], channel=None)
        else:
            id_ = TouchpointId(card.id)
            move_touchpoint(draft, id_, Spot(card.stage, id_, channel))

    words = {"name": _name(project, card.id)}
    if channel is None:
        return Deed(message(N_("{name} without a channel"), **words), change)
    return Deed(message(N_("{name} by {channel}"), channel=_name(project, channel), **words), change)


def on_layer(project: Project, card: Touchpoint, layer: Layer) -> Deed[Touchpoint]:
    """Bring a touchpoint before or behind the scenes."""
    id_ = TouchpointId(card.id)
    label = message(N_("Move {name}"), name=_name(project, id_))
    return Deed(label, lambda draft: move_touchpoint(draft, id_, Spot(card.stage, id_, layer=layer)))


def turned_critical(project: Project, card: Touchpoint) -> Deed[None]:
    """Make a touchpoint a moment of truth, or take that back."""
    text = N_("{name} is no longer a moment of truth") if card.critical else N_("{name} is a moment of truth")
    label = message(text, name=_name(project, card.id))
    return Deed(label, lambda draft: set_fields(draft, [card.id], critical=not card.critical))


def of_kind(project: Project, transition: Transition, kind: TransitionKind) -> Deed[None]:
    """Say what a link is."""
    label = message(N_("Change the kind of {name}"), name=_name(project, transition.id))
    return Deed(label, lambda draft: set_fields(draft, [transition.id], kind=kind))


def bridged(project: Project, transition: TransitionId, by: Mechanism | None) -> Deed[Transition]:
    """Give a passage a bridge, or none."""
    names = _name(project, transition)
    if by is None:
        label = message(N_("Take the bridge off {name}"), name=names)
        return Deed(label, lambda draft: remove_bridge(draft, transition))
    return Deed(
        message(N_("Set the bridge of {name}"), name=names), lambda draft: set_bridge(draft, transition, by)
    )


def mechanisms(project: Project) -> list[Mechanism]:
    """All mechanisms of bridges, the most used in the project first."""
    used = Counter(t.bridge.by for t in project.all(Transition).values() if t.bridge is not None)
    known: list[Mechanism] = [m for m in get_args(Mechanism) if m != "none"]
    return sorted(known, key=lambda one: (-used[one], known.index(one)))


def next_touchpoint(project: Project, card: TouchpointId) -> Deed[Touchpoint]:
    """Add a touchpoint behind a card, in its lane."""
    label = message(N_("Add a touchpoint after {name}"), name=_name(project, card))
    return Deed(label, lambda draft: follow(draft, card))


def next_stage(project: Project, stage: Stage) -> Deed[Stage]:
    """Add a stage behind a stage."""
    before = following(project.stages(stage.journey), stage.id)
    place = StageId(before) if before is not None else None
    return Deed(message(N_("Add a stage")), lambda draft: add_stage(draft, stage.journey, place))


def follow(draft: Draft, card: TouchpointId) -> Touchpoint:
    """Add a touchpoint behind a card and lead the card to it.

    Where the card had one way on, a plain sequence, the new one comes between: the way on begins at it, with the
    bridge it had, since the new one is in the card's lane. Where it had several, the new one is one way more.
    Behind the scenes nothing is linked.
    """
    before = draft.one(Touchpoint, card)
    made = add_touchpoint(draft, right_behind(draft.project, before))
    if before.layer != made.layer and before.layer == "client":
        made = draft.update(made, layer="client")
    new = TouchpointId(made.id)
    ways = [way for way in draft.project.outgoing(card) if way.to != card]
    if len(ways) == 1 and ways[0].kind == "sequence":
        draft.update(draft.one(Transition, ways[0].id), from_=new)
    if why_no_link(draft.project, card, new) is None:
        link(draft, card, new)
    return made


def right_behind(project: Project, card: Touchpoint) -> Spot:
    """The place behind a touchpoint, in its lane."""
    there = following(project.touchpoints(card.stage), card.id)
    is_lane = card.channel is not None or card.layer == "frontstage"
    before = TouchpointId(there) if there is not None else None
    return Spot(card.stage, before, card.channel, None if is_lane else card.layer)


def named(project: Project, ids: Sequence[Id]) -> str:
    """The names of elements for a label: the first ones, and “…” for the others."""
    return ", ".join(_name(project, id_) for id_ in ids[:NAMED]) + ("…" if len(ids) > NAMED else "")


def _name(project: Project, id_: Id) -> str:
    return name_of(project, id_, language())
