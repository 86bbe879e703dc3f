"""Putting one record in the place of another wherever that one is named: a role filled, two channels made one."""

from __future__ import annotations

from typing import Any

from journeydesigner.editor.edits.fields import set_fields
from journeydesigner.model import Draft, Entity, Id, Persona, Touchpoint
from journeydesigner.model.kinds import referring_fields
from journeydesigner.model.referring import referrers
from journeydesigner.model.values import Value


def replace_everywhere(draft: Draft, old: Id, new: Id) -> tuple[Id, ...]:
    """Let whatever names `old` name `new` instead, a record of the same kind; returns the records changed.

    Where `new` stands already it is named once: an alternative channel that is now the main one goes, and so does
    a channel avoided that is now preferred. `new` itself never comes to name itself. Raises KeyError for an id
    that is not there, ValueError for records of two kinds, `fields.NotPossible` where a record cannot take it.
    """
    leaving, coming = draft.one(Entity, old), draft.one(Entity, new)
    if type(leaving) is not type(coming):
        raise ValueError(f"{old} and {new} are of two kinds")
    changed = []
    for user in referrers(draft.project, (leaving,)):
        fields = _swapped_fields(user, old, new)
        if fields:
            set_fields(draft, [user.id], **fields)
            changed.append(user.id)
    return tuple(changed)


def _swapped_fields(user: Entity, old: Id, new: Id) -> dict[str, Any]:
    """The fields of a record that change when `new` takes the place of `old`."""
    fields = {name: _swapped(getattr(user, name), old, new) for name in referring_fields(type(user))}
    if user.id == new:
        fields = {name: value if value != new else None for name, value in fields.items()}
        fields = {n: tuple(i for i in v if i != new) if isinstance(v, tuple) else v for n, v in fields.items()}
    if isinstance(user, Touchpoint):
        fields["alt"] = tuple(channel for channel in fields["alt"] if channel != fields["channel"])
    if isinstance(user, Persona):
        fields["avoided"] = tuple(channel for channel in fields["avoided"] if channel not in fields["preferred"])
    return {name: value for name, value in fields.items() if value != getattr(user, name)}


def _swapped(value: Any, old: Id, new: Id) -> Any:
    """`value` with `new` for `old`; what would then stand twice in a list stands once."""
    if isinstance(value, str):
        return new if value == old else value
    if isinstance(value, tuple):
        return tuple(dict.fromkeys(_swapped(item, old, new) for item in value))
    if isinstance(value, Value):
        names = referring_fields(type(value))
        return value.model_copy(update={name: _swapped(getattr(value, name), old, new) for name in names})
    return value
