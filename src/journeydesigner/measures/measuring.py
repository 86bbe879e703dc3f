"""Works out the measures of a journey from its facts (domain reference C.2)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from operator import sub

from journeydesigner.measures.contributions import Reach, is_real_owner
from journeydesigner.measures.facts import Facts, facts_of
from journeydesigner.measures.measures import Arc, Measures, Ownership, Share
from journeydesigner.model import Channel, Id, Journey, Kpi, Persona, Project
from journeydesigner.model.reading import balance_of, is_open_to
from journeydesigner.model.values import JourneyId, PersonaId, StageId


def measure(project: Project, journey: JourneyId | Id, known: Measures | None = None) -> Measures:
    """All measures of a journey of `project`. Raises KeyError when there is no such journey.

    `known`, the measures of any other snapshot, changes nothing but the time it takes: only what differs from
    that snapshot is looked at again.
    """
    found = project.one(Journey, journey)
    if found is None:
        raise KeyError(journey)
    if known is not None and known.facts.project is project and known.facts.journey == journey:
        return known
    facts = facts_of(project, journey, known.facts if known is not None else None)
    points, links, way = facts.point_sums, facts.link_sums, facts.way
    balance = balances(facts)
    local, whole = attainments(project, found)
    return Measures(
        ownership_coverage=_ownership(facts, found),
        handover_count_main=way.handovers,
        handover_density_main=share(way.handovers, len(way.path)),
        handover_count_all=links.handovers,
        longest_handover_run=way.longest_run,
        silo_jumps_all=links.silo_jumps,
        silo_jumps_main=way.silo_jumps,
        continuity_score=links.carried / (3 * links.seams) if links.seams else 1.0,
        world_switches=links.switches,
        bridge_coverage=links.bridged / links.switches if links.switches else 1.0,
        balance_by_stage=balance,
        imbalance=mean([abs(value) for value in balance.values() if value is not None]),
        emotion=_arc(facts),
        local_attainment=local,
        global_attainment=whole,
        local_global_gap=local - whole if local is not None and whole is not None else None,
        personalisation_share=share(points.personalised, points.controlled),
        reciprocity_share=share(points.two_way, points.channelled),
        persona_access={PersonaId(p.id): share(*access_counts(facts, p)) for p in personas_of(project, found)},
        main_path=way.links,
        facts=facts,
    )


def share(part: int, whole: int) -> Share:
    """A part of a whole; None where there is no whole."""
    return part / whole if whole else None


def mean(values: Collection[float]) -> float | None:
    """The mean; None of nothing."""
    return sum(values) / len(values) if values else None


def _ownership(facts: Facts, journey: Journey) -> Ownership:
    project, points, links = facts.project, facts.point_sums, facts.link_sums
    stages = project.stages(journey.id)
    return Ownership(
        journey=int(is_real_owner(project, journey.owner)),
        stages=share(sum(is_real_owner(project, stage.owner) for stage in stages), len(stages)),
        touchpoints=share(points.owned, points.controlled),
        handovers=share(links.answered, links.handovers),
    )


def balances(facts: Facts) -> dict[StageId, float | None]:
    """The balance of the worlds by stage, in order: -1 physical to +1 digital; None when neither is offered."""
    stages = (StageId(stage.id) for stage in facts.project.stages(facts.journey))
    return {stage: balance_of(*facts.worlds.get(stage, (0, 0))) for stage in stages}


def peak_of(scores: Sequence[int]) -> int | None:
    """The score of the largest absolute value; of two alike the negative one."""
    if not scores:
        return None
    low, high = min(scores), max(scores)
    return high if high > -low else low


def _arc(facts: Facts) -> Arc:
    scores = facts.mood.scores
    peak, end = peak_of(scores), scores[-1] if scores else None
    return Arc(
        coverage=share(facts.point_sums.felt, facts.point_sums.frontstage),
        n_main=len(scores),
        mean=mean(scores),
        min=min(scores, default=None),
        max=max(scores, default=None),
        peak=peak,
        end=end,
        peak_end=(peak + end) / 2 if peak is not None and end is not None else None,
        volatility=mean(list(map(abs, map(sub, scores[1:], scores)))),
        troughs=facts.point_sums.troughs,
    )


def attainments(project: Project, journey: Journey) -> tuple[Share, Share]:
    """How far the KPIs of stages and touchpoints, and those of the whole journey, have come on average."""
    kpis = project.children(Kpi, journey.id)
    values = [(kpi.scope == "journey", kpi.attainment) for kpi in kpis]
    local = mean([value for is_whole, value in values if not is_whole and value is not None])
    return local, mean([value for is_whole, value in values if is_whole and value is not None])


def personas_of(project: Project, journey: Journey) -> tuple[Persona, ...]:
    """The personas of a journey, each once."""
    found = (project.one(Persona, id_) for id_ in dict.fromkeys(journey.personas))
    return tuple(persona for persona in found if persona is not None)


def usable_channels(project: Project, persona: Persona) -> frozenset[Id]:
    """The channels a persona can and would use."""
    return frozenset(id_ for id_, channel in project.all(Channel).items() if is_open_to(persona, channel))


def goes_through(persona: Persona, reach: Reach) -> bool:
    """Whether a persona goes through the stage of a touchpoint: one of those it names, or anybody (B.3)."""
    return not reach[0] or persona.id in reach[0]


def access_counts(facts: Facts, persona: Persona) -> tuple[int, int]:
    """How many touchpoints with a channel are within a persona's reach, and how many there are in its stages."""
    usable = usable_channels(facts.project, persona)
    met = {reach: count for reach, count in facts.reaches.items() if goes_through(persona, reach)}
    reached = sum(count for (_, channels), count in met.items() if not usable.isdisjoint(channels))
    return reached, sum(met.values())
