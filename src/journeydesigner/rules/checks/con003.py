"""Rule CON003: the applications on both sides of a passage do not talk to each other."""

from __future__ import annotations

from collections.abc import Iterator

from journeydesigner.i18n import N_
from journeydesigner.model import Channel, System, Touchpoint, Transition
from journeydesigner.model.reading import is_controlled, sides_talk
from journeydesigner.model.values import SystemId
from journeydesigner.rules.applications import first_of_each_end, linked, one_account
from journeydesigner.rules.finding import Finding, Said
from journeydesigner.rules.fixes import Fix, fix
from journeydesigner.rules.passage import between_ends, unknown_between
from journeydesigner.rules.rule import rule
from journeydesigner.rules.view import View
from journeydesigner.rules.wording import Name, Names

UNKNOWN = N_("“{name}” names no application: nobody can tell whether data cross from “{from}” to “{to}”.")


def repairs(view: View, finding: Finding) -> Iterator[Fix]:
    """Link the first application of either side, or let them share one account."""
    transition = view.project.one(Transition, finding.element)
    systems = first_of_each_end(view.project, transition) if transition is not None else None
    if systems is None:
        return
    one, other = systems
    names = {"one": Name(one.id), "other": Name(other.id)}
    yield fix(N_("Link “{one}” and “{other}” by an interface"), linked(one, other, "api"), **names)
    yield fix(N_("Synchronise the data of “{one}” and “{other}”"), linked(one, other, "data_sync"), **names)
    yield fix(N_("One account for “{one}” and “{other}”"), *one_account(view.project, one, other), **names)


@rule(
    "CON003",
    severity="warning",
    scope=Transition,
    own="from_ to",
    reads={
        Touchpoint: "systems needs_identity needs_history layer type channel",
        System: "identity_domain links",
        Channel: "control",
    },
    title=N_("Application silo jump"),
    message=N_("“{sys_a}” and “{sys_b}” do not talk: the Client or the staff carries the data."),
    repairs=repairs,
)
def check(view: View, transition: Transition) -> Iterator[Said]:
    """Where two applications do not talk, people carry data from one to the other, and lose some.

    Not assessable where the arrival must know the client or what came before, and one end, which the organisation
    answers for, names no application while the other does.
    Grounding: S1 (walking between application silos); S2 (connect data between systems).
    """
    start, end = view.ends(transition)
    if start is None or end is None or (not start.systems and not end.systems):
        return
    if start.systems and end.systems:
        if not _talk(view, start.systems, end.systems):
            yield between_ends(transition, sys_a=Names(start.systems), sys_b=Names(end.systems))
    elif end.needs_identity or end.needs_history:
        silent = end if start.systems else start
        if is_controlled(view.project, silent):
            yield unknown_between(UNKNOWN, transition, name=Name(silent.id))


def _talk(view: View, some: tuple[SystemId, ...], others: tuple[SystemId, ...]) -> bool:
    """Whether two sides exchange data; few sets of applications make up a large map."""
    known: dict[object, bool] = view.memory.setdefault(_talk, {})
    if (some, others) not in known:
        known[some, others] = sides_talk(view.project, some, others)
    return known[some, others]
