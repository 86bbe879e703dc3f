"""The whole drawing: every part once, in a stable way, for any journey there may be."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeydesigner.layout.draw import Marks, Options, draw
from journeydesigner.layout.draw.detail import LIMITS, detailed, level_at, magnification
from journeydesigner.layout.draw.glyphs import FAMILY_ICON, GROUP_ICON, MECHANISM_ICON
from journeydesigner.layout.drawing import Icon
from journeydesigner.layout.lay_out import lay_out
from journeydesigner.layout.plan import View
from journeydesigner.layout.theme import theme
from journeydesigner.model import Project
from journeydesigner.model.values import Id
from journeydesigner.resources import resource
from tests.builders import sample
from tests.layout.drawn import drawing, keys, layers
from tests.layout.paper_measurer import FIXED
from tests.layout.random_journeys import journeys, views


def inks(of: object) -> set[str]:
    """Every token a shape names."""
    return {getattr(of, name) for name in ("fill", "stroke", "ink", "halo") if getattr(of, name, None)}


@pytest.mark.parametrize("level", [0, 1, 2, 3])
def test_every_card_link_and_header_is_there_under_its_key(level: int) -> None:
    found = drawing(sample("tourism"), level=level)
    assert set(keys(found.cards)) == {f"card:t{n:02}" for n in range(1, 36)}
    assert keys(found.stages) == [f"stage:s{n}" for n in range(1, 8)]
    every = Counter(key for layer in layers(found) for key in keys(layer))
    assert [key for key, times in every.items() if times > 1] == []


def test_the_same_project_is_drawn_the_same() -> None:
    assert drawing(sample("tourism")) == drawing(sample("tourism"))


def test_every_token_is_in_both_themes_and_every_icon_is_bundled() -> None:
    marks = Marks({Id("t01"): ("error", 1), Id("t02"): ("warning", 1), Id("t03"): ("info", 1)})
    shapes = [s for layer in layers(drawing(sample("tourism"), marks)) for p in layer.parts for s in p.shapes]
    for name in ("light", "dark"):
        assert {ink for shape in shapes for ink in inks(shape)} <= set(theme(name).colours)  # type: ignore[arg-type]
    icons = {shape.name for shape in shapes if isinstance(shape, Icon)}
    for icon in icons | {*FAMILY_ICON.values(), *MECHANISM_ICON.values(), *GROUP_ICON.values()}:
        assert resource("icons", f"{icon}.svg").is_file()


def test_a_touchpoint_with_foreign_ids_everywhere_is_drawn() -> None:
    broken = [
        entity.model_copy(update={"owner": "r_ghost", "channel": "c_ghost"}) if entity.id == "t03" else entity
        for entity in sample("tourism")
    ]
    of = Project.of(broken)
    assert "card:t03" in keys(drawing(of).cards)


@given(journeys(), views, st.sampled_from([0, 1, 2, 3]), st.booleans())
@settings(deadline=None, max_examples=60)
def test_any_journey_can_be_drawn(of: Project, view: View, level: int, paper: bool) -> None:
    plan = lay_out(of, of.journeys()[0].id, view)
    found = draw(of, plan, Marks(), Options("en", level, 1.5 if level < 3 else 1, paper=paper), FIXED)  # type: ignore[arg-type]
    every = Counter(key for layer in layers(found) for key in keys(layer))
    assert max(every.values(), default=1) == 1
    assert len(found.cards.parts) == len(plan.cards)


# -- levels of detail


@pytest.mark.parametrize(
    ("z", "level"), [(1.5, 3), (0.9, 3), (0.89, 2), (0.55, 2), (0.54, 1), (0.33, 1), (0.32, 0), (0.01, 0)]
)
def test_each_zoom_has_its_level(z: float, level: int) -> None:
    assert level_at(z) == level


@pytest.mark.parametrize(("level", "limit"), LIMITS)
def test_a_level_holds_on_near_its_limit(level: int, limit: float) -> None:
    below = level - 1
    assert level_at(limit - 0.02, level) == level  # type: ignore[arg-type]
    assert level_at(limit - 0.04, level) == below  # type: ignore[arg-type]
    assert level_at(limit + 0.02, below) == below  # type: ignore[arg-type]
    assert level_at(limit + 0.04, below) == level  # type: ignore[arg-type]


@given(st.floats(0.05, 4))
@settings(deadline=None)
def test_a_title_is_never_smaller_than_legible(z: float) -> None:
    options = detailed(Options("en"), z)
    assert 12 * options.magnify * z >= 9.6 - 1e-6
    assert options.magnify >= 1
    assert options.names == (z >= 0.72)
    assert detailed(replace(options, names=False), z).names == (z >= 0.78)


@given(st.floats(0.05, 0.79))
@settings(deadline=None)
def test_sizes_change_in_steps_that_waste_little(z: float) -> None:
    level = level_at(z)
    step = 1.5 if level == 0 else 1.1
    assert magnification(level, z) <= 0.8 / z * step + 1e-6
