"""Small projects and random deltas for tests of the model and the editor."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from journeydesigner.model import (
    Bridge,
    Channel,
    Delta,
    Draft,
    Entity,
    Id,
    Journey,
    Project,
    ProjectInfo,
    Role,
    Stage,
    Text2,
    Touchpoint,
    Transition,
    Unit,
)
from journeydesigner.model.rank import spread
from journeydesigner.model.values import ChannelId, JourneyId, RoleId, StageId, TouchpointId, UnitId


def text(words: str) -> Text2:
    """The same words in both languages."""
    return Text2(fr=words, en=words)


def small_project() -> Project:
    """One journey `j`: stages s1 (t1, t2) and s2 (t3), links t1 → t2 → t3, two units, two channels."""
    ranks = spread(4)
    return Project.of(
        [
            ProjectInfo(id=Id("prj"), title=text("Small")),
            Unit(id=Id("u1"), rank=ranks[0], name=text("Welcome"), function="service"),
            Unit(id=Id("u2"), rank=ranks[1], name=text("Digital"), function="digital"),
            Role(id=Id("r1"), rank=ranks[0], name=text("Head of welcome"), unit=UnitId(Id("u1"))),
            Role(id=Id("r2"), rank=ranks[1], name=text("Head of digital"), unit=UnitId(Id("u2"))),
            _channel("c_desk", ranks[0], "physical"),
            _channel("c_site", ranks[1], "digital"),
            Journey(id=Id("j"), rank=ranks[0], name=text("Visit"), kind="customer_b2c"),
            _stage("s1", ranks[0]),
            _stage("s2", ranks[1], owner=RoleId(Id("r1"))),
            _touchpoint("t1", "s1", ranks[0], channel=ChannelId(Id("c_site")), entry=True),
            _touchpoint("t2", "s1", ranks[1], channel=ChannelId(Id("c_desk"))),
            _touchpoint("t3", "s2", ranks[0], channel=ChannelId(Id("c_desk")), owner=RoleId(Id("r2"))),
            _transition("x1", "t1", "t2", ranks[0], bridge=Bridge(by="qr", owner=RoleId(Id("r2")))),
            _transition("x2", "t2", "t3", ranks[1]),
        ]
    )


def _channel(id_: str, rank: str, nature: Any) -> Channel:
    return Channel(
        id=Id(id_),
        rank=rank,
        name=text(id_),
        family="other",
        nature=nature,
        human="none",
        control="brand",
        direction="two_way",
    )


def _stage(id_: str, rank: str, **fields: Any) -> Stage:
    return Stage(id=Id(id_), rank=rank, journey=JourneyId(Id("j")), name=text(id_), **fields)


def _touchpoint(id_: str, stage: str, rank: str, **fields: Any) -> Touchpoint:
    return Touchpoint(id=Id(id_), rank=rank, stage=StageId(Id(stage)), name=text(id_), **fields)


def _transition(id_: str, start: str, end: str, rank: str, **fields: Any) -> Transition:
    ends = {"from_": TouchpointId(Id(start)), "to": TouchpointId(Id(end))}
    return Transition(id=Id(id_), rank=rank, journey=JourneyId(Id("j")), **ends, **fields)


_LETTERS = st.characters(min_codepoint=32, max_codepoint=0x2FF, exclude_characters="\x7f")
NAMES = st.text(_LETTERS, min_size=1).filter(lambda words: words.strip() and words.isprintable())


@st.composite
def deltas(draw: st.DrawFn, base: Project) -> Delta:
    """A delta that fits `base`: renames, removals and additions of any records, references not looked at."""
    draft = Draft(base)
    for _ in range(draw(st.integers(0, 6))):
        entities: list[Entity] = [e for e in draft.project if not isinstance(e, ProjectInfo)]
        match draw(st.sampled_from(["rename", "remove", "add", "rank"])):
            case "rename" if entities:
                chosen = draw(st.sampled_from(entities))
                if hasattr(chosen, "name"):
                    draft.update(chosen, name=text(draw(NAMES)))
            case "remove" if entities:
                draft.remove(draw(st.sampled_from(entities)).id)
            case "rank":
                ranked = [e for e in entities if getattr(e, "rank", None)]
                if ranked:
                    draft.update(draw(st.sampled_from(ranked)), rank=draw(st.sampled_from(spread(9))))
            case _:
                new = draw(st.sampled_from(["stage", "touchpoint", "transition"]))
                _add(draft, new, draw)
    return draft.delta()


def _add(draft: Draft, kind: str, draw: st.DrawFn) -> None:
    rank = draw(st.sampled_from(spread(9)))
    if kind == "stage":
        draft.add(_stage(draft.new_id("s"), rank))
    elif kind == "touchpoint":
        draft.add(_touchpoint(draft.new_id("t"), draw(st.sampled_from(["s1", "s2"])), rank))
    else:
        start, end = draw(st.sampled_from([("t1", "t3"), ("t3", "t1"), ("t2", "t1")]))
        draft.add(_transition(draft.new_id("x"), start, end, rank))
