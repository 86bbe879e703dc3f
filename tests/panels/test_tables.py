"""The table of records: walked and edited by keys and mouse, sorted, filtered, in order with the project."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from journeydesigner.editor.document import Document
from journeydesigner.editor.edits.fields import rename, set_fields
from journeydesigner.editor.edits.owning import add_role, add_unit
from journeydesigner.editor.edits.removal import remove
from journeydesigner.i18n import message, set_language
from journeydesigner.model import Id, Role, Text2, Unit
from journeydesigner.panels.library.equipment import CHANNELS, SYSTEMS
from journeydesigner.panels.library.people import PERSONAS, ROLES, UNITS
from journeydesigner.panels.tables.model import RecordModel
from journeydesigner.panels.tables.order import loops
from journeydesigner.panels.tables.panel import TablePanel
from tests.builders import examples, sample
from tests.panels.conftest import Desk, choose, open_picker, press, show, write

Key, Ctrl, Alt = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
PLANS = (PERSONAS, UNITS, ROLES, SYSTEMS, CHANNELS)


@pytest.fixture
def roles(qtbot: QtBot, desk: Desk) -> TablePanel:
    panel = TablePanel(desk.document, ROLES)
    show(qtbot, panel, width=1200, height=500)
    panel.view.setFocus()
    return panel


def column(panel: TablePanel, label: str) -> int:
    return [c.label for c in panel.plan.columns].index(label)


def names(panel: TablePanel) -> list[str]:
    return [panel.model.lens.name(id_) for id_ in panel.model.ids()]


def stand(panel: TablePanel, name: str, label: str = "Name") -> None:
    id_ = next(i for i in panel.model.ids() if panel.model.lens.name(i) == name)
    assert panel.view.stand_on(id_, column(panel, label))


def field(panel: TablePanel) -> Any:
    assert panel.view.editor is not None
    return panel.view.editor.field


def current(panel: TablePanel) -> Any:
    return panel.model.record(panel.view.currentIndex())


# -- cells


def test_typing_a_letter_starts_anew_and_enter_takes_it(roles: TablePanel, desk: Desk) -> None:
    stand(roles, "Host")
    write(roles.view, "T")
    write(field(roles).box, "enant")
    press(field(roles).box, Key.Key_Return)
    assert current(roles).name == Text2(fr="Hébergeur", en="Tenant")
    assert desk.steps == ["Rename role"]
    assert roles.view.editor is None


def test_esc_leaves_the_cell_as_it_was(roles: TablePanel, desk: Desk) -> None:
    stand(roles, "Host")
    press(roles.view, Key.Key_F2)
    write(field(roles).box, "x")
    press(field(roles).box, Key.Key_Escape)
    assert roles.view.editor is None
    assert desk.steps == []


def test_tab_takes_it_and_goes_on_to_the_next_cell(roles: TablePanel) -> None:
    stand(roles, "Host", "Person")
    press(roles.view, Key.Key_Return)
    write(field(roles).box, "Ada")
    press(field(roles).box, Key.Key_Tab)
    assert current(roles).person == "Ada"
    assert roles.view.currentIndex().column() == column(roles, "To be named")


def test_what_cannot_be_stays_open_with_its_reason(roles: TablePanel, desk: Desk) -> None:
    stand(roles, "Host", "Mandate until")
    write(roles.view, "3")
    press(field(roles).line, Key.Key_Return)
    assert field(roles).reason == "“3” is no date. Write it as 2027-01-31."
    assert not roles.view.settle()
    field(roles).line.setText("31/01/2027")
    press(field(roles).line, Key.Key_Return)
    assert current(roles).mandate_end.isoformat() == "2027-01-31"
    assert desk.steps == ["Change mandate"]


def test_a_refused_value_keeps_the_keyboard_until_it_is_corrected_or_given_up(
    roles: TablePanel, desk: Desk
) -> None:
    stand(roles, "Host", "Mandate until")
    write(roles.view, "3")
    goal = roles.view.visualRect(roles.model.index(0, 0)).center()
    QTest.mouseClick(roles.view.viewport(), Qt.MouseButton.LeftButton, pos=goal)
    assert field(roles).reason
    assert roles.view.currentIndex().row() != 0, "the table waits"
    press(roles.view, Key.Key_Escape)
    assert roles.view.editor is None
    QTest.mouseClick(roles.view.viewport(), Qt.MouseButton.LeftButton, pos=goal)
    assert roles.view.currentIndex().row() == 0
    assert desk.steps == []


def test_a_record_that_goes_takes_its_editor_along(roles: TablePanel, desk: Desk) -> None:
    press(roles.view, Key.Key_Insert)
    press(field(roles).box, Key.Key_Escape)
    press(roles.view, Key.Key_F2)
    desk.document.undo()
    assert roles.view.editor is None
    assert len(names(roles)) == 7


def test_a_name_is_never_empty(roles: TablePanel, desk: Desk) -> None:
    with desk.document.edit(message("x")) as draft:
        set_fields(draft, [Id("r_dir")], name=Text2(en="Boss"))
    stand(roles, "Boss")
    press(roles.view, Key.Key_F2)
    field(roles).box.selectAll()
    press(field(roles).box, Key.Key_Delete)
    press(field(roles).box, Key.Key_Return)
    assert field(roles).reason == "A name cannot be empty."


def test_a_reference_is_picked_by_name(roles: TablePanel, desk: Desk) -> None:
    stand(roles, "Host", "Unit")
    press(roles.view, Key.Key_Return)
    choose("visitor")
    assert desk.project.all(Unit)[current(roles).unit].name.en == "Visitor welcome"
    assert desk.steps == ["Change unit"]
    assert roles.view.editor is None


def test_a_role_can_be_made_on_the_spot(roles: TablePanel, desk: Desk) -> None:
    stand(roles, "Host", "Backup")
    press(roles.view, Key.Key_Return)
    picker = open_picker()
    write(picker.search, "Stand-in")
    press(picker.search, Key.Key_Return)
    write(picker.search, "promotion")
    press(picker.search, Key.Key_Return)
    made = desk.project.all(Role)[current(roles).backup]
    assert made.name.en == "Stand-in"
    assert desk.steps == ["Change backup"]


def test_a_loop_of_reporting_lines_is_refused_at_the_cell(roles: TablePanel, desk: Desk) -> None:
    with desk.document.edit(message("x")) as draft:
        set_fields(draft, [Id("r_mkt")], reports_to="r_dir")
    stand(roles, "Office director", "Reports to")
    press(roles.view, Key.Key_Return)
    choose("promotion")
    assert field(roles).reason.startswith("Office director would report to itself, through Head of promotion.")
    assert desk.get("r_dir").reports_to is None
    press(field(roles).button, Key.Key_Escape)
    assert roles.view.editor is None


def test_space_switches_a_flag_of_all_selected_rows_at_once(roles: TablePanel, desk: Desk) -> None:
    stand(roles, "Office director", "Transverse")
    press(roles.view, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    press(roles.view, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert roles.status.text() == "3 rows selected: what you enter goes into all of them."
    press(roles.view, Key.Key_Space)
    assert [r.transverse for r in desk.project.children(Role)] == [True] * 3 + [False] * 4
    assert desk.steps == ["Change whether the role is transverse"]


def test_text_goes_into_all_selected_rows_and_leaves_their_other_language(roles: TablePanel, desk: Desk) -> None:
    before = {r.id: r.name.fr for r in desk.project.children(Role)}
    roles.view.selectAll()
    press(roles.view, Key.Key_F2)
    assert roles.view.editor is not None
    assert roles.view.editor.count.text() == "7 rows"
    assert field(roles).box.placeholderText() == "Several values"
    write(field(roles).box, "Everybody")
    press(field(roles).box, Key.Key_Return)
    assert {r.name.en for r in desk.project.children(Role)} == {"Everybody"}
    assert {r.id: r.name.fr for r in desk.project.children(Role)} == before
    assert desk.steps == ["Rename role"]


def test_going_sideways_keeps_the_rows_that_are_selected(roles: TablePanel) -> None:
    stand(roles, "Office director")
    press(roles.view, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    press(roles.view, Key.Key_Right)
    press(roles.view, Key.Key_End)
    assert len(roles.view.chosen) == 2
    assert roles.view.currentIndex().column() == len(ROLES.columns) - 1
    press(roles.view, Key.Key_Escape)
    assert len(roles.view.chosen) == 1


def test_a_click_on_a_cell_of_a_selected_row_keeps_the_selection(roles: TablePanel) -> None:
    stand(roles, "Office director")
    press(roles.view, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    goal = roles.view.visualRect(roles.model.index(0, 2)).center()
    QTest.mouseClick(roles.view.viewport(), Qt.MouseButton.LeftButton, pos=goal)
    assert len(roles.view.chosen) == 2
    assert roles.view.currentIndex().column() == 2
    QTest.mouseDClick(roles.view.viewport(), Qt.MouseButton.LeftButton, pos=goal)
    assert roles.view.editor is not None
    assert len(roles.view.editor.ids) == 2


def test_the_other_language_is_written_where_it_is_shown(roles: TablePanel) -> None:
    roles.turn("fr")
    stand(roles, "Hébergeur")
    write(roles.view, "L")
    write(field(roles).box, "ogeur")
    press(field(roles).box, Key.Key_Return)
    assert current(roles).name == Text2(fr="Logeur", en="Host")


def test_a_letter_typed_on_a_reference_searches_its_list(roles: TablePanel) -> None:
    stand(roles, "Host", "Unit")
    write(roles.view, "p")
    assert open_picker().search.text() == "p"


# -- rows


def test_insert_adds_a_row_and_asks_for_its_name(roles: TablePanel, desk: Desk) -> None:
    stand(roles, "Head of promotion")
    press(roles.view, Key.Key_Insert)
    write(field(roles).box, "Guide")
    press(field(roles).box, Key.Key_Return)
    assert names(roles)[1:3] == ["Head of promotion", "Guide"]
    assert current(roles).name == Text2(en="Guide")
    assert current(roles).unit == desk.get("r_mkt").unit
    assert desk.steps == ["Add a role", "Rename role"]


def test_the_first_role_brings_its_unit(qtbot: QtBot) -> None:
    from journeydesigner.editor.edits.beginning import empty_project

    document = Document(empty_project(Text2(en="New"), "en"))
    panel = TablePanel(document, ROLES)
    show(qtbot, panel, 800, 400)
    assert "Add the first one" in panel.empty.sentence.text()
    QTest.mouseClick(panel.empty.add, Qt.MouseButton.LeftButton)
    assert len(document.project.all(Unit)) == 1
    assert len(document.project.all(Role)) == 1
    assert len(document.history.done) == 1


def test_duplicates_bear_another_name_and_stand_below(roles: TablePanel, desk: Desk) -> None:
    stand(roles, "Office director")
    press(roles.view, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    press(roles.view, Key.Key_D, Ctrl)
    assert names(roles)[:4] == [
        "Office director",
        "Head of promotion",
        "Office director (copy)",
        "Head of promotion (copy)",
    ]
    assert desk.steps == ["Duplicate roles"]


def test_rows_move_among_themselves(roles: TablePanel, desk: Desk) -> None:
    stand(roles, "Office director")
    press(roles.view, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    press(roles.view, Key.Key_Down, Alt)
    assert names(roles)[:3] == ["Head of welcome", "Office director", "Head of promotion"]
    press(roles.view, Key.Key_Up, Alt)
    press(roles.view, Key.Key_Up, Alt)
    assert names(roles)[:3] == ["Office director", "Head of promotion", "Head of welcome"]
    assert desk.steps == ["Move roles", "Move roles"]
    roles.view.sort_by(0)
    press(roles.view, Key.Key_Down, Alt)
    assert roles.status.text().startswith("Rows can be moved where they stand in their own order")


def test_an_unused_record_goes_at_once_and_the_next_row_is_current(roles: TablePanel, desk: Desk) -> None:
    with desk.document.edit(message("x")) as draft:
        add_role(draft, next(iter(draft.project.all(Unit))), Text2(en="Nobody's"))
    stand(roles, "Nobody's")
    press(roles.view, Key.Key_Delete)
    assert "Nobody's" not in names(roles)
    assert roles.view.current is not None
    assert desk.steps[-1] == "Remove Nobody's"


# -- order and search


def test_the_heading_sorts_upwards_downwards_and_not_at_all(roles: TablePanel) -> None:
    own = names(roles)
    header, place = roles.view.header(), column(roles, "Mandate until")

    def click() -> None:
        x = header.sectionViewportPosition(place) + 20
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=header.rect().center().__class__(x, 8))

    click()
    assert names(roles)[0] == "Interim digital manager", "empty ones last"
    click()
    assert names(roles)[0] == "Interim digital manager", "empty ones last downwards too"
    click()
    assert names(roles) == own


def test_sorting_folds_accents_and_case(qtbot: QtBot, desk: Desk) -> None:
    with desk.document.edit(message("x")) as draft:
        for name in ("école", "Zoo", "eau", "Été"):
            add_unit(draft, Text2(en=name))
    panel = TablePanel(desk.document, UNITS)
    show(qtbot, panel, 800, 400)
    panel.view.sort_by(0)
    mine = [n for n in names(panel) if n in ("école", "Zoo", "eau", "Été")]
    assert mine == ["eau", "école", "Été", "Zoo"]


def test_the_search_looks_at_all_columns(roles: TablePanel) -> None:
    roles.search.setText("ACCOMMODATION")
    assert names(roles) == ["Host"]
    assert roles.status.text() == "1 of 7 roles"
    roles.search.setText("zzz")
    assert roles.empty.sentence.isVisible()
    QTest.mouseClick(roles.empty.clear, Qt.MouseButton.LeftButton)
    assert len(names(roles)) == 7


def test_renaming_a_unit_shows_in_the_roles_and_sorts_them_anew(roles: TablePanel, desk: Desk) -> None:
    roles.view.sort_by(column(roles, "Unit"))
    with desk.document.edit(message("x")) as draft:
        rename(draft, desk.get("r_acc").unit, "Aaa")
    assert names(roles)[0] == "Head of welcome"
    assert roles.model.index(0, column(roles, "Unit")).data() == "Aaa"


# -- trees


def test_a_tree_of_reporting_lines_opens_closes_and_finds(roles: TablePanel, desk: Desk) -> None:
    with desk.document.edit(message("x")) as draft:
        set_fields(draft, [Id("r_mkt"), Id("r_acc")], reports_to="r_dir")
        set_fields(draft, [Id("r_num")], reports_to="r_mkt")
    QTest.mouseClick(roles.tree_button, Qt.MouseButton.LeftButton)
    assert names(roles)[:4] == [
        "Office director",
        "Head of promotion",
        "Interim digital manager",
        "Head of welcome",
    ]
    assert roles.model.index_of(Id("r_num")).parent() == roles.model.index_of(Id("r_mkt"))
    stand(roles, "Office director")
    press(roles.view, Key.Key_Left)
    assert not roles.view.isExpanded(roles.view.currentIndex())
    press(roles.view, Key.Key_Right)
    assert roles.view.isExpanded(roles.view.currentIndex())
    press(roles.view, Key.Key_Right)
    assert roles.view.currentIndex().column() == 1
    roles.search.setText("interim")
    assert names(roles) == ["Office director", "Head of promotion", "Interim digital manager"]


def test_a_circle_from_a_file_is_shown_flat_with_a_mark(qtbot: QtBot) -> None:
    from journeydesigner.model import Delta

    project = sample("tourism")
    a, b = project.all(Role)[Id("r_dir")], project.all(Role)[Id("r_mkt")]
    circle = {
        a.id: (a, a.model_copy(update={"reports_to": b.id})),
        b.id: (b, b.model_copy(update={"reports_to": a.id})),
    }
    document = Document(project.apply(Delta.of(circle)))
    panel = TablePanel(document, ROLES)
    show(qtbot, panel, 800, 400)
    panel.tree_button.setChecked(True)
    assert panel.model.loops == {"r_dir", "r_mkt"}
    assert len(names(panel)) == 7
    tip = panel.model.index_of(Id("r_dir")).data(Qt.ItemDataRole.ToolTipRole)
    assert tip.endswith("Stands under itself.")


@given(st.dictionaries(st.integers(0, 9), st.integers(0, 9)))
def test_loops_are_exactly_those_who_come_back_to_themselves(above: dict[int, int]) -> None:
    def comes_back(start: int) -> bool:
        at: int | None = above.get(start)
        for _ in range(12):
            if at == start:
                return True
            at = above.get(at) if at is not None else None
        return False

    assert loops(above) == {start for start in above if comes_back(start)}  # type: ignore[arg-type,comparison-overlap]


# -- for everybody


def test_a_screen_reader_hears_heading_and_value(roles: TablePanel) -> None:
    def said(name: str, label: str) -> str:
        stand(roles, name, label)
        return str(roles.view.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))

    assert said("Host", "Unit") == "Unit: Accommodation hosts"
    assert said("Host", "External") == "External: yes"
    assert said("Host", "Backup") == "Backup: empty"
    roles.view.sort_by(1)
    heading = roles.model.headerData(1, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole)
    assert heading == "Unit, sorted upwards"


def test_the_menu_says_all_that_keys_do(roles: TablePanel) -> None:
    stand(roles, "Host")
    menu = roles.menu()
    shown = {a.text(): a.shortcut().toString() for a in menu.actions() if a.text() and a.shortcut().toString()}
    assert shown["Add a role"] == "Ins"
    assert shown["Paste…"] == "Ctrl+V"
    columns = next(a.menu() for a in menu.actions() if a.text() == "Columns")
    hide = next(a for a in columns.actions() if a.text() == "Person")  # type: ignore[union-attr]
    hide.trigger()
    assert roles.view.isColumnHidden(column(roles, "Person"))
    stand(roles, "Host", "Unit")
    press(roles.view, Key.Key_Right)
    assert roles.view.currentIndex().column() == column(roles, "To be named"), "a hidden column is passed over"


def test_both_languages_and_every_plan_show_without_a_word_missing(qtbot: QtBot, desk: Desk) -> None:
    for plan in PLANS:
        panel = TablePanel(desk.document, plan)
        show(qtbot, panel, 1000, 400)
        english = {panel.model.headerData(n, Qt.Orientation.Horizontal) for n in range(len(plan.columns))}
        set_language("fr")
        french = {panel.model.headerData(n, Qt.Orientation.Horizontal) for n in range(len(plan.columns))}
        assert english & french <= {"Nature", "Applications", "Expertise", "Transverse"}
        set_language("en")


def test_text_of_a_file_is_never_markup(roles: TablePanel, desk: Desk) -> None:
    with desk.document.edit(message("x")) as draft:
        rename(draft, Id("r_dir"), "<b>Boss</b> <img src=x>")
    tip = roles.model.index_of(Id("r_dir")).data(Qt.ItemDataRole.ToolTipRole)
    assert "<" not in tip


# -- following the project


@settings(max_examples=examples(25))
@given(data=st.data())
@pytest.mark.usefixtures("qapp")
def test_rows_follow_any_edits(data: st.DataObject) -> None:
    """What is told step by step is what a model made anew shows; Qt's own tester watches each step."""
    document = Document(sample("tourism"))
    plan = data.draw(st.sampled_from([ROLES, UNITS]))
    model = RecordModel(document, plan)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show(
        column=data.draw(st.sampled_from([None, 0, 1])), query=data.draw(st.sampled_from(["", "e", "direc"]))
    )
    model.show(is_tree=data.draw(st.booleans()))
    for _ in range(data.draw(st.integers(1, 8))):
        known = sorted(document.project.all(plan.kind))
        what = data.draw(st.sampled_from(["rename", "add", "remove", "above", "rank", "undo"]))
        one, other = data.draw(st.sampled_from(known)), data.draw(st.sampled_from(known))
        kept = [(index, model.id_of(index)) for index in some_persistent(model)]
        try:
            if what == "undo":
                document.undo()
                continue
            with document.edit(message("Step")) as draft:
                if what == "rename":
                    rename(draft, one, data.draw(st.sampled_from(["Aa", "Zz", "Direction", "x"])))
                elif what == "add":
                    add_role(draft, next(iter(draft.project.all(Unit)))) if plan is ROLES else add_unit(draft)
                elif what == "remove":
                    remove(draft, [one])
                elif what == "above":
                    set_fields(draft, [one], **{str(plan.tree): other})
                else:
                    set_fields(draft, [one], rank=data.draw(st.sampled_from(["a0", "a3", "b00"])))
        except Exception:  # a refusal changes nothing; the rows must still agree
            pass
        for index, id_ in kept:
            assert not index.isValid() or model.id_of(index) == id_
    fresh = RecordModel(document, plan)
    fresh.show(column=model.look.column, query=model.look.query, is_tree=model.look.is_tree)
    assert list(model.ids()) == list(fresh.ids())
    assert shown_texts(model) == shown_texts(fresh)
    del tester


def some_persistent(model: RecordModel) -> list[Any]:
    from PySide6.QtCore import QPersistentModelIndex

    ids = list(model.ids())
    random.Random(1).shuffle(ids)
    return [QPersistentModelIndex(model.index_of(id_)) for id_ in ids[:4]]


def shown_texts(model: QAbstractItemModel) -> list[list[str]]:
    def below(parent: QModelIndex) -> list[list[str]]:
        lines = []
        for row in range(model.rowCount(parent)):
            lines.append([model.index(row, c, parent).data() for c in range(model.columnCount())])
            lines.extend(below(model.index(row, 0, parent)))
        return lines

    return below(QModelIndex())


def test_names_stay_in_sight_when_the_rest_is_scrolled_sideways(roles: TablePanel, desk: Desk) -> None:
    roles.resize(700, 400)
    stand(roles, "Host", "Expertise")
    assert roles.view.pinned == roles.view.columnWidth(0)
    row = roles.view.visualRect(roles.model.index_of(Id("r_heb"), 0))
    assert row.left() == 0
    assert roles.view.indexAt(row.center()) == roles.model.index_of(Id("r_heb"), 0)
    cell = roles.view.visualRect(roles.view.currentIndex())
    assert cell.left() >= roles.view.pinned, "the current cell is not below the names"
    for _ in range(4):
        press(roles.view, Key.Key_Left)
        assert roles.view.visualRect(roles.view.currentIndex()).left() >= roles.view.pinned
    QTest.mouseClick(roles.view.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    QTest.mouseDClick(roles.view.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    write(field(roles).box, "Landlord")
    press(field(roles).box, Key.Key_Return)
    assert desk.get("r_heb").name.en == "Landlord"
    header = roles.view.header()
    assert header.offset() > 0
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(30, 8))
    assert roles.model.look.column == 0
    roles.resize(300, 400)
    assert roles.view.pinned == 0, "nothing else would be seen"
