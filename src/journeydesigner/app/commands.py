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
    """One thing to do. `label` and `tip` are catalogue ids; `hint` are keys the canvas itself listens to."""

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
    is_name: bool = False
    """Whether `label` reads the same in every language."""
    say: Callable[[], str] | None = None
    """What is said in place of `label` where it holds a number."""

    @property
    def words(self) -> str:
        """The label in the current language."""
        if self.say is not None:
            return self.say()
        return self.label if self.is_name else _(self.label)

    @property
    def shown_keys(self) -> str:
        """The keys that only the canvas listens to, as this system and language write them."""
        return QKeySequence(self.hint).toString(QKeySequence.SequenceFormat.NativeText)


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
        # What is switched on shows a tick in menus: beside its icon there is no room for one.
        action.setIconVisibleInMenu(command.checked is None)
        action.triggered.connect(lambda _checked=False: self._run(command))
        window.addAction(action)
        return action

    def _run(self, command: Command) -> None:
        command.run()
        if command.checked is not None:
            # Qt has turned the tick already, also where choosing what is chosen changes nothing.
            self.refresh()

    def __getitem__(self, key: str) -> QAction:
        return self._actions[key]

    def __iter__(self) -> Iterator[tuple[Command, QAction]]:
        for key, command in self._commands.items():
            yield command, self._actions[key]

    def reword(self) -> None:
        """Put labels and tooltips into the current language, and show icons in the current theme."""
        for command, action in self:
            keys = command.shown_keys
            action.setText(f"{command.words}\t{keys}" if keys else command.words)
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
    words = _(command.tip) if command.tip else command.words.rstrip("…")
    keys = command.shown_keys or action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return f"{words} ({keys})" if keys else words
