"""Help on the rules under hands: the list and its search, links, back and forward, letters, languages, offline."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QTextBlock
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeydesigner.editor.edits.settings import ProjectSettings, apply_settings
from journeydesigner.i18n import LANGUAGES, message, set_language
from journeydesigner.layout.theme import theme
from journeydesigner.model.info import RuleSetting
from journeydesigner.panels.help.page import HelpPage
from journeydesigner.panels.help.window import HelpWindow
from journeydesigner.panels.style import apply_theme, colour
from journeydesigner.rules.catalogue import catalogue
from journeydesigner.rules.help import help_of
from tests.panels.conftest import Desk, press, show, write

K = Qt.Key
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(desk: Desk, qtbot: QtBot) -> Iterator[HelpWindow]:
    found = HelpWindow(None, desk.document)
    show(qtbot, found, 950, 700)
    yield found
    set_language("en")


def blocks(page: HelpPage) -> list[QTextBlock]:
    found, block = [], page.document().begin()
    while block.isValid():
        found.append(block)
        block = block.next()
    return found


def heading(page: HelpPage) -> str:
    return page.document().begin().text()


def test_all_rules_are_listed_by_family_and_each_has_its_page(window: HelpWindow) -> None:
    assert window.list.codes == list(catalogue())
    assert window.windowTitle() == f"Help on the {len(catalogue())} rules"
    for code in catalogue():
        window.show_rule(code)
        assert heading(window.page).startswith(f"{code} · ")


def test_the_list_opens_the_page_the_keyboard_stands_on(window: HelpWindow) -> None:
    window.show_list()
    assert window.list.search.hasFocus()
    press(window.list.search, K.Key_Down)
    assert window.list.view.hasFocus()
    press(window.list.view, K.Key_Down)
    assert window.code == list(catalogue())[1]
    assert heading(window.page).startswith(window.code)


@pytest.mark.parametrize("query", ["phy003", "QR code", "BRIDGE without", "continuity hìstory"])
def test_the_search_looks_through_codes_titles_and_pages(window: HelpWindow, query: str) -> None:
    write(window.list.search, query)
    found = window.list.codes
    assert 0 < len(found) < len(catalogue())
    press(window.list.search, K.Key_Return)
    assert window.code in found
    press(window.list.search, K.Key_Escape)
    assert window.list.codes == list(catalogue())
    assert window.isVisible()


def test_what_no_page_holds_says_so(window: HelpWindow) -> None:
    write(window.list.search, "<b>zzz</b>")
    assert window.list.nothing.isVisible()
    assert window.list.nothing.text() == "No rule holds “<b>zzz</b>”."


def test_links_between_rules_open_inside_and_the_way_back_is_kept(window: HelpWindow, qtbot: QtBot) -> None:
    window.show_rule("PHY003")
    link = next(
        part.fragment()
        for block in blocks(window.page)
        for part in block
        if part.fragment().charFormat().isAnchor()
    )
    cursor = window.page.textCursor()
    cursor.setPosition(link.position() + 2)
    window.page.setTextCursor(cursor)
    at = window.page.cursorRect(cursor).center()
    qtbot.mouseMove(window.page.viewport(), at - QPoint(0, 1))
    qtbot.mouseClick(window.page.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert window.code == "PHY004"
    press(window, K.Key_Left, ALT)
    assert window.code == "PHY003"
    press(window, K.Key_Right, ALT)
    assert window.code == "PHY004"
    assert not window.forward.isEnabled()
    window.back.click()
    window.show_rule("OWN001")
    assert not window.forward.isEnabled()
    window.page.travelled.emit(-1)
    assert window.code == "PHY003"


@pytest.mark.parametrize(
    "url", ["https://example.org/", "file:///etc/passwd", "XYZ999.md", "../PHY003.md", "javascript:1", ""]
)
def test_no_other_link_leads_anywhere(window: HelpWindow, url: str) -> None:
    window.show_rule("OWN001")
    window.page.anchorClicked.emit(QUrl(url))
    assert window.code == "OWN001"
    assert bytes(window.page.loadResource(2, QUrl(url)).data()) == b""


def test_markup_in_a_page_is_text(window: HelpWindow) -> None:
    window.page.show_text("# A\n\n<img src='x'><b>bold</b> <script>1</script>")
    assert "<b>bold</b>" in window.page.toPlainText()


def test_the_wrong_and_the_right_example_are_told_apart_in_every_page(window: HelpWindow) -> None:
    for language in LANGUAGES:
        set_language(language)
        names = {"en": ("Why", "Wrong", "Right"), "fr": ("Pourquoi", "À éviter", "À faire")}[language]
        for code in catalogue():
            window.show_rule(code)
            headings = [b for b in blocks(window.page) if b.blockFormat().headingLevel() == 2]
            assert tuple(b.text() for b in headings[:3]) == names, code
            inks = [b.begin().fragment().charFormat().foreground().color() for b in headings[:4]]
            assert inks == [colour(i) for i in ("text", "error", "ok", "text")], code


def test_letters_grow_and_shrink(window: HelpWindow) -> None:
    window.show_rule("OWN001")
    sizes = [b.begin().fragment().charFormat().font().pointSizeF() for b in blocks(window.page)[:3]]
    assert sizes[0] > sizes[1] > sizes[2] > 0
    height = window.page.document().size().height()
    press(window.page, K.Key_Plus, CTRL)
    assert window.page.document().size().height() > height
    for _again in range(40):
        press(window.page, K.Key_Minus, CTRL)
    assert window.page.zoom == 0.6
    press(window.page, K.Key_0, CTRL)
    assert window.page.document().size().height() == height


def test_words_and_colours_follow(window: HelpWindow, qapp: QApplication) -> None:
    window.show_rule("PHY003")
    set_language("fr")
    assert heading(window.page).startswith("PHY003 · Passage physique")
    assert window.standing.text() == "Physique et numérique · Erreur"
    first = window.page.document().begin().begin().fragment().charFormat().foreground().color()
    apply_theme(qapp, theme("dark"))
    assert window.page.document().begin().begin().fragment().charFormat().foreground().color() != first
    assert help_of("PHY003", "fr").startswith("# PHY003")


def test_it_says_how_the_project_takes_the_rule(window: HelpWindow, desk: Desk) -> None:
    window.show_rule("OWN001")
    assert window.standing.text() == "Owners · Error"
    now = ProjectSettings.of(desk.project)
    off = (RuleSetting(rule="OWN001", severity="off"),)
    with desk.document.edit(message("Off")) as draft:
        apply_settings(draft, ProjectSettings(off, now.thresholds, now.bilingual, now.language))
    assert window.standing.text() == "Owners · Error · in this project: Off"
    assert window.code == "OWN001"


def test_a_rule_that_does_not_exist_changes_nothing(window: HelpWindow) -> None:
    window.show_rule("OWN001")
    window.show_rule("ZZZ999")
    window.show_rule("OWN001")
    assert window.code == "OWN001"
    assert not window.back.isEnabled()


def test_escape_closes_it(window: HelpWindow) -> None:
    press(window.page, K.Key_Escape)
    assert not window.isVisible()
