"""What a letter, a paste or days do to a block of cells: one step of the history, told in a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from journeydesigner.editor.document import Document
from journeydesigner.editor.edits.fields import NotPossible
from journeydesigner.editor.edits.raci import Element, Entry, Handed, Term, fill
from journeydesigner.i18n import N_, Message, _, language, message, plural
from journeydesigner.model import Project
from journeydesigner.model.naming import name_of
from journeydesigner.model.organisation import RaciCode
from journeydesigner.model.values import RoleId
from journeydesigner.panels.raci.cells import cells_of, spoken
from journeydesigner.panels.raci.clipboard import Block
from journeydesigner.panels.raci.grid import Grid


@dataclass(frozen=True)
class Area:
    """A block of cells of a grid."""

    grid: Grid
    rows: range
    columns: range

    @property
    def is_one(self) -> bool:
        """Whether it is a single cell."""
        return len(self.rows) == len(self.columns) == 1

    def codes(self, row: int, column: int) -> frozenset[RaciCode]:
        """What one of its cells holds."""
        cell = self.grid.cell(row, column)
        return frozenset(cell.codes) if cell else frozenset()

    def entry(self, row: int, column: int, codes: Iterable[RaciCode], term: Term | None = None) -> Entry:
        """What one of its cells shall hold."""
        role = RoleId(self.grid.columns[column].id)
        return Entry(self.grid.rows[row].element, role, frozenset(codes), term)

    def entries(self, codes: frozenset[RaciCode], adds: bool = False) -> list[Entry]:
        """The same codes for every cell; with `adds` beside those it holds."""
        return [
            self.entry(row, column, codes | (self.codes(row, column) if adds else frozenset()))
            for row in self.rows
            for column in self.columns
        ]

    def dated(self, term: Term, codes: frozenset[RaciCode] | None) -> list[Entry]:
        """Days for every cell; `codes` None leaves each its own, and empty ones empty."""
        found = ((row, column, self.codes(row, column)) for row in self.rows for column in self.columns)
        return [
            self.entry(row, column, held if codes is None else codes, term)
            for row, column, held in found
            if held or codes is not None
        ]


def pasted(area: Area, block: Block) -> tuple[list[Entry], range, range]:
    """A copied block from the first cell of the area on; one copied cell fills the whole area.

    Also the rows and columns it takes. Raises `NotPossible` when there is no room for it.
    """
    rows, columns = area.rows, area.columns
    if len(block) == len(block[0]) == 1:
        return area.entries(block[0][0]), rows, columns
    down = range(rows.start, rows.start + len(block))
    right = range(columns.start, columns.start + len(block[0]))
    if down.stop > len(area.grid.rows) or right.stop > len(area.grid.columns):
        said = N_("What was copied is {rows} × {columns} cells; from here on there is room for {down} × {right}.")
        room = {"down": len(area.grid.rows) - rows.start, "right": len(area.grid.columns) - columns.start}
        raise NotPossible(message(said, rows=len(block), columns=len(block[0]), **room))
    lines: Sequence[tuple[int, Sequence[frozenset[RaciCode]]]] = list(zip(down, block, strict=True))
    entries = [
        area.entry(row, column, codes)
        for row, line in lines
        for column, codes in zip(right, line, strict=True)
        if codes or area.codes(row, column)
    ]
    return entries, down, right


def write(document: Document, grid: Grid, entries: Sequence[Entry]) -> str:
    """Write cells as one step of the history. Returns what to say of it; nothing when nothing changed.

    Raises `Refusal` when it cannot be done; then nothing has changed.
    """
    before = document.project
    with document.edit(_label(before, entries)) as draft:
        handed = fill(draft, grid.shown.facet, entries)
    if document.project is before:
        return ""
    said = [_said(document.project, grid, entries)]
    if handed:
        said.append(_handed(document.project, handed))
    return " ".join(said)


def _label(project: Project, entries: Sequence[Entry]) -> Message:
    elements = {entry.element for entry in entries}
    if len(elements) == 1:
        return message(N_("RACI of {name}"), name=name_of(project, next(iter(elements)), language()))
    return message(N_("RACI of several steps"))


def _said(project: Project, grid: Grid, entries: Sequence[Entry]) -> str:
    if len(entries) != 1:
        return plural("{n} cell filled.", "{n} cells filled.", len(entries))
    entry = entries[0]
    element = project.get(entry.element)
    cells = cells_of(project, element, grid.shown.facet, grid.on) if isinstance(element, Element) else {}
    cell = cells.get(entry.role)
    names = {"step": name_of(project, entry.element, language()), "role": name_of(project, entry.role, language())}
    return _("{role}, {step}: {part}.", part=spoken(cell), **names)


def _handed(project: Project, handed: Sequence[Handed]) -> str:
    """Who is accountable no longer."""
    if len(handed) == 1:
        role = name_of(project, handed[0].before, language())
        return _("“{role}” is no longer accountable there.", role=role)
    return plural(
        "{n} role is no longer accountable.",
        "{n} roles are no longer accountable.",
        len({h.before for h in handed}),
    )
