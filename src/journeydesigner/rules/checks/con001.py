"""Rule CON001: a unit takes over and starts from zero."""

from __future__ import annotations

from collections.abc import Iterator

from journeydesigner.i18n import N_
from journeydesigner.model import Channel, Role, Stage, Touchpoint, Transition
from journeydesigner.model.reading import bridge_of
from journeydesigner.rules.finding import Finding, Said
from journeydesigner.rules.fixes import Fix, SetBridge, fix
from journeydesigner.rules.owned import handed_over
from journeydesigner.rules.passage import carries_history, fault_of
from journeydesigner.rules.rule import rule
from journeydesigner.rules.view import View

UNKNOWN = N_(
    "“{to}” needs the history, but nobody can tell whether another unit takes over after “{from}”: "
    "no owner with a unit is known for “{names}”."
)


def repairs(view: View, finding: Finding) -> Iterator[Fix]:
    """Say that the bridge carries history; without a bridge, somebody introduces the client or a file follows."""
    transition = view.project.one(Transition, finding.element)
    if transition is not None and bridge_of(transition) is not None:
        yield fix(N_("Carries history"), SetBridge(transition.id, history=True))
    elif transition is not None:
        introduced = SetBridge(transition.id, "human_introduction", identity=True, history=True)
        yield fix(N_("Introduce the Client in person"), introduced)
        yield fix(N_("Pass on a file with its reference"), SetBridge(transition.id, "reference", history=True))


@rule(
    "CON001",
    severity="warning",
    scope=Transition,
    own="from_ to bridge",
    reads={
        Touchpoint: "owner needs_identity needs_history layer type channel",
        Channel: "nature control",
        Stage: "owner",
        Role: "unit",
    },
    when=lambda transition: not carries_history(transition),
    title=N_("Relation restarted from zero"),
    message=N_("From “{unit_a}” to “{unit_b}”, “{to}” starts without the history."),
    repairs=repairs,
)
def check(view: View, transition: Transition) -> Iterator[Said]:
    """At each new department the client meets strangers, and the relation begins again.

    Silent where one of PHY003 to PHY006 names the fault. Not assessable where an end the organisation answers for
    has no owner with a unit. Grounding: S1 (new contacts, the relation is created again from zero).
    """
    _, arrival = view.ends(transition)
    if arrival is None or not arrival.needs_history or fault_of(view, transition):
        return
    yield from handed_over(view, transition, UNKNOWN)
