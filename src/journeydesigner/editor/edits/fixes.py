"""Carries out the fixes that rules name: a rule says what would repair, this is where it is done."""

from __future__ import annotations

from journeydesigner.editor.edits.fields import set_fields
from journeydesigner.editor.edits.linking import set_bridge, set_bridge_owner
from journeydesigner.editor.edits.owning import assign_owner, keep_one_accountable
from journeydesigner.editor.edits.removal import remove
from journeydesigner.errors import Refusal
from journeydesigner.i18n import N_, message
from journeydesigner.model import Draft, Id
from journeydesigner.model.values import RoleId, TransitionId
from journeydesigner.rules.clearing import cleared
from journeydesigner.rules.fixes import (
    AssignBridgeOwner,
    AssignOwner,
    ClearReferences,
    Fix,
    KeepAccountable,
    Remove,
    SetBridge,
)


class FixGone(Refusal):
    """What the fix would repair is no longer there; nothing was changed."""


def carry_out(draft: Draft, fix: Fix, role: Id | None = None) -> None:
    """Do what a fix says; `role` is the user's answer where `fix.needs` one.

    Raises `FixGone` when the element has gone meanwhile, ValueError when the role is missing.
    """
    action = fix.action
    if draft.get(action.element) is None:
        raise FixGone(message(N_("That is no longer there, so there is nothing left to repair.")))
    match action:
        case AssignOwner():
            assign_owner(draft, [action.element], _role(action.role or role))
        case AssignBridgeOwner():
            set_bridge_owner(draft, _transition(action.element), _role(action.role or role))
        case KeepAccountable():
            keep_one_accountable(draft, action.element, _role(action.keep), action.facet, action.others)
        case SetBridge():
            set_bridge(
                draft,
                _transition(action.element),
                action.by,
                identity=action.identity,
                history=action.history,
            )
        case ClearReferences():
            _clear(draft, action)
        case Remove():
            remove(draft, [action.element])


def _clear(draft: Draft, action: ClearReferences) -> None:
    entity = draft.get(action.element)
    fields = cleared(entity, action.fields) if entity else None
    if fields is None:
        raise FixGone(message(N_("That field must not be empty: choose another value for it.")))
    set_fields(draft, [action.element], **fields)


def _role(role: Id | None) -> RoleId:
    if role is None:
        raise ValueError("this fix needs a role")
    return RoleId(role)


def _transition(element: Id) -> TransitionId:
    return TransitionId(element)
