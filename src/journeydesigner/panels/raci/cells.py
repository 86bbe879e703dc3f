"""What one cell of the matrix holds, and how it is put into words. Pure."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from journeydesigner.editor.edits.raci import CODES, Element, parts
from journeydesigner.i18n import _, language
from journeydesigner.layout.words import word
from journeydesigner.model import Assignment, Id, Project, Role, Stage, Touchpoint
from journeydesigner.model.organisation import Facet, RaciCode
from journeydesigner.model.reading import effective_owner, is_controlled
from journeydesigner.model.values import RoleId
from journeydesigner.rules.owned import accountable
from journeydesigner.rules.wording import day


@dataclass(frozen=True, slots=True)
class Cell:
    """The parts of one role in one element for one facet.

    An inherited cell is the owner of the stage, where the touchpoint names none. A contested one is accountable
    beside somebody else.
    """

    parts: tuple[Assignment, ...]
    is_inherited: bool = False
    is_contested: bool = False

    @property
    def codes(self) -> tuple[RaciCode, ...]:
        """The codes written here, in the order of the acronym; none in an inherited cell."""
        held = () if self.is_inherited else tuple(part.code for part in self.parts)
        return tuple(code for code in CODES if code in held)

    @property
    def text(self) -> str:
        """The cell in letters: A, A/R, and (A) for what is inherited."""
        return "(A)" if self.is_inherited else "/".join(self.codes)

    def holds_on(self, on: datetime.date) -> bool:
        """Whether one of its parts holds on a day."""
        return any(
            (p.valid_from is None or p.valid_from <= on) and (p.valid_to is None or on <= p.valid_to)
            for p in self.parts
        )

    @property
    def is_dated(self) -> bool:
        """Whether a part begins or ends on some day."""
        return any(part.valid_from or part.valid_to for part in self.parts)


Cells = Mapping[Id, Cell]
"""The cells of one element that hold something, by role."""


def cells_of(project: Project, element: Element, facet: Facet, on: datetime.date) -> Cells:
    """What every role does in an element."""
    roles = dict.fromkeys(a.role for a in element.raci if a.facet == facet)
    if facet == "experience" and element.owner is not None:
        roles[element.owner] = None
    rivals = accountable(element, on).get(facet, ())
    cells = {role: Cell(parts(element, role, facet), False, role in rivals and len(rivals) > 1) for role in roles}
    heir = _inherited(project, element) if facet == "experience" else None
    if heir is not None and heir not in cells:
        cells[heir] = Cell((Assignment(role=heir, code="A"),), is_inherited=True)
    return {Id(role): cell for role, cell in cells.items()}


def _inherited(project: Project, element: Element) -> RoleId | None:
    is_heir = isinstance(element, Touchpoint) and element.owner is None
    return effective_owner(project, element) if is_heir and isinstance(element, Touchpoint) else None


def owner_of(project: Project, element: Element) -> RoleId | None:
    """Who answers for an element: its owner, or that of its stage."""
    return element.owner if isinstance(element, Stage) else effective_owner(project, element)


def lacks_owner(project: Project, element: Element) -> bool:
    """Whether somebody should answer for an element and nobody does, as the map marks it."""
    owner = owner_of(project, element)
    if project.one(Role, owner) is not None:
        return False
    return isinstance(element, Stage) or owner is not None or is_controlled(project, element)


def spoken(cell: Cell | None) -> str:
    """A cell in words, for screen readers and tooltips: "accountable, from 1 January 2027"."""
    if cell is None:
        return _("no part")
    if cell.is_inherited:
        return _("{part}, as owner of the stage", part=word("raci_code", "A"))
    said = "; ".join(_part(part) for code in CODES for part in cell.parts if part.code == code)
    return said + ", " + _("beside another role") if cell.is_contested else said


def _part(part: Assignment) -> str:
    said = word("raci_code", part.code)
    if part.valid_from is not None and part.valid_to is not None:
        return _("{part} from {start} to {end}", part=said, start=_day(part.valid_from), end=_day(part.valid_to))
    if part.valid_from is not None:
        return _("{part} from {start}", part=said, start=_day(part.valid_from))
    if part.valid_to is not None:
        return _("{part} until {end}", part=said, end=_day(part.valid_to))
    return said


def _day(date: datetime.date) -> str:
    return day(date, language())


def legend() -> str:
    """The four letters with their words."""
    return " · ".join(f"{code} {word('raci_code', code)}" for code in CODES)


def common_codes(cells: Iterable[Cell | None]) -> frozenset[RaciCode] | None:
    """The codes that all of these cells hold; None when they differ."""
    found = {frozenset(cell.codes) if cell else frozenset() for cell in cells}
    return found.pop() if len(found) == 1 else None
