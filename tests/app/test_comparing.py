"""The window of two journeys: opened by its key, edited on both sides, walked through, and left."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeydesigner.app.comparing.choosing import kept_sides, sides_for
from journeydesigner.app.comparing.window import CompareWindow
from journeydesigner.app.desktop import Desktop
from journeydesigner.app.key_list import SIDE_BY_SIDE
from journeydesigner.app.window import MainWindow
from journeydesigner.editor.edits.placing import add_journey
from journeydesigner.editor.edits.removal import remove
from journeydesigner.i18n import message
from journeydesigner.model import Draft, Id, Journey, Stage, Text2, Touchpoint
from tests.builders import sample
from tests.futures import edited


@pytest.fixture
def compared(window: MainWindow, qtbot: QtBot) -> CompareWindow:
    """The tourism sample with the edited future, side by side."""
    with window.document.edit(message("future")) as draft:
        for record in edited().project:
            if draft.get(record.id) is None:
                draft.add(record)
    window.commands["side_by_side"].trigger()
    found = window.comparing.comparing
    assert found is not None
    found.resize(1500, 950)
    qtbot.waitExposed(found)
    for _ in range(5):
        QApplication.processEvents()  # the maps are brought to the same place once they have their size
    return found


def listed(window: CompareWindow) -> set[Id]:
    return {found.element.id for found in window.list.listed}


# -- which two


def test_what_compares_to_each_other_is_shown_today_first() -> None:
    of = edited()
    assert sides_for(of.project, of.now) == (of.now, of.future)
    assert sides_for(of.project, of.future) == (of.now, of.future)
    assert sides_for(sample("tourism"), of.now) == (of.now, None)


def test_a_journey_that_is_gone_is_replaced() -> None:
    draft = Draft(edited().project)
    of = edited()
    other = add_journey(draft)
    remove(draft, [of.future])
    assert kept_sides(draft.project, (of.now, of.future), None) == (of.now, other.id)


def test_no_journey_no_sides() -> None:
    draft = Draft(sample("clean"))
    remove(draft, [journey.id for journey in draft.project.journeys()])
    assert sides_for(draft.project, None) == (None, None)


# -- the command


def test_one_command_drafts_the_future_in_one_step(window: MainWindow) -> None:
    before = window.project
    window.commands["draft_future"].trigger()
    assert len(window.document.history.done) == 1
    made = window.journey
    assert made is not None
    assert made.state == "future"
    assert window.canvas.journey == made.id
    window.document.undo()
    assert window.project == before


def test_enter_drafts_the_future_that_is_offered(window: MainWindow, qtbot: QtBot) -> None:
    window.commands["side_by_side"].trigger()
    found = window.comparing.comparing
    assert found is not None
    qtbot.waitExposed(found)
    qtbot.keyClick(found.lone.draft, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: found.comparison is not None)


def test_what_was_told_in_another_language_is_taken_back(window: MainWindow, desktop: Desktop) -> None:
    window.commands["side_by_side"].trigger()
    found = window.comparing.comparing
    assert found is not None
    found.say("The differences are copied as text.")
    desktop.speak("fr")
    assert found.sentence.text() == ""


def test_with_one_journey_it_offers_to_draft_the_future(window: MainWindow, qtbot: QtBot) -> None:
    window.commands["side_by_side"].trigger()
    found = window.comparing.comparing
    assert found is not None
    qtbot.waitExposed(found)
    assert found.lone.draft.isVisible()
    assert not found.commands["next_difference"].isEnabled()
    qtbot.mouseClick(found.lone.draft, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: found.comparison is not None)
    assert found.comparison is not None
    assert not found.comparison.differing
    assert found.list.nothing.isVisible()
    assert [pane.journey for pane in found.panes] == [journey.id for journey in window.project.journeys()]


def test_the_key_opens_one_window(window: MainWindow, compared: CompareWindow) -> None:
    assert window.commands["side_by_side"].shortcut().toString() == "Ctrl+Shift+D"
    window.commands["side_by_side"].trigger()
    assert window.comparing.comparing is compared
    compared.close()
    assert window.comparing.comparing is None


# -- live


def test_both_sides_are_edited_and_what_differs_follows(
    window: MainWindow, compared: CompareWindow, qtbot: QtBot
) -> None:
    same = next(
        t for t in window.project.journey_touchpoints(edited().future)
        if compared.comparison and not compared.comparison.by_id[t.id].verdicts
    )  # fmt: skip
    after = compared.panes[1]
    after.selection.set([same.id])
    after.view.setFocus()
    QTest.keyClick(after.view, Qt.Key.Key_Delete)
    assert window.project.get(same.id) is None
    qtbot.waitUntil(lambda: Id(same.id.removesuffix("_future")) in listed(compared))
    window.commands["undo"].trigger()
    qtbot.waitUntil(lambda: same.id not in listed(compared) and window.project.get(same.id) is not None)


def test_a_removed_journey_makes_room_for_another(
    window: MainWindow, compared: CompareWindow, qtbot: QtBot
) -> None:
    with window.document.edit(message("gone")) as draft:
        remove(draft, [edited().future])
    qtbot.waitUntil(lambda: compared.comparison is None)
    assert compared.lone.isVisible()
    window.document.undo()
    qtbot.waitUntil(lambda: compared.comparison is not None)
    assert compared.sides == (edited().now, edited().future)


def test_a_renamed_journey_is_renamed_in_both_lists(
    window: MainWindow, compared: CompareWindow, qtbot: QtBot
) -> None:
    with window.document.edit(message("rename")) as draft:
        draft.update(draft.one(Journey, edited().future), name=Text2(en="Tomorrow", fr="Demain"))
    qtbot.waitUntil(lambda: "Tomorrow" in compared.panes[1].journeys.currentText())
    assert "Tomorrow" in compared.windowTitle()


# -- walking


def test_f7_shows_each_difference_on_both_maps(window: MainWindow, compared: CompareWindow) -> None:
    of = edited()
    compared.activateWindow()
    seen = set()
    for _step in compared.list.listed:
        QTest.keyClick(compared, Qt.Key.Key_F7)
        QApplication.processEvents()
        for pane in compared.panes:
            current = pane.selection.current
            if current is not None:
                seen.add(current)
                rect = pane.view.rect_of(current)
                assert rect is not None
                assert pane.view.seen().meets(rect)
    assert {of.added, of.gone, of.renamed, of.link, of.moved} <= seen
    QTest.keyClick(compared, Qt.Key.Key_F7, Qt.KeyboardModifier.ShiftModifier)
    assert window.selection.ids


def test_a_click_on_a_row_selects_both(compared: CompareWindow) -> None:
    of = edited()
    found = next(f for f in compared.list.listed if f.element.id == of.renamed)
    compared.list.opened.emit(found)
    assert [pane.selection.current for pane in compared.panes] == [*found.key]
    assert "Book in one go" in compared.sentence.text()


def test_what_is_picked_is_ringed_on_the_other_map_and_inspected(
    window: MainWindow, compared: CompareWindow
) -> None:
    of = edited()
    before, after = compared.panes
    after.selection.set([of.renamed])
    assert before.view.answering == (compared.comparison.answer(of.renamed),)  # type: ignore[union-attr]
    assert window.selection.ids == (of.renamed,)
    assert compared.list.view.current is not None
    before.selection.set([of.gone])
    assert after.selection.ids == ()
    assert after.view.answering == ()


def test_f6_goes_round_maps_and_list(compared: CompareWindow, qtbot: QtBot) -> None:
    compared.activateWindow()
    qtbot.waitUntil(compared.isActiveWindow)
    stops = [compared.panes[0].view, compared.panes[1].view, compared.list.view]
    stops[0].setFocus()
    for stop in (*stops[1:], stops[0]):
        compared.commands["next_part"].trigger()
        assert stop.hasFocus()
    compared.tabs.setCurrentWidget(compared.figures)
    stops[1].setFocus()
    compared.commands["next_part"].trigger()
    assert compared.figures.hasFocus()


def test_keys_of_the_map_work_on_the_map_that_has_them(window: MainWindow, compared: CompareWindow) -> None:
    before, after = compared.panes
    after.selection.set([edited().added])
    after.view.setFocus()
    QTest.keyClick(after.view, Qt.Key.Key_Right)
    assert after.selection.current is not None
    assert after.selection.current != edited().added
    assert window.project.one(Touchpoint, edited().added) is not None
    assert compared.active is after
    assert before.selection.ids == ()


def test_shortcuts_mean_this_window_only(window: MainWindow, compared: CompareWindow, qtbot: QtBot) -> None:
    compared.activateWindow()
    qtbot.waitUntil(compared.isActiveWindow)
    QTest.keyClick(compared.panes[0].view, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert compared.view.pivot == "owners"
    assert window.canvas.picture.view.pivot == "channels"


def test_the_sheet_of_keys_tells_those_of_this_window(window: MainWindow, compared: CompareWindow) -> None:
    told = {key for keys, _words in SIDE_BY_SIDE for key in keys.split(", ")}
    own = {
        sequence.toString()
        for command, action in compared.commands
        for sequence in action.shortcuts()
        if command.key not in [known.key for known, _action in window.commands]
    }
    assert told == own - {"Ctrl+W", "Ctrl+F4"}


def test_what_is_copied_on_one_map_is_pasted_on_the_other(
    window: MainWindow, compared: CompareWindow, qtbot: QtBot
) -> None:
    of, (before, after) = edited(), compared.panes
    count = len(list(window.project.journey_touchpoints(of.future)))
    before.selection.set([of.gone])
    before.view.setFocus()
    QTest.keyClick(before.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    after.view.setFocus()
    QTest.keyClick(after.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert len(list(window.project.journey_touchpoints(of.future))) == count + 1
    made = after.selection.current
    assert window.project.journey_of(window.project.get(made)).id == of.future  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: of.gone not in listed(compared))


# -- arranging


def test_a_journey_taken_from_the_other_side_changes_places(compared: CompareWindow) -> None:
    of = edited()
    compared.choose(0, of.future)
    assert compared.sides == (of.future, of.now)
    assert compared.comparison is not None
    assert compared.comparison.by_id[of.added].verdicts == ("gone",)
    compared.commands["swap"].trigger()
    assert compared.sides == (of.now, of.future)


def test_maps_are_turned_tied_and_dimmed(compared: CompareWindow, desktop: Desktop, qtbot: QtBot) -> None:
    compared.commands["beside"].trigger()
    assert compared.maps.orientation() == Qt.Orientation.Horizontal
    compared.commands["together"].trigger()
    assert not compared.together.is_on
    compared.commands["only_differences"].trigger()
    lit = compared.panes[1].view.light.lit
    assert lit is not None
    assert edited().added in lit
    compared.commands["only_differences"].trigger()
    assert compared.panes[1].view.light.lit is None
    compared.close()
    window = desktop.windows[0]
    window.commands["side_by_side"].trigger()
    again = window.comparing.comparing
    assert again is not None
    assert again.maps.orientation() == Qt.Orientation.Horizontal
    assert not again.together.is_on
    qtbot.waitExposed(again)


def test_both_maps_have_one_pivot(compared: CompareWindow) -> None:
    compared.commands["pivot_owners"].trigger()
    assert [pane.view.picture.view.pivot for pane in compared.panes] == ["owners", "owners"]
    assert compared.commands["pivot_owners"].isChecked()
    compared.commands["arc"].trigger()
    assert "arc" in compared.view.layers


def test_the_measures_are_there_when_asked_for(compared: CompareWindow) -> None:
    assert compared.figures.figures.rowCount() == 0
    compared.tabs.setCurrentWidget(compared.figures)
    assert compared.figures.figures.rowCount() > 20


def test_all_is_copied_as_text(compared: CompareWindow) -> None:
    compared.commands["copy_differences"].trigger()
    assert "Shared diary: Added" in QApplication.clipboard().text()


# -- appearance and end


def test_language_and_theme_are_followed(compared: CompareWindow, desktop: Desktop) -> None:
    desktop.speak("fr")
    assert compared.panes[0].title.text() == "Avant"
    assert compared.commands["together"].text() == "Défiler ensemble"
    assert compared.windowTitle().startswith("Côte à côte")
    before = compared.panes[0].view.drawing_painter
    desktop.set_theme("dark" if desktop.theme == "light" else "light")
    assert compared.panes[0].view.drawing_painter is not before
    desktop.set_theme("light")


def test_everything_has_a_name(compared: CompareWindow) -> None:
    for pane, word in zip(compared.panes, ("Before", "After"), strict=True):
        assert pane.journeys.accessibleName() == word
        assert "A family week" in pane.view.accessibleDescription()
    assert compared.list.view.accessibleName() == "Differences"
    assert compared.figures.accessibleName() == "Measures side by side"


def test_a_closed_window_costs_no_edit(window: MainWindow, compared: CompareWindow) -> None:
    view = compared.panes[0].view
    plan = view.picture.plan
    compared.close()
    with window.document.edit(message("stage")) as draft:
        stage = draft.project.stages(edited().now)[0]
        draft.remove(draft.project.transitions(edited().now)[0].id)
        draft.update(draft.one(Stage, stage.id), duration_h=3)
    assert view.picture.plan is plan
    assert window.project.one(Touchpoint, edited().gone) is not None


def test_lanes_are_turned_on_both_maps(compared: CompareWindow) -> None:
    for nature, apart in (
        ("digital", {"digital"}),
        ("physical", {"digital", "physical"}),
        ("digital", {"physical"}),
    ):
        compared.panes[1].view.commands.sharing.turn(nature)  # type: ignore[arg-type]
        assert [pane.view.picture.view.apart for pane in compared.panes] == [apart, apart]
