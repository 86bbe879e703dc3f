"""Links that are shown as two tags: choosing them, seeing both ends, and going from one end to the other."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPlainTextEdit

from journeydesigner.canvas.hits import Hit, hit
from journeydesigner.canvas.speech import ways_on
from journeydesigner.i18n import message
from journeydesigner.layout.draw.tags import setting
from journeydesigner.layout.drawing import Box, Rect, Text
from journeydesigner.layout.tags import Tag
from journeydesigner.model import Bridge, Id, Project, ProjectInfo, Stage, Text2
from journeydesigner.model.values import TouchpointId, TransitionId
from tests.canvas.conftest import Hands
from tests.layout.random_journeys import journey_of

LINK = TransitionId(Id("x00"))
NO_BUTTON = Qt.MouseButton.NoButton


def far_journey(**fields: Any) -> Project:
    """Twelve stages of four cards, and a link from the first to the last."""
    rows = [[{"id": f"t{n}{k}", "channel": f"c{k * 3}"} for k in range(4)] for n in range(12)]
    title = ProjectInfo(id=Id("project"), title=Text2(fr="Essai", en="Trial"))
    return Project.of([title, *journey_of(*rows, links=(("t00", "t113", fields),))])


@pytest.fixture
def far_hands(make: Any) -> Hands:
    return opened(make)


def opened(make: Any, **fields: Any) -> Hands:
    found: Hands = make(far_journey(**fields))
    found.view.show_rect(found.card("t00").rect)
    return found


def tag(hands: Hands, at_source: bool = True) -> Tag:
    tags = hands.plan.links[LINK].tags
    assert tags is not None
    return tags[0 if at_source else 1]


def span(hands: Hands, name: str, at_source: bool = True) -> QPoint:
    """The middle of a part of a tag."""
    rect: Rect = getattr(setting(hands.view.picture.subject, tag(hands, at_source)), name)
    return hands.on_map(rect.x + rect.w / 2, rect.y + rect.h / 2)


def sees(hands: Hands, id_: str) -> bool:
    return hands.view.seen().meets(hands.card(id_).rect)


def lit(hands: Hands, layer: Any) -> set[str]:
    return {part.key for part in hands.view.overlay.shown(layer) if part.key.startswith("tag:")}


def test_a_click_on_either_tag_chooses_the_link_and_lights_both(far_hands: Hands) -> None:
    far_hands.click(span(far_hands, "label"))
    assert far_hands.selection.ids == (LINK,)
    assert lit(far_hands, "links") == {"tag:x00/out", "tag:x00/in"}
    pills = [s for part in far_hands.view.overlay.shown("links") for s in part.shapes if isinstance(s, Box)]
    assert sum(pill.stroke == "accent" for pill in pills) == 2
    far_hands.selection.clear()
    far_hands.view.show_rect(far_hands.card("t113").rect)
    far_hands.click(span(far_hands, "name", at_source=False))
    assert far_hands.selection.ids == (LINK,)


def test_the_pointer_on_a_tag_lights_both_and_their_cards(far_hands: Hands) -> None:
    far_hands.move(span(far_hands, "name"), NO_BUTTON)
    assert lit(far_hands, "hover") == {"tag:x00/out", "tag:x00/in"}
    assert len(far_hands.view.overlay.shown("hover")) == 4


def test_a_double_click_on_a_tag_goes_to_the_other_end(far_hands: Hands) -> None:
    assert not sees(far_hands, "t113")
    far_hands.double(span(far_hands, "label"))
    assert sees(far_hands, "t113")
    assert far_hands.selection.ids == (LINK,)
    far_hands.double(span(far_hands, "label", at_source=False))
    assert sees(far_hands, "t00")
    assert far_hands.document.history.done == ()


def test_a_click_on_the_arrow_does_so_at_once(far_hands: Hands) -> None:
    far_hands.click(span(far_hands, "arrow"))
    assert sees(far_hands, "t113")
    assert not sees(far_hands, "t00")
    assert far_hands.selection.ids == (LINK,)


def test_a_double_click_on_the_arrow_hits_nothing_where_it_leads(far_hands: Hands) -> None:
    far_hands.double(span(far_hands, "arrow"))
    assert sees(far_hands, "t113")
    assert far_hands.document.history.done == ()
    assert not [editor for editor in far_hands.view.findChildren(QPlainTextEdit) if editor.isVisible()]


def test_enter_goes_along_a_chosen_link_and_back(far_hands: Hands) -> None:
    far_hands.selection.set([LINK])
    far_hands.key(Qt.Key.Key_Return)
    assert sees(far_hands, "t113")
    far_hands.key(Qt.Key.Key_Return)
    assert sees(far_hands, "t00")
    assert far_hands.selection.ids == (LINK,)


def test_a_click_on_the_bridge_offers_bridges(make: Any) -> None:
    hands = opened(make, bridge=Bridge(by="link"))
    hands.click(span(hands, "mark"))
    menu = hands.menu
    assert menu is not None
    assert menu.objectName() == "bridge"


def test_a_tag_says_where_it_leads(far_hands: Hands) -> None:
    at = tag(far_hands).rect
    there = hit(far_hands.view.picture, at.x + 4, at.y + at.h / 2, 1.0)
    assert there == Hit("tag", LINK, at_source=True)
    assert ways_on(far_hands.project, there) == ("Double-click or Enter: go to t113, stage Stage",)
    assert ways_on(far_hands.project, Hit("card", TouchpointId(Id("t00")))) == ()


def test_beside_a_short_tag_is_no_tag(far_hands: Hands) -> None:
    at = tag(far_hands).rect
    pill = setting(far_hands.view.picture.subject, tag(far_hands)).pill
    assert pill.right < at.right - 2
    assert hit(far_hands.view.picture, at.right - 1, at.y + 2, 1.0).kind == "ground"


def test_a_stage_with_a_new_name_is_named_so_on_tags_far_away(far_hands: Hands) -> None:
    stage = far_hands.project.one(Stage, Id("s11"))
    assert stage is not None
    with far_hands.document.edit(message("Rename")) as draft:
        draft.update(stage, name=Text2(fr="Retour", en="Return"))
    shapes = [s for part in far_hands.view.picture.parts_of("tag:x00/out") for s in part.shapes]
    assert "12 Return" in {s.text for s in shapes if isinstance(s, Text)}
