"""A card dragged with the mouse in the whole window: python tests/benchmarks/bench_drag.py [N …].

Milliseconds, median / p95, of the thread on its processor, wall time beside: per move of the pointer, and for the
drop. The drop is the release of the button with all that follows it: the edit, its durable commit (SQLite, WAL and
FULL, on disk), layout, rules, the frame painted; and then until findings and measures are up to date too. "After a
rest": the card was over its place for long enough to be shown there, as it is when a hand lets go without haste.
"""

from __future__ import annotations

import os
import sys
import time
from collections import defaultdict
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication
from tests.benchmarks.opened import Opened, figures, opened

from journeydesigner.canvas import motion

MOVES = 24
DRAGS = 40
PATIENCE = 0.4
"""Seconds within which the map is shown as it would be, unless it scrolls."""
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
MOVE_TARGET, DROP_TARGET, TURN_TARGET = 8.0, 16.0, 10.0


class Hand(QObject):
    """Drags cards, and notes what each event takes."""

    def __init__(self, shown: Opened) -> None:
        super().__init__()
        self._shown = shown
        self._painted: tuple[float, float] | None = None
        self.taken: dict[str, list[float]] = defaultdict(list)

    def drag(self, number: int, rests: bool = False) -> None:
        """Take a card near the middle to a cell two lanes away, right or left by turns."""
        shown = self._shown
        card = shown.card_near(0.35 + 0.05 * (number % 7), 0.4)
        start = shown.middle_of(card)
        end = start + QPoint((330, -290)[number % 2], (150, -130)[number % 3 % 2])
        self._send(QEvent.Type.MouseMove, start, NONE)
        self._send(QEvent.Type.MouseButtonPress, start, LEFT)
        for step in range(1, MOVES + 1):
            at = start + (end - start) * (step / MOVES)
            self._timed("move", lambda at=at: self._send(QEvent.Type.MouseMove, at, LEFT))
        before = shown.window.document.project
        name = "rested" if rests and self._rest() else "drop"
        self._drop(end, name)
        if shown.window.document.project is before:
            for kind in ("", ", wall", ", all", ", all, wall"):
                self.taken[name + kind].pop()
            self.taken["longest turn"].pop()

    def _rest(self) -> bool:
        """Wait until the map is shown as it would be; whether it is: at the edge the map goes on scrolling."""
        until = time.monotonic() + PATIENCE
        while not self._shown.view.picture.is_preview and time.monotonic() < until:
            self._shown.turn()
        self._shown.turn()
        return self._shown.view.picture.is_preview

    def _drop(self, at: QPoint, name: str) -> None:
        """Let go: until the frame is painted, and until nothing waits any more."""
        shown = self._shown
        cpu, wall = time.thread_time(), time.perf_counter()
        self._send(QEvent.Type.MouseButtonRelease, at, NONE)
        viewport = shown.view.viewport()
        self._painted = None
        viewport.installEventFilter(self)
        shown.turn()
        viewport.removeEventFilter(self)
        painted = self._painted or (time.thread_time(), time.perf_counter())
        self.taken[name].append((painted[0] - cpu) * 1000)
        self.taken[f"{name}, wall"].append((painted[1] - wall) * 1000)
        longest = time.thread_time() - cpu
        while not shown.is_settled:
            began = time.thread_time()
            shown.turn()
            longest = max(longest, time.thread_time() - began)
        self._note(f"{name}, all", cpu, wall)
        self.taken["longest turn"].append(longest * 1000)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note when the map was painted: what comes after its event is the next one's."""
        if event.type() == QEvent.Type.Paint and self._painted is None:
            watched.removeEventFilter(self)
            QApplication.sendEvent(watched, event)
            watched.installEventFilter(self)
            self._painted = time.thread_time(), time.perf_counter()
            return True
        return False

    def _note(self, name: str, cpu: float, wall: float) -> None:
        self.taken[name].append((time.thread_time() - cpu) * 1000)
        self.taken[f"{name}, wall"].append((time.perf_counter() - wall) * 1000)

    def _timed(self, name: str, act) -> None:  # type: ignore[no-untyped-def]
        cpu, wall = time.thread_time(), time.perf_counter()
        act()
        self._shown.turn()
        self._note(name, cpu, wall)

    def _send(self, kind: QEvent.Type, at: QPoint, held: Qt.MouseButton) -> None:
        viewport = self._shown.view.viewport()
        button = NONE if kind == QEvent.Type.MouseMove else LEFT
        place = QPointF(at)
        event = QMouseEvent(kind, place, QPointF(viewport.mapToGlobal(at)), button, held, Qt.KeyboardModifier(0))
        QApplication.sendEvent(viewport, event)


def run(app: QApplication, count: int, pace: motion.Pace) -> None:
    """All figures of one size, with cards that slide to their new place or without."""
    with opened(app, count) as shown:
        motion.set_pace(pace)
        shown.view.set_zoom(0.63)
        shown.settle()
        hand = Hand(shown)
        hand.drag(0)
        hand.taken.clear()
        for number in range(DRAGS):
            hand.drag(number)
            shown.settle()
        for number in range(DRAGS):
            hand.drag(number, rests=True)
            shown.settle()
        taken = hand.taken
        print(
            f"{count} touchpoints, motion {pace}: {len(taken['drop'])} drops, {len(taken['rested'])} after a rest"
        )
        figures("drag, per move", taken["move"], MOVE_TARGET)
        figures("drag, per move, wall", taken["move, wall"])
        figures("drop, committed and painted", taken["drop"], DROP_TARGET)
        figures("drop, committed and painted, wall", taken["drop, wall"])
        figures("… findings and measures too", taken["drop, all"], DROP_TARGET)
        figures("… findings and measures too, wall", taken["drop, all, wall"])
        figures("drop after a rest", taken["rested"], DROP_TARGET)
        figures("drop after a rest, wall", taken["rested, wall"])
        figures("… findings and measures too", taken["rested, all"], DROP_TARGET)
        figures("longest turn of the event loop", taken["longest turn"], TURN_TARGET)


def main() -> None:
    """Print the figures of every size asked for."""
    app = QApplication([])
    for count in [int(one) for one in sys.argv[1:]] or [100, 1000, 10000]:
        run(app, count, "none")
        run(app, count, "full")


if __name__ == "__main__":
    main()
