"""Drafting the future of a journey: a whole copy to be changed, whose ids tell what each part was made from.

What was observed or measured stays with the original: tomorrow has not been seen by anybody.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import count

from journeydesigner.editor.edits.placing import following, rank_before
from journeydesigner.exchange.merging import renamed
from journeydesigner.i18n import LANGUAGES, N_, Language, translate
from journeydesigner.model import (
    Draft,
    Entity,
    Id,
    Journey,
    Kpi,
    PainPoint,
    Project,
    Text2,
    Touchpoint,
    Transition,
)
from journeydesigner.model.comparing.pairing import origin_of
from journeydesigner.model.kinds import PARENT_FIELD
from journeydesigner.model.values import LONGEST_ID, JourneyId

FUTURE = N_("{name} (future)")
FUTURE_N = N_("{name} (future {n})")


def draft_future(draft: Draft, journey: JourneyId) -> Journey:
    """Copy a journey with its stages, touchpoints, links, bridges, pain points and KPIs as a future to be changed.

    The copy compares to its original and is a draft to be reviewed. Emotions come along as assumed, pain points
    without their evidence; a KPI begins where the original stands, and nothing has been measured yet.
    Opportunities, evidence and waivers speak of the original and stay with it.
    """
    project = draft.project
    original = draft.one(Journey, journey)
    content = (original, *_content(project, journey))
    names = _names(project, content)
    for record in content:
        draft.add(_tomorrow(project, _copied(record, names), original))
    return draft.one(Journey, names[original.id])


def _content(project: Project, journey: Id) -> Iterator[Entity]:
    """What is copied, parents before children; nothing that points nowhere, as it may in a file."""
    yield from project.stages(journey)
    for touchpoint in project.journey_touchpoints(journey):
        yield touchpoint
        yield from project.children(PainPoint, touchpoint.id)
    inside = {touchpoint.id for touchpoint in project.journey_touchpoints(journey)}
    yield from (link for link in project.transitions(journey) if {link.from_, link.to} <= inside)
    kpis = project.children(Kpi, journey)
    yield from (kpi for kpi in kpis if project.journey_of(project.get(kpi.touchpoint or kpi.stage or journey)))


def _copied(record: Entity, names: Mapping[Id, Id]) -> Entity:
    """The record with the ids of the copy. What it says is shared with the original, not copied."""
    if isinstance(record, Journey | Kpi):
        return renamed(record, names)
    held = ("id", PARENT_FIELD[type(record)], *(("from_", "to") if isinstance(record, Transition) else ()))
    return record.model_copy(update={name: names[getattr(record, name)] for name in held})


def _tomorrow(project: Project, record: Entity, original: Journey) -> Entity:
    """A copied record as it reads for a time that has not come yet."""
    if isinstance(record, Journey):
        return record.model_copy(
            update={
                "rank": rank_before(project.journeys(), following(project.journeys(), original.id)),
                "name": _named(project, original.name),
                "state": "future",
                "status": "draft",
                "review_date": None,
                "compares_to": original.id,
            }
        )
    if isinstance(record, Touchpoint) and record.emotion is not None:
        return record.model_copy(update={"emotion": record.emotion.model_copy(update={"source": "assumed"})})
    if isinstance(record, PainPoint):
        return record.model_copy(update={"evidence": ()})
    if isinstance(record, Kpi):
        start = record.baseline if record.current is None else record.current
        return record.model_copy(update={"baseline": start, "current": None})
    return record


def _names(project: Project, content: tuple[Entity, ...]) -> Mapping[Id, Id]:
    """New ids that say what each record was drafted from: "t03" becomes "t03_future", then "t03_future2"."""
    names: dict[Id, Id] = {}
    taken: set[Id] = set()
    number = 1
    for record in content:
        base = origin_of(record.id)
        for n in count(number):
            tail = f"_future{n if n > 1 else ''}"
            id_ = Id(base[: LONGEST_ID - len(tail)] + tail)
            if id_ not in taken and id_ not in project:
                break
        if isinstance(record, Journey):
            number = n
        names[record.id] = id_
        taken.add(id_)
    return names


def _named(project: Project, name: Text2) -> Text2:
    """The name of a journey with what it shows; numbered when there is one of that name already."""
    there = {(found.name.fr, found.name.en) for found in project.journeys()}
    numbered = ({side: _in(side, getattr(name, side), n) for side in LANGUAGES} for n in count(1))
    return next(Text2(**said) for said in numbered if (said["fr"], said["en"]) not in there)


def _in(side: Language, name: str, n: int) -> str:
    if not name.strip():
        return name
    return translate(FUTURE if n == 1 else FUTURE_N, side, name=name, n=n)
