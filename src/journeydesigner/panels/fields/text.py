"""Text in one language or in both: one line or a paragraph, growing with what is written, never cut."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from pydantic import ValidationError
from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QToolButton, QWidget

from journeydesigner.editor.edits.fields import NotPossible, why_impossible
from journeydesigner.editor.edits.placing import is_unnamed
from journeydesigner.i18n import N_, Language, _, language, message
from journeydesigner.model import Text2
from journeydesigner.panels.fields.field import Field
from journeydesigner.panels.style import scaled
from journeydesigner.render.direction import stand_as_read

MOST_LINES = 8


class TextBox(QPlainTextEdit):
    """Plain text that is as high as its lines. Enter ends a one-line text and starts a new line in a paragraph."""

    done = Signal()
    """Enter (Ctrl+Enter in a paragraph), or the focus has gone elsewhere."""
    given_up = Signal()
    """Esc."""

    def __init__(self, one_line: bool) -> None:
        super().__init__()
        self._one_line = one_line
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        stand_as_read(self.document())
        self.textChanged.connect(self._grow)
        self._grow()

    def _grow(self) -> None:
        lines = min(MOST_LINES, max(1, round(self.document().size().height())))
        full = lines == MOST_LINES
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAsNeeded if full else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        height = lines * self.fontMetrics().lineSpacing() + 10 + 2
        if height != self.minimumHeight():
            self.setFixedHeight(height)

    def sizeHint(self) -> QSize:
        return QSize(80, self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._grow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._one_line or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.done.emit()
                return
        elif event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.done.emit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste text only; in a one-line text line ends become spaces."""
        text = source.text()
        self.insertPlainText(" ".join(text.split()) if self._one_line else text)


Shape = Literal["name", "text", "words"]
"""A name in both languages, which is never empty; a text in both, or none; plain words in no language, or none."""


@dataclass(frozen=True)
class Written:
    """What several elements get that hold different texts: the part in one language, the other stays as it is."""

    side: Language
    typed: str

    def into(self, text: Text2 | None) -> Text2 | None:
        """A text with this part replaced; None when nothing is left of it."""
        own = {"fr": text.fr, "en": text.en} if text is not None else {"fr": "", "en": ""}
        own[self.side] = self.typed
        return Text2(**own) if any(part.strip() for part in own.values()) else None


class TextField(Field):
    """A text. The small tag tells which language is being written; a click on it turns to the other one.

    With `by_side` several elements are offered what was `Written`, in one language.
    """

    def __init__(
        self, shape: Shape, one_line: bool = True, is_title: bool = False, *, by_side: bool = False
    ) -> None:
        super().__init__()
        self._by_side = by_side
        self._shape = shape
        self._value: Text2 | str | None = None
        self._shown = ""
        self._side: Language = language()
        self._mixed = False
        self.box = TextBox(one_line)
        self.box.done.connect(self.flush)
        self.box.given_up.connect(self._give_up)
        self.set_body(self.box)
        self.tag = _Tag(self.box)
        self.tag.setHidden(shape == "words")
        self.tag.clicked.connect(lambda: self.turn("en" if self._side == "fr" else "fr"))
        if shape != "words":
            self.box.setViewportMargins(0, 0, self.tag.width() - 2, 0)
        if is_title:
            self.box.setFont(scaled(self.font(), 1.2, QFont.Weight.Bold))
        self.reword()

    def show_value(self, value: Any, is_mixed: bool) -> None:
        self._value, self._mixed = value, is_mixed
        self.tag.setHidden(self._shape == "words" or isinstance(value, str))
        self._show()

    def turn(self, side: Language) -> None:
        """Write in this language from now on."""
        if side != self._side and self._shape != "words":
            self.flush()
            if not self.is_dirty:
                self._side = side
                self._show()

    def reword(self) -> None:
        super().reword()
        if not self.is_dirty:
            self._side = language()
            self._show()
        self.tag.setToolTip(_("Language of this text. Click to write it in the other one."))

    @property
    def side(self) -> Language:
        """The language being written."""
        return self._side

    @property
    def is_dirty(self) -> bool:
        return self.box.toPlainText() != self._shown

    def flush(self) -> None:
        if not self.is_dirty:
            return
        typed = self.box.toPlainText()
        try:
            value = self._with(typed.strip())
        except NotPossible as refusal:
            self.refuse(refusal.message)
            return
        except ValidationError as error:
            self.refuse(why_impossible(error))
            return
        if self.offer(value):
            self.show_value(*(self.latest if isinstance(value, Written) else (value, False)))

    def discard(self) -> None:
        super().discard()
        self._show()

    def _give_up(self) -> None:
        if self.is_dirty or self.reason:
            self.discard()
        else:
            self.clearFocus()

    def _with(self, typed: str) -> Text2 | str | Written | None:
        if self._shape == "words" or (isinstance(self._value, str) and typed):
            return typed or None
        if self._by_side and self.subject is not None and self.subject.is_several:
            return Written(self._side, typed)
        current = self._value if isinstance(self._value, Text2) else None
        other = ""
        if current is not None and not is_unnamed(current):
            other = current.en if self._side == "fr" else current.fr
        if typed or other.strip():
            return Text2(fr=typed, en=other) if self._side == "fr" else Text2(fr=other, en=typed)
        if self._shape == "name":
            raise NotPossible(message(N_("A name cannot be empty.")))
        return None

    def _show(self) -> None:
        self.tag.setText(self._side.upper())
        own, other = ("", "") if self._mixed else self._sides()
        self._shown = own
        if self.box.toPlainText() != own:
            self.box.setPlainText(own)
        if self._mixed:
            self.box.setPlaceholderText(_("Several values"))
        else:
            self.box.setPlaceholderText(f"{other} ({'en' if self._side == 'fr' else 'fr'})" if other else "")

    def _sides(self) -> tuple[str, str]:
        if isinstance(self._value, Text2):
            pair = (self._value.fr, self._value.en)
            return pair if self._side == "fr" else pair[::-1]
        return str(self._value or ""), ""


class _Tag(QToolButton):
    """The language of a text, in the corner of its box."""

    def __init__(self, box: TextBox) -> None:
        super().__init__(box)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setText("FR")
        self.setFont(scaled(self.font(), 0.76, QFont.Weight.DemiBold))
        self.adjustSize()
        box.installEventFilter(self)

    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:  # type: ignore[override]
        if event.type() == QEvent.Type.Resize:
            self.move(watched.width() - self.width() - 3, 3)
        return False
