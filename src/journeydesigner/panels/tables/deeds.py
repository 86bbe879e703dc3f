"""What is done with the rows of a table: they are added, duplicated and moved. Knows no widget."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from journeydesigner.editor.edits.placing import rank_before
from journeydesigner.i18n import LANGUAGES, N_, translate
from journeydesigner.model import Draft, Entity, Id, Text2
from journeydesigner.model.kinds import parent_of
from journeydesigner.model.values import Ranked
from journeydesigner.panels.tables.column import TablePlan

COPY_OF = N_("{name} (copy)")


def add_record(draft: Draft, plan: TablePlan, beside: Id | None) -> Entity:
    """Add a record after `beside`, or at the end."""
    if plan.prepare is not None:
        plan.prepare(draft, beside)
    made = plan.make(draft.project, draft.new_id(plan.prefix), draft.get(beside))
    return draft.add(_ranked(draft, made, beside))


def duplicate(draft: Draft, plan: TablePlan, ids: Iterable[Id]) -> list[Id]:
    """Add a copy of each record after the last of them. Returns the ids of the copies."""
    copies: list[Id] = []
    last: Id | None = None
    originals = [record for id_ in ids if (record := draft.get(id_)) is not None]
    for record in originals:
        fields = {"id": draft.new_id(plan.prefix), **_copied_name(record)}
        last = last or originals[-1].id
        made = draft.add(_ranked(draft, record.model_copy(update=fields), last))
        if plan.copy is not None:
            plan.copy(draft, made)
        last = made.id
        copies.append(made.id)
    return copies


def move(draft: Draft, plan: TablePlan, ids: Iterable[Id], by: int) -> None:
    """Put records one place up (-1) or down (1) among those they stand beside, together."""
    records = [record for id_ in ids if isinstance(record := draft.get(id_), Ranked)]
    if not records:
        return
    above = _above(plan, records[0])
    siblings = [s for s in _siblings(draft, records[0]) if _above(plan, s) == above]
    waiting = {record.id for record in records}
    moving = [sibling for sibling in siblings if sibling.id in waiting]
    staying = [sibling for sibling in siblings if sibling.id not in waiting]
    goal = max(0, siblings.index(moving[0]) + by)
    before = staying[goal].id if goal < len(staying) else None
    for record in moving:
        draft.update(record, rank=rank_before(_siblings(draft, record), before, waiting))
        waiting.discard(record.id)


def _above(plan: TablePlan, record: Entity) -> object:
    return getattr(record, plan.tree) if plan.tree else None


def _ranked(draft: Draft, made: Entity, beside: Id | None) -> Entity:
    """A new record with its rank among its siblings: after `beside`, or last."""
    if not isinstance(made, Ranked):
        return made.model_copy(update={"rank": None}) if hasattr(made, "rank") else made
    siblings = _siblings(draft, made)
    place = next((n for n, sibling in enumerate(siblings, 1) if sibling.id == beside), len(siblings))
    following = siblings[place].id if place < len(siblings) else None
    return made.model_copy(update={"rank": rank_before(siblings, following)})


def _siblings(draft: Draft, record: Ranked) -> Sequence[Ranked]:
    return draft.project.children(type(record), parent_of(record))


def _copied_name(record: Entity) -> dict[str, object]:
    for field in ("name", "text"):
        name = getattr(record, field, None)
        if isinstance(name, Text2):
            sides = {side: getattr(name, side) for side in LANGUAGES}
            return {
                field: Text2(**{s: translate(COPY_OF, s, name=text) if text else "" for s, text in sides.items()})
            }
        if isinstance(name, str):
            return {field: translate(COPY_OF, "en", name=name)}
    return {}
