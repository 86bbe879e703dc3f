"""Carries out the fixes that rules name: a rule says what would repair, this is where it is done."""

from __future__ import annotations

from typing import Any

from journeydesigner.editor.edits.beginning import add_usual_stages
from journeydesigner.editor.edits.channels import set_counterparts
from journeydesigner.editor.edits.fields import set_fields
from journeydesigner.editor.edits.linking import set_bridge, set_bridge_owner
from journeydesigner.editor.edits.making import make_record
from journeydesigner.editor.edits.nesting import detail_stage
from journeydesigner.editor.edits.owning import keep_one_accountable
from journeydesigner.editor.edits.removal import remove
from journeydesigner.editor.edits.replacing import replace_and_remove, replace_everywhere
from journeydesigner.errors import Refusal
from journeydesigner.i18n import N_, message
from journeydesigner.model import Draft, Id, Project, Text2
from journeydesigner.model.kinds import PARENT_FIELD
from journeydesigner.model.values import RoleId, TransitionId
from journeydesigner.rules.clearing import cleared
from journeydesigner.rules.fixes import (
    Action,
    AddRecord,
    AddStages,
    Append,
    Asked,
    ClearReferences,
    DetailStage,
    Fix,
    Item,
    KeepAccountable,
    Open,
    Remove,
    Replace,
    SetBridge,
    SetFields,
    Values,
)
from journeydesigner.rules.wording import Sentence

Made = tuple[Id, ...]
"""Records that a fix made, in the order it made them: what the window shows next."""


class FixGone(Refusal):
    """What the fix would repair is no longer there; nothing was changed."""

    def __init__(self) -> None:
        super().__init__(message(N_("That is no longer there, so there is nothing left to repair.")))


def carry_out(draft: Draft, fix: Fix, answer: Id | None = None) -> Made:
    """Do what a fix says and return what it made; `answer` is the user's where `fix.needs` one.

    A fix that only opens changes nothing. Raises `FixGone` when an element has gone meanwhile, ValueError when the
    answer is missing, and the refusals of the edits it consists of.
    """
    if fix.needs is not None and answer is None:
        raise ValueError(f"this fix needs a {fix.needs}")
    made: list[Id] = []
    for action in fix.actions:
        made.extend(_carry_out(draft, action, answer))
    return tuple(made)


def _carry_out(draft: Draft, action: Action, answer: Id | None) -> Made:
    if draft.get(action.element) is None:
        raise FixGone
    match action:
        case SetFields():
            set_fields(draft, [action.element], **_fields(draft.project, action.values, answer))
        case Append():
            _append(draft, action, answer)
        case AddRecord():
            return _add(draft, action, answer)
        case AddStages():
            return tuple(stage.id for stage in add_usual_stages(draft, action.element, action.types))
        case DetailStage():
            return (detail_stage(draft, action.element).id,)
        case SetBridge():
            _bridge(draft, action, answer)
        case KeepAccountable():
            keep_one_accountable(draft, action.element, RoleId(action.keep), action.facet, action.others)
        case ClearReferences():
            _clear(draft, action)
        case Replace():
            _replace(draft, action, answer)
        case Remove():
            remove(draft, [action.element])
        case Open():
            pass
    return ()


def _add(draft: Draft, action: AddRecord, answer: Id | None) -> Made:
    fields = _fields(draft.project, action.values, answer)
    if action.kind in PARENT_FIELD:
        fields[PARENT_FIELD[action.kind]] = action.element
    made = make_record(draft, action.kind, fields).id
    if action.field is not None:
        _append(draft, Append(action.element, action.field, (made,)), None)
    return (made,)


def _append(draft: Draft, action: Append, answer: Id | None) -> None:
    items = _resolved(draft.project, action.items, answer)
    now = (*(getattr(draft.get(action.element), action.field) or ()), *items)
    if action.field == "counterparts":
        set_counterparts(draft, action.element, now)
        return
    set_fields(draft, [action.element], **{action.field: now})
    values = getattr(draft.get(action.element), action.field)
    if len(set(values)) < len(values):
        set_fields(draft, [action.element], **{action.field: tuple(dict.fromkeys(values))})


def _bridge(draft: Draft, action: SetBridge, answer: Id | None) -> None:
    transition = TransitionId(action.element)
    if action.by is not None or action.identity is not None or action.history is not None:
        set_bridge(draft, transition, action.by, identity=action.identity, history=action.history)
    if action.owner is not None:
        set_bridge_owner(draft, transition, RoleId(_resolved(draft.project, action.owner, answer)))


def _replace(draft: Draft, action: Replace, answer: Id | None) -> None:
    by = _resolved(draft.project, action.by, answer)
    if action.remove:
        replace_and_remove(draft, [action.element], by)
    else:
        replace_everywhere(draft, action.element, by)


def _clear(draft: Draft, action: ClearReferences) -> None:
    entity = draft.get(action.element)
    fields = cleared(entity, action.fields) if entity else None
    if fields is None:
        raise FixGone
    set_fields(draft, [action.element], **fields)


def _fields(project: Project, values: Values, answer: Id | None) -> dict[str, Any]:
    return {name: _resolved(project, value, answer) for name, value in values}


def _resolved(project: Project, value: Any, answer: Id | None) -> Any:
    """A value as the record takes it: the answer for what was asked, texts worded in both languages."""
    if isinstance(value, Asked):
        return answer
    if isinstance(value, Sentence):
        return Text2(fr=value.text(project, "fr"), en=value.text(project, "en"))
    if isinstance(value, Item):
        return _fields(project, value.values, answer)
    if isinstance(value, tuple):
        return tuple(_resolved(project, inner, answer) for inner in value)
    return value
