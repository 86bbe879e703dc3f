"""Rule EVD002: the newest source is old."""

from __future__ import annotations

from collections.abc import Iterator

from journeydesigner.i18n import N_
from journeydesigner.model import Evidence, Journey, ProjectInfo
from journeydesigner.rules.finding import Finding, Said, found, lacking
from journeydesigner.rules.fixes import Fix, adds, fix
from journeydesigner.rules.rule import rule
from journeydesigner.rules.view import View
from journeydesigner.rules.wording import Name

NONE = N_("“{name}” cites no source: nobody can tell how old what it shows is.")


def repairs(view: View, finding: Finding) -> Iterator[Fix]:
    """Cite a source of today, to be described."""
    yield fix(N_("Add evidence"), adds(Evidence, finding.element, date=view.on))


@rule(
    "EVD002",
    severity="info",
    scope=Journey,
    own="state",
    reads={Evidence: "date", ProjectInfo: "thresholds"},
    title=N_("Stale evidence"),
    message=N_("The newest source is {age} months old."),
    repairs=repairs,
)
def check(view: View, journey: Journey) -> Iterator[Said]:
    """What clients lived years ago is history; the limit in days is a setting of the project.

    A journey of today without any source cannot be judged; one that claims nothing of today is no concern.
    Grounding: S1 (long term is five years at most); own.
    """
    newest = max((evidence.date for evidence in view.project.children(Evidence, journey.id)), default=None)
    if newest is None:
        if journey.state == "current":
            yield lacking(NONE, name=Name(journey.id))
    elif (view.on - newest).days > view.thresholds.evidence_days:
        months = (view.on.year - newest.year) * 12 + view.on.month - newest.month
        yield found(age=months - (view.on.day < newest.day))
