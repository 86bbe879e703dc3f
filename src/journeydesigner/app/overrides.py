"""Lets an error in a method that Qt calls reach `sys.excepthook` instead of ending the process.

PySide 6.11 on Python 3.11 reads the arguments of an exception that is not yet an object (IndexError, TypeError,
StopIteration and others raised by the interpreter itself) and falls. Passing through a handler makes it one.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from types import FunctionType
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QGraphicsItem

OTHERS = frozenset({
    "event", "paint", "data", "headerData", "setData", "flags", "rowCount", "columnCount", "index", "parent",
    "mimeData", "mimeTypes", "canDropMimeData", "dropMimeData", "supportedDropActions", "startDrag",
    "createEditor", "setEditorData", "setModelData", "updateEditorGeometry", "initStyleOption", "paintSection",
    "sizeHint", "minimumSizeHint", "minimumSize", "heightForWidth", "hasHeightForWidth", "setGeometry", "itemAt",
    "takeAt", "count", "boundingRect", "shape", "drawBackground", "drawForeground", "scrollContentsBy",
    "visualRect", "visualRegionForSelection", "indexAt", "isIndexHidden", "horizontalOffset", "verticalOffset",
    "moveCursor", "setSelection", "selectionCommand", "keyboardSearch", "updateGeometries", "focusNextPrevChild",
    "formats", "hasFormat", "retrieveData", "createMimeDataFromSelection", "insertFromMimeData",
    "canInsertFromMimeData", "loadResource", "showPopup", "hitButton", "eventFilter", "run",
})  # fmt: skip
"""Methods that Qt calls and that are no slots, besides those named after an event."""


def guard_overrides() -> None:
    """Guard what classes made from now on override. To be called before the first of them."""
    for base in (QObject, QGraphicsItem):
        _guard(base)


def _guard(base: type[Any]) -> None:
    def guard(cls: type[Any]) -> None:
        super(base, cls).__init_subclass__()
        for name, method in tuple(vars(cls).items()):
            if isinstance(method, FunctionType) and (name.endswith("Event") or name in OTHERS):
                setattr(cls, name, _whole(method))

    base.__init_subclass__ = classmethod(guard)  # type: ignore[assignment]


def _whole(method: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(method)
    def guarded(*args: Any, **named: Any) -> Any:
        try:
            return method(*args, **named)
        except BaseException:  # what has been caught once is an object
            raise

    return guarded
