"""The open project, and the only way to change it.

An edit is a block: `with document.edit(label) as draft: …`. When the block ends, its changes are checked, made
durable by the journal, put into the project and told once to everyone through `changed`. When the block or any of
these steps raises, nothing has happened. Undo and redo travel the same road. See docs/edit-flow.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal, Protocol

from psygnal import Signal

from journeydesigner.editor.history import History, Step
from journeydesigner.i18n import Message
from journeydesigner.model import Delta, Draft, Project
from journeydesigner.model.integrity import check_edit

Cause = Literal["edit", "undo", "redo"]


@dataclass(frozen=True, slots=True)
class Change:
    """What one user action did: the project before and after, the difference, and why."""

    before: Project
    after: Project
    delta: Delta
    cause: Cause
    label: Message


class Journal(Protocol):
    """Where edits become durable. Raises `errors.Refusal`, having written nothing, when they cannot."""

    def record(self, delta: Delta, cause: Cause, label: Message) -> None:
        """Make one change durable before it is shown."""


class Reentered(Exception):
    """Code tried to edit while an edit was open or being told; a defect of the program."""


class Document:
    """One open project with its history."""

    changed = Signal(Change)
    """Exactly once after every edit, undo and redo."""
    saved = Signal()
    """The modified mark may have changed without an edit."""

    def __init__(self, project: Project, journal: Journal | None = None, history: History | None = None) -> None:
        self._project = project
        self._journal = journal
        self._history = history or History()
        self._busy = False

    @property
    def project(self) -> Project:
        """The project as it stands; immutable."""
        return self._project

    @property
    def history(self) -> History:
        """What can be undone and redone."""
        return self._history

    @property
    def is_modified(self) -> bool:
        """Whether the user's file lacks something that is in the project."""
        return not self._history.is_at_saved

    def resume(self, history: History) -> None:
        """Go on with the history of an earlier session on the same project. Only while none was made here."""
        if self._history.done or self._history.undone:
            raise Reentered("resume")
        self._history = history
        if not self._busy:
            self.saved.emit()

    def mark_saved(self, is_saved: bool = True) -> None:
        """The user's file now holds the project as it stands, or holds none of it."""
        if is_saved:
            self._history.mark_saved()
        else:
            self._history.mark_never_saved()
        self.saved.emit()

    @contextmanager
    def edit(self, label: Message) -> Iterator[Draft]:
        """One user action: everything done to the draft in the block is one step of the history.

        Raises `model.integrity.BrokenProject` when the result would break the project, whatever the block raises,
        and the journal's refusal; the project is then as before.
        """
        if self._busy:
            raise Reentered(label.msgid)
        self._busy = True
        try:
            draft = Draft(self._project)
            yield draft
            delta = draft.delta()
            if delta:
                check_edit(self._project, draft.project, delta)
                self._carry(draft.project, delta, "edit", label)
                self._history.push(Step(delta, label))
        finally:
            self._busy = False
        if delta:
            self._tell(draft.base, delta, "edit", label)

    def scratch(self) -> Draft:
        """A draft that leads nowhere: for previews, which run the same edit functions and show the outcome."""
        return Draft(self._project)

    def undo(self) -> None:
        """Take the last step back; nothing happens when there is none."""
        step = self._history.undoable
        if step is not None:
            self._travel(step.delta.inverse(), "undo", step.label)

    def redo(self) -> None:
        """Do the last undone step again; nothing happens when there is none."""
        step = self._history.redoable
        if step is not None:
            self._travel(step.delta, "redo", step.label)

    def _travel(self, delta: Delta, cause: Cause, label: Message) -> None:
        if self._busy:
            raise Reentered(label.msgid)
        before = self._project
        self._carry(before.apply(delta), delta, cause, label)
        if cause == "undo":
            self._history.step_back()
        else:
            self._history.step_forward()
        self._tell(before, delta, cause, label)

    def _carry(self, after: Project, delta: Delta, cause: Cause, label: Message) -> None:
        if self._journal is not None:
            self._journal.record(delta, cause, label)
        self._project = after

    def _tell(self, before: Project, delta: Delta, cause: Cause, label: Message) -> None:
        self._busy = True
        try:
            self.changed.emit(Change(before, self._project, delta, cause, label))
        finally:
            self._busy = False
