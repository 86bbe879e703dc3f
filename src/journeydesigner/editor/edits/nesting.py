"""A stage in detail: the journey that shows it from closer by. No journey may come to contain itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from journeydesigner.editor.edits.fields import NotPossible, set_fields
from journeydesigner.editor.edits.placing import rank_before
from journeydesigner.i18n import N_, language, message
from journeydesigner.model import Draft, Id, Journey, Project, Stage, Text2
from journeydesigner.model.naming import name_of
from journeydesigner.model.values import JourneyId


def way_down(project: Project, start: Id, goal: Id) -> Sequence[Id]:
    """The journeys from `start` to `goal`, both included, by the details of their stages; () when none."""
    came_from: dict[Id, Id | None] = {start: None}
    waiting = [start]
    for journey in waiting:
        if journey == goal:
            return _traced(came_from, goal)
        for stage in project.stages(journey):
            if stage.sub_journey is not None and stage.sub_journey not in came_from:
                came_from[stage.sub_journey] = journey
                waiting.append(stage.sub_journey)
    return ()


def set_sub_journey(draft: Draft, stages: Iterable[Id], journey: JourneyId | None) -> None:
    """Let a journey show these stages in detail (None: none does). Raises `NotPossible` for a loop."""
    wanted = tuple(stages)
    for id_ in wanted:
        above = draft.one(Stage, id_).journey
        chain = way_down(draft.project, journey, above) if journey is not None else ()
        if len(chain) == 1:
            raise NotPossible(message(N_("A journey cannot show one of its own stages in detail.")))
        if chain:
            names = [name_of(draft.project, step, language()) for step in chain]
            raise NotPossible(
                message(
                    N_("“{name}” leads back to this journey ({chain}), which would then contain itself."),
                    name=names[0],
                    chain=" → ".join(names),
                )
            )
    set_fields(draft, wanted, sub_journey=journey)


def detail_stage(draft: Draft, stage: Id, name: Text2 | None = None) -> Journey:
    """Add an empty journey that shows a stage in detail: named after it if need be, lived by its personas."""
    shown = draft.one(Stage, stage)
    above = draft.one(Journey, shown.journey)
    made = draft.add(
        Journey(
            id=draft.new_id("j"),
            rank=rank_before(draft.project.journeys(), None),
            name=name or shown.name,
            kind=above.kind,
            state=above.state,
            goal=shown.goal,
            owner=shown.owner,
            personas=above.personas if shown.personas is None else shown.personas,
            markets=above.markets,
            languages=above.languages,
        )
    )
    set_fields(draft, [stage], sub_journey=JourneyId(made.id))
    return made


def _traced(came_from: dict[Id, Id | None], goal: Id) -> Sequence[Id]:
    way = []
    step: Id | None = goal
    while step is not None:
        way.append(step)
        step = came_from[step]
    return way[::-1]
