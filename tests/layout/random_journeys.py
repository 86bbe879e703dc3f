"""Random journeys: whatever the model allows, and the damage that a file may hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, get_args

from hypothesis import strategies as st

from journeydesigner.layout.plan import Density, Pivot, View
from journeydesigner.model import (
    Channel,
    Entity,
    Id,
    Journey,
    Project,
    Role,
    Stage,
    Text2,
    Touchpoint,
    Transition,
    Unit,
)
from journeydesigner.model.channel import Nature
from journeydesigner.model.journey import EmotionLabel, Layer, TransitionKind
from journeydesigner.model.rank import spread

JOURNEY = Id("j")
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
    shared_lanes=st.booleans(),
    density=st.sampled_from(get_args(Density)),
    layers=st.sampled_from([(), ("arc",)]),
)

by_channel = st.builds(View, shared_lanes=st.booleans(), density=st.sampled_from(get_args(Density)))
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
    journey = Journey(id=JOURNEY, rank="a0", name=text("Journey"), kind="user")
    return Project.of([journey, *staff(), *channels, *stages, *touchpoints, *links])


@st.composite
def _fields(draw: st.DrawFn, channels: int) -> dict[str, Any]:
    """A touchpoint's fields; the channel of the highest number may not exist."""
    layer = draw(st.sampled_from(LAYERS))
    acts = draw(st.integers(0, 9)) == 0
    used = draw(st.lists(st.integers(0, channels - 1), max_size=3, unique=True))
    fields: dict[str, Any] = {"layer": layer, "type": "action" if acts else "communication", "owner": draw(owners)}
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
