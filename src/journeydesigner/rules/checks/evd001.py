"""Rule EVD001: a journey that claims to show today and cites no source."""

from __future__ import annotations

from collections.abc import Iterator

from journeydesigner.i18n import N_
from journeydesigner.model import Emotion, Evidence, Journey
from journeydesigner.rules.finding import Finding, Found, found
from journeydesigner.rules.fixes import Fix, adds, fix, sets
from journeydesigner.rules.rule import rule
from journeydesigner.rules.view import View
from journeydesigner.rules.wording import Name


def repairs(view: View, finding: Finding) -> Iterator[Fix]:
    """Cite a source of today, to be described; or call the journey what it is, and its emotions assumed."""
    yield fix(N_("Add evidence"), adds(Evidence, finding.element, date=view.on))
    observed = (t for t in view.project.journey_touchpoints(finding.element) if _is_observed(t.emotion))
    assumed = (
        sets(t.id, emotion=t.emotion.model_copy(update={"source": "assumed"})) for t in observed if t.emotion
    )
    yield fix(N_("Call it a hypothesis"), *assumed, sets(finding.element, state="hypothesis"))


def _is_observed(emotion: Emotion | None) -> bool:
    return emotion is not None and emotion.source == "observed"


@rule(
    "EVD001",
    severity="warning",
    scope=Journey,
    own="state",
    reads={Evidence: "journey"},
    title=N_("Current state without evidence"),
    message=N_("“{name}” claims to show today but cites no source."),
    repairs=repairs,
)
def check(view: View, journey: Journey) -> Iterator[Found]:
    """A map of today drawn in a meeting room shows what the room believes.

    Grounding: CJML; SD (research, not assumptions).
    """
    if journey.state == "current" and view.project.first(Evidence, journey.id) is None:
        yield found(name=Name(journey.id))
