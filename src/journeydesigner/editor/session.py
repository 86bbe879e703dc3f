"""One file under work: the document, the working copy that keeps it, and the way back into the user's file.

Texts (.yaml, .json) are opened as new documents: they are only read, and a save asks for a `.journey` file.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from journeydesigner.editor.document import Cause, Document
from journeydesigner.editor.edits.beginning import empty_project
from journeydesigner.editor.edits.placing import both
from journeydesigner.editor.history import History, Step
from journeydesigner.i18n import N_, Message, language
from journeydesigner.model import Delta, Project
from journeydesigner.store.reading import Opened, open_document
from journeydesigner.store.taking import Progress

if TYPE_CHECKING:
    # These bring SQLAlchemy along, a third of the time a window takes to appear.
    from journeydesigner.store.sessions import Begun, Left
    from journeydesigner.store.working_copy import WorkingCopy

SUFFIX = ".journey"
"""Of the documents this program writes."""


@dataclass(frozen=True, slots=True)
class Text:
    """A project read from a text, and what the file is called."""

    project: Project
    name: str


Found = Opened | Text


def read(path: Path, progress: Progress | None = None) -> Found:
    """Read a document or a text; may be done on any thread. Raises the refusals of reading."""
    if path.suffix.lower() != SUFFIX:
        # Formats of text are loaded when there is one: a document opens sooner.
        from journeydesigner.exchange import read_text
        from journeydesigner.exchange.text_files import is_text

        if is_text(path):
            return Text(read_text(path), path.stem)
    return open_document(path, progress)


class Session:
    """An open document and where it is kept.

    The working copy is begun with `keep`, at the latest by the first edit: SQLAlchemy and the session's folder are
    not waited for before the first picture.
    """

    def __init__(
        self, project: Project, start: Callable[[], Begun], *, path: Path | None = None, name: str = ""
    ) -> None:
        self.document = Document(project, self)
        self._start = start
        self._kept: WorkingCopy | None = None
        self._path = path
        self._name = name

    @staticmethod
    def new() -> Session:
        """An empty project."""
        return Session._of(empty_project(both(N_("New project")), language()), "")

    @staticmethod
    def open(path: Path) -> Session:
        """Open a document, or a text as a new document. Raises the refusals of reading."""
        return Session.begin(read(path))

    @staticmethod
    def begin(found: Found) -> Session:
        """Begin work on what was read, on the thread that will edit it."""
        if isinstance(found, Opened):
            return Session(found.project, lambda: _begun(found), path=found.path.absolute())
        return Session._of(found.project, found.name)

    @staticmethod
    def recover(left: Left) -> Session:
        """Go on with what a crash left behind. Raises `store.refusals.InUse` or `BrokenSession`."""
        from journeydesigner.store.sessions import recover

        begun = recover(left)
        session = Session(begun.project, lambda: begun)
        session.keep()
        return session

    @staticmethod
    def _of(project: Project, name: str) -> Session:
        return Session(project, lambda: _created(project), name=name)

    # -- the journal of the document

    def keep(self) -> WorkingCopy:
        """Begin the working copy unless it is begun; the history of an earlier session goes on.

        Raises `store.refusals.NotKept` or `NoRoomToKeep` when the program's own folder cannot hold it.
        """
        if self._kept is None:
            begun = self._start()
            self._kept = begun.working_copy
            done, undone = (
                tuple(Step(step.delta, step.label) for step in steps)
                for steps in (begun.history.done, begun.history.undone)
            )
            self.document.resume(History(done, undone, begun.history.saved))
        return self._kept

    def record(self, delta: Delta, cause: Cause, label: Message) -> None:
        """Make one change durable before it is shown. Raises the refusals of `keep`."""
        self.keep().record(delta, cause, label)

    @property
    def path(self) -> Path | None:
        """The user's file; None as long as there is none."""
        return self._kept.source if self._kept is not None else self._path

    @property
    def name(self) -> str:
        """What the window's title and the imprint call the file; empty for a new one."""
        return self.path.name if self.path else self._name

    @property
    def is_untouched(self) -> bool:
        """Whether this is a new project in which nobody has done anything."""
        history = self.document.history
        return self.path is None and not self._name and not history.done and not history.undone

    def save(self, path: Path | None = None, *, replace_changed: bool = False) -> None:
        """Write the document to `path` (None: to its file). Raises the refusals of saving, having lost nothing.

        Raises `store.refusals.ChangedElsewhere` when somebody else changed the file since it was opened.
        """
        self.keep().save(path, replace_changed=replace_changed)
        self.document.mark_saved()

    def write_text(self, path: Path) -> None:
        """Write the whole project as text; the document stays where it is."""
        from journeydesigner.exchange import write_text

        write_text(self.document.project, path)

    def close(self) -> None:
        """End the session when nothing is unsaved, or leave what is to the next start."""
        if self._kept is not None:
            self._kept.close()

    def discard(self) -> None:
        """End the session and set its unsaved work aside for 30 days."""
        if self._kept is not None:
            self._kept.discard()


def load_database() -> None:
    """Load what keeps the work, on a thread of its own: whoever edits meanwhile does not wait for all of it."""
    Thread(target=_load, name="load the database").start()


def _load() -> None:
    import journeydesigner.store.sessions  # noqa: F401


def _begun(opened: Opened) -> Begun:
    from journeydesigner.store.sessions import begin

    return begin(opened)


def _created(project: Project) -> Begun:
    from journeydesigner.store.journal import KeptHistory
    from journeydesigner.store.sessions import Begun
    from journeydesigner.store.working_copy import WorkingCopy

    return Begun(WorkingCopy.create(project), project, KeptHistory())
