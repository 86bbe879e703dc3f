"""kill -9 at any moment: nothing that was acknowledged is lost, and the user's file is always a whole document."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from journeydesigner.store import read_project
from journeydesigner.store.sessions import Begun, left_sessions, open_file, recover
from tests.builders import examples
from tests.model.projects import small_project
from tests.store import edit_until_killed
from tests.store.documents import saved
from tests.store.edit_until_killed import seen

KILLS = examples(10)


def test_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    """One session goes on from kill to kill, so that recovery itself is under test."""
    file, rnd = saved(tmp_path / "a.journey"), random.Random(3)
    state: Any = [seen(small_project()), 0, 0]
    in_file = state[0]
    for number in range(KILLS):
        lines = _killed(file, tmp_path / f"log{number}", number, rnd.randrange(2, 40), rnd.random() / 200)
        begun = _after_the_crash(file)
        found = [seen(begun.project), len(begun.history.done), len(begun.history.undone)]
        begun.working_copy.let_go()
        assert found in _possible(lines, "did", "will", state)
        state = found
        found_in_file = seen(read_project(file))
        assert found_in_file in _possible(lines, "saved", "saving", in_file)
        in_file = found_in_file


def _possible(lines: list[Any], after: str, before: str, start: Any) -> list[Any]:
    """What was acknowledged last; and what was begun after that, which may be durable without having been told."""
    told = [line for line in lines if line[0] in (after, before)]
    last = next((state for what, state in reversed(told) if what == after), start)
    return [last, told[-1][1]] if told else [last]


def _after_the_crash(file: Path) -> Begun:
    left = left_sessions()
    assert len(left) <= 1
    return recover(left[0]) if left else open_file(file)


def _killed(file: Path, log: Path, seed: int, lines: int, delay: float) -> list[Any]:
    """What the program said before it was killed, a moment after its line number `lines`."""
    with subprocess.Popen([sys.executable, "-m", edit_until_killed.__name__, file, log, str(seed)]) as child:
        while not log.exists() or log.read_bytes().count(b"\n") < lines:
            assert child.poll() is None, "the program died by itself"
            time.sleep(0.001)
        time.sleep(delay)
        child.kill()
    whole, _, _torn = log.read_text().rpartition("\n")  # a line that the kill cut short was never told
    return [json.loads(line) for line in whole.splitlines()]
