"""Filling the RACI matrix: what part a role has in a stage or touchpoint, facet by facet, and over which time.

The owner is who is accountable for the experience, and lies in a field of its own (domain reference B.3). For each
facet one role is accountable at a time: whoever is made accountable takes over from the one who was.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from journeydesigner.editor.edits.fields import NotPossible
from journeydesigner.i18n import N_, language, message
from journeydesigner.model import Assignment, Draft, Id, Project, Stage, Touchpoint
from journeydesigner.model.naming import name_of
from journeydesigner.model.organisation import Facet, RaciCode
from journeydesigner.model.values import RoleId

CODES: tuple[RaciCode, ...] = ("A", "R", "C", "I")
Element = Stage | Touchpoint
Term = tuple[datetime.date | None, datetime.date | None]
"""First and last day; None is an open end."""
ALWAYS: Term = (None, None)


@dataclass(frozen=True, slots=True)
class Entry:
    """What one cell shall hold: the codes of a role in an element, none to clear it.

    `term` None keeps the days that the parts have; a part that is new has none.
    """

    element: Id
    role: RoleId
    codes: frozenset[RaciCode]
    term: Term | None = None


@dataclass(frozen=True, slots=True)
class Handed:
    """Being accountable for an element passed from one role to another."""

    element: Id
    before: RoleId
    after: RoleId


def parts(element: Element, role: Id, facet: Facet) -> tuple[Assignment, ...]:
    """The parts a role has in an element; as its owner it is accountable for the experience, without days."""
    written = tuple(a for a in element.raci if a.role == role and a.facet == facet)
    if facet != "experience" or element.owner != role or any(a.code == "A" for a in written):
        return written
    return (Assignment(role=RoleId(role), code="A"), *written)


def fill(draft: Draft, facet: Facet, entries: Iterable[Entry]) -> tuple[Handed, ...]:
    """Write cells of one facet. Returns who had to hand over being accountable without being written to.

    Raises `NotPossible` when two roles would be accountable for one element, when a term ends before it begins,
    when a term is given to an owner, or would run while somebody else is accountable.
    """
    by_element: dict[Id, dict[RoleId, Entry]] = {}
    for entry in entries:
        by_element.setdefault(entry.element, {})[entry.role] = entry
    return tuple(handed for id_, cells in by_element.items() for handed in _fill(draft, id_, facet, cells))


def _fill(draft: Draft, id_: Id, facet: Facet, cells: Mapping[RoleId, Entry]) -> Iterator[Handed]:
    element = draft.get(id_)
    if not isinstance(element, Stage | Touchpoint):
        raise KeyError(id_)
    taking = [role for role, entry in cells.items() if "A" in entry.codes]
    if len(taking) > 1:
        said = N_("Only one role can be accountable for “{name}”: leave A to one of them.")
        raise NotPossible(message(said, name=name_of(draft.project, id_, language())))
    raci, owner = element.raci, element.owner
    for role, entry in cells.items():
        _check_days(entry.term)
        raci = tuple(_written(raci, facet, entry))
        if owner == role and facet == "experience" and "A" not in entry.codes:
            owner = None
    for role in taking:
        _check_term(draft.project, element, raci, facet, cells[role])
        before = _accountable_beside(role, raci, facet, owner)
        raci = tuple(_handed_over(role, raci, facet))
        if facet == "experience":
            owner = role
        yield from (Handed(id_, other, role) for other in before)
    if (raci, owner) != (element.raci, element.owner):
        draft.update(element, raci=raci, owner=owner)


def _written(raci: tuple[Assignment, ...], facet: Facet, entry: Entry) -> Iterator[Assignment]:
    """All parts with those of one cell replaced, each at its place; one part for another keeps its days."""
    mine = [a for a in raci if a.role == entry.role and a.facet == facet]
    wanted = [code for code in CODES if code in entry.codes]
    kept = {a.code for a in mine} & entry.codes
    renamed = len(mine) == len(wanted) == 1
    for assignment in raci:
        if assignment not in mine:
            yield assignment
        elif assignment.code in entry.codes or renamed:
            code = wanted[0] if renamed else assignment.code
            yield _dated(assignment.model_copy(update={"code": code}), entry.term)
    if not renamed:
        new = (Assignment(role=entry.role, code=code, facet=facet) for code in wanted if code not in kept)
        yield from (_dated(assignment, entry.term) for assignment in new)


def _dated(assignment: Assignment, term: Term | None) -> Assignment:
    if term is None:
        return assignment
    return assignment.model_copy(update={"valid_from": term[0], "valid_to": term[1]})


def _handed_over(role: RoleId, raci: tuple[Assignment, ...], facet: Facet) -> Iterator[Assignment]:
    """The parts that stay when `role` is accountable: who is so at another time stays too.

    For the experience it is the owner, who is accountable always and is not written twice.
    """
    terms = [_term(a) for a in raci if (a.role, a.code, a.facet) == (role, "A", facet)]
    for assignment in raci:
        if (assignment.code, assignment.facet) != ("A", facet):
            yield assignment
        elif facet == "experience":
            continue
        elif assignment.role == role or not any(meet(_term(assignment), term) for term in terms):
            yield assignment


def _accountable_beside(
    role: RoleId, raci: tuple[Assignment, ...], facet: Facet, owner: RoleId | None
) -> tuple[RoleId, ...]:
    """The other roles that are accountable while `role` shall be."""
    stay = set(_handed_over(role, raci, facet))
    found = [owner] if facet == "experience" and owner is not None else []
    found += [a.role for a in raci if (a.code, a.facet) == ("A", facet) and a not in stay]
    return tuple(dict.fromkeys(other for other in found if other != role))


def _check_term(
    project: Project, element: Element, raci: tuple[Assignment, ...], facet: Facet, entry: Entry
) -> None:
    """Refuse days for an owner, and those that fall into somebody else's; without days it takes over."""
    if entry.term is None or entry.term == ALWAYS:
        return
    if facet == "experience":
        raise NotPossible(
            message(N_("The owner of a step has no days here: write the mandate of the role in the library."))
        )
    for other in _accountable_beside(entry.role, raci, facet, element.owner):
        said = N_("“{role}” is accountable over that time: end that term first, or choose other days.")
        raise NotPossible(message(said, role=name_of(project, other, language())))


def _check_days(term: Term | None) -> None:
    start, end = term or ALWAYS
    if start is not None and end is not None and end < start:
        raise NotPossible(message(N_("The last day comes before the first one.")))


def _term(assignment: Assignment) -> Term:
    return assignment.valid_from, assignment.valid_to


def meet(one: Term, other: Term) -> bool:
    """Whether two terms have a day in common."""
    return _reaches(one, other) and _reaches(other, one)


def _reaches(one: Term, other: Term) -> bool:
    """Whether `one` does not end before `other` begins."""
    return one[1] is None or other[0] is None or other[0] <= one[1]
