"""How long the outline takes: to open, scroll, choose, search; to follow a name, a touchpoint more, a move, undo.

python tests/benchmarks/bench_outline.py [touchpoints …]     median and p95 in milliseconds of the processor

The outline alone: what the model, the check and the map take for an edit is not in it, but where the line says so.
"""

from __future__ import annotations

import datetime
import gc
import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtWidgets import QApplication
from tests.benchmarks.make_project import make_project

from journeydesigner.collector import collector_paused
from journeydesigner.editor.checker import Checker
from journeydesigner.editor.document import Change, Document
from journeydesigner.editor.edits.deeds import follow
from journeydesigner.editor.edits.fields import rename
from journeydesigner.editor.edits.placing import Spot, move_touchpoint
from journeydesigner.editor.selection import Selection
from journeydesigner.i18n import message
from journeydesigner.layout.theme import theme
from journeydesigner.model import Delta, Draft, Id
from journeydesigner.panels.outline.panel import OutlinePanel
from journeydesigner.panels.style import apply_theme
from journeydesigner.render.fonts import application_font, load_fonts

ON = datetime.date(2026, 11, 22)
TIMES = 40
Figures = tuple[float, float]


class Desk:
    """An outline of a project of this many touchpoints."""

    def __init__(self, touchpoints: int) -> None:
        self.document = Document(make_project(touchpoints))
        self.selection = Selection(self.document)
        self.checker = Checker(self.document, ON)
        _ = self.checker.marks
        gc.collect()  # as old as what was read from a file
        self.journey = self.document.project.journeys()[0].id
        self.cards = [card.id for card in self.document.project.journey_touchpoints(self.journey)]
        self.stages = [stage.id for stage in self.document.project.stages(self.journey)]
        self.followed = 0.0
        self.panel: OutlinePanel | None = None

    def open(self) -> None:
        """Build the panel and show it, as the dock does, in place of the one before."""
        if self.panel is not None:
            self.panel.hide()
        self.panel = OutlinePanel(self.document, self.selection, self.checker, self.journey)  # type: ignore[arg-type]
        self.panel.resize(260, 800)
        self.panel.show()
        QApplication.processEvents()

    def edit(self, change: Callable[[Draft], object]) -> None:
        """An edit; `followed` is what the outline took to follow and to paint itself again."""
        panel = self.panel
        assert panel is not None
        panel._document.changed.disconnect(panel._follow)
        with self.document.edit(message("x")) as draft:
            change(draft)
        step = self.document.history.done[-1]
        self._follow(step.delta)
        panel._document.changed.connect(panel._follow)

    def _follow(self, delta: Delta) -> None:
        now = self.document.project
        change = Change(now.apply(delta.inverse()), now, delta, "edit", message("x"))
        _ = self.checker.marks
        with collector_paused():  # what the benchmark itself has made is not the outline's to sweep
            start = time.process_time()
            assert self.panel is not None
            self.panel._follow(change)
            QApplication.processEvents()
            self.followed = 1000 * (time.process_time() - start)


def figures(took: list[float]) -> Figures:
    """Median and p95 of what was measured."""
    return statistics.median(took), sorted(took)[min(len(took) - 1, round(0.95 * len(took)))]


def times(do: Callable[[int], object], count: int = TIMES) -> Figures:
    """What `do` takes, in milliseconds."""
    took = []
    for n in range(count):
        start = time.process_time()
        do(n)
        QApplication.processEvents()
        took.append(1000 * (time.process_time() - start))
    return figures(took)


def followed(desk: Desk, change: Callable[[Draft, int], object], count: int = TIMES) -> Figures:
    """What following an edit takes, in milliseconds."""
    took = []
    for n in range(count):
        desk.edit(lambda draft, n=n: change(draft, n))  # type: ignore[misc]
        took.append(desk.followed)
    return figures(took)


def measure(touchpoints: int) -> dict[str, Figures]:
    """All figures for a journey of this many touchpoints."""
    desk = Desk(touchpoints)
    found = {"open the dock": times(lambda _n: desk.open(), 3)}
    panel, cards, stages = desk.panel, desk.cards, desk.stages
    assert panel is not None
    view, bar = panel.view, panel.view.verticalScrollBar()

    def scroll(n: int) -> None:
        bar.setValue((n * 7919 * 24) % max(1, bar.maximum()))
        view.viewport().repaint()

    def some(n: int) -> Id:
        return cards[(n * 7919) % len(cards)]

    found["scroll, a frame"] = times(scroll)
    found["choose on the map"] = times(lambda n: desk.selection.set([some(n)]))
    found["choose all"] = times(lambda n: desk.selection.set(cards if n % 2 else []), 6)
    desk.selection.clear()
    found["follow a name"] = followed(desk, lambda draft, n: rename(draft, some(n), f"Name {n}"))
    found["follow one more"] = followed(desk, lambda draft, n: follow(draft, some(n)))  # type: ignore[arg-type]
    found["follow a move"] = followed(
        desk,
        lambda draft, n: move_touchpoint(
            draft,
            some(n),  # type: ignore[arg-type]
            Spot(stages[n % len(stages)]),  # type: ignore[arg-type]
        ),
    )
    words = ("payment", "")
    found["search, first"] = times(lambda _n: panel.search.setText("advice"), 1)
    found["search"] = times(lambda n: panel.search.setText(words[n % 2]), 6)
    found["whole edit: a name"] = times(lambda n: _renamed(desk, some(n), n))
    return found


def _renamed(desk: Desk, card: Id, n: int) -> None:
    with desk.document.edit(message("x")) as draft:
        rename(draft, card, f"Other {n}")


def main() -> None:
    """Print the figures for each number of touchpoints."""
    app = QApplication([])
    load_fonts()
    app.setFont(application_font())
    apply_theme(app, theme("light"))
    sizes = [int(n) for n in sys.argv[1:]] or [100, 1_000, 10_000]
    rows = {n: measure(n) for n in sizes}
    print(f"{'median / p95, ms':24}" + "".join(f"{n:>20,}" for n in sizes))
    for name in rows[sizes[0]]:
        print(f"{name:24}" + "".join(f"{rows[n][name][0]:>12.2f} /{rows[n][name][1]:>6.2f}" for n in sizes))


if __name__ == "__main__":
    main()
