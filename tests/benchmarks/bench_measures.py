"""How long measuring takes: everything, one edit, the list behind a figure, at 1,000 and 10,000 touchpoints.

python tests/benchmarks/bench_measures.py [N …]; medians in milliseconds of processor time, growth first to last.
The projects have a main path through nearly all touchpoints: the worst case.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.benchmarks.bench_rules import EDITS, straight_project, table, timed

from journeydesigner.measures import behind, measure
from journeydesigner.model import Draft, Id, Journey, Project

SIZES = (1_000, 10_000)
JOURNEY = Id("j1")
BEHIND = ("ownership_coverage.touchpoints", "continuity_score", "emotion.mean", "persona_access.p0")


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
    projects = [straight_project(n) for n in sizes]
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
