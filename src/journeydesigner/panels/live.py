"""Keeps a panel's words and colours current for as long as it lives."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from journeydesigner.i18n import on_language_changed
from journeydesigner.panels.style import on_theme_changed


def live(widget: QWidget, reword: Callable[[], object]) -> None:
    """Call `reword` now and after each switch of language or theme, until the widget is gone."""

    def again() -> None:
        reword()

    forgets = (on_language_changed(again), on_theme_changed(again))

    def forget() -> None:
        for end in forgets:
            end()

    widget.destroyed.connect(forget)
    reword()
