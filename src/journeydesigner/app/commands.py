"""Everything the window can be told to do, as actions shared by menus, toolbar and shortcuts.

A command is declared once, as data; its words, icon and tooltip follow the language and the theme.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from journeydesigner.i18n import _
from journeydesigner.panels.pictures import icon

Keys = str | QKeySequence.StandardKey


@dataclass(frozen=True, slots=True)
class Command:
    """One thing to do. `label` and `tip` are catalogue ids; `hint` is a key the canvas itself listens to."""

    key: str
    label: str
    run: Callable[[], object]
    tip: str = ""
    icon: str = ""
    keys: tuple[Keys, ...] = ()
    hint: str = ""
    checked: Callable[[], bool] | None = None
    """Whether it is on now; None for what is not switched."""
    short: str = ""
    """What a button says when the menu's words are too long for it."""


class Commands:
    """The actions of one window, by key."""

    def __init__(self, window: QWidget, commands: Iterable[Command]) -> None:
        self._commands = {command.key: command for command in commands}
        self._actions = {key: self._action(window, command) for key, command in self._commands.items()}

    def _action(self, window: QWidget, command: Command) -> QAction:
        action = QAction(window)
        action.setObjectName(command.key)
        action.setShortcuts([QKeySequence(key) for key in command.keys])
        action.setCheckable(command.checked is not None)
        action.triggered.connect(lambda _checked=False: command.run())
        window.addAction(action)
        return action

    def __getitem__(self, key: str) -> QAction:
        return self._actions[key]

    def __iter__(self) -> Iterator[tuple[Command, QAction]]:
        for key, command in self._commands.items():
            yield command, self._actions[key]

    def reword(self) -> None:
        """Put labels and tooltips into the current language, and show icons in the current theme."""
        for command, action in self:
            label = _(command.label)
            action.setText(f"{label}\t{command.hint}" if command.hint else label)
            if command.short:
                action.setIconText(_(command.short))
            action.setToolTip(_tooltip(command, action))
            if command.icon:
                action.setIcon(icon(command.icon))

    def refresh(self) -> None:
        """Tick what is on now."""
        for command, action in self:
            if command.checked is not None:
                action.setChecked(command.checked())


def _tooltip(command: Command, action: QAction) -> str:
    words = _(command.tip) if command.tip else _(command.label).rstrip("…")
    keys = command.hint or action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return f"{words} ({keys})" if keys else words
