"""How long keeping takes: one edit, opening, saving, recovering, at 100, 1,000 and 10,000 touchpoints.

python tests/benchmarks/bench_store.py [N …]; times are medians in milliseconds of 5 runs (an edit: of 200), size
and peak memory of Python's objects in MB. Each figure holds the disk's own fsync, which the first line gives.
"""

from __future__ import annotations

import os
import sys
import tempfile
import tracemalloc
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.benchmarks.make_project import make_project

from journeydesigner.i18n import message
from journeydesigner.model import Delta, Draft, Project, Text2, Touchpoint
from journeydesigner.store import open_document, save_project
from journeydesigner.store.places import VARIABLE
from journeydesigner.store.sessions import begin, left_sessions, recover
from journeydesigner.store.working_copy import WorkingCopy

SIZES = (100, 1_000, 10_000)
RUNS = 5
EDITS = 200
COLUMNS = ("touchpoints", "size", "edit", "edit p95", "open", "begin", "save", "recover", "memory")


def timed(work: Callable[[], object]) -> float:
    """Milliseconds one call takes."""
    start = perf_counter()
    work()
    return (perf_counter() - start) * 1000


def measure(n: int, folder: Path) -> list[float]:
    """The figures of `COLUMNS` for a project of `n` touchpoints."""
    file, project = folder / f"{n}.journey", make_project(n)
    save_project(project, file)
    size = file.stat().st_size / 1e6
    opening = median(timed(lambda: open_document(file)) for _ in range(RUNS))
    opened = open_document(file)
    begun = begin(opened)
    beginning = [timed(lambda: begin(opened).working_copy.close()) for _ in range(RUNS)]
    edits, saves = _edit_and_save(begun.working_copy, _renaming(project))
    begun.working_copy.let_go()
    recovering = median(timed(_recover) for _ in range(RUNS))
    edited = [median(edits), quantiles(edits, n=20)[-1]]
    return [n, size, *edited, opening, median(beginning), median(saves), recovering, _memory(file)]


def _edit_and_save(copy: WorkingCopy, delta: Delta) -> tuple[list[float], list[float]]:
    edits, saves = [], []
    for number in range(EDITS):
        edits.append(timed(partial(copy.record, delta, "edit", message("Rename {n}", n=number))))
        delta = delta.inverse()
        if number % (EDITS // RUNS) == 0:
            saves.append(timed(copy.save))
    return edits, saves


def _renaming(project: Project) -> Delta:
    draft = Draft(project)
    draft.update(next(iter(project.all(Touchpoint).values())), name=Text2(fr="Un autre nom", en="Another name"))
    return draft.delta()


def _recover() -> None:
    recover(left_sessions()[0]).working_copy.let_go()


def _memory(file: Path) -> float:
    tracemalloc.start()
    open_document(file)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak / 1e6


def fsync_time(folder: Path) -> float:
    """Milliseconds the disk takes to make 4 KB durable."""
    handle = os.open(folder / "probe", os.O_WRONLY | os.O_CREAT)
    try:
        return median(timed(lambda: (os.write(handle, bytes(4096)), os.fsync(handle))) for _ in range(50))
    finally:
        os.close(handle)


def main(sizes: tuple[int, ...]) -> None:
    """Print one line per size."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ[VARIABLE] = str(folder / "data")
        print(f"fsync of 4 KB: {fsync_time(folder):.2f} ms")
        print("".join(f"{column:>12}" for column in COLUMNS))
        for n in sizes:
            print("".join(f"{figure:>12.2f}" for figure in measure(n, folder)), flush=True)


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SIZES)
