"""What elements of different kinds have in common: the fields of the same meaning, and somebody who answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from journeydesigner.editor.edits.fields import set_fields
from journeydesigner.editor.edits.linking import set_bridge_owner
from journeydesigner.i18n import N_
from journeydesigner.model import Draft, Id, Project, Transition
from journeydesigner.model.values import Entity, TransitionId
from journeydesigner.panels.inspector.rows import FormPlan, Row, Section
from journeydesigner.panels.inspector.shorthand import owner
from journeydesigner.panels.owner_chooser import settle_choice

Kind = type[Entity]


def _has_owner(kind: Kind) -> bool:
    return kind is Transition or "owner" in kind.model_fields


def _owner_of(_project: Project, element: Any) -> Any:
    """Who answers for an element; for a link, who answers for its passage."""
    if isinstance(element, Transition):
        return element.bridge.owner if element.bridge else None
    return element.owner


def _set_owner(draft: Draft, ids: Sequence[Id], choice: Any) -> None:
    role = settle_choice(draft, choice)
    for id_ in ids:
        if isinstance(draft.get(id_), Transition):
            set_bridge_owner(draft, TransitionId(id_), role)
        else:
            set_fields(draft, [id_], owner=role)


_OWNER = owner("owner", N_("Owner"), N_("Change owner"), read=_owner_of, write=_set_owner)


def shared(kinds: Iterable[Kind], plans: Mapping[Kind, FormPlan]) -> FormPlan:
    """The form of elements of these kinds together: what all their forms have, of one type and one meaning."""
    first, *others = sorted(kinds, key=lambda kind: kind.__name__)
    rows = [_OWNER] if all(map(_has_owner, (first, *others))) else []
    for section in plans[first].sections if first in plans else ():
        rows.extend(row for row in section.rows if all(_is_shared(row, first, kind, plans) for kind in others))
    return FormPlan(
        kind=N_("Element"), several=N_("{n} elements"), title=None, sections=(Section("", tuple(rows)),)
    )


def _is_shared(row: Row, kind: Kind, other: Kind, plans: Mapping[Kind, FormPlan]) -> bool:
    """Whether another kind has a field of this name, label and type, which nothing but its value decides."""
    if row.name == "owner" or row.name not in other.model_fields or row.is_alone or row.read or row.shown:
        return False
    same = kind.model_fields[row.name].annotation == other.model_fields[row.name].annotation
    theirs = (there for section in plans[other].sections for there in section.rows) if other in plans else ()
    return same and any(there.name == row.name and there.label == row.label for there in theirs)
