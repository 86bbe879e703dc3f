"""An edit may not make a unit part of itself, nor a role report to itself."""

from __future__ import annotations

from typing import Any

import pytest

from journeydesigner.editor.document import Document
from journeydesigner.editor.edits.fields import set_fields
from journeydesigner.exchange import dump_yaml, parse_text
from journeydesigner.i18n import message, set_language
from journeydesigner.model import Delta, Id, Project, Role, Unit
from journeydesigner.model.integrity import BrokenProject, above
from tests.model.projects import small_project


def with_(project: Project, id_: str, **fields: Any) -> Project:
    record = project.get(Id(id_))
    assert record is not None
    return project.apply(Delta.of({record.id: (record, record.model_copy(update=fields))}))


def change(project: Project, id_: str, **fields: Any) -> Project:
    document = Document(project)
    with document.edit(message("Step")) as draft:
        set_fields(draft, [Id(id_)], **fields)
    return document.project


@pytest.mark.parametrize(
    ("id_", "fields", "said"),
    [
        ("u1", {"parent": "u2"}, "Welcome would be a part of itself, through Digital. Choose a unit that"),
        ("u1", {"parent": "u1"}, "Welcome would be a part of itself, through Welcome."),
        ("r1", {"reports_to": "r2"}, "Head of welcome would report to itself, through Head of digital."),
        ("r1", {"backup": "r1"}, "Head of welcome cannot be its own backup."),
    ],
)
def test_it_is_refused_with_names(id_: str, fields: dict[str, Any], said: str) -> None:
    project = with_(with_(small_project(), "u2", parent="u1"), "r2", reports_to="r1")
    with pytest.raises(BrokenProject) as refused:
        change(project, id_, **fields)
    assert str(refused.value).startswith(said)
    set_language("fr")
    assert not str(refused.value).startswith(said)


def test_what_a_file_holds_already_stays_editable_and_readable() -> None:
    project = with_(with_(small_project(), "u2", parent="u1"), "u1", parent="u2")
    project = with_(project, "r1", backup="r1")
    assert change(project, "u1", external=True).all(Unit)[Id("u1")].external
    assert change(project, "r1", person="Ada").all(Role)[Id("r1")].person == "Ada"
    assert change(project, "u1", parent=None).all(Unit)[Id("u1")].parent is None
    assert parse_text(dump_yaml(project), "small.yaml").all(Unit)[Id("u1")].parent == "u2"


def test_above_ends_in_a_circle() -> None:
    project = with_(with_(small_project(), "u2", parent="u1"), "u1", parent="u2")
    assert above(project, project.all(Unit)[Id("u1")]) == ["u2", "u1"]
