"""Putting one record in the place of another wherever that one is named: a role filled, two channels made one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from journeydesigner.editor.edits.channels import set_counterparts
from journeydesigner.editor.edits.fields import set_fields
from journeydesigner.editor.edits.removal import remove
from journeydesigner.model import (
    Assignment,
    Channel,
    ContinuousRole,
    Draft,
    Entity,
    Id,
    Kpi,
    Persona,
    Project,
    Stage,
    System,
    SystemLink,
    Touchpoint,
    Waiver,
)
from journeydesigner.model.integrity import UPWARDS, above
from journeydesigner.model.kinds import PARENT_FIELD, referring_fields
from journeydesigner.model.referring import referrers
from journeydesigner.model.values import ChannelId, Value


def replace_and_remove(draft: Draft, old: Iterable[Id], new: Id) -> None:
    """Let whatever names one of `old` name `new` instead, then remove `old`.

    Links that an application keeps to others become links of `new`. Raises as `replace_everywhere` does.
    """
    leaving = [id_ for id_ in dict.fromkeys(old) if id_ != new]
    for id_ in leaving:
        found, heir = draft.get(id_), draft.get(new)
        replace_everywhere(draft, id_, new)
        if isinstance(found, System) and isinstance(heir, System):
            kept = draft.one(System, new).links
            set_fields(draft, [new], links=_links((*kept, *found.links), id_, new))
    remove(draft, leaving)


def replace_everywhere(draft: Draft, old: Id, new: Id) -> tuple[Id, ...]:
    """Let whatever names `old` name `new` instead, a record of the same kind; returns the records changed.

    Where `new` stands already it is named once: what an element said of it before holds, so a channel that
    was avoided stays avoided, and of two channels of a touchpoint the main one stays. `new` itself never comes to
    name itself, nor to stand under itself. A finding set aside for the persona `old` is set aside for `new`.
    Raises KeyError for an id that is not there, ValueError for records of two kinds, `fields.NotPossible` where a
    record cannot take it.
    """
    leaving, coming = draft.one(Entity, old), draft.one(Entity, new)
    if type(leaving) is not type(coming):
        raise ValueError(f"{old} and {new} are of two kinds")
    if old == new:
        return ()
    _step_out_from_under(draft, leaving, coming)
    paired: list[ChannelId] = []
    changed = []
    for user in tuple(referrers(draft.project, (leaving,))):
        if isinstance(user, Channel) and isinstance(leaving, Channel):
            paired.append(ChannelId(user.id))
        fields = _swapped_fields(user, old, new)
        if isinstance(user, Waiver) and _is_double(draft.project, user, fields):
            draft.remove(user.id)
        elif fields:
            set_fields(draft, [user.id], **fields)
        else:
            continue
        changed.append(user.id)
    if isinstance(coming, Channel) and paired:
        known = draft.one(Channel, new).counterparts
        set_counterparts(draft, new, (*known, *(i for i in paired if i != new)))
    return tuple(dict.fromkeys(changed))


def users(project: Project, ids: Iterable[Id]) -> list[Entity]:
    """Records that name one of these and are none of them; what a removal concerns."""
    targets = [record for id_ in ids if (record := project.get(id_)) is not None]
    going = {record.id for record in targets}
    found = (user for user in referrers(project, targets) if user.id not in going)
    return sorted(found, key=lambda user: user.id)


def dependents(project: Project, ids: Iterable[Id]) -> list[Entity]:
    """Of the users of these records those that cannot be without one: another must take its place."""
    going = frozenset(ids)
    return [user for user in users(project, going) if _needs(user, going)]


def _needs(user: Entity, going: frozenset[Id]) -> bool:
    own = PARENT_FIELD.get(type(user))
    fields = (name for name in referring_fields(type(user)) if name != own)
    return any(type(user).model_fields[name].is_required() and getattr(user, name) in going for name in fields)


def _step_out_from_under(draft: Draft, leaving: Entity, coming: Entity) -> None:
    """Where `coming` stands under `leaving` it takes the place of that one, lest it come to stand under itself."""
    field = UPWARDS.get(type(leaving))
    if field is None or leaving.id not in above(draft.project, coming):
        return
    higher = above(draft.project, leaving)
    goes_round = coming.id in higher or leaving.id in higher
    set_fields(draft, [coming.id], **{field: None if goes_round else next(iter(higher), None)})


def _swapped_fields(user: Entity, old: Id, new: Id) -> dict[str, Any]:
    """The fields of a record that change when `new` takes the place of `old`."""
    fields = {name: _swapped(getattr(user, name), old, new) for name in referring_fields(type(user))}
    if user.id == new:
        fields = {name: _without(value, new) for name, value in fields.items()}
    if isinstance(user, Touchpoint):
        fields["alt"] = tuple(channel for channel in fields["alt"] if channel != fields["channel"])
    if isinstance(user, Persona):
        fields.update(_of_one_mind(user, fields, new))
    if isinstance(user, Stage | Touchpoint):
        owner = fields["owner"] if fields["owner"] == new else None
        fields["raci"] = tuple(part for part in fields["raci"] if not _is_owner(part, owner))
    if isinstance(user, System):
        fields["links"] = _links(fields["links"], old, user.id)
    if "continuous_roles" in fields:
        fields["continuous_roles"] = tuple(_joined(fields["continuous_roles"]))
    if isinstance(user, Kpi) and user.scope.endswith(f":{old}"):
        fields["scope"] = user.scope.removesuffix(old) + new
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


def _without(value: Any, own: Id) -> Any:
    if isinstance(value, tuple):
        return tuple(item for item in value if item != own)
    return None if value == own else value


def _of_one_mind(before: Persona, fields: dict[str, Any], new: Id) -> dict[str, Any]:
    """A channel that would be preferred and avoided is what it was before; preferred, where it was neither."""
    both = set(fields["preferred"]) & set(fields["avoided"])
    loser = "preferred" if new in before.avoided else "avoided"
    return {loser: tuple(channel for channel in fields[loser] if channel not in both)}


def _is_owner(part: Assignment, owner: Id | None) -> bool:
    """Whether a part says no more than that the owner is the owner."""
    return part == Assignment(role=part.role, code="A") and part.role == owner


def _links(links: Iterable[SystemLink], old: Id, own: Id) -> tuple[SystemLink, ...]:
    return tuple(dict.fromkeys(link for link in links if link.to not in (own, old)))


def _joined(parts: Iterable[ContinuousRole]) -> Iterator[ContinuousRole]:
    """The parts, each role and code once: through all the stages that its parts named."""
    known: dict[tuple[str, str], ContinuousRole] = {}
    for part in parts:
        before = known.get((part.role, part.code))
        if before is None:
            known[part.role, part.code] = part
        elif before.stages != "all":
            stages = "all" if part.stages == "all" else tuple(dict.fromkeys((*before.stages, *part.stages)))
            known[part.role, part.code] = part.model_copy(update={"stages": stages})
    return iter(known.values())


def _is_double(project: Project, waiver: Waiver, fields: dict[str, Any]) -> bool:
    """Whether the same finding is set aside already."""
    key = (waiver.rule, waiver.element, fields.get("persona", waiver.persona))
    others = (w for w in project.all(Waiver).values() if w.id != waiver.id)
    return any((w.rule, w.element, w.persona) == key for w in others)
