"""How a journey begins: an empty project, and the usual stages of each kind of journey."""

from __future__ import annotations

from journeydesigner.editor.edits.fields import set_fields
from journeydesigner.editor.edits.placing import add_stage, both
from journeydesigner.layout.words import label
from journeydesigner.model import Draft, Id, Journey, Project, ProjectInfo, Stage, Text2
from journeydesigner.model.journey import StageType
from journeydesigner.model.organisation import JourneyKind
from journeydesigner.model.rank import between
from journeydesigner.model.values import JourneyId, Language

USUAL_STAGES: dict[JourneyKind, tuple[StageType, ...]] = {
    "customer_b2c": ("awareness", "consideration", "purchase", "delivery", "use", "support", "loyalty"),
    "customer_b2b": ("awareness", "consideration", "purchase", "onboarding", "use", "support", "loyalty"),
    "user": ("awareness", "consideration", "delivery", "use", "support"),
    "employee": ("awareness", "consideration", "onboarding", "use", "loyalty", "exit"),
    "supplier": ("consideration", "purchase", "onboarding", "delivery", "support"),
    "partner": ("consideration", "onboarding", "use", "support", "loyalty"),
}
"""Stage types a journey of each kind usually runs through; a start to be changed, not a standard."""


def empty_project(language: Language) -> Project:
    """A project with one journey that has no stage yet."""
    return Project.of(
        [
            ProjectInfo(id=Id("prj"), title=both("New journey"), language=language),
            Journey(
                id=JourneyId(Id("j1")), rank=between(None, None), name=both("New journey"), kind="customer_b2c"
            ),
        ]
    )


def begin(draft: Draft, journey: JourneyId, kind: JourneyKind) -> tuple[Stage, ...]:
    """Give a journey its kind and the usual stages of that kind; returns the new stages in order."""
    set_fields(draft, [journey], kind=kind)
    return tuple(add_stage(draft, journey, name=_named(type_), type_=type_) for type_ in USUAL_STAGES[kind])


def _named(type_: StageType) -> Text2:
    return Text2(fr=label("stage_type", type_, "fr"), en=label("stage_type", type_, "en"))
