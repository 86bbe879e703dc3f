"""Finding: python tests/benchmarks/bench_find.py [N …]. Milliseconds of the window's thread, median / worst.

Ctrl+K: the index of a project, made anew and made again; then each key of some queries, list included.
Ctrl+F: each key of some queries with the first frame after it. Then a step of panning over the whole map, with
nothing dimmed and with a twentieth, half and all of it lit.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtWidgets import QApplication, QWidget
from tests.benchmarks.make_project import make_project

from journeydesigner.canvas.view import CanvasView
from journeydesigner.editor.document import Document
from journeydesigner.editor.selection import Selection
from journeydesigner.model import Project
from journeydesigner.panels.command_palette import CommandPalette
from journeydesigner.panels.command_palette.elements import Elements
from journeydesigner.panels.search.texts import Texts
from journeydesigner.render.fonts import application_font, load_fonts

QUERIES = ("touchpoint 42", "booking desk", "étape 12", "bruchure", "zzzz", "a", "stage")


def timed(step: Callable[[], object]) -> float:
    """Milliseconds of this thread that a step takes."""
    started = time.thread_time()
    step()
    return (time.thread_time() - started) * 1000


def keys(app: QApplication, palette: CommandPalette) -> list[float]:
    """Every query typed letter by letter, each letter with the picture it causes."""
    taken = []
    for query in QUERIES:
        for end in range(1, len(query) + 1):

            def press(text: str = query[:end]) -> None:
                palette.search.setText(text)
                app.processEvents()

            taken.append(timed(press))
    return taken


def bench(app: QApplication, project: Project, count: int) -> None:
    """Print the figures of one size."""
    first, again = timed(lambda: Elements(project)), timed(lambda: Elements(project))
    window = QWidget()
    window.resize(1600, 1000)
    window.show()
    palette = CommandPalette(window, lambda: ())
    palette.open(project)
    palette.search.setText("x")
    app.processEvents()
    taken = keys(app, palette)
    print(f"{count:>6}   index {first:7.1f}   again {again:7.1f}   "
          f"a key {statistics.median(taken):5.1f} / {max(taken):5.1f}")  # fmt: skip
    window.close()


def lighting(app: QApplication, project: Project) -> None:
    """Print what light costs on a canvas of 1600 x 1000 that shows the whole map."""
    document = Document(project)
    view = CanvasView(document, Selection(document))
    view.resize(1600, 1000)
    view.show()
    view.fit_all()
    settle(app, view)
    texts = Texts(project, view.journey)
    print(f"         texts {timed(lambda: texts.matching('x')):7.1f}", end="")
    taken = []
    for query in QUERIES:
        for end in range(1, len(query) + 1):

            def press(text: str = query[:end]) -> None:
                view.set_lit(texts.matching(text) or None)
                app.processEvents()

            taken.append(timed(press))
    print(f"   a key {statistics.median(taken):5.1f} / {max(taken):5.1f}   a frame", end="")
    cards = list(view.picture.plan.cards)
    for name, lit in (("plain", None), ("1/20", cards[::20]), ("1/2", cards[::2]), ("all", cards)):
        view.set_lit(lit)
        settle(app, view)
        frames = [timed(lambda: (view.viewport().update(), app.processEvents())) for _ in range(40)]
        print(f"   {name} {statistics.median(frames):4.1f}", end="")
    print()
    view.close()


def settle(app: QApplication, view: CanvasView) -> None:
    """Until nothing is left to paint."""
    still = 0
    while still < 10:
        app.processEvents()
        still = 0 if view._tick.isActive() or view.light._tick.isActive() else still + 1


def main() -> None:
    """All sizes asked for."""
    app = QApplication([])
    load_fonts()
    app.setFont(application_font())
    for count in [int(one) for one in sys.argv[1:]] or [100, 1_000, 10_000]:
        project = make_project(count)
        bench(app, project, count)
        lighting(app, project)


if __name__ == "__main__":
    main()
