"""How long a full layout takes, and where the time goes: python tests/benchmarks/bench_layout.py [N …].

Medians of several runs in milliseconds, with the growth from one size to the next (10 means linear).
"""

from __future__ import annotations

import gc
import sys
from itertools import pairwise
from pathlib import Path
from statistics import median
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.benchmarks.make_project import make_project
from tests.layout import laws

from journeydesigner.layout.clusters import route
from journeydesigner.layout.lanes import arrange
from journeydesigner.layout.lay_out import lay_out
from journeydesigner.layout.place import place_stage
from journeydesigner.layout.plan import View
from journeydesigner.layout.read import read
from journeydesigner.model import Id, Project

SIZES = (100, 1_000, 10_000)
JOURNEY = Id("j1")
WORK = 10_000
"""Touchpoints to lay out in all, per figure: small journeys are measured more often."""


def full(project: Project) -> float:
    """Milliseconds of one layout."""
    gc.collect()
    start = perf_counter()
    lay_out(project, JOURNEY, View())
    return (perf_counter() - start) * 1000


def phases(project: Project) -> tuple[float, float, float]:
    """Milliseconds of reading the journey, placing its cards and routing its links; the rest is pixels."""
    times = [perf_counter()]
    graph = read(project, JOURNEY)
    times.append(perf_counter())
    placements = [place_stage(graph, stage, "compact") for stage in range(len(graph.stages))]
    rows = arrange(placements, graph.ranks, shared=True)
    times.append(perf_counter())
    route(graph, placements, rows)
    times.append(perf_counter())
    reading, placing, routing = ((b - a) * 1000 for a, b in pairwise(times))
    return reading, placing, routing


def main() -> None:
    """Print one line per size."""
    sizes = [int(size) for size in sys.argv[1:]] or list(SIZES)
    print(
        f"{'N':>7} {'full ms':>9} {'growth':>7} {'read':>7} {'place':>7} {'route':>7} {'bends':>6} {'stages':>7}"
    )
    before = None
    for size in sizes:
        project = make_project(size)
        runs = max(5, WORK // size)
        took = median(full(project) for _ in range(runs))
        parts = [median(part) for part in zip(*(phases(project) for _ in range(min(runs, 9))), strict=True)]
        plan = lay_out(project, JOURNEY, View())
        growth = f"{took / before:.1f}" if before else ""
        shown = " ".join(f"{part:7.1f}" for part in parts)
        print(f"{size:7} {took:9.1f} {growth:>7} {shown} {laws.bends(plan):6.2f} {len(plan.columns):7}")
        before = took


if __name__ == "__main__":
    main()
