"""Random journeys: whatever the model allows, and the damage that a file may hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, get_args

from hypothesis import strategies as st

from journeydesigner.layout.plan import LAYERS as MAP_LAYERS
from journeydesigner.layout.plan import NATURES, Density, Pivot, View
from journeydesigner.model import (
    Channel,
    Entity,
    Id,
    Journey,
    Kpi,
    Opportunity,
    PainPoint,
    Project,
    Role,
    Stage,
    System,
    Text2,
    Touchpoint,
    Transition,
    Unit,
)
from journeydesigner.model.channel import Nature
from journeydesigner.model.journey import EmotionLabel, Layer, TransitionKind
from journeydesigner.model.rank import spread

JOURNEY = Id("j")
SYSTEMS = ("y0", "y1", "y2", "y_missing")
MAX_LINKS = 24
"""Of which all may use one port: 24 px for 24 parallels is still a pixel for each."""
FRONT = ("frontstage",) * 5
LAYERS = (*FRONT, *get_args(Layer))
KINDS = get_args(TransitionKind)

pivots = st.sampled_from(get_args(Pivot))
owners = st.sampled_from([None, None, "r0", "r1", "r2", "r3", "r4", "r5", "r_missing"])
views = st.builds(
    View,
    pivot=pivots,
    apart=st.frozensets(st.sampled_from(sorted(NATURES))),
    density=st.sampled_from(get_args(Density)),
    layers=st.sampled_from([(), ("arc",), MAP_LAYERS]),
    long_links=st.sampled_from(["tags", "tags", "drawn"]),
)

by_channel = st.builds(
    View, apart=st.frozensets(st.sampled_from(sorted(NATURES))), density=st.sampled_from(get_args(Density))
)
"""Views whose lanes are channels."""


def text(value: str) -> Text2:
    """The same text in both languages."""
    return Text2(fr=value, en=value)


def channel(number: int, nature: Nature, rank: str | None = None) -> Channel:
    """The channel c<number>."""
    return Channel(
        id=Id(f"c{number}"),
        rank=rank,
        name=text(f"Channel {number}"),
        family="other",
        nature=nature,
        human="none",
        control="brand",
        direction="two_way",
    )


def staff() -> list[Entity]:
    """Units u0 to u2, the last one outside; roles r0 to r5, two in each, of which r5 is held by nobody."""
    units = [
        Unit(id=Id(f"u{n}"), rank=rank, name=text(f"Unit {n}"), function="other", external=n == 2)
        for n, rank in enumerate(spread(3))
    ]
    roles = [
        Role(id=Id(f"r{n}"), rank=rank, name=text(f"Role {n}"), unit=units[n // 2].id, placeholder=n == 5)
        for n, rank in enumerate(spread(6))
    ]
    return [*units, *roles]


def stage(number: int, rank: str, owner: str | None = None) -> Stage:
    """The stage s<number>."""
    fields = {"id": f"s{number}", "journey": JOURNEY, "rank": rank, "name": text("Stage"), "owner": owner}
    return Stage.model_validate(fields)


def touchpoint(id_: str, stage_id: str, rank: str, **fields: Any) -> Touchpoint:
    """A touchpoint named after its id."""
    return Touchpoint.model_validate({"id": id_, "stage": stage_id, "rank": rank, "name": text(id_), **fields})


def transition(id_: str, start: str, end: str, rank: str = "a0", **fields: Any) -> Transition:
    """A transition of the one journey."""
    values = {"id": id_, "journey": JOURNEY, "rank": rank, "from": start, "to": end, **fields}
    return Transition.model_validate(values)


def journey_of(*rows: Sequence[Mapping[str, Any]], links: tuple[tuple[Any, ...], ...] = ()) -> Project:
    """A journey with a stage per row of touchpoints; links as (from, to) or (from, to, fields).

    Channels c0 to c11 are there: three each physical, hybrid, remote, digital, by number, in that order.
    """
    entities: list[Entity] = [
        Journey(id=JOURNEY, rank="a0", name=text("Journey"), kind="user"),
        *(channel(i, get_args(Nature)[i // 3], rank) for i, rank in enumerate(spread(12))),
    ]
    for number, (row, rank) in enumerate(zip(rows, spread(len(rows)), strict=True)):
        entities.append(stage(number, rank))
        for fields, place in zip(row, spread(len(row)), strict=True):
            entities.append(touchpoint(fields["id"], f"s{number}", place, **fields))
    for number, (start, end, *more) in enumerate(links):
        entities.append(transition(f"x{number:02}", start, end, f"a{number % 10}", **(more[0] if more else {})))
    return Project.of(entities)


def elsewhere(id_: str) -> list[Entity]:
    """A touchpoint in another journey of the project."""
    return [
        Journey(id=Id("j_other"), rank="a1", name=text("Other"), kind="user"),
        Stage.model_validate({"id": "s_other", "journey": "j_other", "rank": "a0", "name": text("Other")}),
        touchpoint(id_, "s_other", "a0"),
    ]


@st.composite
def journeys(draw: st.DrawFn, ranked: bool = False) -> Project:
    """Any journey of up to six stages. `ranked`: every channel has its rank, and no reference leads nowhere."""
    natures = draw(st.lists(st.sampled_from(get_args(Nature)), min_size=1, max_size=8))
    ranks = spread(len(natures))
    has_rank = draw(st.lists(st.booleans(), min_size=len(natures), max_size=len(natures)))
    channels = [
        channel(i, nature, rank if has or ranked else None)
        for i, (nature, rank, has) in enumerate(zip(natures, ranks, has_rank, strict=True))
    ]
    sizes = draw(st.lists(st.integers(0, 9), max_size=6))
    stages = [stage(i, rank, draw(owners)) for i, rank in enumerate(spread(len(sizes)))]
    touchpoints = [
        touchpoint(f"t{i}_{k}", f"s{i}", rank, **draw(_fields(len(channels) + (0 if ranked else 1))))
        for i, size in enumerate(sizes)
        for k, rank in enumerate(spread(size))
    ]
    links = draw(_links([t.id for t in touchpoints] + ([] if ranked else [Id("t_missing")])))
    told = draw(_steering([t.id for t in touchpoints], [s.id for s in stages], astray=not ranked))
    journey = Journey.model_validate(
        {"id": JOURNEY, "rank": "a0", "name": text("Journey"), "kind": "user", "continuous_roles": draw(_company)}
    )
    return Project.of([journey, *staff(), *systems(), *channels, *stages, *touchpoints, *links, *told])


@st.composite
def _fields(draw: st.DrawFn, channels: int) -> dict[str, Any]:
    """A touchpoint's fields; the channel of the highest number may not exist."""
    layer = draw(st.sampled_from(LAYERS))
    acts = draw(st.integers(0, 9)) == 0
    used = draw(st.lists(st.integers(0, channels - 1), max_size=3, unique=True))
    fields: dict[str, Any] = {"layer": layer, "type": "action" if acts else "communication", "owner": draw(owners)}
    fields["thought"] = draw(st.sampled_from([None, None, text("I wonder what comes next.")]))
    fields["systems"] = draw(st.lists(st.sampled_from(SYSTEMS), max_size=2, unique=True))
    if used and not acts:
        fields |= {"channel": f"c{used[0]}", "alt": [f"c{i}" for i in used[1:]]}
    if layer not in ("backstage", "support"):
        fields["entry"] = draw(st.integers(0, 6)) == 0
        if draw(st.booleans()):
            label, score = draw(st.sampled_from(get_args(EmotionLabel))), draw(st.integers(-2, 2))
            fields["emotion"] = {
                "label": label,
                "score": score,
                "source": draw(st.sampled_from(["observed", "assumed"])),
            }
    return fields


_company = st.lists(
    st.fixed_dictionaries(
        {
            "role": st.sampled_from(["r0", "r1", "r_missing"]),
            "code": st.sampled_from(["A", "R"]),
            "stages": st.one_of(
                st.just("all"), st.lists(st.sampled_from(["s0", "s1", "s3", "s_missing"]), unique=True)
            ),
        }
    ),
    max_size=3,
)
"""Roles that accompany the client through some stages or all."""


def systems() -> list[Entity]:
    """The applications y0 to y2."""
    return [System(id=Id(f"y{n}"), rank=rank, name=text(f"System {n}")) for n, rank in enumerate(spread(3))]


@st.composite
def _steering(draw: st.DrawFn, cards: list[Id], stages: list[Id], astray: bool) -> list[Entity]:
    """Pain points, opportunities and KPIs of whatever there is; `astray`: and of what there is not."""
    known = [*cards, *([Id("t_missing")] if astray else [])]
    if not known:
        return []
    card = st.sampled_from(known)
    pains = [
        PainPoint.model_validate({"id": f"n{n}", "rank": "a0", "touchpoint": at, "text": text("It hurts")})
        for n, at in enumerate(draw(st.lists(card, max_size=6)))
    ]
    pain_ids = st.sampled_from([p.id for p in pains] or [Id("n_missing")])
    about = st.tuples(st.lists(card, max_size=4, unique=True), st.lists(pain_ids, max_size=2, unique=True))
    opportunities = [
        opportunity(f"o{n}", touchpoints=cards, pains=of)
        for n, (cards, of) in enumerate(draw(st.lists(about, max_size=5)))
    ]
    scopes = ["journey", *(f"touchpoint:{id_}" for id_ in known), *(f"stage:{id_}" for id_ in stages)]
    kpis = [kpi(f"k{n}", scope) for n, scope in enumerate(draw(st.lists(st.sampled_from(scopes), max_size=6)))]
    return [*pains, *opportunities, *kpis]


def opportunity(id_: str, rank: str = "a0", **fields: Any) -> Opportunity:
    """An opportunity of the one journey."""
    return Opportunity.model_validate({"id": id_, "rank": rank, "journey": JOURNEY, "text": text(id_), **fields})


def kpi(id_: str, scope: str, rank: str = "a0", **fields: Any) -> Kpi:
    """A KPI of the one journey."""
    values = {"id": id_, "rank": rank, "journey": JOURNEY, "name": text(id_), "metric": "count", "direction": "up"}
    return Kpi.model_validate({**values, "scope": scope, **fields})


@st.composite
def _links(draw: st.DrawFn, ends: list[Id]) -> list[Transition]:
    if not ends:
        return []
    end = st.integers(0, len(ends) - 1)
    drawn = draw(st.lists(st.tuples(end, end, st.sampled_from(KINDS), st.booleans()), max_size=MAX_LINKS))
    found = []
    for i, (start, stop, kind, bridged) in enumerate(drawn):
        fields: dict[str, Any] = {"kind": "loop" if start == stop else kind}
        if bridged:
            fields["bridge"] = {"by": "link"}
        found.append(transition(f"x{i:02}", ends[start], ends[stop], f"a{i % 10}", **fields))
    return found
