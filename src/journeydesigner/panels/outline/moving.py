"""Other places for touchpoints and stages, as the tree offers them: a row further, a stage further, a drop."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from journeydesigner.editor.edits.deeds import Deed
from journeydesigner.editor.edits.placing import Spot, move_stage, move_touchpoint
from journeydesigner.i18n import N_, Message, language, message
from journeydesigner.model import Draft, Id, Journey, Project, Stage, Touchpoint
from journeydesigner.model.naming import name_of
from journeydesigner.model.values import StageId, TouchpointId


def shifted(project: Project, ids: Sequence[Id], by: int) -> Deed[None] | None:
    """Move touchpoints or stages past a neighbour; beyond the last one of a stage lies the next stage.

    Of `ids`, those count that lie beside the last one. None where there is nothing to move, or no way on.
    """
    current = project.get(ids[-1]) if ids else None
    if isinstance(current, Stage):
        stages = [stage.id for stage in project.stages(current.journey)]
        moving, staying, at = _parted(stages, ids, by)
        return _stages(project, moving, _at(staying, at)) if 0 <= at <= len(staying) else None
    if not isinstance(current, Touchpoint):
        return None
    siblings = [touchpoint.id for touchpoint in project.touchpoints(current.stage)]
    moving, staying, at = _parted(siblings, ids, by)
    if 0 <= at <= len(staying):
        return _touchpoints(project, moving, current.stage, _at(staying, at))
    return _into(project, moving, _stage_beside(project, current.stage, by), at_its_end=by < 0)


def carried(project: Project, ids: Sequence[Id], by: int) -> Deed[None] | None:
    """Move touchpoints to the end of the stage before (-1) or after (1) theirs; a stage past its neighbour."""
    current = project.get(ids[-1]) if ids else None
    if not isinstance(current, Touchpoint):
        return shifted(project, ids, by)
    siblings = [touchpoint.id for touchpoint in project.touchpoints(current.stage)]
    moving = [id_ for id_ in siblings if id_ in set(ids)]
    return _into(project, moving, _stage_beside(project, current.stage, by), at_its_end=True)


def dropped(project: Project, ids: Sequence[Id], under: Id, before: Id | None, onto: bool) -> Deed[None] | None:
    """Let elements lie under another one, before a row of it (None: at the end), or drop them `onto` it.

    Onto a stage means at its end, onto its like means behind it. None where they cannot be.
    """
    goal = project.get(under)
    kinds = {type(project.get(id_)) for id_ in ids}
    moving = sorted(ids, key=lambda id_: _order(project, id_))
    if kinds == {Touchpoint} and isinstance(goal, Touchpoint):
        behind = _behind(project.touchpoints(goal.stage), goal.id, moving)
        return _touchpoints(project, moving, goal.stage, behind) if onto else None
    if kinds == {Touchpoint} and isinstance(goal, Stage):
        row = project.touchpoints(goal.id)
        return _touchpoints(project, moving, StageId(goal.id), _staying(row, before, moving))
    if kinds == {Stage} and isinstance(goal, Stage):
        return _stages(project, moving, _behind(project.stages(goal.journey), goal.id, moving)) if onto else None
    if kinds == {Stage} and isinstance(goal, Journey):
        return _stages(project, moving, _staying(project.stages(goal.id), before, moving))
    return None


def _order(project: Project, id_: Id) -> tuple[str, ...]:
    touchpoint = project.one(Touchpoint, id_)
    stage = project.one(Stage, touchpoint.stage if touchpoint is not None else id_)
    return stage.rank if stage is not None else "", touchpoint.rank if touchpoint is not None else "", id_


def _staying(row: Sequence[Stage | Touchpoint], before: Id | None, moving: Collection[Id]) -> Id | None:
    """`before`, or what comes after it and does not move."""
    order = [element.id for element in row]
    rest = order[order.index(before) :] if before in order else []
    return next((id_ for id_ in rest if id_ not in moving), None)


def _parted(row: Sequence[Id], ids: Collection[Id], by: int) -> tuple[list[Id], list[Id], int]:
    """What moves, what stays, and the place among what stays where the first goes when it moves `by` one."""
    moving = [id_ for id_ in row if id_ in ids]
    staying = [id_ for id_ in row if id_ not in ids]
    edge = row.index(moving[0] if by < 0 else moving[-1])
    return moving, staying, sum(id_ not in ids for id_ in row[:edge]) + by


def _at(row: Sequence[Id], place: int) -> Id | None:
    return row[place] if place < len(row) else None


def _behind(row: Sequence[Stage | Touchpoint], one: Id, moving: Collection[Id]) -> Id | None:
    order = [element.id for element in row]
    return next((id_ for id_ in order[order.index(one) + 1 :] if id_ not in moving), None)


def _stage_beside(project: Project, stage: StageId, by: int) -> StageId | None:
    found = project.one(Stage, stage)
    order = [one.id for one in project.stages(found.journey)] if found is not None else []
    place = order.index(stage) + by if found is not None else -1
    return StageId(order[place]) if 0 <= place < len(order) else None


def _into(project: Project, moving: Sequence[Id], stage: StageId | None, at_its_end: bool) -> Deed[None] | None:
    if stage is None:
        return None
    first = project.first(Touchpoint, stage)
    before = None if at_its_end or first is None else first.id
    return _touchpoints(project, moving, stage, before)


def _touchpoints(project: Project, moving: Sequence[Id], stage: StageId, before: Id | None) -> Deed[None]:
    goal = TouchpointId(before) if before is not None else None

    def change(draft: Draft) -> None:
        for id_ in moving:
            move_touchpoint(draft, TouchpointId(id_), Spot(stage, goal))

    return Deed(_label(project, moving, N_("Move {count} touchpoints")), change)


def _stages(project: Project, moving: Sequence[Id], before: Id | None) -> Deed[None]:
    goal = StageId(before) if before is not None else None

    def change(draft: Draft) -> None:
        for id_ in moving:
            move_stage(draft, StageId(id_), goal)

    return Deed(_label(project, moving, N_("Move {count} stages")), change)


def _label(project: Project, moving: Sequence[Id], several: str) -> Message:
    if len(moving) == 1:
        return message(N_("Move {name}"), name=name_of(project, moving[0], language()))
    return message(several, count=len(moving))
