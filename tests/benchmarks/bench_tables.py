"""How long a table of records takes: to open, scroll, sort, search, follow an edit; to read and carry out a paste.

python tests/benchmarks/bench_tables.py [rows …]     medians in milliseconds of the processor; ratios to fewer rows
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

from PySide6.QtWidgets import QApplication
from tests.builders import sample

from journeydesigner.editor.document import Document
from journeydesigner.editor.edits.fields import rename
from journeydesigner.i18n import message
from journeydesigner.layout.theme import theme
from journeydesigner.model import Delta, Id, Project, Role, Text2, Unit
from journeydesigner.model.rank import spread
from journeydesigner.panels.library.people import ROLES
from journeydesigner.panels.library.uses import Uses, with_uses
from journeydesigner.panels.style import apply_theme
from journeydesigner.panels.tables.grid import copied_rows, read_grid
from journeydesigner.panels.tables.panel import TablePanel
from journeydesigner.panels.tables.pasting import MOST_LINES, Place, work_out
from journeydesigner.render.fonts import application_font, load_fonts

TIMES = 7


def project_of(rows: int) -> Project:
    """The tourism sample with this many roles more, each reporting to one before it."""
    project = sample("tourism")
    units = sorted(project.all(Unit))
    ranks = spread(rows, max(r.rank for r in project.all(Role).values()), None)
    changes: dict[Id, tuple[None, Role]] = {}
    for n in range(rows):
        id_ = Id(f"r_x{n}")
        above = Id(f"r_x{n // 7}") if n else None
        name = Text2(fr=f"Rôle {(n * 7919) % rows}", en=f"Role {(n * 7919) % rows}")
        changes[id_] = (None, Role(id=id_, rank=ranks[n], name=name, unit=units[n % len(units)], reports_to=above))
    return project.apply(Delta.of(changes))  # type: ignore[arg-type]


def median(do: Callable[[], object], times: int = TIMES) -> float:
    """Milliseconds that `do` mostly takes."""
    took = []
    for _ in range(times):
        start = time.process_time()
        do()
        took.append(1000 * (time.process_time() - start))
    return statistics.median(took)


def measure(rows: int) -> dict[str, float]:
    """All figures for a table of this many rows."""
    project = project_of(rows)
    document = Document(project)
    found: dict[str, float] = {"index of uses": median(lambda: Uses(Document(project)), 3)}
    plan = with_uses(ROLES, Uses(document))
    made: list[TablePanel] = []

    def build() -> None:
        made.append(TablePanel(document, plan))
        made[-1].resize(1300, 700)
        made[-1].show()
        QApplication.processEvents()

    found["open"] = median(build, 1)
    panel = made[-1]
    view, bar, model = panel.view, panel.view.verticalScrollBar(), panel.model

    def scroll() -> None:
        bar.setValue((bar.value() + 733) % max(1, bar.maximum()))
        view.viewport().repaint()

    def edit() -> None:
        with document.edit(message("x")) as draft:
            rename(draft, Id(f"r_x{rows // 2}"), f"Name {time.perf_counter_ns() % 9999}")
        QApplication.processEvents()

    found["scroll a page"] = median(scroll)
    found["edit, own order"] = median(edit)
    found["sort by name"] = median(lambda: model.show(column=0, is_descending=not model.look.is_descending))
    found["edit, sorted"] = median(edit)
    model.show(column=None)
    found["search, a letter"] = median(lambda: model.show(query="9" if not model.look.query else ""))
    model.show(query="")
    found["as a tree"] = median(lambda: view.show_tree(not model.look.is_tree), 3)
    view.show_tree(False)
    found["select all"] = median(view.selectAll, 3)
    found["copy all"] = median(lambda: copied_rows(model, model.ids(), range(len(plan.columns))), 3)
    text = copied_rows(model, list(model.ids())[: MOST_LINES - 1], range(len(plan.columns)))
    grid = read_grid(text)
    place = Place((), (), Id("r_dir"))
    found["read the clipboard"] = median(lambda: read_grid(text), 3)
    found["work a paste out"] = median(lambda: work_out(document.scratch(), plan, model.lens, grid, place), 1)
    paste = work_out(document.scratch(), plan, model.lens, grid, place)

    def take() -> None:
        with document.edit(message("x")) as draft:
            draft.take(paste.delta)

    found["carry it out"] = median(take, 1)
    return found


def main() -> None:
    """Print the figures for each number of rows."""
    app = QApplication([])
    load_fonts()
    app.setFont(application_font())
    apply_theme(app, theme("light"))
    before: dict[str, float] = {}
    for rows in [int(arg) for arg in sys.argv[1:]] or [100, 1_000, 10_000]:
        print(f"{rows} rows")
        found = measure(rows)
        for name, took in found.items():
            ratio = f"  × {took / before[name]:.1f}" if before.get(name) else ""
            print(f"  {name:20} {took:9.1f} ms{ratio}")
        before = found


if __name__ == "__main__":
    main()
