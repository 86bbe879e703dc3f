"""A link tells its kind by its line, its passage by what stands on it, and a broken passage by a gap."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import pairwise
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeydesigner.layout.draw import Marks, draw
from journeydesigner.layout.draw.links import split
from journeydesigner.layout.draw.passages import room_along
from journeydesigner.layout.drawing import Box, Disc, Icon, Polyline
from journeydesigner.layout.lay_out import lay_out
from journeydesigner.layout.plan import Density, Link, Marked, Pivot, View
from journeydesigner.model import Bridge, Project, Text2
from journeydesigner.model.values import Id, TransitionId
from tests.builders import sample
from tests.layout.drawn import drawing, keys, of_type, part, project, subject, texts, touchpoint, transition
from tests.layout.ink import holds, ink
from tests.layout.paper_measurer import FIXED


def pair(first: str = "c_digital", second: str = "c_digital", **fields: Any) -> Project:
    """Two touchpoints with one link; the journey begins nowhere, so it is off the main path."""
    return project(
        touchpoint("t1", channel=first), touchpoint("t2", channel=second), transition("x1", "t1", "t2", **fields)
    )


def line(of: Project, **options: Any) -> Polyline:
    return next(of_type(part(drawing(of, **options).links, "link:x1").shapes, Polyline))


@pytest.mark.parametrize(
    ("kind", "dash", "round_caps"),
    [("sequence", (), False), ("choice", (), False), ("skip", (2, 4), True), ("fallback", (8, 5), False)],
)
def test_a_kind_has_its_line(kind: str, dash: tuple[float, ...], round_caps: bool) -> None:
    found = line(pair(kind=kind))
    assert (found.dash, found.round_caps, found.width, found.ink) == (dash, round_caps, 1.5, "link")
    assert found.arrow == 8
    assert found.halo == "canvas"


def test_the_main_path_is_heavier() -> None:
    of = project(touchpoint("t1", entry=True), touchpoint("t2"), transition("x1", "t1", "t2"))
    assert (line(of).ink, line(of).width) == ("link_main", 2.2)


def test_the_line_runs_as_planned() -> None:
    of = pair()
    assert line(of).points == subject(of).plan.links[TransitionId(Id("x1"))].points


def test_a_passage_between_worlds_without_bridge_is_cut_in_two() -> None:
    of = pair("c_physical", "c_digital")
    shapes = list(of_type(part(drawing(of).links, "link:x1").shapes, Polyline))
    assert [(s.ink, s.width) for s in shapes] == [("error", 2.6)] * 2
    assert [s.arrow > 0 for s in shapes] == [False, True]
    mark = part(drawing(of).passages, "broken:x1")
    assert [i.name for i in of_type(mark.shapes, Icon)] == ["unlink"]


@pytest.mark.parametrize(("first", "second"), [("c_physical", "c_hybrid"), ("c_remote", "c_digital")])
def test_hybrid_and_remote_channels_break_nothing(first: str, second: str) -> None:
    assert keys(drawing(pair(first, second)).passages) == []


def test_a_bridge_is_a_disc_with_its_mechanism() -> None:
    of = pair("c_physical", "c_digital", bridge=Bridge(by="qr"))
    mark = part(drawing(of, level=2).passages, "bridge:x1")
    assert [i.name for i in of_type(mark.shapes, Icon)] == ["qr-code"]
    assert [d.stroke for d in of_type(mark.shapes, Disc)] == ["link"]


def test_a_bridge_by_none_is_none() -> None:
    assert keys(drawing(pair("c_physical", "c_digital", bridge=Bridge(by="none"))).passages) == ["broken:x1"]


def test_an_incomplete_bridge_is_ringed_in_amber_with_a_triangle() -> None:
    of = pair("c_physical", "c_digital", bridge=Bridge(by="qr"))
    weak = Marks(weak_bridges=frozenset({TransitionId(Id("x1"))}))
    sound, incomplete = (part(drawing(of, marks, level=2).passages, "bridge:x1") for marks in (Marks(), weak))
    assert next(of_type(incomplete.shapes, Disc)).stroke == "warn"
    assert len(incomplete.shapes) > len(sound.shapes)


def test_a_bridge_says_its_mechanism_where_the_line_leaves_room() -> None:
    far = [touchpoint(f"t{n}") for n in range(1, 5)]
    of = project(*far, transition("x1", "t1", "t4", bridge=Bridge(by="appointment")))
    link = subject(of).plan.links[TransitionId(Id("x1"))]
    shown = texts(part(drawing(of).passages, "bridge:x1"))
    assert shown == (["appointme…"] if room_along(link) >= 96 else [])
    level = Link(link.transition, "sequence", ((0, 0), (200, 0)), False, lambda _: Marked((100, 0), None, True))
    assert room_along(level) == 200
    assert room_along(replace(level, place=lambda _: Marked((30, 0), None, True))) == 60
    assert room_along(replace(level, place=lambda _: Marked((100, 0), None, False))) == 0
    assert room_along(replace(level, points=((100, -90), (100, 90)))) == 0


def test_a_bridge_in_words_covers_no_other_mark() -> None:
    about, seen = subject(sample("tourism")), 0
    for view in (View(pivot=p, density=d) for p in get_args(Pivot) for d in get_args(Density)):
        plan = lay_out(about.project, about.plan.journey, view)
        drawn = draw(about.project, plan, about.marks, about.options, FIXED).passages.parts
        boxes = {p.key: p.bounds.grown(-12 if p.key.startswith("bridge") else -2) for p in drawn}
        worded = [p.key for p in drawn if p.key.startswith("bridge") and texts(p)]
        seen += len(worded)
        assert not [(a, b) for a in worded for b, box in boxes.items() if a != b and box.meets(boxes[a])]
    assert seen > 10


def test_a_share_is_written_as_the_language_does() -> None:
    of = pair(kind="choice", p=0.3)
    assert texts(part(drawing(of).passages, "share:x1")) == ["30%"]
    assert texts(part(drawing(of, language="fr").passages, "share:x1")) == ["30\u00a0%"]


def test_a_choice_without_share_has_no_pill() -> None:
    assert keys(drawing(pair(kind="choice")).passages) == []


@pytest.mark.parametrize(
    ("fields", "words"),
    [({"max_iterations": 3}, ["×3"]), ({"condition": Text2(en="until it fits")}, ["until it fits"]), ({}, [])],
)
def test_a_loop_says_how_often_or_until_when(fields: dict[str, Any], words: list[str]) -> None:
    of = project(touchpoint("t1"), transition("x1", "t1", "t1", kind="loop", **fields))
    mark = part(drawing(of).passages, "loop:x1")
    assert texts(mark) == words
    assert [i.name for i in of_type(mark.shapes, Icon)] == ["repeat"]
    assert next(of_type(mark.shapes, Box)).rect.w >= 22


def test_far_out_only_the_main_path_and_what_is_broken_is_drawn() -> None:
    of = sample("tourism")
    for level in (1, 0):
        about = subject(of, level=level)
        shown = keys(drawing(of, level=level).links)
        broken = {"link:x04", "link:x26"}
        main = {f"link:{id_}" for id_, link in about.plan.links.items() if link.main}
        assert set(shown) == broken | main
    assert keys(drawing(of, level=0).passages) == []
    assert len(keys(drawing(of, level=3).links)) == 40


@pytest.mark.parametrize("name", ["tourism", "clean"])
@pytest.mark.parametrize("level", [0, 1, 2, 3])
def test_all_ink_stays_inside_the_bounds_of_its_part(name: Any, level: int) -> None:
    found = drawing(sample(name), level=level, magnify=1 if level == 3 else 2)
    for each in (*found.links.parts, *found.passages.parts, *found.dots.parts):
        for shape in each.shapes:
            assert holds(each.bounds, ink(shape, FIXED), slack=0.1), (each.key, shape)


def length(points: tuple[tuple[float, float], ...]) -> float:
    return sum(math.dist(p, q) for p, q in pairwise(points))


coordinates = st.integers(0, 400).map(float)


@given(st.lists(st.tuples(coordinates, coordinates), min_size=2, max_size=6, unique=True), st.floats(0, 1))
@settings(deadline=None)
def test_a_split_line_misses_exactly_the_gap(corners: list[tuple[float, float]], share: float) -> None:
    bends = [p for corner, after in pairwise(corners) for p in (corner, (after[0], corner[1]))]
    points = tuple(p for p, before in pairwise([*bends, corners[-1], None]) if p != before and p is not None)
    start = points[0]
    pieces = list(split(points, start, 34))
    total = length(points)
    assert sum(map(length, pieces)) == pytest.approx(max(0.0, total - 17), abs=2.1)
    middle = (
        points[0][0] + (points[1][0] - points[0][0]) * share,
        points[0][1] + (points[1][1] - points[0][1]) * share,
    )
    for piece in split(points, middle, 34):
        assert min(length(piece), total) > 0
        assert piece[0] != piece[-1] or length(piece) > 1
