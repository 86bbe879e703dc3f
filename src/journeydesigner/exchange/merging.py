"""Brings the records of one project into another: nothing lost, nothing overwritten, libraries shared where equal.

Personas, units, roles, systems and channels that say the same (all but id and rank, references included) are
reused; everything else is added. An id that is taken becomes `id_2`, `id_3` …, and every reference follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from journeydesigner.exchange.ranks import with_channel_ranks
from journeydesigner.model import (
    Channel,
    Delta,
    Entity,
    Id,
    Journey,
    Kind,
    Kpi,
    Project,
    ProjectInfo,
    Stage,
    Waiver,
)
from journeydesigner.model.delta import Pair
from journeydesigner.model.integrity import BrokenProject, faults
from journeydesigner.model.kinds import references, referring_fields
from journeydesigner.model.project import LIBRARIES
from journeydesigner.model.rank import spread
from journeydesigner.model.values import LONGEST_ID, Ranked

_STEP = re.compile(r"[^.\[\]]+")

Renaming = dict[Id, Id]
"""Id in the incoming project → id in the merged one."""


def merge_into(existing: Project, incoming: Project) -> Delta:
    """What must change in `existing` to hold `incoming` too. `existing.apply(...)` of it is the merged project.

    The title page and its settings stay those of `existing`; journeys, library records and waivers are put after
    their siblings; a reused channel that is first used now gets its lane. Raises `BrokenProject` when `incoming`
    holds a fault.
    """
    for fault in faults(incoming, incoming):
        raise BrokenProject(fault)
    reused = same_records(existing, incoming)
    names: Renaming = {**reused, incoming.info.id: existing.info.id}
    names |= _fresh_names(existing, incoming, names)
    added = [
        renamed(entity, names)
        for entity in incoming
        if entity.id not in reused and not isinstance(entity, ProjectInfo)
    ]
    there = {_content(waiver) for waiver in existing.all(Waiver).values()}
    added = [e for e in added if not (isinstance(e, Waiver) and _content(e) in there)]
    return _additions(existing, _ranked(existing, incoming, names, added))


def _additions(existing: Project, added: Iterable[Entity]) -> Delta:
    changes: dict[Id, Pair] = {entity.id: (None, entity) for entity in added}
    merged = existing.apply(Delta.of(changes))
    for channel in with_channel_ranks(merged).all(Channel).values():
        before = existing.one(Channel, channel.id)
        if channel != before:
            changes[channel.id] = (before, channel)
    return Delta(MappingProxyType(changes))


# -- which library records are the same


def same_records(existing: Project, incoming: Project) -> Renaming:
    """Incoming library records that `existing` has: equal but for id and rank, references seen through the pairs.

    Starts from all pairs equal in their own words and drops those whose references do not correspond, until
    nothing changes: so a ring of records that point at each other is recognised as a whole.
    """
    pairs = _alike(existing, incoming)
    while True:
        wrong = [
            id_ for id_, twin in pairs.items() if not _corresponds(incoming.get(id_), existing.get(twin), pairs)
        ]
        if not wrong:
            return pairs
        for id_ in wrong:
            del pairs[id_]


def _alike(existing: Project, incoming: Project) -> Renaming:
    pairs: Renaming = {}
    for kind in LIBRARIES:
        free: dict[Any, list[Id]] = {}
        for twin in existing.children(kind):
            free.setdefault(_own_words(twin), []).append(twin.id)
        for entity in incoming.children(kind):
            twins = free.get(_own_words(entity))
            if twins:
                chosen = entity.id if entity.id in twins else twins[0]
                twins.remove(chosen)
                pairs[entity.id] = chosen
    return pairs


def _own_words(entity: Entity) -> tuple[Any, ...]:
    """The fields that hold no reference, comparable."""
    hidden = referring_fields(type(entity)) | {"id", "rank"}
    return tuple(getattr(entity, name) for name in type(entity).model_fields if name not in hidden)


def _corresponds(entity: Entity | None, twin: Entity | None, pairs: Renaming) -> bool:
    if entity is None or twin is None or any(target not in pairs for _, target, _ in references(entity)):
        return False
    return _content(renamed(entity, pairs)) == _content(twin)


def _content(entity: Entity) -> tuple[Any, ...]:
    """All that the record says, but for its id and rank."""
    return tuple(getattr(entity, name) for name in type(entity).model_fields if name not in ("id", "rank"))


# -- ids


def _fresh_names(existing: Project, incoming: Project, names: Mapping[Id, Id]) -> Renaming:
    """A free id for every incoming record whose id is taken, and for names of journeys that live elsewhere."""
    promised = {*_elsewhere(existing), *_elsewhere(incoming)}
    taken = {e.id for e in existing} | {e.id for e in incoming} | promised
    fresh: Renaming = {}
    for entity in incoming:
        if entity.id in names:
            continue
        if entity.id in existing or (entity.id in promised and not isinstance(entity, Journey)):
            fresh[entity.id] = _free(entity.id, taken)
    for id_ in _elsewhere(incoming):
        if id_ in existing and existing.one(Journey, id_) is None:
            fresh[id_] = _free(id_, taken)
    return fresh


def _elsewhere(project: Project) -> Iterator[Id]:
    """Ids of sub-journeys that no record of this project has: they may live in another file."""
    for stage in project.all(Stage).values():
        if stage.sub_journey is not None and stage.sub_journey not in project:
            yield stage.sub_journey


def _free(id_: Id, taken: set[Id]) -> Id:
    number = 2
    while (name := Id(f"{id_[: LONGEST_ID - len(str(number)) - 1]}_{number}")) in taken:
        number += 1
    taken.add(name)
    return name


def renamed(entity: Entity, names: Mapping[Id, Id]) -> Entity:
    """The record with its id and every id it holds replaced."""
    changed = {
        path: names[target] for path, target, _ in references(entity) if names.get(target, target) != target
    }
    if isinstance(entity, Waiver) and entity.element in names:
        changed["element"] = names[entity.element]
    if isinstance(entity, Kpi) and "scope" in changed:
        changed["scope"] = Id(f"{entity.scope.partition(':')[0]}:{changed['scope']}")
    if not changed and entity.id not in names:
        return entity
    data: Any = entity.model_dump(by_alias=True)
    for path, id_ in {**changed, "id": names.get(entity.id, entity.id)}.items():
        data = _replaced(data, _STEP.findall(path), id_)
    return type(entity).model_validate(data)


def _replaced(value: Any, steps: list[str], id_: Id) -> Any:
    if not steps:
        return id_
    step, rest = steps[0], steps[1:]
    if isinstance(value, dict):
        return {**value, step: _replaced(value[step], rest, id_)}
    place = int(step)
    return (*value[:place], _replaced(value[place], rest, id_), *value[place + 1 :])


# -- places among siblings


def _ranked(existing: Project, incoming: Project, names: Renaming, added: list[Entity]) -> list[Entity]:
    """The added records, those that come beside existing ones placed after them in their own order."""
    ranks: dict[Id, str] = {}
    ids = {entity.id for entity in added}
    side_by_side: list[Kind] = [*(kind for kind in LIBRARIES if kind is not Channel), Journey, Waiver]
    for kind in side_by_side:
        siblings = [i for e in incoming.children(kind) if (i := names.get(e.id, e.id)) in ids]
        ranks |= zip(siblings, spread(len(siblings), _last(existing, kind)), strict=True)
    for nature in {channel.nature for channel in incoming.all(Channel).values()}:
        lanes = [c for c in incoming.children(Channel) if c.nature == nature and c.rank is not None]
        siblings = [i for e in lanes if (i := names.get(e.id, e.id)) in ids]
        ranks |= zip(siblings, spread(len(siblings), _last_lane(existing, nature)), strict=True)
    return [e.model_copy(update={"rank": ranks[e.id]}) if e.id in ranks else e for e in added]


def _last(project: Project, kind: Kind) -> str | None:
    last = project.children(kind)[-1:]
    return next((e.rank for e in last if isinstance(e, Ranked)), None)


def _last_lane(project: Project, nature: str) -> str | None:
    return max((c.rank for c in project.all(Channel).values() if c.nature == nature and c.rank), default=None)
