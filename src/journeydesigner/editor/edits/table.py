"""A table of a spreadsheet as a journey: stages, their touchpoints linked in their order, and channels by name.

Columns are told by a first row of headings, else by how many there are. Text that comes from a clipboard is data.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from journeydesigner.editor.edits.channels import add_channel
from journeydesigner.editor.edits.lines import Line, paste_lines, read_lines, unknown_channels
from journeydesigner.editor.edits.placing import Spot, add_stage
from journeydesigner.i18n import LANGUAGES, N_, Language, translate
from journeydesigner.layout.words import label
from journeydesigner.model import Draft, Id, Text2
from journeydesigner.model.channel import Family
from journeydesigner.model.values import NO_TEXT, JourneyId, StageId, TouchpointId

Column = Literal["stage", "touchpoint", "channel"]
HEADINGS: tuple[tuple[Column, str], ...] = (
    ("stage", N_("Stage")),
    ("touchpoint", N_("Touchpoint")),
    ("channel", N_("Channel")),
)
MOST_CELLS = 20
"""Cells of a row that are looked at."""


@dataclass(frozen=True, slots=True)
class TableStage:
    """A stage in words, with what stands in it; "" for a table that names no stages."""

    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A journey in words."""

    stages: tuple[TableStage, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """All touchpoints, in their order."""
        return tuple(line for stage in self.stages for line in stage.lines)


def read_table(text: str) -> Table:
    """The stages and touchpoints of rows as a spreadsheet copies them: cells apart by tabs.

    Headings “Stage”, “Touchpoint”, “Channel” may come in any order. Without them three columns are these; of two,
    the first is the stage where names repeat in it or cells are empty, else the touchpoint; one is touchpoints. A
    stage left empty is that of the row above. Raises `NothingToPaste` as `read_lines` does.
    """
    rows = [row for row in (_cells(row) for row in text.splitlines()) if any(row)]
    columns = _headings(rows[0]) if rows else None
    if columns is not None:
        rows = rows[1:]
    else:
        columns = _guessed(rows)
    if "stage" not in columns:
        return Table((TableStage("", read_lines(_again(rows, columns))),))
    found: dict[str, list[str]] = {}
    here = ""
    for row in rows:
        here = _cell(row, columns, "stage") or here
        found.setdefault(here, []).append(_row(row, columns))
    # Read once in all: not too many, no name too long, and something at all.
    read_lines("\n".join([*found, *(line for lines in found.values() for line in lines)]))
    return Table(tuple(TableStage(name, _lines(lines)) for name, lines in found.items()))


def paste_table(draft: Draft, table: Table, journey: JourneyId, language: Language) -> tuple[Id, ...]:
    """Add the stages and touchpoints of a table to a journey, in their order; returns the ids of the stages.

    A channel that the library lacks is added where its name begins like that of a family, “E-mail to the client”;
    others are not guessed (see `unknown_channels`). Each touchpoint is linked to the next, across stages too.
    """
    for name in unknown_channels(draft.project, table.lines):
        family = _family(name)
        if family is not None:
            add_channel(draft, family, _named(name, language))
    made: list[Id] = []
    last: TouchpointId | None = None
    for stage in table.stages:
        added = add_stage(draft, journey, name=_named(stage.name, language) if stage.name else None)
        made.append(added.id)
        spot = Spot(StageId(added.id))
        cards = paste_lines(draft, stage.lines, spot, language, last) if stage.lines else ()
        last = TouchpointId(cards[-1]) if cards else last
    return tuple(made)


def _cells(row: str) -> list[str]:
    return [" ".join(NO_TEXT.sub(" ", cell).split()) for cell in row.split("\t")[:MOST_CELLS]]


def _headings(first: Sequence[str]) -> tuple[Column | None, ...] | None:
    """What the columns are, by a row of headings in either language; None when this is none."""
    words = {translate(text, spoken).casefold(): column for column, text in HEADINGS for spoken in LANGUAGES}
    known = tuple(words.get(cell.casefold()) for cell in first)
    return known if "touchpoint" in known or {"stage", "channel"} <= set(known) else None


def _guessed(rows: Sequence[Sequence[str]]) -> tuple[Column | None, ...]:
    width = max((len(row) for row in rows), default=1)
    if width >= len(HEADINGS):
        return ("stage", "touchpoint", "channel")
    firsts = [row[0] for row in rows]
    if width == 2 and len(rows) > 1 and ("" in firsts or len(set(firsts)) < len(firsts)):
        return ("stage", "touchpoint")
    return ("touchpoint", "channel")


def _cell(row: Sequence[str], columns: Sequence[Column | None], column: Column) -> str:
    place = columns.index(column) if column in columns else len(row)
    return row[place] if place < len(row) else ""


def _row(row: Sequence[str], columns: Sequence[Column | None]) -> str:
    """Touchpoint and channel as `read_lines` takes them."""
    return f"{_cell(row, columns, 'touchpoint')}\t{_cell(row, columns, 'channel')}"


def _again(rows: Sequence[Sequence[str]], columns: Sequence[Column | None]) -> str:
    return "\n".join(_row(row, columns) for row in rows)


def _lines(rows: Sequence[str]) -> tuple[Line, ...]:
    """The touchpoints of a stage; none for a stage without any."""
    named = [row for row in rows if row.strip()]
    return read_lines("\n".join(named)) if named else ()


def _family(name: str) -> Family | None:
    """The family whose name, in either language, is this one or its beginning."""
    said = name.casefold()
    for family in get_args(Family):
        for spoken in LANGUAGES:
            word = label("family", family, spoken).casefold()
            if family != "other" and (said == word or said.startswith(f"{word} ")):
                found: Family = family
                return found
    return None


def _named(name: str, language: Language) -> Text2:
    return Text2(fr=name) if language == "fr" else Text2(en=name)
