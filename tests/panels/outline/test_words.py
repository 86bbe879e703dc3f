"""What a screen reader is told of rows: every row says all it shows, in both languages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from journeydesigner.editor.edits.owning import assign_owner
from journeydesigner.i18n import message, set_language
from journeydesigner.model import Id
from tests.panels.outline.conftest import Hand


@pytest.fixture
def french() -> Iterator[None]:
    set_language("fr")
    yield
    set_language("en")


def test_a_touchpoint_says_everything(hand: Hand) -> None:
    hand.go("t12")
    assert hand.spoken == (
        "Paying the deposit, touchpoint 2 of 4, stage Booking, channel Booking platform, nobody answers for it, "
        "emotion nervous (observed), moment of truth, 1 link leads on, 2 findings, at worst error"
    )


@pytest.mark.usefixtures("french")
def test_it_says_so_in_french(hand: Hand) -> None:
    hand.go("t12")
    assert hand.spoken == (
        "Paiement de l'acompte, point de contact 2 sur 4, étape Réservation, canal Plateforme de réservation, "
        "personne n'en est responsable, émotion\u00a0: nerveux (observée), moment de vérité, "
        "1 enchaînement en part, 2 constats, au pire erreur"
    )


def test_an_owner_of_the_stage_is_said_to_be_that(hand: Hand) -> None:
    hand.go("t08")
    assert "owner Interim digital manager, of the stage" in hand.spoken
    with hand.desk.document.edit(message("x")) as draft:
        assign_owner(draft, [Id("t08")], "r_dir")
    assert "owner Office director," in f"{hand.spoken},"


def test_stages_journey_and_links_say_what_they_are(hand: Hand) -> None:
    hand.go("s3")
    assert hand.spoken.startswith("Booking, stage 3 of 7, ")
    assert "4 touchpoints, nobody answers for it, 2 findings, at worst error" in hand.spoken
    hand.go("tour")
    assert "journey, 7 stages, nobody answers for it" in hand.spoken
    hand.go("x04")
    assert hand.spoken.startswith("to Online travel notebook, link from Talk at the fair stand")
    assert "change of world without a bridge" in hand.spoken


def test_findings_are_described_in_full(hand: Hand) -> None:
    hand.go("t12")
    cell = QAccessible.queryAccessibleInterface(hand.panel.view).focusChild()
    findings = hand.desk.checker.of(Id("t12"))
    assert len(findings) == 2
    for finding in findings:
        assert finding.text(hand.desk.project) in cell.text(QAccessible.Text.Description)


def test_rows_are_items_of_a_tree_that_open(hand: Hand) -> None:
    hand.go("s3")
    tree = QAccessible.queryAccessibleInterface(hand.panel.view)
    assert tree.role() == QAccessible.Role.Tree
    assert tree.text(QAccessible.Text.Name) == "Outline of the journey"
    cell = tree.focusChild()
    assert cell.role() == QAccessible.Role.TreeItem
    assert cell.state().expanded  # type: ignore[attr-defined]
    hand.key(Qt.Key.Key_Left)
    assert cell.state().expandable  # type: ignore[attr-defined]
    assert not cell.state().expanded  # type: ignore[attr-defined]


def test_every_row_has_a_name_that_begins_with_that_of_its_element(hand: Hand) -> None:
    hand.panel.view.expandAll()
    tree = QAccessible.queryAccessibleInterface(hand.panel.view)
    heading, *said = (tree.child(n).text(QAccessible.Text.Name) for n in range(tree.childCount()))
    project = hand.desk.project
    shown = 1 + len(project.stages("tour")) + 35 + len(project.transitions("tour"))
    assert heading == "Outline"
    assert len(said) == shown
    assert all(", " in sentence for sentence in said)


def test_the_name_being_typed_is_named(hand: Hand) -> None:
    hand.go("t12")
    hand.key(Qt.Key.Key_F2)
    assert hand.editor is not None
    assert hand.editor.accessibleName() == "Name of Paying the deposit"
