"""Rule EMO001: no emotion is recorded in a stage."""

from __future__ import annotations

from collections.abc import Iterator

from journeydesigner.i18n import N_
from journeydesigner.model import Stage, Touchpoint
from journeydesigner.rules.finding import Finding, Found, found
from journeydesigner.rules.fixes import Fix, Open, fix
from journeydesigner.rules.rule import rule
from journeydesigner.rules.view import View
from journeydesigner.rules.wording import Name


def repairs(view: View, finding: Finding) -> Iterator[Fix]:
    """Open the emotion of a moment of truth, or of the first touchpoint."""
    front = [t for t in view.project.touchpoints(finding.element) if t.layer == "frontstage"]
    for touchpoint in sorted(front, key=lambda t: not t.critical)[:1]:
        yield fix(N_("Record an emotion"), Open(touchpoint.id, "emotion"))


@rule(
    "EMO001",
    severity="info",
    scope=Stage,
    own="",
    reads={Touchpoint: "layer emotion"},
    title=N_("No emotion recorded"),
    message=N_("How does the Client feel during “{name}”?"),
    repairs=repairs,
)
def check(view: View, stage: Stage) -> Iterator[Found]:
    """A journey is what is felt; a stage without a feeling shows processes.

    Grounding: S3 (how they felt); SD.
    """
    touchpoints = view.project.touchpoints(stage.id)
    if any(t.layer == "frontstage" for t in touchpoints) and not any(t.emotion for t in touchpoints):
        yield found(name=Name(stage.id))
