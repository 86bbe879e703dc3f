"""A calm white box over a slide, in large letters, for notes and questions. Keeps its keys to itself."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget

from journeydesigner.layout.theme import theme
from journeydesigner.render.fonts import FAMILY

_WIDTH, _EDGE = 46.0, 1.6
"""Width, and least way to the edges of the slide, in letters."""
_SHEET = """
#slide_box {{ background: {card}; border: {line}px solid {strong}; border-radius: {r}px; }}
#slide_box QLabel {{ font: 500 {size}px "{family}"; color: {text}; background: transparent; }}
#slide_box QLabel#title {{ font: 700 {size}px "{family}"; }}
#slide_box QLabel#small {{ font: 400 {small}px "{family}"; color: {text2}; }}
#slide_box QLabel#refused {{ font: 600 {small}px "{family}"; color: {error}; }}
#slide_box QPushButton {{ font: 500 {small}px "{family}"; color: {text}; background: {panel};
  border: 2px solid {line2}; border-radius: {r}px; padding: {p}px {p2}px; }}
#slide_box QPushButton:hover {{ background: {accent_bg}; }}
#slide_box QPushButton:checked, #slide_box QPushButton#first {{ background: {accent}; color: {on_accent};
  border-color: {accent}; }}
#slide_box QPushButton:disabled {{ color: {text3}; border-style: dashed; }}
#slide_box QPushButton:focus {{ border-color: {text}; }}
#slide_box QPlainTextEdit {{ font: 500 {large}px "{family}"; color: {text}; background: {field};
  border: 2px solid {strong}; border-radius: {r}px; padding: {p}px;
  selection-background-color: {accent}; selection-color: {on_accent}; }}
#slide_box QPlainTextEdit:focus {{ border-color: {accent}; }}
"""


class SlideBox(QFrame):
    """Hidden until it is opened."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("slide_box")
        self.letters = 16
        self.hide()

    def label(self, name: str) -> QLabel:
        """A line of plain text that may take several lines; `name` is its part in the style sheet."""
        made = QLabel(self)
        made.setObjectName(name)
        made.setTextFormat(Qt.TextFormat.PlainText)
        made.setWordWrap(True)
        return made

    def button(self, name: str = "") -> QPushButton:
        """A button; the one named "first" is the usual answer."""
        made = QPushButton(self)
        made.setObjectName(name)
        made.setAutoDefault(False)
        return made

    def set_letters(self, letters: int) -> None:
        """Set everything in so many pixels, or more where words are typed."""
        self.letters = letters
        inks = theme("light")
        names = ("card", "strong", "text", "text2", "text3", "error", "panel", "line2", "accent_bg", "accent",
                 "on_accent", "field")  # fmt: skip
        self.setStyleSheet(
            _SHEET.format(
                **{name: inks.colour(name) for name in names}, family=FAMILY, line=max(1, letters // 8),
                size=round(1.15 * letters), small=letters, large=round(1.6 * letters), r=letters // 2,
                p=round(0.35 * letters), p2=round(0.8 * letters),
            )
        )  # fmt: skip

    def stand(self, slide: QRectF, beside: QRectF | None = None) -> None:
        """Take the place on the slide that leaves `beside` free: the upper half or the lower one."""
        edge = round(_EDGE * self.letters)
        width = min(round(slide.width()) - 2 * edge, round(_WIDTH * self.letters))
        self.ensurePolished()
        layout = self.layout()
        high = layout.totalHeightForWidth(width) if layout is not None and layout.hasHeightForWidth() else 0
        height = min(max(high, self.minimumSizeHint().height()), round(slide.height()) - 2 * edge)
        is_low = beside is None or beside.center().y() < slide.center().y()
        y = round(slide.bottom()) - edge - height if is_low else edge
        self.setGeometry(round(slide.center().x()) - width // 2, y, width, height)
        self.raise_()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes; no key goes through to the slides."""
        if event.key() == Qt.Key.Key_Escape:
            self.give_up()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = self.focusWidget()
            if isinstance(focused, QPushButton):
                focused.click()
        event.accept()

    def put_away(self) -> None:
        """Hide; the focus goes nowhere by itself, where it would look as if somebody had come by Tab."""
        focused = self.focusWidget()
        if focused is not None:
            focused.clearFocus()
        self.hide()

    def give_up(self) -> None:
        """Close without doing anything."""
        self.put_away()
