"""Files as the window opens, saves, exports and closes them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from journeydesigner.app import file_commands, questions
from journeydesigner.app.desktop import Desktop
from journeydesigner.app.export_dialog import ExportDialog
from journeydesigner.app.questions import Answer
from journeydesigner.app.window import MainWindow
from journeydesigner.editor.edits.fields import rename
from journeydesigner.editor.session import Session
from journeydesigner.i18n import message
from journeydesigner.model import Id, Stage
from journeydesigner.store import read_project
from tests.app.conftest import TOURISM
from tests.builders import sample


def choose(monkeypatch: pytest.MonkeyPatch, method: str, path: Path) -> None:
    """Let the file dialog answer with `path`."""
    many = method == "getOpenFileNames"
    monkeypatch.setattr(QFileDialog, method, lambda *_args: ([str(path)] if many else str(path), ""))


def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Sentences that would have been shown in a box."""
    sentences: list[str] = []
    for module in (file_commands, questions):
        monkeypatch.setattr(module, "tell", lambda _parent, sentence: sentences.append(sentence))
    monkeypatch.setattr("journeydesigner.app.desktop.tell", lambda _parent, sentence: sentences.append(sentence))
    return sentences


def change(window: MainWindow, words: str = "Changed") -> None:
    with window.document.edit(message("Step")) as draft:
        rename(draft, Id("s1"), words)


def test_an_example_opens_as_a_new_document(window: MainWindow) -> None:
    assert window.project == sample("tourism")
    assert window.session.path is None
    assert not window.isWindowModified()
    assert window.windowTitle().startswith("tourism_destination")


def test_saving_asks_for_a_file_once_and_the_file_holds_everything(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "mine"
    choose(monkeypatch, "getSaveFileName", target)
    change(window)
    assert window.isWindowModified()
    assert window.files.save()
    path = tmp_path / "mine.journey"
    assert window.session.path == path
    assert not window.isWindowModified()
    assert read_project(path) == window.project
    change(window, "Again")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: pytest.fail("asked again"))
    assert window.files.save()
    assert read_project(path) == window.project
    assert window.desktop.settings.recent == [path]


def test_a_saved_file_opens_again_with_its_history(
    window: MainWindow, desktop: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(monkeypatch, "getSaveFileName", tmp_path / "mine.journey")
    change(window)
    window.files.save()
    window.close()
    desktop.open(tmp_path / "mine.journey", None)
    again = desktop.windows[-1]
    again.session.keep()
    stage = again.project.one(Stage, Id("s1"))
    assert stage is not None
    assert stage.name.en == "Changed"
    again.document.undo()
    assert again.project == sample("tourism")
    assert again.isWindowModified()


def test_opening_the_file_that_is_open_brings_its_window_forward(
    window: MainWindow, desktop: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(monkeypatch, "getSaveFileName", tmp_path / "mine.journey")
    window.files.save()
    desktop.open(tmp_path / "mine.journey", window)
    assert desktop.windows == [window]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("missing.journey", None, "does not exist"),
        ("empty.journey", b"", "empty"),
        ("text.journey", b"format: journeydesigner/1\n", "text file"),
        ("tab.yaml", b"format:\tjourneydesigner/1\nproject:\n\tid: p\n", "tab"),
        ("wrong.yaml", b"format: journeydesigner/1\nproject: {id: p, title: {fr: T}, colour: red}\n", "colour"),
    ],
)
def test_what_cannot_be_opened_gets_one_sentence_and_the_window_stays(
    window: MainWindow,
    desktop: Desktop,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    content: bytes | None,
    words: str,
) -> None:
    sentences = told(monkeypatch)
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    desktop.open(path, window)
    assert len(sentences) == 1
    assert words in sentences[0]
    assert desktop.windows == [window]


def test_a_target_that_cannot_be_written_loses_nothing(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sentences = told(monkeypatch)
    choose(monkeypatch, "getSaveFileName", tmp_path / "no" / "such" / "folder.journey")
    change(window)
    assert not window.files.save()
    assert "folder does not exist" in sentences[0]
    assert window.isWindowModified()
    change(window, "Still editable")


def test_a_file_changed_by_others_is_replaced_only_when_that_is_wanted(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "mine.journey"
    choose(monkeypatch, "getSaveFileName", path)
    window.files.save()
    theirs = tmp_path / "theirs.journey"
    other = Session.new()
    other.save(theirs)
    other.close()
    path.write_bytes(theirs.read_bytes())
    change(window)
    monkeypatch.setattr(file_commands, "replace_changed_file", lambda *_args: False)
    assert not window.files.save()
    assert path.read_bytes() == theirs.read_bytes()
    monkeypatch.setattr(file_commands, "replace_changed_file", lambda *_args: True)
    assert window.files.save()
    assert read_project(path) == window.project


@pytest.mark.parametrize("answer", list(Answer))
def test_closing_with_unsaved_edits_asks(
    window: MainWindow, desktop: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: Answer
) -> None:
    path = tmp_path / "mine.journey"
    choose(monkeypatch, "getSaveFileName", path)
    monkeypatch.setattr(file_commands, "save_before_closing", lambda *_args: answer)
    change(window)
    edited = window.project
    closed = window.close()
    assert closed == (answer is not Answer.CANCEL)
    assert path.exists() == (answer is Answer.SAVE)
    assert (window in desktop.windows) == (answer is Answer.CANCEL)
    if answer is Answer.SAVE:
        assert read_project(path) == edited


def test_importing_is_one_undo_step(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    before = window.project
    choose(monkeypatch, "getOpenFileName", TOURISM.with_name("clean_workshop_booking.yaml"))
    window.files.import_()
    assert [j.id for j in window.project.journeys()] == ["tour", "cln"]
    assert window.toolbar.journeys.count() == 2
    window.document.undo()
    assert window.project == before


@pytest.mark.parametrize("suffix", [".pdf", ".png"])
def test_the_page_shown_is_the_page_written(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    target = tmp_path / f"map{suffix}"
    choose(monkeypatch, "getSaveFileName", target)

    def accept(dialog: ExportDialog) -> bool:
        dialog._paper.setCurrentText("A2")
        assert dialog.page.paper.name == "A2"
        assert not dialog._preview.pixmap().isNull()
        dialog.accept()
        return True

    monkeypatch.setattr(ExportDialog, "exec", accept)
    window.files.export()
    assert target.read_bytes().startswith(b"%PDF" if suffix == ".pdf" else b"\x89PNG")
    assert window.desktop.settings.text("export/paper", "") == "A2"


def test_text_written_and_read_again_is_the_same_project(
    window: MainWindow, desktop: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("all.yaml", "all.json"):
        choose(monkeypatch, "getSaveFileName", tmp_path / name)
        window.files.export_text()
        desktop.open(tmp_path / name, None)
        assert desktop.windows[-1].project == window.project


def test_unsaved_work_is_offered_after_a_crash(
    window: MainWindow, desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(window, "Before the crash")
    edited = window.project
    window.session.keep().let_go()
    offered: list[object] = []

    def resume(left: object) -> bool:
        offered.append(left)
        return True

    monkeypatch.setattr("journeydesigner.app.recovery.ask_about", resume)
    desktop.offer_recovery()
    assert len(offered) == 1
    recovered = desktop.windows[-1]
    assert recovered.project == edited
    assert recovered.isWindowModified()
    recovered.document.undo()
    assert recovered.project == sample("tourism")
