"""A field asked for by its name in the model is found, unfolded, brought into view and given the keyboard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from journeydesigner.editor.document import Document
from journeydesigner.editor.selection import Selection
from journeydesigner.model import Id, Kind, Project
from journeydesigner.panels.inspector import Inspector
from journeydesigner.panels.inspector.inspector import PLANS
from journeydesigner.rules import Check
from journeydesigner.rules.fixes import Open
from tests.builders import sample
from tests.panels.conftest import Desk, show
from tests.panels.test_every_field import BESIDE, ELSEWHERE, NOT_EDITED
from tests.rules.small import ON, cases, small


@pytest.fixture
def inspector(qtbot: QtBot, desk: Desk) -> Inspector:
    panel = Inspector(desk.document, desk.selection, desk.journey)
    show(qtbot, panel)
    return panel


def has_keyboard(inspector: Inspector, name: str) -> bool:
    """Whether the keyboard is in the field of this name."""
    assert inspector.form is not None
    field, focus = inspector.form.field(name), QApplication.focusWidget()
    return field is not None and focus is not None and (field is focus or field.isAncestorOf(focus))


def is_in_sight(widget: QWidget) -> bool:
    """Whether the top of a widget lies within its scrolled area."""
    area: QWidget | None = widget
    while not isinstance(area, QScrollArea):
        assert area is not None
        area = area.parentWidget()
    y = widget.mapTo(area.viewport(), QPoint(0, 0)).y()
    return 0 <= y <= area.viewport().height() - 10


FIELDS = [
    (kind, name)
    for kind in PLANS
    for name in kind.model_fields
    if name not in NOT_EDITED and (kind, name) not in ELSEWHERE
]


@pytest.mark.parametrize(("kind", "name"), FIELDS, ids=lambda part: getattr(part, "__name__", part))
def test_every_field_takes_the_keyboard(inspector: Inspector, desk: Desk, kind: Kind, name: str) -> None:
    element = next(iter(desk.project.all(kind).values()))
    desk.selection.set([element.id])
    assert inspector.focus_field(name)
    QApplication.processEvents()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert inspector.isAncestorOf(focus)
    assert is_in_sight(focus)


@pytest.mark.parametrize(
    ("element", "asked", "given"),
    [
        ("t17", "emotion.label", "emotion.label"),
        ("t17", "emotion.score", "emotion"),
        ("t17", "emotion.persona", "emotion.persona"),
        ("t17", "pains", "pains"),
        ("t17", "opportunities", "opportunities"),
        ("t17", "raci", "raci"),
        ("t17", "raci[0].role", "raci"),
        ("t17", "systems[1]", "systems"),
        ("tour", "continuous_roles", "continuous_roles"),
        ("tour", "continuous_roles[0].stages", "continuous_roles"),
        ("tour", "links", "links.continues"),
        ("tour", "kpis", "kpis"),
        ("tour", "evidence", "evidence"),
        ("s4", "sub_journey", "sub_journey"),
        ("s4", "kpis", "kpis"),
        ("x04", "bridge", "bridge.by"),
        ("x08", "bridge.identity", "bridge.identity"),
        ("x08", "bridge.owner", "bridge.owner"),
        ("k01", "scope", "scope"),
        ("o01", "due", "due"),
        ("n03", "severity", "severity"),
        ("e01", "covers", "covers"),
        ("y_cms", "links[0].to", "links"),
        ("p_henri", "goals[0]", "goals"),
    ],
)
def test_what_lies_inside_a_value_leads_to_its_field(
    inspector: Inspector, desk: Desk, element: str, asked: str, given: str
) -> None:
    desk.select(element)
    assert inspector.focus_field(asked)
    QApplication.processEvents()
    assert has_keyboard(inspector, given)


@pytest.mark.parametrize(
    ("element", "asked", "given"),
    [
        ("x04", "bridge.identity", "bridge.by"),  # no bridge, so nothing it could carry
        ("x01", "p", "kind"),  # no choice, so no share
        ("t02", "emotion.persona", "place"),
        ("s4", "intended_reason", "intended_worlds"),
    ],
)
def test_a_field_without_sense_hands_on_to_the_one_that_gives_it_some(
    inspector: Inspector, desk: Desk, element: str, asked: str, given: str
) -> None:
    from journeydesigner.editor.edits.fields import set_fields
    from journeydesigner.i18n import message

    desk.select(element)
    if asked.startswith("emotion"):
        with desk.document.edit(message("no emotion")) as draft:
            set_fields(draft, [Id(element)], emotion=None)
        given = "promise"
    assert inspector.focus_field(asked)
    QApplication.processEvents()
    assert has_keyboard(inspector, given)


def test_a_field_that_is_not_there_is_said_so(inspector: Inspector, desk: Desk) -> None:
    desk.select("t17")
    assert not inspector.focus_field("colour")
    assert not inspector.focus_field("measures.local_global_gap")


def opens() -> Iterator[tuple[Project, Open]]:
    """What the fixes of every case and of both samples open."""
    projects = [*(small(case.given) for case in cases()), sample("tourism"), sample("clean")]
    for project in projects:
        check = Check.fresh(project, ON)
        for finding in check.findings:
            for fix in check.fixes(finding):
                if fix.opens is not None:
                    yield project, fix.opens


def test_every_field_that_a_fix_opens_takes_the_keyboard(qtbot: QtBot) -> None:
    known: dict[tuple[str, str], tuple[Project, Open]] = {}
    for project, wanted in opens():
        kind = type(project.get(wanted.element)).__name__
        known.setdefault((kind, wanted.field or ""), (project, wanted))
    assert len(known) > 10
    for (kind, field), (project, wanted) in known.items():
        if not field or field.startswith("measures.") or kind in {k.__name__ for k in BESIDE}:
            continue
        document = Document(project)
        selection = Selection(document)
        panel = Inspector(document, selection, None)
        show(qtbot, panel)
        selection.set([wanted.element])
        assert panel.focus_field(field), (kind, field)
        QApplication.processEvents()
        assert has_keyboard(panel, field), (kind, field)
