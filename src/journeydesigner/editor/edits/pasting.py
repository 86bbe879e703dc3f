"""Puts a copied part of a journey into a project: new ids, and the owners and channels that the project has.

A library record is the one the project has if it says the same, else if it bears the same name; others come along.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from journeydesigner.editor.edits.clipboard import Clip, NothingToPaste, content, needed, take
from journeydesigner.editor.edits.nesting import way_down
from journeydesigner.editor.edits.placing import open_lane
from journeydesigner.editor.edits.removal import without
from journeydesigner.exchange.merging import renamed, same_records
from journeydesigner.i18n import N_, message
from journeydesigner.model import (
    Channel,
    Draft,
    Entity,
    Id,
    Journey,
    Kind,
    Kpi,
    PainPoint,
    Persona,
    Project,
    Role,
    Stage,
    System,
    Text2,
    Touchpoint,
    Transition,
    Unit,
)
from journeydesigner.model.integrity import UPWARDS, above
from journeydesigner.model.kinds import references, referring_fields
from journeydesigner.model.project import LIBRARIES
from journeydesigner.model.rank import spread
from journeydesigner.model.values import ChannelId, JourneyId, Ranked, StageId, TouchpointId

PREFIX: Mapping[Kind, str] = {
    Persona: "p", Unit: "u", Role: "r", System: "y", Channel: "c", Stage: "s", Touchpoint: "t", PainPoint: "n",
    Transition: "x", Kpi: "k",
}  # fmt: skip

Spot = tuple[StageId, TouchpointId | None]
"""A stage, and the touchpoint before which something comes (None: at its end)."""


@dataclass(frozen=True)
class Landing:
    """Where a clip goes."""

    journey: JourneyId
    before: StageId | None = None
    """Whole stages come before this one; None: at the end."""
    spots: Mapping[Id, Spot] = field(default_factory=dict)
    """Where the touchpoints of each holding stage go. A stage that is not named here comes whole."""


def landing_at(project: Project, clip: Clip, journey: JourneyId, at: Spot | None = None) -> Landing:
    """A landing at a spot of a journey, or at its end.

    Whole stages come after the stage of the spot. Touchpoints of the first holding stage come to the spot, those
    of the following ones into the stages that follow it, as far apart as they were; where the journey ends before
    that, into its last stage. A journey without stages gets the holding ones.
    """
    stages = [StageId(stage.id) for stage in project.stages(journey)]
    if not stages:
        return Landing(journey)
    at = at or (stages[-1], None)
    here = stages.index(at[0])
    spots: dict[Id, Spot] = {}
    for number, holder in enumerate(_holders(clip), here):
        spots[holder] = at if number == here else (stages[min(number, len(stages) - 1)], None)
    return Landing(journey, stages[here + 1] if here + 1 < len(stages) else None, spots)


def paste(draft: Draft, clip: Clip, landing: Landing, origin: str = "") -> tuple[Id, ...]:
    """Put a clip into a journey; returns the new ids of what was chosen, in the order of the map.

    `origin` is that of the document: where the clip was taken from the same one, ids still mean the same. What
    names something that is not here and does not come along names it no longer. Raises `NothingToPaste`.
    """
    if draft.project.one(Journey, landing.journey) is None:
        raise NothingToPaste(message(N_("There is no journey to put it into.")))
    return _Pasting(draft, clip, landing, bool(origin) and origin == clip.origin).run()


def duplicate(draft: Draft, ids: Iterable[Id]) -> tuple[Id, ...]:
    """Copy touchpoints and stages behind the last selected one of their stage or journey; returns the new ids."""
    project = draft.project
    clip = take(project, ids, "here")
    if clip is None:
        raise NothingToPaste(message(N_("Select a touchpoint or a stage first.")))
    journey = JourneyId(clip.part.journeys()[0].id)
    stages = project.stages(journey)
    spots: dict[Id, Spot] = {}
    for holder in _holders(clip):
        siblings = project.touchpoints(holder)
        spots[holder] = StageId(holder), TouchpointId(after) if (after := _after(siblings, clip)) else None
    before = _after(stages, clip)
    return paste(draft, clip, Landing(journey, StageId(before) if before else None, spots), "here")


class _Pasting:
    """One paste: which record becomes which, then each of them in its place."""

    def __init__(self, draft: Draft, clip: Clip, landing: Landing, is_same: bool) -> None:
        self._draft, self._clip, self._landing, self._is_same = draft, clip, landing, is_same
        self._part, self._project = clip.part, draft.project
        holders = () if landing.spots else _holders(clip)
        chosen = {*clip.chosen, *holders}
        self._mains = list(content(self._part, chosen))
        self._names: dict[Id, Id] = _twins(self._project, self._part, is_same)
        self._libraries = needed(self._part, self._mains, self._names)
        self._names |= self._fresh((*self._libraries, *self._mains))
        self._names |= {holder: spot[0] for holder, spot in landing.spots.items()}
        self._names |= {journey.id: landing.journey for journey in self._part.journeys()[:1]}

    def run(self) -> tuple[Id, ...]:
        """Add everything."""
        ranks = self._ranks()
        for record in (*self._libraries, *self._mains):
            made = self._as_here(record)
            rank = ranks.get(record.id)
            if isinstance(made, Channel):
                made = made.model_copy(update={"rank": None})
            elif rank is not None:
                made = made.model_copy(update={"rank": rank})
            self._draft.add(made)
        for touchpoint in self._of(Touchpoint):
            for channel in (touchpoint.channel, *touchpoint.alt):
                known = self._names.get(channel) if channel is not None else None
                if known is not None:
                    open_lane(self._draft, ChannelId(known))
        return tuple(
            self._names[record.id]
            for record in self._mains
            if record.id in self._clip.chosen or (isinstance(record, Stage) and not self._landing.spots)
        )

    def _of(self, kind: Any) -> Iterator[Any]:
        return (record for record in self._mains if isinstance(record, kind))

    def _fresh(self, records: Iterable[Entity]) -> dict[Id, Id]:
        numbers = count(len(self._project))
        fresh: dict[Id, Id] = {}
        for record in records:
            prefix = PREFIX[type(record)]
            fresh[record.id] = next(
                id_ for number in numbers if self._draft.get(id_ := Id(f"{prefix}{number}")) is None
            )
        return fresh

    def _as_here(self, record: Entity) -> Entity:
        """The record as it reads in this project."""
        gone = {target for _, target, kind in references(record) if not self._is_here(target, kind)}
        if isinstance(record, LIBRARIES):
            gone |= self._round(record)
        if gone:
            kept = {name: without(getattr(record, name), gone) for name in referring_fields(type(record))}
            record = record.model_copy(update=kept)
        if isinstance(record, Stage) and record.sub_journey is not None and self._leads_back(record.sub_journey):
            record = record.model_copy(update={"sub_journey": None})
        record = renamed(record, self._names)
        if isinstance(record, Touchpoint) and record.emotion is not None:
            journey = self._project.one(Journey, self._landing.journey)
            if journey is not None and journey.state != "current" and record.emotion.source == "observed":
                assumed = record.emotion.model_copy(update={"source": "assumed"})
                record = record.model_copy(update={"emotion": assumed})
        return record

    def _round(self, record: Entity) -> set[Id]:
        """What leads from a library record back to itself: a file may hold that, an edit may not bring it in."""
        field = UPWARDS.get(type(record))
        if field is None or record.id not in above(self._part, record):
            return {record.id}
        return {record.id, getattr(record, field)}

    def _leads_back(self, journey: JourneyId) -> bool:
        """Whether the journey pasted into is one that `journey` shows in detail: it would contain itself."""
        return bool(way_down(self._project, journey, self._landing.journey))

    def _is_here(self, target: Id, kind: Kind | None) -> bool:
        if target in self._names:
            return True
        if not self._is_same:
            return False
        return target in self._project if kind is None else self._project.one(kind, target) is not None

    def _ranks(self) -> dict[Id, str]:
        """Places among siblings for all that comes beside records of the project."""
        project, journey = self._project, self._landing.journey
        ranks = _between(project.stages(journey), self._landing.before, self._of(Stage))
        waiting: dict[Spot, list[Touchpoint]] = {}
        for touchpoint in self._of(Touchpoint):
            spot = self._landing.spots.get(touchpoint.stage)
            if spot is not None and touchpoint.stage not in self._clip.chosen:
                waiting.setdefault(spot, []).append(touchpoint)
        for (stage, before), coming in waiting.items():
            ranks |= _between(project.touchpoints(stage), before, coming)
        ranks |= _between(project.transitions(journey), None, self._of(Transition))
        ranks |= _between(project.children(Kpi, journey), None, self._of(Kpi))
        for kind in LIBRARIES:
            siblings = [record for record in project.children(kind) if isinstance(record, Ranked)]
            ranks |= _between(
                siblings, None, [e for e in self._libraries if type(e) is kind and kind is not Channel]
            )
        return ranks


def _twins(project: Project, part: Project, is_same: bool) -> dict[Id, Id]:
    """For library records of the part the one that the project has in its place; no two have the same."""
    twins = dict(same_records(project, part))
    if is_same:
        here = {e.id: e.id for kind in LIBRARIES for e in part.children(kind) if project.one(kind, e.id)}
        twins = {**{id_: twin for id_, twin in twins.items() if twin not in here}, **here}
    taken = set(twins.values())
    for kind in LIBRARIES:
        named: dict[str, list[Entity]] = {}
        for record in project.children(kind):
            for name in _names(record):
                named.setdefault(name, []).append(record)
        for record in part.children(kind):
            if record.id in twins:
                continue
            alike = (other for name in _names(record) for other in named.get(name, ()))
            twin = next((e.id for e in alike if e.id not in taken and _is_alike(record, e)), None)
            if twin is not None:
                twins[record.id] = twin
                taken.add(twin)
    return twins


def _names(record: Entity) -> list[str]:
    name = getattr(record, "name", "")
    texts = (name.fr, name.en) if isinstance(name, Text2) else (str(name),)
    return [folded for text in texts if (folded := " ".join(text.split()).casefold())]


def _is_alike(record: Entity, twin: Entity) -> bool:
    """Whether two records of one name may be the same: a channel of another nature is another channel."""
    return not (isinstance(record, Channel) and isinstance(twin, Channel) and record.nature != twin.nature)


def _between(siblings: Sequence[Ranked], before: Id | None, coming: Iterable[Entity]) -> dict[Id, str]:
    """Ranks for records that come before a sibling, or after all; where ranks are equal, after all of these."""
    ids = [record.id for record in coming]
    place = next((n for n, sibling in enumerate(siblings) if sibling.id == before), len(siblings))
    ranks = [sibling.rank for sibling in siblings]
    lower = ranks[place - 1] if place else None
    upper = next((rank for rank in ranks[place:] if lower is None or rank > lower), None)
    return dict(zip(ids, spread(len(ids), lower, upper), strict=True))


def _holders(clip: Clip) -> list[Id]:
    journeys = clip.part.journeys()[:1]
    return [s.id for journey in journeys for s in clip.part.stages(journey.id) if s.id not in clip.chosen]


def _after(siblings: Sequence[Entity], clip: Clip) -> Id | None:
    """What follows the last chosen one of these; None at the end."""
    last = max((n for n, sibling in enumerate(siblings) if sibling.id in clip.chosen), default=len(siblings) - 1)
    return siblings[last + 1].id if last + 1 < len(siblings) else None
