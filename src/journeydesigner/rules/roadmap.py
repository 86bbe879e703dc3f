"""Which opportunities concern a touchpoint: looked up once, then carried along from edit to edit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from journeydesigner.model import Delta, Id, Opportunity, Project

_Named = Mapping[Id, frozenset[Id]]


class Roadmap:
    """An index of the project: by touchpoint, the opportunities that name it."""

    def __init__(self, opportunities: _Named) -> None:
        self._opportunities = opportunities

    @classmethod
    def of(cls, project: Project) -> Roadmap:
        """Look at every opportunity."""
        found: dict[Id, set[Id]] = {}
        for id_, opportunity in project.all(Opportunity).items():
            for touchpoint in opportunity.touchpoints:
                found.setdefault(touchpoint, set()).add(id_)
        return cls({touchpoint: frozenset(ids) for touchpoint, ids in found.items()})

    def updated(self, before: Project, after: Project, delta: Delta) -> Roadmap:  # noqa: ARG002
        """Take what changed opportunities name no more, and put what they name now."""
        changes = [(id_, _named(old), _named(new)) for id_, (old, new) in delta.of_kind(Opportunity)]
        changes = [(id_, old, new) for id_, old, new in changes if old != new]
        if not changes:
            return self
        found = dict(self._opportunities)
        for id_, old, new in changes:
            for touchpoint in old:
                found[touchpoint] = found[touchpoint] - {id_}
            for touchpoint in new:
                found[touchpoint] = found.get(touchpoint, frozenset()) | {id_}
        return Roadmap(found)

    def about(self, touchpoint: Id) -> frozenset[Id]:
        """The ids of the opportunities that concern a touchpoint."""
        return self._opportunities.get(touchpoint, frozenset())


def opportunities_for(project: Project, touchpoint: Id) -> Iterator[Opportunity]:
    """The opportunities that concern a touchpoint, by id."""
    found = (project.one(Opportunity, id_) for id_ in sorted(project.index(Roadmap).about(touchpoint)))
    return (opportunity for opportunity in found if opportunity is not None)


def _named(side: object) -> Iterable[Id]:
    return side.touchpoints if isinstance(side, Opportunity) else ()
