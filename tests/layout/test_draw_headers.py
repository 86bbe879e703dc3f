"""The sticky pieces: stage headers, lane headers, the arc; their text keeps its size at every zoom."""

from __future__ import annotations

import pytest

from journeydesigner.layout.draw import Marks
from journeydesigner.layout.draw.arc import Strip, arc_header, arc_strip
from journeydesigner.layout.draw.lanes import corner, lane_headers
from journeydesigner.layout.draw.stages import stage_headers
from journeydesigner.layout.drawing import Box, Disc, Part, Path, Text
from journeydesigner.model import Project, Stage
from journeydesigner.model.reading import balance
from journeydesigner.model.values import Id
from tests.builders import sample
from tests.layout.drawn import (
    FEELING,
    drawing,
    keys,
    of_type,
    part,
    project,
    subject,
    texts,
    touchpoint,
    transition,
)
from tests.layout.ink import holds, ink
from tests.layout.paper_measurer import FIXED


def header(of: Project, id_: str = "s1", marks: Marks | None = None) -> Part:
    return part(drawing(of, marks).stages, f"stage:{id_}")


def test_a_header_numbers_names_and_owns() -> None:
    found = header(project(touchpoint("t1"), stages=2), "s2")
    assert texts(found)[:2] == ["2", "Stage 2"]
    assert "HS" in texts(found)
    assert found.element == "s2"


def test_a_stage_of_nobody_asks_for_an_owner() -> None:
    found = header(project(touchpoint("t1"), owner=None))
    question = next(t for t in of_type(found.shapes, Text) if t.text == "owner?")
    assert question.ink == "error"


def test_a_placeholder_is_amber() -> None:
    found = header(project(touchpoint("t1"), owner="r_tbd"))
    assert next(t for t in of_type(found.shapes, Text) if t.text == "To be named").ink == "warn"


def test_findings_of_the_stage_are_counted() -> None:
    assert "3" in texts(header(project(touchpoint("t1")), marks=Marks({Id("s1"): ("error", 3)})))


def gauge_marker(of: Part) -> Disc | None:
    return next((disc for disc in of_type(of.shapes, Disc) if disc.r == 4.2), None)


@pytest.mark.parametrize(
    ("channels", "value", "red"),
    [
        (["c_digital"], 1, True),
        (["c_physical"], -1, True),
        (["c_physical", "c_digital"], 0, False),
        (["c_hybrid"], 0, False),
    ],
)
def test_the_gauge_shows_the_balance(channels: list[str], value: float, red: bool) -> None:
    of = project(*(touchpoint(f"t{n}", channel=c) for n, c in enumerate(channels)))
    assert balance(of, of.all(Stage)[Id("s1")]) == value
    marker = gauge_marker(header(of))
    assert marker is not None
    assert (marker.fill == "error") == red


def test_by_voice_alone_there_is_no_balance_and_no_gauge() -> None:
    of = project(touchpoint("t1", channel="c_remote"))
    assert balance(of, of.all(Stage)[Id("s1")]) is None
    assert gauge_marker(header(of)) is None


def test_the_balance_of_the_sample_is_as_published() -> None:
    of = sample("tourism")
    known = {"s1": 0.0, "s2": 1.0, "s3": 1.0, "s4": -1.0, "s5": 0.0, "s6": 1.0, "s7": 0.6}
    assert {s.id: pytest.approx(balance(of, s)) for s in of.stages(Id("tour"))} == known


@pytest.mark.parametrize("scale", [2, 1, 0.6, 0.4, 0.2, 0.05])
@pytest.mark.parametrize("name", ["tourism", "clean"])
def test_headers_keep_their_text_size_and_stay_inside_their_stage(name: str, scale: float) -> None:
    about = subject(sample(name), Marks({Id("s1"): ("error", 12)}))  # type: ignore[arg-type]
    for found in stage_headers(about, scale, 58):
        assert holds(found.bounds, found.bounds)
        for shape in found.shapes:
            assert holds(found.bounds, ink(shape, FIXED), slack=6 if scale < 0.1 else 0.1), (found.key, shape)
        assert {t.size for t in of_type(found.shapes, Text)} <= {13, 11.5, 11, 10, 9.5, 9}


def test_a_lane_names_its_channels_and_its_spine_its_nature() -> None:
    found = drawing(project(touchpoint("t1", channel="c_physical"), touchpoint("t2"))).lanes
    assert texts(part(found, "channel:c_physical")) == ["physical channel"]
    assert part(found, "channel:c_physical").element == "c_physical"
    assert [key for key in keys(found) if key.startswith("spine:")] == ["spine:physical", "spine:digital"]


def test_the_channel_of_the_hovered_stage_is_bold() -> None:
    about = subject(project(touchpoint("t1")))
    found = {p.key: p for p in lane_headers(about, lively=frozenset({"c_digital"}))}  # type: ignore[arg-type]
    assert next(of_type(found["channel:c_digital"].shapes, Text)).weight == "bold"


def test_lanes_without_channels_are_named_after_what_is_in_them() -> None:
    of = project(touchpoint("t1", type="action", layer="backstage", channel=None))
    assert texts(part(drawing(of).lanes, "head:backstage")) == ["Internal actions"]


@pytest.mark.parametrize("scale", [1, 0.6, 0.3, 0.1, 0.02])
def test_lane_headers_stay_inside_their_lane(scale: float) -> None:
    for found in lane_headers(subject(sample("tourism"), language="fr"), scale, 160):
        for shape in found.shapes:
            assert holds(found.bounds, ink(shape, FIXED), slack=1.5), (found.key, shape)


def test_channels_that_do_not_fit_are_counted() -> None:
    about = subject(sample("tourism"))
    crowded = max(about.plan.lanes, key=lambda lane: len(lane.channels))
    found = {p.key: p for p in lane_headers(about, 0.3, 160)}
    named = [id_ for id_ in crowded.channels if f"channel:{id_}" in found]
    assert texts(found[f"head:{crowded.key}"]) == [f"+{len(crowded.channels) - len(named)}"]


def test_the_corner_counts_on_screen_and_says_on_paper_what_lanes_are() -> None:
    of = project(touchpoint("t1"))
    assert texts(corner(subject(of))) == ["Channels", "Channels: 1, lanes: 1"]
    assert texts(corner(subject(of, paper=True))) == ["Channels"]


def test_the_arc_keeps_its_height_while_the_map_is_zoomed() -> None:
    about = subject(sample("tourism"))
    assert about.plan.arc is not None
    strip = Strip(about.plan.arc, scale=0.5, height=78, top=0)
    parts = list(arc_strip(about, strip))
    for found in parts:
        assert found.bounds.y >= -2
        assert found.bounds.bottom <= 80
    faces = [p for p in parts if p.key.startswith("feeling:")]
    assert len(faces) == len(about.plan.arc.feelings) == 28
    assert max(p.bounds.right for p in parts) <= about.plan.width * 0.5 + 10
    assert texts(arc_header(about, strip)) == ["Emotion", "+2", "0", "−2"]


def test_assumed_pieces_of_the_curve_are_dashed() -> None:
    assumed = FEELING.model_copy(update={"source": "assumed"})
    of = project(
        touchpoint("t1", entry=True, emotion=FEELING),
        touchpoint("t2", emotion=assumed),
        transition("x1", "t1", "t2"),
    )
    curves = [s for p in drawing(of).arc.parts if p.key.startswith("arc:curve") for s in of_type(p.shapes, Path)]
    assert [bool(curve.dash) for curve in curves] == [True]


def test_faces_off_the_main_path_are_smaller_and_fainter() -> None:
    of = project(
        touchpoint("t1", entry=True, emotion=FEELING),
        touchpoint("t2", emotion=FEELING),
        transition("x1", "t1", "t2"),
    )
    lone = project(touchpoint("t1", emotion=FEELING))
    on, off = (next(of_type(part(drawing(p).arc, "feeling:t1").shapes, Disc)) for p in (of, lone))
    assert on.r > off.r
    assert (on.opacity, off.opacity < 1) == (1, True)


def test_an_empty_journey_is_drawn_without_lanes_or_stages() -> None:
    found = drawing(project(stages=0))
    assert keys(found.stages) == keys(found.lanes) == keys(found.cards) == []
    assert list(of_type(part(found.corner, "corner").shapes, Box))
