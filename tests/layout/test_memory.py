"""A layout that starts from the one before equals a full one, whatever was edited; what stays is the same."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from journeydesigner.layout.lay_out import Memory, lay_out
from journeydesigner.layout.plan import LAYERS, Density, Pivot, View
from journeydesigner.model import (
    Channel,
    Draft,
    Entity,
    Id,
    Journey,
    Kpi,
    Opportunity,
    PainPoint,
    Project,
    Role,
    Stage,
    System,
    Touchpoint,
    Transition,
    Unit,
)
from journeydesigner.model.channel import Nature
from journeydesigner.model.journey import TransitionKind
from journeydesigner.model.rank import spread
from tests.benchmarks.make_project import make_project
from tests.builders import sample
from tests.layout.random_journeys import (
    SYSTEMS,
    elsewhere,
    journeys,
    kpi,
    opportunity,
    stage,
    text,
    touchpoint,
    transition,
    views,
)

RANKS = [f"{a}{b}" for a in "a" for b in range(10)]
Edit = Callable[["Editing"], None]


class Editing:
    """A project under random edits: every edit is one that a user or a file can make."""

    def __init__(self, project: Project, rnd: random.Random) -> None:
        self.rnd = rnd
        self.draft = Draft(project)
        self.journey = project.journeys()[0].id
        self.stages = sorted(project.all(Stage))
        self.touchpoints = sorted(project.all(Touchpoint))
        self.transitions = sorted(project.all(Transition))
        self.channels = sorted(project.all(Channel))

    def rename(self) -> None:
        self._touchpoint(name=text(f"Name {self.rnd.random()}"))

    def order(self) -> None:
        self._touchpoint(rank=self.rnd.choice(RANKS))

    def restage(self) -> None:
        self._touchpoint(stage=self.rnd.choice(self.stages))

    def rechannel(self) -> None:
        self._touchpoint(channel=self.rnd.choice([None, *self.channels]), alt=[])

    def alternatives(self) -> None:
        self._touchpoint(alt=self.rnd.sample(self.channels, min(2, len(self.channels))))

    def layer(self) -> None:
        self._touchpoint(layer=self.rnd.choice(["client", "frontstage", "backstage", "support"]))

    def own(self) -> None:
        self._touchpoint(owner=self.rnd.choice([None, *sorted(self.draft.project.all(Role))]))

    def own_stage(self) -> None:
        owner = self.rnd.choice([None, *sorted(self.draft.project.all(Role))])
        self.draft.update(self.draft.one(Stage, self.rnd.choice(self.stages)), owner=owner)

    def transfer(self) -> None:
        role = self.draft.one(Role, self.rnd.choice(sorted(self.draft.project.all(Role))))
        unit = self.rnd.choice(sorted(self.draft.project.all(Unit)))
        self.draft.update(role, unit=unit, placeholder=self.rnd.random() < 0.3)

    def unit(self) -> None:
        unit = self.draft.one(Unit, self.rnd.choice(sorted(self.draft.project.all(Unit))))
        self.draft.update(unit, rank=self.rnd.choice(RANKS), external=self.rnd.random() < 0.5)

    def ends(self) -> None:
        self._touchpoint(entry=self.rnd.random() < 0.5, exit=self.rnd.random() < 0.3)

    def feel(self) -> None:
        self._touchpoint(emotion={"label": "happy", "score": self.rnd.randint(-2, 2), "source": "assumed"})

    def think(self) -> None:
        self._touchpoint(thought=self.rnd.choice([None, text(f"Hm, {self.rnd.random()}")]))

    def use(self) -> None:
        self._touchpoint(systems=self.rnd.sample(SYSTEMS, self.rnd.randint(0, 2)))

    def hurt(self) -> None:
        known = sorted(self.draft.project.all(PainPoint))
        if known and self.rnd.random() < 0.5:
            self._change(PainPoint, touchpoint=self.rnd.choice(self.touchpoints), rank=self.rnd.choice(RANKS))
        elif known and self.rnd.random() < 0.3:
            self.draft.remove(self.rnd.choice(known))
        else:
            at, rank = self.rnd.choice(self.touchpoints), self.rnd.choice(RANKS)
            fields = {"id": self.draft.new_id("n"), "rank": rank, "touchpoint": at, "text": text("Ouch")}
            self.draft.add(PainPoint.model_validate(fields))

    def improve(self) -> None:
        cards = self.rnd.sample(self.touchpoints, min(2, len(self.touchpoints)))
        pains = sorted(self.draft.project.all(PainPoint))[:1]
        if self.draft.project.all(Opportunity) and self.rnd.random() < 0.6:
            self._change(Opportunity, touchpoints=cards[: self.rnd.randint(0, 2)], pains=pains)
        else:
            fields = {"journey": self.journey, "touchpoints": cards, "pains": pains}
            self.draft.add(opportunity(self.draft.new_id("o"), self.rnd.choice(RANKS), **fields))

    def measure(self) -> None:
        card, stage_id = self.rnd.choice(self.touchpoints), self.rnd.choice(self.stages)
        scope = self.rnd.choice(["journey", f"touchpoint:{card}", f"stage:{stage_id}"])
        if self.draft.project.all(Kpi) and self.rnd.random() < 0.6:
            self._change(Kpi, scope=scope, rank=self.rnd.choice(RANKS))
        else:
            fields = {"journey": self.journey}
            self.draft.add(kpi(self.draft.new_id("k"), scope, self.rnd.choice(RANKS), **fields))

    def accompany(self) -> None:
        roles = sorted(self.draft.project.all(Role))[self.rnd.randint(0, 2) :][:2]
        stages = self.rnd.choice(["all", self.rnd.sample(self.stages, min(2, len(self.stages)))])
        company = [{"role": role, "code": "A", "stages": stages} for role in roles]
        self.draft.update(self.draft.one(Journey, self.journey), continuous_roles=company)

    def reword(self) -> None:
        self._change(PainPoint, text=text(f"Ouch {self.rnd.random()}"), severity=self.rnd.choice([None, 1, 5]))
        self._change(Opportunity, status=self.rnd.choice(["idea", "done"]))
        self._change(Kpi, current=self.rnd.choice([None, 1, 20]), target=10)
        self._change(System, name=f"System {self.rnd.random()}")

    def remove_system(self) -> None:
        self.draft.remove(self.rnd.choice(sorted(self.draft.project.all(System))))

    def _change(self, kind: type[Entity], **fields: object) -> None:
        chosen = self.rnd.choice(sorted(self.draft.project.all(kind)))
        self.draft.update(self.draft.one(kind, chosen), **fields)

    def add(self) -> None:
        id_ = self.draft.new_id("t_new")
        where = self.rnd.choice(self.stages)
        self.draft.add(touchpoint(id_, where, self.rnd.choice(RANKS), channel=self.rnd.choice(self.channels)))

    def remove(self) -> None:
        self.draft.remove(self.rnd.choice(self.touchpoints))

    def link(self) -> None:
        self._new_link(self.journey)

    def link_of_another_journey(self) -> None:
        if self.draft.get(Id("j_other")) is None:
            for entity in elsewhere("t_other"):
                self.draft.add(entity)
        self._new_link("j_other")

    def _new_link(self, journey: str) -> None:
        a, b = self.rnd.choice(self.touchpoints), self.rnd.choice([*self.touchpoints, Id("t_other")])
        kind = "loop" if a == b else self.rnd.choice(get_args(TransitionKind))
        fields = {"kind": kind, "journey": journey}
        self.draft.add(transition(self.draft.new_id("x"), a, b, self.rnd.choice(RANKS), **fields))

    def unlink(self) -> None:
        self.draft.remove(self.rnd.choice(self.transitions))

    def relink(self) -> None:
        fields = {
            "from_": self.rnd.choice(self.touchpoints),
            "kind": self.rnd.choice(get_args(TransitionKind)),
            "rank": self.rnd.choice(RANKS),
            "bridge": self.rnd.choice([None, {"by": "link"}]),
        }
        name = self.rnd.choice(sorted(fields))
        self.draft.update(self.draft.one(Transition, self.rnd.choice(self.transitions)), **{name: fields[name]})

    def share(self) -> None:
        chosen = self.draft.one(Transition, self.rnd.choice(self.transitions))
        self.draft.update(chosen, kind="choice", p=self.rnd.random())

    def lane(self) -> None:
        channel = self.draft.one(Channel, self.rnd.choice(self.channels))
        self.draft.update(channel, rank=self.rnd.choice(RANKS))

    def nature(self) -> None:
        channel = self.draft.one(Channel, self.rnd.choice(self.channels))
        self.draft.update(channel, nature=self.rnd.choice(get_args(Nature)))

    def move_stage(self) -> None:
        self.draft.update(self.draft.one(Stage, self.rnd.choice(self.stages)), rank=self.rnd.choice(RANKS))

    def add_stage(self) -> None:
        number = int(self.rnd.random() * 1e9)
        self.draft.add(stage(number, self.rnd.choice(RANKS)).model_copy(update={"journey": self.journey}))

    def remove_stage(self) -> None:
        self.draft.remove(self.rnd.choice(self.stages))

    def _touchpoint(self, **fields: object) -> None:
        self.draft.update(self.draft.one(Touchpoint, self.rnd.choice(self.touchpoints)), **fields)


CALM: tuple[Edit, ...] = (
    Editing.rename,
    Editing.order,
    Editing.restage,
    Editing.rechannel,
    Editing.alternatives,
    Editing.layer,
    Editing.own,
    Editing.own_stage,
    Editing.ends,
    Editing.feel,
    Editing.add,
    Editing.remove,
    Editing.link,
    Editing.unlink,
    Editing.relink,
    Editing.share,
    Editing.think,
    Editing.use,
    Editing.hurt,
    Editing.improve,
    Editing.measure,
)
"""Edits that leave most of a map as it was."""
LAYERED: tuple[Edit, ...] = (
    Editing.think,
    Editing.use,
    Editing.hurt,
    Editing.improve,
    Editing.measure,
    Editing.reword,
    Editing.accompany,
    Editing.restage,
    Editing.add,
)
"""Edits of what the layers show."""
WILD: tuple[Edit, ...] = (
    Editing.link_of_another_journey,
    Editing.lane,
    Editing.nature,
    Editing.transfer,
    Editing.unit,
    Editing.move_stage,
    Editing.add_stage,
    Editing.remove_stage,
    Editing.accompany,
    Editing.remove_system,
)


def edited(project: Project, rnd: random.Random, edits: tuple[Edit, ...]) -> Project:
    """The project after one random edit, or as it is where the edit is not possible."""
    editing = Editing(project, rnd)
    try:
        rnd.choice(edits)(editing)
    except (ValidationError, IndexError, KeyError):
        return project
    return editing.draft.project


def walk(project: Project, view: View, rnd: random.Random, steps: int, edits: tuple[Edit, ...]) -> None:
    """Lay out after each of several edits, and after going back to some earlier state."""
    memory = Memory()
    journey = project.journeys()[0].id
    history = [project]
    for _ in range(steps):
        known = rnd.choice(history) if rnd.random() < 0.15 else edited(history[-1], rnd, edits)
        history.append(known)
        plan, full = lay_out(known, journey, view, memory), lay_out(known, journey, view)
        assert plan == full
        assert list(plan.links) == list(full.links)


@settings(deadline=None, max_examples=150)
@given(journeys(), views, st.integers(0, 10**9))
def test_after_any_edits_the_plan_is_that_of_a_full_layout(project: Project, view: View, seed: int) -> None:
    walk(project, view, random.Random(seed), 12, CALM + WILD)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("density", get_args(Density))
def test_a_large_map_too(seed: int, density: Density) -> None:
    walk(make_project(150, seed), View(density=density), random.Random(seed), 40, CALM)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("pivot", get_args(Pivot))
def test_the_sample_too(seed: int, pivot: Pivot) -> None:
    walk(sample("tourism"), View(pivot=pivot, layers=LAYERS), random.Random(seed), 40, CALM)


@pytest.mark.parametrize("seed", range(4))
def test_dots_give_way_to_new_links(seed: int) -> None:
    rnd = random.Random(seed)
    project = make_project(60, seed)
    for _ in range(40):
        project = edited(project, rnd, (Editing.alternatives,))
    walk(project, View(), rnd, 40, (Editing.link, Editing.unlink))


@pytest.mark.parametrize("seed", range(6))
def test_what_the_layers_show_too(seed: int) -> None:
    walk(sample("tourism"), View(layers=LAYERS), random.Random(seed), 60, LAYERED)


def test_a_memory_serves_any_journey_and_any_view() -> None:
    memory = Memory()
    for project, view in (
        (sample("tourism"), View()),
        (sample("clean"), View()),
        (sample("clean"), View(layers=())),
        (sample("clean"), View(layers=LAYERS)),
        (sample("clean"), View(pivot="owners")),
        (sample("clean"), View(pivot="blueprint")),
    ):
        journey = project.journeys()[0].id
        assert lay_out(project, journey, view, memory) == lay_out(project, journey, view)


def test_a_new_name_leaves_the_very_same_plan() -> None:
    memory, project = Memory(), make_project(100)
    journey = project.journeys()[0].id
    before = lay_out(project, journey, View(), memory)
    draft = Draft(project)
    draft.update(draft.one(Touchpoint, Id("t00050")), name=text("Quite another name"))
    assert lay_out(draft.project, journey, View(), memory) is before


def test_a_new_thought_leaves_the_notes_of_other_stages_the_very_same_objects() -> None:
    memory, project = Memory(), sample("tourism")
    journey, view = project.journeys()[0].id, View(layers=LAYERS)
    before = lay_out(project, journey, view, memory)
    shown = [section.notes for section in before.sections]
    draft = Draft(project)
    draft.update(draft.one(Touchpoint, Id("t01")), thought=text("Hm"))
    after = lay_out(draft.project, journey, view, memory)
    assert [a is b.notes for a, b in zip(shown, after.sections, strict=True)] == [False] + 6 * [True]
    draft.update(draft.one(Touchpoint, Id("t01")), thought=text("Well"))
    assert lay_out(draft.project, journey, view, memory) is after


def test_what_lies_elsewhere_stays_the_very_same_object() -> None:
    memory, project = Memory(), make_project(200)
    journey = project.journeys()[0].id
    before = lay_out(project, journey, View(), memory)
    draft = Draft(project)
    draft.add(transition("x_new", "t00190", "t00195", "a9", journey=journey))
    after = lay_out(draft.project, journey, View(), memory)
    assert "x_new" in after.links
    first = before.columns[0].stage
    kept = [card for id_, card in after.cards.items() if card.stage == first]
    assert kept
    assert all(before.cards[card.touchpoint] is card for card in kept)
    assert sum(before.links.get(id_) is link for id_, link in after.links.items()) > 0.5 * len(after.links)


def test_a_stage_that_widens_moves_the_marks_right_of_it_and_works_none_out_again() -> None:
    memory, project = Memory(), make_project(300)
    journey = project.journeys()[0].id
    before = lay_out(project, journey, View(), memory)
    first = before.columns[0].stage
    row = project.touchpoints(first)
    channel = next(t.channel for t in row if t.layer == "frontstage")
    draft = Draft(project)
    for number, rank in enumerate(spread(3, row[-1].rank)):
        draft.add(touchpoint(f"t_new{number}", first, rank, channel=channel))
    after = lay_out(draft.project, journey, View(), memory)
    shift = after.columns[1].x - before.columns[1].x
    assert shift > 0
    level = after.sections[0].heights == before.sections[0].heights
    same = [n for n, section in enumerate(after.sections) if section.sheet is before.sections[n].sheet]
    assert len(same) >= len(after.columns) - 3
    for id_ in {id_ for n in same for id_ in before.sections[n].marked}:
        (x0, y0), (x1, y1) = before.links[id_].mark, after.links[id_].mark
        assert x1 - x0 in (0, shift)
        assert not level or y1 == y0


@pytest.mark.parametrize("seed", range(3))
def test_what_is_looked_at_late_is_what_is_looked_at_at_once(seed: int) -> None:
    """Plans make their parts when they are asked for; edits in between change nothing about that."""
    rnd, memory, project = random.Random(seed), Memory(), make_project(90, seed)
    journey = project.journeys()[0].id
    plans = []
    for _ in range(8):
        plans.append((project, lay_out(project, journey, View(), memory)))
        project = edited(project, rnd, CALM)
    rnd.shuffle(plans)
    for known, plan in plans:
        assert plan == lay_out(known, journey, View())
