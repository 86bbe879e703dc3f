"""How long measuring takes: everything, one edit, the list behind a figure, at 1,000 and 10,000 touchpoints.

python tests/benchmarks/bench_measures.py [N …]; medians in milliseconds of processor time, growth first to last.
The projects have a main path through nearly all touchpoints: the worst case.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.benchmarks.bench_rules import EDITS, rich_project, table, timed

from journeydesigner.measures import behind, measure
from journeydesigner.model import Draft, Id, Journey, Kpi, Project, Transition
from journeydesigner.model.rank import spread

SIZES = (1_000, 10_000)
JOURNEY = Id("j1")
BEHIND = ("ownership_coverage.touchpoints", "continuity_score", "emotion.mean", "persona_access.p0")


def long_project(n: int) -> Project:
    """The project that the rules are timed on, with KPIs, and no choice that ends the main path early."""
    project = rich_project(n)
    records = (
        r.model_copy(update={"kind": "skip", "p": None}) if isinstance(r, Transition) and r.kind == "choice" else r
        for r in project
    )
    return Project.of([*records, *_kpis()])


def _kpis() -> list[Kpi]:
    scopes = ["journey", "stage:s0001", "touchpoint:t00001", "journey"]
    return [
        Kpi.model_validate(
            {
                "id": f"k{i}", "rank": rank, "journey": JOURNEY, "name": {"en": f"KPI {i}"}, "metric": "percent",
                "scope": scope, "direction": "up", "baseline": 0.0, "target": 100.0, "current": 40.0,
            }
        )
        for i, (scope, rank) in enumerate(zip(scopes, spread(len(scopes)), strict=True))
    ]  # fmt: skip


def per_edit(project: Project) -> dict[str, float]:
    """Measuring again after one edit."""
    known = measure(project, JOURNEY)
    times = {}
    for name, edit in EDITS.items():
        draft = Draft(project)
        edit(draft)
        after = draft.project
        times[name] = timed(lambda a=after: measure(a, JOURNEY, known), 9)  # type: ignore[misc]
    return times


def lists(project: Project) -> dict[str, float]:
    """Listing what lies behind a figure, measured before."""
    known = measure(project, JOURNEY)
    return {
        f"behind {name}": timed(lambda n=name: behind(project, JOURNEY, n, known), 5)  # type: ignore[misc]
        for name in BEHIND
    }


def main() -> None:
    """Measure and print."""
    sizes = tuple(int(n) for n in sys.argv[1:]) or SIZES
    projects = [long_project(n) for n in sizes]
    assert all(project.one(Journey, JOURNEY) for project in projects)
    whole = {
        "everything": [timed(lambda p=p: measure(p, JOURNEY), 5) for p in projects],  # type: ignore[misc]
        "links of the main path": [float(len(measure(p, JOURNEY).main_path)) for p in projects],
    }
    table("measuring", whole, sizes)
    for title, work in (("one edit", per_edit), ("the list", lists)):
        results = [work(project) for project in projects]
        table(title, {name: [result[name] for result in results] for name in results[0]}, sizes)


if __name__ == "__main__":
    main()
