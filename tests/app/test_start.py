"""Starting: the window is painted before model, map and document are loaded, and nothing moves after that."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QToolBar, QToolButton
from pytestqt.qtbot import QtBot

from journeydesigner.app.desktop import Desktop
from journeydesigner.app.docks import BELOW, TITLES
from journeydesigner.app.frame import Frame
from journeydesigner.app.window import MainWindow
from journeydesigner.editor.session import Session
from tests.app.conftest import TOURISM

HEAVY = (
    "pydantic", "sqlalchemy", "sqlite3", "yaml", "psygnal", "journeydesigner.model", "journeydesigner.store",
    "journeydesigner.exchange", "journeydesigner.rules", "journeydesigner.measures", "journeydesigner.editor",
    "journeydesigner.canvas.view", "journeydesigner.layout.plan", "journeydesigner.panels.findings",
    "journeydesigner.panels.inspector", "journeydesigner.panels.palette", "journeydesigner.panels.outline",
)  # fmt: skip
"""What the first picture of the window does without: half a second of loading."""
STARTED = """
import json, sys
from pathlib import Path
from PySide6.QtWidgets import QApplication, QLabel
import journeydesigner.app.desktop as desktop
from journeydesigner.app.settings import Settings
from journeydesigner.app.window import MainWindow
loaded = {}
def noting(name, then):
    def noted(*arguments):
        loaded.setdefault(name, sorted(sys.modules))
        return then(*arguments)
    return noted
desktop.Desktop._begin = noting("painted", desktop.Desktop._begin)
MainWindow._check_on = noting("drawn", MainWindow._check_on)
app = QApplication([])
started = desktop.Desktop(app, Settings())
started.start(Path(sys.argv[1]) if len(sys.argv) > 1 else None, "en")
while "drawn" not in loaded:
    app.processEvents()
print(json.dumps(loaded))
"""


def loaded(*arguments: str, folder: Path) -> dict[str, list[str]]:
    """The modules loaded when the window is painted for the first time, and when its map is."""
    env = {
        "QT_QPA_PLATFORM": "offscreen",
        "JOURNEYDESIGNER_DATA": str(folder),
        "JOURNEYDESIGNER_CONFIG": str(folder / "settings.ini"),
        "PYTHONPATH": ":".join(sys.path),
    }
    command = [sys.executable, "-c", STARTED, *arguments]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=True, timeout=60)
    return dict(json.loads(done.stdout.splitlines()[-1]))


def settle() -> None:
    for _turn in range(20):
        QApplication.processEvents()


@pytest.mark.parametrize("arguments", [(), (str(TOURISM),)])
def test_the_first_picture_needs_neither_model_nor_map(arguments: tuple[str, ...], tmp_path: Path) -> None:
    modules = loaded(*arguments, folder=tmp_path)
    assert [name for name in modules["painted"] if name.startswith(HEAVY)] == []
    assert "journeydesigner.canvas.view" in modules["drawn"], "the second picture has the map"


def test_the_database_and_the_panels_are_loaded_after_the_map_is_drawn(tmp_path: Path) -> None:
    modules = loaded(str(TOURISM), folder=tmp_path)["drawn"]
    late = ("sqlalchemy", "journeydesigner.panels.inspector", "journeydesigner.panels.measures")
    assert [name for name in modules if name.startswith(late)] == []


def test_every_dock_in_sight_is_filled_and_none_has_moved(
    desktop: Desktop, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {}
    show = Frame.show_at_once

    def shown(window: MainWindow) -> None:
        show(window)
        assert not any(window.docks.is_built(key) for key in TITLES)
        before.update({key: dock.geometry().getRect() for key, dock in window.docks.docks.items()})

    monkeypatch.setattr(Frame, "show_at_once", shown)
    desktop.start(TOURISM, "en")
    window = desktop.windows[0]
    qtbot.waitUntil(lambda: window.docks.is_built("findings"))
    settle()
    in_sight = [key for key, dock in window.docks.docks.items() if not dock.visibleRegion().isEmpty()]
    assert {"palette", "inspector", "findings"} <= set(in_sight)
    assert all(window.docks.is_built(key) for key in in_sight)
    assert not any(window.docks.is_built(key) for key in BELOW[1:])
    assert {key: dock.geometry().getRect() for key, dock in window.docks.docks.items()} == before


def test_a_panel_behind_another_is_built_when_it_comes_in_sight(window: MainWindow, qtbot: QtBot) -> None:
    settle()
    assert not window.docks.is_built("measures")
    window.docks.show("measures")
    qtbot.waitUntil(lambda: window.docks.is_built("measures"))
    assert window.docks.docks["measures"].widget() is window.docks.measures


def test_a_panel_is_there_for_whoever_asks_first(desktop: Desktop) -> None:
    desktop.start(TOURISM, "en")
    window = desktop.windows[0]
    assert not window.docks.is_built("waivers")
    waivers = window.docks.waivers
    assert window.docks.docks["waivers"].widget() is waivers
    settle()
    assert window.docks.waivers is waivers


def test_a_file_that_cannot_be_read_leaves_a_new_project_in_the_same_window(
    desktop: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = []
    monkeypatch.setattr("journeydesigner.app.desktop.tell", lambda parent, words: told.append((parent, words)))
    damaged = tmp_path / "damaged.journey"
    damaged.write_bytes(b"no database")
    desktop.start(damaged, "en")
    (window,) = desktop.windows
    assert [parent for parent, _words in told] == [window]
    assert "damaged.journey" in told[0][1]
    assert window.session.is_untouched
    assert window.start.isVisible()


def test_a_window_closes_once_it_is_furnished_not_before(desktop: Desktop) -> None:
    frame = MainWindow(desktop)
    frame.announce("some.journey")
    frame.show_at_once()
    assert not frame.start.isVisible()
    assert frame.windowTitle().startswith("some.journey")
    assert not frame.close()
    frame.furnish(Session.new())
    assert frame.start.isVisible()
    assert frame.close()


def test_the_frame_says_what_is_being_opened(desktop: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = {}
    show = Frame.show_at_once

    def shown(window: MainWindow) -> None:
        show(window)
        seen["said"] = window.status.sentence.text()
        seen["ticked"] = window.commands["left_panels"].isChecked()

    monkeypatch.setattr(Frame, "show_at_once", shown)
    desktop.start(TOURISM, "en")
    assert seen == {"said": f"Opening {TOURISM.name}…", "ticked": True}
    assert desktop.windows[0].status.sentence.text() == ""


def test_the_toolbar_of_a_new_project_is_what_it_was_before_there_was_one(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []
    show = Frame.show_at_once

    def look(window: MainWindow) -> None:
        bar = window.findChild(QToolBar, "toolbar")
        assert bar is not None
        buttons = [button for button in bar.findChildren(QToolButton) if button.isVisible()]
        seen.append([(b.text(), b.isEnabled(), b.isChecked(), b.geometry().getRect()) for b in buttons])

    def shown(window: MainWindow) -> None:
        show(window)
        look(window)

    monkeypatch.setattr(Frame, "show_at_once", shown)
    desktop.start(None, "en")
    settle()
    look(desktop.windows[0])
    assert len(seen[0]) > 15
    assert seen[0] == seen[1]


def test_a_window_closed_at_once_leaves_nothing_behind(desktop: Desktop, tmp_path: Path) -> None:
    desktop.start(TOURISM, "en")
    window = desktop.windows[0]
    window.docks.build_soon(window._keep)
    assert window.close()
    settle()
    assert [place for place in (tmp_path / "data").rglob("*") if place.is_file()] == []


def test_a_large_map_is_drawn_before_it_is_checked(
    desktop: Desktop, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("journeydesigner.app.window.LARGE", 1)
    desktop.start(TOURISM, "en")
    window = desktop.windows[0]
    assert window.canvas.picture.plan.cards
    assert not window.checker.is_checked
    assert "Checking…" in [label.text() for label in window.statusBar().findChildren(QLabel)]
    assert not window.commands["next_finding"].isEnabled()
    qtbot.waitUntil(lambda: window.checker.is_checked)
    found = window.checker.counts
    assert f"{found['error']} errors" in " ".join(
        label.text() for label in window.statusBar().findChildren(QLabel)
    )
    assert window.commands["next_finding"].isEnabled()
    assert window.canvas.picture.subject.marks == window.checker.marks
