"""The palette over the whole window, by keys: what it runs, what it shows, in which language it is asked."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeydesigner.app.menus import menu_path
from journeydesigner.app.searching import Searching
from journeydesigner.app.window import MainWindow
from journeydesigner.editor.edits.fields import set_fields
from journeydesigner.editor.edits.removal import remove
from journeydesigner.i18n import message
from journeydesigner.model import Channel, Id, Role, Text2, Touchpoint
from journeydesigner.panels.command_palette.palette import CommandPalette
from journeydesigner.panels.search.filter_form import FilterForm
from tests.panels.conftest import write

CTRL = Qt.KeyboardModifier.ControlModifier


def opened(qtbot: QtBot, window: MainWindow) -> CommandPalette:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_K, CTRL)
    palette = window.finding.palette
    assert palette is not None
    assert palette.isVisible()
    assert QApplication.focusWidget() is palette.search
    return palette


def ask(qtbot: QtBot, window: MainWindow, query: str) -> None:
    palette = opened(qtbot, window)
    qtbot.keyClicks(palette.search, query)
    qtbot.keyClick(palette.search, Qt.Key.Key_Return)


@pytest.mark.parametrize("query", ["shared lanes", "couloirs part", "shered lanes"])
def test_a_command_runs_by_words_of_either_language(qtbot: QtBot, window: MainWindow, query: str) -> None:
    before = window.canvas.picture.view.apart
    ask(qtbot, window, query)
    assert window.canvas.picture.view.apart != before


def test_every_command_is_offered_with_its_menu(qtbot: QtBot, window: MainWindow) -> None:
    palette = opened(qtbot, window)
    offered = {row.value: row for row in palette.model.rows}
    assert set(offered) == {f"command:{command.key}" for command, _action in window.commands} - {"command:palette"}
    assert all(row.note for row in offered.values())
    assert offered["command:density_roomy"].note == "View › Density"
    assert offered["command:save"].keys == "Ctrl+S"
    enabled = [row.is_enabled for row in palette.model.rows]
    assert enabled == sorted(enabled, reverse=True)
    assert "command:bridge" in {row.value for row in palette.model.rows if not row.is_enabled}


def test_a_touchpoint_is_shown_on_the_map_and_has_the_keyboard(qtbot: QtBot, window: MainWindow) -> None:
    ask(qtbot, window, "idees jours pluie")
    assert window.selection.ids == tuple(
        card for card in window.canvas.picture.plan.cards if card == window.selection.current
    )
    assert QApplication.focusWidget() is window.canvas


def test_what_is_not_on_the_map_opens_in_the_inspector(qtbot: QtBot, window: MainWindow) -> None:
    ask(qtbot, window, "claire mother")
    form = window.docks.inspector.form
    assert form is not None
    assert form.plan.kind == "Persona"


def test_what_was_run_is_remembered_by_the_next_window(qtbot: QtBot, window: MainWindow) -> None:
    ask(qtbot, window, "emotion arc")
    window.desktop.new()
    other = window.desktop.windows[-1]
    other.finding.show_palette()
    assert other.finding.palette is not None
    assert other.finding.palette.model.rows[0].value == "command:layer_arc"


def test_a_menu_path_names_menus_within_menus() -> None:
    assert menu_path("theme_dark") == ("&View", "Theme")
    assert menu_path("save") == ("&File",)
    assert menu_path("nothing") == ()


# -- the search bar


def searched(qtbot: QtBot, window: MainWindow, query: str) -> Searching:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_F, CTRL)
    searching = window.finding.searching
    assert searching is not None
    assert QApplication.focusWidget() is searching.bar.field
    write(searching.bar.field, query)
    return searching


@pytest.mark.parametrize(
    ("query", "name"),
    [("REVERIE", None), ("website home", "Website home page"), ("page d'accueil", "Website home page")],
)
def test_names_are_found_in_both_languages(qtbot: QtBot, window: MainWindow, query: str, name: str | None) -> None:
    searching = searched(qtbot, window, query)
    found = [window.project.get(id_).name.en for id_ in searching.matches]  # type: ignore[union-attr]
    assert found == ([name] if name else [])


def test_channels_owners_and_thoughts_are_found(qtbot: QtBot, window: MainWindow) -> None:
    with window.document.edit(message("thinks")) as draft:
        set_fields(draft, [Id("t03")], thought=Text2(fr="Où est la mer ?"))
    project = window.project
    searching = searched(qtbot, window, "ou est la MER")
    assert searching.matches == ("t03",)
    owned = next(t for t in project.all(Touchpoint).values() if t.owner is not None)
    searching.bar.field.setText(project.all(Role)[owned.owner].name.fr)  # type: ignore[index]
    assert owned.id in searching.matches
    met = next(t for t in project.all(Touchpoint).values() if t.channel is not None)
    searching.bar.field.setText(project.all(Channel)[met.channel].name.en)  # type: ignore[index]
    assert met.id in searching.matches


def test_matches_are_lit_and_walked_in_a_circle(qtbot: QtBot, window: MainWindow) -> None:
    searching = searched(qtbot, window, "site")
    matches, bar = searching.matches, searching.bar
    assert len(matches) > 2
    assert window.canvas.light.lit is not None
    assert set(matches) <= window.canvas.light.lit
    assert bar.count.text() == str(len(matches))
    qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    assert window.selection.ids == (matches[0],)
    assert bar.count.text() == f"1 of {len(matches)}"
    qtbot.keyClick(window, Qt.Key.Key_F3)
    assert window.selection.ids == (matches[1],)
    qtbot.keyClick(window, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(window, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert window.selection.ids == (matches[-1],)
    assert QApplication.focusWidget() is bar.field


def test_esc_ends_the_search_and_the_keyboard_is_where_it_was(qtbot: QtBot, window: MainWindow) -> None:
    window.canvas.setFocus()
    searching = searched(qtbot, window, "site")
    qtbot.keyClick(searching.bar.field, Qt.Key.Key_Escape)
    assert not searching.bar.isVisible()
    assert window.canvas.light.lit is None
    assert QApplication.focusWidget() is window.canvas


def test_what_is_not_there_can_be_made(qtbot: QtBot, window: MainWindow) -> None:
    card = next(t for t in window.project.all(Touchpoint).values() if t.name.en == "Website home page")
    window.selection.set([card.id])
    searching = searched(qtbot, window, "Salt museum")
    assert window.canvas.light.lit is None, "no match: nothing is dimmed"
    assert searching.bar.create_button.text() == "Create “Salt museum”"
    qtbot.mouseClick(searching.bar.create_button, Qt.MouseButton.LeftButton)
    made = window.project.one(Touchpoint, window.selection.current)
    assert made is not None
    assert (made.name.en, made.stage, made.channel) == ("Salt museum", card.stage, card.channel)
    siblings = [t.id for t in window.project.touchpoints(card.stage)]
    assert siblings.index(made.id) == siblings.index(card.id) + 1
    window.document.undo()
    assert window.project.one(Touchpoint, made.id) is None


def test_matches_follow_edits_and_journeys(qtbot: QtBot, window: MainWindow) -> None:
    searching = searched(qtbot, window, "website home")
    assert len(searching.matches) == 1
    with window.document.edit(message("away")) as draft:
        remove(draft, searching.matches)
    assert searching.matches == ()
    window.document.undo()
    assert len(searching.matches) == 1


# -- isolating


def test_i_dims_what_is_not_linked_and_esc_ends_it(qtbot: QtBot, window: MainWindow) -> None:
    card = next(t for t in window.project.all(Touchpoint).values() if t.name.en == "Website home page")
    window.selection.set([card.id])
    window.canvas.setFocus()
    qtbot.keyClick(window.canvas, Qt.Key.Key_I)
    lit = window.canvas.light.lit
    assert lit is not None
    near = {t.to for t in window.project.outgoing(card.id)} | {t.from_ for t in window.project.incoming(card.id)}
    cards = set(window.canvas.picture.plan.cards)
    assert lit & cards == near | {card.id}
    assert window.commands["isolate"].isChecked()
    qtbot.keyClick(window.canvas, Qt.Key.Key_Escape)
    assert window.canvas.light.lit is None
    assert window.selection.ids == (card.id,), "Esc ends one thing at a time"
    qtbot.keyClick(window.canvas, Qt.Key.Key_I)
    qtbot.keyClick(window.canvas, Qt.Key.Key_I)
    assert window.canvas.light.lit is None
    assert not window.commands["isolate"].isChecked()


def test_nothing_selected_isolates_nothing(qtbot: QtBot, window: MainWindow) -> None:
    window.selection.clear()
    window.canvas.setFocus()
    qtbot.keyClick(window.canvas, Qt.Key.Key_I)
    assert window.canvas.light.lit is None
    assert "Select something" in window.status.sentence.text()
    assert not window.commands["isolate"].isEnabled()


def test_search_and_isolation_light_what_both_leave(qtbot: QtBot, window: MainWindow) -> None:
    card = next(t for t in window.project.all(Touchpoint).values() if t.name.en == "Website home page")
    window.selection.set([card.id])
    window.finding.isolate()
    searched(qtbot, window, "notebook")
    lit = window.canvas.light.lit
    assert lit is not None
    shown = [window.project.all(Touchpoint)[Id(c)].name.en for c in window.canvas.picture.plan.cards if c in lit]
    assert shown == ["Online travel notebook"]


# -- filtering


def filtered(window: MainWindow) -> FilterForm:
    window.commands["filter"].trigger()
    form = window.finding.filtering.form
    assert form is not None
    assert form.isVisible()
    return form


def lit_cards(window: MainWindow) -> set[str]:
    lit = window.canvas.light.lit
    return set(window.canvas.picture.plan.cards) & lit if lit is not None else set()


def test_a_filter_dims_the_rest_and_stays_when_the_form_closes(qtbot: QtBot, window: MainWindow) -> None:
    form = filtered(window)
    assert window.canvas.light.lit is None
    qtbot.mouseClick(form.natures["remote"], Qt.MouseButton.LeftButton)
    digital = lit_cards(window)
    assert 0 < len(digital) < 35
    assert form.count.text() == f"{len(digital)} of 35 touchpoints"
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    assert not form.isVisible()
    assert lit_cards(window) == digital
    window.canvas.setFocus()
    qtbot.keyClick(window.canvas, Qt.Key.Key_Escape)
    assert lit_cards(window) == digital, "Esc on the map is for what was begun there"


def test_the_pill_says_and_ends_the_filter(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(1600, 900)
    pill = window.finding.filtering.pill
    assert not pill.isVisible()
    form = filtered(window)
    form.owner.setCurrentIndex(form.owner.findText("Nobody"))
    qtbot.keyClicks(form.text, "deposit")
    form.close_again()
    QApplication.processEvents()
    assert pill.isVisible()
    assert pill.words.text() == "Filter: Nobody, “deposit”"
    qtbot.mouseClick(pill.quit, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert window.canvas.light.lit is None
    assert not pill.isVisible()
    assert not window.commands["filter"].isChecked()
    assert not form.filter


def test_a_filter_follows_edits_and_languages(window: MainWindow) -> None:
    form = filtered(window)
    form.owner.setCurrentIndex(form.owner.findText("Nobody"))
    before = lit_cards(window)
    with window.document.edit(message("owned")) as draft:
        set_fields(draft, [Id(sorted(before)[0])], owner=next(iter(window.project.all(Role))))
    assert lit_cards(window) == before - {sorted(before)[0]}
    window.desktop.speak("fr")
    assert form.owner.currentText() == "Aucun responsable"
    assert window.finding.filtering.pill.words.text() == "Filtre\u00a0: Aucun responsable"


def test_a_filter_is_forgotten_by_the_next_window(window: MainWindow) -> None:
    filtered(window).natures["digital"].click()
    window.desktop.open_tourism(window)
    window.desktop.new()
    assert window.desktop.windows[-1].canvas.light.lit is None


@pytest.mark.parametrize("field", ["name", "thought"])
def test_keys_that_find_reach_the_window_from_a_text_field(qtbot: QtBot, window: MainWindow, field: str) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.docks.open_field("t03", field)
    typing = QApplication.focusWidget()
    assert typing is not None
    assert typing is not window.canvas
    qtbot.keyClick(typing, Qt.Key.Key_K, CTRL)
    assert window.finding.palette is not None
    assert window.finding.palette.isVisible()
    qtbot.keyClick(window.finding.palette.search, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is typing
    qtbot.keyClick(typing, Qt.Key.Key_F, CTRL)
    assert window.finding.searching is not None
    assert window.finding.searching.bar.isVisible()


def test_the_bar_follows_a_switch_of_language(qtbot: QtBot, window: MainWindow) -> None:
    searching = searched(qtbot, window, "site")
    window.desktop.speak("fr")
    qtbot.keyClick(searching.bar.field, Qt.Key.Key_Return)
    assert searching.bar.count.text() == f"1 sur {len(searching.matches)}"
    assert searching.bar.next.accessibleName() == "Résultat suivant (F3)"
