"""The RACI matrix: opening, each frame of scrolling, a letter, a block.

python tests/benchmarks/bench_raci.py [TOUCHPOINTS ROLES]      default 200 40, then 2000 40
"""

from __future__ import annotations

import os
import random
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[2]))

import datetime

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from tests.benchmarks.make_project import make_project

from journeydesigner.editor.document import Document
from journeydesigner.editor.edits.owning import add_role, add_unit
from journeydesigner.editor.edits.raci import Entry, fill
from journeydesigner.editor.selection import Selection
from journeydesigner.i18n import message
from journeydesigner.layout.theme import theme
from journeydesigner.model import Role, Text2, Touchpoint
from journeydesigner.model.values import RoleId
from journeydesigner.panels.raci.window import RaciWindow
from journeydesigner.panels.style import apply_theme
from journeydesigner.render.fonts import application_font, load_fonts

ON = datetime.date(2026, 11, 22)
FILLED = 0.3
"""Share of the cells that hold something."""


def filled(touchpoints: int, roles: int) -> Document:
    """A document with a part in every third cell."""
    rnd = random.Random(1)
    document = Document(make_project(touchpoints))
    with document.edit(message("Fill")) as draft:
        while len(draft.project.all(Role)) < roles:
            count = len(draft.project.all(Role))
            unit = add_unit(draft, Text2(en=f"Unit {count // 5}"))
            for number in range(min(5, roles - count)):
                add_role(draft, unit.id, Text2(en=f"Head of something {count + number}"))  # type: ignore[arg-type]
        found = [RoleId(role) for role in draft.project.all(Role)]
        for element in list(draft.project.all(Touchpoint)):
            some = rnd.sample(found, round(len(found) * FILLED))
            fill(draft, "experience", [Entry(element, role, frozenset(rnd.choice("RCI"))) for role in some])  # type: ignore[arg-type]
    return document


def frames(name: str, do: Callable[[int], object], count: int) -> None:
    """Milliseconds of each step with its repaint."""
    app = QApplication.instance()
    assert app is not None
    taken = []
    for number in range(count):
        start = time.perf_counter()
        do(number)
        app.processEvents()
        taken.append(1000 * (time.perf_counter() - start))
    taken.sort()
    late = sum(one > 16.7 for one in taken) / count
    print(
        f"  {name:32} median {statistics.median(taken):6.2f} ms   p95 {taken[int(0.95 * (count - 1))]:6.2f} ms"
        f"   later than 16.7 ms: {late:.0%}"
    )


def press(window: RaciWindow, key: Qt.Key, text: str = "") -> None:
    """One key."""
    QApplication.sendEvent(window.view, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text))


def run(app: QApplication, touchpoints: int, roles: int) -> None:
    """All figures of one size."""
    document = filled(touchpoints, roles)
    start = time.perf_counter()
    window = RaciWindow(None, document, Selection(document), ON, document.project.journeys()[0].id)
    window.resize(1600, 1000)
    window.show()
    app.processEvents()
    opened = 1000 * (time.perf_counter() - start)
    print(f"{touchpoints} touchpoints, {len(window.grid.columns)} roles: opened and painted in {opened:.0f} ms")
    view = window.view
    down, across = view.verticalScrollBar(), view.horizontalScrollBar()
    frames("scroll by a wheel step", lambda n: down.setValue(down.value() + (60 if n % 60 < 30 else -60)), 120)
    frames("scroll by a page", lambda n: down.setValue(down.value() + (900 if n % 4 < 2 else -900)), 40)
    frames("scroll sideways", lambda n: across.setValue(across.value() + (40 if n % 10 < 5 else -40)), 60)
    frames("whole viewport painted again", lambda _n: view.viewport().update(), 40)
    view.stand_on(5, 5)
    frames("arrow down", lambda _n: press(window, Qt.Key.Key_Down), 60)
    frames("letter", lambda n: press(window, Qt.Key.Key_R, "RCI"[n % 3]), 60)
    view.select_block(range(5, 55), range(5, 15))
    frames("letter into 50 × 10 cells", lambda n: press(window, Qt.Key.Key_R, "RCI"[n % 3]), 12)
    frames("filter, letter by letter", lambda n: window.bar.steps.setText("visit"[: n % 6]), 24)
    window.close()


def main() -> None:
    """Print the figures of every size asked for."""
    app = QApplication([])
    load_fonts()
    app.setFont(application_font())
    apply_theme(app, theme("light"))
    asked = [int(one) for one in sys.argv[1:]] or [200, 40, 2000, 40]
    for touchpoints, roles in zip(asked[::2], asked[1::2], strict=True):
        run(app, touchpoints, roles)


if __name__ == "__main__":
    main()
