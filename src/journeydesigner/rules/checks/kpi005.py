"""Rule KPI005: the parts reach their targets and the whole does not."""

from __future__ import annotations

from collections.abc import Iterator

from journeydesigner.i18n import N_
from journeydesigner.model import Journey, Kpi, ProjectInfo
from journeydesigner.rules.finding import Finding, Found, Said, lacking
from journeydesigner.rules.fixes import FIGURE, Fix, Open, fix
from journeydesigner.rules.rule import rule
from journeydesigner.rules.view import View
from journeydesigner.rules.wording import Name, Names

MIN_LOCAL = 2
NO_GLOBAL = N_("No KPI of the whole of “{name}” has a target and a current value to compare the parts with.")
FEW_LOCAL = N_(
    "Fewer than two KPIs of parts of “{name}” have a target and a current value to compare the whole with."
)


def repairs(_: View, finding: Finding) -> Iterator[Fix]:
    """Show the journey's measures, where local and global results stand side by side."""
    yield fix(N_("Show local and global results"), Open(finding.element, f"{FIGURE}local_global_gap"))


@rule(
    "KPI005",
    severity="warning",
    scope=Journey,
    own="",
    reads={Kpi: "scope target current direction", ProjectInfo: "thresholds"},
    title=N_("Local maxima, global miss"),
    message=N_("{n} of {m} local targets are met while “{global}” is not."),
    repairs=repairs,
)
def check(view: View, journey: Journey) -> Iterator[Said]:
    """Each department reaches its target, and the client is lost between them: local maxima paid by the whole.

    Evaluated: with a target and a current value. The share is a setting of the project.
    Grounding: S1 (global optimum before local maxima); McK.
    """
    evaluated = [kpi for kpi in view.project.children(Kpi, journey.id) if kpi.is_met is not None]
    whole = [kpi for kpi in evaluated if kpi.scope == "journey"]
    parts = [kpi for kpi in evaluated if kpi.scope != "journey"]
    missed = sorted(kpi.id for kpi in whole if not kpi.is_met)
    met = sum(bool(kpi.is_met) for kpi in parts)
    if not whole:
        yield lacking(NO_GLOBAL, name=Name(journey.id))
    elif missed and len(parts) < MIN_LOCAL:
        yield lacking(FEW_LOCAL, name=Name(journey.id))
    elif missed and met >= view.thresholds.local_share * len(parts):
        yield Found((("n", met), ("m", len(parts)), ("global", Names(tuple(missed)))))
