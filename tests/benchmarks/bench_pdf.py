"""PDF of a whole journey: python tests/benchmarks/bench_pdf.py [N …] prints seconds, peak memory and file size.

Each size runs in a process of its own, so that one's memory is not counted for the next.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SIZES = (100, 1_000, 10_000)


def measure(n: int) -> None:
    """One project of `n` touchpoints, composed and written once; prints one line."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from tests.benchmarks.make_project import make_project

    from journeydesigner.layout.draw import Marks
    from journeydesigner.layout.page import Imprint, compose
    from journeydesigner.layout.paper import Paper
    from journeydesigner.layout.theme import theme
    from journeydesigner.render.application import ensure_gui
    from journeydesigner.render.measurer import qt_measurer
    from journeydesigner.render.pdf import write_pdf

    ensure_gui()
    project = make_project(n)
    before = peak()
    start = time.perf_counter()
    page = compose(project, project.journeys()[0].id, Paper("A0"), Marks(), Imprint(), "fr", qt_measurer())
    composed = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "map.pdf"
        write_pdf(page, path, theme("light"))
        written = time.perf_counter()
        size = path.stat().st_size
    print(
        f"{n:>8}{composed - start:>12.2f}{written - composed:>10.2f}{written - start:>10.2f}"
        f"{before:>12.0f}{peak():>10.0f}{size / 1e6:>10.2f}"
    )


def peak() -> float:
    """Most memory this process has held, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main(arguments: list[str]) -> None:
    """One child process per size, or the one size a child is asked for."""
    if arguments[:1] == ["--one"]:
        sys.path.insert(0, str(ROOT))
        measure(int(arguments[1]))
        return
    titles = ("N", "compose s", "write s", "total s", "before MiB", "peak MiB", "file MB")
    print("".join(f"{t:>{w}}" for t, w in zip(titles, (8, 12, 10, 10, 12, 10, 10), strict=True)))
    for n in map(int, arguments) if arguments else SIZES:
        subprocess.run([sys.executable, __file__, "--one", str(n)], check=True, cwd=ROOT)


if __name__ == "__main__":
    main(sys.argv[1:])
