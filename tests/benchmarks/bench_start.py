"""Start: from the spawn of the process to the painted window, and to the map drawn; memory beside it.

python tests/benchmarks/bench_start.py [N …]      default 0 (an empty window), 100, 1000, 10000 touchpoints
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

REPEATS = 5
BARE = """
import sys, time
from PySide6.QtWidgets import QApplication, QMainWindow
from PySide6.QtCore import QTimer
app = QApplication([])
window = QMainWindow(); window.resize(1600, 1000); window.show()
QTimer.singleShot(0, app.quit)
app.exec()
"""
OURS = """
import json, resource, sys, time
from pathlib import Path
started = float(sys.argv[1])
file = Path(sys.argv[2]) if len(sys.argv) > 2 else None
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
import journeydesigner.app.main as main
from journeydesigner.app.window import MainWindow
shown = {}
class Timed(MainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        if "window" not in shown:
            shown["window"] = time.time() - started
            QTimer.singleShot(0, self.finish)
    def finish(self):
        QApplication.processEvents()
        self.canvas.viewport().repaint()
        shown["drawn"] = time.time() - started
        shown["mib"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(json.dumps(shown))
        QApplication.instance().exit(0)
import journeydesigner.app.desktop as desktop
desktop.MainWindow = Timed
main.run(file, "en")
"""


def bare() -> float:
    """Seconds of an empty PySide6 window, spawned, shown and ended."""
    start = time.time()
    subprocess.run([sys.executable, "-c", BARE], check=True, env=_environment())
    return time.time() - start


def ours(file: Path | None) -> dict[str, float]:
    """Seconds to the window and to the drawn map, and the peak memory in MiB."""
    arguments = [str(time.time())] + ([str(file)] if file else [])
    with tempfile.TemporaryDirectory() as folder:
        env = _environment() | {
            "JOURNEYDESIGNER_DATA": folder,
            "JOURNEYDESIGNER_CONFIG": f"{folder}/settings.ini",
        }
        done = subprocess.run(
            [sys.executable, "-c", OURS, *arguments], check=True, env=env, capture_output=True, text=True
        )
    return dict(json.loads(done.stdout.splitlines()[-1]))


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {"QT_QPA_PLATFORM": "offscreen"} | kept


def main() -> None:
    """Print medians of `REPEATS` runs."""
    sizes = [int(argument) for argument in sys.argv[1:]] or [0, 100, 1_000, 10_000]
    yardstick = statistics.median(bare() for _ in range(REPEATS))
    print(f"bare PySide6 window: {yardstick:.2f} s")
    print(f"{'touchpoints':>11} {'window s':>9} {'× bare':>7} {'drawn s':>8} {'peak MiB':>9}")
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            file = None
            if size:
                file = Path(folder) / f"{size}.journey"
                maker = Path(__file__).with_name("make_project.py")
                subprocess.run([sys.executable, str(maker), str(size), str(file)], check=True, capture_output=True)
            ours(file)
            runs = [ours(file) for _ in range(REPEATS if size < 10_000 else 3)]
            window, drawn, mib = (
                statistics.median(run[key] for run in runs) for key in ("window", "drawn", "mib")
            )
            print(f"{size:>11} {window:>9.2f} {window / yardstick:>7.1f} {drawn:>8.2f} {mib:>9.0f}")


if __name__ == "__main__":
    main()
