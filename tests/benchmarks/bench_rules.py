"""How long the check takes: full, rule by rule, and after one edit, at 1,000 and 10,000 touchpoints.

python tests/benchmarks/bench_rules.py [N …]; milliseconds of processor time, the best of several runs, and the
growth from first to last. The same touchpoints in ONE stage are measured too: rules that read a stage must not
read it for each of its touchpoints.
"""

from __future__ import annotations

import datetime
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from time import process_time
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.benchmarks.make_project import make_project

from journeydesigner.collector import collector_paused
from journeydesigner.model import (
    Channel,
    Draft,
    Id,
    Journey,
    Kpi,
    Opportunity,
    PainPoint,
    Persona,
    Project,
    ProjectInfo,
    Role,
    Stage,
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


def straight_project(n: int) -> Project:
    """The same with one path through every touchpoint that the client meets: the longest main path possible."""
    project = make_project(n)
    journey = project.journeys()[0]
    met = [touchpoint for touchpoint in project.journey_touchpoints(journey.id) if is_met(touchpoint)]
    links = [
        Transition(id=Id(f"x{i}"), rank=rank, journey=journey.id, from_=start.id, to=end.id)
        for i, (rank, (start, end)) in enumerate(zip(spread(len(met) - 1), pairwise(met), strict=True))
    ]
    return Project.of([*(entity for entity in project if not isinstance(entity, Transition)), *links])


def timed(work: Callable[[], object], times: int) -> float:
    """The best of some runs, in milliseconds: what others do on the machine only ever adds."""
    runs = []
    for _ in range(times):
        start = process_time()
        work()
        runs.append((process_time() - start) * 1000)
    return min(runs)


def fresh(project: Project) -> float:
    """A full check of a project that nobody has asked anything before, so that it pays for the indexes too."""
    unasked = [Project.of(project) for _ in range(5)]
    return min(timed(lambda p=p: Check.fresh(p, ON), 1) for p in unasked)  # type: ignore[misc]


def per_rule(project: Project) -> dict[str, float]:
    """Each rule alone on a fresh view, so that it pays for the facts it shares with others."""
    times = {}
    for rule in catalogue().values():
        with collector_paused():
            times[rule.code] = timed(
                lambda r=rule: run(r, r.severity, View(project, ON), elements_of(r, project)),  # type: ignore[misc]
                3,
            )
    return times


EDITS: dict[str, Callable[[Draft], object]] = {
    "rename a touchpoint": lambda d: d.update(_a(d, Touchpoint), name={"fr": "Autre", "en": "Other"}),
    "move a card to another channel": lambda d: d.update(_a(d, Touchpoint), channel="c_desk", alt=()),
    "move a card to another stage": lambda d: d.update(_a(d, Touchpoint), stage=min(d.project.all(Stage))),
    "assign a touchpoint": lambda d: d.update(_a(d, Touchpoint), owner="r2"),
    "add a touchpoint": lambda d: d.add(_a(d, Touchpoint).model_copy(update={"id": Id("t_new")})),
    "remove a link": lambda d: d.remove(_a(d, Transition).id),
    "turn a link into a choice": lambda d: d.update(_a(d, Transition), kind="choice", p=0.4),
    "mark an end": lambda d: d.update(_a(d, Touchpoint), exit=True),
    "record an emotion": lambda d: d.update(_a(d, Touchpoint), emotion={"label": "happy", "score": 1}),
    "bridge a passage": lambda d: d.update(_a(d, Transition), bridge={"by": "badge"}),
    "write a pain point": lambda d: d.update(_a(d, PainPoint), severity=5),
    "date an opportunity": lambda d: d.update(_a(d, Opportunity), due="2027-06-01"),
    "measure a KPI": lambda d: d.update(_a(d, Kpi), current=99.0),
    "assign a stage": lambda d: d.update(_a(d, Stage), owner="r3"),
    "add a stage": lambda d: d.add(_a(d, Stage).model_copy(update={"id": Id("s_new")})),
    "move a stage": lambda d: d.update(_a(d, Stage), rank="Zz"),
    "name a pilot": lambda d: d.update(_a(d, Journey), owner="r4"),
    "add a role": lambda d: d.add(_a(d, Role).model_copy(update={"id": Id("r_new")})),
    "rename a role": lambda d: d.update(_a(d, Role), name={"fr": "Autre", "en": "Other"}),
    "end a mandate": lambda d: d.update(_a(d, Role), mandate_end="2026-01-01"),
    "move the review": lambda d: d.update(_a(d, Journey), review_date="2027-06-01"),
    "change a channel's nature": lambda d: d.update(d.one(Channel, Id("c_site")), nature="hybrid"),
    "equip a persona": lambda d: d.update(_a(d, Persona), devices=("computer",)),
    "change a threshold": lambda d: d.update(_a(d, ProjectInfo), thresholds={"handover_run": 5}),
}
"""The last ones concern what thousands of elements share."""


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
        times[name] = timed(lambda a=after, d=delta: check.update(project, a, d).findings, 7)  # type: ignore[misc]
    return times


def table(title: str, rows: dict[str, list[float]], sizes: tuple[int, ...]) -> None:
    """Print one line per row: a time per size, and the growth."""
    print(f"\n{title:36}" + "".join(f"{n:>12,}" for n in sizes) + f"{'growth':>10}")
    for name, times in rows.items():
        growth = times[-1] / times[0] if times[0] else 0.0
        print(f"{name:36}" + "".join(f"{t:12.2f}" for t in times) + f"{growth:10.1f}")


def whole(projects: list[Project]) -> dict[str, list[float]]:
    """The full check, its first order, and how much it says."""
    checks = [Check.fresh(project, ON) for project in projects]
    return {
        "full check": [fresh(project) for project in projects],
        "in the panel's order": [
            timed(lambda c=c: Check(c.project, c.on, c._rules, c._verdicts).findings, 5)  # type: ignore[misc]
            for c in checks
        ],
        "findings": [float(len(check.findings)) for check in checks],
        "not assessable": [float(len(check.unassessed)) for check in checks],
    }


def main() -> None:
    """Measure and print."""
    sizes = tuple(int(n) for n in sys.argv[1:]) or SIZES
    for title, projects in {
        "as usual": [make_project(n) for n in sizes],
        "all in one stage": [make_project(n, stages=1) for n in sizes],
        "on one long path": [straight_project(n) for n in sizes],
    }.items():
        table(f"the whole, {title}", whole(projects), sizes)
        table(f"one edit, {title}", _rows([per_edit(project) for project in projects]), sizes)
        table(f"rule by rule, {title}", _rows([per_rule(project) for project in projects]), sizes)


def _rows(results: list[dict[str, float]]) -> dict[str, list[float]]:
    return {name: [result[name] for result in results] for name in results[0]}


if __name__ == "__main__":
    main()
