"""A card shows what its record says, and nothing of it leaves the card."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from journeydesigner.layout.draw import Marks
from journeydesigner.layout.draw.detail import magnification
from journeydesigner.layout.draw.glyphs import MECHANISM_ICON
from journeydesigner.layout.drawing import Box, Disc, Icon, Part, Path, Polyline, Rect, Text
from journeydesigner.layout.plan import CARD_H, CARD_W
from journeydesigner.model import Project, Role, Text2
from journeydesigner.model.info import Severity
from tests.builders import sample
from tests.layout.drawn import FEELING, LIBRARY, drawing, of_type, part, project, texts, touchpoint
from tests.layout.ink import holds, ink
from tests.layout.paper_measurer import FIXED


def card(of: Project, id_: str = "t1", marks: Marks | None = None, **options: Any) -> Part:
    return part(drawing(of, marks, **options).cards, f"card:{id_}")


def body(of: Part) -> Box:
    """The box of the card itself."""
    return next(box for box in of_type(of.shapes, Box) if box.rect.w == CARD_W and box.fill == "card")


def chip_box(of: Part) -> Box | None:
    """The box of the owner chip."""
    return next((box for box in of_type(of.shapes, Box) if (box.rect.w, box.rect.h) == (24, 16)), None)


def one(**fields: Any) -> Project:
    return project(touchpoint("t1", **fields))


def test_it_says_the_name_in_the_language_asked_for() -> None:
    assert texts(card(one()))[0] == "Card t1"
    assert texts(card(one(), language="fr"))[0] == "Carte t1"


def test_it_stands_where_the_plan_says_and_has_a_stable_key() -> None:
    found = card(one())
    assert body(found).rect == Rect(212, 88, CARD_W, CARD_H)
    assert (found.key, found.element) == ("card:t1", "t1")


@pytest.mark.parametrize(
    ("channel", "ink_name", "solid", "dotted"),
    [
        ("c_physical", "physical", 1, 0),
        ("c_hybrid", "hybrid", 1, 1),
        ("c_remote", "remote", 3, 0),
        ("c_digital", "digital", 0, 1),
    ],
)
def test_the_nature_is_told_by_pattern_and_colour(channel: str, ink_name: str, solid: int, dotted: int) -> None:
    shapes = card(one(channel=channel)).shapes
    assert len([b for b in of_type(shapes, Box) if b.fill == ink_name and b.rect.w == 5]) == solid
    assert len([p for p in of_type(shapes, Polyline) if p.ink == ink_name and p.width == 5 and p.dash]) == dotted


def test_a_moment_of_truth_has_a_heavy_edge_a_diamond_and_a_bolder_title() -> None:
    calm, critical = card(one()), card(one(critical=True))
    assert (body(calm).stroke, body(calm).width) == ("strong", 1)
    assert (body(critical).stroke, body(critical).width) == ("text", 1.8)
    assert [p for p in of_type(critical.shapes, Path) if p.fill == "text"]
    weights = [next(of_type(found.shapes, Text)).weight for found in (calm, critical)]
    assert weights == ["medium", "semibold"]


def test_what_happens_backstage_has_a_dashed_edge_and_no_channel() -> None:
    found = card(one(type="action", layer="backstage", channel=None, owner="r_sales"))
    assert body(found).dash == (5, 3)
    assert not list(of_type(found.shapes, Icon))


@pytest.mark.parametrize(
    ("stage_owner", "own", "fill", "radius", "initials"),
    [
        ("r_sales", None, "card", 8, "HS"),
        (None, "r_sales", "unit1.fill", 8, "HS"),
        (None, "r_host", "unit2.fill", 3, "HO"),
        ("r_host", None, "card", 3, "HO"),
    ],
)
def test_the_chip_tells_who_answers_and_how(
    stage_owner: str | None, own: str | None, fill: str, radius: float, initials: str
) -> None:
    """Round inside, square outside; filled when named on the card, hollow when inherited."""
    found = card(project(touchpoint("t1", owner=own), owner=stage_owner))
    chip = chip_box(found)
    assert chip is not None
    assert (chip.fill, chip.radius, chip.dash) == (fill, radius, ())
    assert initials in texts(found)


@pytest.mark.parametrize(("owner", "ink_name"), [(None, "error"), ("r_tbd", "warn")])
def test_nobody_is_a_dashed_question_mark(owner: str | None, ink_name: str) -> None:
    found = card(project(touchpoint("t1"), owner=owner))
    chip = chip_box(found)
    assert chip is not None
    assert chip.stroke == ink_name
    assert chip.dash
    assert "?" in texts(found)


def test_where_the_organisation_answers_for_nothing_no_owner_is_missed() -> None:
    found = card(project(touchpoint("t1", type="action", layer="client", channel=None), owner=None))
    assert chip_box(found) is None
    assert "?" not in texts(found)


def test_two_roles_with_equal_initials_get_a_digit() -> None:
    twin = Role(id="r_twin", rank="a3", name=Text2(en="Host of Sundays"), unit="u_out")
    other = Role(id="r_third", rank="a4", name=Text2(en="Head Steward"), unit="u_sales")
    of = Project.of(
        [*LIBRARY, twin, other, *[e for e in one(owner="r_third") if e.id not in {x.id for x in LIBRARY}]]
    )
    assert "HS3" in texts(card(of))


@pytest.mark.parametrize(("severity", "ink_name"), [("error", "error"), ("warning", "warn"), ("info", "info")])
def test_findings_are_a_mark_of_their_own_shape_and_a_number(severity: Severity, ink_name: str) -> None:
    found = card(one(), marks=Marks({"t1": (severity, 4)}))
    count = next(t for t in of_type(found.shapes, Text) if t.text == "4")
    assert (count.ink, count.anchor) == (ink_name, "end")
    if severity == "info":
        assert [d for d in of_type(found.shapes, Disc) if d.stroke == "info"]
    else:
        corners = {len(p.commands) for p in of_type(found.shapes, Path) if p.fill == ink_name}
        assert corners == ({9} if severity == "error" else {4})


def test_a_hundred_findings_stay_inside() -> None:
    found = card(one(emotion=FEELING), marks=Marks({"t1": ("error", 1234)}))
    assert "99+" in texts(found)


def test_no_feeling_is_nothing_not_a_neutral_face() -> None:
    assert not list(of_type(card(one()).shapes, Disc))
    assert [d.stroke for d in of_type(card(one(emotion=FEELING)).shapes, Disc)] == ["pos"]


def test_an_assumed_feeling_is_dashed() -> None:
    assumed = FEELING.model_copy(update={"source": "assumed"})
    dashes = [next(of_type(card(one(emotion=e)).shapes, Disc)).dash for e in (FEELING, assumed)]
    assert dashes[0] == ()
    assert dashes[1]


def test_begin_and_end_are_rings_on_the_edges() -> None:
    found = card(one(entry=True, exit=True))
    rect = body(found).rect
    rings = [(d.x, d.y) for d in of_type(found.shapes, Disc) if d.r == 6]
    assert rings == [(rect.x, rect.y + 32), (rect.right, rect.y + 32)]


def test_a_channel_name_appears_only_where_six_characters_fit() -> None:
    wide = card(one())
    full = card(one(emotion=FEELING), marks=Marks({"t1": ("error", 88)}))
    assert [t for t in texts(wide) if t.startswith("digital")]
    assert not [t for t in texts(full) if t.startswith("digital")]


def test_levels_leave_away_strips_and_keep_the_title() -> None:
    of = one(emotion=FEELING, critical=True)
    marks = Marks({"t1": ("warning", 2)})
    two, one_, nought = (card(of, marks=marks, level=level, names=False) for level in (2, 1, 0))
    assert [t for t in texts(card(of)) if t.startswith("dig")]
    assert texts(two) == ["Card t1", "2", "HS"]
    assert texts(one_) == ["Card t1"]
    assert texts(nought) == []
    assert next(of_type(nought.shapes, Box)).fill == "digital"


def test_far_away_only_errors_and_missing_owners_remain() -> None:
    of = project(touchpoint("t1"), owner=None)
    warned = card(of, marks=Marks({"t1": ("warning", 2)}), level=0)
    wrong = card(of, marks=Marks({"t1": ("error", 2)}), level=0)
    assert not list(of_type(warned.shapes, Path))
    assert list(of_type(wrong.shapes, Path))
    assert next(of_type(wrong.shapes, Box)).dash


def test_paper_has_no_shadow() -> None:
    assert [b for b in of_type(card(one()).shapes, Box) if b.fill == "shadow"]
    assert not [b for b in of_type(card(one(), paper=True).shapes, Box) if b.fill == "shadow"]


@pytest.mark.parametrize("name", ["tourism", "clean"])
@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(
    ("level", "magnify", "paper"), [(3, 1, False), (2, 1.45, False), (1, 2.4, False), (3, 1, True)]
)
def test_all_ink_stays_inside_bounds_and_all_text_inside_the_card(
    name: Any, language: Any, level: int, magnify: float, paper: bool
) -> None:
    of = sample(name)
    marks = Marks({t.id: ("error", 12) for t in of.journey_touchpoints(of.journeys()[0].id)})
    for found in drawing(of, marks, language=language, level=level, magnify=magnify, paper=paper).cards.parts:
        box = body(found).rect
        for shape in found.shapes:
            assert holds(found.bounds, ink(shape, FIXED)), (found.key, shape)
            if isinstance(shape, Text):
                assert holds(box, ink(shape, FIXED), slack=1), (found.key, shape)


@pytest.mark.parametrize("paper", [False, True])
def test_nothing_in_the_lowest_strip_overlaps(paper: bool) -> None:
    of = sample("tourism")
    marks = Marks({t.id: ("warning", 7) for t in of.journey_touchpoints(of.journeys()[0].id)})
    for found in drawing(of, marks, paper=paper).cards.parts:
        middle = body(found).rect.bottom - 14
        strip = [
            ink(s, FIXED)
            for s in found.shapes
            if isinstance(s, Icon | Disc) or (isinstance(s, Text) and s.y > middle)
        ]
        strip.sort(key=lambda rect: rect.x)
        for left, right in pairwise(strip):
            assert left.right <= right.x + 0.01 or holds(left, right) or _on_edge(found, right, left), found.key


@pytest.mark.parametrize("zoom", [0.52, 0.55, 0.6, 0.66, 0.75, 0.9])
def test_a_magnified_title_stays_clear_of_the_lowest_strip(zoom: float) -> None:
    for found in drawing(sample("tourism"), level=2, magnify=magnification(2, zoom)).cards.parts:
        box = body(found).rect
        lines = [ink(s, FIXED) for s in of_type(found.shapes, Text) if s.ink == "text"]
        assert lines
        assert all(line.y >= box.y and line.bottom <= box.bottom - 14 - 8.9 for line in lines), found.key
        assert all(upper.bottom <= lower.bottom - lower.h * 0.75 for upper, lower in pairwise(lines)), found.key


def _on_edge(of: Part, *rects: Rect) -> bool:
    """Whether one of them is the ring of a beginning or an end, which sits on the card's edge."""
    box = body(of).rect
    return any(rect.x < box.x or rect.right > box.right for rect in rects)


def test_every_mechanism_has_its_own_icon() -> None:
    assert len(set(MECHANISM_ICON.values())) == len(MECHANISM_ICON)
