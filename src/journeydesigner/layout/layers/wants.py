"""What the layers show in each stage: thoughts, pain points, opportunities, KPIs, applications, continuous roles.

Read from the records; when they were read before, only what differs is read again. Knows no places.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from journeydesigner.layout.plan import LayerName
from journeydesigner.model import Journey, Kind, Kpi, Opportunity, PainPoint, Project, Role, System, Touchpoint
from journeydesigner.model.values import Id, StageId, TouchpointId

Row = tuple[Touchpoint, ...]
Places = Mapping[Id, tuple[Id, ...]]
"""By touchpoint or stage: the records shown there, in order. Under `WHOLE`: those of the whole journey."""
WHOLE = Id("")


class Want(NamedTuple):
    """One thing a stage is to show in a layer."""

    key: str
    element: Id
    touchpoints: tuple[TouchpointId, ...] = ()
    """The cards it speaks of; none: the stage."""
    number: int = 0
    """The place of a continuous role among those of the journey."""
    opens: bool = True
    closes: bool = True
    """Whether a continuous role begins and ends in this stage."""


StageWants = Mapping[LayerName, tuple[Want, ...]]
NOTHING: StageWants = {}


@dataclass(frozen=True, slots=True)
class Notebook:
    """What was read for the layers shown, and from what."""

    layers: tuple[LayerName, ...]
    stages: tuple[StageWants, ...]
    """By stage, as long as the same as before the very same object."""
    project: Project | None = field(default=None, repr=False)
    rows: tuple[Row, ...] = ()
    home: Mapping[TouchpointId, int] = field(default_factory=dict, repr=False)
    sources: Mapping[LayerName, object] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class Scene:
    """A journey as the layers read it."""

    project: Project
    journey: Id
    stages: tuple[StageId, ...]
    rows: tuple[Row, ...]
    home: Mapping[TouchpointId, int]
    """The index of each touchpoint's stage."""


def jot(scene: Scene, layers: Sequence[LayerName], last: Notebook | None = None) -> Notebook:
    """What these layers show. `last`: what was read of the same stages before, of the same project or another."""
    shown = tuple(layer for layer in layers if layer in READERS)
    if not shown:
        return Notebook((), (NOTHING,) * len(scene.stages))
    if last is None or last.layers != shown or last.project is None or len(last.rows) != len(scene.rows):
        last = None
    others = last is None or (scene.home is not last.home and scene.home.keys() != last.home.keys())
    sources = {layer: _source(scene, layer, others, last) for layer in shown}
    differ = {layer for layer in shown if last is None or sources[layer] is not last.sources[layer]}
    if last is not None and scene.rows is last.rows and not differ:
        return Notebook(shown, last.stages, scene.project, scene.rows, scene.home, sources)
    found = tuple(_stage(scene, number, sources, differ, last) for number in range(len(scene.rows)))
    return Notebook(shown, found, scene.project, scene.rows, scene.home, sources)


def _source(scene: Scene, layer: LayerName, others: bool, last: Notebook | None) -> object:
    """What a layer reads besides touchpoints: the very same object as before where it is the same.

    `others`: whether touchpoints have come or gone.
    """
    reader = READERS[layer]
    if last is None or last.project is None:
        return reader.source(scene)
    held, before = last.sources[layer], last.project
    if not (others and reader.by_place) and not any(scene.project.differing(k, before) for k in reader.kinds):
        return held
    found = reader.source(scene)
    return held if found == held else found


def _stage(
    scene: Scene,
    number: int,
    sources: Mapping[LayerName, object],
    differ: Set[LayerName],
    last: Notebook | None,
) -> StageWants:
    held, row = (last.stages[number], last.rows[number]) if last is not None else (None, None)
    row_differs = row is not scene.rows[number] and row != scene.rows[number]
    if held is not None and not row_differs and not differ:
        return held
    found = {
        layer: held[layer]
        if held is not None and not row_differs and layer not in differ
        else tuple(READERS[layer].stage(scene, number, sources[layer]))
        for layer in sources
    }
    return held if held == found and held is not None else found


# -- the layers


class Reader(NamedTuple):
    """How one layer is read."""

    kinds: tuple[Kind, ...]
    """The records it comes from, touchpoints aside."""
    by_place: bool
    """Whether it follows from which touchpoints there are, too."""
    source: Callable[[Scene], Any]
    stage: Callable[[Scene, int, Any], Iterator[Want]]


def _no_source(scene: Scene) -> None:
    """Touchpoints say all."""


def _thoughts(scene: Scene, number: int, source: None) -> Iterator[Want]:  # noqa: ARG001
    for t in scene.rows[number]:
        if t.thought is not None:
            yield Want(f"thought:{t.id}", t.id, (TouchpointId(t.id),))


def _pain_places(scene: Scene) -> Places:
    return _grouped((pain, (pain.touchpoint,)) for pain in scene.project.all(PainPoint).values())


def _pains(scene: Scene, number: int, source: Places) -> Iterator[Want]:
    for t in scene.rows[number]:
        for id_ in source.get(t.id, ()):
            yield Want(f"pain:{id_}", id_, (TouchpointId(t.id),))


def _opportunity_places(scene: Scene) -> Places:
    """By touchpoint: its own opportunities and those of its pains; those of no touchpoint are the journey's."""
    pains = scene.project.all(PainPoint)

    def cards(one: Opportunity) -> tuple[Id, ...]:
        of_pains = (pains[pain].touchpoint for pain in one.pains if pain in pains)
        return tuple(dict.fromkeys(t for t in (*one.touchpoints, *of_pains) if t in scene.home)) or (WHOLE,)

    return _grouped((one, cards(one)) for one in scene.project.children(Opportunity, scene.journey))


def _opportunities(scene: Scene, number: int, source: Places) -> Iterator[Want]:
    cards: dict[Id, list[TouchpointId]] = {}
    for t in scene.rows[number]:
        for id_ in source.get(t.id, ()):
            cards.setdefault(id_, []).append(TouchpointId(t.id))
    for id_ in source.get(WHOLE, ()) if number == 0 else ():
        yield Want(f"opportunity:{id_}", id_)
    for id_, touchpoints in cards.items():
        yield Want(f"opportunity:{id_}@{scene.stages[number]}", id_, tuple(touchpoints))


def _kpi_places(scene: Scene) -> Places:
    """By touchpoint or stage; the journey's own, and those of what is gone, are the journey's."""
    known = {*scene.home, *scene.stages}
    kpis = scene.project.children(Kpi, scene.journey)
    return _grouped((kpi, (of if (of := kpi.stage or kpi.touchpoint) in known and of else WHOLE,)) for kpi in kpis)


def _kpis(scene: Scene, number: int, source: Places) -> Iterator[Want]:
    for id_ in (*(source.get(WHOLE, ()) if number == 0 else ()), *source.get(scene.stages[number], ())):
        yield Want(f"kpi:{id_}", id_)
    for t in scene.rows[number]:
        for id_ in source.get(t.id, ()):
            yield Want(f"kpi:{id_}", id_, (TouchpointId(t.id),))


def _system_ids(scene: Scene) -> frozenset[Id]:
    return frozenset(scene.project.all(System))


def _systems(scene: Scene, number: int, source: Set[Id]) -> Iterator[Want]:
    users: dict[Id, list[TouchpointId]] = {}
    for t in scene.rows[number]:
        for system in t.systems:
            if system in source:
                users.setdefault(system, []).append(TouchpointId(t.id))
    for id_, touchpoints in users.items():
        yield Want(f"system:{id_}@{scene.stages[number]}", id_, tuple(touchpoints))


Bars = tuple[tuple[int, Id, frozenset[int]], ...]
"""Continuous roles: place among those of the journey, role, and the indexes of their stages."""


def _bars(scene: Scene) -> Bars:
    journey = scene.project.one(Journey, scene.journey)
    roles = scene.project.all(Role)
    every = frozenset(range(len(scene.stages)))
    index = {stage: number for number, stage in enumerate(scene.stages)}
    return tuple(
        (number, one.role, every if one.stages == "all" else frozenset(index[s] for s in one.stages if s in index))
        for number, one in enumerate(journey.continuous_roles if journey is not None else ())
        if one.role in roles
    )


def _roles(scene: Scene, number: int, source: Bars) -> Iterator[Want]:
    for place, role, stages in source:
        if number in stages:
            key = f"role:{place}/{role}@{scene.stages[number]}"
            yield Want(key, role, (), place, number - 1 not in stages, number + 1 not in stages)


def _grouped(placed: Iterator[tuple[PainPoint | Opportunity | Kpi, tuple[Id, ...]]]) -> Places:
    """Records by where they belong, each group in the order of its records."""
    groups: dict[Id, list[tuple[str, Id]]] = {}
    for record, places in placed:
        for place in places:
            groups.setdefault(place, []).append((record.rank, record.id))
    return {place: tuple(id_ for _, id_ in sorted(group)) for place, group in groups.items()}


READERS: Mapping[LayerName, Reader] = {
    "thoughts": Reader((), False, _no_source, _thoughts),
    "pains": Reader((PainPoint,), False, _pain_places, _pains),
    "opportunities": Reader((Opportunity, PainPoint), True, _opportunity_places, _opportunities),
    "kpis": Reader((Kpi,), True, _kpi_places, _kpis),
    "systems": Reader((System,), False, _system_ids, _systems),
    "roles": Reader((Journey, Role), False, _bars, _roles),
}
"""Every layer but the arc."""
