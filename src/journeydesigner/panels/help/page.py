"""One page of help: our own Markdown in the colours of the theme. Loads nothing, leads only to other rules."""

from __future__ import annotations

import re
from typing import Any

from PySide6.QtCore import QByteArray, Qt, QUrl, Signal
from PySide6.QtGui import (
    QFont,
    QKeyEvent,
    QMouseEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextBrowser

from journeydesigner.layout.drawing import Ink
from journeydesigner.panels.style import colour, scaled

LEAST, MOST, STEP = 0.6, 3.0, 1.15
"""How far the letters can be made smaller or larger, and by how much at a time."""
_SIZES = {1: 1.5, 2: 1.15}
_SECTION_INKS: dict[int, Ink] = {2: "error", 3: "ok"}
"""The second section of every page is the wrong example, the third the right one."""
_MARKDOWN = QTextDocument.MarkdownFeature.MarkdownNoHTML | QTextDocument.MarkdownFeature.MarkdownDialectCommonMark
_RULE = re.compile(r"\A(?:\./)?([A-Z]{3,4}\d{3})(?:\.md)?\Z")


class HelpPage(QTextBrowser):
    """Shows Markdown. Ctrl with + − 0 or the wheel changes the size of the letters."""

    wanted = Signal(str)
    """The code of a rule that a link leads to."""
    travelled = Signal(int)
    """Back (-1) or forward (1) by the buttons of a mouse."""

    def __init__(self) -> None:
        super().__init__()
        self._text = ""
        self.zoom = 1.0
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUndoRedoEnabled(False)
        self.anchorClicked.connect(self._follow)

    def show_text(self, markdown: str) -> None:
        """Show a page from its beginning; the same page keeps its place."""
        place = self.verticalScrollBar().value() if markdown == self._text else 0
        self._text = markdown
        document = self.document()
        document.setDefaultFont(scaled(self.font(), 1.08 * self.zoom))
        document.setDocumentMargin(1.2 * self.fontMetrics().height())
        self.setMarkdown(markdown)
        _dress(document)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(place)

    def setMarkdown(self, markdown: str) -> None:
        """Markdown without any HTML in it."""
        self.document().setMarkdown(markdown, _MARKDOWN)

    def scale_by(self, factor: float | None) -> None:
        """Make the letters larger or smaller; None: as usual."""
        zoom = 1.0 if factor is None else max(LEAST, min(MOST, self.zoom * factor))
        if zoom != self.zoom:
            self.zoom = zoom
            self.show_text(self._text)

    def loadResource(self, _kind: int, _name: QUrl | str) -> Any:
        """Nothing is loaded, from wherever a page may point to."""
        return QByteArray()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        sizes = {"+": STEP, "=": STEP, "-": 1 / STEP, "0": None}
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        key = event.text() if event.text() in sizes else chr(event.key()) if event.key() < 128 else ""
        if held and key in sizes:
            self.scale_by(sizes[key])
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.scale_by(STEP if event.angleDelta().y() > 0 else 1 / STEP)
            event.accept()
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        ways = {Qt.MouseButton.BackButton: -1, Qt.MouseButton.ForwardButton: 1}
        if event.button() in ways:
            self.travelled.emit(ways[event.button()])
        else:
            super().mousePressEvent(event)

    def _follow(self, url: QUrl) -> None:
        found = _RULE.match(url.toString())
        if found:
            self.wanted.emit(found[1])


def _dress(document: QTextDocument) -> None:
    """Sizes, distances and colours; what Markdown itself cannot say."""
    section = 0
    block = document.begin()
    while block.isValid():
        level = block.blockFormat().headingLevel()
        section += level == 2
        _dress_block(block, level, _SECTION_INKS.get(section, "text") if level == 2 else "text")
        block = block.next()


def _dress_block(block: QTextBlock, level: int, ink: Ink) -> None:
    font = block.document().defaultFont()
    line = font.pixelSize() if font.pixelSize() > 0 else font.pointSizeF() * 1.4
    cursor = QTextCursor(block)
    shape = QTextBlockFormat()
    shape.setTopMargin(line * (1.1 if level == 2 else 0.2))
    shape.setBottomMargin(line * (0.5 if level == 1 else 0.25 if level else 0.5))
    shape.setLineHeight(128.0, int(QTextBlockFormat.LineHeightTypes.ProportionalHeight.value))
    cursor.mergeBlockFormat(shape)
    if level:
        letters = QTextCharFormat(block.begin().fragment().charFormat())
        letters.clearProperty(QTextFormat.Property.FontSizeAdjustment)
        letters.setFont(scaled(font, _SIZES.get(level, 1.0), QFont.Weight.Bold))
        letters.setForeground(colour(ink))
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(letters)
