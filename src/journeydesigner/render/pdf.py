"""Writes a page as PDF: vectors, Inter embedded, text that can be searched, the exact size of the sheet.

Qt writes no structure tree and no document language, so the file is never called tagged or accessible.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from journeydesigner import __version__
from journeydesigner.errors import Refusal
from journeydesigner.i18n import N_, message
from journeydesigner.layout.page import Page
from journeydesigner.layout.theme import Theme
from journeydesigner.render.application import ensure_gui
from journeydesigner.render.files import writing
from journeydesigner.render.pages import Progress, paint_layers

_DPI = 1200
_POINTS_PER_INCH = 72


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a reader's "document properties" shows."""

    title: str
    author: str = ""
    """Who answers for the journey; left out when nobody does."""
    creator: str = f"Journey Designer {__version__}"


def write_pdf(
    page: Page, path: Path, theme: Theme, metadata: Metadata | None = None, progress: Progress | None = None
) -> bool:
    """Write one page to `path`, which is replaced whole. False when `progress` asked to stop: nothing is written.

    Raises `NotWritten` for a missing folder, a read-only target, a full disk.
    """
    ensure_gui()
    with writing(path) as temporary:
        data = QByteArray()
        finished = _write(page, data, theme, metadata or Metadata(page.name), progress)
        if finished:
            temporary.write_bytes(data.data())
        else:
            temporary.unlink()
    return finished


def _write(page: Page, data: QByteArray, theme: Theme, metadata: Metadata, progress: Progress | None) -> bool:
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DPI)
    writer.setPageLayout(_layout(page))
    writer.setTitle(metadata.title)
    if metadata.author:
        writer.setAuthor(metadata.author)
    writer.setCreator(metadata.creator)
    painter = QPainter()
    if not painter.begin(writer):
        text = N_("The PDF could not be started: there is not enough memory. Close other programs.")
        raise Refusal(message(text))
    try:
        painter.scale(_DPI / _POINTS_PER_INCH, _DPI / _POINTS_PER_INCH)
        return paint_layers(painter, page.layers, theme, progress)
    finally:
        painter.end()


def _layout(page: Page) -> QPageLayout:
    size = QPageSize(
        QSizeF(*page.paper.millimetres),
        QPageSize.Unit.Millimeter,
        page.paper.name,
        QPageSize.SizeMatchPolicy.ExactMatch,
    )
    return QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
