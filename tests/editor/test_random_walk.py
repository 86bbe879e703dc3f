"""A random walk over edits, undo, redo, save and reload: the strongest test an editor can have (law 10)."""

from __future__ import annotations

import contextlib
import os
import tempfile
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from journeydesigner.editor.checker import Checker
from journeydesigner.editor.document import Document
from journeydesigner.editor.edits.clipboard import take
from journeydesigner.editor.edits.fields import rename, set_fields
from journeydesigner.editor.edits.linking import link, reroute, set_bridge, set_bridge_owner
from journeydesigner.editor.edits.owning import add_role, add_unit, assign_owner
from journeydesigner.editor.edits.pasting import duplicate, landing_at, paste
from journeydesigner.editor.edits.placing import (
    Spot,
    add_journey,
    add_stage,
    add_touchpoint,
    move_lane,
    move_stage,
    move_touchpoint,
)
from journeydesigner.editor.edits.removal import remove
from journeydesigner.editor.history import History, Step
from journeydesigner.editor.marks import marks_of
from journeydesigner.errors import Refusal
from journeydesigner.exchange import canonical, dump_yaml, parse_text
from journeydesigner.i18n import message
from journeydesigner.layout.lay_out import lay_out
from journeydesigner.layout.plan import View
from journeydesigner.model import Channel, Id, Journey, Project, Role, Stage, Touchpoint, Transition
from journeydesigner.rules.engine import check_project
from journeydesigner.rules.waivers import standing
from journeydesigner.store import open_document, read_project
from journeydesigner.store.sessions import Begun, begin, left_sessions, recover
from journeydesigner.store.working_copy import WorkingCopy
from tests.builders import sample
from tests.model.projects import NAMES
from tests.model.test_delta import assert_indexes_fresh

TODAY = date(2026, 11, 22)
LONG = "JOURNEYDESIGNER_LONG" in os.environ


class Walk(RuleBasedStateMachine):
    """Edits at random on a sample; what must always hold is in the invariants."""

    @initialize(name=st.sampled_from(["clean", "tourism"]))
    def open(self, name: Any) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.root = Path(self.folder.name)
        self.start = sample(name)
        self.kept = WorkingCopy.create(self.start, root=self.root)
        self._sit_down(self.start, History())

    def _sit_down(self, project: Project, history: History) -> None:
        self.document = Document(project, self.kept, history)
        self.checker = Checker(self.document, TODAY)
        self.told = 0
        self.document.changed.connect(self._count)

    def _count(self) -> None:
        self.told += 1

    def _pick(self, data: st.DataObject, kind: Any) -> Any:
        found = sorted(self.document.project.all(kind))
        return data.draw(st.sampled_from(found)) if found else None

    def _edit(self, change: Any) -> None:
        """Run one edit; a refusal must leave everything as it was, and each success is told once."""
        before, steps, told = self.document.project, len(self.document.history.done), self.told
        try:
            with self.document.edit(message("Step")) as draft:
                change(draft)
        except Refusal:
            assert self.document.project is before
            assert len(self.document.history.done) == steps
            assert self.told == told
        assert self.told - told == len(self.document.history.done) - steps <= 1

    @rule(data=st.data(), kind=st.sampled_from([Stage, Touchpoint, Channel, Journey, Role]), name=NAMES)
    def rename(self, data: st.DataObject, kind: Any, name: str) -> None:
        if id_ := self._pick(data, kind):
            self._edit(lambda draft: rename(draft, id_, name))

    @rule(data=st.data())
    def add(self, data: st.DataObject) -> None:
        journey, stage, channel = (self._pick(data, kind) for kind in (Journey, Stage, Channel))
        what = data.draw(st.sampled_from(["journey", "stage", "touchpoint", "action", "role"]))
        if what == "journey":
            self._edit(add_journey)
        elif what == "stage" and journey:
            self._edit(lambda draft: add_stage(draft, journey))
        elif what == "touchpoint" and stage:
            self._edit(lambda draft: add_touchpoint(draft, Spot(stage, channel=channel)))
        elif what == "action" and stage:
            self._edit(lambda draft: add_touchpoint(draft, Spot(stage, layer="backstage")))
        elif what == "role":
            self._edit(lambda draft: add_role(draft, add_unit(draft).id))

    @rule(data=st.data())
    def move_card(self, data: st.DataObject) -> None:
        card, stage, channel = (self._pick(data, kind) for kind in (Touchpoint, Stage, Channel))
        if card and stage:
            here = [t.id for t in self.document.project.touchpoints(stage)]
            before = data.draw(st.sampled_from([None, *here]))
            layer = data.draw(st.sampled_from([None, "backstage", "frontstage"]))
            spot = Spot(stage, before, None if layer else channel, layer)
            self._edit(lambda draft: move_touchpoint(draft, card, spot))

    @rule(data=st.data())
    def copy(self, data: st.DataObject) -> None:
        part = self._pick(data, data.draw(st.sampled_from([Stage, Touchpoint])))
        journey = self._pick(data, Journey)
        if part is None or journey is None:
            return
        if data.draw(st.booleans()):
            self._edit(lambda draft: duplicate(draft, [part]))
            return
        clip = take(self.document.project, [part], "here", moves=data.draw(st.booleans()))
        assert clip is not None
        origin = data.draw(st.sampled_from(["here", ""]))
        landing = landing_at(self.document.project, clip, journey)
        self._edit(lambda draft: paste(draft, clip, landing, origin))

    @rule(data=st.data())
    def move_column_or_lane(self, data: st.DataObject) -> None:
        one, other = self._pick(data, Stage), self._pick(data, Stage)
        if one and other and data.draw(st.booleans()):
            with contextlib.suppress(AssertionError):
                assert self._journey(one) == self._journey(other)
                self._edit(lambda draft: move_stage(draft, one, other))
        lane, before = self._pick(data, Channel), self._pick(data, Channel)
        if lane and before:
            self._edit(lambda draft: move_lane(draft, lane, before))

    def _journey(self, stage: Id) -> Id | None:
        found = self.document.project.one(Stage, stage)
        return found.journey if found else None

    @rule(data=st.data())
    def link(self, data: st.DataObject) -> None:
        start, end, other = (self._pick(data, Touchpoint) for _ in range(3))
        transition = self._pick(data, Transition)
        if start and end:
            self._edit(lambda draft: link(draft, start, end))
        if transition and other:
            self._edit(lambda draft: reroute(draft, transition, other))

    @rule(data=st.data(), by=st.sampled_from(["qr", "none", "email"]), identity=st.booleans())
    def bridge(self, data: st.DataObject, by: Any, identity: bool) -> None:
        transition, role = self._pick(data, Transition), self._pick(data, Role)
        if transition:
            self._edit(lambda draft: set_bridge(draft, transition, by, identity=identity))
            self._edit(lambda draft: set_bridge_owner(draft, transition, role))

    @rule(data=st.data())
    def own(self, data: st.DataObject) -> None:
        card, stage, role = (self._pick(data, kind) for kind in (Touchpoint, Stage, Role))
        self._edit(lambda draft: assign_owner(draft, [i for i in (card, stage) if i], role))

    @rule(data=st.data(), critical=st.booleans(), wait=st.none() | st.integers(0, 90))
    def set_some_fields(self, data: st.DataObject, critical: bool, wait: int | None) -> None:
        if card := self._pick(data, Touchpoint):
            self._edit(lambda draft: set_fields(draft, [card], critical=critical, wait_min=wait, exit=critical))

    @rule(data=st.data(), kind=st.sampled_from([Touchpoint, Transition, Stage, Channel, Role, Journey]))
    def remove(self, data: st.DataObject, kind: Any) -> None:
        if id_ := self._pick(data, kind):
            self._edit(lambda draft: remove(draft, [id_]))

    @rule(steps=st.integers(1, 5))
    def undo_and_redo(self, steps: int) -> None:
        there = self.document.project
        taken = min(steps, len(self.document.history.done))
        for _ in range(taken):
            self.document.undo()
        for _ in range(taken):
            self.document.redo()
        assert self.document.project == there

    @rule(steps=st.integers(1, 5))
    def undo(self, steps: int) -> None:
        for _ in range(steps):
            self.document.undo()

    @rule()
    def save_and_open_again(self) -> None:
        file = self.root / "walk.journey"
        self.kept.save(file, replace_changed=True)
        self.document.mark_saved()
        assert read_project(file) == self.document.project
        self.kept.close()
        self._go_on(begin(open_document(file), self.root))

    @rule()
    def crash_and_recover(self) -> None:
        self.kept.let_go()
        found = left_sessions(self.root)
        file = self.root / "walk.journey"
        if found:
            self._go_on(recover(found[0]))
        elif file.exists():
            self._go_on(begin(open_document(file), self.root))
        else:
            assert self.document.project == self.start, "nothing was done, so nothing is offered"
            self.kept = WorkingCopy.create(self.start, root=self.root)
            self._sit_down(self.start, History())

    def _go_on(self, begun: Begun) -> None:
        before = self.document
        assert begun.project == before.project
        self.kept = begun.working_copy
        done, undone = (
            tuple(Step(step.delta, step.label) for step in steps)
            for steps in (begun.history.done, begun.history.undone)
        )
        assert (done, undone) == (before.history.done, before.history.undone)
        assert (begun.history.saved == len(done)) == before.history.is_at_saved
        self._sit_down(begun.project, History(done, undone, begun.history.saved))

    @rule()
    def write_text_and_read_it(self) -> None:
        plain = canonical(self.document.project)
        assert parse_text(dump_yaml(plain), "walk.yaml", broken_references="keep") == plain

    @invariant()
    def findings_are_those_of_a_fresh_check(self) -> None:
        if hasattr(self, "document"):
            fresh = standing(check_project(self.document.project, TODAY), self.document.project, TODAY)
            assert self.checker.findings == fresh
            assert self.checker.marks == marks_of(fresh)
            assert sum(self.checker.counts.values()) == len(fresh)

    @rule()
    def no_cards_overlap(self) -> None:
        for journey in self.document.project.journeys():
            cards = [card.rect for card in lay_out(self.document.project, journey.id, View()).cards.values()]
            assert not any(one.meets(other) for one, other in combinations(cards, 2))

    @invariant()
    def indexes_are_those_of_a_project_built_anew(self) -> None:
        if hasattr(self, "document"):
            assert_indexes_fresh(self.document.project)

    def teardown(self) -> None:
        if not hasattr(self, "document"):
            return
        end, steps = self.document.project, len(self.document.history.done)
        while self.document.history.undoable:
            self.document.undo()
        assert self.document.project == self.start
        for _ in range(steps):
            self.document.redo()
        assert self.document.project == end
        self.kept.close()
        self.folder.cleanup()


TestWalk = Walk.TestCase
TestWalk.settings = settings(
    max_examples=400 if LONG else 15,
    stateful_step_count=60 if LONG else 20,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
