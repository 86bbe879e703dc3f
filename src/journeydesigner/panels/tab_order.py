"""Tab goes through a form as the eye does, whenever its parts were made."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

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


def chain(root: QWidget) -> None:
    """Let Tab follow the layout of `root`. Where Qt has it so already, nothing is done.

    Qt puts a widget at the end of its window's chain when it is made, wherever it stands.
    """
    wanted = list(stops(root))
    if wanted and not _is_chained(wanted):
        for before, after in pairwise(wanted):
            QWidget.setTabOrder(before, after)


def _is_chained(wanted: list[QWidget]) -> bool:
    """Whether these follow each other in the window's chain, with none but others between them."""
    members, first = set(wanted), wanted[0]
    found = [first]
    at = first.nextInFocusChain()
    while at is not None and at is not first and len(found) < len(wanted):
        if at in members:
            found.append(at)
        at = at.nextInFocusChain()
    return found == wanted


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
