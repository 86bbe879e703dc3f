"""Finding: python tests/benchmarks/bench_find.py [N …]. Milliseconds of the window's thread, median / worst.

The index of a project, made anew and made again after an edit; then each key of some queries, list included.
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

from journeydesigner.model import Project
from journeydesigner.panels.command_palette import CommandPalette
from journeydesigner.panels.command_palette.elements import Elements
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


def main() -> None:
    """All sizes asked for."""
    app = QApplication([])
    load_fonts()
    app.setFont(application_font())
    for count in [int(one) for one in sys.argv[1:]] or [100, 1_000, 10_000]:
        bench(app, make_project(count), count)


if __name__ == "__main__":
    main()
