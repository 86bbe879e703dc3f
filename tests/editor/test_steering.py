"""Pain points, opportunities, KPIs and evidence come whole and well tied; no journey holds itself."""

from __future__ import annotations

import datetime

import pytest

from journeydesigner.editor.document import Document
from journeydesigner.editor.edits.fields import NotPossible, write_text
from journeydesigner.editor.edits.kpi_templates import TEMPLATES
from journeydesigner.editor.edits.nesting import detail_stage, set_sub_journey, way_down
from journeydesigner.editor.edits.placing import add_stage
from journeydesigner.editor.edits.steering import (
    add_evidence,
    add_kpi,
    add_opportunity,
    add_pain_point,
    link_opportunity,
    move_pain_point,
    set_pains,
    unlink_opportunity,
)
from journeydesigner.i18n import message
from journeydesigner.model import Id, Journey, Kpi, PainPoint, Stage, Text2, Touchpoint
from journeydesigner.model.values import JourneyId, PainPointId, TouchpointId
from tests.builders import sample

T17, T24 = TouchpointId(Id("t17")), TouchpointId(Id("t24"))


@pytest.fixture
def document() -> Document:
    return Document(sample("tourism"))


def journey(document: Document) -> JourneyId:
    return JourneyId(document.project.journeys()[0].id)


def test_a_pain_point_comes_after_those_that_are_there(document: Document) -> None:
    with document.edit(message("add")) as draft:
        made = add_pain_point(draft, T24, Text2(en="Nobody answers"), severity=5)
    pains = document.project.children(PainPoint, T24)
    assert pains[-1] == made
    assert (made.text.en, made.severity, len(pains)) == ("Nobody answers", 5, 2)


def test_a_pain_point_moves_to_another_touchpoint(document: Document) -> None:
    (pain,) = document.project.children(PainPoint, T24)
    with document.edit(message("move")) as draft:
        add_pain_point(draft, T17)
        move_pain_point(draft, pain.id, T17)
    assert [p.id for p in document.project.children(PainPoint, T17)][-1] == pain.id
    assert document.project.children(PainPoint, T24) == ()


def test_what_answers_a_pain_point_concerns_its_touchpoint(document: Document) -> None:
    (pain,) = document.project.children(PainPoint, T24)
    with document.edit(message("add")) as draft:
        made = add_opportunity(draft, journey(document), pains=[PainPointId(pain.id)])
    assert (made.touchpoints, made.pains) == ((T24,), (pain.id,))
    with document.edit(message("none")) as draft:
        after = set_pains(draft, made.id, ())
    assert (after.touchpoints, after.pains) == ((T24,), ()), "where it lies was said, and stays said"


def test_an_opportunity_is_linked_and_taken_off_with_the_pains_there(document: Document) -> None:
    (pain,) = document.project.children(PainPoint, T24)
    with document.edit(message("link")) as draft:
        linked = set_pains(draft, link_opportunity(draft, Id("o01"), T24).id, [PainPointId(pain.id)])
    assert linked.touchpoints == ("t15", "t24")
    with document.edit(message("unlink")) as draft:
        left = unlink_opportunity(draft, Id("o01"), T24)
    assert (left.touchpoints, left.pains) == (("t15",), ())


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda t: t.name)
def test_every_template_makes_a_kpi_named_in_both_languages(document: Document, template: object) -> None:
    stage, touchpoint = (document.project.one(Stage, Id("s3")), document.project.one(Touchpoint, T17))
    with document.edit(message("add")) as draft:
        made = [add_kpi(draft, journey(document), of, template) for of in (None, stage, touchpoint)]  # type: ignore[arg-type]
    assert [kpi.scope for kpi in made] == ["journey", "stage:s3", "touchpoint:t17"]
    assert all(kpi.name.fr != kpi.name.en for kpi in made), "translated"
    assert [k.id for k in document.project.children(Kpi, journey(document))][-3:] == [kpi.id for kpi in made]


def test_evidence_is_cited(document: Document) -> None:
    with document.edit(message("add")) as draft:
        made = add_evidence(draft, journey(document), datetime.date(2026, 11, 1), "log", covers=[T17])
    assert (made.type, made.date.isoformat(), made.covers) == ("log", "2026-11-01", ("t17",))


def test_the_detail_of_a_stage_is_a_journey_of_its_name(document: Document) -> None:
    with document.edit(message("detail")) as draft:
        made = detail_stage(draft, Id("s4"))
    stage = document.project.one(Stage, Id("s4"))
    assert stage is not None
    assert stage.sub_journey == made.id
    assert (made.name, made.owner, document.project.journeys()[-1]) == (stage.name, stage.owner, made)


def test_a_journey_never_comes_to_contain_itself(document: Document) -> None:
    top = journey(document)
    with document.edit(message("detail")) as draft:
        middle = detail_stage(draft, Id("s4"))
        inner = detail_stage(draft, add_stage(draft, JourneyId(middle.id)).id)
        last = add_stage(draft, JourneyId(inner.id))
    assert way_down(document.project, top, inner.id) == [top, middle.id, inner.id]
    with pytest.raises(NotPossible, match="→"), document.edit(message("loop")) as draft:
        set_sub_journey(draft, [last.id], top)
    with pytest.raises(NotPossible, match="own stages"), document.edit(message("loop")) as draft:
        set_sub_journey(draft, [last.id], JourneyId(inner.id))
    with document.edit(message("none")) as draft:
        set_sub_journey(draft, [last.id], None)
    assert document.project.one(Journey, top) is not None


def test_a_file_that_holds_a_loop_can_be_mended_and_not_worsened(document: Document) -> None:
    """The way down ends although it goes round."""
    with document.edit(message("loop")) as draft:
        middle = detail_stage(draft, Id("s4"))
        back = add_stage(draft, JourneyId(middle.id))
        draft.update(back, sub_journey=journey(document))
    assert way_down(document.project, middle.id, Id("nowhere")) == ()
    with document.edit(message("mend")) as draft:
        set_sub_journey(draft, [back.id], None)


def test_a_text_is_written_in_the_language_shown_and_leaves_the_other_alone(document: Document) -> None:
    with document.edit(message("write")) as draft:
        write_text(draft, Id("n01"), "text", "Twice the same story")
        write_text(draft, T24, "thought", "And now?")
        new = add_pain_point(draft, T24)
        write_text(draft, new.id, "text", "No way out")
    project, french = document.project, sample("tourism").all(PainPoint)[Id("n01")].text.fr
    assert project.all(PainPoint)[Id("n01")].text == Text2(en="Twice the same story", fr=french)
    assert project.all(Touchpoint)[T24].thought == Text2(en="And now?")
    assert project.all(PainPoint)[new.id].text == Text2(en="No way out")


def test_an_empty_text_takes_away_what_may_be_missing_and_is_refused_elsewhere(document: Document) -> None:
    with document.edit(message("write")) as draft:
        write_text(draft, T24, "thought", "And now?")
        write_text(draft, T24, "thought", "  ")
    assert document.project.all(Touchpoint)[T24].thought is None
    with pytest.raises(NotPossible, match="cannot be empty"), document.edit(message("write")) as draft:
        write_text(draft, Id("n01"), "text", "")
    with pytest.raises(KeyError), document.edit(message("write")) as draft:
        write_text(draft, Id("n_none"), "text", "x")
