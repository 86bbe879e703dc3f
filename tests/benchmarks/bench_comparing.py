"""How long it takes to compare a journey with its drafted future, after some edits, and to draft it.

python tests/benchmarks/bench_comparing.py [N …]; medians in milliseconds of processor time, growth first to last.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.benchmarks.bench_rules import table, timed
from tests.benchmarks.make_project import make_project

from journeydesigner.editor.edits.drafting import draft_future
from journeydesigner.model import Draft, Id, Project, Text2
from journeydesigner.model.comparing import compare
from journeydesigner.model.values import JourneyId

SIZES = (100, 1_000, 10_000)
JOURNEY = JourneyId(Id("j1"))
EDITED = 0.05


def with_future(project: Project) -> tuple[Project, Id]:
    """The project with a future of its journey in which one card of twenty has another name."""
    draft = Draft(project)
    future = draft_future(draft, JOURNEY).id
    rnd = random.Random(1)
    for touchpoint in list(draft.project.journey_touchpoints(future)):
        if rnd.random() < EDITED:
            draft.update(touchpoint, name=Text2(en=f"{touchpoint.name.en} again"))
    return draft.project, future


def main() -> None:
    """Measure and print."""
    sizes = tuple(int(n) for n in sys.argv[1:]) or SIZES
    projects = [make_project(n) for n in sizes]
    both = [with_future(project) for project in projects]
    rows = {
        "compare": [timed(lambda p=p, f=f: compare(p, JOURNEY, f), 9) for p, f in both],  # type: ignore[misc]
        "compare with itself": [timed(lambda p=p: compare(p, JOURNEY, JOURNEY), 9) for p in projects],  # type: ignore[misc]
        "draft the future": [
            timed(lambda p=p: draft_future(Draft(p), JOURNEY), 3)  # type: ignore[misc]
            for p in projects
        ],
        "differences found": [float(len(compare(p, JOURNEY, f).differing)) for p, f in both],
    }
    table("comparing", rows, sizes)


if __name__ == "__main__":
    main()
