"""Two journeys side by side: a copy with edits is told by exactly these edits, from either side."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeydesigner.editor.edits.drafting import draft_future
from journeydesigner.editor.edits.placing import Spot, add_touchpoint, move_touchpoint
from journeydesigner.editor.edits.removal import remove
from journeydesigner.exchange.merging import renamed
from journeydesigner.model import (
    Draft,
    Id,
    Journey,
    PainPoint,
    Project,
    Role,
    Stage,
    Text2,
    Touchpoint,
    Transition,
)
from journeydesigner.model.comparing import Comparison, compare
from journeydesigner.model.values import JourneyId, StageId, TouchpointId
from tests.builders import examples, sample
from tests.model.projects import deltas, small_project, text


def drafted(name: str = "tourism") -> tuple[Draft, Id, Id]:
    """A sample with the future of its first journey, ready to be edited."""
    draft = Draft(sample(name))  # type: ignore[arg-type]
    now = draft.project.journeys()[0].id
    return draft, now, draft_future(draft, JourneyId(now)).id


def told(comparison: Comparison) -> set[tuple[str, str]]:
    """What became of which element: its verdict and its id, after or else before."""
    return {(verdict, found.element.id) for found in comparison.differing for verdict in found.verdicts}


@pytest.mark.parametrize("name", ["tourism", "clean"])
def test_a_journey_is_the_same_as_itself(name: str) -> None:
    project = sample(name)  # type: ignore[arg-type]
    journey = project.journeys()[0].id
    comparison = compare(project, journey, journey)
    assert not comparison.differing
    assert all(comparison.answer(t.id) == t.id for t in project.journey_touchpoints(journey))
    assert len(comparison.columns) == len(project.stages(journey))


@pytest.mark.parametrize("name", ["tourism", "clean"])
def test_a_fresh_future_differs_in_nothing(name: str) -> None:
    draft, now, future = drafted(name)
    comparison = compare(draft.project, now, future)
    assert not comparison.differing
    assert len(comparison.by_id) == 2 * sum(
        len(found)
        for found in (
            draft.project.stages(now),
            list(draft.project.journey_touchpoints(now)),
            draft.project.transitions(now),
        )
    )


def test_without_shared_ids_names_tell_what_answers() -> None:
    """A journey drawn again by hand, its names written without accents, in one language and in capitals."""
    draft, now, future = drafted()
    names = {
        record.id: Id(f"h{n}")
        for n, record in enumerate((*draft.project.stages(future), *draft.project.journey_touchpoints(future)))
    }
    project = Project.of(map(_by_hand(names), draft.project))
    comparison = compare(project, now, future)
    stages = [(a, b) for a, b in comparison.columns]
    assert len(stages) == len(project.stages(now))
    kinds = {found.kind for found in comparison.differing if {"added", "gone"} & {*found.verdicts}}
    assert not kinds


def _by_hand(names: dict[Id, Id]) -> Callable[[Any], Any]:
    def again(record: Any) -> Any:
        made = renamed(record, names)
        if record.id in names:
            return made.model_copy(update={"name": Text2(fr=_plain(made.name.fr))})
        return made

    return again


def _plain(words: str) -> str:
    return words.upper().replace("É", "E").replace("È", "E").replace("À", "A").replace("Ê", "E")


def test_names_in_other_stages_are_moves() -> None:
    draft, now, future = drafted()
    stages = draft.project.stages(future)
    moved = draft.project.touchpoints(stages[0].id)[0]
    move_touchpoint(draft, TouchpointId(moved.id), Spot(StageId(stages[2].id)))
    found = compare(draft.project, now, future).by_id[moved.id]
    assert found.verdicts == ("moved",)
    assert [(m.name, m.after) for m in found.moves] == [("stage", stages[2].id)]


def test_one_card_taken_to_the_front_is_one_move() -> None:
    draft, now, future = drafted()
    stage = max(draft.project.stages(future), key=lambda s: len(draft.project.touchpoints(s.id)))
    inside = draft.project.touchpoints(stage.id)
    assert len(inside) > 2
    spot = Spot(StageId(stage.id), before=TouchpointId(inside[0].id))
    move_touchpoint(draft, TouchpointId(inside[-1].id), spot)
    comparison = compare(draft.project, now, future)
    assert told(comparison) == {("moved", inside[-1].id)}
    change = comparison.by_id[inside[-1].id].moves[0]
    assert change.name == "rank"
    assert change.before == comparison.answer(inside[-2].id)
    assert change.after is None


def test_what_a_touchpoint_hurts_by_is_its_own() -> None:
    draft, now, future = drafted()
    pain = next(p for p in draft.project.all(PainPoint).values() if p.id.endswith("_future"))
    draft.remove(pain.id)
    comparison = compare(draft.project, now, future)
    (found,) = comparison.differing
    assert found.element.id == pain.touchpoint
    assert [change.name for change in found.changes] == ["pains"]


def test_where_nothing_is_observed_an_emotion_is_not_told_by_its_source() -> None:
    draft, now, future = drafted()
    felt = next(t for t in draft.project.journey_touchpoints(now) if t.emotion)
    assert felt.emotion
    draft.update(felt, emotion=felt.emotion.model_copy(update={"source": "observed"}))
    assert not compare(draft.project, now, future).differing
    draft.update(draft.one(Journey, future), state="current")
    assert told(compare(draft.project, now, future)) >= {("changed", f"{felt.id}_future")}


def test_a_link_to_elsewhere_is_a_changed_link() -> None:
    draft, now, future = drafted()
    link = draft.project.transitions(future)[0]
    other = next(t for t in draft.project.journey_touchpoints(future) if t.id not in (link.from_, link.to))
    draft.update(link, to=other.id)
    found = compare(draft.project, now, future).by_id[link.id]
    assert [change.name for change in found.changes] == ["to"]


def test_what_is_gone_is_told_where_it_was() -> None:
    draft, now, future = drafted()
    stages = draft.project.stages(future)
    inside = draft.project.touchpoints(stages[1].id)
    remove(draft, [inside[0].id, stages[3].id])
    comparison = compare(draft.project, now, future)
    groups = [group.stage.key for group in comparison.groups[1:]]
    before = [s.id for s in draft.project.stages(now)]
    assert [old for old, _new in groups] == before
    gone = comparison.groups[2].inside[0]
    assert gone.verdicts == ("gone",)
    assert gone.before is not None
    assert gone.before.id == Id(inside[0].id.removesuffix("_future"))
    assert all(found.verdicts == ("gone",) for found in comparison.groups[4].inside)


_NEW = st.sampled_from(["rename", "channel", "owner", "flag", "remove", "add", "stage", "unlink", "bridge"])


@settings(max_examples=examples(30), deadline=None)
@given(st.data())
def test_a_copy_with_edits_is_told_by_exactly_these_edits(data: st.DataObject) -> None:
    draft, now, future = drafted()
    expected: set[tuple[str, str]] = set()
    untouched = list(draft.project.journey_touchpoints(future))
    for number in range(data.draw(st.integers(0, 6))):
        chosen = untouched.pop(data.draw(st.integers(0, len(untouched) - 1)))
        expected |= _edit(draft, data.draw(_NEW), chosen, number)
    there = {e.id for kind in (Stage, Touchpoint, Transition) for e in draft.project.all(kind).values()}
    expected = {(what, id_) for what, id_ in expected if what == "gone" or id_ in there}
    gone_twins = {id_ for what, id_ in expected if what == "gone"}
    found = told(compare(draft.project, now, future))
    assert {pair for pair in found if pair[0] != "gone"} == {p for p in expected if p[0] != "gone"}
    assert {f"{id_}_future" for what, id_ in found if what == "gone"} == gone_twins


def _edit(draft: Draft, what: str, chosen: Touchpoint, number: int) -> set[tuple[str, str]]:
    """One edit of a touchpoint nobody has edited yet, and what it should be told by."""
    if what == "rename":
        draft.update(chosen, name=text(f"Renamed {number}"))
        return {("changed", chosen.id)}
    if what == "flag":
        draft.update(chosen, good_practice=not chosen.good_practice)
        return {("changed", chosen.id)}
    if what == "owner":
        role = next(r for r in draft.project.children(Role) if r.id != chosen.owner)
        draft.update(chosen, owner=role.id)
        return {("moved", chosen.id)}
    if what == "channel" and chosen.channel is not None:
        draft.update(chosen, channel=None, alt=())
        return {("moved", chosen.id)} | ({("changed", chosen.id)} if chosen.alt else set())
    if what == "remove":
        links = (*draft.project.outgoing(chosen.id), *draft.project.incoming(chosen.id))
        remove(draft, [chosen.id])
        return {("gone", chosen.id)} | {("gone", link.id) for link in links}
    if what == "add":
        made = add_touchpoint(draft, Spot(StageId(chosen.stage)), text(f"Quite new {number}"))
        return {("added", made.id)}
    if what == "unlink" and draft.project.outgoing(chosen.id):
        link = draft.project.outgoing(chosen.id)[0]
        draft.remove(link.id)
        return {("gone", link.id)}
    return set()


@settings(max_examples=examples(20), deadline=None)
@given(st.data())
def test_from_the_other_side_what_was_added_is_gone(data: st.DataObject) -> None:
    draft, now, future = drafted()
    for number in range(data.draw(st.integers(1, 6))):
        there = list(draft.project.journey_touchpoints(future))
        _edit(draft, data.draw(_NEW), there[data.draw(st.integers(0, len(there) - 1))], number)
    forth, back = compare(draft.project, now, future), compare(draft.project, future, now)
    other = {"added": "gone", "gone": "added", "changed": "changed", "moved": "moved"}
    mirrored = {(tuple(reversed(f.key)), tuple(other[v] for v in f.verdicts)) for f in back.differing}
    assert {(f.key, f.verdicts) for f in forth.differing} == mirrored
    assert forth.counts["added"] == back.counts["gone"]


def test_everything_answers_to_one_thing_at_most() -> None:
    draft, now, future = drafted()
    one, *_rest = draft.project.journey_touchpoints(future)
    for _copy in range(3):
        add_touchpoint(draft, Spot(StageId(one.stage)), one.name)
    comparison = compare(draft.project, now, future)
    assert comparison.counts == {"added": 3}
    answers = [comparison.answer(t.id) for t in draft.project.journey_touchpoints(future)]
    answered = [id_ for id_ in answers if id_ is not None]
    assert len(answered) == len(set(answered))


def test_the_order_of_records_in_memory_does_not_matter() -> None:
    draft, now, future = drafted()
    project = draft.project
    turned = Project.of(reversed(list(project)))
    assert told(compare(turned, now, future)) == told(compare(project, now, future))
    assert compare(turned, now, future).columns == compare(project, now, future).columns


@settings(max_examples=examples(60), deadline=None)
@given(st.data())
def test_whatever_a_file_holds_everything_is_told_once(data: st.DataObject) -> None:
    """Records may be missing, ends lead nowhere, ranks be equal, names be anything."""
    draft = Draft(small_project())
    draft.take(data.draw(deltas(draft.project)))
    if draft.project.one(Journey, Id("j")) is None:
        return
    future = draft_future(draft, JourneyId(Id("j"))).id
    draft.take(data.draw(deltas(draft.project)))
    project = draft.project
    if project.one(Journey, Id("j")) is None or project.one(Journey, future) is None:
        return
    comparison = compare(project, Id("j"), future)
    listed = [
        id_ for group in comparison.groups[1:] for one in (group.stage, *group.inside) for id_ in one.key if id_
    ]
    expected = [
        record.id for journey in (Id("j"), future)
        for record in (*project.stages(journey), *project.journey_touchpoints(journey))
    ]  # fmt: skip
    links = {link.id for journey in (Id("j"), future) for link in project.transitions(journey)}
    assert len(listed) == len(set(listed))
    assert set(expected) <= set(listed) <= {*expected, *links}
    assert all(comparison.answer(comparison.answer(id_)) == id_ for id_ in listed if comparison.answer(id_))  # type: ignore[arg-type]


def test_an_unknown_journey_is_refused() -> None:
    project = sample("tourism")
    with pytest.raises(KeyError):
        compare(project, project.journeys()[0].id, Id("nowhere"))
