"""Rule CON002: the client says who they are, and then again."""

from __future__ import annotations

from collections.abc import Iterator

from journeydesigner.i18n import N_
from journeydesigner.model import Channel, Touchpoint, Transition
from journeydesigner.model.reading import bridge_of, world_switch
from journeydesigner.rules.applications import first_of_each_end, one_account
from journeydesigner.rules.finding import Finding, Found
from journeydesigner.rules.fixes import Fix, SetBridge, fix
from journeydesigner.rules.passage import between_ends, carries_identity
from journeydesigner.rules.rule import rule
from journeydesigner.rules.view import View


def repairs(view: View, finding: Finding) -> Iterator[Fix]:
    """Say that the bridge carries identity; without one, share an account or introduce the client in person."""
    transition = view.project.one(Transition, finding.element)
    if transition is None:
        return
    if bridge_of(transition) is not None:
        yield fix(N_("Carries identity"), SetBridge(transition.id, identity=True))
        return
    account = SetBridge(transition.id, "account", identity=True)
    systems = first_of_each_end(view.project, transition)
    shared = one_account(view.project, *systems) if systems is not None else ()
    yield fix(N_("One account on both sides"), account, *shared)
    introduced = SetBridge(transition.id, "human_introduction", identity=True)
    yield fix(N_("Introduce the Client in person"), introduced)


@rule(
    "CON002",
    severity="warning",
    scope=Transition,
    own="from_ to bridge",
    reads={Touchpoint: "channel needs_identity", Channel: "nature"},
    when=lambda transition: not carries_identity(transition),
    title=N_("Client must identify twice"),
    message=N_("The Client identifies at “{from}”, then again at “{to}”."),
    repairs=repairs,
)
def check(view: View, transition: Transition) -> Iterator[Found]:
    """Who has said once who they are should not have to say it again at the next door.

    Within one world only: between the worlds PHY003 to PHY006 name the fault. Grounding: S1; NNG seamless.
    """
    start, end = view.ends(transition)
    if start is None or end is None or not start.needs_identity or not end.needs_identity:
        return
    if world_switch(view.project, transition) is None:
        yield between_ends(transition)
