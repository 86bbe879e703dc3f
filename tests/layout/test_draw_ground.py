"""Lanes, rules between stages, gap cells and their labels."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from journeydesigner.layout.draw import Marks
from journeydesigner.layout.draw.ground import free_spot, gap, obstacles
from journeydesigner.layout.drawing import Box, Hatch, Path, Rect
from journeydesigner.model.values import Id, StageId
from tests.builders import sample
from tests.layout.drawn import drawing, keys, of_type, part, project, subject, texts, touchpoint
from tests.layout.ink import holds, ink
from tests.layout.paper_measurer import FIXED

GAPS = Marks(gaps=frozenset({(StageId(Id("s4")), "digital"), (StageId(Id("s6")), "physical")}))


def test_every_lane_is_tinted_by_its_nature() -> None:
    of = project(touchpoint("t1", channel="c_physical"), touchpoint("t2"))
    ground = drawing(of).ground
    fills = {p.key: next(of_type(p.shapes, Box)).fill for p in ground.parts if p.key.startswith("lane:")}
    assert fills == {"lane:physical/c_physical": "physical_bg", "lane:digital/c_digital": "digital_bg"}


def test_there_is_a_rule_before_every_stage_and_after_the_last() -> None:
    found = keys(drawing(project(touchpoint("t1"), stages=3)).ground)
    assert [k for k in found if k.startswith("rule:")] == ["rule:s1", "rule:s2", "rule:s3", "rule:end"]


def test_only_what_a_rule_calls_a_gap_is_hatched() -> None:
    assert not [k for k in keys(drawing(sample("tourism")).ground) if k.startswith("gap:")]
    found = drawing(sample("tourism"), GAPS).ground
    assert [k for k in keys(found) if k.startswith("gap:")] == ["gap:s4/digital", "gap:s6/physical"]
    cell = part(found, "gap:s4/digital")
    assert cell.element == "s4"
    assert texts(cell) == ["No digital touchpoint"]
    assert list(of_type(cell.shapes, Hatch))


def test_a_gap_in_a_world_without_lanes_is_not_drawn() -> None:
    marks = Marks(gaps=frozenset({(StageId(Id("s1")), "physical")}))
    assert not [k for k in keys(drawing(project(touchpoint("t1")), marks).ground) if k.startswith("gap:")]


def test_a_label_stands_on_no_link_card_or_mark() -> None:
    about = subject(sample("tourism"))
    taken = obstacles(about.plan, [StageId(Id("s4")), StageId(Id("s6"))])
    for stage, group in (("s4", "digital"), ("s6", "physical")):
        cell = part(drawing(sample("tourism"), GAPS).ground, f"gap:{stage}/{group}")
        pill = next(box for box in of_type(cell.shapes, Box) if box.fill == "card")
        assert not [other for other in taken[StageId(Id(stage))] if other.meets(pill.rect)]


def test_a_label_grows_when_zoomed_out_and_ends_as_a_bare_triangle() -> None:
    near, far, farther = (drawing(sample("tourism"), GAPS, level=1, magnify=m).ground for m in (1, 1.5, 6))
    sizes = [part(found, "gap:s4/digital") for found in (near, far, farther)]
    assert texts(sizes[1]) == ["No digital contact"]
    assert texts(sizes[2]) == []
    assert list(of_type(sizes[2].shapes, Path))
    for found in sizes:
        for shape in found.shapes:
            assert holds(found.bounds, ink(shape, FIXED), slack=1.5), shape


def test_a_label_makes_way_for_a_link_through_the_middle() -> None:
    cell = Rect(0, 0, 300, 300)
    spot = free_spot(cell, 100, 26, [Rect(148, 0, 4, 300)])
    assert spot is not None
    x, y = spot
    assert not Rect(x - 50, y - 13, 100, 26).meets(Rect(148, 0, 4, 300))
    assert y == 150


def test_a_shorter_wording_stands_beside_a_link_that_crosses_the_longer_one() -> None:
    about = subject(sample("tourism"))
    column = next(column for column in about.plan.columns if column.stage == "s4")
    cell = about.plan.cell(column.stage, "digital")
    assert cell is not None
    said = []
    for share in (0.05, 0.3, 0.5):
        line = Rect(cell.x + cell.w * share, cell.y, 2, cell.h)
        drawn = gap(about, column, "digital", [line])
        assert drawn is not None
        pill = next(box for box in of_type(drawn.shapes, Box) if box.fill == "card")
        assert not pill.rect.meets(line)
        said.append(texts(drawn))
    assert said == [["No digital touchpoint"], ["No digital touchpoint"], ["No digital contact"]]


rects = st.builds(Rect, st.floats(0, 280), st.floats(0, 280), st.floats(1, 80), st.floats(1, 80))


@given(st.lists(rects, max_size=8))
@settings(deadline=None)
def test_a_spot_is_inside_the_cell_and_free_if_anything_is(taken: list[Rect]) -> None:
    cell = Rect(0, 0, 300, 300)
    found = free_spot(cell, 100, 26, taken)
    if found is None:
        assert any(Rect(100, 137, 100, 26).meets(other.grown(3)) for other in taken)
        return
    spot = Rect(found[0] - 50, found[1] - 13, 100, 26)
    assert holds(cell, spot)
    assert not any(spot.meets(other) for other in taken)
