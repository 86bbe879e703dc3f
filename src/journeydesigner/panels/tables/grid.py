"""Rows as spreadsheets exchange them: tabs between cells, quotes around what holds a tab or a line end."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from journeydesigner.i18n import _
from journeydesigner.model import Id
from journeydesigner.panels.tables.model import RecordModel

Grid = list[list[str]]


def write_grid(rows: Iterable[Sequence[str]]) -> str:
    """Rows as text with tabs, a line each."""
    text = io.StringIO()
    csv.writer(text, delimiter="\t", lineterminator="\n").writerows(rows)
    return text.getvalue()


def read_grid(text: str) -> Grid:
    """The rows of a text from a spreadsheet, empty ones left out: tabs between cells, else semicolons."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    mark = "\t" if "\t" in plain or ";" not in plain.partition("\n")[0] else ";"
    limit = csv.field_size_limit(len(plain) + 1)
    try:
        # A quote that nobody closes would swallow all that follows: then quotes are letters like others.
        rows = list(csv.reader(io.StringIO(plain, newline=""), delimiter=mark, strict=True))
    except csv.Error:
        rows = list(csv.reader(plain.split("\n"), delimiter=mark, quoting=csv.QUOTE_NONE))
    finally:
        csv.field_size_limit(limit)
    return [[cell.strip() for cell in row] for row in rows if any(cell.strip() for cell in row)]


def copied_rows(model: RecordModel, ids: Iterable[Id], columns: Sequence[int]) -> str:
    """Records as rows below the headings of these columns."""
    shown = [model.plan.columns[number] for number in columns]
    rows = [[_(column.label) for column in shown]]
    for id_ in ids:
        record = model.lens.project.one(model.plan.kind, id_)
        if record is not None:
            lens = model.lens
            rows.append([column.cell.copied(lens, column.value(lens, record)) for column in shown])
    return write_grid(rows)


def copied_column(model: RecordModel, ids: Iterable[Id], number: int) -> str:
    """One cell a line, without a heading."""
    column, lens = model.plan.columns[number], model.lens
    records = (lens.project.one(model.plan.kind, id_) for id_ in ids)
    return write_grid([column.cell.copied(lens, column.value(lens, record))] for record in records if record)
