"""How long layouts take, full and after one edit: python tests/benchmarks/bench_layout.py [--layers] [N …].

Full: medians of several runs in milliseconds, with the growth from one size to the next (10 means linear). After
an edit, with the memory of the layout before: median / p95, in milliseconds of the thread on its processor.
With --layers all layers are on, and every touchpoint has a thought.
"""

from __future__ import annotations

import gc
import random
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, thread_time

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.benchmarks.make_project import make_project
from tests.layout import laws

from journeydesigner.editor.edits.steering import add_pain_point
from journeydesigner.layout.lanes import arrange
from journeydesigner.layout.lay_out import Memory, lay_out
from journeydesigner.layout.place import place_stage
from journeydesigner.layout.plan import LAYERS, View
from journeydesigner.layout.read import read
from journeydesigner.layout.routing import route
from journeydesigner.model import Channel, Draft, Id, Journey, Project, Text2, Touchpoint, Transition
from journeydesigner.model.rank import between
from journeydesigner.model.values import TouchpointId

SIZES = (100, 1_000, 10_000)
JOURNEY = Id("j1")
LAYERED = "--layers" in sys.argv
VIEW = View(layers=LAYERS) if LAYERED else View()
WORK = 10_000
"""Touchpoints to lay out in all, per figure: small journeys are measured more often."""


def made(size: int) -> Project:
    """The project that is measured."""
    project = make_project(size)
    if not LAYERED:
        return project
    draft = Draft(project)
    for touchpoint in project.journey_touchpoints(JOURNEY):
        draft.update(touchpoint, thought=Text2(fr="Et maintenant ?", en="And now?"))
    company = [{"role": "r1", "code": "A", "stages": "all"}]
    draft.update(draft.one(Journey, JOURNEY), continuous_roles=company)
    return draft.project


def full(project: Project) -> float:
    """Milliseconds of one layout."""
    gc.collect()
    start = perf_counter()
    lay_out(project, JOURNEY, VIEW)
    return (perf_counter() - start) * 1000


def phases(project: Project) -> tuple[float, float, float]:
    """Milliseconds of reading the journey, placing its cards and routing its links; the rest is pixels."""
    times = [perf_counter()]
    graph = read(project, JOURNEY).graph
    times.append(perf_counter())
    placements = [place_stage(graph, stage, View()) for stage in range(len(graph.stages))]
    rows = arrange(placements, graph.ranks, View())
    times.append(perf_counter())
    route(graph, placements, rows)
    times.append(perf_counter())
    reading, placing, routing = ((b - a) * 1000 for a, b in pairwise(times))
    return reading, placing, routing


Edit = Callable[[Draft, random.Random, Touchpoint], object]
EDITS = 40


def rename(draft: Draft, rnd: random.Random, chosen: Touchpoint) -> None:
    """A new name."""
    draft.update(chosen, name=Text2(fr=f"Nom {rnd.random()}", en="Name"))


def move_within_stage(draft: Draft, rnd: random.Random, chosen: Touchpoint) -> None:
    """Another place in the order of its stage."""
    _put(draft, rnd, chosen, chosen.stage)


def move_to_lane(draft: Draft, rnd: random.Random, chosen: Touchpoint) -> None:
    """Another channel."""
    others = sorted({*draft.project.all(Channel)} - {chosen.channel})
    draft.update(chosen, channel=rnd.choice(others), alt=[], layer="frontstage")


def move_to_stage(draft: Draft, rnd: random.Random, chosen: Touchpoint) -> None:
    """Some place in any other stage."""
    stages = [stage.id for stage in draft.project.stages(JOURNEY) if stage.id != chosen.stage]
    _put(draft, rnd, chosen, rnd.choice(stages))


def add_link(draft: Draft, rnd: random.Random, chosen: Touchpoint) -> None:
    """A link to a touchpoint not too far away."""
    ids = sorted(draft.project.all(Touchpoint))
    to = ids[min(max(ids.index(chosen.id) + rnd.randint(-120, 120), 0), len(ids) - 1)]
    kind = "loop" if to <= chosen.id else "skip"
    fields = {"id": draft.new_id("x"), "journey": JOURNEY, "rank": "a0", "from": chosen.id, "to": to, "kind": kind}
    draft.add(Transition.model_validate(fields))


def add_card(draft: Draft, _rnd: random.Random, chosen: Touchpoint) -> None:
    """A touchpoint after another one, linked to it."""
    fields = chosen.model_dump(mode="json", by_alias=True, exclude_unset=True)
    new = draft.new_id("t_new")
    draft.add(Touchpoint.model_validate({**fields, "id": new, "rank": chosen.rank + "V", "alt": []}))
    link = {
        "id": draft.new_id("x"),
        "journey": JOURNEY,
        "rank": "a0",
        "from": chosen.id,
        "to": new,
        "kind": "skip",
    }
    draft.add(Transition.model_validate(link))


def delete_card(draft: Draft, _rnd: random.Random, chosen: Touchpoint) -> None:
    """A touchpoint less, with its links."""
    for link in (*draft.project.outgoing(chosen.id), *draft.project.incoming(chosen.id)):
        draft.remove(link.id)
    draft.remove(chosen.id)


def think(draft: Draft, rnd: random.Random, chosen: Touchpoint) -> None:
    """A thought more, or none any more."""
    draft.update(chosen, thought=rnd.choice([None, Text2(fr="Quoi donc ?", en="What now?")]))


def hurt(draft: Draft, _rnd: random.Random, chosen: Touchpoint) -> None:
    """A pain point more."""
    add_pain_point(draft, TouchpointId(chosen.id))


KINDS: tuple[Edit, ...] = (
    rename,
    move_within_stage,
    move_to_lane,
    move_to_stage,
    add_link,
    add_card,
    delete_card,
    *((think, hurt) if LAYERED else ()),
)


def _put(draft: Draft, rnd: random.Random, chosen: Touchpoint, stage: Id) -> None:
    row = [t for t in draft.project.touchpoints(stage) if t.id != chosen.id]
    at = rnd.randrange(1, len(row))
    draft.update(chosen, stage=stage, rank=between(row[at - 1].rank, row[at].rank))


def after_edits(project: Project, edit: Edit) -> tuple[float, float]:
    """Median and p95 of the layouts after one edit each, one after the other."""
    rnd, memory = random.Random(1), Memory()
    took = []
    lay_out(project, JOURNEY, VIEW, memory)
    gc.collect()
    for _ in range(EDITS):
        draft = Draft(project)
        edit(draft, rnd, draft.one(Touchpoint, rnd.choice(sorted(project.all(Touchpoint)))))
        project = draft.project
        start = thread_time()
        lay_out(project, JOURNEY, VIEW, memory)
        took.append((thread_time() - start) * 1000)
    return median(took), quantiles(took, n=20)[-1]


def main() -> None:
    """Print one line per size, then one per size and edit."""
    sizes = [int(size) for size in sys.argv[1:] if size.isdigit()] or list(SIZES)
    full_layouts(sizes)
    for size in sizes:
        project = made(size)
        for edit in KINDS:
            middle, late = after_edits(project, edit)
            print(f"{size:7} {edit.__name__:<20} {middle:8.1f} / {late:.1f}")


def full_layouts(sizes: list[int]) -> None:
    """Print the figures of full layouts."""
    print(
        f"{'N':>7} {'full ms':>9} {'growth':>7} {'read':>7} {'place':>7} {'route':>7} {'bends':>6} {'stages':>7}"
    )
    before = None
    for size in sizes:
        project = made(size)
        runs = max(5, WORK // size)
        took = median(full(project) for _ in range(runs))
        parts = [median(part) for part in zip(*(phases(project) for _ in range(min(runs, 9))), strict=True)]
        plan = lay_out(project, JOURNEY, VIEW)
        growth = f"{took / before:.1f}" if before else ""
        shown = " ".join(f"{part:7.1f}" for part in parts)
        print(f"{size:7} {took:9.1f} {growth:>7} {shown} {laws.bends(plan):6.2f} {len(plan.columns):7}")
        before = took


if __name__ == "__main__":
    main()
