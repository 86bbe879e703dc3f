"""How long the check takes: full, rule by rule, and after one edit, at 1,000 and 10,000 touchpoints.

python tests/benchmarks/bench_rules.py [N …]; medians in milliseconds of processor time, growth from first to last.
"""

from __future__ import annotations

import datetime
import random
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.benchmarks.make_project import make_project

from journeydesigner.collector import collector_paused
from journeydesigner.model import (
    Channel,
    Draft,
    Entity,
    Id,
    Journey,
    Persona,
    Project,
    Role,
    Stage,
    System,
    Touchpoint,
    Transition,
)
from journeydesigner.model.rank import spread
from journeydesigner.model.reading import is_met
from journeydesigner.rules import Check
from journeydesigner.rules.catalogue import catalogue
from journeydesigner.rules.running import elements_of, run
from journeydesigner.rules.view import View

ON = datetime.date(2026, 11, 22)
SIZES = (1_000, 10_000)


def rich_project(n: int) -> Project:
    """The usual benchmark project with what the rules read besides: devices, tastes, RACI, applications."""
    project = make_project(n)
    rnd = random.Random(n)
    return Project.of([*_systems(), *(_richer(rnd, entity) for entity in project)])


def _systems() -> list[Entity]:
    return [
        System(id=Id(f"y{i}"), rank=rank, name=f"System {i}", unit="u0" if i else None)
        for i, rank in enumerate(spread(6))
    ]


def _richer(rnd: random.Random, entity: Entity) -> Entity:
    fields: dict[str, Any] = {}
    if isinstance(entity, Persona):
        fields = {"devices": ("phone",), "avoided": ("c_app",), "digital_ease": 2}
    elif isinstance(entity, Channel):
        fields = {"devices": ("smartphone", "computer") if entity.nature == "digital" else (), "network": True}
    elif isinstance(entity, Role):
        fields = {"external": entity.id == "r1", "mandate_end": datetime.date(2026, 12, 1 + int(entity.id[1:]))}
    elif isinstance(entity, Touchpoint):
        fields = {
            "systems": (f"y{rnd.randrange(6)}",),
            "needs_identity": rnd.random() < 0.3,
            "needs_history": rnd.random() < 0.3,
            "availability": rnd.choice(["always", "hours"]),
        }
    return entity.model_copy(update=fields)


def straight_project(n: int) -> Project:
    """The same with one path through every touchpoint that the client meets: the longest main path possible."""
    project = rich_project(n)
    journey = project.journeys()[0]
    met = [touchpoint for touchpoint in project.journey_touchpoints(journey.id) if is_met(touchpoint)]
    links = [
        Transition(id=Id(f"x{i}"), rank=rank, journey=journey.id, from_=start.id, to=end.id)
        for i, (rank, (start, end)) in enumerate(zip(spread(len(met) - 1), pairwise(met), strict=True))
    ]
    return Project.of([*(entity for entity in project if not isinstance(entity, Transition)), *links])


def timed(work: Callable[[], object], times: int) -> float:
    """The median of some runs, in milliseconds."""
    runs = []
    for _ in range(times):
        start = process_time()
        work()
        runs.append((process_time() - start) * 1000)
    return median(runs)


def per_rule(project: Project) -> dict[str, float]:
    """Each rule alone on a fresh view, so that it pays for the facts it shares with others."""
    times = {}
    for rule in catalogue().values():
        with collector_paused():
            times[rule.code] = timed(
                lambda r=rule: run(r, r.severity, View(project, ON), elements_of(r, project)),  # type: ignore[misc]
                5,
            )
    return times


EDITS: dict[str, Callable[[Draft], object]] = {
    "rename a touchpoint": lambda d: d.update(_a(d, Touchpoint), name={"fr": "Autre", "en": "Other"}),
    "move a card to another channel": lambda d: d.update(_a(d, Touchpoint), channel="c_desk", alt=()),
    "assign a touchpoint": lambda d: d.update(_a(d, Touchpoint), owner="r2"),
    "add a touchpoint": lambda d: d.add(_a(d, Touchpoint).model_copy(update={"id": Id("t_new")})),
    "remove a link": lambda d: d.remove(_a(d, Transition).id),
    "turn a link into a choice": lambda d: d.update(_a(d, Transition), kind="choice", p=0.4),
    "mark an end": lambda d: d.update(_a(d, Touchpoint), exit=True),
    "record an emotion": lambda d: d.update(_a(d, Touchpoint), emotion={"label": "happy", "score": 1}),
    "bridge a passage": lambda d: d.update(_a(d, Transition), bridge={"by": "badge"}),
    "assign a stage": lambda d: d.update(_a(d, Stage), owner="r3"),
    "add a stage": lambda d: d.add(_a(d, Stage).model_copy(update={"id": Id("s_new")})),
    "name a pilot": lambda d: d.update(_a(d, Journey), owner="r4"),
    "add a role": lambda d: d.add(_a(d, Role).model_copy(update={"id": Id("r_new")})),
    "end a mandate": lambda d: d.update(_a(d, Role), mandate_end="2026-01-01"),
    "rename a role": lambda d: d.update(_a(d, Role), name={"fr": "Autre", "en": "Other"}),
    "change a channel's nature": lambda d: d.update(d.one(Channel, Id("c_site")), nature="hybrid"),
    "equip a persona": lambda d: d.update(_a(d, Persona), devices=("computer",)),
    "move the review": lambda d: d.update(_a(d, Journey), review_date="2027-06-01"),
}


def _a(draft: Draft, kind: type[Any]) -> Any:
    ids = sorted(draft.project.all(kind))
    return draft.one(kind, ids[len(ids) // 2])


def per_edit(project: Project) -> dict[str, float]:
    """Carrying the check over one edit, up to the ordered list that the panel shows."""
    check = Check.fresh(project, ON)
    assert check.findings
    times = {}
    for name, edit in EDITS.items():
        draft = Draft(project)
        edit(draft)
        after, delta = draft.project, draft.delta()
        times[name] = timed(lambda a=after, d=delta: check.update(project, a, d).findings, 9)  # type: ignore[misc]
    return times


def table(title: str, rows: dict[str, list[float]], sizes: tuple[int, ...]) -> None:
    """Print one line per row: a time per size, and the growth."""
    print(f"\n{title:32}" + "".join(f"{n:>12,}" for n in sizes) + f"{'growth':>10}")
    for name, times in rows.items():
        growth = times[-1] / times[0] if times[0] else 0.0
        print(f"{name:32}" + "".join(f"{t:12.2f}" for t in times) + f"{growth:10.1f}")


def main() -> None:
    """Measure and print."""
    sizes = tuple(int(n) for n in sys.argv[1:]) or SIZES
    projects = [rich_project(n) for n in sizes]
    checks = [Check.fresh(p, ON) for p in projects]
    whole = {
        "full check": [timed(lambda p=p: Check.fresh(p, ON), 5) for p in projects],  # type: ignore[misc]
        "in the panel's order": [
            timed(lambda c=c: Check(c.project, c.on, c._rules, c._verdicts).findings, 5)  # type: ignore[misc]
            for c in checks
        ],
        "findings": [float(len(c.findings)) for c in checks],
    }
    table("the whole", whole, sizes)
    table("one edit", _rows([per_edit(p) for p in projects]), sizes)
    table("one edit on one long path", _rows([per_edit(straight_project(n)) for n in sizes]), sizes)
    table("rule by rule", _rows([per_rule(p) for p in projects]), sizes)


def _rows(results: list[dict[str, float]]) -> dict[str, list[float]]:
    return {name: [result[name] for result in results] for name in results[0]}


if __name__ == "__main__":
    main()
