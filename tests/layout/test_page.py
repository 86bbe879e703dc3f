"""One printed page: all of it on the sheet, in its language, the map as large as it can be."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import Any

import pytest

from journeydesigner.layout.dates import long_date
from journeydesigner.layout.draw import Marks
from journeydesigner.layout.draw.cards import PAPER_TITLE
from journeydesigner.layout.drawing import Box, Rect, Text
from journeydesigner.layout.lay_out import lay_out
from journeydesigner.layout.page import Imprint, Layer, Page, compose
from journeydesigner.layout.paper import MILLIMETRES, PAPERS, Orientation, Paper, PaperName
from journeydesigner.layout.plan import NATURES, Plan, View
from journeydesigner.model import Channel, Journey, Persona, Project, Role, Text2
from journeydesigner.model.values import Id
from tests.builders import sample
from tests.layout.drawn import LIBRARY, project, touchpoint, transition
from tests.layout.ink import holds, ink
from tests.layout.paper_measurer import FIXED

IMPRINT = Imprint("orvanne.journey", datetime.date(2026, 11, 22), (6, 1, 20))
MARKS = Marks({Id("t12"): ("error", 2), Id("s4"): ("warning", 3)})
ORIENTATIONS: tuple[Orientation, ...] = ("landscape", "portrait")


def page_of(of: Project, paper: Paper | None = None, language: Any = "en", imprint: Imprint = IMPRINT) -> Page:
    return compose(of, of.journeys()[0].id, paper or Paper(), MARKS, imprint, language, FIXED)


@cache
def page(name: Any = "tourism", paper: Paper | None = None, language: Any = "en") -> Page:
    return page_of(sample(name), paper, language)


def part_texts(of: Page, key: str) -> list[Text]:
    return [
        s
        for layer in of.layers
        for p in layer.drawing.parts
        if p.key == key
        for s in p.shapes
        if isinstance(s, Text)
    ]


def words(of: Page, key: str) -> list[str]:
    return [text.text for text in part_texts(of, key)]


def placed(layer: Layer, rect: Rect) -> Rect:
    """A rectangle of a layer's drawing, in points of the page."""
    k = layer.scale
    return Rect(layer.x + rect.x * k, layer.y + rect.y * k, rect.w * k, rect.h * k)


@pytest.mark.parametrize("name", PAPERS)
@pytest.mark.parametrize("orientation", ORIENTATIONS)
@pytest.mark.parametrize("journey", ["tourism", "clean"])
def test_everything_lies_on_the_sheet_inside_its_margin(
    name: PaperName, orientation: Orientation, journey: Any
) -> None:
    paper = Paper(name, orientation)
    sheet = Rect(0, 0, paper.width, paper.height)
    inner = sheet.grown(-paper.margin + 4)
    for layer in page(journey, paper).layers:
        for each in layer.drawing.parts:
            outer = sheet if each.key == "paper" else inner
            for shape in each.shapes:
                assert holds(outer, placed(layer, ink(shape, FIXED))), (each.key, shape)


@pytest.mark.parametrize("orientation", ORIENTATIONS)
@pytest.mark.parametrize("name", PAPERS)
def test_title_map_legend_and_footer_do_not_overlap(name: PaperName, orientation: Orientation) -> None:
    paper = Paper(name, orientation)
    found = {
        p.key: placed(layer, p.bounds) for layer in page("tourism", paper).layers for p in layer.drawing.parts
    }
    blocks = [found["title"], found["frame"].grown(-1), found["legend"], found["footer"]]
    for above, below in pairwise(blocks):
        assert above.bottom <= below.y + 0.5


def test_the_paper_is_as_iso_216_has_it() -> None:
    assert MILLIMETRES["A3"] == (297, 420)
    assert Paper("A4", "portrait").millimetres == (210, 297)
    assert Paper("A0").width == pytest.approx(1189 / 25.4 * 72)


def test_a_larger_sheet_prints_larger_titles() -> None:
    sizes = [page("tourism", Paper(name)).title_pt for name in PAPERS]
    assert sizes == sorted(sizes)
    assert sizes[-1] > 3.5 * sizes[0]


def test_titles_too_small_to_read_are_told_with_the_way_out() -> None:
    small = page("tourism", Paper("A4", "portrait"))
    assert small.title_pt < 6
    assert small.notice is not None
    assert small.notice.text("en").endswith("on A4, which is hard to read. Try A3.")
    assert page("tourism", Paper("A0")).notice is None
    french = page("tourism", Paper("A4", "portrait"), "fr").notice
    assert french is not None
    assert re.search(r"\d,\d pt", french.text("fr"))


def test_the_wall_chart_of_the_sample_is_legible_on_a3() -> None:
    assert page("tourism", Paper("A3")).notice is None


def test_the_view_is_the_one_whose_titles_print_largest() -> None:
    of = sample("tourism")

    tall = page("tourism", Paper("A3", "portrait"))
    wide = page("tourism", Paper("A3", "landscape"))
    assert tall.view.apart == NATURES
    assert not wide.view.apart
    plan = lay_out(of, of.journeys()[0].id, wide.view)
    frame = next(layer for layer in wide.layers if any(part.key == "frame" for part in layer.drawing.parts))
    assert frame.drawing.bounds == Rect(0, 0, plan.width, plan.height)
    assert frame.scale == pytest.approx(wide.title_pt / PAPER_TITLE)


def test_a_hopeless_sheet_is_laid_out_once() -> None:
    seen: list[View] = []

    def counting(of: Project, journey: Id, view: View) -> Plan:
        seen.append(view)
        return replace(lay_out(of, journey, view), width=60_000)

    of = sample("tourism")
    compose(of, of.journeys()[0].id, Paper("A4"), MARKS, IMPRINT, "en", FIXED, plan_of=counting)
    assert seen == [View(density="compact")]


def test_a_tiny_journey_is_not_blown_up() -> None:
    assert page_of(project(touchpoint("t1"))).title_pt < 20


def test_a_small_journey_gets_room_and_a_lane_per_channel() -> None:
    found = page("clean", Paper("A4"))
    assert (found.view.density, found.view.apart) == ("normal", NATURES)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_card_title_is_cut_on_paper_in_the_samples(language: Any) -> None:
    for name in ("tourism", "clean"):
        for layer in page(name, language=language).layers:
            for each in layer.drawing.parts:
                if each.key.startswith("card:"):
                    titles = [s.text for s in each.shapes if isinstance(s, Text) and s.ink == "text"]
                    assert not any(line.endswith("…") for line in titles), each.key


def test_the_title_block_says_whose_journey_it_is() -> None:
    said = words(page(), "title")
    assert said[:2] == ["A family week in the Orvanne country", said[1]]
    assert "“Here, you are expected”" in said[1]
    assert "Objective: Bring one visitor in two back within three years" in said[1]
    for value in (
        "B2C customer, current",
        "Claire, Henri",
        "Office director",
        "31 March 2027".replace(" ", "\u00a0"),
        "draft",
    ):
        assert value in said


def test_a_missing_owner_is_dashed_and_in_words() -> None:
    owner = next(t for t in part_texts(page(), "title") if t.text == "not named")
    assert owner.ink == "error"
    boxes = [s for layer in page().layers for p in layer.drawing.parts if p.key == "title" for s in p.shapes]
    assert any(isinstance(box, Box) and box.dash and box.stroke == "error" for box in boxes)


def test_nothing_in_the_facts_is_left_blank() -> None:
    said = words(page_of(project(touchpoint("t1"))), "title")
    assert [value for value in said if value in ("no persona", "not named", "no date")] == [
        "no persona", "not named", "not named", "no date",
    ]  # fmt: skip


def test_many_personas_are_counted_not_crammed() -> None:
    people = [
        Persona(id=f"p{n}", rank=f"a{n}", name=Text2(en=f"Person {n}, somebody"), client_kind="user")
        for n in range(5)
    ]
    of = project(touchpoint("t1"), *people)
    journey = of.journeys()[0].model_copy(update={"personas": tuple(p.id for p in people)})
    of = Project.of([journey if isinstance(e, Journey) else e for e in of])
    assert "Person 0, Person 1, +3" in words(page_of(of), "title")


def test_the_legend_explains_what_occurs_and_nothing_else() -> None:
    tourism, clean = words(page("tourism"), "legend"), words(page("clean"), "legend")
    for text in ("change of world without bridge", "fallback", "nobody", "Host (external)", "error"):
        assert text in tourism
    for text in ("change of world without bridge", "fallback", "nobody", "Hybrid"):
        assert text not in clean


def test_many_owners_are_named_up_to_a_number() -> None:
    roles = [
        Role(id=f"r{n:02}", rank=f"a{n:02}1", name=Text2(en=f"Role number {n}"), unit="u_sales") for n in range(20)
    ]
    of = project(*(touchpoint(f"t{n:02}1", owner=role.id) for n, role in enumerate(roles)), *roles)
    said = words(page_of(of), "legend")
    assert len([text for text in said if text.startswith("Role number")]) <= 11
    assert any(text.startswith("and ") and text.endswith(" more") for text in said)


def test_the_footer_tells_file_check_and_printed_size() -> None:
    left, right = words(page(), "footer")
    check = "checked on 22\u00a0November\u00a02026: 6 errors, 1 warning, 20 infos"
    assert left == f"Journey Designer\u2003orvanne.journey\u2003{check}"
    assert right.startswith("A3 landscape\u2003card titles ")
    assert right.endswith("\u2003page 1 of 1")


def test_an_unchecked_file_claims_no_check() -> None:
    left, _ = words(page_of(sample("clean"), imprint=Imprint("a.journey")), "footer")
    assert left == "Journey Designer\u2003a.journey"


def test_the_page_speaks_its_own_language_whatever_the_window_does() -> None:
    french = page(language="fr")
    left, right = words(french, "footer")
    assert left.endswith("contrôlé le 22\u00a0novembre\u00a02026\u00a0: 6 erreurs, 1 alerte, 20 infos")
    assert "A3 paysage" in right
    assert "," in right.split("\u2003")[1]
    assert "Pilote" in words(french, "title")
    assert french.name == "Une semaine en famille au Pays d'Orvanne"


def test_dates_are_written_as_each_language_does() -> None:
    assert long_date(datetime.date(2027, 3, 1), "fr") == "1er\u00a0mars\u00a02027"
    assert long_date(datetime.date(2027, 3, 31), "fr") == "31\u00a0mars\u00a02027"
    assert long_date(datetime.date(2027, 3, 1), "en") == "1\u00a0March\u00a02027"


def test_a_title_as_long_as_a_paragraph_stays_on_the_page() -> None:
    of = project(touchpoint("t1"))
    long = of.journeys()[0].model_copy(update={"name": Text2(en="A very long name of a journey " * 40)})
    found = page_of(Project.of([long if isinstance(e, Journey) else e for e in of]), Paper("A4", "portrait"))
    lines = [t for t in part_texts(found, "title") if t.weight == "bold"]
    assert len(lines) == 3
    assert lines[-1].text.endswith("…")


def test_an_empty_journey_still_has_a_page() -> None:
    found = page_of(project(stages=0))
    assert words(found, "title")[0] == "Trip"
    assert found.title_pt > 0


def test_a_journey_the_project_lacks_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        compose(sample("clean"), Id("j_nowhere"), Paper(), Marks(), Imprint(), "en", FIXED)


def test_alternative_channels_and_links_of_every_kind_are_explained() -> None:
    of = project(
        touchpoint("t1", channel="c_physical"), touchpoint("t2", alt=("c_physical",)), touchpoint("t3"),
        transition("x1", "t1", "t2", kind="choice", p=0.5), transition("x2", "t2", "t3", kind="fallback"),
        transition("x3", "t3", "t3", kind="loop"), transition("x4", "t1", "t3", kind="skip"),
    )  # fmt: skip
    said = words(page_of(of), "legend")
    for text in ("choice", "fallback", "loop", "skip", "same service, other channel"):
        assert text in said


def test_tags_of_long_links_are_explained_where_there_are_any() -> None:
    cards = touchpoint("t1"), touchpoint("t2", "s2"), touchpoint("t3", "s3")
    near, far = transition("x1", "t1", "t2"), transition("x2", "t1", "t3")
    text = "goes on at the tag of the same name"
    assert text in words(page_of(project(*cards, near, far, stages=3)), "legend")
    assert text not in words(page_of(project(*cards, near, stages=3)), "legend")


def test_the_library_used_here_is_sound() -> None:
    assert sum(isinstance(entity, Channel) for entity in LIBRARY) == 4
