"""What a rule sees: one project at one date, and facts that several rules ask for, each worked out once."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from journeydesigner.model import Entity, Id, Journey, Persona, Project, Stage, Thresholds, Touchpoint, Transition
from journeydesigner.model.reading import is_met as is_met
from journeydesigner.rules.usage import Usage

E = TypeVar("E", bound=Entity)
F = TypeVar("F")
Ends = tuple[Touchpoint | None, Touchpoint | None]


class View:
    """One snapshot and the evaluation date. Made for one run of rules; remembers what it was asked."""

    __slots__ = ("_ends", "_journeys", "_personas", "memory", "on", "once", "project")

    def __init__(self, project: Project, on: datetime.date) -> None:
        self.project = project
        self.on = on
        self.memory: dict[object, dict[Any, Any]] = {}
        self.once: dict[object, Any] = {}
        self._journeys: dict[Id, Id | None] = {}
        self._ends: dict[Id, Ends] = {}
        self._personas: dict[Id, tuple[Persona, ...]] = {}

    @property
    def thresholds(self) -> Thresholds:
        """The limits this project compares with."""
        return _thresholds(self)

    @property
    def is_bilingual(self) -> bool:
        """Whether the project says that it is written in both languages."""
        return _is_bilingual(self)

    @property
    def usage(self) -> Usage:
        """Where channels and applications are used."""
        return self.project.index(Usage)

    def stage_of(self, touchpoint: Touchpoint) -> Stage | None:
        """The stage of a touchpoint."""
        return self.project.one(Stage, touchpoint.stage)

    def ends(self, transition: Transition) -> Ends:
        """The touchpoints that a transition leads from and to."""
        found = self._ends.get(transition.id)
        if found is None:
            one = self.project.one
            found = one(Touchpoint, transition.from_), one(Touchpoint, transition.to)
            self._ends[transition.id] = found
        return found

    def journey_of_stage(self, stage: Stage | None) -> Journey | None:
        """The journey of a stage."""
        return self.project.one(Journey, stage.journey) if stage else None

    def journey_around(self, stage: Id) -> Id | None:
        """The journey of a stage, by their ids; None where either is missing."""
        try:
            return self._journeys[stage]
        except KeyError:
            journey = self.journey_of_stage(self.project.one(Stage, stage))
            found = self._journeys[stage] = journey.id if journey else None
            return found

    def personas_at(self, stage: Id) -> tuple[Persona, ...]:
        """The personas who go through a stage: its own list, or else all of the journey (B.3)."""
        known = self._personas.get(stage)
        if known is None:
            found = self.project.one(Stage, stage)
            journey = self.journey_of_stage(found)
            ids = (found.personas if found else ()) or (journey.personas if journey else ())
            known = tuple(p for p in (self.project.one(Persona, id_) for id_ in ids) if p)
            self._personas[stage] = known
        return known

    def is_used_in(self, used: Id, journey: Id) -> bool:
        """Whether a touchpoint of a journey uses a channel or an application."""
        stages = (self.project.one(Stage, stage) for stage in self.usage.stages(used))
        return any(stage is not None and stage.journey == journey for stage in stages)

    def first_journey(self, stages: Iterable[Id]) -> Journey | None:
        """The first journey, in the project's order, that has one of these stages."""
        found = (self.journey_of_stage(self.project.one(Stage, stage)) for stage in stages)
        return min((j for j in found if j is not None), key=lambda j: (j.rank, j.id), default=None)


def remembered(fact: Callable[[View, E], F]) -> Callable[[View, E], F]:
    """Work a fact out once per view and element."""

    def ask(view: View, element: E) -> F:
        known: dict[Id, F] | None = view.memory.get(fact)
        if known is None:
            known = view.memory[fact] = {}
        id_ = element.id
        if id_ in known:
            return known[id_]
        answer = known[id_] = fact(view, element)
        return answer

    return ask


def worked_out_once(fact: Callable[[View], F]) -> Callable[[View], F]:
    """Work a fact about the whole project out once per view."""

    def ask(view: View) -> F:
        known: dict[object, F] = view.once
        try:
            return known[fact]
        except KeyError:
            answer = known[fact] = fact(view)
            return answer

    return ask


@worked_out_once
def _thresholds(view: View) -> Thresholds:
    return view.project.info.thresholds


@worked_out_once
def _is_bilingual(view: View) -> bool:
    return view.project.info.bilingual


def personas_in(view: View, stage: Stage) -> tuple[Persona, ...]:
    """The personas who go through a stage: its own list, or else all of the journey (B.3)."""
    return view.personas_at(stage.id)


def personas_of(view: View, touchpoint: Touchpoint) -> tuple[Persona, ...]:
    """The personas who go through the stage of a touchpoint."""
    return view.personas_at(touchpoint.stage)


def lacks_channel(touchpoint: Touchpoint) -> bool:
    """Whether a contact with the organisation goes through a channel that nobody has named yet."""
    return touchpoint.channel is None and touchpoint.layer == "frontstage" and touchpoint.type == "communication"
