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


def one_account(project: Project, transition: Transition) -> Iterator[SetFields]:
    """Let the first applications of both ends share one account: that of either, or one named after the first.

    Nothing where an end names no application, or where they share one already.
    """
    ends = (project.one(Touchpoint, transition.from_), project.one(Touchpoint, transition.to))
    systems = [project.one(System, end.systems[0]) for end in ends if end is not None and end.systems]
    known = [system for system in systems if system is not None]
    if len(known) < 2:
        return
    domains = [system.identity_domain for system in known if system.identity_domain]
    domain = domains[0] if domains else name_of(project, known[0].id, project.info.language)
    for system in known:
        if system.identity_domain != domain:
            yield sets(system.id, identity_domain=domain)
