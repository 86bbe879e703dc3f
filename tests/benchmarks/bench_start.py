"""Start: from the spawn of the process to the painted window, the drawn map, the filled docks; and the memory.

python tests/benchmarks/bench_start.py [N …]      default 0 (an empty window), 100, 1000, 10000 touchpoints

Each run stands beside a bare PySide6 window of the same minute. Seconds of the wall, and of the processor, which
other work on the machine changes less.
"""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

REPEATS = 9
BARE = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1600, 1000)
window.show()
QTimer.singleShot(0, app.quit)
app.exec()
"""
OURS = """
import json, resource, sys, time
from pathlib import Path
started, file = float(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else None
import journeydesigner.app.main as main
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
from journeydesigner.app.frame import Frame
from journeydesigner.app.window import MainWindow
figures = {}
def note(name):
    figures.setdefault(name, (time.time() - started, time.process_time()))
def end():
    note("drawn")
    note("whole")
    print(json.dumps(figures | {"mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}), flush=True)
    QApplication.instance().exit(0)
class Painted(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            looking.start()
        return False
def look():
    if canvas[0].is_sharp:
        note("drawn")
        looking.stop()
painted, canvas = Painted(), []
show, furnish = Frame.show_at_once, MainWindow.furnish
def timed_show(window):
    global looking
    looking = QTimer(window, interval=0)
    looking.timeout.connect(look)
    show(window)
    note("window")
def timed_furnish(window, session):
    window.settled.connect(end)
    furnish(window, session)
    canvas.append(window.canvas)
    if file:
        window.canvas.viewport().installEventFilter(painted)
Frame.show_at_once, MainWindow.furnish = timed_show, timed_furnish
main.run(file, "en")
"""

Figure = tuple[float, float]
"""Seconds of the wall and of the processor."""


def bare() -> Figure:
    """An empty PySide6 window, spawned, shown and ended."""
    before, start = _processor(), time.time()
    subprocess.run([sys.executable, "-c", BARE], check=True, env=_environment(), capture_output=True)
    return time.time() - start, _processor() - before


def ours(file: Path | None) -> dict[str, Figure]:
    """Window painted, map drawn to its last tile, docks filled and work kept ("whole"); and the peak in MiB."""
    with tempfile.TemporaryDirectory() as folder:
        own = {"JOURNEYDESIGNER_DATA": folder, "JOURNEYDESIGNER_CONFIG": f"{folder}/settings.ini"}
        arguments = [sys.executable, "-c", OURS, str(time.time())] + ([str(file)] if file else [])
        done = subprocess.run(arguments, check=True, env=_environment() | own, capture_output=True, text=True)
    found = json.loads(done.stdout.splitlines()[-1])
    return {name: tuple(value) if isinstance(value, list) else (value, value) for name, value in found.items()}


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {"QT_QPA_PLATFORM": "offscreen"} | kept


def _p95(values: Sequence[float]) -> float:
    return sorted(values)[min(len(values) - 1, round(0.95 * (len(values) - 1)))]


def measured(size: int, file: Path | None) -> None:
    """Print the medians, and the 95th percentiles where they matter, of `REPEATS` runs at one size."""
    ours(file)
    runs, beside = [], []
    for _run in range(REPEATS if size < 10_000 else 5):
        beside.append(bare())
        runs.append(ours(file))
    line = f"{size:>11}"
    for kind in range(2):
        yardstick = statistics.median(run[kind] for run in beside)
        window, drawn, whole = ([run[name][kind] for run in runs] for name in ("window", "drawn", "whole"))
        line += f" │ {yardstick:5.2f} {statistics.median(window):6.2f} {_p95(window):6.2f}"
        line += f" {statistics.median(window) / yardstick:5.1f}"
        line += f" {statistics.median(drawn):6.2f} {_p95(drawn):6.2f} {statistics.median(whole):6.2f}"
    print(f"{line} │ {statistics.median(run['mib'][0] for run in runs):5.0f}")


def main() -> None:
    """Print a line for each size."""
    sizes = [int(argument) for argument in sys.argv[1:]] or [0, 100, 1_000, 10_000]
    columns = "  bare window    p95 ×bare  drawn    p95  whole"
    print(f"{'':>11} │ {'seconds of the wall':^45} │ {'of the processor':^45} │")
    print(f"{'touchpoints':>11} │{columns} │{columns} │   MiB")
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            file = Path(folder) / f"{size}.journey" if size else None
            if file is not None:
                maker = Path(__file__).with_name("make_project.py")
                subprocess.run([sys.executable, str(maker), str(size), str(file)], check=True, capture_output=True)
            measured(size, file)


if __name__ == "__main__":
    main()
