"""The Library: a tab for each kind, how often a record is used, where, and the way there."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from journeydesigner.editor.document import Document
from journeydesigner.editor.edits.beginning import empty_project
from journeydesigner.editor.edits.owning import assign_owner
from journeydesigner.editor.edits.removal import remove
from journeydesigner.editor.edits.replacing import users
from journeydesigner.errors import Refusal
from journeydesigner.i18n import message, set_language
from journeydesigner.model import (
    Channel,
    Evidence,
    Id,
    Journey,
    Kpi,
    Opportunity,
    Persona,
    Role,
    Stage,
    System,
    Text2,
    Touchpoint,
    Unit,
)
from journeydesigner.panels.library.uses import Uses
from journeydesigner.panels.library.window import KINDS, Library, place_on_map
from tests.builders import examples, sample
from tests.panels.conftest import Desk, choose, press, show, write


@pytest.fixture
def library(qtbot: QtBot, desk: Desk) -> Library:
    window = Library(desk.document)
    show(qtbot, window, width=1200, height=700)
    return window


def test_a_tab_for_each_kind_made_when_it_shows(library: Library) -> None:
    titles = [library.tabs.tabText(n) for n in range(library.tabs.count())]
    assert titles == ["Personas", "Units", "Roles", "Applications", "Channels"]
    assert list(library.tables) == [Persona]
    library.open_at(System)
    assert list(library.tables) == [Persona, System]
    assert library.tab == "System"
    library.show_tab("Nonsense")
    assert library.tab == "Persona"


def test_how_often_and_where_a_record_is_used(library: Library, desk: Desk) -> None:
    library.open_at(Channel, Id("c_phone"))
    library.strip.refresh()
    expected = users(desk.project, [Id("c_phone")])
    place = library.table.model.index_of(Id("c_phone"), 1)
    assert place.data() == str(len(expected))
    assert library.strip.heading.text() == "“Office phone” is used by:"
    shown = {button.toolTip() for button in library.strip.buttons}
    assert "Call to the office" in shown
    assert len(library.strip.buttons) == len(expected)


def test_a_place_leads_to_the_canvas_or_to_its_tab(library: Library, qtbot: QtBot) -> None:
    library.open_at(Channel, Id("c_phone"))
    library.strip.refresh()
    buttons = {button.toolTip(): button for button in library.strip.buttons}
    with qtbot.waitSignal(library.reveal) as shown:
        QTest.mouseClick(buttons["Call to the office"], Qt.MouseButton.LeftButton)
    assert shown.args is not None
    persona = next(text for text in buttons if text.startswith("Henri"))
    QTest.mouseClick(buttons[persona], Qt.MouseButton.LeftButton)
    assert library.tab == "Persona"
    assert library.table.view.current == "p_henri"


def test_the_strip_follows_the_row_and_each_edit(library: Library, desk: Desk, qtbot: QtBot) -> None:
    library.open_at(Role, Id("r_tbd"))
    qtbot.waitUntil(lambda: "To be named" in library.strip.heading.text())
    before = library.table.model.index_of(Id("r_tbd"), 1).data()
    stage = next(s for s in desk.project.stages(desk.journey) if s.owner != "r_tbd")
    with desk.document.edit(message("x")) as draft:
        assign_owner(draft, [stage.id], Id("r_tbd"))  # type: ignore[arg-type]
    assert int(library.table.model.index_of(Id("r_tbd"), 1).data()) == int(before) + 1
    qtbot.waitUntil(lambda: any(b.toolTip() == stage.name.en for b in library.strip.buttons))


@settings(max_examples=examples(20))
@given(data=st.data())
def test_uses_are_those_of_a_project_read_anew(data: st.DataObject) -> None:
    document = Document(sample("tourism"))
    uses = Uses(document)
    for _ in range(data.draw(st.integers(1, 6))):
        known = sorted(e.id for e in document.project if not isinstance(e, Journey | Stage))
        try:
            if data.draw(st.booleans()):
                with document.edit(message("x")) as draft:
                    remove(draft, [data.draw(st.sampled_from(known))])
            elif data.draw(st.booleans()):
                document.undo()
            else:
                with document.edit(message("x")) as draft:
                    card = data.draw(st.sampled_from(sorted(document.project.all(Touchpoint))))
                    assign_owner(draft, [card], data.draw(st.sampled_from(sorted(document.project.all(Role)))))  # type: ignore[arg-type]
        except Refusal:
            pass
    fresh = Uses(Document(document.project))
    assert all(uses.of(e.id) == fresh.of(e.id) for e in document.project)


def test_every_field_of_the_libraries_has_its_column() -> None:
    """What a rule or a measure reads can be edited: nothing of these kinds is out of reach."""
    from journeydesigner.panels.library.window import PLANS

    for kind, plan in PLANS.items():
        missing = set(kind.model_fields) - {column.field for column in plan.columns} - {"id", "rank"}
        assert missing == set(), kind.__name__


def test_the_same_channel_preferred_and_avoided_is_refused_at_the_cell(library: Library, desk: Desk) -> None:
    library.open_at(Persona, Id("p_henri"))
    view = library.table.view
    place = [c.field for c in library.table.plan.columns].index("preferred")
    avoided = desk.get("p_henri").avoided[0]
    view.setCurrentIndex(library.table.model.index_of(Id("p_henri"), place))
    press(view, Qt.Key.Key_Return)
    assert view.editor is not None
    view.editor.field.offer((*desk.get("p_henri").preferred, avoided))
    assert view.editor.field.reason == "A channel is both preferred and avoided. Keep it in one of the two."
    assert desk.steps == []


def test_a_counterpart_is_told_too(library: Library, desk: Desk) -> None:
    library.open_at(Channel, Id("c_phone"))
    view = library.table.view
    place = [c.field for c in library.table.plan.columns].index("counterparts")
    view.setCurrentIndex(library.table.model.index_of(Id("c_phone"), place))
    press(view, Qt.Key.Key_Return)
    assert view.editor is not None
    view.editor.field.offer(("c_email",))
    assert "c_phone" in desk.get("c_email").counterparts


def test_links_of_an_application_are_chosen_with_their_kind(library: Library, desk: Desk) -> None:
    first, second = desk.project.children(System)[:2]
    library.open_at(System, first.id)
    view = library.table.view
    place = [c.field for c in library.table.plan.columns].index("links")
    view.setCurrentIndex(library.table.model.index_of(first.id, place))
    press(view, Qt.Key.Key_Return)
    assert view.editor is not None
    view.editor.field.offer((f"{second.id}:data_sync",))
    assert [(link.to, link.kind) for link in desk.get(first.id).links] == [(second.id, "data_sync")]


def test_a_product_name_stays_one_text(library: Library, desk: Desk) -> None:
    plain = next(s for s in desk.project.children(System) if isinstance(s.name, str))
    library.open_at(System, plain.id)
    library.table.view.stand_on(plain.id, 0)
    write(library.table.view, "Z")
    assert library.table.view.editor is not None
    press(library.table.view.editor.field.box, Qt.Key.Key_Return)  # type: ignore[attr-defined]
    assert desk.get(plain.id).name == "Z"


def test_the_priority_of_a_persona_is_picked(library: Library, desk: Desk) -> None:
    library.open_at(Persona, Id("p_henri"))
    view = library.table.view
    view.setCurrentIndex(library.table.model.index_of(Id("p_henri"), 2))
    press(view, Qt.Key.Key_Return)
    choose("primary")
    assert desk.get("p_henri").role == "primary"


def test_both_languages_turn_all_tables(library: Library) -> None:
    library.open_at(Role)
    QTest.mouseClick(library._sides["fr"], Qt.MouseButton.LeftButton)
    assert library.table.model.index(0, 0).data() == "Directrice de l'office"
    library.open_at(Unit)
    assert library.table.model.side == "fr"
    set_language("fr")
    assert library.tabs.tabText(1) == "Services"
    assert library.windowTitle().startswith("Bibliothèque\u00a0: ")


def test_an_empty_project_invites_to_begin(qtbot: QtBot) -> None:
    window = Library(Document(empty_project(Text2(en="New"), "en")))
    show(qtbot, window, width=1000, height=600)
    for kind in KINDS:
        window.open_at(kind)
        QApplication.processEvents()
        assert window.table.empty.sentence.isVisible(), kind
        QTest.mouseClick(window.table.empty.add, Qt.MouseButton.LeftButton)
        assert window.table.model.shown >= 1


def test_what_the_map_shows_of_a_record(desk: Desk) -> None:
    project = desk.project
    kpi = next(k for k in project.all(Kpi).values() if k.touchpoint or k.stage)
    assert place_on_map(project, kpi.id) == (kpi.touchpoint or kpi.stage)
    opportunity = next(o for o in project.all(Opportunity).values() if o.touchpoints)
    assert place_on_map(project, opportunity.id) == opportunity.touchpoints[0]
    for evidence in project.all(Evidence).values():
        assert place_on_map(project, evidence.id) == evidence.journey
    assert place_on_map(project, Id("t01")) == "t01"


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_no_keys_in_any_order_break_anything(
    library: Library, desk: Desk, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    """Some hundred keys at random; dialogs are answered at random too. Then undo takes everything back."""
    chance, before = random.Random(seed), desk.project
    monkeypatch.setattr(QDialog, "exec", lambda _dialog: QDialog.DialogCode(chance.randrange(2)))
    QApplication.clipboard().setText("Name\tFunction\nA\tsales\nB\tx")
    keys = ["Up", "Down", "Left", "Right", "Home", "End", "Return", "F2", "Escape", "Tab", "Space"]
    keys += ["Insert", "Delete", "A", "1", "Backspace"]
    controls = ["C", "V", "D", "A", "Up", "Down"]
    for _ in range(300):
        match chance.randrange(24):
            case 0:
                library.tabs.setCurrentIndex(chance.randrange(5))
            case 1:
                library.table.tree_button.toggle()
            case 2:
                library.table.view.sort_by(chance.randrange(3))
            case 3:
                library.table.search.setText(chance.choice(["", "", "a"]))
            case 4:
                desk.document.undo()
            case 5:
                set_language(chance.choice(["fr", "en"]))
            case _:
                goal = QApplication.activePopupWidget() or library.focusWidget() or library.table.view
                goal = getattr(goal, "search", goal)
                held = chance.choice([Qt.KeyboardModifier.NoModifier] * 3 + [Qt.KeyboardModifier.ControlModifier])
                name = chance.choice(controls if held else keys)
                press(goal if goal.isVisible() else library.table.view, getattr(Qt.Key, f"Key_{name}"), held)
        QApplication.processEvents()
    library.settle()
    while desk.document.history.undoable:
        desk.document.undo()
    assert desk.project == before
