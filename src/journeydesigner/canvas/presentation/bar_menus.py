"""The two menus of the bar: minutes of the timer, and what becomes of the votes. They open upwards, large."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from journeydesigner.canvas.presentation.timer import MINUTES, Timer
from journeydesigner.i18n import _
from journeydesigner.layout.theme import theme
from journeydesigner.render.fonts import FAMILY

_SHEET = """
QMenu {{ background: {card}; color: {text}; border: 1px solid {strong}; padding: 4px;
  font: 500 {size}px "{family}"; }}
QMenu::item {{ padding: {p}px {p2}px; border-radius: 5px; }}
QMenu::item:selected {{ background: {accent_bg}; color: {text}; }}
QMenu::item:checked {{ font-weight: 700; }}
QMenu::item:disabled {{ color: {text3}; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 4px 8px; }}
"""


def timer_menu(parent: QWidget, timer: Timer, done: Callable[[], None]) -> QMenu:
    """Start, minutes, counting up, reset; `done` is called after each."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setAccessibleName(_("Minutes of the timer"))
    _add(menu, _("Pause") if timer.is_running else _("Start"), timer.toggle, done, "T")
    reset = _add(menu, _("From the beginning"), timer.reset, done)
    reset.setEnabled(timer.gone > 0)
    menu.addSeparator()
    group = QActionGroup(menu)
    for minutes in (*MINUTES, None):
        words = _("Count up") if minutes is None else _("{n} min", n=minutes)
        action = _add(menu, words, partial(timer.choose, minutes), done)
        action.setCheckable(True)
        action.setChecked(minutes == timer.minutes)
        group.addAction(action)
    return menu


def vote_menu(
    parent: QWidget, keep: Callable[[], None], clear: Callable[[], None], unkept: int, given: int
) -> QMenu:
    """Keep the votes, while some are `unkept`, or clear those that are `given`."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setAccessibleName(_("Keep or clear the votes"))
    _add(menu, _("Keep the votes"), keep).setEnabled(unkept > 0)
    _add(menu, _("Clear the votes"), clear).setEnabled(given > 0)
    return menu


def open_above(menu: QMenu, button: QWidget, letters: int) -> None:
    """Open a menu above a button, its first line chosen, so that arrows and Enter do."""
    inks = theme("light")
    names = ("card", "text", "strong", "accent_bg", "text3", "line")
    menu.setStyleSheet(
        _SHEET.format(
            **{name: inks.colour(name) for name in names}, family=FAMILY, size=letters, p=letters // 3,
            p2=round(1.4 * letters),
        )
    )  # fmt: skip
    menu.popup(button.mapToGlobal(QPoint(0, -menu.sizeHint().height())))
    menu.setActiveAction(next((one for one in menu.actions() if one.isEnabled()), menu.actions()[0]))


def _add(
    menu: QMenu, words: str, do: Callable[[], object], done: Callable[[], None] | None = None, key: str = ""
) -> QAction:
    action = menu.addAction(f"{words}\t{key}" if key else words)
    action.triggered.connect(lambda: do())
    if done is not None:
        action.triggered.connect(lambda: done())
    return action
