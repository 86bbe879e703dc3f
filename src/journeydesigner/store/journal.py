"""Edits as rows of the working copy: written in the transaction of the change itself, read after a crash.

Data, never code: records before and after, the label as catalogue id with its values, and why it happened.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

from sqlalchemy import Connection, CursorResult, insert

from journeydesigner.i18n import Message
from journeydesigner.model import Delta, Entity, Id
from journeydesigner.store.database import add_rows, deleting, updating
from journeydesigner.store.rows import Shape, shape_of_table, shapes
from journeydesigner.store.tables import EDIT

Cause = Literal["edit", "undo", "redo"]


class Astray(Exception):
    """A change does not fit the working copy: it is not what the program shows. A defect, never the user's."""


@dataclass(frozen=True, slots=True)
class Kept:
    """One step of the history as it was kept."""

    delta: Delta
    label: Message


@dataclass(frozen=True, slots=True)
class KeptHistory:
    """Steps that can be undone (oldest first) and redone (the next one last).

    `saved` is how many steps were done when the user's file was last written, None when undoing or redoing cannot
    lead back there.
    """

    done: tuple[Kept, ...] = ()
    undone: tuple[Kept, ...] = ()
    saved: int | None = 0


def carry_out(connection: Connection, delta: Delta) -> None:
    """Make the rows what they are after `delta`. Raises `Astray` when they are not what it says they were."""
    gone: dict[Shape, list[Id]] = {}
    changed: dict[Shape, list[Entity]] = {}
    come: dict[Shape, list[Entity]] = {}
    for id_, (before, after) in delta.changes.items():
        is_same_kind = type(before) is type(after)
        if before is not None and not is_same_kind:
            gone.setdefault(shapes()[type(before)], []).append(id_)
        if after is not None:
            (changed if is_same_kind else come).setdefault(shapes()[type(after)], []).append(after)
    for shape, ids in gone.items():
        _all_found(connection.execute(deleting(shape.table), [{"_id": id_} for id_ in ids]), len(ids))
    for shape, entities in changed.items():
        cells = [dict(zip(shape.names, shape.row(e), strict=True), _id=e.id) for e in entities]
        _all_found(connection.execute(updating(shape.table), cells), len(cells))
    for shape, entities in come.items():
        add_rows(connection, [(shape, shape.row(entity)) for entity in entities])


def _all_found(result: CursorResult[Any], count: int) -> None:
    if result.rowcount != count:
        raise Astray(f"{result.rowcount} of {count} rows were there")


def note(connection: Connection, delta: Delta, cause: Cause, label: Message) -> None:
    """Write the edit into the journal."""
    connection.execute(
        insert(EDIT),
        {
            "at": datetime.now(UTC).isoformat(timespec="seconds"),
            "cause": cause,
            "label": json.dumps([label.msgid, dict(label.params)]),
            "changes": json.dumps([[_kept(side) for side in pair] for pair in delta.changes.values()]),
        },
    )


def _kept(entity: Entity | None) -> list[Any] | None:
    if entity is None:
        return None
    shape = shapes()[type(entity)]
    return [shape.table, *shape.row(entity)]


def last_edit(raw: sqlite3.Connection) -> int:
    """The number of the last edit, undo or redo; 0 when there is none."""
    ((last,),) = raw.execute("SELECT coalesce(max(seq), 0) FROM edit")
    return int(last)


def read_history(raw: sqlite3.Connection, saved_at: int | None) -> KeptHistory:
    """The history as it stands after every edit. `saved_at` is the number of the last edit in the user's file.

    Raises ValueError (`BadContent` among them), KeyError or IndexError when the journal is damaged.
    """
    done: list[Kept] = []
    undone: list[Kept] = []
    saved: int | None = 0 if saved_at == 0 else None
    for seq, cause, step in _steps(raw):
        if cause == "undo":
            undone.append(done.pop())
        elif cause == "redo":
            done.append(undone.pop())
        else:
            if saved is not None and saved > len(done):
                saved = None
            done.append(step)
            undone.clear()
        if seq == saved_at:
            saved = len(done)
    return KeptHistory(tuple(done), tuple(undone), saved)


def _steps(raw: sqlite3.Connection) -> Iterator[tuple[int, Cause, Kept]]:
    for seq, cause, label, changes in raw.execute("SELECT seq, cause, label, changes FROM edit ORDER BY seq"):
        msgid, params = json.loads(label)
        pairs = [(_entity(before), _entity(after)) for before, after in json.loads(changes)]
        delta = Delta.of({(before or after).id: (before, after) for before, after in pairs})  # type: ignore[union-attr]
        yield seq, cause, Kept(delta, Message(msgid, tuple(params.items())))


def _entity(kept: list[Any] | None) -> Entity | None:
    return None if kept is None else shape_of_table(kept[0]).entity(tuple(kept[1:]))
