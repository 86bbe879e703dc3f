"""Records as rows and back, lossless both ways; the digest that notices a changed bit. Knows no SQL engine."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cache

from pydantic import ValidationError

from journeydesigner.model import KINDS, Entity, Kind, PainPoint, ProjectInfo
from journeydesigner.model.kinds import PARENT_FIELD, TARGET
from journeydesigner.store.columns import Cell, Codec, Column, codec_of

Row = tuple[Cell, ...]
"""The cells of one record, in the order of its table's columns."""


class BadContent(ValueError):
    """Rows cannot be records, or not together."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How one kind of record is kept: table, columns, and the column that names the parent with its table."""

    kind: Kind
    table: str
    codec: Codec
    parent: tuple[str, str] | None

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns, in order."""
        return self.codec.columns

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(column.name for column in self.columns)

    @property
    def select(self) -> str:
        """The statement that reads every row, in the order of ids."""
        return f"SELECT {', '.join(self.names)} FROM {self.table} ORDER BY id"

    def row(self, entity: Entity) -> Row:
        """The record as a row."""
        return self.codec.encode(entity)

    def entity(self, row: Row) -> Entity:
        """The record a row holds. Raises `BadContent` for whatever the model does not allow."""
        try:
            return self.kind.model_validate(self.codec.decode(row))
        except (ValidationError, ValueError, RecursionError) as error:
            raise BadContent(str(error)) from None


TABLE_NAMES: dict[Kind, str] = {ProjectInfo: "project", PainPoint: "pain_point"}
"""Tables that are not simply called as their kind."""


@cache
def shapes() -> dict[Kind, Shape]:
    """The shape of every kind, parents before children."""
    return {kind: _shape(kind) for kind in KINDS}


@cache
def shape_of_table(table: str) -> Shape:
    """The shape kept in `table`. Raises KeyError for a table that keeps no records."""
    return {shape.table: shape for shape in shapes().values()}[table]


def _shape(kind: Kind) -> Shape:
    field = PARENT_FIELD.get(kind)
    parent = None
    if field is not None:
        target = TARGET[kind.model_fields[field].annotation]
        assert target is not None, f"{kind.__name__} has a parent of any kind"
        parent = (field, _table(target))
    return Shape(kind, _table(kind), codec_of(kind), parent)


def _table(kind: Kind) -> str:
    return TABLE_NAMES.get(kind, kind.__name__.lower())


_encode = json.JSONEncoder(ensure_ascii=True, separators=(",", ":")).encode


class Digest:
    """A checksum over every value of a document.

    BLAKE2b of 16 bytes, in hexadecimal, over one ASCII line per row: the name of the table and the row as a JSON
    array. Tables in the order of `shapes()`, rows in the order of their ids. ASCII, because what counts as
    printable differs between versions of Python, and the same document must have one digest on all of them.
    """

    def __init__(self) -> None:
        self._hash = hashlib.blake2b(digest_size=16)

    def add(self, table: str, row: Row) -> None:
        """Count one row in. Raises `BadContent` for bytes, which no column of ours holds."""
        try:
            self._hash.update(f"{table} {_encode(row)}\n".encode("ascii"))
        except TypeError as error:
            raise BadContent(str(error)) from None

    def hex(self) -> str:
        """The checksum of what was added so far."""
        return self._hash.hexdigest()
