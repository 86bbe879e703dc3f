"""A menu whose texts are data: what every context menu of the canvas is made of."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from journeydesigner.model.naming import one_line


class Menu(QMenu):
    """A menu of plain texts: what a name holds is never read as a mnemonic or a shortcut."""

    def item(self, text: str, act: Callable[[], object], keys: str = "", checked: bool | None = None) -> QAction:
        """Add an entry that does something; `keys` are shown beside it."""
        action = QAction(plain(text) + (f"\t{keys}" if keys else ""), self)
        action.triggered.connect(lambda *_args: act())
        if checked is not None:
            action.setCheckable(True)
            action.setChecked(checked)
        self.addAction(action)
        return action

    def branch(self, text: str) -> Menu:
        """Add a menu below this one."""
        below = Menu(plain(text), self)
        self.addMenu(below)
        return below


def plain(text: str) -> str:
    """Text for a menu: on one line, its ampersands shown."""
    return one_line(text).replace("&", "&&")
