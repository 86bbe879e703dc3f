"""The inspector writes every field of what is selected, one undo step each, and follows the project."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from journeydesigner.editor.edits.fields import set_fields
from journeydesigner.i18n import message, set_language
from journeydesigner.model import Bridge, Channel, Id, Journey, Role, Stage, Touchpoint, Transition, Unit
from journeydesigner.panels.fields.assignments import ContinuousField, RaciField
from journeydesigner.panels.fields.choice import ChoiceField, FlagField
from journeydesigner.panels.fields.feeling import FeelingField
from journeydesigner.panels.fields.field import Field
from journeydesigner.panels.fields.links import LinksField
from journeydesigner.panels.fields.number import TypedField
from journeydesigner.panels.fields.owner import OwnerField
from journeydesigner.panels.fields.pick import ManyField, PickField
from journeydesigner.panels.fields.text import TextField
from journeydesigner.panels.inspector import Inspector
from journeydesigner.panels.inspector.inspector import PLANS
from tests.panels.conftest import Desk, choose, open_picker, press, show, write


@pytest.fixture
def inspector(qtbot: QtBot, desk: Desk) -> Inspector:
    panel = Inspector(desk.document, desk.selection, desk.journey)
    show(qtbot, panel)
    return panel


def field(inspector: Inspector, name: str) -> Any:
    assert inspector.form is not None
    found = inspector.form.field(name)
    assert found is not None
    return found


def edit(desk: Desk, id_: str, **fields: Any) -> None:
    """A change from elsewhere."""
    with desk.document.edit(message("elsewhere")) as draft:
        set_fields(draft, [Id(id_)], **fields)


PLACED = {"id", "rank", "journey", "stage", "from_", "to"}
"""Where a record is: changed by dragging, not in a form."""
LATER = {Touchpoint: set(), Channel: set()}


@pytest.mark.parametrize("kind", [Journey, Stage, Touchpoint, Channel, Transition, Role, Unit])
def test_every_plain_field_can_be_edited(kind: Any) -> None:
    plan = PLANS[kind]
    rows = [row.name for section in plan.sections for row in section.rows]
    names = {name.split(".")[0] for name in rows} | ({plan.title.name} if plan.title else set())
    assert set(kind.model_fields) - PLACED <= names
    if kind is Transition:
        assert {f"bridge.{name}" for name in Bridge.model_fields} <= set(rows)


def test_typing_a_name_is_one_step_and_undo_shows_the_old_one(inspector: Inspector, desk: Desk) -> None:
    desk.select("t12")
    name: TextField = field(inspector, "name")
    name.box.selectAll()
    write(name.box, "Pré-paiement où ça coûte")
    assert desk.steps == []
    press(name.box, Qt.Key.Key_Return)
    assert desk.get("t12").name.en == "Pré-paiement où ça coûte"
    assert desk.get("t12").name.fr == "Paiement de l'acompte"
    assert desk.steps == ["Rename touchpoint"]
    desk.document.undo()
    assert name.box.toPlainText() == "Paying the deposit"


def test_a_name_is_written_in_the_other_language_by_its_tag(inspector: Inspector, desk: Desk) -> None:
    desk.select("s3")
    name: TextField = field(inspector, "name")
    name.tag.click()
    assert name.box.toPlainText() == "Réservation"
    name.box.setPlainText("Réserver")
    press(name.box, Qt.Key.Key_Return)
    assert (desk.get("s3").name.fr, desk.get("s3").name.en) == ("Réserver", "Booking")


def test_the_whole_form_turns_to_the_other_language(inspector: Inspector, desk: Desk) -> None:
    inspector.turn("fr")
    assert field(inspector, "goal").box.toPlainText() == "Vivre une semaine dépaysante sans mauvaise surprise"
    desk.select("t12")
    assert field(inspector, "name").side == "fr"


def test_an_empty_name_is_refused_where_it_is_and_esc_brings_the_old_one(inspector: Inspector, desk: Desk) -> None:
    desk.select("t12")
    edit(desk, "t12", name=desk.get("t12").name.model_copy(update={"fr": ""}))
    name: TextField = field(inspector, "name")
    name.box.selectAll()
    press(name.box, Qt.Key.Key_Delete)
    press(name.box, Qt.Key.Key_Return)
    assert name.reason == "A name cannot be empty."
    assert name._reason is not None
    assert name._reason.isVisible()
    assert name.box.property("invalid") is True
    assert desk.get("t12").name.en == "Paying the deposit"
    press(name.box, Qt.Key.Key_Escape)
    assert name.box.toPlainText() == "Paying the deposit"
    assert name.reason == ""


def test_leaving_a_field_takes_what_was_typed(qtbot: QtBot, inspector: Inspector, desk: Desk) -> None:
    goal: TextField = field(inspector, "goal")
    goal.box.setFocus()
    goal.box.setPlainText("Rest")
    field(inspector, "trigger").box.setFocus()
    qtbot.waitUntil(lambda: desk.get(desk.journey).goal.en == "Rest")
    assert desk.steps == ["Change goal"]


def test_selecting_something_else_takes_what_was_typed_for_the_first(inspector: Inspector, desk: Desk) -> None:
    desk.select("t12")
    field(inspector, "name").box.setPlainText("Deposit")
    desk.select("t13")
    assert desk.get("t12").name.en == "Deposit"
    assert desk.get("t13").name.en != "Deposit"


def test_what_is_typed_survives_an_edit_from_elsewhere(inspector: Inspector, desk: Desk) -> None:
    desk.select("t12")
    name: TextField = field(inspector, "name")
    name.box.setFocus()
    write(name.box, "x")
    typed = name.box.toPlainText()
    edit(desk, "t12", critical=False)
    assert name.box.toPlainText() == typed
    assert name.box.hasFocus()
    assert field(inspector, "critical").switch.isChecked() is False


def test_removing_what_is_shown_while_typing_forgets_it(inspector: Inspector, desk: Desk) -> None:
    from journeydesigner.editor.edits.removal import remove

    desk.select("t12")
    field(inspector, "name").box.setPlainText("gone")
    with desk.document.edit(message("remove")) as draft:
        remove(draft, [Id("t12")])
    assert inspector.form is not None
    assert inspector.form.ids == (desk.journey,)
    assert desk.steps == ["remove"]


@pytest.mark.parametrize(
    ("element", "name", "index", "value"),
    [
        ("s3", "type", 4, "onboarding"),
        ("s4", "intended_worlds", 1, "physical_only"),
        ("t12", "availability", 2, "season"),
        ("t12", "intent", 2, "buy"),
        ("c_site", "human", 1, "on_request"),
        ("x04", "kind", 1, "choice"),
    ],
)
def test_a_choice_is_one_step(
    inspector: Inspector, desk: Desk, element: str, name: str, index: int, value: str
) -> None:
    desk.select(element)
    before = getattr(desk.get(element), name)
    chooser: ChoiceField = field(inspector, name)
    chooser.box.setCurrentIndex(index)
    chooser.box.activated.emit(index)
    assert getattr(desk.get(element), name) == value
    assert len(desk.steps) == 1
    desk.document.undo()
    assert getattr(desk.get(element), name) == before
    assert chooser.box.currentIndex() != index


def test_the_wheel_scrolls_past_a_choice(inspector: Inspector, desk: Desk) -> None:
    desk.select("s3")
    box = field(inspector, "type").box
    middle = QPointF(box.rect().center())
    for _turn in range(3):
        event = QWheelEvent(
            middle,
            box.mapToGlobal(middle),
            QPoint(0, -120),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(box, event)
    assert desk.steps == []
    assert desk.get("s3").type == "purchase"


def test_a_switch_is_one_step(qtbot: QtBot, inspector: Inspector, desk: Desk) -> None:
    desk.select("t12")
    switch = field(inspector, "personalised").switch
    qtbot.mouseClick(switch, Qt.MouseButton.LeftButton)
    assert desk.get("t12").personalised is True
    assert desk.steps == ["Change personalisation"]
    press(switch, Qt.Key.Key_Space)
    assert desk.get("t12").personalised is False


@pytest.mark.parametrize(
    ("typed", "value", "reason"),
    [
        ("15", 15, ""),
        ("15 min", 15, ""),
        ("1 200", 1200, ""),
        ("-3", None, "Write a whole number, 0 or more."),
        ("soon", None, "Write a whole number, 0 or more."),
        ("1.5", None, "Write a whole number, 0 or more."),
    ],
)
def test_minutes(inspector: Inspector, desk: Desk, typed: str, value: int | None, reason: str) -> None:
    desk.select("t12")
    wait: TypedField = field(inspector, "wait_min")
    wait.line.setText(typed)
    press(wait.line, Qt.Key.Key_Return)
    assert desk.get("t12").wait_min == value
    assert wait.reason == reason
    assert wait.line.text() == (str(value) if value is not None else typed)


def test_a_number_is_taken_out_by_emptying_its_field(inspector: Inspector, desk: Desk) -> None:
    edit(desk, "t12", wait_min=10)
    desk.select("t12")
    wait: TypedField = field(inspector, "wait_min")
    assert wait.line.text() == "10"
    wait.line.clear()
    press(wait.line, Qt.Key.Key_Return)
    assert desk.get("t12").wait_min is None


def test_a_share_is_written_as_percent_in_either_notation(inspector: Inspector, desk: Desk) -> None:
    edit(desk, "x04", kind="choice")
    desk.select("x04")
    share: TypedField = field(inspector, "p")
    for typed, value in (("30", 0.3), ("12,5", 0.125), ("33.3 %", 0.333)):
        share.line.setText(typed)
        press(share.line, Qt.Key.Key_Return)
        assert desk.get("x04").p == pytest.approx(value)
    share.line.setText("101")
    press(share.line, Qt.Key.Key_Return)
    assert share.reason == "Write a number from 0 to 100."


def test_a_date_is_typed_as_people_write_it_or_picked(inspector: Inspector, desk: Desk) -> None:
    review = field(inspector, "review_date")
    for typed in ("1/2/2027", "2027-02-01", "01.02.2027"):
        edit(desk, desk.journey, review_date=None)
        review.line.setText(typed)
        press(review.line, Qt.Key.Key_Return)
        assert desk.get(desk.journey).review_date == datetime.date(2027, 2, 1), typed
    review.line.setText("31/02/2027")
    press(review.line, Qt.Key.Key_Return)
    assert "is no date" in review.reason
    press(review.line, Qt.Key.Key_Escape)
    calendar = review.open_calendar()
    calendar.clicked.emit(calendar.selectedDate().addDays(3))
    assert desk.get(desk.journey).review_date == datetime.date(2027, 2, 4)


def test_alternatives_are_checked_in_the_list_and_taken_out_as_chips(inspector: Inspector, desk: Desk) -> None:
    desk.select("t12")
    others: ManyField = field(inspector, "alt")
    others.box.click()
    picker = open_picker()
    for text in ("phone", "desk"):
        picker.search.clear()
        write(picker.search, text)
        press(picker.search, Qt.Key.Key_Return)
    picker.close()
    assert set(desk.get("t12").alt) == {"c_phone", "c_ot"}
    assert desk.steps == ["Change other channels"]
    press(others.chips[0], Qt.Key.Key_Delete)
    assert len(desk.get("t12").alt) == 1
    others.box.click()
    press(open_picker().search, Qt.Key.Key_Escape)
    assert len(desk.steps) == 2


def test_the_main_channel_is_not_offered_as_an_alternative(inspector: Inspector, desk: Desk) -> None:
    desk.select("t12")
    field(inspector, "alt").box.click()
    picker = open_picker()
    values = {picker.model.item(row).text() for row in range(picker.model.rowCount())}
    assert "Booking platform" not in values
    assert "Office phone" in values


def test_a_channel_is_picked_and_swapped_with_the_alternative_it_was(inspector: Inspector, desk: Desk) -> None:
    edit(desk, "t12", alt=("c_phone",))
    desk.select("t12")
    channel: PickField = field(inspector, "channel")
    channel.open()
    choose("phone")
    assert (desk.get("t12").channel, desk.get("t12").alt) == ("c_phone", ("c_resa",))


def test_all_personas_of_the_journey_are_the_rest_state_of_a_stage(inspector: Inspector, desk: Desk) -> None:
    desk.select("s3")
    personas: ManyField = field(inspector, "personas")
    personas.box.click()
    choose("henri")
    open_picker().close()
    assert desk.get("s3").personas == ("p_henri",)
    personas.chips[0].click()
    assert desk.get("s3").personas is None


def test_faces_set_the_emotion_and_take_it_back(inspector: Inspector, desk: Desk) -> None:
    desk.select("t12")
    feeling: FeelingField = field(inspector, "emotion")
    before = desk.get("t12").emotion
    assert [b.score for b in feeling.faces if b.isChecked()] == [before.score]
    feeling.faces[4].click()
    after = desk.get("t12").emotion
    assert (after.score, after.label, after.source) == (2, "happy", before.source)
    feeling.faces[4].click()
    assert desk.get("t12").emotion is None
    assert not field(inspector, "emotion.label").isVisible()
    desk.document.undo()
    desk.document.undo()
    assert desk.get("t12").emotion == before


def test_a_word_for_the_feeling_brings_its_usual_score(inspector: Inspector, desk: Desk) -> None:
    desk.select("t12")
    words = field(inspector, "emotion.label").box
    index = words.findText("Disappointed")
    words.setCurrentIndex(index)
    words.activated.emit(index)
    assert (desk.get("t12").emotion.label, desk.get("t12").emotion.score) == ("disappointed", -2)


def test_what_is_planned_cannot_have_been_observed(inspector: Inspector, desk: Desk) -> None:
    desk.select("t12")
    source = field(inspector, "emotion.source")
    source.box.activated.emit(1)
    with desk.document.edit(message("future")) as draft:
        for touchpoint in list(draft.project.all(Touchpoint).values()):
            if touchpoint.emotion:
                emotion = touchpoint.emotion.model_copy(update={"source": "assumed"})
                set_fields(draft, [touchpoint.id], emotion=emotion)
        set_fields(draft, [desk.journey], state="future")
    source.box.setCurrentIndex(0)
    source.box.activated.emit(0)
    assert "does not describe today" in source.reason
    assert source.box.currentText() == "Assumed"


def test_an_end_that_goes_on_is_refused_in_words(inspector: Inspector, desk: Desk) -> None:
    desk.select("t12")
    end: FlagField = field(inspector, "exit")
    end.switch.click()
    assert "link of kind “next”" in end.reason
    assert end.switch.isChecked() is False
    assert desk.steps == []


def test_an_action_has_no_channel_field_and_loses_its_channel(inspector: Inspector, desk: Desk) -> None:
    desk.select("t12")
    kind = field(inspector, "type").box
    kind.setCurrentIndex(1)
    kind.activated.emit(1)
    assert (desk.get("t12").type, desk.get("t12").channel) == ("action", None)
    assert not field(inspector, "channel").isVisibleTo(inspector)
    desk.document.undo()
    assert desk.get("t12").channel == "c_resa"
    assert field(inspector, "channel").isVisibleTo(inspector)


def test_a_linked_touchpoint_is_not_put_behind_the_scenes(inspector: Inspector, desk: Desk) -> None:
    desk.select("t12")
    layer = field(inspector, "layer")
    layer.box.activated.emit(2)
    assert "remove its links first" in layer.reason
    assert desk.get("t12").layer == "frontstage"


def test_a_bridge_is_built_and_taken_away(inspector: Inspector, desk: Desk) -> None:
    desk.select("x04")
    by = field(inspector, "bridge.by").box
    qr = by.findText("QR code")
    by.activated.emit(qr)
    assert desk.get("x04").bridge == Bridge(by="qr")
    field(inspector, "bridge.identity").switch.click()
    field(inspector, "bridge.history").switch.click()
    assert desk.get("x04").bridge == Bridge(by="qr", identity=True, history=True)
    by.activated.emit(0)
    assert desk.get("x04").bridge is None
    assert not field(inspector, "bridge.identity").isVisibleTo(inspector)


def test_the_owner_of_a_passage_stays_when_its_bridge_goes(inspector: Inspector, desk: Desk) -> None:
    desk.select("x08")
    owner = desk.get("x08").bridge.owner
    assert owner is not None
    field(inspector, "bridge.by").box.activated.emit(0)
    assert desk.get("x08").bridge == Bridge(by="none", owner=owner)


def test_raci_rows_are_added_changed_and_taken_out(inspector: Inspector, desk: Desk) -> None:
    desk.select("t12")
    assert inspector.form is not None
    inspector.focus_field("raci")
    raci: RaciField = field(inspector, "raci")
    raci.add()
    choose("welcome")
    assert [(a.role, a.code, a.facet) for a in desk.get("t12").raci] == [("r_acc", "R", "experience")]
    raci.rows[0]._below[0].activated.emit(2)  # type: ignore[attr-defined]
    assert desk.get("t12").raci[0].code == "C"
    raci.rows[0]._below[1].activated.emit(4)  # type: ignore[attr-defined]
    assert desk.get("t12").raci[0].facet == "data"
    raci.rows[0].remove.click()
    assert desk.get("t12").raci == ()
    assert len(desk.steps) == 4


def test_continuous_roles_accompany_all_stages_or_some(inspector: Inspector, desk: Desk) -> None:
    continuous: ContinuousField = field(inspector, "continuous_roles")
    continuous.add()
    choose("welcome")
    role = desk.get(desk.journey).continuous_roles[0]
    assert (role.role, role.code, role.stages) == ("r_acc", "R", "all")
    picker = continuous.ask_stages(0)
    assert picker is not None
    write(picker.search, "1.")
    press(picker.search, Qt.Key.Key_Return)
    picker.close()
    assert "s1" not in desk.get(desk.journey).continuous_roles[0].stages
    assert "s2" in desk.get(desk.journey).continuous_roles[0].stages


def test_counterparts_hold_both_ways(inspector: Inspector, desk: Desk) -> None:
    desk.select("c_salon")
    pairs: ManyField = field(inspector, "counterparts")
    pairs.box.click()
    choose("destination website")
    open_picker().close()
    assert desk.get("c_salon").counterparts == ("c_site",)
    assert "c_salon" in desk.get("c_site").counterparts
    assert desk.steps == ["Change counterparts"]


def test_another_nature_puts_the_lane_last_in_its_new_group(inspector: Inspector, desk: Desk) -> None:
    desk.select("c_phone")
    nature = field(inspector, "nature").box
    index = nature.findText("Digital")
    nature.activated.emit(index)
    digital = [c.id for c in desk.project.children(Channel) if c.nature == "digital" and c.rank is not None]
    assert digital[-1] == "c_phone"


def test_words_are_written_with_commas(inspector: Inspector, desk: Desk) -> None:
    markets: TextField = field(inspector, "markets")
    markets.box.setPlainText("France, Belgique ,, France")
    press(markets.box, Qt.Key.Key_Return)
    assert desk.get(desk.journey).markets == ("France", "Belgique")


def test_several_elements_show_what_they_share_and_change_together(inspector: Inspector, desk: Desk) -> None:
    desk.select("t12", "t13")
    critical: FlagField = field(inspector, "critical")
    assert critical.switch.checkState() == Qt.CheckState.PartiallyChecked
    assert field(inspector, "owner").button.text() == "Several values"
    assert not field(inspector, "name").isVisibleTo(inspector)
    critical.switch.click()
    assert desk.get("t12").critical
    assert desk.get("t13").critical
    assert len(desk.steps) == 1


def test_different_kinds_share_an_owner(inspector: Inspector, desk: Desk) -> None:
    desk.select("t12", "s3")
    owner: OwnerField = field(inspector, "owner")
    owner.open()
    choose("welcome")
    assert desk.get("t12").owner == desk.get("s3").owner == "r_acc"
    assert desk.steps == ["Change owner"]
    desk.select("t12", "x04", "k01")
    field(inspector, "owner").open()
    choose("Host")
    assert desk.get("x04").bridge.owner == desk.get("k01").owner == desk.get("t12").owner != "r_acc"
    desk.select("t12", "p_henri")
    assert inspector.form is not None
    assert inspector.form.field("owner") is None


def test_links_lead_on_to_the_link(qtbot: QtBot, inspector: Inspector, desk: Desk) -> None:
    desk.select("t12")
    inspector.focus_field("links")
    links: LinksField = field(inspector, "links")
    shown = [b for b in links.buttons if b.isVisibleTo(inspector)]
    assert len(shown) == len(desk.project.outgoing(Id("t12"))) + len(desk.project.incoming(Id("t12")))
    with qtbot.waitSignal(inspector.reveal) as revealed:
        links.buttons[0].click()
    assert desk.selection.ids == (revealed.args[0],)
    assert isinstance(desk.get(revealed.args[0]), Transition)


def test_a_switch_of_language_rewords_and_keeps_what_is_typed(inspector: Inspector, desk: Desk) -> None:
    desk.select("t12")
    name: TextField = field(inspector, "name")
    name.box.setFocus()
    write(name.box, "§")
    typed = name.box.toPlainText()
    seen = field(inspector, "emotion.label").box.currentText()
    set_language("fr")
    assert name.box.toPlainText() == typed
    assert name.box.hasFocus()
    assert name.side == "en"
    assert field(inspector, "emotion.label").box.currentText() != seen or seen == "Nerveux"


def test_a_section_stays_open_for_the_next_element(inspector: Inspector, desk: Desk) -> None:
    desk.select("t12")
    assert inspector.form is not None
    box = inspector.form.boxes["Access and waiting"]
    box.head.click()
    desk.select("t13")
    assert box.is_open
    assert field(inspector, "wait_min").isVisibleTo(inspector)


def innermost(widget: QWidget) -> QWidget:
    """The widget that has the keyboard when this one is given it."""
    inner = widget.focusProxy()
    return innermost(inner) if inner is not None else widget


def test_every_visible_field_has_a_name_for_screen_readers(inspector: Inspector, desk: Desk) -> None:
    shown = ("t12", "s3", "c_site", "x04", "r_num", "p_henri", "y_cms", "u_num", "o01", "k01", "n01", "e01")
    for element in shown:
        desk.select(element)
        assert inspector.form is not None
        plan = inspector.form.plan
        for row in [row for section in plan.sections for row in section.rows]:
            found = field(inspector, row.name)
            assert isinstance(found, Field)
            if isinstance(found, FeelingField):
                assert found.faces[0].accessibleName() == "Emotion -2"
            elif not isinstance(found, LinksField):
                assert row.label in innermost(found).accessibleName(), (element, row.name)


def test_what_is_typed_is_taken_once_though_the_window_tells_the_journey_after_each_edit(
    inspector: Inspector, desk: Desk
) -> None:
    journey = desk.journey
    desk.document.changed.connect(lambda _change: inspector.set_journey(journey))
    inspector.set_journey(journey)
    desk.select("t12")
    field(inspector, "name").box.setPlainText("Paid")
    desk.selection.set([])
    assert len(desk.document.history.done) == 1
    found = desk.project.one(Touchpoint, Id("t12"))
    assert found is not None
    assert found.name.en == "Paid"
    assert inspector.form is not None
    assert inspector.form.ids == (journey,)
