"""The map by layer and by owner: which lanes there are, what stands in them, and the lines between the bands."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from journeydesigner.layout.draw import MapDrawing, Marks, Options, draw
from journeydesigner.layout.lay_out import lay_out
from journeydesigner.layout.plan import Density, Lane, Plan, View
from journeydesigner.model import Draft, Id, Project, Role, Stage, Touchpoint, Unit
from journeydesigner.model.values import TouchpointId
from tests.builders import sample
from tests.layout.drawn import keys, texts
from tests.layout.drawn import part as part_of
from tests.layout.drawn import project as drawn_project
from tests.layout.drawn import touchpoint as drawn_touchpoint
from tests.layout.paper_measurer import FIXED
from tests.layout.random_journeys import JOURNEY, journey_of, journeys, staff

densities = st.sampled_from(["compact", "normal", "roomy"])
BANDS = ["client", "frontstage", "backstage", "support"]


def lane_of(plan: Plan, touchpoint: str) -> Lane:
    return plan.lanes[plan.cards[TouchpointId(Id(touchpoint))].lane]


def owned(project: Project, stage: str | None = None, **owners: str | None) -> Project:
    """The journey with these owners of its first stage and of touchpoints, and the units u0 to u2."""

    draft = Draft(project)
    for entity in staff():
        draft.add(entity)
    draft.update(draft.one(Stage, Id("s0")), owner=stage)
    for id_, owner in owners.items():
        draft.update(draft.one(Touchpoint, Id(id_)), owner=owner)
    return draft.project


@settings(deadline=None, max_examples=100)
@given(journeys(), densities)
def test_the_blueprint_has_four_bands_and_three_lines_between_them(project: Project, density: Density) -> None:
    plan = lay_out(project, JOURNEY, View(pivot="blueprint", density=density))
    if not plan.columns:
        assert plan.bands == plan.lines == ()
        return
    assert [band.group for band in plan.bands] == BANDS
    assert [line.name for line in plan.lines] == ["interaction", "visibility", "internal"]
    for line, above, below in zip(plan.lines, plan.bands, plan.bands[1:], strict=False):
        assert above.y + above.h < line.y < below.y
        for link in plan.links.values():
            levels = [a[1] for a, b in zip(link.points, link.points[1:], strict=False) if a[1] == b[1]]
            assert all(abs(y - line.y) >= 2 for y in levels), "a link runs on the line"


@settings(deadline=None, max_examples=100)
@given(journeys(), densities)
def test_a_card_of_the_blueprint_stands_in_its_layer(project: Project, density: Density) -> None:
    plan = lay_out(project, JOURNEY, View(pivot="blueprint", density=density))
    by_channel = lay_out(project, JOURNEY, View())
    for id_ in plan.cards:
        touchpoint = project.all(Touchpoint)[id_]
        group = lane_of(plan, id_).group
        if touchpoint.layer == "frontstage":
            assert group == lane_of(by_channel, id_).group
        else:
            assert group == touchpoint.layer


@settings(deadline=None, max_examples=100)
@given(journeys(), densities)
def test_a_card_by_owner_stands_in_the_unit_that_answers(project: Project, density: Density) -> None:
    plan = lay_out(project, JOURNEY, View(pivot="owners", density=density))
    roles, units = project.all(Role), project.all(Unit)
    for id_, card in plan.cards.items():
        touchpoint = project.all(Touchpoint)[id_]
        role = roles.get(touchpoint.owner or project.all(Stage)[card.stage].owner or Id(""))
        lane = lane_of(plan, id_)
        if role is None or role.placeholder:
            assert (lane.group, lane.unit, card.lane) == ("nobody", None, 0)
        else:
            assert lane.unit == role.unit
            assert lane.group == ("external" if units[role.unit].external else "internal")
    assert all(any(card.lane == n for card in plan.cards.values()) for n in range(len(plan.lanes)))
    assert plan.dots == plan.lines == ()


def test_an_inherited_owner_is_one_an_own_one_comes_first_a_placeholder_is_nobody() -> None:
    row = [{"id": id_, "channel": "c0"} for id_ in "abcd"]
    project = owned(journey_of(row), "r0", b="r2", c="r5", d="r4")
    plan = lay_out(project, JOURNEY, View(pivot="owners"))
    assert [lane.key for lane in plan.lanes] == ["nobody", "internal/u0", "internal/u1", "external/u2"]
    assert [lane_of(plan, id_).key for id_ in "abcd"] == ["internal/u0", "internal/u1", "nobody", "external/u2"]
    assert [band.group for band in plan.bands] == ["nobody", "internal", "external"]


def test_three_rows_fit_into_a_lane_of_the_blueprint_and_one_when_it_is_roomy() -> None:
    rows = [{"id": id_, "channel": f"c{n}", "entry": True} for n, id_ in enumerate("abc")]
    tall = lay_out(journey_of(rows), JOURNEY, View(pivot="blueprint"))
    assert len({tall.cards[TouchpointId(Id(i))].rect.y for i in "abc"}) == 3
    flat = lay_out(journey_of(rows), JOURNEY, View(pivot="blueprint", density="roomy"))
    assert len({flat.cards[TouchpointId(Id(i))].rect.y for i in "abc"}) == 1


def test_a_missing_world_is_a_cell_of_the_blueprint_and_none_of_the_owners() -> None:
    project = sample("tourism")
    journey = project.journeys()[0].id
    stage = project.stages(journey)[0].id
    blueprint = lay_out(project, journey, View(pivot="blueprint"))
    lane = next(lane for lane in blueprint.lanes if lane.group == "digital")
    cell = blueprint.cell(stage, "digital")  # type: ignore[arg-type]
    assert cell is not None
    assert (cell.y, cell.h) == (lane.y, lane.h)
    assert lay_out(project, journey, View(pivot="owners")).cell(stage, "digital") is None  # type: ignore[arg-type]


def drawing(project: Project, view: View, **options: object) -> MapDrawing:
    plan = lay_out(project, project.journeys()[0].id, view)
    return draw(project, plan, Marks(), Options(language="en", **options), FIXED)  # type: ignore[arg-type]


def test_the_headers_of_the_blueprint_name_bands_lanes_and_lines() -> None:
    made = drawing(drawn_project(drawn_touchpoint("t1"), stages=1), View(pivot="blueprint"))
    lanes = made.lanes
    assert texts(part_of(lanes, "head:digital")) == ["Digital"]
    assert texts(part_of(lanes, "head:client")) == ["Client actions"]
    named = [texts(part_of(lanes, f"named:{name}")) for name in ("interaction", "visibility", "internal")]
    assert named == [["Line of interaction"], ["Line of visibility"], ["Line of internal interaction"]]
    assert [key for key in keys(made.ground) if key.startswith("line:")] == [
        "line:interaction",
        "line:visibility",
        "line:internal",
    ]
    assert texts(made.corner.parts[0])[0] == "Blueprint"


def test_the_headers_by_owner_name_units_and_nobody() -> None:
    cards = (drawn_touchpoint("t1"), drawn_touchpoint("t2", owner="r_host"), drawn_touchpoint("t3", owner="r_tbd"))
    made = drawing(drawn_project(*cards), View(pivot="owners"))
    assert texts(part_of(made.lanes, "head:internal/u_sales")) == ["Sales"]
    assert texts(part_of(made.lanes, "head:external/u_out")) == ["Outside"]
    assert texts(part_of(made.lanes, "head:nobody")) == ["No owner"]
    assert texts(made.corner.parts[0]) == ["Owners", "Lanes: 3"]


def test_on_paper_the_corner_names_what_lanes_are_and_counts_nothing() -> None:
    made = drawing(drawn_project(drawn_touchpoint("t1")), View(pivot="owners"), paper=True)
    assert texts(made.corner.parts[0]) == ["Owners"]


def test_a_card_looks_the_same_in_every_pivot() -> None:
    project = drawn_project(drawn_touchpoint("t1", layer="client"), drawn_touchpoint("t2", layer="backstage"))

    def looks(view: View) -> list[int]:
        return [len(card.shapes) for card in drawing(project, view).cards.parts]

    assert looks(View()) == looks(View(pivot="blueprint")) == looks(View(pivot="owners"))
