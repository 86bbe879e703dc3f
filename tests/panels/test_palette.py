"""The palette carries what is dragged, adds by key, and keeps the library of channels."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QDrag
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from journeydesigner.editor.edits.fields import set_fields
from journeydesigner.editor.payload import MIME, Payload
from journeydesigner.i18n import message, set_language
from journeydesigner.model import Channel, Id
from journeydesigner.panels.palette import Palette
from journeydesigner.panels.palette.entry import Entry
from journeydesigner.panels.removing import RemovalDialog
from tests.panels.conftest import Desk, press, show, write


@pytest.fixture
def palette(qtbot: QtBot, desk: Desk) -> Palette:
    panel = Palette(desk.document, desk.selection)
    show(qtbot, panel, width=212)
    return panel


def entry(palette: Palette, text: str) -> Entry:
    return next(e for e in palette.entries if e.face.text == text)


def names(palette: Palette) -> list[str]:
    return [e.face.text for e in palette.entries]


def test_it_shows_the_three_kinds_then_channels_by_nature_then_roles(palette: Palette) -> None:
    shown = names(palette)
    assert shown[:3] == ["Stage", "Touchpoint", "Backstage action"]
    assert shown.index("Print") < shown.index("Office phone") < shown.index("Social media")
    assert "Office director" in shown
    phone = entry(palette, "Office phone")
    assert phone.face.count == 4
    assert phone.accessibleName() == "Office phone, 4"


def test_others_are_shown_on_demand(qtbot: QtBot, palette: Palette) -> None:
    digital = palette.groups["digital"]
    assert len(digital.entries) == 4
    assert digital.more.text() == "and 8 others…"
    qtbot.mouseClick(digital.more, Qt.MouseButton.LeftButton)
    assert len(digital.entries) == 12
    assert digital.more.text() == "show fewer"


def test_a_search_finds_by_name_and_by_family_without_accents(palette: Palette) -> None:
    palette.search.setText("newslet")
    assert names(palette) == ["Newsletter"]
    palette.search.setText("TELEPHONE")
    assert names(palette) == ["Office phone"]
    press(palette.search, Qt.Key.Key_Escape)
    assert "Stage" in names(palette)


def drag(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, dragged: Entry) -> Any:
    """Drag an entry with the mouse; what the drag carries."""
    carried: list[Any] = []

    def run(self: QDrag, *_args: Any) -> Qt.DropAction:
        carried.append((bytes(self.mimeData().data(MIME).data()), self.pixmap().size()))
        return Qt.DropAction.CopyAction

    monkeypatch.setattr(QDrag, "exec", run)
    start = dragged.rect().center()
    qtbot.mousePress(dragged, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(dragged, start + QPoint(3, 0))
    QTest.mouseMove(dragged, start + QPoint(QApplication.startDragDistance() + 5, 8))
    qtbot.mouseRelease(dragged, Qt.MouseButton.LeftButton, pos=start)
    return carried


@pytest.mark.parametrize(
    ("text", "payload"),
    [
        ("Stage", Payload("stage")),
        ("Touchpoint", Payload("touchpoint")),
        ("Backstage action", Payload("action")),
        ("Print", Payload("channel", Id("c_brochure"))),
        ("Office director", Payload("role", Id("r_dir"))),
    ],
)
def test_dragging_carries_the_payload(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, palette: Palette, desk: Desk, text: str, payload: Payload
) -> None:
    dragged = entry(palette, text)
    with qtbot.assertNotEmitted(palette.wanted):
        carried = drag(qtbot, monkeypatch, dragged)
    assert len(carried) == 1
    data, size = carried[0]
    assert Payload.decode(data) == payload
    assert size.width() >= dragged.width()
    assert desk.selection.ids == ()


def test_a_large_entry_is_added_by_a_click(qtbot: QtBot, palette: Palette) -> None:
    with qtbot.waitSignal(palette.wanted) as wanted:
        qtbot.mouseClick(entry(palette, "Touchpoint"), Qt.MouseButton.LeftButton)
    assert wanted.args == [Payload("touchpoint")]


def test_a_channel_is_selected_by_a_click_and_added_by_two(qtbot: QtBot, palette: Palette, desk: Desk) -> None:
    with qtbot.assertNotEmitted(palette.wanted):
        qtbot.mouseClick(entry(palette, "Print"), Qt.MouseButton.LeftButton)
    assert desk.selection.ids == ("c_brochure",)
    with qtbot.waitSignal(palette.wanted) as wanted:
        qtbot.mouseDClick(entry(palette, "Print"), Qt.MouseButton.LeftButton)
    assert wanted.args == [Payload("channel", Id("c_brochure"))]


def test_everything_is_reached_by_keyboard(qtbot: QtBot, palette: Palette, desk: Desk) -> None:
    palette.search.setFocus()
    press(palette.search, Qt.Key.Key_Down)
    assert entry(palette, "Stage").hasFocus()
    stops = [e for e in palette.entries if e.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert len(stops) == 1
    for _step in range(3):
        press(QApplication.focusWidget(), Qt.Key.Key_Down)
    focused = QApplication.focusWidget()
    assert isinstance(focused, Entry)
    assert focused.face.nature == "physical"
    with qtbot.waitSignal(palette.wanted) as wanted:
        press(focused, Qt.Key.Key_Return)
    assert wanted.args == [focused.face.payload]
    press(focused, Qt.Key.Key_Space)
    assert desk.selection.ids == (focused.face.payload.id,)
    press(focused, Qt.Key.Key_Home)
    press(QApplication.focusWidget(), Qt.Key.Key_Up)
    assert palette.search.hasFocus()


def test_enter_in_the_search_adds_what_is_found(qtbot: QtBot, palette: Palette) -> None:
    write(palette.search, "newsletter")
    with qtbot.waitSignal(palette.wanted) as wanted:
        press(palette.search, Qt.Key.Key_Return)
    assert wanted.args == [Payload("channel", Id("c_news"))]


def test_a_new_channel_is_as_usual_for_its_family_and_one_step(palette: Palette, desk: Desk) -> None:
    form = palette.ask_channel()
    write(form.name, "Guichet d'été")
    family = form.boxes["family"]
    family.setCurrentIndex(family.findData("kiosk"))
    assert form.boxes["nature"].currentData() == "hybrid"
    human = form.boxes["human"]
    human.setCurrentIndex(human.findData("synchronous"))
    human.activated.emit(human.currentIndex())
    family.setCurrentIndex(family.findData("place"))
    assert form.boxes["nature"].currentData() == "physical"
    form.accept()
    made = [c for c in desk.project.all(Channel).values() if c.name.en == "Guichet d'été"]
    assert [(c.family, c.nature, c.human) for c in made] == [("place", "physical", "synchronous")]
    assert desk.steps == ["Add channel"]
    assert desk.selection.ids == (made[0].id,)
    assert palette.window().focusWidget() is entry(palette, "Guichet d'été")
    desk.document.undo()
    assert "Guichet d'été" not in names(palette)


def test_a_channel_without_a_name_is_not_added(palette: Palette, desk: Desk) -> None:
    form = palette.ask_channel()
    form.accept()
    assert form.isVisible()
    assert form.name.accessibleDescription() == "Give the channel a name."
    assert desk.steps == []
    form.reject()


def test_a_name_nobody_has_becomes_a_channel(palette: Palette) -> None:
    from journeydesigner.panels.palette.channel_form import ChannelForm

    write(palette.search, "Hologram")
    assert palette.nothing.isVisible()
    press(palette.search, Qt.Key.Key_Return)
    form = palette.findChild(ChannelForm)
    assert isinstance(form, ChannelForm)
    assert form.name.text() == "Hologram"
    form.reject()


def test_an_entry_is_renamed_in_place(palette: Palette, desk: Desk) -> None:
    renamed = entry(palette, "Print")
    press(renamed, Qt.Key.Key_F2)
    line = renamed.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    line.clear()
    write(line, "Dépliant")
    press(line, Qt.Key.Key_Return)
    assert desk.get("c_brochure").name.en == "Dépliant"
    assert desk.get("c_brochure").name.fr == "Imprimé"
    assert desk.steps == ["Rename"]
    assert entry(palette, "Dépliant") is renamed


def test_esc_leaves_the_name(palette: Palette, desk: Desk) -> None:
    press(entry(palette, "Print"), Qt.Key.Key_F2)
    line = entry(palette, "Print").findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    write(line, "x")
    press(line, Qt.Key.Key_Escape)
    assert desk.steps == []


@pytest.mark.parametrize("agrees", [True, False])
def test_removing_a_used_channel_says_where_and_asks(palette: Palette, desk: Desk, agrees: bool) -> None:
    asked: list[str] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, RemovalDialog)
        asked.extend((dialog.question.text(), dialog.places.text()))
        (dialog.empty_button if agrees else dialog.cancel_button).click()

    QTimer.singleShot(0, answer)
    press(entry(palette, "Office phone"), Qt.Key.Key_Delete)
    assert "“Office phone” is used in" in asked[0]
    assert "Call to the office" in asked[1]
    assert (desk.get("c_phone") is None) is agrees
    assert desk.steps == (["Remove Office phone"] if agrees else [])
    if agrees:
        desk.document.undo()
        assert "Office phone" in names(palette)


def test_removing_an_unused_channel_needs_no_question(palette: Palette, desk: Desk) -> None:
    from journeydesigner.editor.edits.channels import add_channel

    with desk.document.edit(message("add")) as draft:
        added = add_channel(draft, "phone")
    press(entry(palette, added.name.en), Qt.Key.Key_Delete)
    assert desk.get(added.id) is None


def test_the_menu_of_an_entry(palette: Palette) -> None:
    menu = palette.menu(entry(palette, "Print").face.payload)
    assert [a.text() for a in menu.actions() if a.text()] == ["Add at the selection", "Rename", "Remove…"]
    assert len(palette.menu(Payload("stage")).actions()) == 1


def test_counts_follow_each_edit_and_the_focus_stays(palette: Palette, desk: Desk) -> None:
    phone = entry(palette, "Office phone")
    phone.setFocus()
    with desk.document.edit(message("move")) as draft:
        set_fields(draft, [Id("t12")], channel="c_phone")
    assert entry(palette, "Office phone") is phone
    assert phone.face.count == 5
    assert phone.hasFocus()


def test_a_switch_of_language_rewords_and_keeps_the_search(palette: Palette) -> None:
    palette.search.setText("site")
    before = names(palette)
    set_language("fr")
    assert palette.search.text() == "site"
    assert names(palette) != before


def test_tab_goes_from_top_to_bottom(palette: Palette) -> None:
    palette.search.setText("zzz")
    palette.search.clear()
    shown = [w for w in _chain(palette) if w.isVisibleTo(palette) and w.focusPolicy() & Qt.FocusPolicy.TabFocus]
    tops = [w.mapTo(palette, QPoint(0, 0)).y() for w in shown]
    assert len(tops) > 3
    assert tops == sorted(tops)


def _chain(palette: Palette) -> list[QWidget]:
    """All widgets of the palette in the order of Tab, from the search."""
    found: list[QWidget] = [palette.search]
    while (following := found[-1].nextInFocusChain()) is not palette.search:
        found.append(following)
    return [w for w in found if palette.isAncestorOf(w) and not isinstance(w.parent(), QLineEdit)]
