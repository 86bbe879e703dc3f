"""Places among siblings that a text does not write: ranks evenly spread, and channels' lanes at first use."""

from __future__ import annotations

from collections.abc import Iterator

from journeydesigner.model import KINDS, Channel, Entity, Id, Project
from journeydesigner.model.kinds import PARENT_FIELD
from journeydesigner.model.rank import spread
from journeydesigner.model.values import Ranked


def canonical(project: Project) -> Project:
    """The same project with the ranks a text would give back: evenly spread, in the same order.

    Channels keep their rank, which the text writes; used ones without get theirs. For every project p,
    `parse_text(dump_yaml(p)) == canonical(p)`.
    """
    fresh: dict[Id, str] = {}
    for kind in KINDS:
        if not issubclass(kind, Ranked):
            continue
        parents = (
            {getattr(e, PARENT_FIELD[kind]) for e in project.all(kind).values()}
            if kind in PARENT_FIELD
            else {None}
        )
        for parent in parents:
            siblings = project.children(kind, parent)
            fresh |= {e.id: rank for e, rank in zip(siblings, spread(len(siblings)), strict=True)}
    return with_channel_ranks(Project.of(_with_rank(e, fresh.get(e.id)) for e in project))


def with_channel_ranks(project: Project) -> Project:
    """The project with a lane's place for every channel in use that has none yet.

    Per nature group, after those that have one, in order of first appearance: journey by journey, touchpoint by
    touchpoint, the main channel before its alternatives.
    """
    last: dict[str, str] = {}
    for channel in project.all(Channel).values():
        if channel.rank is not None:
            last[channel.nature] = max(last.get(channel.nature, ""), channel.rank)
    waiting: dict[str, list[Channel]] = {}
    for channel in _in_order_of_use(project):
        if channel.rank is None:
            waiting.setdefault(channel.nature, []).append(channel)
    if not waiting:
        return project
    given = {
        channel.id: rank
        for nature, channels in waiting.items()
        for channel, rank in zip(channels, spread(len(channels), last.get(nature)), strict=True)
    }
    return Project.of(_with_rank(e, given.get(e.id)) for e in project)


def _in_order_of_use(project: Project) -> Iterator[Channel]:
    seen: set[Id] = set()
    for journey in project.journeys():
        for touchpoint in project.journey_touchpoints(journey.id):
            for id_ in (touchpoint.channel, *touchpoint.alt):
                channel = project.one(Channel, id_)
                if channel is not None and channel.id not in seen:
                    seen.add(channel.id)
                    yield channel


def _with_rank(entity: Entity, rank: str | None) -> Entity:
    # The rank comes from model.rank, so that validating 20,000 records once more would prove nothing.
    return entity.model_copy(update={"rank": rank}) if rank is not None else entity
