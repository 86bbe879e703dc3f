"""Rule LNK001: a relation of years that no journey shows from closer by."""

from __future__ import annotations

from collections.abc import Iterator

from journeydesigner.i18n import N_
from journeydesigner.model import Journey, Stage
from journeydesigner.rules.finding import Finding, Found, found
from journeydesigner.rules.fixes import DetailStage, Fix, fix
from journeydesigner.rules.rule import rule
from journeydesigner.rules.view import View
from journeydesigner.rules.wording import Name

OFFERED = 3
"""Stages offered for a detail: those with most touchpoints."""


def repairs(view: View, finding: Finding) -> Iterator[Fix]:
    """Make a journey that shows a stage in detail; the fullest stages first."""
    stages = view.project.stages(finding.element)
    fullest = sorted(stages, key=lambda stage: -len(view.project.touchpoints(stage.id)))[:OFFERED]
    for stage in fullest:
        yield fix(N_("Detail “{stage}”"), DetailStage(stage.id), stage=Name(stage.id))


@rule(
    "LNK001",
    severity="info",
    scope=Journey,
    own="horizon",
    reads={Stage: "sub_journey"},
    title=N_("Life cycle without detail"),
    message=N_("“{name}” spans years but links to no task journey."),
    repairs=repairs,
)
def check(view: View, journey: Journey) -> Iterator[Found]:
    """Years on one map say where, not how: some stage is worth a journey of its own.

    A sub-journey in another file counts. Grounding: S1 (one action or very long term; many journeys); TD levels.
    """
    if journey.horizon != "lifecycle":
        return
    if all(stage.sub_journey is None for stage in view.project.children(Stage, journey.id)):
        yield found(name=Name(journey.id))
