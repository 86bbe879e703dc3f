"""How long the text format takes to write and to read, and how large it is, at 1,000 and 10,000 touchpoints.

python tests/benchmarks/bench_text.py [N …]; seconds are the best of three, memory is the peak of the whole run.
"""

from __future__ import annotations

import resource
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.benchmarks.make_project import make_project

from journeydesigner.exchange import dump_json, dump_yaml, parse_text
from journeydesigner.exchange.merging import merge_into


def best(work: Callable[[], Any]) -> tuple[float, Any]:
    """Seconds of the fastest of three runs, and what it gave."""
    times = []
    for _ in range(3):
        start = perf_counter()
        result = work()
        times.append(perf_counter() - start)
    return min(times), result


def main(sizes: list[int]) -> None:
    """Print one line per size and format."""
    print(f"{'N':>7}  {'format':<6}  {'write s':>8}  {'read s':>8}  {'MB':>6}")
    for n in sizes:
        project = make_project(n)
        for name, dump in (("yaml", dump_yaml), ("json", dump_json)):
            writing, text = best(partial(dump, project))
            reading, again = best(partial(parse_text, text, f"a.{name}"))
            assert parse_text(dump(again), f"a.{name}") == again
            print(f"{n:>7}  {name:<6}  {writing:>8.2f}  {reading:>8.2f}  {len(text.encode()) / 1e6:>6.2f}")
        merging, _ = best(partial(merge_into, again, again))
        print(f"{n:>7}  merged with itself in {merging:.2f} s")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")


if __name__ == "__main__":
    main([int(word) for word in sys.argv[1:]] or [1_000, 10_000])
