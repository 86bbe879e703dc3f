"""Linking touchpoints, and bridging the passages between worlds."""

from __future__ import annotations

from journeydesigner.editor.edits.placing import CannotPlace, rank_before
from journeydesigner.i18n import N_, Message, message
from journeydesigner.model import Bridge, Draft, Id, Project, Stage, Touchpoint, Transition
from journeydesigner.model.journey import Mechanism, TransitionKind
from journeydesigner.model.values import JourneyId, RoleId, TouchpointId, TransitionId


def why_no_link(project: Project, start: TouchpointId, end: TouchpointId) -> Message | None:
    """Why a link from `start` to `end` cannot be; None when it can."""
    first, last = project.one(Touchpoint, start), project.one(Touchpoint, end)
    if first is None or last is None:
        return message(N_("A link joins two touchpoints."))
    if any(t.layer in ("backstage", "support") for t in (first, last)):
        return message(N_("Links show the Client's way: nothing behind the scenes is linked."))
    if _journey(project, first) != _journey(project, last):
        return message(N_("A link stays within one journey."))
    if any(t.to == end for t in project.outgoing(start)):
        return message(N_("These two touchpoints are linked already."))
    return None


def link(draft: Draft, start: TouchpointId, end: TouchpointId, kind: TransitionKind | None = None) -> Transition:
    """Link two touchpoints. Raises `CannotPlace` with the reason when that cannot be.

    Without `kind`: a loop onto itself, a choice where the touchpoint leads on or ends, else a sequence.
    """
    refusal = why_no_link(draft.project, start, end)
    if refusal is not None:
        raise CannotPlace(refusal)
    first = draft.one(Touchpoint, start)
    journey = _journey(draft.project, first)
    return draft.add(
        Transition(
            id=draft.new_id("x"),
            rank=rank_before(draft.project.transitions(journey), None),
            journey=journey,
            from_=start,
            to=end,
            kind=kind or _usual_kind(draft.project, first, end),
        )
    )


def reroute(draft: Draft, transition: TransitionId, end: TouchpointId) -> Transition:
    """Let a link arrive at another touchpoint. Raises `CannotPlace` with the reason when that cannot be."""
    moved = draft.one(Transition, transition)
    if moved.to == end:
        return moved
    refusal = why_no_link(draft.project, moved.from_, end)
    if end == moved.from_ and moved.kind != "loop":
        refusal = message(N_("Only a loop returns to its own touchpoint: change the kind of the link first."))
    if refusal is not None:
        raise CannotPlace(refusal)
    return draft.update(moved, to=end)


def set_bridge(
    draft: Draft,
    transition: TransitionId,
    by: Mechanism | None = None,
    *,
    identity: bool | None = None,
    history: bool | None = None,
) -> Transition:
    """Give a passage a bridge, or change it: what is None stays as it is."""
    found = draft.one(Transition, transition)
    bridge = found.bridge or Bridge(by=by or "none")
    changed = Bridge(
        by=by or bridge.by,
        identity=bridge.identity if identity is None else identity,
        history=bridge.history if history is None else history,
        owner=bridge.owner,
    )
    return draft.update(found, bridge=changed)


def set_bridge_owner(draft: Draft, transition: TransitionId, owner: RoleId | None) -> Transition:
    """Name who answers for a passage. A link without bridge keeps having none, with an owner for its making."""
    found = draft.one(Transition, transition)
    bridge = found.bridge or Bridge(by="none")
    return draft.update(found, bridge=bridge.model_copy(update={"owner": owner}))


def remove_bridge(draft: Draft, transition: TransitionId) -> Transition:
    """Take the bridge away."""
    return draft.update(draft.one(Transition, transition), bridge=None)


def _usual_kind(project: Project, first: Touchpoint, end: Id) -> TransitionKind:
    if first.id == end:
        return "loop"
    leads_on = any(t.kind in ("sequence", "choice") for t in project.outgoing(first.id))
    return "choice" if leads_on or first.exit else "sequence"


def _journey(project: Project, touchpoint: Touchpoint) -> JourneyId:
    stage = project.one(Stage, touchpoint.stage)
    if stage is None:
        raise KeyError(touchpoint.stage)
    return stage.journey
