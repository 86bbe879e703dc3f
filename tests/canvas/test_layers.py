"""The layers of the map by mouse and keys: select, read, write, add and take away what stands in their strips."""

from __future__ import annotations

from typing import get_args

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu

from journeydesigner.canvas.focus import note_in
from journeydesigner.canvas.lit import linked_to, lit_with
from journeydesigner.i18n import set_language
from journeydesigner.layout.drawing import Rect, Text
from journeydesigner.layout.plan import HEAD_W, LAYERS, LayerName, Note, Pivot, View
from journeydesigner.model import Id, Journey, Kpi, Opportunity, PainPoint, Text2, Touchpoint
from tests.canvas.conftest import Hands
from tests.canvas.test_lit import picture as settled_picture
from tests.layout.drawn import of_type


@pytest.fixture
def layered(hands: Hands) -> Hands:
    """Hands at a map with all layers on, two thoughts and a continuous role on it."""
    with hands.document.edit("given") as draft:  # type: ignore[arg-type]
        for id_ in ("t01", "t12"):
            draft.update(draft.one(Touchpoint, Id(id_)), thought=Text2(en=f"Thought of {id_}", fr="Pensée"))
        journey = draft.one(Journey, hands.project.journeys()[0].id)
        draft.update(journey, continuous_roles=[{"role": "r_acc", "code": "A", "stages": "all"}])
    hands.view.set_view(View(layers=LAYERS))
    return hands


def note(hands: Hands, layer: LayerName, element: str) -> Note:
    return next(n for n in hands.plan.notes if n.layer == layer and n.element == element)


def at(hands: Hands, of: Note) -> QPoint:
    return hands.on_map(of.rect.x + of.rect.w / 2, of.rect.y + of.rect.h / 2)


def in_strip(hands: Hands, layer: LayerName, x: float) -> QPoint:
    strip = next(strip for strip in hands.plan.ribbons if strip.layer == layer)
    return hands.on_map(x, strip.bottom - 3)


def focused(hands: Hands) -> Note | None:
    return note_in(hands.plan, hands.view.bench.focus)


@pytest.mark.parametrize(
    ("layer", "element"),
    [
        ("thoughts", "t12"), ("pains", "n01"), ("kpis", "k01"), ("systems", "y_crm"), ("roles", "r_acc"),
    ],
)  # fmt: skip
def test_a_click_selects_what_a_note_is_about(layered: Hands, layer: LayerName, element: str) -> None:
    layered.click(at(layered, note(layered, layer, element)))
    assert layered.selection.ids == (element,)
    held = focused(layered)
    assert held is not None
    assert (held.layer, held.element) == (layer, element)


def test_a_click_beside_the_notes_selects_nothing_and_puts_the_focus_into_the_strip(layered: Hands) -> None:
    layered.selection.set([Id("t12")])
    column = layered.column(2)
    layered.click(in_strip(layered, "pains", column.x + column.w / 2))
    assert layered.selection.ids == ()
    focus = layered.view.bench.focus
    assert (focus.column, focus.lane) == (1, len(layered.plan.lanes) + 1)
    assert layered.view.accessibleName() == "Empty cell, Preparation, Pain points"


def test_ctrl_adds_a_note_to_the_selection(layered: Hands) -> None:
    layered.click(layered.on_card("t12"))
    layered.click(at(layered, note(layered, "pains", "n01")), Qt.KeyboardModifier.ControlModifier)
    assert layered.selection.ids == ("t12", "n01")


def test_the_tip_says_the_whole_text_what_it_is_about_and_the_findings(layered: Hands) -> None:
    pain = layered.view.tip_of_note(note(layered, "pains", "n01"))
    assert pain.splitlines()[:3] == [
        "Pain points: The whole file must be told again",
        "Severity: 3 of 5",
        "Touchpoints: Asking for a cot by phone",
    ]
    kpi = layered.view.tip_of_note(note(layered, "kpis", "k01"))
    assert "Current value: 39" in kpi
    assert "Target not met" in kpi
    assert "The whole journey" in kpi
    thought = layered.view.tip_of_note(note(layered, "thoughts", "t12"))
    assert thought.splitlines() == ["“Thought of t12”", "Touchpoint: Paying the deposit"]
    assert "accountable" in layered.view.tip_of_note(note(layered, "roles", "r_acc")).lower()


def test_a_double_click_writes_a_thought_in_place(layered: Hands) -> None:
    layered.double(at(layered, note(layered, "thoughts", "t12")))
    editor = layered.view._naming.editor
    assert editor.toPlainText() == "Thought of t12"
    layered.write("Is that all?")
    layered.key(Qt.Key.Key_Return)
    thought = layered.project.all(Touchpoint)[Id("t12")].thought
    assert thought == Text2(en="Is that all?", fr="Pensée")
    layered.document.undo()
    assert layered.project.all(Touchpoint)[Id("t12")].thought == Text2(en="Thought of t12", fr="Pensée")


@pytest.mark.parametrize(("layer", "element"), [("pains", "n01"), ("opportunities", "o01"), ("kpis", "k01")])
def test_f2_writes_the_text_of_the_note_in_focus(layered: Hands, layer: LayerName, element: str) -> None:
    layered.click(at(layered, note(layered, layer, element)))
    layered.key(Qt.Key.Key_F2)
    layered.write("In other words")
    layered.key(Qt.Key.Key_Return)
    record = layered.project.get(Id(element))
    assert isinstance(record, PainPoint | Opportunity | Kpi)
    said = record.name if isinstance(record, Kpi) else record.text
    assert said.en == "In other words"
    assert said.fr not in ("", "In other words")


def test_an_empty_thought_is_taken_away_an_empty_pain_point_is_refused(layered: Hands) -> None:
    layered.double(at(layered, note(layered, "thoughts", "t12")))
    layered.view._naming.editor.setPlainText(" ")
    layered.key(Qt.Key.Key_Return)
    assert layered.project.all(Touchpoint)[Id("t12")].thought is None
    layered.double(at(layered, note(layered, "pains", "n01")))
    layered.view._naming.editor.setPlainText(" ")
    layered.key(Qt.Key.Key_Return)
    assert layered.said[-1] == "A text cannot be empty."


@pytest.mark.parametrize("layer", ["systems", "roles"])
def test_enter_on_what_is_no_text_opens_the_inspector(layered: Hands, layer: LayerName) -> None:
    opened: list[tuple[Id, str]] = []
    layered.view.bench.open_field = lambda element, field: opened.append((element, field))
    told = next(n for n in layered.plan.notes if n.layer == layer)
    layered.click(at(layered, told))
    layered.key(Qt.Key.Key_Return)
    wanted = (told.element, "") if layer == "systems" else (layered.project.journeys()[0].id, "continuous_roles")
    assert opened == [wanted]


def test_a_double_click_in_a_strip_adds_to_the_nearest_card(layered: Hands) -> None:
    rect = layered.card("t11").rect
    layered.double(in_strip(layered, "thoughts", rect.x + rect.w / 2))
    layered.write("Where was I?")
    layered.key(Qt.Key.Key_Return)
    assert layered.project.all(Touchpoint)[Id("t11")].thought == Text2(en="Where was I?")
    before = set(layered.project.all(PainPoint))
    layered.double(in_strip(layered, "pains", rect.x + rect.w / 2))
    layered.write("It takes ages")
    layered.key(Qt.Key.Key_Return)
    (new,) = set(layered.project.all(PainPoint)) - before
    pain = layered.project.all(PainPoint)[new]
    assert (pain.touchpoint, pain.text.en) == ("t11", "It takes ages")
    held = focused(layered)
    assert held is not None
    assert held.element == new


@pytest.mark.parametrize(("layer", "kind"), [("opportunities", Opportunity), ("kpis", Kpi)])
def test_enter_in_an_empty_cell_adds_what_belongs_there(layered: Hands, layer: LayerName, kind: type) -> None:
    before = set(layered.project.all(kind))
    column = layered.column(6)
    layered.click(in_strip(layered, layer, column.x + 20))
    layered.key(Qt.Key.Key_Return)
    layered.write("New and named")
    layered.key(Qt.Key.Key_Return)
    (new,) = set(layered.project.all(kind)) - before
    assert note(layered, layer, new).stage == column.stage


def test_delete_takes_the_thought_and_leaves_the_touchpoint(layered: Hands) -> None:
    layered.click(at(layered, note(layered, "thoughts", "t12")))
    layered.key(Qt.Key.Key_Delete)
    assert layered.project.all(Touchpoint)[Id("t12")].thought is None
    layered.click(at(layered, note(layered, "pains", "n01")))
    layered.key(Qt.Key.Key_Delete)
    assert Id("n01") not in layered.project


def test_delete_takes_an_application_off_the_cards_of_its_span_and_a_role_off_the_journey(layered: Hands) -> None:
    span = note(layered, "systems", "y_crm")
    others = [n for n in layered.plan.notes if n.element == "y_crm" and n.key != span.key]
    layered.click(at(layered, span))
    layered.key(Qt.Key.Key_Delete)
    cards = layered.project.all(Touchpoint)
    assert all("y_crm" not in cards[id_].systems for id_ in span.touchpoints)
    assert all("y_crm" in cards[id_].systems for other in others for id_ in other.touchpoints)
    assert Id("y_crm") in layered.project
    layered.click(at(layered, note(layered, "roles", "r_acc")))
    layered.key(Qt.Key.Key_Delete)
    assert layered.project.journeys()[0].continuous_roles == ()
    assert Id("r_acc") in layered.project


def test_delete_with_the_card_in_focus_still_removes_the_card(layered: Hands) -> None:
    layered.click(at(layered, note(layered, "thoughts", "t12")))
    layered.click(layered.on_card("t12"))
    layered.key(Qt.Key.Key_Delete)
    assert Id("t12") not in layered.project


@pytest.mark.parametrize("pivot", get_args(Pivot))
def test_arrows_reach_every_note(layered: Hands, pivot: Pivot) -> None:
    layered.view.set_view(View(pivot=pivot, layers=LAYERS))
    layered.view.setFocus()
    reached: set[str] = set()
    rows = len(layered.plan.lanes) + len(layered.plan.ribbons)
    for row in range(len(layered.plan.lanes), rows):
        ribbon = layered.plan.ribbons[row - len(layered.plan.lanes)]
        layered.click(in_strip(layered, ribbon.layer, layered.column(1).x + 2))
        layered.key(Qt.Key.Key_Left)
        for _ in range(60):
            held = focused(layered)
            reached |= {held.key} if held is not None else set()
            layered.key(Qt.Key.Key_Right)
    assert reached == {n.key for n in layered.plan.notes}


def test_arrows_lead_from_the_last_lane_into_the_strips_and_back(layered: Hands) -> None:
    layered.selection.set([Id("t26")])
    layered.key(Qt.Key.Key_Down)
    assert layered.view.bench.focus.lane == len(layered.plan.lanes)
    layered.key(Qt.Key.Key_Up)
    layered.key(Qt.Key.Key_Up)
    assert layered.view.bench.focus.lane <= len(layered.plan.lanes) - 1


def test_the_menu_of_a_note_is_about_the_note(layered: Hands) -> None:
    opened: list[tuple[Id, str]] = []
    layered.view.bench.open_field = lambda element, field: opened.append((element, field))
    point = at(layered, note(layered, "thoughts", "t12"))
    layered.view.menu_at("map", point, layered.view.viewport().mapToGlobal(point))
    menu = layered.view._menu
    assert isinstance(menu, QMenu)
    texts = [action.text().split("\t")[0] for action in menu.actions() if action.text()]
    assert texts == ["Edit the text", "Show in the inspector", "Select its touchpoints", "Remove"]
    menu.actions()[1].trigger()
    assert opened == [("t12", "thought")]
    menu.actions()[-1].trigger()
    assert layered.project.all(Touchpoint)[Id("t12")].thought is None


def test_the_menu_of_a_card_stays_its_own_after_its_thought_had_the_focus(layered: Hands) -> None:
    layered.click(at(layered, note(layered, "thoughts", "t12")))
    point = layered.on_card("t12")
    layered.view.menu_at("map", point, layered.view.viewport().mapToGlobal(point))
    assert layered.view._menu is not None
    assert "Rename" in layered.view._menu.actions()[0].text()


def test_a_card_dropped_on_a_strip_keeps_its_channel(layered: Hands) -> None:
    before = layered.project.all(Touchpoint)[Id("t12")]
    layered.drag(layered.on_card("t12"), in_strip(layered, "pains", layered.column(3).x + 100))
    after = layered.project.all(Touchpoint)[Id("t12")]
    assert (after.channel, after.layer) == (before.channel, before.layer)


def test_a_press_on_the_header_of_a_strip_drags_no_lane(layered: Hands) -> None:
    strip = layered.plan.ribbons[0]
    layered.on_map(layered.column(1).x, strip.y + 20)
    y = round(layered.view.origin().y() + (strip.y + 5) * layered.view.zoom)
    layered.selection.clear()
    layered.press(QPoint(60, y), widget=layered.view.lanes)
    layered.release(QPoint(60, y), widget=layered.view.lanes)
    assert layered.selection.ids == ()


def test_selecting_a_record_elsewhere_puts_the_focus_on_its_note(layered: Hands) -> None:
    layered.view.reveal(Id("n02"))
    held = focused(layered)
    assert held is not None
    assert held.element == "n02"
    assert held.rect.meets(layered.view.seen())


def test_layers_off_leave_nothing_behind(layered: Hands) -> None:
    layered.click(at(layered, note(layered, "pains", "n01")))
    layered.view.set_view(View(layers=()))
    assert focused(layered) is None
    assert layered.view.rect_of(Id("n01")) is None
    layered.key(Qt.Key.Key_Down)


def test_the_strips_are_worded_in_french_too(layered: Hands) -> None:
    set_language("fr")
    tip = layered.view.tip_of_note(note(layered, "pains", "n01"))
    assert tip.startswith("Irritants\u00a0: Il faut redonner")


def test_notes_of_lit_cards_are_lit_and_the_others_dimmed(layered: Hands) -> None:
    pain = note(layered, "pains", "n01")
    lit = lit_with(pain.touchpoints, layered.plan, layered.project)
    shown = {n.key for n in layered.plan.notes if f"note:{n.key}" in lit or n.element in lit}
    assert pain.key in shown
    for one in layered.plan.notes:
        if one.touchpoints:
            assert (one.key in shown) == bool(set(one.touchpoints) & set(pain.touchpoints)), one.key
        else:
            assert (one.key in shown) == (one.stage == pain.stage), one.key


def test_isolating_a_note_lights_the_cards_it_is_about(layered: Hands) -> None:
    cards = {Id(card) for card in layered.plan.cards}
    users = {t.id for t in layered.project.all(Touchpoint).values() if "y_resa" in t.systems}
    linked = {end for t in users for x in layered.project.outgoing(t) for end in (x.from_, x.to)} | {
        end for t in users for x in layered.project.incoming(t) for end in (x.from_, x.to)
    }
    assert linked_to([Id("y_resa")], layered.project) & cards == users | linked
    opportunity = next(iter(layered.project.all(Opportunity).values()))
    assert set(opportunity.touchpoints) <= linked_to([opportunity.id], layered.project)
    assert layered.project.all(PainPoint)[Id("n01")].touchpoint in linked_to([Id("n01")], layered.project)


def test_lit_notes_look_as_before_and_dimmed_ones_do_not(layered: Hands) -> None:
    pain, other = note(layered, "pains", "n01"), note(layered, "pains", "n02")
    layered.selection.clear()
    places = [
        layered.view.mapFromScene(n.rect.x + 12, n.rect.y + 15) + layered.view.viewport().pos()
        for n in (pain, other)
    ]
    before = settled_picture(layered)
    layered.view.set_lit(pain.touchpoints)
    after = settled_picture(layered)
    bright, dark = places
    assert after.pixelColor(bright) == before.pixelColor(bright)
    assert after.pixelColor(dark) != before.pixelColor(dark)


@pytest.mark.parametrize("letters", [1.0, 2.0])
def test_headers_of_strips_lie_beside_them_however_large_the_letters(
    layered: Hands, qapp: QApplication, letters: float
) -> None:
    base, font = qapp.font(), qapp.font()
    font.setPixelSize(round(12.5 * letters))
    qapp.setFont(font)
    qapp.processEvents()
    try:
        view, strip = layered.view, layered.plan.ribbons[2]
        assert view.letters == letters
        seen = Rect(0, 0, view.lanes.width(), view.lanes.height())
        head = next(p for p in view.lanes.parts(seen) if p.key == f"ribbon-head:{strip.layer}")
        field = view.lanes.on_screen(head.bounds.grown(-1))
        assert field.y == pytest.approx(view.origin().y() + strip.y * view.zoom, abs=1.5)
        assert field.h == pytest.approx(strip.h * view.zoom, abs=3)
    finally:
        qapp.setFont(base)


def test_an_empty_strip_says_so_in_letters_and_words_of_the_moment(hands: Hands) -> None:
    hands.view.set_view(View(layers=("thoughts",)))
    picture = hands.view.picture

    def said() -> list[tuple[str, float]]:
        strip = picture.plan.ribbons[0]
        drawn = picture.parts_meeting(Rect(HEAD_W, strip.y + 1, 100, strip.h - 2))
        return [(s.text, s.size) for p in drawn if p.key == "ribbon:thoughts" for s in of_type(p.shapes, Text)]

    assert said() == [("No thought yet", 11)]
    hands.view.camera.set_zoom(0.4)
    assert said()[0][1] > 20
    hands.view.camera.set_zoom(1.0)
    assert said() == [("No thought yet", 11)]
    set_language("fr")
    assert said() == [("Aucune pensée pour l'instant", 11)]
