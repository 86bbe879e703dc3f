"""Links over whole stages as two tags: which they are, their labels, and what stays where it is."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings

from journeydesigner.layout.draw import MapDrawing, Marks, Options, draw
from journeydesigner.layout.drawing import Box, Icon, Text
from journeydesigner.layout.far import REACH
from journeydesigner.layout.lay_out import Memory, lay_out
from journeydesigner.layout.plan import Plan, View
from journeydesigner.layout.tags import Tag, end_of
from journeydesigner.model import Bridge, Draft, Id, Project, Stage, Text2, Touchpoint, Transition
from journeydesigner.model.values import TouchpointId, TransitionId
from tests.layout import laws
from tests.layout.drawn import of_type, part, texts
from tests.layout.paper_measurer import FIXED
from tests.layout.random_journeys import JOURNEY, journey_of, journeys, views

Row = list[dict[str, Any]]


def planned(project: Project, view: View | None = None) -> Plan:
    return lay_out(project, JOURNEY, view or View())


def row(*ids: str) -> Row:
    return [{"id": id_, "channel": f"c{number % 3 * 3}"} for number, id_ in enumerate(ids)]


def far(**fields: Any) -> Project:
    """A link from the first of three stages to the last one."""
    return journey_of(row("a"), row("b"), row("c"), links=(("a", "c", fields),))


def tags_of(plan: Plan, id_: str) -> tuple[Tag, Tag]:
    tags = plan.links[TransitionId(Id(id_))].tags
    assert tags is not None
    return tags


def labels(project: Project) -> dict[str, str]:
    plan = planned(project)
    return {str(id_): link.tags[0].label for id_, link in plan.links.items() if link.tags is not None}


def test_only_links_over_a_whole_stage_have_tags() -> None:
    project = journey_of(row("a"), row("b"), row("c"), links=(("a", "b"), ("a", "c"), ("c", "a"), ("c", "b")))
    assert [id_ for id_, link in planned(project).links.items() if link.tags] == ["x01", "x02"]


def test_a_view_may_draw_them_all() -> None:
    plan = planned(far(), View(long_links="drawn"))
    assert not laws.tags(plan)
    link = plan.links[TransitionId(Id("x00"))]
    assert end_of(link) == link.points[-1]


def test_both_tags_have_one_label_and_name_the_stage_of_the_other() -> None:
    out, into = tags_of(planned(far()), "x00")
    assert (out.label, into.label) == ("1a", "1a")
    assert (out.other, into.other) == (3, 1)
    assert (out.leaves, into.leaves) == (True, False)


def test_tags_stand_beside_their_cards_and_lines_lead_there() -> None:
    plan = planned(far())
    out, into = tags_of(plan, "x00")
    a, c = (plan.cards[TouchpointId(Id(id_))].rect for id_ in "ac")
    assert out.stub[0][0] == a.right < out.stub[1][0] == out.rect.x
    assert into.rect.right == into.stub[0][0] < into.stub[1][0] == c.x
    assert plan.links[TransitionId(Id("x00"))].tags == (out, into)


def test_labels_follow_the_stage_and_the_order_of_its_cards() -> None:
    project = journey_of(
        row("a", "b"), row("m"), row("c", "d"), row("e"), links=(("b", "c"), ("a", "d"), ("a", "e"), ("d", "a"))
    )
    assert labels(project) == {"x01": "1a", "x02": "1b", "x00": "1c", "x03": "3a"}


def test_beyond_z_letters_are_doubled() -> None:
    ids = [f"t{n:02}" for n in range(28)]
    project = journey_of(row(*ids), row("m"), row("c"), links=tuple((id_, "c") for id_ in ids))
    found = labels(project)
    assert (found["x25"], found["x26"], found["x27"]) == ("1z", "1aa", "1ab")


def test_an_edit_gives_new_labels_only_to_links_of_the_same_stage() -> None:
    rows = (row("a", "b"), row("m"), row("c", "d"), row("e"), row("f"))
    project = journey_of(*rows, links=(("a", "c"), ("b", "c"), ("c", "a"), ("d", "f"), ("m", "f")))
    before = labels(project)
    draft = Draft(project)
    draft.remove(Id("x02"))
    after = labels(draft.project)
    assert before == {"x00": "1a", "x01": "1b", "x02": "3a", "x03": "3b", "x04": "2a"}
    assert {id_ for id_, label in after.items() if before[id_] != label} == {"x03"}


@settings(deadline=None, max_examples=150)
@given(journeys(), views)
def test_labels_are_unique_and_tags_touch_nothing(project: Project, view: View) -> None:
    plan = lay_out(project, JOURNEY, view)
    outs = [tag.label for tag in laws.tags(plan) if tag.leaves]
    assert len(outs) == len(set(outs))
    numbers = {column.stage: column.number for column in plan.columns}
    for link in plan.links.values():
        transition = project.all(Transition)[link.transition]
        ends = (plan.cards[TouchpointId(id_)].stage for id_ in (transition.from_, transition.to))
        first, last = (numbers[stage] for stage in ends)
        assert (link.tags is not None) == (view.long_links == "tags" and abs(first - last) > REACH)
    assert not laws.under_tags(plan, project)


@pytest.mark.parametrize("count", [1, 2, 3, 5, 9, 24])
def test_a_hub_has_room_for_all_its_tags(count: int) -> None:
    ids = [f"t{n:02}" for n in range(count)]
    links = tuple(link for id_ in ids for link in ((id_, "hub"), ("hub", id_)))
    project = journey_of(row("hub", "next"), row("m"), row(*ids), links=(*links, ("hub", "next")))
    plan = planned(project)
    assert len(laws.tags(plan)) == 4 * count
    assert not laws.under_tags(plan, project)
    assert not laws.overlapping_cards(plan)
    assert not laws.lying_on_each_other(plan)
    for side in (True, False):
        beside = [tag for tag in laws.tags(plan) if tag.other == 3 and tag.leaves == side]
        assert len({tag.is_short for tag in beside}) == 1
        assert beside[0].is_short == (count > 2)
        assert not any(a.rect.meets(b.rect) for a, b in combinations(beside, 2))


def test_a_line_along_the_row_runs_between_the_tags() -> None:
    rows: list[Row] = [row("z"), row("y"), [{"id": id_, "channel": "c0"} for id_ in "ab"], row("x"), row("w")]
    links = (("a", "b"), ("z", "b"), ("w", "b"), ("a", "z"), ("a", "w"))
    plan = planned(journey_of(*rows, links=links), View(density="roomy"))
    (ax, ay), (bx, by) = plan.links[TransitionId(Id("x00"))].points
    assert ay == by
    assert len([tag for tag in laws.tags(plan) if ax < tag.rect.x < tag.rect.right < bx]) == 4


def test_another_label_moves_no_card_and_no_line() -> None:
    rows = (row("a", "b"), row("m"), row("c", "d"))
    project = journey_of(*rows, links=(("b", "c"), ("a", "d"), ("c", "d")))
    memory = Memory()
    before = lay_out(project, JOURNEY, View(), memory)
    draft = Draft(project)
    a, b = (draft.one(Touchpoint, TouchpointId(Id(id_))) for id_ in "ab")
    draft.update(a, rank=b.rank)
    draft.update(b, rank=a.rank)
    after = lay_out(draft.project, JOURNEY, View(), memory)
    assert tags_of(before, "x00")[1].label == "1b"
    assert tags_of(after, "x00")[1].label == "1a"
    assert after.links[TransitionId(Id("x02"))].points == before.links[TransitionId(Id("x02"))].points


# -- drawn


def drawing(project: Project, **options: Any) -> MapDrawing:
    return draw(project, planned(project), Marks(), Options(**options), FIXED)


def said(project: Project, end: str, **options: Any) -> set[str]:
    return set(texts(part(drawing(project, **options).links, f"tag:x00/{end}")))


def named(project: Project) -> Project:
    draft = Draft(project)
    for stage, name in zip(project.stages(JOURNEY), ("Envie", "Préparation", "Séjour"), strict=True):
        draft.update(draft.one(Stage, stage.id), name=Text2(fr=name, en=name))
    return draft.project


def test_a_tag_says_label_and_stage() -> None:
    project = named(far())
    assert said(project, "out") == {"1a", "3 Séjour"}
    assert said(project, "in") == {"1a", "1 Envie"}


def test_share_and_bridge_stand_on_the_tag_at_the_source() -> None:
    project = named(far(kind="choice", p=0.3, bridge=Bridge(by="qr")))
    assert "30\u00a0%" in said(project, "out")
    assert "30\u00a0%" not in said(project, "in")
    drawn = drawing(project)
    assert [icon.name for icon in of_type(part(drawn.links, "tag:x00/out").shapes, Icon)] == ["qr-code"]
    assert not list(of_type(part(drawn.links, "tag:x00/in").shapes, Icon))
    assert not [p for p in drawn.passages.parts if p.element == "x00"]


def test_a_broken_passage_is_red_on_both_tags() -> None:
    rows = ([{"id": "a", "channel": "c0"}], row("b"), [{"id": "c", "channel": "c9"}])
    drawn = drawing(journey_of(*rows, links=(("a", "c"),)))
    for end in ("out", "in"):
        pill = next(of_type(part(drawn.links, f"tag:x00/{end}").shapes, Box))
        assert (pill.fill, pill.stroke) == ("error_bg", "error")
    assert [icon.name for icon in of_type(part(drawn.links, "tag:x00/out").shapes, Icon)] == ["unlink"]


@pytest.mark.parametrize("level", [2, 3])
@pytest.mark.parametrize("magnify", [1.0, 1.5])
def test_a_tag_stays_in_its_place(level: int, magnify: float) -> None:
    project = named(far(kind="choice", p=0.3, bridge=Bridge(by="qr")))
    plan = planned(project)
    drawn = drawing(project, level=level, magnify=magnify)
    for tag, end in zip(tags_of(plan, "x00"), ("out", "in"), strict=True):
        shapes = part(drawn.links, f"tag:x00/{end}").shapes
        for box in of_type(shapes, Box):
            assert tag.rect.x - 0.01 <= box.rect.x
            assert box.rect.right <= tag.rect.right + 0.01
        for text in of_type(shapes, Text):
            assert tag.rect.x <= text.x <= tag.rect.right


def test_zoomed_out_only_what_is_broken_or_on_the_main_path_keeps_its_tags() -> None:
    assert not [p for p in drawing(named(far(kind="fallback")), level=1).links.parts if p.key.startswith("tag:")]
