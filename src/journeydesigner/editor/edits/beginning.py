"""How a project and a journey begin: an empty file, then the usual stages and channels of a kind of journey."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import get_args

from journeydesigner.editor.edits.channels import add_channel
from journeydesigner.editor.edits.placing import Spot, add_journey, add_stage, add_touchpoint
from journeydesigner.layout.words import label
from journeydesigner.model import Channel, Draft, Id, Journey, Project, ProjectInfo, Stage, Text2, Touchpoint
from journeydesigner.model.channel import Family, Nature
from journeydesigner.model.journey import StageType
from journeydesigner.model.organisation import JourneyKind
from journeydesigner.model.values import ChannelId, JourneyId, Language, StageId

USUAL_STAGES: dict[JourneyKind, tuple[StageType, ...]] = {
    "customer_b2c": ("awareness", "consideration", "purchase", "delivery", "use", "support", "loyalty"),
    "customer_b2b": ("awareness", "consideration", "purchase", "onboarding", "use", "support", "loyalty"),
    "user": ("awareness", "consideration", "delivery", "use", "support"),
    "employee": ("awareness", "consideration", "onboarding", "use", "loyalty", "exit"),
    "supplier": ("consideration", "purchase", "onboarding", "delivery", "support"),
    "partner": ("consideration", "onboarding", "use", "support", "loyalty"),
}
"""Stage types a journey of each kind usually runs through; a start to be changed, not a standard."""

_ORDER: tuple[StageType, ...] = get_args(StageType)
"""From first contact to win-back, as the model lists them; "other", the last, may come anywhere."""

USUAL_CHANNELS: tuple[Family, ...] = ("place", "phone", "website", "email")
"""Channels a library without any begins with: one of each world, and a person to be reached."""

_FIRST: Mapping[Nature, Family] = {
    "physical": "place",
    "hybrid": "kiosk",
    "remote": "phone",
    "digital": "website",
}
"""The channel a world begins with where the library has none."""


def empty_project(title: Text2, language: Language) -> Project:
    """A project that holds nothing but its title."""
    today = datetime.date.today()
    return Project.of([ProjectInfo(id=Id("prj"), title=title, language=language, created=today)])


def begin(draft: Draft, kind: JourneyKind) -> Journey:
    """Add a journey of a kind with the stages usual for it, and a few channels where the library has none."""
    journey = add_journey(draft)
    journey = draft.update(journey, kind=kind)
    add_usual_stages(draft, journey.id)
    if not draft.project.all(Channel):
        for family in USUAL_CHANNELS:
            add_channel(draft, family, _words("family", family))
    return journey


def begin_in_cell(draft: Draft, journey: JourneyId, number: int, nature: Nature) -> Touchpoint:
    """The first touchpoint of a journey without stages: in its stage `number` (from 0) and a world.

    The stages up to that one are added, and a usual channel where the library has none of that nature.
    """
    stages = [add_stage(draft, journey) for _stage in range(number + 1)]
    known = next((c for c in draft.project.children(Channel) if c.nature == nature), None)
    channel = known or add_channel(draft, _FIRST[nature], _words("family", _FIRST[nature]))
    return add_touchpoint(draft, Spot(StageId(stages[-1].id), channel=ChannelId(channel.id)))


def add_usual_stages(draft: Draft, journey: Id, types: Sequence[StageType] = ()) -> list[Stage]:
    """Add stages of these types, named after them, each where its type usually comes among those there are.

    Without types: those usual for the journey's kind.
    """
    made = []
    for type_ in types or USUAL_STAGES[draft.one(Journey, journey).kind]:
        later = _ORDER[_ORDER.index(type_) + 1 :] if type_ != "other" else ()
        stages = draft.project.stages(journey)
        before = next((stage.id for stage in stages if stage.type in later), None)
        made.append(
            add_stage(
                draft,
                JourneyId(journey),
                StageId(before) if before else None,
                name=_words("stage_type", type_),
                type_=type_,
            )
        )
    return made


def _words(vocabulary: str, value: str) -> Text2:
    return Text2(fr=label(vocabulary, value, "fr"), en=label(vocabulary, value, "en"))
