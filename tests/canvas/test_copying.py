"""Copy, cut, paste, duplicate and the next one, by the keys and menus that a person uses."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication

from journeydesigner.editor.edits.clipboard import MIME
from journeydesigner.layout.plan import Lane, View
from journeydesigner.model import Id, Project, Role, Touchpoint, Transition
from journeydesigner.model.reading import effective_owner
from tests.builders import sample
from tests.canvas.conftest import Hands
from tests.model.projects import small_project

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def empty_clipboard() -> Iterator[None]:
    QGuiApplication.clipboard().clear()
    yield
    QGuiApplication.clipboard().clear()


def hold(text: str = "", data: bytes | None = None, html: str = "") -> None:
    """Put something into the clipboard as another program does."""
    mime = QMimeData()
    if text:
        mime.setText(text)
    if html:
        mime.setHtml(html)
    if data is not None:
        mime.setData(MIME, data)
    QGuiApplication.clipboard().setMimeData(mime)


def label(hands: Hands) -> str:
    assert hands.document.history.undoable is not None
    return str(hands.document.history.undoable.label)


def order(project: Project, stage: str) -> list[str]:
    return [t.id for t in project.touchpoints(Id(stage))]


def test_a_copied_card_is_pasted_behind_itself_and_selected(hands: Hands) -> None:
    before = hands.project
    hands.click(hands.on_card("t12"))
    hands.key(Qt.Key.Key_C, CTRL)
    assert hands.said[-1] == "1 element copied"
    hands.key(Qt.Key.Key_V, CTRL)
    (made,) = hands.selection.ids
    copy, original = hands.project.all(Touchpoint)[made], before.all(Touchpoint)[Id("t12")]
    assert (copy.name, copy.channel, copy.owner) == (original.name, original.channel, original.owner)
    siblings = order(hands.project, original.stage)
    assert siblings[siblings.index("t12") + 1] == made
    assert label(hands) == "Paste Paying the deposit"
    hands.document.undo()
    assert hands.project == before


def test_a_copy_is_also_text_for_other_programs(hands: Hands) -> None:
    hands.selection.set([Id("t13"), Id("t12")])
    hands.key(Qt.Key.Key_C, CTRL)
    held = QGuiApplication.clipboard().mimeData()
    assert held.text().splitlines() == [hands.project.get(Id(i)).name.en for i in ("t12", "t13")]  # type: ignore[union-attr]
    assert bytes(held.data(MIME).data()).startswith(b"#")


def test_cut_and_paste_keep_the_links_between_the_cards(hands: Hands) -> None:
    ends = {Id("t12"), Id("t13")}
    inside = [x for x in hands.project.all(Transition).values() if {x.from_, x.to} == ends]
    assert inside
    hands.click(hands.on_card("t12"))
    hands.click(hands.on_card("t13"), Qt.KeyboardModifier.ShiftModifier)
    hands.key(Qt.Key.Key_X, CTRL)
    assert label(hands) == "Cut 2 elements"
    assert not ends & set(hands.project.all(Touchpoint))
    hands.click(hands.in_cell(6, "c_kiosk", 0.9))
    hands.key(Qt.Key.Key_V, CTRL)
    made = set(hands.selection.ids)
    assert {hands.project.all(Touchpoint)[i].stage for i in made} == {"s6"}
    links = [x for x in hands.project.all(Transition).values() if {x.from_, x.to} == made]
    assert [x.kind for x in links] == [x.kind for x in inside]


def test_one_card_pasted_into_an_empty_cell_takes_its_lane(hands: Hands) -> None:
    hands.click(hands.on_card("t12"))
    hands.key(Qt.Key.Key_C, CTRL)
    hands.click(hands.in_cell(6, "c_qr"))
    hands.key(Qt.Key.Key_V, CTRL)
    made = hands.project.all(Touchpoint)[hands.selection.ids[0]]
    assert (made.stage, made.channel) == ("s6", "c_qr")


def test_cards_of_several_lanes_keep_them(hands: Hands) -> None:
    hands.selection.set([Id("t12"), Id("t13")])
    channels = [hands.project.all(Touchpoint)[Id(i)].channel for i in ("t12", "t13")]
    hands.key(Qt.Key.Key_C, CTRL)
    hands.click(hands.in_cell(6, "c_qr"))
    hands.key(Qt.Key.Key_V, CTRL)
    made = [hands.project.all(Touchpoint)[i] for i in hands.selection.ids]
    assert [(t.stage, t.channel) for t in made] == [("s6", c) for c in channels]


def test_everything_copied_and_pasted_stays_in_its_stages(hands: Hands) -> None:
    before = hands.project
    counts = [len(before.touchpoints(s.id)) for s in before.stages(hands.plan.journey)]
    for key in (Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_V):
        hands.key(key, CTRL)
    after = hands.project
    assert [len(after.touchpoints(s.id)) for s in after.stages(hands.plan.journey)] == [2 * n for n in counts]
    hands.document.undo()
    assert hands.project == before


def test_a_stage_is_pasted_behind_the_selected_stage_of_another_document(make) -> None:  # type: ignore[no-untyped-def]
    source, target = make(sample("tourism")), make(small_project())
    source.selection.set([Id("s2")])
    source.view.setFocus()
    source.view.commands.copies.copy()
    before = source.project
    target.selection.set([Id("s1")])
    target.view.commands.copies.paste()
    stages = target.project.stages(Id("j"))
    assert [s.id for s in stages][::2] == ["s1", "s2"]
    assert stages[1].name == before.get(Id("s2")).name  # type: ignore[union-attr]
    assert len(target.project.touchpoints(stages[1].id)) == len(before.touchpoints(Id("s2")))
    assert target.selection.ids == (stages[1].id,)
    assert source.project is before


def test_ctrl_d_copies_behind_the_selection_and_leaves_the_clipboard_alone(hands: Hands) -> None:
    hold("mine")
    hands.click(hands.on_card("t12"))
    hands.key(Qt.Key.Key_D, CTRL)
    assert label(hands) == "Duplicate Paying the deposit"
    assert hands.selection.ids[0] not in sample("tourism")
    assert QGuiApplication.clipboard().text() == "mine"


def test_keys_of_the_map_do_nothing_while_a_name_is_typed(hands: Hands) -> None:
    hands.double(hands.on_card("t12"))
    for key in (Qt.Key.Key_D, Qt.Key.Key_X, Qt.Key.Key_B):
        hands.key(key, CTRL)
    hands.key(Qt.Key.Key_Home)
    assert hands.view._naming.editor.isVisible()
    assert hands.document.history.done == ()


def test_nothing_selected_is_said_and_nothing_happens(hands: Hands) -> None:
    hands.selection.clear()
    for key in (Qt.Key.Key_C, Qt.Key.Key_X, Qt.Key.Key_D):
        hands.key(key, CTRL)
        assert hands.said[-1] == "Select a touchpoint or a stage first."
    assert hands.document.history.done == ()


def test_lines_of_a_mail_become_touchpoints_behind_the_selected_card(hands: Hands) -> None:
    hold("- Arrive\n- Check in\tPigeon\n- Sleep\n", html="<b>ignored</b>")
    last = order(hands.project, "s3")[-1]
    hands.selection.set([Id(last)])
    hands.key(Qt.Key.Key_V, CTRL)
    made = hands.selection.ids
    assert [hands.project.all(Touchpoint)[i].name.en for i in made] == ["Arrive", "Check in", "Sleep"]
    assert order(hands.project, "s3")[-3:] == list(made)
    assert [x.to for x in hands.project.outgoing(made[0])] == [made[1]]
    assert hands.said[-1] == "No channel of the library is called “Pigeon”."
    assert label(hands) == "Paste 3 touchpoints"


@pytest.mark.parametrize("what", [{"text": "a\n" * 50_000}, {"data": b"\x00rubbish"}, {"html": "<p>x"}, {}])
def test_what_cannot_be_pasted_is_a_sentence(hands: Hands, what: dict[str, object]) -> None:
    hold(**what)  # type: ignore[arg-type]
    hands.key(Qt.Key.Key_V, CTRL)
    assert hands.said[-1].endswith(".")
    assert hands.document.history.done == ()


def test_the_menu_of_a_card_copies_all_that_is_selected(hands: Hands) -> None:
    hands.selection.set([Id("t13"), Id("t12")])
    hands.key(Qt.Key.Key_Menu)
    hands.view.commands.copies.copy()
    hands.view.menu_at("map", hands.on_card("t12"), hands.on_card("t12"))
    hands.choose("Duplicate")
    assert label(hands) == "Duplicate 2 elements"


# -- the next one


def test_ctrl_enter_adds_the_next_between_the_card_and_what_follows(hands: Hands) -> None:
    before = hands.project
    card = next(
        t
        for t in before.journey_touchpoints(hands.plan.journey)
        if [x.kind for x in before.outgoing(t.id)] == ["sequence"]
    )
    way = before.outgoing(card.id)[0]
    hands.selection.set([card.id])
    hands.key(Qt.Key.Key_Return, CTRL)
    hands.write("Between")
    hands.key(Qt.Key.Key_Return)
    made = hands.touchpoint("Between")
    assert (made.stage, made.channel) == (card.stage, card.channel)
    assert [x.to for x in hands.project.outgoing(card.id)] == [made.id]
    moved = hands.project.outgoing(made.id)
    assert [(x.id, x.to, x.bridge) for x in moved] == [(way.id, way.to, way.bridge)]
    assert hands.view._bubble.text == "Ctrl+Enter: the next one"


def test_ctrl_enter_while_typing_goes_on_to_the_next(hands: Hands) -> None:
    hands.double(hands.in_cell(6, "c_qr"))
    for words in ("One", "Two"):
        hands.write(words)
        hands.key(Qt.Key.Key_Return, CTRL)
    hands.write("Three")
    hands.key(Qt.Key.Key_Return)
    one, two, three = (hands.touchpoint(words) for words in ("One", "Two", "Three"))
    assert [x.to for x in hands.project.outgoing(one.id)] == [two.id]
    assert [x.to for x in hands.project.outgoing(two.id)] == [three.id]
    made = [one.id, two.id, three.id]
    assert [i for i in order(hands.project, "s6") if i in made] == made
    assert hands.selection.ids == (three.id,)


def test_the_plus_of_a_card_adds_the_next(hands: Hands) -> None:
    hands.click(hands.on_card("t20"))
    hands.click(hands.on_port("t20"))
    assert hands.view._naming.editor.isVisible()
    hands.key(Qt.Key.Key_Escape)
    made = hands.touchpoint("New touchpoint")
    assert made.id in [x.to for x in hands.project.outgoing(Id("t20"))]


def test_ctrl_enter_on_a_stage_adds_the_next_stage(hands: Hands) -> None:
    hands.selection.set([Id("s2")])
    hands.key(Qt.Key.Key_Return, CTRL)
    hands.write("Then")
    hands.key(Qt.Key.Key_Return)
    assert [s.name.en for s in hands.project.stages(hands.plan.journey)][2] == "Then"


# -- in the other pivots


def unit_of(hands: Hands, card: Id) -> Id | None:
    role = hands.project.one(Role, effective_owner(hands.project, hands.project.all(Touchpoint)[card]))
    return role.unit if role else None


def free_cell(hands: Hands, lane: Lane) -> QPoint:
    """A point of the lane in a stage that has no card there."""
    number = hands.plan.lanes.index(lane)
    taken = {card.stage for card in hands.plan.cards.values() if card.lane == number}
    column = next(column for column in hands.plan.columns if column.stage not in taken)
    return hands.on_map(column.x + column.w / 2, lane.y + lane.h / 2)


def test_where_lanes_are_units_a_pasted_card_is_answered_for_in_the_lane(hands: Hands) -> None:
    hands.view.set_view(View(pivot="owners"))
    card = next(t for t in hands.project.all(Touchpoint).values() if t.owner is not None)
    hands.selection.set([card.id])
    hands.key(Qt.Key.Key_C, CTRL)
    lane = next(lane for lane in hands.plan.lanes if lane.unit not in (None, unit_of(hands, card.id)))
    hands.click(free_cell(hands, lane))
    hands.key(Qt.Key.Key_V, CTRL)
    (made,) = hands.selection.ids
    assert unit_of(hands, made) == lane.unit


def test_in_the_blueprint_a_pasted_card_takes_the_band(hands: Hands) -> None:
    hands.view.set_view(View(pivot="blueprint"))
    hands.selection.set([Id("t12")])
    hands.key(Qt.Key.Key_C, CTRL)
    lane = next(lane for lane in hands.plan.lanes if lane.group == "hybrid")
    hands.click(free_cell(hands, lane))
    hands.key(Qt.Key.Key_V, CTRL)
    (made,) = hands.selection.ids
    channel = hands.project.get(hands.project.all(Touchpoint)[made].channel)
    assert channel.nature == "hybrid"  # type: ignore[union-attr]
