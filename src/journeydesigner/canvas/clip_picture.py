"""What lies in the clipboard as a picture: drawn when somebody asks for it, of the project as it was then.

In light colours whatever the window's: it is pasted into documents. Knows no clipboard formats of our own.
"""

from __future__ import annotations

import atexit
from collections.abc import Collection
from dataclasses import replace
from functools import cached_property
from typing import Any

from PySide6.QtCore import QByteArray, QMetaType, QMimeData
from PySide6.QtGui import QGuiApplication, QImage

from journeydesigner.layout.draw import Subject
from journeydesigner.layout.draw.detail import detailed
from journeydesigner.layout.excerpt import Excerpt, excerpt, whole_map
from journeydesigner.layout.theme import theme
from journeydesigner.model import Id

IMAGE, PNG, SVG = "application/x-qt-image", "image/png", "image/svg+xml"
"""The names under which the picture is offered; Qt makes other kinds of image from the first."""
LITTLE = 1000
"""Cards that are drawn within half a second."""


class MapPicture:
    """A picture to be: of these elements, or of the whole map for None."""

    def __init__(self, subject: Subject, chosen: Collection[Id] | None) -> None:
        self._subject = subject
        self._chosen = chosen

    @cached_property
    def part(self) -> Excerpt | None:
        """What is shown; None when nothing of it is on the map."""
        if self._chosen is None:
            from journeydesigner.render.png import picture_scale

            plan = self._subject.plan
            return whole_map(self._subject, picture_scale(plan.width, plan.height))
        options = detailed(replace(self._subject.options, level=3), 1.0)
        return excerpt(replace(self._subject, options=options), self._chosen)

    @property
    def is_soon_drawn(self) -> bool:
        """Whether nobody notices that it is drawn: it has been, or it shows little."""
        shown = len(self._subject.plan.cards) if self._chosen is None else len(self._chosen)
        return "image" in self.__dict__ or shown <= LITTLE

    @cached_property
    def image(self) -> QImage:
        """As pixels; null when there is nothing to show."""
        from journeydesigner.render.png import paint_part

        return paint_part(self.part, theme("light")) if self.part is not None else QImage()

    def svg(self, name: str) -> bytes:
        """As outlines."""
        from journeydesigner.render.svg import svg_of

        return svg_of(self.part, theme("light"), name) if self.part is not None else b""


class PictureData(QMimeData):
    """What was copied, and a picture of it. Other data are set as usual; the name is the picture's."""

    def __init__(self, picture: MapPicture, name: str) -> None:
        super().__init__()
        self._picture = picture
        self._name = name
        atexit.unregister(settle_clipboard)
        atexit.register(settle_clipboard)

    def settled(self) -> QMimeData:
        """The same with nothing of Python's in it; with its picture, unless that would be waited for."""
        plain = QMimeData()
        for kind in super().formats():
            plain.setData(kind, super().data(kind))
        if self._picture.is_soon_drawn:
            plain.setImageData(self._picture.image)
        return plain

    def formats(self) -> list[str]:
        """What can be had; texts first."""
        return [*super().formats(), IMAGE, PNG, SVG]

    def hasFormat(self, mimetype: str) -> bool:
        """Whether this can be had."""
        return mimetype in self.formats()

    def retrieveData(self, mimetype: str, preferred: QMetaType | QMetaType.Type) -> Any:
        """One kind of it; the picture is drawn now."""
        if mimetype == IMAGE:
            return self._picture.image
        if mimetype == PNG:
            from journeydesigner.render.png import encoded

            return QByteArray(encoded(self._picture.image))
        if mimetype == SVG:
            return QByteArray(self._picture.svg(self._name))
        return super().retrieveData(mimetype, preferred)


def settle_clipboard() -> None:
    """Leave in the clipboard what outlives Python: it goes later, and some systems keep what it holds for good."""
    if QGuiApplication.instance() is None:
        return
    held = QGuiApplication.clipboard().mimeData()
    if isinstance(held, PictureData):
        QGuiApplication.clipboard().setMimeData(held.settled())
