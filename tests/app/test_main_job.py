"""The main job, end to end, in the real window: what a newcomer does with the tourism journey in ten minutes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from journeydesigner.app.export_dialog import ExportDialog
from journeydesigner.app.window import MainWindow
from journeydesigner.model import Journey, Touchpoint
from journeydesigner.store import read_project
from tests.app.test_files import choose as choose_file
from tests.canvas.conftest import Hands
from tests.panels.conftest import choose
from tests.panels.test_findings import buttons


def rules_on(window: MainWindow, element: str) -> set[str]:
    return {finding.rule for finding in window.checker.findings if finding.element == element}


def test_draw_see_repair_save_and_print(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.resize(1500, 950)
    hands = Hands(window.document, window.selection, window.checker, window.canvas)
    start = window.project

    # Draw: a stage, a touchpoint and a channel come from the palette; a card moves.
    window.canvas.set_zoom(1.0)
    last = hands.column(7)
    assert hands.drop("stage", None, hands.on_map(last.x + last.w, hands.plan.lanes[0].y + 20))
    assert len(window.project.stages("tour")) == 8
    hands.key(Qt.Key.Key_Escape)
    assert hands.drop("channel", "c_ot", hands.on_card("t22"))
    assert window.project.all(Touchpoint)["t22"].channel == "c_ot"
    hands.drag(hands.on_card("t16"), hands.in_cell(5, "c_panneau", 0.1))
    assert window.project.all(Touchpoint)["t16"].stage == "s5"
    assert len(window.document.history.done) == 3

    # See: nobody owns the journey; the inspector names a pilot and the finding is gone at once.
    assert "OWN001" in rules_on(window, "tour")
    window.selection.clear()
    owner = window.docks.inspector.form.field("owner")
    owner.button.click()
    choose("Office director")
    assert window.project.all(Journey)["tour"].owner == "r_dir"
    assert "OWN001" not in rules_on(window, "tour")

    # Repair: one click bridges the broken passage.
    panel = window.docks.findings
    finding = next(f for f in panel.findings if (f.rule, f.element) == ("PHY003", "x04"))
    row = panel.model.row_of(finding.key)
    panel.view.scrollTo(panel.model.index(row))
    QTest.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=buttons(panel, finding)[0].center())
    assert "PHY003" not in rules_on(window, "x04")
    assert window.status.undo.isVisibleTo(window)
    assert len(window.document.history.done) == 5

    # Save, and print: the file holds everything, the page is one searchable A3.
    choose_file(monkeypatch, "getSaveFileName", tmp_path / "orvanne.journey")
    assert window.files.save()
    assert read_project(tmp_path / "orvanne.journey") == window.project
    monkeypatch.setattr(ExportDialog, "exec", lambda dialog: dialog.accept() or True)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(tmp_path / "map.pdf"), ""))
    window.files.export()
    page = PdfReader(tmp_path / "map.pdf").pages[0]
    assert "Paying" in page.extract_text()
    assert (round(page.mediabox.width / 72 * 25.4), round(page.mediabox.height / 72 * 25.4)) == (420, 297)

    # The command line finds what the panel shows.
    done = subprocess.run(
        [sys.executable, "-m", "journeydesigner", "check", str(tmp_path / "orvanne.journey"), "--lang", "en"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "OWN002" in done.stdout
    assert "OWN001" not in done.stdout

    # And all of it can be taken back.
    while window.commands["undo"].isEnabled():
        window.commands["undo"].trigger()
    assert window.project == start
