"""Removing what is in use: the dialog says where, and carries out what the user chooses as one step."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from journeydesigner.editor.edits.fields import set_fields
from journeydesigner.i18n import message, set_language
from journeydesigner.model import Channel, Id, Role, Touchpoint, Unit, Waiver
from journeydesigner.panels.removing import RemovalDialog, grouped_names, remove_asking, replacements
from tests.panels.conftest import Desk, choose, press


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def asked(do: Callable[[Any], object]) -> list[QDialog]:
    """Do something with the next dialog; it is kept."""
    seen: list[QDialog] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        seen.append(dialog)
        do(dialog)

    QTimer.singleShot(0, answer)
    return seen


def test_it_says_where_kind_by_kind(parent: QWidget, desk: Desk) -> None:
    dialog = RemovalDialog(parent, desk.project, [Id("c_ot")])
    assert dialog.question.text().startswith("“Tourist office desk” is used in ")
    lines = dialog.places.text().splitlines()
    assert lines[0].startswith("1 persona: Henri")
    assert lines[1].startswith("4 channels: Chat with an adviser, Destination website, ")
    assert lines[2] == "1 touchpoint: Advice at the office desk"
    assert dialog.empty_button.isEnabled()
    assert not dialog.reason.isVisibleTo(dialog)
    assert dialog.cancel_button.isDefault(), "Enter changes nothing"


def test_a_long_list_is_cut_and_says_so(desk: Desk) -> None:
    (line,) = grouped_names(desk.project, desk.project.all(Touchpoint).values())
    count = len(desk.project.all(Touchpoint))
    assert line.startswith(f"{count} touchpoints: ")
    assert line.endswith(f" and {count - 6} others…")


def test_a_waiver_is_named_by_its_rule(desk: Desk) -> None:
    waiver = Waiver(
        id=Id("w"), rank="a0", rule="PHY007", element=next(iter(desk.project.all(Touchpoint))), reason="x"
    )
    assert grouped_names(desk.project, [waiver])[0].startswith("1 waiver: PHY007 · ")


def test_replacing_is_one_click_in_the_list_and_one_step(parent: QWidget, desk: Desk) -> None:
    def replace(dialog: RemovalDialog) -> None:
        assert "Office phone" not in [option.text for option in dialog.options]
        dialog.replace_button.click()
        choose("e-mail")

    asked(replace)
    calls = [t.id for t in desk.project.all(Touchpoint).values() if t.channel == "c_phone"]
    assert remove_asking(parent, desk.document, [Id("c_phone")])
    assert desk.get("c_phone") is None
    assert {desk.get(id_).channel for id_ in calls} == {"c_email"}
    assert desk.steps == ["Replace Office phone by E-mail"]
    desk.document.undo()
    assert {desk.get(id_).channel for id_ in calls} == {"c_phone"}


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_esc_and_enter_leave_everything(parent: QWidget, desk: Desk, key: Qt.Key) -> None:
    asked(lambda dialog: press(dialog, key))
    before = desk.project
    assert not remove_asking(parent, desk.document, [Id("c_phone")])
    assert desk.project is before


def test_what_roles_lie_in_cannot_be_left_empty(parent: QWidget, desk: Desk) -> None:
    unit = desk.get("r_acc").unit
    seen = asked(lambda dialog: dialog.reject())
    remove_asking(parent, desk.document, [unit])
    dialog = seen[0]
    assert isinstance(dialog, RemovalDialog)
    assert not dialog.empty_button.isEnabled()
    assert dialog.reason.text() == "It cannot be left empty in 1 role: Head of welcome. Replace it there."
    set_language("fr")
    assert (
        RemovalDialog(parent, desk.project, [unit]).reason.text().startswith("Cela ne peut pas rester vide dans")
    )


def test_several_at_once_are_replaced_by_one(parent: QWidget, desk: Desk) -> None:
    units = [desk.get("r_acc").unit, desk.get("r_mkt").unit]

    def replace(dialog: RemovalDialog) -> None:
        assert dialog.question.text().startswith("2 units are used in ")
        assert {option.value for option in dialog.options}.isdisjoint(units)
        dialog.replace_button.click()
        choose("digital team")

    asked(replace)
    assert remove_asking(parent, desk.document, units)
    heir = next(u.id for u in desk.project.all(Unit).values() if u.name.en == "Digital team")
    assert desk.get("r_acc").unit == desk.get("r_mkt").unit == heir
    assert desk.steps == ["Replace 2 elements by Digital team"]


def test_what_is_removed_together_does_not_ask_for_itself(parent: QWidget, desk: Desk) -> None:
    with desk.document.edit(message("x")) as draft:
        for id_ in desk.project.all(Channel):
            set_fields(draft, [id_], owner=None)
    assert not remove_asking(parent, desk.document, [])
    ids = [Id("c_unknown")]
    assert not remove_asking(parent, desk.document, ids)


def test_nothing_to_replace_by_leaves_only_the_other_ways(desk: Desk) -> None:
    assert replacements(desk.project, list(desk.project.all(Role))) == []
    mixed = [next(iter(desk.project.all(Role))), next(iter(desk.project.all(Unit)))]
    assert replacements(desk.project, mixed) == []


def test_a_refusal_is_said_and_changes_nothing(
    parent: QWidget, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    unit = desk.get("r_acc").unit
    monkeypatch.setattr("journeydesigner.panels.removing.users", lambda *_: [])
    seen = asked(lambda box: box.accept())
    assert not remove_asking(parent, desk.document, [unit])
    assert isinstance(seen[0], QMessageBox)
    assert "Head of welcome" in seen[0].text()
    assert desk.steps == []
