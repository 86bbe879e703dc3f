"""A program that edits and saves until it is killed: edit_until_killed.py FILE LOG SEED.

LOG gets one line before and one after each step: ["will", state], ["did", state] around every edit, undo and redo,
["saving", names], ["saved", names] around every save. A state is what the user sees: the names of two touchpoints
and how many steps can be undone and redone.
"""

from __future__ import annotations

import json
import os
import random
import sys
from pathlib import Path

from journeydesigner.i18n import message
from journeydesigner.model import Delta, Draft, Id, Project, Text2, Touchpoint
from journeydesigner.store.journal import Cause
from journeydesigner.store.sessions import left_sessions, open_file, recover

POINTS = (Id("t1"), Id("t2"))


class Editor:
    """Does at random what a user does, through the working copy."""

    def __init__(self, file: Path, log: Path, seed: int) -> None:
        left = left_sessions()
        begun = recover(left[0]) if left else open_file(file)
        self._copy = begun.working_copy
        self._project = begun.project
        self._done = [step.delta for step in begun.history.done]
        self._undone = [step.delta for step in begun.history.undone]
        self._random = random.Random(seed)
        self._log = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT)

    def run(self) -> None:
        """Never returns."""
        while True:
            self._step()
            if self._random.random() < 0.1:
                self._say("saving", seen(self._project))
                self._copy.save()
                self._say("saved", seen(self._project))

    def _step(self) -> None:
        delta, cause = self._chosen()
        self._project = self._project.apply(delta)
        state = [seen(self._project), len(self._done), len(self._undone)]
        self._say("will", state)
        self._copy.record(delta, cause, message("Rename {n}", n=len(self._done)))
        self._say("did", state)

    def _chosen(self) -> tuple[Delta, Cause]:
        choice = self._random.random()
        if choice < 0.2 and self._done:
            self._undone.append(self._done.pop())
            return self._undone[-1].inverse(), "undo"
        if choice < 0.3 and self._undone:
            self._done.append(self._undone.pop())
            return self._done[-1], "redo"
        draft = Draft(self._project)
        words = f"Name {self._random.randrange(10**9)} " + "é" * self._random.randrange(2000)
        draft.update(draft.one(Touchpoint, self._random.choice(POINTS)), name=Text2(fr=words))
        self._done.append(draft.delta())
        self._undone.clear()
        return self._done[-1], "edit"

    def _say(self, what: str, state: object) -> None:
        os.write(self._log, (json.dumps([what, state]) + "\n").encode())


def seen(project: Project) -> list[str]:
    """The names by which states of the project differ here."""
    points = project.all(Touchpoint)
    return [points[id_].name.fr for id_ in POINTS]


if __name__ == "__main__":
    Editor(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])).run()
