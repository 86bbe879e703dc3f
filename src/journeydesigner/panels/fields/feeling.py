"""How the client feels at a touchpoint: five faces, the word for it, and whether it was observed."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from journeydesigner.i18n import _
from journeydesigner.layout.draw.glyphs import face
from journeydesigner.model import Emotion
from journeydesigner.model.journey import DEFAULT_SCORE, EmotionLabel
from journeydesigner.panels.fields.field import Field
from journeydesigner.panels.pictures import paint_shapes
from journeydesigner.panels.style import colour

SCORES = (-2, -1, 0, 1, 2)
USUAL: dict[int, EmotionLabel] = {-2: "frustrated", -1: "nervous", 0: "neutral", 1: "reassured", 2: "happy"}
"""The word a face stands for until another one is chosen."""


class FaceButton(QPushButton):
    """One of the five faces."""

    def __init__(self, score: int) -> None:
        super().__init__()
        self.score = score
        self.assumed = False
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        side = max(22, round(self.fontMetrics().height() * 1.35)) + 10
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, radius = self.width() / 2, self.width() / 2 - 7
        if self.isChecked() or self.hasFocus():
            painter.setPen(QPen(colour("accent"), 2) if self.isChecked() else QPen(colour("accent"), 1.2))
            painter.setBrush(colour("accent_bg" if self.isChecked() else "field"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        assumed = self.assumed and self.isChecked()
        paint_shapes(painter, face(middle, self.height() / 2, radius, self.score, assumed=assumed))
        if self.hasFocus() and self.isChecked():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour("text"), 1, Qt.PenStyle.DotLine))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(3, 3, -3, -3), 4, 4)
        painter.end()


class FeelingField(Field):
    """The emotion by its face. The face that stands is taken back by a second click, Delete or Backspace."""

    def __init__(self) -> None:
        super().__init__()
        self._value: Emotion | None = None
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.faces = [FaceButton(score) for score in SCORES]
        for button in self.faces:
            button.clicked.connect(lambda _on=False, score=button.score: self._clicked(score))
            row.addWidget(button)
        row.addStretch(1)
        self.set_body(body)
        body.setFocusProxy(self.faces[0])
        self.reword()

    def show_value(self, value: Any, is_mixed: bool) -> None:
        self._value = None if is_mixed else value
        for button in self.faces:
            button.setChecked(self._value is not None and button.score == self._value.score)
            button.assumed = self._value is not None and self._value.source == "assumed"
            button.update()

    def set_name(self, name: str) -> None:
        """Each face is named by the field and its score."""
        for button in self.faces:
            button.setAccessibleName(f"{name} {button.score:+d}")

    def reword(self) -> None:
        super().reword()
        words = (_("very bad"), _("bad"), _("neither good nor bad"), _("good"), _("very good"))
        for button, word in zip(self.faces, words, strict=True):
            button.setToolTip(f"{button.score:+d} {word}")

    def discard(self) -> None:
        super().discard()
        self.show_value(self._value, False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self._value is not None:
            self.offer(None)
        else:
            super().keyPressEvent(event)

    def _clicked(self, score: int) -> None:
        if not self.offer(felt(self._value, score)):
            self.show_value(self._value, False)


def felt(before: Emotion | None, score: int) -> Emotion | None:
    """The emotion a click on the face of `score` means: a word that fits it, or none when it stood already."""
    if before is None:
        return Emotion(label=USUAL[score], score=score)
    if before.score == score:
        return None
    keeps = DEFAULT_SCORE[before.label] * score > 0
    return before.model_copy(update={"score": score, "label": before.label if keeps else USUAL[score]})
