"""The clipboard: python tests/benchmarks/bench_clipboard.py [N …]. Milliseconds, median of five.

One touchpoint, one stage and everything of a project of N touchpoints: copied as text, read back, and pasted with
the check of the edit, but without journal and window.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.benchmarks.make_project import make_project

from journeydesigner.editor.document import Document
from journeydesigner.editor.edits.clipboard import Clip, decode, encode, take
from journeydesigner.editor.edits.pasting import landing_at, paste
from journeydesigner.i18n import message
from journeydesigner.model import Id, Project, Touchpoint
from journeydesigner.model.values import JourneyId, StageId


def timed(act: Callable[[], object]) -> float:
    """The median of five."""
    spent = []
    for _ in range(5):
        start = time.perf_counter()
        act()
        spent.append(time.perf_counter() - start)
    return statistics.median(spent) * 1000


def row(project: Project, name: str, ids: Sequence[Id]) -> None:
    """One line of figures."""
    journey = JourneyId(project.journeys()[0].id)
    spot = (StageId(project.stages(journey)[0].id), None)

    def copy() -> bytes:
        clip = take(project, ids, "here")
        assert clip is not None
        return encode(clip)

    data = copy()
    clip = decode(data)
    steps = (timed(copy), timed(lambda: decode(data)), timed(lambda: put(project, clip, journey, spot)))
    figures = " ".join(f"{step:9.1f}" for step in steps)
    print(f"{len(project.all(Touchpoint)):7} {name:10} {figures} {len(data) / 1024:9.0f}")


def put(project: Project, clip: Clip, journey: JourneyId, spot: tuple[StageId, None]) -> None:
    """Paste into the document the clip came from."""
    document = Document(project)
    with document.edit(message("Paste")) as draft:
        paste(draft, clip, landing_at(project, clip, journey, spot), "here")


def main() -> None:
    """The table."""
    print("   size what            copy      read     paste       KiB")
    for n in map(int, sys.argv[1:] or ["100", "1000", "10000"]):
        project = make_project(n)
        touchpoints = [t.id for t in project.all(Touchpoint).values()]
        row(project, "one card", touchpoints[:1])
        row(project, "one stage", [project.stages(project.journeys()[0].id)[0].id])
        row(project, "everything", touchpoints)


if __name__ == "__main__":
    main()
