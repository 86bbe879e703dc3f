"""Rule PHY006: a bridge between the worlds that forgets what happened before."""

from __future__ import annotations

from collections.abc import Iterator

from journeydesigner.i18n import N_
from journeydesigner.model import Transition
from journeydesigner.model.reading import bridge_of, is_silo_jump
from journeydesigner.rules.applications import first_of_each_end, linked
from journeydesigner.rules.finding import Finding, Said
from journeydesigner.rules.fixes import Fix, SetBridge, fix
from journeydesigner.rules.passage import OWN, READS_ACROSS, judge
from journeydesigner.rules.rule import rule
from journeydesigner.rules.view import View
from journeydesigner.rules.wording import Name


def repairs(view: View, finding: Finding) -> Iterator[Fix]:
    """Say that the bridge carries history; where two applications do not talk yet, link them for it."""
    carries = SetBridge(finding.element, history=True)
    yield fix(N_("Carries history"), carries)
    transition = view.project.one(Transition, finding.element)
    systems = first_of_each_end(view.project, transition) if transition is not None else None
    if transition is not None and systems is not None and is_silo_jump(view.project, transition):
        one, other = systems
        label = N_("Link “{one}” and “{other}” for the history")
        yield fix(label, linked(one, other, "api"), carries, one=Name(one.id), other=Name(other.id))


@rule(
    "PHY006",
    severity="warning",
    scope=Transition,
    own=OWN,
    reads=READS_ACROSS,
    when=bridge_of,
    title=N_("Bridge without history"),
    message=N_("The Client is recognised at “{to}”, but everything must be told again."),
    repairs=repairs,
)
def check(view: View, transition: Transition) -> Iterator[Said]:
    """Recognised and yet starting from zero: the most irritating of all passages.

    Grounding: S1 (from zero, history ignored); SV integration quality.
    """
    yield from judge(view, transition, "PHY006")
