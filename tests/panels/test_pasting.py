"""Copy and paste with a spreadsheet: what was copied comes back equal, and nothing is half pasted."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeydesigner.editor.document import Document
from journeydesigner.editor.edits.beginning import empty_project
from journeydesigner.editor.edits.fields import set_fields
from journeydesigner.i18n import LANGUAGES, message, set_language
from journeydesigner.model import Channel, Draft, Persona, Project, Role, System, Text2, Unit
from journeydesigner.panels.library.equipment import CHANNELS, SYSTEMS
from journeydesigner.panels.library.people import PERSONAS, ROLES, UNITS
from journeydesigner.panels.tables.column import TablePlan
from journeydesigner.panels.tables.grid import copied_rows, read_grid, write_grid
from journeydesigner.panels.tables.lens import Lens
from journeydesigner.panels.tables.lists import join_list, split_list
from journeydesigner.panels.tables.model import RecordModel
from journeydesigner.panels.tables.panel import TablePanel
from journeydesigner.panels.tables.paste_dialog import PasteDialog
from journeydesigner.panels.tables.pasting import MOST_LINES, Paste, Place, TooManyLines, work_out
from tests.builders import examples, sample
from tests.model.projects import NAMES
from tests.panels.conftest import Desk, press, show

Ctrl = Qt.KeyboardModifier.ControlModifier
PLANS = (PERSONAS, UNITS, ROLES, SYSTEMS, CHANNELS)
TEXTS = st.text(
    st.characters(min_codepoint=32, max_codepoint=0x2FF, exclude_characters="\x7f"), min_size=1
).filter(lambda text: text.strip() == text and text.isprintable())


def planned(project: Project, plan: TablePlan, text: str, at: int = 0, column: int = 0, side: Any = "en") -> Paste:
    """What pasting `text` from this row and column on would do."""
    ids = tuple(record.id for record in plan.records(project))[at:]
    place = Place(ids, tuple(range(len(plan.columns)))[column:], ids[0] if ids else None)
    return work_out(Draft(project), plan, Lens(project, side), read_grid(text), place)


def copied(project: Project, plan: TablePlan, side: Any = "en") -> str:
    model = RecordModel(Document(project), plan)
    model.turn(side)
    return copied_rows(model, model.ids(), range(len(plan.columns)))


def said(paste: Paste) -> list[str]:
    return [problem.reason.text("en") for problem in paste.problems]


# -- there and back


@given(st.lists(TEXTS, max_size=5))
def test_a_list_in_a_cell_comes_back(items: list[str]) -> None:
    assert split_list(join_list(items), commas=True) == items


def test_lists_are_read_as_people_write_them() -> None:
    assert split_list("Word, Excel", commas=True) == ["Word", "Excel"]
    assert split_list("Find it, quickly", commas=False) == ["Find it, quickly"]
    assert split_list("a; b\nc", commas=True) == ["a", "b", "c"]
    assert split_list('a "b; c', commas=True) == ['a "b', "c"]
    assert split_list(' ;; "" ', commas=True) == []


@given(st.lists(st.lists(st.text(max_size=12).map(str.strip), min_size=2, max_size=4), min_size=1, max_size=4))
def test_a_grid_comes_back(rows: list[list[str]]) -> None:
    clean = [[cell.replace("\r", "").replace("\0", "").strip() for cell in row] for row in rows]
    assert read_grid(write_grid(clean)) == [row for row in clean if any(row)]


def test_spreadsheets_write_in_many_ways() -> None:
    assert read_grid("a\tb\r\nc\td\r\n") == [["a", "b"], ["c", "d"]]
    assert read_grid("a;b\nc;d\n\n") == [["a", "b"], ["c", "d"]]
    assert read_grid('"two\nlines"\tb') == [["two\nlines", "b"]]
    assert read_grid('a "quoted\tb\nc\td') == [['a "quoted', "b"], ["c", "d"]]
    assert read_grid('"never closed\tb\nc\td') == [['"never closed', "b"], ["c", "d"]]
    assert read_grid("one; two\tb") == [["one; two", "b"]]
    assert read_grid("") == []
    assert read_grid("x" * 300_000) == [["x" * 300_000]]


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.kind.__name__)
@pytest.mark.parametrize("side", LANGUAGES)
def test_pasting_what_was_copied_changes_nothing(plan: TablePlan, side: Any) -> None:
    project = sample("tourism")
    paste = planned(project, plan, copied(project, plan, side), side=side)
    assert said(paste) == []
    assert not paste.delta
    assert paste.same == len(project.all(plan.kind))


NAMED = st.builds(Text2, en=NAMES.map(str.strip)) | st.builds(
    Text2, fr=NAMES.map(str.strip), en=NAMES.map(str.strip)
)


@st.composite
def libraries(draw: st.DrawFn) -> Project:
    """The tourism sample with names, lists and references at random."""
    document = Document(sample("tourism"))
    project = document.project
    channels, systems, roles = (sorted(project.all(kind)) for kind in (Channel, System, Role))
    lists = st.lists(TEXTS, max_size=3, unique=True).map(tuple)
    with document.edit(message("Step")) as draft:
        for kind in (Channel, Role, Unit, Persona):
            for id_ in draw(st.lists(st.sampled_from(sorted(project.all(kind))), max_size=3)):
                set_fields(draft, [id_], name=draw(NAMED))
        for id_ in project.all(Persona):
            chosen = draw(st.permutations(channels))
            goals = draw(st.lists(NAMED, max_size=3))
            texts = {"applications": draw(lists), "languages": draw(lists), "goals": tuple(goals)}
            set_fields(draft, [id_], preferred=tuple(chosen[:2]), avoided=tuple(chosen[2:4]), **texts)
        set_fields(draft, [draw(st.sampled_from(systems))], name=draw(NAMES.map(str.strip)))
        set_fields(draft, [draw(st.sampled_from(roles))], person=draw(TEXTS), expertise=draw(lists))
    return document.project


@settings(max_examples=examples(30))
@given(project=libraries(), data=st.data())
@pytest.mark.usefixtures("qapp")
def test_what_was_copied_comes_back_whatever_it_is(project: Project, data: st.DataObject) -> None:
    plan, side = data.draw(st.sampled_from(PLANS)), data.draw(st.sampled_from(LANGUAGES))
    paste = planned(project, plan, copied(project, plan, side), side=side)
    assert said(paste) == []
    assert not paste.delta


@settings(max_examples=examples(20))
@given(project=libraries(), data=st.data())
@pytest.mark.usefixtures("qapp")
def test_copies_pasted_as_new_rows_say_what_the_old_ones_say(project: Project, data: st.DataObject) -> None:
    plan, side = data.draw(st.sampled_from(PLANS)), data.draw(st.sampled_from(LANGUAGES))
    columns = range(1, len(plan.columns))
    model = RecordModel(Document(project), plan)
    model.turn(side)
    text = copied_rows(model, model.ids(), columns)
    ids = tuple(model.ids())
    draft = Draft(project)
    paste = work_out(draft, plan, Lens(project, side), read_grid(text), Place((), (), ids[0]))
    assert said(paste) == []
    assert len(paste.new) == len(ids)
    after = Lens(project.apply(paste.delta), side)
    empty = {None, "", ()}
    for old, new in zip(ids, paste.new, strict=True):
        for column in plan.columns[1:]:
            one, other = project.one(plan.kind, old), after.project.one(plan.kind, new)
            assert one is not None
            assert other is not None
            was = column.value(Lens(project, side), one)
            if was not in empty or column.field not in plan.kind.model_fields:
                assert column.text(after, other) == column.text(Lens(project, side), one) or plan is CHANNELS


# -- headings


def test_headings_are_known_in_both_languages_and_by_field() -> None:
    project = sample("tourism")
    text = "Service\tnom (en)\tNOM (FR)\tmandate_end\tPhone\n Promotion \tA\tB\t31.12.2027\t123"
    paste = planned(project, ROLES, text, at=99)
    assert said(paste) == []
    (made,) = (project.apply(paste.delta).all(Role)[id_] for id_ in paste.new)
    assert made.name == Text2(fr="B", en="A")
    assert project.all(Unit)[made.unit].name.fr == "Promotion"
    assert str(made.mandate_end) == "2027-12-31"
    assert paste.unknown == ["Phone"]


def test_without_headings_cells_go_from_the_current_one_on() -> None:
    project = sample("tourism")
    place = [c.field for c in ROLES.columns].index("person")
    paste = planned(project, ROLES, "Ada\tyes\nBob\tno\n", at=1, column=place)
    assert not paste.has_headings
    second, third = project.children(Role)[1:3]
    after = project.apply(paste.delta)
    assert (after.all(Role)[second.id].person, after.all(Role)[second.id].placeholder) == ("Ada", True)
    assert (after.all(Role)[third.id].person, after.all(Role)[third.id].placeholder) == ("Bob", False)
    assert (len(paste.changed), paste.new) == (2, [])


def test_one_line_is_never_taken_for_headings() -> None:
    paste = planned(sample("tourism"), UNITS, "External", at=99)
    assert not paste.has_headings
    assert len(paste.new) == 1


def test_lines_beyond_the_last_row_become_new_ones() -> None:
    project = sample("tourism")
    paste = planned(project, UNITS, "One\nTwo\nThree", at=len(project.all(Unit)) - 1)
    assert (len(paste.changed), len(paste.new)) == (1, 2)
    assert [u.name.en for u in project.apply(paste.delta).children(Unit)[-3:]] == ["One", "Two", "Three"]


def test_new_rows_may_name_each_other() -> None:
    project = empty_project(Text2(en="New"), "en")
    paste = planned(project, UNITS, "Name\tPart of\tFunction\nShops\tSales\tvente\nSales\t\tsales")
    assert said(paste) == ["“vente” is not accepted. Write one of: " + allowed("unit_function") + "."]
    paste = planned(project, UNITS, "Name\tPart of\tFunction\nShops\tSales\tventes\nSales\t\tsales")
    assert said(paste) == []
    shops, sales = project.apply(paste.delta).children(Unit)
    assert shops.parent == sales.id
    assert shops.function == "sales"


def allowed(vocabulary: str) -> str:
    from journeydesigner.layout.words import WORDS, word

    return ", ".join(word(vocabulary, value) for value in WORDS[vocabulary])


def test_a_channel_of_which_only_the_family_is_said_is_as_usual() -> None:
    project = empty_project(Text2(en="New"), "en")
    text = "Name\tFamily\tPerson\nDesk\tplace\nPhone\ttelephone\nKiosk\tkiosk"
    desk, phone, kiosk = project.apply(planned(project, CHANNELS, text).delta).all(Channel).values()
    assert (desk.nature, desk.human) == ("physical", "synchronous")
    assert (phone.nature, phone.devices) == ("remote", ("phone", "smartphone"))
    paste = planned(project, CHANNELS, "Name\tFamily\tNature\nKiosk\tkiosk\tdigital")
    (kiosk,) = project.apply(paste.delta).all(Channel).values()
    assert (kiosk.nature, kiosk.human) == ("digital", "on_request")


def test_links_between_applications_are_read_with_their_kind() -> None:
    project = sample("tourism")
    first, second, third = project.children(System)[:3]
    names = [Lens(project, "en").name(s.id) for s in (second, third)]
    text = (
        f"Name\tLinked applications\n{Lens(project, 'en').name(first.id)}\t{names[0]} (single sign-on); {names[1]}"
    )
    paste = planned(project, SYSTEMS, text)
    assert said(paste) == []
    links = project.apply(paste.delta).all(System)[first.id].links
    assert [(link.to, link.kind) for link in links] == [(second.id, "sso"), (third.id, "api")]


# -- what cannot be taken


@pytest.mark.parametrize(
    ("plan", "text", "reason"),
    [
        (ROLES, "Name\tUnit\nX\tMarketting", "There is no “Marketting”. Add it to the library first"),
        (ROLES, "Name\tUnit\nX\tPromotions", "There is no “Promotions”. Did you mean “Promotion”?"),
        (ROLES, "Name\tUnit\nOffice director\t", "This cannot be empty."),
        (ROLES, "Name\tExternal\nX\tperhaps", "“perhaps” is neither yes nor no."),
        (ROLES, "Name\tMandate from\tMandate until\nX\t2027-01-01\t2026-01-01", "The end would come before"),
        (ROLES, "Name\tMandate from\nX\t2027-02-30", "“2027-02-30” is no date."),
        (PERSONAS, "Name\tDigital ease\nX\t6", "Write a number from 1 to 5."),
        (PERSONAS, "Name\tDigital ease\nX\t2.5", "“2.5” is no whole number."),
        (PERSONAS, "Name\tDigital ease\nX\t1e999", "“1e999” is too large a number."),
        (PERSONAS, "Name\tPrefers\tAvoids\nX\tPrint\tPrint", "a channel is both preferred and avoided."),
        (PERSONAS, "Name\tDevices\nX\tphone; abacus", "“abacus” is not accepted."),
        (UNITS, "A\tsales\t\tno\tmore", "The table has no further column here."),
    ],
)
def test_a_cell_in_the_way_is_named_and_nothing_is_pasted(plan: TablePlan, text: str, reason: str) -> None:
    paste = planned(sample("tourism"), plan, text)
    assert [said_ for said_ in said(paste) if said_.startswith(reason)], said(paste)
    assert paste.problems[0].line == (2 if "\n" in text else 1)


def test_two_of_the_same_name_are_told_apart_by_their_id() -> None:
    document = Document(sample("tourism"))
    first, second = document.project.children(Unit)[:2]
    with document.edit(message("x")) as draft:
        set_fields(draft, [second.id], name=first.name)
    paste = planned(document.project, ROLES, f"Name\tUnit\nX\t{first.name.en}", at=99)
    assert said(paste)[0].startswith(f"Several are called “{first.name.en}”.")
    paste = planned(document.project, ROLES, f"Name\tUnit\nX\t{first.name.en} ({second.id})", at=99)
    assert said(paste) == []


def test_50_000_lines_are_declined_at_once() -> None:
    with pytest.raises(TooManyLines) as declined:
        planned(sample("tourism"), UNITS, "\n".join(f"Unit {n}" for n in range(50_000)))
    assert str(declined.value).startswith("The clipboard holds 50,000 lines. At most 5,000 can be pasted")
    set_language("fr")
    assert "50\u202f000 lignes" in str(declined.value)
    assert MOST_LINES == 5_000


# -- with hands


@pytest.fixture
def units(qtbot: QtBot, desk: Desk) -> TablePanel:
    panel = TablePanel(desk.document, UNITS)
    show(qtbot, panel, width=900, height=400)
    panel.view.setFocus()
    return panel


def answered(accept: bool) -> list[PasteDialog]:
    """Answer the next dialog, having kept it."""
    seen: list[PasteDialog] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PasteDialog)
        seen.append(dialog)
        (dialog.accept if accept else dialog.reject)()

    QTimer.singleShot(0, answer)
    return seen


def test_ctrl_c_and_ctrl_v_between_two_projects(units: TablePanel, qtbot: QtBot) -> None:
    units.view.selectAll()
    press(units.view, Qt.Key.Key_C, Ctrl)
    assert QApplication.clipboard().text().startswith("Name\tFunction\tPart of\tExternal\nOffice management\t")
    other = TablePanel(Document(empty_project(Text2(en="New"), "en")), UNITS)
    show(qtbot, other, width=900, height=400)
    seen = answered(True)
    other.paste()
    assert seen[0].summary.text() == "6 rows are added."
    lens = other.model.lens
    assert [lens.name(i) for i in other.model.ids()] == [units.model.lens.name(i) for i in units.model.ids()]
    assert other.status.text() == "6 rows are added."


def test_the_preview_says_what_will_change_and_esc_leaves_all(units: TablePanel, desk: Desk) -> None:
    QApplication.clipboard().setText("Name\tFunction\nBureau\tlegal affairs\nWelcome\tmagic")
    seen = answered(False)
    press(units.view, Qt.Key.Key_V, Ctrl)
    dialog = seen[0]
    assert dialog.summary.text() == "2 rows are changed."
    assert dialog.notes.text() == "By their headings: Name, Function."
    assert dialog.heading.text().startswith("1 cell cannot be taken.")
    assert not dialog.accept_button.isEnabled()
    row = [dialog.list.item(0, n).text() for n in range(4)]
    assert row[:3] == ["3", "Function", "magic"]
    assert row[3].startswith("“magic” is not accepted. Write one of: marketing,")
    assert desk.steps == []
    assert units.status.text() == "Nothing was pasted."


def test_all_lines_may_become_new_rows(units: TablePanel, desk: Desk) -> None:
    QApplication.clipboard().setText("One\nTwo")
    seen: list[str] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PasteDialog)
        dialog.as_new.click()
        seen.append(dialog.summary.text())
        dialog.accept_button.click()

    QTimer.singleShot(0, answer)
    press(units.view, Qt.Key.Key_V, Ctrl)
    assert seen == ["2 rows are added."]
    assert len(desk.project.all(Unit)) == 8
    assert desk.steps == ["Paste units"]
    desk.document.undo()
    assert len(desk.project.all(Unit)) == 6


def test_one_cell_goes_at_once_into_all_selected_rows(units: TablePanel, desk: Desk) -> None:
    QApplication.clipboard().setText("legal")
    units.view.stand_on(next(units.model.ids()), 1)
    press(units.view, Qt.Key.Key_V, Ctrl)
    assert desk.project.children(Unit)[0].function == "legal"
    seen = answered(True)
    units.view.selectAll()
    units.view.setCurrentIndex(units.model.index(0, 1))
    units.view.selectAll()
    press(units.view, Qt.Key.Key_V, Ctrl)
    assert seen[0].summary.text() == "5 rows are changed.\n1 row stays as it is."
    assert {u.function for u in desk.project.all(Unit).values()} == {"legal"}
    assert desk.steps == ["Paste units", "Paste units"]


def test_a_wrong_cell_alone_is_said_below_the_table(units: TablePanel, desk: Desk) -> None:
    QApplication.clipboard().setText("magic")
    units.view.stand_on(next(units.model.ids()), 1)
    press(units.view, Qt.Key.Key_V, Ctrl)
    assert units.status.text().startswith("“magic” is not accepted.")
    assert desk.steps == []


def test_the_clipboard_is_data_and_never_markup(units: TablePanel, desk: Desk) -> None:
    data = QMimeData()
    data.setHtml("<table><tr><td>From HTML</td></tr></table>")
    data.setText("<b>Plain</b> & simple")
    QApplication.clipboard().setMimeData(data)
    press(units.view, Qt.Key.Key_V, Ctrl)
    assert desk.project.children(Unit)[0].name.en == "<b>Plain</b> & simple"


def test_control_characters_are_refused_with_their_cell(units: TablePanel, desk: Desk) -> None:
    QApplication.clipboard().setText("Good\nBad \u202e override")
    seen = answered(False)
    press(units.view, Qt.Key.Key_V, Ctrl)
    assert [p.line for p in seen[0].paste.problems] == [2]
    assert desk.steps == []


def test_the_column_alone_is_copied_without_heading(units: TablePanel) -> None:
    units.view.setCurrentIndex(units.model.index(0, 1))
    units.view.selectAll()
    press(units.view, Qt.Key.Key_C, Ctrl | Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.clipboard().text().splitlines()[0] == "Top management"
    assert len(QApplication.clipboard().text().splitlines()) == 6


def test_a_clipboard_beyond_all_measure_is_declined_at_once(units: TablePanel, desk: Desk) -> None:
    QApplication.clipboard().setText("x" * 10_000_001)
    press(units.view, Qt.Key.Key_V, Ctrl)
    assert units.status.text().startswith("The clipboard holds 10,000,001 letters.")
    assert desk.steps == []


def test_an_empty_table_takes_a_paste_too(qtbot: QtBot) -> None:
    panel = TablePanel(Document(empty_project(Text2(en="New"), "en")), UNITS)
    show(qtbot, panel, width=900, height=400)
    panel.take_keyboard()
    QApplication.clipboard().setText("One\nTwo")
    answered(True)
    press(panel.empty.add, Qt.Key.Key_V, Ctrl)
    assert panel.model.shown == 2
