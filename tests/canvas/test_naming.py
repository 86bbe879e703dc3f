"""Typing names in place: cards, stages, lanes; accents, Esc, empty names, pastes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtWidgets import QApplication

from journeydesigner.i18n import set_language
from journeydesigner.model import Id
from tests.canvas.conftest import Hands


def test_a_double_click_renames_a_card_with_accents(hands: Hands) -> None:
    before = hands.project
    hands.double(hands.on_card("t12"))
    editor = hands.view._naming.editor
    assert editor.is_open
    assert editor.toPlainText() == "Paying the deposit"
    hands.write("Première étape payée")
    hands.key(Qt.Key.Key_Return)
    assert hands.touchpoint("Première étape payée").name.fr == "Paiement de l'acompte"
    assert hands.view.hasFocus()
    assert hands.document.history.undoable is not None
    assert str(hands.document.history.undoable.label) == "Rename Paying the deposit"
    hands.document.undo()
    assert hands.project == before


def test_escape_leaves_the_name_as_it_was(hands: Hands) -> None:
    hands.selection.set([Id("t12")])
    hands.key(Qt.Key.Key_F2)
    hands.write("x")
    hands.key(Qt.Key.Key_Escape)
    assert hands.document.history.done == ()
    assert not hands.view._naming.editor.isVisible()


def test_an_unchanged_name_is_no_step_and_an_empty_one_is_refused(hands: Hands) -> None:
    hands.selection.set([Id("t12")])
    hands.key(Qt.Key.Key_Return)
    hands.key(Qt.Key.Key_Return)
    assert hands.document.history.done == ()
    hands.key(Qt.Key.Key_Return)
    hands.view._naming.editor.setPlainText("   ")
    hands.key(Qt.Key.Key_Return)
    assert hands.document.history.done == ()
    assert hands.said[-1] == "A name cannot be empty."


def test_clicking_elsewhere_writes_what_was_typed(hands: Hands) -> None:
    hands.double(hands.on_card("t12"))
    hands.write("Ici")
    hands.click(hands.in_cell(1, "c_qr"))
    assert hands.touchpoint("Ici").id == "t12"


def test_stages_and_lanes_are_renamed_on_their_headers(hands: Hands) -> None:
    rect = hands.view.stages.rect_of(hands.column(3))
    hands.double(QPoint(round(rect.x + 80), 18), widget=hands.view.stages)
    hands.write("Réserver")
    hands.key(Qt.Key.Key_Return)
    assert hands.project.stages(hands.plan.journey)[2].name.en == "Réserver"
    lane = hands.view.lanes.rect_of(hands.lane("c_phone"))
    hands.double(QPoint(90, round(lane.y + lane.h / 2)), widget=hands.view.lanes)
    hands.write("Standard")
    hands.key(Qt.Key.Key_Return)
    assert hands.project.get(Id("c_phone")).name.en == "Standard"  # type: ignore[union-attr]


def test_a_paste_of_several_lines_becomes_one_plain_line(hands: Hands) -> None:
    hands.double(hands.on_card("t12"))
    mime = QMimeData()
    mime.setText("<b>Payer</b>\nl'acompte\t!")
    hands.view._naming.editor.insertFromMimeData(mime)
    hands.key(Qt.Key.Key_Return)
    assert hands.touchpoint("<b>Payer</b> l'acompte !").id == "t12"


def test_only_the_language_shown_is_written(hands: Hands) -> None:
    set_language("fr")
    hands.double(hands.on_card("t12"))
    assert hands.view._naming.editor.toPlainText() == "Paiement de l'acompte"
    hands.write("Acompte")
    hands.key(Qt.Key.Key_Return)
    found = hands.touchpoint("Acompte")
    assert (found.name.fr, found.name.en) == ("Acompte", "Paying the deposit")


def test_a_double_click_in_an_empty_cell_makes_a_touchpoint_and_opens_its_name(hands: Hands) -> None:
    hands.double(hands.in_cell(6, "c_qr"))
    made = hands.touchpoint("New touchpoint")
    assert (made.stage, made.channel) == ("s6", "c_qr")
    assert hands.view._naming.element == made.id
    hands.write("Retour au sentier")
    hands.key(Qt.Key.Key_Return)
    assert hands.touchpoint("Retour au sentier").id == made.id


@pytest.fixture
def sheet_of_the_application(qapp: QApplication) -> Iterator[None]:
    """A style sheet of the application, as the window has one."""
    before = qapp.styleSheet()
    qapp.setStyleSheet("QPlainTextEdit { padding: 4px; }")
    yield
    qapp.setStyleSheet(before)


@pytest.mark.usefixtures("sheet_of_the_application")
def test_a_name_is_typed_at_a_readable_size_when_zoomed_out(hands: Hands) -> None:
    hands.view.set_zoom(0.3)
    hands.double(hands.on_card("t12"))
    editor = hands.view._naming.editor
    assert editor.font().pixelSize() >= 12
    assert editor.width() >= 150
