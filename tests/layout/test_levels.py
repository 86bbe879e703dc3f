"""What is drawn at each level of detail: one test a row of the table, read from the drawing itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from journeydesigner.layout.draw import MapDrawing, Marks, Options, Subject, draw
from journeydesigner.layout.draw.detail import detailed
from journeydesigner.layout.draw.glyphs import FAMILY_ICON, MECHANISM_ICON
from journeydesigner.layout.draw.lanes import lane_headers
from journeydesigner.layout.drawing import Box, Disc, Icon, Part, Path, Polyline, Text
from journeydesigner.layout.lay_out import lay_out
from journeydesigner.layout.plan import CARD_H, CARD_W, View
from journeydesigner.model import Bridge, Project
from tests.builders import sample
from tests.layout.drawn import FEELING, drawing, of_type, part, project, texts, touchpoint, transition
from tests.layout.paper_measurer import FIXED

ZOOMS = {3: 1.0, 2: 0.6, 1: 0.4, 0: 0.2}
"""A zoom of each level."""
MARKS = Marks({"t1": ("error", 4), "t2": ("warning", 2)})  # type: ignore[dict-item]
LEVELS = pytest.mark.parametrize("level", [3, 2, 1, 0])


def at(level: int, of: Project, marks: Marks = MARKS, zoom: float | None = None) -> MapDrawing:
    """The drawing at a zoom of this level."""
    options = detailed(Options("en", level=level), zoom or ZOOMS[level])  # type: ignore[arg-type]
    assert options.level == level
    return drawing(of, marks, level=options.level, magnify=options.magnify, names=options.names)


def one(owner: str | None = "r_sales", **fields: object) -> Project:
    """A touchpoint with everything, and one without a name that could be mistaken."""
    full = {"emotion": FEELING, "critical": True, **fields}
    return project(touchpoint("t1", **full), touchpoint("t2", channel="c_physical"), owner=owner)


def card(level: int, of: Project, id_: str = "t1", zoom: float | None = None) -> Part:
    return part(at(level, of, zoom=zoom).cards, f"card:{id_}")


def body(of: Part) -> Box:
    return next(
        b for b in of_type(of.shapes, Box) if (b.rect.w, b.rect.h) == (CARD_W, CARD_H) and b.fill != "shadow"
    )


@pytest.mark.parametrize("zoom", [4.0, 1.0, 0.9, 0.85, 0.8, 0.7, 0.6, 0.55, 0.5, 0.4, 0.34])
def test_titles_are_12_px_of_the_map_or_9_6_of_the_screen(zoom: float) -> None:
    level = 3 if zoom >= 0.9 else 2 if zoom >= 0.55 else 1
    long = "A name that is far too long for any card of this map whatever the zoom may be"
    of = project(touchpoint("t1", name={"en": long}), touchpoint("t2"))
    short, cut = (next(of_type(card(level, of, id_, zoom).shapes, Text)) for id_ in ("t2", "t1"))
    assert short.size == pytest.approx(max(12, 9.6 / zoom), rel=0.09)
    assert short.size >= 12
    assert min(short.size, cut.size) * zoom >= (9.6 if level < 3 else 9.4) - 1e-6
    lines = [t for t in of_type(card(level, of, "t1", zoom).shapes, Text) if t.size == cut.size]
    assert len(lines) == 2


def test_far_out_a_card_has_no_title() -> None:
    assert texts(card(0, one())) == []


@LEVELS
def test_the_fill_of_a_card_is_that_of_its_nature_when_far_out(level: int) -> None:
    assert body(card(level, one())).fill == ("card" if level else "digital")


@LEVELS
def test_nature_bar_and_moment_of_truth_are_seen_from_level_1(level: int) -> None:
    shapes = card(level, one()).shapes
    bars = [b for b in of_type(shapes, Polyline) if b.ink == "digital" and b.width == 5]
    assert bool(bars) == (level >= 1)
    assert (body(card(level, one())).stroke == "text") == (level >= 1)


@LEVELS
def test_the_owner_is_a_chip_then_only_his_absence_is_an_edge(level: int) -> None:
    assert ("HS" in texts(card(level, one()))) == (level >= 2)
    nobody, placeholder, somebody = (card(level, one(owner=o, critical=False)) for o in (None, "r_tbd", "r_sales"))
    assert ("?" in texts(nobody)) == (level >= 2)
    edges = [(body(found).stroke, bool(body(found).dash)) for found in (nobody, placeholder, somebody)]
    expected = {
        1: [("error", True), ("warn", True), ("strong", False)],
        0: [("error", True), (None, False), (None, False)],
    }
    assert edges == expected.get(level, [("strong", False)] * 3)


@pytest.mark.parametrize(
    ("zoom", "glyph", "name"),
    [(1.0, True, True), (0.8, True, True), (0.7, True, False), (0.4, False, False), (0.2, False, False)],
)
def test_the_channel_has_glyph_and_name_then_the_glyph_then_nothing(zoom: float, glyph: bool, name: bool) -> None:
    level = next(level for level, limit in ((3, 0.9), (2, 0.55), (1, 0.33), (0, 0.0)) if zoom >= limit)
    found = card(level, project(touchpoint("t1"), touchpoint("t2")), zoom=zoom)
    assert any(icon.name == FAMILY_ICON["website"] for icon in of_type(found.shapes, Icon)) == glyph
    assert any(text.startswith("digital") for text in texts(found)) == name


@LEVELS
def test_the_face_is_left_to_the_arc_from_level_1(level: int) -> None:
    assert bool([d for d in of_type(card(level, one()).shapes, Disc) if d.stroke == "pos"]) == (level >= 2)


@LEVELS
def test_findings_are_a_mark_with_a_count_then_a_mark_then_errors_only(level: int) -> None:
    found, lesser = card(level, one()), card(level, one(), "t2")
    assert ("4" in texts(found)) == (level >= 2)
    octagons = [p for p in of_type(found.shapes, Path) if p.fill == "error"]
    triangles = [p for p in of_type(lesser.shapes, Path) if p.fill == "warn"]
    assert (len(octagons), len(triangles)) == (1, 1 if level else 0)


@pytest.mark.parametrize(("level", "zoom"), [(3, 1.0), (2, 0.6), (1, 0.53), (1, 0.4), (1, 0.34), (0, 0.2)])
def test_a_bridge_is_a_word_then_a_glyph_then_a_disc_of_8_px_then_nothing(level: int, zoom: float) -> None:
    worlds = touchpoint("t1", channel="c_physical", entry=True), touchpoint("t2", stage="s2", exit=True)
    of = project(*worlds, transition("x1", "t1", "t2", bridge=Bridge(by="qr")), stages=2)
    found = [p for p in at(level, of, zoom=zoom).passages.parts if p.key == "bridge:x1"]
    if level == 0:
        assert found == []
        return
    glyphs = [icon.name for icon in of_type(found[0].shapes, Icon)]
    assert glyphs == ([MECHANISM_ICON["qr"]] if level >= 2 else [])
    if level == 1:
        disc = next(of_type(found[0].shapes, Disc))
        assert 2 * (disc.r + disc.width / 2) * zoom == pytest.approx(8, rel=0.09)
    else:
        assert next(of_type(found[0].shapes, Disc), None) is not None or level == 3


@LEVELS
def test_shares_and_loops_are_told_from_level_2(level: int) -> None:
    keys = {p.key.split(":")[0] for p in tourism(level).passages.parts}
    assert ("share" in keys) == (level >= 2)
    assert ("loop" in keys) <= (level >= 2)


@LEVELS
def test_far_out_only_the_main_path_and_what_is_broken_is_linked(level: int) -> None:
    of = sample("tourism")
    plan = lay_out(of, of.journeys()[0].id, View())
    shown = {p.element for p in tourism(level).links.parts}
    main = {link.transition for link in plan.links.values() if link.main}
    broken = {
        p.element for p in tourism(3).links.parts if any(s.ink == "error" for s in of_type(p.shapes, Polyline))
    }
    assert shown == (set(plan.links) if level >= 2 else main | broken)


@pytest.mark.parametrize("zoom", [0.3, 0.2, 0.1, 0.05])
def test_far_out_a_line_is_a_pixel_of_the_screen_wide(zoom: float) -> None:
    lines = [s for p in tourism(0, zoom).links.parts for s in of_type(p.shapes, Polyline)]
    assert all(0.85 <= line.width * zoom <= 1.85 for line in lines)
    assert all(line.width * zoom <= 1.25 for line in lines if line.ink != "error")


@LEVELS
def test_lanes_are_named_then_their_groups(level: int) -> None:
    of = sample("tourism")
    subject = about(of, level)
    found = [text for p in lane_headers(subject, ZOOMS[level]) for text in texts(p)]
    assert ("Website" in " ".join(found) or "website" in " ".join(found)) == (level >= 2) or level == 1
    assert any(text.startswith("Digital") for text in found)
    assert not any(text.startswith("+") for text in found) or level >= 2
    if level == 0:
        assert not any(p.key.startswith("channel:") for p in lane_headers(subject, ZOOMS[level]))


@pytest.mark.parametrize("zoom", [1.0, 0.7, 0.5, 0.4])
def test_the_label_of_a_gap_keeps_its_size_on_the_screen(zoom: float) -> None:
    of = sample("tourism")
    level = 3 if zoom >= 0.9 else 2 if zoom >= 0.55 else 1
    marks = Marks(gaps=frozenset({("s4", "digital")}))  # type: ignore[arg-type]
    label = next(of_type(part(at(level, of, marks, zoom).ground, "gap:s4/digital").shapes, Text), None)
    assert label is None or label.size * zoom == pytest.approx(11.5, rel=0.26 if zoom > 0.55 else 0.3)


def about(of: Project, level: int) -> Subject:
    plan = lay_out(of, of.journeys()[0].id, View())
    options = replace(detailed(Options("en", level=level), ZOOMS[level]))  # type: ignore[arg-type]
    return Subject(of, plan, Marks(), options, FIXED)


def tourism(level: int, zoom: float | None = None) -> MapDrawing:
    of = sample("tourism")
    options = detailed(Options("en", level=level), zoom or ZOOMS[level])  # type: ignore[arg-type]
    return draw(of, lay_out(of, of.journeys()[0].id, View()), Marks(), options, FIXED)
