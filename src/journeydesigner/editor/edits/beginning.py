"""How a project and a journey begin: an empty file, then the usual stages and channels of a kind of journey."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import get_args

from journeydesigner.editor.edits.channels import add_channel
from journeydesigner.editor.edits.placing import add_journey, add_stage
from journeydesigner.layout.words import label
from journeydesigner.model import Channel, Draft, Id, Journey, Project, ProjectInfo, Stage, Text2
from journeydesigner.model.channel import Family
from journeydesigner.model.journey import StageType
from journeydesigner.model.organisation import JourneyKind
from journeydesigner.model.values import JourneyId, Language, StageId

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
