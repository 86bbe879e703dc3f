"""A closed window gives everything back: document, map, panels. Whoever holds one by mistake is found here."""

from __future__ import annotations

import gc
import weakref

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeydesigner.app.desktop import Desktop
from journeydesigner.editor.edits.fields import rename
from journeydesigner.i18n import message


def settle() -> None:
    for _turn in range(20):
        QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.mark.parametrize(
    "used",
    [
        (),
        ("measures", "waivers"),
        ("library",),
        ("pain_points",),
        ("raci",),
        ("find",),
        ("filter",),
        ("palette",),
        ("rules_help",),
        ("side_by_side",),
        ("pivot_owners", "isolate", "fit_all"),
    ],
)
def test_a_closed_window_gives_everything_back(used: tuple[str, ...], desktop: Desktop, qtbot: QtBot) -> None:
    desktop.new()
    settle()
    desktop.open_tourism(desktop.windows[0])
    qtbot.waitUntil(lambda: desktop.windows[-1].docks.is_built("findings"))
    window = desktop.windows[-1]
    stage = window.project.stages(window.canvas.journey)[0]
    window.selection.set([stage.id])
    with window.document.edit(message("Step")) as draft:
        rename(draft, stage.id, "Another name")
    for key in used:
        window.commands[key].trigger()
    settle()
    held = {
        "window": window, "session": window.session, "document": window.document, "canvas": window.canvas,
        "checker": window.checker, "measurer": window.measurer, "docks": window.docks, "menus": window.menus,
        "inspector": window.docks.inspector, "findings": window.docks.findings, "palette": window.docks.palette,
    }  # fmt: skip
    alive = {name: weakref.ref(thing) for name, thing in held.items()}
    window.document.mark_saved()
    window.close()
    del window, held
    settle()
    gc.collect()
    assert [name for name, thing in alive.items() if thing() is not None] == []
