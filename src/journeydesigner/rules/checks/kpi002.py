"""Rule KPI002: nothing measures a stage."""

from __future__ import annotations

from collections.abc import Iterator

from journeydesigner.i18n import N_
from journeydesigner.model import Kpi, Stage, Touchpoint
from journeydesigner.rules.finding import Finding, Found, found
from journeydesigner.rules.fixes import Fix, adds, fix
from journeydesigner.rules.measured import measured_stages
from journeydesigner.rules.rule import rule
from journeydesigner.rules.view import View
from journeydesigner.rules.wording import Name


def repairs(view: View, finding: Finding) -> Iterator[Fix]:
    """Add a measure of the stage; its owner answers for it."""
    stage = view.project.one(Stage, finding.element)
    if stage is not None:
        usual = {"scope": f"stage:{stage.id}", "owner": stage.owner}
        yield fix(N_("Add: satisfaction (CSAT)"), adds(Kpi, stage.journey, metric="csat", **usual))
        yield fix(N_("Add: ease (CES)"), adds(Kpi, stage.journey, metric="ces", **usual))


@rule(
    "KPI002",
    severity="info",
    scope=Stage,
    own="",
    reads={Kpi: "scope", Touchpoint: "stage"},
    title=N_("Stage not measured"),
    message=N_("“{name}” is not measured."),
    repairs=repairs,
)
def check(view: View, stage: Stage) -> Iterator[Found]:
    """What nobody measures nobody improves; a KPI of the stage or of one of its touchpoints will do.

    Grounding: S0; S2 (how to measure this value).
    """
    if stage.id not in measured_stages(view):
        yield found(name=Name(stage.id))
