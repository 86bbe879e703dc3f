"""Which rows and columns the matrix has, and what lies in its cells. Pure; knows no widget.

Rows are the stages of a journey, each with its touchpoints below; columns are the roles that take part in it and
those the user added, unit by unit.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby

from journeydesigner.editor.edits.raci import Element
from journeydesigner.i18n import language
from journeydesigner.model import Delta, Id, Journey, Project, Role, Stage, Touchpoint, Unit
from journeydesigner.model.kinds import PARENT_FIELD
from journeydesigner.model.naming import entity_name
from journeydesigner.model.organisation import Facet
from journeydesigner.panels.options import matches
from journeydesigner.panels.raci.cells import Cell, Cells, cells_of


@dataclass(frozen=True)
class Shown:
    """What the user wants to see."""

    journey: Id | None
    facet: Facet = "experience"
    folded: frozenset[Id] = frozenset()
    """Stages whose touchpoints are hidden, unless a filter looks for them."""
    steps: str = ""
    roles: str = ""
    added: frozenset[Id] = frozenset()
    """Roles with a column though they take no part."""
    all_roles: bool = False

    def fold(self, stages: Iterable[Id], is_folded: bool) -> Shown:
        """The same with some stages folded or open."""
        return replace(self, folded=self.folded | {*stages} if is_folded else self.folded - {*stages})


@dataclass(frozen=True, slots=True)
class Row:
    """One step: a stage with its number, or a touchpoint (number 0)."""

    element: Id
    stage: Id
    number: int = 0
    is_folded: bool = False
    touchpoints: int = 0
    """How many touchpoints a stage has."""

    @property
    def is_stage(self) -> bool:
        """Whether the row is a stage."""
        return self.number > 0


@dataclass(frozen=True, slots=True)
class Band:
    """A unit over its columns: the first one, and how many. `place` is the unit's among those of the project."""

    unit: Unit | None
    place: int
    start: int
    count: int

    @property
    def end(self) -> int:
        """The column after its last one."""
        return self.start + self.count


@dataclass
class Grid:
    """The matrix of one project as it stands. Cells are worked out when they are asked for, element by element."""

    project: Project
    shown: Shown
    on: datetime.date
    rows: tuple[Row, ...] = ()
    columns: tuple[Role, ...] = ()
    bands: tuple[Band, ...] = ()
    """By column, the unit it lies under."""
    places: Mapping[Id, int] = field(default_factory=dict)
    """By step, its row."""
    _cells: dict[Id, Cells] = field(default_factory=dict)

    @staticmethod
    def of(project: Project, shown: Shown, on: datetime.date) -> Grid:
        """The grid of a project for what the user wants to see, on a day."""
        rows, columns = tuple(rows_of(project, shown)), tuple(columns_of(project, shown))
        places = {row.element: place for place, row in enumerate(rows)}
        return Grid(project, shown, on, rows, columns, tuple(_bands(project, columns)), places)

    def after(self, project: Project, delta: Delta) -> Grid:
        """The grid after an edit, keeping the rows, columns and cells that the edit cannot concern."""
        if self.is_reshaped_by(delta):
            fresh = Grid.of(project, self.shown, self.on)
        else:
            fresh = Grid(project, self.shown, self.on, self.rows, self.columns, self.bands, self.places)
        touched = set(delta.changes)
        for id_ in delta.changes:
            touched.update(t.id for t in project.touchpoints(id_))
        fresh._cells = {id_: cells for id_, cells in self._cells.items() if id_ not in touched}
        return fresh

    def is_reshaped_by(self, delta: Delta) -> bool:
        """Whether rows, columns or their names may be others: a step comes, goes, moves or is renamed, or a role
        that has no column takes part."""
        columns = {role.id for role in self.columns}
        for before, after in delta.changes.values():
            if not isinstance(before, Element) or not isinstance(after, Element):
                if isinstance(before or after, Element | Journey | Role | Unit):
                    return True
                continue
            if any(
                getattr(before, name) != getattr(after, name)
                for name in ("rank", "name", PARENT_FIELD[type(after)])
            ):
                return True
            named = {part.role for part in after.raci} | ({after.owner} if after.owner else set())
            if not named <= columns:
                return True
        return False

    def element(self, row: int) -> Element | None:
        """The stage or touchpoint of a row."""
        found = self.project.get(self.rows[row].element)
        return found if isinstance(found, Element) else None

    def cell(self, row: int, column: int) -> Cell | None:
        """What a cell holds; None when it is empty."""
        id_ = self.rows[row].element
        cells = self._cells.get(id_)
        if cells is None:
            element = self.element(row)
            cells = cells_of(self.project, element, self.shown.facet, self.on) if element else {}
            self._cells[id_] = cells
        return cells.get(self.columns[column].id)

    def row_of(self, element: Id | None) -> int | None:
        """The row of a step; a touchpoint of a folded stage has that of its stage."""
        if element is None:
            return None
        touchpoint = self.project.one(Touchpoint, element)
        return self.places.get(element, self.places.get(touchpoint.stage) if touchpoint else None)

    def column_of(self, role: Id | None) -> int | None:
        """The column of a role."""
        return next((place for place, found in enumerate(self.columns) if found.id == role), None)


def rows_of(project: Project, shown: Shown) -> Iterable[Row]:
    """The steps that pass the filter; a stage stays above those of its touchpoints that do."""
    if shown.journey is None:
        return
    for number, stage in enumerate(project.stages(shown.journey), 1):
        points = project.touchpoints(stage.id)
        is_folded = stage.id in shown.folded and not shown.steps.strip()
        if not _passes(shown.steps, entity_name(stage, language())):
            points = tuple(p for p in points if _passes(shown.steps, entity_name(p, language())))
            if not points:
                continue
        yield Row(stage.id, stage.id, number, is_folded, len(project.touchpoints(stage.id)))
        if not is_folded:
            yield from (Row(point.id, stage.id) for point in points)


def columns_of(project: Project, shown: Shown) -> Iterable[Role]:
    """The roles that pass the filter, in the order of units, then of roles."""
    wanted = shown.added | (taking_part(project, shown.journey) if shown.journey is not None else frozenset())
    place = {unit.id: number for number, unit in enumerate(project.children(Unit))}
    roles = [role for role in project.children(Role) if shown.all_roles or role.id in wanted]
    for role in sorted(roles, key=lambda role: place.get(role.unit, len(place))):
        unit = project.one(Unit, role.unit)
        texts = (entity_name(role, language()), role.person or "", entity_name(unit, language()) if unit else "")
        if _passes(shown.roles, *texts):
            yield role


def _bands(project: Project, columns: Iterable[Role]) -> Iterable[Band]:
    places = {unit.id: place for place, unit in enumerate(project.children(Unit))}
    start = 0
    for unit, roles in groupby(columns, key=lambda role: role.unit):
        count = len(list(roles))
        band = Band(project.one(Unit, unit), places.get(unit, 0), start, count)
        yield from (band for _ in range(count))
        start += count


def _passes(query: str, *texts: str) -> bool:
    return not query.strip() or matches(query, *texts)


def taking_part(project: Project, journey: Id) -> frozenset[Id]:
    """The roles that own, or have a part in, a stage or touchpoint of a journey."""
    elements: list[Stage | Touchpoint] = [*project.stages(journey), *project.journey_touchpoints(journey)]
    named: set[Id] = {part.role for element in elements for part in element.raci}
    return frozenset(named | {element.owner for element in elements if element.owner is not None})
