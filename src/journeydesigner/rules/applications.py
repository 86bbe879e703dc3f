"""How two applications come to talk: what fixes do to them. Knows no rule."""

from __future__ import annotations

from collections.abc import Iterator

from journeydesigner.model import Project, System, SystemLink, Touchpoint, Transition
from journeydesigner.model.channel import SystemLinkKind
from journeydesigner.model.naming import name_of
from journeydesigner.model.values import SystemId
from journeydesigner.rules.fixes import SetFields, sets


def linked(one: System, other: System, kind: SystemLinkKind) -> SetFields:
    """Let `one` exchange data with `other`, in place of somebody who types them in again."""
    kept = tuple(link for link in one.links if (link.to, link.kind) != (other.id, "manual_rekey"))
    return sets(one.id, links=(*kept, SystemLink(to=SystemId(other.id), kind=kind)))


def first_of_each_end(project: Project, transition: Transition) -> tuple[System, System] | None:
    """The first application of both ends of a link; None where an end names none."""
    ends = (project.one(Touchpoint, transition.from_), project.one(Touchpoint, transition.to))
    one, other = (project.one(System, end.systems[0]) if end is not None and end.systems else None for end in ends)
    return (one, other) if one is not None and other is not None else None


def one_account(project: Project, one: System, other: System) -> Iterator[SetFields]:
    """Let two applications share one account: that of either, or one named after the first; nothing if they do."""
    domain = one.identity_domain or other.identity_domain or name_of(project, one.id, project.info.language)
    for system in (one, other):
        if system.identity_domain != domain:
            yield sets(system.id, identity_domain=domain)
