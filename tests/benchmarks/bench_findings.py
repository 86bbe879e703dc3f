"""How the findings panel holds up at length: filling, one edit, filtering, grouping, scrolling.

python tests/benchmarks/bench_findings.py [N …]; about N findings each; medians and p95, milliseconds of processor
time. Off screen: a frame is a scroll by some pixels and the painting of everything in sight.
"""

from __future__ import annotations

import datetime
import os
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles
from time import process_time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtCore import qInstallMessageHandler
from PySide6.QtWidgets import QApplication
from tests.benchmarks.make_project import make_project

from journeydesigner.editor.checker import Checker
from journeydesigner.editor.document import Document
from journeydesigner.editor.edits.fields import rename, set_fields
from journeydesigner.editor.selection import Selection
from journeydesigner.i18n import message, set_language
from journeydesigner.layout.theme import theme
from journeydesigner.model import Id, Touchpoint
from journeydesigner.panels.findings import FindingsPanel
from journeydesigner.panels.groupings import GROUPINGS
from journeydesigner.panels.style import apply_theme
from journeydesigner.render.fonts import application_font, load_fonts

ON = datetime.date(2026, 11, 22)
SIZES = (1_000, 10_000)
FRAMES = 200


def timed(work: Callable[[], object], times: int = 9) -> list[float]:
    """Milliseconds of each run."""
    runs = []
    for _ in range(times):
        start = process_time()
        work()
        runs.append((process_time() - start) * 1000)
    return runs


class Bench:
    """A panel on a project with about `n` findings."""

    def __init__(self, n: int) -> None:
        per_touchpoint = len(Checker(Document(make_project(500)), ON).findings) / 500
        self.document = Document(make_project(max(10, round(n / per_touchpoint))))
        self.checker = Checker(self.document, ON)
        self.selection = Selection(self.document)
        self.journey = self.document.project.journeys()[0].id
        self.turn = 0

    def fill(self) -> None:
        """A panel from nothing to its first picture."""
        self.panel = FindingsPanel(self.document, self.selection, self.checker, self.journey)
        self.panel.resize(340, 900)
        self.panel.show()
        self.panel.grab()

    def edit(self, work: Callable[[Id], None]) -> tuple[float, float]:
        """What the panel adds to one edit, less the edit without it; and what it does once the edit is done."""
        touchpoints = sorted(self.document.project.all(Touchpoint))
        inside, without, after = [], [], []
        for place in range(9):
            id_ = touchpoints[(len(touchpoints) // 2 + place) % len(touchpoints)]
            inside += timed(lambda id_=id_: work(id_), 1)  # type: ignore[misc]
            after += timed(self._settle, 1)
            self.panel.hide()
            without += timed(self.document.undo, 1)
            self.panel.show()
            self._settle()
        return max(0.0, median(inside) - median(without)), median(after)

    def _settle(self) -> None:
        QApplication.processEvents()
        self.panel.grab()

    def owner(self, id_: Id) -> None:
        """Give a touchpoint an owner."""
        self.turn += 1
        with self.document.edit(message("assign")) as draft:
            set_fields(draft, [id_], owner=f"r{self.turn % 8}")

    def name(self, id_: Id) -> None:
        """Rename a touchpoint."""
        with self.document.edit(message("rename")) as draft:
            rename(draft, id_, f"Renamed {id_}")

    def scroll(self, by: int) -> list[float]:
        """Scroll from the top, painting each step as the screen would get it."""
        view = self.panel.view
        bar = view.verticalScrollBar()
        bar.setValue(0)
        self.panel.grab()
        times = []
        for _ in range(FRAMES):
            start = process_time()
            bar.setValue((bar.value() + by) % max(1, bar.maximum()))
            view.viewport().grab()
            times.append((process_time() - start) * 1000)
        return times

    def filter(self, text: str) -> None:
        """Type a text into the filter."""
        self.panel.filter.text.setText(text)


def line(title: str, times: list[float]) -> None:
    """Print a row of the table."""
    p95 = quantiles(times, n=20)[-1] if len(times) > 1 else times[0]
    print(f"  {title:44}{median(times):10.2f}{p95:10.2f}")


def measure(n: int) -> None:
    """All figures at one size."""
    bench = Bench(n)
    first = timed(bench.fill, 1)
    print(f"\n{len(bench.checker.findings):,} findings, {len(bench.checker.unassessed):,} not assessable"
          f"{'median':>20}{'p95':>10}")  # fmt: skip
    line("first picture", first)
    line("list again (another group in front)", timed(bench.panel.refresh))
    for grouping in GROUPINGS:
        line(f"group by {grouping}", timed(lambda g=grouping: bench.panel.filter.grouper.choose(g), 1))  # type: ignore[misc]
    bench.panel.filter.grouper.choose("severity")
    for what, work in (("an owner", bench.owner), ("a name", bench.name)):
        inside, after = bench.edit(work)
        line(f"one edit, {what}: added to it", [inside])
        line(f"one edit, {what}: listed and painted after it", [after])
    line("filter, first letter", timed(lambda: bench.filter("b"), 1))
    line("filter, one more letter", timed(lambda: bench.filter("bo"), 1))
    bench.filter("")
    line("frame, wheel (72 px)", bench.scroll(72))
    line("frame, page (800 px)", bench.scroll(800))
    line(
        "frame, bar dragged (1/50 of the list)", bench.scroll(bench.panel.view.verticalScrollBar().maximum() // 50)
    )


def main() -> None:
    """Measure and print."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    qInstallMessageHandler(lambda *_message: None)  # the platform says of every window what it cannot do
    load_fonts()
    app.setFont(application_font())
    apply_theme(app, theme("light"))
    set_language("en")
    for n in [int(a) for a in sys.argv[1:]] or SIZES:
        measure(n)


if __name__ == "__main__":
    main()
