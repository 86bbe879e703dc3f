"""The button that chooses under which headings findings are listed, and remembers it; it folds them all too."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton

from journeydesigner.i18n import _
from journeydesigner.panels.groupings import GROUPINGS, KEY, Grouping, kept_grouping
from journeydesigner.panels.memory import Memory
from journeydesigner.panels.pictures import icon


class Grouper(QToolButton):
    """Opens the menu of groupings."""

    changed = Signal()
    fold_wanted = Signal(bool)

    def __init__(self, memory: Memory) -> None:
        super().__init__()
        self._memory = memory
        self.grouping: Grouping = kept_grouping(memory)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        # Kept here: what hangs only on the menu does not live as long as the menu does.
        self._menu = QMenu(self)
        self.setMenu(self._menu)
        choices = QActionGroup(self)
        self.actions_of: dict[Grouping, QAction] = {}
        for name in GROUPINGS:
            action = self.actions_of[name] = QAction(choices)
            action.setCheckable(True)
            action.triggered.connect(partial(self._chosen, name))
            self._menu.addAction(action)
        self._menu.addSeparator()
        self._fold, self._unfold = QAction(self), QAction(self)
        for fold, is_open in ((self._fold, False), (self._unfold, True)):
            fold.triggered.connect(partial(self._fold_all, is_open))
            self._menu.addAction(fold)

    def _chosen(self, grouping: Grouping, _checked: bool = False) -> None:
        self.choose(grouping)

    def choose(self, grouping: Grouping) -> None:
        """List findings under these headings from now on."""
        self.actions_of[grouping].setChecked(True)
        if grouping != self.grouping:
            self.grouping = grouping
            self._memory.keep(KEY, grouping)
            self.reword()
            self.changed.emit()

    def _fold_all(self, is_open: bool, _checked: bool = False) -> None:
        self.fold_wanted.emit(is_open)

    def reword(self) -> None:
        """Say everything in the current language."""
        for name, action in self.actions_of.items():
            action.setText(_(GROUPINGS[name]))
            action.setChecked(name == self.grouping)
        self._fold.setText(_("Fold all groups"))
        self._unfold.setText(_("Unfold all groups"))
        self._fold.setIcon(icon("chevrons-down-up"))
        self._unfold.setIcon(icon("chevrons-up-down"))
        self.setIcon(icon("layers"))
        said = _("Group the findings: {how}", how=_(GROUPINGS[self.grouping]))
        self.setToolTip(said)
        self.setAccessibleName(said)
