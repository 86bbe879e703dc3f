"""Copying parts of journeys: what comes along, what is reused, and that no paste breaks or loses anything."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from journeydesigner.editor.document import Document
from journeydesigner.editor.edits.clipboard import (
    MAX_BYTES,
    Clip,
    NothingToPaste,
    decode,
    encode,
    names_of,
    take,
)
from journeydesigner.editor.edits.lines import MOST_LINES, paste_lines, read_lines, unknown_channels
from journeydesigner.editor.edits.pasting import Landing, duplicate, landing_at, paste
from journeydesigner.editor.edits.placing import Spot
from journeydesigner.i18n import message
from journeydesigner.model import (
    Channel,
    Entity,
    Id,
    Journey,
    Kpi,
    Opportunity,
    PainPoint,
    Project,
    Role,
    Stage,
    Touchpoint,
    Transition,
    Unit,
)
from journeydesigner.model.integrity import contradictions, faults
from journeydesigner.model.project import LIBRARIES
from journeydesigner.model.values import JourneyId, StageId, TouchpointId
from tests.builders import examples, sample
from tests.exchange.projects import projects
from tests.model.projects import small_project
from tests.model.test_delta import assert_indexes_fresh

STEP = message("Paste")
UNSHRUNK = settings(
    max_examples=examples(15),
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
"""Whole projects take longer to shrink than anybody waits."""


def put(project: Project, clip: Clip, at: str | None = None, origin: str = "") -> tuple[Document, tuple[Id, ...]]:
    """Paste at the end of a stage of the first journey."""
    document = Document(project)
    journey = JourneyId(project.journeys()[0].id)
    spot = (StageId(Id(at)), None) if at else None
    with document.edit(STEP) as draft:
        made = paste(draft, clip, landing_at(project, clip, journey, spot), origin)
    return document, made


def copied(project: Project, *ids: str, **more: Any) -> Clip:
    clip = take(project, [Id(id_) for id_ in ids], **more)
    assert clip is not None
    return decode(encode(clip))


def names(project: Project, stage: str) -> list[str]:
    return [t.name.en for t in project.touchpoints(Id(stage))]


# -- laws


@given(st.data())
@UNSHRUNK
def test_any_part_of_any_project_pastes_into_any_other_and_undo_is_exact(data: st.DataObject) -> None:
    source, target = data.draw(projects()), data.draw(projects())
    there = data.draw(st.booleans())
    target = source if there else target
    parts = [e.id for e in source if isinstance(e, Stage | Touchpoint)]
    journeys = [JourneyId(j.id) for j in target.journeys()]
    if not parts or not journeys:
        return
    ids = data.draw(st.lists(st.sampled_from(parts), min_size=1, max_size=6))
    taken = take(source, ids, "o", moves=data.draw(st.booleans()))
    assert taken is not None
    clip = decode(encode(taken))
    assert clip.chosen == taken.chosen
    journey = data.draw(st.sampled_from(journeys))
    stages = [StageId(s.id) for s in target.stages(journey)]
    at = (data.draw(st.sampled_from(stages)), None) if stages else None
    document = Document(target)
    before = len(target)
    with document.edit(STEP) as draft:
        made = paste(draft, clip, landing_at(target, clip, journey, at), "o" if there else "")
    after = document.project
    new = [e for e in after if e.id not in target]
    assert made
    assert {target.get(e.id) for e in target if not isinstance(e, Channel)} <= set(after)
    assert not list(faults(after, new))
    assert not set(contradictions(after, new)) - set(contradictions(target, target))
    assert_indexes_fresh(after)
    assert len(after) == before + len(new)
    assert all(after.journey_of(after.get(i)).id == journey for i in made)  # type: ignore[union-attr]
    document.undo()
    assert document.project == target
    document.redo()
    assert document.project == after


@given(projects(), st.data())
@UNSHRUNK
def test_a_duplicate_says_the_same_and_needs_nothing_new(project: Project, data: st.DataObject) -> None:
    parts = [t.id for t in project.all(Touchpoint).values()]
    if not parts:
        return
    chosen = data.draw(st.sampled_from(parts))
    document = Document(project)
    with document.edit(STEP) as draft:
        (made,) = duplicate(draft, [chosen])
    after = document.project
    original, copy = project.all(Touchpoint)[chosen], after.all(Touchpoint)[made]
    hidden = {"id", "rank"}
    assert copy.model_dump(exclude=hidden) == original.model_dump(exclude=hidden)
    assert not [e for e in after if e.id not in project and isinstance(e, LIBRARIES)]
    order = [t.id for t in after.touchpoints(original.stage)]
    assert after.all(Touchpoint)[chosen].rank <= copy.rank
    assert made in order


@given(st.binary(max_size=400) | st.text(max_size=400).map(str.encode))
@settings(max_examples=examples(200), deadline=None)
def test_no_bytes_are_anything_but_a_clip_or_a_sentence(data: bytes) -> None:
    for hostile in (data, b"# clipboard " + data, b"format: journeydesigner/1\n" + data):
        with pytest.raises(NothingToPaste):
            decode(hostile)


# -- what comes along


def test_links_inside_come_along_and_links_that_leave_do_not() -> None:
    document, made = put(sample("tourism"), copied(sample("tourism"), "t12", "t13", "t14"), "s6")
    project = document.project
    inside = [x for x in sample("tourism").all(Transition).values() if {x.from_, x.to} <= {"t12", "t13", "t14"}]
    new = [x for x in project.all(Transition).values() if x.id not in sample("tourism")]
    assert len(new) == len(inside) > 0
    assert {x.from_ for x in new} | {x.to for x in new} <= set(made)
    assert [x.bridge for x in new] == [x.bridge for x in inside]


def test_a_whole_stage_brings_its_touchpoints_and_comes_after_the_stage_pointed_at() -> None:
    before = small_project()
    document, made = put(before, copied(before, "s1"), "s1")
    project = document.project
    assert [s.name.en for s in project.stages(Id("j"))] == ["s1", "s1", "s2"]
    assert [t.name.en for t in project.touchpoints(made[0])] == ["t1", "t2"]
    assert len(project.transitions(Id("j"))) == 3


def test_touchpoints_of_several_stages_stay_as_far_apart_and_end_in_the_last_stage() -> None:
    before = small_project()
    clip = copied(before, "t1", "t3")
    project = put(before, clip, "s1")[0].project
    assert (names(project, "s1"), names(project, "s2")) == (["t1", "t2", "t1"], ["t3", "t3"])
    project = put(before, clip, "s2")[0].project
    assert (names(project, "s1"), names(project, "s2")) == (["t1", "t2"], ["t3", "t1", "t3"])


def test_a_journey_without_stages_gets_those_that_held_the_touchpoints() -> None:
    before = small_project()
    document = Document(sample("clean"))
    with document.edit(STEP) as draft:
        draft.add(before.all(Journey)[Id("j")].model_copy(update={"id": Id("empty"), "rank": "z0"}))
    journey = JourneyId(Id("empty"))
    clip = copied(before, "t1", "t3")
    with document.edit(STEP) as draft:
        made = paste(draft, clip, landing_at(document.project, clip, journey))
    assert [s.name.en for s in document.project.stages(journey)] == ["s1", "s2"]
    assert len(made) == 4


def test_pain_points_come_along_and_what_was_measured_or_planned_for_the_original_does_not() -> None:
    before = sample("tourism")
    pain = next(iter(before.all(PainPoint).values()))
    document, (made,) = put(before, copied(before, pain.touchpoint))
    after = document.project
    assert [p.text for p in after.children(PainPoint, made)] == [
        p.text for p in before.children(PainPoint, pain.touchpoint)
    ]
    for kind in (Kpi, Opportunity):
        assert after.all(kind) == before.all(kind)


def test_what_moves_takes_its_kpis_along() -> None:
    before = sample("tourism")
    kpi = next(k for k in before.all(Kpi).values() if k.stage)
    document, (made,) = put(before, copied(before, str(kpi.stage), moves=True))
    new = [k for k in document.project.all(Kpi).values() if k.id not in before]
    assert [(k.name, k.stage, k.target) for k in new if k.name == kpi.name] == [(kpi.name, made, kpi.target)]
    document, (made,) = put(before, copied(before, str(kpi.stage)))
    assert document.project.all(Kpi) == before.all(Kpi)


# -- owners and channels of the project pasted into


def test_within_one_document_a_channel_renamed_since_is_still_the_same() -> None:
    before = small_project()
    clip = copied(before, "t2", origin="here")
    document = Document(before)
    desk = before.all(Channel)[Id("c_desk")]
    with document.edit(STEP) as draft:
        draft.update(desk, name=desk.name.with_("en", "Front desk"))
    renamed = document.project
    assert put(renamed, clip, origin="here")[0].project.all(Channel) == renamed.all(Channel)
    assert len(put(renamed, clip, origin="elsewhere")[0].project.all(Channel)) == 2


def test_what_bears_the_same_name_is_reused_and_what_is_missing_comes_along_with_its_unit() -> None:
    source = small_project()
    target = Project.of(e for e in sample("clean"))
    desk = next(c for c in target.all(Channel).values() if c.nature == "physical")
    document = Document(source)
    with document.edit(STEP) as draft:
        draft.update(source.all(Channel)[Id("c_desk")], name=desk.name)
    clip = copied(document.project, "t3")
    after, (made,) = put(target, clip)
    touchpoint = after.project.all(Touchpoint)[made]
    assert touchpoint.channel == desk.id
    owner = after.project.one(Role, touchpoint.owner)
    assert owner is not None
    assert owner.name.en == "Head of digital"
    assert after.project.all(Unit)[owner.unit].name.en == "Digital"
    assert len(after.project.all(Role)) == len(target.all(Role)) + 1
    assert len(after.project.all(Channel)) == len(target.all(Channel))


def test_a_channel_of_the_same_name_and_another_nature_is_another_channel() -> None:
    source = small_project()
    other = source.all(Channel)[Id("c_desk")].model_copy(update={"nature": "remote"})
    target = source.apply(_replacing(source, other))
    after, (made,) = put(target, copied(source, "t2"))
    channel = after.project.all(Channel)[after.project.all(Touchpoint)[made].channel]  # type: ignore[index]
    assert (channel.nature, channel.name.en) == ("physical", "c_desk")
    assert channel.rank is not None


def _replacing(project: Project, record: Entity) -> Any:
    document = Document(project)
    draft = document.scratch()
    draft.update(record, **{name: getattr(record, name) for name in type(record).model_fields})
    return draft.delta()


def test_what_was_observed_is_assumed_where_the_journey_is_not_of_today() -> None:
    before = sample("tourism")
    felt = next(t for t in before.all(Touchpoint).values() if t.emotion and t.emotion.source == "observed")
    journey = before.journeys()[0]
    document = Document(before)
    with document.edit(STEP) as draft:
        draft.add(journey.model_copy(update={"id": Id("later"), "state": "future"}))
    clip = copied(before, felt.id)
    with document.edit(STEP) as draft:
        paste(draft, clip, Landing(JourneyId(Id("later"))))
    (made,) = document.project.journey_touchpoints(Id("later"))
    assert felt.emotion is not None
    assert made.emotion == felt.emotion.model_copy(update={"source": "assumed"})


def test_a_stage_pasted_into_the_journey_that_shows_it_in_detail_shows_no_detail() -> None:
    document = Document(small_project())
    with document.edit(STEP) as draft:
        draft.add(draft.one(Journey, Id("j")).model_copy(update={"id": Id("inner")}))
        draft.update(draft.one(Stage, Id("s2")), sub_journey="inner")
    clip = copied(document.project, "s2", origin="o")
    for journey, kept in (("inner", None), ("j", "inner")):
        draft = document.scratch()
        (made,) = paste(draft, clip, landing_at(document.project, clip, JourneyId(Id(journey))), "o")
        assert draft.one(Stage, made).sub_journey == kept


# -- duplicates


def test_duplicates_come_behind_the_last_selected_one() -> None:
    document = Document(small_project())
    with document.edit(STEP) as draft:
        duplicate(draft, [Id("t1"), Id("t3")])
    assert names(document.project, "s1") == ["t1", "t1", "t2"]
    assert names(document.project, "s2") == ["t3", "t3"]
    with document.edit(STEP) as draft:
        made = duplicate(draft, [Id("s1")])
    assert [s.id for s in document.project.stages(Id("j"))] == ["s1", made[0], "s2"]


def test_what_is_no_stage_and_no_touchpoint_is_not_copied() -> None:
    assert take(small_project(), [Id("c_desk"), Id("x1"), Id("nowhere")]) is None
    with pytest.raises(NothingToPaste):
        duplicate(Document(small_project()).scratch(), [Id("x1")])


# -- text


def test_other_programs_get_the_names_one_a_line() -> None:
    clip = take(small_project(), [Id("t3"), Id("s1")])
    assert clip is not None
    assert names_of(clip, "en") == "s1\nt1\nt2\nt3"


def test_the_part_is_text_of_the_format_and_its_first_line_a_comment() -> None:
    clip = take(small_project(), [Id("t3")])
    assert clip is not None
    head, body = encode(clip).decode().split("\n", 1)
    assert head.startswith("#")
    assert json.loads(body)["format"] == "journeydesigner/1"
    whole = decode(body.encode())
    assert whole.chosen == {"s2"}


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[" * 100_000,
        b'# clipboard {"chosen": [], "origin": 1}\n{}',
        b"x" * (MAX_BYTES + 1),
        b'{"format": "journeydesigner/1", "project": {"id": "p", "title": {"en": "x"}}}',
    ],
)
def test_hostile_data_is_a_sentence(data: bytes) -> None:
    with pytest.raises(NothingToPaste):
        decode(data)


def test_a_reference_to_nothing_is_dropped_and_a_role_without_unit_refused() -> None:
    clip = take(small_project(), [Id("t3")])
    assert clip is not None
    data = json.loads(encode(clip).decode().split("\n", 1)[1])
    data["journeys"][0]["stages"][0]["touchpoints"][0]["channel"] = "gone"
    after, made = put(small_project(), decode(json.dumps(data).encode()))
    assert after.project.touchpoints(made[0])[0].channel is None
    data["roles"][0]["unit"] = "gone"
    with pytest.raises(NothingToPaste):
        decode(json.dumps(data).encode())


# -- plain lines


def test_lines_become_linked_touchpoints_in_their_order() -> None:
    document = Document(small_project())
    lines = read_lines("• Ask\r\n\n2) Choose\tC_DESK\n\t\n- Pay\tNowhere\n")
    assert unknown_channels(document.project, lines) == ("Nowhere",)
    spot = Spot(StageId(Id("s2")), channel=None)
    with document.edit(STEP) as draft:
        made = paste_lines(draft, lines, spot, "en", TouchpointId(Id("t3")))
    project = document.project
    assert names(project, "s2") == ["t3", "Ask", "Choose", "Pay"]
    assert [project.all(Touchpoint)[TouchpointId(i)].channel for i in made] == [None, "c_desk", None]
    assert [x.to for x in project.outgoing(Id("t3"))] == [made[0]]
    assert [x.to for x in project.outgoing(made[0])] == [made[1]]
    assert project.outgoing(made[2]) == ()


def test_the_selected_one_that_leads_on_already_gets_no_second_way() -> None:
    document = Document(small_project())
    with document.edit(STEP) as draft:
        paste_lines(draft, read_lines("One"), Spot(StageId(Id("s1"))), "fr", TouchpointId(Id("t1")))
    assert document.project.outgoing(Id("t1")) == small_project().outgoing(Id("t1"))


def test_a_row_of_headings_is_left_out_and_text_is_text() -> None:
    lines = read_lines("Étape\tCanal\n<b>Bonjour</b> &amp;\tx\u202eevil\nrow two\tMail")
    assert [(n.name, n.channel) for n in lines] == [("<b>Bonjour</b> &amp;", "x evil"), ("row two", "Mail")]


@pytest.mark.parametrize(
    "text", ["", " \n\t\n", "x" * 401, "a\n" * 50_000, "\n".join("abc" for _ in range(MOST_LINES + 1)), "\x00\n"]
)
def test_lines_that_make_no_list_are_a_sentence(text: str) -> None:
    with pytest.raises(NothingToPaste):
        read_lines(text)


@given(st.text(max_size=200))
@settings(max_examples=examples(100), deadline=None)
def test_any_text_pastes_whole_or_not_at_all(text: str) -> None:
    document = Document(small_project())
    try:
        lines = read_lines(text)
    except NothingToPaste:
        return
    with document.edit(STEP) as draft:
        made = paste_lines(draft, lines, Spot(StageId(Id("s1"))), "en")
    assert len(made) == len(lines)
    document.undo()
    assert document.project == small_project()
