"""Drawing links from ports, leading them elsewhere, bridging them."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QPoint, Qt

from journeydesigner.layout.words import label
from journeydesigner.model import Id, Transition
from tests.canvas.conftest import Hands


def link_between(hands: Hands, start: str, end: str) -> Transition | None:
    return next((t for t in hands.project.outgoing(Id(start)) if t.to == end), None)


def test_a_link_is_dragged_from_the_port_to_a_card(hands: Hands) -> None:
    before = hands.project
    hands.move(hands.on_card("t10"), Qt.MouseButton.NoButton)
    hands.drag(hands.on_port("t10"), hands.on_card("t14"))
    made = link_between(hands, "t10", "t14")
    assert made is not None
    assert made.kind == "choice"
    assert hands.selection.ids == (made.id,)
    hands.document.undo()
    assert hands.project == before


def test_a_wire_snaps_to_the_card_nearby(hands: Hands) -> None:
    hands.move(hands.on_card("t10"), Qt.MouseButton.NoButton)
    rect = hands.card("t14").rect
    hands.drag(hands.on_port("t10"), hands.on_map(rect.x - 14, rect.y + 20))
    assert link_between(hands, "t10", "t14") is not None


def test_a_link_that_exists_is_refused_with_its_reason(hands: Hands) -> None:
    hands.move(hands.on_card("t11"), Qt.MouseButton.NoButton)
    hands.drag(hands.on_port("t11"), hands.on_card("t12"), drop=False)
    assert hands.said[-1] == "These two touchpoints are linked already."
    assert hands.view.viewport().cursor().shape() == Qt.CursorShape.ForbiddenCursor
    hands.release(hands.on_card("t12"))
    assert hands.document.history.done == ()


def test_a_link_behind_the_scenes_is_refused(hands: Hands) -> None:
    hands.move(hands.on_card("t25"), Qt.MouseButton.NoButton)
    hands.drag(hands.on_port("t25"), hands.on_card("t26"))
    assert hands.document.history.done == ()
    assert hands.said[-1].startswith("Links show the Client's way")


def test_a_link_dropped_on_empty_ground_makes_a_touchpoint_there(hands: Hands) -> None:
    before = hands.project
    hands.move(hands.on_card("t20"), Qt.MouseButton.NoButton)
    hands.drag(hands.on_port("t20"), hands.in_cell(6, "c_kiosk", 0.5))
    made = hands.touchpoint("New touchpoint")
    assert (made.stage, made.channel) == ("s6", "c_kiosk")
    assert link_between(hands, "t20", made.id) is not None
    assert len(hands.document.history.done) == 1
    hands.write("Borne du départ")
    hands.key(Qt.Key.Key_Return)
    assert hands.touchpoint("Borne du départ").id == made.id
    hands.document.undo()
    hands.document.undo()
    assert hands.project == before


def test_escape_drops_the_wire(hands: Hands) -> None:
    hands.move(hands.on_card("t10"), Qt.MouseButton.NoButton)
    hands.drag(hands.on_port("t10"), hands.on_card("t14"), drop=False)
    assert hands.view.overlay.shown("wire")
    hands.key(Qt.Key.Key_Escape)
    hands.release(hands.on_card("t14"))
    assert hands.document.history.done == ()
    assert not hands.view.overlay.shown("wire")


def test_the_end_of_a_selected_link_is_led_elsewhere(hands: Hands) -> None:
    x13 = Id("x13")
    hands.selection.set([x13])
    x, y = hands.plan.links[x13].points[-1]  # type: ignore[index]
    hands.drag(hands.on_map(x, y), hands.on_card("t10"))
    moved = hands.project.one(Transition, x13)
    assert moved is not None
    assert (moved.from_, moved.to) == ("t12", "t10")


def test_a_click_on_the_disc_offers_bridges_and_sets_one(hands: Hands) -> None:
    x, y = hands.plan.links[Id("x04")].mark  # type: ignore[index]
    hands.click(hands.on_map(x, y))
    assert hands.selection.ids == ("x04",)
    assert hands.menu is not None
    assert hands.menu.actions()[0].text() == "Link"
    hands.choose("QR code")
    link = hands.project.one(Transition, Id("x04"))
    assert link is not None
    assert link.bridge is not None
    assert link.bridge.by == "qr"
    hands.click(hands.on_map(*hands.plan.links[Id("x04")].mark))  # type: ignore[index]
    hands.choose("No bridge")
    link = hands.project.one(Transition, Id("x04"))
    assert link is not None
    assert link.bridge is None


def test_a_double_click_on_a_line_asks_for_its_bridge_as_enter_does(hands: Hands) -> None:
    (x1, y1), (x2, y2) = hands.plan.links[Id("x13")].points[:2]  # type: ignore[index]
    hands.double(hands.on_map((x1 + x2) / 2, (y1 + y2) / 2))
    assert hands.selection.ids == ("x13",)
    assert hands.menu is not None
    assert hands.menu.objectName() == "bridge"


def test_the_menu_of_a_disc_holds_the_five_bridges_used_most_and_the_one_there_is(hands: Hands) -> None:
    link = hands.project.one(Transition, Id("x04"))
    assert link is not None
    used = Counter(t.bridge.by for t in hands.project.all(Transition).values() if t.bridge)
    hands.click(hands.on_map(*hands.plan.links[Id("x04")].mark))  # type: ignore[index]
    assert hands.menu is not None
    shown = [action for action in hands.menu.actions() if not action.isSeparator()]
    assert [action.menu() is not None for action in shown] == [False] * 5 + [True, False]
    assert shown[0].text() == label("mechanism", used.most_common(1)[0][0])
    hands.choose("Personal introduction")
    hands.click(hands.on_map(*hands.plan.links[Id("x04")].mark))  # type: ignore[index]
    assert hands.menu is not None
    assert [action.text() for action in hands.menu.actions() if action.isChecked()] == ["Personal introduction"]


def test_a_link_is_selected_by_its_line(hands: Hands) -> None:
    (x1, y1), (x2, y2) = hands.plan.links[Id("x13")].points[:2]  # type: ignore[index]
    hands.click(hands.on_map((x1 + x2) / 2 + 3, (y1 + y2) / 2 + 3))
    assert hands.selection.ids == ("x13",)


def test_a_port_belongs_to_the_card_under_the_pointer(hands: Hands) -> None:
    hands.press(hands.on_port("t20") + QPoint(4, 0))
    hands.release(hands.on_port("t20") + QPoint(4, 0))
    assert not hands.view.overlay.shown("wire")
