"""The first start: kinds, the ghost of a map, tables from the clipboard, files dropped, several windows."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from journeydesigner.app.desktop import Desktop
from journeydesigner.app.window import MainWindow
from journeydesigner.canvas.bubble import Bubble
from journeydesigner.canvas.empty import LANES, STAGES, Ghost, Meant
from journeydesigner.canvas.inline_editor import InlineEditor
from journeydesigner.editor.session import Session
from journeydesigner.model import Channel, Id, Journey, Touchpoint
from journeydesigner.panels.style import colour
from tests.app.conftest import TOURISM

LEFT = Qt.MouseButton.LeftButton
CELLS = [Meant(0, "physical"), Meant(2, "hybrid"), Meant(0, "digital"), Meant(2, "remote")]


@pytest.fixture
def fresh(desktop: Desktop, qtbot: QtBot) -> MainWindow:
    """A window on nothing yet."""
    desktop.start(None, "en")
    found = desktop.windows[0]
    qtbot.waitExposed(found)
    found.resize(1400, 900)
    qtbot.waitUntil(lambda: found.start.width() > 600)
    return found


def button(window: MainWindow, words: str) -> QPushButton:
    return next(b for b in window.start.findChildren(QPushButton) if b.text().strip() == words)


def on_ghost(window: MainWindow, meant: Meant) -> QPoint:
    """A point of a cell of the ghost that the offers leave free."""
    rect = Ghost(window.start.width(), window.start.height()).rect_of(meant)
    card = window.start.card()
    corners = [(rect.x + 12, rect.y + 12), (rect.right - 12, rect.y + 12), (rect.x + 12, rect.bottom - 12)]
    corners.append((rect.right - 12, rect.bottom - 12))
    return next(QPoint(round(x), round(y)) for x, y in corners if not card.contains(QPointF(x, y)))


def accents(window: MainWindow) -> int:
    """How many pixels of the start page are in the colour of what is lit."""
    image, wanted = window.start.grab().toImage(), colour("accent").rgb()
    return sum(image.pixel(x, y) == wanted for x in range(image.width()) for y in range(image.height()))


def put(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def the_journey(window: MainWindow) -> Journey:
    found = window.journey
    assert found is not None
    return found


# -- the ghost


@pytest.mark.parametrize("meant", CELLS)
def test_a_click_on_a_ghost_cell_begins_a_journey_there(fresh: MainWindow, qtbot: QtBot, meant: Meant) -> None:
    qtbot.mouseClick(fresh.start, LEFT, pos=on_ghost(fresh, meant))
    assert not fresh.start.isVisible()
    (touchpoint,) = fresh.project.all(Touchpoint).values()
    stages = fresh.project.stages(the_journey(fresh).id)
    assert [stage.id for stage in stages].index(touchpoint.stage) == meant.number
    channel = fresh.project.one(Channel, touchpoint.channel)
    assert channel is not None
    assert channel.nature == meant.nature
    title = fresh.focusWidget()
    assert isinstance(title, QPlainTextEdit)
    qtbot.keyClicks(title, "Hello")
    qtbot.keyClick(title, Qt.Key.Key_Return)
    named = fresh.project.one(Touchpoint, touchpoint.id)
    assert named is not None
    assert named.name.en == "Hello"
    assert len(fresh.document.history.done) == 2
    fresh.document.undo()
    fresh.document.undo()
    assert fresh.start.isVisible()


def test_a_click_on_a_ghost_header_begins_with_stages(fresh: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(fresh.start, LEFT, pos=on_ghost(fresh, Meant(1)))
    assert len(fresh.project.stages(the_journey(fresh).id)) == 2
    assert not fresh.project.all(Touchpoint)
    assert isinstance(fresh.focusWidget(), QPlainTextEdit)


def test_what_a_click_would_begin_is_lit(fresh: MainWindow, qtbot: QtBot) -> None:
    at = on_ghost(fresh, Meant(0, "physical"))
    before = accents(fresh)
    qtbot.mouseMove(fresh.start, at)
    assert fresh.start.cursor().shape() == Qt.CursorShape.PointingHandCursor
    assert accents(fresh) > before + 50
    qtbot.mouseMove(fresh.start, (fresh.start.card().topLeft() + QPointF(6, 6)).toPoint())
    assert fresh.start.cursor().shape() == Qt.CursorShape.ArrowCursor
    assert accents(fresh) == before


def test_between_the_offers_nothing_is_begun(fresh: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(fresh.start, LEFT, pos=(fresh.start.card().topLeft() + QPointF(6, 6)).toPoint())
    qtbot.mouseClick(fresh.start, Qt.MouseButton.RightButton, pos=on_ghost(fresh, Meant(0, "physical")))
    assert not fresh.project.journeys()


@pytest.mark.parametrize(("width", "height"), [(1200, 800), (300, 200), (5000, 300)])
def test_every_point_of_the_ghost_means_what_is_drawn_there(width: int, height: int) -> None:
    ghost = Ghost(width, height)
    for number in range(STAGES):
        for nature in (None, *LANES):
            rect = ghost.rect_of(Meant(number, nature))
            assert ghost.cell_at(rect.x + rect.w / 2, rect.y + rect.h / 2) == Meant(number, nature)
    assert ghost.cell_at(2, 300) is None
    assert ghost.cell_at(width + 900, 300) is None


# -- kinds and tables


def test_a_kind_shows_one_hint_beside_the_name(fresh: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(button(fresh, "Employee"), LEFT)
    field, bubble = fresh.focusWidget(), fresh.canvas.findChild(Bubble)
    assert isinstance(field, QPlainTextEdit)
    assert bubble is not None
    assert bubble.isVisible()
    assert bubble.text == "Enter: the next stage. Esc: to the map, where P adds a touchpoint."
    assert not bubble.geometry().intersects(field.geometry())


def type_name(window: MainWindow, qtbot: QtBot, name: str, key: Qt.Key) -> None:
    field = window.canvas.findChild(InlineEditor)
    assert field is not None
    assert field.is_open
    field.selectAll()
    qtbot.keyClicks(field, name)
    qtbot.keyClick(field, key)
    qtbot.wait(1)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_kind_is_chosen_by_keys_alone(fresh: MainWindow, qtbot: QtBot, key: Qt.Key) -> None:
    qtbot.keyClick(fresh, Qt.Key.Key_Tab)
    chosen = QApplication.focusWidget()
    assert chosen is button(fresh, "B2C customer")
    qtbot.keyClick(chosen, key)
    assert [journey.kind for journey in fresh.project.journeys()] == ["customer_b2c"]


def test_enter_goes_from_stage_to_stage(fresh: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(button(fresh, "Employee"), LEFT)
    stages = [stage.id for stage in fresh.project.stages(the_journey(fresh).id)]
    for number, id_ in enumerate(stages):
        assert fresh.selection.ids == (id_,)
        type_name(fresh, qtbot, f"Part {number}", Qt.Key.Key_Return)
    names = [stage.name.en for stage in fresh.project.stages(the_journey(fresh).id)]
    assert names == [f"Part {number}" for number in range(len(stages))]
    field = fresh.canvas.findChild(InlineEditor)
    assert field is not None
    assert not field.is_open
    fresh.canvas.rename(stages[0])
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.wait(1)
    assert not field.is_open, "later Enter only takes the name"


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Tab])
def test_another_key_ends_the_naming(fresh: MainWindow, qtbot: QtBot, key: Qt.Key) -> None:
    qtbot.mouseClick(button(fresh, "Employee"), LEFT)
    type_name(fresh, qtbot, "One", Qt.Key.Key_Return)
    type_name(fresh, qtbot, "Two", key)
    field = fresh.canvas.findChild(InlineEditor)
    assert field is not None
    assert not field.is_open
    names = [stage.name.en for stage in fresh.project.stages(the_journey(fresh).id)]
    assert names[0] == "One"
    assert (names[1] == "Two") == (key == Qt.Key.Key_Tab)


def test_a_click_on_the_map_ends_the_naming(fresh: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(button(fresh, "Employee"), LEFT)
    field = fresh.canvas.findChild(InlineEditor)
    assert field is not None
    qtbot.mouseClick(fresh.canvas.viewport(), LEFT, pos=fresh.canvas.viewport().rect().center())
    qtbot.wait(1)
    assert not field.is_open
    second = fresh.project.stages(the_journey(fresh).id)[1]
    fresh.canvas.rename(second.id)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.wait(1)
    assert not field.is_open


def test_a_table_that_was_copied_becomes_a_journey(fresh: MainWindow, qtbot: QtBot) -> None:
    put("Stage\tTouchpoint\tChannel\nFind\tAd\tWebsite\n\tSearch\tOracle\nBuy\tPay\tWebsite")
    qtbot.mouseClick(button(fresh, "Paste a table"), LEFT)
    names = [stage.name.en for stage in fresh.project.stages(the_journey(fresh).id)]
    assert names == ["Find", "Buy"]
    assert len(fresh.project.all(Touchpoint)) == 3
    assert "Oracle" in fresh.status.sentence.text()
    assert not fresh.start.isVisible()
    fresh.document.undo()
    assert fresh.start.isVisible()
    assert not fresh.project.all(Channel)


@pytest.mark.parametrize("text", ["", "   \n", "x" * 600])
def test_what_is_no_table_is_said_and_begins_nothing(fresh: MainWindow, qtbot: QtBot, text: str) -> None:
    put(text)
    qtbot.mouseClick(button(fresh, "Paste a table"), LEFT)
    assert fresh.start.notice.isVisible()
    assert fresh.start.notice.text()
    assert not fresh.project.journeys()


def test_stages_copied_elsewhere_become_a_journey_too(fresh: MainWindow, desktop: Desktop, qtbot: QtBot) -> None:
    desktop.open(TOURISM, None)
    other = desktop.windows[-1]
    other.selection.set([Id("s1"), Id("s2")])
    other.commands["copy"].trigger()
    qtbot.mouseClick(button(fresh, "Paste a table"), LEFT)
    assert len(fresh.project.stages(the_journey(fresh).id)) == 2


# -- files


def dropped(widget: QWidget, paths: list[Path]) -> None:
    """Drop files on a widget as the system does: it goes to whoever below it takes it."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    at, copy, none = widget.rect().center(), Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(at, copy, data, LEFT, none)
    QApplication.sendEvent(widget, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(widget, QDropEvent(QPointF(at), copy, data, LEFT, none))


@pytest.mark.parametrize("where", ["start", "canvas"])
def test_files_dropped_open_each_in_its_window(
    fresh: MainWindow, desktop: Desktop, qtbot: QtBot, tmp_path: Path, where: str
) -> None:
    paths = [tmp_path / "one.journey", tmp_path / "two.journey"]
    for path in paths:
        session = Session.open(TOURISM)
        session.save(path)
        session.close()
    if where == "canvas":
        qtbot.mouseClick(button(fresh, "Employee"), LEFT)
        dropped(fresh.canvas.viewport(), paths)
        assert len(desktop.windows) == 3
    else:
        dropped(fresh.start, paths)
        assert len(desktop.windows) == 2, "the empty window makes room"
    assert [window.session.path for window in desktop.windows[-2:]] == paths
    first, second = desktop.windows[-2:]
    first.selection.set([Id("t01")])
    first.commands["remove"].trigger()
    assert "t01" not in first.project
    assert "t01" in second.project, "each has its own document"
    assert first.isWindowModified()
    assert not second.isWindowModified()
    second.close()
    assert first.isVisible()
