"""The overview map: python tests/benchmarks/bench_overview.py [N …]. Milliseconds of the thread on its processor.

first     the first picture: total, slices, longest slice
edit      the picture after one edit (another owner, which moves nothing): the same
stage     the picture after a stage has been added in the middle: everything behind it moves
frame     what the overview adds to one frame of scrolling: median and p95
"""

from __future__ import annotations

import gc
import os
import statistics
import sys
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication
from tests.benchmarks.make_project import make_project

from journeydesigner.canvas.overview.overview import Overview
from journeydesigner.canvas.view import CanvasView
from journeydesigner.editor.document import Document
from journeydesigner.editor.edits.fields import set_fields
from journeydesigner.editor.edits.placing import add_stage
from journeydesigner.editor.selection import Selection
from journeydesigner.i18n import message
from journeydesigner.model import Id
from journeydesigner.model.values import JourneyId, StageId
from journeydesigner.render.fonts import application_font, load_fonts

ROOM = QSize(196, 130)
FRAMES = 200


def painted(canvas: CanvasView, overview: Overview) -> str:
    """Paint what is out of date, slice by slice."""
    slices: list[float] = []
    left = True
    while left:
        started = time.thread_time()
        left = overview.image.paint(canvas.picture.subject, canvas.drawing_painter, None, ROOM, 1.0)
        slices.append((time.thread_time() - started) * 1000)
    return f"{sum(slices):7.1f}  in {len(slices):4} slices, longest {max(slices):5.2f}"


def frames(canvas: CanvasView, overview: Overview) -> str:
    """Scroll the canvas, and paint the overview each time."""
    taken = []
    for number in range(FRAMES):
        canvas.camera.scroll(23 if number % 60 < 30 else -23, 0)
        started = time.thread_time()
        overview.repaint()
        taken.append((time.thread_time() - started) * 1000)
    return f"{statistics.median(taken):7.3f}  p95 {statistics.quantiles(taken, n=20)[-1]:.3f}"


def measure(count: int) -> None:
    """Print the figures of one size."""
    document = Document(make_project(count))
    gc.collect()  # as old as what was read from a file
    canvas = CanvasView(document, Selection(document))
    canvas.resize(1100, 800)
    canvas.show()
    overview = Overview(canvas)
    overview.resize(ROOM + QSize(26, 26))
    QApplication.processEvents()
    print(f"{count:,} touchpoints")
    print(f"  first {painted(canvas, overview)}")
    with document.edit(message("Owner")) as draft:
        set_fields(draft, [Id(f"t{count // 2:05}")], owner="r1")
    QApplication.processEvents()
    print(f"  edit  {painted(canvas, overview)}")
    with document.edit(message("Stage")) as draft:
        stages = draft.project.stages(Id("j1"))
        add_stage(draft, JourneyId(Id("j1")), StageId(stages[len(stages) // 2].id))
    QApplication.processEvents()
    print(f"  stage {painted(canvas, overview)}")
    overview.show()
    QApplication.processEvents()
    print(f"  frame {frames(canvas, overview)}")
    canvas.close()
    overview.close()


def main() -> None:
    """The sizes named, or the usual ones."""
    app = QApplication([])
    load_fonts()
    app.setFont(application_font())
    for count in [int(n) for n in sys.argv[1:]] or [100, 1000, 10_000]:
        measure(count)
    os._exit(0)  # what Python takes apart at its end is no concern of this


if __name__ == "__main__":
    main()
