"""Tab goes through a form as the eye does, whenever its parts were made."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from operator import is_

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def stops(widget: QWidget) -> Iterator[QWidget]:
    """The parts of a widget that can have the keyboard, as they are laid out."""
    if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.focusProxy() is None:
        yield widget
    layout = widget.layout()
    laid_out = list(_widgets(layout)) if layout is not None else []
    for child in laid_out:
        yield from stops(child)
    for other in widget.children():
        if isinstance(other, QWidget) and not other.isWindow() and other not in laid_out:
            yield from stops(other)


class TabOrder:
    """Lets Tab follow the layout of one form.

    Qt puts a widget at the end of its window's chain when it is made, wherever it stands. The chain itself is not
    read: PySide takes what `nextInFocusChain` gives for a child of the widget asked, and menus of the window lost
    their Python side with it.
    """

    def __init__(self, root: QWidget) -> None:
        self._root = root
        self._chained: list[QWidget] = []

    def follow(self) -> None:
        """Chain the parts as they are laid out; nothing is done where they are the same as the last time."""
        wanted = list(stops(self._root))
        if len(wanted) == len(self._chained) and all(map(is_, wanted, self._chained)):
            return
        self._chained = wanted
        for before, after in pairwise(wanted):
            QWidget.setTabOrder(before, after)


def _widgets(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _widgets(inner)
