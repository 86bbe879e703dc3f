"""Owners are chosen among roles, or made on the spot with their unit, in one undo step."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeydesigner.editor.edits.fields import set_fields
from journeydesigner.i18n import message
from journeydesigner.model import Id, Role, Unit
from journeydesigner.panels.fields.frame import HINT, MISSING, PLAIN, TO_NAME
from journeydesigner.panels.fields.owner import OwnerField
from journeydesigner.panels.inspector import Inspector
from journeydesigner.panels.picker import Picker
from journeydesigner.panels.picker_row import CREATES, HEADING, NOTE, VALUE
from tests.panels.conftest import Desk, choose, open_picker, press, show, write


@pytest.fixture
def inspector(qtbot: QtBot, desk: Desk) -> Inspector:
    panel = Inspector(desk.document, desk.selection, desk.journey)
    show(qtbot, panel)
    return panel


def owner(inspector: Inspector, desk: Desk, element: str) -> OwnerField:
    desk.select(element)
    assert inspector.form is not None
    found: Any = inspector.form.field("owner")
    return found  # type: ignore[no-any-return]


def listed(picker: Picker) -> list[tuple[str, str]]:
    rows = (picker.model.item(n) for n in range(picker.model.rowCount()))
    return [(item.text(), "heading" if item.data(HEADING) else item.data(NOTE) or "") for item in rows]


def test_nobody_is_shown_in_red_where_somebody_should_answer(inspector: Inspector, desk: Desk) -> None:
    field = owner(inspector, desk, "t12")
    assert (field.button.text(), field.button.look) == ("To be chosen", MISSING)
    assert (owner(inspector, desk, "s3").button.look) == MISSING


def test_a_touchpoint_shows_the_owner_of_its_stage(inspector: Inspector, desk: Desk) -> None:
    with desk.document.edit(message("own")) as draft:
        set_fields(draft, [Id("s3")], owner="r_acc")
    field = owner(inspector, desk, "t12")
    assert (field.button.text(), field.button.look) == ("Head of welcome, as the stage", HINT)
    field.open()
    assert listed(open_picker())[0] == ("As the stage", "")


def test_a_role_nobody_holds_is_amber(inspector: Inspector, desk: Desk) -> None:
    assert owner(inspector, desk, "s7").button.look == TO_NAME


def test_roles_are_listed_by_unit_with_what_matters_about_them(inspector: Inspector, desk: Desk) -> None:
    owner(inspector, desk, "t12").open()
    rows = listed(open_picker())
    assert ("Visitor welcome", "heading") in rows
    assert rows.index(("Visitor welcome", "heading")) + 1 == rows.index(("Head of welcome", ""))
    assert ("Host", "external") in rows
    assert ("To be named", "to be named") in rows
    assert rows[-1] == ("New role…", "")


def test_a_role_is_found_by_typing_without_accents(inspector: Inspector, desk: Desk) -> None:
    field = owner(inspector, desk, "t12")
    field.open()
    picker = open_picker()
    write(picker.search, "wélcome head")
    press(picker.search, Qt.Key.Key_Return)
    assert desk.get("t12").owner == "r_acc"
    assert desk.steps == ["Change owner"]
    assert field.button.look == PLAIN
    desk.document.undo()
    assert field.button.look == MISSING


def test_nobody_clears(inspector: Inspector, desk: Desk) -> None:
    field = owner(inspector, desk, "s1")
    field.open()
    picker = open_picker()
    assert listed(picker)[0] == ("Nobody", "")
    press(picker.search, Qt.Key.Key_Return)
    assert desk.get("s1").owner is None
    assert field.button.look == MISSING


def test_esc_chooses_nobody_new(inspector: Inspector, desk: Desk) -> None:
    owner(inspector, desk, "s1").open()
    press(open_picker().search, Qt.Key.Key_Escape)
    assert desk.steps == []


def test_a_new_role_in_a_known_unit_is_one_step(inspector: Inspector, desk: Desk) -> None:
    owner(inspector, desk, "t12").open()
    picker = open_picker()
    write(picker.search, "Trésorière")
    assert picker.view.currentIndex().data() == "New role “Trésorière”…"
    press(picker.search, Qt.Key.Key_Return)
    QApplication.processEvents()
    choose("digital")
    role = desk.get(desk.get("t12").owner)
    assert isinstance(role, Role)
    assert (role.name.en, role.unit) == ("Trésorière", "u_num")
    assert desk.steps == ["Change owner"]
    desk.document.undo()
    assert desk.get(role.id) is None
    assert desk.get("t12").owner is None


def test_a_new_role_in_a_new_unit_is_one_step_by_keyboard_alone(inspector: Inspector, desk: Desk) -> None:
    field = owner(inspector, desk, "t12")
    field.setFocus()
    units = len(desk.project.all(Unit))
    press(field.button, Qt.Key.Key_Down)
    picker = open_picker()
    write(picker.search, "Agent d'été")
    press(picker.search, Qt.Key.Key_Return)
    assert picker.search.text() == ""
    write(picker.search, "Saisonniers")
    press(picker.search, Qt.Key.Key_Return)
    role = desk.get(desk.get("t12").owner)
    unit = desk.get(role.unit)
    assert (role.name.en, unit.name.en) == ("Agent d'été", "Saisonniers")
    assert len(desk.project.all(Unit)) == units + 1
    assert len(desk.steps) == 1
    desk.document.undo()
    assert len(desk.project.all(Unit)) == units


def test_a_name_that_exists_is_not_offered_as_new(inspector: Inspector, desk: Desk) -> None:
    owner(inspector, desk, "t12").open()
    picker = open_picker()
    write(picker.search, "Head of welcome")
    rows = [picker.model.item(n) for n in range(picker.model.rowCount())]
    assert not any(item.data(CREATES) for item in rows)
    assert any(item.data(VALUE) == "r_acc" for item in rows)


def test_the_role_assigned_last_comes_first_the_next_time(inspector: Inspector, desk: Desk) -> None:
    owner(inspector, desk, "t12").open()
    choose("welcome")
    owner(inspector, desk, "s3").open()
    assert listed(open_picker())[1:3] == [("Last used", "heading"), ("Head of welcome", "")]


def test_text_of_a_file_is_never_markup(inspector: Inspector, desk: Desk) -> None:
    with desk.document.edit(message("name")) as draft:
        set_fields(draft, [Id("r_acc")], name=desk.get("r_acc").name.model_copy(update={"en": "<b>Ann & Bo</b>"}))
        set_fields(draft, [Id("t12")], owner="r_acc")
    button = owner(inspector, desk, "t12").button
    assert button.text().replace("&&", "&") == "<b>Ann & Bo</b>"
    assert "<" not in button.toolTip()
