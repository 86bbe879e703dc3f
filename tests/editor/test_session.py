"""A session keeps its document from the first edit on, and costs nothing before it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from journeydesigner.editor.document import Reentered
from journeydesigner.editor.edits.fields import rename
from journeydesigner.editor.history import History
from journeydesigner.editor.session import Session
from journeydesigner.i18n import message
from journeydesigner.model import Id
from journeydesigner.resources import resource
from journeydesigner.store import read_project
from journeydesigner.store.sessions import left_sessions

TOURISM = resource("samples", "tourism_destination.yaml")


@pytest.fixture(autouse=True)
def own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JOURNEYDESIGNER_DATA", str(tmp_path / "data"))


def change(session: Session, words: str) -> None:
    with session.document.edit(message("Step")) as draft:
        rename(draft, Id("s1"), words)


def test_a_session_nobody_touched_leaves_nothing(tmp_path: Path) -> None:
    session = Session.open(TOURISM)
    session.close()
    assert not (tmp_path / "data").exists()


def test_the_first_edit_is_durable_although_nothing_was_kept_before() -> None:
    session = Session.open(TOURISM)
    change(session, "First")
    session.keep().let_go()
    (left,) = left_sessions()
    recovered = Session.recover(left)
    assert recovered.document.project == session.document.project
    assert recovered.document.is_modified
    recovered.discard()


def test_the_history_of_an_earlier_session_goes_on_under_the_first_edit(tmp_path: Path) -> None:
    file = tmp_path / "mine.journey"
    session = Session.open(TOURISM)
    start = session.document.project
    change(session, "One")
    session.save(file)
    session.close()
    again = Session.open(file)
    assert not again.document.history.done
    change(again, "Two")
    assert len(again.document.history.done) == 2
    again.document.undo()
    assert again.document.project == read_project(file)
    assert not again.document.is_modified
    again.document.undo()
    assert again.document.project == start
    again.close()


def test_a_history_is_not_taken_up_over_one_made_here() -> None:
    session = Session.open(TOURISM)
    change(session, "One")
    with pytest.raises(Reentered):
        session.document.resume(History())
    session.discard()


def test_the_database_library_is_not_waited_for(tmp_path: Path) -> None:
    file = tmp_path / "mine.journey"
    session = Session.open(TOURISM)
    session.save(file)
    session.close()
    program = f"""
import sys
from pathlib import Path
from journeydesigner.editor.session import Session
Session.open(Path({str(file)!r}))
sys.exit("sqlalchemy" in sys.modules)
"""
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
