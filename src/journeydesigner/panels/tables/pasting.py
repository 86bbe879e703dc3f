"""What a pasted text would do to a table: worked out on a draft that leads nowhere, shown, and then done at once.

Nothing is half pasted: one cell that cannot be taken keeps all of it out, with its place and its reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from journeydesigner.editor.edits.fields import NotPossible, set_fields, why_impossible
from journeydesigner.errors import Refusal
from journeydesigner.i18n import LANGUAGES, N_, Language, Message, message
from journeydesigner.model import Delta, Draft, Id
from journeydesigner.model.kinds import parent_of
from journeydesigner.model.rank import between
from journeydesigner.model.values import Ranked
from journeydesigner.panels.tables.column import Column, TablePlan
from journeydesigner.panels.tables.grid import Grid
from journeydesigner.panels.tables.lens import Lens
from journeydesigner.panels.tables.names import Names

MOST_LINES = 5_000
"""Lines of one paste: more would keep the window waiting for longer than a moment."""
TOO_MANY = N_("The clipboard holds {n:,} lines. At most {most:,} can be pasted at a time: copy fewer of them.")


class TooManyLines(Refusal):
    """A paste of more lines than the table takes; nothing was changed."""


@dataclass(frozen=True)
class Place:
    """Where a paste begins: the rows from the current one down, and the columns from the current one on."""

    rows: tuple[Id, ...]
    columns: tuple[int, ...]
    beside: Id | None = None
    """The record that new ones are made like."""


@dataclass(frozen=True)
class Problem:
    """A cell that cannot be taken: its line in the pasted text, from 1, its column, what it says, and why not."""

    line: int
    column: Column | None
    text: str
    reason: Message


@dataclass(frozen=True)
class Target:
    """Where the cells of one pasted column go; `column` None: nowhere."""

    column: Column | None
    side: Language
    heading: str = ""


@dataclass
class Paste:
    """What would be done. `delta` is for the project that it was worked out on."""

    targets: tuple[Target, ...]
    has_headings: bool
    new: list[Id] = field(default_factory=list)
    changed: list[Id] = field(default_factory=list)
    same: int = 0
    problems: list[Problem] = field(default_factory=list)
    delta: Delta = field(default_factory=lambda: Delta.of({}))

    @property
    def unknown(self) -> list[str]:
        """Headings that name no column of the table."""
        return [target.heading for target in self.targets if target.column is None and target.heading]


def work_out(draft: Draft, plan: TablePlan, lens: Lens, grid: Grid, place: Place) -> Paste:
    """What pasting `grid` at `place` would do. `draft` is used up. Raises `TooManyLines`."""
    if len(grid) > MOST_LINES:
        raise TooManyLines(message(TOO_MANY, n=len(grid), most=MOST_LINES))
    return _Worker(draft, plan, lens, grid, place).paste


class _Worker:
    """Works one paste out: first the new records and all names, then what names other records."""

    def __init__(self, draft: Draft, plan: TablePlan, lens: Lens, grid: Grid, place: Place) -> None:
        self._draft, self._plan, self._lens, self._place = draft, plan, lens, place
        headings = _headings(plan, grid[0], lens.side) if len(grid) > 1 else None
        self.paste = Paste(headings or self._in_order(grid), headings is not None)
        self._lines = list(enumerate(grid, 1))[1 if headings else 0 :]
        self._names = Names(draft.project, lens.side)
        self._ids = self._records()
        self._put(names=True)
        self._names = Names(draft.project, lens.side)
        self._put(names=False)
        self._count()

    def _in_order(self, grid: Grid) -> tuple[Target, ...]:
        width = max(map(len, grid), default=0)
        columns: list[Column | None] = [self._plan.columns[number] for number in self._place.columns[:width]]
        columns.extend([None] * (width - len(columns)))
        return tuple(Target(column, self._lens.side) for column in columns)

    def _records(self) -> list[Id]:
        """The record of each line: those from the current row down, then new ones."""
        ids = list(self._place.rows[: len(self._lines)])
        if len(ids) == len(self._lines):
            return ids
        plan, draft = self._plan, self._draft
        if plan.prepare is not None:
            plan.prepare(draft, self._place.beside)
        project, like = draft.project, draft.get(self._place.beside)
        last: dict[Id | None, str | None] = {}
        for _line in self._lines[len(ids) :]:
            made = plan.make(project, draft.new_id(plan.prefix), like)
            parent = parent_of(made)
            if isinstance(made, Ranked):
                if parent not in last:
                    siblings = project.children(type(made), parent)
                    last[parent] = siblings[-1].rank if siblings else None
                last[parent] = between(last[parent], None)
                made = made.model_copy(update={"rank": last[parent]})
            ids.append(draft.add(made).id)
            self.paste.new.append(made.id)
        return ids

    def _put(self, *, names: bool) -> None:
        first = self._plan.columns[0]
        fresh = set(self.paste.new)
        for (line, cells), id_ in zip(self._lines, self._ids, strict=True):
            values: dict[str, Any] = {}
            told = set()
            for target, text in self._cells(line, cells):
                if (target.column is first) == names:
                    self._take(values, line, id_, target, text, id_ in fresh)
                if target.column is not None and text:
                    told.add(target.column.field)
            if not names and id_ in fresh and self._plan.usual is not None:
                usual = self._plan.usual(values)
                values = {**{name: value for name, value in usual.items() if name not in told}, **values}
            self._set(line, cells, id_, values)

    def _cells(self, line: int, cells: Sequence[str]) -> Iterator[tuple[Target, str]]:
        for target, text in zip(self.paste.targets, cells, strict=False):
            if target.column is not None and target.column.is_editable:
                yield target, text
            elif target.column is None and not target.heading and text and not self._is_told(line):
                reason = message(N_("The table has no further column here. Paste further left, or with headings."))
                self._refuse(line, None, text, reason)

    def _is_told(self, line: int) -> bool:
        return self.paste.has_headings or any(p.line == line and p.column is None for p in self.paste.problems)

    def _take(self, values: dict[str, Any], line: int, id_: Id, target: Target, text: str, is_new: bool) -> None:
        """Read one cell; what is a plain field waits in `values`, the rest is carried out."""
        column, record = target.column, self._draft.get(id_)
        assert column is not None
        assert record is not None
        lens = self._lens if target.side == self._lens.side else Lens(self._lens.project, target.side)
        if text == column.cell.copied(lens, column.value(lens, record)).strip() or (is_new and not text):
            return
        try:
            value = self._read(column, text, target.side)
            if column.write is not None:
                column.write(self._draft, [id_], value)
            else:
                before = values.get(column.field, getattr(record, column.field))
                values[column.field] = column.cell.put(before, value, target.side)
        except Refusal as refusal:
            self._refuse(line, column, text, refusal.message)
        except ValidationError as error:
            self._refuse(line, column, text, why_impossible(error))

    def _read(self, column: Column, text: str, side: Language) -> Any:
        if text:
            return column.cell.read(self._names, text, side)
        known = self._plan.kind.model_fields.get(column.field)
        if known is not None and known.is_required() and column is not self._plan.columns[0]:
            raise NotPossible(message(N_("This cannot be empty. Write a value, or leave the column out.")))
        return known.get_default() if known is not None and not known.is_required() else None

    def _set(self, line: int, cells: Sequence[str], id_: Id, values: dict[str, Any]) -> None:
        """Set the plain fields of a record together; where that is refused, one by one, to know which."""
        if not values or self._try(id_, values) is None:
            return
        for target, text in self._cells(line, cells):
            name = target.column.field if target.column else ""
            if name in values and (reason := self._try(id_, {name: values[name]})) is not None:
                self._refuse(line, target.column, text, reason)

    def _try(self, id_: Id, values: dict[str, Any]) -> Message | None:
        """Set fields of a record; the reason where they cannot be, and the record is as before."""
        before = self._draft.get(id_)
        assert before is not None
        try:
            set_fields(self._draft, [id_], **values)
        except NotPossible as refusal:
            self._draft.update(before, **{name: getattr(before, name) for name in values})
            return refusal.message
        return None

    def _refuse(self, line: int, column: Column | None, text: str, reason: Message) -> None:
        self.paste.problems.append(Problem(line, column, text, reason))

    def _count(self) -> None:
        paste, fresh = self.paste, set(self.paste.new)
        paste.delta = self._draft.delta()
        paste.changed = [id_ for id_ in self._ids if id_ not in fresh and id_ in paste.delta.changes]
        paste.same = len(self._ids) - len(paste.new) - len(paste.changed)
        paste.problems.sort(key=lambda problem: problem.line)


def _headings(plan: TablePlan, row: Sequence[str], side: Language) -> tuple[Target, ...] | None:
    """The columns that a first row names; None when it is a row like the others."""
    targets = tuple(_named(plan, heading, side) for heading in row)
    found = sum(target.column is not None for target in targets)
    return targets if found and 2 * found >= sum(map(bool, row)) else None


def _named(plan: TablePlan, heading: str, side: Language) -> Target:
    for language in LANGUAGES:
        mark = f" ({language})"
        if heading.casefold().endswith(mark):
            heading, side = heading[: -len(mark)], language
    column = next((column for column in plan.columns if column.is_called(heading)), None)
    return Target(column, side, heading)
