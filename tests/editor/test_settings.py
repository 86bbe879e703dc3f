"""The edit behind "Rules and thresholds…"."""

from __future__ import annotations

from dataclasses import replace

from journeydesigner.editor.document import Document
from journeydesigner.editor.edits.settings import ProjectSettings, apply_settings
from journeydesigner.i18n import message
from journeydesigner.model.info import RuleSetting, Thresholds
from tests.builders import sample

OFF = RuleSetting(rule="OWN001", severity="off")
INFO = RuleSetting(rule="OWN002", severity="info")


def apply(document: Document, settings: ProjectSettings) -> None:
    with document.edit(message("Settings")) as draft:
        apply_settings(draft, settings)


def test_everything_is_written_in_one_step_and_undone_in_one() -> None:
    document = Document(sample("tourism"))
    before = document.project
    wanted = ProjectSettings((OFF, INFO), Thresholds(handover_run=5), not before.info.bilingual, "en")
    apply(document, wanted)
    assert ProjectSettings.of(document.project) == wanted
    document.undo()
    assert document.project == before


def test_the_same_in_another_order_is_no_step() -> None:
    document = Document(sample("tourism"))
    apply(document, replace(ProjectSettings.of(document.project), profile=(OFF, INFO)))
    apply(document, replace(ProjectSettings.of(document.project), profile=(INFO, OFF)))
    assert len(document.history.done) == 1
