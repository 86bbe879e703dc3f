"""Circles of sub-journeys: which journeys contain themselves, and through which others."""

from __future__ import annotations

from collections.abc import Mapping

from journeydesigner.model import Id, Journey, Stage
from journeydesigner.rules.view import View, worked_out_once

Below = Mapping[Id, tuple[Id, ...]]
"""By journey, the journeys that show its stages in detail, by id; only those of this project that go on."""

FARTHEST = 200
"""Journeys looked at for the way round; a longer circle is told by its first step."""


def circle_through(view: View, journey: Id) -> tuple[Id, ...]:
    """The shortest circle from a journey back to itself, without its return; empty when there is none."""
    below = _in_circles(view)
    if journey not in below:
        return ()
    came_from: dict[Id, Id | None] = {journey: None}
    waiting = [journey]
    for at in waiting:
        if journey in below[at]:
            return _way_to(came_from, at)
        if len(came_from) > FARTHEST:
            break
        fresh = [deeper for deeper in below[at] if deeper not in came_from]
        came_from.update(dict.fromkeys(fresh, at))
        waiting.extend(fresh)
    return (journey, below[journey][0])


def _way_to(came_from: Mapping[Id, Id | None], end: Id) -> tuple[Id, ...]:
    way = [end]
    while (before := came_from[way[-1]]) is not None:
        way.append(before)
    return tuple(reversed(way))


@worked_out_once
def _in_circles(view: View) -> Below:
    """The journeys that lie in a circle, each with those of the same circle below it."""
    below = _details(view)
    together = _together(below)
    found = {at: tuple(d for d in deeper if together[d] == together[at]) for at, deeper in below.items()}
    return {at: deeper for at, deeper in found.items() if deeper}


def _details(view: View) -> dict[Id, tuple[Id, ...]]:
    below: dict[Id, set[Id]] = {journey: set() for journey in view.project.all(Journey)}
    for stage in view.project.all(Stage).values():
        if stage.sub_journey in below and stage.journey in below:
            below[stage.journey].add(stage.sub_journey)
    return {at: tuple(sorted(deeper)) for at, deeper in below.items()}


def _together(below: Below) -> dict[Id, Id]:
    """By journey, the same mark for those that lead to one another (Tarjan, without recursion)."""
    number: dict[Id, int] = {}
    low: dict[Id, int] = {}
    open_: list[Id] = []
    marks: dict[Id, Id] = {}
    for start in below:
        path = [] if start in number else [(start, iter(below[start]))]
        while path:
            at, deeper = path[-1]
            if at not in number:
                number[at] = low[at] = len(number)
                open_.append(at)
            following = next((d for d in deeper if d not in marks), None)
            if following is None:
                path.pop()
                if path:
                    low[path[-1][0]] = min(low[path[-1][0]], low[at])
                if low[at] == number[at]:
                    marks[at] = at
                    while (one := open_.pop()) != at:
                        marks[one] = at
            elif following in number:
                low[at] = min(low[at], number[following])
            else:
                path.append((following, iter(below[following])))
    return marks
