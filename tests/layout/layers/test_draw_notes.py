"""How the layers are drawn: words as far as there is room, marks for grades and states, glyphs when zoomed out."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from hypothesis import given, settings

from journeydesigner.layout.draw import MapDrawing, Marks, Options, draw
from journeydesigner.layout.draw.detail import detailed
from journeydesigner.layout.draw.notes import STATE_ICON
from journeydesigner.layout.draw.ribbons import EMPTY, LAYER_ICON
from journeydesigner.layout.drawing import Disc, Icon, Part, Text
from journeydesigner.layout.lay_out import lay_out
from journeydesigner.layout.numbers import shown_number
from journeydesigner.layout.page import Imprint, Page, compose
from journeydesigner.layout.paper import Paper
from journeydesigner.layout.plan import LAYERS, LayerName, View
from journeydesigner.layout.text import ELLIPSIS
from journeydesigner.layout.words import label
from journeydesigner.model import Kpi, Opportunity, PainPoint, Project, System, Text2
from journeydesigner.model.journey import ContinuousRole, Journey
from journeydesigner.model.steering import OpportunityStatus
from journeydesigner.model.values import Id
from journeydesigner.resources import resource
from tests.layout.drawn import project, touchpoint
from tests.layout.paper_measurer import FIXED
from tests.layout.random_journeys import journeys

LONG = (
    "Another account to create: I will keep the page open and come back tonight if I still think of it, who knows"
)


def drawn(of: Project, zoom: float = 1.0, marks: Marks | None = None, **options: Any) -> MapDrawing:
    plan = lay_out(of, of.journeys()[0].id, View(layers=LAYERS))
    return draw(of, plan, marks or Marks(), detailed(Options(**{"language": "en", **options}), zoom), FIXED)


def note(found: MapDrawing, key: str) -> Part:
    return next(part for part in found.notes.parts if part.key == f"note:{key}")


def texts(part: Part) -> list[str]:
    return [shape.text for shape in part.shapes if isinstance(shape, Text)]


def icons(part: Part) -> list[str]:
    return [shape.name for shape in part.shapes if isinstance(shape, Icon)]


def rich(**kpi: Any) -> Project:
    company = (ContinuousRole(role="r_sales", code="A"),)
    of = project(
        touchpoint("t1", thought=Text2(fr="Où ?", en="Where to?"), systems=("y1",)),
        PainPoint(id="n1", rank="a0", touchpoint="t1", text=Text2(en="It hurts"), severity=4),
        Opportunity(
            id="o1", rank="a0", journey="j1", text=Text2(en="Mend it"), touchpoints=("t1",), status="doing"
        ),
        Kpi(
            **{
                "id": "k1", "rank": "a0", "journey": "j1", "name": Text2(en="Sales"), "metric": "percent",
                "scope": "touchpoint:t1", "direction": "up", "current": 39, "target": 50, **kpi,
            }
        ),
        System(id="y1", rank="a0", name="CRM"),
    )  # fmt: skip
    records = [e.model_copy(update={"continuous_roles": company}) if isinstance(e, Journey) else e for e in of]
    return Project.of(records)


def test_each_layer_says_what_its_record_says() -> None:
    found = drawn(rich())
    assert texts(note(found, "thought:t1")) == ["“Where to?”"]
    assert texts(note(found, "pain:n1")) == ["It hurts"]
    assert texts(note(found, "opportunity:o1@s1")) == ["Mend it"]
    assert texts(note(found, "kpi:k1")) == ["Sales", "39 → 50\u00a0%"]
    assert texts(note(found, "system:y1@s1/t1")) == ["CRM"]
    assert "A\u2002Head of sales" in texts(note(found, "role:0/r_sales@s1"))
    assert note(found, "thought:t1").element == "t1"
    assert note(found, "role:0/r_sales@s1").element == "r_sales"


def test_quotes_and_numbers_are_those_of_the_language() -> None:
    found = drawn(rich(current=104000.5), language="fr")
    assert texts(note(found, "thought:t1")) == ["«\u00a0Où ?\u00a0»"]
    assert texts(note(found, "kpi:k1"))[1].startswith("104\u202f000,5 → 50")


@pytest.mark.parametrize(
    ("value", "english", "french"),
    [
        (0, "0", "0"),
        (38.5, "38.5", "38,5"),
        (-1234567, "−1,234,567", "−1\u202f234\u202f567"),
        (1e308, "1e+308", "1e+308"),
        (0.00042, "0.00042", "0,00042"),
    ],
)
def test_numbers_are_short(value: float, english: str, french: str) -> None:
    assert (shown_number(value, "en"), shown_number(value, "fr")) == (english, french)


def test_the_severity_of_a_pain_is_a_number_of_full_dots() -> None:
    dots = [s for s in note(drawn(rich()), "pain:n1").shapes if isinstance(s, Disc)]
    assert [dot.fill for dot in dots] == ["neg"] * 4 + ["card"]


@pytest.mark.parametrize("status", get_args(OpportunityStatus))
def test_the_state_of_an_opportunity_is_a_sign(status: OpportunityStatus) -> None:
    of = rich()
    of = Project.of([e.model_copy(update={"status": status}) if isinstance(e, Opportunity) else e for e in of])
    assert icons(note(drawn(of), "opportunity:o1@s1")) == ["flag", STATE_ICON[status]]


@pytest.mark.parametrize(
    ("fields", "sign"),
    [({}, ["target", "x"]), ({"current": 60}, ["target", "check"]), ({"current": None}, ["target"])],
)
def test_a_kpi_says_whether_it_is_met(fields: dict[str, Any], sign: list[str]) -> None:
    assert icons(note(drawn(rich(**fields)), "kpi:k1")) == sign


@pytest.mark.parametrize(("scope", "glyph"), [("journey", "route"), ("stage:s1", "columns-3")])
def test_a_kpi_of_more_than_a_card_says_of_what(scope: str, glyph: str) -> None:
    part = note(drawn(rich(scope=scope)), "kpi:k1")
    assert icons(part)[0] == glyph


def test_long_text_ends_in_an_ellipsis_after_a_whole_word_or_letter() -> None:
    of = Project.of([*(e for e in rich() if e.id != "t1"), touchpoint("t1", thought=Text2(en=LONG))])
    lines = texts(note(drawn(of), "thought:t1"))
    assert len(lines) == 3
    assert lines[-1].endswith(ELLIPSIS)
    assert ("“" + LONG).startswith(" ".join(lines).removesuffix(ELLIPSIS))
    on_paper = texts(note(drawn(of, paper=True), "thought:t1"))
    assert len(" ".join(on_paper)) > len(" ".join(lines))


def test_letters_keep_their_size_and_then_give_way_to_glyphs_and_colour() -> None:
    for zoom in (1.0, 0.85, 0.7, 0.56):
        part = note(drawn(rich(), zoom), "pain:n1")
        assert all(s.size * zoom >= 9.4 for s in part.shapes if isinstance(s, Text))
        assert texts(part)
    assert texts(note(drawn(rich(), 0.4), "pain:n1")) == []
    assert icons(note(drawn(rich(), 0.4), "pain:n1")) == ["circle-alert"]
    assert len(note(drawn(rich(), 0.2), "pain:n1").shapes) == 1


def test_a_finding_about_a_record_stands_in_its_corner_and_never_on_a_thought() -> None:
    marks = Marks({Id("n1"): ("warning", 1), Id("t1"): ("error", 2)})
    plain, marked = drawn(rich()), drawn(rich(), marks=marks)
    assert len(note(marked, "pain:n1").shapes) > len(note(plain, "pain:n1").shapes)
    assert note(marked, "thought:t1") == note(plain, "thought:t1")


def test_strips_have_headers_and_say_when_they_are_empty() -> None:
    found = drawn(project(touchpoint("t1")))
    heads = {part.key: part for part in found.lanes.parts if part.key.startswith("ribbon-head:")}
    grounds = {part.key: part for part in found.ground.parts if part.key.startswith("ribbon:")}
    for layer in LAYERS[:-1]:
        assert texts(heads[f"ribbon-head:{layer}"])[0] == label("map_layer", layer, "en")
        assert texts(grounds[f"ribbon:{layer}"]) == [EMPTY[layer]]
    full = {part.key: part for part in drawn(rich()).ground.parts}
    assert all(not texts(full[f"ribbon:{layer}"]) for layer in LAYERS[:-1])


def test_every_icon_is_bundled() -> None:
    for name in {*LAYER_ICON.values(), *STATE_ICON.values(), "columns-3", "route", "x"}:
        assert resource("icons", f"{name}.svg").is_file()


@settings(deadline=None, max_examples=40)
@given(journeys())
def test_everything_is_drawn_inside_its_bounds_at_every_level(of: Project) -> None:
    for zoom in (1.0, 0.7, 0.4, 0.2):
        found = drawn(of, zoom)
        assert len({part.key for part in found.notes.parts}) == len(found.notes.parts)
        for part in found.notes.parts:
            for shape in part.shapes:
                if isinstance(shape, Text) and shape.anchor == "start":
                    assert part.bounds.x <= shape.x
                    assert shape.x + FIXED.width(shape.text, shape.size, shape.weight) <= part.bounds.right
                    assert part.bounds.y <= shape.y <= part.bounds.bottom


def test_paper_takes_the_layers_asked_for_and_its_legend_explains_their_marks() -> None:
    def words(layers: tuple[LayerName, ...]) -> tuple[Page, list[str]]:
        imprint = Imprint("a.journey")
        page = compose(rich(), Id("j1"), Paper(), Marks(), imprint, "en", FIXED, layers=layers)
        parts = [part for layer in page.layers for part in layer.drawing.parts]
        return page, [shape.text for part in parts for shape in part.shapes if isinstance(shape, Text)]

    _, few = words(("arc",))
    page, many = words(LAYERS)
    legend = ("severity of a pain point, 1 to 5", "in progress", "target not met")
    assert page.view.layers == LAYERS
    assert {"It hurts", "Mend it", *legend} <= set(many)
    assert not {"It hurts", "Mend it", *legend} & set(few)


def test_a_page_too_full_to_be_read_names_fewer_layers() -> None:
    of = Project.of(
        [*rich(), *(PainPoint(id=f"p{n}", rank="a1", touchpoint="t1", text=Text2(en="!")) for n in range(60))]
    )
    page = compose(of, Id("j1"), Paper("A4"), Marks(), Imprint("a.journey"), "en", FIXED, layers=("pains", "arc"))
    assert str(page.notice).endswith("Try A3, or fewer layers.")
