"""Projects with a drafted future that somebody has worked on: what tests of comparisons begin from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from journeydesigner.editor.edits.drafting import draft_future
from journeydesigner.editor.edits.placing import Spot, add_stage, add_touchpoint, move_touchpoint
from journeydesigner.editor.edits.removal import remove
from journeydesigner.model import Channel, Draft, Id, Project, Stage, Text2, Touchpoint
from journeydesigner.model.values import ChannelId, JourneyId, StageId, TouchpointId
from tests.builders import sample


@dataclass(frozen=True)
class Edited:
    """The tourism sample with a future in which one of each has happened. Ids of what is after, but for `gone`."""

    project: Project
    now: Id
    future: Id
    renamed: Id
    moved: Id
    added: Id
    gone: Id
    stage: Id
    new_stage: Id
    link: Id


@cache
def edited() -> Edited:
    """A card renamed, moved to another stage, added and removed; a stage renamed and added; a link delayed."""
    draft = Draft(sample("tourism"))
    now = draft.project.journeys()[0].id
    future = draft_future(draft, JourneyId(now)).id
    stages = draft.project.stages(future)
    digital = next(c.id for c in draft.project.children(Channel) if c.nature == "digital")
    there = ChannelId(digital)

    def cards(number: int) -> tuple[Touchpoint, ...]:
        return draft.project.touchpoints(stages[number].id)

    renamed, moved, gone = cards(1)[1], cards(1)[0], cards(3)[0]
    draft.update(renamed, name=Text2(fr="Réserver en une fois", en="Book in one go"))
    move_touchpoint(draft, TouchpointId(moved.id), Spot(StageId(stages[0].id)))
    remove(draft, [gone.id])
    spot = Spot(StageId(stages[4].id), before=TouchpointId(cards(4)[1].id), channel=there)
    added = add_touchpoint(draft, spot, Text2(fr="Carnet partagé", en="Shared diary"))
    stage = draft.update(draft.one(Stage, stages[5].id), name=Text2(fr="Souvenirs", en="Memories"))
    new_stage = add_stage(draft, JourneyId(future), name=Text2(fr="Ambassadeur", en="Ambassador"))
    link = draft.project.transitions(future)[2]
    draft.update(link, delay_min=30)
    return Edited(
        draft.project,
        now,
        future,
        renamed.id,
        moved.id,
        added.id,
        Id(gone.id.removesuffix("_future")),
        stage.id,
        new_stage.id,
        link.id,
    )
