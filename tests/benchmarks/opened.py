"""The whole window on a document of any size, kept on disk as the product keeps it: for benchmarks that use it."""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtWidgets import QApplication
from tests.benchmarks.make_project import make_project, write

from journeydesigner.app.desktop import Desktop
from journeydesigner.app.settings import Settings
from journeydesigner.app.window import MainWindow
from journeydesigner.canvas.view import CanvasView
from journeydesigner.collector import Calm
from journeydesigner.layout.plan import Card
from journeydesigner.render.fonts import application_font, load_fonts

FRAME = 16.7
"""Milliseconds of a frame on a screen of 60 Hz."""


class Opened:
    """A window of 1600 x 1000 on a file, with all its docks, and whether everything in it is up to date."""

    def __init__(self, app: QApplication, window: MainWindow) -> None:
        self._app = app
        self.window = window

    @property
    def view(self) -> CanvasView:
        """The canvas."""
        return self.window.canvas

    def turn(self) -> None:
        """Let the event loop do what waits."""
        self._app.processEvents()

    @property
    def is_settled(self) -> bool:
        """Whether canvas, findings and measures show the project as it stands."""
        window = self.window
        waiting = [window.status._measuring]
        waiting += [window.docks.findings._soon, window.docks.measures._later, window.docks.palette._soon]
        return self.view.is_sharp and not any(timer.isActive() for timer in waiting)

    def settle(self) -> None:
        """Let the event loop turn until everything is up to date."""
        self.turn()
        for _ in range(1000):
            if self.is_settled:
                return
            self.turn()
        raise AssertionError("never settles")

    def card_near(self, x: float, y: float) -> Card:
        """The card nearest to a point of the viewport, given as shares of its size."""
        seen = self.view.seen()
        at = seen.x + seen.w * x, seen.y + seen.h * y
        cards = self.view.picture.plan.cards.values()
        return min(cards, key=lambda c: abs(c.rect.x - at[0]) + abs(c.rect.y - at[1]))

    def middle_of(self, card: Card) -> QPoint:
        """The middle of a card on the viewport."""
        rect = card.rect
        return self.view.mapFromScene(QPointF(rect.x + rect.w / 2, rect.y + rect.h / 2))


@contextmanager
def opened(app: QApplication, count: int) -> Iterator[Opened]:
    """A window on a new file of so many touchpoints, with settings and sessions of its own; closed at the end."""
    load_fonts()
    app.setFont(application_font())
    with tempfile.TemporaryDirectory() as folder:
        os.environ["JOURNEYDESIGNER_DATA"] = folder
        file = Path(folder) / f"{count}.journey"
        write(make_project(count), file)
        desktop = Desktop(app, Settings(Path(folder) / "settings.ini"), Calm())
        desktop.start(file, "en")
        window = desktop.windows[0]
        window.resize(1600, 1000)
        found = Opened(app, window)
        until = time.monotonic() + 1
        while time.monotonic() < until:
            found.turn()
        found.settle()
        try:
            yield found
        finally:
            window.document.mark_saved()
            window.close()
            app.processEvents()


def figures(name: str, milliseconds: Iterable[float], target: float | None = None, note: str = "") -> None:
    """Print median, p95 and worst of a row of times, and how they stand to a target."""
    taken = list(milliseconds)
    median, p95 = statistics.median(taken), statistics.quantiles(taken, n=20)[-1]
    ratio = f"   p95 / target {p95 / target:4.2f}" if target else ""
    print(f"  {name:<34} {median:7.1f} {p95:7.1f}   worst {max(taken):7.1f}{ratio}   {note}".rstrip())
