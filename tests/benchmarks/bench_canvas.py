"""Frames of the canvas: python tests/benchmarks/bench_canvas.py [N …]. Milliseconds, median / p95.

A frame is one input with the painting it causes, on the platform without a screen, 1600 x 1000. Time is that of
the thread on its processor, so that a busy machine does not spoil it; wall time stands beside.
"""

from __future__ import annotations

import datetime
import os
import resource
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.benchmarks.make_project import make_project

from journeydesigner.canvas.view import CanvasView
from journeydesigner.collector import Calm
from journeydesigner.editor.checker import Checker
from journeydesigner.editor.document import Document
from journeydesigner.editor.selection import Selection
from journeydesigner.model import Delta, Project
from journeydesigner.render.fonts import application_font, load_fonts

Step = Callable[[int], None]
CALM = Calm()
"""The collector as the program keeps it."""


class Bench:
    """One canvas of one size, and the frames measured on it."""

    def __init__(self, app: QApplication, count: int) -> None:
        self._app = app
        project = make_project(count)
        self.document = Document(project)
        self.selection = Selection(self.document)
        self.checker = Checker(self.document, datetime.date(2026, 11, 22))
        started = time.perf_counter()
        self.view = CanvasView(self.document, self.selection, self.checker)
        self.view.resize(1600, 1000)
        self.view.show()
        self._pump()
        self.first = (time.perf_counter() - started) * 1000
        self.settle()
        CALM.opened()

    def _pump(self) -> None:
        self._app.processEvents()

    def settle(self) -> float:
        """Milliseconds until nothing is left to paint."""
        started = time.perf_counter()
        for _ in range(400):
            self._pump()
            if self.view.is_sharp:
                break
        return (time.perf_counter() - started) * 1000

    def frames(self, name: str, step: Step, count: int) -> None:
        """Measure `count` frames and print them."""
        taken, walls = [], []
        for number in range(count):
            started, wall = time.thread_time(), time.perf_counter()
            step(number)
            self._pump()
            taken.append((time.thread_time() - started) * 1000)
            walls.append((time.perf_counter() - wall) * 1000)
        late = sum(one > 16.7 for one in taken) / len(taken)
        p95 = statistics.quantiles(taken, n=20)[-1]
        print(f"  {name:<28} {statistics.median(taken):7.1f} {p95:7.1f}   over 16.7 ms: {late:4.0%}   "
              f"worst {max(taken):7.1f}   wall {statistics.median(walls):7.1f}")  # fmt: skip

    # -- what is measured

    def pan(self, number: int) -> None:
        by = 23 if (number // 30) % 2 == 0 else -23
        self.view.camera.scroll(by, by // 2)

    def zoom(self, number: int) -> None:
        self.view.camera.zoom_by(0.5 if (number // 10) % 2 == 0 else -0.5)

    def hover(self, number: int) -> None:
        self._move(QPoint(300 + 9 * number % 900, 300 + 5 * number % 400), Qt.MouseButton.NoButton)

    def drag(self, number: int) -> None:
        self._move(QPoint(400 + 11 * number, 400 + (number * 7) % 160), Qt.MouseButton.LeftButton)

    def _move(self, at: QPoint, held: Qt.MouseButton) -> None:
        viewport = self.view.viewport()
        event = QMouseEvent(
            QEvent.Type.MouseMove,
            QPointF(at),
            QPointF(viewport.mapToGlobal(at)),
            Qt.MouseButton.NoButton,
            held,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(viewport, event)

    def grab_a_card(self) -> None:
        """Press on a card near the middle of the view."""
        seen = self.view.seen()
        near = min(
            self.view.picture.plan.cards.values(),
            key=lambda c: abs(c.rect.x - seen.x - seen.w / 3) + abs(c.rect.y - seen.y - seen.h / 3),
        )
        at = self.view.mapFromScene(QPointF(near.rect.x + 40, near.rect.y + 20))
        QTest.mousePress(self.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)

    def let_go(self) -> None:
        """End the drag where it began."""
        QTest.keyClick(self.view, Qt.Key.Key_Escape)
        QTest.mouseRelease(self.view.viewport(), Qt.MouseButton.LeftButton)

    def time_picture(self) -> list[float]:
        """Milliseconds of every change of the picture from now on: the layout, and what differs."""
        taken: list[float] = []
        picture, update = self.view.picture, self.view.picture.update

        def timed(delta: Delta, project: Project) -> None:
            started = time.thread_time()
            update(delta, project)
            taken.append((time.thread_time() - started) * 1000)

        picture.update = timed  # type: ignore[method-assign]
        return taken

    def move_card(self, number: int) -> None:
        self.view.commands.walk.shift("right" if number % 2 == 0 else "left")


def run(app: QApplication, count: int) -> None:
    """All figures of one size."""
    bench = Bench(app, count)
    view = bench.view
    print(f"{count} touchpoints: opened and first painted in {bench.first:.0f} ms, whole map at {view.zoom:.0%}")
    bench.frames("pan, whole map", bench.pan, 60)
    bench.frames("zoom from whole map", bench.zoom, 40)
    view.fit_all()
    print(f"  whole map complete again after {bench.settle():.0f} ms")
    for zoom in (0.4, 1.0):
        view.set_zoom(zoom)
        bench.settle()
        bench.frames(f"pan at {zoom:.0%}", bench.pan, 60)
        bench.frames(f"zoom around {zoom:.0%}", bench.zoom, 40)
        view.set_zoom(zoom)
        bench.settle()
        bench.frames(f"hover at {zoom:.0%}", bench.hover, 60)
        bench.grab_a_card()
        bench.frames(f"drag a card at {zoom:.0%}", bench.drag, 60)
        bench.let_go()
        bench.settle()
    bench.selection.set([next(iter(view.picture.plan.cards))])
    view._speech._checker = None
    pictures = bench.time_picture()
    bench.frames("edit: card moved by a step", bench.move_card, 40)
    late = statistics.quantiles(pictures, n=20)[-1]
    print(f"  {'of it layout and differences':<28} {statistics.median(pictures):7.1f} {late:7.1f}")
    view.fit_all()
    bench.settle()
    bench.selection.set(list(view.picture.plan.cards))
    bench.frames("pan, all selected", bench.pan, 30)
    print(f"  memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")
    view.close()
    view.deleteLater()


def main() -> None:
    """Print the figures of every size asked for."""
    app = QApplication([])
    load_fonts()
    app.setFont(application_font())
    for count in [int(one) for one in sys.argv[1:]] or [100, 1000, 10000]:
        run(app, count)


if __name__ == "__main__":
    main()
