"""Rule FLOW008: nobody knows where the journey begins or ends."""

from __future__ import annotations

from collections.abc import Iterator

from journeydesigner.i18n import N_
from journeydesigner.model import Journey, Project, Touchpoint
from journeydesigner.rules.finding import Finding, Found, found
from journeydesigner.rules.fixes import Fix, fix, sets
from journeydesigner.rules.neighbours import may_end, met_touchpoints
from journeydesigner.rules.rule import rule
from journeydesigner.rules.view import View
from journeydesigner.rules.wording import Name

ENDS = N_("Mark where “{name}” ends.")
BEGINS_AND_ENDS = N_("Mark where “{name}” begins and where it ends.")


def repairs(view: View, finding: Finding) -> Iterator[Fix]:
    """The first touchpoint is the beginning, the last one that no sequence leaves the end."""
    project = view.project
    journey = project.one(Journey, finding.element)
    met = met_touchpoints(project, journey) if journey is not None else ()
    first = met[0] if met else None
    last = next((t for t in reversed(met) if may_end(project, t)), None)
    begins, ends = any(t.entry for t in met), any(t.exit for t in met)
    if begins and not ends and last is not None:
        yield fix(N_("Mark “{name}” as the end"), sets(last.id, exit=True), name=Name(last.id))
    elif ends and not begins and first is not None:
        yield fix(N_("Mark “{name}” as the beginning"), sets(first.id, entry=True), name=Name(first.id))
    elif first is not None and last is not None:
        label = N_("Mark “{first}” as the beginning and “{last}” as the end")
        marks = (sets(first.id, entry=True), sets(last.id, exit=True))
        yield fix(label, *marks, first=Name(first.id), last=Name(last.id))


@rule(
    "FLOW008",
    severity="warning",
    scope=Journey,
    own="",
    reads={Touchpoint: "entry exit"},
    title=N_("No entry or no exit"),
    message=N_("Mark where “{name}” begins."),
    repairs=repairs,
)
def check(view: View, journey: Journey) -> Iterator[Found]:
    """Without a beginning and an end a journey has no length, and no main path.

    A mark counts wherever it lies: there can be none behind the scenes. Grounding: CJML; own.
    """
    begins = _is_marked(view.project, journey, "entry")
    ends = _is_marked(view.project, journey, "exit")
    if not begins or not ends:
        said = None if ends else ENDS if begins else BEGINS_AND_ENDS
        yield found(said, name=Name(journey.id))


def _is_marked(project: Project, journey: Journey, mark: str) -> bool:
    """Whether a touchpoint of the journey bears a mark; the end is looked for from the end."""
    stages = project.stages(journey.id)
    for stage in stages if mark == "entry" else reversed(stages):
        if any(getattr(touchpoint, mark) for touchpoint in project.touchpoints(stage.id)):
            return True
    return False
