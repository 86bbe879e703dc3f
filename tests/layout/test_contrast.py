"""AA contrast of everything that is drawn: on the map, its headers, the slides, the sheet of paper; both themes.

Exempt, and why: rules between lanes and stages (`DECORATION`), and what Isolate, filters and search dim to 35 %:
it is set aside for a while by the user's own choice, one key brings it back, and its names stay in the inspector.
"""

from __future__ import annotations

from typing import get_args

import pytest

from journeydesigner.canvas import marks
from journeydesigner.canvas.comparing import signs
from journeydesigner.layout.draw import Marks, Options, draw
from journeydesigner.layout.draw.glyphs import VERDICT_INK
from journeydesigner.layout.drawing import Rect, Shape, Text
from journeydesigner.layout.lay_out import lay_out
from journeydesigner.layout.one_stage import one_stage
from journeydesigner.layout.plan import LAYERS, Pivot, View
from journeydesigner.layout.slides.contrast import strong, strong_theme
from journeydesigner.layout.slides.head import Heading
from journeydesigner.layout.slides.overview import overview_slide
from journeydesigner.layout.slides.sheet import Sheet as Slides
from journeydesigner.layout.slides.sheet import Telling
from journeydesigner.layout.slides.stage import stage_slide
from journeydesigner.layout.theme import ThemeName, theme
from journeydesigner.model.values import Id
from tests.builders import sample
from tests.layout.contrast import Sheet
from tests.layout.paper_measurer import FIXED
from tests.layout.test_page import page

THEMES: tuple[ThemeName, ...] = ("light", "dark")
MARKS = Marks(
    {Id("t12"): ("error", 2), Id("t13"): ("warning", 3), Id("t14"): ("info", 1), Id("s4"): ("warning", 3)}
)


def all_of(shapes: list[Shape], sheet: Sheet) -> list[str]:
    """All that does not stand out, once each."""
    return sorted({str(fault) for fault in sheet.faults(shapes)})


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("level", [1, 2, 3])
@pytest.mark.parametrize("pivot", get_args(Pivot))
@pytest.mark.parametrize("journey", ["tourism", "clean"])
def test_everything_on_the_map_stands_out(journey: str, pivot: Pivot, level: int, name: ThemeName) -> None:
    project = sample(journey)  # type: ignore[arg-type]
    plan = lay_out(project, project.journeys()[0].id, View(pivot=pivot, layers=LAYERS))
    found = draw(project, plan, MARKS, Options(language="fr", level=level), FIXED)
    body = Sheet(theme(name), "canvas")
    faults = [f for layer in found.scrolled for f in all_of([s for p in layer.parts for s in p.shapes], body)]
    for layer in found.pinned:
        faults += all_of([s for part in layer.parts for s in part.shapes], Sheet(theme(name), "head"))
    assert faults == []


@pytest.mark.parametrize("strongly", [False, True])
def test_every_slide_stands_out(strongly: bool) -> None:
    project = sample("tourism")
    journey, sheet = project.journeys()[0], Slides.on(1600, 1000)
    told = Telling(Options(language="fr"), MARKS, FIXED)
    slides = [overview_slide(project, journey, None, told, sheet)]
    for stage in project.stages(journey.id):
        shown = {t.id for t in project.touchpoints(stage.id)}
        slides.append(stage_slide(project, one_stage(project, stage, shown), Heading(0, 1), told, sheet))
    inks = strong_theme(theme("light")) if strongly else theme("light")
    for slide in slides:
        for layer in slide.layers:
            drawn = strong(layer) if strongly else layer
            shapes = [s for part in drawn.drawing.parts for s in part.shapes]
            assert all_of(shapes, Sheet(inks, "canvas")) == []


@pytest.mark.parametrize("journey", ["tourism", "clean"])
def test_every_sheet_of_paper_stands_out(journey: str) -> None:
    for layer in page(journey).layers:
        shapes = [s for part in layer.drawing.parts for s in part.shapes]
        assert all_of(shapes, Sheet(theme("light"), "paper")) == []


RECT = Rect(40, 40, 152, 64)
FEEDBACK: dict[str, tuple[Shape, ...]] = {
    "selection": marks.selected(RECT, 1),
    "focus": marks.focused(RECT, 1),
    "focus on a cell": marks.focused_cell(RECT, 1),
    "hover": marks.hovered(RECT),
    "port": marks.port(RECT, 1),
    "target": marks.target(RECT, "E-mail, stage 3, after Paying", 1, FIXED),
    "refused target": marks.target(RECT, "An action has no channel", 1, FIXED, refused=True),
    "wire": marks.wire(((0, 0), (60, 0)), 1),
    "refused wire": marks.wire(((0, 0), (60, 0)), 1, refused=True),
    "caught": marks.caught(RECT, 1),
    "marquee": marks.marquee(RECT, 1),
    "lit cell": marks.lit_cell(RECT, 1),
    "refused cell": marks.lit_cell(RECT, 1, refused=True),
    **{f"{verdict} card": signs.on_card(RECT, [verdict], 1) for verdict in VERDICT_INK},
    **{f"{verdict} link": signs.on_link(((0, 0), (90, 0)), [verdict], 1) for verdict in VERDICT_INK},
    **{f"{verdict} header": signs.on_header(RECT, [verdict]) for verdict in VERDICT_INK},
}
GROUNDS = ("canvas", "card", "physical_bg", "hybrid_bg", "remote_bg", "digital_bg", "backstage_bg")


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("what", FEEDBACK)
def test_what_hands_and_keys_are_shown_stands_out_on_every_ground(what: str, ground: str, name: ThemeName) -> None:
    assert all_of(list(FEEDBACK[what]), Sheet(theme(name), ground)) == []


def test_a_fault_would_be_found() -> None:
    grey = Text(10, 20, "hard to read", 12, "line2")
    (fault,) = Sheet(theme("light"), "card").faults([grey])
    assert str(fault).startswith("light: hard to read: line2 on card has 1.6")
