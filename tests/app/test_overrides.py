"""An error in a method that Qt calls is told and survived, whoever raised it."""

from __future__ import annotations

import subprocess
import sys

import pytest

PROGRAM = """
import sys
import journeydesigner.app.main
from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QListView
app = QApplication([])
told = []
sys.excepthook = lambda kind, error, trace: told.append(kind.__name__)
class Frame(QFrame):
    def mousePressEvent(self, event):
        {error}
class Model(QAbstractListModel):
    def rowCount(self, parent=QModelIndex()):
        return 1
    def data(self, index, role=0):
        {error}
frame, model, view = Frame(), Model(), QListView()
frame.show()
place, left, none = QPointF(3, 3), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
press = QMouseEvent(QEvent.Type.MouseButtonPress, place, place, left, left, none)
QTimer.singleShot(0, lambda: app.postEvent(frame, press))
QTimer.singleShot(0, lambda: view.setModel(model))
QTimer.singleShot(0, view.show)
QTimer.singleShot(0, lambda: QTimer.singleShot(0, app.quit))
app.exec()
print(*sorted(set(told)))
"""


@pytest.mark.parametrize(
    ("error", "kind"),
    [("[][1]", "IndexError"), ("len(3)", "TypeError"), ("int('x')", "ValueError"), ("{}['x']", "KeyError")],
)
def test_an_error_in_an_override_is_told_and_survived(error: str, kind: str) -> None:
    code = PROGRAM.replace("{error}", error)
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60)
    assert (ended.returncode, ended.stdout.split()) == (0, [kind]), ended.stderr
