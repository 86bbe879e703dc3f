"""Rule STR006: a life cycle that leaves out a part of the relation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from journeydesigner.i18n import N_
from journeydesigner.model import Id, Journey, Stage
from journeydesigner.model.journey import StageType
from journeydesigner.rules.finding import Finding, Found, found
from journeydesigner.rules.fixes import AddStages, Fix, fix
from journeydesigner.rules.rule import rule
from journeydesigner.rules.view import View
from journeydesigner.rules.wording import Terms, Words

PARTS: Mapping[str, tuple[StageType, ...]] = {
    N_("awareness"): ("awareness",),
    N_("use, assistance, loyalty or advocacy"): ("use", "support", "loyalty", "advocacy"),
    N_("win-back"): ("win_back",),
}
"""What a life cycle needs, with the types that are it, the usual one first."""


def repairs(view: View, finding: Finding) -> Iterator[Fix]:
    """Add the stages that are missing, each in its place."""
    types = tuple(PARTS[part][0] for part in _missing(view, finding.element))
    yield fix(N_("Add: {stages}"), AddStages(finding.element, types), stages=Words("stage_type", types))


def _missing(view: View, journey: Id) -> list[str]:
    types = {stage.type for stage in view.project.children(Stage, journey)}
    return [part for part, kinds in PARTS.items() if types.isdisjoint(kinds)]


@rule(
    "STR006",
    severity="warning",
    scope=Journey,
    own="horizon kind",
    reads={Stage: "type"},
    title=N_("Life-cycle coverage incomplete"),
    message=N_("The life cycle misses: {missing}."),
    repairs=repairs,
)
def check(view: View, journey: Journey) -> Iterator[Found]:
    """From the first contact to winning back: a relation drawn without its end or its everyday is half a relation.

    Customer journeys only. Grounding: S0 (first contact to win-back); LV (pre / purchase / post).
    """
    if journey.horizon != "lifecycle" or journey.kind not in ("customer_b2c", "customer_b2b"):
        return
    missing = _missing(view, journey.id)
    if missing:
        yield found(missing=Terms(tuple(missing)))
