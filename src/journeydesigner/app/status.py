"""The line at the bottom: what was just done, what the map holds, how the work stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QToolButton

from journeydesigner.i18n import _, language, plural
from journeydesigner.panels.style import plain_tip

if TYPE_CHECKING:
    from journeydesigner.app.window import MainWindow
    from journeydesigner.measures import Measures

SHOWN_MS = 8_000
GAP = 16
"""Pixels between two facts."""


class StatusLine:
    """The status bar of one window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        bar = window.statusBar()
        self.sentence = _Sentence()
        self.undo = QToolButton()
        self.undo.setDefaultAction(window.commands["undo"])
        self.undo.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.undo.hide()
        bar.addWidget(self.sentence)
        bar.addWidget(self.undo)
        bar.setContentsMargins(GAP // 2, 0, 0, 0)
        self._facts = (_Sentence(), _Sentence(), *(_plain_label() for _n in range(4)))
        for label in self._facts[:2]:
            label.setContentsMargins(0, 0, GAP, 0)
        for label in self._facts:
            bar.addPermanentWidget(label)
        self._silence = QTimer(window, singleShot=True, interval=SHOWN_MS)
        self._silence.timeout.connect(lambda: self.say(""))
        self._measuring = QTimer(window, singleShot=True, interval=0)
        self._measuring.timeout.connect(self._measure)

    def furnish(self) -> None:
        """There is a document now, to tell of."""
        self._window.canvas.zoomed.connect(self._show_zoom)
        self._window.checker.changed.connect(self.refresh)
        self.reword()

    def reword(self) -> None:
        """Take back a sentence of another language, and count in the current one."""
        self.say("")
        self.refresh()

    def say(self, sentence: str, can_undo: bool = False) -> None:
        """Show what was just done, or why it was not; with `can_undo` a button takes it back."""
        self.sentence.setText(sentence)
        self.undo.setVisible(can_undo)
        self._facts[1].setVisible(not sentence)  # what was just done needs the room
        self._silence.start()

    def refresh(self) -> None:
        """Count again, and say whether the file holds everything."""
        counts, _passages, findings, kept, spoken, _zoom = self._facts
        self._measuring.start()
        counts.setText(self._counted())
        findings.setText(self._found())
        kept.setText(self._state())
        spoken.setText(language().upper())
        self._show_zoom()

    def _found(self) -> str:
        checker = self._window.checker
        if not checker.is_checked:
            return _("Checking…")
        found = checker.counts
        return ", ".join(
            (
                plural("{n} error", "{n} errors", found["error"]),
                plural("{n} warning", "{n} warnings", found["warning"]),
                plural("{n} info", "{n} infos", found["info"]),
            )
        )

    def _counted(self) -> str:
        project, journey = self._window.project, self._window.journey
        if journey is None:
            return ""
        stages = project.stages(journey.id)
        cards = sum(len(project.touchpoints(stage.id)) for stage in stages)
        return "   ".join(
            (
                plural("{n} stage", "{n} stages", len(stages)),
                plural("{n} touchpoint", "{n} touchpoints", cards),
                plural("{n} link", "{n} links", len(project.transitions(journey.id))),
            )
        )

    def _measure(self) -> None:
        """Say how the journey holds together, once the event loop turns: an edit does not wait for it."""
        journey = self._window.journey
        measures = self._window.measurer.of(journey.id if journey else None)
        self._facts[1].setText(_passages(measures) if measures else "")

    def _state(self) -> str:
        if self._window.session.path is None:
            return _("Not in a file yet")
        return _("Unsaved changes") if self._window.document.is_modified else _("Saved")

    def _show_zoom(self) -> None:
        self._facts[-1].setText(_("{n}%", n=round(100 * self._window.canvas.zoom)))


def _passages(measures: Measures) -> str:
    """The passages between the worlds, and how much gets across where anything changes for the client."""
    from journeydesigner.measures.wording import value_words

    switches = plural(
        "{n} world switch, {bridged} with a bridge",
        "{n} world switches, {bridged} with a bridge",
        measures.world_switches,
        bridged=measures.facts.link_sums.bridged,
    )
    continuity = _("Continuity {share}", share=value_words(measures.continuity_score, "share"))
    return f"{switches}   {continuity}" if measures.world_switches else continuity


class _Sentence(QLabel):
    """One line, cut with a word where there is no room: a long name must not widen the window."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        room = self.contentsRect()
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        self.setToolTip(plain_tip(self.text()) if text != self.text() else "")
        self.style().drawItemText(
            painter, room, Qt.AlignmentFlag.AlignVCenter, self.palette(), True, text, self.foregroundRole()
        )
        painter.end()


def _plain_label() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setContentsMargins(0, 0, GAP, 0)
    return label
