"""Runs long work beside the window: a bar that moves, a button that stops it, a window that stays alive."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QEventLoop, QObject, Qt, QThread, Signal
from PySide6.QtWidgets import QProgressDialog, QWidget

from journeydesigner.i18n import _

T = TypeVar("T")
Progress = Callable[[int, int], bool]
"""Told how many steps of how many are done; False asks to stop."""
PATIENCE_MS = 400
"""Work that ends sooner shows no bar."""


class _Work(QThread, Generic[T]):
    """One task on a thread of its own, with its outcome or its exception."""

    moved = Signal(int, int)

    def __init__(self, task: Callable[[Progress], T], parent: QObject) -> None:
        super().__init__(parent)
        self._task = task
        self.outcome: T | None = None
        self.error: BaseException | None = None

    def run(self) -> None:
        try:
            self.outcome = self._task(self._report)
        except BaseException as error:
            self.error = error

    def _report(self, done: int, total: int) -> bool:
        self.moved.emit(done, total)
        return not self.isInterruptionRequested()


def run_with_progress(parent: QWidget, title: str, task: Callable[[Progress], T]) -> T | None:
    """Run `task`; return what it returns, raise what it raises. The task decides what a stopped run returns."""
    dialog = QProgressDialog(title, _("Cancel"), 0, 0, parent)
    dialog.setWindowTitle("Journey Designer")
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.setMinimumDuration(PATIENCE_MS)
    work = _Work(task, parent)
    loop = QEventLoop()

    def show(done: int, total: int) -> None:
        dialog.setMaximum(total)
        dialog.setValue(min(done, total - 1))

    work.moved.connect(show)
    dialog.canceled.connect(work.requestInterruption)
    work.finished.connect(loop.quit)
    work.start()
    loop.exec()
    work.wait()
    dialog.reset()
    dialog.deleteLater()
    work.deleteLater()
    if work.error is not None:
        raise work.error
    return work.outcome
