"""Says the title of a dock once: docks that share a place are named by their tabs, and need no bar besides.

A tab is dragged out as a bar is; what a bar's buttons do is in the View menu and in the menu of every bar.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDockWidget, QMainWindow, QWidget


class DockTitles:
    """Takes the bar off a dock while it has a tab, and gives it back."""

    def __init__(self, window: QMainWindow, docks: Mapping[str, QDockWidget]) -> None:
        self._window, self._docks = window, docks
        self._soon = QTimer(window, singleShot=True, interval=0)
        self._soon.timeout.connect(self.settle)
        for dock in docks.values():
            dock.dockLocationChanged.connect(self._soon.start)
            dock.topLevelChanged.connect(self._soon.start)
            dock.visibilityChanged.connect(self._soon.start)

    def settle(self) -> None:
        """Every dock with the bar its place asks for."""
        for dock in self._docks.values():
            beside = self._window.tabifiedDockWidgets(dock)
            is_tab = not dock.isFloating() and any(not other.isHidden() for other in beside)
            bar: QWidget | None = dock.titleBarWidget()
            if is_tab and bar is None:
                dock.setTitleBarWidget(QWidget(dock))
            elif not is_tab and bar is not None:
                dock.setTitleBarWidget(None)  # type: ignore[arg-type]
                bar.deleteLater()
