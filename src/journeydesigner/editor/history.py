"""What was done and can be undone: steps as deltas with their labels. Knows neither widgets nor files."""

from __future__ import annotations

from dataclasses import dataclass

from journeydesigner.i18n import Message
from journeydesigner.model import Delta


@dataclass(frozen=True, slots=True)
class Step:
    """One thing the user did: its difference, and the words the menu shows for it."""

    delta: Delta
    label: Message


class History:
    """Steps done and steps undone. A new step forgets those that were undone.

    `saved` is how many steps were done when the user's file was last written; None when no step leads back there.
    """

    def __init__(self, done: tuple[Step, ...] = (), undone: tuple[Step, ...] = (), saved: int | None = 0) -> None:
        self._done = list(done)
        self._undone = list(undone)
        self._saved = saved

    @property
    def done(self) -> tuple[Step, ...]:
        """Steps that can be undone, oldest first."""
        return tuple(self._done)

    @property
    def undone(self) -> tuple[Step, ...]:
        """Steps that can be redone, the next one last."""
        return tuple(self._undone)

    @property
    def undoable(self) -> Step | None:
        """The step that undo takes back."""
        return self._done[-1] if self._done else None

    @property
    def redoable(self) -> Step | None:
        """The step that redo does again."""
        return self._undone[-1] if self._undone else None

    def push(self, step: Step) -> None:
        """Remember a step just done."""
        if self._saved is not None and self._saved > len(self._done):
            self._saved = None
        self._done.append(step)
        self._undone.clear()

    def step_back(self) -> None:
        """The last step was undone."""
        self._undone.append(self._done.pop())

    def step_forward(self) -> None:
        """The last undone step was done again."""
        self._done.append(self._undone.pop())

    @property
    def is_at_saved(self) -> bool:
        """Whether the project now is the one last marked as saved."""
        return self._saved == len(self._done)

    def mark_saved(self) -> None:
        """The project as it stands is what the user's file holds."""
        self._saved = len(self._done)

    def mark_never_saved(self) -> None:
        """No file holds the project as it stands, nor at any step of the history."""
        self._saved = None
