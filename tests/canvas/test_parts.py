"""What the canvas is made of, without hands: index, places, focus, hits, tiles, affected elements."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from journeydesigner.canvas.affected import affected
from journeydesigner.canvas.entries import entries, parts
from journeydesigner.canvas.focus import Focus, focus_on, step
from journeydesigner.canvas.hits import hit
from journeydesigner.canvas.index import Index
from journeydesigner.canvas.picture import Picture
from journeydesigner.canvas.places import Place, lives_in, place_at, possible_channels, split_at
from journeydesigner.canvas.placing import put
from journeydesigner.canvas.tiles import Tiles
from journeydesigner.editor.document import Document
from journeydesigner.editor.edits.fields import set_fields
from journeydesigner.editor.edits.placing import Spot, add_touchpoint, move_stage
from journeydesigner.editor.edits.removal import remove
from journeydesigner.errors import Refusal
from journeydesigner.i18n import message
from journeydesigner.layout.draw import Marks, Options, Subject
from journeydesigner.layout.drawing import Part, Rect
from journeydesigner.layout.lay_out import lay_out
from journeydesigner.layout.plan import Group, View
from journeydesigner.model import Draft, Id, Project
from journeydesigner.model.values import JourneyId, StageId, TouchpointId
from journeydesigner.render.application import ensure_gui
from journeydesigner.render.measurer import qt_measurer
from tests.benchmarks.make_project import make_project
from tests.builders import sample

TOUR = JourneyId(Id("tour"))
windows = st.builds(
    Rect,
    st.floats(-500, 9000),
    st.floats(-500, 3000),
    st.floats(0.5, 3000),
    st.floats(0.5, 1500),
)


@settings(deadline=None, max_examples=60)
@given(st.sampled_from([sample("tourism"), make_project(120)]), st.lists(windows, min_size=1, max_size=4))
def test_an_index_finds_what_looking_at_everything_finds(project: Project, looked_at: list[Rect]) -> None:
    plan = lay_out(project, project.journeys()[0].id, View())
    ensure_gui()
    world: Group = "physical"
    gaps = frozenset((column.stage, world) for column in plan.columns[::2])
    subject = Subject(project, plan, Marks(gaps=gaps), Options("en"), qt_measurer())
    index, everything = Index(subject), entries(subject)
    for window in looked_at:
        assert index.meeting(window) == [one for one in everything if one.bounds.meets(window)]
    for one in everything:
        if one.key.startswith(("card:", "link:", "marks:")):
            assert index.get(one.key) == one
    assert index.get("card:unknown") is None


@given(st.lists(st.floats(0, 1000), max_size=8), st.floats(0, 1000))
def test_a_cut_sets_the_fewest_on_the_wrong_side(middles: list[float], x: float) -> None:
    def wrong(cut: int) -> int:
        return sum(m > x for m in middles[:cut]) + sum(m <= x for m in middles[cut:])

    assert wrong(split_at(middles, x)) == min(wrong(cut) for cut in range(len(middles) + 1))


def test_places_name_their_neighbours_and_channels() -> None:
    project = sample("tourism")
    plan = lay_out(project, TOUR, View())
    column = plan.columns[2]
    lane = next(lane for lane in plan.lanes if "c_resa" in lane.channels)
    place = place_at(plan, project, column.x + column.w - 30, lane.y + 20)
    assert place is not None
    assert (place.stage, place.number, place.after) == ("s3", 3, "t14")
    assert possible_channels(project, place) == ("c_resa",)
    other = place_at(plan, project, plan.columns[3].x + 10, lane.y + 20)
    assert other is not None
    assert possible_channels(project, other, recent=[Id("c_app")])[0] == "c_app"
    assert place_at(plan, project, 10, 300) is None


def test_steps_by_keys_reach_every_card() -> None:
    plan = lay_out(sample("tourism"), TOUR, View())
    start = focus_on(plan, Id("t01"))
    assert start is not None
    seen: set[Focus] = {start}
    waiting = [start]
    while waiting:
        here = waiting.pop()
        for direction in ("left", "right", "up", "down"):
            further = step(plan, here, direction)  # type: ignore[arg-type]
            if further is not None and further not in seen:
                seen.add(further)
                waiting.append(further)
    assert {focus.card for focus in seen if focus.card} == set(plan.cards)


def test_tiles_in_any_number_of_frames_show_what_one_painting_shows() -> None:
    ensure_gui()
    boxes = [QRectF(40 * n, 25 * n, 60, 30) for n in range(40)]

    def draw(painter: QPainter, rect: Rect) -> None:
        area = QRectF(rect.x, rect.y, rect.w, rect.h)
        for n, box in enumerate(boxes):
            if box.intersects(area):
                painter.fillRect(box, QColor.fromHsv(9 * n, 200, 200))

    def frame(tiles: Tiles, zoom: float) -> QImage:
        image = QImage(900, 700, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        for _ in range(60):
            painter = QPainter(image)
            painter.scale(zoom, zoom)
            pending = tiles.paint(painter, QRectF(0, 0, 900 / zoom, 700 / zoom), 1.0)
            painter.end()
            if not pending:
                return image
        raise AssertionError("never complete")

    tiles = Tiles(draw, QColor("white"))
    first = frame(tiles, 0.7)
    frame(tiles, 1.3)
    assert frame(tiles, 0.7) == first
    boxes[5].translate(33, 7)
    tiles.invalidate([Rect(200, 125, 100, 50)])
    changed = frame(tiles, 0.7)
    assert changed != first
    assert changed == frame(Tiles(draw, QColor("white")), 0.7)


EDITS = st.sampled_from(
    ["move", "rename", "owner", "stage_owner", "remove", "bridge", "stage", "channel", "critical"]
)


def change(draft: Draft, kind: str, number: int) -> None:
    """Some edit of the sample."""
    project = draft.project
    cards = [t.id for t in project.journey_touchpoints(TOUR) if t.layer == "frontstage"]
    card = cards[number % len(cards)]
    links = project.transitions(TOUR)
    stages = [s.id for s in project.stages(TOUR)]
    if kind == "move":
        plan = lay_out(project, TOUR, View())
        column = plan.columns[number % len(plan.columns)]
        place = place_at(plan, project, column.x + 30, plan.lanes[number % 4].y + 10, [card])
        assert place is not None
        put(draft, [card], place)  # type: ignore[list-item]
    elif kind == "rename":
        set_fields(draft, [card], name=draft.get(card).name.with_("en", f"Name {number}"))  # type: ignore[union-attr]
    elif kind in ("owner", "stage_owner"):
        set_fields(draft, [card if kind == "owner" else stages[number % len(stages)]], owner="r_num")
    elif kind == "critical":
        set_fields(draft, [card], critical=number % 2 == 0)
    elif kind == "remove":
        remove(draft, [card])
    elif kind == "bridge":
        set_fields(draft, [links[number % len(links)].id], bridge=None)
    elif kind == "stage":
        move_stage(draft, stages[number % len(stages)], stages[(number + 2) % len(stages)])  # type: ignore[arg-type]
    else:
        set_fields(draft, ["c_email"], nature=("digital", "physical")[number % 2])  # type: ignore[list-item]


def everything(project: Project, zoom: float) -> list[Part]:
    plan = lay_out(project, project.journeys()[0].id, View())
    subject = Subject(project, plan, Marks(), Options("en"), qt_measurer())
    from dataclasses import replace

    from journeydesigner.layout.draw.detail import detailed

    subject = replace(subject, options=detailed(subject.options, zoom))
    return [part for one in entries(subject) for part in parts(subject, one)]


@settings(deadline=None, max_examples=25)
@given(st.lists(st.tuples(EDITS, st.integers(0, 50)), min_size=1, max_size=6), st.sampled_from([1.0, 0.63, 0.2]))
def test_a_picture_kept_by_differences_is_the_one_drawn_afresh(edits: list[tuple[str, int]], zoom: float) -> None:
    ensure_gui()
    document = Document(sample("tourism"))
    seen: list[Rect] = []
    whole = Rect(-1e5, -1e5, 2e5, 2e5)
    picture = Picture(document.project, qt_measurer(), lambda rects: seen.extend(rects or [whole]))
    picture.show_journey(TOUR)
    picture.set_zoom(zoom)
    for kind, number in edits:
        before = {part.key: part for part in picture.parts_meeting(whole)}
        seen.clear()
        with document.edit(message("x")) as draft:
            change(draft, kind, number)
            delta = draft.delta()
        picture.update(delta, document.project)
        now = list(picture.parts_meeting(whole))
        assert now == everything(document.project, zoom)
        for part in now:
            if before.get(part.key) != part:
                assert any(part.bounds.meets(rect) for rect in seen), part.key


def test_what_an_edit_touches_is_known() -> None:
    project = sample("tourism")
    draft = Draft(project)
    set_fields(draft, [Id("t12")], critical=False)
    assert affected(draft.delta(), project, draft.project) == {"t12", "x12", "x13"}
    set_fields(draft, [Id("c_email")], nature="physical")
    assert affected(draft.delta(), project, draft.project) is None


def test_a_card_is_hit_before_the_line_beneath_it_and_ground_is_nothing() -> None:
    ensure_gui()
    picture = Picture(sample("tourism"), qt_measurer(), lambda _rects: None)
    picture.show_journey(TOUR)
    rect = picture.plan.cards[Id("t12")].rect  # type: ignore[index]
    assert hit(picture, rect.x + 2, rect.y + 2, 1.0) == hit(picture, rect.x + 80, rect.y + 30, 1.0)
    assert hit(picture, rect.x + 2, rect.y + 2, 1.0).id == "t12"
    assert hit(picture, 500, 470, 1.0).kind == "ground"
    port = hit(picture, rect.right + 3, rect.y + rect.h / 2, 1.0, ports_of=Id("t12"))
    assert port.kind == "port"


@settings(deadline=None, max_examples=150)
@given(st.integers(0, 34), st.integers(0, 6), st.integers(0, 11), st.floats(0, 1), st.integers(0, 34))
def test_a_drop_anywhere_is_written_or_refused_and_is_undone_exactly(
    number: int, column: int, lane: int, share: float, other: int
) -> None:
    document = Document(sample("tourism"))
    plan = lay_out(document.project, TOUR, View())
    cards = [t.id for t in document.project.journey_touchpoints(TOUR)]
    moving = list(dict.fromkeys([cards[number], cards[other]]))
    stage, row = plan.columns[column], plan.lanes[lane]
    place = place_at(plan, document.project, stage.x + stage.w * share * 0.99, row.y + row.h / 2, moving)
    assert place is not None
    try:
        with document.edit(message("x")) as draft:
            put(draft, moving, place)  # type: ignore[arg-type]
    except Refusal:
        assert document.project == sample("tourism")
        return
    moved = document.project.get(cards[number])
    assert moved.stage == stage.stage  # type: ignore[union-attr]
    assert lives_in(document.project, moved, row)  # type: ignore[arg-type]
    document.undo()
    assert document.project == sample("tourism")


def test_a_card_put_where_it_is_keeps_its_rank() -> None:
    draft = Draft(sample("tourism"))
    spot = Spot(StageId(Id("s3")), TouchpointId(Id("t12")))
    first = add_touchpoint(draft, spot)
    second = add_touchpoint(draft, spot)
    remove(draft, [first.id])
    document = Document(draft.project)
    place = Place(spot.stage, 3, before=spot.before, after=TouchpointId(Id("t11")))
    with document.edit(message("x")) as edit:
        put(edit, [TouchpointId(second.id)], place)
    assert document.history.done == ()
