"""The elements behind a measure, each with its own value, so that a figure can be followed to its causes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from journeydesigner.measures.contributions import Point, is_real_owner
from journeydesigner.measures.facts import Facts
from journeydesigner.measures.measures import Arc, Measures
from journeydesigner.measures.measuring import (
    goes_through,
    measure,
    personas_of,
    usable_channels,
)
from journeydesigner.model import Id, Journey, Kpi, Persona, Project, Transition
from journeydesigner.model.reading import longest_handover_run
from journeydesigner.model.values import JourneyId


class Behind(NamedTuple):
    """An element that counts in a measure, and what it counts: its own value, or 1 when it has what is asked."""

    element: Id
    value: float | None
    """None for what should count and cannot: a KPI without a current value, a stage without a channel."""


_Reader = Callable[[Measures], Iterator[Behind]]
_Links = Callable[[Facts], Iterable[Transition]]


class UnknownMeasure(Exception):
    """A name that no measure bears; a defect of the program, never of the user."""


def behind(
    project: Project, journey: JourneyId | Id, name: str, known: Measures | None = None
) -> tuple[Behind, ...]:
    """The elements behind a measure of a journey, in the order of the journey.

    `name` is that of the JSON, dotted where it lies inside: "ownership_coverage.stages", "emotion.troughs",
    "persona_access.p_henri". Shares and means are the mean of the values given here, counts their sum. Raises
    UnknownMeasure, and KeyError when there is no such journey. `known` as for `measure`.
    """
    measures = measure(project, journey, known)
    whole, _, part = name.partition(".")
    if whole == "persona_access" and part:
        persona = next((p for p in personas_of(project, _journey(measures.facts)) if p.id == part), None)
        return tuple(_reached(measures.facts, persona)) if persona is not None else ()
    if name not in _BEHIND:
        raise UnknownMeasure(name)
    return tuple(_BEHIND[name](measures))


def value_of(measures: Measures, name: str) -> float | None:
    """The value of a measure by its dotted name. Raises UnknownMeasure for what is none, or is several values."""
    whole, _, part = name.partition(".")
    value = getattr(measures, whole, None)
    if part:
        value = value.get(part, UnknownMeasure) if isinstance(value, Mapping) else getattr(value, part, None)
    if (name not in _BEHIND and whole != "persona_access") or not isinstance(value, float | int | None):
        raise UnknownMeasure(name)
    return value


def _journey(facts: Facts) -> Journey:
    return facts.project.all(Journey)[facts.journey]


# -- touchpoints, in canvas order


def _points(facts: Facts) -> Iterator[tuple[Id, Point]]:
    for touchpoint in facts.project.journey_touchpoints(facts.journey):
        yield touchpoint.id, facts.points[touchpoint.id]


def _point_share(counted: str, of: str) -> _Reader:
    """The touchpoints that have `of`: 1 where they have `counted` too."""
    return lambda measures: (
        Behind(id_, getattr(point.counts, counted))
        for id_, point in _points(measures.facts)
        if getattr(point.counts, of)
    )


def _troughs(measures: Measures) -> Iterator[Behind]:
    return (Behind(id_, point.score) for id_, point in _points(measures.facts) if point.counts.troughs)


def _reached(facts: Facts, persona: Persona) -> Iterator[Behind]:
    usable = usable_channels(facts.project, persona)
    for id_, point in _points(facts):
        if point.reach is not None and goes_through(persona, point.reach):
            yield Behind(id_, int(not usable.isdisjoint(point.reach[1])))


# -- links: all of them in canvas order of where they leave, or the main path as it runs


def _all_links(facts: Facts) -> Iterable[Transition]:
    places = {t.id: place for place, t in enumerate(facts.project.journey_touchpoints(facts.journey))}
    links = facts.project.transitions(facts.journey)
    return sorted(links, key=lambda link: places.get(link.from_, len(places)))


def _main_links(facts: Facts) -> Iterable[Transition]:
    return facts.way.path


def _link_share(counted: str, of: str = "", links: _Links = _all_links) -> _Reader:
    """The links that have `of` (all of them without): 1 where they have `counted` too."""

    def read(measures: Measures) -> Iterator[Behind]:
        for link in links(measures.facts):
            counts = measures.facts.link(link)
            if not of or getattr(counts, of):
                yield Behind(link.id, getattr(counts, counted))

    return read


def _continuity(measures: Measures) -> Iterator[Behind]:
    for link in _all_links(measures.facts):
        counts = measures.facts.link(link)
        if counts.seams:
            yield Behind(link.id, counts.carried / 3)


def _longest_run(measures: Measures) -> Iterator[Behind]:
    facts = measures.facts
    return (Behind(link.id, 1) for link in longest_handover_run(facts.project, facts.way.path))


# -- stages, the journey, KPIs


def _journey_owned(measures: Measures) -> Iterator[Behind]:
    yield Behind(measures.facts.journey, measures.ownership_coverage.journey)


def _stages_owned(measures: Measures) -> Iterator[Behind]:
    project = measures.facts.project
    for stage in project.stages(measures.facts.journey):
        yield Behind(stage.id, int(is_real_owner(project, stage.owner)))


def _balance(measures: Measures) -> Iterator[Behind]:
    return (Behind(stage, value) for stage, value in measures.balance_by_stage.items())


def _imbalance(measures: Measures) -> Iterator[Behind]:
    balances = measures.balance_by_stage.items()
    return (Behind(stage, abs(value)) for stage, value in balances if value is not None)


def _attainments(*, local: bool, whole: bool) -> _Reader:
    def read(measures: Measures) -> Iterator[Behind]:
        for kpi in measures.facts.project.children(Kpi, measures.facts.journey):
            if whole if kpi.scope == "journey" else local:
                yield Behind(kpi.id, kpi.attainment)

    return read


# -- the arc


def _feelings(measures: Measures) -> Iterator[tuple[Id, int]]:
    """The stops of the main path that have an emotion, with its score."""
    return zip(measures.facts.mood.felt, measures.facts.mood.scores, strict=True)


def _scores(chosen: Callable[[Arc], tuple[int | None, ...]] | None = None) -> _Reader:
    """The scores of the main path; those that are among the `chosen` ones."""

    def read(measures: Measures) -> Iterator[Behind]:
        wanted = chosen(measures.emotion) if chosen is not None else ()
        for id_, score in _feelings(measures):
            if chosen is None or score in wanted:
                yield Behind(id_, score)

    return read


def _end(measures: Measures) -> Iterator[Behind]:
    mood = measures.facts.mood
    return (Behind(id_, score) for id_, score in zip(mood.felt[-1:], mood.scores[-1:], strict=True))


def _peak_end(measures: Measures) -> Iterator[Behind]:
    last = len(measures.facts.mood.felt) - 1
    for place, (id_, score) in enumerate(_feelings(measures)):
        if score == measures.emotion.peak or place == last:
            yield Behind(id_, score)


def _steps(measures: Measures) -> Iterator[Behind]:
    """Where a feeling is reached, how far it lies from the one before."""
    for (_, before), (id_, score) in pairwise(_feelings(measures)):
        yield Behind(id_, abs(score - before))


_BEHIND: Mapping[str, _Reader] = {
    "ownership_coverage.journey": _journey_owned,
    "ownership_coverage.stages": _stages_owned,
    "ownership_coverage.touchpoints": _point_share("owned", of="controlled"),
    "ownership_coverage.handovers": _link_share("answered", of="handovers"),
    "handover_count_main": _link_share("handovers", of="handovers", links=_main_links),
    "handover_density_main": _link_share("handovers", links=_main_links),
    "handover_count_all": _link_share("handovers", of="handovers"),
    "longest_handover_run": _longest_run,
    "silo_jumps_all": _link_share("silo_jumps", of="silo_jumps"),
    "silo_jumps_main": _link_share("silo_jumps", of="silo_jumps", links=_main_links),
    "continuity_score": _continuity,
    "world_switches": _link_share("switches", of="switches"),
    "bridge_coverage": _link_share("bridged", of="switches"),
    "balance_by_stage": _balance,
    "imbalance": _imbalance,
    "emotion.coverage": _point_share("felt", of="frontstage"),
    "emotion.n_main": _scores(),
    "emotion.mean": _scores(),
    "emotion.min": _scores(lambda arc: (arc.min,)),
    "emotion.max": _scores(lambda arc: (arc.max,)),
    "emotion.peak": _scores(lambda arc: (arc.peak,)),
    "emotion.end": _end,
    "emotion.peak_end": _peak_end,
    "emotion.volatility": _steps,
    "emotion.troughs": _troughs,
    "local_attainment": _attainments(local=True, whole=False),
    "global_attainment": _attainments(local=False, whole=True),
    "local_global_gap": _attainments(local=True, whole=True),
    "personalisation_share": _point_share("personalised", of="controlled"),
    "reciprocity_share": _point_share("two_way", of="channelled"),
    "main_path": lambda measures: (Behind(link.id, 1) for link in _main_links(measures.facts)),
}
"""By name of the measure, what lists the elements behind it."""
