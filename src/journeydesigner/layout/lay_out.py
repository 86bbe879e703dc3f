"""From a project to the plan of one of its journeys: the order in which the parts of the layout feed each other.

    items and edges of a stage  →  placement   cards of one stage: first unit, sub-row          one per stage
    all placements              →  rows        lanes and rows of the map                        one per map
    placement + rows            →  board       what is covered, with the inner routes           one per stage
    two boards                  →  routes      links between these stages                       one per pair
    all routes                  →  slots       place of each piece among those on its track     one per track
    slots                       →  tables      pixels                                           one per map

Only the last step knows pixels. With a memory, each function runs again only where its input differs from the run
before: the result is the same, and what came out as before is the very same object.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import is_not

from journeydesigner.collector import collector_paused
from journeydesigner.layout.geometry import Known, Tables, lane_extents, measure
from journeydesigner.layout.graph import Graph
from journeydesigner.layout.lanes import ABOVE, Rows, Usage, arrange, used_by
from journeydesigner.layout.layers.wants import Scene, jot
from journeydesigner.layout.pixels import Pixels, draw_up
from journeydesigner.layout.place import Placement, place_stage
from journeydesigner.layout.plan import ARC_H, Band, Border, Column, Lane, NamedLine, Plan, View
from journeydesigner.layout.read import News, read
from journeydesigner.layout.routing import LEVELS, NOTHING, Routing, route
from journeydesigner.layout.symbols import Symbols
from journeydesigner.model import Project
from journeydesigner.model.values import Id


@dataclass(frozen=True, slots=True)
class Run:
    """All that one layout worked out, step by step."""

    symbols: Symbols
    pixels: Pixels
    plan: Plan


@dataclass(slots=True)
class Memory:
    """The last run, for the next one to start from. It holds one journey, seen in one way, at a time."""

    run: Run | None = field(default=None, repr=False)

    def take(self, journey: Id, view: View) -> Run | None:
        """The run to start from; the memory is empty until the next run is done."""
        run, self.run = self.run, None
        return run if run is not None and (run.plan.journey, run.plan.view) == (journey, view) else None


def lay_out(project: Project, journey: Id, view: View, memory: Memory | None = None) -> Plan:
    """The map of a journey. The same project gives the same plan, whatever the order of its records in memory.

    An unknown journey or one without stages has an empty plan; references that lead nowhere count as none.
    A `memory` makes it quick when little has changed since the run before, and never changes the result.
    """
    last = memory.take(journey, view) if memory is not None else None
    if last is not None:
        run = _run(project, journey, view, last)
    else:
        with collector_paused():
            run = _run(project, journey, view, None)
    if memory is not None:
        memory.run = run
    return run.plan


def _run(project: Project, journey: Id, view: View, last: Run | None) -> Run:
    symbols = _symbols(project, journey, view, last.symbols if last else None)
    if last is not None and symbols.graph.stages != last.symbols.graph.stages:
        last = None
    pixels = draw_up(symbols, last.pixels if last else None)
    if last is not None and pixels.is_same(last.pixels):
        return Run(symbols, pixels, last.plan)
    return Run(symbols, pixels, _plan(journey, view, symbols, pixels, last))


def _symbols(project: Project, journey: Id, view: View, last: Symbols | None) -> Symbols:
    reading = read(project, journey, last.reading if last else None, view.pivot, view.long_links)
    graph = reading.graph
    if last is not None and graph.stages != last.graph.stages:
        last = None
    news = reading.news if last is not None else None
    placements = _placements(graph, view, news, last)
    usage = used_by(placements, (last.placements, last.usage) if last else None)
    rows = _rows(graph, placements, usage, view, last)
    routing = route(graph, placements, rows, last.routing if last else NOTHING, news)
    tables = measure(placements, rows, routing.width, _known(last, placements, rows, routing) if last else None)
    scene = Scene(project, journey, graph.stages, reading.rows, graph.home)
    notebook = jot(scene, view.layers, last.notebook if last else None)
    return Symbols(reading, placements, usage, rows, routing, tables, notebook)


def _known(last: Symbols, placements: Sequence[Placement], rows: Rows, routing: Routing) -> Known:
    """The tables before, and where the cards or lines that they follow from are others."""
    shelves, before = routing.shelves, last.routing.shelves
    stages = {n for n, (now, held) in enumerate(zip(placements, last.placements, strict=True)) if now is not held}
    if shelves is not before:
        stages.update(n for n, now in shelves.items() if n >= 0 and now is not before.get(n))
    levels = shelves.get(LEVELS) is not before.get(LEVELS)
    return Known(last.tables, stages, levels or rows is not last.rows)


def _placements(graph: Graph, view: View, news: News | None, last: Symbols | None) -> Sequence[Placement]:
    if last is None:
        return [place_stage(graph, stage, view) for stage in range(len(graph.stages))]
    found = list(last.placements)
    for stage in range(len(found)) if news is None else news.stages:
        placement = place_stage(graph, stage, view)
        if placement != found[stage]:
            found[stage] = placement
    return found if any(map(is_not, found, last.placements)) else last.placements


def _rows(graph: Graph, placements: Sequence[Placement], usage: Usage, view: View, last: Symbols | None) -> Rows:
    if last is not None and graph.ranks is last.graph.ranks and placements is last.placements:
        return last.rows
    rows = arrange(placements, graph.ranks, view, usage)
    return last.rows if last is not None and rows == last.rows else rows


def _plan(journey: Id, view: View, symbols: Symbols, pixels: Pixels, last: Run | None) -> Plan:
    tables = symbols.tables
    lanes = _lanes(symbols.rows, tables, view)
    bands = _bands(lanes, symbols.rows)
    return Plan(
        journey=journey,
        view=view,
        columns=_columns(symbols, last),
        lanes=lanes,
        bands=bands,
        cards=pixels.cards(),
        links=pixels.links(),
        dots=pixels.dots(),
        arc=pixels.arc() if "arc" in view.layers else None,
        width=tables.right,
        height=pixels.bottom + (ARC_H if "arc" in view.layers else 0),
        sections=pixels.sections,
        lines=_lines(bands) if view.pivot == "blueprint" else (),
        ribbons=pixels.ribbons,
        notes=pixels.notes(),
    )


def _columns(symbols: Symbols, last: Run | None) -> tuple[Column, ...]:
    frames = symbols.tables.frames
    if last is not None and frames is last.symbols.tables.frames:
        return last.plan.columns
    pairs = zip(symbols.graph.stages, frames, strict=True)
    return tuple(Column(id_, number, frame.x, frame.width) for number, (id_, frame) in enumerate(pairs, 1))


def _lanes(rows: Rows, tables: Tables, view: View) -> tuple[Lane, ...]:
    lanes = []
    for lane, (top, bottom) in zip(rows.lanes, lane_extents(rows, tables), strict=True):
        channels = tuple(key.channel for key in lane.keys if key.channel is not None)
        first = lane.keys[0]
        name = f"{lane.group}/{first.member}" if first.member else lane.group
        lanes.append(Lane(name, lane.group, channels, top, bottom - top, first.unit, view.pivot))
    return tuple(lanes)


def _bands(lanes: Sequence[Lane], rows: Rows) -> tuple[Band, ...]:
    bands: dict[str, Band] = {}
    for lane, of in zip(lanes, rows.lanes, strict=True):
        top = bands[of.band].y if of.band in bands else lane.y
        bands[of.band] = Band(of.band, top, lane.y + lane.h - top)
    return tuple(bands.values())


BORDERS: tuple[Border, ...] = ("interaction", "visibility", "internal")
"""The lines between the bands of the blueprint, from top to bottom."""


def _lines(bands: Sequence[Band]) -> tuple[NamedLine, ...]:
    """The named lines, close above the band below: what crosses a gap runs in the middle of it."""
    return tuple(NamedLine(name, band.y - ABOVE) for name, band in zip(BORDERS, bands[1:], strict=False))
