"""One record takes the place of another everywhere: nothing names the old one, and everything stays sound."""

from __future__ import annotations

import contextlib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeydesigner.editor.document import Document
from journeydesigner.editor.edits.fields import set_fields
from journeydesigner.editor.edits.removal import StillNeeded, remove
from journeydesigner.editor.edits.replacing import dependents, replace_and_remove, replace_everywhere, users
from journeydesigner.errors import Refusal
from journeydesigner.i18n import message
from journeydesigner.model import (
    Assignment,
    Bridge,
    Channel,
    ContinuousRole,
    Draft,
    Emotion,
    Entity,
    Evidence,
    Id,
    Journey,
    Kpi,
    Opportunity,
    Persona,
    Project,
    Role,
    Stage,
    System,
    SystemLink,
    Touchpoint,
    Transition,
    Unit,
    Waiver,
)
from journeydesigner.model.integrity import contradictions, faults
from journeydesigner.model.kinds import references
from journeydesigner.model.values import RoleId
from tests.builders import examples, sample

KINDS: tuple[Any, ...] = (Persona, Unit, Role, System, Channel)


def ids(project: Project, kind: Any) -> list[Any]:
    return sorted(project.all(kind))


@st.composite
def crowded(draw: st.DrawFn) -> Project:
    """The tourism sample with references strewn over it at random, as far as edits allow them."""
    document = Document(sample("tourism"))
    for _ in range(draw(st.integers(1, 12))):
        with contextlib.suppress(Refusal), document.edit(message("Step")) as draft:
            _strew(draft, draw)
    return document.project


def _strew(draft: Draft, draw: st.DrawFn) -> None:
    project = draft.project
    one = {kind: st.sampled_from(ids(project, kind)) for kind in (*KINDS, Stage, Touchpoint, Transition, Journey)}
    some = {kind: st.lists(one[kind], max_size=4, unique=True).map(tuple) for kind in one}
    role = st.none() | one[Role]
    raci = st.lists(
        st.builds(
            Assignment,
            role=one[Role],
            code=st.sampled_from("ARCI"),
            facet=st.sampled_from(["experience", "message"]),
        ),
        max_size=3,
    ).map(tuple)
    chains = st.builds(
        ContinuousRole, role=one[Role], code=st.sampled_from("ARCI"), stages=st.just("all") | some[Stage]
    )
    links = st.builds(SystemLink, to=one[System], kind=st.sampled_from(["sso", "api"]))
    changes: list[tuple[Any, dict[str, st.SearchStrategy[Any]]]] = [
        (Persona, {"preferred": some[Channel], "avoided": some[Channel]}),
        (Unit, {"parent": st.none() | one[Unit]}),
        (Role, {"backup": role, "reports_to": role, "unit": one[Unit]}),
        (System, {"unit": st.none() | one[Unit], "links": st.lists(links, max_size=3).map(tuple)}),
        (Channel, {"counterparts": some[Channel], "owner": role}),
        (Stage, {"owner": role, "raci": raci, "personas": st.none() | some[Persona]}),
        (Touchpoint, {"owner": role, "raci": raci, "systems": some[System], "alt": some[Channel]}),
        (Transition, {"bridge": st.builds(Bridge, by=st.just("qr"), owner=role)}),
        (Journey, {"owner": role, "sponsor": role, "continuous_roles": st.lists(chains, max_size=3).map(tuple)}),
        (Journey, {"personas": some[Persona]}),
    ]
    kind, fields = draw(st.sampled_from(changes))
    set_fields(draft, [draw(one[kind])], **{name: draw(values) for name, values in fields.items()})
    if draw(st.booleans()):
        new, at = draft.new_id("w"), draw(one[Touchpoint])
        persona = draw(st.none() | one[Persona])
        draft.add(Waiver(id=new, rank="a0", rule="PHY007", element=at, persona=persona, reason="So it is."))


@settings(max_examples=examples(60))
@given(project=crowded(), data=st.data())
def test_the_result_is_sound_and_nothing_names_what_is_gone(project: Project, data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(KINDS))
    new, *old = data.draw(st.permutations(ids(project, kind)))[: data.draw(st.integers(2, 3))]
    draft = Draft(project)
    replace_and_remove(draft, old, new)
    after = draft.project
    for record in after:
        named = [target for _field, target, _kind in references(record)]
        assert not set(named) & set(old), record.id
        assert record.id not in named or names_itself(project.get(record.id)), f"{record.id} names itself"
        assert has_no_doubles(record) or not has_no_doubles(project.get(record.id))
    known = {(f.entity, f.field) for f in (*faults(project, project), *contradictions(project, project))}
    assert {(f.entity, f.field) for f in (*faults(after, after), *contradictions(after, after))} <= known
    assert after.apply(draft.delta().inverse()) == project
    for user in users(project, old):
        if isinstance(now := after.get(user.id), Entity) and not isinstance(now, Waiver) and user.id != new:
            assert new in {target for _field, target, _kind in references(now)} or is_dropped(user, now)


def names_itself(record: Entity | None) -> bool:
    return record is not None and record.id in {target for _field, target, _kind in references(record)}


def has_no_doubles(record: Any) -> bool:
    for name in type(record).model_fields:
        value = getattr(record, name)
        if isinstance(value, tuple) and name != "raci" and len(set(map(str, value))) < len(value):
            return False
    return True


def is_dropped(before: Entity, after: Entity) -> bool:
    """Of two statements that exclude each other, one goes: then the other one names the heir."""
    return isinstance(before, System) and after == before.model_copy(update={"links": after.links})  # type: ignore[attr-defined]


@settings(max_examples=examples(40))
@given(project=crowded(), data=st.data())
def test_what_can_be_left_empty_is_removed_and_what_cannot_is_named(project: Project, data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(KINDS))
    gone = data.draw(st.sampled_from(ids(project, kind)))
    draft = Draft(project)
    if dependents(project, [gone]):
        assert kind is Unit
        with pytest.raises(StillNeeded):
            remove(draft, [gone])
    else:
        remove(draft, [gone])
        assert not users(draft.project, [gone])


def edited(do: Any) -> Project:
    document = Document(sample("tourism"))
    with document.edit(message("Step")) as draft:
        do(draft)
    return document.project


def a_role(project: Project, number: int) -> RoleId:
    return RoleId(ids(project, Role)[number])


def test_what_was_said_of_the_heir_holds() -> None:
    project = sample("tourism")
    persona, touchpoint = ids(project, Persona)[0], next(t for t in project.all(Touchpoint).values() if t.channel)
    old, new = [c for c in ids(project, Channel) if c not in (touchpoint.channel, *touchpoint.alt)][:2]
    after = edited(
        lambda draft: (
            set_fields(draft, [persona], preferred=(old,), avoided=(new,)),
            set_fields(draft, [touchpoint.id], channel=new, alt=(old,)),
            replace_everywhere(draft, old, new),
        )
    )
    assert (after.all(Persona)[persona].preferred, after.all(Persona)[persona].avoided) == ((), (new,))
    assert (after.all(Touchpoint)[touchpoint.id].channel, after.all(Touchpoint)[touchpoint.id].alt) == (new, ())


def test_who_stood_under_the_old_one_takes_its_place() -> None:
    a, b, c, d = ids(sample("tourism"), Unit)[:4]
    after = edited(
        lambda draft: (
            set_fields(draft, [b], parent=a),
            set_fields(draft, [c], parent=b),
            set_fields(draft, [d], parent=b),
            replace_and_remove(draft, [b], d),
        )
    )
    assert after.all(Unit)[d].parent == a
    assert after.all(Unit)[c].parent == d
    assert b not in after


def test_the_heir_does_not_become_its_own_backup_nor_its_own_counterpart() -> None:
    project = sample("tourism")
    old, new = a_role(project, 0), a_role(project, 1)
    one, other = ids(project, Channel)[:2]
    after = edited(
        lambda draft: (
            set_fields(draft, [new], backup=old),
            set_fields(draft, [other], counterparts=(one,)),
            replace_everywhere(draft, old, new),
            replace_everywhere(draft, one, other),
        )
    )
    assert after.all(Role)[new].backup is None
    assert other not in after.all(Channel)[other].counterparts


def test_counterparts_stay_mutual_and_links_of_an_application_are_kept() -> None:
    project = sample("tourism")
    old, new, third = ids(project, Channel)[:3]
    app, heir, other = ids(project, System)[:3]
    link = SystemLink(to=other, kind="api")

    def do(draft: Draft) -> None:
        for id_ in (old, new, third):
            set_fields(draft, [id_], counterparts=())
        set_fields(draft, [old], counterparts=(third,))
        set_fields(draft, [third], counterparts=(old,))
        set_fields(draft, [app], links=(link, SystemLink(to=heir, kind="sso")))
        set_fields(draft, [heir], links=())
        replace_and_remove(draft, [old], new)
        replace_and_remove(draft, [app], heir)

    after = edited(do)
    assert after.all(Channel)[third].counterparts == (new,)
    assert after.all(Channel)[new].counterparts == (third,)
    assert after.all(System)[heir].links == (link,)


def test_parts_of_the_two_become_one_part() -> None:
    project = sample("tourism")
    old, new = a_role(project, 0), a_role(project, 1)
    journey, stage = project.journeys()[0], project.stages(project.journeys()[0].id)[0]
    stages = tuple(s.id for s in project.stages(journey.id))

    def do(draft: Draft) -> None:
        parts = (
            ContinuousRole(role=old, code="R", stages=stages[:2]),
            ContinuousRole(role=new, code="R", stages=stages[1:3]),
        )
        set_fields(draft, [journey.id], continuous_roles=parts)
        raci = (Assignment(role=old, code="A"), Assignment(role=old, code="C"), Assignment(role=new, code="C"))
        set_fields(draft, [stage.id], owner=new, raci=raci)
        replace_everywhere(draft, old, new)

    after = edited(do)
    assert after.all(Journey)[journey.id].continuous_roles == (
        ContinuousRole(role=new, code="R", stages=stages[:3]),
    )
    assert after.all(Stage)[stage.id].raci == (Assignment(role=new, code="C"),)


def test_a_waiver_that_is_there_already_is_not_doubled() -> None:
    project = sample("tourism")
    old, new = ids(project, Persona)[:2]
    at = ids(project, Touchpoint)[0]
    keys = (("w1", old, "PHY007"), ("w2", new, "PHY007"), ("w3", old, "PHY008"))

    def do(draft: Draft) -> None:
        for id_, persona, rule in keys:
            draft.add(Waiver(id=Id(id_), rank="a0", rule=rule, element=at, persona=persona, reason="So it is."))
        replace_everywhere(draft, old, new)

    after = edited(do)
    assert {w.id: w.persona for w in after.all(Waiver).values()} == {"w2": new, "w3": new}


def test_an_emotion_evidence_and_a_kpi_name_the_heir_too() -> None:
    project = sample("tourism")
    old, new = ids(project, Persona)[:2]
    journey, at = project.journeys()[0], next(t for t in project.all(Touchpoint).values() if t.emotion)
    first, second = ids(project, Touchpoint)[:2]

    def do(draft: Draft) -> None:
        set_fields(draft, [at.id], emotion=Emotion(label="happy", score=2, persona=old))
        draft.add(
            Evidence(
                id=Id("e_1"), rank="a0", journey=journey.id, type="survey", date="2026-01-01", covers=(old, new)
            )
        )
        fields = {"name": journey.name, "metric": "nps", "direction": "up"}
        draft.add(Kpi(id=Id("k_1"), rank="a0", journey=journey.id, scope=f"touchpoint:{first}", **fields))
        replace_everywhere(draft, old, new)
        replace_everywhere(draft, first, second)

    after = edited(do)
    emotion = after.all(Touchpoint)[at.id].emotion
    assert emotion is not None
    assert emotion.persona == new
    assert after.all(Evidence)[Id("e_1")].covers == (new,)
    assert after.all(Kpi)[Id("k_1")].scope == f"touchpoint:{second}"


def test_two_kinds_do_not_replace_each_other() -> None:
    project = sample("tourism")
    with pytest.raises(ValueError, match="two kinds"):
        replace_everywhere(Draft(project), ids(project, Role)[0], ids(project, Unit)[0])


def test_the_opportunities_of_a_role_are_carried_by_the_heir() -> None:
    project = sample("tourism")
    owned = next(o for o in project.all(Opportunity).values() if o.owner)
    heir = next(r for r in ids(project, Role) if r != owned.owner)
    draft = Draft(project)
    changed = replace_everywhere(draft, owned.owner, heir)  # type: ignore[arg-type]
    assert owned.id in changed
    assert draft.one(Opportunity, owned.id).owner == heir
