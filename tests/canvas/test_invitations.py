"""Where the first card of an empty stage is asked for."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from journeydesigner.canvas.entries import invitation_in
from journeydesigner.editor.document import Document
from journeydesigner.editor.edits.beginning import begin
from journeydesigner.editor.edits.placing import Spot, add_touchpoint, move_touchpoint
from journeydesigner.i18n import message
from journeydesigner.layout.draw import Marks
from journeydesigner.layout.drawing import Rect
from journeydesigner.model import Channel, Draft, Id, Project, ProjectInfo, Text2
from journeydesigner.model.values import ChannelId, StageId, TouchpointId
from tests.canvas.conftest import Hands
from tests.canvas.test_differences import Screen, alike, between


def begun() -> Project:
    """A journey with its usual stages, a touchpoint by phone in the first and one on paper behind it."""
    draft = Draft(Project.of([ProjectInfo(id=Id("p"), title=Text2(en="P"), language="en", created="2026-11-22")]))
    journey = begin(draft, "employee")
    first = draft.project.stages(journey.id)[0]
    for family in ("place", "website", "phone"):
        add_touchpoint(draft, Spot(StageId(first.id), channel=channel(draft.project, family)))
    return draft.project


def channel(project: Project, family: str) -> ChannelId:
    return next(ChannelId(c.id) for c in project.all(Channel).values() if c.family == family)


def lane_asked(hands: Hands, number: int) -> str:
    """The nature of the lane in which a stage asks for its first card."""
    rect = invitation_in(hands.plan, number - 1).rect
    return next(lane.group for lane in hands.plan.lanes if lane.y <= rect.y and rect.bottom <= lane.y + lane.h)


def test_it_is_asked_for_in_the_lane_used_last(make) -> None:  # type: ignore[no-untyped-def]
    hands: Hands = make(begun())
    assert {lane_asked(hands, number) for number in range(2, 7)} == {"remote"}
    with hands.document.edit(message("Step")) as draft:
        third = StageId(hands.column(3).stage)
        add_touchpoint(draft, Spot(third, channel=channel(draft.project, "website")))
    assert lane_asked(hands, 2) == "remote"
    assert {lane_asked(hands, number) for number in range(4, 7)} == {"digital"}


def test_a_click_on_it_puts_the_card_in_that_lane(make) -> None:  # type: ignore[no-untyped-def]
    hands: Hands = make(begun())
    rect = invitation_in(hands.plan, 1).rect
    hands.click(hands.on_map(rect.x + rect.w / 2, rect.y + rect.h / 2))
    hands.write("Called")
    hands.key(Qt.Key.Key_Return)
    made = hands.touchpoint("Called")
    assert made.stage == hands.column(2).stage
    assert made.channel == channel(hands.project, "phone")


def test_what_happens_unseen_does_not_count(make) -> None:  # type: ignore[no-untyped-def]
    hands: Hands = make(begun())
    with hands.document.edit(message("Step")) as draft:
        add_touchpoint(draft, Spot(StageId(hands.column(2).stage), layer="backstage"))
    assert lane_asked(hands, 3) == "remote"


@pytest.mark.usefixtures("gui")
@pytest.mark.parametrize("family", ["place", "website"])
def test_it_is_painted_anew_where_a_card_before_it_changes_lanes(family: str) -> None:
    draft = Draft(begun())
    (journey,) = draft.project.journeys()
    second = StageId(draft.project.stages(journey.id)[1].id)
    last = add_touchpoint(draft, Spot(second, channel=channel(draft.project, "phone")))
    document = Document(draft.project)
    screen = Screen(document.project, Rect(184, 64, 2400, 700), 0.5)
    before = screen.show()
    with document.edit(message("Step")) as draft:
        move_touchpoint(draft, TouchpointId(last.id), Spot(second, channel=channel(draft.project, family)))
    screen.picture.update(between(screen.picture.project, document.project), document.project)
    now = screen.show()
    assert alike(now, screen.fresh(document.project, Marks()).show())
    assert not alike(now, before)
