"""One stage of a journey by itself: the part of the project that it is, and where links come in and go out.

The same `lay_out` and `draw` make its map. Pure; what fits on a screen, the caller says.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from journeydesigner.layout.arc import Arc, curve
from journeydesigner.layout.lay_out import lay_out
from journeydesigner.layout.plan import NATURES, Plan, View
from journeydesigner.model import Channel, Project, Stage, Touchpoint
from journeydesigner.model.info import ProjectInfo
from journeydesigner.model.journey import Journey
from journeydesigner.model.organisation import Persona, Role, Unit
from journeydesigner.model.reading import main_path, main_stops
from journeydesigner.model.values import Id, StageId, TouchpointId

ALONE = View(apart=NATURES, density="roomy")
"""How a stage is laid out when it is shown alone: strict columns of time, one channel per lane."""
Part = tuple[TouchpointId, ...]
"""Touchpoints that are shown together, in the order of time."""
_KEPT = (ProjectInfo, Unit, Role, Persona, Channel)
"""What a map is drawn from besides the journey itself."""
_GUESS = 4


@dataclass(frozen=True, slots=True)
class End:
    """The other end of a link that leaves the part shown."""

    stage: StageId
    number: int
    """Of its stage, from 1."""
    touchpoint: TouchpointId


@dataclass(frozen=True, slots=True)
class OneStage:
    """A stage, or a part of it: the project that holds nothing else of any journey, and its ends outside."""

    stage: StageId
    number: int
    project: Project
    arrivals: tuple[End, ...]
    """Where links come from, in canvas order, each once."""
    departures: tuple[End, ...]
    """Where links go to, in canvas order, each once."""


def one_stage(project: Project, stage: Stage, part: Sequence[TouchpointId] | None = None) -> OneStage:
    """A stage with its touchpoints, or those of `part`, and the links between them.

    Links that lack an end in the journey are left out. The main path is still that of the whole journey only in
    `plan_alone`.
    """
    shown = tuple(t for t in project.touchpoints(stage.id) if part is None or t.id in part)
    ids = {t.id for t in shown}
    inside, arrivals, departures = [], set[Id](), set[Id]()
    for touchpoint in shown:
        for link in project.outgoing(touchpoint.id):
            if link.to in ids:
                inside.append(link)
            else:
                departures.add(link.to)
        arrivals.update(link.from_ for link in project.incoming(touchpoint.id) if link.from_ not in ids)
    journey = project.one(Journey, stage.journey)
    records = [e for kind in _KEPT for e in project.all(kind).values()]
    alone = Project.of([*records, *([journey] if journey else []), stage, *shown, *inside])
    numbers = {s.id: n for n, s in enumerate(project.stages(stage.journey), 1)}
    ends = (_ends(project, numbers, arrivals), _ends(project, numbers, departures))
    return OneStage(StageId(stage.id), numbers.get(stage.id, 1), alone, *ends)


def _ends(project: Project, numbers: dict[Id, int], ids: set[Id]) -> tuple[End, ...]:
    known = [t for t in map(project.all(Touchpoint).get, ids) if t is not None and t.stage in numbers]
    known.sort(key=lambda t: (numbers[t.stage], t.rank, t.id))
    return tuple(End(t.stage, numbers[t.stage], TouchpointId(t.id)) for t in known)


def plan_alone(project: Project, one: OneStage) -> Plan:
    """The map of one stage; what lies on the main path of the whole journey in `project` is on it here, too."""
    stage = one.project.all(Stage)[one.stage]
    plan = lay_out(one.project, stage.journey, ALONE)
    path = {link.id for link in main_path(project, stage.journey)}
    links = {id_: replace(link, main=id_ in path) for id_, link in plan.links.items()}
    arc = _arc(plan.arc, frozenset(main_stops(project, stage.journey))) if plan.arc else None
    return replace(plan, links=links, arc=arc)


def _arc(arc: Arc, stops: frozenset[Id]) -> Arc:
    feelings = tuple(replace(f, on_path=f.touchpoint in stops) for f in arc.feelings)
    return replace(arc, feelings=feelings, pieces=curve(feelings))


def parts_of_stage(project: Project, stage: Stage, fits: Callable[[Plan], bool]) -> tuple[Part, ...]:
    """A stage cut into as few parts as it takes for each to fit, of about equal length, in the order of time.

    One touchpoint is always taken, whether it fits or not. A stage without touchpoints is one empty part.
    """
    whole = plan_alone(project, one_stage(project, stage))
    order = tuple(sorted(whole.cards, key=lambda id_: (whole.cards[id_].slot, whole.cards[id_].rect.x)))
    if len(order) < 2 or fits(whole):
        return (order,)

    def does(part: Part) -> bool:
        return fits(plan_alone(project, one_stage(project, stage, part)))

    longest = _longest(order, does)
    even = _even(order, len(longest))
    return even if all(map(does, even)) else longest


def _longest(order: Part, does: Callable[[Part], bool]) -> tuple[Part, ...]:
    """Parts as long as can be, one after the other."""
    parts, start, size = [], 0, _GUESS
    while start < len(order):
        size = min(size, len(order) - start)
        if does(order[start : start + size]):
            while start + size < len(order) and does(order[start : start + size + 1]):
                size += 1
        else:
            size -= 1
            while size > 1 and not does(order[start : start + size]):
                size -= 1
            size = max(size, 1)
        parts.append(order[start : start + size])
        start += size
    return tuple(parts)


def _even(order: Part, count: int) -> tuple[Part, ...]:
    """The same number of parts, whose lengths differ by one at most."""
    cuts = [round(len(order) * n / count) for n in range(count + 1)]
    return tuple(order[a:b] for a, b in pairwise(cuts))
