"""The matrix as text with tabs, as spreadsheets read and write it. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from journeydesigner.editor.edits.fields import NotPossible
from journeydesigner.editor.edits.raci import CODES
from journeydesigner.i18n import N_, _, language, message
from journeydesigner.layout.words import label
from journeydesigner.model.naming import entity_name, one_line
from journeydesigner.model.organisation import RaciCode
from journeydesigner.panels.raci.cells import owner_of
from journeydesigner.panels.raci.grid import Grid

MOST_CELLS = 100_000
"""A clipboard with more is no part of a matrix."""
_SEPARATORS = str.maketrans("", "", "/,;+&.- \u00a0\u202f")

Block = Sequence[Sequence[frozenset[RaciCode]]]


def block_text(grid: Grid, rows: range, columns: range) -> str:
    """The cells of a block; what is inherited stands in brackets, and is nothing when it is pasted again."""
    lines = []
    for row in rows:
        cells = (grid.cell(row, column) for column in columns)
        lines.append("\t".join(cell.text if cell else "" for cell in cells))
    return "\n".join(lines)


def whole_text(grid: Grid) -> str:
    """The matrix as it is shown, with its headings."""
    named = [entity_name(band.unit, language()) if band.unit else "" for band in grid.bands]
    lines = [
        ["", label("facet", grid.shown.facet), *map(one_line, named)],
        [_("Step"), _("Owner"), *(one_line(entity_name(role, language())) for role in grid.columns)],
    ]
    for number, row in enumerate(grid.rows):
        element = grid.element(number)
        if element is None:
            continue
        name = one_line(entity_name(element, language()))
        owner = grid.project.get(owner_of(grid.project, element))
        cells = (grid.cell(number, column) for column in range(len(grid.columns)))
        lines.append(
            [
                f"{row.number}. {name}" if row.is_stage else f"   {name}",
                one_line(entity_name(owner, language())) if owner else "",
                *(cell.text if cell else "" for cell in cells),
            ]
        )
    return "\n".join("\t".join(line) for line in lines)


def read_block(text: str) -> Block:
    """The cells that a text with tabs means. Raises `NotPossible` for one that is no block of RACI codes."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n").split("\n")
    cells = [line.split("\t") for line in lines]
    if sum(map(len, cells)) > MOST_CELLS:
        raise NotPossible(message(N_("What was copied is too large to be a part of this matrix.")))
    width = max(map(len, cells))
    return [[read_codes(cell) for cell in line] + [frozenset()] * (width - len(line)) for line in cells]


def read_codes(text: str) -> frozenset[RaciCode]:
    """The codes of one cell: "A", "a/r", "R, C"; nothing for an empty cell or for one in brackets.

    Raises `NotPossible` for anything else.
    """
    plain = text.strip().strip('"').strip()
    if plain.startswith("(") and plain.endswith(")"):
        return frozenset()
    letters = plain.translate(_SEPARATORS).upper()
    if len(letters) > len(CODES) or not set(letters) <= set(CODES):
        raise NotPossible(message(N_("“{text}” is no RACI code: write A, R, C or I."), text=text.strip()[:40]))
    return frozenset(code for code in CODES if code in letters)
