"""The measures of the open document are those of its project, whatever was measured before, and measured once."""

from __future__ import annotations

import pytest

from journeydesigner.editor import measurer
from journeydesigner.editor.document import Document
from journeydesigner.editor.edits.fields import set_fields
from journeydesigner.editor.measurer import Measurer
from journeydesigner.i18n import message
from journeydesigner.measures import measure
from journeydesigner.model import Id, Journey, Text2
from tests.builders import sample

TOUR = Id("tour")


def test_they_follow_edits_undo_and_redo() -> None:
    document = Document(sample("tourism"))
    measures = Measurer(document)
    assert measures.of(TOUR) == measure(document.project, TOUR)
    with document.edit(message("elsewhere")) as draft:
        set_fields(draft, [Id("s3")], owner="r_acc")
    after = measures.of(TOUR)
    assert after is not None
    assert after.ownership_coverage.stages == 6 / 7
    document.undo()
    assert measures.of(TOUR) == measure(sample("tourism"), TOUR)
    document.redo()
    assert measures.of(TOUR) == after


def test_two_who_look_pay_once(monkeypatch: pytest.MonkeyPatch) -> None:
    document = Document(sample("tourism"))
    measures = Measurer(document)
    first = measures.of(TOUR)
    assert measures.of(TOUR) is first
    seen = []

    def noted(project: object, journey: object, known: object) -> object:
        seen.append(known)
        return measure(project, journey, known)  # type: ignore[arg-type]

    monkeypatch.setattr(measurer, "measure", noted)
    with document.edit(message("elsewhere")) as draft:
        set_fields(draft, [Id("s3")], owner="r_acc")
    assert seen == [], "an edit waits for nothing"
    measures.of(TOUR)
    assert seen == [first], "it goes on from what was known"


def test_there_are_none_without_a_journey() -> None:
    document = Document(sample("tourism"))
    measures = Measurer(document)
    assert measures.of(None) is None
    assert measures.of(Id("gone")) is None
    with document.edit(message("elsewhere")) as draft:
        draft.add(Journey(id=Id("j2"), rank="a5", name=Text2(en="Other"), kind="user"))
    assert measures.of(Id("j2")) is not None
    document.undo()
    assert measures.of(Id("j2")) is None
