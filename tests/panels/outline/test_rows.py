"""The rows are the map: at first, after any edit, and told to Qt row by row."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from journeydesigner.editor.document import Document
from journeydesigner.editor.edits.deeds import follow
from journeydesigner.editor.edits.fields import rename, set_fields
from journeydesigner.editor.edits.linking import link
from journeydesigner.editor.edits.placing import Spot, add_stage, add_touchpoint, move_stage, move_touchpoint
from journeydesigner.editor.edits.removal import remove
from journeydesigner.errors import Refusal
from journeydesigner.i18n import message
from journeydesigner.model import Draft, Id, Stage, Touchpoint
from journeydesigner.panels.outline.model import OutlineModel
from tests.builders import sample
from tests.panels.outline.conftest import Hand, tree


class Mute:
    """Rows without words."""

    def name(self, element: Id) -> str:
        return element

    sentence = findings = tip = name


def edit(hand: Hand, change: Any) -> None:
    with hand.desk.document.edit(message("x")) as draft:
        change(draft)
    QApplication.processEvents()


def test_the_tree_is_journey_stages_touchpoints_and_links(hand: Hand) -> None:
    project, model = hand.desk.project, hand.panel.model
    journey = hand.desk.journey
    assert model.id_of(model.index(0, 0)) == journey
    assert hand.under(journey) == [stage.id for stage in project.stages(journey)]
    for stage in project.stages(journey):
        assert hand.under(stage.id) == [touchpoint.id for touchpoint in project.touchpoints(stage.id)]
        for touchpoint in project.touchpoints(stage.id):
            assert hand.under(touchpoint.id) == [link.id for link in project.outgoing(touchpoint.id)]


def test_stages_are_open_and_touchpoints_folded(hand: Hand) -> None:
    view, model = hand.panel.view, hand.panel.model
    assert view.isExpanded(model.index_of(Id("s3")))
    assert not view.isExpanded(model.index_of(Id("t10")))


def test_a_new_touchpoint_is_one_row_more_and_no_reset(hand: Hand) -> None:
    model = hand.panel.model
    inserted: list[tuple[str | None, int, int]] = []
    resets: list[int] = []
    model.rowsInserted.connect(lambda parent, first, last: inserted.append((model.id_of(parent), first, last)))
    model.modelReset.connect(lambda: resets.append(1))
    edit(hand, lambda draft: add_touchpoint(draft, Spot("s3", "t12")))
    at = [t.id for t in hand.desk.project.touchpoints("s3")].index("t12") - 1
    assert (inserted, resets) == ([("s3", at, at)], [])


def test_a_new_name_changes_its_row_alone(hand: Hand) -> None:
    model = hand.panel.model
    changed: list[str | None] = []
    model.dataChanged.connect(lambda first, _last, _roles: changed.append(model.id_of(first)))
    edit(hand, lambda draft: rename(draft, Id("t12"), "Other words"))
    assert changed == ["t12"]
    assert model.index_of(Id("t12")).data() == "Other words"


def test_what_the_user_folded_stays_so_when_its_row_moves(hand: Hand) -> None:
    view, model = hand.panel.view, hand.panel.model
    view.setExpanded(model.index_of(Id("s4")), False)
    view.setExpanded(model.index_of(Id("t11")), True)
    edit(hand, lambda draft: move_stage(draft, "s4", "s2"))
    edit(hand, lambda draft: move_touchpoint(draft, "t11", Spot("s5")))
    assert not view.isExpanded(model.index_of(Id("s4")))
    assert view.isExpanded(model.index_of(Id("t11")))
    assert view.isExpanded(model.index_of(Id("s5")))


def test_edits_while_the_dock_is_hidden_are_there_when_it_is_seen_again(hand: Hand) -> None:
    hand.panel.hide()
    edit(hand, lambda draft: remove(draft, [Id("s2")]))
    assert hand.panel.model.has(Id("s2"))
    hand.panel.show()
    QApplication.processEvents()
    assert not hand.panel.model.has(Id("s2"))
    assert hand.under("tour") == [stage.id for stage in hand.desk.project.stages("tour")]


def test_it_shows_another_journey_and_none(hand: Hand) -> None:
    hand.panel.set_journey(None)
    assert hand.panel.model.rowCount() == 0
    assert hand.panel.nothing.isVisible()
    hand.panel.set_journey(hand.desk.journey)
    assert hand.panel.model.rowCount() == 1
    assert not hand.panel.nothing.isVisible()


STEP = st.tuples(st.integers(0, 7), st.integers(0, 10_000), st.integers(0, 10_000))


def _do(draft: Draft, kind: int, one: int, other: int) -> None:
    project = draft.project
    stages, cards = sorted(project.all(Stage)), sorted(project.all(Touchpoint))
    stage = stages[one % len(stages)] if stages else None
    card, second = (cards[n % len(cards)] if cards else None for n in (one, other))
    if kind == 0:
        add_stage(draft, "tour", stage)
    elif kind == 1 and stage and stages:
        move_stage(draft, stage, stages[other % len(stages)])
    elif kind == 2 and card and stages:
        move_touchpoint(draft, card, Spot(stages[other % len(stages)], second if other % 3 else None))
    elif kind == 3 and stage:
        add_touchpoint(draft, Spot(stage))
    elif kind == 4 and card and second:
        link(draft, card, second)
    elif kind == 5 and card:
        follow(draft, card)
    elif kind == 6 and (card or stage):
        remove(draft, [Id(stage if other % 5 == 0 and stage else card or stage)])
    elif kind == 7 and card and second:
        set_fields(draft, [card, second], critical=True)
        rename(draft, Id(card), f"Name {other}")


@pytest.mark.usefixtures("qapp")
@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.lists(STEP, min_size=1, max_size=4), max_size=8), undone=st.integers(0, 8))
def test_following_gives_what_is_made_anew(steps: Any, undone: int) -> None:
    document = Document(sample("tourism"))
    model, fresh = OutlineModel(Mute()), OutlineModel(Mute())
    model.show(document.project, "tour")
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    document.changed.connect(model.follow)
    for group in steps:
        try:
            with document.edit(message("x")) as draft:
                for kind, one, other in group:
                    _do(draft, kind, one, other)
        except Refusal:
            continue
    for _ in range(undone):
        document.undo()
    fresh.show(document.project, "tour")
    assert tree(model) == tree(fresh)
    assert all(model.id_of(model.index_of(stage)) == stage for stage in document.project.all(Stage))
